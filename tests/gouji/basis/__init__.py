"""Tests of what an audit goes by."""
