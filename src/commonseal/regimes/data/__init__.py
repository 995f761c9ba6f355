"""Packs of law, one YAML file each."""
