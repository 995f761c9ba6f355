"""A body that joins what others share already: the same arrangement with it among the parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementStatus
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.next_sentences import TAKEN_UP_BY

_THING = (
    r"(?:{B}|it|them|us|(?:the|this|that|their|its|our)(?: [\w'&-]+){0,3} (?:service|partnership|arrangement"
    r"|arrangements|scheme|alliance"
    r"|team|collaborative|collaboration|cluster|group|fund|pool|record|system|committee|network|consortium"
    r"|shared \w+|agreement|hub|unit))"
)
_JOINS = rule_pattern(
    rf"{{B:body}},? (?:which |who )?(?P<verb>(?:has |have |had )?(?:also |since |now |already "
    rf"|formally )?joined|joins|(?:will|is to|is due to"
    rf"|is set to|has agreed to|plans to|intends to)(?: also)? (?:join|be joining)|(?:has been|was"
    rf"|is being) (?:invited|asked) to join"
    rf"|(?:has |have )?(?:asked|applied|wants?|wishes|hopes|is seeking) to join|(?:may|might|could"
    rf"|is thinking about|is considering"
    rf"|is looking at|is in talks about|(?:has )?(?:enquired|inquired|asked) about|(?:has )?(?:expressed"
    rf"|shown) an interest in|is interested in)"
    rf" (?:join(?:ing)?|buy(?:ing)? into|com(?:e|ing) into|us(?:e|ing)|tak(?:e|ing) part in)) {_THING}(?= (?:on"
    rf"|in|from|as|at|next|later|last|this|when|after|{{D}})|[.,;]|$)"
    rf"(?:,? (?:on|in|from|at) (?P<date>{{D}}))?"
)
_HINT = re.compile(r" (?:join|buy|com|us|tak)\w* ")
_MAYBE = re.compile(r"^(?:may|might|could|is thinking|is considering|is looking|is in talks)|about|interest")
_ASKED = re.compile(r"invited|asked|applied|^(?:want|wish|hope|is seeking)")
_SHARED = frozenset(
    ["joint_team", "joint_service", "joint_committee", "shared_system", "partnership", "pooled_budget", "cluster"]
)
_PLAIN = frozenset(["the", "this", "that", "their", "its", "our", "join", "joining", "shared", "joint", "single"])
_LATEST = 6
# “was invited to join the shared team in 2022 but its council voted against doing so”
_TURNED_DOWN = re.compile(
    r"[^.;]{0,25}? but (?:(?:it|its|their|the|later|has|have|had|then|since|\[[BG]\d+\]|[a-z]+ (?:board|council"
    r"|cabinet)"
    r"|board|council|cabinet|members|councillors) ){0,4}(?:voted against|decided (?:against|not)|turned|declined"
    r"|refused"
    r"|said no|rejected|chose not)\b"
)


def with_joiners(view: View, drafts: list[ArrangementDraft], known: int) -> list[ArrangementDraft]:
    """Add what a body of a sentence joins to the drafts, in place of the thing as the same sentence names it.

    Args:
        view: The sentence.
        drafts: The arrangements found so far.
        known: How many of them are of sentences before.
    """
    joined = list(_joiners(view, drafts))
    refused = {draft.type for draft in joined if draft.status == "rejected"}
    here = [draft for draft in drafts[known:] if not (draft.is_passing and draft.type in refused)]
    return [*drafts[:known], *here, *joined]


def _joiners(view: View, drafts: Sequence[ArrangementDraft]) -> Iterator[ArrangementDraft]:
    """Give what a body of a sentence joins: the arrangement of others that the paper spoke of last.

    Args:
        view: The sentence.
        drafts: The arrangements found so far.
    """
    if not _HINT.search(view.posts.text):
        return
    for match in _JOINS.finditer(view.posts.text):
        body = view.posts.item(match["body"])
        if not isinstance(body, BodyMention) or len(body.names) != 1 or not can_be_party(body.body_class):
            continue
        fitting = [d for d in drafts[-_LATEST:] if d.type in _SHARED and d.status not in {"rejected", "ended"}]
        noun = match.group().removesuffix(match["date"] or "").rstrip(" ,").split()
        meant = {kind for word in noun[-3:] for kind in TAKEN_UP_BY.get(word.lower(), ())}
        fitting = [d for d in fitting if d.type in meant] or fitting
        called = {word.lower() for word in noun[-3:-1]} - _PLAIN
        fitting = [d for d in fitting if called & set((d.name or "").lower().split())] or fitting
        if not fitting or set(body.names) <= set(fitting[-1].parties) or len(fitting[-1].parties) < 2:
            continue
        thing = fitting[-1]
        date = view.posts.item(match["date"]) if match["date"] else None
        span = (view.sentence.start, view.sentence.end)
        yield ArrangementDraft(
            thing.type,
            (*thing.parties, *body.names),
            "rejected" if _TURNED_DOWN.match(view.posts.text, match.end()) else _status(match["verb"].lower()),
            [span],
            "joins it",
            name=thing.name,
            start=date.bounded if isinstance(date, DateMention) else None,
            signals={"arrangement of an earlier sentence"},
        )


def _status(verb: str) -> ArrangementStatus:
    """How far the joining is, as its verb says."""
    if _MAYBE.search(verb):
        return "considered"
    if _ASKED.search(verb):
        return "proposed"
    return "existing" if verb.endswith("joined") else "agreed"
