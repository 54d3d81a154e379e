"""Rules over several reports, from made-up reports to findings."""
