"""Django's own backend for SQLite, but for one thing: no table has a check of its JSON.

Such a check calls a function of SQLite from within the schema. A register's file trusts no schema (``trusted_schema``
is off, for a file may come from anywhere), and SQLite then takes the whole file for damaged.
"""

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to a register's file."""

    data_type_check_constraints = {  # noqa: RUF012 - as Django has it
        kind: check for kind, check in base.DatabaseWrapper.data_type_check_constraints.items() if kind != "JSONField"
    }
