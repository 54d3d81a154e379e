"""The overview page."""

from gouji.ui.overview import draw

draw()
