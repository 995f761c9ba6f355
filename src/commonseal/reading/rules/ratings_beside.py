"""Judgements that stand beside another one (“good in February, outstanding for caring”), and grades of landlords."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked
from commonseal.reading.rules.figure_patterns import Found, any_of

_NEXT = re.compile(
    r"(?: (?:overall|for|in|on|at|with) (?:[\w'-]+ ){0,5}?[\w'\[\]-]+)?(?: (?:in|on) \[D\d+\])?"
    r"(?:,? (?:and|but|though|with)|,) (?:(?:as|only|just|even|merely|also|was|were|is|are|it|they|then) ){0,3}"
    rf"\W?(?P<value>{any_of('ratings')})\W?"
    r"(?= (?:for|in|on|at|overall)\b|[.,;]|$)",
    re.IGNORECASE,
)
_COLOURS = re.compile(r"\W*(?:red|amber|green|blue)\b", re.IGNORECASE)
# “graded G1 and V2”, “kept its G2/V2 ratings”, “confirmed our grades at G1 and V2”
_GRADE = re.compile(r"(?<![\w\[-])(?P<value>[GVC](?:[1-4]|\[F\d+\]))(?![\w-])")
_OF_LANDLORDS = re.compile(
    r"\b(?:[Rr]egulat\w+|[Gg]rad(?:e|es|ed|ing|ings)|[Rr]atings?|[Rr]ated|[Jj]udge?ments?|[Vv]iability|[Gg]overnance"
    r"|downgrad\w+|upgrad\w+|RSH)\b"
)
_BEFORE_NOW = re.compile(
    r"\b(?:was|were|had been|from|previously|formerly|instead of|not|rather than)(?: (?:at|a|an|graded|rated))? \W?$"
)


def ratings_beside(marked: Marked, found: Sequence[Found]) -> Iterator[Found]:
    """Find the judgements after those already found in a sentence, and the grades of housing regulators.

    Args:
        marked: The marked sentence.
        found: The judgements found in it.
    """
    text, taken = marked.text, {item.start for item in found}
    for item in found:
        if item.kind != "rating" or _COLOURS.match(item.value):
            continue
        match = _NEXT.match(text, item.end)
        if match and match.start("value") not in taken:
            taken.add(match.start("value"))
            yield Found("rating", *match.span("value"), match["value"], item.rule, about=item.about)
    if not _OF_LANDLORDS.search(text):
        return
    for match in _GRADE.finditer(text):
        if match.start() not in taken and not _BEFORE_NOW.search(text, max(0, match.start() - 40), match.start()):
            yield Found("rating", *match.span("value"), match["value"], "grade of a landlord")
