"""The museum of broken register files: each mistake is refused with its file, its line and what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonseal.exchange.register_files import FaultyFilesError, load
from commonseal.register.register import Register
from support.places import SqlitePlaces
from support.saying import ENTERED

BROKEN = Path(__file__).parent / "broken"

# For each file: the line of its one fault, and words of what is said of it (the remedy among them).
MUSEUM = {
    "after-unknown-step": (14, ["“after” names the step “cabinet”", "it has board"]),
    "anchor-in-itself": (10, ["an anchor contains itself", "write it out"]),
    "bad-classification": (9, ["“ccgg” is not a classification", "use one of", "ccg, "]),
    "bad-date": (10, ["“start”: “1st April 2013” is not a date in EDTF", "write 2019-07-10"]),
    "bad-identifier": (7, ["“id”: “Dale CCG” is not an identifier", "write body/…"]),
    "bad-standing": (10, ["“standing” must be 'considered'", "given: 'inforce'"]),
    "bad-visibility": (10, ["“visibility” must be 'public'", "given: 'secret'"]),
    "billion-laughs": (11, ["anchors repeat each other without measure", "write out"]),
    "bodies-is-text": (13, ["“bodies” must be a list, as [body/dale-ccg]"]),
    "comment-only": (1, ["the file says nothing", "write an act in it"]),
    "corrects-and-follows": (17, ["either corrects another or follows one, not both"]),
    "corroboration-without-evidence": (12, ["needs “evidence”", "add it"]),
    "defaults-misspelt": (6, ["“papers” is no field of the defaults", "did you mean “paper”?"]),
    "duplicate-key": (10, ["“name” stands twice here", "keep one"]),
    "empty": (1, ["the file says nothing"]),
    "end-before-start": (11, ["it ends (2012-03-31) before it starts (2013-04-01)"]),
    "ended-before-it-starts": (24, ["“lee”", "cannot end 31 March 2017", "correct it if it was never so"]),
    "ends-what-is-corrected": (30, ["“lee”", "no longer held: it was corrected", "name the one that is"]),
    "follows-what-is-in-force": (23, ["“lee”", "in force, so nothing can follow it", "end it or correct it"]),
    "identifier-of-another-kind": (13, ["“bodies.0”: “person/dale-ccg”", "write body/…"]),
    "impossible-day": (10, ["“2019-02-30” is not a day"]),
    "key-is-a-list": (6, ["a key must be one word"]),
    "label-of-another-load": (11, ["“somebody”", "labels reach only within one load", "statement/17"]),
    "label-recorded-later": (6, ["“later” is only recorded later", "an earlier"]),
    "label-twice": (11, ["“dale” is taken by label-twice.yaml, line 6", "choose another"]),
    "label-unknown": (12, ["no statement has the label “daile”", "did you mean “dale”?"]),
    "list-at-top": (1, ["must be a mapping that begins with “act:”"]),
    "missing-field": (6, ["needs “name”", "add it"]),
    "missing-paper-file": (8, ["there is no paper at papers/nowhere.txt", "check the name"]),
    "misspelt-field": (9, ["“clasification” is not a field", "did you mean “classification”?"]),
    "misspelt-kind": (6, ["“apointment” is not a kind", "did you mean “appointment”?"]),
    "misspelt-part": (5, ["“statments”", "did you mean “statements”?"]),
    "name-is-a-list": (8, ["“name” must be text"]),
    "no-act": (1, ["no “act:” with recorded, author and reason", "add it"]),
    "no-author": (2, ["“author”, who says so", "add it"]),
    "no-bodies": (13, ["“bodies” needs one entry or more"]),
    "no-kind": (6, ["the statement has no “kind”", "use one of body, person"]),
    "no-reason": (4, ["“reason”, why this is put into the register", "add it"]),
    "not-utf8": (1, ["not UTF-8 text", "save it as UTF-8"]),
    "not-yaml": (6, ["this is not YAML"]),
    "nul-character": (8, ["holds the character NUL", "take it out"]),
    "paper-not-utf8": (8, ["papers/latin.txt is not UTF-8 text", "save it as UTF-8"]),
    "paper-with-nul": (8, ["the paper holds the character NUL", "save it as text"]),
    "paper-with-another-hash": (9, ["the text of paper/minutes is not the one", "check both"]),
    "paper-with-two-texts": (9, ["stands for another text already", "another identifier"]),
    "paper-without-text": (6, ["needs “text”", "or “file”"]),
    "python-tag": (5, ["“statements” must be a list"]),
    "quote-elsewhere": (16, ["something else between 3 and 16"]),
    "quote-from-unknown-paper": (12, ["paper/agenda is neither in these files nor in the register", "add it"]),
    "quote-not-in-paper": (16, ["“The board meets” does not stand in paper/minutes", "copy it exactly"]),
    "quote-twice": (16, ["more than once", "give start and end (the first is at 0)"]),
    "quote-without-paper": (11, ["needs a paper with a quote, or a source"]),
    "recorded-in-the-future": (2, ["cannot be told today what it knew on 10 July 2999"]),
    "reference-to-nothing": (17, ["person/anne-lee is described nowhere", "did you mean person/ann-lee?"]),
    "review-of-no-paper": (11, ["paper/nowhere is neither", "add it under “papers”"]),
    "review-without-claim": (15, ["a review needs “claim”", "add it"]),
    "statement-is-text": (5, ["“statements” must be a list of entries"]),
    "statement-zero": (11, ["there is no statement/4711 in this register"]),
    "statements-not-a-list": (5, ["“statements” must be a list of entries"]),
    "tabs": (6, ["this is not YAML", "indent with spaces"]),
    "text-at-top": (1, ["must be a mapping that begins with “act:”"]),
    "uncertain-recorded-day": (2, ["“recorded” must be one certain day", "2019-07-10"]),
    "unknown-kind": (6, ["“organisation” is not a kind of statement", "use one of body, person"]),
    "unreviewed-is-a-word": (10, ["“unreviewed” must be true or false"]),
    "withdrawn-with-a-reason": (13, ["“reason” is no field of a withdrawal", "it may have statement"]),
    "wte-is-no-number": (14, ["“wte” must be a number", "plenty"]),
}
NOT_BROKEN = {"anchors"}
ACT = "act: {recorded: 2019-07-10, author: Governance team, reason: To see}\n"


@pytest.fixture(scope="module")
def empty(sqlite_places: SqlitePlaces) -> Iterator[Register]:
    """A register that nothing enters."""
    with sqlite_places.fresh() as place:
        yield place.register


def test_every_exhibit_of_the_museum_is_described() -> None:
    """Each broken file has its line and words in the table, and each entry of the table its file."""
    assert {file.stem for file in BROKEN.glob("*.yaml")} == MUSEUM.keys() | NOT_BROKEN


@pytest.mark.parametrize("name", MUSEUM)
def test_a_mistake_is_told_once_with_file_line_and_remedy(empty: Register, name: str) -> None:
    """A load of a broken file says what is wrong, on which line, and what to do, and nothing besides."""
    line, words = MUSEUM[name]
    with pytest.raises(FaultyFilesError) as refused:
        load(empty, BROKEN / f"{name}.yaml", entered_at=ENTERED)
    (fault,) = refused.value.faults
    assert (fault.file, fault.line) == (f"{name}.yaml", line)
    assert [word for word in words if word not in fault.what] == []
    assert "pydantic" not in fault.what
    assert "Input should" not in fault.what
    assert empty.verify().statements == 0, "a refused load leaves nothing"


def test_the_whole_museum_at_once_tells_every_fault_of_reading(empty: Register) -> None:
    """All faults of all files of a folder are told together, sorted by file and line."""
    with pytest.raises(FaultyFilesError) as refused:
        load(empty, BROKEN, entered_at=ENTERED)
    told = {fault.file for fault in refused.value.faults}
    only_in_the_register = {  # these read well, and fail only when they are carried out
        f"{name}.yaml"
        for name in (
            *("ended-before-it-starts", "ends-what-is-corrected", "follows-what-is-in-force"),
            *("recorded-in-the-future", "statement-zero"),
        )
    }
    beside_others = {"reference-to-nothing.yaml", "label-recorded-later.yaml", "review-of-no-paper.yaml"}
    assert {f"{name}.yaml" for name in MUSEUM} - only_in_the_register - beside_others <= told
    assert list(refused.value.faults) == sorted(refused.value.faults)


def test_anchors_that_say_little_are_read(empty: Register) -> None:
    """An anchor that repeats a list of evidence or bodies is what YAML means by it."""
    report = load(empty, BROKEN / "anchors.yaml", entered_at=ENTERED, dry_run=True)
    assert report.done == {"recorded": 2}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_a_fault_and_no_crash(empty: Register, tmp_path: Path, opening: str) -> None:
    """A file nested thousands deep is refused with a line, and the program does not run out of stack."""
    file = tmp_path / "deep.yaml"
    file.write_text(ACT + "statements: \n  " + opening * 20_000, encoding="utf-8")
    with pytest.raises(FaultyFilesError, match="nested too deep") as refused:
        load(empty, file, entered_at=ENTERED)
    assert refused.value.faults[0].line >= 2


def test_a_huge_value_is_not_repeated_in_what_is_said_of_it(empty: Register, tmp_path: Path) -> None:
    """What is wrong with a value of a million letters is said in a thousand."""
    file = tmp_path / "huge.yaml"
    body = f"  - {{kind: body, id: '{'x' * 1_000_000}', name: Dale CCG, classification: ccg}}\n"
    file.write_text(f"{ACT}statements:\n{body}", encoding="utf-8")
    with pytest.raises(FaultyFilesError, match="is not an identifier") as refused:
        load(empty, file, entered_at=ENTERED)
    assert len(str(refused.value)) < 2000


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "nowhere", "there is no such file or folder"),
        (lambda folder: folder, "there is no .yaml file in this folder"),
    ],
    ids=["missing", "without yaml"],
)
def test_a_path_without_register_files_is_refused(empty: Register, tmp_path: Path, make: object, words: str) -> None:
    """A path that is not there, or a folder that holds no register file, is said to be so."""
    assert callable(make)
    with pytest.raises(FaultyFilesError, match=words):
        load(empty, make(tmp_path), entered_at=ENTERED)


def test_faults_of_three_kinds_in_two_files_are_told_together(empty: Register, tmp_path: Path) -> None:
    """A date, a reference and a label that are wrong in two files are three faults of one answer."""
    (tmp_path / "a.yaml").write_text(
        ACT
        + "statements:\n"
        + "  - {kind: body, id: body/dale-ccg, name: Dale CCG, classification: ccg, start: yesterday}\n"
        + "  - {kind: post, id: post/dale-ccg/ao, role: accountable_officer, bodies: [body/dael-ccg]}\n",
        encoding="utf-8",
    )
    (tmp_path / "b.yaml").write_text(ACT + "withdrawn:\n  - statement: nobody\n", encoding="utf-8")
    with pytest.raises(FaultyFilesError) as refused:
        load(empty, tmp_path, entered_at=ENTERED)
    assert [(fault.file, fault.line) for fault in refused.value.faults] == [("a.yaml", 3), ("a.yaml", 4), ("b.yaml", 3)]
    assert empty.verify().acts == 0


def test_what_points_to_a_faulty_entry_is_not_blamed_for_it(empty: Register, tmp_path: Path) -> None:
    """One mistake is one fault: references and labels of an entry that cannot be read are taken as given."""
    (tmp_path / "a.yaml").write_text(
        ACT
        + "statements:\n"
        + "  - {kind: body, id: body/dale-ccg, label: dale, name: Dale CCG, clasification: ccg}\n"
        + "  - {kind: post, id: post/dale-ccg/ao, role: accountable_officer, bodies: [body/dale-ccg]}\n"
        + "ended: [{statement: dale, end: 2020-03-31}]\n",
        encoding="utf-8",
    )
    with pytest.raises(FaultyFilesError) as refused:
        load(empty, tmp_path, entered_at=ENTERED)
    assert [fault.line for fault in refused.value.faults] == [3]


def test_all_that_the_register_refuses_is_told_together(empty: Register, tmp_path: Path) -> None:
    """Faults that show only when acts are carried out are gathered too, and nothing of the load is left."""
    body = "  - {kind: body, id: body/dale-ccg, label: dale, name: Dale CCG, classification: ccg, start: 2013-04-01}\n"
    (tmp_path / "a.yaml").write_text(
        f"{ACT}statements:\n{body}ended: [{{statement: dale, end: 2012-03-31}}]\n", encoding="utf-8"
    )
    (tmp_path / "b.yaml").write_text(
        ACT.replace("2019", "2020")
        + "withdrawn:\n  - {statement: statement/900}\n---\n"
        + ACT.replace("2019", "2999")
        + "withdrawn:\n  - {statement: dale}\n",
        encoding="utf-8",
    )
    with pytest.raises(FaultyFilesError) as refused:
        load(empty, tmp_path, entered_at=ENTERED)
    assert [(fault.file, fault.line) for fault in refused.value.faults] == [("a.yaml", 4), ("b.yaml", 3), ("b.yaml", 5)]
    assert empty.verify().acts == 0
