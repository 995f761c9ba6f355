"""Whose a figure is in plain tellings: “the county's own overspend”, “it brings together 31,400 people” of a change."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.figure_patterns import Found
from commonseal.reading.rules.subject_patterns import PLACE
from commonseal.reading.rules.subjects import Subject, Subjects

_NOUNS = (
    r"(?:overspend|underspend|deficit|surplus|budget|debts?|gap|shortfall|turnover|income|reserves|savings? target"
    r"|spending|population|workforce|staff|payroll|finances|accounts|black hole|bill|share)"
)
# “the county's own forecast overspend of £19m”
_PLACE_OWNS = re.compile(
    rf"\b[Tt]he (?P<place>county|city|borough|district|town)(?:'s| council's) (?:[a-z-]+ ){{0,4}}?{_NOUNS}"
    r"(?: (?:of|is|was|will|would|be|has|had|been|stands|stood|at|put|now|about|around|nearly|some|over|forecast"
    r"|expected|to)){0,5} $"
)
# what a change does to people, which no board or regulator that agreed to it does
_GATHERS = re.compile(
    r"^\W*(?:(?P<body>\[B\d+\])|It|This|That|The (?:change|move|merger|deal|tie-up|link-up|union|plan|switch"
    r"|amalgamation|takeover|proposal))"
    r" (?:(?:will|would|could|also|is to|was to|should) )*(?:brings? together|join(?:s)? up|unites?|mean(?:s)?|creates?"
    r"|give(?:s)? (?:us|it|them)|combines?) (?:[a-z]+ ){0,5}$"
)
_IT = frozenset(["it", "this", "that"])
_DECIDES = re.compile(
    r"\b(?:approv|agree|back|vote|sign|clear|endors|support|go-ahead|green light|bless|consent|permission)\w*\b"
)
# “leaving Wensum, with 640,000 people, on its own”
_LEFT = rule_pattern(
    r"\b(?:leaving|leaves|left|except|bar|including|notably|like|such as|plus|alongside|joining|taking in) (?:the )?"
    r"{B:body}(?:,| \()? (?:with|which has|which had)(?: (?:its|just|only|about|around|some|over|nearly))* $"
)
# “a plan for a single team of directors across the pair that was said to be worth £640,000 a year”
_PLANNED = re.compile(
    r"\b(?:plans?|proposals?|ideas?|schemes?|bids?|case|scheme|moves?) (?:for|to (?:set up|create|form|have))"
    r" (?:an?|the|one) (?P<name>(?:single|joint|shared|combined|common|integrated|merged) (?:[a-z-]+ ){0,2}?(?:team"
    r"|service|unit|hub|department|structure|contract|board|office|depot|centre|control room|system)(?: of [a-z]+)?)\b"
    r"(?:[^.;,\[]|\[[BGD]\d+\]|, (?=which)){0,60}? (?:that|which) (?:was|is|were|would|will|could|might|had been"
    r"|it was) (?:(?:said|thought|expected|estimated|reckoned|claimed|going|due|to|have|be|been|save|worth|cost"
    r"|employ|bring|serve) ){0,6}(?:about |around |some )?$"
)
# “hosts the programme team (11 staff)”, “our shared legal team (34 people)”
_THING_IN_BRACKETS = re.compile(
    r"(?:\b(?:the|an?|its|our|their)|\]'s?|\w's) (?P<name>(?:(?!and |or |for |of |in )[a-z][a-z-]+ ){1,3}(?:team"
    r"|service|unit|hub|office|department|function|directorate))"
    r"(?: \((?:some |about |around |now |currently |has |of )?|, (?:some |about |around |now )?)$"
)
_IN_BRACKETS_AFTER = re.compile(r" (?:[\w-]+ ){0,3}(?:staff|people|posts|officers|FTEs?|WTEs?|employees)?[),]")
# “a complex care team hosted by Roding, whose 140 staff”
_HOSTED = rule_pattern(
    r"\b(?:the|an?|its|our|their|one) (?P<name>(?:(?!and |or |for |of |in |which |that )[a-z][a-z-]+ ){1,3}"
    r"(?:team|service|unit|hub|office|department|function|directorate))(?: [a-z ]{2,30})?,?"
    r" (?:which is )?(?:hosted|run|employed|provided|managed|led) by (?:the )?{B},?"
    r" (?:whose|which (?:has|employs)|with(?: its)?|and (?:has|employs))"
    r"(?: (?:about|around|some|all|nearly|over))* $"
)
# “That would make the new ICB England's third largest, with 3.1 million people”
_MAKES = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|leav(?:e|es|ing)|giv(?:e|es|ing)) (?P<new>the (?:new|merged|bigger|larger|combined"
    r"|enlarged) (?:\w+ )?\w+)\b[^.;\[]{0,70}?,? (?:with|serving|covering)(?: (?:about|around|some|nearly|over))* $"
)
# “Around 95 people work in the three teams”
_WORK_IN_TEAMS = re.compile(
    r" (?:[a-z]+ ){0,2}?(?:people|staff|officers|employees)(?: who| that)?"
    r"(?: (?:now|currently|are|will|would|be|already))* (?:work|working|employed|based) (?:in|across)"
    r" (?:the|these|those|all) (?P<name>(?:two |three |four |five |joint"
    r" |shared |new |single )(?:[a-z]+ ){0,2}(?:teams?|services?|departments?|units?|offices?|hubs?))\b"
)
# “The cost, which is £1.3m in 2021/22, is shared equally”
_THE_COST = re.compile(
    r"^\W*(?:\d[\d.]* )?(?:The|Its|Total) (?:(?:total|annual|yearly|running|full|whole) )?(?:cost|bill|costs"
    r"|price)(?: of this)?,? (?:(?:which|that) )?(?:is|are|was|were|will be|comes? to|came to|stands? at|runs? to)"
    r" (?:about |around |some |now |put at )*$"
)
_THING_BEFORE = re.compile(
    r"(?:\b(?:the|an?|its|our|their|one)|\]'s?|\w's) (?P<name>(?:(?!and |or |for |of |in |which |that )[a-z][a-z-]+ )"
    r"{1,3}(?:team|service|unit|hub|office|department|function|directorate|control room))\b(?!'s| (?:manager|director"
    r"|leader|head|lead|chief))"
)


def plain_owner(paper: Paper, view: View, subjects: Subjects, found: Found) -> Subject | None:
    """Give the owner that plain words beside a figure name, or ``None``.

    Args:
        paper: The paper.
        view: The figure's sentence, which ``subjects`` has entered.
        subjects: What the sentences so far spoke of.
        found: The figure.
    """
    if found.kind == "rating":
        return None
    before = view.plain.text[max(0, found.start - 180) : found.start]
    return (
        _of_place(subjects, before)
        or _of_the_change(paper, view, subjects, found)
        or _left(view, subjects, before)
        or _made(subjects, before)
        or _of_thing(paper, view, found, before)
    )


def _of_place(subjects: Subjects, before: str) -> Subject | None:
    match = _PLACE_OWNS.search(before)
    name = subjects.council_of(PLACE.fullmatch(f"the {match['place']}")) if match else ""
    return Subject(name) if name else None


def _left(view: View, subjects: Subjects, before: str) -> Subject | None:
    match = _LEFT.search(before)
    body = view.plain.item(match["body"]) if match else None
    return subjects.meant(body) if isinstance(body, BodyMention) and len(body.names) == 1 else None


def _made(subjects: Subjects, before: str) -> Subject | None:
    match = _MAKES.search(before)
    new = subjects.new_body(match["new"]) if match else ""
    return Subject(new) if new else None


def _of_the_change(paper: Paper, view: View, subjects: Subjects, found: Found) -> Subject | None:
    """“The committee approved the change. It brings together 31,400 patients”: what the change makes has them."""
    match = _GATHERS.match(view.plain.text[: found.start])
    coming = subjects.coming() if match else ""
    if match is None or not coming:
        return None
    body = view.plain.item(match["body"]) if match["body"] else None
    if isinstance(body, BodyMention):
        words = paper.document.flow[body.start : body.end].strip().lower()
        if words not in _IT:
            return None
        if not _DECIDES.search(paper.marked_before(view.number)):
            return None
    return Subject(coming)


def _of_thing(paper: Paper, view: View, found: Found, before: str) -> Subject | None:
    """The thing planned, the team before a bracket, or that whose cost a sentence tells after the one on the thing."""
    if planned := _PLANNED.search(before) or _HOSTED.search(before):
        return Subject(planned["name"])
    text = view.plain.text
    if found.kind == "staff" and (several := _WORK_IN_TEAMS.match(text, found.end)):
        return Subject(several["name"])
    if found.kind == "staff" and (thing := _THING_IN_BRACKETS.search(before)):
        return Subject(thing["name"]) if _IN_BRACKETS_AFTER.match(text, found.end) else None
    if found.kind == "finance" and view.number and _THE_COST.match(text[: found.start]):
        earlier = paper.views[view.number - 1]
        told = [] if earlier.sentence.block.kind == "heading" else _THING_BEFORE.findall(earlier.plain.text)
        return Subject(told[-1]) if told else None
    return None
