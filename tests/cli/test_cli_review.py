"""Review as a person does it: one key for each claim, at a terminal."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest

from support.command import COMMAND, Said, commonseal_here, environment

TEXT = (
    "Minutes of NHS Dale CCG, 10 July 2019.\n\n"
    "Ann Lee is the accountable officer of NHS Dale CCG.\n\n"
    "Bo Day is the chief nurse of NHS Dale CCG.\n\n"
    "NHS Dale CCG serves 200,000 people.\n"
)


def claim(person: str, role: str, quote: str) -> dict[str, object]:
    """Return an appointment as the reader writes it."""
    start = TEXT.index(quote)
    return {
        "kind": "appointment", "person": person, "role": role, "bodies": ["NHS Dale CCG"], "start": None, "end": None,
        "basis": None, "status": "held", "attribution": "stated",
        "evidence": [{"start": start, "end": start + len(quote), "quote": quote}],
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with minutes, three claims read in them, and a register that knows the first and contradicts none."""
    (tmp_path / "minutes.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "claims").mkdir()
    quotes = [
        "Ann Lee is the accountable officer",
        "Bo Day is the chief nurse",
        "Bo Day is the chief nurse of NHS Dale",
    ]
    claims = [claim("Ann Lee", "accountable officer", quotes[0]), claim("Bo Day", "chief nurse", quotes[1]),
              claim("Bo Day", "accountable officer", quotes[2])]  # fmt: skip
    document = {"doc": "minutes", "published": "2019-07-10", "claims": claims}
    (tmp_path / "claims" / "minutes.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "register.yaml").write_text(
        "act: {recorded: 2019-07-01, author: ann, reason: read}\nstatements:\n"
        "  - {kind: body, id: body/dale-ccg, name: NHS Dale CCG, classification: ccg}\n"
        "  - {kind: person, id: person/ann-lee, name: Ann Lee}\n"
        "  - {kind: post, id: post/dale-ccg/ao, role: accountable_officer, bodies: [body/dale-ccg]}\n"
        "  - {kind: appointment, person: person/ann-lee, post: post/dale-ccg/ao, bodies: [body/dale-ccg],\n"
        "     start: 2018-04-01}\n",
        encoding="utf-8",
    )
    assert commonseal_here("load", tmp_path / "register.yaml", db=f"sqlite:///{tmp_path / 'register.db'}").code == 0
    return tmp_path


Keys = Callable[..., None]


@contextmanager
def sitting(folder: Path, *words: str, **more: str) -> Iterator[Keys]:
    """Sit down to review the minutes; call it with a key and what must be seen before it is pressed."""
    db = f"sqlite:///{folder / 'register.db'}"
    child = pexpect.spawn(
        str(COMMAND), ["review", "minutes.txt", "--claims", "claims", *words], cwd=str(folder), timeout=30,
        env=environment(COMMONSEAL_DB=db, COLUMNS="150", LINES="50", NO_COLOR="1", TERM="dumb", **more),
        encoding="utf-8",
    )  # fmt: skip

    child.delaybeforesend = 0.3  # a key pressed before the terminal is listening is lost, as on a busy machine

    def press(key: str, *seen: str) -> None:
        for each in (*seen, "q quit"):
            child.expect_exact(each)
        child.send(key)

    yield press
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    assert "Traceback" not in child.before


def asked(folder: Path, *words: str) -> Said:
    """Ask the register of the folder."""
    return commonseal_here(*words, db=f"sqlite:///{folder / 'register.db'}")


def decisions(folder: Path) -> list[tuple[str, str]]:
    """Return what was decided of each claim, in order, as the export has it."""
    exported = folder / "out"
    assert asked(folder, "export", str(exported)).code == 0
    text = "".join(each.read_text(encoding="utf-8") for each in sorted(exported.glob("*.yaml")))
    words = [line.strip().partition(": ") for line in text.splitlines()]
    return list(
        zip(
            [value for key, _, value in words if key == "decision"],
            [value for key, _, value in words if key == "finding"],
            strict=True,
        )
    )


def test_a_person_accepts_rejects_and_undoes_with_single_keys(folder: Path) -> None:
    """Known is accepted, new rejected, taken back and accepted, the conflict skipped: so it stands."""
    with sitting(folder) as press:
        press("a", "[1 of 3] KNOWN", "»Ann Lee is the accountable officer«")
        press("r", "[2 of 3] NEW", "»Bo Day is the chief nurse«")
        press("u", "[3 of 3] CONFLICT", "Ann Lee holds the post in the same period", "The register, statement/4")
        press("a", "[2 of 3] NEW")
        press("x", "[3 of 3] CONFLICT")
        press("s")
    assert decisions(folder) == [("accepted", "known"), ("accepted", "new")]
    nurse = asked(folder, "who", "chief nurse", "--at", "Dale CCG", "--format", "json").json
    assert [each["person"]["name"] for each in nurse["holders"]] == ["Bo Day"]
    chief = asked(folder, "sources", "statement/4", "--format", "json").json
    assert [each["quote"] for each in chief["sources"]] == ["Ann Lee is the accountable officer"]
    with sitting(folder) as press:
        press("q", "[1 of 1] CONFLICT")
    assert asked(folder, "verify").code == 0


@pytest.mark.parametrize(("key", "closure"), [("c", "corrected")])
def test_a_claim_in_conflict_corrects_the_register(folder: Path, key: str, closure: str) -> None:
    """With c the register's statement was never so; where there is nothing to correct or follow, the key is refused."""
    with sitting(folder) as press:
        press("s", "[1 of 3]")
        press("m", "[2 of 3] NEW")
        press("s", "no statement in the register that it could correct or follow", "[2 of 3] NEW")
        press(key, "[3 of 3] CONFLICT")
    assert asked(folder, "sources", "statement/4", "--format", "json").json["closure"] == closure
    chief = asked(folder, "who", "AO", "--at", "Dale CCG", "--format", "json").json
    assert [each["person"]["name"] for each in chief["holders"]] == ["Bo Day"]
    assert decisions(folder) == [("corrects", "conflict")]


def test_a_matter_moves_on_only_from_what_was_not_in_force(folder: Path) -> None:
    """With m nothing can follow what is in force: the register says so, and nothing is recorded."""
    with sitting(folder) as press:
        press("s", "[1 of 3]")
        press("s", "[2 of 3]")
        press("m", "[3 of 3] CONFLICT")
    assert decisions(folder) == []


def test_a_person_edits_a_claim_in_an_editor_of_their_own(folder: Path) -> None:
    """With e the claim opens as YAML; a mistake is told, and what is saved after that is recorded as edited."""
    editor = folder / "editor.sh"
    editor.write_text(
        "#!/bin/sh\nif [ -e edited ]; then sed -i 's/standing: .*/standing: agreed/' \"$1\"\n"
        "else touch edited; sed -i 's/standing: .*/standing: aggreed/' \"$1\"; fi\n",
        encoding="utf-8",
    )
    editor.chmod(0o755)
    with sitting(folder, EDITOR=str(editor)) as press:
        press("s", "[1 of 3]")
        press("e", "[2 of 3] NEW")
        press("e", "“standing” must be", "[2 of 3] NEW")
        press("q", "[3 of 3]")
    assert decisions(folder) == [("edited", "new")]
    nurse = asked(folder, "who", "chief nurse", "--at", "Dale CCG", "--format", "json").json
    assert [each["standing"] for each in (*nurse["holders"], *nurse["proposed"])][:1] == ["agreed"]


def test_an_editor_that_is_not_there_is_told(folder: Path) -> None:
    """Where the editor cannot be started the claim stays, and the words say what to set."""
    with sitting(folder, EDITOR="/nowhere/editor") as press:
        press("e", "[1 of 3]")
        press("q", "set EDITOR", "[1 of 3]")
    assert decisions(folder) == []


def test_letting_all_in_marks_it_everywhere(folder: Path) -> None:
    """--summary counts and changes nothing; --accept-all leaves the conflict, and marks what is new in every answer."""
    db = f"sqlite:///{folder / 'register.db'}"
    words = ["review", folder / "minutes.txt", "--claims", folder / "claims", "--format", "json"]
    before = asked(folder, "verify").out
    counts = {"known": 1, "new": 1, "conflict": 1}
    (row,) = commonseal_here(*words, "--summary", db=db).json
    assert {key: row[key] for key in counts} == counts
    assert asked(folder, "verify").out == before
    said = commonseal_here(*words, "--accept-all", db=db)
    assert {key: said.json[0][key] for key in counts} == counts
    assert "not reviewed" in said.err
    for question in (["who", "chief nurse", "--at", "Dale CCG"], ["show", "Dale CCG"], ["timeline", "Bo Day"]):
        assert "not reviewed" in asked(folder, *question).out, question


def test_claims_that_are_not_there_or_not_of_the_paper_are_refused(folder: Path) -> None:
    """Claims that were read in another text, or nowhere, are told as such, and nothing is recorded."""
    db = f"sqlite:///{folder / 'register.db'}"
    words = ["review", folder / "minutes.txt", "--summary", "--claims"]
    before = asked(folder, "verify").out
    said = commonseal_here(*words, folder, db=db)
    assert (said.code, "there are no claims at" in said.err) == (1, True)
    (folder / "minutes.txt").write_text("x" + TEXT, encoding="utf-8")
    said = commonseal_here(*words, folder / "claims", db=db)
    assert (said.code, "quotes what does not stand in" in " ".join(said.err.split())) == (1, True)
    said = commonseal_here(*words, folder / "claims", "--visibility", "secret", db=db)
    assert said.code in (1, 2)
    assert asked(folder, "verify").out == before


def test_without_a_terminal_a_review_says_what_to_do_and_writes_nothing(folder: Path) -> None:
    """In a timed job there is nobody to press keys: one sentence, no traceback, and no register made."""
    done = subprocess.run(
        [str(COMMAND), "review", "minutes.txt", "--claims", "claims", "--db", f"sqlite:///{folder / 'none.db'}"],
        input="s\nq\n", capture_output=True, text=True, encoding="utf-8", cwd=folder, env=environment(),
        timeout=60, check=False, start_new_session=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    (sentence,) = done.stderr.splitlines()
    assert all(each in sentence for each in ("no terminal", "--summary", "--accept-all"))
    assert not (folder / "none.db").exists()
