"""Asking the register: as of a date, what changed, the history of a thing, what a name stands for."""
