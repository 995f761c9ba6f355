"""A body that comes into what others have told of, in the many words there are for that besides “join”.

“C is to come in from June”, “it will be widened to take in C”, “C was offered a place in it and said no”: the same
thing with that body among its parties, as far along as the words say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementStatus
from commonseal.reading.context import clause_around
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.endings import is_ahead
from commonseal.reading.rules.next_sentences import TAKEN_UP_BY
from commonseal.reading.rules.told_further import with_pronouns

RULE = "comes into it"
_NOUN = "|".join(
    (*TAKEN_UP_BY, "arrangements?", "agreement", "scheme", "deal", "sharing", "network", "consortium", "pilot")
)
_IT = (
    rf"(?:it|them|us|{{B:set}}|(?:the|this|that|their|its|our)(?: [\w'&-]+){{0,4}}? (?P<noun>{_NOUN})"
    r"(?: (?:of|between|with|for) (?:the )?{B})?)"
)
_STOPS = (
    r"(?=[.,;:\"]|$| (?:on|from|next|later|last|this|when|after|at|by|once|too|also|as well|but|and|if|though|in"
    r"|that|which|a (?:year"
    r"|month))\b| {D})(?! in (?:banning|calling|opposing|the|an?|its|their|[a-z]+ing)\b)"
)
_LEADS = (
    r"(?: (?:will|would|is|are|was|were|has|have|had|been|be|being|to|may|might|could|should|can|also|now|then|soon"
    r"|since"
    r"|later|set|due|going|expected|likely|about|hoping|hopes|hoped|asked|asks|asking|applied|applying|wants|wanted|wanting"
    r"|keen|invited|offered|agreed|decided|plans|planning|planned|intends|considering|thinking|of|allowed|yet|next|formally"
    r"|finally|eventually|in talks|talking|interested|in|sounded out|approached|ready|still|well|not|ought|did|does"
    r"|subsequently|recently|just|first|seeking|looking|begun|started|told|that|it|should|one day)){0,9}?"
)
_SUBJECT = rf"{{B:body}}(?:, [^,;]{{3,80}},)?{_LEADS}"
_COMES = rule_pattern(
    rf"{_SUBJECT} (?:"
    rf"join(?:s|ed|ing)?(?: (?:in|up|{_IT}))?{_STOPS}"
    rf"|(?:come|comes|came|coming|be brought|being brought|buy|buying|bought) (?:in(?!to| for)|on board"
    rf"|into {_IT.replace('set', 'set1').replace('noun', 'noun1')}){_STOPS}"
    rf"|(?:be|been|becoming|become|becomes|became) (?:part of|(?:an? |the )?(?:\w+ )?(?:member|partner|party) (?:of"
    rf"|in|to))"
    rf" {_IT.replace('set', 'set2').replace('noun', 'noun2')}"
    rf"|be (?:let in|added|included|brought in|taken in|admitted|covered)(?: too| as well)?{_STOPS}"
    rf"|(?:sign|signs|signed|signing) up(?: to {_IT.replace('set', 'set3').replace('noun', 'noun3')})?{_STOPS}"
    rf"|follow(?:s|ed|ing)?(?: suit)?(?! suit)(?!,? and\b){_STOPS}"
    rf"|(?:go|goes|went) live(?: too| next| as well)?{_STOPS}"
    rf"|(?:(?:take|taking|took|given) )?(?:a|its) (?:place|seat|share|part) (?:in"
    rf"|on) {_IT.replace('set', 'set4').replace('noun', 'noun4')}"
    r")"
)
# “will be widened to take in C”, “might be extended to C”, “brought C into it”
_TAKES_IN = rule_pattern(
    r"\b(?:(?:to |would |will |could |may |might )?(?:take|takes|taking|took|bring|brings|bringing"
    r"|brought) in (?:the )?"
    r"{B:one}"
    r"|(?:bring|brings|bringing|brought) (?:the )?{B:two} in(?:to (?:it|the \w+))?(?=[.,;]|$| (?:too|as well|on|from"
    r"|{D}))"
    r"|(?:widened|extended|expanded|enlarged|opened up|rolled out|spread|widen|extend|expand)(?: it)? to (?:take in "
    r"|include"
    r" |cover |bring in )?(?:the )?{B:three}"
    r"|joined by (?:the )?{B:four})(?!'s)(?! for\b)"
)
_MAY = re.compile(
    r"\b(?:may|might|could|talk(?:s|ed|ing)?|whether|if|possib\w+|consider\w*|thinking|interested|idea|explor\w+|option"
    r"|ponder\w*|mull\w*|door (?:is|was) open|hint\w*|perhaps|one day)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:asked|asks|asking|applied|applying|wants?|wanted|hop(?:e|es|ed|ing)|keen|invited|offered|seeking|approached"
    r"|sounded out|would|propos\w+|recommend\w*|plan is)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|is to|are to|be|due|set to|agreed|decided|plans?|planning|intends?|going to|about to|expected)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:said no|said it would not|turned (?:it|them|this|that|the offer|the idea) down|declined|refused"
    r"|decided against"
    r"|chose not|voted against|walked away|rejected|was not interested|preferred not|thought better of it|backed out"
    r"|pulled out|withdrew|would not|did not|will not)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no|nobody|neither)\b", re.IGNORECASE)
_DATED = rule_pattern(r"[^.;\[]{0,30}?(?:(?:on|in|from|by|at the (?:start|end) of|since) )?(?P<date>{D})")
_OPENS_THEN = rule_pattern(r"\W*(?:but |and )?(?:from|on|in|since|by) (?P<date>{D})")
_KINDS = frozenset(
    [
        "joint_team",
        "joint_service",
        "joint_committee",
        "shared_system",
        "partnership",
        "pooled_budget",
        "cluster",
        "merger",
        "shared_post",
    ]
)
_HINT = re.compile(
    r"\b(?:join\w*|com(?:e|es|ing)|came|brought|bring\w*|bought|buy\w*|part|member|partner|party|let in|added"
    r"|included|taken"
    r"|tak\w+|took|admitted|covered|sign\w*|follow\w*|live|place|seat|share|widen\w*|exten\w+|expan\w+|enlarged|opened|rolled"
    r"|spread)\b",
    re.IGNORECASE,
)
_REACH = 2
_TAIL = 90


def with_comers(paper: Paper, view: View, drafts: list[ArrangementDraft], known: int) -> list[ArrangementDraft]:
    """Add to the drafts what a body of a sentence comes into.

    Args:
        paper: The paper.
        view: The sentence.
        drafts: The arrangements found so far.
        known: How many of them are of sentences before.
    """
    if (
        _HINT.search(view.posts.text) is None
        or view.sentence.block.kind == "heading"
        or any(d.rule == "joins it" for d in drafts[known:])
    ):
        return drafts
    coming = list(_comers(paper, view, drafts))
    for other in coming:
        thing = next(d for d in reversed(drafts) if (*d.parties, other.parties[-1]) == other.parties)
        if {thing.status, other.status} == {"existing"}:  # who came in later is one of them now
            thing.parties = other.parties
            thing.spans += other.spans
            return drafts
    for draft in drafts[known:]:
        _stands_already(draft, coming)
    return [*drafts, *coming]


def _stands_already(draft: ArrangementDraft, coming: Sequence[ArrangementDraft]) -> None:
    """What a sentence says of who comes in is not said of the thing itself, which is there."""
    if any(set(draft.parties) < set(other.parties) and draft.type == other.type for other in coming):
        is_of_it = draft.status == "existing" and draft.start not in {other.start for other in coming}
        draft.status, draft.weighed, draft.start = "existing", {}, draft.start if is_of_it else None


def _comers(paper: Paper, view: View, drafts: Sequence[ArrangementDraft]) -> Iterator[ArrangementDraft]:
    text = view.posts.text
    for pattern in (_COMES, _TAKES_IN):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            token = next(groups[key] for key in ("body", "one", "two", "three", "four") if groups.get(key))
            body = view.posts.item(token)
            if not isinstance(body, BodyMention) or len(body.names) != 1 or not can_be_party(body.body_class):
                continue
            thing = _meant(paper, view, match, body.names[0], drafts)
            if thing is not None:
                yield _made(paper, view, match, thing, body.names[0])
                return


def _meant(
    paper: Paper, view: View, match: re.Match[str], name: str, drafts: Sequence[ArrangementDraft]
) -> ArrangementDraft | None:
    """The thing told last that the body is no party of, of the kind and the bodies that the words name."""
    groups = match.groupdict()
    noun = next((groups[key] for key in groups if key.startswith("noun") and groups[key]), "") or ""
    held = next((groups[key] for key in groups if key.startswith("set") and groups[key]), None)
    reach = paper.views[max(0, view.number - _REACH)].sentence.start
    near = [d for d in drafts if d.type in _KINDS and d.spans[0][0] >= reach and len(d.parties) > 1]
    near = [d for d in near if d.spans[0][0] >= view.sentence.start or d.status not in {"rejected", "ended"}]
    near = [d for d in near if all(paper.class_of(part) for part in d.parties)]
    if view.posts.text[: match.start()].rstrip().endswith("would be"):  # “in which A would be joined by C”
        near = [d for d in near if d.type != "merger"]
    if " live" in match.group():
        near = [d for d in near if d.type == "shared_system"]
    if meant := TAKEN_UP_BY.get(noun.lower(), set()):
        near = [d for d in near if d.type in meant] or [d for d in near if noun.lower() in (d.name or "").lower()]
    item = view.posts.item(held) if held else None
    if isinstance(item, BodyMention) and item.form not in {"it", "they", "them"} and item.names:
        near = [d for d in near if set(item.names) <= set(d.parties)]
    here = [d for d in near if d.spans[0][0] >= view.sentence.start]
    near = here or near
    if not near or name in near[-1].parties:
        return None
    return near[-1]


def _made(paper: Paper, view: View, match: re.Match[str], thing: ArrangementDraft, name: str) -> ArrangementDraft:
    text = with_pronouns(paper, view)
    bounds = clause_around(view.posts.text, *match.span())
    dated = _DATED.match(view.posts.text, match.end())
    dated = dated or _OPENS_THEN.match(view.posts.text, bounds[0], match.start())
    date = view.posts.item(dated["date"]) if dated else None
    words = view.posts.text[bounds[0] : match.end()]
    status = _status(words, text[-(len(view.posts.text) - match.end()) or len(text) :][:_TAIL])
    start = date.bounded if isinstance(date, DateMention) and status != "rejected" and "/" not in date.edtf else None
    if status == "existing" and is_ahead(start, paper.published):
        status = "agreed"
    widened = thing.taken_up((view.sentence.start, view.sentence.end), RULE, status, start)
    widened.parties = (*thing.parties, name)
    return widened


def _status(words: str, following: str) -> ArrangementStatus:
    """How far the coming in is, as the words before it and those after it say."""
    if _NO.search(following.split(".", maxsplit=1)[0]) or _NOT.search(words):
        return "rejected"
    if _MAY.search(words):
        return "considered"
    if _ASKS.search(words):
        return "proposed"
    return "agreed" if _AHEAD.search(words) else "existing"
