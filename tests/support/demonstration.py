"""The workbench of the demonstration: four arrangements, plans, papers that came in, and an account for each role."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from support.command import EXAMPLES, environment
from support.minutes import wait_until_settled
from support.sending import name_in, send_files
from support.workbench import PASSWORD, Reader, make_accounts, served

ACCOUNTS = {
    "reader": (("see_internal",), (("reader", ""),)),
    "contributor": (("see_internal",), (("contributor", ""),)),
    "reviewer": (("see_internal",), (("reviewer", ""),)),
    "approver": (("see_restricted",), (("approver", ""),)),
    "administrator": (("see_restricted",), (("administrator", ""),)),
}
"""The accounts, each with its permissions and its roles: those of ``make demo``."""
PLANS = ("portsmouth/plan", "northumberland/plan", "moors-cluster")
MINUTES = """\
NHS Halton Clinical Commissioning Group

Minutes of the Governing Body meeting held on 3 May 2018

Present: Dr Andrew Davies, Interim Accountable Officer.

Andrew Davies is the Interim Accountable Officer of NHS Halton CCG. Paul Brickwood has been the Chief Finance Officer \
of NHS Halton CCG since 1 May 2017.

Leigh Thompson was appointed as Director of Commissioning of NHS Halton CCG and NHS Warrington CCG from 1 June 2018.

NHS Halton CCG and NHS Warrington CCG have a joint committee, which began on 1 May 2018.

NHS Halton CCG serves 129,000 people.
"""
_KEY, _KEPT = "k" * 60, "demonstration.json"
_COMMANDS = """
import json, os, sys
url, commands = sys.argv[1], json.loads(sys.argv[2])
os.environ.update(DJANGO_SETTINGS_MODULE="commonseal.workbench.settings", COMMONSEAL_DB=url)
from commonseal.cli.main import app
for words in commands:
    try:
        app([*words, "--db", url])
    except SystemExit as ended:
        if ended.code not in (0, None):
            raise
"""


@dataclass(frozen=True)
class Demonstration:
    """The demonstration in a folder: the session of each account, the names of what came in, and where it is served."""

    sessions: dict[str, str]
    papers: dict[str, str]
    base: str = ""

    def filled(self, path: str) -> str:
        """Return a path with the names of papers that came in, which differ from time to time: ``{minutes}``."""
        for what, name in self.papers.items():
            path = path.replace(f"{{{what}}}", name)
        return path


def url_in(folder: Path) -> str:
    """Return the register that lies in a folder."""
    return f"sqlite:///{folder / 'register.db'}"


def run_all(url: str, *commands: Sequence[str | Path]) -> None:
    """Run commands on a register, one after another in one process: the program is loaded once."""
    told = json.dumps([list(map(str, each)) for each in commands])
    words = [sys.executable, "-c", _COMMANDS, url, told]
    done = subprocess.run(words, env=environment(), capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr


def load_examples(folder: Path) -> None:
    """Make the register of the four arrangements in a folder, with the tables for accounts that serving it needs."""
    run_all(url_in(folder), ("load", EXAMPLES), ("account", "list"))


def make(folder: Path) -> None:
    """Make all that the demonstration shows in a folder: its register, its accounts and sessions, what came in."""
    with made_at(url_in(folder), folder):
        pass


@contextmanager
def made_at(url: str, folder: Path) -> Iterator[Demonstration]:
    """Make the same in a database anywhere, with what has to be known of it in a folder; serve it for the block."""
    run_all(url, ("load", EXAMPLES), *(("propose", EXAMPLES / each) for each in PLANS))
    make_accounts(url, *((name, *held) for name, held in ACCOUNTS.items()))
    with served(url, folder / "log.txt", COMMONSEAL_SECRET_KEY=_KEY) as base:
        readers = {name: Reader(base) for name in ACCOUNTS}
        sessions = {name: _session(reader, name) for name, reader in readers.items()}
        papers = _send_papers(readers["contributor"])
        (folder / _KEPT).write_text(json.dumps({"sessions": sessions, "papers": papers}))
        _draft_a_plan(readers["contributor"])
        yield replace(made_in(folder), base=base)


@contextmanager
def shown(folder: Path) -> Iterator[Demonstration]:
    """Serve what ``make`` put into a folder, while the block runs."""
    with served(url_in(folder), folder / "log.txt", COMMONSEAL_SECRET_KEY=_KEY) as base:
        yield replace(made_in(folder), base=base)


def made_in(folder: Path) -> Demonstration:
    """Return what ``make`` or ``made_at`` put into a folder."""
    return Demonstration(**json.loads((folder / _KEPT).read_text()))


def _session(reader: Reader, name: str) -> str:
    assert name in reader.sign_in(name, PASSWORD).words
    return next(str(each.value) for each in reader.cookies if each.name == "session")


def _send_papers(reader: Reader) -> dict[str, str]:
    """Send minutes that can be read, and a file in which there is nothing to read; return their names."""
    names = {}
    for what, content, title in (("minutes", MINUTES.encode(), "Halton minutes"), ("scan", b"\xff\xfe\x00", "A scan")):
        sent = send_files(reader, (f"{what}.txt", content), visibility="internal", title=title)
        names[what] = name_in(sent)
        wait_until_settled(reader, names[what])
    return names


def _draft_a_plan(reader: Reader) -> None:
    """Begin a draft, and take it as far as an option."""
    about = reader.send("/plans", "/plans/new")
    number = about.address.partition("/plans/draft/")[2].partition("/")[0]
    at = f"/plans/draft/{number}"
    promoters = "Halton CCG\nWarrington CCG"
    reader.send(f"{at}/about", name="One accountable officer for two bodies", promoters=promoters,
                reasons="Both bodies need one leader", visibility="public")  # fmt: skip
    reader.send(f"{at}/criteria", name="Sure to happen", weight="2")
    reader.send(f"{at}/options", template="shared_post")
    reader.send(f"{at}/options/0", **{"name": "One officer for both", "target": "2018-10-01", "p-bodies": promoters})
