"""Judging: one file a kind of relation; the judge alone calls them."""
