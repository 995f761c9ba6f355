"""Who decides: the body to the left of an active verb, or the one a passive verb names after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.rules.verb_groups import Group

_PEOPLE = (
    r"(?:members|councillors|governors|directors|leaders|bosses|chiefs|commissioners|practices|member practices"
    r"|partners"
    r"|counterparts|gps|gp members|gp practices|trustees|board members|cabinet members|committee members"
    r"|leadership|representatives|those|colleagues|memberships?)"
)
_UNITS = (
    r"(?:boards?|governing bod(?:y|ies)|cabinets?|committees?|executives?|councils? of governors|councils"
    r"|full councils?|(?:a )?(?:large |clear |overwhelming )?majority|all|both|each|most|meetings?)"
)
_OF = r"(?:of|at|in|on|from|within|for)(?: the| both| all| each of| all of| the two| the three)*"
_OPENS_INSERTION = (
    r"(?:which|who|meeting|sitting|at|in|on|following|after|with|having|chaired|including|as|when|while"
    r"|acting|by|under|like|despite|having|whose|along|together|voting|led)"
)
# what may stand between a body and its verb, cut off one after another from the right
_BETWEEN = tuple(
    rule_pattern(pattern)
    for pattern in (
        r"\s*\([^()]{0,90}\)\s*$",
        rf"(?<=\])(?:'s|')? (?:own )?{_PEOPLE}\s*$",
        rf"(?<=\]),? ?{_OPENS_INSERTION}\b[^;]{{0,140}}?,\s*$",
        r"(?<=\])\s*,\s*(?:however|too|therefore|meanwhile|in turn|for its part|by contrast|unanimously)\s*,\s*$",
        r"\s*,\s*$",
        r"\s+(?:at|in|on|during|following|after|by|with|across|within|throughout) [^,;]{0,70}$",
        r"\s+(?:on |late |early )?{D}\s*$",
        r"\s+(?:last|this|earlier this|late last) (?:week|month|year|night|{D})\s*$",
        rf"(?:'s|')? (?:own |gp |\w+ )?{_PEOPLE}\s*$",
        r"\s+(?:meeting|(?:has|had)? ?met|sat)(?: again)?(?: (?:on|in) {D})?(?: and)?\s*$",
        r"\s*(?:–|-|:)\s*$",
        r"\s+of (?:us|them|these)$",
        r"\s+for (?:the )?[A-Z][\w-]+(?:,? (?:and |& )?[A-Z][\w-]+){0,3}$",
        r"\s+(?:yesterday|today|each|both|all|jointly|now|also|then|together|alike|too|alone|itself|themselves)\s*$",
    )
)
_BODY_END = re.compile(r"(?P<token>\[[BG]\d+\])$")
_LIST_END = re.compile(
    r"(?P<first>\[[BG]\d+\])(?:'s)?(?: (?:on|in) \[D\d+\](?=, and))?(?:,? (?:and|&|as well as)(?: of)?|, and"
    r"|,)(?: the| by)*\s*$"
)
_RELATIVE = re.compile(
    r"(?P<token>\[[BG]\d+\])(?:'s)?(?: [a-z]{1,14}){0,2}(?:(?<=\])(?: at a meeting)? (?:on|in) \[D\d+\])?,? "
    r"(?:which|that|who)$"
)
_PREPOSITION = re.compile(
    r"(?P<head>\S+(?: (?!of\b)\S+)?) (?:of|at|in|on|from|within|for|by|with|to|between|against|into|near|around|across"
    r"|beyond|outside|inside|under|over|about|behind|and|&)"
    r"(?: the| both| all| each| our)*\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"(?:^|\W)(?:{_PEOPLE}|{_UNITS})$|\[[BGR]\d+\]$", re.IGNORECASE)
_ELIDED = re.compile(r"(?P<token>\[B\d+\])'s$")
_AFTER_VERB = re.compile(
    r" (?:suit|the|it|that|this|so|on|by|down|out|over|up|not|in|likewise|later|no\b|yes\b"
    r"|against|for\b|\[[BD])"
)
_PEOPLE_ALONE = re.compile(
    r"(?:^|[.,;:] |\b(?:and|but|that|when|after|as|where|while) )(?:the )?(?:\w+ )?(?:councillors|members)$",
    re.IGNORECASE,
)
_AGENT = rule_pattern(
    rf"(?:,? (?:\w+ly|in principle|in full|overwhelmingly|today|yesterday|as|\[F\d+\]|with conditions"
    rf"|(?:on|in|at) {{D}}|{{D}}|last \w+|at (?:its|their|a|the) (?:\w+ )?meetings?|back|for|again|flat"
    rf"|outright|out of hand|twice|straight away|at once|(?:a|another|one|two|three|six|(?:by )?\[F\d+\])"
    rf" (?:years?|months?|weeks?|fortnight)|until {{D}}))*"
    rf",? (?P<by>by|at|in)(?: a)?(?: (?:special|extraordinary|full|public|joint|\w+))?"
    rf"(?: meetings?(?: of)?(?: on)?)?(?: the| both| all| each of| each| our| its| their| \w+'s)*"
    rf"(?: (?:{_PEOPLE}|{_UNITS}) {_OF})? ?{{BG:who}}"
)
_MORE = rule_pattern(
    r"(?:'s)?(?: \([^()]{0,40}\))?(?: (?:\w+ ?){0,2}?(?:on|in|at) {D})?(?:,? and(?: then)?(?: by)?|,(?: by)?"
    r"| as well as)"
    r"(?: the| by| its| their| at)* {BG:who}(?! (?:will|has|have|had|is|are|was|were|would|to|who)\b)"
)
_AT_HEAD = rule_pattern(
    r"(?:^|[,;] |\b(?:and|but|that|when) )(?:at|in)(?: (?:a|an|its|the|their))?(?: \w+)?(?: meetings?(?: of| on)?)?"
    r"(?: {D})?(?: of)?(?: the)?(?: \w+)?(?: meeting of)?(?: the| both)? {G:who}"
)
_ASKED = rule_pattern(
    r"\b(?:ask|asks|asked|asking|invite|invites|invited|request|requests|requested|recommends?|recommended|propose[sd]?"
    r"|require|requires|urge|urges|urged|for|want|wants|expect|expects|calls? on)(?: that| for)?"
    r"(?: the| both| all| each of| each| our| its)* {BG:who}(?: of (?:the )?[\w ]{0,20}{BG})?(?:'s)?$"
)
_DECISION_TO = rule_pattern(
    r"(?:{BG:who}(?:'s|')(?: \w+){0,2} (?:decision|vote|refusal|resolution)|\b(?:decision|vote) (?:by|of) "
    r"(?:the )?{BG:second}|{BG:third},?(?: (?:[^.;,\[]|\[[PR]\d+\]){1,40},)? (?:has |have |had )?(?:\[D\d+\] "
    r"|today |yesterday )?(?:announced|confirmed|published|made|issued)"
    r"(?: today| yesterday)? (?:his|her|its|their|the|\[[BP]\d+\]) (?:\w+ )?decision)$"
)
# “the Secretary of State announced on 4 May that she had agreed”: an office by the pronoun of who holds it
_OFFICE_AGAIN = rule_pattern(
    r"{G:who},? (?:has |have |had )?(?:announced|said|told [^;]{1,40}|confirmed|made (?:it )?(?:clear|known"
    r"|plain)|written"
    r"|wrote|let it be known|stated|indicated|replied|informed [^;]{1,40})(?: [^;\[]{0,30}?(?:\[D\d+\])?)?,? (?:that"
    r"|to say) (?:that )?(?:he|she|they)$"
)
_OPENS_LINE = rule_pattern(r"^\W*(?:{D}\W+)?(?:the )?{G:who}$")
# “the board of A and the board of B met on 3 May, and each agreed …”
_MET_TOGETHER = rule_pattern(
    r"{BG:who}(?:,? and (?:the |that of )?{BG:second})? (?:[a-z]+ly |both |then |each )?(?:met|sat|gathered|convened"
    r"|discussed|considered|debated|looked at)\b[^;]{0,140}?,? (?:and|when|where|at which|but)$"
)
_COORDINATED = re.compile(
    r"(?:\b(?:and|but|or|then|before|yet)|[,;–])(?: (?:then|also|later|has|so|instead))*\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Decider:
    """A body token with the words that tell more of it: the place in the text, and how it was found."""

    token: str
    place: int
    signals: frozenset[str] = field(default_factory=frozenset)
    organ: str = ""


def subject_of_verb(text: str, first: int, group: Group) -> list[Decider]:
    """Find the bodies to the left of an active verb.

    Args:
        text: The marked sentence.
        first: Where the clause begins.
        group: The verb with its auxiliaries.

    Returns:
        The bodies, the nearest first; empty when the subject is no body.
    """
    left = text[first : group.start].rstrip()
    if group.time in {"infinitive", "now"} and (asked := _ASKED.search(left)):
        return [Decider(asked["who"], first + asked.start("who"), frozenset(["asked"]))]
    if group.time == "infinitive":
        return _its_decision(left, first) or _headline(left, first)
    whole = text[: group.start].rstrip()
    if office := _OFFICE_AGAIN.search(whole):
        return [Decider(office["who"], office.start("who"), frozenset(["office by a pronoun"]))]
    is_each = {"each", "both", "all"} & set(group.words)
    if is_each and (met := _MET_TOGETHER.search(whole)):
        found = [(met[key], met.start(key)) for key in ("who", "second") if met[key]]
        return [Decider(token, place, frozenset(["each"])) for token, place in found]
    if is_each and whole.endswith((";", ":", ",")) and (named := re.findall(r"\[[BG]\d+\]", whole)):
        return [Decider(named[-1], whole.rindex(named[-1]), frozenset(["each"]))]
    return _nearest(text, left, first, group)


def _its_decision(left: str, first: int) -> list[Decider]:
    """“[G]'s decision to …”, “the decision of [G] to …”."""
    decided = _DECISION_TO.search(left)
    if decided is None:
        return []
    key = next(name for name in ("who", "second", "third") if decided[name])
    return [Decider(decided[key], first + decided.start(key), frozenset(["its decision"]))]


def _headline(left: str, first: int) -> list[Decider]:
    """“Dale Cabinet to decide on 12 September”: an infinitive straight after the body that opens a line."""
    found = _OPENS_LINE.match(left)
    return [Decider(found["who"], first + found.start("who"), frozenset(["is to"]))] if found else []


def _nearest(text: str, left: str, first: int, group: Group) -> list[Decider]:
    """Cut off what may stand between a body and its verb until a body is at the end of the words."""
    for _ in range(5):
        if relative := _RELATIVE.search(left):
            return [Decider(relative["token"], first + relative.start("token"))]
        if (found := _BODY_END.search(left)) and (deciders := _subject(left, first, found)):
            return deciders
        if elided := _ELIDED.search(left):
            is_verb = not group.is_bare or _AFTER_VERB.match(text, group.end)
            return _of_elided(left, first, elided) if is_verb else []
        cut = _cut(left)
        if cut is None:
            return []
        left = left[:cut].rstrip()
    return []


def _of_elided(left: str, first: int, elided: re.Match[str]) -> list[Decider]:
    """“[B]'s did so”: its organ, which is left out; with the organ that “and” joins it to (“our board and [B]'s”)."""
    found = [Decider(elided["token"], first + elided.start(), frozenset(["organ left out"]), "elided")]
    before = re.search(r"(?P<token>\[G\d+\]),? and (?:the )?$", left[: elided.start()])
    if before:
        found.append(Decider(before["token"], first + before.start("token")))
    return found


def _cut(left: str) -> int | None:
    if (
        left.endswith("]")
        and _BODY_END.search(left)
        and not re.search(r"\b(?:at|on|in|by|with|after|following) (?:\w+ ){0,6}\[[BG]\d+\]$", left)
    ):
        return None
    for pattern in _BETWEEN:
        window = max(0, len(left) - 180)
        match = pattern.search(left[window:])
        if match and match.start() + window > 0 and re.search(r"\[[BG]\d+\]", left[: match.start() + window]):
            return window + match.start()
    return None


def _subject(left: str, first: int, found: re.Match[str]) -> list[Decider]:
    before = left[: found.start()].rstrip()
    tokens = [Decider(found["token"], first + found.start())]
    for _ in range(8):
        listed = _LIST_END.search(f"{before} ")
        if listed is None:
            break
        tokens.append(Decider(listed["first"], first + listed.start("first")))
        before = before[: listed.start("first")].rstrip()
    if _is_subject(before):
        return tokens
    # “… what has worked in A, and B is to decide”: B opens a clause of its own
    opens = _NEW_CLAUSE.search(left[: found.start()]) or _AFTER_LEAD.match(left[: found.start()])
    # “intends to join with A and both boards voted …”: an organ is no second of what a body is the first of
    is_mixed = found["token"].startswith("[G") and tokens[-1].token.startswith("[B")
    return tokens[:1] if len(tokens) > 1 and (opens or is_mixed) else []


# “two members, both from [B], voted against”: some of a body, which did not decide so
_FROM_IT = re.compile(
    r"(?:\b(?:both|all|each|most|one|two|three|some|mostly|mainly|the \w+)|\[B\d+\]) (?:of them )?from (?:the )?$"
)
# “opposition councillors on [B] have called for a delay”
_SOME_OF_IT = re.compile(
    r"\b(?:opposition|[Ll]abour|[Cc]onservative|[Tt]ory|[Ll]iberal [Dd]emocrat|[Ll]ib [Dd]em|[Gg]reen"
    r"|[Ii]ndependent|backbench|rebel"
    r"|some|several|many|few|two|three|four|five|six|a (?:group|number|handful|minority) of|\[F\d+\]|dissenting"
    r"|senior|leading|local)"
    r" (?:\w+ )?(?:councillors|members|governors|directors|practices|GPs|MPs|leaders) (?:on|of|at|in|from)"
    r" (?:the |both )?$",
    re.IGNORECASE,
)
# “Subject to approval by both boards, [B] will be asked …”
_AFTER_LEAD = re.compile(
    r"\W*(?:Subject to|Following|After|With|Despite|Given|Pending|Before|Like|Unlike|Under|According to|At|In|For)\b"
    r"[^,;]*\[[BG]\d+\](?:'s)?, (?:the |its |their |our )?$"
)
_NEW_CLAUSE = re.compile(r"(?:, (?:and|but|while|so)|;) (?:the |its |their |our )?$")


def _is_subject(before: str) -> bool:
    """Say whether bodies can be the subject after these words: “the members of” are theirs, “the staff of” are not."""
    before = re.sub(
        r"(?:^|\s)(?:the|both|all|(?:each|both|all|most|that|those|\[F\d+\]) of|each|every|neither|our|its|their"
        r"|that|only)$",
        r"",
        before,
    ).rstrip()
    if _FROM_IT.search(f"{before} ") or _SOME_OF_IT.search(f"{before} "):
        return False
    preposition = _PREPOSITION.search(f"{before} ")
    if preposition and not _HEAD.search(preposition["head"].rstrip()) and not re.search(r"\b(?:and|&)$", before):
        return False
    is_after = re.search(r"\b(?:of|at|in|on|from|for|by|with|to|between|against|into)$", before) is not None
    return not is_after or _HEAD.search(re.sub(r" \w+$", "", before)) is not None


def agents_of_verb(text: str, last: int, group: Group) -> Iterator[Decider]:
    """Find the bodies a passive verb names: “was agreed by A on 3 May and by B”."""
    match = _AGENT.match(text, group.form.tail, min(last, group.form.tail + 200)) or _AGENT.match(
        text, group.end, min(last, group.end + 200)
    )
    if match is None:
        return
    if match["by"].lower() != "by" and match["who"].startswith("[B") and "meeting" not in match.group():
        return
    yield Decider(match["who"], match.start("who"))
    for _ in range(6):
        more = _MORE.match(text, match.end(), last)
        if more is None:
            return
        yield Decider(more["who"], more.start("who"))
        match = more


def agent_before(text: str, first: int, group: Group) -> Decider | None:
    """“At the cabinet on 3 May the plan was agreed”: the meeting that the clause opens with."""
    match = _AT_HEAD.search(text, first, group.start)
    return Decider(match["who"], match.start("who")) if match else None


def councillors_alone(text: str, first: int, group: Group) -> bool:
    """Say whether the subject is “councillors” without their council."""
    return _PEOPLE_ALONE.search(text[max(first, group.start - 60) : group.start].rstrip()) is not None


def is_coordinated(text: str, first: int, group: Group) -> bool:
    """Say whether the verb follows “and” or a comma with no subject of its own."""
    return _COORDINATED.search(text[first : group.start]) is not None
