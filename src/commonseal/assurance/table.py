"""Findings as rows of a table, for spreadsheets and programs."""

from datetime import date

from commonseal.assurance.levels import Finding

COLUMNS = (
    *("key", "code", "rule", "level", "bodies", "from", "to", "due", "sentence", "citation", "confidence"),
    *("statements", "quotes", "remedy", "acknowledged"),
)


def row_of(finding: Finding) -> tuple[str | date | None, ...]:
    """Return a finding as a row of a table: what stands in each of ``COLUMNS``."""
    quotes = dict.fromkeys(each.quote for rests in finding.statements for each in rests.evidence if each.quote)
    let_stand = finding.acknowledged
    return (
        *(finding.key, finding.code, finding.rule, finding.level.value, " ".join(finding.bodies)),
        *(finding.first, finding.last, finding.due, finding.sentence, finding.citation, finding.confidence),
        *(" ".join(each.statement for each in finding.statements), "; ".join(quotes), finding.remedy),
        f"{let_stand.reason} ({let_stand.by})" if let_stand else "",
    )
