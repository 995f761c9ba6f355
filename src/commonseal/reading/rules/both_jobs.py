"""One person in a post that others had, told without its title: who will look after both, who covers another body.

“Jane Doe, who does the same job at A, will look after both groups until March” gives her the post of whoever leaves the
other of the two. “Her finance director has likewise covered B since the departure of John Roe” gives him his own there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.of_places import body_of_short_name
from commonseal.reading.rules.tenures import basis_in, date_after, date_between, edge_of
from commonseal.reading.rules.unnamed_bodies import called_by_kind

_WORDS = r"(?:(?!\[P\d+\])[^;.])"
_ASIDE = rf"(?:,? who {_WORDS}{{1,120}}?,|, {_WORDS}{{1,120}}?,| \([^()]{{1,60}}\))?"
_HOW = (
    r"(?P<how>(?: (?:who|and|will|would|could|is|are|was|has|have|had|been|being|to|now|also|then|instead|both|be"
    r"|agreed|asked|set|due|going|expected|going to|likewise|similarly|temporarily|already|currently|since|meanwhile"
    r"|for now|in the meantime|still)){0,8})"
)
_MIND = "|".join(phrases("appointments", "minds"))
_NOUNS = (
    r"(?:(?:organisations?|bodies|groups?|trusts?|councils?|CCGs?|ICBs?|boards?|authorities|shops?|stores?|places?|sites?"
    r"|hospitals?|services?|forces?|brigades?|colleges?|schools?|practices?|associations?|charities|companies|partners?"
    r"|jobs?|posts?|roles?|neighbours?|districts?|boroughs?|patches|areas|of them))"
)
# “will look after both groups”, “is running the two”, “minding both shops”
_OVER_BOTH = rule_pattern(
    rf"{{P:who}}{_ASIDE},?{_HOW} (?:{_MIND}) (?:(?:both|the two|all three|the pair|the three|all four)(?: of (?:them"
    rf"|the))?"
    rf"(?: {_NOUNS})?(?![\w'-])|{{B:both}}(?!'s))(?! of [a-z])"
)
# “has likewise covered Somewhere”, “also keeps an eye on Somewhere”
_COVERS = rule_pattern(
    rf"{{P:who}}{_ASIDE},?{_HOW} (?:{_MIND}) (?:{{B:body}}|(?P<name>(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}})))"
    rf"(?!'s| (?:[a-z]+ )?(?:team|staff|service|department|meeting"
    rf"|board)\b)"
    r"(?P<too>,? (?:too|as well|also|besides|in the same way))?"
)
_ADDS = re.compile(r"\b(?:also|likewise|similarly|already|both|since|meanwhile|temporarily|for now|in the meantime)\b")
# “will hold the same post at the new fire authority”
_THE_SAME = rule_pattern(
    rf"{{P:who}}{_ASIDE},?{_HOW} (?:hold|holds|holding|held|do|does|doing|done|did|have|has|had|fill|fills|filled"
    rf"|take|takes|taken|took|perform"
    r"|performs)(?: on| up)? (?:the|a|an|much the|exactly the)(?: very)? (?:same|equivalent|similar|identical"
    r"|corresponding|twin)"
    r" (?:post|role|job|position|duties|work|task)s? (?:at|in|for|with|of|to) (?:the|its|their"
    r"|our) (?P<name>[a-z][a-z -]{4,50})"
)
# “we are going to share theirs. Jane Doe will start with us …”
_SHARE_THEIRS = rule_pattern(
    r"\b(?:share|borrow|use|take on|adopt|double up with|make use of) (?:theirs|its|hers|his|{B:own}'s)(?=[.,;]|$"
    r"| (?:from"
    r"|until|for|on|in|as of)\b| and\b)"
)
_COMES = rule_pattern(
    rf"^\W*{{P:who}}{_ASIDE},?(?: who)? (?:will|is to|is due to|starts|joins|begins|takes|comes|arrives|has agreed)\b"
)
# “our thanks to John Roe, who held the fort from May”
_HELD_IT = rule_pattern(
    r"{P:who},?(?: who)? (?P<how>(?:has|had|have|is|was)? ?(?:been )?)(?P<verb>held the fort|minded the (?:shop|store)"
    r"|kept the (?:seat|chair) warm|filled (?:in|the gap|the breach)|stood in|stepped in(?:to the breach)?|acted up"
    r"|covered|held things together|kept things going|steadied the ship|holding the fort|minding the (?:shop|store)"
    r"|keeping the (?:seat|chair) warm|filling (?:in|the gap)|standing in|acting up|covering|holding things together"
    r"|keeping things going|steadying the ship|steered us through)(?! for (?:{P}|her|him))"
    r"(?:[^\[.;]{0,30}?(?:since|from|after) {D:start})?"
)
_NEAR = 700
_THIS_FAR = 1500


def find(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find who has, besides their own, a post that the sentences before have told.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far.
    """
    yield from _over_both(paper, view, known)
    yield from _covers(paper, view, known)
    yield from _the_same_there(paper, view, known)
    yield from _shared_with_theirs(paper, view, known)
    yield from _who_held_it(view, known)
    yield from _for_somebody(view, known)


def _over_both(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    marked = view.posts
    for match in _OVER_BOTH.finditer(marked.text):
        person, body = marked.item(match["who"]), marked.item(match["both"]) if match["both"] else None
        if not isinstance(person, PersonMention) or " " not in person.name:
            continue
        if match["both"] and not (isinstance(body, BodyMention) and (len(body.names) > 1 or body.is_set)):
            continue
        span = marked.source(*match.span())
        own = _latest(known, person.name, span[1])
        if own is None:
            continue
        there = _others(paper, body, own, known, span)
        if there and not _has(known, person.name, own.role, there):
            yield _made(marked, match, (person.name, own.role, there), span, "post over both")


def _others(
    paper: Paper,
    body: object,
    own: AppointmentDraft,
    known: Sequence[AppointmentDraft],
    span: tuple[int, int],
) -> tuple[str, ...]:
    """The bodies of the two or three that are not one's own: as the set says, whose post comes free, or the paper's."""
    if isinstance(body, BodyMention) and len(body.names) > 1 and set(own.bodies) & set(body.names):
        return tuple(name for name in body.names if name not in own.bodies)
    near = [d for d in known if d.person != own.person and 0 <= span[0] - max(a for a, _ in d.spans) < _THIS_FAR]
    gone = [d for d in near if d.role.casefold() == own.role.casefold() and (d.end or "leaving" in d.signals)]
    gone = [d for d in gone if not set(d.bodies) & set(own.bodies)]
    if gone:
        return gone[-1].bodies
    author = paper.author if len(paper.author) == 1 else ()
    if author and author[0] not in own.bodies:
        return author
    sets = [body.names for view in paper.views for _, body in bodies_of(view.posts) if body.end <= span[1]]
    sets = [names for names in sets if len(names) > 1 and set(own.bodies) & set(names)]
    return tuple(name for name in sets[-1] if name not in own.bodies) if sets else ()


def _covers(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    marked = view.posts
    for match in _COVERS.finditer(marked.text):
        person = marked.item(match["who"])
        names = _covered(paper, marked, match)
        if not isinstance(person, PersonMention) or len(names) != 1:
            continue
        span = marked.source(*match.span())
        own = _latest(known, person.name, span[1])
        if own is None or set(own.bodies) & set(names) or not (_ADDS.search(match["how"]) or match["too"]):
            continue
        if not _has(known, person.name, own.role, names):
            yield _made(marked, match, (person.name, own.role, names), span, "post covers another")


def _covered(paper: Paper, marked: Marked, match: re.Match[str]) -> tuple[str, ...]:
    """The body that is covered, be it told by a place in its name alone."""
    body = marked.item(match["body"]) if match["body"] else None
    if isinstance(body, BodyMention):
        return body.names
    name = body_of_short_name(paper, match["name"]) if match["name"] else ""
    return (name,) if name else ()


def _the_same_there(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“… will hold the same post at the new fire authority”: one's own title in a body called by its kind alone."""
    marked = view.posts
    for match in _THE_SAME.finditer(marked.text):
        person, span = marked.item(match["who"]), marked.source(*match.span())
        name = called_by_kind(paper, match["name"])
        own = _latest(known, person.name, span[1]) if isinstance(person, PersonMention) else None
        if own is None or not name or name in own.bodies or _has(known, own.person, own.role, (name,)):
            continue
        yield _made(marked, match, (own.person, own.role, (name,)), span, "post covers another")


def _shared_with_theirs(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“We are going to share theirs. Jane Doe will start with us in May”: she has the post there, and will here."""
    match = _COMES.match(view.posts.text)
    before = paper.views[view.number - 1] if view.number else None
    shares = _SHARE_THEIRS.search(before.posts.text) if match and before else None
    person = view.posts.item(match["who"]) if match else None
    if before is None or match is None or shares is None or not isinstance(person, PersonMention):
        return
    owner = before.posts.item(shares["own"]) if shares["own"] else _named_before(before, shares.start())
    told = [d for d in known if 0 <= view.sentence.start - max(a for a, _ in d.spans) < _THIS_FAR]
    told = [
        d for d in told if d.person != person.name and not (isinstance(owner, BodyMention) and d.bodies == owner.names)
    ]
    if not isinstance(owner, BodyMention) or len(owner.names) != 1 or not told or " " not in person.name:
        return
    span = view.posts.source(*match.span())
    spans = [before.posts.source(*shares.span()), span]
    role = told[-1].role
    for names, status in ((owner.names, "held"), (told[-1].bodies, "planned")):
        if not _has(known, person.name, role, names):
            draft = AppointmentDraft(person.name, role, names, "held", list(spans), "post shared with theirs")
            draft.signals.add("title from before")
            if status == "planned":
                draft.status = "planned"
                text = view.posts.text
                date_between(
                    draft,
                    view.posts,
                    (match.end(), edge_of(view.posts, match.end(), len(text))),
                    match.span(),
                    (0, len(text)),
                )
                draft.signals.add("said to come")
            yield draft


def _named_before(view: View, place: int) -> BodyMention | None:
    """The body named last before a place of a sentence that is not the one that speaks."""
    found = [view.posts.item(token) for token in re.findall(r"\[B\d+\]", view.posts.text[:place])]
    named = [body for body in found if isinstance(body, BodyMention) and body.form not in {"us", "it"}]
    return named[-1] if named else None


def _who_held_it(view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“John Roe, who held the fort from May”: in the post for which somebody has just been named."""
    marked = view.posts
    for match in _HELD_IT.finditer(marked.text):
        person = marked.item(match["who"])
        span = marked.source(*match.span())
        coming = [d for d in known if d.status == "planned" and 0 <= span[0] - max(a for a, _ in d.spans) < _NEAR]
        if not isinstance(person, PersonMention) or " " not in person.name or not coming:
            continue
        post = coming[-1]
        if post.person == person.name or any(d.person == person.name and d.status != "former" for d in known):
            continue
        start = marked.item(match["start"]) if match["start"] else None
        draft = AppointmentDraft(person.name, post.role, post.bodies, "held", [span], "stands in", end=post.start)
        draft.start = start.bounded if isinstance(start, DateMention) else None
        draft.basis = "acting" if match["verb"].startswith("act") else None
        draft.signals.add("title from before")
        yield draft


# “Jane Doe is backfilling Rob”, “John Roe covers for her while she is away”
_FOR = rule_pattern(
    rf"{{P:who}}{_ASIDE},?(?P<how>(?: (?:who|is|has|will|was|been|be|now|also|currently|to|in turn)){{0,4}})"
    r" (?:back-?fill(?:s|ing|ed)?(?: for)?|cover(?:s|ing|ed)? for|st(?:and|ands|anding|ood) in for"
    r"|deputis(?:es|ing|ed) for|fill(?:s|ing|ed)? in for|hold(?:s|ing)? the fort for"
    r"|step(?:s|ping|ped)? in for|act(?:s|ing|ed)? up for) {P:boss}(?!'s)"
)


def _for_somebody(view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“Jane Doe is backfilling Rob”: in the post that he was last said to have."""
    marked = view.posts
    for match in _FOR.finditer(marked.text):
        person, boss = marked.item(match["who"]), marked.item(match["boss"])
        if not isinstance(person, PersonMention) or not isinstance(boss, PersonMention) or " " not in person.name:
            continue
        span = marked.source(*match.span())
        has = [d for d in known if d.person == boss.name and d.status == "held" and min(d.spans)[0] <= span[0]]
        has = [d for d in has if d.basis is None] or has
        if not has or person.name == boss.name or _has(known, person.name, has[-1].role, has[-1].bodies):
            continue
        draft = _made(marked, match, (person.name, has[-1].role, has[-1].bodies), span, "stands in")
        draft.basis = draft.basis or ("acting" if " act" in match.group() else None)
        yield draft


def _latest(known: Sequence[AppointmentDraft], person: str, before: int) -> AppointmentDraft | None:
    """The post that somebody was last said to have."""
    has = [d for d in known if d.person == person and d.status == "held" and min(a for a, _ in d.spans) <= before]
    return has[-1] if has else None


def _has(known: Sequence[AppointmentDraft], person: str, role: str, bodies: tuple[str, ...]) -> bool:
    return any(
        d.person == person and d.role.casefold() == role.casefold() and set(d.bodies) & set(bodies) for d in known
    )


def _made(
    marked: Marked,
    match: re.Match[str],
    fact: tuple[str, str, tuple[str, ...]],
    span: tuple[int, int],
    rule: str,
) -> AppointmentDraft:
    draft = AppointmentDraft(*fact, _status(match["how"]), [span], rule)
    draft.signals.add("title from before")
    edge = date_after(draft, marked, match)
    draft.start = draft.start or _when_another_went(marked, match.end())
    draft.basis = basis_in(marked.text[match.end("how") : edge])
    if draft.status == "planned":
        draft.signals.add("said to come")
    return draft


_WENT = rule_pattern(
    r"^,? (?:since|after|following|when|on) (?:the )?(?:(?:departure|retirement|resignation|death|exit|move) of )?"
    r"(?:{O},? )?{P}[^\[.;]{0,40} {D:day}"
)


def _when_another_went(marked: Marked, place: int) -> str | None:
    """“… since the departure of John Roe in February”: that is when it began."""
    found = _WENT.match(marked.text[place:])
    date = marked.item(found["day"]) if found else None
    return date.bounded if isinstance(date, DateMention) else None


def _status(how: str) -> AppointmentStatus:
    if re.search(r"\b(?:would|could)\b", how):
        return "proposed"
    if re.search(r"\b(?:will|to)\b", how):
        return "planned"
    return "former" if re.search(r"\bhad\b|\bwas\b", how) else "held"
