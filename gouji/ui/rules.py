"""The rules page."""


def draw() -> None:
    """Draw the page."""
