"""Nothing that the API answers names, counts or hints at what its caller may not see: every question, every caller."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from commonseal.vocabulary import Visibility
from commonseal.vocabulary.identifiers import slug
from support.api import Program
from workbench.api.conftest import Served, served_for_programs
from workbench.permissions import GUARDED, NUMBERS

CALLERS = {None: Visibility.PUBLIC, "anybody": Visibility.PUBLIC, "staff": Visibility.INTERNAL,
           "auditor": Visibility.RESTRICTED}  # fmt: skip
"""Each caller by its token, and the most guarded visibility that it sees."""
MANY = (
    "/search?q=Segretisima",
    "/who?asked=restricted+officer&at=Ashford+CCG",
    "/sharers?body=Ashford+CCG",
    "/shared?body=Ashford+CCG&body=Ashford",
    "/outstanding?thing=Ashford+CCG",
    "/papers",
    "/bodies",
    "/people",
    "/posts",
    "/arrangements",
    "/proposals",
    "/statements",
    "/findings",
    "/rules",
    "/duties?body=Ashford+CCG",
    "/stress?person=Ottavia+Ordinary",
    "/interests?person=Ottavia+Ordinary",
    "/templates",
    "/sittings?body=Ashford+CCG",
    "/calendar",
    "/calendar?body=Ashford+CCG",
    "/incoming",
    "/incoming/paper/never-was",
    "/review/paper/never-was",
    "/things/body/ashford-ccg",
    "/things/body/ashford-ccg/timeline",
    "/things/body/ashford-ccg/history",
    "/openapi.json",
)
"""Questions whose answers could name matters of every visibility."""
ONE = {
    "/search?q={name}": "/search?q=Quizzical+Hjwk",
    "/who?asked={seen}+officer&at=Ashford+CCG": "/who?asked=unheard-of+officer&at=Ashford+CCG",
    "/things/person/{slug}": "/things/person/quizzical-hjwk",
    "/things/person/{slug}/timeline": "/things/person/quizzical-hjwk/timeline",
    "/things/person/{slug}/history": "/things/person/quizzical-hjwk/history",
    "/papers/paper/minutes-of-{slug}": "/papers/paper/minutes-of-quizzical-hjwk",
    "/statements/{number}": "/statements/999",
    "/statements/{number}/sources": "/statements/999/sources",
    "/stress?person={name}": "/stress?person=Quizzical+Hjwk",
    "/interests?person={name}": "/interests?person=Quizzical+Hjwk",
    "/duties?body={name}": "/duties?body=Quizzical+Hjwk",
    "/outstanding?thing=proposal/{seen}-change": "/outstanding?thing=proposal/unheard-of-change",
    "/options?proposal=proposal/{seen}-change": "/options?proposal=proposal/unheard-of-change",
    "/compare?proposal=proposal/{seen}-change": "/compare?proposal=proposal/unheard-of-change",
    "/route?plan=proposal/{seen}-change": "/route?plan=proposal/unheard-of-change",
    "/dates?plan=proposal/{seen}-change": "/dates?plan=proposal/unheard-of-change",
    "/forecast?plan=proposal/{seen}-change": "/forecast?plan=proposal/unheard-of-change",
    "/what-if?option=option/{seen}-change/alone": "/what-if?option=option/unheard-of-change/alone",
    "/structure?option=option/{seen}-change/alone": "/structure?option=option/unheard-of-change/alone",
    "/cost?option=option/{seen}-change/alone": "/cost?option=option/unheard-of-change/alone",
    "/findings?what_if=option/{seen}-change/alone": "/findings?what_if=option/unheard-of-change/alone",
    "/people?name={name}": "/people?name=Quizzical+Hjwk",
    "/posts?holders={name}": "/posts?holders=Quizzical+Hjwk",
    "/statements?words={name}": "/statements?words=Quizzical+Hjwk",
    "/proposals?name=that+is+{seen}": "/proposals?name=that+is+unheard-of",
}
"""Questions about one matter, each with the same about one that never was."""


@cache
def _description(base: str) -> Any:
    return Program(base).get("/openapi.json").json


def test_every_question_is_tried_here(api: Served) -> None:
    """An operation that is asked with GET cannot be added without a question of it in one of the two tables."""
    tried = {each.partition("?")[0] for each in (*MANY, *ONE)}
    paths = _description(api.base)["paths"]
    lacking = []
    for path in (each.removeprefix("/api/v1") for each, methods in paths.items() if "get" in methods):
        pattern = re.escape(path).replace(r"\{identifier\}", r"[^?]+").replace(r"\{number\}", r"[^/?]+")
        if not any(re.fullmatch(pattern, each) for each in tried):
            lacking.append(path)
    assert not lacking


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a register to which no other test adds, because what is in it is counted here."""
    with served_for_programs(tmp_path_factory) as found:
        yield found


@pytest.mark.parametrize("caller", CALLERS, ids=str)
@pytest.mark.parametrize("path", MANY)
def test_an_answer_on_many_matters_names_none_above_its_caller(api: Served, path: str, caller: str | None) -> None:
    """No name and no identifier of a matter that is more guarded stands in it."""
    told = api.by(caller).ask("GET", path)
    assert told.status in (200, 400, 401, 403, 404), told.text
    for visibility, name in GUARDED.items():
        if visibility.rank > CALLERS[caller].rank:
            assert name not in told.text
            assert slug(name) not in told.text
            assert f"{visibility.value}-change" not in told.text


@pytest.mark.parametrize("caller", CALLERS, ids=str)
@pytest.mark.parametrize("path", ONE)
def test_an_answer_on_one_matter_is_given_or_as_if_it_never_was(api: Served, path: str, caller: str | None) -> None:
    """To those who may not see it, it answers word for word as one that never was."""
    program = api.by(caller)
    never = program.ask("GET", ONE[path])
    for visibility, name in GUARDED.items():
        words = {"name": name.replace(" ", "+"), "slug": slug(name), "seen": visibility.value,
                 "number": str(NUMBERS[visibility])}  # fmt: skip
        told = program.ask("GET", path.format(**words))
        if visibility.rank > CALLERS[caller].rank:
            assert told.status == never.status
            assert _without(told.text, *words.values(), name) == _without(never.text, *_NEVER)
        else:
            assert told.status in (200, 404, 409)


_NEVER = ("Quizzical Hjwk", "quizzical-hjwk", "unheard-of", "999")


def _without(text: str, *asked: str) -> str:
    """Return an answer less what was asked, and what is near to it, which differs with the letters."""
    told = json.loads(text)
    for each in sorted(asked, key=len, reverse=True):
        text = text.replace(each, "…")
    return text if told.get("status") != 404 else text.partition("; ")[0]


@pytest.mark.parametrize("caller", CALLERS, ids=str)
def test_what_is_counted_is_what_may_be_seen(api: Served, caller: str | None) -> None:
    """The totals of lists are those of what the caller may see."""
    seen = sum(each.rank <= CALLERS[caller].rank for each in GUARDED)
    assert api.by(caller).get("/people").json["total"] == seen
    assert api.by(caller).get("/proposals").json["total"] == seen
    numbers = {each["number"] for each in api.by(caller).get("/statements", limit="200").json["items"]}
    assert {number for number in NUMBERS.values() if number in numbers} == {
        NUMBERS[each] for each in GUARDED if each.rank <= CALLERS[caller].rank
    }
