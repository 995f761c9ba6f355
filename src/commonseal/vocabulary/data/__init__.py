"""The catalogue of words as YAML files."""
