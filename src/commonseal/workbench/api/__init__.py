"""The API: the answers of the pages as data, and what is done on pages done by programs, under ``/api/v1/``."""
