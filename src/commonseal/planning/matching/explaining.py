"""Why each person is placed where they are, or is not: the stage, the rule, the cost and the law, in sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from commonseal.planning.matching.model import WHOLE, Opening, Person, Rule, Rules, Stage
from commonseal.planning.matching.pairs import Pairs
from commonseal.planning.matching.result import Miss, NotPlaced, Placement
from commonseal.regimes import Clock, Law, Practice, Provision

_IN_WORDS = {
    Rule.GRADE: "the grade",
    Rule.DISTANCE: "the distance",
    Rule.SKILLS: "skills that are missing",
    Rule.HOURS: "the hours",
    Rule.RING_FENCE: "a ring fence",
    Rule.PAY_PROTECTION: "the cost of pay protection",
}


@dataclass(frozen=True)
class Explainer:
    """What the explanations look at: everybody, every post, every pair, the rules, and the law."""

    people: Sequence[Person]
    posts: Sequence[Opening]
    pairs: Pairs
    rules: Rules
    law: Law

    def placement(self, row: int, column: int, stage: Stage, rivals: int) -> Placement:
        """Say why a person is placed at a post; ``rivals`` is how many in its ring fence could have taken it."""
        person, post, pairs = self.people[row], self.posts[column], self.pairs
        wanted = person.preferences
        return Placement(
            person=person.reference,
            post=post.reference,
            title=post.title,
            stage=stage,
            wte=person.wte / WHOLE,
            bands=int(pairs.bands[row, column]),
            miles=self._miles(row, column),
            missing_skills=tuple(sorted(post.skills - person.skills)),
            protection=int(pairs.protection[row, column]),
            preference=wanted.index(post.reference) + 1 if post.reference in wanted else None,
            because=tuple(self._because(row, column, stage, rivals)),
        )

    def not_placed(self, row: int) -> NotPlaced:
        """Say which rule excludes which posts from a person, and what they came nearest to."""
        person, fails = self.people[row], self.pairs.fails
        excluded = {rule: int(flags[row].sum()) for rule, flags in fails.items() if flags[row].any()}
        suitable = int(self.pairs.allowed[row].sum()) if len(self.posts) else 0
        nearest = self._nearest(row) if self.posts and not suitable else None
        return NotPlaced(
            person=person.reference,
            grade=person.grade,
            wte=person.wte / WHOLE,
            excluded=excluded,
            suitable=suitable,
            nearest=nearest,
            because=tuple(self._why_not(suitable, excluded, nearest)),
        )

    def _because(self, row: int, column: int, stage: Stage, rivals: int) -> Iterable[str]:
        if stage is Stage.SLOTTED_IN:
            yield "Slotted in: the job is largely unchanged, and those who hold it fit its places."
        elif stage is Stage.RING_FENCED:
            more = "nobody else in the ring fence could take it" if rivals < 2 else f"{rivals} in the ring fence could"
            yield f"Ring-fenced competition: {more}; whom the panel appoints is for the panel."
        else:
            yield "Suitable alternative employment: no rule is against it."
        yield f"{_as_sentence(self._terms(row, column))}."
        cost = int(self.pairs.protection[row, column])
        if cost:
            said = _cited(self.law, Practice, "people.pay_protection")
            yield f"Pay protection costs £{cost:,} over {self.rules.protection_years.normalize():f} years{said}."
        if stage is Stage.ALTERNATIVE:
            yield from trial_period(self.law)

    def _terms(self, row: int, column: int) -> list[str]:
        bands, miles = int(self.pairs.bands[row, column]), self._miles(row, column)
        step = "one band" if abs(bands) == 1 else f"{abs(bands)} bands"
        said = ["same grade" if not bands else f"{step} {'up' if bands > 0 else 'down'}"]
        if miles is not None:
            said.append("at the same place" if not miles else f"{miles:.1f} miles away")
        missing = sorted(self.posts[column].skills - self.people[row].skills)
        if missing:
            said.append(f"without {', '.join(missing)}")
        return said

    def _why_not(self, suitable: int, excluded: dict[Rule, int], nearest: Miss | None) -> Iterable[str]:
        if suitable:
            posts = "one post is within the rules, and its places go" if suitable == 1 else (
                f"{suitable} posts are within the rules, and all their places go"
            )  # fmt: skip
            yield f"Not placed: {posts} to others, so that the most people are placed."
        elif excluded:
            counted = ", ".join(f"{_IN_WORDS[rule]} {count}" for rule, count in excluded.items())
            yield f"Not placed: no post is within the rules; of {len(self.posts)} posts the rules exclude by {counted}."
        else:
            yield "Not placed: there are no posts."
        if nearest is not None:
            yield f"Nearest: {nearest.title} ({nearest.post}): {'; '.join(nearest.because)}."

    def _nearest(self, row: int) -> Miss:
        fails = np.array([self.pairs.fails[rule][row] for rule in Rule])
        order = np.lexsort((self.pairs.dislike[row], self.pairs.missing[row], abs(self.pairs.bands[row]), fails.sum(0)))
        column = int(order[0])
        failing = tuple(rule for rule, flags in zip(Rule, fails[:, column], strict=True) if flags)
        post = self.posts[column]
        return Miss(
            post=post.reference,
            title=post.title,
            fails=failing,
            because=tuple(self._miss(rule, row, column) for rule in failing),
        )

    def _miss(self, rule: Rule, row: int, column: int) -> str:
        person, post, rules = self.people[row], self.posts[column], self.rules
        bands = int(self.pairs.bands[row, column])
        allowed = rules.bands_up if bands > 0 else rules.bands_down
        room = WHOLE if post.whole_places else post.part_place
        said = {
            Rule.GRADE: f"{abs(bands)} bands {'up' if bands > 0 else 'down'}, where {allowed} may be",
            Rule.DISTANCE: f"{self.pairs.miles[row, column]:.1f} miles away, where {rules.miles} may be",
            Rule.SKILLS: f"it needs {', '.join(sorted(post.skills - person.skills))}",
            Rule.HOURS: f"it has room for {room / WHOLE:g} WTE, and {person.wte / WHOLE:g} is asked",
            Rule.RING_FENCE: "it is open to its ring fence only",
            Rule.PAY_PROTECTION: (
                f"pay protection would cost £{int(self.pairs.protection[row, column]):,}, "
                f"where £{rules.most_protection or 0:,} may be"
            ),
        }
        return said[rule]

    def _miles(self, row: int, column: int) -> float | None:
        miles = float(self.pairs.miles[row, column])
        return None if np.isnan(miles) else miles


def trial_period(law: Law) -> Iterable[str]:
    """Say what the law gives somebody who takes alternative work, with its citation; nothing where it says nothing."""
    for clock in law.of_kind(Clock):
        if clock.key == "trial_period":
            yield f"A trial period of {clock.days // 7} weeks starts with the new work ({clock.citation_line})."


def stage_notes(law: Law) -> tuple[str, ...]:
    """Say where the stages and the offer of alternative work come from, as the law has it, each with its citation."""
    wanted = ("people.selection", "people.alternative", "people.alternative.trial", "people.pay_protection")
    found = {each.id: each for each in law.provisions if each.id in wanted}
    return tuple(f"{found[key].text} ({found[key].citation_line})" for key in wanted if key in found)


def _cited(law: Law, kind: type[Provision], identifier: str) -> str:
    found = next((each for each in law.of_kind(kind) if each.id == identifier), None)
    return f" ({found.citation_line[0].lower()}{found.citation_line[1:]})" if found else ""


def _as_sentence(parts: Sequence[str]) -> str:
    said = ", ".join(parts)
    return said[:1].upper() + said[1:]
