"""The overview page."""


def draw() -> None:
    """Draw the page."""
