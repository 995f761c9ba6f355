"""Posts told by their function alone: “roles such as Estates and Finance will be shared”, “a joint finance role”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import table
from commonseal.reading.paper import View
from commonseal.reading.rules.arrangement_drafts import Drafter
from commonseal.reading.rules.drafts import ArrangementDraft, Span

_ROLE_LIST = re.compile(
    r"\b(?:roles|posts|functions|positions|appointments)\b(?:,| –| -|:|;)? ?(?:such as |including "
    r"|like |for |in |covering |of )?(?:those of |the |in )*(?P<list>"
    r"(?:in )?[A-Z][\w' &]*(?:(?:,|;| and|; and|, and)(?: in)? [A-Z][\w' &]*?){1,8})(?= (?:will|would"
    r"|are|to|have|is|were|was|could|may)\b|\.|;|$|,? (?:which|with|across|between|by))"
)
_VAGUE_JOINT_ROLE = re.compile(
    r"\b(?:a|an|one) (?:new )?(?:joint|shared|single) (?P<what>role|post|position|appointment)\b", re.IGNORECASE
)
_FUNCTION = re.compile(rf"\b(?:{'|'.join(table('roles')['functions'])})\b")


def listed_roles(drafter: Drafter, view: View, following: str) -> Iterator[tuple[ArrangementDraft, Span]]:
    """“Roles such as Estates and Finance will be shared”: each is a shared post by its function."""
    text = view.posts.text
    if not re.search(r"\b(?:shar(?:e[ds]?|ing)|joint)\b", text):
        return
    for match in _ROLE_LIST.finditer(text):
        for name in functions_of(match["list"]):
            draft = drafter.draft(view, match.span(), following, "shared_post", rule="roles in a list")
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


def unnamed_role(drafter: Drafter, view: View, following: str) -> Iterator[tuple[ArrangementDraft, Span]]:
    """“Integrating finance, including the creation of a joint role”: the function before it names the role."""
    match = _VAGUE_JOINT_ROLE.search(view.posts.text)
    if match is None:
        return
    functions = _FUNCTION.findall(view.posts.text, max(0, match.start() - 80), match.start())
    if not functions:
        return
    draft = drafter.draft(view, match.span(), following, "shared_post", rule="joint role of a function")
    if draft is not None:
        draft.role, draft.name = f"{functions[-1]} {match['what']}", None
        yield draft, match.span()
