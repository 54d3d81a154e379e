"""The records page."""

from gouji.ui.records import draw

draw()
