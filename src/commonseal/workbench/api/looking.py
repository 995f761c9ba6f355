"""What every question to the API carries: two dates, and who asks."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query
from ninja.errors import HttpError
from pydantic import BaseModel, Field

from commonseal.asking import Look
from commonseal.register.register import Register
from commonseal.vocabulary.periods import RecordedPeriod, day_of
from commonseal.workbench.api.callers import Caller
from commonseal.workbench.as_of import today


class Dates(BaseModel):
    """The two dates that a question is about."""

    on: date | None = Field(default=None, description="The date in the world; today if left out.")
    known_at: date | None = Field(default=None, description="The date of knowledge; today if left out.")


AsOf = Annotated[Dates, Query()]


def caller(request: HttpRequest) -> Caller:
    """Return who asks."""
    found: Any = request
    asked: Caller = found.auth
    return asked


def look(request: HttpRequest, dates: Dates) -> Look:
    """Return the look at the register that a question asks for.

    Raises:
        HttpError: the date of knowledge is still to come; what would be known then, nobody can say.
    """
    now = today()
    known_at = dates.known_at or now
    if not RecordedPeriod(day_of(known_at)).known_on(now):
        raise HttpError(400, "nobody can say yet what will be known on a later day; give today or a day before it")
    return Look(Register("default"), dates.on or now, known_at, caller(request).viewer)
