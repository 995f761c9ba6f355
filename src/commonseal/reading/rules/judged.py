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
# “Sandiacre rated inadequate by CQC”, a title among others
_TITLE = re.compile(
    r"^\W*(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}) (?:is |was |again |still |now )*(?:rated|judged|graded|found"
    r"|branded|ranked|put|placed)(?: as| in)? \W?$"
)
_JUDGE = re.compile(
    r"(?:CQC|(?:the )?Care Quality Commission|Ofsted|HMIC(?:FRS)?|Estyn|Regulator of Social Housing|NHS England.*"
    r"|NHS Improvement|Monitor|.*\bInspectorate\b.*)",
    re.IGNORECASE,
)
_RATED_IT = re.compile(
    r"\b(?:rat(?:ed|es)|grad(?:ed|es)|judged|called|found|placed|put|ranked) (?:it|them)\b[^.;,]{0,40}$"
)
_RATED_US = re.compile(
    r"\b(?:rat(?:ed|es)|grad(?:ed|es)|judged|called|calls|found|placed|put|ranked) us\b[^.;,]{0,40}$"
)
# “The one at Kelling was rated requires improvement”
_THE_ONE = re.compile(
    r"\b[Tt]he (?:one|other|others|second|other one|smaller|larger|bigger)(?: one)? (?:at|in) (?P<name>\[B\d+\]"
    r"|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}),? (?:which )?(?:is|was|has been|had been|were)\b[^.;,]{0,30}$"
)
_KINDS_OF_CARE = re.compile(
    r"\b(hospitals|homes|schools|academies|surgeries|wards|units|sites|centres|colleges|prisons|nurseries|clinics)\b",
    re.IGNORECASE,
)
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
    return _of_what_stands_near(view, subjects, found, first)


def _of_what_stands_near(view: View, subjects: Subjects, found: Found, first: int) -> Subject:
    """“The one at Kelling”, the body beside the verb, the name in a title, or the subject; never the judge."""
    text = view.plain.text
    lead = text[first : found.start]
    verb = max(_RATES.finditer(lead), key=lambda match: match.start(), default=None)
    if one := _THE_ONE.search(lead):
        return Subject(_the_one(view, subjects, one))
    author = subjects.paper.author
    if len(author) == 1 and _RATED_US.search(lead):
        return Subject(author[0])
    if _RATED_IT.search(lead) and subjects.topic.name and not subjects.topic.is_set:
        return subjects.if_a_body(subjects.topic)
    inside = _BESIDE.search(lead)
    inside = inside or (re.search(r"^ (?:the )?(\[B\d+\])", lead[verb.end() :]) if verb else None)
    body = view.plain.item(inside.group(1)) if inside else None
    if isinstance(body, BodyMention):
        return subjects.meant(body)
    titled = _TITLE.match(text[: found.start])
    if titled and (name := subjects.by_beginning(titled["name"])):
        return Subject(name, frozenset(["subject a short name"]))
    subject = subjects.if_a_body(subjects.before(view, found.start, first))
    return Subject("") if _JUDGE.fullmatch(subject.name) else subject


def _the_one(view: View, subjects: Subjects, one: re.Match[str]) -> str:
    """“It runs two hospitals. The one at Kelling was rated good”: Kelling hospital; nothing where no noun is near."""
    kinds = _KINDS_OF_CARE.findall(subjects.sentence_before) + _KINDS_OF_CARE.findall(view.plain.text[: one.start()])
    body = view.plain.item(one["name"]) if one["name"].startswith("[") else None
    name = body.names[0] if isinstance(body, BodyMention) else one["name"]
    if not kinds or name.startswith("["):
        return ""
    noun = str(kinds[-1]).lower()
    return f"{name} {'surgery' if noun == 'surgeries' else noun.removesuffix('s')}"
