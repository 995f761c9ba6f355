"""Who chairs a committee told in small letters: “the council's health scrutiny panel”, then “who chairs the panel”.

Such a committee is no body by name. It is called by its body and its own words, which may stand some sentences before
what is said of its chair.
"""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import date_adjoining, date_after

_KIND = (
    r"(?:sub-?committee|committee|panel|forum|working group|working party|steering group|task group|task force"
    r"|commission|board|group)"
)
_OWN = (
    r"(?:(?!(?:the|a|an|its|of|on|for|to|in|and|new|same|full|other|whole|governing|trust|that|this)\b)[a-z][a-z-]+ )"
)
_AGREED = (
    r"(?:kindly |also |now |formally |provisionally )?(?:agreed|offered|volunteered|promised|consented|undertaken"
    r"|been (?:asked|persuaded|chosen|elected|appointed|selected|invited|picked))"
)
_DOES = (
    r"(?P<verb>chairs|chaired|is chairing|was chairing|has (?:long )?chaired|(?:will|would|is to|is due to|is set to)"
    rf" (?:also |now |continue to |go on )?(?:chair|chairing)|(?:has|have|had) {_AGREED} to (?:continue to |continue"
    r" |go on |carry on )?(?:chair|chairing)|(?:goes|carries) on chairing|continues to chair"
    r"|presides over|heads|leads|has led|has headed)"
)
# “Cllr Jane Doe (Con, Hillside), who chairs the panel”, “She has agreed to chair it for another year”
_CHAIRS = rule_pattern(
    rf"{{P:who}}(?: \([^()]{{1,40}}\))?(?:, (?:(?!\[P\d+\])[^;.,]){{1,80}},)?,?(?: who)?(?: (?:also|now|still|currently"
    rf"|already))? {_DOES} (?P<what>it(?! (?:is|was))|(?:the|its|that|this|our|their"
    rf"|(?:the )?(?P<at>\[[BG]\d+\])(?:'s)?)"
    rf"(?: new| powerful| joint)? (?P<plain>{_OWN}{{0,4}}{_KIND})(?![\w-])"
    r"(?:(?: of| at| on)(?: the)? (?P<of>\[[BG]\d+\])(?!'s))?|(?P<organ>{G}))"
)
# “the panel's chair, Jane Doe”, “the chair of the panel, Jane Doe”
_CHAIR_OF = rule_pattern(
    rf"\b(?:(?:the|its|our|that) (?P<plain>{_OWN}{{0,4}}{_KIND})'s (?:chair(?:man|woman|person)?"
    rf"|{{O:post}}),? {{P:who}}"
    rf"|(?:the |its )?(?:chair(?:man|woman|person)?|{{O:other}}) of (?:the|its|that) (?P<kind>{_OWN}{{0,4}}{_KIND})"
    r"(?![\w-]),? {P:whom})"
)
_HEADS = re.compile(r"\b(?:heads|leads|led|headed)$")
_TOLD = rule_pattern(
    rf"(?P<at>\[[BG]\d+\])(?:'s)? (?:own |new |joint )?(?P<plain>{_OWN}{{1,4}}{_KIND})(?![\w-])"
    rf"|\b(?P<words>{_OWN}{{1,4}}{_KIND}) (?:of|at|on)(?: the)? (?P<of>\[[BG]\d+\])(?!'s)"
    rf"|\b(?:the|a|an|its|our|their|new) (?:new |joint )?(?P<alone>{_OWN}{{1,4}}{_KIND})(?![\w-])"
)
# what several bodies sit on together is called by its own name
_TOGETHER = re.compile(r"(?:Joint|Shared|Partnership|Alliance|System|Place) ")
_REACH = 40
_NEAR = 3


def find(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find who chairs a committee that has no name of its own.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far.
    """
    marked = view.posts
    for match in _CHAIRS.finditer(marked.text):
        names = _chaired(paper, view, match)
        person = marked.item(match["who"])
        if names and isinstance(person, PersonMention) and not _is_known(known, person.name, names):
            status = _status(match["verb"].lower(), marked.text[match.end() :])
            yield from _drafted(marked, match, person, names, status)
    for match in _CHAIR_OF.finditer(marked.text):
        person = marked.item(match["who"] or match["whom"])
        name = _told_before(paper, view, match["plain"] or match["kind"], match.start())
        if name and isinstance(person, PersonMention) and not _is_known(known, person.name, (name,)):
            yield from _drafted(marked, match, person, (name,), "held")


def _drafted(
    marked: Marked, match: re.Match[str], person: PersonMention, names: tuple[str, ...], status: AppointmentStatus
) -> Iterator[AppointmentDraft]:
    if " " not in person.name:
        return
    draft = AppointmentDraft(person.name, "chair", names, status, [marked.source(*match.span())], "chairs")
    if status == "held":
        date_adjoining(draft, marked, match.end())
    else:
        date_after(draft, marked, match)
    yield draft


def _is_known(known: list[AppointmentDraft], person: str, names: tuple[str, ...]) -> bool:
    own = [draft for draft in known if draft.person == person and re.search(r"chair|lead", draft.role.casefold())]
    return any(set(draft.bodies) & set(names) or "body inherited" not in draft.signals for draft in own)


def _status(verb: str, after: str) -> AppointmentStatus:
    """Whoever has agreed to chair what goes on “for another year” chairs it already."""
    if re.search(r"\b(?:go|goes|carry|carries|continue|continues) (?:on )?(?:to )?chair", verb):
        return "held"
    if verb.startswith("would"):
        return "proposed"
    if re.match(r"will|is to|is due|is set|ha[sd] .*\bto\b", verb):
        return "held" if _ANOTHER.match(after) else "planned"
    return "former" if verb in {"chaired", "was chairing"} else "held"


_ANOTHER = re.compile(r" for (?:another|a further|one more|an extra)\b| again\b")


def _chaired(paper: Paper, view: View, match: re.Match[str]) -> tuple[str, ...]:
    """What is chaired: a committee by its own words with its body, else the one told last."""
    marked = view.posts
    if _HEADS.search(match["verb"]) and not match["plain"]:
        return ()
    if match["organ"]:
        organ = marked.item(match["organ"])
        is_committee = isinstance(organ, BodyMention) and organ.body_class == "committee" and len(organ.names) == 1
        return organ.deciding if is_committee and isinstance(organ, BodyMention) else ()
    if match["plain"] is None:
        near = _last_committee(paper, view, match.start())
        return (near,) if near else ()
    body = marked.item(match["at"] or match["of"]) if match["at"] or match["of"] else None
    if isinstance(body, BodyMention):
        is_own = not body.organ and body.body_class != "committee" and len(body.names) == 1
        return (_called(body, match["plain"]),) if is_own else ()
    name = _told_before(paper, view, match["plain"], match.start())
    return (name,) if name else ()


def _called(body: BodyMention, plain: str) -> str:
    return f"{body.names[0]} {plain}"


def _told_before(paper: Paper, view: View, plain: str, place: int) -> str:
    """A committee by the words that the paper called it by before: “the panel” is its health scrutiny panel."""
    for other in reversed(paper.views[max(0, view.number - _REACH) : view.number + 1]):
        upto = place if other is view else len(other.posts.text)
        for match in reversed(list(_TOLD.finditer(other.posts.text, 0, upto))):
            words = match["plain"] or match["words"] or match["alone"]
            if words != plain and not words.endswith(f" {plain}"):
                continue
            token = match["at"] or match["of"]
            body = other.posts.item(token) if token else None
            if isinstance(body, BodyMention) and len(body.names) == 1 and not body.organ:
                return _called(body, words)
    return ""


def _last_committee(paper: Paper, view: View, place: int) -> str:
    """The committee that “it” can mean: told last in the sentence or the few before."""
    for other in reversed(paper.views[max(0, view.number - _NEAR) : view.number + 1]):
        if other.sentence.block.kind == "heading":
            return ""
        upto = place if other is view else len(other.posts.text)
        named = [
            (at, body.deciding[0])
            for at, body in other.posts.placed("BG", BodyMention)
            if at < upto and body.body_class == "committee" and len(body.names) == 1 and body.form != "it"
        ]
        for match in _TOLD.finditer(other.posts.text, 0, upto):
            token = match["at"] or match["of"]
            body = other.posts.item(token) if token else None
            if isinstance(body, BodyMention) and len(body.names) == 1 and not body.organ:
                named.append((match.start(), _called(body, match["plain"] or match["words"])))
        named += [
            (at, body.organ)
            for at, body in other.posts.placed("BG", BodyMention)
            if at < upto and _TOGETHER.match(body.organ)
        ]
        if named:
            return max(named)[1]
    return ""
