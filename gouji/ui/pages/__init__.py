"""Pages: one script each, run by the navigation."""
