"""Tests of the assistant, all against a server on this machine or none at all."""
