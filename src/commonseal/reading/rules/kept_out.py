"""A body that was to come in and did not, told in plain words: “A fourth, D, was asked in and decided to stay alone”.

Conventions: it is a rejected arrangement with that body among the parties; those that go on without it are another
claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.told_further import with_pronouns

_OUT = (
    r"(?:out(?: of (?:it|that|this|the \w+|\[B\d+\]))?|on (?:its|their|\[B\d+\]) own|as (?:it|they|\[B\d+\]) (?:is"
    r"|are|was|were)"
    r"|independent|alone|outside(?: (?:it|the \w+))?|separate|apart|put)"
)
# words that say by themselves that a body was to come in with others
_LEFT = re.compile(
    rf"\b(?:decid(?:ed|es)|chose|chosen|elected|preferred|opted|voted|wants?|wanted|wished"
    rf"|resolved) (?:\w+ly )?to (?:stay"
    rf"|remain|keep|go|stand) {_OUT}(?!\w)"
    r"|\b(?:withdrew|dropped out|backed out|bowed out|ducked out|opted out|pulled out)(?= (?:before|in|last|at|when"
    r"|after"
    r"|because|over|of (?:it|that|this|the (?:plan|talks|deal|scheme|project|merger|cluster|hub|partnership)))\b"
    r"|[.,;]|$)"
    r"|\b(?:has|have|had) (?:withdrawn|dropped out|backed out|opted out|pulled out)(?! of (?:the )?\[)"
    r"|\bgo(?:es|ing)? (?:it|its own way) alone\b|\bwent (?:it|its own way) alone\b|\bgo(?:ing)? its own way\b",
    re.IGNORECASE,
)
# words that say so beside an invitation
_DECLINED = re.compile(
    r"\b(?:said (?:\"?no\"?|that it would not|it would not|thanks)|turned (?:it|them|the (?:offer|idea|invitation)"
    r"|this|that) down"
    r"|(?:decided|replied|answered|felt|said)(?: \w+ly)?(?: that)? (?:it|they|\[B\d+\]) (?:would|had) rather not"
    r"|would rather not|(?:was|is|were|are) not (?:interested|keen|tempted|persuaded)|declined(?: the (?:offer"
    r"|invitation))?"
    r"|had no wish to|did not want to|(?:chose|decided|preferred|opted|voted) (?:not to|against)|refused|walked away"
    r"|never (?:answered|replied)|is not (?:part of|joining|coming|taking part)|will not be (?:part of|joining"
    r"|coming))\b",
    re.IGNORECASE,
)
_INVITED = re.compile(
    r"\b(?:invited|approached|sounded out|courted|wooed|ask(?:ed)?(?! to (?:approve|agree|note|look|consider|back))"
    r"|offered|(?:was|were|had been|is) (?:also )?(?:to have|going to|due to|meant to|supposed to|to be|in line to)"
    r"|(?:third|fourth|fifth|sixth|other|another|wider|further) [a-z]+,? |taking in|bring(?:ing)? in|hoped)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?:[Aa]|[Tt]he|[Oo]ne) (?:third|fourth|fifth|sixth|seventh|other)\b(?: [a-z]+){0,2}, (?P<name>[^,;.]{3,50}),"
)
# what nobody says of himself to whom nothing was offered
_AS_OFFERED = re.compile(r"rather not|not (?:interested|keen|tempted)", re.IGNORECASE)
# who leaves what is running was in it
_WAS_IN = re.compile(r"(?:withdrew|dropped out|pulled out|opted out)(?! before)", re.IGNORECASE)
_NTH = re.compile(r"\b(?:a|the) (third|fourth|fifth|sixth|seventh)\b", re.IGNORECASE)
_ORDINALS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_SUBJECT = re.compile(r"\[[BG]\d+\]")
_NO_TALKER = re.compile(r"\[P\d+\]|\b(?:[Hh]e|[Ss]he|[Cc]llr|union|staff|residents|governors)\b")
_JOINED = frozenset(
    [
        "merger",
        "cluster",
        "partnership",
        "joint_committee",
        "joint_service",
        "joint_team",
        "shared_post",
        "shared_system",
        "contract",
        "pooled_budget",
    ]
)
# what bodies come into as such, before the things that they then share
_WHOLE = frozenset(["merger", "cluster", "partnership"])
_PARTS = frozenset(["pooled_budget", "shared_post", "shared_system", "contract"])
_REACH = 4
RULE = "kept out of it"


def kept_out(paper: Paper, view: View, drafts: Sequence[ArrangementDraft]) -> Iterator[ArrangementDraft]:
    """Give what a body of a sentence was to come into and did not.

    Args:
        paper: The paper.
        view: The sentence.
        drafts: The arrangements told last.
    """
    text = with_pronouns(paper, view)
    left = _LEFT.search(text)
    match = left or _DECLINED.search(text)
    if match is None:
        return
    before = paper.marked_before(view.number)
    is_asked = _INVITED.search(text, 0, match.start()) or _INVITED.search(before) or _AS_OFFERED.search(match.group())
    if not is_asked and left is None:
        return
    name = _who(paper, view, len(view.posts.text) - len(text) + match.start())
    thing = _meant(paper, view, name, drafts) if name else None
    if thing is None:
        return
    yield ArrangementDraft(
        thing.type,
        (*thing.parties, name),
        "ended" if thing.status == "existing" and _WAS_IN.match(text, match.start()) else "rejected",
        [(view.sentence.start, view.sentence.end)],
        RULE,
        role=thing.role,
        signals={"arrangement of an earlier sentence"},
    )


def _who(paper: Paper, view: View, end: int) -> str:
    """The body that keeps out: the last that is named before the words that say so."""
    text = view.posts.text
    named = _ORDINAL.search(text, 0, end)
    if named is not None and _SUBJECT.search(named["name"]) is None:
        start, last = view.posts.source(*named.span("name"))
        words = " ".join(paper.document.flow[start:last].split())
        return words if words[:1].isupper() else ""
    tokens = list(_SUBJECT.finditer(text, 0, end))
    for token in reversed(tokens):
        body = view.posts.item(token.group())
        if not isinstance(body, BodyMention) or body.form in {"it", "they", "pronoun"}:
            continue
        is_alone = len(body.names) == 1 and can_be_party(body.body_class)
        return body.names[0] if is_alone and not _NO_TALKER.search(text, token.end(), end) else ""
    return ""


def _meant(paper: Paper, view: View, name: str, drafts: Sequence[ArrangementDraft]) -> ArrangementDraft | None:
    """What was told last that the body is no party of: near enough to be meant, or of as many as its number says."""
    counted = _NTH.search(view.posts.text)
    count = _ORDINALS.get(counted[1].lower(), 0) - 1 if counted else 0
    joined = [draft for draft in drafts if draft.type in _JOINED and name not in draft.parties]
    fitting = [draft for draft in joined if count > 1 and len(draft.parties) == count]
    if fitting:
        return fitting[-1]
    reach = paper.views[max(0, view.number - _REACH)].sentence.start
    near = [
        draft
        for draft in drafts
        if draft.type in _JOINED and len(draft.parties) > 1 and reach <= draft.spans[0][0] < view.sentence.start
    ]
    if not near or name in near[-1].parties:
        return None
    together = [d for d in joined if d.type in _WHOLE and set(d.parties) >= set(near[-1].parties)]
    is_part = near[-1].type in _PARTS and not any(kind in view.plain.text for kind in ("fund", "post", "contract"))
    return together[-1] if is_part and together else near[-1]
