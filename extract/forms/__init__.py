"""Forms: one file a kind of table block, from cells to records."""
