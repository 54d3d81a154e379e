"""Assisted: the second layer laid over an audit that stands, where the user asked for an assistant."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Self

from audit.result import Mark
from audit.second import extended
from gouji.cli_assist import Assist
from gouji.pipeline import CaseResult

if TYPE_CHECKING:  # the room needs the extra llm
    from extract.assistant.settings import Settings

NEEDED = ("openai", "instructor", "langchain_core", "langchain_text_splitters", "pydantic_settings")


class AssistantUnavailable(Exception):
    """The assistant can't be asked; the message is one sentence for the user, in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the user asked for: whether, with which settings file, and whether to record or replay.

    With ``partial`` settings need not be complete; with ``kept`` only answers that were given before are taken, and
    nothing is sent. ``workers`` are those that share the limits of the run.
    """

    when: Assist = Assist.OFF
    file: Path | None = None
    record: Path | None = None
    replay: Path | None = None
    partial: bool = False
    kept: bool = False
    workers: int = 1

    def settings(self) -> "Settings":
        """The settings, complete for what is planned; raises AssistantUnavailable where they are not."""
        if any(find_spec(name) is None for name in NEEDED):
            raise AssistantUnavailable("使用模型需要安装 llm 附加组件：pip install 'gouji[llm]'。")
        from extract.assistant.settings import settings_from  # noqa: PLC0415 - needs the extra llm

        try:
            found = settings_from(self.file)
        except FileNotFoundError as error:
            raise AssistantUnavailable(f"找不到设置文件 {error}。") from None
        except ValueError as error:  # the text of a validation error may hold the key
            names = {".".join(map(str, each["loc"])) for each in getattr(error, "errors", list)()}
            raise AssistantUnavailable(
                f"设置有误：{'、'.join(sorted(names)) or '无法读取'}。"
            ) from None
        needed = self.replay is None and not self.partial
        if needed and not (found.base_url and found.model):
            raise AssistantUnavailable(
                "没有给出服务器地址和模型（GOUJI_ASSIST_BASE_URL、GOUJI_ASSIST_MODEL），什么也不会发送。"
            )
        if self.replay is not None and not self.replay.is_file():
            raise AssistantUnavailable(f"找不到录像文件 {self.replay}。")
        return found

    def target(self) -> str:
        """Where text would go, as a sentence to be shown before the first call."""
        found = self.settings()
        if self.replay is not None:
            return f"按录像 {self.replay.name} 回放，不发送任何内容。"
        hidden = "，姓名和电话先行遮盖" if found.mask else ""
        return f"将把报告文字发送到 {found.host}（模型 {found.model}）{hidden}。"


class Assistant:
    """An assistant for one run over one case after another; used as a context."""

    def __init__(self, plan: Plan) -> None:
        settings = plan.settings()
        from extract.assistant.assisting import Course, Run  # noqa: PLC0415 - needs the extra llm

        course = Course(
            when=plan.when.value, record=plan.record, replay=plan.replay, kept=plan.kept
        )
        try:
            self._run = Run(settings.shared(plan.workers), course)
        except OSError as error:
            raise AssistantUnavailable(f"无法读写文件：{error.strerror}。") from None
        except ValueError as error:
            raise AssistantUnavailable(f"{error}。") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._run.__exit__()

    def added_to(self, result: CaseResult, confirmed: Collection[str] = frozenset()) -> CaseResult:
        """The case with what the assistant adds; the first layer stays as it is.

        ``confirmed`` are the keys of checks whose relation a reviewer confirmed.
        """
        unread = frozenset(n.id for n in result.audit.numbers if n.mark is Mark.UNREAD)
        found = self._run.over(result.documents, result.report, unread)
        audit = extended(
            result.audit, found.more, found.account, policy=result.basis.policy, confirmed=confirmed
        )
        return replace(result, audit=audit)


def assisted(result: CaseResult, plan: Plan) -> CaseResult:
    """One case with what an assistant adds to it, or as it is where none was asked for."""
    if plan.when is Assist.OFF:
        return result
    with Assistant(plan) as assistant:
        return assistant.added_to(result)
