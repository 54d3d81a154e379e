"""The view of a page: from the coordinates of a PDF page to those of the page as it is displayed."""

import ctypes
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.readers.pdf_engine import Handle, raw

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class View:
    """The visible rectangle of a page and how many quarters it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def place(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Points of the page as points from the top left corner of the display."""
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        if self.quarters == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def segments(self, ends: Floats) -> Floats:
        """Rows of ``x0, y0, x1, y1`` as displayed."""
        if not self.quarters:
            plain = np.empty_like(ends)
            np.subtract(ends[:, 0::2], self.left, out=plain[:, 0::2])
            np.subtract(self.top, ends[:, 1::2], out=plain[:, 1::2])
            return plain
        x0, y0 = self.place(ends[:, 0], ends[:, 1])
        x1, y1 = self.place(ends[:, 2], ends[:, 3])
        return np.stack([x0, y0, x1, y1], 1)

    def boxes(self, corners: Floats) -> Floats:
        """Rows of any two opposite corners as left, top, right, bottom of the display."""
        if not self.quarters:
            turned = np.empty_like(corners)
            x, y = corners[:, 0::2] - self.left, self.top - corners[:, 1::2]
            np.minimum(x[:, 0], x[:, 1], out=turned[:, 0])
            np.minimum(y[:, 0], y[:, 1], out=turned[:, 1])
            np.maximum(x[:, 0], x[:, 1], out=turned[:, 2])
            np.maximum(y[:, 0], y[:, 1], out=turned[:, 3])
            return turned
        x0, y0, x1, y1 = self.segments(corners).T
        edges = [np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)]
        return np.stack(edges, 1)


def view_of(page: Handle) -> View:
    """The view of a loaded page."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        return View(0.0, 0.0, width, height)
    return View(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page) % 4)
