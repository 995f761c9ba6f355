"""Options that commands share, so that they are called and explained alike everywhere."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from commonseal.vocabulary.periods import DateError, parse_day


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def a_day(text: str | date) -> date:
    """Read a day given on the command line."""
    if isinstance(text, date):
        return text
    try:
        return parse_day(text)
    except DateError as error:
        raise typer.BadParameter(str(error)) from error


Db = Annotated[
    str,
    typer.Option(
        "--db",
        envvar="COMMONSEAL_DB",
        show_envvar=True,
        help="The register: sqlite:///PATH or postgresql://USER@HOST/NAME.",
    ),
]
DEFAULT_DB = "sqlite:///commonseal.db"
On = Annotated[
    date | None,
    typer.Option("--on", parser=a_day, metavar="DAY", help="The date in the world, as 2016-12-15. Today if left out."),
]
KnownAt = Annotated[
    date | None,
    typer.Option(
        "--known-at",
        parser=a_day,
        metavar="DAY",
        help="As the register knew it at the end of this day. Today if left out.",
    ),
]
Shown = Annotated[Format, typer.Option("--format", help="How to print the answer.")]
Clearance = Annotated[
    str,
    typer.Option(
        "--clearance",
        envvar="COMMONSEAL_CLEARANCE",
        help="The most guarded matters to show: public, internal or restricted.",
    ),
]
DEFAULT_CLEARANCE = "internal"
Author = Annotated[
    str | None,
    typer.Option("--author", envvar="COMMONSEAL_AUTHOR", help="Who does this. Your user name if left out."),
]
