"""Image files: .png, .jpg and .tif with one page or several, recognised and read like the pages of a PDF."""

from extract.document import Document
from extract.readers.image_files import page_count, rasters_of
from extract.readers.image_reading import recognised
from extract.readers.limits import LIMITS, Limits, Progress
from extract.readers.ocr_extra import require_ocr
from extract.readers.pdf import document_of
from extract.sources import Source


def read_image(
    data: bytes, source: Source, limits: Limits = LIMITS, progress: Progress | None = None
) -> Document:
    """Read an image file; raises MissingTool where the extra that recognises print is not installed."""
    count = page_count(data, limits)
    require_ocr()
    reading = recognised(rasters_of(data), count, limits, progress)
    described = source.model_copy(update={"pages": count, "ocr_suspect": True})
    return document_of(described, reading.pages, reading.problems())
