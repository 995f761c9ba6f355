"""What the rules of decisions share: who decides, about what, when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import DecisionStatus, Outcome
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_dates import day_of
from commonseal.reading.rules.decision_patterns import EACH_ON_A_DAY, MINUTES
from commonseal.reading.rules.drafts import DecisionDraft, Span

OUTCOMES: tuple[Outcome, ...] = ("rejected", "deferred", "considered", "approved")
_PROCEDURAL = re.compile("|".join(phrases("decisions", "procedural")), re.IGNORECASE)


def is_procedural(words: str) -> bool:
    """Say whether the words are of procedure only: minutes agreed, the press excluded."""
    return _PROCEDURAL.search(words) is not None


def names_of(paper: Paper, marked: Marked, token: str) -> tuple[str, ...]:
    """The deciding bodies: each that a list names, a set under its own name."""
    body = marked.item(token)
    if not isinstance(body, BodyMention) or body.body_class == "system":
        return ()
    if _UNION.search(body.names[0]):
        return ()
    if each := _each_listed(paper, body):
        return each
    is_of_us = body.form in {"organ", "us"} and len(body.names) == 1 and _OUR_ORGANS.match(body.organ) is not None
    if is_of_us or (body.form in {"set", "organs", "they"} and (body.is_set or len(body.names) > 1)):
        phrase = " ".join(paper.document.flow[body.start : body.end].split())
        phrase = re.sub(
            r"^(?:all of the|all the|the|all|each of the|of the|their|our|its|that)\s+", "", phrase, flags=re.IGNORECASE
        )
        if (
            phrase.casefold() in {"they", "their", "them", "both", "it", "two", "three", "four", "pair"}
            or body.form == "they"
        ):
            return _counted(paper, body, phrase) or body.deciding
        return (phrase,)
    is_its_own = body.form == "organ" and paper.class_of(body.names[0]) != "council"
    is_its_own = is_its_own and _OF_ITSELF.fullmatch(body.organ) is not None
    return (body.organ,) if is_its_own else tuple(without_second_board(name) for name in body.deciding)


# “our Governing Bodies” in a letter of several of whom the signature names one
_OUR_ORGANS = re.compile(r"(?:governing bodies|(?:trust )?boards|cabinets)$", re.IGNORECASE)
# a board that the law gives to councils, so that it is no organ of the health body whose paper speaks of it
_OF_ITSELF = re.compile(r"(?:the )?health and wellbeing board", re.IGNORECASE)


_UNION = re.compile(r"^(?:unison|unite|gmb|fbu|nut|neu|nasuwt|rcn|pcs)$|\bunion$", re.IGNORECASE)
_BOARD_TWICE = re.compile(r"(?<=Board)(?<!Integrated Care Board) Board$")


def without_second_board(name: str) -> str:
    """A partnership board has no board of its own, so it decides itself; an integrated care board has one."""
    return _BOARD_TWICE.sub("", name)


_WORDS = re.compile(r"[\w'’-]+")
_ONE_OF_ORGANS = re.compile(r"(?P<stem>bod|board|cabinet|committee|executive)(?:ies|y|s)?$", re.IGNORECASE)


def _each_listed(paper: Paper, body: BodyMention) -> tuple[str, ...]:
    """“The governing bodies of A, B and C CCGs”: a list and no set, so each of them with its own organ."""
    if len(body.deciding) < len(body.names):  # a joint committee is one for all
        return body.deciding
    if body.form != "organs" or body.is_set or len(body.names) < 2 or not body.organ:
        return ()
    words = set(_WORDS.findall(paper.document.flow[body.start : body.end].casefold()))
    if not all(name.casefold().removeprefix("nhs ").split()[0] in words for name in body.names):
        return ()
    return tuple(f"{name} {one_organ(body.organ)}" for name in body.names)


def one_organ(organ: str) -> str:
    """Give the singular of organs: “governing bodies” are each a governing body."""
    match = _ONE_OF_ORGANS.search(organ)
    return organ[: match.end("stem")] + ("y" if match["stem"].lower() == "bod" else "") if match else organ


_NOUNS = {"ccg": "CCGs", "council": "councils", "trust": "trusts", "icb": "ICBs"}


def _counted(paper: Paper, body: BodyMention, phrase: str) -> tuple[str, ...]:
    """“All three”, “both”: a set under its number and kind, where its bodies are of one kind."""
    count = re.search(r"\b(?:both|two|three|four|five|six|seven|eight)\b", phrase, re.IGNORECASE)
    classes = {paper.class_of(name) for name in body.names}
    noun = _NOUNS.get(classes.pop()) if len(classes) == 1 else None
    return (f"{count.group().lower()} {noun}",) if count and noun else ()


def clause_of(text: str, start: int, end: int) -> Span:
    """Give the bounds of the clause around a stretch, with the date that an entry of a timetable opens with."""
    first, last = clause_around(text, start, end)
    return (0, last) if _DATED_ENTRY.match(text[:first]) else (first, last)


_ORGANS = {"governing bod": "governing body", "board": "board", "cabinet": "cabinet", "full council": "full council"}
_DATED_ENTRY = re.compile(r"^\W*\[D\d+\]\W*$")


def one_by_one(
    paper: Paper, view: View, body: BodyMention, place: int, rule: str, said: tuple[DecisionStatus, Outcome | None]
) -> Iterator[DecisionDraft]:
    """“The three boards took the decision: A on 24 June, B on 25 June”: each for itself, with its organ.

    Args:
        paper: The paper.
        view: The sentence.
        body: The set that decides.
        place: Where the verb ends; the list stands after the next colon.
        rule: The rule's name.
        said: The status and outcome.
    """
    marked = view.plain
    colon = marked.text.find(":", place)
    if colon < 0 or not (body.is_set or len(body.names) > 1):
        return
    found = list(EACH_ON_A_DAY.finditer(marked.text, colon))
    if len(found) < 2:
        return
    words = paper.document.flow[body.start : body.end].lower()
    organ = next((single for noun, single in _ORGANS.items() if noun in words), "")
    span = marked.source(0, len(marked.text))
    for match in found:
        when = marked.item(match["date"])
        for name in names_of(paper, marked, match["who"]):
            named = f"{name} {organ}".rstrip()
            day = when.bounded if isinstance(when, DateMention) else None
            rule_name = f"{rule}, one by one"
            yield DecisionDraft(named, subject_of(paper, span), said[0], [span], rule_name, date=day, outcome=said[1])


def matched(
    paper: Paper, view: View, match: re.Match[str], rule: str, outcome: Outcome | None, *, looks_back: bool = True
) -> Iterator[DecisionDraft]:
    """Make the drafts of one match: each body that a list names, a set under its own name.

    Args:
        paper: The paper.
        view: The sentence.
        match: What was found; the groups ``who`` and ``second`` are the bodies.
        rule: The rule's name.
        outcome: The outcome, or ``None`` for a decision to come.
        looks_back: Whether a date before the match can be the decision's.
    """
    marked = view.plain
    first, last = clause_of(marked.text, *match.span())
    span = marked.source(first, last)
    for key in ("who", "second"):
        token = match.groupdict().get(key)
        if not token:
            continue
        body = marked.item(token)
        form = body.form if isinstance(body, BodyMention) else ""
        if form in {"us", "it", "they"} and view.sentence.block.kind == "heading":
            continue
        place = match.end(key)
        status: DecisionStatus = "pending" if outcome is None else "done"
        if isinstance(body, BodyMention) and (
            each := list(one_by_one(paper, view, body, place, rule, (status, outcome)))
        ):
            yield from each
            continue
        bounds = (first, last, last)
        when = day_of(paper, marked, place, place, bounds, is_pending=outcome is None, looks_back=looks_back)
        for name in names_of(paper, marked, token):
            yield DecisionDraft(
                name,
                subject_of(paper, span),
                status,
                [span],
                rule,
                date=when,
                outcome=outcome,
                attribution=attribution_of(paper.document, [span], marked.text[first:last] if outcome is None else ""),
                signals={f"body as {form}"} if form not in {"name", "short", "list"} else set(),
            )


def subject_of(paper: Paper, span: Span) -> str:
    """Give what is decided, in short: the first words of the clause."""
    words = paper.document.flow[span[0] : span[1]].split()
    return " ".join(words[:25])


# what minutes have besides their name, each of which other papers may have too
_MINUTES_HAVE = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"^\W*(?:(?:At|In) an? (?:[a-z]+ )*meeting of"
            r"|(?:(?:The|A) )?(?:[A-Za-z]+ )?(?:Meeting|MEETING|meeting) (?:of|OF))\b"
            r"[^;]{0,160}\b(?<!\bbe )(?:held|HELD|there were present)\b"
        ),
        r"^\W*(?i:members )?(?:PRESENT|Present)(?: members)?\b\W*(?:$|:|\t|\[[PR])|\bthere were present\b",
        r"^\W*(?:IN ATTENDANCE|(?:Also )?[Ii]n attendance|ALSO PRESENT|Also present|Attending)\b",
        r"^\W*(?:\[F\d+\]\W+|\w{1,4}[.)]\W+)?(?:APOLOG(?:Y|IES)|Apolog(?:y|ies))\b",
        r"^\W*(?:RESOLVED|Resolved|RESOLUTION)\b",
        (
            r"\b[Tt]he meeting (?:closed|ended|rose|concluded|was (?:closed|adjourned)) at\b"
            r"|\bNext meeting\b|\bMeeting closed\b"
        ),
    )
)
_ENOUGH = 3


def is_minutes(paper: Paper) -> bool:
    """Say whether the paper records a meeting or its decisions: it is called so, or it is made as minutes are.

    The answer is kept for the paper in hand, as every decision and every post to come asks for it.
    """
    if not _asked_last or _asked_last[0][0] is not paper:
        _asked_last[:] = [(paper, _records_a_meeting(paper))]
    return _asked_last[0][1]


_asked_last: list[tuple[Paper, bool]] = []


# “loved every minute, including the minutes in this pub”, “the minutes show …”: in a sentence, no name of the paper
_SPEAKS_OF_MINUTES = re.compile(r"^(?!\W*(?:[A-Z]\w+ ){0,4}[Mm]inutes\b).*\bminutes\b(?! of\b).*[.!?]\W*$")


def _records_a_meeting(paper: Paper) -> bool:
    flow = paper.document.flow
    head = [flow[view.sentence.start : view.sentence.end] for view in paper.views[:14]]
    if any(
        MINUTES.search(words)
        for words in head
        if (len(words) < 110 or not words.rstrip().endswith(".")) and not _SPEAKS_OF_MINUTES.search(words)
    ):
        return True
    texts = tuple(view.plain.text for view in paper.views)
    return _is_made_as_minutes(texts) or _is_record_of_decision(texts)


def _is_made_as_minutes(texts: Sequence[str]) -> bool:
    """Say whether sentences are those of minutes, by what they have besides a name."""
    ends = [*texts[:25], *texts[-6:]]
    has = {number for number, sign in enumerate(_MINUTES_HAVE[:4]) if any(map(sign.search, ends))}
    if not has & {0, 1}:
        return False
    has |= {number for number, sign in enumerate(_MINUTES_HAVE) if number > 3 and any(map(sign.search, texts))}
    return len(has) >= _ENOUGH


# the page of a council's decision: its labels, and below them what was resolved
_LABEL_OF_DECISION = re.compile(r"^\W*(?:Date of [Dd]ecision|Decision [Ss]tatus|Decision [Dd]ate|Decision taken)\W")
_RESOLVED_THERE = re.compile(r"^\W*(?:RESOLVED|Resolved|RESOLUTION|AGREED)\b")


def _is_record_of_decision(texts: tuple[str, ...]) -> bool:
    has_label = any(map(_LABEL_OF_DECISION.match, texts[:25]))
    return has_label and any(map(_RESOLVED_THERE.match, texts))


# the meeting before, whose minutes are signed, or the one to come
_OTHER_MEETING = re.compile(
    r"\b(?:previous|last|next|following) meeting"
    r"|\b(?:to be|be|for|awaiting|subject to|until|pending|not yet) (?:formal(?:ly)? )?(?:confirm|approv|agree|sign"
    r"|ratif|adopt)\w*(?: as correct)? (?:at|by)\b"
    r"|\b(?:to|until|till) (?:the|its|a|\[[BG]\d+\](?:'s)?) (?:\w+ )?meeting (?:on|of|in)\b"
    r"|\bcorrect record|\bminutes\b[^.;]{0,80}\b(?:be|were|was|as) (?:\w+ )?"
    r"(?:signed|approved|agreed|confirmed|accepted|received)\b",
    re.IGNORECASE,
)


_TELLS_ITS_DAY = re.compile(
    r"\b(?:meeting|held|decided:|report to\b|decisions? (?:(?:were|was|is) )?(?:taken|made)"
    r"|date of (?:the )?decision|decision (?:date|taken on|made on))",
    re.IGNORECASE,
)


# a sentence of a report that tells what some meeting did
_TELLS_OF_ANOTHER = re.compile(
    r"^(?!\W*(?:At|In|Minutes|Notes?|Record|Report|Meeting|A meeting|The (?:meeting|following)|Present|These"
    r"|This)\b).*[a-z\]] (?:met|has"
    r"|have|had|was|were|will|would|is|are|[a-z]{3,}ed) .{30,}\.\s*$"
)
# the line of the day below “Minutes of the meeting of …”
_LINES_OF_HEAD = 10
_ORGAN_AND_DAY = rule_pattern(
    r"^\W*(?:[^\[]{0,30}\[[BG]\d+\]|[^\[]{0,60}\b(?:board|cabinet|committee|council|executive|panel|governing body"
    r"|governors))\W{1,4}(?:on |held )?{D}(?:,? (?:at )?\[F\d+\] ?(?:[ap]\.?m\.?|noon|hours)?(?:,[^.;:\[]{3,70})?)?\W*$"
)
_A_DAY = re.compile(r"\W*\[D\d+\](?:\W|\[F\d+\]|[ap]m|at|to|until|noon){0,30}$")


def meeting_date(paper: Paper) -> str | None:
    """Give the day of the meeting that the head of the paper names, or ``None``."""
    for view in paper.views[:16]:
        if _TELLS_OF_ANOTHER.search(view.plain.text):
            continue
        is_below = _A_DAY.match(view.plain.text) and _TELLS_ITS_DAY.search(paper.marked_before(view.number))
        is_line = view.number < _LINES_OF_HEAD and view.sentence.block.kind != "row"
        is_below = is_below or (_ORGAN_AND_DAY.match(view.plain.text) if is_line else None)
        if (is_below or _TELLS_ITS_DAY.search(view.plain.text)) and not _OTHER_MEETING.search(view.plain.text):
            for token in re.findall(r"\[D\d+\]", view.plain.text):
                mention = view.plain.item(token)
                if isinstance(mention, DateMention) and re.fullmatch(r"\d{4}-\d\d-\d\d", mention.edtf):
                    return mention.edtf
    return None


_TERMS = re.compile(
    r"\bterms of reference\b|\bconstitution\b|\bscheme of (?:reservation|delegation)|\bhandbook\b|\bstanding orders\b"
    r"|\bmemorandum of understanding\b|\b(?:collaboration|partnership|section 75) agreement\b"
    r"|\bfinancial instructions\b",
    re.IGNORECASE,
)


def is_terms(paper: Paper) -> bool:
    """Say whether the paper lays down how bodies work, so that "will approve" is a duty and not an event."""
    return any(_TERMS.search(view.plain.text) and len(view.plain.text) < 120 for view in paper.views[:5])
