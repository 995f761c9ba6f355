"""Boards and committees told by who sits on them: “the X Board, on which A, B and C all sit”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View, bodies_of
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.arrangement_drafts import Drafter
from commonseal.reading.rules.drafts import ArrangementDraft, Span

_NOUN = r"(?:[Cc]ommittee|[Bb]oard|[Pp]anel|[Ff]orum|[Ee]xecutive [Gg]roup|[Ss]teering [Gg]roup|[Oo]versight [Gg]roup)"
_BOARD = (
    rf"(?P<board>(?-i:(?:[A-Z][\w'-]+ (?:(?:and|of|for|&) )?){{0,6}}(?:{{BG}}|{_NOUN}))"
    r"|(?:(?:new|joint|shared|single|group|strategic|partnership|programme|oversight|transition|project)"
    rf" ){{1,3}}{_NOUN}"
    rf"|(?<=the ){_NOUN}(?= (?:that|which) (?:oversees?|runs?|manages?|looks? after|supervises?|steers?|governs?"
    rf"|directs?))"
    rf"|(?<=the )(?:[a-z-]+ ){{1,3}}{_NOUN}|(?<=an )(?:[a-z-]+ ){{1,3}}{_NOUN}|(?<=\ba )(?:[a-z-]+ ){{1,3}}{_NOUN})"
)
_SEATED = (
    r"(?:sit|sits|sat|serve|serves|are (?:all |both |each )?represented|is represented|have (?:a |\w+ )?seats?|has"
    r" (?:a |\w+ )?seats?)"
)
_PEOPLE = (
    r"(?:members?|representatives?|leaders?|leading members|councillors|directors|chairs|chief executives"
    r"|executives|officers"
    r"|\[R\d+\]|non-executives|non-executive directors|senior (?:officers|leaders|managers|staff)|clinicians|lay"
    r" members|delegates)"
)
_ON_WHICH = rule_pattern(
    rf"{_BOARD},? on which (?P<who>[^.;]{{4,200}}?)(?: \w+){{0,2}}? {_SEATED}\b(?P<too> (?:alongside|(?:together"
    rf" )?with|as well as) (?:the )?{{B}})?"
)
_BRINGS = rule_pattern(
    rf"{_BOARD}(?:,|,? which|,? that)? (?:(?:will|would|has|have|is|are|was|to be|be|been) ){{0,2}}"
    r"(?:brings? together|brought together|bringing together|made up of|consists? of|comprises?|comprising|composed of"
    rf"|drawn from|including|includes|has|with) (?:[\w'-]+ ){{0,5}}?(?:{_PEOPLE}(?: and {_PEOPLE})? )?(?:of|from"
    r"|drawn from)"
    r" (?P<who>[^.;:]{4,200})"
)
_OF_BODIES = rule_pattern(
    rf"{_BOARD}(?:,|,? which|,? that)? (?:(?:will|would|has|have|is|are|was|to be|be|been|also) ){{0,2}}"
    r"(?:brings? together|brought together|bringing together|made up of|consists? of|comprises?|comprising|composed of)"
    r" (?:the |both |all )*(?P<who>{B}[^.;:]{0,160})"
)
_SITS_ON = rule_pattern(
    rf"(?P<who>[^.;:]{{4,160}}?) (?:all |both |each )?(?:sit|sits|serve|serves|are (?:all |both "
    rf"|each )?represented) (?:together )?on"
    rf" (?:the|an?|our|its) {_BOARD}"
)
_JOINT = rule_pattern(
    r"(?:(?<=\ba )|(?<=\bone )|(?<=\bits )|(?<=\btheir )|(?=\[G\d+\] (?:with|of|between|for) (?:the |both |all"
    r" )?\[B))(?P<board>{G})"
)
# “a Group Board, to which each trust will hand powers”
_TAKES = rule_pattern(
    rf"{_BOARD}(?:,[^.;]{{0,90}}?)?,? to (?:which|whom) (?P<who>[^.;]{{3,60}}?) (?:will |would |can |may |have |has"
    r" )?(?:each |all |also )?"
    r"(?:delegat|hand|giv|pass|devolv)\w*\b"
)
_ENDS = re.compile(
    r", (?:which|and (?:is|was|meets|oversees|has)|it|to which)\b| (?:and|but) (?:is|was|meets|oversees|has|will)\b"
)
_SITTING = re.compile(r"\b(?:sit|sits|sat|serve|serves|represented|seats?)\b")
_MADE_OF = re.compile(
    r"\b(?:together|made up|consists?|compris\w+|composed|drawn|includ\w+|members?|representatives?|leaders?)\b"
)
_BOARDS = re.compile(r"\[G|\b(?:[Cc]ommittee|[Bb]oard|[Pp]anel|[Ff]orum|[Gg]roup)\b|\[B")


def seated(drafter: Drafter, view: View, following: str) -> Iterator[ArrangementDraft]:
    """Give the committees of several bodies that a sentence tells by who sits on them."""
    text = view.plain.text
    if "[G" in text:
        yield from _joint_by_name(drafter, view, following)
    if not _BOARDS.search(text) or ("[B" not in text and "[G" not in text):
        return
    patterns = [_BRINGS, _OF_BODIES] if _MADE_OF.search(text) else []
    patterns += [_TAKES] if " to which " in text else []
    patterns += [_ON_WHICH, _SITS_ON] if _SITTING.search(text) else []
    for pattern in patterns:
        for match in pattern.finditer(text):
            draft = _draft(drafter, view, following, match)
            if draft is not None:
                yield draft
                return


def _joint_by_name(drafter: Drafter, view: View, following: str) -> Iterator[ArrangementDraft]:
    """“The councils have set up a Joint Committee (A, B and C)”, “the Joint Committee with A”, with no fuller name."""
    for match in _JOINT.finditer(view.posts.text):
        body = view.posts.item(match["board"])
        name = (body.organ or body.names[0]) if isinstance(body, BodyMention) else ""
        if not re.match(r"(?:The )?Joint (?:[A-Z].* )?(?:Committee|Board|Panel|Forum)$", name):
            continue
        place = match.span("board")
        draft = drafter.draft(
            view, place, following, "joint_committee", rule="joint committee by its kind", named_only=True
        )
        if draft is not None:
            draft.name = name
            yield draft


def _draft(drafter: Drafter, view: View, following: str, match: re.Match[str]) -> ArrangementDraft | None:
    """The draft of a board whose members are of several bodies; one of a single body is its own affair."""
    who = match.span("who")
    if "[P" in match["who"]:
        return None
    ends = _ENDS.search(view.plain.text, *who)
    parties = _members(drafter, view, (who[0], ends.start() if ends else who[1]))
    if match.groupdict().get("too"):
        parties = tuple(dict.fromkeys((*parties, *_members(drafter, view, match.span("too")))))
    if len(parties) < 2 or not _is_board(view, match["board"]):
        return None
    board = _place_in_posts(view, match.span("board"))
    draft = drafter.draft(view, board, following, "joint_committee", parties=parties, rule="board told by its members")
    if draft is not None:
        first, last = view.posts.source(*board)
        words = " ".join(drafter.paper.document.flow[first:last].split())
        draft.name = re.sub(r"^(?:The|A|An|Our|Its) ", "", words)
        draft.is_passing = False
    return draft


def _is_board(view: View, words: str) -> bool:
    """Say whether words name a board of several bodies: not “it”, nor the board of one body alone."""
    token = re.search(r"\[[BG]\d+\]$", words)
    body = view.plain.item(token.group()) if token else None
    if not isinstance(body, BodyMention):
        return token is None
    if body.form == "it" or (body.body_class == "committee" and body.organ):
        return False
    is_named = re.match(r"[A-Z]", words) is not None and bool(body.organ)
    return body.body_class == "committee" or (is_named and re.search(_NOUN, body.organ) is not None)


def _members(drafter: Drafter, view: View, span: Span) -> tuple[str, ...]:
    names: list[str] = []
    for position, body in bodies_of(view.plain):
        if span[0] <= position < span[1] and isinstance(body, BodyMention) and body.body_class != "national":
            is_party = all(can_be_party(drafter.paper.class_of(name) or body.body_class) for name in body.names)
            names += body.names if is_party or body.is_set or body.organ else ()
    return tuple(dict.fromkeys(names))


def _place_in_posts(view: View, span: Span) -> Span:
    """Where a stretch of the sentence with bodies as tokens stands in the one with posts as tokens."""
    start, end = view.plain.source(*span)
    posts = view.posts
    first = posts.first_ending(start + 1) % len(posts.text)
    last = min(posts.first_ending(end), len(posts.text) - 1)
    while last + 1 < len(posts.text) and posts.starts[last + 1] == posts.starts[last] and posts.text[last] != "]":
        last += 1
    return first, last + 1
