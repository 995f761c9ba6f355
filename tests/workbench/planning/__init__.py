"""Tests of the pages of planning."""
