"""The command ``commonseal``: what it is made of, and how it ends.

It ends with 0 when all is well, 1 when something is wrong with what was found or given, 2 when it was misused.
"""

import os
import sqlite3
import sys

import typer

from commonseal import __version__
from commonseal.cli import (
    accounts,
    answerable,
    answering,
    checking,
    comparing,
    doctoring,
    evaluating,
    keeping,
    looking_ahead,
    planning_dates,
    planning_options,
    planning_people,
    planning_routes,
    planning_structure,
    reading,
    regimes,
    reviewing,
    serving,
)
from commonseal.cli.output import talk
from commonseal.exchange.register_files.writing import ExportError
from commonseal.reading import ReadingError
from commonseal.regimes import RegimesError
from commonseal.register.errors import AddressError, RegisterError
from commonseal.vocabulary.written.faults import FaultyFilesError

app = typer.Typer(
    name="commonseal",
    help="The register of public bodies that act together and stay answerable in law: who is accountable for what, "
    "what is shared, and what has still to be decided, on any date and as known on any other.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
PLANNING = (planning_options, planning_structure, planning_routes, planning_dates, planning_people, comparing)
"""The modules with commands on plans, in the order in which help lists them."""
_ASKED_IN_VAIN = (RegisterError, FaultyFilesError, ExportError, ReadingError, RegimesError)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"commonseal {__version__}\n")
        raise typer.Exit


@app.callback()
def _common_seal(
    version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="Print the version."),
) -> None: ...


_ROOMS = (answering, checking, answerable, looking_ahead, keeping, reading, evaluating, reviewing, serving, doctoring)
for _room in _ROOMS:
    for _command in _room.COMMANDS:
        app.command(context_settings={"help_option_names": ["-h", "--help"]})(_command)
for _room in PLANNING:
    for _command in _room.COMMANDS:
        app.command(context_settings={"help_option_names": ["-h", "--help"]}, rich_help_panel="Planning")(_command)
app.add_typer(regimes.app)
app.add_typer(accounts.app)


def main() -> None:
    """Run the command and end with its exit code."""
    try:
        app()
    except AddressError as error:
        talk().print(f"commonseal: {error}", markup=False)
        sys.exit(2)
    except _ASKED_IN_VAIN as error:
        talk().print(f"commonseal: {error}", markup=False)
        sys.exit(1)
    except KeyboardInterrupt:
        talk().print("commonseal: stopped", markup=False)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if not _is_refusal(error):
            raise
        reason = str(error).strip().splitlines() or ["it did not say why"]
        talk().print(f"commonseal: the database refused: {reason[0]}", markup=False)
        sys.exit(1)


def _is_refusal(error: Exception) -> bool:
    """Whether an error is a database's own: SQLite's, Django's, or that of PostgreSQL's driver, loaded or not."""
    drivers = {each.__module__.partition(".")[0] for each in type(error).__mro__}
    return isinstance(error, sqlite3.Error) or bool(drivers & {"psycopg", "django"})
