"""Whom a judgement is about: the body, hospital or service that was rated, put into a segment or found good."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View
from commonseal.reading.rules.figure_patterns import Found
from commonseal.reading.rules.subjects import Subject, Subjects

# “our response team, which was rated outstanding”
_THING_RATED = re.compile(
    r"(?:\b(?:the|its|our|their)|\](?:'s?)?) (?P<name>(?:[a-z-]+ ){1,4}(?:teams?|services?|unit|department|ward"
    r"|hospital|home|school|centre))"
    r",? (?:which|that) (?:was|is|were|are|has been|had been) (?:also |now |recently )?(?:rated|judged|found|graded"
    r"|assessed)\b[^.;]{0,30}$"
)
_RATES = re.compile(
    r"\b(?:rat(?:ed|es)|judged|assessed|placed|put|found|graded|deemed|gave|given|downgraded|upgraded)\b"
)
_RELATIVE_RATED = rule_pattern(
    r"(?:{B:body}|(?P<name>(?-i:[A-Z][\w'&-]+(?: (?:and |of |the )?[A-Z][\w'&-]+){0,4}))),? (?:which|that)"
    r" (?:the )?(?:{B}|{G}|inspectors|regulators?) [^,;\[]{0,40}$"
)
# “reported on Ashmere General Hospital, which it rated good”: what is judged and is no body of its own
_PLACE_OF_CARE = re.compile(
    r" (?:Hospital|Infirmary|Hospice|Clinic|Surgery|Practice|House|Home|School|Academy|College|Nursery|Centre|Unit|Ward"
    r"|Service)$"
)
# “and rated Fell as requires improvement”
_AS = re.compile(r" (?:the )?(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*) (?:as|to be|to be in) \W?")
_RATED_THING = re.compile(r"\b(?:the|our|its) (?P<noun>[a-z]+)(?: to be| as| was| is| were)\W{0,3}$")
# “A was placed in segment 4 and B in segment 2”
_BESIDE = re.compile(
    r"(?:,|;| and| but| while) (?:the )?(\[B\d+\])(?: (?:was|is|as|merely|only))?(?: in| at| into)?\W{1,3}$"
)


def judged(view: View, subjects: Subjects, found: Found, first: int) -> Subject:
    """Find whom a judgement is about: the object of "rated", else the subject.

    Args:
        view: The judgement's sentence, which ``subjects`` has entered.
        subjects: What the sentences so far spoke of.
        found: The judgement.
        first: Where its clause begins in the marked sentence.
    """
    text = view.plain.text
    lead = text[first : found.start]
    verb = max(_RATES.finditer(lead), key=lambda match: match.start(), default=None)
    related = _RELATIVE_RATED.search(text[: found.start])
    other = view.plain.item(related["body"]) if related and related["body"] else None
    named = (_AS.fullmatch(lead[verb.end() :]) if verb else None) or related
    if named and named["name"]:
        name = subjects.by_beginning(named["name"])
        if name or _PLACE_OF_CARE.search(named["name"]):
            return Subject(name or named["name"])
    if isinstance(other, BodyMention):
        return Subject(subjects.named(other), is_set=len(other.names) > 1)
    if own := _THING_RATED.search(lead):
        return Subject(own["name"])
    thing = _RATED_THING.search(lead)
    if thing and (name := subjects.apposed(thing["noun"])):
        return Subject(name)
    inside = _BESIDE.search(lead)
    inside = inside or (re.search(r"^ (?:the )?(\[B\d+\])", lead[verb.end() :]) if verb else None)
    body = view.plain.item(inside.group(1)) if inside else None
    if isinstance(body, BodyMention):
        return subjects.meant(body)
    return subjects.if_a_body(subjects.before(view, found.start, first))
