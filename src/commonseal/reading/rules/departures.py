"""Who goes: people who leave, retire, step down, and terms that end."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.context import attribution_of
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.appointment_patterns import plural
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.stand_ins import full_title
from commonseal.reading.rules.tenures import forward
from commonseal.reading.rules.whose import bodies_for

_BETWEEN = " (?:(?:also|himself|herself|themselves|both|now|soon) )?"


def verbs(key: str, *, plurals: bool = False) -> str:
    """Give the verbs under a key of ``data/appointments.yaml`` as one group, those of several people at wish."""
    found = [item.replace(" ", _BETWEEN, 1) for item in phrases("appointments", key)]
    return "(?:" + "|".join((*found, *map(plural, found)) if plurals else found) + ")"


_WHEN = (
    r"(?: (?:on |in )?(?P<soon>{D})(?= as ))?"
    r"(?: when \[B\d+\] (?:is|was) (?:wound up|abolished|dissolved|disbanded|replaced|closed)"
    r"(?: down)?(?= on| in| at))?"
    r"(?P<tail>(?:(?: (?:his|her|their|\[P\d+\]) (?:role|post|job|position)| the (?:organisation|post"
    r"|role))?(?: (?:as|from (?:the|his|her|their|\[P\d+\]) (?:role|post|position|job) (?:of|as)) (?P<post>{O})"
    r"| (?:from |at )?(?P<body>{B})(?: as (?P<late>{O})"
    r"|, where (?:\[P\d+\] )?(?:was|is|had been) (?P<held>{O}),)?))?(?:[^\[.;]{0,40}?(?: (?:on|in"
    r"|at|from|by)(?: the end of)? |, | )(?P<date>{D}))?)"
)
_ASIDE = r"(?:, (?:(?!\[[PO]\d+\])[^;.]){1,90}?,)?"
_GOES = rule_pattern(
    rf"{{P:who}}(?: (?:at|in) {{B}}(?=,? who )| \([^()]{{1,60}}\))?"
    rf"(?:, (?:who (?:is|has been|had been|was) )?(?:the )?(?P<title>{{O}})"
    rf"(?:[^,;.\[\]]|\[[FD]\d+\]){{0,50}},)?{_ASIDE},?"
    rf"(?: who)?(?: has (?:announced|confirmed|said|decided)"
    rf" (?:that )?(?:{{P}} )?)? (?:(?P<leaves>{verbs('leaves')})|(?P<left>{verbs('left')}))" + _WHEN
)
_GIVES_UP = rule_pattern(
    rf"{{P:who}}{_ASIDE},?(?: who)? (?:(?P<left>(?:left|has left|had left|resigned from|resigned) (?:the|his|her"
    rf"|their|\[P\d+\]) (?:post|role|job"
    rf"|position) (?:of|as)(?: the)?|gave up|has given up|relinquished|vacated|surrendered|quit"
    rf"|was stripped of|lost)"
    r"|(?P<leaves>(?:leaves|is leaving|will leave|would leave|is to leave|will be leaving|would be leaving|to leave)"
    r" (?:the|his|her|their|\[P\d+\]) (?:post|role|job|position) (?:of|as)(?: the)?|gives up|is giving up"
    r"|will give up|is to give up|relinquishes|will relinquish|vacates"
    r"|will vacate|is to vacate)) (?P<post>{O})"
    r"(?!'s)(?:[^\[.;]{0,40}?(?: (?:on|in|at|from|by)(?: the end of)? |, | )(?P<date>{D}))?"
)
# “has been chief officer at A and will be leaving us in June”
_AND_GOES = rule_pattern(
    r"{P:who},?(?: who)? (?:has been|have been|is|was|became|joined|has (?:led|run|chaired|served|acted)|led|ran"
    r"|chairs|leads|runs) (?:[^.;\[]|\[[BGODF]\d+\]){1,100}?,? (?:and|but) (?:now |also )?"
    rf"(?:(?P<leaves>{verbs('leaves')})|(?P<left>{verbs('left')}))" + _WHEN
)
# “has decided not to seek another term and leaves on 31 March”
_THEN_GOES = rule_pattern(
    rf"{{P:who}}(?:(?!\[P\d+\])[^.;]){{1,140}}?,? (?:and|but) (?:now |also )?(?P<leaves>{verbs('leaves')})"
    r"(?=[^\[.;]{0,25} \[D)" + _WHEN
)
_POST_OF_GOER = rule_pattern(
    rf"(?P<title>{{O}}),? {{P:who}},?(?: who)?(?: has (?:announced|confirmed|said|decided) (?:that )?(?:{{P}} )?)?"
    rf" (?:(?P<leaves>{verbs('leaves')})|(?P<left>{verbs('left')}))" + _WHEN
)
_SEVERAL_GO = rule_pattern(
    rf"(?P<list>{{P}}(?:, {{P}}){{0,5}},? and {{P}}),?(?: who)?(?: both| all)?"
    rf" (?:(?P<leaves>{verbs('leaves', plurals=True)})|(?P<left>{verbs('left', plurals=True)}))"
    r" (?:as|from (?:the|their) (?:roles?|posts?|positions?|jobs?) (?:of|as))(?: the| their)? (?P<post>{O})"
    r"(?:[^\[.;]{0,40}? (?:on|in|at|from|by)(?: the end of)? (?P<date>{D}))?"
)
_GONE = r"(?:departure|retirement|resignation|exit|death|stepping down|leaving)"
_GOING = rule_pattern(
    rf"(?P<lead>\b(?:following|after|since|upon|on|with|despite|before|until|announced|announces)? ?(?:the )?)"
    rf"(?P<coming>(?:forthcoming|impending|planned|upcoming|imminent) )?(?:recent |sudden )?{_GONE} (?:of|by) "
    r"(?:(?P<before>{O}),? )?{P:who}(?:,? (?:as|from (?:the|her|his|their) (?:post|role) (?:of|as)) (?P<post>{O})"
    r"| from {B:body}|, (?P<title>{O}))?(?:[^\[.;]{0,40}? (?:on|in|at) (?P<date>{D}))?"
)
_HIS_GOING = rule_pattern(
    rf"(?P<lead>(?:\b(?:following|after|since) )?){{P:who}}(?:'s)? (?P<coming>(?:forthcoming|impending|planned|upcoming"
    rf"|imminent) )?{_GONE}(?: (?:as|from (?:the )?(?:post|role) of) (?P<post>{{O}})| from {{B:body}})?"
    r"(?:[^\[.;]{0,40}? (?:on|in|at) (?P<date>{D}))?"
)
# “following Jane Doe's move to Leeds”: such words tell of a departure only as what another step came after
_HIS_MOVE = rule_pattern(
    r"(?P<lead>\b(?:following|after|since|upon|on|with) ){P:who}(?:'s)? (?:(?:recent|sudden|early"
    r"|own) )?(?:move|promotion"
    r"|dismissal|sacking|suspension|secondment|transfer)\b(?! to (?:[a-z]+ )?(?:approve|adopt|reject|defer|amend)\b)"
    r"(?:[^\[.;]{0,40}? (?:on|in|at) (?P<date>{D}))?"
)
_TERM = rule_pattern(
    r"(?P<both>\b(?:both|all) (?:of )?)?{P:who}(?:'s|, whose)? (?:current |first |second |final |present )?"
    r"(?:terms?(?: of office| in office| as chair)?|tenure|contracts?|secondment|stint|spell|time|period of office"
    r"|appointments?|interim appointment)(?P<each>(?: (?:at|with|on|in|to) (?:both|all|the two|each)(?: of them"
    r"| boards| bodies| trusts| councils)?(?= [a-z]))?)(?: (?:at|with|to|in) (?:the )?{B:body})?(?: (?:as"
    r"|in the role of)(?: an?| the)? (?:(?P<post>{O})"
    r"|(?-i:[A-Z])[\w -]{2,40}?)| to (?:the|this|that) (?:[\w-]+ ){0,2}(?:job|post|role|position))?"
    r"(?:,? (?:which|that))?(?: (?:is due to|are due to|will|is to|are to"
    r"|was due to|due to|would|was to|had))?"
    r" (?P<verb>(?:(?:has|have|had) been|was|were|is|are|be|will be) (?:extended|renewed|prolonged) (?:to|until|till)"
    r"|ends?|ended|expires?|expired|runs? (?:until|to|out)|ran out|finish(?:es|ed)?"
    r"|comes? to an end|came to an end|lasts? until|concludes?)(?: on| in| at| until)? (?P<date>{D})"
)


_LEAVINGS = re.Several((_GIVES_UP, _POST_OF_GOER, _GOES, _AND_GOES, _THEN_GOES, _GOING, _HIS_GOING, _HIS_MOVE, _TERM))


def find(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find the departures that one sentence tells.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far; those that a departure ends are changed in place.

    Yields:
        Posts that only the departure names.
    """
    marked = view.posts
    for pattern in _LEAVINGS.that_may_match(marked.text):
        for match in pattern.finditer(marked.text):
            yield from _departure(paper, view, match, known)
    for match in _SEVERAL_GO.finditer(marked.text):
        yield from _several(view, match)


def _several(view: View, match: re.Match[str]) -> Iterator[AppointmentDraft]:
    """“Jane Doe and John Roe, who step down as chairs of A and B”: one body each, in their order."""
    marked = view.posts
    post, date = marked.item(match["post"]), marked.item(match["date"]) if match["date"] else None
    people = [marked.item(token) for token in re.findall(r"\[P\d+\]", match["list"])]
    if not isinstance(post, Post) or not post.bodies:
        return
    in_turn = len(post.bodies) == len(people) and "shared" not in post.modifiers
    for number, person in enumerate(people):
        if isinstance(person, PersonMention) and " " in person.name:
            yield AppointmentDraft(
                person.name,
                singular(post.title),
                (post.bodies[number],) if in_turn else post.bodies,
                _status(match.groupdict()),
                [marked.source(*match.span())],
                "departure",
                end=date.bounded if isinstance(date, DateMention) else None,
            )


def _departure(
    paper: Paper, view: View, match: re.Match[str], known: list[AppointmentDraft]
) -> Iterator[AppointmentDraft]:
    marked = view.posts
    groups = match.groupdict()
    person = marked.item(match["who"])
    if not isinstance(person, PersonMention) or " " not in person.name or _is_no_departure(marked.text, match):
        return
    status = "held" if _IS_AHEAD.search(marked.text[: match.start()]) else _status(groups)
    when = groups.get("date") or groups.get("soon") or _just_before(marked.text, match) or _at_head(marked.text, match)
    date = marked.item(when) if when else None
    end = date.bounded if isinstance(date, DateMention) else None
    if isinstance(date, DateMention) and not date.has_year and status == "held":
        end = forward(end, paper.published)
    token = next((groups[key] for key in ("post", "late", "held", "title", "before") if groups.get(key)), None)
    post = marked.item(token) if token else None
    span = marked.source(match.start(), match.end())
    body = marked.item(groups["body"] or "") if groups.get("body") else None
    names = body.names if isinstance(body, BodyMention) else ()
    if not isinstance(post, Post) or post.plural or _ONLY_TWO.fullmatch(post.title):
        if not any(draft.person == person.name for draft in known) and (groups.get("lead") or "").strip():
            yield from _of_who_came(view, match, person, known)
        is_term = re.is_of(match, _TERM)
        is_each = is_term and bool(groups["both"] or groups["each"])
        end_post(known, person.name, names, end, status, span, is_leaving=not is_term, is_each=is_each)
        return
    bodies = post.bodies or names or bodies_for(paper, view, post, match.start())
    if bodies:
        yield AppointmentDraft(
            person.name,
            full_title(paper, view, post),
            bodies,
            status,
            [span],
            "departure",
            end=end,
            basis=post.basis,
            attribution=attribution_of(paper.document, [span], ""),
            signals={"leaving"} if post.bodies or names else {"body inherited", "leaving"},
        )


# “gives up the dual role”: the one that other sentences name
_ONLY_TWO = re.compile(r"(?:dual|joint|combined|double|shared) (?:role|post|job|position)", re.IGNORECASE)
# “that Jane Doe should become chief officer of both when John Roe retired in September”
_IS_AHEAD = re.compile(
    r"\b(?:should|would|will|is to|are to|agreed to)\b(?:[^.;\[]|\[[A-Z]\d+\]){1,90} (?:when|once|as soon as)"
    r" (?:(?:the |its )?(?:current |present )?\[O\d+\],? )?$"
)
_WHEN_SOMEBODY = re.compile(r"(?P<date>\[D\d+\]),? when (?:the |its |their )?(?:(?:then )?\[O\d+\],? )?$")


def _just_before(text: str, match: re.Match[str]) -> str | None:
    """“She has been chair since March, when John Roe left”: the day that he left."""
    found = _WHEN_SOMEBODY.search(text[: match.start()])
    return found["date"] if found else None


# “In June the trust's chair, Jane Doe, came to the end of her term”
_DATED_FIRST = re.compile(
    r"^\W*(?:in|on|at|by|earlier|last|late)? ?(?P<date>\[D\d+\]),? (?:(?:the|its|their|our)? ?(?:\[[BGO]\d+\](?:'s)?"
    r"|then"
    r"|former|long-serving),? ?){0,4}$",
    re.IGNORECASE,
)


def _at_head(text: str, match: re.Match[str]) -> str | None:
    """The day that opens a sentence which tells of nothing but that somebody left."""
    found = _DATED_FIRST.search(text[: match.start()]) if match.groupdict().get("left") else None
    return found["date"] if found else None


def _of_who_came(
    view: View, match: re.Match[str], person: PersonMention, known: list[AppointmentDraft]
) -> Iterator[AppointmentDraft]:
    """“Jane Doe became chief executive following the retirement of John Roe”, whose post it was."""
    if not re.match(r"(?:following|after|on|upon|with|since)\b", match["lead"].strip(), re.IGNORECASE):
        return
    first, last = view.sentence.start, view.sentence.end
    here = [draft for draft in known if any(first <= start < last for start, _ in draft.spans)]
    came = [draft for draft in here if draft.status != "former" and draft.person != person.name]
    came.sort(key=lambda draft: draft.start is not None or draft.basis is not None)
    if not came:
        return
    status: AppointmentStatus = "former" if came[-1].status == "held" else "held"
    span = view.posts.source(*match.span())
    yield AppointmentDraft(
        person.name,
        came[-1].role,
        came[-1].bodies,
        status,
        [span],
        "departure",
        end=came[-1].start,
        signals={"title from before"},
    )


_BARE = re.compile(
    r"(?:left|leaves|moved|moves|moves on|went|goes|finished|finishes|ceased|gave up|quit)$", re.IGNORECASE
)


def _is_no_departure(text: str, match: re.Match[str]) -> bool:
    """“TB left.” in minutes is out of the room, “Councillor Doe moved the motion” out of nothing."""
    groups = match.groupdict()
    verb = groups.get("left") or groups.get("leaves") or ""
    if not _BARE.match(verb) or any(groups.get(key) for key in ("date", "post", "late", "body")):
        return False
    return not re.match(
        r" (?:the (?:trust|council|ccg|board|organisation|authority|company|post|role|job)|for|to (?:a|an|join"
        r"|become|take"
        r"|lead|run|work|another)|last|this|in|on|at the end|earlier|after \[F|\[B)",
        text[match.start("left" if groups.get("left") else "leaves") + len(verb) :],
        re.IGNORECASE,
    )


def _status(groups: dict[str, str | None]) -> AppointmentStatus:
    if groups.get("left") or re.search(r"\bended|expired|ran out|came to", groups.get("verb") or ""):
        return "former"
    if re.match(r"following|after|since", (groups.get("lead") or "").lower()) and not groups.get("coming"):
        return "former"
    return "held"


def end_post(
    known: list[AppointmentDraft],
    person: str,
    bodies: tuple[str, ...],
    end: str | None,
    status: str,
    span: tuple[int, int],
    *,
    is_leaving: bool = True,
    is_each: bool = False,
) -> None:
    """End the post that a person is known to hold: the last one named before the departure, in that body if given.

    Args:
        known: The appointments found so far; the post is changed in place.
        person: Who.
        bodies: Where, or nothing where the words do not say.
        end: The last day.
        status: Whether it is over.
        span: Where the paper says so.
        is_leaving: Whether the person is said to go, and not only that a term ends.
        is_each: Whether several posts end: “both her terms”.
    """
    held = [
        d
        for d in known
        if d.person == person and d.status in {"held", "former"} and (not bodies or set(bodies) & set(d.bodies))
    ]
    held.sort(key=lambda d: (min(a for a, _ in d.spans) <= span[1], min(a for a, _ in d.spans)))
    last = [d for d in held if d.role.casefold() == held[-1].role.casefold()] if is_each else held[-1:]
    for draft in last:
        same = [d for d in held if d.role.casefold() == draft.role.casefold() and d.bodies == draft.bodies]
        for one in same:
            one.end = one.end or end
            if status == "former":
                one.status = "former"
        draft.spans.append(span)
        draft.signals |= {"leaving"} if is_leaving else set()
