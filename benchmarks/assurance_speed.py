"""How fast the rules are, beside other engines, in one run.

    python benchmarks/assurance_speed.py                    # about ten minutes
    python benchmarks/assurance_speed.py --quick            # under a minute: 1,000 and 10,000 bodies
    python benchmarks/assurance_speed.py --sizes 1000,10000 --out figures.json

Prints Markdown tables:

1. Five plain rules at one date, which every engine can say: one accountable officer a body; the approval of each body
   for a shared post; no appointment before its body; a closed body has a successor and no holder; nobody accountable
   officer and chair of one body. ``load`` turns plain rows into what an engine checks, ``check`` is the rules on it.
   All engines must find the same pairs of rule and subject. pySHACL and clingo are anchors of the dependency group
   ``anchors``; without it their lines are left out.
2. Every rule over all periods, for the sizes asked for, with the time for a body, which must not grow.
3. One changed body: the snapshot of it, judged by every rule.

Seconds are of processor time of this process, so that other work on the machine tells as little as it can.
"""

from __future__ import annotations

import argparse
import gc
import json
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from commonseal.assurance import World, check, check_world, rule_of
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, Statement, Viewer
from country import Rows, rows_of, statements_of
from measuring import machine, table

ON = date(2021, 6, 1)
Pairs = set[tuple[str, str]]
_OURS = {
    "CS-POST-06": "R1",
    "CS-POST-03": "R1",
    "CS-APPR-02": "R2",
    "CS-POST-07": "R3",
    "CS-END-01": "R4",
    "CS-END-02": "R4",
    "CS-COMB-01": "R5",
}
_AT_ANY_TIME = {"CS-APPR-02", "CS-COMB-01", "CS-END-01", "CS-END-02", "CS-POST-07"}
_SHACL_MOST = 10_000


def main() -> None:
    """Run what the arguments ask for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true", help="1,000 and 10,000 bodies only")
    asked.add_argument("--sizes", help="numbers of bodies, parted by commas")
    asked.add_argument("--out", type=Path, help="write the figures as JSON too")
    given = asked.parse_args()
    sizes = [1_000, 10_000] if given.quick else [1_000, 10_000, 100_000, 300_000]
    if given.sizes:
        sizes = [int(each) for each in given.sizes.split(",")]
    figures: dict[str, Any] = {"machine": machine(), "five": [], "all": [], "one": []}
    print(f"\nOn one core of {machine()}. Processor time; ratios compare what ran in this run.\n")
    figures["five"] = [line for size in sizes if size <= 100_000 for line in five(size)]
    print(table(figures["five"]), "\n")
    figures["all"] = [everything(size) for size in sizes]
    print(table(figures["all"]), "\n")
    figures["one"] = [one_body()]
    print(table(figures["one"]))
    if given.out:
        given.out.write_text(json.dumps(figures, indent=2), encoding="utf-8")


def clocked(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor seconds that a piece of work took, and what it made."""
    gc.collect()
    begun = time.process_time()
    made = work()
    return time.process_time() - begun, made


def five(size: int) -> list[dict[str, object]]:
    """Return a line for each engine over the five plain rules, and stop where two engines differ."""
    rows = rows_of(size)
    statements = list(statements_of(rows))
    gc.freeze()
    engines: dict[str, tuple[Callable[[], Any], Callable[[Any], Pairs]]] = {
        "Common Seal": (lambda: _world(statements), _ours),
        "plain loop over objects": (lambda: _objects(rows), _loop),
        "SQLite": (lambda: _sqlite(rows), _sql),
    }
    engines |= _anchors(rows, size)
    lines: list[dict[str, object]] = []
    expected: Pairs | None = None
    for name, (load, judge) in engines.items():
        loading, loaded = clocked(load)
        checking, found = clocked(lambda judge=judge, loaded=loaded: judge(loaded))
        expected = found if expected is None else expected
        if found != expected:
            sys.exit(f"{name} finds {len(found)} pairs and Common Seal {len(expected)}: {sorted(found ^ expected)[:6]}")
        lines.append(
            {
                "bodies": size,
                "engine": name,
                "load s": f"{loading:.3f}",
                "check s": f"{checking:.3f}",
                "check, ms per 1,000": f"{checking / size * 1e6:.1f}",
                "load and check, ms per 1,000": f"{(loading + checking) / size * 1e6:.1f}",
                "found": len(found),
            }
        )
        del loaded
    gc.unfreeze()
    return lines


def _snapshot(statements: list[Statement]) -> Snapshot:
    return Snapshot(on=ON, known_at=date(2026, 1, 1), viewer=Viewer(), known=statements)


def _world(statements: list[Statement]) -> World:
    gc.disable()
    try:
        return World(_snapshot(statements), Law.shipped())
    finally:
        gc.enable()


def _ours(world: World) -> Pairs:
    rules = [found for code in _OURS if (found := rule_of(code)) is not None]
    pairs: Pairs = set()
    for each in check_world(world, rules):
        # The plain rules know no arrangements, and look at the end and the beginning of a body whenever it was.
        if each.code == "CS-END-01" and not each.subject.endswith("#posts with holders"):
            continue
        if each.overlaps(ON, ON) or each.code in _AT_ANY_TIME:
            lacking = each.code == "CS-APPR-02"
            body = each.subject.split("#")[1].removeprefix("b") if lacking else each.bodies[0].removeprefix("body/b")
            pairs.add((_OURS[each.code], body))
    return pairs


def everything(size: int) -> dict[str, object]:
    """Return the line of one size: every rule, over all periods."""
    statements = list(statements_of(rows_of(size)))
    gc.freeze()
    indexing, world = clocked(lambda: _world(statements))
    checking, found = clocked(lambda: check_world(world))
    gc.unfreeze()
    each = (indexing + checking) / size * 1e6
    return {
        "bodies": size,
        "statements": len(statements),
        "index s": f"{indexing:.2f}",
        "all rules s": f"{checking:.2f}",
        "µs a body": f"{each:.1f}",
        "findings": len(found),
    }


def one_body() -> dict[str, object]:
    """Return the line of one changed body: its statements, indexed and judged by every rule."""
    near = {"body/b10", "body/b11", "body/nhs-england"}
    statements = list(statements_of(rows_of(40)))
    named = [each for each in statements if near & set(each.fact.references())]
    posts = {thing for each in named for thing in each.fact.references() if not thing.startswith("body/")}
    mine = [each for each in statements if (near | posts) & set(each.fact.references())]
    snapshot, law = _snapshot(mine), Law.shipped()
    check(snapshot, law)
    taken = sorted(clocked(lambda: check(snapshot, law))[0] for _ in range(21))
    return {"one changed body, statements": len(mine), "median ms": f"{taken[10] * 1e3:.2f}"}


# The anchors


def _objects(rows: Rows) -> tuple[dict[int, dict[str, Any]], dict[int, dict[str, Any]]]:
    bodies = {b: {"id": b, "closed": c, "begin": g, "next": s, "posts": []} for b, c, g, s in rows[0]}
    posts = {p: {"role": r, "bodies": [], "held": [], "approved": set()} for p, r in rows[1]}
    for post, body in rows[2]:
        posts[post]["bodies"].append(body)
        bodies[body]["posts"].append(posts[post])
    for post, person, first in rows[3]:
        posts[post]["held"].append((person, first))
    for post, body in rows[4]:
        posts[post]["approved"].add(body)
    return bodies, posts


def _loop(made: tuple[dict[int, dict[str, Any]], dict[int, dict[str, Any]]]) -> Pairs:
    bodies, posts = made
    found: Pairs = set()
    for body in bodies.values():
        key, held, officers, chairs = str(body["id"]), 0, set(), set()
        for post in body["posts"]:
            held += len(post["held"])
            people = {person for person, _ in post["held"]}
            officers |= people if post["role"] == "AO" else set()
            chairs |= people if post["role"] == "CHAIR" else set()
            if any(first < body["begin"] for _, first in post["held"]):
                found.add(("R3", key))
        if body["closed"] and (body["next"] is None or held):
            found.add(("R4", key))
        if not body["closed"] and len(officers) != 1:
            found.add(("R1", key))
        if officers & chairs:
            found.add(("R5", key))
    for post in posts.values():
        if len(post["bodies"]) > 1:
            found.update(("R2", str(each)) for each in post["bodies"] if each not in post["approved"])
    return found


_TABLES = """CREATE TABLE body(id INTEGER PRIMARY KEY, closed INTEGER, begin_day INTEGER, successor INTEGER);
CREATE TABLE post(id INTEGER PRIMARY KEY, role TEXT);
CREATE TABLE seat(post INTEGER, body INTEGER);
CREATE TABLE held(post INTEGER, person INTEGER, from_day INTEGER);
CREATE TABLE approval(post INTEGER, body INTEGER);"""
_INDEXES = """CREATE INDEX i1 ON seat(body, post); CREATE INDEX i2 ON seat(post, body);
CREATE INDEX i3 ON held(post, person); CREATE INDEX i4 ON approval(post, body); ANALYZE;"""
_HOLDER = "seat s JOIN post p ON p.id = s.post AND p.role = '{role}' JOIN held h ON h.post = p.id"
_QUERIES = {
    "R1": f"""SELECT b.id FROM body b LEFT JOIN (SELECT s.body, count(DISTINCT h.person) n
              FROM {_HOLDER.format(role="AO")} GROUP BY s.body) x ON x.body = b.id
              WHERE b.closed = 0 AND coalesce(x.n, 0) <> 1""",
    "R2": """SELECT s.body FROM seat s WHERE s.post IN (SELECT post FROM seat GROUP BY post HAVING count(*) > 1)
             AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.post = s.post AND a.body = s.body)""",
    "R3": """SELECT DISTINCT b.id FROM held h JOIN seat s ON s.post = h.post JOIN body b ON b.id = s.body
             WHERE h.from_day < b.begin_day""",
    "R4": """SELECT b.id FROM body b WHERE b.closed = 1 AND (b.successor IS NULL OR EXISTS
             (SELECT 1 FROM seat s JOIN held h ON h.post = s.post WHERE s.body = b.id))""",
    "R5": f"""SELECT DISTINCT x.body FROM (SELECT s.body, h.person FROM {_HOLDER.format(role="AO")}) x
              JOIN (SELECT s.body, h.person FROM {_HOLDER.format(role="CHAIR")}) y
              ON x.body = y.body AND x.person = y.person""",
}


def _sqlite(rows: Rows) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.executescript(_TABLES)
    for name, lines in zip(("body", "post", "seat", "held", "approval"), rows, strict=True):
        database.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(lines[0]))})", lines)
    database.executescript(_INDEXES)
    return database


def _sql(database: sqlite3.Connection) -> Pairs:
    return {(rule, str(body)) for rule, query in _QUERIES.items() for (body,) in database.execute(query)}


def _anchors(rows: Rows, size: int) -> dict[str, tuple[Callable[[], Any], Callable[[Any], Pairs]]]:
    """Return the engines of the group ``anchors`` that are installed and bear this size."""
    import engines_of_others as others  # noqa: PLC0415 - they are asked for only if they are there

    found: dict[str, tuple[Callable[[], Any], Callable[[Any], Pairs]]] = {}
    if others.has("clingo"):
        found["clingo"] = (lambda: others.clingo_facts(rows), others.clingo_check)
    if others.has("pyshacl") and size <= _SHACL_MOST:
        found["pySHACL, SHACL Core"] = (lambda: others.shacl_graph(rows), others.shacl_check)
    return found


if __name__ == "__main__":
    main()
