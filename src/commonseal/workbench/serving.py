"""Serving a register to browsers on one's own machine; the way for many people is a WSGI server on ``wsgi.py``."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commonseal.register import open_register
from commonseal.register.errors import RegisterError

SETTINGS = "commonseal.workbench.settings"
STYLES = Path(__file__).parent / "static/vendor/nhsuk-frontend.css"
_PATIENCE = 5.0
_OWN_APPS = (
    "contenttypes", "auth", "sessions", "account", "mfa", "socialaccount", "workbench", "api", "incoming",
)  # fmt: skip


def prepare(url: str, *, clearance: str) -> None:
    """Get ready to serve the register at an address: settings, tables for accounts, styles.

    Args:
        url: the register.
        clearance: the most guarded visibility that is shown to somebody who has not signed in.

    Raises:
        RegisterError: there is no register there, or the styles of the pages were never put in place.
    """
    if not STYLES.exists():
        raise RegisterError("the styles of the pages are not in place; put them there with: make static")
    os.environ.update(COMMONSEAL_SIGNED_OUT=clearance)
    os.environ.setdefault("COMMONSEAL_PUBLIC", "1")  # on one's own machine nobody is asked to sign in
    settle(url)


def settle(url: str) -> None:
    """Take the settings and the tables of the workbench for the register at an address.

    Raises:
        RegisterError: there is no register there.
    """
    os.environ.update(DJANGO_SETTINGS_MODULE=SETTINGS, COMMONSEAL_DB=url)
    open_register(url)
    migrate()


def migrate() -> None:
    """Make the tables for accounts and sessions in the database of the register, where they are lacking."""
    from django.core.management import call_command

    if lacking():
        # All in one go: for each part by itself Django would work out anew what all tables look like.
        call_command("migrate", verbosity=0, interactive=False)


def lacking() -> tuple[str, ...]:
    """Return the parts of the workbench whose tables are lacking, or of an older version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    wanted = [node for node in executor.loader.graph.leaf_nodes() if node[0] in _OWN_APPS]
    return tuple(dict.fromkeys(each.app_label for each, _ in executor.migration_plan(wanted)))


def read_waiting(*, once: bool = False) -> int:
    """Read the papers that wait, until it is stopped or ``once``; return how many were read or refused."""
    from commonseal.workbench.incoming.worker import Worker

    return Worker().run(threading.Event(), once=once)


@contextmanager
def _reading_beside() -> Iterator[None]:
    """Read the papers that come in, beside what goes on in the block."""
    from commonseal.workbench.incoming.worker import Worker

    stop = threading.Event()
    reading = threading.Thread(target=lambda: Worker().run(stop), name="reading", daemon=True)
    reading.start()
    try:
        yield
    finally:
        stop.set()
        reading.join(_PATIENCE)


def serve(port: int) -> None:
    """Serve the workbench to this machine alone, and read what comes in, until it is stopped; ``prepare`` comes first.

    Raises:
        RegisterError: something else already listens on the port.
    """
    from django.core.servers.basehttp import ThreadedWSGIServer, run
    from django.core.wsgi import get_wsgi_application

    from commonseal.workbench.warming import read_law, read_views

    try:
        application = get_wsgi_application()
        read_views()
        read_law()
        with _reading_beside():
            # Not its own way with threads: that leaves each request's connection to the database open behind it.
            run("127.0.0.1", port, application, server_cls=ThreadedWSGIServer)
    except OSError as error:
        raise RegisterError(
            f"the workbench cannot listen on port {port}: {error.strerror}; try another --port"
        ) from error
