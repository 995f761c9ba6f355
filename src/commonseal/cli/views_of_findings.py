"""What rules found, as people see it in a terminal: by how grave it is, each with its law, its remedy and its quote."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from commonseal.assurance import Finding, Level
from commonseal.assurance.explaining import FindingExplained, LawSaid, RuleExplained
from commonseal.assurance.telling import MEANINGS, cited, days_of, how_sure, how_sure_words
from commonseal.cli.views import bulleted, head, indented
from commonseal.vocabulary import Evidence, Snapshot
from commonseal.vocabulary.periods import describe_day


def findings_view(summary: str, findings: Sequence[Finding], snapshot: Snapshot) -> Iterator[RenderableType]:
    """Show findings, gravest first, and apart from them those that are acknowledged."""
    yield head(summary)
    for level in Level:
        mine = [each for each in findings if each.level is level and each.acknowledged is None]
        if mine:
            yield Text()
            yield head(MEANINGS[level])
        for finding in mine:
            yield from _finding(finding, snapshot)
    let_stand = [each for each in findings if each.acknowledged is not None]
    if let_stand:
        yield Text()
        yield head("Acknowledged: seen, and let stand")
    for finding in let_stand:
        yield from _acknowledged(finding)


def _finding(finding: Finding, snapshot: Snapshot) -> Iterator[RenderableType]:
    yield bulleted(finding.sentence)
    yield indented(cited(finding), 4)
    due = f"; due by {describe_day(finding.due)}" if finding.due else ""
    yield indented(f"{finding.key}  {days_of(finding)}{due}", 4)
    yield indented(f"to put it right: {finding.remedy}", 4)
    shown = [(rests.statement, each) for rests in finding.statements for each in rests.evidence]
    for statement, evidence in sorted(shown, key=lambda each: each[1].quote is None)[:1]:
        yield indented(f"{statement}  {quoted(evidence, snapshot)}", 4, "dim")


def _acknowledged(finding: Finding) -> Iterator[RenderableType]:
    seen = finding.acknowledged
    if seen is not None:
        until = f"until {describe_day(seen.until)}" if seen.until else "until further notice"
        yield bulleted(finding.sentence)
        yield indented(f"{finding.key}  {finding.level.value}, {days_of(finding)}", 4)
        yield indented(f"{seen.by}: {seen.reason} ({until}; {seen.statement})", 4)


def quoted(evidence: Evidence, snapshot: Snapshot) -> str:
    """Return what shows a statement: a quote with the title of its paper, or a source outside the papers."""
    if evidence.paper is None:
        return str(evidence.source)
    paper = snapshot.papers.get(evidence.paper)
    return f"{paper.title if paper else evidence.paper}: “{evidence.quote}”"


def explained_view(told: FindingExplained, snapshot: Snapshot) -> Iterator[RenderableType]:
    """Show a finding with its rule, its law and every statement it rests on."""
    finding = told.finding
    yield head(finding.sentence)
    facts = {
        "key": finding.key,
        "level": MEANINGS[finding.level],
        "holds": days_of(finding),
        "due by": describe_day(finding.due) if finding.due else None,
        "rule": f"{told.rule.code}{f' ({finding.rule})' if finding.rule else ''}: {told.rule.sentence}",
        "looks for": told.rule.looks_for,
        "source": None if told.provision else cited(finding),
        "to put it right": finding.remedy,
    }
    yield from _facts(facts)
    if told.provision is not None:
        yield Text()
        yield head("The law")
        yield from _law(told.provision, how_sure(finding))
    yield from _grounds(told, snapshot)
    if finding.acknowledged is not None:
        yield Text()
        yield from _acknowledged(finding)
    yield Text()
    known, looked = describe_day(told.known_at), told.looked_at
    yield indented(f"As known at the end of {known}; looked at on {looked:%Y-%m-%d at %H:%M} UTC.", 0, "dim")


def _grounds(told: FindingExplained, snapshot: Snapshot) -> Iterator[RenderableType]:
    yield Text()
    yield head("What it rests on" if told.statements else "It rests on no statement: it is about what is not on record")
    for each in told.statements:
        standing = each.standing.replace("_", " ")
        yield bulleted(f"{each.sentence} ({standing}, {each.period})")
        yield indented(f"{each.statement}  recorded by {each.author} as of {describe_day(each.recorded)}", 4)
        for evidence in each.evidence:
            yield indented(quoted(evidence, snapshot), 4, "dim")


def rule_view(told: RuleExplained) -> Iterator[RenderableType]:
    """Show a rule and the law that it can cite."""
    rule = told.rule
    yield head(f"{rule.code}: {rule.sentence}")
    facts = {
        "level": told.meaning,
        "number": f"{rule.rule} in the notes on the regimes" if rule.rule else None,
        "looks for": rule.looks_for,
        "to put it right": rule.remedy,
        "source": None if told.provisions else rule.basis,
    }
    yield from _facts(facts)
    if told.provisions:
        yield Text()
        yield head("The law that it can cite")
    for provision in told.provisions:
        yield from _law(provision, how_sure_words(provision.confidence))


def _law(law: LawSaid, sure: str) -> Iterator[RenderableType]:
    yield bulleted(law.text)
    yield indented(f"{law.citation} ({sure})" if sure else law.citation, 4)
    yield indented(f"{law.id}  {law.holds}; last confirmed on {describe_day(law.last_confirmed)}", 4)
    for more in (law.note, law.url):
        if more:
            yield indented(more, 4, "dim")


def _facts(facts: dict[str, str | None]) -> Iterator[RenderableType]:
    for label, value in facts.items():
        if value:
            yield indented(f"{label}: {value}")
