"""What a command works with: the register, the dates and the viewer; the only place that looks at the clock."""

import getpass
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from commonseal.asking import NotFoundError, find_one
from commonseal.register import open_register
from commonseal.register.asking.find import Candidate
from commonseal.register.database import database_settings
from commonseal.vocabulary import Snapshot, Viewer, Visibility

if TYPE_CHECKING:
    from commonseal.register.register import Register

__all__ = ["NotFoundError", "Session", "author_or_user", "today"]


def today() -> date:
    """Return today, in UTC, for a command that needs no register."""
    return datetime.now(UTC).date()


@dataclass(frozen=True)
class Session:
    """One command's view of one register."""

    url: str
    clearance: str = "internal"
    on_given: date | None = None
    known_at_given: date | None = None
    create: bool = False

    @cached_property
    def register(self) -> "Register":
        """The register, opened, and made where ``create`` says so."""
        return open_register(self.url, create=self.create)

    def exists(self) -> bool:
        """Whether there is a database at the address already; one on a server there always is."""
        settings = database_settings(self.url)
        return "sqlite" not in settings["ENGINE"] or Path(settings["NAME"]).exists()

    @property
    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    @property
    def today(self) -> date:
        """Today, by the clock of this machine."""
        return self.now.date()

    @property
    def on(self) -> date:
        """The date in the world that is asked about."""
        return self.on_given or self.today

    @property
    def known_at(self) -> date:
        """The date of knowledge."""
        return self.known_at_given or self.today

    @cached_property
    def viewer(self) -> Viewer:
        """Who looks."""
        try:
            return Viewer(name=author_or_user(None), clearance=Visibility(self.clearance))
        except ValueError as error:
            allowed = ", ".join(Visibility)
            raise typer.BadParameter(f"“{self.clearance}” is no clearance; use one of {allowed}") from error

    def as_of(self, *things: str) -> Snapshot:
        """Return the snapshot of some things."""
        return self.register.as_of(on=self.on, known_at=self.known_at, bodies=things, viewer=self.viewer)

    def all_of(self, *kinds: str) -> Snapshot:
        """Return the snapshot of everything, held to some kinds of fact."""
        return self.register.as_of(on=self.on, known_at=self.known_at, viewer=self.viewer, kinds=kinds)

    def find(self, text: str, *kinds: str) -> Candidate:
        """Return the one thing that a text names.

        Raises:
            NotFoundError: it names nothing, or several things; the message lists or suggests them.
        """
        known = "" if self.known_at_given is None else f" as known at {self.known_at.isoformat()}"
        return find_one(self, text, *kinds, known=known)


def author_or_user(author: str | None) -> str:
    """Return who does something: the author given, or the name of the user of this machine."""
    if author and author.strip():
        return author.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody at the command line"
