"""The rules page."""

from gouji.ui.rules import draw

draw()
