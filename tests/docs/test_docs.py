"""The documentation is true: its links lead somewhere, its commands exist, and its pages say what the program says."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer.main

from commonseal.cli.main import app
from commonseal.reading.evaluating import PHENOMENA
from commonseal.regimes import load_packs
from commonseal.review import Finding
from commonseal.vocabulary import Standing
from commonseal.vocabulary.facts import KINDS
from docs.walked import Walk, steps
from support.command import commonseal_here

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "commonseal"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md", *DOCS.rglob("*.md")])
WRITTEN = [page for page in PAGES if not page.read_text(encoding="utf-8").startswith("<!-- Written by")]
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"```.*?```", re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_CALL = re.compile(r"commonseal +([a-z][a-z-]*)([^`\n|>]*)")


def _named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _anchors(page: Path) -> set[str]:
    """Return what can be linked to within a page, as a git host makes it out of headings."""
    headings = _HEADING.findall(_FENCED.sub("", _text(page)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    """A relative link leads to a file that is there, and to a heading that it has."""
    lost = []
    for link in _LINK.findall(_FENCED.sub("", _text(page))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            lost.append(link)
    assert not lost


@cache
def _commands() -> dict[str, set[str]]:
    """Return every command of the program with its options; one of a group by both its words."""
    group = typer.main.get_command(app)
    found = {}
    for name, waiting in group.commands.items():
        parts = getattr(waiting.whole, "commands", None)
        found |= {name: waiting.whole} if parts is None else {f"{name} {part}": each for part, each in parts.items()}
    return {
        name: {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        | {"-h", "--help"}
        for name, command in found.items()
    }


def _called(line: str) -> tuple[str, str] | None:
    """Return the command that a line calls, a group with its second word, and what follows it."""
    call = _CALL.match(line)
    if call is None:
        return None
    group, rest = call[1], call[2]
    within = re.match(r"\s*([a-z][a-z-]*)(.*)", rest, re.DOTALL)
    if within and any(name.startswith(f"{group} ") for name in _commands()):
        return f"{group} {within[1]}", within[2]
    return group, rest


def test_every_command_is_in_the_reference() -> None:
    """The reference of commands has a section for every command, with every option."""
    page = _text(DOCS / "reference" / "commands.md")
    for name, options in _commands().items():
        section = page.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
        assert section, f"no section on {name}; add its module to scripts/reference_pages/commands.py"
        assert not [option for option in options if option.startswith("-") and option not in section]


@pytest.mark.parametrize("page", WRITTEN, ids=_named)
def test_pages_call_commands_and_options_that_there_are(page: Path) -> None:
    """A call of the program on a page names a command and options that the program has."""
    known = _commands()
    for block in [*re.findall(r"`(commonseal [^`]+)`", _text(page)), *_FENCED.findall(_text(page))]:
        for line in block.replace("\\\n", " ").splitlines():
            call = _called(line.strip().removeprefix("$ "))
            if call is None or call[0] not in known:
                assert call is None, f"{line}: there is no such command"
                continue
            used = set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", re.sub(r"\"[^\"]*\"", "", call[1])))
            assert used <= known[call[0]], line


def test_generated_pages_are_fresh() -> None:
    """The pages that are written from the program say what the program now says."""
    check = [sys.executable, str(ROOT / "scripts" / "reference.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _modules() -> Iterator[Path]:
    return (path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts and not path.name.startswith("_"))


def test_every_public_module_says_what_it_is() -> None:
    """Every public module and every package has a docstring."""
    modules = [*_modules(), *(path for path in SOURCE.rglob("__init__.py") if "migrations" not in path.parts)]
    silent = [_named(path) for path in modules if not ast.get_docstring(ast.parse(_text(path)))]
    assert not silent


def test_the_glossary_has_every_kind_standing_and_finding() -> None:
    """The glossary explains every kind of fact, every standing and every finding of a review."""
    words = set(re.findall(r"^\| `?([^`|]+?)`? \|", _text(DOCS / "explanation" / "glossary.md"), re.MULTILINE))
    assert {*KINDS, *Standing, *Finding} <= words


def test_listings_have_the_fields_that_the_reference_gives(tmp_path: Path) -> None:
    """Each listing prints, as CSV, the columns that the page of answers as data gives for it."""
    files, db = DOCS / "tutorial" / "files", f"sqlite:///{tmp_path}/listings.db"
    paper = files / "papers" / "news-item.txt"
    commonseal_here("load", files / "register", db=db)
    calls = {
        "papers": ["papers"],
        "verify": ["verify"],
        "read": ["read", paper, "--out", tmp_path / "claims"],
        "review": ["review", paper, "--summary"],
        "rules": ["rules"],
        "regimes list": ["regimes", "list"],
        "regimes show": ["regimes", "show", "ccg"],
        "regimes lint": ["regimes", "lint"],
        "regimes stale": ["regimes", "stale"],
    }
    listed = dict(re.findall(r"^\| `([\w ]+)` \| ([^`|]+) \|$", _text(DOCS / "reference" / "json.md"), re.MULTILINE))
    for command, words in calls.items():
        said = commonseal_here(*words, "--format", "csv", **({} if command.startswith("regimes") else {"db": db}))
        assert said.lines[0].split(",") == listed[command].split(", "), said.err


def _settings_in(*files: Path) -> set[str]:
    texts = [_text(path) for path in files]
    whole = {name for text in texts for name in re.findall(r"\bCOMMONSEAL_[A-Z]+(?:_[A-Z]+)*", text)}
    asked = r'(?:environment\.\w+|_told|_needed)\(\s*"([A-Z_]+)"'  # as ``environment.text("HOSTS")``
    return whole | {f"COMMONSEAL_{name}" for text in texts for name in re.findall(asked, text)}


def test_every_setting_is_documented() -> None:
    """The page of settings names every COMMONSEAL_ variable that the program minds, and none that nothing minds."""
    told = _settings_in(DOCS / "reference" / "settings.md")
    minded = _settings_in(*SOURCE.rglob("*.py"))
    others = _settings_in(*(ROOT / "tests").rglob("*.py"), ROOT / ".ci" / "run")
    assert minded <= told
    assert told <= minded | others


def test_every_direct_dependency_is_documented() -> None:
    """The page of dependencies names what pyproject.toml and package.json name, and nothing else in its tables."""
    project = tomllib.loads(_text(ROOT / "pyproject.toml"))
    extras = [each for extra in project["project"]["optional-dependencies"].values() for each in extra]
    groups = [each for group in project["dependency-groups"].values() for each in group]
    browser = json.loads(_text(ROOT / "package.json"))
    pages = [*browser["dependencies"], *browser["devDependencies"]]
    wanted = [*project["project"]["dependencies"], *extras, *groups, *pages]
    named = {re.match(r"[A-Za-z0-9-]+", each)[0].lower() for each in wanted}
    rows = re.findall(r"^\| ([a-z][^|]*?) \|", _text(DOCS / "dependencies.md"), re.MULTILINE)
    told = {name.strip() for row in rows for name in re.sub(r"\(.*?\)", "", row).split(",")} - {"package"}
    assert told == named


def test_every_page_and_decision_is_in_the_index() -> None:
    """The index of the documentation links every page; decisions have each a number of their own."""
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in _LINK.findall(_text(DOCS / "README.md"))}
    assert not [_named(page) for page in DOCS.rglob("*.md") if page not in linked and page != DOCS / "README.md"]
    numbers = Counter(path.name[:4] for path in (DOCS / "decisions").iterdir())
    assert not [number for number, count in numbers.items() if count > 1 or not number.isdigit()]


def _walk(page: Path, walk: Walk) -> None:
    for step in steps(_text(page)):
        printed = walk.run(step)
        assert step.is_shown_by(printed), f"$ {step.command}\nprints\n{printed}\nwhere the page shows\n{step.shown}"


def test_the_tutorial_can_be_walked(tmp_path: Path) -> None:
    """Every command of the tutorial runs on its files and prints what the tutorial shows."""
    folder = tmp_path / "harbourside"
    shutil.copytree(DOCS / "tutorial" / "files", folder)
    settings = {"COMMONSEAL_DB": "sqlite:///harbourside.db", "COMMONSEAL_AUTHOR": "A governance lead"}
    _walk(DOCS / "tutorial" / "first-register.md", Walk(folder, **settings))


def test_the_readme_can_be_walked(tmp_path: Path) -> None:
    """Every command of the README runs on the examples and prints what the README shows."""
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    _walk(ROOT / "README.md", Walk(tmp_path))


def test_the_page_of_checking_can_be_walked(tmp_path: Path) -> None:
    """Every command of the page for the day of the board runs on the examples and prints what the page shows."""
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    _walk(DOCS / "how-to" / "check-arrangements.md", Walk(tmp_path))


def test_the_page_of_planning_can_be_walked(tmp_path: Path) -> None:
    """Every command of the page on plans does what the page shows."""
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    (tmp_path / "docs").symlink_to(DOCS, target_is_directory=True)
    _walk(DOCS / "how-to" / "plan-a-change.md", Walk(tmp_path))


def test_the_page_of_routes_can_be_walked(tmp_path: Path) -> None:
    """Every command of the how-to on routes prints what the page shows."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    minute = "Cabinet, 9 July 2019\nRESOLVED that the three recommendations be approved.\n"
    (tmp_path / "cabinet-minutes.txt").write_text(minute, encoding="utf-8")
    _walk(DOCS / "how-to" / "find-the-route.md", Walk(tmp_path))


def test_the_page_of_law_can_be_walked(tmp_path: Path) -> None:
    """The pack on the page on law of one's own is sound, and every command there prints what the page shows."""
    page = DOCS / "how-to" / "add-law.md"
    (pack,) = re.findall(r"```yaml\n(.*?)```", _text(page), re.DOTALL)
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "fire.yaml").write_text(pack, encoding="utf-8")
    _walk(page, Walk(tmp_path))


def test_what_is_not_encoded_names_provisions_that_there_are() -> None:
    """Every provision named on the page of what is not encoded is one that is shipped, or the beginning of some."""
    known = [each.id for pack in load_packs() for each in pack.provisions] + [pack.id for pack in load_packs()]
    page = _text(DOCS / "reference" / "law-not-encoded.md")
    named = re.findall(r"`((?:ccg|icb|la|s75|nhse|ft|trust|people|practice|provider)[.\w]*…?)`", page)
    assert len(named) > 60
    assert not [
        name
        for name in named
        if not any(each == name or (name[-1] == "…" and each.startswith(name[:-1])) for each in known)
    ]
    assert re.findall(r"^\| (R\d+) \|", page, re.MULTILINE) == [f"R{number}" for number in range(1, 21)]


def test_the_page_of_evaluation_explains_every_phenomenon() -> None:
    """The how-to says of each phenomenon in one sentence when a claim shows it, and of no other."""
    page = _text(DOCS / "how-to" / "evaluate-the-reader.md").partition("| phenomenon |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| ([a-z -]+) \| \w", page, re.MULTILINE) == list(PHENOMENA)
