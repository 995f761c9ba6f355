"""Tests of what would break: the rules, and what they find."""
