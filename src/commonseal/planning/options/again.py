"""An option that is proposed again: its statements follow those that said it before, and the rest is dropped."""

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from commonseal.assurance import assumed_by
from commonseal.planning.options.entries import BUILT, entry_of, lined
from commonseal.vocabulary import Snapshot, Standing, Statement
from commonseal.vocabulary.facts import Fact, Option, Proposal, fact_adapter
from commonseal.vocabulary.written import Lined

_OPEN_TO_CHANGE = frozenset({Standing.CONSIDERED, Standing.PROPOSED})


def again(document: Lined, held: Snapshot) -> Lined:
    """Return a document in which what the register holds of its options is followed by what it now says.

    A thing that the option brought and brings again, said otherwise, follows the statement that said it; so do the
    option and its proposal. What a template built for the option alone, and builds no more, is followed by the same as
    rejected, for it was proposed once; where it is built again after that, the rejection is corrected. What is said in
    the very same words stays as it is.
    """
    statements = document.get("statements")
    if not isinstance(statements, list):
        return document
    entries = [each for each in statements if isinstance(each, Lined)]
    options = {str(each.get("id")) for each in entries if each.get("kind") == "option"}
    proposals = {str(each.get("id")) for each in entries if each.get("kind") == "proposal"}
    left = {each.number: each for option in sorted(options) for each in _parts(option, held)}
    left |= {each.number: each for each in held.known if isinstance(each.fact, Proposal) and each.fact.id in proposals}
    gone = [each for each in held.known if each.standing is Standing.REJECTED and each.note == _DROPPED]
    for entry in entries:
        if not _follow(entry, left):
            _bring_back(entry, gone)
    of_others = _parts_of_others(options, held) if left else set()
    dropped = _dropped([each for each in left.values() if each.number not in of_others], entries)
    document["statements"] = [*statements, *dropped]
    return document


def _parts_of_others(options: set[str], held: Snapshot) -> set[int]:
    others = {each.fact.id for each in held.known if isinstance(each.fact, Option)} - options
    return {number for option in others for number in assumed_by(held, option)}


def _parts(option: str, held: Snapshot) -> Iterator[Statement]:
    """Give the statements that are still proposed of an option, and the option's own."""
    own = [each for each in held.known if isinstance(each.fact, Option) and each.fact.id == option]
    open_ = [each for each in own if each.standing in _OPEN_TO_CHANGE]
    if not open_:
        return
    yield open_[-1]
    numbers = assumed_by(held, option)
    yield from (each for each in held.known if each.number in numbers)


def _follow(entry: Lined, left: dict[int, Statement]) -> bool:
    """Take the statement that an entry says again out of what is left, and point the entry to it where it differs.

    False where there is none.
    """
    said = _fact(entry)
    for number, statement in left.items():
        if said == statement.fact and _same_otherwise(entry, statement):
            del left[number]
            return True
    thing = entry.get("id")
    for number, statement in left.items():
        if thing is not None and getattr(statement.fact, "id", None) == thing and statement.fact.kind == entry["kind"]:
            if "corrects" not in entry and "follows" not in entry:
                entry["follows"] = statement.id
                entry.lines["follows"] = entry.line
            del left[number]
            return True
    return False


def _bring_back(entry: Lined, gone: Iterable[Statement]) -> None:
    """Point an entry to the statement by which it was dropped before, for that is then not so."""
    said = _fact(entry)
    for each in gone:
        if said == each.fact and "corrects" not in entry and "follows" not in entry:
            entry["corrects"] = each.id
            entry.lines["corrects"] = entry.line
            return


_DROPPED = "No longer part of the option."


def _fact(entry: Lined) -> Fact | None:
    """Return what an entry says; None where it cannot be read, which the loader tells."""
    try:
        return fact_adapter.validate_python({key: value for key, value in entry.items() if key not in _ENVELOPE})
    except ValidationError:
        return None


_ENVELOPE = frozenset(
    {
        *("start", "end", "standing", "attribution", "visibility", "evidence", "note", "unreviewed"),
        *("label", "corrects", "follows"),
    }
)


def _same_otherwise(entry: Lined, statement: Statement) -> bool:
    """Whether an entry has the dates and the standing of a statement."""
    period = statement.period
    dates = (str(period.start) if period.start else None, str(period.end) if period.end else None)
    standing = entry.get("standing", statement.standing.value)
    return (entry.get("start"), entry.get("end"), standing) == (*dates, statement.standing.value)


def _dropped(left: Iterable[Statement], entries: list[Lined]) -> Iterator[Lined]:
    line = entries[0].line if entries else 1
    for each in left:
        if (each.note or "").startswith(BUILT):
            entry = entry_of(each, _DROPPED, each.visibility.value)
            yield lined({**entry, "standing": Standing.REJECTED.value, "follows": each.id}, line)
