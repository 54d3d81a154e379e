"""Diagnosing: one file a kind of cause; audit.diagnosis puts them in order."""
