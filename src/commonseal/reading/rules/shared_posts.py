"""Posts that bodies share: one chief executive for both, a person in the same post twice, two posts made one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from commonseal.reading.lexicon import phrases, table
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View
from commonseal.reading.posts import Post
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.arrangement_drafts import Drafter
from commonseal.reading.rules.drafts import ArrangementDraft, Span
from commonseal.reading.rules.sharing import Spotted
from commonseal.reading.rules.things import things as things_at

_Found = tuple[ArrangementDraft, Span]
COUNCIL_HEAD = ("chief executive", "head of paid service", "ceo", "chief executive officer", "managing director")
CCG_HEAD = ("accountable officer", "chief officer", "ao", "chief clinical officer", "clinical chief officer")
_SHARED_WITH = rule_pattern(
    r"(?P<post>{O})(?: (?:role|post|job|functions?))?,? (?:to be |be |is |are |will be "
    r"|would be |being |was |also )*(?:shared|answer to|report to|merged with|incorporated into"
    r"|combined with|serve|cover|covers|serves|spans?)\b"
)
_ONE_POST = rule_pattern(
    r"\b(?:same (?:person|individual|man|woman|candidate|officer) (?:as|to be|to|in|for|is|be|being|will be|becomes?|who is|serve as|serves as|holds?|hold"
    r"|holding|in the role of|in the post of|to the post of|to the role of)(?: (?:the|its|their|both|joint|a|post of|role of|posts of|roles of))* (?P<a>{O})"
    r"|(?:have|has|had|share|shares|sharing|under|by|appoint\w*|with) the same (?P<b>{O}))"
)
_IS_JOINT = rule_pattern(
    r"(?P<post>{O})(?: (?:roles?|posts?|jobs?))?(?:,)? (?:which )?(?:is|are|was|will be|would be|became|becomes|as|has been|to be|being)(?: now| also| already| to be)*"
    r" (?:(?:a |an |the )?(?:joint|shared|single|joint-funded|jointly[- ]funded|cross-organisational)(?: \w+)? (?:post|role|appointment|position)s?"
    r"|jointly (?:appointed|funded|employed|accountable|held|managed|recruited)|shared (?:between|across|by|with)|joint (?:between|across))\b"
)
_WORKS_ACROSS = rule_pattern(
    r"(?P<post>{O})(?:,? {P},?)?(?: (?:role|post|job))?,? (?:who |which |will |would |to |also |now |already |is |are |has |should |could |can |may |and ){0,4}(?:work|works|working|operate|operates"
    r"|cover|covers|covering|covered|span|spans|spanning|serve|serves|serving|lead|leads|leading|run|runs|running|oversee|oversees|head|heads|manage|manages) (?:(?:across|for|over|as one across|jointly across|jointly for) )?(?:both|all (?:of )?|the two|the three)? ?(?P<body>{B})"
)
_ALSO_LEADS = rule_pattern(
    r"(?P<post>{O})(?:,? {P},?)?,? (?:will|would|is to|to|has been asked to|should|has agreed to|is set to|could|now|already|has)? ?(?:(?P<also>also|additionally|in addition) )"
    r"(?:cover|covers|lead|leads|run|runs|head|heads|oversee|oversees|serve|serves|take charge of|takes charge of|manage|manages) (?P<body>{B})(?P<more> as well| too)?"
)
_TWO_POSTS = rule_pattern(
    r"(?P<first>{O})(?:,? {P},?)?(?: (?:role|post|job))?(?P<gap>[^.;\[]{0,60}?)\b(?P<verb>become|becomes|became|serve as|serves as|act as|acts as|act up as|be|being|take on|takes on|taking on|take over|takes over|taking over"
    r"|taken on|taken over|took on|took over|fill|fills|fulfil|fulfils|assume|assumes|hold|holds|combined with|combine with|merged with|merge with|joined with|aligned with|integrated with|incorporated into|incorporated in|double as|doubles as|is|are|with|doubling as)"
    r"(?: (?:also|as|the|that of|those of|role|roles|responsibilities|duties|functions|statutory|post|job|position|of|for|function|additional|same)){0,6} (?P<second>{O})"
)
_MERGED_PAIR = rule_pattern(
    r"\b(?:combin|merg|join|integrat|align|bring|brought|dual|double|hold|both|unif|amalgamat)\w*(?: \w+){0,4}? (?P<first>{O})(?P<between>(?:[^.;\[]|\[[PBD]\d+\]){0,80}?) (?:and|with)(?: (?:that of|those of|the|of|its|their|a))* (?P<second>{O})"
)
_PAIR_MERGED = rule_pattern(
    r"(?P<first>{O}) and(?: (?:that of|those of|the|of|its|their))* (?P<second>{O})(?: (?:roles?|posts?|jobs?|functions?))?"
    r" (?:will|would|could|should|may|might|can|to|are|is|were|was|have|has|had)(?: (?:be|been|to be|also|being|now))* (?:combined|merged|joined|brought together|held by|integrated|aligned|amalgamated|unified)\b"
)
_JOINT_WORDS = re.compile(r"\b(?:also|as well|in addition|additional|both|dual|combin\w+|merg\w+|joint\w*|remain\w*|retain\w*|keep\w*|while|alongside|doubl\w+)\b")
_POSTS_LIKE = rule_pattern(
    r"\b(?:shared|joint|single) (?:\w+ ){0,2}(?:posts|roles|appointments|positions)(?:,| \(| –| -|:)? (?:\(?(?:such as|including|include|includes|like|for example|namely|e\.?g\.?|for|of|being|are|comprise|comprising|have included)(?: |: )|)"
    r"(?:at |both |a |an |the |in |those of |level |joint |shared )*(?={O})"
)
_ROLE_LIST = re.compile(
    r"\b(?:roles|posts|functions|positions|appointments)\b(?:,| –| -|:|;)? ?(?:such as |including |like |for |in |covering |of )?(?:those of |the |in )*(?P<list>"
    r"(?:in )?[A-Z][\w' &]*(?:(?:,|;| and|; and|, and)(?: in)? [A-Z][\w' &]*?)+)(?= (?:will|would"
    r"|are|to|have|is|were|was|could|may)\b|\.|;|$|,? (?:which|with|across|between|by))"
)
_VAGUE_JOINT_ROLE = re.compile(r"\b(?:a|an|one) (?:new )?(?:joint|shared|single) (?P<what>role|post|position|appointment)\b", re.IGNORECASE)
_FUNCTION = re.compile(rf"\b(?P<what>{'|'.join(table('roles')['functions'])})\b")


_NO_SHARED_POST = frozenset(["leader", "chair and board", "member", "cabinet member", "cabinet members", "members"])
_MOVES = re.compile(r"\b(?:from|succe\w+|replac\w+|former\w*|leav\w+|left|instead|until|report\w*|appoint\w*|said|says|told)\b")
_COMBINING = ("combin", "merg", "join", "align", "integrat", "incorporat", "doub", "with", "amalgam", "bring", "brought", "unif")


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
        titles = post.parts if post.parts and not _is_dual(post) else (post.title,)
        own = parties if len(parties) > 1 else post.bodies
        for title in titles:
            draft = self.drafter.draft(self.view, place, self.following, "shared_post", parties=own, rule=rule)
            if draft is None:
                continue
            draft.role, draft.name = title, None
            draft.signals.update(signals)
            if post.plural:
                draft.signals.add("plural title")
            yield draft, place

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
    yield from _listed_roles(finder)
    yield from _unnamed_role(finder)


def _is_dual(post: Post) -> bool:
    """A council's chief executive who is also its commissioner's accountable officer has one joint post."""
    titles = {part.casefold() for part in post.parts}
    return bool(titles & set(COUNCIL_HEAD)) and bool(titles & set(CCG_HEAD))


def _with_modifier(finder: _Finder) -> Iterator[_Found]:
    """“A joint chief executive, two directors and …”: what follows in the list is shared as well."""
    text = finder.text
    for match in re.finditer(r"\[O\d+\]", text):
        post = finder.post(match.group())
        if (
            post is None
            or "shared" not in post.modifiers
            or post.title.casefold() in _NO_SHARED_POST
            or _possessive(text, match.end())
            or not_shared(text, match.start())
        ):
            continue
        finder.used.add(match.group())
        yield from finder.made(match.span(), post, "joint post")
        for thing in things_at(finder.view.posts, match.start(), shares_out=True)[1:]:
            token = text[thing.start : thing.end]
            other = finder.post(token) if thing.post else None
            if other is not None and not other.bodies:
                finder.used.add(token)
                yield from finder.made(match.span(), other, "joint posts in a list")
            elif other is None and thing.post is None and not re.search(r"\b(?:an?|the|its|their|new) $", text[: thing.start][-6:]):
                draft = finder.drafter.draft(finder.view, (match.start(), thing.end), finder.following, thing.kind, rule="joint post and thing")
                if draft is not None and thing.kind != "shared_post":
                    draft.name = thing.name
                    yield draft, (thing.start, thing.end)


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
        token = next((t for t in re.findall(r"\[O\d+\]", finder.text[found.place[0] : found.place[1]])[::-1] if finder.view.posts.item(t) is post), "")
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
    for pattern, rule in ((_MERGED_PAIR, "two posts made one"), (_PAIR_MERGED, "two posts made one"), (_TWO_POSTS, "one post also the other")):
        for match in pattern.finditer(finder.text):
            first, second = finder.post(match["first"]), finder.post(match["second"])
            if first is None or second is None:
                continue
            role = _common_role(finder, first, second, match, rule)
            if role is None:
                continue
            parties = tuple(dict.fromkeys((*first.bodies, *second.bodies)))
            if not finder.are_parties(parties) or (len(parties) < 2 and rule != "two posts made one"):
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
        if not combining and not _JOINT_WORDS.search(around):
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
    text = finder.text
    for pattern, rule in ((_IS_JOINT, "post is a joint one"), (_SHARED_WITH, "post shared with")):
        for match in pattern.finditer(text):
            post = finder.post(match["post"])
            if post is not None:
                finder.used.add(match["post"])
                yield from finder.made(match.span(), post, rule)
    for match in _ONE_POST.finditer(text):
        post = finder.post(match["a"] or match["b"])
        if post is not None:
            finder.used.add(match["a"] or match["b"])
            yield from finder.made(match.span(), post, "same person in the post")
    yield from _leading_both(finder)
    for match in _POSTS_LIKE.finditer(text):
        for thing in things_at(finder.view.posts, match.end(), shares_out=True):
            post = finder.post(text[thing.start : thing.end]) if thing.post else None
            if post is not None:
                yield from finder.made((match.start(), thing.end), post, "joint posts named")


def _leading_both(finder: _Finder) -> Iterator[_Found]:
    for pattern, rule in ((_WORKS_ACROSS, "post works across"), (_ALSO_LEADS, "post also leads")):
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


def _listed_roles(finder: _Finder) -> Iterator[_Found]:
    """“Roles such as Estates and Finance will be shared”: each is a shared post by its function."""
    text = finder.text
    if not re.search(r"\b(?:shar(?:e[ds]?|ing)|joint)\b", text):
        return
    for match in _ROLE_LIST.finditer(text):
        for name in functions_of(match["list"]):
            draft = finder.drafter.draft(finder.view, match.span(), finder.following, "shared_post", rule="roles in a list")
            if draft is not None:
                draft.role, draft.name = name, None
                yield draft, match.span()


def functions_of(listed: str) -> list[str]:
    """Take a list of functions apart; names that hold an "and" of their own stay whole."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"@{len(kept) - 1}@"

    compound = re.sub("|".join(table("shared_things")["compound_functions"]), keep, listed)
    parts = re.split(r"(?:;|,| and\b)+(?: and\b)?", compound)
    names = [re.sub(r"@(\d+)@", lambda m: kept[int(m[1])], part) for part in parts]
    return [name for part in names if (name := re.sub(r"^\s*in ", "", part).strip(" ,"))]


def _unnamed_role(finder: _Finder) -> Iterator[_Found]:
    """“Integrating finance, including the creation of a joint role”: the function before it names the role."""
    match = _VAGUE_JOINT_ROLE.search(finder.text)
    if match is None:
        return
    function = None
    for function in _FUNCTION.finditer(finder.text, max(0, match.start() - 80), match.start()):
        pass
    if function is None:
        return
    draft = finder.drafter.draft(finder.view, match.span(), finder.following, "shared_post", rule="joint role of a function")
    if draft is not None:
        draft.role, draft.name = f"{function['what']} {match['what']}", None
        yield draft, match.span()
