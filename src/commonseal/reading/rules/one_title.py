"""One title shared out: over several persons, over several bodies, or told once for both."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules import appointment_patterns as patterns
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import basis_in, date_between
from commonseal.reading.rules.whose import bodies_for


def find(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """Find what plural titles, and titles told once for several, say in one sentence that names a post."""
    yield from _each_at(view)
    yield from _each_in_its_own(paper, view)
    yield from _each_then_post(paper, view)
    yield from _respectively(paper, view)
    yield from _listed(paper, view)
    yield from _gapped(view)
    yield from _job_share(paper, view)
    yield from _also_of(view)


def named_in_full(marked: Marked, token: str) -> PersonMention | None:
    """Give the person of a token, where the paper has more than one name of hers."""
    item = marked.item(token)
    return item if isinstance(item, PersonMention) and " " in item.name else None


_AT = rule_pattern(r"{P:who}(?: \((?:for |at |of )?| at | of | for |, )(?:the )?{B:body}")


def singular(title: str) -> str:
    """Give a plural title in the singular: "accountable officers" is "accountable officer"."""
    return re.sub(
        r"\b(officer|executive|director|chair|leader|nurse|member|head|manager|commissioner|constable|lead)s\b",
        r"\1",
        title,
        flags=re.IGNORECASE,
    )


def _each_at(view: View) -> Iterator[AppointmentDraft]:
    """“…three accountable officers: Jane Doe at A, John Roe at B” gives each the same post."""
    marked = view.posts
    for match in patterns.EACH_AT.finditer(marked.text):
        post = marked.item(match["post"])
        if not isinstance(post, Post) or not post.plural:
            continue
        for found in _AT.finditer(marked.text, match.start("list"), match.end("list")):
            person, body = named_in_full(marked, found["who"]), marked.item(found["body"])
            if person is not None and isinstance(body, BodyMention):
                span = marked.source(match.start(), found.end())
                yield AppointmentDraft(
                    person.name, singular(post.title), body.names, "held", [span], "one post, several holders"
                )


_PLACE = r"(?-i:[A-Z][\w'-]*[a-z](?: (?:and |& )?[A-Z][\w-]+){0,3})"
_IN = r"(?:in|at|for|of|from)"
_OWN = r"(?:'s(?: own)?|:| –)"
_SOME_BODY = rf"(?:\[[BG]\d+\]|{_PLACE})"
_IN_ITS_OWN = (
    rf"(?:{{P}}(?:,? {_IN} (?:the )?{_SOME_BODY}| \((?:{_IN} )?{_SOME_BODY}\))(?:,? since {{D}})?"
    rf"|(?:{_IN} (?:the )?{_SOME_BODY},?|{_SOME_BODY}{_OWN}) {{P}})"
)
_LIST_OF_EACH = rule_pattern(
    rf"(?<!\()(?P<post>{{O}})(?P<gap>[^\[.;]{{0,40}}?)"
    rf"(?P<list>{_IN_ITS_OWN}(?:(?:,|;|,? and|,? while|,? with)(?: by)? {_IN_ITS_OWN})+)"
)
_EACH = rule_pattern(
    rf"{{P:who}}(?:,? {_IN} (?:the )?| \((?:{_IN} )?)(?:(?P<body>\[[BG]\d+\])"
    rf"|(?P<place>{_PLACE}))(?:,? since {{D:since}})?"
    rf"|(?:{_IN} (?:the )?)?(?:(?P<owner>\[[BG]\d+\])|(?P<town>{_PLACE}))(?:{_OWN}|,)? {{P:named}}"
)


def _each_in_its_own(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“Each keeps its own clinical chair: Jane Doe in A and John Roe in B”: two or more, each with a body."""
    marked = view.posts
    for match in _LIST_OF_EACH.finditer(marked.text):
        post = marked.item(match["post"])
        if not isinstance(post, Post):
            continue
        for found in _EACH.finditer(marked.text, match.start("list"), match.end("list")):
            person, names = named_in_full(marked, found["who"] or found["named"]), _names_of(paper, marked, found)
            if person is not None and names:
                span = marked.source(match.start(), found.end())
                draft = AppointmentDraft(
                    person.name, singular(post.title), names, "held", [span], "one post, several holders"
                )
                draft.start = when(marked, found["since"])
                yield draft


_THEN_POST = rule_pattern(
    rf"(?P<list>{_IN_ITS_OWN}(?:(?:,|,? and) {_IN_ITS_OWN})+),?(?: who)?"
    r"(?P<link>(?: (?:will|are|were|have|had|both|also|all|to|remain|stay|go|on|carry|continue|serve|been|become|be|act"
    r"|the|as|their|step|stand|down|retire)){1,7}) (?P<post>{O})(?:[^\[.;]{0,30} until {D:end})?"
)
_GOES_ON = re.compile(r"\b(?:go on|carry on|remain|stay|continue|down|retire)\b")


def _each_then_post(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“Jane Doe at A and John Roe at B will go on as chairs until May”: each in the body beside the name."""
    marked = view.posts
    for match in _THEN_POST.finditer(marked.text):
        post = marked.item(match["post"])
        if not isinstance(post, Post) or singular(post.title) == post.title:
            continue
        link = match["link"]
        status: AppointmentStatus = "held" if _GOES_ON.search(link) else patterns.status_of_link(link)
        for found in _EACH.finditer(marked.text, match.start("list"), match.end("list")):
            person, names = named_in_full(marked, found["who"] or found["named"]), _names_of(paper, marked, found)
            if person is not None and names:
                draft = AppointmentDraft(
                    person.name,
                    singular(post.title),
                    names,
                    status,
                    [marked.source(*match.span())],
                    "one post, several holders",
                )
                draft.end = when(marked, match["end"])
                yield draft


def _names_of(paper: Paper, marked: Marked, found: re.Match[str]) -> tuple[str, ...]:
    """The body that stands beside a name, or that its place stands for."""
    token = found["body"] or found["owner"]
    body = marked.item(token) if token else None
    return body.names if isinstance(body, BodyMention) else _of_short_name(paper, found["place"] or found["town"])


def _of_short_name(paper: Paper, place: str | None) -> tuple[str, ...]:
    """The body that a place stands for after "in", where the paper calls a body so."""
    index = paper.registry.aliases.get(place or "")
    return () if index is None else (paper.registry.bodies[index].name,)


def _gapped(view: View) -> Iterator[AppointmentDraft]:
    """“Jane Doe is chief executive in A and John Roe in B”: the title and the verb count for both."""
    marked = view.posts
    for match in patterns.GAPPED.finditer(marked.text):
        person, post, body = named_in_full(marked, match["who"]), marked.item(match["post"]), marked.item(match["body"])
        if person is not None and isinstance(post, Post) and isinstance(body, BodyMention):
            status = patterns.status_of_link(match["link"])
            span = marked.source(*match.span())
            yield AppointmentDraft(person.name, singular(post.title), body.names, status, [span], "gapped")


_ALSO_OF = rule_pattern(
    r"{P:who}(?P<link>,? (?:(?!\[[PO]\d+\])[^;.]){0,60}?) ?(?P<post>{O})(?: since {D})?,? and"
    r"(?:,? (?:since|from) {D:lead},?)?(?: also| now)? (?:of|at|for) {B:body}(?!'s)(?: (?:since|from) {D:since})?"
)


def _also_of(view: View) -> Iterator[AppointmentDraft]:
    """“She has been chief executive of A since 2015 and of B since 2018”: the title counts for both."""
    marked = view.posts
    for match in _ALSO_OF.finditer(marked.text):
        person, post, body = named_in_full(marked, match["who"]), marked.item(match["post"]), marked.item(match["body"])
        if person is None or not isinstance(post, Post) or not isinstance(body, BodyMention) or not post.bodies:
            continue
        if set(post.bodies) & set(body.names) or post.plural:
            continue
        status: AppointmentStatus = "planned" if re.search(r"\b(?:will|to)\b", match["link"]) else "held"
        if re.search(r"\b(?:was|had been|formerly|former|previously)\b", match["link"]):
            status = "former"
        draft = AppointmentDraft(
            person.name, post.title, body.names, status, [marked.source(*match.span())], "gapped", basis=post.basis
        )
        draft.start = when(marked, match["lead"] or match["since"])
        yield draft


_JOB_SHARE = rule_pattern(
    r"{P:a},? and {P:b},? (?:who )?(?:will |are to |have agreed to )?(?:job[- ]share|share|jointly (?:hold|fill|do)"
    r"|split|hold jointly)(?: as| in)? (?:the )?(?:(?:role|post|job|position) (?:of|as) )?(?:the )?{O:post}"
)
_SHARED_BY = rule_pattern(
    r"{O:post}(?: (?:role|post|job|position))?,? (?:is|will be|has been|was|are) (?:job[- ])?(?:shared|held jointly"
    r"|jointly held|split|held on a job[- ]share basis|filled jointly) (?:by|between) {P:a} and {P:b}"
)


def _job_share(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“Jane Doe and John Roe job share as director of housing”: both of them hold it."""
    for pattern in (_JOB_SHARE, _SHARED_BY):
        for match in pattern.finditer(view.posts.text):
            post = view.posts.item(match["post"])
            if not isinstance(post, Post):
                continue
            names = post.bodies or bodies_for(paper, view, post, match.start())
            status: AppointmentStatus = "planned" if re.search(r"\b(?:will|are to|agreed)\b", match.group()) else "held"
            span = view.posts.source(*match.span())
            for key in ("a", "b"):
                person = named_in_full(view.posts, match[key])
                if person is not None and names:
                    yield AppointmentDraft(person.name, singular(post.title), names, status, [span], "job share")


def _respectively(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“The chief executives of A and B, Jane Doe and John Roe” pairs them off in their order."""
    marked = view.posts
    for pattern in (patterns.EACH_BODY, patterns.NAMES_THEN_POSTS, patterns.NAMES_ARE):
        for match in pattern.finditer(marked.text):
            post = marked.item(match["post"])
            if not isinstance(post, Post) or not (post.plural or singular(post.title) != post.title):
                continue
            people = [named_in_full(marked, token) for token in re.findall(r"\[P\d+\]", match["list"])]
            bodies = post.bodies or (bodies_for(paper, view, post, match.start()) if len(people) > 1 else ())
            bodies = bodies if post.bodies or len(bodies) == 1 else ()
            if not bodies or (len(bodies) not in {1, len(people)} and pattern is not patterns.NAMES_ARE):
                continue
            link = match.groupdict().get("link")
            status = patterns.status_of_link(link) if link else "held"
            for index, person in enumerate(people):
                if person is None:
                    continue
                shared = len(bodies) != len(people) or "shared" in post.modifiers or post.title.startswith("co")
                own = bodies if shared else (bodies[index],)
                span = marked.source(*match.span())
                yield AppointmentDraft(
                    person.name, singular(post.title), own, status, [span], "one post, several holders"
                )


_ONE = r"{P}(?:,? (?:[A-Z]{2,5}))*(?: ?\((?:[^()\[\]]|\[[DBO]\d+\])*\))?"
_LIST_OF_HOLDERS = rule_pattern(
    rf"^\W*(?P<post>{{O}})(?:: ?|\s*\t\s*|\s{{3,}}| – )(?P<list>{_ONE}(?:(?:,|;| /|,? and| &)\s*{_ONE})+)\W*$"
)
_HOLDER = rule_pattern(r"{P:who}(?P<rest>(?:,? (?:[A-Z]{2,5}))*(?: ?\((?:[^()\[\]]|\[[DBO]\d+\])*\))?)")


def _listed(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“Non-executive directors: Jane Doe, John Roe (until 1 May)” gives each of them the post."""
    marked = view.posts
    match = _LIST_OF_HOLDERS.match(marked.text)
    post = marked.item(match["post"]) if match else None
    if match is None or not isinstance(post, Post):
        return
    bodies = post.bodies or bodies_for(paper, view, post, match.start("post"))
    for found in _HOLDER.finditer(marked.text, match.start("list"), match.end("list")):
        person = named_in_full(marked, found["who"])
        if person is None or not bodies:
            continue
        spans = [marked.source(match.start(), found.end("who"))]
        title = singular(post.title)
        draft = AppointmentDraft(
            person.name, title, bodies, "held", spans, "one post, several holders", basis=post.basis
        )
        date_between(draft, marked, (found.end("who"), found.end()), found.span(), (found.start(), found.end()))
        draft.basis = draft.basis or basis_in(found["rest"].replace("(interim,", "(interim)"))
        yield draft


def when(marked: Marked, token: str | None) -> str | None:
    """Give the EDTF date of a token, or ``None``."""
    item = marked.item(token) if token else None
    return item.bounded if isinstance(item, DateMention) else None
