"""What becomes of an arrangement a sentence or more after it was told: voted down, carried on with, put back.

“The agreement was to run out in March. Members agreed to carry on for another three years”, “They would cluster. In
August B's board voted that down”: papers written for readers tell a thing first and its fate later, with a pronoun or a
plain noun for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.durations import months_in, moved, words_between
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.endings import is_over

_REACH = 3
_IDEA = (
    r"(?:idea|plans?|proposals?|scheme|suggestion|notion|motion|move|deal|tie-up|link-up|merger|bid|offer|approach"
    r"|amendment|option|project|talks|discussions|negotiations|business case|case|partnership|takeover|proposition)"
)
_IT = rf"(?:it|that|this|them|(?:the|this|that|his|her|their) (?:\w+ )?{_IDEA})"
_OPENS = r"^\W*(?:(?:But|However|Yet|And|In the end|In the event|Later|Then|Eventually|In \[D\d+\]|\[D\d+\]),? ){0,2}"
_LATELY = (
    r"(?: (?:was|were|has|have|had|been|since|then|later|now|also|quickly|quietly|eventually|subsequently|all)){0,4}"
)
_TURNED_DOWN = re.compile(
    # somebody does away with it
    rf"\b(?:voted|turned|knocked|shot|talked) {_IT} down\b|\b(?:voted|turned|knocked|shot) down {_IT}\b"
    rf"|\b(?:threw|thrown|kicked|ruled|throw) (?:{_IT} out|out {_IT})\b|\bvoted against (?:{_IT}|doing so|joining"
    rf"|taking part)\b"
    rf"|\b(?:rejected|dropped|abandoned|shelved|scrapped|ditched|vetoed|blocked|gave up on|pulled the plug on"
    rf"|walked away"
    rf" from|backed away from|said no to|cooled on) {_IT}\b(?! of)"
    r"|\b(?:decided|chose|opted|agreed|resolved|voted|elected) (?:not to|against) (?:go(?:ing)? ahead|proceed(?:ing)?"
    r"|pursu(?:e|ing) (?:it|this|that|the \w+)|tak(?:e|ing) (?:it|this|that|the \w+|things|matters) (?:any )?further"
    r"|go(?:ing)? (?:any )?further|mov(?:e|ing) forward|tak(?:e|ing) (?:it|this|that|the \w+) forward|do(?:ing)? so)\b"
    # it comes to nothing
    rf"|{_OPENS}(?:It|That|This|(?:The|This|That|His|Her|Their|Both) (?:[\w-]+ ){{0,2}}?{_IDEA}){_LATELY}"
    r" (?:dropped|rejected|abandoned|shelved|scrapped|ditched|vetoed|blocked|ruled out|voted down|thrown out"
    r"|turned down"
    r"|given up|called off|put to one side|put aside|defeated|lost(?= [,.\d\[]|\.|,|$)"
    r"|came to (?:nothing|naught|grief)|got nowhere|gone nowhere|went nowhere|fell(?: through| apart|,|\.|$)"
    r"|fallen (?:through|apart)|foundered|stalled for good|collapsed|broke(?:n)? down|failed|fizzled out|petered out"
    r"|died(?: a death)?|did not (?:happen|come off|go ahead|get off the ground|win (?:enough )?support))\b"
    rf"|{_OPENS}Nothing (?:has |ever )?(?:came|come) of (?:it|that|this|the {_IDEA})\b",
    re.IGNORECASE,
)
_NOT_TURNED_DOWN = re.compile(r"\bnot (?:yet )?(?:been )?(?:rejected|dropped|ruled out|abandoned|turned down)\b|\bif\b")
_MEANT_TO_DECIDE = re.compile(
    r"\b(?:was|were|had been) (?:meant|due|supposed|expected|asked|going|to have been asked) to (?:sign|approve|agree"
    r"|back|endorse|ratify|vote|decide|give|rubber-stamp|settle|nod)\b",
    re.IGNORECASE,
)
_DID_NOT = re.compile(
    r"^\W*(?:But )?(?:It|They|That|This|\[[BG]\d+\]) (?:did|was|were|had|would) not\b(?: \w+)?\W*$", re.IGNORECASE
)
_SENT_BACK = re.compile(
    r"\b(?:have|had|get|got|send|sent|refer(?:red)?) (?:the )?(?:report|matter|item|paper|it|plan|proposal|case)"
    r" (?:sent |referred |put )?back\b"
    r"|\b(?:decision|vote|report|item|matter|paper) (?:\w+ ){0,3}?(?:was|were|has been|have been|had been) (?:put off"
    r"|deferred|postponed|sent back|referred back|adjourned|withdrawn)\b",
    re.IGNORECASE,
)
_CARRIES_ON = re.compile(
    r"\b(?:(?:agreed|voted|decided|resolved|opted|chose|chosen|elected|want|wants|plans?|due|is|are|will"
    r"|would) (?:\w+ )?)?to"
    r" (?:carry on|keep (?:it|this|that|things) going|continue(?: with it)?|extend (?:it|this|that|the \w+)"
    r"|renew (?:it|this|that|the \w+)|stick with it|go on)\b"
    r"|\b(?:has|have|had|was|were|will|would)(?: now| since| also| both| all){0,2} (?:been |be )?(?:extended|renewed"
    r"|carry on"
    r"|go on|continue|run on|stay in place|last|run)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\bfor (?:another|a further|an additional|an extra)\b", re.IGNORECASE)
_UNTIL = rule_pattern(r"\b(?:until|till|to|up to)(?P<least> at least)?(?: the (?:end|start) of)? {D:date}")
_TO_UNTIL = re.compile(r"[^.;\[]{0,40}? (?=(?:until|till|to|up to) )")
_PUT_BACK = rule_pattern(
    r"^\W*(?:But )?(?:It|That|This|(?:The|This|That) (?:\w+ ){0,2}?(?:move|transfer|merger|switch|start|launch"
    r"|change"
    r"|date|handover|go-live|opening|deal|service|team|takeover))"
    r" (?:has|have|had|was|is|were)(?: since| now| already| been)*"
    r" (?:slipped|put back|pushed back|moved back|moved|delayed|postponed|deferred|brought forward|put off)"
    r" (?:(?:by )?(?:a|\[F\d+\]) (?:year|months?|weeks?),? )?(?:to|until|till) (?:at least )?{D:date}"
)
_OPEN = frozenset(["proposed", "considered", "agreed"])


def set_told_further(paper: Paper, view: View, drafts: Sequence[ArrangementDraft]) -> None:
    """Take what a sentence says became of what the sentences before it tell.

    Args:
        paper: The paper.
        view: The sentence.
        drafts: The arrangements of the sentences before; those meant are changed in place.
    """
    if view.sentence.block.kind == "heading":
        return
    last = _just_told(paper, view, drafts)
    if not last:
        return
    changed = _set_put_to_them(view, last) or _set_turned_down(paper, view, last) or _set_undecided(paper, view, last)
    changed = changed or _set_put_back(paper, view, last) or _set_carried_on(view, last)
    if changed:
        last[-1].spans.append((view.sentence.start, view.sentence.end))


def with_pronouns(paper: Paper, view: View) -> str:
    """Give a marked sentence with “it” and “that” as written where they were taken for a body."""

    def written(match: re.Match[str]) -> str:
        item = view.posts.item(match.group())
        words = paper.document.flow[item.start : item.end] if isinstance(item, BodyMention) else ""
        return words if words.lower() in _PRONOUNS else match.group()

    return _BODY.sub(written, view.posts.text)


_BODY = re.compile(r"\[B\d+\]")
_PRONOUNS = frozenset(["it", "that", "this", "they", "them"])


def _just_told(paper: Paper, view: View, drafts: Sequence[ArrangementDraft]) -> list[ArrangementDraft]:
    """What the sentence before tells that tells of any arrangement, if it is near and under the same heading."""
    reach = paper.views[max(0, view.number - _REACH)].sentence.start
    near = [draft for draft in drafts if reach <= draft.spans[-1][0] < view.sentence.start]
    if not near:
        return []
    place = max(draft.spans[-1][0] for draft in near)
    told = next((v for v in reversed(paper.views[: view.number]) if v.sentence.start <= place), view)
    if told.section != view.section:
        return []
    return [draft for draft in near if draft.spans[-1][0] >= told.sentence.start]


# “the idea was to share with another, but we dropped that”: what is meant stands in the same sentence
_OF_ITS_OWN = re.compile(r"[;:]|, (?:but|and|so|which)\b|\b(?:idea|plan|proposal|option|asked|invited|approached) ")
_LONGEST_LEAD = 80
# “A third was invited to come in but was not interested. Its cabinet turned it down”
_INVITED = re.compile(r"\b(?:invited|approached|asked|offered|sounded out|courted)\b", re.IGNORECASE)


def _set_turned_down(paper: Paper, view: View, last: Sequence[ArrangementDraft]) -> bool:
    text = with_pronouns(paper, view)
    match = _TURNED_DOWN.search(text)
    lead = text[: match.start()] if match else ""
    if match is None or _NOT_TURNED_DOWN.search(text) or _OF_ITS_OWN.search(lead) or len(lead) > _LONGEST_LEAD:
        return False
    told = max(draft.spans[-1][0] for draft in last)
    between = [v for v in paper.views[max(0, view.number - _REACH) : view.number] if v.sentence.start > told]
    if any(_INVITED.search(v.posts.text) for v in between):
        return False
    put = [d for d in last if d.status in _OPEN or ("status assumed" in d.signals and d.type != "shared_post")]
    for draft in put:
        draft.status, draft.weighed = "rejected", {}
        draft.signals.discard("status assumed")
    return bool(put)


# “It is now going to both cabinets for a decision”
_PUT_TO_THEM = re.compile(
    rf"{_OPENS}(?:It|They|That|This|(?:The|This|That|His|Her|Their|Both) (?:[\w-]+ ){{0,2}}?{_IDEA})"
    r"(?: (?:will|is|are|would|to|now|also|then|both|next|due|expected|set|have|has|still|must|needs?|be|being)){0,6}"
    r" (?:go|goes|going|put|taken|come|comes|coming|sent|considered|decided|voted on|debated) (?:back )?(?:to|before"
    r"|by|on by)"
    r" (?:(?:the|both|all|full|their|each|two|three|of|its) ){0,3}(?:\[[BG]\d+\]|boards?|cabinets?|governors|members"
    r"|councillors|councils|governing bodies|practices|memberships?|trustees)\b",
    re.IGNORECASE,
)


def _set_put_to_them(view: View, last: Sequence[ArrangementDraft]) -> bool:
    if _PUT_TO_THEM.match(view.posts.text) is None:
        return False
    put = [d for d in last if d.status in {"considered", "agreed"} or "status assumed" in d.signals]
    for draft in put:
        draft.status, draft.weighed = "proposed", {}
        draft.signals.discard("status assumed")
    return bool(put)


def _set_undecided(paper: Paper, view: View, last: Sequence[ArrangementDraft]) -> bool:
    """“Monday's meeting was meant to sign it off. It did not”: what reads as settled still has to be decided."""
    before = paper.views[view.number - 1].posts.text if view.number else ""
    is_open = _DID_NOT.match(view.posts.text) and _MEANT_TO_DECIDE.search(before)
    if not is_open and _SENT_BACK.search(view.posts.text) is None:
        return False
    put = [draft for draft in last if draft.status in {"agreed", "rejected"}]
    for draft in put:
        draft.status, draft.weighed = "proposed", {}
    return bool(put)


def _set_put_back(paper: Paper, view: View, last: Sequence[ArrangementDraft]) -> bool:
    match = _PUT_BACK.match(with_pronouns(paper, view))
    date = view.posts.item(match["date"]) if match else None
    ahead = [draft for draft in last if draft.status in _OPEN]
    if not isinstance(date, DateMention) or not ahead:
        return False
    for draft in ahead:
        is_past = is_over(date.edtf, paper.published) and not date.has_year
        draft.start = (moved(date.edtf, 12) if is_past else None) or date.edtf
    return True


def _set_carried_on(view: View, last: Sequence[ArrangementDraft]) -> bool:
    """“Members agreed to carry on for another three years”: it is there, and ends so much later."""
    text = view.plain.text
    goes_on = _CARRIES_ON.search(text)
    running = [d for d in last if d.status in {"existing", "ended"} and d.type != "merger"]
    if goes_on is None or not running:
        return False
    until = _UNTIL.match(text, _gap(text, goes_on.end()))
    date = view.plain.item(until["date"]) if until else None
    draft = running[-1]
    if isinstance(date, DateMention):
        end: str | None = f"{date.edtf}/.." if until and until["least"] else date.edtf
    else:
        end = _later(draft.end, words_between(view.plain, goes_on.end(), len(text)))
    if end is None:
        return False
    draft.end, draft.status, draft.weighed = end, "existing", {}
    return True


def _gap(text: str, end: int) -> int:
    """Where “until” stands, some words after the verb."""
    found = _TO_UNTIL.match(text, end)
    return found.end() if found else end


def _later(end: str | None, words: str) -> str | None:
    """A last month or day moved on by the time that some words give: “for another three years”."""
    months = months_in(words) if _ANOTHER.search(words) else 0
    return moved(end, months) if months else None
