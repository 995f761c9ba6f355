"""Write the reference pages that come out of the program, or say which of them are stale.

    python scripts/reference.py            writes docs/reference/{commands,facts,words,json,law,law-files,findings}.md
    python scripts/reference.py --check    changes nothing; ends with 1 where a page is not what it would write

The pages depend on nothing but the program: not on the day, the user, the width of the terminal or where it stands.
"""

import difflib
import re
import sys
from collections.abc import Callable
from pathlib import Path

from reference_pages import commands, facts, findings, json_shapes, law, law_files, words

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands.page,
    "facts.md": facts.page,
    "words.md": words.page,
    "json.md": json_shapes.page,
    "findings.md": findings.page,
    "law.md": law.page,
    "law-files.md": law_files.page,
}
_SHOWN = 20


def main(arguments: list[str]) -> int:
    """Write the pages or, with --check, hold them against what would be written; return the exit code."""
    if arguments not in ([], ["--check"]):
        print("usage: python scripts/reference.py [--check]", file=sys.stderr)
        return 2
    stale = [name for name, make in PAGES.items() if not _is_fresh(name, _tidy(make()), write=not arguments)]
    if not arguments:
        return 0
    if stale:
        print(f"stale: {', '.join(stale)}; write them anew with: make reference", file=sys.stderr)
    return 1 if stale else 0


def _tidy(page: str) -> str:
    """Return a page with one empty line between its parts."""
    return re.sub(r"\n{3,}", "\n\n", page).rstrip("\n") + "\n"


def _is_fresh(name: str, wanted: str, *, write: bool) -> bool:
    path = FOLDER / name
    held = path.read_text(encoding="utf-8") if path.exists() else ""
    if held == wanted:
        return True
    if write:
        FOLDER.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted, encoding="utf-8")
        print(f"written: docs/reference/{name}")
    else:
        shown = list(difflib.unified_diff(held.splitlines(), wanted.splitlines(), name, "what it would be", n=0))
        print("\n".join(shown[:_SHOWN]), file=sys.stderr)
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
