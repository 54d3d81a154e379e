"""Executors: where jobs run, behind the one interface of ``concurrent.futures``: this machine, or a cluster."""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gouji.batch.errors import BatchError, ClusterLost
from gouji.batch.job import Broken, State
from gouji.batch.supervisor import close_all

CA, CERTIFICATE, KEY = "ca.pem", "cert.pem", "key.pem"
"""What the directory with the certificates of a cluster holds."""
_REFRESH = 5.0
"""Seconds after which a cluster is asked again how many workers it has."""
KILLED = "KilledWorker"
"""What Dask raises where one worker after another died over a job."""
CLUSTER = ("distributed", "dask", "tornado", "asyncio")
"""Whose exceptions say that the cluster is at fault, not the job."""
CONFIGURED = "distributed.comm.tls.ca-file"
"""Where Dask's own configuration names an authority."""
CONNECT = "20s"
"""How long to wait for a scheduler that does not answer."""


@dataclass(frozen=True, slots=True)
class Crew:
    """An executor, and how many jobs it should have at a time so that nobody waits for the next one."""

    executor: Executor
    width: Callable[[], int]

    @property
    def workers(self) -> int:
        """How many jobs are done at a time."""
        return max(self.width() // 2, 1)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def opened(jobs: int, scheduler: str | None = None, tls: Path | None = None) -> Iterator[Crew]:
    """A crew on this machine, or on the cluster of a scheduler."""
    if os.name != "posix":
        raise BatchError("批量核对目前只能在 Linux 和 macOS 上运行。")
    if scheduler is None:
        with local(jobs) as crew:
            yield crew
    else:
        with cluster(scheduler, tls) as crew:
            yield crew


@contextmanager
def local(jobs: int) -> Iterator[Crew]:
    """So many threads, each with a supervised process of its own that is replaced where it dies."""
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="gouji")
    try:
        yield Crew(pool, lambda: 2 * jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        close_all()
        pool.shutdown(wait=True)


@contextmanager
def cluster(scheduler: str, tls: Path | None = None) -> Iterator[Crew]:
    """The workers of a Dask scheduler, which run the same jobs in supervised processes of their own."""
    if find_spec("distributed") is None:
        raise ClusterLost("使用集群需要安装 dist 附加组件：pip install 'gouji[dist]'。")
    client = _client(scheduler, tls)
    try:
        yield Crew(client.get_executor(pure=False), _Threads(client))
    finally:
        client.close(timeout=1)


@dataclass
class _Threads:
    """Twice the threads of all workers, asked for from time to time because workers come and go."""

    client: Any
    asked: float = 0.0
    last: int = 1

    def __call__(self) -> int:
        now = time.monotonic()
        if now - self.asked > _REFRESH:
            self.asked = now
            try:
                self.last = sum(self.client.nthreads().values())
            except Exception as error:
                raise gone() from error
        return max(2 * self.last, 2)


def result_of(future: Future[object]) -> object:
    """What came of a job; a cluster that went away ends the run, a job that killed its workers is Broken."""
    try:
        return future.result()
    except CancelledError as error:
        raise gone() from error
    except Exception as error:
        if type(error).__name__ == KILLED:
            return Broken(State.CRASHED, "集群中处理它的节点一再中断。")
        if isinstance(error, OSError) or type(error).__module__.startswith(CLUSTER):
            raise gone() from error
        raise


def gone() -> ClusterLost:
    """The scheduler is gone; what is finished is stored."""
    return ClusterLost("与集群调度程序的连接中断；已完成的结果都已存入，重新运行同一命令即可继续。")


def _client(scheduler: str, tls: Path | None) -> Any:
    import logging  # noqa: PLC0415 - only to keep the cluster quiet

    import dask.config  # noqa: PLC0415 - needs the extra dist
    import distributed  # noqa: PLC0415

    for name in logging.root.manager.loggerDict:
        if name.startswith("distributed"):  # each has a level of its own
            logging.getLogger(name).setLevel(logging.CRITICAL)
    security = _security(tls) if tls else None
    if scheduler.startswith("tls://") and not (tls or dask.config.get(CONFIGURED, None)):
        raise ClusterLost(f"{scheduler} 需要证书，请用 --tls 给出证书目录。")
    try:
        return distributed.Client(  # type: ignore[no-untyped-call]
            scheduler, security=security, timeout=CONNECT, set_as_default=False
        )
    except Exception as error:
        raise ClusterLost(f"无法连接集群调度程序 {scheduler}：{type(error).__name__}。") from error


def _security(tls: Path) -> Any:
    from distributed.security import Security  # noqa: PLC0415 - needs the extra dist

    missing = [name for name in (CA, CERTIFICATE, KEY) if not (tls / name).is_file()]
    if missing:
        raise ClusterLost(f"目录 {tls} 里没有 {'、'.join(missing)}。")
    return Security(  # type: ignore[no-untyped-call]
        tls_ca_file=str(tls / CA),
        tls_client_cert=str(tls / CERTIFICATE),
        tls_client_key=str(tls / KEY),
        require_encryption=True,
    )
