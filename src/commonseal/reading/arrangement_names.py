"""Which words are a name of an arrangement: “joint control room” and “Home Safe Fund”, not “belongs to” or “C”."""

from __future__ import annotations

from commonseal.reading import expressions as re

_IS_SAID = re.compile(
    r"(?:is|are|was|were|be|been|has|have|had|will|would|belong|belongs|belonging|signs?|signed|signing|joins?|joined"
    r"|joining|meets?|met|meeting|sits?|sat|sitting|works?|worked|working|runs?|ran|pays?|paid|puts?|brings?|brought"
    r"|co-located|use|uses|used|using|entered|formed|went|goes|made|hands?|handed|pool(?= money| budgets| resources)"
    r"|(?:share|shares|shared) (?:an?|the|their|its))(?![\w-])",
    re.IGNORECASE,
)
_PROPER = re.compile(r"[A-Z][\w’'&-]+(?: (?:(?:and|of|for|the|in) ){0,2}[A-Z][\w’'&-]+)+$")
_NO_NAMES = frozenset(
    [
        "team",
        "teams",
        "service",
        "services",
        "staff",
        "pool",
        "fund",
        "system",
        "agreement",
        "arrangement",
        "committee",
        "board",
        "partnership",
        "alliance",
        "contract",
        "deal",
        "scheme",
        "group",
        "department",
        "unit",
    ]
)


def own_name(words: str | None) -> str | None:
    """Give what may stand as the name of an arrangement, or nothing.

    Words that say that something is shared ("pay into the Home Safe Fund") leave the name in capitals at their end, if
    they have one. A letter, as options have, and a noun alone name nothing.
    """
    if words is None or len(words) < 2 or words.casefold() in _NO_NAMES:
        return None
    if _IS_SAID.match(words) and _PROPER.fullmatch(words) is None:
        proper = _PROPER.search(words)
        return proper.group() if proper else None
    return words


_COMMITTEE_WORDS = frozenset(
    [
        "joint",
        "shared",
        "single",
        "new",
        "committee",
        "committees",
        "board",
        "boards",
        "panel",
        "in",
        "common",
        "meet",
        "together",
    ]
)
# “One team” and “a joint team” tell nothing of which it is
_SHARING_WORDS = frozenset(["joint", "shared", "single", "one", "common", "new", "integrated"])
_PLAIN_WORDS: dict[str, frozenset[str]] = {
    "joint_team": _SHARING_WORDS | {"team", "teams", "workforce", "staff"},
    "shared_system": _SHARING_WORDS | {"record", "system"},
}
_NAMED_BY_PHRASE = frozenset(
    ["joint_committee", "joint_service", "joint_team", "shared_system", "contract", "pooled_budget"]
)


def telling_name(kind: str, name: str) -> str:
    """Give the name in so far as it tells one arrangement from another: of a merger only a proper name does."""
    if kind == "joint_committee":
        name = " ".join(word for word in re.findall(r"[\w-]+", name) if word.casefold() not in _COMMITTEE_WORDS)
    elif kind in _PLAIN_WORDS and all(word in _PLAIN_WORDS[kind] for word in name.split()):
        name = ""
    proper = re.search(r"[A-Z]", name) is not None
    return name if proper or kind in _NAMED_BY_PHRASE else ""
