"""What a process gets ready before anybody asks for a page, so that whoever comes first waits no longer than others."""

import gc
import logging
import threading
from contextlib import suppress
from importlib import import_module

from django.conf import settings
from django.db import DatabaseError, connections
from django.template import engines
from django.template.backends.jinja2 import Jinja2

from commonseal.register.errors import RegisterError
from commonseal.register.register import Register
from commonseal.vocabulary.periods import bank_holidays_england
from commonseal.vocabulary.written import FaultyFilesError
from commonseal.workbench.as_of import today

_SELDOM = (20_000, 20, 20)
"""After how many new things rubbish is looked for. A page makes thousands, most of which are gone without a look: at
Python's usual 700 the slowest twentieth of pages of a body took half as long again."""
_log = logging.getLogger(__name__)


def read_views() -> None:
    """Load every view, which takes a second, so that the first page asked for does not."""
    import_module(settings.ROOT_URLCONF)


def read_law() -> None:
    """Read the law and the holidays; packs of one's own that have faults are left to the first page, which tells."""
    with suppress(FaultyFilesError):
        _law_and_holidays()


def _law_and_holidays() -> None:
    from commonseal.workbench.laws import law

    bank_holidays_england(today().year)
    law()


def read_pages() -> None:
    """Load every view and compile every template, which takes some seconds."""
    read_views()
    engine = engines["jinja2"]
    if isinstance(engine, Jinja2):
        for name in engine.env.list_templates(filter_func=lambda each: each.startswith("workbench/")):
            engine.env.get_template(name)


def read_register_beside() -> threading.Thread:
    """Bring what is held of a large register into memory, and read the law and the holidays, in a thread of its own.

    A register that cannot be read is left to the first page, which tells whoever asked for it.
    """
    reading = threading.Thread(target=_read_register, name="warming", daemon=True)
    reading.start()
    return reading


def _read_register() -> None:
    try:
        _law_and_holidays()
        with connections["default"].wrap_database_errors:
            _read(Register("default"))
    except (DatabaseError, RegisterError, FaultyFilesError) as error:
        _log.warning("the register could not be read beforehand: %s", type(error).__name__)
    finally:
        connections.close_all()
        gc.freeze()  # what was read stays for good; looking through it for rubbish would stop a page now and then
        gc.set_threshold(*_SELDOM)


def _read(register: Register) -> None:
    if not register.is_large():
        return
    from commonseal.register.columns.names import name_book  # NumPy takes its time to load

    register.mirror()
    name_book(register.sql)
