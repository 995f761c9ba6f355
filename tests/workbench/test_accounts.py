"""The pages on which accounts are kept: who may change what, what is refused, and that every change is audited."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonseal.register import open_register
from support.saying import act, body, said
from support.workbench import PASSWORD, Reader, make_accounts, served

NEW = "nine loud parrots"
ALL, HALTON = (("administrator", ""),), (("administrator", "body/halton-ccg"),)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a register of two bodies, with an administrator of all, one of Halton, and others."""
    folder: Path = tmp_path_factory.mktemp("accounts")
    url = f"sqlite:///{folder / 'register.db'}"
    with act(open_register(url, create=True), "2016-06-01") as writer:
        writer.record(said(body("Halton CCG")))
        writer.record(said(body("Warrington CCG")))
    readers = [(name, (), (("reader", ""),)) for name in ("ida", "jon", "kim", "lea", "max")]
    make_accounts(url, ("root", (), ALL), ("hal", (), HALTON), *readers)
    with served(url, folder / "log.txt") as found:
        yield found


@pytest.fixture
def root(base: str) -> Reader:
    """The administrator of every body."""
    reader = Reader(base)
    reader.go_in("root")
    return reader


@pytest.fixture
def hal(base: str) -> Reader:
    """The administrator of Halton alone."""
    reader = Reader(base)
    reader.go_in("hal")
    return reader


def test_an_account_is_made_with_a_role_and_signs_in(root: Reader, base: str) -> None:
    """What an administrator makes can be signed in to, and has the role and clearance that they gave it."""
    form = {"name": "n.new", "full_name": "Nora New", "password": "six wet umbrellas", "role": "reviewer"}
    made = root.send("/accounts/new", **form, body="Halton CCG", clearance="internal")
    assert "The account n.new is made" in made.words
    assert "Reviewer at Halton CCG" in made.words
    reader = Reader(base)
    assert "n.new" in reader.sign_in("n.new", "six wet umbrellas").words
    assert "internal matters" in reader.get("/account").words


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"name": "two words"}, "is no name for an account"),
        ({"name": "ROOT"}, "there is an account “ROOT” already"),
        ({"name": "q", "password": "password1234"}, "too common"),
        ({"name": "q", "password": "short"}, "too short"),
        ({"name": "quentin.quillon", "password": "quentin.quillon"}, "too similar"),
        ({"name": "q", "role": "reader", "body": "Nowhere"}, "Nowhere"),
    ],
)
def test_what_cannot_be_an_account_is_refused_with_what_was_typed_kept(
    root: Reader, form: dict[str, str], words: str
) -> None:
    """Each fault is named above the form, and what was typed stands in it still; no account was made."""
    sent = {"password": "six wet umbrellas", "full_name": "Kept Still", "clearance": "public", **form}
    shown = root.send("/accounts/new", **sent)
    assert shown.status == 400
    assert words in shown.words
    assert 'value="Kept Still"' in shown.text
    assert f'type="password" value="{sent["password"]}"' not in shown.text
    assert root.get("/accounts/of/q").status == 404


def test_roles_are_given_and_taken_by_body(root: Reader) -> None:
    """A role is held at the body named, once, and is gone when it is taken away."""
    given = root.send("/accounts/of/ida", do="give", role="approver", body="Warrington CCG")
    assert "ida is now approver at Warrington CCG" in given.words
    again = root.send("/accounts/of/ida", do="give", role="approver", body="body/warrington-ccg")
    assert "already" in again.words
    taken = root.send("/accounts/of/ida", do="take", held="approver@body/warrington-ccg")
    assert "Approver at" not in taken.words


def test_an_administrator_of_one_body_gives_roles_there_alone(hal: Reader) -> None:
    """They give and take roles at their body, and can neither reach beyond it nor raise themselves."""
    assert (
        "jon is now reviewer at Halton CCG"
        in hal.send("/accounts/of/jon", do="give", role="reviewer", body="Halton CCG").words
    )
    for form in (
        {"do": "give", "role": "reviewer", "body": "Warrington CCG"},
        {"do": "give", "role": "administrator", "body": ""},
        {"do": "take", "held": "reader@"},
        {"do": "clear", "clearance": "restricted"},
        {"do": "switch", "on": "0"},
        {"do": "password", "password": "six wet umbrellas"},
        {"do": "forget"},
    ):
        assert hal.send("/accounts/of/jon", **form).status == 403, form
    assert hal.get("/accounts/new").status == 403
    assert hal.get("/audit").status == 403
    assert "reader at every body" in hal.get("/accounts/of/jon").words.casefold()


def test_an_account_that_is_switched_off_is_signed_out_with_its_next_page(root: Reader, base: str) -> None:
    """Switching off ends what was begun, and keeps out; switching on lets in again."""
    reader = Reader(base)
    reader.sign_in("kim")
    assert "switched off" in root.send("/accounts/of/kim", do="switch", on="0").words
    assert "Sign in" in reader.get("/account").words
    assert "switched off" in Reader(base).sign_in("kim").words
    root.send("/accounts/of/kim", do="switch", on="1")
    assert "kim" in Reader(base).sign_in("kim").words


def test_a_new_password_from_an_administrator_ends_old_sessions(root: Reader, base: str) -> None:
    """Who was signed in with the old password is not any more, and the new one lets in."""
    reader = Reader(base)
    reader.sign_in("lea")
    root.send("/accounts/of/lea", do="password", password=NEW)
    assert "Sign in" in reader.get("/account").words
    assert "do not belong together" in Reader(base).sign_in("lea", PASSWORD).words
    assert "lea" in Reader(base).sign_in("lea", NEW).words


def test_somebody_is_always_left_who_manages_accounts(root: Reader) -> None:
    """The last administrator of every body can neither give the role away nor switch themselves off."""
    for form in ({"do": "take", "held": "administrator@"}, {"do": "switch", "on": "0"}):
        shown = root.send("/accounts/of/root", **form)
        assert shown.status == 400
        assert "nobody would be left who manages accounts" in shown.words
    assert root.get("/accounts").status == 200


def test_every_change_is_in_the_audit_with_who_made_it(root: Reader) -> None:
    """Roles, clearance and switching stand in the audit in words, with the administrator’s name; passwords never do."""
    root.send("/accounts/of/max", do="clear", clearance="internal")
    root.send("/accounts/of/max", do="give", role="approver", body="Halton CCG")
    root.send("/accounts/of/max", do="password", password=NEW)
    root.send("/accounts/of/max", do="switch", on="0")
    shown = root.get("/audit", who="root", words="max").words
    for words in (
        "let max see internal matters at most (was public)",
        "gave max the role approver at body/halton-ccg",
        "gave max a new password",
        "switched the account max off",
    ):
        assert words in shown
    assert NEW not in root.get("/audit", **{"as": "csv"}).text
