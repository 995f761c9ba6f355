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
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.tenures import basis_in, date_after, date_between, edge_of
from commonseal.reading.rules.whose import bodies_for

_ASIDE = r"(?:, (?:{P}(?:'s)? )?(?:(?!\[P\d+\])[^;.]){1,90}?,)?,?(?: who)?"
_STANDS_IN = rule_pattern(
    rf"{{P:who}}{_ASIDE}(?P<verb> (?:(?:will|is|has|has been|is to|would|was|who will|to)(?: now| temporarily"
    rf"| then)? )?"
    r"(?:cover(?:s|ed|ing)? (?:the|this|that|her|his|{P}) (?:role|post|job|duties|position|vacancy|work)"
    r"|stand(?:s|ing)? in"
    r"|stood in|fill(?:s|ed|ing)? (?:in\b|the (?:gap|role|post|vacancy|position))|deputis(?:e|es|ed|ing) for"
    r"|step(?:s|ped|ping)? in\b|step(?:s|ped|ping)? up\b(?! (?:to|as|from))"
    r"|mind(?:s|ing|ed)? the (?:shop|store)|(?:been )?(?:keeping|holding) the (?:seat|chair|reins)"
    r"|(?:been )?running (?:things|the show)"
    r"|(?:kindly )?agreed to cover(?= (?:for|in|until|while|during|from|the)\b|[.,;])"
    r"|to (?:act up|stand in|step in|hold the fort|fill in|fill the gap|deputise)(?= |[.,;])"
    r"|step(?:s|ped|ping)? up (?:to|into) the (?:top |lead |vacant )?(?:[a-z]+ )?(?:job|post|role|position)(?! of| as)"
    r"|(?:take(?:s|n)?|took|taking) over(?= (?:in the (?:meantime|interim)|for now|temporarily|for the time being"
    r"|on an? (?:interim|acting|temporary|caretaker) basis|pending|while a|until a))"
    r"|hold(?:s|ing)? the fort|take(?:s|n)? (?:on|over) (?:the|this|that|{P}) (?:role"
    r"|post|job"
    r"|duties|position)(?! of| as| (?:at|in|across|for) (?:both|all|\[B))"
    r"|act(?:s|ing)? up\b|act(?:s|ing)? in (?:the|this|that|{P}) (?:role|post)|pick"
    r"(?:s|ed"
    r"|ing)? up (?:the|{P})"
    r" (?:role|duties)|cover(?:s|ed|ing)? for {P}))"
)
_HOLDS_IT = rule_pattern(
    r"{P:who},? (?:who )?(?:now |currently |already |at present )?(?P<verb>holds|has held|fills|has|does|occupies) "
    r"(?:(?:that|this|the same) (?:post|role|job|position)(?: (?:for|at|in|with) {B:body})?(?: alone)?"
    r"|the (?:post|role|job|position)(?=[.;]|,? (?:since|until|and|now|jointly|at present)\b|$))"
)
_SAME_THERE = rule_pattern(
    r"{B:body},? where {P:who} (?P<verb>will (?:also )?(?:hold|have|do|fill)|(?:also )?holds"
    r"|has) the same (?:post|role|job)"
)
_SAME_AT = rule_pattern(
    r"{P:who}(?:, (?:(?!\[P\d+\])[^;.]){1,120}?,|,? who (?:(?!\[P\d+\])[^;.,]){1,60}?,? (?:and|but)"
    r"| (?:(?!\[P\d+\])[^;.,]){1,80}(?=, (?:having|after) ))?,?(?: who)?"
    r" (?P<verb>(?:(?:will|is to|would|is due to|is set to|has agreed to|is going to|to)(?: also| now| then"
    r"| in future)*"
    r" (?:do|hold|have|fill|take on|take up|perform|carry out|occupy|play)|(?:also |now |already |currently |has "
    r"|was |had |is |been |having |after )*"
    r"(?:does|do|did|done|holds|held|has|had|fills|filled|takes? up|took up|taken up|takes on|took on|taken on|performs"
    r"|carried out"
    r"|doing|holding|filling)))"
    r" (?:the|an|a|much the|exactly the)(?: very)? (?:same|equivalent|similar|identical|corresponding|parallel|twin)"
    r"(?: (?:post|role|job|position|duties|work|function|office|task|brief|thing)s?)? (?:at|in|for|with|of|across"
    r"|to) (?:both )?{B:body}"
)
_DOES_THE_JOB = rule_pattern(
    r"{P:who},?(?: who)? (?P<verb>(?:already |currently |now |also )*(?:does|has|holds|fills|occupies|did"
    r"|held)) (?:the|that|this) "
    r"(?:post|role|job|position) (?:at|in|for) {B:body}"
)
# “She will combine the post with her present one at Elsewhere”
_ALONGSIDE_OWN = rule_pattern(
    r"{P:who},?(?: who)? (?:will |is to |would |is going to )?(?:also |now )?(?:combines?|juggles?|does|do|holds?"
    r"|fills?|takes? on|run)"
    r" (?:the|this|that|both the)? ?(?:new |joint )?(?:post|role|job|position|two)[^.;\[]{0,20}?"
    r" (?:with|alongside|besides?|in addition to|on top of|as well as) (?:{P}(?:'s)?|his|her|their) (?:(?:present"
    r"|current|existing|own|old"
    r"|day|main) ){0,2}(?:one|role|post|job|position|duties) (?:at|in|with|for) {B:body}"
)
_COUNTERPART = rule_pattern(r"{P:who}, {P}(?:'s)? (?:counterpart|opposite number|equivalent) (?:at|in|from) {B:body}")
_COUNTERPART_OF = rule_pattern(
    r"{P:of}(?:'s)? (?:(?:counterpart|opposite number|equivalent) (?:at|in|from|for) {B:body}"
    r"|{B:here} (?:counterpart|opposite number|equivalent)),? {P:who}"
)
# "The Northside post will be filled by Jane Doe": which post, the sentence before says
_FILLED_BY = rule_pattern(
    r"\b(?:post|role|job|position|vacancy|duties)(?: (?:there|itself))?,? (?:which )?(?P<verb>(?:will|is|has|had|was"
    r"|would|to|are|were|have)"
    r"(?: be| been| being| to be)?)(?: (?:now|currently|temporarily|jointly))? (?:filled|held|covered|occupied"
    r"|taken|taken on|taken up|done|carried out)(?: (?:since (?:then|{D:since})|until (?:[a-z]+ ){0,4}(?:{D})?|for now"
    r"|in the (?:meantime|interim)|temporarily|on an? [a-z]+ basis|for the time being))?"
    r" by (?:{O},? |{P} deputy,? )?{P:who}"
)
# "[B]'s leader Jane Doe and Somewhere's John Roe": the title of both
_AND_OTHERS = rule_pattern(r"(?P<post>{O}),? {P},? and (?:{P} )?{B:body}'s(?: own)? {P:who}(?!,? {O})")
_OURS = rule_pattern(r"\b(?:ours|the council's own|our own) is {P:who}")
_ITS_OWN = rule_pattern(
    r"{B:body}'s(?: (?:own |present |current )?(?P<word>director|head|lead|manager|officer|equivalent"
    r"|counterpart),?|,)"
    r" {P:who}"
)
_KEEPS_OWN = rule_pattern(
    r"{B:body} (?:has |have |had |is |will )?(?P<verb>kept|keeps?|keeping|retains?|retained|hung on to|hangs on to"
    r"|held on to|has|clung to|sticks? with|stuck with)"
    r" (?:(?:its|their|\[B\d+\]'s?|\[B\d+\]) own),? {P:who}"
)
_SHARED_PERSON = rule_pattern(
    r"{B:body} (?:have|has|also|already|now|both)* ?(?P<verb>shared?|sharing|employ"
    r"|have) (?!\[O){P:who}(?: jointly| between them)?"
    r"(?= since|,|\.|$| from| until)"
)
# "Jane Doe starts at Somewhere in May", "has been in post at Somewhere for years", "An interim, Jane Doe, …"
_STARTS_AT = rule_pattern(
    r"{P:who},?(?: who)? (?P<verb>(?:will start|starts?|is to start|is due to start|begins?|will begin"
    r"|takes up (?:the|{P}) (?:post|role|job)"
    r"|will take up (?:the|{P}) (?:post|role|job)|will arrive|arrives)) (?:at|with|in) {B:body}(?!'s)(?= (?:on"
    r"|in|from|at|next|this|{D})|[.,;]|$)"
)
_IN_POST_AT = rule_pattern(
    r"{P:who},?(?: who)? (?P<verb>(?:has been|had been|is|was) (?:in (?:the )?(?:post|role|job|charge)"
    r"|at the helm)) (?:at|with|of) {B:body}(?!'s)"
)
_AN_INTERIM = rule_pattern(
    r"\b[Aa]n (?:interim|acting|temporary)(?: \w+)?,? {P:who},? (?P<verb>has been|was|is being|will be|is) "
    r"(?:brought in|appointed|hired|recruited|found|engaged|put in)(?: (?:by|at|from) {B:body})?"
)
# "Her deputy, Jane Doe, …", "Jane Doe will become his deputy"
_DEPUTY = rule_pattern(
    r"(?:(?P<boss>{P})(?:,(?: the)? {O})?(?:,? whose|'s)? (?P<new>new |current )?deputy(?! \w*(?:chair|leader"
    r"|chief|director|head|mayor)),? {P:who}"
    r"|(?:with |and ){P:aide}(?: (?:was|is|will be|has been)"
    r"(?: (?:re-?)?(?:elected|chosen|appointed|named|confirmed))?)? (?:as|to be) (?P<over_aide>{P})(?:'s)? deputy"
    r"(?=[.,;]| (?:leader|and|for|from|until)\b|$)"
    r"|{P:later},?(?: who)?(?P<verb> (?:is|was|will be|will become|becomes|is to be|is to become|will act|will serve"
    r"|has been appointed|as|to be|remains|currently)(?: as| to be)?|,) (?P<over>{P})(?:'s)? deputy(?=[.,;]| "
    r"(?:at|and"
    r"|in|since|until|on|from|when|while)\b))"
)


_POINTING = re.Several(
    (
        _HOLDS_IT,
        _SAME_THERE,
        _SAME_AT,
        _DOES_THE_JOB,
        _STARTS_AT,
        _IN_POST_AT,
        _AN_INTERIM,
        _ALONGSIDE_OWN,
        _COUNTERPART,
        _COUNTERPART_OF,
        _OURS,
        _ITS_OWN,
        _KEEPS_OWN,
        _SHARED_PERSON,
        _AND_OTHERS,
    )
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
    yield from _deputies(view, known)
    for match in _FILLED_BY.finditer(view.posts.text):
        draft = _filled_by(paper, view, match)
        if draft is not None and not is_known(draft, known):
            yield draft
    for pattern in _POINTING.that_may_match(view.posts.text):
        for match in pattern.finditer(view.posts.text):
            draft = _pointed(paper, view, match, known)
            if draft is not None and not is_known(draft, known):
                yield draft


def is_known(draft: AppointmentDraft, known: list[AppointmentDraft]) -> bool:
    """A person with a post in that body already is not given another by guess."""
    return any(
        other.person == draft.person and set(other.bodies) & set(draft.bodies) and other.status == draft.status
        for other in known
    )


# whoever is but "the chief" of a body
_OF_A_CHIEF = "chief (?:exec|fire|constable|officer)"


def title_before(paper: Paper, view: View, position: int, word: str = "") -> str:
    """Give the title named last before a place, of those that hold a word ("director"), within a few sentences."""
    here = [post for post in _posts_of(view.posts) if post.start < position]
    earlier = [post for other in paper.views[max(0, view.number - 6) : view.number] for post in _posts_of(other.posts)]
    titles = [post.title for post in (*earlier, *here) if re.search(word, post.title.casefold())]
    return titles[-1] if titles else ""


_BARE = frozenset(["director", "head", "lead", "manager"])


def full_title(paper: Paper, view: View, post: Post) -> str:
    """Give a post's title; "director" alone is the directorship named before."""
    word = post.title.casefold()
    if word == "chief":
        return title_before(paper, view, post.start, _OF_A_CHIEF) or "chief executive"
    return (title_before(paper, view, post.start, word) if word in _BARE else "") or post.title


def _posts_of(marked: Marked) -> list[Post]:
    found = (marked.item(token) for token in re.findall(r"\[O\d+\]", marked.text))
    return [post for post in found if isinstance(post, Post)]


_COMING = (
    "will",
    "start",
    "begin",
    "takes up",
    "arrives",
    "is to",
    "is due",
    "is set",
    "has agreed",
    "is going",
    "to ",
)


def _pointed(paper: Paper, view: View, match: re.Match[str], known: list[AppointmentDraft]) -> AppointmentDraft | None:
    marked = view.posts
    groups = match.groupdict()
    person = marked.item(match["who"])
    token = groups.get("body") or groups.get("here")
    body = marked.item(token) if token else None
    bodies = body.names if isinstance(body, BodyMention) else paper.author if len(paper.author) == 1 else ()
    word = (groups.get("word") or "").casefold()
    span = marked.source(*match.span())
    place = marked.source(match.start("verb"), match.end("verb"))[0] if groups.get("verb") else span[0]
    title = title_before(paper, view, place, "" if word in {"equivalent", "counterpart"} else word)
    named = marked.item(groups["post"] or "") if groups.get("post") else None
    title = singular(named.title) if isinstance(named, Post) else title
    if groups.get("of") and (held := _held_by(marked.item(match["of"]), known, span[0])):
        title = held
    if not isinstance(person, PersonMention) or " " not in person.name or not title or not bodies:
        return None
    verb = groups.get("verb") or ""
    coming = verb.startswith(_COMING)
    status: AppointmentStatus = "planned" if coming else "proposed" if verb.startswith("would") else "held"
    is_over = verb.startswith(("had been", "was in", "was at", "was ", "had ", "having", "did", "after"))
    status = "former" if is_over else status
    draft = AppointmentDraft(person.name, title, bodies, status, [span], "title named before")
    draft.basis = basis_in(marked.text[match.start() : match.end("who")].replace("An interim", "an interim"))
    draft.signals.add("title from before")
    date_after(draft, marked, match)
    return draft


def _held_by(person: object, known: list[AppointmentDraft], before: int) -> str:
    """The title that somebody was last said to hold, which a counterpart of theirs has too."""
    if not isinstance(person, PersonMention):
        return ""
    has = [draft for draft in known if draft.person == person.name and min(draft.spans)[0] <= before]
    has = [draft for draft in has if draft.status != "former"] or has
    return max(has, key=lambda draft: min(draft.spans)[0]).role if has else ""


_ACTS_UP = re.compile(r"(?:\w+ )*act(?:s|ing)? up\b")
_AT_BODY = rule_pattern(r"\b(?:[Aa]t|[Ii]n) {B:body},? where (?:the )?$")


# “At Belstone the position has been covered by Jane Doe”
_AT_HEAD = rule_pattern(r"(?:^|[.;] |, )(?:[Aa]t|[Ii]n) {B:body},? (?:the |this |that )?$")


def _filled_by(paper: Paper, view: View, match: re.Match[str]) -> AppointmentDraft | None:
    marked = view.posts
    person = marked.item(match["who"])
    before = [_posts_of(other.posts) for other in paper.views[max(0, view.number - 3) : view.number]]
    earlier = next((posts for posts in reversed(before) if posts), [])
    if "[O" in marked.text[: match.start()] or not earlier or not isinstance(person, PersonMention):
        return None
    post = earlier[0]  # what the sentence before was about
    there = _AT_BODY.search(marked.text[: match.start()]) or _AT_HEAD.search(marked.text[: match.start()])
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


_HEADS = re.compile(
    r"(?:interim |acting )?(?:group )?(chief|accountable|leader|chair|(?:[a-z]+ )?director|head|managing|mayor)", re.I
)


def _deputies(view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“Her deputy, Jane Doe”, “will become his deputy”: deputy in the post that the other is known to hold."""
    marked = view.posts
    if "deputy" not in marked.text:
        return
    for match in _DEPUTY.finditer(marked.text):
        person, boss = (
            marked.item(match["who"] or match["later"] or match["aide"]),
            marked.item(match["boss"] or match["over"] or match["over_aide"]),
        )
        if not isinstance(person, PersonMention) or not isinstance(boss, PersonMention) or " " not in person.name:
            continue
        span = marked.source(*match.span())
        posts = [d for d in known if d.person == boss.name and _HEADS.match(d.role) and min(d.spans)[0] <= span[1]]
        posts = [d for d in posts if d.status != "former"] or posts
        if not posts or person.name == boss.name:
            continue
        verb = (match["verb"] or "").strip()
        is_coming = re.match(r"will|becomes|is to|has been|to be", verb) or (match["new"] or "").startswith("new")
        status: AppointmentStatus = "planned" if is_coming else "former" if verb == "was" else "held"
        role = f"deputy {posts[-1].role}"
        draft = AppointmentDraft(person.name, role, posts[-1].bodies, status, [span], "deputy of another")
        draft.signals.add("title from before")
        if not is_known(draft, [d for d in known if d.role.casefold() == role.casefold()]):
            yield draft


def _stands_in_already(person: PersonMention, known: list[AppointmentDraft], before: int) -> bool:
    """Say whether a title that was told last makes a person a stand-in, of which such words then speak."""
    has = [d for d in known if d.person == person.name and 0 <= before - min(d.spans)[0] < _NEAR_BEFORE]
    return any(d.basis in {"interim", "acting"} and d.status == "held" for d in has)


_NEAR_BEFORE = 400


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
            and span[0] - 800 < max(a for a, _ in d.spans) <= span[0]
            and (d.end or d.status == "former" or "leaving" in d.signals)
        ]
        now_left = {d.person for d in left if d.status != "former" or "leaving" in d.signals}
        left = [d for d in left if d.status != "former" or d.person not in now_left or "leaving" in d.signals]
        if not isinstance(person, PersonMention) or " " not in person.name or not left:
            continue
        if _stands_in_already(person, known, span[0]):
            continue
        left.sort(key=lambda d: max(a for a, _ in d.spans))
        post = left[-1]
        verb = match["verb"].strip().lower()
        status: AppointmentStatus = (
            "planned"
            if verb.startswith(("will", "is to", "to "))
            else "proposed"
            if verb.startswith("would")
            else "held"
        )
        bounds = clause_around(marked.text, *match.span())
        edge = edge_of(marked, match.end(), bounds[1])
        draft = AppointmentDraft(person.name, post.role, post.bodies, status, [span], "stands in")
        draft.signals.add("title from before")
        date_between(draft, marked, (match.end(), edge), match.span(), bounds)
        draft.basis = "acting" if _ACTS_UP.match(verb) else basis_in(marked.text[match.start() : edge])
        if draft.start is None and post.status == "former":
            draft.start = post.end
        if not is_known(draft, [d for d in known if d.role.casefold() == draft.role.casefold()]):
            yield draft
