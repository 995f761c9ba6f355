"""Which database a register lives in, and getting it ready."""

import os
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

import dj_database_url

from commonseal.register.errors import AddressError, RegisterError

_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824; "
    "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON; PRAGMA recursive_triggers=ON; PRAGMA trusted_schema=OFF"
)
"""Full sync, for a lesser one loses commits at a power cut; secure delete, for what is erased must be gone."""


def database_settings(url: str) -> dict[str, Any]:
    """Return Django's settings for a register's address.

    Raises:
        AddressError: the address is neither ``sqlite:///PATH`` nor ``postgresql://…``.
    """
    scheme = url.partition(":")[0]
    if scheme not in ("sqlite", "postgres", "postgresql") or "://" not in url:
        raise AddressError(
            f"“{redacted(url)}” is not the address of a register; write sqlite:///PATH or postgresql://USER@HOST/NAME"
        )
    try:
        settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=None))
    except (ValueError, dj_database_url.ParseError, dj_database_url.UnknownSchemeError) as error:
        raise AddressError(f"“{redacted(url)}” is not the address of a register: {error}") from error
    if scheme == "sqlite":
        if not settings["NAME"] or settings["NAME"] == ":memory:":
            raise AddressError("the address of the register has no path; write sqlite:///PATH")
        settings["ENGINE"] = "commonseal.register.sqlite"
        settings["NAME"] = str(Path(settings["NAME"]).absolute())
        settings["OPTIONS"] = {"init_command": _PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": 60}
    return settings


def redacted(url: str) -> str:
    """Return an address without its password, fit to be shown."""
    head, at, tail = url.rpartition("@")
    if not at or "://" not in head:
        return url
    scheme, _, credentials = head.partition("://")
    return f"{scheme}://{credentials.partition(':')[0]}@{tail}"


@cache
def configure_django() -> None:
    """Load Django's settings and apps, once in a process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonseal.settings")
    import django

    django.setup()


@cache
def database_alias(url: str) -> str:
    """Return the name under which Django knows the database at an address, adding it where it is new."""
    configure_django()
    from django.db import connections

    settings = database_settings(url)
    default = connections.databases["default"]
    if all(default.get(key) == settings.get(key) for key in ("ENGINE", "NAME", "HOST", "PORT", "USER", "PASSWORD")):
        return "default"
    alias = f"register{len(connections.databases)}"
    connections.databases[alias] = connections.configure_settings({"default": settings})["default"]
    return alias


def prepare(alias: str, *, create: bool) -> None:
    """Make sure that the database holds a register of this version.

    Raises:
        RegisterError: there is none and ``create`` is false, or the database cannot be reached or is no register.
    """
    from django.db import connections
    from django.db.utils import DatabaseError

    connection = connections[alias]
    name = str(connection.settings_dict["NAME"])
    is_file = connection.vendor == "sqlite"
    if is_file and not create and not Path(name).exists():
        raise RegisterError(
            f"there is no register at {name}; make one with: commonseal load PATH --db sqlite:///{name}"
        )
    if is_file and not Path(name).parent.is_dir():
        raise RegisterError(
            f"the folder {Path(name).parent} does not exist; make it, or choose another place with --db"
        )
    try:
        _migrate_if_needed(alias, create=create)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        reason = str(error).strip().splitlines()[0]
        raise RegisterError(f"the register at {name} cannot be opened: {reason}") from error


def _migrate_if_needed(alias: str, *, create: bool) -> None:
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[alias])
    plan = executor.migration_plan([node for node in executor.loader.graph.leaf_nodes() if node[0] == "register"])
    if not plan:
        return
    if not create:
        raise RegisterError("the database holds no register yet, or one of an older version; load something into it")
    call_command("migrate", "register", database=alias, verbosity=0, interactive=False)
