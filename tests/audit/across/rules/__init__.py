"""Tables of the rules over several reports."""
