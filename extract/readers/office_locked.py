"""Office files under a password, new and old: decrypted in memory before they are read."""

from io import BytesIO
from typing import Any, Final

import msoffcrypto  # type: ignore[import-untyped]
from msoffcrypto.exceptions import InvalidKeyError  # type: ignore[import-untyped]

from extract.errors import BrokenFile, LimitExceeded, LockedFile

_USUAL: Final = (
    "VelvetSweatshop"  # Office locks files that are only to be protected from changes with this
)
_TURNS: Final = 1_000_000  # how often a password is hashed; Office does it a tenth as often


def unlocked(data: bytes, password: str | None) -> bytes:
    """The Office file within a locked one; raises ReadError where the password is missing or wrong."""
    try:
        file = msoffcrypto.OfficeFile(BytesIO(data))
        _check_turns(file)
        for secret in (password, _USUAL):
            found = _opened(file, secret) if secret else None
            if found is not None:
                return found
    except LimitExceeded:
        raise
    except Exception as error:  # the library raises whatever a damaged file leads it to
        raise BrokenFile("文件已加密，加密方式不认识或文件已损坏，无法解开。") from error
    if password is None:
        raise LockedFile("文件已加密，需要密码才能打开。")
    raise LockedFile("文件的密码不对。")


def _opened(file: Any, secret: str) -> bytes | None:
    """What a password opens, or None where it is another one."""
    out = BytesIO()
    try:
        if file.format == "ooxml":
            file.load_key(password=secret, verify_password=True)
        else:
            file.load_key(password=secret)
        file.decrypt(out)
    except InvalidKeyError:
        return None
    return out.getvalue()


def _check_turns(file: Any) -> None:
    """Stop where a file asks for more work than any office program gives it."""
    info = getattr(file, "info", None)
    if isinstance(info, dict) and info.get("spinValue", 0) > _TURNS:
        raise LimitExceeded("文件的加密要求的计算量超过上限，不予读取。")
