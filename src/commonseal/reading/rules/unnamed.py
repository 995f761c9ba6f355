"""Deciders that carry no body's name: ministers, member practices, "the boards", a committee called by its own name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, RoleMention
from commonseal.reading.paper import View
from commonseal.reading.rules.offices import with_offices
from commonseal.reading.rules.other_deciders import with_others
from commonseal.reading.rules.placed_organs import COUNCILLORS, council_of_the_place, is_of_other_kind, with_places
from commonseal.reading.rules.single_members import with_single_members

_COMMITTEE = (
    r"(?!(?:That|This|When|If|And|But|At|In|On|By|For|To|From|With|As|Where|While|After|Before|Both|Each"
    r"|All) )(?:[A-Z][\w'-]+,? (?:(?:and|&|for|of|the) )?){1,6}(?:Committee|Board|Panel|Cabinet|Forum|Tribunal"
    r"|Executive|Council of Governors"
    r"|(?:Working|Steering|Project|Programme|Reference|Leadership) Group|[Tt]askforce|Commissioner|Adjudicator"
    r"|Ombudsman|Markets Authority|Funding Agency|Charity Commission"
    r"|Assembly|Senate)(?! (?:\[P|[Mm]ember|[Mm]eeting [Pp]aper|[Ss]ecretary|Room|[Cc]hair|[A-Z]))"
)
_PEOPLE = (
    r"(?:[Tt]he )?(?:[Mm]inisters|Government(?! (?:Act|policy|guidance|funding|grant|department))|[Mm]inister"
    r"|secretary of state(?! for\b)|[Rr]egulators?(?!, \[[BG])|(?:[a-z]+ )?watchdog|[Tt]ribunal"
    r"|[Ii]nspectorate|adjudicator)"
    r"|(?:[Tt]he |[Oo]ur |[Ii]ts |[Aa]ll )?(?:GP )?[Mm]ember practices|(?:[Tt]he |[Oo]ur )?GP members|[Tt]he membership"
    r"|[Ss]hareholders|(?:[Pp]arliamentary|[Mm]inisterial)(?= (?:approval|consent|agreement|sign-off))|Parliament"
    r"|(?:GP )?[Pp]ractices(?= (?:have |has |had |will )?(?:vote|reject|back|approve|agree"
    r"|be balloted))"
)
_SETS = (
    r"(?:(?:both|all|two|three|four|five|six|seven|eight) )*"
    r"(?:trust )?(?:boards|governing bodies|cabinets|councils of governors|committees|memberships)"
)
_LOWER = (
    r"(?:police and crime panel|(?:combined )?(?:fire|police)(?: and rescue)? authority|health and wellbeing board"
    r"|(?:joint )?health (?:overview and )?scrutiny committee|schools forum|licensing committee|planning committee"
    r"|pensions committee|combined authority|(?:overview and )?scrutiny (?:committee|panel|board|commission))"
)
_BARE = r"(?:[Cc]abinet|[Ff]ull [Cc]ouncil|[Gg]overning body|(?<=[Tt]he )Executive)"
_AFTER_BARE = (
    r"(?= (?:on|in|has|had|will|is|was|agreed|approved|voted|rejected|backed|for|meeting|members|to|who|at|received"
    r"|considered|resolved|noted|endorsed|deferred|refused|supported|agrees?|approves?|recommends?|notes"
    r"|endorses?|delegates?)\b"
    r"|[,.;:]|$)"
)
_PATTERN = re.compile(
    rf"(?<![\w'\]-])(?:(?P<people>(?:{_PEOPLE})\b(?! (?:of|at|in) )|(?:(?<=[Tt]he )|(?<=^)){_LOWER}\b)"
    rf"|(?:[Tt]he )?(?P<plural>{_SETS})(?! of\b)\b"
    rf"|(?P<bare>{_BARE}){_AFTER_BARE}"
    r"|(?<=[Tt]he )(?P<again>panel|committee|commission|tribunal|forum)"
    r"(?= (?:has|had|will|is|was|agreed|approved|voted|rejected|backed|met|decided|recommended|refused|supported|ruled"
    r"|resolved|concluded|endorsed|deferred)\b|, (?:which|whose|meeting|chaired|made up)\b)"
    rf"|(?:[Tt]he )?(?P<committee>{_COMMITTEE}))"
)
_ANY = re.compile(
    r"\[R|'s \[G|(?:[Aa]t|[Ii]n) [A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2},? \[G|ecretary|\[G\d+\](?: (?:\[G|of|at|on"
    r"|and)|,)|\[B\d+\] of (?:the )?\[B|and crime panel"
    r"|[Mm]inister|secretary of state|Government|[Rr]egulator|watchdog|ractices|members|membership|[Ss]hareholders"
    r"|Parliament|boards|Group\b|askforce|ommissioner|djudicator|mbudsman|Authority|Agency|Commission"
    r"|bodies|abinet"
    r"|governors"
    r"|ommittee|\]'s executive|egional |group|Board|[Pp]anel|Forum|Tribunal"
    r"|tribunal|xecutive|Assembly|Senate|[Ii]nspectorate|adjudicator|council"
    r"|overning|authority|board|ouncillors|Council|commission|forum"
)
_ORGAN_OF = rule_pattern(r"{G:organ} (?:of|at|on) (?:the )?{B:who}")
# “Cabinet, Dale Council – 14 April”: an entry of a list of meetings
_ORGAN_COMMA = rule_pattern(
    r"(?:^\W*|(?<=[|\t])|(?<=[|\t] )|(?<=   )){G:organ}, (?:the )?{B:who}(?=\W+(?:on )?\[D"
    r"|,? (?:to|will|decide[sd]?|vote[sd]?|agree[sd]?|approve[sd]?|consider(?:s|ed)?|meets?) |\W*$)"
)
_COMMITTEE_OF = rule_pattern(r"{B:organ} (?:of|for|between) (?:the |both |all )*{B:who}(?!'s)")
_OWN_ORGAN = rule_pattern(
    r"{B:who}(?:'s)? (?P<organ>(?:Trust )?Board(?: of Directors)?|Cabinet|Executive|Governing Body"
    r"|Council of Governors|Full Council)"
    r"(?! (?:member|office|room|assurance|paper|[A-Z]))",
    ignore_case=False,
)

_ORGAN_AT = rule_pattern(
    r"(?P<organ>[Ff]ull council|[Cc]abinet|[Ee]xecutive)(?: members| councillors)? (?:at|of|on) (?:the )?{B:who}",
    ignore_case=False,
)
_ROLE_AT = rule_pattern(r"{R:role} (?:at|of|on) (?:the )?{B:who}(?= )")
_ORGAN_NEXT = rule_pattern(r"{BG:who} (?P<kind>(?:(?-i:[A-Z])[a-z]+ ){0,3}){G:organ}")
_LOWER_ORGAN = rule_pattern(
    rf"{{BG:who}}(?:'s)? (?P<organ>{_LOWER}|(?:cabinet|executive)\b(?! (?:member|director|team))"
    rf"|(?:[a-z]+(?: and)? ){{1,4}}"
    r"(?:committee|sub-committee|panel|forum|support group|steering group|board|executive|regional team)"
    r"(?=,? (?:will|would|is|are|was|has|have|had|met|meets|on|in|at|to|who|which|members|\w+ed|took|gave"
    r"|put|threw|knocked|refused|rejected)\b))"
)
# “In Sandholm the borough council's executive”, “the county's health scrutiny committee”
_OF_THE_COUNCIL = re.compile(
    r"\b[Tt]he (?P<noun>county|city|borough|district|town)(?: council)?'s "
    rf"(?P<organ>{_LOWER}|cabinet|executive|full council)\b(?! (?:member|director|team|office))"
)
_PLACE_FIRST = re.compile(r"^In (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=,| )")
_CRIME_PANEL = rule_pattern(r"{B:who} and (?P<organ>crime panel)")
_MINISTER = rule_pattern(r"{R:role}(?! of)")
_MINISTERS = re.compile(
    r"(?:the )?(?:health|social care|housing|communities|local government|levelling[- ]up|home|education|local)\b"
    r"[\w ,-]{0,40}(?:secretary|minister)|secretary of state[\w ,]{0,60}",
    re.IGNORECASE,
)
_MEMBER_ROLE = rule_pattern(r"{B:who}(?:'s)? {R:role}")
_ORGAN_MEMBERS = rule_pattern(
    r"{B:who}(?:'s)? (?P<organ>cabinet|board|governing body|executive|council of governors|committee)"
    r"(?= (?:members|has|have|had|will|was|is|agreed|approved|voted|rejected|backed|on|at)\b)"
)


@dataclass(slots=True)
class Spoken:
    """What a paper has spoken of before a sentence.

    ``sets`` are the phrases for sets of organs, by their noun; ``own`` is the organ whose paper it is; ``since`` is
    where the sentence before begins; ``recent`` are the committees and panels without a body, by their last word;
    ``author`` is the one body whose paper it is; ``commissioners`` and ``schools`` are those that the paper names.
    """

    sets: dict[str, str] = field(default_factory=dict)
    own: str | None = None
    since: int = 0
    recent: dict[str, str] = field(default_factory=dict)
    author: str | None = None
    commissioners: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()


def with_unnamed(view: View, spoken: Spoken) -> Marked:
    """Give the sentence with tokens for deciders that have no body's name of their own.

    Args:
        view: The sentence.
        spoken: What the paper has spoken of so far; committees named here are added to it.
    """
    marked = with_others(view.plain, spoken.commissioners, spoken.schools)
    if not _ANY.search(marked.text):
        return marked
    if "joint " in marked.text:
        marked = marked.replaced(_JOINT, "G", _joint_committee)
    marked = with_single_members(marked, spoken.author)
    marked = with_offices(marked).replaced(_OWN_ORGAN, "G", _with_organ)
    if "[R" in marked.text:
        marked = marked.replaced(_ROLE_AT, "G", _with_members).replaced(_MINISTER, "G", _minister)
    if "ouncillors" in marked.text or "council members" in marked.text:
        marked = marked.replaced(COUNCILLORS, "B", council_of_the_place)
    marked = marked.replaced(_ORGANS_OF, "G", _capital_organs)
    marked = marked.replaced(_ORGAN_OF, "G", _organ_of_the_one_after)
    marked = marked.replaced(_ORGAN_COMMA, "G", _organ_of_the_one_after)
    marked = marked.replaced(_COMMITTEE_OF, "G", _committee_of_a_set)
    marked = marked.replaced(_ORGAN_NEXT, "G", _organ_of_the_one_before).replaced(_CRIME_PANEL, "G", _crime_panel)
    marked = marked.replaced(_LOWER_ORGAN, "G", _with_lower_organ)
    marked = marked.replaced(_ORGAN_AT, "G", _with_organ)
    if "[B" in marked.text:
        marked = marked.replaced(_BOARDS_OF, "G", _organ_of_each)
        marked = marked.replaced(_ORGAN_MEMBERS, "G", _with_organ).replaced(_MEMBER_ROLE, "G", _with_members)

    marked = with_places(view, marked)
    marked = marked.replaced(_OF_THE_COUNCIL, "G", lambda source, match: _of_the_council(view, source, match))

    def build(source: Marked, match: re.Match[str]) -> object | None:
        span = source.source(match.start(), match.end())
        if match["plural"]:
            return _set_of_organs(match["plural"], span, spoken.sets)
        if match["bare"]:
            own = _of_its_own(match["bare"], span, spoken)
            return (
                own or None
                if match["bare"] == "Executive"
                else own or _of_the_last(view, match["bare"], span, spoken.since)
            )
        if match["again"]:
            name = spoken.recent.get(match["again"].lower())
            return BodyMention(*span, (name,), "organ", "unnamed") if name else None
        return _by_its_words(view, match, span, spoken)

    return marked.replaced(_PATTERN, "G", build)


def _of_the_council(view: View, source: Marked, match: re.Match[str]) -> object | None:
    """“the borough council's executive”: of the place that the sentence opens with, or of the council last named."""
    span = source.source(match.start(), match.end())
    if place := _PLACE_FIRST.match(source.text):
        return BodyMention(
            *span, (f"{place['place']} {match['noun']} council",), "council", "unnamed", organ=match["organ"]
        )
    last = _of_the_last(view, match["organ"], span, 0)
    if last is not None and is_of_other_kind(match["noun"], last.names[0]):
        return replace(last, names=(f"{match['noun']} council",), form="unnamed")
    return last


def _set_of_organs(words: str, span: tuple[int, int], sets: dict[str, str]) -> BodyMention | None:
    """“The boards”: the set of organs spoken of before."""
    name = sets.get(words.rsplit(" ", 1)[-1].lower(), words)
    is_known = name != words or " " in name
    return BodyMention(*span, (name,), "organ", "set of organs", is_set=True) if is_known else None


def _of_its_own(words: str, span: tuple[int, int], spoken: Spoken) -> BodyMention | None:
    """“Cabinet” in a cabinet's own paper."""
    own = spoken.own or ""
    if words == "Executive" and (spoken.author or "").endswith("Council"):
        return BodyMention(*span, (str(spoken.author),), "council", "organ", organ=words)
    is_own = words.lower() in {"cabinet", "executive"} and own.lower().endswith(f" {words.lower()}")
    return BodyMention(*span, (own,), "organ", "organ") if is_own else None


def _by_its_words(view: View, match: re.Match[str], span: tuple[int, int], spoken: Spoken) -> BodyMention | None:
    """A committee by its own name, ministers, practices, “the regulator”."""
    words = match["committee"] or match["people"]
    words = re.sub(r"^(?:the|our|its|all|that|both|at|in|by) ", "", words, flags=re.IGNORECASE)
    words = _MEETING_OF.sub("", words)
    if words.lower() in _AS_NOUN:
        return BodyMention(*span, (_AS_NOUN[words.lower()],), "organ", "unnamed")
    if words.lower() in {"regulator", "regulators"} and (regulator := _regulator(view, span[0])):
        return BodyMention(*span, regulator, "national", "reference")
    if words in _BARE_ORGANS:
        return _of_its_own(words, span, spoken) if words == "Executive" else None
    if words == "Trust Board":
        return BodyMention(*span, (spoken.author,), "organ", "organ", organ="Board") if spoken.author else None
    if len(words) > _SHORTEST and not match["people"]:
        spoken.recent[words.rsplit(" ", 1)[-1].lower()] = words
    return BodyMention(*span, (words,), "organ", "unnamed") if len(words) > _SHORTEST or match["people"] else None


_SHORTEST = 8
_MEETING_OF = re.compile(r"^(?:Meeting|Minutes|Agenda|Decisions?|Notice|Report) (?:of|for) (?:the )?")
_BARE_ORGANS = frozenset(["Executive", "Cabinet", "Board", "Committee", "Panel", "Forum"])
_JOINT_ORGAN = r"joint (?:(?:health |scrutiny |overview and scrutiny |commissioning )?committee|board|panel|executive)"
_JOINT = rule_pattern(
    rf"{{B}}(?:'s|') (?P<owned>{_JOINT_ORGAN})\b|\b(?P<of>{_JOINT_ORGAN}) (?:of|between|for) (?:the |both |all )*{{B}}"
)


def _joint_committee(source: Marked, match: re.Match[str]) -> object | None:
    """“A and B's joint committee”: it decides, not the bodies that formed it."""
    span = source.source(match.start(), match.end())
    return BodyMention(*span, (match["owned"] or match["of"],), "organ", "unnamed")


_AS_NOUN = {"parliamentary": "Parliament", "ministerial": "ministers"}
_REGULATORS = re.compile(r"NHS England|NHS Improvement|NHSE|NHSI|Monitor|CQC|Care Quality|Ofsted|Development Authority")


def _regulator(view: View, position: int) -> tuple[str, ...]:
    """“The regulator turned it down”: the one that was named last."""
    named = [b for b in (*view.before, *view.bodies) if b.start < position and _REGULATORS.match(b.names[0])]
    return named[-1].names[:1] if named else ()


def _minister(source: Marked, match: re.Match[str]) -> object | None:
    """“the health secretary”: a minister who decides."""
    role = source.item(match["role"])
    if not isinstance(role, RoleMention) or not _MINISTERS.fullmatch(role.title):
        return None
    return BodyMention(role.start, role.end, (role.title,), "national", "unnamed")


_BOARDS_OF = rule_pattern(r"{G:first}(?:(?:, (?:the )?|,? and (?:the |of )?){B})+(?!'s)")
_ONE_ORGAN = {"governing bodies": "governing body", "councils of governors": "council of governors"}


# “the Cabinets of A and B”: what the names of organs are in the plural
_ORGANS_OF = rule_pattern(
    r"(?P<organ>Cabinets|(?:Trust )?Boards(?: of Directors)?|Governing Bodies|Executives|Full Councils"
    r"|Councils of Governors)"
    r" of (?:the )?{B:who}",
    ignore_case=False,
)


def _capital_organs(source: Marked, match: re.Match[str]) -> object | None:
    body = source.item(match["who"])
    if not isinstance(body, BodyMention) or body.form != "list" or body.organ or len(body.names) < 2:
        return None
    organ = match["organ"].removeprefix("Trust ")
    organ = re.sub(r"^(Cabinet|Board|Executive|Council|Full Council)s", r"\1", organ).replace("Bodies", "Body")
    return replace(body, start=source.source(*match.span())[0], organ=organ)


def _organ_of_each(source: Marked, match: re.Match[str]) -> object | None:
    """“The boards of A and B”: the organ of each of them."""
    first = source.item(match["first"])
    if not isinstance(first, BodyMention) or len(first.names) != 1 or not first.organ:
        return None
    organ = _ONE_ORGAN.get(first.organ.lower()) or re.sub(r"(board|cabinet|committee)s\b", r"\1", first.organ)
    if organ == first.organ:
        return None
    others = [source.item(token) for token in re.findall(r"\[B\d+\]", match.group())]
    names = tuple(name for other in others if isinstance(other, BodyMention) for name in other.names)
    end = source.ends[match.end() - 1]
    return replace(first, names=(*first.names, *names), organ=organ, form="list", end=end)


def _organ_of_the_one_before(source: Marked, match: re.Match[str]) -> object | None:
    """“the NHS England Executive”: an organ straight after a body is that body's."""
    body, organ = source.item(match["who"]), source.item(match["organ"])
    if not isinstance(body, BodyMention) or not isinstance(organ, BodyMention):
        return None
    if body.organ or organ.form != "organ" or len(body.names) != 1:
        return None
    return replace(body, organ=f"{match['kind']}{organ.organ}", end=organ.end)


def _organ_of_the_one_after(source: Marked, match: re.Match[str]) -> object | None:
    """“Governors at Mere trust”: an organ is that of the body which follows, not of the one spoken of before."""
    body, organ = source.item(match["who"]), source.item(match["organ"])
    if not isinstance(body, BodyMention) or not isinstance(organ, BodyMention):
        return None
    if body.organ or not organ.organ or organ.form not in {"organ", "reference"} or len(body.names) != 1:
        return None
    return replace(body, start=organ.start, organ=organ.organ)


def _committee_of_a_set(source: Marked, match: re.Match[str]) -> object | None:
    """“The Joint Personnel Committee of the two councils”: it decides, not the councils."""
    committee, owners = source.item(match["organ"]), source.item(match["who"])
    if not isinstance(committee, BodyMention) or not isinstance(owners, BodyMention):
        return None
    is_committee = committee.body_class == "committee" and committee.form in {"name", "short"}
    return replace(committee, end=owners.end) if is_committee and len(owners.names) > 1 else None


def _crime_panel(source: Marked, match: re.Match[str]) -> object | None:
    """“Wainford police and crime panel”: no part of the police."""
    body = source.item(match["who"])
    if not isinstance(body, BodyMention) or body.body_class != "police" or not body.names[0].endswith("olice"):
        return None
    end = source.ends[match.end() - 1]
    return BodyMention(body.start, end, (f"{body.names[0]} and crime panel",), "committee", "unnamed")


def _with_lower_organ(source: Marked, match: re.Match[str]) -> object | None:
    """“its appointments committee”, “Dale Council's health and wellbeing board”: an organ by its common noun."""
    body = source.item(match["who"])
    words = match["organ"]
    if not isinstance(body, BodyMention) or body.organ or body.is_set or (len(body.names) > 1 and body.form != "us"):
        return None
    if _NO_ORGAN.search(words):
        return None
    return BodyMention(
        body.start, source.ends[match.end("organ") - 1], body.names[:1], body.body_class, body.form, organ=words
    )


_NO_ORGAN = re.compile(
    r"\b(?:a|an|the|joint|common|shared|in|on|of|to|for|with|by|from|at|has|have|had|will|would|is|are|was|were|that"
    r"|which|who|new|this|each|both|said|set|up|single|own|\w+ed)\b",
    re.IGNORECASE,
)


def _with_organ(source: Marked, match: re.Match[str]) -> object | None:
    """“Dale Council Executive”: a body and its organ that were not joined before."""
    body = source.item(match["who"])
    if not isinstance(body, BodyMention) or body.organ or len(body.names) != 1 or body.is_set:
        return None
    if body.names[0].endswith("Board") and "Board" in match["organ"] and body.body_class != "icb":
        return body
    if re.search(r"\b(?:joint|common|the|a|with|of|its|to|has|by)\b", match["organ"]):
        return None
    return replace(body, organ=re.sub(r"^Trust (?=Board)", "", match["organ"]), end=source.ends[match.end() - 1])


def _with_members(source: Marked, match: re.Match[str]) -> object | None:
    """“[B] governing body members”: titles that mean the organ whose members they are."""
    body, role = source.item(match["who"]), source.item(match["role"])
    if not isinstance(body, BodyMention) or not isinstance(role, RoleMention) or body.organ or len(body.names) != 1:
        return None
    end = max(source.source(*match.span("role"))[1], body.end)
    found = re.fullmatch(
        r"(?P<organ>governing body|cabinet|board|executive|committee) (?:members|councillors)", role.title.lower()
    )
    return replace(body, organ=found["organ"], end=end) if found else None


def _of_the_last(view: View, words: str, span: tuple[int, int], passage: int) -> BodyMention | None:
    """“… a final decision by cabinet on 2 October”: that of the council last named."""
    if words == "Executive":
        return None
    wanted = "ccg" if "overning" in words else "council"
    before = [body for body in (*view.before, *view.bodies) if body.start < span[0]]
    named = [body for body in before if body.body_class == wanted and len(body.names) == 1]
    named = [body for body in named if not body.passing] or named
    if not named:
        return None
    here = [body for body in named if body.start >= view.sentence.start]
    told = here[-1:] or [body for body in named if body.start >= passage] or named[-1:]
    return BodyMention(span[0], span[1], told[0].names, wanted, "organ", organ=words.lower())
