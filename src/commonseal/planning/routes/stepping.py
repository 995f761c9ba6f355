"""Making the steps of a route: what the law asks and what is on record, put together."""

from collections.abc import Iterable, Mapping

from commonseal.planning.model import RouteStep, StepFooting, StepState
from commonseal.planning.routes.forums import forum_kind
from commonseal.planning.routes.gathering import Gathered
from commonseal.planning.routes.plan import Plan
from commonseal.planning.routes.recorded import Recorded, is_taken, state_of
from commonseal.planning.routes.texts import Digests
from commonseal.planning.routes.waits import before, following
from commonseal.regimes import Confidence, Level, Step
from commonseal.regimes.errors import UnknownProvisionError
from commonseal.vocabulary.periods import UncertainDate

_SURENESS = list(Confidence)
_LEVELS = [Level.BLOCK, Level.WARN]


class Stepping:
    """Makes steps for one plan.

    ``keys`` gives for each name of a step on record, and for each
    name by which the law's own step goes, the steps of the route that it stands for.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan, self._digests = plan, Digests(plan)
        self.keys: dict[str, set[str]] = {}

    def steps(
        self, groups: Iterable[Gathered], found: Mapping[str, Recorded], local: Iterable[Recorded]
    ) -> tuple[RouteStep, ...]:
        """Return a step for each matter of the law, with what is on record of it, and for each that is on record only.

        Several matters of the law that one record is of are one step: that is how the papers have it.
        """
        together: dict[tuple[str, str], list[Gathered]] = {}
        alone: list[Gathered] = []
        records: dict[tuple[str, str], Recorded] = {}
        for group in groups:
            known = found.get(group.key)
            if known is None:
                alone.append(group)
            else:
                key = (known.fact.step, known.fact.body)
                together.setdefault(key, []).append(group)
                records[key] = known
        for known in local:
            key = (known.fact.step, known.fact.body)
            together[key], records[key] = [], known
        names = self._names(sorted(together))
        made = [self._step(names[key], together[key], records[key]) for key in sorted(together)]
        made += [self._step(each.key, [each], None) for each in alone]
        return tuple(made)

    def _names(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Return what each recorded step is called on the route: its name, with its body's where two have one name."""
        known = tuple(keys)
        often = {step: sum(other == step for other, _ in known) for step, _ in known}
        return {
            (step, body): step if often[step] == 1 else f"{step}-{body.partition('/')[2].replace('/', '-')}"
            for step, body in known
        }

    def _step(self, key: str, groups: list[Gathered], known: Recorded | None) -> RouteStep:
        for name in {key, *(each.key for each in groups), *((known.fact.step,) if known else ())}:
            self.keys.setdefault(name, set()).add(key)
        body = groups[0].forum if groups and (known is None or len(groups) == 1) else ""
        body = known.fact.body if known is not None and not (groups and known.fact.body in _homes(groups)) else body
        body = body or groups[0].forum
        home = groups[0].home if groups and len(_homes(groups)) == 1 else self._plan.world.bodies.home(body)
        acts = {each.act for each in groups}
        act = acts.pop() if len(acts) == 1 else known.fact.act if known is not None else groups[0].act
        provisions = _once(each.provisions for each in groups) or self._said(known)
        kind = forum_kind(self._plan.snapshot, body)
        state, conditions = (StepState.OPEN, ()) if known is None else state_of(known, self._digests, self._plan)
        return RouteStep(
            key=key,
            body=body,
            home=home,
            act=act,
            matter="; ".join(each.matter for each in groups) if known is None else known.fact.subject_matter,
            footing=self._footing(groups, known),
            state=state,
            level=min((each.level for each in groups), key=_LEVELS.index, default=Level.WARN),
            changes=tuple(sorted({change for each in groups for change in each.changes})),
            serves=tuple(sorted({one for each in groups for one in each.serves})),
            before=before(self._plan, body, kind, home, None if known is None else known.fact),
            following=following(self._plan, body, kind, home, provisions),
            provisions=provisions,
            citation="; ".join(_once(each.citations for each in groups)) or self._cited(provisions),
            confidence=_surest(groups),
            planned=self._planned(known) if known is not None and state is not StepState.DONE else None,
            done=_day(known.fact.done) if known and is_taken(known.fact, self._plan) else None,
            conditions=conditions,
            statements=self._statements(groups, known),
            waived=known.waived if known and state is StepState.WAIVED else None,
        )

    def _said(self, known: Recorded | None) -> tuple[str, ...]:
        """Return the provision that a record says asks for its step, where the law has one of that name."""
        named = known.provision if known is not None else None
        return (named,) if named is not None and self._cited((named,)) else ()

    def _cited(self, provisions: Iterable[str]) -> str:
        cited = []
        for each in provisions:
            try:
                cited.append(self._plan.law.provision(each).citation)
            except UnknownProvisionError:
                continue
        return "; ".join(cited)

    def _footing(self, groups: list[Gathered], known: Recorded | None) -> StepFooting:
        if not groups:
            said = self._said(known)
            asks = said and isinstance(self._plan.law.provision(said[0]), Step)
            return StepFooting.LAW_AND_PAPERS if asks else StepFooting.LOCAL
        if all(each.policy for each in groups):
            return StepFooting.POLICY
        return StepFooting.LAW_AND_PAPERS if known is not None and known.is_named else StepFooting.LAW_ONLY

    def _planned(self, known: Recorded) -> int | None:
        """Return the day given for a step that is to come: of one taken already, only what was said since."""
        said = known.planned if known.planned or is_taken(known.fact, self._plan) else known.fact.done
        return _day(said)

    @staticmethod
    def _statements(groups: list[Gathered], known: Recorded | None) -> tuple[str, ...]:
        mine = tuple(sorted({each.id for each in known.statements})) if known is not None else ()
        return tuple(dict.fromkeys((*mine, *sorted({one for each in groups for one in each.statements}))))


def _homes(groups: Iterable[Gathered]) -> set[str]:
    return {each.home for each in groups}


def _once(many: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for some in many for each in some))


def _surest(groups: list[Gathered]) -> str:
    """Return how sure it is that the law asks for a step; one that is chosen locally is as sure as its record."""
    return min((each.confidence for each in groups), key=_SURENESS.index, default=Confidence.SURE).value


def _day(when: UncertainDate | None) -> int | None:
    """Return the day by which something dated is over, None where it has no such day."""
    return when.latest if when is not None and when.has_last_day else None
