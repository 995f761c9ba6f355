"""How the register does at national scale, beside the barest stores that could answer, in one run.

    python benchmarks/register_scale.py                  # 10,000, 100,000 and 1,000,000 statements; some 20 minutes
    python benchmarks/register_scale.py --quick          # 10,000 only; under a minute
    python benchmarks/register_scale.py --sizes 100000 --out results.json --work /big/disk

Prints Markdown tables and writes the figures as JSON. Every answer is checked against NumPy before it is timed.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import anchors
import statements
from commonseal.register.register import Register
from commonseal.vocabulary import Period, StatementDraft, UncertainDate, Viewer
from commonseal.vocabulary.facts import Rating
from commonseal.vocabulary.periods import date_of
from loading import AFTER, Loaded, check_bodies, check_country, load, moment, open_register, point, record_in_one_act
from measuring import latencies, machine, medians, now, quantile, table
from statements import body_id

if TYPE_CHECKING:
    from support.postgres import PostgresServer

SIZES = (10_000, 100_000, 1_000_000)
TODAY = 20_775  # 2026-11-18, after everything in the plan
APRIL_2020, MAY_2020, APRIL_2021 = 18_353, 18_383, 18_718
POINTS = [(17_600, 17_600), (APRIL_2020, TODAY), (20_500, 20_700)]
PAIRS = {
    "what changed in a month": ((APRIL_2020, TODAY), (MAY_2020, TODAY)),
    "what changed in a year": ((APRIL_2020, TODAY), (APRIL_2021, TODAY)),
    "what was learned in half a year": ((APRIL_2020, APRIL_2020), (APRIL_2020, APRIL_2020 + 183)),
}
BULK = 200_000
Result = dict[str, Any]
Figure = float | dict[str, float]
Bare = anchors.BareSqlite | anchors.BarePostgres


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="10,000 statements only, and few questions")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--out", type=Path, help="where the figures go, as JSON")
    parser.add_argument("--work", type=Path, help="where the databases are made; the system's scratch folder if left")
    parser.add_argument("--no-postgres", action="store_true", help="leave PostgreSQL out")
    parser.add_argument("--cold", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.cold:
        print(json.dumps(_cold_here(asked.cold)))
        return
    sizes, count = ([10_000], 300) if asked.quick else (asked.sizes, 4_000)
    results: list[Result] = []
    begun = now()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cs-bench-", dir=asked.work)))
        os.environ["COMMONSEAL_CACHE"] = str(folder / "cache")
        server = None if asked.no_postgres else _server(stack, asked.work)
        for size in sizes:
            results += _measure(size, folder, server, count)
    print(f"\nOn {machine()}, in {now() - begun:.0f} seconds. µs and ms are medians (p99 in brackets).\n")
    print(report(results))
    if asked.out:
        asked.out.write_text(json.dumps({"machine": machine(), "results": results}, indent=1), encoding="utf-8")


def _server(stack: contextlib.ExitStack, base: Path | None) -> "PostgresServer | None":
    """Start the server that the tests use, where there is one, with every commit on the disk."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
    from support.postgres import available, postgres_server  # noqa: PLC0415  # found by the line above

    return stack.enter_context(postgres_server(durable=True, base=base)) if available() else None


def _measure(size: int, folder: Path, server: "PostgresServer | None", count: int) -> Iterator[Result]:
    plan = statements.plan(size)
    print(f"## {statements.describe(plan)}", flush=True)
    columns = anchors.BareColumns(plan, plan.content())
    bare = anchors.BareSqlite(folder / f"bare{size}.db", plan)
    path = folder / f"register{size}.db"
    loaded = load(f"sqlite:///{path}", plan)
    bulk = record_in_one_act(f"sqlite:///{folder / f'bulk{size}.db'}", plan, BULK)
    loaded.register.sql.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size_on_disk = path.stat().st_size
    yield {
        "size": size, "store": "SQLite", "bulk rows/s": 1 / bulk, **_loaded(loaded), "bytes": size_on_disk / size,
        **_asked(loaded, bare, columns, f"sqlite:///{path}", count),
    }  # fmt: skip
    bare.close()
    if server is None:
        return
    url = server.new_database()
    loaded = load(url, plan)
    bulk = record_in_one_act(server.new_database(), plan, BULK)
    (size_on_disk,) = loaded.register.sql.all("SELECT pg_database_size(current_database())")[0]
    loaded.register.sql.run("VACUUM ANALYZE")
    rival = anchors.BarePostgres(server.conninfo(), plan)
    yield {
        "size": size, "store": "PostgreSQL", "bulk rows/s": 1 / bulk, **_loaded(loaded), "bytes": size_on_disk / size,
        **_asked(loaded, rival, columns, url, count),
    }  # fmt: skip
    rival.drop()


def _loaded(loaded: Loaded) -> Result:
    content = loaded.register.sql.all('SELECT avg(length(content)) FROM "statement"')[0][0]
    rows = len(loaded.plan)
    return {
        "history rows/s": rows / loaded.inside,
        "history with drafts rows/s": rows / loaded.seconds,
        "bytes of content": float(content),
    }


def _asked(
    loaded: Loaded,
    bare: "anchors.BareSqlite | anchors.BarePostgres",
    columns: anchors.BareColumns,
    url: str,
    count: int,
) -> Result:
    register, plan = loaded.register, loaded.plan
    rng = np.random.default_rng(11)
    days = rng.integers(16_100, 20_700, count)
    known = np.where(rng.random(count) < 0.5, TODAY, np.minimum(days + rng.integers(0, 1500, count), TODAY))
    bodies = rng.integers(0, plan.bodies, count).tolist()
    questions = [(body, (int(day), int(at))) for body, day, at in zip(bodies, days, known, strict=True)]
    built = _timed(register.mirror)
    checked = len(questions[:200]) + len(POINTS) + len(PAIRS)
    check_bodies(register, plan, questions[:200])
    check_country(register, plan, POINTS, list(PAIRS.values()))
    found: Result = {"checked": checked, "columns built s": built, "columns cold s": _cold(url)}
    one = latencies({"ours": lambda q: _one(register, q), "bare": lambda q: bare.one(*q)}, questions)
    regions = [(number, (int(day), TODAY)) for number, day in enumerate(days[: max(count // 8, 20)])]
    numbers = {number: [int(each[7:]) for each in plan.region(number)] for number, _ in regions}
    region = latencies(
        {
            "ours": lambda q: _region(register, plan.region(q[0]), q[1]),
            "bare": lambda q: bare.region(numbers[q[0]], q[1]),
        },
        regions,
    )
    for name, times in (("one body", one), ("region of 50", region)):
        for store, taken in times.items():
            found[f"{name} {store}"] = {"p50": quantile(taken, 0.5), "p99": quantile(taken, 0.99)}
    mirror, viewer = register.mirror(), Viewer()
    on, at = point(POINTS[1])
    asked: dict[str, Callable[[], object]] = {
        "national snapshot ours": lambda: register.mirror().snapshot(on=on, known_at=at, viewer=viewer),
        "national snapshot bare": lambda: columns.snapshot(POINTS[1]),
    }
    for name, (before, after) in PAIRS.items():
        asked[f"{name} ours"] = partial(register.changes, before=point(before), after=point(after))
        asked[f"{name} bare"] = partial(columns.changes, before, after)
    found |= medians(asked)
    found |= _appends(register, bare, plan, count)
    found["columns after an append s"] = _timed(register.mirror)
    assert len(register.mirror()) > len(mirror)
    return found


def _one(register: Register, question: tuple[int, tuple[int, int]]) -> object:
    body, days = question
    on, known_at = point(days)
    return register.as_of(on=on, known_at=known_at, bodies=[body_id(body)]).statements


def _region(register: Register, bodies: list[str], days: tuple[int, int]) -> object:
    on, known_at = point(days)
    return register.as_of(on=on, known_at=known_at, bodies=bodies).statements


def _appends(register: Register, bare: Bare, plan: statements.Plan, count: int) -> Result:
    """Time single durable writes: a statement recorded, and one ended, each an act of its own with its hashes."""
    rng = np.random.default_rng(5)
    start = UncertainDate.of_day(20_000)
    written: dict[int, int] = {}

    def record(body: int) -> None:
        draft = StatementDraft(fact=Rating(about=body_id(body), value="Good"), period=Period(start=start))
        with register.act(author="A. Clerk", reason="A letter", recorded=AFTER, entered_at=moment()) as act:
            written[body] = act.record(draft)

    def end(body: int) -> None:
        with register.act(author="A. Clerk", reason="A letter", recorded=AFTER, entered_at=moment()) as act:
            act.end(written[body], UncertainDate.of_day(20_700))

    bodies = rng.permutation(plan.bodies)[: min(count // 2, plan.bodies)].tolist()
    single = latencies({"ours": record, "bare": bare.append}, bodies, budget=20)
    superseded = latencies({"ours": end, "bare": bare.supersede}, list(written), budget=20)
    found: Result = {}
    for name, times in (("append", single), ("end one", superseded)):
        for store, taken in times.items():
            found[f"{name} {store}"] = {"p50": quantile(taken, 0.5), "p99": quantile(taken, 0.99)}
    return found


def _timed(work: Callable[[], object]) -> float:
    begun = now()
    work()
    return now() - begun


def _cold(url: str) -> float:
    """Return the median seconds to a national snapshot in new processes that have the column file and nothing else."""
    command = [sys.executable, __file__, "--cold", url]
    taken = [
        json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["seconds"]
        for _ in range(3)
    ]
    return sorted(taken)[1]


def _cold_here(url: str) -> Result:
    register, day = open_register(url), date_of(TODAY)
    begun = now()
    count = len(register.mirror().snapshot(on=day, known_at=day, viewer=Viewer()))
    return {"seconds": now() - begun, "statements": count}


AIMS: list[tuple[str, str, float, float]] = [
    # question, unit, how many of it are a second, aim for SQLite in that unit (0: none)
    ("one body", "µs", 1e6, 100),
    ("region of 50", "ms", 1e3, 2),
    ("append", "µs", 1e6, 0),
    ("end one", "µs", 1e6, 0),
    ("national snapshot", "ms", 1e3, 50),
    ("what changed in a month", "ms", 1e3, 50),
    ("what changed in a year", "ms", 1e3, 200),
    ("what was learned in half a year", "ms", 1e3, 0),
]
PLAIN = [
    ("columns cold s", "columns from file, new process, s", 3, "0.5"),
    ("columns built s", "columns built from the database, s", 2, ""),
    ("columns after an append s", "columns brought up to date, s", 3, ""),
    ("bulk rows/s", "recorded in one act, rows/s", 0, "50,000"),
    ("history rows/s", "history with corrections, rows/s", 0, ""),
    ("history with drafts rows/s", "the same with making the drafts, rows/s", 0, ""),
    ("bytes", "bytes a statement on disk", 0, "250"),
    ("bytes of content", "of which the fact itself", 0, ""),
]


def report(results: list[Result]) -> str:
    """Return the figures as a Markdown table, sizes and stores side by side with what bare stores take."""
    rows = []
    for question, unit, scale, aim in AIMS:
        row = {"question": f"{question}, {unit}", "aim": f"{aim:g}" if aim else ("2 × bare" if unit == "µs" else "")}
        for result in results:
            ours, bare = (_shown(result[f"{question} {who}"], scale) for who in ("ours", "bare"))
            ratio = _middle(result[f"{question} ours"]) / _middle(result[f"{question} bare"])
            row[f"{result['store']} {result['size']:,}"] = f"{ours} / {bare} = {ratio:.1f}"
        rows.append(row)
    for key, words, digits, aim in PLAIN:
        row = {"question": words, "aim": aim}
        for result in results:
            row[f"{result['store']} {result['size']:,}"] = f"{result[key]:,.{digits}f}"
        rows.append(row)
    return table(rows) + "\n\nOurs / bare store = ratio."


def _middle(figure: Figure) -> float:
    return figure["p50"] if isinstance(figure, dict) else figure


def _shown(figure: Figure, scale: float) -> str:
    if isinstance(figure, dict):
        digits = 1 if scale == 1e3 else 0
        return f"{figure['p50'] * scale:.{digits}f} ({figure['p99'] * scale:.{digits}f})"
    return f"{figure * scale:.1f}"


if __name__ == "__main__":
    main()
