"""Posts and grades out of a snapshot: the posts that an option brings, and the pay table that puts grades in order."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from commonseal.assurance.what_if import assumed_by
from commonseal.planning.matching.cells import Where
from commonseal.planning.matching.model import WHOLE, Grades, Opening
from commonseal.planning.matching.reading import Given
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Body, PayTable, Post
from commonseal.vocabulary.statement import Statement
from commonseal.vocabulary.written import Fault, FaultyFilesError


def graded_by(snapshot: Snapshot, bodies: frozenset[str] = frozenset()) -> Grades | None:
    """Return the grades of the pay table that counts on the snapshot's date, for some bodies or for all; else None.

    A table for one of the bodies goes before one for all.
    """
    tables = [each.fact for each in snapshot.facts(PayTable) if isinstance(each.fact, PayTable)]
    own = [each for each in tables if bodies & set(each.bodies)] or [each for each in tables if not each.bodies]
    if not own:
        return None
    table = own[-1]
    pay: dict[str, Decimal] = {each.grade: each.cost.amount for each in table.points}
    return Grades(tuple(pay), pay, f"the pay table “{table.name}”, on-costs included")


def openings_of(snapshot: Snapshot, option: str, *, grades: Grades, places: Mapping[str, Where]) -> tuple[Opening, ...]:
    """Return the posts that an option brings, with their grade and WTE, as posts to be filled.

    A post is where its host is, or its body: at the area of that, where ``places`` say where it is. A register knows
    neither skills nor ring fences of posts; a file of posts has them.

    Raises:
        UnknownOptionError: the snapshot has no such option.
        FaultyFilesError: a post has no grade, no WTE, or a grade that is not among the grades; all are told.
    """
    brought = assumed_by(snapshot, option)
    stated = {each.fact.id: each for each in snapshot.known if isinstance(each.fact, Post) and each.number in brought}
    faults = [fault for each in stated.values() for fault in _faults(each, grades)]
    if faults:
        raise FaultyFilesError(faults)
    return tuple(_opening(each, snapshot, grades, places) for each in stated.values())


def with_openings(given: Given, snapshot: Snapshot, option: str) -> Given:
    """Return staff and posts with the posts that an option brings and no file has.

    Raises:
        UnknownOptionError: the snapshot has no such option.
        FaultyFilesError: a post that the option brings has no grade, no WTE, or a grade that is not among the grades.
    """
    brought = openings_of(snapshot, option, grades=given.grades, places=given.places)
    written = {each.reference for each in given.posts}
    return replace(given, posts=(*given.posts, *(each for each in brought if each.reference not in written)))


def _faults(statement: Statement, grades: Grades) -> list[Fault]:
    post = statement.fact
    found: list[str] = []
    if not isinstance(post, Post):
        return []
    if post.grade is None or grades.known(post.grade) is None:
        what = "has no grade" if post.grade is None else f"has the grade “{post.grade}”, which is not among the grades"
        found.append(f"{post.id} {what}; give it one of {', '.join(grades.names)}")
    if post.wte is None:
        found.append(f"{post.id} has no WTE; add it")
    return [Fault(f"statement/{statement.number}", 1, each) for each in found]


def _opening(statement: Statement, snapshot: Snapshot, grades: Grades, places: Mapping[str, Where]) -> Opening:
    post = statement.fact
    if not isinstance(post, Post):
        raise TypeError(f"{statement.id} is not of a post")
    home = post.hosted_by or post.bodies[0]
    described = snapshot.describing(home)
    area = described.fact.area if described is not None and isinstance(described.fact, Body) else None
    return Opening(
        reference=post.id,
        line=statement.number,
        title=snapshot.name_of(post.id),
        grade=grades.known(post.grade or "") or grades.names[0],
        wte=round((post.wte or 1) * WHOLE),
        body=home,
        where=places.get((area or "").casefold()),
    )
