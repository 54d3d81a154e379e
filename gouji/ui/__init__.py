"""Pages of the review workbench."""
