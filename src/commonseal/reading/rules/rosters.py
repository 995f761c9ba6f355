"""Posts that layout alone says: signatures, lists of those present, lists of members."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post
from commonseal.reading.rules import (
    cabinet_jobs,
    careers,
    lead_lines,
    post_cards,
    profiles,
    records,
    teams_listed,
    title_lines,
)
from commonseal.reading.rules.coming import start_of_coming
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import basis_in, date_between, settle
from commonseal.reading.rules.whose import addressee, bodies_for, own_bodies

_LETTERS = r"(?:,? (?:[A-Z][A-Za-z]?){2,6})*"
_ALONE = re.compile(rf"^\W*(?P<who>\[P\d+\]){_LETTERS}(?: ?[(\[][A-Z]{{2,4}}[)\]])?\W*$")
_POST_ALONE = re.compile(
    r"^\W*(?P<post>\[O\d+\])(?:, [A-Z][\w &-]{2,40})?"
    r"(?: \((?:minutes|notes?|minute[- ]taker|observ\w+|chair|by \w+|via \w+"
    r"|(?:for|from|until|up to)? ?(?:agenda )?items?[^()]{1,30})\))?(?:\W*| and \[[BG]\d+\]\W*)$",
    re.IGNORECASE,
)
_BODY_ALONE = re.compile(
    r"^\W*(?:(?:for and )?on behalf of (?:the )?)?(?P<body>\[[BG]\d+\])(?:,? [A-Z][\w ]{2,40})?\W*$"
)
_COLUMNS = re.compile(r"^\W*\[(?P<kind>[POBG])\d+\](?:(?:\s{3,}|\t+ *)\[[POBG]\d+\]){1,3}\s*$")
_PORTFOLIO = rule_pattern(
    r"{P:who} \((?P<portfolio>[A-Z][A-Za-z' ]{2,40}?(?:,? (?:and|&) [A-Z][A-Za-z' ]{2,30})?)\)", ignore_case=False
)
_PRESENT = re.compile(
    r"^\W*(?:present|apologies|members?|cabinet|councillors|in attendance|attending|membership)\b", re.IGNORECASE
)
_CABINET_IS = re.compile(r"\b(?:cabinet|executive)(?: members)?(?: (?:is|are|will be|as follows))*:\s*$", re.IGNORECASE)
_PARTIES = frozenset(
    [
        "Labour",
        "Conservative",
        "Conservatives",
        "Liberal",
        "Democrat",
        "Democrats",
        "Green",
        "Independent",
        "Con",
        "Lab",
        "Reform",
        "UKIP",
        "Chair",
        "Vice",
        "Substitute",
        "Apologies",
        "Observer",
        "Minutes",
        "Notes",
    ]
)


def find(paper: Paper) -> Iterator[AppointmentDraft]:
    """Find the appointments that stand in signatures and lists of names."""
    in_records = records.records_of(paper)
    lines = records.lines_of(in_records)
    pairs = {number: post for number, post in title_lines.first_of_pairs(paper).items() if number not in lines}
    yield from records.appointments(paper, in_records)
    yield from teams_listed.appointments(paper)
    cards = list(post_cards.find(paper, pairs))
    yield from cards
    told = {draft.person for draft in cards}
    yield from (draft for draft in title_lines.find(paper, pairs) if draft.person not in told)
    yield from _signatures(paper, {*pairs, *lines})
    yield from _written_to(paper)
    yield from lead_lines.find(paper)
    yield from cabinet_jobs.in_lines(paper)
    yield from profiles.find(paper)
    yield from careers.find(paper)
    in_list = False
    for view in paper.views:
        opens = _PRESENT.search(view.posts.text) is not None
        in_list = opens or (in_list and "[P" in view.posts.text and view.sentence.block.kind != "paragraph")
        if in_list or _heads_a_list(view.section) or _heads_a_list(view.intro):
            yield from _portfolios(paper, view)
            yield from _described(paper, view)
            yield from _chairing(paper, view)
            yield from _body_first(view)
            yield from _name_and_title(paper, view)


@lru_cache(maxsize=64)
def _heads_a_list(words: str) -> bool:
    """Say whether a heading or an introduction announces who is there; many sentences stand below each."""
    return bool(_PRESENT.search(words) or _CABINET_IS.search(words))


def _signatures(paper: Paper, pairs: Collection[int]) -> Iterator[AppointmentDraft]:
    """A name on its line, the post on the next, the body perhaps below: at the foot of a letter or at its head."""
    views = paper.views
    salutation = next((n for n, view in enumerate(views[:24]) if _DEAR.match(view.plain.text)), -1)
    of_mine = tuple(view for view in views if _MY_POST.search(view.posts.text))
    for number, view in enumerate(views[:-1]):
        alone = _ALONE.match(view.posts.text)
        yield from _my_posts(of_mine, alone, view)
        if alone and number not in pairs:
            yield from _signed(paper, number, alone, is_addressee=number < salutation)
        elif _COLUMNS.match(view.posts.text):
            yield from _in_columns(paper, number)


_DEAR = re.compile(r"\W*Dear\b")


def _signed(paper: Paper, number: int, alone: re.Match[str], *, is_addressee: bool) -> Iterator[AppointmentDraft]:
    views = paper.views
    first = number + 1
    following = _POST_ALONE.match(views[first].posts.text)
    person = views[number].posts.item(alone["who"])
    if not following or not isinstance(person, PersonMention) or " " not in person.name:
        return
    posts = [(views[first], following["post"])]
    if number + 2 < len(views) and (second := _POST_ALONE.match(views[number + 2].posts.text)):
        posts.append((views[number + 2], second["post"]))
    body, last = _body_below(views, number + 1 + len(posts))
    body = _body_above(views, number) or body
    for view, token in posts:
        post = view.posts.item(token)
        if not isinstance(post, Post) or post.plural:
            continue
        own = post.bodies or body
        bodies = own or _writer(paper, view, post, is_addressee=is_addressee)
        if bodies:
            span = (views[number].sentence.start, (last or view).sentence.end)
            draft = AppointmentDraft(
                person.name,
                post.title,
                bodies,
                "former" if "former" in post.modifiers else "held",
                [span],
                "signature",
                basis=post.basis or basis_in(view.posts.text),
            )
            draft.signals |= set() if own else {"body inherited"}
            yield draft


_BEHALF = rule_pattern(
    r"^\W*(?:signed |agreed |executed )?(?:for|for and on behalf of|on behalf of|by) (?:the )?{BG:body}\W*$"
)


def _body_above(views: tuple[View, ...], number: int) -> tuple[str, ...]:
    """“Signed on behalf of Dale Council”, right above the name: for whom that person signs."""
    above = _BEHALF.match(views[number - 1].posts.text) if number else None
    body = views[number - 1].posts.item(above["body"]) if above else None
    return body.names if isinstance(body, BodyMention) else ()


def _body_below(views: tuple[View, ...], number: int) -> tuple[tuple[str, ...], View | None]:
    for view in views[number : number + 2]:
        below = _BODY_ALONE.match(view.posts.text)
        body = view.posts.item(below["body"]) if below else None
        if isinstance(body, BodyMention):
            return body.names, view
        if "[" in view.posts.text:
            break
    return (), None


def _writer(paper: Paper, view: View, post: Post, *, is_addressee: bool) -> tuple[str, ...]:
    """Whoever signs without naming a body writes for the paper's; whoever is written to does not."""
    if is_addressee:
        return addressee(paper)
    if len(paper.author) == 1:
        return paper.author
    head = [body for other in paper.views[:2] for _, body in bodies_of(other.plain)]
    return head[0].names if head else bodies_for(paper, view, post, 0)


def _in_columns(paper: Paper, number: int) -> Iterator[AppointmentDraft]:
    """Two or more signatures side by side: names on one line, posts on the next, bodies on the third."""
    rows = []
    for view in paper.views[number : number + 3]:
        found = re.findall(r"\[[POBG]\d+\]", view.posts.text) if _COLUMNS.match(view.posts.text) else []
        rows.append([view.posts.item(token) for token in found])
    if len(rows) < 2 or len(rows[0]) != len(rows[1]):
        return
    bodies = rows[2] if len(rows) > 2 and len(rows[2]) == len(rows[0]) else [None] * len(rows[0])
    last = paper.views[number + 2 if any(bodies) else number + 1]
    for person, post, body in zip(rows[0], rows[1], bodies, strict=True):
        if not isinstance(person, PersonMention) or not isinstance(post, Post) or " " not in person.name:
            continue
        names = post.bodies or (body.names if isinstance(body, BodyMention) else ())
        if names:
            span = (paper.views[number].sentence.start, last.sentence.end)
            yield AppointmentDraft(person.name, post.title, names, "held", [span], "signature", basis=post.basis)


_YOU = rule_pattern(
    r"\b(?:(?:confirm|appoint|appointed|designate|designated|confirmed|congratulate"
    r"|congratulations to) you (?:on"
    r" your (?:appointment|election) )?(?:as|to be)|you(?P<how>(?: (?:will|are|have|to|been|also|now|then|both"
    r"|currently|still|formally|shall|today|be|become|remain|continue|stay|act|serve|appointed|confirmed|designated|named|chosen"
    r"|selected|take up|take on|step down|stand down|in post|on|as)){1,8})"
    r"|your (?:appointment|designation|new role|new post) as)"
    r"(?: (?:the|our|its|your|post of|role of)){0,2} (?P<post>{O})|\bas (?P<held>{O}),? you\b"
)
_YOU_STAY = re.compile(
    r"\b(?:remain|continue|stay|step down|stand down)\b|^ are(?: (?:also|now|currently|both|still))*$"
)
_YOU_FILL = re.compile(r"\b(?:be|become|remain|continue|stay|act|serve|are|\w+ed|chosen|take (?:up|on)|down)\b")


def _you_status(match: re.Match[str]) -> AppointmentStatus | None:
    """Whether the person written to has the post or will have it; ``None`` if the words do not fill it."""
    how = match["how"] or ""
    if match["held"] or _YOU_STAY.search(how):
        return "held"
    return "planned" if not how or _YOU_FILL.search(how) else None


def _written_to(paper: Paper) -> Iterator[AppointmentDraft]:
    """“We confirm you as accountable officer”: the post of the person the letter is addressed to."""
    salutation = next((n for n, view in enumerate(paper.views[:24]) if _DEAR.match(view.plain.text)), -1)
    if salutation < 0:
        return
    head = paper.views[salutation]
    greeted = re.search(r"\[P\d+\]", head.posts.text)
    person = head.posts.item(greeted.group()) if greeted else None
    if not isinstance(person, PersonMention) or " " not in person.name:
        return
    for view in paper.views[salutation + 1 :]:
        for match in _YOU.finditer(view.posts.text):
            post, status = view.posts.item(match["post"] or match["held"]), _you_status(match)
            if not isinstance(post, Post) or post.plural or status is None:
                continue
            bodies = own_bodies(paper, view, post) or bodies_for(paper, view, post, match.start())
            span = view.posts.source(*match.span())
            spans = [span, (head.sentence.start, head.sentence.end)]
            draft = AppointmentDraft(person.name, post.title, bodies, status, spans, "you as", basis=post.basis)
            text = view.posts.text
            date_between(draft, view.posts, (match.end(), len(text)), match.span(), (0, len(text)))
            if status == "planned":
                draft.start = draft.start or start_of_coming(paper, bodies)
            settle(draft, paper.published)
            yield draft


_MY_POST = rule_pattern(
    r"\b(?:my|as your) (?:current |present )?(?:role|post|position|job|appointment) as (?P<post>{O})"
)


def _my_posts(views: tuple[View, ...], alone: re.Match[str] | None, signed: View) -> Iterator[AppointmentDraft]:
    """“My role as chief officer of …” is a post of the person who signs the letter."""
    person = signed.posts.item(alone["who"]) if alone else None
    if not isinstance(person, PersonMention) or " " not in person.name:
        return
    for view in views:
        for match in _MY_POST.finditer(view.posts.text):
            post = view.posts.item(match["post"])
            if isinstance(post, Post) and post.bodies:
                span = view.posts.source(*match.span())
                yield AppointmentDraft(
                    person.name,
                    post.title,
                    post.bodies,
                    "held",
                    [span, (signed.sentence.start, signed.sentence.end)],
                    "my role as",
                    basis=post.basis,
                )


_FREE = rule_pattern(
    r"^\W*{P:who}(?:\s*[\t|]?\s*\(?[A-Z]{2,4}\)?(?=\s*[,\t|–-]))?(?: \((?P<brackets>[A-Za-z][^()\[\]]{3,50})\)\s*$"
    r"|\s*(?:,|:|\t| – | - |\|)\s*"
    r"(?P<free>[A-Z][A-Za-z' ,/&-]{3,60}?)(?: \([^()\[\]]*\))?(?:(?:,| at| of| for|\t| –) "
    r"(?:the )?(?P<body>{BG}))?\s*$)",
    ignore_case=False,
)


_CABINET = re.compile(r"\W*(?:the |members of the |our )?cabinet(?: members)?\b[^.]{0,30}$", re.IGNORECASE)
_TITLE_WORD = re.compile(
    r"\b(?:leader|chair\w*|member|officer|director|executive|lead|mayor|deputy|secretary|manager|head|portfolio|holder"
    r"|whip|advis[eo]r|assistant|convenor)\b",
    re.IGNORECASE,
)
_DESIGNATE = re.compile(r"[ -](?:[Dd]esignate|[Ee]lect)\b")


def _described(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """In a list of those present, what stands after the name is the person's place in the body."""
    match = _FREE.match(view.posts.text)
    person = view.posts.item(match["who"]) if match else None
    if match is None or not isinstance(person, PersonMention) or " " not in person.name:
        return
    role = (match["free"] or match["brackets"] or "").strip(" ,")
    status: AppointmentStatus = "planned" if _DESIGNATE.search(role) else "held"
    role = _DESIGNATE.sub("", role)
    if any(_CABINET.match(words) for words in (view.section, view.intro)) and not _TITLE_WORD.search(role):
        role = f"Cabinet Member for {role}"
    body = view.posts.item(match["body"]) if match["body"] else None
    bodies = body.names if isinstance(body, BodyMention) else paper.author if len(paper.author) == 1 else ()
    councils = paper.registry.of_class("council")
    if not bodies and len(councils) == 1 and _CABINET_IS.search(view.intro):
        bodies = (councils[0].name,)
    if bodies and role and not set(role.split()) & _PARTIES:
        yield AppointmentDraft(
            person.name, role, bodies, status, [(view.sentence.start, view.sentence.end)], "list of those present"
        )


_BODY_FIRST = rule_pattern(
    r"^\W*{P:who}(?: \([A-Z]{2,4}\))?\s*(?:,|:|\(|\t|[–-](?= )|\|) ?(?:the )?{B:in}"
    r"\s*(?:,|:|\(|\t|[–-](?= )|\|)\s*{O:post}\W*$"
)


def _body_first(view: View) -> Iterator[AppointmentDraft]:
    """“Jane Doe, Dale Council, Leader”: the body between the name and the post."""
    match = _BODY_FIRST.match(view.posts.text)
    if match is None:
        return
    person, body, post = (view.posts.item(match[key]) for key in ("who", "in", "post"))
    if isinstance(person, PersonMention) and isinstance(body, BodyMention) and isinstance(post, Post):
        span = (view.sentence.start, view.sentence.end)
        if " " in person.name and not post.plural and set(post.bodies) <= set(body.names):
            yield AppointmentDraft(
                person.name, post.title, body.names, "held", [span], "list of those present", basis=post.basis
            )


_NAME_AND_TITLE = rule_pattern(r"^\W*{P:who} {O:post}(?:, [A-Z][\w' -]{2,40})?(?: \([^()]{1,40}\))?\W*$")


def _name_and_title(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“Professor Jane Doe  Non-Executive Director”: columns that a long name has brought together."""
    match = _NAME_AND_TITLE.match(view.posts.text) if view.sentence.block.kind != "paragraph" else None
    person, post = (view.posts.item(match[key]) for key in ("who", "post")) if match else (None, None)
    if not isinstance(person, PersonMention) or not isinstance(post, Post) or " " not in person.name or post.plural:
        return
    if names := post.bodies or bodies_for(paper, view, post, 0):
        span = (view.sentence.start, view.sentence.end)
        yield AppointmentDraft(
            person.name, post.title, names, "held", [span], "list of those present", basis=post.basis
        )


_ALSO_CHAIR = rule_pattern(r"^\W*{P:who},? {O}(?: \((?:in the )?{O:chair}(?: of (?:the )?[\w ]{3,30})?\))\W*$")


def _chairing(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“Councillor Doe, Cabinet Member for Housing (Chair)”: chair of what met, besides the post that is named."""
    match = _ALSO_CHAIR.match(view.posts.text)
    person = view.posts.item(match["who"]) if match else None
    post = view.posts.item(match["chair"]) if match else None
    if not isinstance(person, PersonMention) or not isinstance(post, Post) or len(paper.author) != 1:
        return
    if re.fullmatch(r"(?:vice[- ]|deputy |co-?)?chair\w*", post.title, re.IGNORECASE) and " " in person.name:
        span = (view.sentence.start, view.sentence.end)
        yield AppointmentDraft(person.name, post.title, paper.author, "held", [span], "list of those present")


def _portfolios(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    marked = view.posts
    if not re.search(r"\(\[O\d+\]|\((?:Leader|Deputy Leader)", marked.text) or len(paper.author) != 1:
        return
    for match in _PORTFOLIO.finditer(marked.text):
        person = marked.item(match["who"])
        words = set(match["portfolio"].split())
        if isinstance(person, PersonMention) and " " in person.name and not words & _PARTIES:
            yield AppointmentDraft(
                person.name,
                match["portfolio"],
                paper.author,
                "held",
                [marked.source(match.start(), match.end())],
                "portfolio",
            )
