"""Papers coming in: who may send them, what is refused in which words, and who sees what came in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.command import commonseal
from support.minutes import next_matter, register_file, wait_until_settled
from support.sending import forms, name_in, press, send_files, send_multipart
from support.workbench import Reader, make_accounts, served

MUSEUM = Path(__file__).parents[1] / "reading/museum"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a register to which papers of a megabyte may be sent; gives the address."""
    folder = tmp_path_factory.mktemp("incoming")
    url = f"sqlite:///{folder / 'places.db'}"
    assert commonseal("load", register_file(folder), db=url).code == 0
    make_accounts(
        url,
        ("secretary", [], [("contributor", "")]),
        ("insider", ["see_internal"], [("contributor", "")]),
        ("reviewer", [], [("reviewer", "")]),
        ("guarded reviewer", ["see_internal"], [("reviewer", "")]),
        ("reader", [], [("reader", "")]),
    )
    with served(url, folder / "log.txt", COMMONSEAL_LARGEST_UPLOAD="1") as base:
        yield base


def signed_in(base: str, name: str) -> Reader:
    """Return somebody who has signed in."""
    reader = Reader(base)
    assert name in reader.go_in(name).words
    return reader


@pytest.mark.parametrize("path", ["/incoming", "/incoming/add", "/incoming/nothing", "/review/nothing"])
def test_only_those_who_work_here_see_what_comes_in(place: str, path: str) -> None:
    """Who has not signed in is asked to; who may only read is told which right is lacking."""
    assert Reader(place).get(path).status == 403
    assert "Sign in to" in Reader(place).get(path).words
    shown = signed_in(place, "reader").get(path)
    assert shown.status == 403
    assert "your account may not" in shown.words.lower()


def test_a_file_from_somebody_not_signed_in_is_not_taken_in(place: str) -> None:
    """What is sent past the form, with a token but without an account, leaves nothing behind."""
    reader = Reader(place)
    (form,) = [each for each in forms(reader.get("/sign-in")) if "password" in each.fields]
    token = {"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"], "visibility": "public"}
    matter = next_matter()
    file = ("stranger.txt", matter.text.encode())
    assert send_multipart(reader, f"{place}/incoming/add", token, (file,)).status == 403
    assert "stranger" not in signed_in(place, "secretary").get("/incoming").words


def test_a_paper_is_read_in_the_background_and_its_state_is_shown(place: str) -> None:
    """It comes in at once; a little later its page says how many claims were read, and the list says so too."""
    secretary = signed_in(place, "secretary")
    sent = send_files(secretary, ("minutes.txt", next_matter().text.encode()), title="July minutes")
    assert "The paper came in. Reading begins by itself." in sent.words
    words = wait_until_settled(secretary, name_in(sent))
    assert "6 claims to review" in words
    assert "0 of 6 decided" in words
    assert "A reviewer decides about its claims" in words
    assert "July minutes 6 claims to review." in secretary.get("/incoming").words
    kept = secretary.get("/incoming", download="csv").rows
    (row,) = (each for each in kept if each["title"] == "July minutes")
    assert (row["state"], row["waiting"], row["by"]) == ("read", "6", "secretary")
    papers = signed_in(place, "reviewer").get("/papers").words
    assert "July minutes" in papers
    assert "6 claims to review" in papers


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("scan.pdf", "scan"),
        ("protected.pdf", "password"),
        ("protected.docx", "password"),
        ("cut-off.docx", "cut-off.docx"),
        ("bomb.docx", "bomb.docx"),
        ("french.txt", "English"),
        ("garbage.pdf", "garbage.pdf"),
        ("blank.txt", "no words"),
        ("web-page.pdf", "is called .pdf but holds a web page"),
    ],
)
def test_a_paper_that_cannot_be_read_says_why(place: str, file: str, why: str) -> None:
    """The page of the paper says it in the reader’s own sentence, and leads to sending another."""
    secretary = signed_in(place, "secretary")
    sent = send_files(secretary, (file, (MUSEUM / file).read_bytes()))
    assert sent.status == 200, sent.words
    words = wait_until_settled(secretary, name_in(sent))
    assert "not read" in words
    assert why in words
    assert "Add another paper" in words


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("old-word.doc", b"x", "old-word.doc ends in “.doc”, which is none of"),
        ("photo.jpg", b"x", "Photo.jpg is a picture"),
        ("zero-byte.txt", b"", "zero-byte.txt is empty: save it again"),
        ("large.txt", b"word " * 300_000, "large.txt is over 1 MB: split it"),
    ],
)
def test_a_file_that_is_no_paper_is_refused_at_the_door(place: str, file: str, content: bytes, why: str) -> None:
    """The form comes back with the sentence in its summary, the other values kept, and nothing was taken in."""
    secretary = signed_in(place, "secretary")
    sent = send_files(secretary, (file, content), title="A title to keep")
    assert sent.status == 400
    assert "There is a problem" in sent.words
    assert why.lower() in sent.words.lower()
    assert 'value="A title to keep"' in sent.text
    assert file not in secretary.get("/incoming").words


def test_all_that_is_wrong_with_the_form_is_told_at_once(place: str) -> None:
    """No file, no visibility and a date that is none are told together."""
    sent = send_files(signed_in(place, "secretary"), published="soon", visibility="")
    assert sent.status == 400
    for why in ("Choose a paper", "Say who may see the paper", "“soon” is not a date"):
        assert why in sent.words


def test_several_papers_come_in_at_once_and_one_that_cannot_does_not_stop_the_others(place: str) -> None:
    """What can be taken in is, and the form says which files were not."""
    secretary = signed_in(place, "secretary")
    one, two = next_matter(), next_matter()
    sent = send_files(secretary, ("one.txt", one.text.encode()), ("photo.jpg", b"x"), ("two.txt", two.text.encode()))
    assert sent.status == 400
    assert "These came in: one.txt , two.txt" in sent.words
    assert "photo.jpg is a picture" in sent.words.lower()
    three = [(f"{each.dale}.txt", each.text.encode()) for each in (next_matter(), next_matter())]
    assert "2 papers came in." in send_files(secretary, *three).words


def test_the_same_paper_comes_in_once(place: str) -> None:
    """The same file is met at the door; the same text in another file is found out when it is read."""
    secretary = signed_in(place, "secretary")
    matter = next_matter()
    matter.sent_by(secretary, title="The first")
    again = send_files(secretary, ("again.txt", matter.text.encode()))
    assert "again.txt is here already, as “The first”" in again.words
    other = send_files(secretary, ("other.txt", matter.text.replace("\n", "\r\n").encode()))
    assert "same text as “The first”, which came in before" in wait_until_settled(secretary, name_in(other))


def test_a_guarded_paper_stays_with_those_who_may_see_it(place: str) -> None:
    """To others its pages are as those of a paper that never came in; its name gives nothing away."""
    insider, secretary = signed_in(place, "insider"), signed_in(place, "secretary")
    name = next_matter().sent_by(insider, visibility="internal", title="Zyx restructuring")
    assert "Zyx" in insider.get("/incoming").words
    for reader in (secretary, signed_in(place, "reviewer")):
        assert "Zyx" not in reader.get("/incoming").text
        assert "Zyx" not in reader.get("/papers").text
        for path in ("incoming", "review", "edit-claim"):
            found, never = reader.get(f"/{path}/{name}"), reader.get(f"/{path}/never-was-000000")
            assert found.status == never.status
            assert "Zyx" not in found.text
    assert "restricted" not in secretary.get("/incoming/add").text
    refused = send_files(secretary, ("x.txt", b"Some words of minutes."), visibility="internal")
    assert "Say who may see the paper" in refused.words


def test_nothing_of_a_paper_is_ever_markup(place: str) -> None:
    """A title and a text that hold markup are shown as they are written."""
    text = next_matter().text.replace("Minutes of", "<script>alert(1)</script> Minutes of")
    secretary, reviewer = signed_in(place, "secretary"), signed_in(place, "reviewer")
    sent = send_files(secretary, ("x.txt", text.encode()), title="<img src=x onerror=alert(2)>")
    name = name_in(sent)
    wait_until_settled(secretary, name)
    for shown in (secretary.get(f"/incoming/{name}"), secretary.get("/incoming"), reviewer.get(f"/review/{name}")):
        assert "<img src=x" not in shown.text
        assert "<script>alert" not in shown.text
        assert "&lt;img src=x" in shown.text
    assert "&lt;script&gt;alert(1)" in reviewer.get(f"/review/{name}").text


def test_who_brought_a_paper_does_not_decide_about_it(place: str) -> None:
    """They see the claims and what to do, have no button, and are refused past it."""
    reviewer = signed_in(place, "reviewer")
    name = next_matter().sent_by(reviewer)
    shown = reviewer.get(f"/review/{name}")
    assert "You brought this paper, so you can look at its claims and somebody else decides" in shown.words
    assert not [form for form in forms(shown) if ("action", "accept") in form.buttons]
    other = signed_in(place, "guarded reviewer").get(f"/review/{name}")
    form = next(each for each in forms(other) if ("action", "accept") in each.buttons)
    token = next(iter(forms(shown))).fields["csrfmiddlewaretoken"]
    told = {**form.fields, "csrfmiddlewaretoken": token, "action": "accept"}
    refused = send_multipart(reviewer, f"{place}{form.action}", told, ())
    assert refused.status == 403
    assert "You brought this paper, so somebody else has to review it" in refused.words
    assert press(signed_in(place, "guarded reviewer"), other, "action", "accept").status in (200, 403)
