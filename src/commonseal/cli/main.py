"""The command ``commonseal``: what it is made of, and how it ends.

It ends with 0 when all is well, 1 when something is wrong with what was found or given, 2 when it was misused.
Nothing is loaded here that only some commands need.
"""

import gc
import os
import sys

import typer

from commonseal import __version__
from commonseal.cli.loading import HELP, Commands

app = typer.Typer(
    name="commonseal",
    cls=Commands,
    help="The register of public bodies that act together and stay answerable in law: who is accountable for what, "
    "what is shared, and what has still to be decided, on any date and as known on any other.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    context_settings=HELP,
    pretty_exceptions_enable=False,
)
MISUSED = "commonseal.register.errors.AddressError"
ASKED_IN_VAIN = frozenset(
    {
        "commonseal.register.errors.RegisterError",
        "commonseal.vocabulary.written.faults.FaultyFilesError",
        "commonseal.exchange.register_files.writing.ExportError",
        "commonseal.reading.errors.ReadingError",
        "commonseal.regimes.errors.RegimesError",
    }
)
"""The errors that are a person's to put right, by name: to load them all would load most of the program."""
_DATABASES = frozenset({"sqlite3", "psycopg", "django"})
_SELDOM = (20_000, 20, 20)
"""After how many new things rubbish is looked for. Loading the program makes hundreds of thousands that stay; to look
through them again and again, as Python does after every 700, took a fifth of the time in which the workbench begins."""


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"commonseal {__version__}\n")
        raise typer.Exit


@app.callback()
def _common_seal(
    version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="Print the version."),
) -> None: ...


def main() -> None:
    """Run the command and end with its exit code."""
    gc.set_threshold(*_SELDOM)
    try:
        app()
    except KeyboardInterrupt:
        _say("stopped")
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        kinds = {f"{each.__module__}.{each.__qualname__}" for each in type(error).__mro__}
        if MISUSED in kinds:
            _say(str(error))
            sys.exit(2)
        if kinds & ASKED_IN_VAIN:
            _say(str(error))
        elif _is_refusal(error):
            reason = str(error).strip().splitlines() or ["it did not say why"]
            _say(f"the database refused: {reason[0]}")
        else:
            raise
        sys.exit(1)


def _say(sentence: str) -> None:
    """Tell a person how it ended."""
    from commonseal.cli.output import talk  # it loads what prints tables, which not every command does

    talk().print(f"commonseal: {sentence}", markup=False)


def _is_refusal(error: Exception) -> bool:
    """Whether an error is a database's own: SQLite's, Django's, or that of PostgreSQL's driver, loaded or not."""
    return bool({each.__module__.partition(".")[0] for each in type(error).__mro__} & _DATABASES)
