"""Rules: one claim a file; the register is an explicit tuple."""
