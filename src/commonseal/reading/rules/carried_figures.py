"""Figures that leave out what they count, as the sentence before has said it: “We expect about 170 a year from now”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, FigureMention
from commonseal.reading.paper import View, bodies_of
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import AttributeDraft
from commonseal.reading.rules.figure_patterns import Found

_COUNTED = frozenset(["staff", "population", "member_count"])
_OPENS = (
    r"^\W*(?:(?:But|And|Now|So|Today|Then),? )?(?:(?:By|In|Before"
    r"|At) (?:the )?[^.;,]{0,30}?\[[DB]\d+\][^.;,]{0,12},? )?"
)
# the figure's clause says that it is, will be or was another number than the one just given
_AGAIN = rule_pattern(
    _OPENS
    + r"(?:(?:we|they|it|that|this|there|the (?:number|figure|total|headcount)|numbers)\b(?:'s|'re)?|{B}(?:'re)?)"
    r"(?:(?: (?:now|also|only))? (?:expect|expects|think|hope|plan|are told|aim for)(?: for)? there (?:to be|will be)"
    r"(?= ))?"
    r"(?: (?:now|then|also|only|is|are|was|were|will|would|should|had|has|have|been|be|to|expects?|expected|forecasts?"
    r"|plans?|planned|hopes?|aims?|likely|due|set|employ|number|numbers|stands?|stood|rise|risen|rose|fall|fallen|fell"
    r"|grow|grown|grew|drop|dropped|shrink|shrunk|cut|reduced|go|gone|went|reach|reached|come|came|up|down|from|at|by"
    r"|just|about|around|some|over|under|nearly|almost|end|left|fewer|as|many|few)){0,9} {F:a}"
    r"(?=[.;!?)]|$|,? (?:\[D\d+\]|a year from now|now|today|in all|altogether|in total|by"
    r"|in|at|when|before|after|last|this|next"
    r"|five|ten|two|three|and then|but)\b)"
)
# “A is home to 98,400 people. B, which adjoins it, is smaller and more rural, with 84,200”
_WITH = rule_pattern(
    r"^\W*(?:(?:But|And|While),? )?(?:The )?{B:body}(?:[^.;\[]|\[[BGD]\d+\]){1,110}?,?"
    r" (?:with|has|had|at|serves|covers|employs)(?: only| just| about| some| around)* {F:a}"
    r"(?=[.;]|,? (?:in all|all told)|$)"
)
_SUM = rule_pattern(
    r"^\W*(?:(?:But|And|Now),? )?(?:(?:By|In|At) (?:the )?[^.;,]{0,30}?\[D\d+\],? )?(?:It|it|That|This|The (?:figure"
    r"|sum|total|amount|gap)|\[B\d+\]|(?P<aim>(?:The|Our|Its|Their|\[B\d+\](?:'s?)?)(?: original| own| financial"
    r"| year-end| agreed)* (?:plan|target|aim)))"
    r"(?: (?:runs?|ran|lasts?|began|started|starts|ends|continues|is held|was set up)(?: (?:until|from|since|on|in|to"
    r"|by|for))? \[[DB]\d+\](?: to \[D\d+\])?,? and)?"
    r"(?: (?:for|now|then|also|only|is|was|will|would|could|had|has|been|be|to|expected|forecast|likely|due|set|stands?"
    r"|stood|rise|risen|rose|fall|fallen|fell|grow|grown|grew|reach|reached|come|came|up|down|from|at|by|just|about"
    r"|around|nearly|almost|over)){1,8} {F:a}(?=[.;!?]|$|,| \[D\d+\](?:[ .,;]|$)| (?:by|in|at|this|last|next"
    r"|when|before|after|and|but|a year)\b)"
)
# “The pooled budget for equipment which A has with B goes on. It is £3m”
_FUND = re.compile(
    r"^\W*(?:[\d.]+ )?(?:The|This|Our|Their|An?|That) (?P<name>(?:[a-z][\w'-]+ ){0,3}?"
    r"(?:pooled (?:budget|fund)|fund|pool)"
    r"(?: for [a-z][\w' -]{3,50}?)?)(?= (?:which|that|with|between|is|was|has|held|of|under|runs|will)\b|,)"
)
_OF_MONEY = re.compile(
    r"(?:'s|\b(?:the|its|their|our|an?)) (?:[a-z-]+ ){0,2}(?:deficit|surplus|overspend|underspend|debts?|turnover"
    r"|budget|income|funding gap|budget gap|shortfall|savings target|reserves|control total)\b",
    re.IGNORECASE,
)


def carried(view: View, found: Sequence[Found], before: Sequence[AttributeDraft], words: str) -> Iterator[Found]:
    """Find the figures of a sentence that are of what the sentence before it speaks of.

    Args:
        view: The sentence.
        found: The figures in it whose kind is known.
        before: What the sentence before gave.
        words: The sentence before, marked.
    """
    text = view.plain.text
    if found or "[F" not in text:
        return
    counts = [draft for draft in before if draft.property in _COUNTED]
    item = _counted(view, counts[0]) if len(counts) == 1 else None
    if item is not None:
        yield item
        return
    match = _SUM.match(text) if _OF_MONEY.search(words) else None
    figure = view.plain.item(match["a"]) if match else None
    if match and isinstance(figure, FigureMention) and figure.is_money:
        sums = [draft.about for draft in before if draft.property == "finance"]
        about = sums[-1] if match["aim"] and sums else _fund(view, words)
        yield Found("finance", *match.span("a"), figure.value, "sum of the noun before", about=about)


def _counted(view: View, last: AttributeDraft) -> Found | None:
    """The number of the people that the sentence before counts: again, or with another body."""
    text, marked = view.plain.text, view.plain
    again = _AGAIN.match(text)
    if again and _is_near(marked, again["a"], last.value):
        about = "" if _names_a_body(view, again.end("a")) else last.about
        return _found(marked, again, last, about)
    other = _WITH.match(text) if last.property != "member_count" else None
    body = marked.item(other["body"]) if other else None
    if other and isinstance(body, BodyMention) and _is_near(marked, other["a"], last.value):
        return _found(marked, other, last, body.names[0] if len(body.names) == 1 else "")
    return None


def _found(marked: Marked, match: re.Match[str], last: AttributeDraft, about: str) -> Found:
    figure = marked.item(match["a"])
    value = figure.value if isinstance(figure, FigureMention) else ""
    return Found(last.property, *match.span("a"), value, "figure of the noun before", about=about)


def _fund(view: View, words: str) -> str:
    """The fund of which the sentence before speaks, where the sentence goes on with “it”."""
    opening = re.match(r"\W*(?:(?P<body>\[B\d+\])|It\b)", view.plain.text)
    body = view.plain.item(opening["body"]) if opening and opening["body"] else None
    is_it = opening is not None and (body is None or getattr(body, "form", "") == "it")
    fund = _FUND.match(words) if is_it else None
    return str(fund["name"]) if fund else ""


def _is_near(marked: Marked, token: str, other: str) -> bool:
    """Say whether a figure is about as large as another: a number of something else mostly is not."""
    figure = marked.item(token)
    if not isinstance(figure, FigureMention) or figure.is_money:
        return False
    first, second = _number(figure.value), _number(other)
    return bool(first and second) and second / 4 <= first <= second * 4


def _number(value: str) -> float:
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", value)
    size = 1_000_000 if re.search(r"million|\dm\b", value) else 1
    return float(digits.group().replace(",", "")) * size if digits else 0.0


def _names_a_body(view: View, end: int) -> bool:
    """Say whether a sentence names a body before its figure, so that the figure is that body's."""
    return any(
        can_be_party(body.body_class) and body.form in {"name", "short"} and len(body.names) == 1
        for place, body in bodies_of(view.plain)
        if place < end
    )
