"""The full names that a paper gives its funds, teams, services and schemes, by the noun that they end in.

A paper names such a thing once (“the Moor Better Care Fund”, “a single corporate leadership team”) and says “the fund”
and “the new team” from then on, as it does with bodies; what it says of them is about what was named.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from commonseal.reading import expressions as re

_NOUNS = (
    "fund",
    "pool",
    "team",
    "service",
    "unit",
    "programme",
    "scheme",
    "hub",
    "partnership",
    "alliance",
    "collaborative",
    "network",
    "agency",
    "centre",
    "function",
    "department",
    "directorate",
    "record",
    "budget",
    "group",
)
_SAME = {"pot": "fund", "pool": "fund", "kitty": "fund", "services": "service", "system": "record"}
_ALIKE = frozenset(["new", "joint", "shared", "single", "combined", "integrated", "merged", "pooled", "one", "the"])
_IN_CAPITALS = re.compile(
    r"\b(?P<name>(?!(?:The|A|An|This|Our|Its|Their|Each|Every|Any|No|New|Both|Joint|Shared|Single|That|Your) [A-Z]\w*\b"
    r"(?! [A-Z]))[A-Z][\w'&-]*(?: (?:(?:and|of|for|the|&) )?[A-Z][\w'&-]*){0,6}"
    rf" (?P<noun>{'|'.join(noun.capitalize() for noun in _NOUNS)}s?|cluster))\b(?!'s? [A-Z]"
    r"| (?:Board|Committee|Manager|Director|Lead|Group|Officer|Executive|Trust|NHS)\b)"
)
_JOINED = re.compile(
    r"\b(?P<name>(?:single|joint|shared|integrated|combined|pooled) (?:[a-z][\w-]+ (?:and )?){1,4}?"
    rf"(?P<noun>{'|'.join(_NOUNS)}))\b(?!-)"
)


# “the new service” is none of the fire services that it is made of
_IS_A_BODY = re.compile(r"\b(?:Fire|Rescue|Ambulance|Police|Probation|Prison) Service$")


@lru_cache(maxsize=2)
def _named_in(flow: str) -> dict[str, list[tuple[int, str]]]:
    """Give, by noun, where each name stands; names in capitals alone where a noun has any."""
    found: dict[str, list[tuple[int, str]]] = {}
    for match in (*_IN_CAPITALS.finditer(flow), *_JOINED.finditer(flow)):
        if _IS_A_BODY.search(match["name"]):
            continue
        noun = match["noun"].lower().removesuffix("s")
        name = re.sub(r"^(?:The|Our|A|An) ", "", " ".join(match["name"].split()))
        if " " in name:  # “the cluster” names nothing
            found.setdefault(_SAME.get(noun, noun), []).append((match.start(), name))
    return {noun: sorted(places) for noun, places in found.items()}


def fullest_name(flow: str, name: str, place: int) -> str:
    """Give the name that a paper gives what it calls “the fund” or “the new team” at a place.

    Args:
        flow: The paper's flow.
        name: What it calls it there, without article.
        place: Where.

    Returns:
        The name that stands nearest before; the same name where it says more than a noun, or where none stands before.
    """
    *words, noun = name.lower().split()
    if not _ALIKE.issuperset(words):
        return name
    named = _named_in(flow).get(_SAME.get(noun, noun), [])
    if not named:
        return name
    before = [known for _, known in named[: bisect_left(named, (place, ""))]]
    same = [known for known in before if known.lower().endswith(noun)]  # “the pool” is no fund where there is a pool
    return (same or before or [name])[-1]


def nearest_before(flow: str, place: int, within: int) -> str:
    """Give the thing that a paper names last before a place, in no more letters than these; else nothing."""
    near = [found for places in _named_in(flow).values() for found in places if place - within <= found[0] < place]
    return max(near)[1] if near else ""
