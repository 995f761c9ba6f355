"""The words of the trade: each stands for one thing, is found however it is written, and a title is no synonym."""

from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from commonseal.vocabulary import catalogue
from commonseal.vocabulary.catalogue import Entry, fold

Find = Callable[[str], Entry | None]
SHELVES: list[tuple[Mapping[str, Entry], Find]] = [
    (catalogue.roles(), catalogue.find_role),
    (catalogue.classifications(), catalogue.find_classification),
    (catalogue.functions(), catalogue.find_function),
]


@pytest.mark.parametrize(("entries", "find"), SHELVES)
def test_no_word_stands_for_two_things(entries: Mapping[str, Entry], find: Find) -> None:
    """Each key, name and synonym, however it is written, is found and leads to its own entry."""
    words = [(word, entry.key) for entry in entries.values() for word in (entry.key, entry.name, *entry.synonyms)]
    owners = Counter(folded for folded, _ in {(fold(word), key) for word, key in words})
    assert [word for word, count in owners.items() if count > 1] == []
    for word, key in words:
        for written in (word, word.upper(), f"  {word.replace(' ', '  ')} ", word.title()):
            found = find(written)
            assert found is not None
            assert found.key == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("AO", "accountable_officer"),
        ("ao", "accountable_officer"),
        ("accountable-officer", "accountable_officer"),
        ("CFO", "chief_finance_officer"),
        ("s.151 officer", "section_151_officer"),
        ("chief clinical officer", "chief_clinical_officer"),
        ("", None),
    ],
)
def test_a_role_is_found_by_what_people_write(text: str, key: str | None) -> None:
    """Synonyms and abbreviations lead to the role; what is no word of it does not."""
    found = catalogue.find_role(text)
    assert (found.key if found else None) == key


@pytest.mark.parametrize("role", catalogue.roles().values(), ids=lambda role: role.key)
def test_a_title_is_not_a_synonym(role: catalogue.Role) -> None:
    """What bodies of one kind call the holder of a post leads there only when that kind of body is named."""
    for classification, titles in role.titles.items():
        assert classification in catalogue.classifications()
        for title in titles:
            found = catalogue.find_role(title)
            assert found is None or found.key != role.key
            assert role in catalogue.roles_with_title(title.upper(), classification)
            assert role not in catalogue.roles_with_title(title, "no such kind")
    assert set(role.statutory_in) <= set(catalogue.classifications())


def test_a_role_that_nobody_listed_keeps_its_words() -> None:
    """The catalogue need not know a role for it to be said; it is then written as it came."""
    assert catalogue.role_key(" Director of  Everything ") == "Director of Everything"
    assert catalogue.role_name("Director of Everything") == "Director of Everything"
    assert catalogue.role_name("accountable_officer") == "accountable officer"
    assert catalogue.known_role(None) is catalogue.known_function(None) is None


def test_roles_that_only_some_may_hold_are_marked() -> None:
    """Clinicians' and elected people's roles are told apart from the others, and no role is both."""
    clinical = {role.key for role in catalogue.roles().values() if role.clinical}
    elected = {role.key for role in catalogue.roles().values() if role.elected}
    assert {"clinical_chair", "chief_nurse", "secondary_care_doctor", "registered_nurse_member"} <= clinical
    assert {"leader", "deputy_leader", "mayor", "councillor", "member_of_parliament"} <= elected
    assert not clinical & elected
    assert not {"chair", "accountable_officer", "lay_member", "partner_member"} & (clinical | elected)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("portfolio holder", "cabinet_member"),
        ("portfolio holder for health", "cabinet_member_health"),
        ("deputy leader", "deputy_leader"),
        ("lay member", "lay_member"),
        ("audit lay member", "lay_member_audit"),
        ("Audit Chair", "audit_chair"),
        ("Cllr", "councillor"),
    ],
)
def test_a_wider_role_does_not_take_the_words_of_a_narrower_one(text: str, key: str) -> None:
    """A lay member for audit stays one beside the lay member of any kind."""
    assert catalogue.role_key(text) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [("LHB", "local_health_board"), ("IJB", "integration_joint_board"), ("MAT", "academy_trust"), ("school", "school"),
     ("integrated care partnership", "partnership"), ("Secretary of State", "government_department")],
)  # fmt: skip
def test_bodies_beside_those_of_the_nhs_and_councils_are_known(text: str, key: str) -> None:
    """Across the border, and in education, bodies have kinds of their own."""
    assert catalogue.known_classification(text) == key
