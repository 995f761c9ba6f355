"""What every question to the API carries: two dates, and who asks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from commonseal.asking import Look, NotFoundError, find_one, option_of
from commonseal.register.errors import RegisterError
from commonseal.register.register import Register
from commonseal.vocabulary.periods import RecordedPeriod, day_of
from commonseal.workbench.api.callers import Caller
from commonseal.workbench.as_of import now, today
from commonseal.workbench.rights import Right


def _is_written_out(day: object) -> object:
    if isinstance(day, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
        raise ValueError("a day is written as year, month and day, such as 2018-05-01")
    if isinstance(day, int | float):
        raise ValueError("a day is written as text, such as 2018-05-01")  # noqa: TRY004 - what was sent is at fault
    return day


Day = Annotated[date, BeforeValidator(_is_written_out)]
"""A day as it is sent: written out. A bare number is refused, which would be taken for seconds since 1970 else."""


def _is_past(day: date) -> date:
    if not RecordedPeriod(day_of(day)).known_on(today()):
        raise ValueError("nobody can say yet what will be known on a later day; give today or a day before it")
    return day


class Dates(BaseModel):
    """The two dates that a question is about."""

    on: Day | None = Field(default=None, description="The date in the world; today if left out.")
    known_at: Annotated[Day, AfterValidator(_is_past)] | None = Field(
        default=None, description="The date of knowledge, none that is still to come; today if left out."
    )


AsOf = Annotated[Dates, Query()]
Text = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")]
"""A name, an identifier or words: one line of them."""

PaperId = Annotated[str, Path(max_length=200, pattern=r"^[a-z0-9][a-z0-9/-]*$", description="As paper/minutes-3f09ac.")]
"""A paper by its identifier, in an address; it may be left out that it is a paper."""


@dataclass
class Asking:
    """Whoever asks, as what is written once for pages and the API needs them (``workbench.asker``)."""

    look: Look
    caller: Caller

    @property
    def account(self) -> str:
        """The name of the account."""
        return self.caller.viewer.name

    @property
    def now(self) -> datetime:
        """The moment at which what is sent enters the register."""
        return now()

    @property
    def signed_in(self) -> bool:
        """Whether they sent a token, or have signed in."""
        return self.caller.signed_in

    def may(self, right: Right, *bodies: str) -> bool:
        """Whether they have a right at all of some bodies; at any body, where none is given."""
        return self.caller.may(right, *bodies)

    def need(self, right: Right, *bodies: str) -> None:
        """Go on only where they have a right at all of some bodies.

        Raises:
            RightLackingError: they have not.
        """
        self.caller.need(right, *bodies)

    def came_by(self, page: str) -> str:  # noqa: ARG002 - it is the API whatever page does the same
        """Return what an act says of where it came from: the API, and by which token."""
        return self.caller.source


def caller(request: HttpRequest) -> Caller:
    """Return who asks."""
    found: Any = request
    asked: Caller = found.auth
    return asked


def look(request: HttpRequest, dates: Dates) -> Look:
    """Return the look at the register that a question asks for."""
    now = today()
    return Look(Register("default"), dates.on or now, dates.known_at or now, caller(request).viewer)


def bodies_in(looking: Look, names: Iterable[str]) -> list[str]:
    """Return the bodies that some texts name, each once.

    Raises:
        NotFoundError: one names none, or several.
    """
    return list(dict.fromkeys(find_one(looking, each, "body").id for each in names))


def option_in(looking: Look, text: str) -> str:
    """Return the option that a text names: by its identifier, its name, or the last word of its identifier.

    Raises:
        NotFoundError: it names none, or several.
    """
    try:
        return str(option_of(looking, text))
    except NotFoundError:
        raise
    except RegisterError as error:
        raise NotFoundError(str(error)) from error


def asking(request: HttpRequest, dates: Dates | None = None) -> Asking:
    """Return whoever asks; what they change is looked at as of today, where they give no dates."""
    return Asking(look(request, dates or Dates()), caller(request))
