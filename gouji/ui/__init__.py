"""The page: what people see and touch in a browser; nothing is computed here."""
