"""Narrative: from running text to records."""
