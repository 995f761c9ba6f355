"""Serving a register to browsers on one's own machine; the way for many people is a WSGI server on ``wsgi.py``."""

import os
from pathlib import Path

from commonseal.register import open_register
from commonseal.register.errors import RegisterError

SETTINGS = "commonseal.workbench.settings"
STYLES = Path(__file__).parent / "static/vendor/nhsuk-frontend.css"
_OWN_APPS = ("contenttypes", "auth", "sessions", "workbench", "api")


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
    os.environ.update(DJANGO_SETTINGS_MODULE=SETTINGS, COMMONSEAL_DB=url, COMMONSEAL_SIGNED_OUT=clearance)
    open_register(url)
    migrate()


def migrate() -> None:
    """Make the tables for accounts and sessions in the database of the register, where they are lacking."""
    from django.core.management import call_command

    for app in _OWN_APPS:
        call_command("migrate", app, verbosity=0, interactive=False)


def serve(port: int) -> None:
    """Serve the workbench to this machine alone until it is stopped; ``prepare`` must have been called.

    Raises:
        RegisterError: something else already listens on the port.
    """
    from django.core.servers.basehttp import run
    from django.core.wsgi import get_wsgi_application

    try:
        run("127.0.0.1", port, get_wsgi_application(), threading=True)
    except OSError as error:
        raise RegisterError(
            f"the workbench cannot listen on port {port}: {error.strerror}; try another --port"
        ) from error
