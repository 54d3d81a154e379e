"""Versions: one file a migration, appended and never edited once released."""
