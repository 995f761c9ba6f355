"""Who holds, held or will hold which post: by-lines, copulas, appointments made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus, Basis
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, number_of, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules import (
    addressees,
    announced,
    asked_posts,
    board_members,
    bosses,
    duties,
    fillings,
    leaders,
    new_holders,
)
from commonseal.reading.rules import appointment_patterns as patterns
from commonseal.reading.rules.affiliations import own_of, works_for
from commonseal.reading.rules.appointment_status import PLAIN, status_of
from commonseal.reading.rules.coming import start_of_coming
from commonseal.reading.rules.decision_drafts import is_minutes
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.listed_posts import as_listed, start_of_list
from commonseal.reading.rules.no_posts import is_no_post
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.sets_named import put_members
from commonseal.reading.rules.stand_ins import full_title
from commonseal.reading.rules.supplied_titles import told_with_its_title
from commonseal.reading.rules.tenures import (
    basis_in,
    began_years_ago,
    date_adjoining,
    date_between,
    date_leading,
    date_of_post_held,
    edge_of,
    settle,
)
from commonseal.reading.rules.whose import bodies_for, is_unnamed_board
from commonseal.reading.rules.whose_before import owner_before

_RULES: re.Several[tuple[re.Pattern[str], str]] = re.Several(
    (
        (patterns.COPULA, "copula"),
        (patterns.AND_IS, "copula"),
        (patterns.LEAVES_TO, "leaves to become"),
        (patterns.ELLIPSIS, "gapped title"),
        (patterns.APPOINTS, "appointed"),
        (patterns.APPOINTMENT_OF, "appointment of"),
        (patterns.APPOINTMENT_POST, "appointment of"),
        (patterns.HIS_APPOINTMENT, "appointment of"),
        (patterns.FOLLOWING_HIS, "role as"),
        (patterns.HIS_ROLE, "role as"),
        (patterns.JOINS_AS, "copula"),
        (patterns.MOVES, "joins"),
        (patterns.MOVES_TO, "joins"),
        (patterns.WHERE, "where somebody is"),
        (patterns.BY_LINE, "by-line"),
        (patterns.IN_BRACKETS, "post in brackets"),
        (patterns.IN_SECOND_BRACKETS, "post in brackets"),
        (patterns.HELD_BY, "held by"),
        (patterns.WITH_AS, "with somebody as"),
        (patterns.JOB_OF, "joins"),
        (patterns.IN_SOMEBODY, "with somebody as"),
        (patterns.FIRST_AS, "with somebody as"),
    )
)


def find(paper: Paper) -> Iterator[AppointmentDraft]:
    """Find the appointments that one sentence gives by itself."""
    found: list[AppointmentDraft] = []
    for view in paper.views:
        here = list(_in_view(paper, view))
        if "[O" in view.posts.text and "[P" in view.posts.text:
            here += list(fillings.find(paper, view, here))
        found += here
    found += announced.find(paper, found)
    found += asked_posts.find(paper, found)
    found += new_holders.find(paper, found)
    found += board_members.find(paper, found)
    found += duties.find(paper, found)
    found += addressees.find(paper, found)
    put_members(paper, found)
    _works_for_all(paper, found)
    bosses.give_bodies(paper, found)
    for draft in found:
        _as_said_elsewhere(draft, found)
        settle(draft, paper.published)
        if not told_with_its_title(draft, found):
            yield draft


_SERVES = rule_pattern(
    r"^\W*{P:who} (?:will |also |now |currently )*(?:works? (?:for|across)|covers?|serves?|supports?|answers? to)"
    r"(?: both| all)? {B:for}"
)


def _works_for_all(paper: Paper, found: list[AppointmentDraft]) -> None:
    """“Jane Doe is programme director. She works for all five councils” says whose post it is."""
    for view in paper.views:
        match = _SERVES.match(view.posts.text)
        person, body = (view.posts.item(match[key]) for key in ("who", "for")) if match else (None, None)
        if not isinstance(person, PersonMention) or not isinstance(body, BodyMention):
            continue
        for draft in found:
            near = 0 < view.sentence.start - max(last for _, last in draft.spans) < 60
            if near and draft.person == person.name and "body inherited" in draft.signals:
                draft.bodies = body.names
                draft.signals.discard("body inherited")


def _as_said_elsewhere(draft: AppointmentDraft, found: list[AppointmentDraft]) -> None:
    """“She will continue as chief executive”: where the paper says elsewhere of which body, it is that one."""
    if not {"body inherited", "board unnamed"} & draft.signals:
        return
    for other in found:
        if (
            other.person == draft.person
            and other.role.casefold() == draft.role.casefold()
            and not {"body inherited", "board unnamed"} & other.signals
            and other.status == draft.status
        ):
            draft.bodies = other.bodies
            draft.signals.discard("body inherited")
            return


def _in_view(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    if "[P" not in view.posts.text:
        return
    if "[O" in view.posts.text:
        yield from of_posts(paper, view)
    yield from leaders.find(paper, view)


def of_posts(paper: Paper, view: View, first_item: int = 0) -> Iterator[AppointmentDraft]:
    """Find who is joined to the posts of a sentence.

    Args:
        paper: The paper.
        view: The sentence.
        first_item: The number of the first item that counts; posts before it are left out.
    """
    text = view.posts.text
    for pattern, rule in _RULES.that_may_match(text):
        for match in pattern.finditer(text):
            yield from _from_match(paper, view, match, rule, first_item)
    for match in patterns.ROLE_FIRST.finditer(text):
        if _is_role_first(view.posts, match):
            yield from _from_match(paper, view, match, "post before name", first_item)
    for match in patterns.POST_IS.finditer(text):
        yield from _from_match(paper, view, match, "post is person", first_item)


_BARE_LABEL = re.compile(
    r"(?:(?:lead|responsible|reporting|contact|report|relevant) )?(?:officer|director|member|cabinet member|manager"
    r"|councillor|head)s?",
    re.IGNORECASE,
)


def _is_role_first(marked: Marked, match: re.Match[str]) -> bool:
    """“Jane Doe, chair, John Roe, …” is a list of names with their posts, not posts with their names."""
    text = marked.text
    gap = re.sub(r"^:\s+$", ": ", match["gap"])
    rest = text[match.end("who") : match.end("who") + 16]
    if gap != match["gap"] and _BARE_LABEL.fullmatch(getattr(marked.item(match["post"]), "title", "")):
        return False  # “Lead officer:      Jane Doe”, in the head of a report
    if gap in {": ", "\t"} and re.match(r"(?:,| \(| –| -|\t) ?(?:the )?\[O", rest):
        return False  # "Lead officer: Jane Doe, Director of Place": the label is no post besides
    if gap == " (" and not rest.startswith((")", ",", ";", " -")):
        return False
    if gap.startswith(","):
        before = text[max(0, match.start() - 14) : match.start()]
        if re.search(r"\[P\d+\],\s*$", before):
            return False
        return not re.match(r", (?:the )?\[O\d+\]", rest)
    return not rest.startswith("'s [O")


def _from_match(
    paper: Paper, view: View, match: re.Match[str], rule: str, first_item: int = 0
) -> Iterator[AppointmentDraft]:
    marked = view.posts
    groups = match.groupdict()
    person = marked.item(match["who"])
    if not isinstance(person, PersonMention):
        return
    if rule in PLAIN and _CONTACT.search(marked.text[: match.start()]):
        return
    own = marked.item(groups["own"]) if groups.get("own") else None
    if isinstance(own, PersonMention) and own.form != "pronoun":
        return
    for key in ("post", "second"):
        token = groups.get(key)
        post = marked.item(token) if token and number_of(token) >= first_item else None
        if not isinstance(post, Post):
            continue
        opening = "link" if groups.get("link") else "verb" if rule == "joins" else "who"
        stretch = (match.start(opening), -1)
        if groups.get("first"):
            stretch = (stretch[0], match.end("first")) if key == "post" else (match.start("second"), -1)
        draft = drafted(paper, view, match, person, post, rule, stretch)
        if draft is not None:
            yield draft


def drafted(
    paper: Paper,
    view: View,
    match: re.Match[str],
    person: PersonMention,
    post: Post,
    rule: str,
    stretch: tuple[int, int],
) -> AppointmentDraft | None:
    """Draft the appointment of a person to a post that a rule has joined in a sentence.

    Args:
        paper: The paper.
        view: The sentence.
        match: What the rule matched in the sentence with its posts marked.
        person: Who.
        post: In which post.
        rule: The rule's name.
        stretch: Where in the marked sentence the dates of the post may stand.

    Returns:
        The draft; ``None`` where no body can be told, the name is a surname alone or the title is of several.
    """
    marked = view.posts
    groups = match.groupdict()
    first, last = clause_around(marked.text, match.start(), match.end())
    clause = marked.text[first:last]
    own = own_of(paper, view, match, post, rule) or (() if post.bodies else owner_before(paper, view, post))
    bodies = own or bodies_for(paper, view, post, match.start(), others=works_for(marked, match))
    if (
        not bodies
        or " " not in person.name
        or is_no_post(rule, post, own)
        or (post.plural and (rule != "copula" or _LISTED.search(marked.text[: match.end("who")])))
    ):
        return None
    resolved = _RESOLVED.match(marked.text)
    if rule in PLAIN and _PAST_OF_NO_BODY.match(post.article) and "former" in post.modifiers and not own:
        return None  # “Sir John Roe, a former permanent secretary”: in no body that anybody names
    status = status_of(groups, post, rule, f"{view.intro} {resolved.group() if resolved else ''} {clause}")
    status = _as_was_said(paper, marked, match, status)
    span = marked.source(match.start(), match.end())
    title = full_title(paper, view, post)
    title = singular(title) if rule == "post is person" else title
    draft = AppointmentDraft(person.name, title, bodies, status, [span], rule, basis=post.basis)
    draft.signals |= _signals(person, own)
    if _ONLY_TWO.fullmatch(title):
        draft.signals.add("title supplied")
    if own and is_unnamed_board(own):
        draft.signals.add("board unnamed")
    if rule == "post before name" and match["gap"].strip() == ":":
        draft.rule = "label"
    in_brackets = re.match(r"[^\[.;]{0,3}\((?P<basis>interim|acting)\b", marked.text[match.end() :], re.IGNORECASE)
    if in_brackets and draft.basis is None:
        draft.basis = cast("Basis", in_brackets["basis"].lower())
    draft.attribution = attribution_of(paper.document, [span], "" if rule in PLAIN else clause)
    as_listed(draft, view, match.start(), rule)
    _complete(draft, marked, match, (first, last), rule, stretch, paper.published)
    if draft.status in {"planned", "proposed"} and _AT_ONCE.match(marked.text, match.end()) and paper.published:
        draft.status, draft.start = "held", draft.start or paper.published
    if draft.start is None and draft.status in {"planned", "proposed"}:
        draft.start = start_of_list(paper, view) or start_of_coming(paper, draft.bodies)
    return draft


_PAST_OF_NO_BODY = re.compile(r"an?$", re.IGNORECASE)
# “She takes on the dual role in May”: says no more of the post than what another sentence does
_ONLY_TWO = re.compile(r"(?:dual|joint|combined|double) (?:role|post|job)", re.IGNORECASE)
_RESOLVED = re.compile(r"\W*(?:RESOLVED|Resolved|AGREED|DECISION|Decision)\b(?: UNANIMOUSLY| unanimously)?:?")


def _as_was_said(paper: Paper, marked: Marked, match: re.Match[str], status: AppointmentStatus) -> AppointmentStatus:
    """What a verb in the past means where it tells what somebody said: “would be”, “had been since”, “that he was”."""
    link = match.groupdict().get("link") or ""
    if status == "former" and _WAS.match(link):
        return "held" if _SAID_THAT.search(marked.text[: match.start()]) else status
    if not is_minutes(paper):
        return status
    if status == "proposed" and _WOULD.search(link):
        return "held" if _WOULD_GO_ON.search(link) else "planned"
    is_still = status == "former" and _HAD_BEEN.search(link) and _SINCE.match(marked.text, match.end())
    return "held" if is_still else status


_WAS = re.compile(r"^ was\b")
_SAID_THAT = re.compile(
    r"\b(?:declared|said|reported|noted|explained|advised|disclosed|stated|added|announced)(?: an interest in| also)?"
    r" that $"
)
_AT_ONCE = re.compile(r"[^;.]{0,60}\bwith immediate effect\b")
_HAD_BEEN = re.compile(r"^ had been\b")
_SINCE = re.compile(r"[^\[;.]{0,20} since \[D")
_WOULD = re.compile(r"^ would\b")
_WOULD_GO_ON = re.compile(r"^ would (?:\w+ )?(?:carry on|continue|remain|stay|go on|keep)\b")


_LISTED = re.compile(r"\[P\d+\],? and \[P\d+\]$")


def _signals(person: PersonMention, own: tuple[str, ...]) -> set[str]:
    """What the rule had to guess."""
    found = set()
    if not own:
        found.add("body inherited")
    if person.form != "name":
        found.add("subject a pronoun" if person.form == "pronoun" else "subject a surname")
    return found


def _complete(
    draft: AppointmentDraft,
    marked: Marked,
    match: re.Match[str],
    bounds: tuple[int, int],
    rule: str,
    stretch: tuple[int, int],
    published: str | None,
) -> None:
    """Give a draft its dates and its footing, out of a stretch of the clause (to the clause's end where that is -1)."""
    groups = match.groupdict()
    begin, edge = stretch
    edge = edge if edge >= 0 else edge_of(marked, match.end(), bounds[1])
    if rule in PLAIN or (rule == "post is person" and not (groups.get("mid") or "").strip().startswith("w")):
        date_adjoining(draft, marked, match.end())
        if rule == "held by" and draft.start is None and draft.status == "planned":
            date_leading(draft, marked, match.span(), bounds)
        if rule == "post before name":
            _since_they_share(draft, marked, match, bounds[0])
        found = basis_in(groups.get("link") or "")
    else:
        date_between(draft, marked, (begin, edge), match.span(), bounds)
        found = basis_in(marked.text[begin:edge])
    date_of_post_held(draft, marked, match.end())
    if rule == "copula" and draft.status == "held" and (groups.get("link") or "").startswith(" has been"):
        draft.start = draft.start or began_years_ago(marked, match.end(), published)
    last = marked.item(groups["last"] or "") if groups.get("last") else None
    if isinstance(last, DateMention):
        draft.end, draft.status = last.edtf, "former"
    if _TO_COME.search(marked.text[match.start() : match.end()]):
        draft.signals.add("said to come")
    since = marked.item(groups["since"]) if groups.get("since") else None
    if since is not None:
        draft.start = draft.start or getattr(since, "edtf", None)
    draft.basis = draft.basis or found


_SINCE_THEN = rule_pattern(
    r"^(?:\W|\w{1,3}\W+)*since {D:since},? (?:[^.;\[]|\[[BG]\d+\]){1,90}?"
    r"\b(?:have|has) (?:both |all |also )?(?:had|shared|been (?:led|run|headed|served) by) $"
)


def _since_they_share(draft: AppointmentDraft, marked: Marked, match: re.Match[str], first: int) -> None:
    """“Since 2018 the two have shared a director, Jane Doe” dates her post."""
    found = _SINCE_THEN.match(marked.text[first : match.start()])
    date = marked.item(found["since"]) if found else None
    if isinstance(date, DateMention) and draft.status == "held":
        draft.start = draft.start or date.bounded


_TO_COME = re.compile(
    r"\b(?:will|is to|are to|to (?:become|take|start|begin|join|be)|takes (?:up|over|on)|starts|begins|joins"
    r"|becomes|would)\b"
)


_CONTACT = re.compile(
    r"\b(?:questions?|enquir\w+|queries|contact|further information|e-?mail|copies)\b[^:;]*\b(?:to|from)\b"
    r"|\bcontact\b",
    re.IGNORECASE,
)
