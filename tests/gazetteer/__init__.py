"""Tests of how the index of places is made."""
