"""Across: rules over several reports."""
