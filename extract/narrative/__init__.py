"""Narrative: from running text to records, each number with the words that name it."""

from extract.narrative.prose import recognise_phrase, recognise_prose

__all__ = ["recognise_phrase", "recognise_prose"]
