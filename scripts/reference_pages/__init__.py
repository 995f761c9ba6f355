"""The pages of the reference, each made from one part of the program."""

from pathlib import Path

NOTICE = "<!-- Written by scripts/reference.py from the program. Change the program, then run: make reference -->\n\n"
_HEADS = Path(__file__).parent / "heads"


def head(name: str) -> str:
    """Return what a page says before what is generated, from its file; an empty line follows."""
    return (_HEADS / f"{name}.md").read_text(encoding="utf-8") + "\n"
