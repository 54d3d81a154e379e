"""Tests of diagnosing: one file a kind of cause."""
