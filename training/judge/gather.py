"""Gather what the judge learns from: the features of every claim the rules make, and whether it is right.

Run it where papers with claims marked by hand are at hand; what it writes holds no text of any paper.

    python training/judge/gather.py --worked-on ../shared/reading/papers training/papers/worked-on

Papers *worked on* are those the rules were written with: their claims are right more often than those of a new paper.
Papers *set aside* were never looked at while rules were written; they say how sure a claim on a new paper is.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commonseal.reading.evaluating import right_claims
from commonseal.reading.judging import Judge, features_of
from commonseal.reading.paper import prepare
from commonseal.reading.pipeline import all_claims_of

HERE = Path(__file__).parent
KINDS = ("appointment", "arrangement", "decision", "attribute")
UNDECIDED = Judge(intercepts=dict.fromkeys(KINDS, 0.0), weights={kind: {} for kind in KINDS}, lowest={})


def rows_of(text_file: Path, marked: list[dict[str, Any]], origin: str) -> Iterator[dict[str, Any]]:
    """Judge every claim of one paper against the marked claims beside it."""
    text = text_file.read_text(encoding="utf-8")
    claims = all_claims_of(prepare(text, None), UNDECIDED)
    right = right_claims(marked, [claim.model_dump(mode="json") for claim in claims], text)
    for number, claim in enumerate(claims):
        yield {
            "paper": text_file.stem,
            "origin": origin,
            "kind": claim.kind,
            "right": number in right,
            "features": {name: round(value, 3) for name, value in sorted(features_of(claim).items())},
        }


def main() -> None:
    """Gather from each folder named and write one line a claim."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worked-on", nargs="*", type=Path, default=[])
    parser.add_argument("--set-aside", nargs="*", type=Path, default=[])
    asked = parser.parse_args()
    rows: list[dict[str, Any]] = []
    marked: dict[str, Counter[str]] = {"worked on": Counter(), "set aside": Counter()}
    for origin, folders in (("worked on", asked.worked_on), ("set aside", asked.set_aside)):
        for path in (path for folder in folders for path in sorted(folder.glob("*.txt"))):
            claims = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["claims"]
            marked[origin].update(claim["kind"] for claim in claims)
            rows += rows_of(path, claims, origin)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (HERE / "claims.jsonl").write_text(lines, encoding="utf-8")
    (HERE / "marked.json").write_text(json.dumps(marked, indent=1) + "\n", encoding="utf-8")
    print(f"{len(rows)} claims by the rules; marked by hand: {json.dumps(marked)}")


if __name__ == "__main__":
    main()
