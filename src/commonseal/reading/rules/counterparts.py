"""Posts told by pointing to another holder of the like: an opposite number, those who stay on for now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.stand_ins import is_known, title_before
from commonseal.reading.rules.tenures import date_after

_OPPOSITE = rule_pattern(
    r"(?:{P:of}(?:'s)? |\b(?:the|his|her|their) )(?:opposite number|counterpart|equivalent)"
    r"(?: (?:across|over) the (?:border|river|boundary|county|water|road|estuary|valley))?(?:,| –)? {P:who}"
)
_OPPOSITE_AT = rule_pattern(
    r"{P:who}(?:,| \(|,? who is)(?: {P:of}(?:'s)?| the| his| her| their) (?:opposite number|counterpart|equivalent)"
    r" (?:at|in|from) (?:the )?{B:body}"
)
# “Jane Doe (Con), his opposite number, said”
_OPPOSITE_AFTER = rule_pattern(
    r"{P:who}(?: \([^()]{1,40}\))?(?:,|, who is| is) (?:{P:of}(?:'s)?|his|her|their) (?:opposite number|counterpart"
    r"|equivalent)(?=[,.;]|$)"
)
# “and her opposite number there, Jane Doe”
_OPPOSITE_THERE = rule_pattern(
    r"(?:{P:of}(?:'s)? |\b(?:the|his|her|their) )(?:opposite number|counterpart|equivalent) (?:there|next door"
    r"|across the (?:border|river))(?:,| –)? {P:who}"
)
# “His Somewhere counterpart, Jane Doe”
_OPPOSITE_OF = rule_pattern(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) {B:body}(?:'s?)? (?:opposite number|counterpart|equivalent)(?:,| –)? {P:who}"
)
_OWN_ONE = rule_pattern(r"{B:body}(?:'s|') own(?: (?:man|woman|one))?(?:,| –| \() ?{P:who}")
# “The post … Jane Doe, who has held it at A since 2019, retires”
_HOLDS_AT = rule_pattern(
    r"{P:who}(?:,? who|,)? (?P<verb>has held|holds|held|has filled|fills|has had|has|had|occupies|does"
    r"|has done) (?:the|that"
    r"|this|the same|{B:it}) ?(?:same )?(?:(?:post|office|job|role|position) )?(?:now )?(?:at|in) (?:the )?{B:body}"
    r"(?: since {D:start})?"
)
# "Until then Jane Doe stays on at A and John Roe at B"
_STAYS_AT = rule_pattern(
    r"{P:who},? (?P<verb>(?:will |is to )?(?:stays? on|remains?|continues?|carr(?:y|ies) on|goes on|go on"
    r"|stays?)) (?:at|with|in charge at) "
    r"{B:body}(?:,? (?:and|while) {P:other} (?:at|with) {B:there})?"
)
# somebody with a title in one body who will take on the role across several
_SAME_ACROSS = rule_pattern(
    r"{P:who}, (?:who is |currently |now )?(?:the )?(?P<own>{O}),(?: who)? (?P<verb>will|is to|has|would|is set to"
    r"|is expected to|has agreed to)(?: now| also| then)* (?:be )?(?:take[ns]?|taking|extend|fill|filled|hold|perform"
    r"|carry|step) (?:on |up |out |into )?(?:the|that|this|the same|a similar|{P}) (?:\w+ )?(?:role|post|job|position)"
    r" (?:across|at|for|in|over|of|to(?: cover)?) (?:both |all )?(?:the )?{B:body}"
)
# whoever is on leave has the post that somebody covers
_WHILE_AWAY = rule_pattern(
    r"(?P<post>{O})(?:[^\[.;]|\[D\d+\]){0,30},? (?:while|whilst|during|in the absence of|covering for|as cover for)"
    r" {P:old}(?:'s)?"
    r"(?= (?:is|remains|takes|recovers|continues|maternity|sick|paternity|adoption|long|absence|secondment"
    r"|leave)|[.,])"
)


def find(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find the posts that one sentence tells by another's.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far.

    Yields:
        Appointments whose title is borrowed, each with a signal that says so.
    """
    yield from _stays_at(paper, view, known)
    yield from _opposite(paper, view, known)
    yield from _there(paper, view, known)
    yield from _across(view)
    yield from _away(view, known)


def _opposite(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“Her opposite number, John Roe”: the same title in the other of the two bodies that are spoken of together."""
    marked = view.posts
    found = (match for each in (_OPPOSITE, _OPPOSITE_AFTER, _OPPOSITE_THERE) for match in each.finditer(marked.text))
    for match in found:
        person, other = marked.item(match["who"]), marked.item(match["of"]) if match["of"] else None
        span = marked.source(*match.span())
        is_own = isinstance(person, PersonMention) and isinstance(other, PersonMention) and other.name == person.name
        named = other.name if isinstance(other, PersonMention) and not is_own else ""
        before = [d for d in known if min(d.spans)[0] < span[0] and d.status == "held" and len(d.bodies) == 1]
        own = [d for d in before if d.person == named] if named else before
        if not own or not isinstance(person, PersonMention) or " " not in person.name:
            continue
        own = [d for d in own if d.person != person.name] or own
        own.sort(key=lambda draft: min(draft.spans)[0])
        told = {
            name
            for other in paper.views[: view.number + 1]
            for body in other.bodies
            if body.form in {"name", "short", "list"}
            for name in body.names
        }
        pairs = [b.names for b in (*view.before, *view.bodies) if len(b.names) == 2 and own[-1].bodies[0] in b.names]
        pairs = [names for names in pairs if told.issuperset(names)]
        there = tuple(name for name in pairs[-1] if name != own[-1].bodies[0]) if pairs else ()
        there = there or _other_of_two(paper, view, own[-1].bodies[0])
        draft = AppointmentDraft(person.name, own[-1].role, there, "held", [span], "title named before")
        draft.signals |= {"title from before", "body inherited"}
        if there and not is_known(draft, known):
            yield draft


def _other_of_two(paper: Paper, view: View, own: str) -> tuple[str, ...]:
    """The other of the two bodies that a story has been about so far, which its first counterpart is of."""
    told = Counter(
        name
        for other in paper.views[: view.number + 1]
        for body in other.bodies
        for name in body.names
        if name != own and body.body_class != "national" and body.form in {"name", "short", "list"}
    )
    alike = [name for name in told if paper.class_of(name) == paper.class_of(own)]
    others = alike or list(told)
    return (others[0],) if len(others) == 1 else ()


def _stays_at(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“The post will be advertised. Until then Jane Doe stays on at A and John Roe at B”: each in such a post."""
    marked = view.posts
    for match in _STAYS_AT.finditer(marked.text):
        span = marked.source(*match.span())
        title = singular(title_before(paper, view, span[0]))
        for who, where in (("who", "body"), ("other", "there")):
            person, body = (marked.item(match[key]) if match[key] else None for key in (who, where))
            if not title or not isinstance(person, PersonMention) or not isinstance(body, BodyMention):
                continue
            draft = AppointmentDraft(person.name, title, body.names, "held", [span], "title named before")
            draft.signals.add("title from before")
            if " " in person.name and not any(d.person == person.name for d in known):
                yield draft


def _there(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“John Roe, her counterpart at B”, “…, who has held the post at B since 2019”: such a post in another body."""
    marked = view.posts
    for pattern in (_OPPOSITE_AT, _OPPOSITE_OF, _HOLDS_AT, _OWN_ONE):
        for match in pattern.finditer(marked.text):
            person, body = marked.item(match["who"]), marked.item(match["body"])
            span = marked.source(*match.span())
            title = singular(title_before(paper, view, span[0]))
            groups = match.groupdict()
            if not title or not isinstance(person, PersonMention) or not isinstance(body, BodyMention):
                continue
            start = marked.item(groups["start"]) if groups.get("start") else None
            status: AppointmentStatus = "former" if groups.get("verb") in {"held", "had"} else "held"
            draft = AppointmentDraft(person.name, title, body.names, status, [span], "title named before")
            draft.start = start.bounded if isinstance(start, DateMention) else None
            draft.signals.add("title from before")
            if " " in person.name and not any(
                d.person == person.name and set(d.bodies) & set(body.names) for d in known
            ):
                yield draft


def _across(view: View) -> Iterator[AppointmentDraft]:
    """“…, accountable officer of A, will take on the role across A and B”: one's own title, in more bodies."""
    marked = view.posts
    if not any(word in marked.text for word in (" role ", " post ", " job ", " position ")):
        return
    for match in _SAME_ACROSS.finditer(marked.text):
        person, post, body = (marked.item(match[key]) for key in ("who", "own", "body"))
        if not isinstance(person, PersonMention) or not isinstance(post, Post) or not isinstance(body, BodyMention):
            continue
        if " " not in person.name or post.plural:
            continue
        status: AppointmentStatus = (
            "proposed" if match["verb"] == "would" else "held" if match["verb"] == "has" else "planned"
        )
        span = marked.source(*match.span())
        draft = AppointmentDraft(person.name, post.title, body.names, status, [span], "same title across")
        date_after(draft, marked, match)
        yield draft


def _away(view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“Jane Doe is our acting chief nurse while Joan Roe is on leave”: the post is Joan Roe's."""
    marked = view.posts
    if not any(word in marked.text for word in ("while", "whilst", "during", "absence", "cover")):
        return
    for match in _WHILE_AWAY.finditer(marked.text):
        old, post = marked.item(match["old"]), marked.item(match["post"])
        start, end = marked.source(*match.span())
        if not isinstance(old, PersonMention) or " " not in old.name or not isinstance(post, Post):
            continue
        here = [d for d in known if d.role == post.title and any(a < end and start < b for a, b in d.spans)]
        if here and here[-1].person != old.name and not any(d.person == old.name for d in known):
            yield AppointmentDraft(old.name, post.title, here[-1].bodies, "held", [(start, end)], "away from the post")
