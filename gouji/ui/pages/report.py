"""The report page."""

from gouji.ui.report import draw

draw()
