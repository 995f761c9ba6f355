"""Posts that bodies share: one chief executive for both, a person in the same post twice, two posts made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View
from commonseal.reading.posts import Post
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.arrangement_drafts import Drafter
from commonseal.reading.rules.drafts import ArrangementDraft, Span
from commonseal.reading.rules.listed_roles import listed_roles, unnamed_role
from commonseal.reading.rules.post_phrases import (
    ALSO_LEADS,
    COVERS_AS_WELL,
    IS_JOINT,
    JOINT_WORDS,
    LED_BY,
    LENT,
    MADE_ONE,
    MERGED_PAIR,
    ON_BOTH_SIDES,
    ONE_POST,
    PAID_TOGETHER,
    PAIR_MERGED,
    POSTS_LIKE,
    SHARED_WITH,
    STP_ROLES,
    TWO_POSTS,
    WORKS_ACROSS,
)
from commonseal.reading.rules.sharing import Spotted
from commonseal.reading.rules.things import things as things_at

_Found = tuple[ArrangementDraft, Span]
COUNCIL_HEAD = ("chief executive", "head of paid service", "ceo", "chief executive officer", "managing director")
CCG_HEAD = ("accountable officer", "chief officer", "ao", "chief clinical officer", "clinical chief officer")
_JOINT_TITLE = re.compile(r"(?:joint|shared|single|common) (?=\w)", re.IGNORECASE)
_NO_TITLE = frozenset(
    ["head", "heads", "chief", "boss", "lead", "leads", "role", "roles", "post", "posts", "director", "directors"]
)
_FULL_TITLES: dict[str, str] = table("shared_things")["full_titles"]
_A_ROLE = re.compile(r"(?:dual|joint|combined|shared|single)?(?: leadership)? ?(?:role|post|position)", re.IGNORECASE)
_NO_SHARED_POST = frozenset(["leader", "chair and board", "member", "cabinet member", "cabinet members", "members"])
_MOVES = re.compile(
    r"\b(?:from|succe\w+|replac\w+|former\w*|leav\w+|left|instead|until|report\w*|appoint\w*|said|says|told)\b"
)
_COMBINING = (
    "combin",
    "merg",
    "join",
    "align",
    "integrat",
    "incorporat",
    "doub",
    "with",
    "amalgam",
    "bring",
    "brought",
    "unif",
)
_PHRASES = re.Several(
    (
        (IS_JOINT, "post is a joint one"),
        (MADE_ONE, "posts replaced by one"),
        (SHARED_WITH, "post shared with"),
        (ONE_POST, "same person in the post"),
        (PAID_TOGETHER, "post paid or appointed together"),
    )
)


@dataclass(slots=True)
class _Finder:
    """Finds the shared posts of one sentence; ``used`` are the post tokens that a rule has read already."""

    drafter: Drafter
    view: View
    following: str
    used: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The marked sentence."""
        return self.view.posts.text

    def post(self, token: str) -> Post | None:
        """Give the post of a token that no rule has read yet."""
        item = self.view.posts.item(token) if token and token not in self.used else None
        return item if isinstance(item, Post) else None

    def made(
        self, place: Span, post: Post, rule: str, parties: tuple[str, ...] = (), *, signals: Sequence[str] = ()
    ) -> Iterator[_Found]:
        """Make the drafts of a post: one for each title that "and" joins in it, but one for a council and its CCG."""
        if post.title.casefold() in _NO_TITLE:
            return
        titles = post.parts if post.parts and not _is_dual(post) else (post.title,)
        own = parties if len(parties) > 1 else post.bodies
        for title in titles:
            draft = self.drafter.draft(self.view, place, self.following, "shared_post", parties=own, rule=rule)
            if draft is None:
                continue
            draft.role, draft.name = self.full_title(title), None
            draft.signals.update(signals)
            if post.plural:
                draft.signals.add("plural title")
            yield draft, place

    def full_title(self, title: str) -> str:
        """Give the full title for its initials, when the paper writes it out anywhere."""
        full = _FULL_TITLES.get(title.upper(), "")
        return full if full and full in self.drafter.paper.text.casefold() else title

    def are_parties(self, names: Iterable[str]) -> bool:
        """Say whether all these bodies can share a post."""
        return all(can_be_party(self.drafter.paper.class_of(name)) for name in names)


def shared_posts(drafter: Drafter, view: View, following: str, things: Sequence[Spotted]) -> Iterator[_Found]:
    """Give the posts that a sentence says are shared, each with its place in the marked sentence."""
    finder = _Finder(drafter, view, following)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for draft, place in _all(finder, things):
        key = ((draft.role or "").casefold(), draft.parties)
        if key not in seen:
            seen.add(key)
            yield draft, place


def _all(finder: _Finder, things: Sequence[Spotted]) -> Iterator[_Found]:
    if "[O" in finder.text:
        yield from _two_posts(finder)
        yield from _with_modifier(finder)
        yield from _of_things(finder, things)
        yield from _by_phrases(finder)
        yield from _over_several(finder)
    yield from listed_roles(finder.drafter, finder.view, finder.following)
    yield from unnamed_role(finder.drafter, finder.view, finder.following)


def _is_dual(post: Post) -> bool:
    """A council's chief executive who is also its commissioner's accountable officer has one joint post."""
    titles = {part.casefold() for part in post.parts}
    return bool(titles & set(COUNCIL_HEAD)) and bool(titles & set(CCG_HEAD))


def _with_modifier(finder: _Finder) -> Iterator[_Found]:
    """“A joint chief executive, two directors and …”: what follows in the list is shared as well."""
    text = finder.text
    for match in re.finditer(r"\[O\d+\](?P<more> (?:of|as) (?:the )?(?P<inner>\[O\d+\]))?", text):
        post = _own_title(finder, match)
        if (
            post is None
            or "shared" not in post.modifiers
            or post.title.casefold() in _NO_SHARED_POST
            or _possessive(text, match.end())
            or not_shared(text, match.start())
        ):
            continue
        finder.used |= set(re.findall(r"\[O\d+\]", match.group()))
        yield from finder.made(match.span(), post, "joint post")
        for thing in things_at(finder.view.posts, match.start(), shares_out=True)[1:]:
            token = text[thing.start : thing.end]
            other = finder.post(token) if thing.post else None
            if other is not None and not other.bodies:
                finder.used.add(token)
                yield from finder.made(match.span(), other, "joint posts in a list")
            elif (
                other is None
                and thing.post is None
                and not re.search(r"\b(?:an?|the|its|their|new) $", text[: thing.start][-6:])
            ):
                draft = finder.drafter.draft(
                    finder.view, (match.start(), thing.end), finder.following, thing.kind, rule="joint post and thing"
                )
                if draft is not None and thing.kind != "shared_post":
                    draft.name = thing.name
                    yield draft, (thing.start, thing.end)


def _own_title(finder: _Finder, match: re.Match[str]) -> Post | None:
    """The post of a token: “joint chair” is the chair, “a dual role of chief executive and clerk” what follows it."""
    post = finder.post(match.group()[: match.group().index("]") + 1])
    if post is None:
        return None
    if match["inner"] and _A_ROLE.fullmatch(post.title):
        inner = finder.post(match["inner"])
        return replace(inner, modifiers=inner.modifiers | {"shared"}) if inner is not None else None
    joint = _JOINT_TITLE.match(post.title)
    if joint is None or post.title.casefold().startswith("joint leadership"):
        return post
    return replace(post, title=post.title[joint.end() :], parts=(), modifiers=post.modifiers | {"shared"})


def not_shared(text: str, place: int) -> bool:
    """Say whether the words at a place only look as if something were shared (“joint statement”)."""
    return re.compile("|".join(phrases("arrangements", "not_trigger")), re.IGNORECASE).match(text, place) is not None


def _possessive(text: str, place: int) -> bool:
    """“The chief executive's report” is no post that is shared."""
    return text.startswith("'s ", place)


def _of_things(finder: _Finder, things: Sequence[Spotted]) -> Iterator[_Found]:
    """Posts among the things that are shared, combined or in common."""
    for found in things:
        post = found.post
        token = next(
            (
                t
                for t in re.findall(r"\[O\d+\]", finder.text[found.place[0] : found.place[1]])[::-1]
                if finder.view.posts.item(t) is post
            ),
            "",
        )
        if found.rule == "things made one" and post is not None:
            token = re.findall(r"\[O\d+\]", finder.text[found.place[0] :])[0]
        if post is None or finder.post(token) is None or post.title.casefold() in _NO_SHARED_POST:
            continue
        if _possessive(finder.text, finder.text.find(token) + len(token)) and found.rule != "things made one":
            continue
        finder.used.add(token)
        yield from finder.made(found.place, post, found.rule.replace("thing", "post"), signals=tuple(found.signals))


def _two_posts(finder: _Finder) -> Iterator[_Found]:
    """Two titles that one person holds, or that are made one."""
    for pattern, rule in (
        (MERGED_PAIR, "two posts made one"),
        (PAIR_MERGED, "two posts made one"),
        (TWO_POSTS, "one post also the other"),
    ):
        for match in pattern.finditer(finder.text):
            first, second = finder.post(match["first"]), finder.post(match["second"])
            if first is None or second is None:
                continue
            role = _common_role(finder, first, second, match, rule)
            if role is None:
                continue
            parties = tuple(dict.fromkeys((*first.bodies, *second.bodies)))
            is_doubled = match.groupdict().get("verb", "").lower().startswith("doubl")
            if not finder.are_parties(parties) or (
                len(parties) < 2 and rule == "one post also the other" and not is_doubled
            ):
                continue
            finder.used |= {match["first"], match["second"]}
            yield from finder.made(match.span(), replace(second, title=role, parts=(), bodies=()), rule, parties)


def _common_role(finder: _Finder, first: Post, second: Post, match: re.Match[str], rule: str) -> str | None:
    """The title under which two posts are one: the same in both, or the commissioner's beside a council's chief."""
    a, b = first.title.casefold(), second.title.casefold()
    combining = rule == "two posts made one" or match["verb"].lower().startswith(_COMBINING)
    if a in COUNCIL_HEAD and b in CCG_HEAD:
        role = second.title
    elif b in COUNCIL_HEAD and a in CCG_HEAD:
        role = first.title
    elif a == b or (a in CCG_HEAD and b in CCG_HEAD):
        around = finder.text[match.start() : match.end() + 40]
        if not combining and not JOINT_WORDS.search(around):
            return None
        if set(first.bodies) & set(second.bodies):
            return None
        role = second.title
    else:
        return None
    if not combining and _MOVES.search(match["gap"]):
        return None
    return None if not combining and set(first.bodies) & set(second.bodies) else role


def _by_phrases(finder: _Finder) -> Iterator[_Found]:
    for pattern, rule in _PHRASES.that_may_match(finder.text):
        for match in pattern.finditer(finder.text):
            token = next(token for token in match.groups() if token)
            post = finder.post(token)
            if post is not None:
                finder.used.add(token)
                yield from finder.made(match.span(), post, rule)
    yield from _covers_as_well(finder)
    yield from _led_by(finder)
    yield from _lent(finder)
    yield from _of_another(finder)
    yield from _of_a_system(finder)
    yield from _leading_both(finder)
    yield from _named_in_list(finder)


def _named_in_list(finder: _Finder) -> Iterator[_Found]:
    """“Joint appointments, including a director of strategy and a head of estates”."""
    text = finder.text
    for match in POSTS_LIKE.finditer(text):
        for thing in things_at(finder.view.posts, match.end(), shares_out=True):
            post = finder.post(text[thing.start : thing.end]) if thing.post else None
            if post is not None:
                yield from finder.made((match.start(), thing.end), post, "joint posts named")


def _covers_as_well(finder: _Finder) -> Iterator[_Found]:
    """“Its finance director, who covers A as well”: the post at both bodies."""
    for match in COVERS_AS_WELL.finditer(finder.text):
        post = finder.post(match["post"])
        bodies = [finder.view.posts.item(token) for token in (match["a"], match["b"]) if token]
        if post is None or post.plural:
            continue
        names = [name for body in bodies if isinstance(body, BodyMention) for name in body.names]
        parties = tuple(dict.fromkeys((*post.bodies, *names)))
        if len(parties) > 1 and finder.are_parties(parties):
            finder.used.add(match["post"])
            yield from finder.made(match.span(), post, "post covers another as well", parties)


def _led_by(finder: _Finder) -> Iterator[_Found]:
    """“Its planning team is led by the other council's head of planning”: one post for both."""
    for match in LED_BY.finditer(finder.text):
        post, body = finder.post(match["post"]), finder.view.posts.item(match["body"])
        if post is None or not isinstance(body, BodyMention) or not post.bodies or set(post.bodies) & set(body.names):
            continue
        parties = tuple(dict.fromkeys((*body.names, *post.bodies)))
        if finder.are_parties(parties) and post.title.casefold() not in {"chair", "chairman"}:
            finder.used.add(match["post"])
            yield from finder.made(match.span(), post, "led by the post of another", parties)


def _lent(finder: _Finder) -> Iterator[_Found]:
    """“It has agreed to lend its medical director to the other trust”."""
    for match in LENT.finditer(finder.text):
        post, body = finder.post(match["post"]), finder.view.posts.item(match["body"])
        if post is None or not isinstance(body, BodyMention) or not finder.are_parties(body.names):
            continue
        parties = tuple(dict.fromkeys((*post.bodies, *body.names)))
        finder.used.add(match["post"])
        yield from finder.made(match.span(), post, "post lent to another", parties)


def _of_another(finder: _Finder) -> Iterator[_Found]:
    """“Borrowed its director from A”, “does the same job for B”: one post over the bodies on both sides."""
    for pattern, rule in ON_BOTH_SIDES.that_may_match(finder.text):
        for match in pattern.finditer(finder.text):
            post, body = finder.post(match["post"]), finder.view.posts.item(match["body"])
            if post is None or post.plural or not isinstance(body, BodyMention):
                continue
            first = finder.view.posts.item(match["first"]) if match.groupdict().get("first") else None
            own = post.bodies or (first.names if isinstance(first, BodyMention) else ())
            parties = tuple(dict.fromkeys((*own, *body.names)))
            if len(parties) > 1 and not body.is_set and finder.are_parties(parties):
                finder.used.add(match["post"])
                yield from finder.made(match.span(), post, rule, parties)


def _of_a_system(finder: _Finder) -> Iterator[_Found]:
    """“Other roles, such as a medical director, would be system roles”: posts of the system as a whole."""
    systems = [body.name for body in finder.drafter.paper.registry.in_order("system")]
    for match in STP_ROLES.finditer(finder.text) if systems else ():
        for token in re.findall(r"\[O\d+\]", match["list"]):
            post = finder.post(token)
            for draft, place in finder.made(match.span(), post, "post of a system") if post else ():
                draft.parties = (systems[0],)
                yield draft, place


def _leading_both(finder: _Finder) -> Iterator[_Found]:
    for pattern, rule in ((WORKS_ACROSS, "post works across"), (ALSO_LEADS, "post also leads")):
        for match in pattern.finditer(finder.text):
            post, body = finder.post(match["post"]), finder.view.posts.item(match["body"])
            if post is None or post.plural or not isinstance(body, BodyMention) or not finder.are_parties(body.names):
                continue
            names = body.names
            if rule == "post also leads":
                if not post.bodies or set(post.bodies) & set(names):
                    continue
                names = tuple(dict.fromkeys((*post.bodies, *names)))
            elif body.is_set or not set(post.bodies) <= set(names):
                continue
            if len(names) > 1:
                finder.used.add(match["post"])
                yield from finder.made(match.span(), post, rule, names)


def _over_several(finder: _Finder) -> Iterator[_Found]:
    """“The managing director of A and B”: one post over several bodies."""
    for match in re.finditer(r"\[O\d+\]", finder.text):
        post = finder.post(match.group())
        if (
            post is not None
            and len(post.bodies) > 1
            and not post.plural
            and post.bodies_form == "list"
            and post.title.casefold() not in _NO_SHARED_POST
            and not _possessive(finder.text, match.end())
            and finder.are_parties(post.bodies)
        ):
            finder.used.add(match.group())
            yield from finder.made(match.span(), post, "post over several bodies")
