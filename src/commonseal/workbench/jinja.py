"""How templates are found and what they know: ours, the components of NHS.UK, and a few words."""

from collections.abc import Iterable
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from commonseal.planning.routes.telling import done_at
from commonseal.vocabulary import PaperInfo
from commonseal.vocabulary.periods import date_of, describe_day, said_day
from commonseal.workbench.presenters.accounts import MEANING
from commonseal.workbench.presenters.words import STANDING_COLOUR, as_sentence, in_words, upper_first


def environment(**options: Any) -> Environment:
    """Return the environment in which all pages are rendered; what is put into a page is escaped."""
    loaders = [options.pop("loader"), PackageLoader("nhsuk_frontend_jinja")]
    # The components ask for settings of settings that were never given, and mean nothing by it.
    made = Environment(  # noqa: S701 - Django hands over autoescape=True
        **{**options, "undefined": ChainableUndefined},
        loader=ChoiceLoader(loaders),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(static=static, address=reverse, standing_colour=STANDING_COLOUR, role_meaning=MEANING)
    made.filters.update(
        zip=zip,
        in_words=in_words,
        day=describe_day,
        upper_first=upper_first,
        as_sentence=as_sentence,
        day_number=said_day,
        done_at=done_at,
        month=_month,
        seen_by=_seen_by,
        as_choices=_as_choices,
    )
    return made


def _month(number: int) -> str:
    """Return the name of a month of the year."""
    return f"{date_of(31 * number - 15):%B}"


def _seen_by(visibilities: Iterable[str]) -> list[tuple[str, str]]:
    """Return visibilities as the choices of a field."""
    words = {
        "public": "Anybody",
        "internal": "Those cleared for internal matters",
        "restricted": "Those cleared for all",
    }
    return [(each, words[each]) for each in visibilities]


def _as_choices(papers: Iterable[PaperInfo]) -> list[tuple[str, str]]:
    """Return papers as the choices of a field, by title and day."""
    return [
        (each.id, f"{each.title} ({each.published.describe()})" if each.published else each.title) for each in papers
    ]
