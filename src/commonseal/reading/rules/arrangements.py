"""What bodies share, pool, delegate or become: the phrases that announce it, read in their clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import cast

from commonseal.reading.claims import ArrangementType
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.dating import set_dates
from commonseal.reading.rules.drafts import ArrangementDraft, Span
from commonseal.reading.rules.parties import PartyFinder
from commonseal.reading.rules.standing import denied, is_assumed, standing, standing_at

_PLAIN_WORDS = r"(?:(?:[\w'&-]+,?|\[[BFD]\d+\](?:'s)?) ){0,4}?"
_SHARES = rule_pattern(
    r"\b(?P<verb>shares?|shared|sharing)(?: (?:the|a|an|its|their|one|some|the role of"
    r"|the post of|roles such as|posts of)){0,3}(?: \w+)?? (?P<post>{O})"
)
_SHARED_WITH = rule_pattern(
    r"(?P<post>{O})(?: (?:role|post|job|functions?))?,? (?:to be |be |is |are |will be "
    r"|would be |being |was |also )*(?:shared|answer to|report to|merged with|incorporated into"
    r"|combined with|serve|cover)\b"
)
_IS_DENIED = re.compile(
    r"^\W*(?:It|We|They|This|That|\[B\d+\]) (?:is|are|will|does|do|has|would) not(?: be)?\.?\s*$", re.IGNORECASE
)
_ALSO = rule_pattern(r"(?:,| and|, and)(?: (?:a|an|two|one|the|three|{F}))? (?P<post>{O})")
_ROLE_LIST = re.compile(
    r"\b(?:roles|posts)\b(?: such as| including| like| –| -|,|:| in)*\s(?P<list>"
    r"(?:in )?[A-Z][\w' ]*(?:(?:,|;| and|; and|, and)(?: in)? [A-Z][\w' ]*?)+)(?= (?:will|would"
    r"|are|to|have|is)\b|\.|$)"
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|any)\s+(?:new\s+)?$", re.IGNORECASE)
_NEXT_DATE = rule_pattern(
    r"(?:^|[ ,(])(?P<lead>since|from|with effect from|on|until|till|in|by|between"
    r"|no earlier than|before) (?:the (?:beginning|start) of |at least )?(?P<date>{D})"
)


@cache
def _triggers() -> tuple[tuple[ArrangementType, re.Pattern[str], re.Pattern[str]], ...]:
    written: dict[str, list[str]] = table("arrangements")["triggers"]
    return tuple(
        (
            cast("ArrangementType", kind),
            re.compile("|".join(table("arrangements")["needs"][kind])),
            re.compile("|".join(f"(?:{_start(item)})" for item in items), re.IGNORECASE),
        )
        for kind, items in written.items()
    )


def _start(item: str) -> str:
    pattern = re.sub(r"\bW(?=[(\[ a-z])|(?<=\()W(?=\))|W(?= )", lambda _: _PLAIN_WORDS, item)
    pattern = re.sub(r"\b(their|its|our|they|we)\b", r"(?:\1|\\[B\\d+\\])", pattern)
    return rf"(?<![\w-]){pattern}" if item[0].isalpha() or item.startswith("(?:") else pattern


@cache
def _not_trigger() -> re.Pattern[str]:
    return re.compile("|".join(phrases("arrangements", "not_trigger")), re.IGNORECASE)


def find(paper: Paper, rows: frozenset[int]) -> Iterator[ArrangementDraft]:
    """Find the arrangements of a paper, sentence by sentence; ``rows`` are the sentences that are rows of tables."""
    finder = PartyFinder(paper)
    for index, view in enumerate(paper.views):
        following = paper.views[index + 1].plain.text if index + 1 < len(paper.views) else ""
        if view.number in rows or view.plain.text.rstrip().endswith("?") or _IS_DENIED.match(following):
            continue
        yield from _shared_posts(paper, view, finder, following)
        yield from _by_triggers(paper, view, finder, following)
    yield from _named_committees(paper, finder)
    yield from _named_partnerships(paper, finder)


def _named_partnerships(paper: Paper, finder: PartyFinder) -> Iterator[ArrangementDraft]:
    """An alliance or group with a name, in the first sentence that also says who is in it."""
    for body in paper.registry.bodies:
        if body.body_class != "partnership":
            continue
        kind: ArrangementType = "cluster" if re.search(r"\b(?:Group|Federation)$", body.name) else "partnership"
        for view in paper.views:
            if not any(body.name in b.names for b in view.bodies):
                continue
            span = (view.sentence.start, view.sentence.end)
            mention = next(b for b in view.bodies if body.name in b.names)
            parties, are_named = finder.find(view, (mention.start, mention.end), span)
            if are_named and len(parties) > 1 and body.name not in parties:
                status = standing(view.plain.text, view.intro, view.section, "")
                yield ArrangementDraft(
                    kind, parties, status, [span], "named partnership", name=body.name, is_passing=True
                )
                break


_JOINT_NAME = re.compile(r"\b(?:Joint|Common|Partnership|Transition|Shadow)\b")


def _named_committees(paper: Paper, finder: PartyFinder) -> Iterator[ArrangementDraft]:
    """A joint committee with a name of its own is an arrangement wherever the paper first speaks of it."""
    for body in paper.registry.bodies:
        if body.body_class != "committee" or not _JOINT_NAME.search(body.name):
            continue
        views = [v for v in paper.views if any(b.names == (body.name,) and b.form == "name" for b in v.bodies)]
        view = next((v for v in views if v.sentence.block.kind != "heading"), views[0] if views else None)
        if view is None:
            continue
        span = (view.sentence.start, view.sentence.end)
        parties, _ = finder.find(view, span, span)
        if len(parties) > 1:
            status = standing(view.plain.text, view.intro, view.section, "")
            yield ArrangementDraft(
                "joint_committee", parties, status, [span], "named joint committee", name=body.name, is_passing=True
            )


def _by_triggers(paper: Paper, view: View, finder: PartyFinder, following: str) -> Iterator[ArrangementDraft]:
    marked = view.posts
    taken: list[Span] = []
    lowered = marked.text.lower()
    for kind, needs, pattern in _triggers():
        if not needs.search(lowered):
            continue
        for match in pattern.finditer(marked.text):
            if _not_trigger().match(marked.text, match.start()) or any(
                a < match.end() and match.start() < b for a, b in taken
            ):
                continue
            if kind == "merger" and re.match(r"[^.;\[]{0,30}\[[OR]\d+\]", marked.text[match.end() :]):
                continue
            draft = _draft(paper, view, finder, match.span(), following, kind)
            if draft is not None:
                taken.append(match.span())
                yield draft


def _shared_posts(paper: Paper, view: View, finder: PartyFinder, following: str) -> Iterator[ArrangementDraft]:
    marked = view.posts
    seen: set[str] = set()
    for match in re.finditer(r"\[O\d+\]", marked.text):
        post = marked.item(match.group())
        if (
            isinstance(post, Post)
            and "shared" in post.modifiers
            and post.title.casefold() not in {"leader", "chair and board"}
            and not _not_trigger().match(marked.text, match.start())
        ):
            seen.add(match.group())
            yield from _shared_post(paper, view, finder, match.span(), following, post, "joint post")
            place = match.end()
            while also := _ALSO.match(marked.text, place):
                other = marked.item(also["post"])
                place = also.end()
                if isinstance(other, Post) and also["post"] not in seen and not other.bodies:
                    seen.add(also["post"])
                    yield from _shared_post(
                        paper, view, finder, match.span(), following, other, "joint posts in a list"
                    )
    yield from _listed_roles(paper, view, finder, following)
    for pattern, rule in ((_SHARES, "share a post"), (_SHARED_WITH, "post shared with")):
        for match in pattern.finditer(marked.text):
            post = marked.item(match["post"])
            if match["post"] in seen or not isinstance(post, Post):
                continue
            seen.add(match["post"])
            yield from _shared_post(paper, view, finder, match.span(), following, post, rule)


def _listed_roles(paper: Paper, view: View, finder: PartyFinder, following: str) -> Iterator[ArrangementDraft]:
    """“Roles such as Estates and Finance will be shared”: each is a shared post by its function."""
    marked = view.posts
    if not re.search(r"\bshare[ds]?\b", marked.text):
        return
    for match in _ROLE_LIST.finditer(marked.text):
        parts = re.split(r"; and |;| and in |, and ", match["list"])
        for part in parts if len(parts) > 1 else re.split(r",| and ", match["list"]):
            name = re.sub(r"^\s*in ", "", part).strip(" ,")
            draft = _draft(paper, view, finder, match.span(), following, "shared_post") if name else None
            if draft is not None:
                draft.role, draft.name, draft.rule = name, None, "roles in a list"
                yield draft


def _shared_post(
    paper: Paper, view: View, finder: PartyFinder, place: Span, following: str, post: Post, rule: str
) -> Iterator[ArrangementDraft]:
    draft = _draft(paper, view, finder, place, following, "shared_post")
    for part in post.parts[1:]:
        if rule == "joint post":
            yield from _shared_post(paper, view, finder, place, following, replace(post, title=part, parts=()), rule)
    if draft is not None:
        draft.role = post.parts[0] if post.parts and rule == "joint post" else post.title
        draft.rule = rule
        draft.name = None
        if len(post.bodies) > 1:
            draft.parties = post.bodies
        yield draft


def _draft(
    paper: Paper, view: View, finder: PartyFinder, place: Span, following: str, kind: ArrangementType
) -> ArrangementDraft | None:
    marked = view.posts
    first, last = clause_around(marked.text, *place)
    clause = marked.text[first:last]
    if denied(clause, place[0] - first):
        return None
    span = marked.source(*place)
    bounds = (marked.starts[first], marked.ends[last - 1])
    parties, are_named = finder.find(view, span, bounds, kind)
    if view.sentence.block.kind == "heading" and not are_named:
        return None
    if not parties or (len(parties) == 1 and not _stands_alone(view, parties, kind)):
        return None
    status = standing_at(
        marked, (first, last), place, view.intro, view.section, following, is_proposal=paper.is_proposal
    )
    evidence = (bounds[0], bounds[1])
    draft = ArrangementDraft(kind, parties, status, [evidence], f"{kind} phrase", name=_name(marked, place))
    draft.signals |= finder.signals
    if is_assumed(marked, (first, last), place, status):
        draft.signals.add("status assumed")
    draft.is_passing = _is_headline(view, marked) or (
        kind != "shared_post" and bool(_DEFINITE.search(marked.text, max(first, place[0] - 12), place[0]))
    )
    draft.attribution = attribution_of(paper.document, [span], clause)
    set_dates(paper, draft, marked, (first, last), place)
    return draft


def _is_headline(view: View, marked: Marked) -> bool:
    """A heading, or a point of the summary above a story, gives way to what the text itself says of its matter."""
    kind = view.sentence.block.kind
    return kind == "heading" or (kind == "item" and view.number < 10 and marked.text.rstrip()[-1:] not in ".;:,")


def _stands_alone(view: View, parties: tuple[str, ...], kind: ArrangementType) -> bool:
    """A set named as a set is enough; so is the one holder of a contract."""
    return kind == "contract" or any(body.is_set and body.names == parties for body in (*view.bodies, *view.before))


def _name(marked: Marked, place: Span) -> str:
    words = marked.text[place[0] : place[1]]
    return re.sub(r"\[[A-Z]\d+\]", "", words).strip(" ,")
