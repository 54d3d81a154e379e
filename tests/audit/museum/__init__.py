"""Museum: every false alarm that was ever met, each by its name, on a text of its own."""
