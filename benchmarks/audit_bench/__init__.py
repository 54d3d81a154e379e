"""Planted errors: made-up reports whose figures are known by construction, each with one error put in.

The generator knows nothing of how reports are read or audited: it shares no code and no word list with either. A
report is a set of amounts and of relations over them; consistency and the planted truth follow from that.
"""
