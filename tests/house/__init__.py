"""The manners of the house, as tests."""
