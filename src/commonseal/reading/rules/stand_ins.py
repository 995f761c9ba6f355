"""Posts that a sentence does not name again: who stands in, whose is "that post", who is "ours"."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.context import clause_around
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.leaders import singular
from commonseal.reading.rules.tenures import basis_in, date_between, edge_of
from commonseal.reading.rules.whose import bodies_for

_ASIDE = r"(?:, (?:{P}(?:'s)? )?(?:(?!\[P\d+\])[^;.]){1,90}?,)?,?(?: who)?"
_STANDS_IN = rule_pattern(
    rf"{{P:who}}{_ASIDE}(?P<verb> (?:(?:will|is|has|has been|is to|would|was|who will)(?: now| temporarily)? )?"
    r"(?:cover(?:s|ed|ing)? (?:the|this|that|her|his|{P}) (?:role|post|job|duties|position|vacancy|work)"
    r"|stand(?:s|ing)? in"
    r"|stood in|fill(?:s|ed|ing)? (?:in\b|the (?:gap|role|post|vacancy|position))|deputis(?:e|es|ed|ing) for"
    r"|step(?:s|ped|ping)? in\b|step(?:s|ped|ping)? up\b(?! (?:to|as|from))"
    r"|hold(?:s|ing)? the fort|take(?:s|n)? (?:on|over) (?:the|this|that|{P}) (?:role"
    r"|post|job"
    r"|duties|position)(?! of| as)|act(?:s|ing)? up\b|act(?:s|ing)? in (?:the|this|that|{P}) (?:role|post)|pick(?:s|ed"
    r"|ing)? up (?:the|{P})"
    r" (?:role|duties)|cover(?:s|ed|ing)? for {P}))"
)
_HOLDS_IT = rule_pattern(
    r"{P:who},? (?:who )?(?:now |currently |already |at present )?(?P<verb>holds|has held|fills|has|does|occupies) "
    r"(?:that|this|the same) (?:post|role|job|position)(?: (?:for|at|in|with) {B:body})?(?: alone)?"
)
_SAME_THERE = rule_pattern(
    r"{B:body},? where {P:who} (?P<verb>will (?:also )?(?:hold|have|do|fill)|(?:also )?holds"
    r"|has) the same (?:post|role|job)"
)
_SAME_AT = rule_pattern(
    r"{P:who},? (?:who )?(?P<verb>will (?:also )?(?:hold|have|do|fill|take on)|is to take on|(?:also )?holds"
    r"|has|does) the"
    r" same (?:post|role|job) (?:at|in|for|with) {B:body}"
)
_COUNTERPART = rule_pattern(r"{P:who}, {P}(?:'s)? (?:counterpart|opposite number|equivalent) (?:at|in|from) {B:body}")
_COUNTERPART_OF = rule_pattern(
    r"{P}(?:'s)? (?:(?:counterpart|opposite number|equivalent) (?:at|in|from|for) {B:body}"
    r"|{B:here} counterpart),? {P:who}"
)
# "The Northside post will be filled by Jane Doe": which post, the sentence before says
_FILLED_BY = rule_pattern(
    r"\b(?:post|role|job|position|vacancy)(?: (?:there|itself))?,? (?:which )?(?P<verb>(?:will|is|has|had|was|would|to)"
    r"(?: be| been| being| to be)?)(?: (?:now|currently|temporarily|jointly))? (?:filled|held|covered|occupied"
    r"|taken|taken on|taken up|done)(?: since {D:since})? by (?:{O},? )?{P:who}"
)
# "[B]'s leader Jane Doe and Somewhere's John Roe": the title of both
_AND_OTHERS = rule_pattern(r"(?P<post>{O}),? {P},? and (?:{P} )?{B:body}'s(?: own)? {P:who}(?!,? {O})")
_OURS = rule_pattern(r"\b(?:ours|the council's own|our own) is {P:who}")
_ITS_OWN = rule_pattern(
    r"{B:body}'s(?: (?:own |present |current )?(?P<word>director|head|lead|manager|officer|equivalent"
    r"|counterpart),?|,)"
    r" {P:who}"
)
_SHARED_PERSON = rule_pattern(
    r"{B:body} (?:have|has|also|already|now|both)* ?(?P<verb>shared?|sharing|employ"
    r"|have) (?!\[O){P:who}(?: jointly| between them)?"
    r"(?= since|,|\.|$| from| until)"
)
_ADDS = rule_pattern(
    r"{P:who}(?:, (?:(?!\[P\d+\])[^;.]){1,120}?,)? (?P<verb>will (?:also )?(?:add|take on|take in|cover"
    r"|pick up)|adds|is adding|takes on"
    r"|has (?:also )?taken on"
    r"|has added|also took on|took on|has covered|covers|is covering"
    r"|has also covered|has been asked to take on|has agreed to take on|is to take on|is to add|will also lead"
    r"|has agreed to cover) (?:the )?{B:body}(?!'s)(?! as [^w])(?: as well as {B:too})?(?:(?: on| from| in"
    r"| since) {D:start})?"
    r"(?:, when {P:old} (?:retires|leaves|steps down|stands down|goes|retired|left))?"
)


# "Her deputy, Jane Doe, …", "Jane Doe will become his deputy"
_DEPUTY = rule_pattern(
    r"(?:(?P<boss>{P})(?:'s)? (?P<new>new |current )?deputy(?! \w*(?:chair|leader|chief|director|head|mayor)),? {P:who}"
    r"|{P:later},?(?: who)?(?P<verb> (?:is|was|will be|will become|becomes|is to be|is to become|will act|will serve"
    r"|has been appointed|as|to be|remains|currently)(?: as| to be)?|,) (?P<over>{P})(?:'s)? deputy(?=[.,;]| (?:at|and"
    r"|in|since|until|on|from|when|while)\b))"
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
    """Find the posts that one sentence gives somebody by pointing back to a title named before.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far.

    Yields:
        Appointments whose title is borrowed, each with a signal that says so.
    """
    if "[P" not in view.posts.text:
        return
    yield from _stands_in(view, known)
    yield from _adds(paper, view, known)
    yield from _deputies(view, known)
    yield from _across(view)
    yield from _away(view, known)
    for match in _FILLED_BY.finditer(view.posts.text):
        draft = _filled_by(paper, view, match)
        if draft is not None and not _is_known(draft, known):
            yield draft
    for pattern in (
        _HOLDS_IT,
        _SAME_THERE,
        _SAME_AT,
        _COUNTERPART,
        _COUNTERPART_OF,
        _OURS,
        _ITS_OWN,
        _SHARED_PERSON,
        _AND_OTHERS,
    ):
        for match in pattern.finditer(view.posts.text):
            draft = _pointed(paper, view, match)
            if draft is not None and not _is_known(draft, known):
                yield draft


def _is_known(draft: AppointmentDraft, known: list[AppointmentDraft]) -> bool:
    """A person with a post in that body already is not given another by guess."""
    return any(
        other.person == draft.person and set(other.bodies) & set(draft.bodies) and other.status == draft.status
        for other in known
    )


def title_before(paper: Paper, view: View, position: int, word: str = "") -> str:
    """Give the title named last before a place, of those that hold a word ("director"), within a few sentences."""
    here = [post for post in _posts_of(view.posts) if post.start < position]
    earlier = [post for other in paper.views[max(0, view.number - 6) : view.number] for post in _posts_of(other.posts)]
    titles = [post.title for post in (*earlier, *here) if word in post.title.casefold()]
    return titles[-1] if titles else ""


_BARE = frozenset(["director", "head", "lead", "manager"])


def full_title(paper: Paper, view: View, post: Post) -> str:
    """Give a post's title; "director" alone is the directorship named before."""
    word = post.title.casefold()
    if word == "chief":
        return title_before(paper, view, post.start, "chief exec") or "chief executive"
    return (title_before(paper, view, post.start, word) if word in _BARE else "") or post.title


def _posts_of(marked: Marked) -> list[Post]:
    found = (marked.item(token) for token in re.findall(r"\[O\d+\]", marked.text))
    return [post for post in found if isinstance(post, Post)]


def _pointed(paper: Paper, view: View, match: re.Match[str]) -> AppointmentDraft | None:
    marked = view.posts
    groups = match.groupdict()
    person = marked.item(match["who"])
    token = groups.get("body") or groups.get("here")
    body = marked.item(token) if token else None
    bodies = body.names if isinstance(body, BodyMention) else paper.author if len(paper.author) == 1 else ()
    word = (groups.get("word") or "").casefold()
    span = marked.source(*match.span())
    title = title_before(paper, view, span[0], "" if word in {"equivalent", "counterpart"} else word)
    named = marked.item(groups["post"] or "") if groups.get("post") else None
    title = singular(named.title) if isinstance(named, Post) else title
    if not isinstance(person, PersonMention) or " " not in person.name or not title or not bodies:
        return None
    coming = (groups.get("verb") or "").startswith(("will", "is to"))
    status: AppointmentStatus = "planned" if coming else "held"
    draft = AppointmentDraft(person.name, title, bodies, status, [span], "title named before")
    draft.signals.add("title from before")
    bounds = clause_around(marked.text, *match.span())
    date_between(draft, marked, (match.end(), edge_of(marked, match.end(), bounds[1])), match.span(), bounds)
    return draft


_ACTS_UP = re.compile(r"(?:\w+ )*act(?:s|ing)? up\b")
_AT_BODY = rule_pattern(r"\b(?:[Aa]t|[Ii]n) {B:body},? where (?:the )?$")


def _filled_by(paper: Paper, view: View, match: re.Match[str]) -> AppointmentDraft | None:
    marked = view.posts
    person = marked.item(match["who"])
    before = [_posts_of(other.posts) for other in paper.views[max(0, view.number - 3) : view.number]]
    earlier = next((posts for posts in reversed(before) if posts), [])
    if "[O" in marked.text[: match.start()] or not earlier or not isinstance(person, PersonMention):
        return None
    post = earlier[0]  # what the sentence before was about
    there = _AT_BODY.search(marked.text[: match.start()])
    named = marked.item(there["body"]) if there else None
    bodies = named.names if isinstance(named, BodyMention) else post.bodies
    bodies = bodies or bodies_for(paper, view, post, match.start())
    if " " not in person.name or not bodies:
        return None
    verb = match["verb"].lower()
    status: AppointmentStatus = (
        "proposed" if "would" in verb else "planned" if re.match(r"will|to|is to", verb) else "held"
    )
    span = marked.source(*match.span())
    draft = AppointmentDraft(person.name, singular(post.title), bodies, status, [span], "title named before")
    draft.signals |= {"title from before", "body inherited"}
    edge = edge_of(marked, match.end(), len(marked.text))
    date_between(draft, marked, (match.end(), edge), match.span(), (0, len(marked.text)))
    since = marked.item(match["since"]) if match["since"] else None
    draft.start = draft.start or getattr(since, "bounded", None)
    draft.basis = basis_in(marked.text[match.start() : edge])
    return draft


_HEADS = re.compile(r"(?:interim |acting )?(?:group )?(chief|accountable|leader|chair|director|head|managing)", re.I)


def _deputies(view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“Her deputy, Jane Doe”, “will become his deputy”: deputy in the post that the other is known to hold."""
    marked = view.posts
    if "deputy" not in marked.text:
        return
    for match in _DEPUTY.finditer(marked.text):
        person, boss = marked.item(match["who"] or match["later"]), marked.item(match["boss"] or match["over"])
        if not isinstance(person, PersonMention) or not isinstance(boss, PersonMention) or " " not in person.name:
            continue
        span = marked.source(*match.span())
        posts = [d for d in known if d.person == boss.name and _HEADS.match(d.role) and min(d.spans)[0] <= span[1]]
        if not posts or person.name == boss.name:
            continue
        verb = (match["verb"] or "").strip()
        is_coming = re.match(r"will|becomes|is to|has been|to be", verb) or (match["new"] or "").startswith("new")
        status: AppointmentStatus = "planned" if is_coming else "former" if verb == "was" else "held"
        role = f"deputy {posts[-1].role}"
        draft = AppointmentDraft(person.name, role, posts[-1].bodies, status, [span], "deputy of another")
        draft.signals.add("title from before")
        if not _is_known(draft, [d for d in known if d.role.casefold() == role.casefold()]):
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
        bounds = clause_around(marked.text, *match.span())
        date_between(draft, marked, (match.end(), edge_of(marked, match.end(), bounds[1])), match.span(), bounds)
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


def _stands_in(view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“His deputy, Jane Doe, will stand in”: in the post that the one who goes was said to leave."""
    marked = view.posts
    for match in _STANDS_IN.finditer(marked.text):
        person = marked.item(match["who"])
        span = marked.source(*match.span())
        left = [
            d
            for d in known
            if isinstance(person, PersonMention)
            and d.person != person.name
            and span[0] - 500 < max(a for a, _ in d.spans) <= span[0]
            and (d.end or d.status == "former" or "leaving" in d.signals)
        ]
        if not isinstance(person, PersonMention) or " " not in person.name or not left:
            continue
        left.sort(key=lambda d: max(a for a, _ in d.spans))
        post = left[-1]
        verb = match["verb"].strip().lower()
        status: AppointmentStatus = (
            "planned" if verb.startswith(("will", "is to")) else "proposed" if verb.startswith("would") else "held"
        )
        bounds = clause_around(marked.text, *match.span())
        edge = edge_of(marked, match.end(), bounds[1])
        draft = AppointmentDraft(person.name, post.role, post.bodies, status, [span], "stands in")
        draft.signals.add("title from before")
        date_between(draft, marked, (match.end(), edge), match.span(), bounds)
        draft.basis = "acting" if _ACTS_UP.match(verb) else basis_in(marked.text[match.start() : edge])
        if draft.start is None and post.status == "former":
            draft.start = post.end
        if not _is_known(draft, [d for d in known if d.role.casefold() == draft.role.casefold()]):
            yield draft


def _adds(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“She will add Somewhere CCG in May, when John Roe retires”: the same post there, which was his."""
    marked = view.posts
    for match in _ADDS.finditer(marked.text):
        person, body = marked.item(match["who"]), marked.item(match["body"])
        if not isinstance(person, PersonMention) or not isinstance(body, BodyMention):
            continue
        has = [d for d in known if d.person == person.name and not set(d.bodies) & set(body.names)]
        span = marked.source(*match.span())
        role = has[-1].role if has else singular(title_before(paper, view, span[0]))
        if not role or " " not in person.name:
            continue
        start = getattr(marked.item(match["start"]), "bounded", None) if match["start"] else None
        status: AppointmentStatus = (
            "held" if re.match(r"has|took|also took|covers|is cov", match["verb"]) else "planned"
        )
        signals = {"title from before"}
        yield AppointmentDraft(
            person.name, role, body.names, status, [span], "takes on another", start=start, signals=signals
        )
        too = marked.item(match["too"]) if match["too"] else None
        if isinstance(too, BodyMention):
            yield AppointmentDraft(
                person.name, role, too.names, "held", [span], "takes on another", signals=set(signals)
            )
        old = marked.item(match["old"]) if match["old"] else None
        if isinstance(old, PersonMention) and " " in old.name:
            ended: AppointmentStatus = "former" if status == "held" else "held"
            yield AppointmentDraft(
                old.name, role, body.names, ended, [span], "takes on another", end=start, signals=set(signals)
            )
