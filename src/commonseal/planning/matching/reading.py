"""Reading staff and posts from restricted files: every fault at once, each by line and column and never by content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from commonseal.planning.matching.cells import Cells, Where
from commonseal.planning.matching.model import Grades, Opening, Person, Rules
from commonseal.planning.matching.rows import Faults, Row, csv_rows, only_known, yaml_of, yaml_rows
from commonseal.vocabulary.written import FaultyFilesError, Lined

STAFF = (
    *("reference", "grade", "wte", "post", "pool", "body", "place", "latitude", "longitude"),
    *("skills", "at_risk", "preferences", "pay"),
)
POSTS = (
    *("reference", "title", "grade", "wte", "body", "place", "latitude", "longitude", "skills"),
    *("unchanged_from", "ring_fence", "share", "pay"),
)
_PLACES = ("name", "latitude", "longitude")
_GRADES = ("grade", "pay")
_RULES = (
    *("bands_up", "bands_down", "miles", "missing_skills", "protection_years", "most_protection"),
    "ring_fences_open",
)
_SECTIONS = ("staff", "posts", "places", "grades", "rules")


@dataclass(frozen=True, repr=False)
class Given:
    """What a file gives: people, posts, where places are, the grades in order, and the rules."""

    staff: tuple[Person, ...]
    posts: tuple[Opening, ...]
    places: Mapping[str, Where]
    grades: Grades
    rules: Rules


def read_given(
    text: str,
    shown: str,
    *,
    is_csv: bool,
    what: str = "staff",
    before: Given | None = None,
    grades: Grades | None = None,
) -> Given:
    """Read a file of staff, posts or both.

    Args:
        text: what stands in the file.
        shown: what the file is called in messages.
        is_csv: whether it is CSV, whose rows are all ``what``; else it is YAML with a section for each.
        what: ``staff`` or ``posts``.
        before: what another file gave, whose places, grades and rules count here too.
        grades: the grades in order, where the file gives none of its own.

    Raises:
        FaultyFilesError: something is wrong; all of it is told, and nothing that stands in the file is repeated.
    """
    faults = Faults(shown)
    known = grades or (before.grades if before else Grades.agenda_for_change())
    places = dict(before.places) if before else {}
    rules = before.rules if before else Rules()
    sections: dict[str, list[Row]] = {"staff": [], "posts": []}
    if is_csv:
        sections[what] = csv_rows(text, STAFF if what == "staff" else POSTS, faults)
    else:
        mapping = yaml_of(text, faults)
        if mapping is not None:
            only_known(mapping, _SECTIONS, "the file", faults)
            known = _grades(mapping, faults) or known
            places |= _places(mapping, faults)
            rules = _rules(mapping, faults, rules)
            sections = {"staff": yaml_rows(mapping, "staff", STAFF, faults),
                        "posts": yaml_rows(mapping, "posts", POSTS, faults)}  # fmt: skip
    cells = Cells(faults, known, places, need_places=rules.miles is not None)
    staff = tuple(_person(row, cells) for row in sections["staff"])
    posts = tuple(_opening(row, cells) for row in sections["posts"])
    _once([*staff], faults)
    _once([*posts], faults)
    if faults.found:
        raise FaultyFilesError(faults.found)
    return Given(staff, posts, places, known, rules)


def _person(row: Row, cells: Cells) -> Person:
    return Person(
        reference=cells.needed(row, "reference"),
        line=row.line,
        grade=cells.grade(row),
        wte=cells.wte(row, most=1),
        post=row.text("post"),
        pool=row.text("pool"),
        body=row.text("body"),
        where=cells.where(row),
        skills=frozenset(each.casefold() for each in row.several("skills")),
        at_risk=cells.flag(row, "at_risk", otherwise=True),
        preferences=row.several("preferences"),
        pay=cells.money(row, "pay"),
    )


def _opening(row: Row, cells: Cells) -> Opening:
    reference = cells.needed(row, "reference")
    return Opening(
        reference=reference,
        line=row.line,
        title=row.text("title") or reference,
        grade=cells.grade(row),
        wte=cells.wte(row),
        body=row.text("body"),
        where=cells.where(row),
        skills=frozenset(each.casefold() for each in row.several("skills")),
        unchanged_from=frozenset(row.several("unchanged_from")),
        ring_fence=frozenset(row.several("ring_fence")),
        pay=cells.money(row, "pay"),
        share=cells.flag(row, "share", otherwise=False),
    )


def _once(entries: Sequence[Person] | Sequence[Opening], faults: Faults) -> None:
    seen: dict[str, int] = {}
    for each in entries:
        if each.reference and each.reference in seen:
            what = f"this stands in line {seen[each.reference]} already; give each a reference of its own"
            faults.at(each.line, "reference", what)
        seen.setdefault(each.reference, each.line)


def _places(mapping: Lined, faults: Faults) -> dict[str, Where]:
    cells, found = Cells(faults, Grades.agenda_for_change(), {}), {}
    for row in yaml_rows(mapping, "places", _PLACES, faults):
        name, where = cells.needed(row, "name"), cells.where(row)
        if where is None:
            faults.at(row.line, "latitude", "a place needs latitude and longitude, in degrees; add them")
        else:
            found[name.casefold()] = where
    return found


def _grades(mapping: Lined, faults: Faults) -> Grades | None:
    cells = Cells(faults, Grades.agenda_for_change(), {})
    rows = yaml_rows(mapping, "grades", _GRADES, faults)
    names = [cells.needed(row, "grade") for row in rows]
    pay = {row.text("grade") or "": cells.money(row, "pay") for row in rows}
    for number, row in enumerate(rows):
        if names[number] in names[:number]:
            faults.at(row.line, "grade", "this grade stands twice; keep one")
    known = {name: amount for name, amount in pay.items() if amount is not None}
    return Grades(tuple(names), known, "the grades in the file, lowest first") if names else None


def _rules(mapping: Lined, faults: Faults, rules: Rules) -> Rules:
    given = mapping.get("rules")
    if given is None:
        return rules
    if not isinstance(given, Lined):
        faults.at(mapping.line_of("rules"), "rules", "this must have fields of its own")
        return rules
    only_known(given, _RULES, "“rules”", faults)
    plain = {key: value for key, value in given.items() if isinstance(value, str)}
    flags = {key: "yes" if value else "no" for key, value in given.items() if isinstance(value, bool)}
    row = Row(given.line, {**plain, **flags}, given.lines)
    cells = Cells(faults, Grades.agenda_for_change(), {})
    amounts = {key: cells.money(row, key) for key in _RULES if key != "ring_fences_open"}
    whole = {key: _or(amounts[key], getattr(rules, key)) for key in ("bands_up", "bands_down", "missing_skills")}
    anywhere = row.text("miles") is None and "miles" in given
    return Rules(
        **whole,
        miles=None if anywhere else rules.miles if amounts["miles"] is None else float(amounts["miles"]),
        protection_years=rules.protection_years if amounts["protection_years"] is None else amounts["protection_years"],
        most_protection=rules.most_protection
        if amounts["most_protection"] is None
        else int(amounts["most_protection"]),
        ring_fences_open=cells.flag(row, "ring_fences_open", otherwise=rules.ring_fences_open),
    )


def _or(given: Decimal | None, otherwise: int) -> int:
    return otherwise if given is None else int(given)
