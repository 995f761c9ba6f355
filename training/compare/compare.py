"""Compare ways of reading on marked papers: rules alone, with spaCy's help, and a classifier of words.

    python training/compare/compare.py ../shared/reading/papers [MORE FOLDERS]

Prints Markdown. Each folder is one set, except that papers named p01, p02 and so on are split into odd and even: when
the rules were first written, the even ones were left out. Needs the dependency group ``training``.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import with_spacy
import with_words

from commonseal.reading import read_text
from commonseal.reading.evaluating import evaluate

Sets = dict[str, list[Path]]


def sets_in(folders: list[Path]) -> Sets:
    """Split the marked papers into sets."""
    sets: Sets = {}
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            number = re.match(r"p(\d+)", path.stem)
            name = folder.name if number is None else ("even" if int(number[1]) % 2 == 0 else "odd")
            sets.setdefault("seeds" if path.stem.startswith("seed") else name, []).append(path)
    return sets


def scores(sets: Sets) -> tuple[dict[str, float], float]:
    """Read every set; give F1 by set and the seconds of processor time for all."""
    figures, begun = {}, time.process_time()
    for name, papers in sets.items():
        gold = {
            path.stem: json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["claims"] for path in papers
        }
        texts = {path.stem: path.read_text(encoding="utf-8") for path in papers}
        found = {doc: json.loads(read_text(text, name=doc).to_json())["claims"] for doc, text in texts.items()}
        figures[name] = float(evaluate(gold, found, texts).as_data()["all"]["f1"])
    return figures, time.process_time() - begun


def main() -> None:
    """Print one table of whole readers and one of sentence classifiers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    sets = sets_in(parser.parse_args().folders)
    scores({name: papers[:1] for name, papers in sets.items()})
    nlp = None
    print("| reader | " + " | ".join(sets) + " | seconds | peak MB |\n|---|" + "---:|" * (len(sets) + 2))
    ways: list[tuple[str, Callable[[], AbstractContextManager[None]]]] = [
        ("rules alone", nullcontext),
        ("rules, and persons from spaCy", lambda: with_spacy.persons(nlp)),
        ("rules, and decisions from spaCy's parse too", lambda: with_spacy.parsed_decisions(nlp, alone=False)),
        ("decisions from spaCy's parse only", lambda: with_spacy.parsed_decisions(nlp, alone=True)),
    ]
    for way, change in ways:
        nlp = nlp or (with_spacy.whole_pipeline() if "spaCy" in way else None)
        with change():
            figures, seconds = scores(sets)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
        print(f"| {way} | " + " | ".join(f"{v:.3f}" for v in figures.values()) + f" | {seconds:.1f} | {peak:.0f} |")
    halves = {name: [s for path in papers for s in with_words.sentences_of(path)] for name, papers in sets.items()}
    print("\n| types of arrangement by sentence | learnt from | tried on | precision | recall | F1 |")
    print("|---|---|---|---:|---:|---:|")
    for train, test in (("odd", "even"), ("even", "odd")):
        found = with_words.types_found(halves[train], halves[test])
        expected = [sentence.marked for sentence in halves[test]]
        ruled = [sentence.by_rules for sentence in halves[test]]
        for way, kinds in (
            ("words alone", found),
            ("rules alone", ruled),
            ("either", [a | b for a, b in zip(found, ruled, strict=True)]),
        ):
            p, r, f = with_words.f1(expected, kinds)
            print(f"| {way} | {train if way != 'rules alone' else '–'} | {test} | {p:.3f} | {r:.3f} | {f:.3f} |")


if __name__ == "__main__":
    main()
