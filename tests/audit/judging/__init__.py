"""Tests of judging: tables of cases, one file a kind of relation."""
