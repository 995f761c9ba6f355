"""The general reading of a clause: whoever stands before the words that fill a post, whatever stands between.

The patterns of ``appointment_patterns`` know how papers usually word an appointment. This rule knows only that a title
after "as", a form of "to be", "the post of" and the like is filled by the person before it, and that clauses between
commas may stand in the way. It looks at titles that no pattern has explained.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.context import attribution_of
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.stand_ins import full_title
from commonseal.reading.rules.tenures import basis_in, date_between, edge_of
from commonseal.reading.rules.whose import bodies_for

_SOFT = (
    r"(?: (?:the|an?|its|their|our|his|her|your|\[P\d+\]|both|new|next|joint|first|also|now|currently|again"
    r"|at present"
    r"|presently|today|formally|interim|acting|temporary|permanent|jointly|initially|once more|still|then|effectively"
    r"|in effect|already|once|only|in turn|full-time|part-time|new|combined|\[D\d+\]|since \[D\d+\]|in \[D\d+\]"
    r"|,)){0,7}"
)
_FILLING = re.compile(
    r"(?:\b(?:as|is|was|be|been|being|become|becomes|became|becoming|remain|remains|remained|remaining|stays?|stayed"
    r"|appointed|elected|re-elected|named|made|confirmed|chosen|selected|designated|picked|installed|co-opted"
    r"|already in|promoted to|stepped up to|step up to|steps up to|moved up to|appoint|elect|designate|confirm"
    r"|name|like)"
    r"|\bwith (?:that|those) of"
    r"|\b(?:role|post|job|position|office|title|duties|responsibilities|appointment|place|seat|mantle|reins"
    r"|roles|posts"
    rf"|jobs)(?: (?:of|as|both of)|:)?){_SOFT} $",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"(?:,| and|;| –| but)(?: (?:who (?:is|was|has been)|is|was))?(?: (?P<when>now|currently|also|formerly"
    r"|previously|until"
    r" recently|at present|presently|today|once|latterly|most recently|before that|later|then|still|soon to be|until"
    r" \[D\d+\]))+(?: the| an?| its| their)? $",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r", (?:who|which|whose|where|when|after|before|following|succeeding|replacing|having|despite|because|as"
    r"|with|a|an|the"
    r"|until|since|once|formerly|previously|currently|already|himself|herself|[a-z]+ing)\b[^,;]{0,140},"
    r"|\s[–-]\s[^–;]{0,140}\s[–-](?=\s)"
    r"|\([^()]{0,80}\)"
)
_DENIED = re.compile(
    r"\bnot\b|\bnever\b|n't\b|\bdeclined\b|\bturned down\b|\bapplied (?:for|to)\b|\bunsuccessful|\brather than\b"
    r"|\binstead of\b|\bwithout\b|\bno longer\b|\bruled out\b|\bdescribed\b|\bregard(?:s|ed)?\b|\bsuch as\b"
    r"|\bas well as\b"
    r"|\b(?:report|advis|explain|confirm|announc|inform|stat|add|not|said|say)(?:s|ed|ing|d)?(?: \[[BG]\d+\])? that\b"
    r"|\breport(?:s|ed|ing)? to\b|\banswers? to\b|\bmet\b|\btold\b|\basked\b|\bwrote\b|\bthanked\b|\bknown as\b"
)
_GOING = re.compile("|".join(phrases("appointments", "leaves") + phrases("appointments", "left")), re.IGNORECASE)
_SUCCEEDED = re.compile("|".join(phrases("appointments", "succeeded")), re.IGNORECASE)
_COMING_AFTER = re.compile(
    "(?:" + "|".join(phrases("appointments", "succeeds")) + r"|departure of|retirement of|resignation of"
    "|death of|from)"
    r"(?: from)? (?:\[O\d+\],? )?$",
    re.IGNORECASE,
)
_STATUSES: tuple[tuple[AppointmentStatus, re.Pattern[str]], ...] = (
    (
        "proposed",
        re.compile(
            r"\b(?:would|could|might|may|should|recommend\w*|propos\w+|nominat\w+|tipped"
            r"|(?<!successful )candidate|front-?runner"
            r"|shortlist\w*|subject to|be (?:appointed|elected|confirmed|designated)|lined up"
            r"|asked to (?:approve|agree))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "planned",
        re.compile(
            r"\b(?:will|shall|is to|are to|due to|set to|about to|going to|to (?:become|be|take|serve|act|join"
            r"|lead|start"
            r"|begin|succeed|replace|step|cover|fill|combine|lead)|expected to|agreed to|appoint\w*|named|names"
            r"|confirmed|selected|chosen"
            r"|picked|hired"
            r"|recruited|unveiled|announced|offered|successful|designat\w+|starts|begins|joining|takes (?:up"
            r"|over|on))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "former",
        re.compile(
            r"\b(?:was|were|had been|previously|formerly|used to|once|left|retired|resigned|stood down|stepped down"
            r"|until recently|worked|served|spent|latterly|ended|relinquished|gave up|quit|departed)\b",
            re.IGNORECASE,
        ),
    ),
)
_PUT_FORWARD = re.compile(
    r"(?:propos\w+|recommend\w*|asked|suggest\w*|invited) (?:that|to (?:agree|approve|appoint|confirm"
    r"|consider))",
    re.IGNORECASE,
)
# "whose term as chair ends in October" is a departure
_ENDS = re.compile(
    r",? (?:is due to |will |is to )?(?:ends?|ended|expires?|expired|runs? out|ran out|comes? to an end"
    r"|finish(?:es|ed)?)\b"
)
_IN_POST = re.compile(
    r"\b(?:has been|have been|joined|took (?:up|over|on)|has taken|became|has become|was (?:re-)?elected|re-elected"
    r"|is currently|remains?|continues?|has served|stepped (?:up|in)|elected)\b",
    re.IGNORECASE,
)


# “A will step down on [D], with B taking over as acting chair”: B begins when A goes
_LEAVING = re.compile(
    r"\b(?:will|is to|is due to|plans to|has decided to) (?:[a-z]+ )?"
    r"(?:step|leav|retir|stand|go|mov|depart|finish|hand)"
    r"(?:(?!\[P\d+\])[^;.])*?(?: (?:on|in|at the end of|from) (?P<day>\[D\d+\]))?,? (?:with|and) (?:[Dd]r )?$"
)
# a post before with a date of its own: "chief executive of A since 2013, has been appointed …"
_DATED_POST = re.compile(r"\[O\d+\],? (?:since|from|until) \[D\d+\]")


def find(paper: Paper, view: View, known: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find who fills the posts of a sentence that no pattern has explained.

    Args:
        paper: The paper.
        view: The sentence.
        known: What the patterns have found in it.
    """
    text = view.posts.text
    for match in re.finditer(r"\[O\d+\]", text):
        post = view.posts.item(match.group())
        if not isinstance(post, Post) or post.plural or text.startswith("'s ", match.end()):
            continue
        if _ENDS.match(text, match.end()):
            continue
        if any(a <= post.start and post.end <= b for draft in known for a, b in draft.spans):
            continue
        draft = _filled(paper, view, match.start(), match.end(), post)
        if draft is not None:
            yield draft


# “Jane Doe was proposed by John Roe, seconded by Jim Poe, and elected Chairman”
_WAS_PROPOSED = rule_pattern(
    r"{P:who},? (?:was|were|having been|being|is) (?:duly |formally )?(?:proposed|nominated|moved"
    r"|put forward) by (?:[^;.\[]"
    r"|\[[PO]\d+\]){1,90}$"
)


def _is_writer(person: PersonMention) -> bool:
    """“I”: a letter says much in the first person that fills no post."""
    return person.form == "pronoun" and person.end - person.start == 1


def _filled(paper: Paper, view: View, start: int, end: int, post: Post) -> AppointmentDraft | None:
    marked = view.posts
    text = marked.text
    begin = max(text.rfind("; ", 0, start), text.rfind(". ", 0, start)) + 1
    left = text[begin:start]
    joint = _FILLING.search(left[-120:]) or _ADVERB.search(left[-120:])
    if joint is None:
        return None
    shift = max(0, len(left) - 120)
    before = left[: joint.start() + shift]
    plain = _ASIDE.sub(lambda found: " " * len(found.group()), before)
    people = list(re.finditer(r"\[P\d+\]", plain)) or list(re.finditer(r"\[P\d+\]", before))
    if not people:
        return None
    proposed = _WAS_PROPOSED.search(before)
    who = proposed or people[-1]
    person = marked.item(who["who"] if proposed else who.group())
    link = ("" if proposed else plain[who.end() :]) + left[joint.start() + shift :]
    if not isinstance(person, PersonMention) or " " not in person.name or _DENIED.search(link) or _is_writer(person):
        return None
    if (
        _GOING.search(link)
        or _SUCCEEDED.search(link)
        or _COMING_AFTER.search(before[max(0, who.start() - 60) : who.start()])
    ):
        return None
    inside = [marked.item(token) for token in re.findall(r"\[[BG]\d+\]", link)]
    own = [body for body in inside if isinstance(body, BodyMention)]
    given = own[0].names if len(own) == 1 and own[0].body_class != "national" else ()
    bodies = post.bodies or given or bodies_for(paper, view, post, start)
    if not bodies:
        return None
    lead = _PUT_FORWARD.search(before[: who.start()])
    status = "proposed" if lead else _status(link, joint.groupdict().get("when"), post)
    span = marked.source(begin + who.start(), end)
    title = full_title(paper, view, post)
    draft = AppointmentDraft(person.name, title, bodies, status, [span], "clause", basis=post.basis)
    draft.attribution = attribution_of(paper.document, [span], link)
    draft.signals |= _signals(person, post, given, link)
    edge = edge_of(marked, end, len(text))
    dated = list(_DATED_POST.finditer(text, begin + who.end(), start))
    opening = dated[-1].end() if dated else begin + who.end()
    date_between(draft, marked, (opening, edge), (begin + who.start(), end), (begin, len(text)))
    draft.basis = draft.basis or basis_in(text[begin + who.end() : edge])
    if draft.status == "held" and draft.start is None and (leaving := _LEAVING.search(before[: who.start()])):
        draft.status = "planned"
        date = marked.item(leaving["day"]) if leaving["day"] else None
        draft.start = date.edtf if isinstance(date, DateMention) else None
    return draft


def _status(link: str, when: str | None, post: Post) -> AppointmentStatus:
    """What the words between person and post say: to come, put forward, past, or else held."""
    if "former" in post.modifiers or (when or "").lower() in {"formerly", "previously", "until recently", "once"}:
        return "former"
    if not when and _STATUSES[0][1].search(link):
        return "proposed"
    if when or "planned" in post.modifiers:
        return "planned" if "planned" in post.modifiers else "held"
    last = {status: _last(cue, link) for status, cue in (*_STATUSES[1:], ("held", _IN_POST))}
    best = max(last, key=lambda status: last[status])
    return best if last[best] else "held"


def _last(cue: re.Pattern[str], link: str) -> int:
    """Where the last of some cue words ends, 0 if there is none."""
    return max((found.end() for found in cue.finditer(link)), default=0)


def _signals(person: PersonMention, post: Post, given: tuple[str, ...], link: str) -> set[str]:
    found = set()
    if given:
        found.add("body before the title")
    elif not post.bodies:
        found.add("body inherited")
    if person.form != "name":
        found.add("subject a pronoun" if person.form == "pronoun" else "subject a surname")
    if len(link) > 60:
        found.add("person far from the title")
    return found
