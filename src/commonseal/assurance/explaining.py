"""Why a rule found what it found: the rule, the law it rests on, the statements and who recorded them, the remedy."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from commonseal.assurance.grounds import provisions_of
from commonseal.assurance.levels import Finding, Level
from commonseal.assurance.registry import rule_of
from commonseal.assurance.rule import Rule
from commonseal.assurance.telling import MEANINGS
from commonseal.regimes import Law, Provision, UnknownProvisionError
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.periods import date_of
from commonseal.vocabulary.statement import Evidence, Statement

Row = tuple[str, ...]


class Explained(BaseModel):
    """A frozen part of an explanation; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RuleSaid(Explained):
    """A rule: its code, its number in the notes on the regimes, how grave it is, what it says and what it looks for."""

    code: str
    rule: str | None
    level: Level
    sentence: str
    looks_for: str
    remedy: str
    basis: str


class LawSaid(Explained):
    """A provision of the law: what it says, its source, how sure that is, when it was last confirmed, when it holds."""

    id: str
    text: str
    citation: str
    url: str | None
    confidence: str
    basis: str
    last_confirmed: date
    holds: str
    note: str | None


class StatementSaid(Explained):
    """A statement that a finding rests on: its sentence, its quotes, and who recorded it when and in which act."""

    statement: str
    sentence: str
    standing: str
    period: str
    author: str
    recorded: date
    act: int
    evidence: tuple[Evidence, ...]


class FindingExplained(Explained):
    """A finding with its rule, its law, and the statements it rests on; and as known when, looked at when."""

    columns: ClassVar[tuple[str, ...]] = ("what", "id", "says", "shown by", "by")

    finding: Finding
    rule: RuleSaid
    provision: LawSaid | None
    statements: tuple[StatementSaid, ...]
    known_at: date
    looked_at: datetime

    def rows(self) -> tuple[Row, ...]:
        """Return the explanation as rows: the finding, its rule, its law, and its statements."""
        finding, rule, law = self.finding, self.rule, self.provision
        told: list[Row] = [
            ("finding", finding.key, finding.sentence, finding.citation, ""),
            ("rule", rule.code, rule.sentence, rule.basis, ""),
        ]
        if law is not None:
            told.append(("law", law.id, law.text, law.citation, str(law.last_confirmed)))
        for each in self.statements:
            shown = "; ".join(filter(None, (quote.quote or quote.source for quote in each.evidence)))
            told.append(("statement", each.statement, each.sentence, shown, f"{each.author}, {each.recorded}"))
        told.append(("remedy", "", finding.remedy, "", ""))
        return tuple(told)


class RuleExplained(Explained):
    """A rule with the law that it can cite."""

    columns: ClassVar[tuple[str, ...]] = ("what", "id", "says", "source", "confidence")

    rule: RuleSaid
    meaning: str
    provisions: tuple[LawSaid, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return the rule and its law as rows."""
        law = (("law", each.id, each.text, each.citation, each.confidence) for each in self.provisions)
        return (("rule", self.rule.code, self.rule.sentence, self.rule.basis, self.rule.level.value), *law)


def plain_sentence(rule: Rule) -> str:
    """Return a rule's sentence with its words in square brackets, for people: "[person] is shown as [post]"."""
    return bracketed(rule.sentence())


def bracketed(template: str) -> str:
    """Return a sentence with the words to be filled in square brackets and not in braces."""
    return re.sub(r"\{(\w+)\}", r"[\1]", template)


def rule_explained(rule: Rule, law: Law) -> RuleExplained:
    """Return what a rule asks, how grave it is, and all the law that it can cite."""
    return RuleExplained(
        rule=_said(rule),
        meaning=MEANINGS[rule.level],
        provisions=tuple(law_said(each) for each in provisions_of(rule, law)),
    )


def explained(
    finding: Finding, snapshot: Snapshot, law: Law, *, asked_at: datetime, sentence: Callable[[Statement], str]
) -> FindingExplained:
    """Return all that a finding rests on; ``sentence`` says a statement in words."""
    rule = rule_of(finding.code)
    if rule is None:
        raise LookupError(f"there is no rule {finding.code}")
    known = {each.id: each for each in snapshot.known}
    return FindingExplained(
        finding=finding,
        rule=_said(rule),
        provision=_cited(finding, law),
        statements=tuple(
            _statement(known[each.statement], sentence) for each in finding.statements if each.statement in known
        ),
        known_at=snapshot.known_at,
        looked_at=asked_at,
    )


def _said(rule: Rule) -> RuleSaid:
    looks = " ".join((type(rule).breaches.__doc__ or "").split()).removeprefix("Give ")
    return RuleSaid(
        code=rule.code,
        rule=rule.rule,
        level=rule.level,
        sentence=plain_sentence(rule),
        looks_for=looks,
        remedy=bracketed(rule.remedy),
        basis=rule.basis,
    )


def _cited(finding: Finding, law: Law) -> LawSaid | None:
    """Return the provision behind a finding: of several that follow each other, the one that holds when it does."""
    if finding.provision is None:
        return None
    try:
        windows = law.windows(finding.provision)
    except UnknownProvisionError:
        return None
    holding = [each for each in windows if finding.overlaps(each.from_ or date.min, each.to or date.max)]
    return law_said((holding or list(windows))[-1])


def law_said(provision: Provision) -> LawSaid:
    """Return what a provision says, its source, how sure that is, and when it holds."""
    return LawSaid(
        id=provision.id,
        text=provision.text,
        citation=provision.citation,
        url=provision.url,
        confidence=provision.confidence.value,
        basis=provision.basis.value,
        last_confirmed=provision.last_confirmed,
        holds=provision.span_line,
        note=provision.note,
    )


def _statement(statement: Statement, sentence: Callable[[Statement], str]) -> StatementSaid:
    return StatementSaid(
        statement=statement.id,
        sentence=sentence(statement),
        standing=statement.standing.value,
        period=statement.period.describe(),
        author=statement.author,
        recorded=date_of(statement.recorded.since),
        act=statement.act,
        evidence=statement.evidence,
    )
