"""From a phrase that speaks of an arrangement to a draft of it: parties, status, dates and whose word it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementStatus, ArrangementType
from commonseal.reading.context import attribution_of, clause_around, predicates, says
from commonseal.reading.marked import Marked
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.apposed_parties import apposed_party, the_so_many
from commonseal.reading.rules.dating import set_dates
from commonseal.reading.rules.denials import comes_no_sooner, denied, denied_after
from commonseal.reading.rules.drafts import ArrangementDraft, Span
from commonseal.reading.rules.holders import holder_of
from commonseal.reading.rules.next_sentences import set_later_dates, set_same_day
from commonseal.reading.rules.parties import PartyFinder
from commonseal.reading.rules.standing import is_assumed, is_plain, is_to_come, standing_at
from commonseal.reading.rules.takers import givers_of, taker_of
from commonseal.reading.rules.within_one_body import has_its_own, is_within_one
from commonseal.reading.wording import Told, shares_of_status, shipped

STATUS_BY_WORDS = "status by its words"
Weigher = Callable[[ArrangementDraft, Told], None]

# What a body may have, or make one, within its own walls
_ONES_OWN = frozenset(["joint_team", "joint_service", "joint_committee", "shared_system", "pooled_budget"])
_DEFINITE = re.compile(r"\b(?:the|this|that|these|any)\s+(?:new\s+)?$", re.IGNORECASE)


_ASKED_FOR = re.compile(r"\b(?:application|request) (?:of|to|for|dated)\b")
# Minutes tell in the past tense: “the CCG would be abolished on 1 July” was said as “will be”
_MINUTES = re.compile(r"\b(?:RESOLVED|Apologies|In attendance|[Mm]inutes of the (?:last|previous) meeting)\b")
_WOULD_BE = re.compile(r"\bwould\b")
_REPORTED = re.compile(
    r"\b(?:reported|advised|announced|confirmed|(?:informed|told|updated|assured) [^;,]{0,40}?) that\b"
)
_UNSETTLED = re.compile(r"\b(?:propos\w+|recommend\w*|subject to|if|asked|consult\w*|business case|options?)\b")
_OPENING = re.compile(r"\"(?=[\w\[])")
_UNCHANGED = re.compile(
    r"(?:\bnot|n't|\b[Nn]or|\bnever|\b[Nn]either|\b[Nn]othing|\bwithout)\b[^.;]{0,40}?\b(?:alter|affect|chang|end"
    r"|replac"
    r"|disturb|undo|touch|weaken|interfer)\w*(?: with| to)? "
    r"(?:(?:the|our|their|its|any of|existing|current|\[B\d+\](?:'s)?) )*$",
)


@dataclass(slots=True)
class Drafter:
    """Makes the drafts of one paper's arrangements."""

    paper: Paper
    finder: PartyFinder
    weigh: Weigher
    last: tuple[str, ...] = ()
    told: list[tuple[str, ...]] = field(default_factory=list)

    def draft(
        self,
        view: View,
        place: Span,
        following: str,
        kind: ArrangementType,
        *,
        parties: tuple[str, ...] = (),
        rule: str = "",
        named_only: bool = False,
    ) -> ArrangementDraft | None:
        """Make the draft of what stands at ``place`` of a marked sentence, unless it is denied or has no parties.

        Args:
            view: The sentence.
            place: Where the phrase stands in ``view.posts``.
            following: The sentence after it, marked.
            kind: The type of arrangement.
            parties: The bodies when the rule knows them; else they are looked for.
            rule: The rule's name.
            named_only: Whether the sentence itself has to name the parties, as what is said of it is said of many.
        """
        marked = view.posts
        first, last = clause_around(marked.text, *place)
        clause = marked.text[first:last]
        spoken = _spoken_before(clause[: place[0] - first])
        is_unchanged = _UNCHANGED.search(clause[: place[0] - first]) is not None
        is_denied = denied(clause[spoken:], place[0] - first - spoken) or denied_after(marked.text, place, last)
        if is_denied and not is_unchanged and not comes_no_sooner(marked.text, (first, last), place):
            return None
        span = marked.source(*place)
        bounds = (marked.starts[first], marked.ends[last - 1])
        are_named = True
        are_found = len(parties) < 2
        if are_found:
            parties, are_named = self._found(view, place, (span, bounds), kind)
        parties = self._with_last(parties)
        if self._is_own_affair(marked, (first, last), place, kind):
            return None
        is_guess = named_only and are_found and "parties widened" in self.finder.signals
        if is_guess or (not are_named and (named_only or view.sentence.block.kind == "heading")):
            return None
        parties = self._with_leading(view, place, (first, last), kind, parties)
        told, parties = parties, self._present(parties) if kind == "merger" else parties
        is_lone = len(parties) == 1 and len(told) == 1
        if not parties or (is_lone and not _stands_alone(view, parties, marked.text[slice(*place)])):
            return None
        inside = (first, last)
        status = standing_at(
            marked, inside, place, view.intro, view.section, following, is_proposal=self.paper.is_proposal
        )
        status = "existing" if is_unchanged else status
        draft = ArrangementDraft(kind, parties, status, [bounds], rule or f"{kind} phrase", name=_name(marked, place))
        if is_assumed(marked, inside, place, status):
            draft.signals.add("status assumed")
        is_definite = bool(_DEFINITE.search(marked.text, max(first, place[0] - 12), place[0]))
        draft.is_passing = _is_headline(view, marked) or (
            kind != "shared_post" and is_definite and marked.text[place[0]] != "["
        )
        draft.attribution = attribution_of(self.paper.document, [span], clause)
        if are_found:
            draft.signals |= self.finder.signals
        _add_signals(draft, view)
        set_dates(self.paper, draft, marked, inside, place)
        if draft.status == "proposed" and self._is_settled(draft, clause, marked.text):
            draft.status = "agreed"
        self.weigh(draft, self._told(draft, view, inside, place, following))
        if view.sentence.block.kind != "heading":
            set_later_dates(self.paper, draft, view)
            set_same_day(self.paper, draft, view, clause)
        return draft

    def _found(
        self, view: View, place: Span, at: tuple[Span, Span], kind: ArrangementType
    ) -> tuple[tuple[str, ...], bool]:
        """The parties, and whether the sentence itself gives them."""
        parties, are_named = self.finder.find(view, *at, kind)
        if are_named and "parties widened" not in self.finder.signals:
            return parties, True
        if counted := the_so_many(view, place, self.told):
            return counted, True
        own = view.bodies[0].names if view.bodies and view.bodies[0].start < at[0][0] else ()
        if len(own) == 1 and (other := apposed_party(self.paper, view, place)) and other not in own:
            self.finder.signals.clear()
            return (*own, other), True
        return parties, are_named

    def _is_own_affair(self, marked: Marked, bounds: Span, place: Span, kind: ArrangementType) -> bool:
        """Say whether a clause tells of what one body does with its own, or of what each has for itself."""
        if kind not in _ONES_OWN:
            return False
        is_of_one = "parties widened" in self.finder.signals and is_within_one(marked.text, bounds, place)
        return is_of_one or has_its_own(marked.text, bounds, place)

    def _told(self, draft: ArrangementDraft, view: View, clause: Span, place: Span, following: str) -> Told:
        text = view.posts.text
        return Told(
            draft.type,
            draft.status,
            " ".join(text[first:last] for first, last in predicates(text, clause, place)),
            text,
            following,
            f"{view.section} {view.intro}",
            is_assumed="status assumed" in draft.signals,
            is_proposal=self.paper.is_proposal,
            is_passing=draft.is_passing,
        )

    def _is_settled(self, draft: ArrangementDraft, clause: str, sentence: str) -> bool:
        """Say whether what a clause puts as proposed is settled by the paper: granted, or the "would" of minutes."""
        flow = self.paper.document.flow
        if draft.type == "merger" and _ASKED_FOR.search(clause):
            return says("granted", flow)
        is_dated = draft.start is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", draft.start) is not None
        is_plain = _WOULD_BE.search(clause) is not None and _UNSETTLED.search(sentence) is None
        return (is_dated or _REPORTED.search(sentence) is not None) and is_plain and _MINUTES.search(flow) is not None

    def _with_leading(
        self, view: View, place: Span, bounds: Span, kind: ArrangementType, parties: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The parties with the holder of a contract before them, or the committee that takes powers after them."""
        if kind == "delegation" and (taker := taker_of(self.paper, view, place, bounds)):
            givers = givers_of(view, place, bounds[0]) or parties
            return (*(name for name in givers if name != taker), taker)
        if kind == "contract" and (holder := holder_of(self.paper, view, bounds, parties)):
            return (holder, *(name for name in parties if name != holder))
        return parties

    def _with_last(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """One body alone, when it was just spoken of with others, stands for all of them."""
        if len(parties) == 1 and parties[0] in self.last:
            return self.last
        if len(parties) > 1:
            self.last = parties
            self.told.append(parties)
        return parties

    def _present(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """The parties of a merger without the body it makes, which is its name."""
        coming = self.paper.registry.future_names
        return tuple(name for name in parties if name not in coming) or parties

    def coming_body(self, view: View) -> str | None:
        """Give the one body yet to be formed that a sentence names."""
        coming = self.paper.registry.future_names
        names = {name for body in view.bodies for name in body.names if name in coming}
        return names.pop() if len(names) == 1 else None


_MARGIN = 0.3  # what rules read stands unless another status is likelier by far


def weigh(draft: ArrangementDraft, told: Told) -> None:
    """Settle how far along an arrangement is by all the words that tell it, the rules' reading of them among them."""
    if is_plain(told.own, told.status, told.following) or (told.is_proposal and told.status == "proposed"):
        return
    likeliest = shipped("statuses").likeliest(shares_of_status(told), given=told.status, margin=_MARGIN)
    status = cast("ArrangementStatus", likeliest)
    if status == draft.status or (status == "existing" and is_to_come(told.own, told.status)):
        return
    draft.signals.add(STATUS_BY_WORDS)
    if {status, draft.status} & {"ended", "rejected"}:
        draft.weighed[draft.status] = status
    else:
        draft.status = status
        draft.signals.discard("status assumed")


def _spoken_before(words: str) -> int:
    """Where the quotation opens that a place stands in: what was said before it is another sentence."""
    opened = list(_OPENING.finditer(words))
    return opened[-1].start() if opened and words.count('"') > 1 else 0


def _is_headline(view: View, marked: Marked) -> bool:
    """A heading, or a point of the summary above a story, gives way to what the text itself says of its matter."""
    kind = view.sentence.block.kind
    is_point = kind == "item" and view.number < 10 and not view.intro
    return kind == "heading" or (is_point and marked.text.rstrip()[-1:] not in ".;:,")


def _add_signals(draft: ArrangementDraft, view: View) -> None:
    if _is_headline(view, view.posts):
        draft.signals.add("in a headline")
    elif draft.is_passing:
        draft.signals.add("spoken of as known")
    if view.sentence.block.kind == "heading":
        draft.signals.add("in a heading")
    if view.intro:
        draft.signals.add("in a list")
    if draft.start:
        draft.signals.add("dated")


def _stands_alone(view: View, parties: tuple[str, ...], words: str) -> bool:
    """A set named as a set is enough; so is the one holder of a contract."""
    return re.search(r"\b(?:contract|tender)", words) is not None or any(
        body.is_set and body.names == parties for body in (*view.bodies, *view.before)
    )


def _name(marked: Marked, place: Span) -> str:
    words = marked.text[place[0] : place[1]]
    return re.sub(r"\[[A-Z]\d+\]", "", words).strip(" ,")
