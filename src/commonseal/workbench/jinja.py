"""How templates are found and what they know: ours, the components of NHS.UK, and a few words."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from commonseal.vocabulary.periods import describe_day
from commonseal.workbench.presenters.words import STANDING_COLOUR, in_words, upper_first


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
    made.globals.update(static=static, address=reverse, standing_colour=STANDING_COLOUR)
    made.filters.update(zip=zip, in_words=in_words, day=describe_day, upper_first=upper_first)
    return made
