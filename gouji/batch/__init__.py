"""Batch: many reports in one run."""
