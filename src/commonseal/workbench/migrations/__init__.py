"""Migrations of the workbench: who may see what."""
