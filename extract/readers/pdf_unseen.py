"""Text that is drawn without being seen: what recognition programs lay under a scan, or what somebody hides."""

import ctypes
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from extract.readers.pdf_engine import Handle, address_of, pointer_to, quick, raw

_mode_of: Final = quick("FPDFTextObj_GetTextRenderMode", ctypes.c_int)
_object_of: Final = quick("FPDFText_GetTextObject", ctypes.c_void_p)
_UNSEEN: Final = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})


def any_unseen(texts: Iterable[Any]) -> bool:
    """Whether any of the text objects, as arguments of quick functions, is drawn without being seen."""
    return not _UNSEEN.isdisjoint(map(_mode_of, texts))


def unseen_of(text: Handle, count: int) -> npt.NDArray[np.bool_]:
    """Which of the characters of a page are drawn without being seen."""
    hides = cache(lambda item: _mode_of(pointer_to(item)) in _UNSEEN)
    page = pointer_to(address_of(text))
    owners = (_object_of(page, i) for i in range(count))
    return np.fromiter((owner is not None and hides(owner) for owner in owners), np.bool_, count)
