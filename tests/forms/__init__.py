"""Forms after the designs of many provinces, with golden records of what stands in them."""
