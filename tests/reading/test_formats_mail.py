"""E-mail: the lines of its head, its message, and its attachments as papers of their own."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from commonseal.reading import read_paper
from commonseal.reading.batch import Keeper, Plan, find, run
from commonseal.reading.formats import Kind, paper_in
from reading.formats_helpers import pdf

MESSAGE = "Dear all,\n\nIda Moss is chair of NHS Dale CCG.\n\nRegards,\nBo\n"


def mail(text: str = MESSAGE, html: str = "") -> EmailMessage:
    """Make an e-mail."""
    made = EmailMessage()
    made["From"], made["To"] = "Bo Dây <bo@example.org>", "members@example.org"
    made["Date"], made["Subject"] = "Wed, 10 Jul 2019 23:30:00 +0100", "The new chair – a note"
    if text:
        made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html") if text else made.set_content(html, subtype="html")
    return made


def test_the_head_and_the_text_part_are_the_paper() -> None:
    """From, To, Date and Subject are lines; the text part goes before the web page beside it."""
    paper = paper_in(mail(html="<p>other words</p>").as_bytes(), name="m", source="m.eml")
    assert paper.kind is Kind.EMAIL
    assert paper.text.splitlines()[:6] == [
        "From: Bo Dây <bo@example.org>",
        "To: members@example.org",
        "Date: Wed, 10 Jul 2019 23:30:00 +0100",
        "Subject: The new chair – a note",
        "",
        "Dear all,",
    ]
    assert "other words" not in paper.text
    assert (paper.published, paper.title) == ("2019-07-10", "The new chair – a note")
    assert read_paper(paper).published == "2019-07-10"


def test_a_message_that_is_a_web_page_is_read_as_one() -> None:
    """Where there is no text part, the blocks of the page are the lines."""
    paper = paper_in(mail("", "<p>Ida Moss is chair.</p><p>Bo Day left.</p>").as_bytes(), name="m", source="m.eml")
    assert paper.text.splitlines()[-2:] == ["Ida Moss is chair.", "Bo Day left."]


def test_attachments_are_papers_of_their_own(tmp_path: Path) -> None:
    """Each kind that can be read is read, a forwarded message too; others are named in the text."""
    made, inner = mail(), mail("Bo Day is chief nurse of NHS Fell CCG.\n")
    made.add_attachment(pdf([(72, 80, "Ann Lee is chair of NHS Moor CCG.")]), maintype="application", subtype="pdf",
                        filename="minutes.pdf")  # fmt: skip
    made.add_attachment(b"\xff\xd8", maintype="image", subtype="jpeg", filename="photo.jpg")
    made.add_attachment(inner)
    (tmp_path / "note.eml").write_bytes(made.as_bytes())
    out = tmp_path / "claims"
    out.mkdir()
    sources = find([str(tmp_path / "note.eml")], out=out).sources
    outcomes = list(run(Plan(sources, out).tasks, Keeper(out)))
    assert [outcome.problem for outcome in outcomes] == ["", "", ""]
    names = [outcome.task.name for outcome in outcomes]
    assert names == ["note", "note-minutes", "note-The new chair  a note"]
    assert "Attachments: minutes.pdf, photo.jpg, " in (out / "note.txt").read_text(encoding="utf-8")
    assert "Ann Lee" in (out / "note-minutes.txt").read_text(encoding="utf-8")
    assert outcomes[1].task.source.shown.endswith("note.eml › minutes.pdf")
