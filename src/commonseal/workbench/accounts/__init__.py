"""Accounts: what is kept of them, how they change, and the audit of what they saw and did; for pages and commands."""
