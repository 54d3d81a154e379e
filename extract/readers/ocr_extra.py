"""The packages that read images, imported when the first image comes; one sentence says what to install."""

import importlib
from functools import cache
from typing import Any

from extract.errors import MissingTool


@cache
def opencv() -> Any:
    """OpenCV, for straightening pages and finding rules."""
    return _imported("cv2")


@cache
def rapidocr() -> Any:
    """RapidOCR, whose wheel carries the models."""
    return _imported("rapidocr")


def _imported(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingTool(
            "文件里有扫描页或图片，识别文字需要安装扩展 ocr：pip install 'gouji[ocr]'。"
        ) from error


def require_ocr() -> None:
    """Raise MissingTool where the packages are not installed."""
    opencv()
    rapidocr()
