"""Where each figure comes from: the references of all cells, numbered, with what each says."""

from collections.abc import Callable, Iterable, Mapping

from commonseal.planning.comparing.model import Row, Source
from commonseal.regimes import Law, UnknownProvisionError
from commonseal.vocabulary import Statement

LAW = "law:"
"""How a reference to a provision of law begins; other references are identifiers of statements, or say themselves."""
Told = Callable[[Statement], str]


def sources(rows: Iterable[Row], statements: Mapping[str, Statement], law: Law, told: Told) -> tuple[Source, ...]:
    """Return what the cells rest on, in the order in which a reader meets it, each once.

    ``statements`` are those known, by identifier; ``told`` says one in a sentence.
    """
    references = dict.fromkeys(each for row in rows for cell in row.cells for each in cell.rests_on)
    return tuple(
        Source(number, reference, _text(reference, statements, law, told))
        for number, reference in enumerate(references, 1)
    )


def _text(reference: str, statements: Mapping[str, Statement], law: Law, told: Told) -> str:
    if reference.startswith(LAW):
        return _of_law(reference.removeprefix(LAW), law)
    if reference not in statements:
        return reference
    statement = statements[reference]
    evidence = statement.evidence[0] if statement.evidence else None
    if evidence is None:
        return f"{told(statement)}."
    if evidence.quote:
        return f"{told(statement)}. In the paper: “{evidence.quote}”"
    return f"{told(statement)}. Source: {evidence.source}"


def _of_law(identifier: str, law: Law) -> str:
    try:
        provision = law.provision(identifier)
    except UnknownProvisionError:
        return identifier
    return f"{provision.text} {provision.citation_line}."
