"""Gouji: what people and machines touch."""
