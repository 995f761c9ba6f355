"""What the law says of each option: what would break, and which duties somebody would answer for."""

from collections import Counter
from collections.abc import Mapping, Sequence

from commonseal.assurance import Finding, Level
from commonseal.planning.comparing.considered import Considered
from commonseal.planning.comparing.model import Cell, Leaning, Row
from commonseal.planning.comparing.words import counted

_WORDS = {
    Level.BLOCK: ("blocks", "block"),
    Level.ALERT: ("asks for action", "ask for action"),
    Level.WARN: ("is a warning", "are warnings"),
    Level.DATE: ("is a date too early or too late", "are dates too early or too late"),
    Level.UNVERIFIED: ("rests on unconfirmed law", "rest on unconfirmed law"),
    Level.ASK: ("is to be asked", "are to be asked"),
}


_OF_STEPS = ("CS-APPR-", "CS-APPT-", "CS-MERGE-04", "CS-MERGE-05", "CS-MERGE-06", "CS-MERGE-08", "CS-NOTICE-")
"""The rules on decisions that have not been taken: what they find goes when the steps of the route are taken."""


def findings_row(options: Sequence[Considered]) -> Row:
    """Return what the rules of assurance find with each option, on the day on which all are looked at."""
    return Row(
        "findings",
        "What would break",
        "What the rules of assurance find about these bodies on the day, if the option took effect.",
        tuple(_findings(each) for each in options),
    )


def _findings(one: Considered) -> Cell:
    counts = Counter(each.level for each in one.findings)
    waiting = sum(each.code.startswith(_OF_STEPS) and each.level is Level.BLOCK for each in one.findings)
    return Cell(
        text=_counts(counts, waiting),
        value=counts[Level.BLOCK],
        rests_on=tuple(dict.fromkeys(ref for each in one.findings for ref in _sources(each))),
        details=tuple(f"{each.sentence} ({each.citation})" for each in one.findings),
        leaning=Leaning.AGAINST if counts[Level.BLOCK] else Leaning.NEITHER if counts else Leaning.FOR,
    )


def _counts(counts: Mapping[Level, int], waiting: int) -> str:
    """Say how much is found at each level, and how much of what blocks waits for decisions only."""
    found = [level for level in Level if counts.get(level)]
    if not found:
        return "The rules find nothing"
    parts = [f"{counts[level]} {_WORDS[level][counts[level] > 1]}" for level in found]
    number, _, does = parts[0].partition(" ")
    parts[0] = f"{counted(int(number), 'finding', 'findings')} {does}"
    if waiting:
        some = "" if waiting == counts[Level.BLOCK] else f"{waiting} of them "
        parts[0] += f" ({some}only until the decisions still needed are taken)"
    return "; ".join(parts)


def _sources(finding: Finding) -> tuple[str, ...]:
    law = (f"law:{finding.provision}",) if finding.provision else ()
    return (*(each.statement for each in finding.statements), *law)


def duties_row(options: Sequence[Considered]) -> Row:
    """Return how many duties of the bodies somebody would answer for with each option."""
    return Row(
        "duties",
        "Duties with somebody to answer for them",
        "Of the duties that the law gives these bodies, those for which a post-holder, committee or body would answer.",
        tuple(_duties(each) for each in options),
    )


def _duties(one: Considered) -> Cell:
    every = [(told.name, duty) for told in one.duties for duty in told.duties]
    if not every:
        return Cell("The law here names no duty of these bodies on the day", value=0)
    alone = [(name, duty) for name, duty in every if duty.has_nobody]
    unsaid = sum(not duty.answerable for _, duty in alone)
    shown = {each.statement for _, duty in every for each in duty.statements}
    return Cell(
        text=f"{len(every) - len(alone)} of {len(every)}"
        + (f"; of {unsaid} nothing on record and no default in law says whose they are" if unsaid else ""),
        value=len(every) - len(alone),
        rests_on=(
            *sorted(shown, key=_number),
            *dict.fromkeys(f"law:{duty.provision}" for _, duty in alone if duty.provision),
        ),
        details=tuple(
            f"Nobody would answer for {duty.name} at {name}{f' ({duty.citation})' if duty.citation else ''}."
            for name, duty in alone
        ),
        leaning=Leaning.AGAINST if alone else Leaning.FOR,
    )


def _number(statement: str) -> int:
    return int(statement.rpartition("/")[2])


def people_row(options: Sequence[Considered]) -> Row:
    """Return what would be left if the person on whom most rests were gone: the test that Wigan's example sets.

    There one person held the council's and the CCG's leading posts together, and when she left the two were parted.
    """
    return Row(
        "reversibility",
        "If a key person went",
        "The person on whom most would rest, and what these bodies would lose on the day that person left.",
        tuple(_people(each) for each in options),
    )


def _people(one: Considered) -> Cell:
    concerned = set(one.bodies)
    worst = next(
        (each for each in one.stress.people if concerned & {post.body for post in each.posts} or each.shared), None
    )
    if worst is None or not any(worst.weight):
        return Cell("Nothing would be lost with any one person", value=0, leaning=Leaning.FOR)
    statutory, lost, shared, _ = worst.weight
    parts = [
        counted(statutory, "statutory post", "statutory posts"),
        counted(lost, "duty", "duties"),
        counted(shared, "shared post", "shared posts"),
    ]
    said = ", ".join(each for count, each in zip((statutory, lost, shared), parts, strict=True) if count)
    return Cell(
        text=f"{worst.name}: {said or 'posts that the law does not ask for'}",
        value=statutory + lost + shared,
        rests_on=tuple(dict.fromkeys(each.statement for post in worst.posts for each in post.statements)),
        details=(worst.sentence, *(f"Without {each.name}: {each.sentence}" for each in one.stress.people[1:4])),
        leaning=Leaning.AGAINST if statutory > 1 else Leaning.NEITHER,
    )
