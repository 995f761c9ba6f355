"""What every question to the API carries: two dates, and who asks."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query
from pydantic import AfterValidator, BaseModel, Field

from commonseal.asking import Look
from commonseal.register.register import Register
from commonseal.vocabulary.periods import RecordedPeriod, day_of
from commonseal.workbench.api.callers import Caller
from commonseal.workbench.as_of import today


def _is_past(day: date) -> date:
    if not RecordedPeriod(day_of(day)).known_on(today()):
        raise ValueError("nobody can say yet what will be known on a later day; give today or a day before it")
    return day


class Dates(BaseModel):
    """The two dates that a question is about."""

    on: date | None = Field(default=None, description="The date in the world; today if left out.")
    known_at: Annotated[date, AfterValidator(_is_past)] | None = Field(
        default=None, description="The date of knowledge, none that is still to come; today if left out."
    )


AsOf = Annotated[Dates, Query()]
Text = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")]
"""A name, an identifier or words: one line of them."""


def caller(request: HttpRequest) -> Caller:
    """Return who asks."""
    found: Any = request
    asked: Caller = found.auth
    return asked


def look(request: HttpRequest, dates: Dates) -> Look:
    """Return the look at the register that a question asks for."""
    now = today()
    return Look(Register("default"), dates.on or now, dates.known_at or now, caller(request).viewer)
