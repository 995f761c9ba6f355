"""The names of a large register: those likeliest to be meant are found without comparing a text with all of them."""

from hypothesis import given
from hypothesis import strategies as st

from commonseal.register.columns.layout import Stamp
from commonseal.register.columns.names import NameBook, name_book, sorted_runs
from commonseal.register.ledger import codes
from commonseal.register.register import Register
from commonseal.vocabulary import Visibility
from commonseal.vocabulary.names import name_key
from support.saying import act, body, said

NAMES = ("NHS Portsmouth CCG", "Portsmouth City Council", "NHS Thanet CCG", "Kent County Council", "Medway Council")
SEES_ALL = codes.VISIBILITY_CODE[Visibility.RESTRICTED]
SEES_PUBLIC = codes.VISIBILITY_CODE[Visibility.PUBLIC]


def _near(register: Register, text: str, clearance: int = SEES_ALL, limit: int = 2) -> list[str]:
    return name_book(register.sql).near(name_key(text), clearance=clearance, limit=limit)


def test_what_is_misspelt_is_near_to_what_was_meant(register: Register) -> None:
    """The names that share most with the text come first, and what shares nothing is not among them."""
    with act(register, "2016-06-01") as writer:
        writer.record_many(said(body(each)) for each in NAMES)
    assert set(_near(register, "portsmoth")) == {name_key(each) for each in NAMES[:2]}
    assert _near(register, "thannet") == [name_key("NHS Thanet CCG")]
    assert _near(register, "zzz") == []


def test_new_names_are_there_at_once_and_others_stay(register: Register) -> None:
    """The book is brought up to date with the acts since it was made."""
    with act(register, "2016-06-01") as writer:
        writer.record(said(body("NHS Thanet CCG")))
    assert _near(register, "swale") == []
    with act(register, "2016-06-02") as writer:
        writer.record(said(body("NHS Swale CCG")))
    assert name_key("NHS Swale CCG") in _near(register, "swale")
    assert name_key("NHS Thanet CCG") in _near(register, "thannet")


def test_a_name_above_a_clearance_is_not_near_and_takes_nobodys_place(register: Register) -> None:
    """A guarded name is left out before the likeliest are chosen; one also said in public is shown."""
    with act(register, "2016-06-01") as writer:
        writer.record(said(body("NHS Thanet CCG"), visibility=Visibility.RESTRICTED))
        writer.record(said(body("NHS Thanet West CCG")))
    open_one, guarded = name_key("NHS Thanet West CCG"), name_key("NHS Thanet CCG")
    assert _near(register, "thanet ccg", SEES_PUBLIC, limit=1) == [open_one]
    assert _near(register, "thanet ccg", SEES_ALL, limit=1) == [guarded]
    with act(register, "2016-06-02") as writer:
        writer.record(said(body("NHS Thanet North CCG"), visibility=Visibility.INTERNAL))
    assert name_key("NHS Thanet North CCG") not in _near(register, "thanet north", SEES_PUBLIC)


@given(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.text(max_size=12))
def test_no_text_fails_and_only_names_come_back(names: list[str], text: str) -> None:
    """Whatever is asked, what comes back is among the names, each once."""
    keys = [name_key(each) for each in names]
    found = NameBook(Stamp(0, b"", 0), sorted_runs([(key, 0) for key in keys]), ()).near(text, clearance=0, limit=9)
    assert set(found) <= set(keys)
    assert len(found) == len(set(found))


@given(
    keys=st.lists(st.text("abc é", min_size=1, max_size=12), max_size=30),
    words=st.lists(st.text("abc é", min_size=1, max_size=5), min_size=1, max_size=3),
)
def test_the_names_that_hold_words_are_those_that_do(keys: list[str], words: list[str]) -> None:
    """None is missed and none is too many; words that are all too short to be counted by are left to the asker."""
    found = NameBook(Stamp(0, b"", 0), sorted_runs([(key, 0) for key in keys]), ()).holding(words, most=100)
    if found is None:
        assert all(len(word.encode()) < 3 for word in words)
    else:
        assert sorted(found) == sorted(key for key in set(keys) if all(word in key for word in words))


def test_where_too_many_may_hold_a_word_none_is_listed() -> None:
    """Beyond a bound it is for the database to look."""
    book = NameBook(Stamp(0, b"", 0), sorted_runs([(f"trust {number}", 0) for number in range(9)]), ())
    assert book.holding(["trust"], most=8) is None
    assert len(book.holding(["trust"], most=9) or ()) == 9
