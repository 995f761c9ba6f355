"""Who sees what: every page by every viewer and visibility, allowed and refused."""

import pytest

from commonseal.vocabulary import Visibility
from commonseal.vocabulary.identifiers import slug
from support.workbench import Reader
from workbench.conftest import GUARDED

VIEWERS = {
    None: Visibility.PUBLIC,
    "anybody": Visibility.PUBLIC,
    "staff": Visibility.INTERNAL,
    "auditor": Visibility.RESTRICTED,
}
"""Each account, None for nobody in particular, and the most guarded visibility that it sees."""
NUMBERS = {Visibility.PUBLIC: 2, Visibility.INTERNAL: 5, Visibility.RESTRICTED: 8}
"""The statement that describes the person of each visibility."""


@pytest.fixture(params=VIEWERS, ids=str)
def viewer(request: pytest.FixtureRequest, guarded: str) -> tuple[Reader, Visibility]:
    """Each viewer, signed in where they have an account."""
    reader = Reader(guarded)
    if request.param is not None:
        assert request.param in reader.go_in(request.param).words
    return reader, VIEWERS[request.param]


SHARED_PAGES = (
    "/",
    "/papers",
    "/body/ashford-ccg",
    "/search?q=Segretisima",
    "/who?asked=restricted+officer&at=Ashford+CCG",
)


@pytest.mark.parametrize("path", SHARED_PAGES)
def test_a_page_of_many_matters_shows_none_above_its_viewer(viewer: tuple[Reader, Visibility], path: str) -> None:
    """A page on which matters of all visibilities could stand names none that its viewer may not see."""
    reader, clearance = viewer
    shown = reader.get(path)
    assert shown.status == 200
    for visibility, name in GUARDED.items():
        if visibility.rank > clearance.rank:
            assert name not in shown.text
            assert slug(name) not in shown.text


@pytest.mark.parametrize("visibility", GUARDED)
@pytest.mark.parametrize("kind", ["person", "post", "paper", "statement", "search"])
def test_a_page_of_one_matter_is_shown_or_as_if_it_were_not_there(
    viewer: tuple[Reader, Visibility], visibility: Visibility, kind: str
) -> None:
    """The page of a matter is shown to those who may see it; to others it reads as one that never was."""
    reader, clearance = viewer
    name = GUARDED[visibility]
    path, unknown = {
        "person": (f"/person/{slug(name)}", "/person/quizzical-hjwk"),
        "post": (f"/post/ashford-ccg/{visibility.value}-officer", "/post/ashford-ccg/unheard-of-officer"),
        "paper": (f"/paper/minutes-of-{slug(name)}", "/paper/minutes-of-quizzical-hjwk"),
        "statement": (f"/statement/{NUMBERS[visibility]}", "/statement/999"),
        "search": (f"/search?q={name.replace(' ', '+')}", "/search?q=Quizzical+Hjwk"),
    }[kind]
    shown, never = reader.get(path), reader.get(unknown)
    if visibility.rank <= clearance.rank:
        assert shown.status == 200
        assert name in shown.text
        return
    assert shown.status == never.status
    asked, other = (each.rpartition("/")[2].removeprefix("search?q=") for each in (path, unknown))
    assert _without(shown.words, asked, name) == _without(never.words, other, "Quizzical Hjwk")


def _without(words: str, asked: str, name: str) -> str:
    """Return what a page says, less what was asked of it."""
    for each in (asked, name):
        words = words.replace(each, "…")
    return words


def test_an_account_without_the_right_password_sees_no_more(guarded: str) -> None:
    """A wrong password signs nobody in, and says no more than that the two do not belong together."""
    reader = Reader(guarded)
    shown = reader.sign_in("auditor", "a guess")
    assert "do not belong together" in shown.words
    assert reader.sign_in("nobody-here", "a guess").words == shown.words
    assert reader.get("/person/xenia-segretissima").status == 404
