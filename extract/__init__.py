"""Extract: from the bytes of a file to records with a place for every value."""
