"""What is assumed of calendars, read once from its one data file."""

from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field


class _Held(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AssumedDays(_Held):
    """A number of days, and where it comes from."""

    days: int = Field(ge=0)
    source: str


class AssumedRange(_Held):
    """A range of days, for some kinds of body where any are named, and where it comes from."""

    kinds: tuple[str, ...] = ()
    least_days: int = Field(ge=1)
    most_days: int = Field(ge=1)
    source: str


class AssumedCalendars(_Held):
    """What is taken to be so where neither a calendar nor the law says it.

    ``papers``, ``notice`` and ``call_in`` say for a kind of forum which clock of the law counts.
    """

    papers: dict[str, str]
    notice: dict[str, str]
    call_in: dict[str, str]
    published_after: AssumedDays
    meets: AssumedRange
    decides: AssumedRange
    acts: AssumedRange


@cache
def assumed_calendars() -> AssumedCalendars:
    """Return what is assumed of calendars."""
    text = resources.files("commonseal.planning.calendars.data").joinpath("assumed.yaml").read_text(encoding="utf-8")
    return AssumedCalendars.model_validate(yaml.safe_load(text))
