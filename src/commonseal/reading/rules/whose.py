"""Whose post, whose arrangement: the bodies a clause means when it does not say."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post
from commonseal.reading.rules.beside_posts import beside, where_group_sits
from commonseal.reading.rules.coming import coming_body
from commonseal.reading.rules.focus import (
    FIRST,
    board_before,
    board_spoken_of,
    headed_just_before,
    in_focus,
    left_of,
    unit_spoken_of,
)
from commonseal.reading.rules.meeting_of import CHAIR, of_the_meeting
from commonseal.reading.rules.no_known_kind import of_no_known_kind
from commonseal.reading.rules.of_places import in_a_place, of_a_place, usual_classes
from commonseal.reading.rules.spoken_of import (
    council_told_first,
    last_group,
    main_body,
    members_sharing,
    place_named_last,
    run_by_holder,
    under_a_body,
)
from commonseal.reading.rules.titled_units import of_its_title, of_kind_after
from commonseal.reading.rules.unnamed_bodies import of_a_kind, where_somebody_was
from commonseal.reading.rules.unnamed_coming import coming_body_of
from commonseal.reading.rules.whose_before import owner_before

_NEW_BODY = re.compile(r"\bnew (?:body|organisation|CCG|trust|council|authority|ICB)\b", re.IGNORECASE)
_HEADS = re.compile(r"(?:deputy )?(?:chief (?:executive|officer|operating|finance)|managing director)", re.IGNORECASE)
_NEVER = frozenset(["national", "system", "company"])


def bodies_for(paper: Paper, view: View, post: Post, position: int, others: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give the bodies of a post: its own, else those the sentence or the ones before are about, else the paper's."""
    found = _bodies_for(paper, view, post, position, others)
    sort = _SORT.search(paper.document.flow, max(0, post.start - _LONGEST_SORT), post.start)
    if sort is None or others or post.bodies:
        return found
    kinds = _OF_SORT[sort["sort"].lower()]
    if all(paper.class_of(name) in kinds for name in found):
        return found
    of_sort = [body.name for kind in kinds for body in paper.registry.of_class(kind)]
    return (of_sort[0],) if len(of_sort) == 1 else ()


# “hospital chief executive Jane Doe”: of no clinical commissioning group, whichever the story is about
_OF_SORT = {
    "hospital": {"trust", "provider"},
    "university": {"company"},
    "charity": {"provider", "company", "association"},
    "college": {"provider"},
    "police": {"police", "commissioner"},
    "council": {"council", "authority"},
    "fire authority": {"fire", "authority"},
    "fire service": {"fire", "authority"},
}
_LONGEST_SORT = 16
_SORT = re.compile(rf"\b(?P<sort>{'|'.join(_OF_SORT)}) (?=\w*$)", re.IGNORECASE)


def _bodies_for(paper: Paper, view: View, post: Post, position: int, others: tuple[str, ...]) -> tuple[str, ...]:
    said = post.bodies or owner_before(paper, view, post) or others
    said = said or of_its_title(paper, post) or of_a_kind(paper, post) or where_somebody_was(paper, post)
    said = said or of_the_meeting(paper, view, post) or _said_otherwise(paper, view, post)
    said = said or beside(paper, view, post, position) or _of_the_coming(paper, view)
    said = said or headed_just_before(paper, view, post)
    if said:
        return said
    usual = usual_classes(post.title)
    place = view.posts.starts[position]
    first, last = _segment(view, position)
    in_row = view.sentence.block.kind == "row"
    here = [
        body
        for _, body in bodies_of(view.plain)
        if first <= body.start < last and (_fits(paper, body, usual) or (in_row and body.body_class == "company"))
    ]
    here = _likeliest(post.title, here) or _lead_of_list(paper, view, usual)
    near = [body for body in here if body.start < place and body.passing != "career"]
    later = [body for body in here if body.start > place and body.passing != "career"]
    before = _likeliest(post.title, [body for body in view.before if _fits(paper, body, usual)])
    before = [body for body in before if not body.passing] or before
    told = (
        of_kind_after(paper, post)
        or in_a_place(paper, view, post, near)
        or (() if here else under_a_body(paper, view))
        or (near[-1].names if near else ())
        or _by_title(paper, view, post)
        or _by_opening(paper, view, usual)
        or _in_heading(paper, view, usual)
        or (in_focus(paper, view, lambda body: _fits(paper, body, usual)) if usual or _HEADS.match(post.title) else ())
    )
    if told:
        return told
    if who_writes := _of_who_writes(paper, view, post, usual):
        return who_writes
    main = main_body(paper, usual) if usual and view.sentence.block.kind == "paragraph" else ()
    main = main or (council_told_first(paper, view, post) if usual else ())
    if main and not later:
        return main
    is_listed = first > view.sentence.start and bool(usual)
    rest = [*before[-1:], *later[:1]]
    return rest[0].names if rest and not is_listed else _from_registry(paper, usual)


_ITS = re.compile(r"\W*Its \[?\w")


def _of_the_coming(paper: Paper, view: View) -> tuple[str, ...]:
    """“… the new trust. Its chair will be Jane Doe and the chief nurse John Roe”: both posts are there."""
    is_its = _ITS.match(paper.document.flow, view.sentence.start) is not None
    return coming_body(paper) if is_its and _NEW_BODY.search(_words_before(paper, view)) else ()


def _of_who_writes(paper: Paper, view: View, post: Post, usual: list[str]) -> tuple[str, ...]:
    """The paper's own body or bodies, but for a regulator, who writes of the posts of whom it writes to."""
    is_table = "\t" in view.posts.text or "|" in view.posts.text
    is_regulator = paper.author[:1] != () and paper.class_of(paper.author[0]) == "national"
    if len(paper.author) > 1 and not is_regulator and view.sentence.block.kind != "paragraph" and not is_table:
        return paper.author
    if is_regulator and _REGIONAL.match(post.title):
        return paper.author
    if is_regulator and (theirs := _of_addressee(paper, view, usual)):
        return theirs
    return paper.author if len(paper.author) == 1 and _author_fits(paper, usual, post.title) else ()


# a regulator's own: “the Regional Director will write to you”
_REGIONAL = re.compile(
    r"(?:deputy |acting )?(?:regional|national|area) (?:director|manager|lead|finance lead)", re.IGNORECASE
)


def _likeliest(title: str, bodies: list[BodyMention]) -> list[BodyMention]:
    """A commissioner's post is in their office, a chief constable's in the force; groups of GPs rarely have a chief."""
    if "ommissioner" in title:
        return [body for body in bodies if "ommissioner" in body.names[0]] or bodies
    if "onstable" in title:
        return [body for body in bodies if "ommissioner" not in body.names[0]] or bodies
    if title.casefold().startswith("chief executive"):
        return [body for body in bodies if body.body_class != "ccg"] or bodies
    return bodies


def _segment(view: View, position: int) -> tuple[int, int]:
    """Where the item of a list goes that a place stands in: "A, chief nurse; B, chair" has two."""
    text = view.posts.text
    if text.count("; ") < 2:
        return view.sentence.start, view.sentence.end
    left = text.rfind("; ", 0, position)
    right = text.find("; ", position)
    first = view.posts.starts[left] if left >= 0 else view.sentence.start
    return first, view.posts.starts[right] if right >= 0 else view.sentence.end


_LEAD = re.compile(r"^[^;]{4,220}?: ")


def _lead_of_list(paper: Paper, view: View, usual: list[str]) -> list[BodyMention]:
    """“The leadership of A and B will be: Jane Doe, chair; John Roe, chief nurse”: the bodies before the colon."""
    if view.posts.text.count("; ") < 2 or not (lead := _LEAD.match(view.posts.text)):
        return []
    edge = view.posts.starts[lead.end() - 1]
    found = [body for _, body in bodies_of(view.posts) if body.start < edge and _fits(paper, body, usual)]
    found = found or [body for _, body in bodies_of(view.plain) if body.start < edge and _fits(paper, body, usual)]
    return found[-1:]


_PROGRAMME = re.compile(
    r"^(?:senior responsible (?:owner|officer)|sro\b|programme|project|transformation director)", re.IGNORECASE
)
_PROGRAMME_NAME = re.compile(r"(?:[A-Z][\w'-]+ ){1,4}(?:Programme|PROGRAMME|Project|PROJECT)\b")
_SITE = re.compile(r", ((?:[A-Z][\w-]+ ?){1,3}) (?:site|division|locality|place|campus)$")


def _by_title(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """The body that a title itself points to: a group's, a site's, the programme's that the paper is about."""
    if post.title.casefold().startswith("group ") and len(paper.author) > 1:
        return paper.author
    if post.title.casefold().startswith("group ") and (group := last_group(paper, view, post)):
        return group
    if sharing := members_sharing(paper, post):
        return sharing
    site = _SITE.search(post.title)
    index = paper.registry.aliases.get(site.group(1).strip()) if site else None
    if index is not None:
        return (paper.registry.bodies[index].name,)
    if _PROGRAMME.match(post.title):
        for other in paper.views[:4]:
            named = _PROGRAMME_NAME.search(paper.document.flow, other.sentence.start, other.sentence.end)
            if named:
                name = named.group()
                return (name.title() if name.isupper() else name,)
    return ()


def _in_heading(paper: Paper, view: View, usual: list[str]) -> tuple[str, ...]:
    """A body whose name alone is the heading above the sentence."""
    if not view.section:
        return ()
    for other in reversed(paper.views[max(0, view.number - 60) : view.number]):
        if other.sentence.block.kind == "heading" and other.sentence.block.section == view.section:
            found = bodies_of(other.plain)
            alone = len(found) == 1 and re.fullmatch(r"\W*(?:\d+\W*)?\[[BG]\d+\]\W*", other.plain.text)
            return found[0][1].names if alone and _fits(paper, found[0][1], usual) else ()
    return ()


def _by_opening(paper: Paper, view: View, usual: list[str]) -> tuple[str, ...]:
    """The body named by the sentence that opens a list: “The following appointments have been made at A:”."""
    bodies = [body for body in view.intro_bodies if _fits(paper, body, usual)]
    return bodies[0].names if len(view.intro_bodies) == 1 and bodies else ()


def own_bodies(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """The bodies a post names itself; "its" is the new body where the sentence before names one."""
    coming = coming_body(paper)
    flow = paper.document.flow
    if whose := _whose(view, post) or ((not coming and coming_body_of(paper, post)) or ()):
        return whose
    if coming and (
        (post.bodies_form == "it" and _NEW_BODY.search(_words_before(paper, view)))
        or re.match(
            r" (?:of|for|at) (?:the|our|its) (?:new|merged|combined|successor) ", flow[post.end : post.end + 24]
        )
    ):
        return coming
    is_its = post.bodies_form == "it" or _ITS_OWN.search(flow[max(0, post.start - 16) : post.end - len(post.title)])
    if is_its and (unit := unit_spoken_of(paper, view, post.title, post.start)):
        return unit
    if not post.bodies and (told := _told_after(paper, view, post)):
        return told
    if CHAIR.fullmatch(post.title) and (
        post.bodies_form == "it" or (not post.bodies and FIRST.search(left_of(flow, post)))
    ):
        spoken_of = board_before(paper, view, post) or (
            board_spoken_of(paper, view, post.start) if post.bodies_form == "it" else ()
        )
        if spoken_of:
            return spoken_of
    board = _BOARD.match(flow, post.end) if not post.bodies and re.search(r"(?i)\bchair", post.title) else None
    return (" ".join(_NEW.sub("", board["name"]).split()),) if board else post.bodies


_WHOSE = rule_pattern(r"{BG:body},? whose (?:own |current |new |present |interim |joint |shared )*$")


def _whose(view: View, post: Post) -> tuple[str, ...]:
    """“NHS England, whose regional director, Jane Doe, said”: of the body straight before."""
    if post.bodies_form not in {"", "it"} or post.start <= view.sentence.start:
        return ()
    for match in re.finditer(r"\[O\d+\]", view.posts.text):
        if view.posts.item(match.group()) is post:
            found = _WHOSE.search(view.posts.text[: match.start()])
            body = view.posts.item(found["body"]) if found else None
            return body.names if isinstance(body, BodyMention) and not body.organ else ()
    return ()


_ITS_OWN = re.compile(
    r"\b(?:its|whose|their)(?: own)?(?: (?:current|present|first|new|outgoing))? $|\bits own $", re.IGNORECASE
)


def _told_after(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """The body that the words after a post tell, where it is none that the post has taken with it."""
    if run := run_by_holder(view, post):
        return run
    if post.title.endswith("group") and (members := where_group_sits(view, post)):
        return members
    is_there = paper.document.flow.startswith(" there", post.end)
    there = (in_a_place(paper, view, post, []) or place_named_last(view, post.start)) if is_there else ()
    told = there or of_no_known_kind(paper, post) or of_a_place(paper, post)
    return told or of_a_kind(paper, post) or where_somebody_was(paper, post)


_BOARD = re.compile(
    r" (?:of|for) (?:the|a|an|its|this|our) (?P<name>(?:[a-z'-]+ ){0,4}?(?:board|committee|panel|forum"
    r"|group))\b(?! of\b)"
)
_NEW = re.compile(r"\b(?:new|proposed|first|current|existing|same)\b")


def is_unnamed_board(names: tuple[str, ...]) -> bool:
    """Say whether a body is only "joint board" or the like, which another sentence may name in full."""
    return (
        len(names) == 1
        and re.fullmatch(r"(?:joint |shadow |single |shared )?(?:board|committee|panel|group)", names[0]) is not None
    )


def _said_otherwise(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """“Your chief officer” is the addressee's; a post "designate" is in the body yet to be formed."""
    if post.article == "your":
        return addressee(paper)
    if "planned" in post.modifiers or _NEW_BODY.search(view.section):
        return coming_body(paper)
    return ()


def _words_before(paper: Paper, view: View) -> str:
    """The sentence before, in which "the new body" may be named that "its" stands for."""
    if view.number == 0:
        return ""
    other = paper.views[view.number - 1].sentence
    return paper.document.flow[other.start : other.end]


def addressee(paper: Paper) -> tuple[str, ...]:
    """Give the bodies a letter is addressed to: those named above “Dear”, other than the writer's."""
    found: tuple[str, ...] = ()
    for view in paper.views[:14]:
        if re.match(r"\W*Dear\b", view.plain.text):
            return found
        for _, body in bodies_of(view.plain):
            if body.names != paper.author and body.body_class != "national":
                found = body.names
    return ()


def _of_addressee(paper: Paper, view: View, usual: list[str]) -> tuple[str, ...]:
    """In a regulator's letter a post is that of whom it writes to, where such a body has such a post."""
    bodies = addressee(paper)
    is_said = bool(usual) or (view.sentence.block.kind != "heading" and view.plain.text.rstrip().endswith("."))
    return bodies if bodies and is_said and (not usual or paper.class_of(bodies[0]) in usual) else ()


def _from_registry(paper: Paper, usual: list[str]) -> tuple[str, ...]:
    for body_class in usual:
        found = paper.registry.of_class(body_class)
        if found:
            return (found[0].name,)
    return paper.author


def _author_fits(paper: Paper, usual: list[str], title: str = "") -> bool:
    if paper.class_of(paper.author[0]) == "committee":
        return "chair" in title.casefold()
    if usual and paper.class_of(paper.author[0]) == "national" and "national" not in usual:
        return False  # a regulator writes of other bodies' posts
    return not usual or paper.class_of(paper.author[0]) in usual or not any(paper.registry.of_class(c) for c in usual)


def _fits(paper: Paper, body: BodyMention, usual: list[str]) -> bool:
    body_class = paper.class_of(body.names[0]) or body.body_class
    return body_class in usual if usual else body_class not in _NEVER and body.form != "organs"
