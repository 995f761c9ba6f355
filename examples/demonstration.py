"""The demonstration: from papers to answers on the four arrangements, with the commands that anyone can type.

Run by ``make demo``. It makes a register in the folder it is given, loads the reviewed examples, reads their papers,
holds what was read against the register, asks ten questions, holds one body against the law, and compares the options
of one proposal. With ``--serve`` it then makes accounts for demonstration, and shows the register in a browser.
"""

import contextlib
import io
import os
import shlex
import sys
import time
from pathlib import Path
from unittest.mock import patch

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

PLANNED = ("portsmouth/plan", "northumberland/plan", "moors-cluster")
"""Plans that can still be proposed after what happened; those of the other two arrangements are in force by now."""
ACCOUNTS = {
    "reader": ("internal", "reads; no more"),
    "contributor": ("internal", "proposes, and adds papers"),
    "reviewer": ("internal", "accepts what others proposed or added"),
    "approver": ("restricted", "records decisions"),
    "administrator": ("restricted", "keeps accounts, and sees the audit"),
}
"""The accounts for demonstration, each named by its role: what it sees at most, and what it does."""
PASSWORD = "demonstration-only"  # noqa: S105 - of a register that anybody may have
CHECK = 'check --on 2018-05-01 --bodies "Halton CCG" "Warrington CCG" --severity alert'


def run(console: Console, command: str, *more: str, may_end_with: tuple[int, ...] = ()) -> None:
    """Print a command as it is typed, and run it; it ends with 0, or with a code that tells what it found."""
    console.print(f"\n$ commonseal {command}", style="bold cyan", markup=False, highlight=False, soft_wrap=True)
    try:
        app([*shlex.split(command), *more])
    except SystemExit as ended:
        if ended.code not in (0, None, *may_end_with):
            raise


def let_people_in(console: Console, db: str) -> None:
    """Make an account for each role, and print them."""
    console.rule("Accounts for demonstration")
    for name, (clearance, _) in ACCOUNTS.items():
        told = f"account add {name} --role {name} --clearance {clearance} --password-stdin"
        with patch.object(sys, "stdin", io.StringIO(f"{PASSWORD}\n")):
            run(console, told, "--author", "the demonstration", "--db", db)
    console.print(f"\nThe password of each is: {PASSWORD}", style="bold", highlight=False)
    for name, (clearance, does) in ACCOUNTS.items():
        console.print(f"  {name:<14} {does}; sees {clearance} matters at most", markup=False, soft_wrap=True)
    console.print()


def main(folder: Path, *, serve: bool = False) -> None:
    """Make the register and ask it; then serve it, if so told, until it is stopped."""
    console, began = Console(), time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "demo.db"
    for old in folder.glob("demo.db*"):
        old.unlink()
    db = f"sqlite:///{database}"
    # The settings of a process are read once, and accounts need those of the workbench.
    os.environ.update(DJANGO_SETTINGS_MODULE="commonseal.workbench.settings", COMMONSEAL_DB=db, COMMONSEAL_PUBLIC="1")
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
    if serve:
        console.rule("And in a browser")
        for plan in PLANNED:
            run(console, f"propose {here / plan}", "--db", db)
        let_people_in(console, db)
        run(console, "serve", "--db", db)


if __name__ == "__main__":
    words = [each for each in sys.argv[1:] if not each.startswith("--")]
    with contextlib.suppress(KeyboardInterrupt):  # how a served workbench is stopped
        main(Path(words[0] if words else "build"), serve="--serve" in sys.argv)
