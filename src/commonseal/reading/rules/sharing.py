"""Where sharing is spoken of: “a joint X”, “share an X”, “bring their Xs together”, “their Xs will be combined”.

Each way of saying it leads to the things shared (``things.py``), which may be several in one list and of several types.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementType
from commonseal.reading.marked import rule_pattern
from commonseal.reading.paper import View
from commonseal.reading.posts import Post
from commonseal.reading.rules.things import Thing, all_modifiers, kind_of, may_share, things

_FOR_BOTH = rule_pattern(
    r"[^.;]{0,40}?(?:\b(?:between|across|for|serving|covering|over|to (?:lead|run|serve|cover|manage|support))"
    r" (?:the |all |both |all of |each of )*(?:{B}|both|them|us|two|three)|, shared\b)"
)
_TAKES_ONE = re.compile(
    r"\b(?:have|has|had|having|share|shares|sharing|become|becoming|becomes|became|form|forming"
    r"|create|creating|creation of"
    r"|appoint|appointing|under|into|as|by|be|see|want|run|runs|operate|operates|establish|move to|moving to|towards"
    r"|through|use|uses|using|pool|hold|employ|with|work for|works for|working for) $",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:shares?|shared|sharing)(?= (?:the |a |an |its |their |one |some |most |several |many "
    r"|all |both |of |two |three"
    r"|same |costs? of (?:a |an |the )?|services of (?:a |an |the )?|\[[BO]\d+\]|\w+))(?! (?:by"
    r"|with|between|across|among)\b)",
    re.IGNORECASE,
)
# “each overspent their share of the budget”
_A_PORTION = re.compile(r"\b(?:their|its|our|a|the|fair|equal|larger?|bigger|smaller?|\[B\d+\]'s) $", re.IGNORECASE)
_SKIP = re.compile(
    r" (?:(?:the |an? )?(?:costs?|services|use|role|post|running|position|roles|posts) (?:of"
    r"|such as|as|like|including|in) )?(?:a number of |the same )?",
    re.IGNORECASE,
)
_COMBINE = re.compile(
    r"\b(?P<verb>combin(?:e|es|ed|ing)|merg(?:e|es|ed|ing)|amalgamat(?:e|es|ed|ing)|unif(?:y|ies|ied|ying)"
    r"|(?:merger|merging|combination|integration|amalgamation|joining up|bringing together) of"
    r"|join(?:ing|ed)? up|integrat(?:e|es|ed|ing)|align(?:s|ed|ing)?|(?:bring|brings|bringing"
    r"|brought)(?= (?:together\b)?)"
    r"|pool(?:s|ed|ing)?)(?P<together> together)?(?= (?:\[B\d+\]|their|its|our|the|both|all|senior|some|management"
    r"|back|several|legal|finance|HR|IT|commissioning|executive|two|three|\[O\d+\]|(?:[a-z'-]+(?:,| and|)"
    r" ){0,4}?(?:services|teams|departments"
    r"|functions|staff|workforces|directorates|operations|offices|boards|committees|budgets|records|systems)\b))",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r" (?:(?:will|would|could|should|may|might|can|to|must|shall|are|is|were|was|have|has|had|also"
    r"|now|all|been|being|be"
    r"|already|since|soon|eventually|then|later|fully|formally|currently|due|set|expected|planned|going) ){0,7}"
    r"(?P<verb>combined|merged|amalgamated|unified|brought together|joined up|integrated|aligned|shared"
    r"|put together|jointly \w+ed|joined|jointly run|run jointly|managed jointly|merging|combining|coming together"
    r"|come together)\b(?! by (?!\[D))",
    re.IGNORECASE,
)
_PASSIVE_HINT = re.compile(
    r"\b(?:combined|merged|amalgamated|unified|together|joined|integrated|aligned|shared|jointly|merging|combining)\b",
    re.I,
)
_CLAUSE_EDGE = re.compile(r"[.;:()\"]|\b(?:that|whether|which|but|when|if|as|because|while) ")
_BETWEEN = re.compile(
    r"(?:of|at|in|from|for|across|within|and|the|both|two|three|all|roles?|posts?|each|functions?"
    r"|jobs?|positions?|\[[BFO]\d+\](?:'s)?)"
)
_FOR_EXAMPLE = re.compile(r"^,? (?:including|such as|like|among them) [\w ,&'-]+$")
_THE_SAME = re.compile(
    r"\b(?:have|has|had|use|uses|using|share|shares|under|run|by|with|onto|on to|adopt|on) the $", re.IGNORECASE
)
_IS_OF_POSTS = re.compile(r" (?:roles|posts|jobs|positions|functions)\b")
_INTO_ONE = re.compile(r" together\b| under (?:one|a single|the same)\b| into (?:one|a single)\b")
_WEAK_FOR_SERVICES = ("integrat", "align", "join", "unif")
_RUN = re.compile(
    r"(?P<lead>\b(?:[Tt]ogether|[Aa]long|[Jj]ointly) with \[B\d+\],? (?:\[B\d+\] |the council "
    r"|the trust )?|^With \[B\d+\],? (?:\[B\d+\] )?)?"
    r"\b(?:runs?|running|ran|operates?|operating|have|has|had|provides?|owns?|set up|sets up"
    r"|setting up|established|launched"
    r"|formed|created|developed|delivers?|maintains?|opened|built)(?= (?:an?|the|one|its|their|our"
    r"|\[B\d+\]|\[F\d+\]|\w+) )"
)
_RELATIVE = re.compile(
    r"\b(?:the|an?|our|their|\[B\d+\](?:'s)?) (?P<what>(?:[\w'&-]+ ){0,4}?[\w'-]+)(?: (?:at"
    r"|in) [A-Z][\w'-]+)?,? (?:which|that)"
    r" (?:it|they|we|\[B\d+\]) (?:have |has |had |also |now |jointly |already |will |still ){0,3}"
    r"(?:run|runs|ran|own|owns|owned|manage|manages|managed|operate|operates|operated|fund|funds"
    r"|funded|share|shares|provide|provided|commission|employ|set up)"
    r" (?:jointly|together|between them|(?:jointly |together )?with \[B\d+\]"
    r"|(?:for|on behalf of) (?:itself and )?(?:the )?(?:\[B\d+\]|other \[F\d+\]|others|both|them all))"
)
_WITH_BODY = re.compile(
    r"(?: (?:of|for|in|at|on) (?:[\w'-]+ ){0,3}(?:\[F\d+\])?)?(?: of \[F\d+\])?,? ?"
    r"(?:jointly |together |in partnership |in common )?with (?:the )?\[B\d+\]"
)
_TOGETHER = re.compile(
    r",? (?:that |which )?(?:it |they |we |\[B\d+\] )?"
    r"(?:jointly|together|between them|in partnership)\b(?! to\b)"
)
_RUN_KINDS = frozenset(["joint_team", "joint_service", "shared_system", "joint_committee", "pooled_budget"])
_HAS = re.compile(r"\b(?:have|has|had|having|with|keep|keeps|kept|run|runs)(?= (?:an?|one|the) )", re.IGNORECASE)
_COMMON = re.compile(r"(?P<what>\[O\d+\]|\b[\w-]+) in common\b", re.IGNORECASE)


@dataclass(slots=True)
class Spotted:
    """An arrangement spoken of at a place of a marked sentence; the parties are still to be found."""

    kind: ArrangementType
    place: tuple[int, int]
    name: str
    rule: str
    post: Post | None = None
    signals: set[str] = field(default_factory=set)


def spotted(view: View) -> Iterator[Spotted]:
    """Give every thing of a sentence that is said to be shared, in the order of the ways of saying it."""
    text = view.posts.text
    yield from _adjectives(view, text)
    yield from _share_verbs(view, text)
    yield from _combined(view, text)
    if _PASSIVE_HINT.search(text):
        yield from _made_one(view, text)
    yield from _in_common(view, text)
    yield from _run_with(view, text)
    yield from _relative(text)


@cache
def _adjective() -> re.Pattern[str]:
    words = "|".join(sorted(sorted(map(re.escape, all_modifiers())), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<word>{words})(?= )", re.IGNORECASE)


# “with a combined budget of £6.2bn”: what each has, added up
_SUM = re.compile(r",? (?:of|worth|totalling|that (?:comes|amounts) to|is|was) (?:[a-z]+ ){0,3}\[F\d")


def _adjectives(view: View, text: str) -> Iterator[Spotted]:
    edge = 0
    for match in _adjective().finditer(text):
        if match.start() < edge:
            continue
        word = match["word"].lower()
        found = things(view.posts, match.end() + 1, shares_out=False)
        if word in {"one", "same"} and found and not _one_fits(word, text, match.start(), found[-1].end):
            continue
        for thing in found:
            if not may_share(word, thing) or (word == "combined" and _SUM.match(text, thing.end)):
                break
            start = thing.start if thing.is_further else match.start()
            edge = thing.end
            yield _of_thing(text, thing, (start, thing.end), "joint thing")


def _one_fits(word: str, text: str, start: int, end: int) -> bool:
    """“One team” is shared when somebody has or forms it, or it is for both; “one team said” is not."""
    before = text[max(0, start - 22) : start]
    if word == "same":
        return _THE_SAME.search(before) is not None
    return _TAKES_ONE.search(before) is not None or _FOR_BOTH.match(text, end) is not None


def _of_thing(text: str, thing: Thing, place: tuple[int, int], rule: str) -> Spotted:
    words = thing.name if rule in {"things made one", "combine things"} else text[place[0] : place[1]]
    name = " ".join(re.sub(r"[\"']|\[[A-Z]\d+\]", "", words).split())
    found = Spotted(thing.kind, place, name.strip(" ,"), rule, thing.post)
    if thing.is_further:
        found.signals.add("further thing of a list")
    if thing.is_plural:
        found.signals.add("plural thing")
    return found


def _share_verbs(view: View, text: str) -> Iterator[Spotted]:
    for match in _SHARE.finditer(text):
        if (
            re.search(
                r"\b(?:a|an|the|and|of|new|more|any|other|such|these|their|its|our|no|as|by|on|under) $",
                text[: match.start()][-8:],
            )
            and match.group().lower() == "shared"
        ):
            continue
        if match.group().lower() == "share" and text.startswith(" of ", match.end()):
            continue
        if match.group().lower() == "share" and _A_PORTION.search(text, max(0, match.start() - 12), match.start()):
            continue
        skip = _SKIP.match(text, match.end())
        for thing in things(view.posts, skip.end() if skip else match.end() + 1, shares_out=True):
            if text.startswith("'s", thing.end):
                break
            first = match.start() if thing.post and not thing.is_further else thing.start
            yield _of_thing(text, thing, (first, thing.end), "share a thing")


def _combined(view: View, text: str) -> Iterator[Spotted]:
    for match in _COMBINE.finditer(text):
        verb = match["verb"].lower()
        found = things(view.posts, match.end() + 1, shares_out=True)
        for thing in found[-1:] if verb.startswith("pool") else found:
            if verb.startswith(_WEAK_FOR_SERVICES) and thing.kind == "joint_service" and "commission" not in thing.name:
                break
            if verb.startswith("br") and not (match["together"] or _INTO_ONE.search(text, thing.end, thing.end + 60)):
                break
            if verb.startswith("br") and thing.post and thing.is_plural and not _IS_OF_POSTS.match(text, thing.end):
                break  # a board brings together the leaders themselves
            if verb.startswith("pool") and thing.kind not in {"pooled_budget", "joint_service", "joint_team"}:
                break
            if verb.startswith("integrated") and thing.name.startswith("care "):
                break
            if thing.kind in {"contract", "partnership"}:
                break
            yield _of_thing(
                text,
                thing,
                (match.start() if not thing.is_further or verb.startswith("pool") else thing.start, thing.end),
                "combine things",
            )


def _made_one(view: View, text: str) -> Iterator[Spotted]:
    """“The finance teams of both councils will be merged”: the thing stands before the verb."""
    for match in _PASSIVE.finditer(text):
        start = max(0, match.start() - 110)
        start = max((edge.end() for edge in _CLAUSE_EDGE.finditer(text, start, match.start())), default=start)
        for thing in _subjects(view, start, match.start()):
            if match["verb"].lower().startswith(_WEAK_FOR_SERVICES) and thing.kind == "joint_service":
                continue
            if thing.kind in {"contract", "partnership"} or _is_a_name(text, thing):
                continue
            yield _of_thing(text, thing, (thing.start, match.end()), "things made one")


def _is_a_name(text: str, thing: Thing) -> bool:
    """“A contract with Somewhere Services, shared with …”: a firm's name ends in a noun of something shared."""
    return thing.name.istitle() and re.search(r"\b(?:with|by|from|to) $", text[: thing.start][-6:]) is not None


def _subjects(view: View, start: int, end: int) -> list[Thing]:
    """The things between two places that are not those of a phrase of their own before."""
    text = view.posts.text
    for match in re.finditer(r"\[[BO]\d+\](?:'s?)?|[\w&'-]+", text[start:end]):
        found = things(view.posts, start + match.start(), shares_out=True)
        found = [thing for thing in found if thing.end <= end]
        if found and _reaches(text[found[-1].end : end]):
            return found
    return []


def _reaches(between: str) -> bool:
    """Only “of the two councils”, “including payroll” and the like may stand between the thing and its verb."""
    between = _FOR_EXAMPLE.sub("", between)
    return all(_BETWEEN.fullmatch(word) for word in between.replace(",", " ").split())


def _run_with(view: View, text: str) -> Iterator[Spotted]:
    """“We run a legal team with Somewhere Council”, “With Somewhere Council they have an audit team”."""
    for match in _RUN.finditer(text):
        reach = match.end() + 90
        is_together = " with [B" in text[match.end() : reach] or _TOGETHER.search(text, match.end(), reach)
        if match["lead"] is None and not is_together:
            continue
        found = things(view.posts, match.end() + 1, shares_out=True)[:1]
        for thing in found:
            follows = match["lead"] is not None or _WITH_BODY.match(text, thing.end) or _TOGETHER.match(text, thing.end)
            if thing.kind in _RUN_KINDS and follows and not thing.is_plural:
                yield _of_thing(text, thing, (thing.start, thing.end), "run a thing together")


def _relative(text: str) -> Iterator[Spotted]:
    """“The crematorium, which they own together”: whatever bodies run together is a service of theirs."""
    for match in _RELATIVE.finditer(text):
        words = match["what"].lower().split()
        kind = next((kind for n in (3, 2, 1) if (kind := kind_of(" ".join(words[-n:]))) is not None), None)
        kind = kind or "joint_service"
        if kind in _RUN_KINDS:
            yield Spotted(kind, match.span(), match["what"], "run by them together")


def _in_common(view: View, text: str) -> Iterator[Spotted]:
    for match in _COMMON.finditer(text):
        post = view.posts.item(match["what"]) if match["what"].startswith("[") else None
        if isinstance(post, Post):
            yield Spotted("shared_post", match.span(), post.title, "post in common", post)
    for match in _HAS.finditer(text) if " in common" in text else ():
        found = things(view.posts, match.end() + 1, shares_out=True)[:1]
        if found and found[0].kind in _RUN_KINDS and text.startswith(" in common", found[0].end):
            yield _of_thing(text, found[0], (found[0].start, found[0].end + len(" in common")), "thing in common")
