"""Tests of what people correct and decide, and of the store that keeps it."""
