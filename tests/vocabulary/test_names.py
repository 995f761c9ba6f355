"""Names: what counts as the same name in another dress, and what does not."""

import pytest

from commonseal.vocabulary.names import name_key, names_in, near_names
from support.saying import body, person, post


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NHS Northumberland Clinical Commissioning Group", "Northumberland CCG"),
        ("the Kent & Medway CCG", "Kent and Medway ccg"),
        ("Portsmouth City Council", "Portsmouth council"),
        ("Dr Alan Blair", "Alan  BLAIR"),
        ("Cllr. Beth O’Hara", "Beth O'Hara"),
        ("Beth O’Hara's", "Beth O'Hara’s"),
        ("Thanet Health and Wellbeing Board", "Thanet HWB"),
        ("Kent NHS Foundation Trust", "Kent FT"),
        ("governing board of Ashford CCG", "Governing Body, Ashford CCG"),
        ("Kent Integrated Care Board", "NHS Kent ICB"),
    ],
)
def test_the_same_name_in_another_dress_is_the_same(one: str, other: str) -> None:
    """Case, punctuation, titles, small words and usual abbreviations make no other name."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alan Blair", "Allan Blair"),
        ("Alan Blair", "A Blair-Smith"),
        ("Kent CCG", "Kent Council"),
        ("North Kent CCG", "Kent CCG"),
        ("Medway CCG", "Medway FT"),
    ],
)
def test_another_spelling_is_another_name(one: str, other: str) -> None:
    """Two spellings are joined by a person, never by guess."""
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["NHS", "the", "Dr", "And"])
def test_a_name_of_small_words_alone_is_kept(name: str) -> None:
    """Where nothing else is left, the small words are the name."""
    assert name_key(name) == name.lower()


def test_a_key_is_its_own_key() -> None:
    """Folding what is folded changes nothing."""
    for name in ("NHS Kent Clinical Commissioning Group", "Kent County Council", "Dr Alan Blair", "a b of c"):
        assert name_key(name_key(name)) == name_key(name)


def test_a_fact_gives_all_the_names_of_its_thing() -> None:
    """Its own name, its others and its identifiers elsewhere, each once; a post has only its title."""
    fact = body(
        "Ashford CCG",
        other_names=({"name": "Ashford"}, {"name": "Ashford CCG"}),
        identifiers=({"scheme": "ods", "identifier": "09C"},),
    )
    assert names_in(fact) == ("Ashford CCG", "Ashford", "09C")
    assert names_in(person("Alan Blair")) == ("Alan Blair",)
    assert names_in(post("Ashford CCG")) == ()
    assert names_in(post("Ashford CCG", title="Chief officer")) == ("Chief officer",)


def test_near_names_come_best_first() -> None:
    """A misspelt name suggests the nearest, at most as many as are asked for; nonsense suggests nothing."""
    names = ["Northumberland CCG", "North Tyneside CCG", "Newcastle CCG", "Alan Blair"]
    assert near_names("Northumberlnd CCG", names)[0] == "Northumberland CCG"
    assert near_names("Alan Blare", names)[0] == "Alan Blair"
    assert len(near_names("CCG", names, limit=2)) <= 2
    assert near_names("zzzzzz qqqq", names) == []
