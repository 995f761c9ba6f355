"""“Our governing body met on Thursday. It approved the accounts”: “it” is the organ told just before."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View
from commonseal.reading.rules.deciding_verbs import forms_in

_SUBJECT = rule_pattern(
    r"^[\W\d]*(?:[^,;\[]{0,40}(?:\[D\d+\])?, |(?:(?:On|In|At|Last) )?\[D\d+\](?: [a-z]+)? |(?:But|And|So|Then) )?"
    r"(?:[Tt]he )?{G:who}(?:'s members| members)?(?:,? (?:which|who|whose|chaired|meeting|sitting) [^;,]{1,80},)?"
    r"(?: also| then| later| first)* (?:was|were|is|has|had|heard|met|saw|took|sat|held|spent|[a-z]+ed)\b"
)
_IT = re.compile(
    r"^\W*(?:(?:But|And|So|Then|Instead|However|After|Following|Having|In the end|In the event|On balance|Despite"
    r"|[A-Z][a-z]+ly)\b[^.;\[]{0,60}?,? )?(?P<who>[Ii]t|[Tt]hey)(?= (?:also |then |therefore |instead |later "
    r"|has |have |had |will |did |\w+ly )*(?P<verb>[a-z]+))"
)


def with_it(marked: Marked, before: View | None) -> Marked:
    """Give a sentence with a token for an “it” that decides, where the sentence before is about an organ.

    Args:
        marked: The marked sentence.
        before: The sentence just before it, marked.
    """
    found = _IT.match(marked.text) if before is not None else None
    first = _SUBJECT.match(before.plain.text) if before is not None and found else None
    if before is None or found is None or first is None:
        return marked
    if not any(form.start == found.start("verb") for form in forms_in(marked.text)):
        return marked
    organ = before.plain.item(first["who"])
    if not isinstance(organ, BodyMention) or len(organ.names) != 1 or organ.is_set:
        return marked

    def build(source: Marked, match: re.Match[str]) -> BodyMention | None:
        if match.start("who") != found.start("who"):
            return None
        span = source.source(*match.span("who"))
        return BodyMention(*span, organ.names, organ.body_class, "organ", organ=organ.organ)

    return marked.replaced(_AN_IT, "G", build)


_AN_IT = re.compile(r"\b(?P<who>[Ii]t|[Tt]hey)\b")
