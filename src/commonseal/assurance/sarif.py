"""Findings as SARIF 2.1.0, the OASIS format in which checkers hand their results to other programs.

A finding becomes a result: its rule, a level (block is an error, what only asks a note, the rest a warning), a
fingerprint that stays the same from one check to the next, and the quotes it rests on as locations in the papers.
An acknowledged finding is a suppressed result, with the reason as its justification.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from commonseal.assurance.levels import Finding, Level
from commonseal.assurance.rule import Rule
from commonseal.assurance.telling import cited, days_of
from commonseal.vocabulary.statement import Evidence

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
VERSION = "2.1.0"
_LEVELS = {Level.BLOCK: "error", Level.UNVERIFIED: "note", Level.ASK: "note"}
_FINGERPRINT = "commonseal/v1"


def as_sarif(findings: Sequence[Finding], rules: Sequence[Rule], version: str) -> dict[str, Any]:
    """Return a SARIF log with one run; ``version`` is that of the program, ``rules`` are those that were asked."""
    places = {rule.code: place for place, rule in enumerate(rules)}
    driver = {"name": "Common Seal", "version": version, "rules": [_rule(each) for each in rules]}
    results = [_result(each, places) for each in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def level_of(level: Level) -> str:
    """Return SARIF's word for a level."""
    return _LEVELS.get(level, "warning")


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": type(rule).__name__,
        "shortDescription": {"text": rule.sentence()},
        "help": {"text": rule.remedy},
        "defaultConfiguration": {"level": level_of(rule.level)},
        "properties": {"level": rule.level.value, **({"rule": rule.rule} if rule.rule else {})},
    }


def _result(finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    said = f"{finding.sentence} {cited(finding)}. To put it right: {finding.remedy}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": level_of(finding.level),
        "message": {"text": said},
        "locations": list(_locations(finding)),
        "fingerprints": {_FINGERPRINT: finding.key},
        "partialFingerprints": {f"{_FINGERPRINT}/rests-on": finding.rests_on},
        "properties": _properties(finding),
    }
    if finding.code in places:
        result["ruleIndex"] = places[finding.code]
    if finding.acknowledged is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": finding.acknowledged.reason}
        ]
    return result


def _properties(finding: Finding) -> dict[str, Any]:
    told = finding.to_json()
    kept = ("level", "rule", "bodies", "from", "to", "due", "citation", "confidence", "provision")
    statements = [each.statement for each in finding.statements]
    return {**{key: told[key] for key in kept}, "period": days_of(finding), "statements": statements}


def _locations(finding: Finding) -> Iterator[dict[str, Any]]:
    """Give the places in papers that show a finding, or where there are none the bodies that it is about."""
    bodies = [{"fullyQualifiedName": each, "kind": "body"} for each in finding.bodies]
    quotes = [each for rests in finding.statements for each in rests.evidence if each.paper]
    for quote in dict.fromkeys(quotes):
        yield {"physicalLocation": _place(quote), "logicalLocations": bodies}
    if not quotes:
        yield {"logicalLocations": bodies}


def _place(quote: Evidence) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote.paper}}
    region: dict[str, Any] = {"snippet": {"text": quote.quote}}
    if quote.start is not None and quote.end is not None:
        region = {"charOffset": quote.start, "charLength": quote.end - quote.start, **region}
        place["region"] = region
    return place
