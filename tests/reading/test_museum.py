"""The museum of broken papers: each is refused in one sentence that says what is wrong and what to do."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest

from commonseal.reading import ReadingError, paper_of

MUSEUM = Path(__file__).parent / "museum"
KINDS = ".txt, .md, .html, .docx, .pdf, .eml"
AGAIN = "save the paper again or choose another file"
AS_TEXT = "save it as plain text in UTF-8"
AS_DOCX = "save it as .docx in a word processor"
WORD_AGAIN = "open it in a word processor and save it again as .docx"
PDF_AGAIN = "fetch it again, or open it and print it to a new PDF"
SUSPECT = "do not open it unless you know where it comes from"
IN_ENGLISH = "read an English version of it"

SENTENCES = {
    "empty.txt": ("is empty", AGAIN),
    "blank.txt": ("has no words in it", AGAIN),
    "numbers.txt": ("has no words in it", AGAIN),
    "zero-byte.txt": ("is not text (a zero byte at 10)", AS_TEXT),
    "half-utf8.txt": ("is not UTF-8 text (byte 9 cannot be read)", AS_TEXT),
    "control.txt": ("is not text (too many control characters)", AS_TEXT),
    "pdf-as-text.txt": ("is called .txt but holds a PDF", "name it .pdf, or fetch it again"),
    "french.txt": ("is in French, and only English can be read", IN_ENGLISH),
    "welsh.txt": ("is in Welsh, and only English can be read", IN_ENGLISH),
    "german.txt": ("is in German, and only English can be read", IN_ENGLISH),
    "russian.txt": ("is not written in Latin letters", IN_ENGLISH),
    "minutes.xyz": (f"ends in “.xyz”, which is none of {KINDS}", "save it as one of these"),
    "no-ending": ("has no ending that tells its kind", f"give it one of {KINDS}"),
    "old-word.doc": (f"ends in “.doc”, which is none of {KINDS}", AS_DOCX),
    "sheet.xlsx": (f"ends in “.xlsx”, which is none of {KINDS}", "save the sheet as PDF"),
    "slides.ppt": (f"ends in “.ppt”, which is none of {KINDS}", "save it as PDF"),
    "photo.jpg": ("is a picture", "make a PDF with text out of it (character recognition) and read that"),
    "scan.pdf": (
        "is a scan: it has 2 pages but no text in them",
        "run character recognition over it (for example with OCRmyPDF) and read what comes out",
    ),
    "protected.pdf": ("is protected by a password", "save a copy without the password"),
    "garbage.pdf": ("is broken or cut off: it cannot be opened as a PDF", PDF_AGAIN),
    "cut-off.pdf": ("is broken or cut off: it cannot be opened as a PDF", PDF_AGAIN),
    "cut-at-the-end.pdf": ("is broken or cut off: it cannot be opened as a PDF", PDF_AGAIN),
    "no-end-mark.pdf": ("is cut off: the end of the PDF is missing", PDF_AGAIN),
    "web-page.pdf": ("is called .pdf but holds a web page", "name it .html, or fetch it again"),
    "not-a-zip.docx": ("is not a Word document at all", WORD_AGAIN),
    "no-document.docx": ("has no Word document in it (word/document.xml is missing)", WORD_AGAIN),
    "cut-off.docx": ("is broken or cut off: its parts cannot be found", WORD_AGAIN),
    "protected.docx": ("is protected by a password", "save a copy without the password"),
    "old-word.docx": ("is a document of Word 97 to 2003 under another name", AS_DOCX),
    "bomb.docx": ("would unpack to more than 60 MB, far more than a document holds", SUSPECT),
    "lying-bomb.docx": ("is broken (word/document.xml cannot be unpacked)", WORD_AGAIN),
    "laughs.docx": ("defines entities in word/document.xml, which no Word document does", WORD_AGAIN),
    "broken-xml.docx": ("is broken (word/document.xml cannot be read)", WORD_AGAIN),
    "no-words.docx": ("has no words in it", AGAIN),
    "deep.html": ("is nested too deeply to be taken apart", "save the page as plain text"),
    "script-only.html": ("has no words in it", AGAIN),
    "french.html": ("is in French, and only English can be read", IN_ENGLISH),
    "not-an-email.eml": ("is not an e-mail: it has no From, Date or Subject", "save the message again as .eml"),
    "no-message.eml": ("holds no message", "save the message again, or read its attachments"),
}


def refusal(path: Path) -> str:
    """Give the sentence with which a paper is refused."""
    with pytest.raises(ReadingError) as caught:
        paper_of(path)
    return str(caught.value)


@pytest.mark.parametrize("name", SENTENCES)
def test_a_broken_paper_is_refused_in_one_sentence(name: str) -> None:
    """The sentence names the file, the problem and the remedy."""
    problem, remedy = SENTENCES[name]
    assert refusal(MUSEUM / name) == f"{MUSEUM / name} {problem}; {remedy}."


def test_the_museum_holds_what_its_maker_makes() -> None:
    """Every file is in the table, and is what its maker makes of it (zip files may be packed in other ways)."""
    made = runpy.run_path(str(MUSEUM / "make.py"))["pieces"]()
    assert set(made) == set(SENTENCES)
    for name, content in made.items():
        packed = content.startswith(b"PK")
        assert packed or (MUSEUM / name).read_bytes() == content


@pytest.mark.parametrize(
    ("name", "limit"), [("huge.txt", 20), ("huge.pdf", 200), ("huge.docx", 200), ("huge.eml", 100)]
)
def test_a_file_of_five_hundred_megabytes_is_refused_by_its_size(tmp_path: Path, name: str, limit: int) -> None:
    """Its size is told before a byte of it is read."""
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(500_000_000)
    ending = path.suffix
    problem = f"has 500,000,000 bytes, over the {limit} MB that a {ending} may have"
    assert refusal(path) == f"{path} {problem}; split it or take the text out of it first."


def test_what_is_not_there_and_what_is_no_file_are_told_apart(tmp_path: Path) -> None:
    """A path that leads nowhere, a folder, and a file that may not be opened each have their own words."""
    assert refusal(tmp_path / "none.txt") == f"{tmp_path / 'none.txt'} does not exist; check the spelling of the path."
    assert refusal(tmp_path) == f"{tmp_path} is a folder; name one paper inside it."


@pytest.mark.parametrize("name", ["scan.pdf", "protected.docx", "laughs.docx", "french.txt"])
def test_the_ending_may_be_written_in_capitals(tmp_path: Path, name: str) -> None:
    """A file is of the kind that its ending names, however it is written."""
    path = tmp_path / name.upper()
    shutil.copyfile(MUSEUM / name, path)
    assert SENTENCES[name][0] in refusal(path)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moss is chair of NHS Dale CCG.",
        "Présents: M. Dupont, Mme Lefèvre, M. Le Goff.",
        "Mae'r cyngor. The council met on 3 May and agreed the budget for the year, and it will meet again in June.",
        "Name\tRole\tSince\n" + "Dr Otto de la Cruz\tChair\t2019\n" * 30,
        "Board members: " + ", ".join(["Siân ap Rhys", "Jean de la Tour", "Maria da Silva", "Otto van der Berg"] * 8),
        (
            "Agreed: the plan.\n"
            "Bydd y cyngor yn cyfarfod â'r bwrdd ym mis Mai. The council will meet in May. "
            "Mae'r gyllideb wedi ei chymeradwyo. The budget for the year has been approved by both bodies."
        ),
    ],
)
def test_english_is_not_refused_for_being_short_or_full_of_names(tmp_path: Path, text: str) -> None:
    """A short paper, a list of names, a table and a paper in two languages side by side are read."""
    path = tmp_path / "paper.txt"
    path.write_text(text, encoding="utf-8")
    assert paper_of(path).text == text
