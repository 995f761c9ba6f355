"""Django's backend for SQLite, as registers need it."""
