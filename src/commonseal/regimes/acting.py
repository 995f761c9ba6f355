"""Provisions on what bodies do: their duties, and their powers to work jointly."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

from pydantic import Field, field_validator

from commonseal.regimes.provision import OfBodies, Provision, ProvisionId, Sentence, Term
from commonseal.regimes.words import (
    ClassificationKey,
    Form,
    FunctionKey,
    Functions,
    Liability,
    Nature,
    Onward,
    RoleKey,
)


class Duty(OfBodies):
    """A function that the law gives to bodies of a kind.

    ``accountable`` are the roles whose holders answer for it by default, in order; empty where nothing says who.
    ``nature`` says whether it is a function of commissioning.
    """

    kind: Literal["duty"] = "duty"
    function: FunctionKey
    accountable: tuple[RoleKey, ...] = ()
    nature: Nature = Nature.UNCLEAR
    section: Sentence


class Group(Term):
    """Kinds of body that a power lets take part; ``needed`` says that at least one party must be of this group."""

    classifications: tuple[ClassificationKey, ...] = Field(min_length=1)
    needed: bool = True


class Power(Provision):
    """A power of bodies to work jointly.

    The parties are all of the kinds in ``between``, and every needed group has at least one of them.
    ``excluded_functions`` are words for what it does not reach; ``requires`` what has to be done; ``cited_as`` the
    words by which a paper names it. ``liability`` and ``onward`` are None where nothing is said; where another
    provision says it, with a citation and a confidence of its own, ``liability_provision`` and ``onward_provision``
    name that.
    """

    kind: Literal["power"] = "power"
    forms: tuple[Form, ...] = Field(min_length=1)
    between: tuple[Group, ...] = Field(min_length=1)
    functions: Functions
    excluded_functions: tuple[Sentence, ...] = ()
    liability: Liability | None = None
    liability_provision: ProvisionId | None = None
    onward: Onward | None = None
    onward_provision: ProvisionId | None = None
    requires: tuple[Sentence, ...] = ()
    cited_as: tuple[Sentence, ...] = ()

    @field_validator("between", mode="before")
    @classmethod
    def _plain_groups(cls, groups: Any) -> Any:
        """Let a group that is needed be written as a plain list of classifications."""
        if not isinstance(groups, list | tuple):
            return groups
        return [{"classifications": each} if isinstance(each, list | tuple) else each for each in groups]

    @property
    def named(self) -> tuple[str, ...]:
        """The other provisions that it names."""
        return tuple(each for each in (self.liability_provision, self.onward_provision) if each)

    @property
    def classifications(self) -> tuple[str, ...]:
        """The kinds of body that may take part."""
        return tuple(dict.fromkeys(each for group in self.between for each in group.classifications))

    def allows(self, parties: Iterable[str]) -> bool:
        """Whether bodies of these classifications may work together under it."""
        given = set(parties)
        needed = (group for group in self.between if group.needed)
        return given <= set(self.classifications) and all(given & set(group.classifications) for group in needed)

    def is_cited_by(self, text: str) -> bool:
        """Whether words of a paper name this power.

        "Under section 75 of the NHS Act 2006" names what is cited as "s75"; "s75A" and "s175" do not.
        """
        said = _as_cited(text)
        return any(_citation(each).search(said) for each in self.cited_as)


@cache
def _citation(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_as_cited(words))}(?!\w)")


def _as_cited(text: str) -> str:
    """Return a text with every way of writing "section" alike, so that "s.75", "s 75" and "section 75" are one."""
    marked = re.sub(r"\b(?:sections?|sec|ss?)\b\.?\s*(?=\d)|\bss?(?=\d)", "§ ", text.lower())
    marked = re.sub(r"\b(?:regulations?|regs?)\b\.?\s*(?=\d)", "reg ", marked)
    return re.sub(r"\s+", " ", marked)
