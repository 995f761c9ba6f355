"""Questions who has a post, and their answers: “Who is the new chair?”, “Dr Jane Doe, who starts on 1 May”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.charge import HEAD_OF
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import basis_in, date_between, edge_of
from commonseal.reading.rules.whose import bodies_for

_WHO_IS = rule_pattern(
    r"^\W*(?:(?:Q(?:uestion)? ?\d*|\d+)[.):]? )?(?:So,? |And |But )?Who(?:'s| (?P<verb>is|are|was|will be|would be"
    r"|is to be|is going to be|becomes|will become|has been (?:appointed|named|chosen|elected)(?: as)?))"
    r"(?: now| currently)? (?P<post>{O})"
)
_WHO_LEADS = rule_pattern(
    r"^\W*(?:(?:Q(?:uestion)? ?\d*|\d+)[.):]? )?(?:So,? |And |But )?Who (?P<verb>will |is going to |would |)"
    r"(?P<what>leads?|runs?|heads?|chairs?|(?:is|be) in charge of) (?:the )?(?:new )?{BG:body}"
)
# “What happens to A's chief executive?”, “Is the medical director leaving?”
_WHAT_OF = rule_pattern(
    r"^\W*(?:(?:Q(?:uestion)? ?\d*|\d+)[.):]? )?(?:So,? |And |But )?(?:(?:What|Where)\b[^\[?]{0,60}?"
    r" (?:to|about|of|is|does|will|leave|leaves)|Is|Will|Are|When (?:is|will|does)|Why (?:is|has|did))"
    r" (?:(?:[\w'-]+ ){0,3}[\w-]+'s (?:current |present |own )?)?(?P<post>{O})"
)
_ANSWER = rule_pattern(
    r"^\W*(?:A(?:nswer)? ?\d*[.):] ?)?(?:(?:It|That) (?:is|will be|was|would be) |(?:The )?{O},? )?{P:who}"
    r"(?=(?P<rest>[^\[]{0,60}))"
)
_GOES = re.compile(r"[^.;]{0,80}\b(?:leav|left|retir|step|stand|stood|resign|depart|go(?:es|ing)?\b|moving)\w*")


def find(paper: Paper, known: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find the posts that a question names and whose holder the answer opens with.

    Args:
        paper: The paper.
        known: The appointments found so far; nobody is given a post again.
    """
    has = {(draft.person, draft.role.casefold()) for draft in known}
    for number, view in enumerate(paper.views[:-1]):
        text = view.posts.text
        if "?" not in text[-4:] or "[P" in text:
            continue
        draft = _answered(paper, view, paper.views[number + 1])
        if draft is not None and (draft.person, draft.role.casefold()) not in has:
            yield draft


# “Who will run it? Jane Doe will be its chair”: the answer says of itself in which post
_HAS_A_TITLE = rule_pattern(
    r"^[^;.]{0,120}? (?:will be|is|is to be|becomes|will become|has been|was) [^\[;.]{0,30}?{O}"
)


def _answered(paper: Paper, asked: View, answer: View) -> AppointmentDraft | None:
    found = _ANSWER.match(answer.posts.text)
    person = answer.posts.item(found["who"]) if found else None
    told = _post_asked(paper, asked)
    if found is None or told is None or not isinstance(person, PersonMention):
        return None
    if " " not in person.name or person.form == "pronoun":
        return None
    if _HAS_A_TITLE.match(answer.posts.text[found.end() :]):
        return None
    title, bodies, status = told
    marked = answer.posts
    span = marked.source(*found.span("who"))
    draft = AppointmentDraft(
        person.name, title, bodies, status, [span, (asked.sentence.start, asked.sentence.end)], "question who"
    )
    edge = edge_of(marked, found.end(), len(marked.text))
    goes = _GOES.match(marked.text, found.end())
    if not goes:
        date_between(draft, marked, (found.end(), edge), found.span(), (0, len(marked.text)))
    draft.basis = basis_in(marked.text[found.end() : edge])
    if status == "planned":
        draft.signals.add("said to come")
    draft.signals.add("title from before")
    return draft


def _post_asked(paper: Paper, asked: View) -> tuple[str, tuple[str, ...], AppointmentStatus] | None:
    """The title that a question asks about, whose it is, and how far along."""
    text = asked.posts.text
    if leads := _WHO_LEADS.match(text):
        body = asked.posts.item(leads["body"])
        title = "chair" if leads["what"].startswith("chair") else HEAD_OF.get(getattr(body, "body_class", ""), "")
        if not isinstance(body, BodyMention) or not title:
            return None
        return title, body.deciding if body.organ else body.names, "planned" if leads["verb"] else "held"
    match = _WHO_IS.match(text) or _WHAT_OF.match(text)
    post = asked.posts.item(match["post"]) if match else None
    if match is None or not isinstance(post, Post) or post.plural:
        return None
    bodies = post.bodies or bodies_for(paper, asked, post, match.start("post"))
    return (post.title, bodies, _status(match, post)) if bodies else None


def _status(match: re.Match[str], post: Post) -> AppointmentStatus:
    verb = match.groupdict().get("verb") or ""
    if verb == "was" or "former" in post.modifiers:
        return "former"
    is_coming = {"new", "planned"} & post.modifiers or re.match(r"w|is to|is going|becomes|has been", verb)
    return "planned" if is_coming else "held"
