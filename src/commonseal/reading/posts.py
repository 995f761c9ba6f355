"""Stage 4: bodies joined into groups, and titles joined with their bodies into posts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from commonseal.reading import expressions as re
from commonseal.reading.claims import Basis
from commonseal.reading.lexicon import table
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, RoleMention

_BASES: tuple[Basis, ...] = ("interim", "acting", "substantive")
_MODIFIERS: dict[str, str] = {word: kind for kind, words in table("roles")["modifiers"].items() for word in words}
_MODIFIER = "(?:" + "|".join(sorted(_MODIFIERS, key=len, reverse=True)) + ")"
_SAME = rule_pattern(r"{B:first}\s*\(\s*\"?(?:the )?(?:{B:second}|[A-Z]{2,6}s?|\"?the [A-Z]\w+( [A-Z]\w+)?\"?)\"?\s*\)")
_OWN_COUNCIL = rule_pattern(r"{B:first}'s (?:own )?(?P<second>)(?:full )?council\b")
_APPOSED = rule_pattern(r"{B}, (?:the )?{B}")
_OF_ITS_OWN = re.compile(
    r"'s (?:own |\w+ )?(?:company|trust|subsidiary|arm|service|provider|charity|agency|operator)\b"
)
_GROUP = rule_pattern(
    r"(?:\bboth )?{B}(?:(?:,? and (?:for |at )?(?:the |of |its )?(?:(?:neighbouring|nearby|adjoining|adjacent"
    r"|next-door) )?"
    r"|, (?:the )?| & |; (?:and )?){B})+"
)
_ROLES = rule_pattern(rf"{{R:first}} and (?:{_MODIFIER} )*{{R:second}}")
_POST = rule_pattern(
    rf"(?:\b(?P<article>the|an?|his|her|your|this|that) )?(?P<premods>(?:(?<![Uu]ntil )(?<![Ss]ince )\b{_MODIFIER} )*)"
    rf"(?:{{BG:own}}(?:'s|')? (?:own )?)?(?<![\w-])(?P<mods>(?:{_MODIFIER},? (?:and )?)*)"
    r"(?:(?:(?<=joint )|(?<=shared )|(?<=single )|(?<=combined ))(?:post|role|job|position"
    r"|office) of (?:the )?)?{R:role}"
    r"(?P<designate>,? designate|-designate|-elect| elect| \(designate\))?"
    r"(?P<post> (?:role|job|post|position|function|functions)\b)?"
    r"(?:(?: (?:of|for|at|across|over|covering|in) (?:the (?:new |merged |enlarged )?|both |all )?(?P<link>)|, (?:at )?"
    r"(?=\[[BG]\d+\]\s*(?:$|[,;.()–|\t:]|said|says|told|has said|and \[[OPR]))){BG:at}|\s?\({BG:in}\))?"
)


# “Clerk to the Authority”, “monitoring officer to both councils”
_POST_TO = rule_pattern(r"{O:post} to (?:the |both |all )?{B:at}(?!'s)")
_SERVES_TO = re.compile(
    r"\b(?:clerk|secretary|treasurer|solicitor|counsel|auditor|registrar|advis[eo]r|monitoring officer|officer"
    r"|director of [\w' ]+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Post:
    """A title with the bodies the sentence gives it and the words before it (interim, joint, former …)."""

    title: str
    bodies: tuple[str, ...]
    body_class: str
    modifiers: frozenset[str]
    start: int
    end: int
    plural: bool = False
    bodies_form: str = ""
    article: str = ""
    parts: tuple[str, ...] = ()

    @property
    def basis(self) -> Basis | None:
        """Interim, acting or substantive where the words say so."""
        return next((kind for kind in _BASES if kind in self.modifiers), None)


def with_groups(marked: Marked) -> Marked:
    """Make one token of a body and its bracketed short form, and of bodies joined by commas and "and"."""
    if "[B" not in marked.text:
        return marked
    marked = marked.replaced(_SAME, "B", _first_body)
    marked = marked.replaced(_OWN_COUNCIL, "B", _first_body)
    return marked.replaced(_GROUP, "B", _group)


def with_posts(marked: Marked) -> Marked:
    """Make one token of a title and the body it belongs to."""
    if "[R" not in marked.text:
        return marked
    marked = marked.replaced(_ROLES, "R", _both_roles)
    return marked.replaced(_POST, "O", _post).replaced(_POST_TO, "O", _post_to)


def _first_body(marked: Marked, match: re.Match[str]) -> object | None:
    first = marked.item(match["first"])
    if not isinstance(first, BodyMention):
        return None
    if match["second"]:
        second = marked.item(match["second"])
        if not isinstance(second, BodyMention) or set(second.names) & set(first.names) != set(second.names):
            return None
    return first


_TITLE_BEFORE = re.compile(r"\[R\d+\] (?:of|at|for) (?:the )?$")
_TITLE_AFTER = rule_pattern(rf"(?:'s|')? (?:{_MODIFIER} )*{{R}}")


_OTHERS_PERSON = re.compile(r"'s (?:own |new )?(?:Dr |Mr |Ms |Mrs )?\[[PR]\d+\]")
_OPENS_CLAUSE = re.compile(r" (?:are|have|will|were|would|is|has|can|could|may|should|do|plan|also|already|now|then)\b")


def _group(marked: Marked, match: re.Match[str]) -> object | None:
    text = marked.text
    if _TITLE_BEFORE.search(text[max(0, match.start() - 24) : match.start()]) and _TITLE_AFTER.match(text, match.end()):
        return None  # "chief executive of A and B's place director": each body has its own title
    if _OTHERS_PERSON.match(text, match.end()) and ", and [" in match.group():
        return None  # “who joins from A, and B's Jane Doe”
    if _APPOSED.fullmatch(match.group()) and _OF_ITS_OWN.match(text, match.end()):
        return None  # “A, the council's housing company”
    found = [marked.item(token) for token in re.findall(r"\[B\d+\]", match.group())]
    bodies = [item for item in found if isinstance(item, BodyMention)]
    if (
        bodies[-1].form in {"us", "it", "they"}
        and _OPENS_CLAUSE.match(text, match.end())
        and re.search(r", (?:and )?\[B\d+\]$", match.group())
    ):
        return None  # “with A, and we are talking about …”
    names = tuple(dict.fromkeys(name for body in bodies for name in body.names))
    is_set = all(body.is_set for body in bodies)
    return replace(
        bodies[0],
        names=names,
        form="list" if len(names) > 1 else bodies[0].form,
        organ="",
        is_set=is_set,
        end=bodies[-1].end,
    )


def _both_roles(marked: Marked, match: re.Match[str]) -> object | None:
    first, second = marked.item(match["first"]), marked.item(match["second"])
    if not isinstance(first, RoleMention) or not isinstance(second, RoleMention) or first.title.endswith("s"):
        return None
    return RoleMention(first.start, second.end, f"{first.title} and {second.title}", (first.title, second.title))


def _post(marked: Marked, match: re.Match[str]) -> object | None:
    role = marked.item(match["role"])
    if not isinstance(role, RoleMention):
        return None
    bodies = [marked.item(token) for token in (match["own"], match["at"], match["in"]) if token]
    found = [body for body in bodies if isinstance(body, BodyMention)]
    at = found[-1] if found else None
    words = re.findall(_MODIFIER, (match["premods"] + match["mods"]).casefold())
    kinds = {_MODIFIERS[word] for word in words}
    if match["designate"] or "new" in kinds:
        kinds.add("planned")
    if re.search(r"\bone\b", match["mods"].casefold()):
        kinds.add("shared")
    start, end = marked.source(match.start(), match.end())
    of_organ = at is not None and (
        at.form == "organs" or (re.search(r"ommittee|[Pp]anel", at.organ) and "chair" in role.title.casefold())
    )
    names = () if at is None else at.deciding if of_organ else at.names
    return Post(
        title=role.title,
        bodies=names,
        body_class=at.body_class if at else "",
        modifiers=frozenset(kinds),
        start=start,
        end=end,
        plural=bool(
            re.search(
                r"(?:officers|executives|directors|chairs|leaders|nurses|members"
                r"|heads|leads|managers|treasurers|solicitors)\b",
                role.title.split(" of ")[0].lower(),
            )
        ),
        bodies_form=at.form if at else "",
        parts=role.parts,
        article=(match["article"] or "").lower(),
    )


def _post_to(marked: Marked, match: re.Match[str]) -> object | None:
    post, body = marked.item(match["post"]), marked.item(match["at"])
    if not isinstance(post, Post) or not isinstance(body, BodyMention) or post.bodies:
        return None
    if not _SERVES_TO.search(post.title):
        return None
    return replace(
        post, bodies=body.names, body_class=body.body_class, bodies_form=body.form, end=marked.source(*match.span())[1]
    )
