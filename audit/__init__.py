"""Audit: from a Report to checks, with exact arithmetic and nothing else."""
