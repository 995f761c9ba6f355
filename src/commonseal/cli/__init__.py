"""The commands: thin words around the rooms that do the work."""
