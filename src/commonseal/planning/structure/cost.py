"""What the posts of bodies cost in a year before and after an option, who bears it, and how that lies to the limit."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from commonseal.assurance.told import rests
from commonseal.assurance.world.world import joined
from commonseal.planning.structure.apportioning import to_the_penny
from commonseal.planning.structure.cost_model import BodyCost, CostTold, PartBorne, PostCost, SideCost
from commonseal.planning.structure.costing import Borne, Costing, costed
from commonseal.planning.structure.faults import CostFault, UncostedError
from commonseal.planning.structure.limits import limit_of
from commonseal.planning.structure.model import Named
from commonseal.planning.structure.posts import both_seen, wte_of
from commonseal.planning.structure.seen import Seen, called
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.periods import describe_day

_POUNDS = "GBP"
_PER_CENT = Decimal("0.0001")
_ONLY_POSTS = "These are the posts on record and nothing else; a body's running costs hold more than these."
_RATES = "Amounts are for a year, by the pay tables and the shares of the date."
_ONE_OFF = "Costs that fall once (redundancy, moving, systems) are in none of these figures and in no share of them."
_NOTES = (_ONLY_POSTS, _RATES, _ONE_OFF)


def cost(before: Snapshot, after: Snapshot, law: Law, bodies: Collection[str] | None = None) -> CostTold:
    """Return what the posts of some bodies, or of all, cost in a year before and after, body by body.

    ``before`` is the snapshot as the register has it, ``after`` as it would be; where nothing changes they are the
    same. A post costs what the pay table of its body or host says of its grade, times its whole-time equivalents (one
    where nothing says, which a note tells). A post of one body is that body's cost; a shared one is split, to the
    penny, as the shares of the post, of its arrangement or of the option say.

    Raises:
        UncostedError: something is wrong or missing on either side; it tells every fault.
        DifferentDaysError: the two are not looked at on the same date.
    """
    seen = both_seen(before, after, law)
    old, new = (costed(each, bodies) for each in seen)
    _refuse(old, new)
    wanted = _bodies(old, new, bodies)
    told = tuple(_body_cost(body, old, new) for body in wanted)
    was, then = (sum((side.amount for side in sides), Decimal("0.00")) for sides in _sides(told))
    return CostTold(
        on=before.on,
        known_at=before.known_at,
        sentence=_sentence(told, was, then, describe_day(before.on), _currency(old, new)),
        currency=_currency(old, new),
        bodies=told,
        before=was,
        after=then,
        difference=then - was,
        by_others=(old.total - was, new.total - then),
        posts_before=_posts(old),
        posts_after=_posts(new),
        notes=(*_NOTES, *dict.fromkeys((*old.notes, *new.notes, *_beyond(told), *_paid_twice(old, new)))),
    )


def _refuse(old: Costing, new: Costing) -> None:
    both = set(old.faults) & set(new.faults)
    faults = [
        *both,
        *(CostFault(f"before: {each.of}", each.what, each.statements) for each in set(old.faults) - both),
        *(CostFault(f"with the option: {each.of}", each.what, each.statements) for each in set(new.faults) - both),
    ]
    if faults:
        raise UncostedError(faults)


def _bodies(old: Costing, new: Costing, bodies: Collection[str] | None) -> list[str]:
    if bodies is not None:
        return sorted({home for side in (old, new) for home in side.seen.homes(bodies)})
    return sorted({body for side in (old, new) for borne in side.posts.values() for body in borne.by_body})


def _body_cost(body: str, old: Costing, new: Costing) -> BodyCost:
    before, after = _side(body, old), _side(body, new)
    name = new.seen.name(body)
    return BodyCost(
        body=Named(id=body, name=old.seen.name(body) if name == body else name),
        before=before,
        after=after,
        difference=after.amount - before.amount,
    )


def _side(body: str, costing: Costing) -> SideCost:
    amount = costing.of(body)
    limit = limit_of(costing.seen, costing.populations, body)
    people = limit.people if limit else None
    return SideCost(
        amount=amount,
        a_head=to_the_penny(amount / people) if people else None,
        limit=limit,
        headroom=limit.amount - amount if limit and limit.amount is not None else None,
    )


def _sides(told: Iterable[BodyCost]) -> tuple[list[SideCost], list[SideCost]]:
    bodies = list(told)
    return [each.before for each in bodies], [each.after for each in bodies]


def _currency(old: Costing, new: Costing) -> str:
    return next((each.priced.currency for side in (old, new) for each in side.posts.values()), _POUNDS)


def _posts(costing: Costing) -> tuple[PostCost, ...]:
    return tuple(_post(costing.seen, post, borne) for post, borne in costing.posts.items())


def _post(seen: Seen, post: str, borne: Borne) -> PostCost:
    statement, fact = seen.posts[post]
    bearing, priced = borne.bearing, borne.priced
    return PostCost(
        post=Named(id=post, name=called(fact)),
        grade=fact.grade or "",
        wte=wte_of(float(priced.wte)) or priced.wte,
        is_wte_assumed=priced.is_wte_assumed,
        rate=priced.rate,
        cost=priced.cost,
        table=priced.table,
        method=bearing.method.value if bearing else None,
        shared_as=Named(id=borne.shared_as, name=seen.name(borne.shared_as)) if borne.shared_as else None,
        parts=tuple(_part(seen, body, amount, borne) for body, amount in sorted(borne.by_body.items())),
        statements=rests([statement, priced.statement, *(bearing.statements if bearing else ())]),
    )


def _part(seen: Seen, body: str, amount: Decimal, borne: Borne) -> PartBorne:
    part = borne.bearing.parts[body] if borne.bearing else None
    per_cent = Decimal(100) if part is None else Decimal(part.numerator * 100) / Decimal(part.denominator)
    return PartBorne(body=Named(id=body, name=seen.name(body)), per_cent=per_cent.quantize(_PER_CENT), amount=amount)


def _beyond(told: Iterable[BodyCost]) -> Iterator[str]:
    for each in told:
        for when, side in (("now", each.before), ("with the option", each.after)):
            if side.headroom is not None and side.headroom < 0:
                yield f"{each.body.name} would spend more than its running-cost limit on these posts alone, {when}."


def _paid_twice(old: Costing, new: Costing) -> Iterator[str]:
    """Say of people in posts of more than one whole-time equivalent together that each post is counted in full."""
    for when, costing in (("now", old), ("with the option", new)):
        held: dict[str, dict[str, Decimal]] = {}
        for post, borne in costing.posts.items():
            for person in {each.person for each in costing.seen.holders(post)}:
                held.setdefault(person, {})[post] = borne.priced.wte
        for person, posts in sorted(held.items()):
            if len(posts) > 1 and sum(posts.values()) > 1:
                name, wte = costing.seen.name(person), wte_of(float(sum(posts.values())))
                yield (
                    f"{name} is in {len(posts)} posts of {wte} whole-time equivalents together, {when}, and each is "
                    "counted in full; where one salary is paid for them, give each post its part as “wte”."
                )


def _sentence(told: Collection[BodyCost], was: Decimal, then: Decimal, on: str, currency: str) -> str:
    where = joined([each.body.name for each in told]) or "the bodies asked about"
    if not told:
        return f"On {on} the register knows no post that costs anything."
    less = "as much as before" if was == then else f"{money(abs(then - was), currency)} {_direction(was, then)}"
    said = f"On {on} the posts on record cost {where} {money(was, currency)} a year"
    return f"{said}, and would cost {money(then, currency)}: {less}."


def _direction(was: Decimal, then: Decimal) -> str:
    return "more" if was < then else "less"


def money(amount: Decimal, currency: str = _POUNDS) -> str:
    """Write an amount as people in public bodies do, to the pound where it is a whole one.

    >>> money(Decimal("15255688.28")), money(Decimal("-120000.00"))
    ('£15,255,688.28', '-£120,000')
    """
    sign = "-" if amount < 0 else ""
    unit = "£" if currency == _POUNDS else f"{currency} "
    figures = f"{abs(amount):,.2f}".removesuffix(".00")
    return f"{sign}{unit}{figures}"
