"""Staff whom one body employs for others: those of what it hosts, and not of its own."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.figure_patterns import Found
from commonseal.reading.rules.named_things import nearest_before
from commonseal.reading.rules.subjects import Subject, Subjects

_EMPLOYS = (
    r"(?:(?:will|would|also|now|already|itself|currently) )*employ(?:s|ed|ing)? (?:all )?(?:of )?"
    r"(?:the |its |their |\[B\d+\] )?(?:team's |service's |unit's |hub's )?$"
)
# “A hosts the Programme Office on behalf of the trusts and employs its 17 staff”
_HOSTS = rule_pattern(
    r"{B}(?: (?:will|would|now|already|also|currently))* (?:hosts?|holds?) (?:the |an? |this )?"
    r"(?P<what>\[[BG]\d+\]|[A-Za-z][^,;.\[]{2,60}?)"
    r"(?: (?:on behalf of|for) (?:the |all |both )?(?:[^,;.\[]|\[[BF]\d+\]){1,40}?)?,? (?:and|which) (?:it )?"
    + _EMPLOYS
)
# “It is hosted by A, which employs all of its 64 staff”
_HOSTED = rule_pattern(
    r"^[^\w\[]*(?:[\d.]+ )?(?P<what>\[[BG]\d+\]|(?:(?:The|Its|Our|This|A|Their) )?[A-Za-z][^,;.\[]{2,60}?)"
    r"(?: (?:for|of|in|across|between) (?:[^,;.\[]|\[B\d+\]){1,50}?)?"
    r",? (?:(?:is|are|was|were|will be|would be|has been|which is)(?: \w+)? )?"
    r"(?:hosted|provided|run|held|managed|led|delivered|operated|administered)(?: jointly| together)?"
    r" (?:by|with|at|from|through) (?:the )?{B},? (?:which|who) " + _EMPLOYS
)
# “A would employ all 46 staff”: nobody says so of a body's own
_ALL_STAFF = re.compile(r"\bemploy(?:s|ing)? all (?:of the |the |of its )?$")
_STAFF = re.compile(r" (?:of the |of its )?(?:staff|people|officers|posts)\b(?!'s)")
_IT = re.compile(r"(?:[Ii]t|[Tt]his|[Tt]hey)")
_ARTICLE = re.compile(r"^(?:The|the|Its|Our|This|A|An|Their|Your) ")
_NEAR = 700


def of_what_is_hosted(paper: Paper, view: View, subjects: Subjects, found: Found) -> Subject | None:
    """Give the team or the service whose staff a host employs, or ``None``.

    Args:
        paper: The paper.
        view: The figure's sentence.
        subjects: What the sentences so far spoke of.
        found: The number of staff.
    """
    text = view.plain.text
    before = text[: found.start]
    match = _HOSTED.match(before) or _HOSTS.search(before)
    if match is not None:
        return _what(view, subjects, match["what"])
    if _ALL_STAFF.search(before) and _STAFF.match(text, found.end):
        name = nearest_before(paper.document.flow, view.plain.source(found.start, found.end)[0], _NEAR)
        return Subject(name, frozenset(["subject the scheme"])) if name else None
    return None


def _what(view: View, subjects: Subjects, words: str) -> Subject | None:
    """The thing under its name; what was spoken of before where the sentence says “it”."""
    if words.startswith("["):
        body = view.plain.item(words)
        return subjects.meant(body) if isinstance(body, BodyMention) and len(body.names) == 1 else None
    if _IT.fullmatch(words):
        return None
    return Subject(subjects.fuller(_ARTICLE.sub("", words)))
