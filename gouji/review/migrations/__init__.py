"""Migrations: the schema of the store from release to release; a released one is never edited."""
