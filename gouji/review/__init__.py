"""Review: what people decided, and what leaves the house."""
