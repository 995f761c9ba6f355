"""Places named as examples: where else a council and its commissioner share a leader.

“Council chief executives have taken over the CCG's leadership role, including in Ashby, and Corley” names no body, but
the council and the commissioner of each place are meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import ArrangementDraft

_PLACE = r"[A-Z][a-z][\w'-]+(?: [A-Z][a-z][\w'-]+| and [A-Z][a-z][\w'-]+| upon [A-Z][\w'-]+){0,3}"
_LISTED = re.compile(
    r"\b(?:including|such as|as|for example|already|place|seen|exist|exists|happened)(?: is| are| has)?(?: now)?,? in "
    rf"(?P<places>{_PLACE}(?:,? (?:and )?{_PLACE}){{0,5}})\W*$"
)
_COUNCIL = re.compile(r"\bcouncil\b", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|took) (?:over|on)|\bbecom(?:e|es|ing)|\bbecame|\b(?:is|are|was) also\b|\bcombin|\bshar"
    r"|\bjoint|\bdual",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\b(?P<role>(?:joint |dual )?leadership role|dual role)\b")
_HAD = re.compile(
    rf"^(?P<places>{_PLACE}) (?:has |have )?(?:also |once |previously )?(?:used to have|had|has|have) a "
    r"(?:joint|shared|dual|single)\b"
)
_OVER = re.compile(r"\b(?:used to|reverted|abandoned|ended|no longer|gave it up)\b")
_HEADS = frozenset(
    ["accountable officer", "chief officer", "ao", "dual role", "leadership role", "joint leadership role"]
)


def elsewhere(paper: Paper, view: View) -> Iterator[ArrangementDraft]:
    """Give the shared leaders of the places that a sentence names as examples."""
    text = view.posts.text
    listed = _LISTED.search(text[-160:]) if _COUNCIL.search(text) and _TAKES.search(text) else None
    found = listed or (_HAD.match(text) if _is_of_councils(paper) else None)
    role = _role(view) if found else None
    if found is None or role is None:
        return
    for place in _places(found["places"]):
        parties = tuple(_body(paper, place, kind) for kind in ("council", "ccg"))
        yield ArrangementDraft(
            "shared_post",
            parties,
            "ended" if _OVER.search(text) else "existing",
            [(view.sentence.start, view.sentence.end)],
            "shared leader elsewhere",
            role=role,
            signals={"bodies by their place"},
        )


def _is_of_councils(paper: Paper) -> bool:
    return bool(paper.registry.in_order("council") and paper.registry.in_order("ccg"))


def _role(view: View) -> str | None:
    named = _ROLE.search(view.posts.text)
    if named:
        return named["role"]
    for token in reversed(re.findall(r"\[O\d+\]", view.posts.text)):
        post = view.posts.item(token)
        if isinstance(post, Post) and post.title.casefold() in _HEADS:
            return post.title
    return None


def _places(words: str) -> list[str]:
    """“A and B, and C” are two places, “A, B and C” three."""
    if ", and " in words:
        return [part.strip() for part in re.split(r", and |, ", words) if part.strip()]
    return [part.strip() for part in re.split(r", | and ", words) if part.strip()]


def _body(paper: Paper, place: str, body_class: str) -> str:
    own = next((b.name for b in paper.registry.in_order(body_class) if place in b.name), None)
    return own or f"{place} {'CCG' if body_class == 'ccg' else 'council'}"
