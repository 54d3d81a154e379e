"""Exports: working papers made from the result of an audit and from what people decided about it."""
