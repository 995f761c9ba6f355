"""The demonstration: from papers to answers on the four arrangements, with the commands that anyone can type.

Run by ``make demo``. It makes a register in the folder it is given, loads the reviewed examples, reads their papers,
holds what was read against the register, asks ten questions, holds one body against the law, and compares the options
of one proposal.
"""

import shlex
import sys
import time
from pathlib import Path

from rich.console import Console

from commonseal.cli.main import app

EXAMPLES = Path(__file__).parent
NAMES = ("portsmouth", "kent-medway", "northumberland", "halton-warrington")
QUESTIONS = (
    (
        "Who was accountable before the handover …",
        'who "accountable officer" --at "Northumberland CCG" --on 2016-11-15',
    ),
    ("… and after it, with the words that show it?", 'who AO --at "NHS Northumberland CCG" --on 2016-12-15'),
    (
        "What was believed before a misreading was corrected?",
        'who AO --at "Northumberland CCG" --on 2016-12-15 --known-at 2016-11-22',
    ),
    ("Who stood in at Halton?", 'who "accountable officer" --at "Halton CCG" --on 2018-04-15'),
    (
        "Whose approval did Portsmouth still need, as known on 10 July 2019?",
        'outstanding "Portsmouth CCG" --known-at 2019-07-10',
    ),
    (
        "What did Halton and Warrington share?",
        'shared "Halton CCG" "Warrington CCG" --on 2018-05-01 --known-at 2018-05-31',
    ),
    ("What is known of one body?", 'show "Kent and Medway STP" --on 2018-03-01 --known-at 2018-03-01'),
    (
        "What did the story of November 2016 leave open?",
        'questions "Northumberland CCG" --on 2016-12-01 --known-at 2016-12-01',
    ),
    ("When did what happen to one person?", 'timeline "Steven Mason"'),
    ("What changed in a month?", 'diff 2016-11-15 2016-12-15 --at "Northumberland CCG" --known-at 2016-12-31'),
)

CHECK = 'check --on 2018-05-01 --bodies "Halton CCG" "Warrington CCG" --severity alert'


def run(console: Console, command: str, *more: str, may_end_with: tuple[int, ...] = ()) -> None:
    """Print a command as it is typed, and run it; it ends with 0, or with a code that tells what it found."""
    console.print(f"\n$ commonseal {command}", style="bold cyan", markup=False, highlight=False, soft_wrap=True)
    try:
        app([*shlex.split(command), *more])
    except SystemExit as ended:
        if ended.code not in (0, None, *may_end_with):
            raise


def main(folder: Path) -> None:
    """Make the register and ask it."""
    console, began = Console(), time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "demo.db"
    for old in folder.glob("demo.db*"):
        old.unlink()
    db = f"sqlite:///{database}"
    here = EXAMPLES.relative_to(Path.cwd()) if EXAMPLES.is_relative_to(Path.cwd()) else EXAMPLES
    console.rule("Four reviewed registers")
    for name in NAMES:
        run(console, f"load {here / name}", "--db", db)
    console.rule("What the reader finds in their papers")
    papers = [str(each) for name in NAMES for each in sorted((here / name / "papers").glob("*.txt"))]
    run(console, f"read {' '.join(papers)} --out {folder / 'claims'}")
    console.rule("Held against the register: known already, new, in conflict")
    run(console, f"review --summary --claims {folder / 'claims'} {' '.join(papers)}", "--db", db)
    console.rule("Ten questions")
    for number, (question, command) in enumerate(QUESTIONS, 1):
        console.print(f"\n{number}. {question}", style="bold", markup=False, highlight=False)
        run(console, command, "--db", db)
    console.rule("What was wrong with that by law, and what had nobody?")
    run(console, CHECK, "--db", db, may_end_with=(1,))
    console.rule("And which way forward? The options of one proposal side by side")
    run(console, f"compare {here / 'portsmouth'}")
    console.rule("Is the register as it was written?")
    run(console, "verify", "--db", db)
    console.print(f"\nDone in {time.monotonic() - began:.0f} seconds. Ask it yourself:", highlight=False)
    console.print(
        f'  .venv/bin/commonseal who AO --at "Halton CCG" --on 2018-04-15 --db {db}', markup=False, soft_wrap=True
    )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build"))
