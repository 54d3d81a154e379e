"""Across: rules over several reports: other years, other papers of the year, units above and below, and peers."""
