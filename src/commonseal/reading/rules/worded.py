"""Arrangements told in words that no rule knows: a model says which, the usual stages the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementType
from commonseal.reading.paper import View
from commonseal.reading.posts import Post
from commonseal.reading.rules.arrangement_drafts import Drafter
from commonseal.reading.rules.drafts import ArrangementDraft, Span
from commonseal.reading.rules.within_one_body import are_things
from commonseal.reading.wording import Heard, heard_in

RULE = "words of an arrangement"
BY_WORDS = "by its words"
_IN_NO_WORDS = "shared in no words"
_SURE = 0.6  # how likely another type must be where a rule has read one in the same sentence
_SEVERAL = re.compile(
    r"\b(?:both|shar\w+|joint\w*|one|single|same|also|all|two|three|as well|too|between them)\b", re.IGNORECASE
)
_SHARED = re.compile(
    r"\bshar(?:e[sd]?|ing)\b|\bjointly\b|\bbetween (?:them|the (?:two|three|four)|both)\b", re.IGNORECASE
)
# “Each CCG would keep its own clinical chair”
_APART = re.compile(
    r"\b(?:each|every|both|all|keeps?|kept|retains?)\b[^.;]{0,60}\b(?:its|their) own\b|\bapiece\b",
    re.IGNORECASE,
)
_OWN_ONLY = re.compile(
    r"\bseparate (?:\w+ )?(?:boards?|governing bodies|committees?|teams?|budgets?)\b|\beach (?:have|has|had) (?:an?"
    r"|their|its|two|three|no)\b",
    re.IGNORECASE,
)
_ONES_OWN = frozenset(["joint_team", "joint_service", "joint_committee", "pooled_budget"])
_MERGED = re.compile(r"\b(?:merg|amalgamat)\w*", re.IGNORECASE)
# words of which one at least stands where a sentence tells such a thing, whatever else in it sounds like it
_SAID_WITH: dict[ArrangementType, re.Pattern[str]] = {
    "merger": re.compile(
        r"\b(?:merg|amalgam|combin|unit|becom|became|form|creat|replac|transfer|mov|pass|go(?:es)? over|went over|tak"
        r"|took|join|single|one\b|together|absor|acqui|new\b|abolish|dissol|reorgani|split|hand|fold|function|staff"
        r"|larger|bigger|set up|establish|swallow|union|marr|super|bought|buy|inherit|responsib|brought|bring|disband"
        r"|successor|in charge of|make up|made up|pulled out|sounded out)",
        re.IGNORECASE,
    ),
    "delegation": re.compile(
        r"\b(?:delegat|devol|power|responsib|decid|decision|functions?\b|commission|hand|authori|pass|entrust|duties"
        r"|remit|give|gave|on behalf|discharg|exercis)",
        re.IGNORECASE,
    ),
}


def _each_has_one(view: View) -> bool:
    """“A's chair, Jane Doe, and B's chair, John Roe, will both step down”: two people have a post each."""
    text = view.posts.text
    held = [
        post
        for match in _POST_OF.finditer(text)
        if isinstance(post := view.posts.item(match["post"] or match["after"]), Post)
    ]
    of_one = {post.bodies for post in held if len(post.bodies) == 1}
    return len(of_one) > 1 and _SHARED.search(text) is None


_POST_OF = re.compile(r"(?P<post>\[O\d+\]),? \[P\d+\]|\[P\d+\],? (?P<after>\[O\d+\])")
_POST = re.compile(r"\[O\d+\]")
_ANY_BODY = re.compile(r"\[[BG]\d")


def worded(
    drafter: Drafter, view: View, before: str, following: str, known: Collection[ArrangementType]
) -> Iterator[ArrangementDraft]:
    """Give the arrangements that the words of a sentence tell and no rule has read.

    Args:
        drafter: Makes the drafts of the paper.
        view: The sentence.
        before: The sentence before it, marked.
        following: The sentence after it, marked.
        known: The types that rules have read in it.
    """
    if _ANY_BODY.search(view.plain.text) is None:
        return  # who is meant would have to be guessed as well
    for heard in heard_in(view, before, known):
        kind = cast("ArrangementType", heard.label)
        if known and heard.likely < _SURE:
            continue
        if _is_of_another_kind(view, kind, known):
            continue
        if _is_said_otherwise(view, kind):
            continue
        place = _place(view, heard)
        role = _role(view, place) if kind == "shared_post" and not _each_has_one(view) else None
        if kind == "shared_post" and (role is None or _APART.search(view.plain.text)):
            continue
        draft = drafter.draft(view, place, following, kind, rule=RULE)
        if draft is not None and not _is_of_one_alone(view, draft) and not (role and _is_of_a_holder(view, draft)):
            draft.name, draft.role = None, role
            draft.signals.add(BY_WORDS)
            if kind == "shared_post" and not _is_in_words(view):
                draft.signals.add(_IN_NO_WORDS)
            yield draft


def _is_said_otherwise(view: View, kind: ArrangementType) -> bool:
    """Say whether a sentence lacks the words that such a thing is told in, or says that each has its own."""
    text = view.plain.text
    if kind == "merger" and _is_of_things(view):
        return True
    if kind in _ONES_OWN and _OWN_ONLY.search(text) and _SHARED.search(text) is None:
        return True
    return kind in _SAID_WITH and _SAID_WITH[kind].search(text) is None


# “She is to take over the running of the CCG”: a person, and no body, takes over
_SOMEBODY_DOES = re.compile(
    r"^\W*(?:\[P\d+\]|(?:The )?\[O\d+\](?: (?:of|at) (?:the )?\[B\d+\])?(?:,? \[P\d+\])?|She|He)(?:,[^,;]{1,70},)?"
    r"(?: (?:is|was|will|would|has|had|to|be|due|set|also|then|now|first|expected|just|recently|originally)){0,6}"
    r" (?:tak(?:e|es|en|ing)|took|came|come|mov\w+|join\w*|left|leav\w+|go|goes|went|gone|lead|leads|run|runs|start\w*"
    r"|work\w*|transfer\w*)\b"
)
_JOINTLY = re.compile(
    r"\b(?:joint\w*|share[sd]?|sharing|single|one|together|both|common|between|integrat\w+|combined?|same)\b",
    re.IGNORECASE,
)
_CONTRACTS = re.compile(
    r"\b(?:contract\w*|subcontract\w*|host\w*|employ\w*|tender\w*|holds?|held|lead provider|procur\w*|buys?|bought"
    r"|payroll|commissions?|agency)\b",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\b(?:services?|centres?|hub|offices?|building|co-?locat\w*|depot|unit|function|commission\w*|run|provid\w+"
    r"|deliver\w*|together)\b",
    re.IGNORECASE,
)


def _is_of_another_kind(view: View, kind: ArrangementType, known: Collection[ArrangementType]) -> bool:
    """Say whether words that sound alike tell something else: a team that serves both, who sits on a committee."""
    if kind == "joint_service" and "merger" in known and _JOINTLY.search(view.plain.text) is None:
        return True  # what moves from one to the other is run by the other
    if kind == "joint_team" and "contract" in known and " employed by " in view.plain.text:
        return _JOINTLY.search(view.plain.text) is None  # staff whom one employs for the others
    if kind == "joint_service":
        return "joint_team" in known and _SERVES.search(view.plain.text) is None
    if kind == "contract" and "joint_service" in known and _CONTRACTS.search(view.plain.text) is None:
        return True  # who runs a service for all of them runs it, and holds no contract
    if kind == "merger" and _SOMEBODY_DOES.match(view.posts.text):
        return True
    first = view.bodies[0] if view.bodies else None
    return kind in {"partnership", "merger"} and first is not None and first.body_class == "committee"


_HELD_FOR = re.compile(
    r"\b(?:host\w*|behalf|both|joint\w*|as well|also|employ\w*|for all|lead provider)\b", re.IGNORECASE
)
_WITH_ONE = re.compile(
    r"\b(?:holds?|has|have|had|signed|won) (?:\w+ ){0,3}contracts? with\b|\bcontract\b[^.;]{0,50} was won by a\b",
    re.IGNORECASE,
)
_GOES_LIVE = re.compile(r"\b(?:go|goes|going|went|gone|switch\w*) (?:live|over)\b", re.IGNORECASE)


def _is_of_one_alone(view: View, draft: ArrangementDraft) -> bool:
    """Say whether a sentence tells of one body's own system, or of a contract between two and for nobody else."""
    is_guessed = not {"parties inherited", "parties widened"}.isdisjoint(draft.signals)
    if draft.type == "shared_system":
        is_alone = is_guessed and len(view.bodies) == 1 and _GOES_LIVE.search(view.plain.text) is not None
        return is_alone and _JOINTLY.search(view.plain.text) is None
    is_between_two = draft.type == "contract" and len(draft.parties) <= 2 and _WITH_ONE.search(view.plain.text)
    return bool(is_between_two) and _HELD_FOR.search(view.plain.text) is None


def _is_of_things(view: View) -> bool:
    """Say whether all that a sentence says is merged are things that bodies have, and not the bodies."""
    merged = list(_MERGED.finditer(view.posts.text))
    return bool(merged) and all(are_things(view.posts.text, match.span()) for match in merged)


def _is_in_words(view: View) -> bool:
    """Say whether a sentence says that a post is shared, or makes one body's post another's, whoever holds it."""
    is_of_nobody = "[P" not in view.posts.text and _TAKES_ON.search(view.posts.text) is not None
    return is_of_nobody or _SHARED.search(view.plain.text) is not None


def borne_out(drafts: Iterable[ArrangementDraft]) -> list[ArrangementDraft]:
    """Give the drafts without the posts that no word says are shared and that nothing else bears out.

    Such a sentence mostly tells of a person who holds two posts, or the same post here and then there.
    """
    found = list(drafts)
    posts = [draft for draft in found if draft.type == "shared_post" and _IN_NO_WORDS not in draft.signals]
    return [draft for draft in found if _IN_NO_WORDS not in draft.signals or any(_bears_out(p, draft) for p in posts)]


def _bears_out(post: ArrangementDraft, draft: ArrangementDraft) -> bool:
    is_same_role = (post.role or "").casefold() == (draft.role or "").casefold()
    return is_same_role and not set(post.parties).isdisjoint(draft.parties)


def _is_of_a_holder(view: View, draft: ArrangementDraft) -> bool:
    """Say whether a sentence tells of somebody's post, which rules of appointments read, and not of one that is shared.

    It does where it names no two bodies itself, and where it tells of a person who held the post.
    """
    is_guessed = not {"parties inherited", "parties widened"}.isdisjoint(draft.signals)
    return is_guessed or (draft.status == "ended" and "[P" in view.plain.text)


def _place(view: View, heard: Heard) -> Span:
    """Find the words that say it among the posts of the sentence."""
    length = len(view.posts.text)
    if heard.end <= heard.start:
        return 0, length
    first, last = view.plain.source(heard.start, heard.end)
    start = min(bisect_left(view.posts.ends, first + 1), length - 1)
    return start, max(min(bisect_left(view.posts.starts, last), length), start + 1)


def _is_of_one(view: View, post: Post) -> bool:
    """Say whether a post is said to be in one body, or several people are said to hold a post each."""
    if post.plural:
        return "[P" in view.posts.text
    return (
        len(post.bodies) == 1 and not post.modifiers & {"shared", "joint"} and _SEVERAL.search(view.posts.text) is None
    )


def _role(view: View, place: Span) -> str | None:
    """Give the title of the post that stands nearest to the words.

    Where one body's post becomes another's as well (“the council's director also becomes the CCG's accountable
    officer”), it is the one that is taken on.
    """
    posts = [
        (min(abs(match.start() - place[0]), abs(match.end() - place[1])), item)
        for match in _POST.finditer(view.posts.text)
        if isinstance(item := view.posts.item(match.group()), Post) and not _is_of_one(view, item)
    ]
    of_one = [post for _, post in posts if len(post.bodies) == 1]
    if len(posts) == len(of_one) == 2 and of_one[0].bodies != of_one[1].bodies and _TAKES_ON.search(view.posts.text):
        return of_one[1].title
    return min(posts, key=lambda found: found[0])[1].title if posts else None


_TAKES_ON = re.compile(r"\] (?:\w+ ){0,3}(?:becom|take|taking|took|act|serv|double|fill|cover)\w*\b")
