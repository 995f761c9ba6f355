"""Common Seal: a register and planning workbench for public bodies that act together and stay answerable in law."""

__version__ = "0.1.0"
