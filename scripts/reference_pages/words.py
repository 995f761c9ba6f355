"""The page of words: what is data in the vocabulary, and what its enumerations mean."""

from collections.abc import Iterable
from enum import Enum

from commonseal.answers import Change, Outcome, Sharing, StepState
from commonseal.review import Decision, Finding
from commonseal.vocabulary import Attribution, Closure, Holds, Origin, Standing, Visibility
from commonseal.vocabulary.catalogue import Role, classifications, functions, roles
from commonseal.vocabulary.facts import ApprovalOutcome, ApprovalStep, ArrangementType, Basis, EmploymentBasis, Urgency
from reference_pages import NOTICE, head
from reference_pages.meanings import meaning

_OF_STATEMENTS: tuple[tuple[str, type[Enum], str], ...] = (
    ("Standings", Standing, "How far along a thing is, in the order in which it gets there."),
    ("Attributions", Attribution, "How sure the source is."),
    ("Visibilities", Visibility, "Who may see a statement, a quote or a paper."),
    ("Arrangement types", ArrangementType, "What bodies share, pool, delegate or become."),
    ("Bases", Basis, "On what footing somebody holds a post."),
    ("Footings of an employment", EmploymentBasis, "On what footing somebody works for a body."),
    ("Urgency", Urgency, "On what footing a key decision is taken at short notice: the `urgency` of an approval."),
    ("What a body does to a proposal", ApprovalStep, "The `act` of an approval."),
    ("How an approval ended", ApprovalOutcome, "The `outcome` of an approval."),
    ("Origins", Origin, "Why a statement is in the register."),
    ("Closures", Closure, "Why the register no longer holds a statement."),
)
_OF_ANSWERS: tuple[tuple[str, type[Enum], str], ...] = (
    ("Whether it holds", Holds, "What a period says of a date."),
    ("Outcomes of `who`", Outcome, "How the question comes out."),
    ("States of a step in `outstanding`", StepState, "How an approval stands on the date."),
    ("Changes in `diff`", Change, "How a statement differs between two points."),
    ("What is shared in `shared`", Sharing, "What kind of thing it is."),
    ("Findings of `review`", Finding, "What a claim is to the register."),
    ("Decisions of `review`", Decision, "What a person did with a claim."),
)


def page() -> str:
    """Return the page."""
    parts = [NOTICE, head("words")]
    parts += [_section(*each) for each in (*_OF_STATEMENTS, *_OF_ANSWERS)]
    parts.append(_roles())
    parts.append(_classifications())
    parts.append(_functions())
    return "".join(parts)


def _section(title: str, words: type[Enum], about: str) -> str:
    rows = [f"| `{each.value}` | {meaning(each)} |" for each in words]
    return f"\n## {title}\n\n{about}\n\n{_table(('word', 'meaning'), rows)}"


def _roles() -> str:
    rows = []
    for role in roles().values():
        alone = {True: "yes", False: "no", None: ""}[role.held_by_one]
        rows.append(
            f"| `{role.key}` | {role.name} | {_list(role.synonyms)} | {_list(role.statutory_in, code=True)} "
            f"| {_titles(role)} | {alone} | {_kept_for(role)} | {role.source or ''} |"
        )
    about = (
        "Kinds of post. A role that is not here may be used too and keeps its own words.\n"
        "**Titles** are what bodies of one classification call the holder of the same statutory post; "
        "a title is followed only where a paper says so.\n"
        "**One holder** says that a body has one at a time; blank where that is a local matter.\n"
        "**Kept for** says that only a clinician holds it, or only somebody elected."
    )
    columns = ("key", "name", "also called", "statutory in", "titles", "one holder", "kept for", "source")
    return f"\n## Roles\n\n{about}\n\n{_table(columns, rows)}"


def _kept_for(role: Role) -> str:
    return ", ".join(who for who, kept in (("clinicians", role.clinical), ("the elected", role.elected)) if kept)


def _titles(role: Role) -> str:
    return "; ".join(f"`{kind}`: {_list(titles)}" for kind, titles in role.titles.items())


def _classifications() -> str:
    rows = [
        f"| `{each.key}` | {each.name} | {_list(each.synonyms)} | {each.sector.replace('_', ' ')} "
        f"| {'yes' if each.organ else ''} |"
        for each in classifications().values()
    ]
    about = "Kinds of body. An **organ** is part of another body, which it names as its parent."
    return f"\n## Classifications\n\n{about}\n\n{_table(('key', 'name', 'also called', 'sector', 'organ'), rows)}"


def _functions() -> str:
    rows = [f"| `{each.key}` | {each.name} | {_list(each.synonyms)} |" for each in functions().values()]
    about = "Duties and powers that people ask about by name."
    return f"\n## Functions\n\n{about}\n\n{_table(('key', 'name', 'also called'), rows)}"


def _list(words: Iterable[str], *, code: bool = False) -> str:
    return ", ".join(f"`{word}`" if code else word for word in words)


def _table(columns: Iterable[str], rows: Iterable[str]) -> str:
    names = list(columns)
    head = f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n"
    return head + "\n".join(rows) + "\n"
