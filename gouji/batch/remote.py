"""Remote: object stores and web lists by URL, through fsspec and its drivers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from posixpath import basename, dirname
from typing import Any
from urllib.parse import urlsplit

from extract.errors import LimitExceeded, MissingFile
from extract.readers.archive import is_junk
from extract.readers.limits import LIMITS
from gouji.batch import archives, manifest
from gouji.batch.errors import BadSource
from gouji.batch.inputs import Fetched, Input

_ARCHIVE = ".zip"
_WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class Remote:
    """What lists and fetches files by URL; ``password`` opens archives."""

    password: str | None = None

    def inputs(self, url: str) -> Iterator[Input]:
        """The files under a URL, or the one that it names; raises BadSource where nothing can be listed."""
        system, path = _opened(url)
        for each in _paths(system, path, url):
            name = _shown(system.unstrip_protocol(each))
            title, fetch = (
                basename(urlsplit(name).path) or name,
                partial(_fetched, system, each, name),
            )
            if name.lower().endswith(_ARCHIVE):
                yield from archives.inputs_of(name, title, fetch, self.password)
            else:
                yield Input(name, title, dirname(name), fetch)

    def entries(self, url: str) -> list[manifest.Entry] | None:
        """The lines of a manifest; None where the table is none."""
        system, path = _opened(url)
        try:
            return manifest.entries(_fetched(system, path, _shown(url)).data, _shown(url))
        except MissingFile as error:
            raise BadSource(str(error)) from None


def _opened(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it."""
    if find_spec("fsspec") is None:
        raise BadSource("按网址读取需要安装 dist 附加组件：pip install 'gouji[dist]'。")
    from fsspec.core import (  # type: ignore[import-untyped]  # noqa: PLC0415 - needs the extra dist
        url_to_fs,
    )

    scheme = url.partition("://")[0]
    try:
        system, path = url_to_fs(url)
    except ImportError:
        raise BadSource(f"读取 {scheme}:// 需要另装驱动：{_driver(scheme)}。") from None
    except ValueError:
        raise BadSource(f"不认识 {scheme}:// 这种地址。") from None
    except Exception as error:  # noqa: BLE001 - drivers raise what they like
        raise BadSource(f"无法打开 {_shown(url)}：{type(error).__name__}。") from None
    return system, path


def _driver(scheme: str) -> str:
    """What is to be installed for a kind of address, as the register of fsspec says."""
    from fsspec.registry import (  # type: ignore[import-untyped]  # noqa: PLC0415 - needs the extra dist
        known_implementations,
    )

    return str(known_implementations.get(scheme, {}).get("err", scheme))


def _paths(system: Any, path: str, url: str) -> list[str]:
    """What lies under a URL; a page of the web is a list only where its address ends like a folder."""
    web = urlsplit(url).scheme in _WEB
    try:
        if (web and not url.endswith("/")) or not system.isdir(path):
            return [path]
        found = [str(each) for each in system.find(path)]
    except Exception as error:  # noqa: BLE001 - drivers raise what they like
        raise BadSource(f"无法列出 {_shown(url)}：{type(error).__name__}。") from None
    return sorted(each for each in found if not is_junk(each))


def _fetched(system: Any, path: str, name: str) -> Fetched:
    try:
        with system.open(path, "rb") as file:
            data = file.read(LIMITS.size + 1)
    except FileNotFoundError:
        raise MissingFile(f"找不到文件 {name}。") from None
    except Exception as error:  # noqa: BLE001 - drivers raise what they like
        raise MissingFile(f"无法取得 {name}：{type(error).__name__}。") from None
    if len(data) > LIMITS.size:
        raise LimitExceeded(f"文件超过 {LIMITS.size // 2**20} MB 的上限，不予读取。")
    return Fetched(data, name, datetime.now(UTC).isoformat(timespec="seconds"))


def _shown(url: str) -> str:
    """A URL without the name and password that it may hold."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if parts.netloc else url
