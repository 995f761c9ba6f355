"""Migrations of incoming papers."""
