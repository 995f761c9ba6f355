"""Who takes on another body in the post that they have: “she will add Somewhere in May”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.stand_ins import title_before
from commonseal.reading.rules.tenures import basis_in

_LEFT = (
    r"(?:retires|leaves|steps down|stands down|goes|departs|moves on|retired|left|quit|resigned|stepped down"
    r"|stood down|departed|moved on|went|died)"
)
_TO_DO = (
    r"(?:will|is to|is also to|will also|would|has agreed to|has been asked to|was asked to|agreed to) (?:also )?"
    r"(?:do|be doing|take on|take up|hold|fill|have|perform|combine it with) (?:so|it|likewise"
    r"|(?:the|that) (?:same )?(?:job|role|post|thing|position|work)|the same|that) (?:at|for|in|with)"
)
_TAKES = (
    r"will (?:also |now )?(?:add|take on|take in|cover|pick up)|adds|added|is adding|takes on"
    r"|has (?:also )?taken on|took charge of|picked up"
    r"|has added|took on|has covered|covers|is covering|has also covered|has been asked to take on"
    r"|has agreed to take on|is to take on|is to add|will also lead|has agreed to cover|likewise (?:becomes"
    rf"|takes on|chairs|leads)|(?:has )?(?:doubled|doubles)(?: up)? (?:at|for|in)|{_TO_DO}"
)
_SERVES = (
    r"(?:(?:has )?(?:acts|acted|works|worked|served|serves)(?: for)?|(?:takes|took|has taken|will take) over(?: at)?)"
)
_ALSO = r"(?: also| now| already| currently| then){0,2}"
_WHO = (
    rf"(?:\b[Ww]hen {{P:gone}}(?:,? (?:{{O}}|[^,.;\[]{{1,40}}),)? {_LEFT}(?: (?:in |on |from )?{{D:gone_on}})?,? )?"
    r"{P:who}(?:, (?:(?!\[P\d+\])[^;.]){1,120}?,|,? (?:(?!\[P\d+\])[^;.]){1,140}?,? (?:and|but|then))?,?"
)
_BODY = (
    r" (?:both )?(?:the )?{B:body}(?!'s)(?! as [^w])(?! to {P} [a-z]+ as )(?: as well as {B:too})?"
    r"(?: as well| too| also| to {P} (?:duties|responsibilities|role|brief|job|portfolio|patch))?"
    r"(?P<basis>,? (?:on|in) an? (?:interim|acting|temporary|caretaker) (?:basis|capacity)|,? temporarily)?"
    r"(?:,?(?: on| from| in| since) {D:start})?(?: as well| too| also)?"
    rf"(?:,? (?:when|after|once) {{P:old}} {_LEFT}(?: (?:in |on |at )?{{D:old_on}})?"
    r"|,? (?:after|following|on) {P:late}'s (?:departure|retirement|resignation|death)(?: (?:in |on )?{D:late_on})?)?"
)
_ADDS = rule_pattern(rf"{_WHO}{_ALSO} (?P<verb>{_TAKES}){_BODY}")
# “has acted for Elsewhere as well since 2018”: working for a body says so only where it comes on top
_ALSO_SERVES = rule_pattern(
    rf"{_WHO}(?:{_ALSO} also (?P<verb>{_SERVES}){_BODY}| (?P<verb_too>{_SERVES})"
    r" (?:the )?(?P<body_too>\[B\d+\])(?!'s) (?:as well|too)(?:,? (?:since|from) {D:start_too})?)"
)


# "Somewhere's Jane Doe will take on Elsewhere as well"
_BODY_OF_WHO = rule_pattern(r"{B:own}'s (?:own |present |current )?$")


def find(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find those who take on a body: “she will add Somewhere CCG in May, when John Roe retires”, whose post it was.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far.
    """
    for pattern in (_ADDS, _ALSO_SERVES):
        for match in pattern.finditer(view.posts.text):
            yield from _added(paper, view, match, known)


def _added(paper: Paper, view: View, match: re.Match[str], known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    marked, groups = view.posts, match.groupdict()
    person, body = marked.item(match["who"]), marked.item(groups.get("body_too") or match["body"])
    if not isinstance(person, PersonMention) or not isinstance(body, BodyMention) or " " not in person.name:
        return
    has = [d for d in known if d.person == person.name and not set(d.bodies) & set(body.names)]
    has = [d for d in has if d.status != "former"] or has
    span = marked.source(*match.span())
    role = has[-1].role if has else singular(title_before(paper, view, span[0]))
    if not role or (re.is_of(match, _ALSO_SERVES) and not has):
        return
    gone, gone_on = _who_went(marked, groups)
    start = _date(marked, groups.get("start_too") or groups.get("start"))
    verb = groups.get("verb_too") or match["verb"]
    is_done = verb.startswith("was asked") or re.match(
        r"has(?! (?:agreed|been))|doubl|took|added|picked|covers|is cov|act|work|serv", verb
    )
    status: AppointmentStatus = "held" if is_done else "planned"
    start = start or (gone_on if status == "held" else None)
    if _COVERS.match(verb) and start is None and has and has[-1].status == "held" and has[-1].start is None:
        has[-1].bodies = tuple(dict.fromkeys((*has[-1].bodies, *body.names)))  # one post over all of them
        has[-1].spans.append(span)
        return
    draft = _draft(person.name, role, body.names, status, span, start=start)
    draft.basis = basis_in(match.group())
    yield draft
    yield from _besides(marked, match, role, span, body)
    if gone is not None and " " in gone.name:
        ended: AppointmentStatus = "former" if status == "held" else "held"
        yield _draft(gone.name, role, body.names, ended, span, end=gone_on or start)


_COVERS = re.compile(r"covers|is covering|acts|serves|works")


def _besides(
    marked: Marked, match: re.Match[str], role: str, span: tuple[int, int], body: BodyMention
) -> Iterator[AppointmentDraft]:
    """The bodies that somebody has in the post already: whose she is said to be, or named by “as well as”."""
    person = marked.item(match["who"])
    from_there = _BODY_OF_WHO.search(marked.text[: match.start("who")])
    own = marked.item(from_there["own"]) if from_there else None
    too = marked.item(match["too"]) if match.groupdict().get("too") else None
    for other in (own, too):
        if (
            isinstance(other, BodyMention)
            and isinstance(person, PersonMention)
            and not set(other.names) & set(body.names)
        ):
            yield _draft(person.name, role, other.names, "held", span)


def _who_went(marked: Marked, groups: dict[str, str | None]) -> tuple[PersonMention | None, str | None]:
    """Whose place one takes, and when it came free."""
    for who, when in (("gone", "gone_on"), ("old", "old_on"), ("late", "late_on")):
        person = marked.item(groups[who] or "") if groups.get(who) else None
        if isinstance(person, PersonMention):
            return person, _date(marked, groups.get(when))
    return None, None


def _date(marked: Marked, token: str | None) -> str | None:
    item = marked.item(token) if token else None
    return item.bounded if isinstance(item, DateMention) else None


def _draft(
    person: str,
    role: str,
    bodies: tuple[str, ...],
    status: AppointmentStatus,
    span: tuple[int, int],
    *,
    start: str | None = None,
    end: str | None = None,
) -> AppointmentDraft:
    signals = {"title from before"}
    return AppointmentDraft(
        person, role, bodies, status, [span], "takes on another", start=start, end=end, signals=signals
    )
