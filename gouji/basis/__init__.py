"""Basis: what an audit goes by, read from the files of a user: policy, own rules, scoring schemes."""
