"""Who is police and crime commissioner or mayor: an office that is a body, and that papers often name by the title.

A commissioner is a corporation sole (Police Reform and Social Responsibility Act 2011, section 1), so the body is the
office of whoever holds the title, under the name that the paper gives it, else under title and area.
"""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import named_in_full

RULE = "commissioner of an area"
_AREA = r"(?P<area>[A-Z][\w-]+(?:(?: and| &| of| upon)? [A-Z][\w-]+){0,3})"
_LINK = (
    r"(?:,| \(|,? who)?(?P<link>(?: (?:is|was|has been|will be|became|becomes|elected|re-elected|chosen|as|the|also"
    r"|now|currently|been|former|then)){0,6}) "
)
_IN_WORDS = (
    rule_pattern(rf"{{O:post}} (?:for|of) {_AREA},? (?P<who>{{P}})(?!'s)", ignore_case=False),
    rule_pattern(
        rf"\b(?P<lead>[Ff]ormer )?{_AREA}(?:'s)?(?: (?:current|present|new|elected))?"
        r" {O:post},? (?P<who>{P})(?!'s)",
        ignore_case=False,
    ),
    rule_pattern(rf"(?P<who>{{P}}){_LINK}{{O:post}} (?:for|of) {_AREA}", ignore_case=False),
    rule_pattern(rf"(?P<who>{{P}}){_LINK}{_AREA}(?:'s)? {{O:post}}", ignore_case=False),
)
_TITLE = re.compile(r"(?:deputy )?police(?:,? fire)?,? (?:and|&) crime commissioner", re.IGNORECASE)
_OFFICE = re.compile(r"Police(?:, Fire)?,? (?:and|&) Crime Commissioner")
_BESIDE = rule_pattern(r"{BG:office},? {P:who}(?!'s)")
_TITLE_OF_OFFICE = re.compile(r"Police(?:, Fire)? and Crime Commissioner|Mayor")
_BY_THE_WORD = rule_pattern(r"\b[Tt]he (?P<title>[Cc]ommissioner|PCC|PFCC),? (?P<who>{P})(?!'s)")


def find(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """Find the holders of such offices that a sentence names.

    The office stands beside the name, or title and area do, or the word alone where the paper has one office.

    Args:
        paper: The paper.
        view: The sentence.
    """
    yield from _beside_the_office(paper, view)
    marked = view.posts
    if "[P" not in marked.text:
        return
    offices = [body.name for body in paper.registry.bodies if _OFFICE.search(body.name)]
    for pattern in _IN_WORDS if "[O" in marked.text else ():
        for match in pattern.finditer(marked.text):
            person, post = named_in_full(marked, match["who"]), marked.item(match["post"])
            if person is None or not isinstance(post, Post) or post.bodies or not _TITLE.fullmatch(post.title):
                continue
            own = [name for name in offices if match["area"] in name]
            body = own[0] if own else f"{_with_capitals(post.title)} for {match['area']}"
            groups = match.groupdict()
            status = _status(f"{groups.get('link') or ''} {groups.get('lead') or ''}")
            yield AppointmentDraft(person.name, post.title, (body,), status, [marked.source(*match.span())], RULE)
    for match in _BY_THE_WORD.finditer(marked.text) if len(offices) == 1 else ():
        person = named_in_full(marked, match["who"])
        if person is not None:
            span = marked.source(*match.span())
            yield AppointmentDraft(person.name, match["title"].lower(), (offices[0],), "held", [span], RULE)


def _beside_the_office(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“The Commissioner, Jane Doe”: a body that is one person's office gives that person the title."""
    for match in _BESIDE.finditer(view.posts.text):
        person, body = named_in_full(view.posts, match["who"]), view.posts.item(match["office"])
        if person is None or not isinstance(body, BodyMention) or len(body.names) != 1:
            continue
        words = paper.document.flow[body.start : body.end]
        title = _TITLE_OF_OFFICE.search(body.names[0]) or _TITLE_OF_OFFICE.search(words)
        if title and words.endswith(("Commissioner", "Mayor", "PCC")):
            span = view.posts.source(*match.span())
            yield AppointmentDraft(person.name, title.group(), body.names, "held", [span], "holder of the office")


def _status(words: str) -> AppointmentStatus:
    if re.search(r"\b(?:former|then|was(?! (?:re-)?elected))\b", words, re.IGNORECASE):
        return "former"
    return "planned" if "will be" in words else "held"


def _with_capitals(title: str) -> str:
    small = {"and", "&"}
    return " ".join(word if word in small else word[0].upper() + word[1:] for word in title.split())
