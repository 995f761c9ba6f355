"""Whose a figure is where the grammar of its sentence, or the heading above it, leaves no doubt."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.figure_patterns import Found, any_of
from commonseal.reading.rules.hosted_staff import of_what_is_hosted
from commonseal.reading.rules.named_things import nearest_before
from commonseal.reading.rules.rated_services import rated_service
from commonseal.reading.rules.subject_patterns import PLACE
from commonseal.reading.rules.subjects import Subject, Subjects

# “the staff and property of B, which employs 604 people and has a budget of £41m, would move to A”
_WHICH_HAS = rule_pattern(
    r"{B:body},? (?:which|that)(?: (?:now|also|currently|already|itself|together))?"
    r" (?:employs?|has|have|serves?|covers?|looks? after|runs? up|spends?|ended|owes?|forecasts?)\b"
    r"(?:[^,;\[.]|\[[FD]\d+\]){0,90}$"
)
_THING_WITH = re.compile(
    r"\b(?:shared|joint|single|integrated|pooled|combined) (?:[\w-]+ ){0,3}"
    r"(?:team|service|unit|hub|department|fund|budget|contract|centre|function|programme) with (?:the )?$"
)
# “Its children's services, branded “inadequate” in 2021, were judged …”
_SERVICES = (
    r"(?:children's (?:social care|services)|(?:adults'?|adult) (?:social (?:care|services)|services)"
    r"|(?:(?!and |or |in |at |of |for )[a-z][a-z-]+ ){1,3}(?:services?|unit|department)"
    r"(?= (?:was|were|is|are|has|have|had)\b|,? (?:rated|judged|branded|once|which|described)))"
)
_JUDGED = r"(?:(?! (?:and|but|while|as|because|where|which|who) )[^;\[]|\[[DG]\d+\]){0,80}"
_ITS_SERVICES = rule_pattern(
    rf"(?<!found )(?<!judged )(?<!rated )(?<!called ){{BG:body}}(?:'s?)? (?P<service>{_SERVICES})\b{_JUDGED}$"
)
# “pool their Better Care Fund, which stood at £18.6m”, “the system, which is expected to cost £164m”
_THING_WHICH = re.compile(
    r"(?<!, )(?:\b(?:the|an?|their|its|our|one|this)|\[[BG]\d+\](?:'s?)?) "
    rf"(?P<name>(?:[\w'&-]+ ){{0,4}}?{any_of('arrangement_nouns')})"
    r"(?: (?:for|with|between) [^,;.]{1,40})?, which(?: (?:now|also|currently|already|itself|together))?"
    r" (?:is|was|has|had|will|would|should|could|stood|stands|costs?|saves?|employs?|runs?|holds?|totals?|totalled)\b"
    r"(?:[^,;\[.]|\[D\d+\]){0,60}$",
    re.IGNORECASE,
)
# “the medium term plan, which has a gap of £1.1m”: the money of whoever plans
_OWN_PLAN = re.compile(
    r"\b(?:medium|long|short|financial|budget|spending|savings?|recovery|operating|corporate|year|business)\b.*\bplan$",
    re.IGNORECASE,
)
# “The programme set up to bring in the changes, Dale Futures, has a budget of £3m”
_THING_CALLED = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir) (?:[\w-]+ ){{0,3}}?{any_of('arrangement_nouns')}\b"
    r"(?:[^.;,\[]|\[[BD]\d+\]){2,70}, (?:the )?"
    r"(?P<name>\[[BP]\d+\]|[A-Z][\w'-]+(?: (?:and |of |for )?[A-Z][\w'-]+){0,4}),"
    r" (?:now |also |itself )?(?:has|had|is|was|will|would|costs?|employs?|serves?|runs)\b"
    r"(?:[^.;,\[]|\[D\d+\]){0,60}$"
)
# “A has 118,000 people; the county as a whole has 612,000”
_PLACE_HAS = re.compile(
    r"\b[Tt]he (?P<place>county|city|borough|district|town)(?: as a whole| itself| overall| now)? has"
    r"(?: an? (?:total )?population of)?(?: about| around| some| over| nearly| more than)? $"
)
# “It cost £4m, of which A pays £2m”
_OF_WHICH = rule_pattern(
    r"\bof (?:which|it|this|that),? (?:the )?{B:body}"
    r" (?:(?:is|was|will|would|has|had|to|now|itself|be|due) )*"
    r"(?:pays?|paid|contribut(?:es?|ed|ing)"
    r"|provid(?:es?|ed|ing)|puts? in|meets?|met|gives?|gave|finds?|found|funds|funded|bears?|bore)"
    r"(?: (?:about|around|some|nearly|over|just under|just over))? $"
)
# “the Commissioner's net budget”
_OFFICE_HAS = re.compile(
    r"\b[Tt]he (?:Police and Crime )?Commissioner's (?:[a-z-]+ ){0,3}(?:budget|precept|reserves|income|deficit|staff)\b"
    r"(?:[^.;,\[]|\[D\d+\]){0,40}$"
)
_OFFICE = re.compile(
    r"\bPolice(?:, Fire)? and Crime Commissioner for [A-Z][\w'’-]+(?:(?:,| and| &)? [A-Z][\w'’-]+){0,3}"
)
# “Our target is for the group to save £9m”
_FOR_IT_TO = rule_pattern(
    rf"\bfor (?:(?:all of )?(?:the )?{{B:body}}"
    rf"|(?:the|this|its|our) (?P<name>(?:[\w-]+ ){{0,3}}?{any_of('arrangement_nouns')}))"
    r" to (?:save|cut|find|make|take|reduce|spend|deliver|break|achieve|employ|serve)\b(?:[^.;,\[]|\[D\d+\]){0,30}$"
)
# “the Ambulance Commissioning Team (nine whole-time equivalents)”
_THING_IN_BRACKETS = re.compile(
    r"\bthe (?P<name>[A-Z][\w'&-]+(?: (?:and |of |for |& )?[A-Z][\w'&-]+){0,5} (?:Team|Service|Unit|Hub|Department"
    r"|Directorate|Function)) \((?:some |about |around |now )?$"
)
# “the nine staff who work for the board”
_WHO_WORK_FOR = rule_pattern(r" (?:[a-z-]+ ){0,2}who (?:now |also )?(?:work|act) for (?:the )?{B:body}")
# “Moss acts as host and employs all 430 staff on behalf of the three”: those of what is shared
_EMPLOYS_ALL = re.compile(r"\bemploy(?:s|ing)? (?:all |the |its |all of the |all the )?$")
_ON_BEHALF = re.compile(
    r" [a-z][^.;\[]{0,60}?"
    r"(?:\bon (?:everybody's behalf|behalf of)|\bfor (?:both|all|the (?:two|three|four|five|six)))\b"
)
# “Licensing has been run as one service, and the 36 people in it …”
_RUN_AS_ONE = re.compile(
    r"^\W*(?:[\d.]+ )?(?P<what>(?:The )?[A-Z][a-z]+(?: [a-z]+){0,4}) (?:has|have|is|are|was|were)(?: been| now)* run"
    r" as (?:one|an?|the same) (?:single |joint |shared )?(?P<noun>service|team|unit|department|function)\b"
)
_IN_IT = re.compile(r"(?: [\w-]+)? (?:people|staff|officers|employees) in (?:it\b|\[B\d+\])")
_NEAR = 700
_THING = re.compile(
    r"(?:[\d.]+[.)]? )?(?P<name>(?:[A-Za-z'&-]+ ){1,5}(?:fund|pool|pooled budget|service|team|unit"
    r"|hub|record|programme))",
    re.IGNORECASE,
)
_IT = re.compile(r"(?:It|This|The (?:fund|pool|service|team|unit|hub|record|programme)) ")


def told_owner(paper: Paper, view: View, subjects: Subjects, found: Found) -> Subject | None:
    """Give the owner of a figure that needs no guess.

    Args:
        paper: The paper.
        view: The figure's sentence.
        subjects: What the sentences so far spoke of.
        found: The figure.

    Returns:
        The body of a relative clause, the service of a body that was judged, or the fund or team that the heading
        names and the sentence means by “it”; ``None`` where there is none.
    """
    if found.kind == "rating":
        return _judged(paper, view, subjects, found)
    if found.kind == "staff" and (hosted := of_what_is_hosted(paper, view, subjects, found)):
        return hosted
    before = view.plain.text[max(0, found.start - 160) : found.start]
    if (
        called := _which_has(view, subjects, before)
        or _of_which(view, subjects, before)
        or _of_place(subjects, found, before)
        or _of_office(paper, before)
        or _called(view, before)
        or _for_it_to(view, subjects, before)
    ):
        return called
    if found.kind == "staff" and (of_them := _of_whom_they_work_for(paper, view, subjects, found, before)):
        return of_them
    thing = _THING_WHICH.search(before)
    if thing and not _OWN_PLAN.search(thing["name"]):
        return Subject(subjects.fuller(thing["name"]))
    return _of_heading(paper, view)


def _judged(paper: Paper, view: View, subjects: Subjects, found: Found) -> Subject | None:
    earlier = paper.views[view.number - 1].plain if view.number and not view.sentence.opens_block else None
    named = rated_service(view.plain, found.start, earlier)
    return Subject(named) if named else _service(view, subjects, found)


def _which_has(view: View, subjects: Subjects, before: str) -> Subject | None:
    match = _WHICH_HAS.search(before)
    if match and _THING_WITH.search(before[: match.start()]):
        return None  # “the legal service with B, which has 18 lawyers”: the service has them
    body = view.plain.item(match["body"]) if match else None
    return subjects.meant(body) if isinstance(body, BodyMention) and len(body.names) == 1 else None


def _of_place(subjects: Subjects, found: Found, before: str) -> Subject | None:
    match = _PLACE_HAS.search(before) if found.kind == "population" else None
    name = subjects.council_of(PLACE.fullmatch(f"the {match['place']}")) if match else ""
    return Subject(name) if name else None


def _of_which(view: View, subjects: Subjects, before: str) -> Subject | None:
    match = _OF_WHICH.search(before)
    body = view.plain.item(match["body"]) if match else None
    return subjects.meant(body) if isinstance(body, BodyMention) and len(body.names) == 1 else None


def _of_office(paper: Paper, before: str) -> Subject | None:
    """“The Commissioner's net budget”: that of the office, under the full name that the paper has for it."""
    office = _OFFICE.search(paper.document.flow) if _OFFICE_HAS.search(before) else None
    return Subject(" ".join(office.group().split())) if office else None


def _called(view: View, before: str) -> Subject | None:
    """The own name that a sentence gives the thing with which it begins, though it looks like a person's."""
    match = _THING_CALLED.search(before)
    if match is None:
        return None
    item = view.plain.item(match["name"]) if match["name"].startswith("[") else None
    if isinstance(item, PersonMention):
        return None if item.is_proven else Subject(item.name)
    if isinstance(item, BodyMention):
        return Subject(item.names[0]) if len(item.names) == 1 and item.form == "name" else None
    return Subject(match["name"])


def _for_it_to(view: View, subjects: Subjects, before: str) -> Subject | None:
    match = _FOR_IT_TO.search(before)
    body = view.plain.item(match["body"]) if match and match["body"] else None
    if isinstance(body, BodyMention):
        return subjects.meant(body)
    return Subject(subjects.fuller(match["name"])) if match else None


def _run_as_one(view: View, end: int) -> str:
    """“Licensing is run as one service, and the 36 people in it”: what is run as one, by what it does."""
    text = view.plain.text
    match = _RUN_AS_ONE.match(text) if _IN_IT.match(text, end) else None
    return f"{match['what'].removeprefix('The ').lower()} {match['noun']}" if match else ""


def _of_whom_they_work_for(paper: Paper, view: View, subjects: Subjects, found: Found, before: str) -> Subject | None:
    """The team whose staff one body employs for others, or the body that they are said to work for."""
    if run := _run_as_one(view, found.end):
        return Subject(run)
    if named := _THING_IN_BRACKETS.search(before):
        return Subject(named["name"])
    text = view.plain.text
    match = _WHO_WORK_FOR.match(text, found.end)
    body = view.plain.item(match["body"]) if match else None
    if isinstance(body, BodyMention) and len(body.names) == 1:
        return subjects.meant(body)
    if _EMPLOYS_ALL.search(before) and _ON_BEHALF.match(text, found.end):
        name = nearest_before(paper.document.flow, view.plain.source(found.start, found.end)[0], _NEAR)
        return Subject(name, frozenset(["subject the scheme"])) if name else None
    return None


def _service(view: View, subjects: Subjects, found: Found) -> Subject | None:
    before = view.plain.text[max(0, found.start - 200) : found.start]
    match = _ITS_SERVICES.search(before)
    body = view.plain.item(match["body"]) if match else None
    if match is None or not isinstance(body, BodyMention) or len(body.names) != 1:
        return None
    whose = subjects.meant(body).name if body.body_class == "national" else subjects.named(body)
    return Subject(f"{whose} {match['service'].lower()}") if whose else None


def _of_heading(paper: Paper, view: View) -> Subject | None:
    """“LEARNING DISABILITY POOLED FUND / It stood at £38.6m”: what the heading names."""
    heading = _THING.fullmatch(view.section.strip())
    if heading is None or view.sentence.block.kind == "heading":
        return None
    noun = heading["name"].lower().rpartition(" ")[2]
    is_spoken_of = (
        noun in paper.marked_before(view.number).lower() and view.section == paper.views[view.number - 1].section
    )
    if not view.sentence.opens_block and not is_spoken_of:
        return None
    words = paper.document.flow[view.sentence.start : view.sentence.start + 24]
    if not _IT.match(words):
        return None
    name = heading["name"]
    return Subject(name.lower() if name.isupper() else name)
