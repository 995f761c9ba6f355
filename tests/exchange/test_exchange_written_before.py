"""What was written before a kind of fact or a field was added is the same afterwards, to the byte and to the hash."""

import json
from pathlib import Path

import pytest

from commonseal.answers import who
from commonseal.exchange.register_files import export, load
from commonseal.register.asking.ledger_view import acts_as_written
from commonseal.register.ledger import codes, hashing
from commonseal.register.ledger.hydrating import hydrated
from commonseal.register.ledger.rows import content_of
from commonseal.register.register import Register
from commonseal.vocabulary import KINDS, Standing, StatementDraft, fact_adapter
from commonseal.vocabulary.facts import Fact
from support.saying import ENTERED, EVERYTHING, act, appointment, arrangement, body, day, person, post, said

BEFORE = Path(__file__).parent / "written_before"
CONTENTS = [json.loads(line) for line in (BEFORE / "contents.jsonl").read_text(encoding="utf-8").splitlines()]
"""One fact of each of the first 22 kinds as the ledger then kept it, with its kind's number and its digest."""


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder and below with what it holds."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("kept", CONTENTS, ids=lambda kept: KINDS[kept["kind"]])
def test_a_content_that_was_stored_has_the_same_bytes_and_digest(kept: dict[str, str | int]) -> None:
    """Read back and stored again, by the quick validator and the full one, it is what it was."""
    kind, content = int(kept["kind"]), str(kept["content"])
    fact = hydrated(kind, content)
    full = fact_adapter.validate_python({"kind": fact.kind, **json.loads(content)})
    assert fact == full
    assert content_of(fact) == content_of(full) == content
    assert codes.KIND_CODE[fact.kind] == kind
    assert hashing.digest(bytes(hashing.SALT_BYTES), kind, content_of(fact)).hex() == kept["digest"]


def test_an_export_that_was_written_comes_back_the_same(register: Register, tmp_path: Path) -> None:
    """Loaded and written out again it is the same files; loaded once more it changes nothing."""
    load(register, BEFORE / "register", entered_at=ENTERED)
    export(register, tmp_path / "out", EVERYTHING)
    assert files(tmp_path / "out") == files(BEFORE / "register")
    held = [each.fact.kind for act in acts_as_written(register.sql, EVERYTHING) for each in act.statements]
    assert set(held) == set(KINDS[:22])
    assert not load(register, BEFORE / "register", entered_at=ENTERED).changed
    assert register.verify().is_sound


def test_a_role_that_came_into_the_catalogue_later_is_known_again(register: Register, tmp_path: Path) -> None:
    """It stands in its own words; who holds it is found, and the register's own export loads in vain."""
    lay, shared = (
        post("Dale CCG", "lay member"),
        arrangement("Shared", "Dale CCG", type="shared_post", role="lay member"),
    )
    ann = appointment("Ann Lee", "Dale CCG", "lay member")
    with act(register, "2019-07-10") as writer:
        writer.record_many(map(said, (body("Dale CCG"), person("Ann Lee"))))
        writer.record(said(ann, "2019"))
        lasting = writer.record(_as_then(lay, "Lay  member"))
        talked_of = writer.record(_as_then(shared, "lay members", Standing.PROPOSED))
    with act(register, "2019-07-11") as writer:
        writer.follow(talked_of, _as_then(shared, "lay members"))
    export(register, tmp_path / "out", EVERYTHING)
    assert not load(register, tmp_path / "out", entered_at=ENTERED).changed
    assert register.statement(lasting).fact.role == "Lay  member"
    then = register.as_of(on=day("2020-01-01"), known_at=day("2020-01-01"))
    found = who(then, asked="lay member", body="body/dale-ccg")
    assert found.outcome == "held"
    assert [each.id for each in found.known if " share" in each.sentence] == [f"statement/{talked_of + 1}"]


def _as_then(fact: Fact, role: str, standing: Standing = Standing.IN_FORCE) -> StatementDraft:
    """Return what was said of a role before the catalogue had it, so that it kept its words."""
    return said(fact.model_copy(update={"role": role}), "2019", standing=standing)
