"""The kinds of page that are measured, and how an address of each is drawn from a made-up country and the examples."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import numpy as np

from statements import KIND_NUMBER, Plan, body_id

Query = dict[str, str | tuple[str, ...]]
Address = tuple[str, Query]


@dataclass(frozen=True)
class Kind:
    """A kind of page: its name in the table, and the status that its answer has when all is well."""

    name: str
    status: int = 200


class Drawn:
    """Draws things that a register holds, at random."""

    def __init__(self, plan: Plan, random: Random) -> None:
        self._plan, self._random = plan, random
        self._of = {name: np.flatnonzero(plan.kind == number) for name, number in KIND_NUMBER.items()}

    def dates(self) -> dict[str, str]:
        """Return two dates on which to ask: some month of late, as known now or then."""
        year, month = self._random.randint(2018, 2025), self._random.randint(1, 12)
        return {"on": f"{year}-{month:02d}-15", "known-at": self._random.choice(["2026-11-20", "2026-06-01"])}

    def body(self) -> str:
        """Return the identifier of any body of the country."""
        return body_id(self._random.randrange(self._plan.bodies))

    def number(self, kind: str) -> int:
        """Return the number of the body of any statement of a kind."""
        place = int(self._random.choice(self._of[kind]))
        return int(self._plan.body[place])

    def slot(self, kind: str) -> int:
        """Return the number of the slot of any statement of a kind."""
        return int(self._plan.slot[int(self._random.choice(self._of[kind]))])

    def statement(self) -> int:
        """Return the number of any statement recorded by the middle of 2026."""
        return self._random.randrange(1, int(len(self._plan) * 0.9))

    def page(self) -> int:
        """Return the number of a page near the beginning of a long list."""
        return self._random.randint(1, 5)

    def one_of(self, *texts: str) -> str:
        """Return any of some texts."""
        return self._random.choice(texts)


EXAMPLES = ("body/portsmouth-ccg", "body/halton-ccg", "body/thanet-ccg", "body/northumberland-county-council")
WORDS = ("portsmoth", "Ashborne Trust", "thannet")
PROPOSAL, OPTION = "proposal/portsmouth-integration", "option/portsmouth-integration/recommended"
QUESTION = "who is accountable for safeguarding at Halton CCG?"


def _always(path: str, **query: str | tuple[str, ...]) -> Callable[[Drawn], Address]:
    return lambda _: (path, query)


def _of_example(path: str) -> Callable[[Drawn], Address]:
    return lambda drawn: (path, {"body": drawn.one_of(*EXAMPLES)})


def _of_country(path: str) -> Callable[[Drawn], Address]:
    return lambda drawn: (path, {"of": drawn.body()})


KINDS: dict[Kind, Callable[[Drawn], Address]] = {
    Kind("home"): _always("/"),
    Kind("search for a name", 302): lambda drawn: ("/search", {"q": f"R{drawn.number('body'):06d}"}),
    Kind("search for a word"): lambda drawn: ("/search", {"q": drawn.one_of(*WORDS)}),
    Kind("search for who", 302): _always("/search", q=QUESTION),
    Kind("who"): lambda drawn: ("/who", {"asked": "accountable officer", "at": drawn.one_of(*EXAMPLES)}),
    Kind("contents of the register"): _always("/register"),
    Kind("body of the country"): lambda drawn: (f"/{drawn.body()}", {}),
    Kind("body of an example"): lambda drawn: (f"/{drawn.one_of(*EXAMPLES)}", {}),
    Kind("person"): lambda drawn: (f"/person/p-{drawn.number('person'):06d}", {}),
    Kind("post"): lambda drawn: (f"/post/b-{drawn.number('post'):06d}/ao", {}),
    Kind("arrangement"): lambda drawn: (f"/arrangement/a-{drawn.slot('arrangement')}", {}),
    Kind("proposal"): _always(f"/{PROPOSAL}"),
    Kind("statement"): lambda drawn: (f"/statement/{drawn.statement()}", {}),
    Kind("paper"): _always("/paper/halton-warrington-letter"),
    Kind("facts"): _of_country("/facts"),
    Kind("history"): _of_country("/history"),
    Kind("timeline"): _of_country("/timeline"),
    Kind("picture"): _of_country("/picture"),
    Kind("list of bodies"): lambda drawn: ("/bodies", {"page": str(drawn.page())}),
    Kind("list of people, by a word"): lambda drawn: ("/people", {"name": f"{drawn.number('person'):06d}"[:4]}),
    Kind("list of posts"): lambda drawn: ("/posts", {"page": str(drawn.page())}),
    Kind("list of arrangements"): _always("/arrangements"),
    Kind("list of statements"): lambda drawn: ("/statements", {"page": str(drawn.page())}),
    Kind("papers"): _always("/papers"),
    Kind("findings"): _of_example("/findings"),
    Kind("duties"): _of_example("/duties"),
    Kind("schemes"): _always("/scheme", body=("body/halton-ccg", "body/northumberland-county-council")),
    Kind("interests"): _always("/interests", person="andrew-davies"),
    Kind("stress"): _of_example("/stress"),
    Kind("rules"): _always("/rules"),
    Kind("law"): _always("/law/icb"),
    Kind("calendar"): _of_example("/calendar"),
    Kind("plans"): _always("/plans"),
    Kind("option"): _always(f"/{OPTION}"),
    Kind("route"): _always(f"/route/{OPTION}"),
    Kind("forecast"): _always(f"/forecast/{OPTION}"),
    Kind("structure"): _always(f"/structure/{OPTION}"),
    Kind("comparison"): _always(f"/compare/{PROPOSAL}"),
    Kind("papers that came in"): _always("/incoming"),
}
