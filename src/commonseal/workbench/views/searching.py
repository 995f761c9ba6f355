"""Search: one box for a body, a person, a post, or a question about who answers for something."""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import redirect

from commonseal.asking import RoleAsked, role_asked
from commonseal.register.asking.find import Candidate, Found
from commonseal.vocabulary.catalogue import find_role, role_name
from commonseal.vocabulary.identifiers import kind_of
from commonseal.workbench.lists import Column, Listing, Wanted, listing
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.listed import ThingRow
from commonseal.workbench.presenters.words import in_words
from commonseal.workbench.views.indexes import FromColumns

KINDS = ("body", "person", "post", "arrangement", "proposal", "option", "contract", "service", "system", "budget")
"""The kinds of thing that words find."""
COLUMNS: tuple[Column[ThingRow], ...] = (
    Column("name", "Name", lambda each: each.name, link=lambda each: each.link, sortable=False, is_wide=True),
    Column(
        "kind",
        "Kind",
        lambda each: in_words(kind_of(each.thing)),
        note=lambda each: each.classification,
        sortable=False,
    ),
    Column("at", "At or between", lambda each: each.bodies[0], link=lambda each: each.bodies[1], sortable=False),
    Column("stands", "On the date", lambda each: each.on_the_date, sortable=False),
)
_FEW = 5
_RANKED = 200
"""How many results are put in order by kind and by how much more their names say; more come as they were recorded."""


@dataclass(frozen=True)
class Suggestion:
    """Something else that may have been meant: its words and where it leads."""

    words: str
    link: str


@page
def search(here: Page) -> HttpResponseBase:
    """Send on to what a text names or asks; else list what has its words in its name, and what is near."""
    text = here.asked("q")
    if not text:
        return here.show("search", status=400, text="", found=None, fault="Type a name or a question")
    found = _find(here, text)
    if found.only is not None:
        return redirect(here.as_of.thing(found.only.id))
    asked = () if found.candidates else role_asked(text)
    answer = _answer_to(here, asked)
    if answer is not None:
        return redirect(answer)
    listed = _with_words(here, text)
    if isinstance(listed, HttpResponseBase):
        return listed
    # What is near costs a look at every name, and is of no use where something was found.
    near = () if found.candidates or listed.total else _find(here, text, suggest=True).near
    return here.show(
        "search",
        text=text,
        found=found,
        fault=None,
        listed=listed,
        near=near,
        suggestions=_suggestions(here, text, asked, near),
    )


def _with_words(here: Page, text: str) -> Listing[ThingRow] | HttpResponseBase:
    """List the things that have all words of a text in one of their names, or in that of the body they are of."""
    source = FromColumns(here, KINDS, tuple(text.split()), holding=None)
    first, total = source.part(Wanted(), 0, _RANKED)
    few = sorted({each.thing: each for each in first}.values(), key=_weight) if total <= _RANKED else None
    title = "What has these words in its name"
    return listing(here, "results", COLUMNS, source if few is None else few, title=title, empty="")


def _weight(row: ThingRow) -> tuple[int, bool, int]:
    """Return what results are put in order by: their kind, organs after bodies, and how much more their name says."""
    kind = kind_of(row.thing)
    return KINDS.index(kind), kind == "body" and bool(row.bodies[0]), len(row.name)


def _answer_to(here: Page, asked: tuple[RoleAsked, ...]) -> str | None:
    """Return the address of the answer, where a text asks who answers for something at a body that is known."""
    for each in asked:
        body = _find(here, each.body, "body").only
        if body is not None:
            return here.as_of.who(each.role, body.id)
    return None


def _find(here: Page, text: str, *kinds: str, suggest: bool = False) -> Found:
    look = here.look
    return look.register.find(text, kinds=kinds, known_at=look.known_at, viewer=look.viewer, suggest=suggest)


def _suggestions(here: Page, text: str, asked: tuple[RoleAsked, ...], near: tuple[Candidate, ...]) -> list[Suggestion]:
    """Return what may have been asked: of a role, its posts and its holder at a body that is near to the one named."""
    found: dict[str, Suggestion] = {}
    for each in asked:
        named = _find(here, each.body, "body", suggest=True)
        for body in (*named.candidates, *named.near)[:_FEW]:
            link = here.as_of.who(each.role, body.id)
            found.setdefault(link, Suggestion(f"Who is, or answers for, “{each.role}” at {body.name}?", link))
    role = find_role(text)
    if role:
        link = here.as_of.listed("posts", name=role_name(role.key))
        found[link] = Suggestion(f"All posts of {role_name(role.key)}", link)
        for body in [each for each in near if kind_of(each.id) == "body"][:_FEW]:
            found.setdefault(
                here.as_of.who(text, body.id), Suggestion(f"{text} at {body.name}", here.as_of.who(text, body.id))
            )
    return list(found.values())
