"""Options that commands share, so that they are called and explained alike everywhere."""

from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, TypeVar

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


_Kind = TypeVar("_Kind", bound=StrEnum)


def one_of(kinds: type[_Kind]) -> Callable[[str], _Kind]:
    """Return what reads one of some words given on the command line; another is told in a sentence."""

    def read(text: str) -> _Kind:
        try:
            return kinds(text.strip().casefold())
        except ValueError as error:
            near = get_close_matches(text, kinds, n=1)
            remedy = f"did you mean {near[0]}?" if near else f"use one of {', '.join(kinds)}"
            raise typer.BadParameter(f"“{text}” is none of the words for it; {remedy}") from error

    return read


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
