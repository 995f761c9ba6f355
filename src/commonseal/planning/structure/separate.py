"""What the law of the date has each body keep to itself: posts, organs, and posts that one person may not hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from commonseal.planning.structure.duplicates_model import Kind, LawSaid, Stays
from commonseal.planning.structure.model import Named
from commonseal.planning.structure.posts import named
from commonseal.planning.structure.seen import Seen
from commonseal.regimes import Combination, Duty, Exclusion, Organ, PostProvision, Provision


def separate_in_law(seen: Seen, bodies: Sequence[str]) -> tuple[LawSaid, ...]:
    """Return what the law asks of each of some bodies for itself: its posts, its organs, posts not to be combined.

    Posts that only guidance asks for are left out.
    """
    found: dict[str, tuple[Provision, list[str]]] = {}
    for body in bodies:
        for provision in _asked_of(seen, body):
            found.setdefault(provision.id, (provision, []))[1].append(body)
    return tuple(law_said(seen, provision, of) for provision, of in found.values())


def _asked_of(seen: Seen, body: str) -> Iterator[Provision]:
    kind = seen.world.bodies.kind(body)
    if kind:
        yield from (each for each in seen.law.of_kind(PostProvision, kind) if each.statutory and each.minimum)
        yield from seen.law.of_kind(Organ, kind)
        yield from seen.law.of_kind(Combination, kind)


def stays(seen: Seen, bodies: Sequence[str], kind: Kind, word: str) -> tuple[Stays, tuple[LawSaid, ...]]:
    """Return what stays with each of some bodies of a role or a function, and the provisions that say so."""
    if kind is Kind.FUNCTION:
        duties = _said(seen, bodies, lambda each: isinstance(each, Duty) and each.function == word)
        return (Stays.DUTY, duties) if duties else (Stays.NOTHING, ())
    asked = _said(seen, bodies, lambda each: isinstance(each, PostProvision) and _asks(each, word, statutory=True))
    barred = tuple(_barred(seen, bodies, word))
    if barred:
        return Stays.HOLDERS_APART, (*asked, *barred)
    if asked:
        return Stays.OFFICE, asked
    guided = _said(seen, bodies, lambda each: isinstance(each, PostProvision) and _asks(each, word, statutory=False))
    return (Stays.GUIDANCE, guided) if guided else (Stays.NOTHING, ())


def _asks(provision: PostProvision, role: str, *, statutory: bool) -> bool:
    return role in provision.roles and bool(provision.minimum) and provision.statutory is statutory


def _said(seen: Seen, bodies: Sequence[str], wanted: Callable[[Provision], bool]) -> tuple[LawSaid, ...]:
    found: dict[str, tuple[Provision, list[str]]] = {}
    for body in bodies:
        kind = seen.world.bodies.kind(body)
        for provision in seen.law.provisions if kind else ():
            if kind in provision.classifications and wanted(provision):
                found.setdefault(provision.id, (provision, []))[1].append(body)
    return tuple(law_said(seen, provision, of) for provision, of in found.values())


def _barred(seen: Seen, bodies: Sequence[str], role: str) -> Iterator[LawSaid]:
    """Give the exclusions by which the holder of a role at one body may not hold it at another of them."""
    kinds = {body: seen.world.bodies.kind(body) for body in bodies}
    for body in bodies:
        others = {kind for other, kind in kinds.items() if other != body and kind}
        for provision in seen.law.of_kind(PostProvision, kinds[body]) if kinds[body] else ():
            if role not in provision.roles:
                continue
            for each in provision.excluded:
                if _excludes(each, role, others):
                    source = seen.world.provision(each.provision) if each.provision else None
                    yield law_said(
                        seen, source or provision, [body], f"Its {provision.post_name} may not be {each.reason}."
                    )


def _excludes(exclusion: Exclusion, role: str, others: Iterable[str]) -> bool:
    at = set(others)
    as_holder = role in exclusion.roles and not at.isdisjoint(exclusion.at)
    return as_holder or not at.isdisjoint(exclusion.employee_of)


def law_said(seen: Seen, provision: Provision, bodies: Sequence[str], sentence: str | None = None) -> LawSaid:
    """Return what a provision says of some bodies."""
    of: tuple[Named, ...] = named(seen, bodies)
    return LawSaid(
        provision=provision.id,
        kind=provision.kind_name(),
        bodies=of,
        sentence=sentence or provision.text,
        citation=provision.citation,
        confidence=provision.confidence.value,
    )
