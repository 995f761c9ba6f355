"""The museum of broken packs: each mistake is refused with its file, its line and what to do."""

from pathlib import Path

import pytest

from commonseal.regimes import load_packs
from commonseal.vocabulary.written import FaultyFilesError

BROKEN = Path(__file__).parent / "broken"

# For each file: the line of its one fault, and words of what is said of it (the remedy among them).
MUSEUM = {
    "amount-is-no-number": (16, ["“amount” must be a number", "much"]),
    "begins-before-its-pack": (19, ["“dale.custom” begins before its pack", "1 April 2013", "put one right"]),
    "bodies-is-text": (15, ["“bodies” must be a list, as [ccg, icb]"]),
    "comment-only": (1, ["the file says nothing", "write a pack in it"]),
    "confidence-unknown": (17, ["“confidence” must be 'sure', 'likely' or 'check'", "certain"]),
    "days-is-no-number": (16, ["“days” must be a whole number", "a month"]),
    "disqualifies-nobody": (13, ["disqualifies nobody", "give “roles” with “at”, or “capacities”"]),
    "duplicate-key": (19, ["“basis” stands twice here", "keep one"]),
    "empty": (1, ["the file says nothing"]),
    "empty-citation": (16, ["“citation” must not be empty"]),
    "ends-after-its-pack": (19, ["“dale.custom” ends after its pack", "30 June 2022", "put one right"]),
    "ends-before-it-starts": (20, ["ends (2014-03-31) before it starts (2015-04-01)", "put one of the two right"]),
    "excludes-nobody": (17, ["excludes nobody", "give “employee_of”"]),
    "identifier-with-spaces": (2, ["“id” must be lower-case words", "Dale law"]),
    "list-at-top": (1, ["must be a mapping that begins with “pack:”"]),
    "maximum-below-minimum": (13, ["“maximum” (2) is below “minimum” (3)"]),
    "misspelt-field": (16, ["“citaton” is not a field", "did you mean “citation”?"]),
    "misspelt-field-of-the-pack": (4, ["“juristiction” is not a field of a pack", "did you mean “jurisdiction”?"]),
    "misspelt-kind": (13, ["“practise” is not a kind of provision", "did you mean “practice”?"]),
    "misspelt-part": (12, ["“provisons” is no field of a pack file", "did you mean “provisions”?"]),
    "month-that-is-none": (13, ["“months_off” holds a number that is no month", "months are 1 to 12"]),
    "names-no-provision": (13, ["“dale.chief” names the provision “dale.nowhere”", "no pack has", "add it"]),
    "no-bodies": (15, ["“bodies” needs one entry or more"]),
    "no-citation": (13, ["needs “citation”", "add it"]),
    "no-citation-of-the-pack": (2, ["a pack needs “citation”", "add it"]),
    "no-days-at-all": (16, ["“days” is too small"]),
    "no-kind": (13, ["the provision has no “kind”", "use one of post"]),
    "no-pack": (1, ["there is no “pack:”", "add it"]),
    "no-provisions": (1, ["there are no “provisions:”"]),
    "no-such-day": (13, ["there is no day 30 in month 2"]),
    "not-in-force-without-status": (2, ["needs “status”, how far it has come", "add it"]),
    "not-utf8": (1, ["not UTF-8 text", "save it as UTF-8"]),
    "not-yaml": (13, ["this is not YAML"]),
    "open-in-a-closed-pack": (19, ["“dale.custom” ends after its pack", "30 June 2022"]),
    "overlapping": (20, ["holds at the same time as the one in overlapping.yaml, line 13", "choose another id"]),
    "pack-day-is-no-day": (6, ["“from” must be a day, as 2019-07-10", "1 April 2013"]),
    "pack-ends-before-it-starts": (7, ["ends (2012-06-30) before it starts (2013-04-01)"]),
    "pack-given-again": (19, ["“pack” is no field of a provision"]),
    "pack-is-text": (1, ["“pack” must have fields of its own"]),
    "pack-of-unknown-bodies": (
        5,
        ["“fire_autority” is not the key of a classification", "did you mean “fire_authority”"],
    ),
    "policy-that-blocks": (13, ["“policy” is no law", "“level” can only be warn", "change one of them"]),
    "power-between-nobody": (17, ["“between” needs one entry or more"]),
    "provisions-in-the-pack": (12, ["“provisions” stand beside the pack", "indent them less"]),
    "provisions-is-a-mapping": (12, ["“provisions” must be a list of entries"]),
    "roles-without-at": (17, ["“roles” and “at” belong together"]),
    "tabs": (13, ["this is not YAML", "indent with spaces"]),
    "two-documents": (1, ["holds several documents", "one pack a file"]),
    "unknown-bodies": (15, ["“icbs” is not the key of a classification", "did you mean “icb”?"]),
    "unknown-change": (15, ["“change” must be", "given: 'merger'", "did you mean “merge”?"]),
    "unknown-function": (15, ["“qualty” is not the key of a function", "did you mean “quality”?"]),
    "unknown-kind": (13, ["“statute” is not a kind of provision", "use one of post"]),
    "unknown-role": (16, ["“cheif_executive” is not the key of a role", "did you mean “chief_executive”?"]),
    "unknown-who": (17, ["“the_minister” is nobody who acts", "use one of itself, chair"]),
}


def test_every_exhibit_of_the_museum_is_described() -> None:
    """Each broken file has its line and words in the table, and each entry of the table its file."""
    assert {file.stem for file in BROKEN.glob("*.yaml")} == MUSEUM.keys()


@pytest.mark.parametrize("name", MUSEUM)
def test_a_mistake_is_told_once_with_file_line_and_remedy(name: str) -> None:
    """Loading a broken pack says what is wrong, on which line, and what to do, and nothing besides."""
    line, words = MUSEUM[name]
    with pytest.raises(FaultyFilesError) as refused:
        load_packs([BROKEN / f"{name}.yaml"])
    (fault,) = refused.value.faults
    assert (fault.file, fault.line) == (f"{name}.yaml", line)
    assert [word for word in words if word not in fault.what] == []
    assert "pydantic" not in fault.what
    assert "Input should" not in fault.what


def test_the_whole_museum_at_once_tells_the_fault_of_every_file() -> None:
    """All faults of all files of a folder are told together, sorted by file and line."""
    with pytest.raises(FaultyFilesError) as refused:
        load_packs([BROKEN])
    assert {f"{name}.yaml" for name in MUSEUM} <= {fault.file for fault in refused.value.faults}
    assert list(refused.value.faults) == sorted(refused.value.faults)


def test_faults_of_a_pack_do_not_hide_those_of_its_provisions(tmp_path: Path) -> None:
    """Where the head of a pack and a provision are both wrong, both are told, each on its line."""
    text = (BROKEN / "misspelt-field.yaml").read_text(encoding="utf-8").replace("name: Dale law", "nam: Dale law")
    (tmp_path / "dale.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(FaultyFilesError) as refused:
        load_packs([tmp_path])
    assert [(fault.line, fault.what.partition("”")[0]) for fault in refused.value.faults] == [
        (3, "“nam"),
        (16, "“citaton"),
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [("nowhere", "there is no such file or folder; check the path"), (".", "there is no .yaml file in this folder")],
)
def test_a_path_without_packs_is_told(tmp_path: Path, path: str, words: str) -> None:
    """A path at which there is nothing to read is a fault and no empty law."""
    with pytest.raises(FaultyFilesError, match=words):
        load_packs([tmp_path / path])


def test_a_pack_may_not_take_the_place_of_another(tmp_path: Path) -> None:
    """A pack, or a provision, with the identifier of a shipped one is refused, with where that stands."""
    text = (BROKEN / "misspelt-field.yaml").read_text(encoding="utf-8").replace("citaton", "citation")
    for old, new in (("id: dale\n", "id: ccg\n"), ("id: dale.custom", "id: ccg.post.ao")):
        text = text.replace(old, new)
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(FaultyFilesError) as refused:
        load_packs([tmp_path])
    told = [fault.what for fault in refused.value.faults]
    assert any("the pack “ccg” is in ccg.yaml, line" in what for what in told)
    assert any("“ccg.post.ao” holds at the same time as the one in ccg.yaml, line" in what for what in told)
