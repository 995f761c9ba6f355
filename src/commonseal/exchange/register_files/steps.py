"""The steps of an act: statements recorded, ended, withdrawn and corroborated, and reviews."""

from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails

from commonseal.exchange.register_files.checked import Checked
from commonseal.exchange.register_files.entries import (
    CorroboratedEntry,
    EndedEntry,
    ReviewEntry,
    StatementEntry,
    Step,
    WithdrawnEntry,
)
from commonseal.exchange.register_files.quotes import Papers, QuoteError
from commonseal.vocabulary import Evidence, StatementDraft
from commonseal.vocabulary.facts import FACT_MODELS, FactModel
from commonseal.vocabulary.written.yaml_lines import Lined

_ENVELOPE = ("start", "end", "standing", "attribution", "visibility", "evidence", "note", "unreviewed")
_LINKS = ("label", "corrects", "follows")
_DEFAULTS = ("paper", "standing", "attribution", "visibility", "unreviewed")
_REVIEW = ("paper", "claim_key", "claim", "decision", "finding", "statement")
_MODELS: dict[str, type[FactModel]] = {model.kind_name(): model for model in FACT_MODELS}


def defaults_of(checked: Checked, document: Lined) -> dict[str, Any]:
    """Return what a document says of all its statements that say nothing else."""
    defaults = checked.mapping(document, "defaults")
    if defaults is None:
        return {}
    checked.only(defaults, _DEFAULTS, "the defaults")
    return {key: value for key, value in defaults.items() if key in _DEFAULTS}


class StepReader:
    """Reads the steps of one document."""

    def __init__(self, checked: Checked, papers: Papers, defaults: dict[str, Any]) -> None:
        self._checked, self._papers, self._defaults = checked, papers, defaults

    def steps(self, document: Lined) -> tuple[Step, ...]:
        """Return the steps, statements first, as far as they are without fault."""
        entries = self._checked.entries
        found: list[Step | None] = [
            self._ended(entry, "ends") if "ends" in entry and "kind" not in entry else self._statement(entry)
            for entry in entries(document, "statements")
        ]
        found += [self._ended(entry, "statement") for entry in entries(document, "ended")]
        found += [self._withdrawn(entry) for entry in entries(document, "withdrawn")]
        found += [self._corroborated(entry) for entry in entries(document, "corroborated")]
        found += [self._review(entry) for entry in entries(document, "reviews")]
        return tuple(step for step in found if step is not None)

    def _statement(self, entry: Lined) -> StatementEntry | None:
        draft = self._draft(entry)
        links = {key: self._checked.text(entry, key) for key in _LINKS}
        if links["corrects"] and links["follows"]:
            self._checked.fault(
                entry.line_of("follows"), "a statement either corrects another or follows one, not both"
            )
        if draft is None:
            return None
        return StatementEntry(place=self._checked.place(entry.line), draft=draft, **links)

    def _ended(self, entry: Lined, key: str) -> EndedEntry | None:
        self._checked.only(entry, (key, "end", "label", "evidence", "note"), "an ending")
        target = self._target(entry, key)
        end = self._checked.date(entry, "end", "the last day on which it was so")
        evidence = self.evidence(entry)
        if target is None or end is None:
            return None
        return EndedEntry(
            place=self._checked.place(entry.line),
            statement=target,
            end=end,
            label=self._checked.text(entry, "label"),
            evidence=evidence,
            note=self._checked.text(entry, "note"),
        )

    def _withdrawn(self, entry: Lined) -> WithdrawnEntry | None:
        self._checked.only(entry, ("statement",), "a withdrawal")
        target = self._target(entry, "statement")
        if target is None:
            return None
        return WithdrawnEntry(place=self._checked.place(entry.line), statement=target)

    def _corroborated(self, entry: Lined) -> CorroboratedEntry | None:
        self._checked.only(entry, ("statement", "evidence"), "a corroboration")
        target, evidence = self._target(entry, "statement"), self.evidence(entry)
        if not entry.get("evidence"):
            self._checked.fault(entry.line, "a corroboration needs “evidence”, the other place that shows it; add it")
        if target is None:
            return None
        return CorroboratedEntry(place=self._checked.place(entry.line), statement=target, evidence=evidence)

    def _review(self, entry: Lined) -> ReviewEntry | None:
        values = {"place": self._checked.place(entry.line), **self._checked.plain(entry)}
        try:
            return ReviewEntry.model_validate(values)
        except ValidationError as error:
            self._checked.invalid(entry, error, _REVIEW, "a review")
            return None

    def _draft(self, entry: Lined) -> StatementDraft | None:
        kind = entry.get("kind")
        model = _MODELS.get(str(kind))
        if model is None:
            given = f"“{kind}” is not a kind of statement" if kind else "the statement has no “kind”"
            near = get_close_matches(str(kind), _MODELS, n=1)
            remedy = f"did you mean “{near[0]}”?" if near else f"use one of {', '.join(_MODELS)}"
            self._checked.fault(entry.line_of("kind"), f"{given}; {remedy}")
            return None
        values = {key: value for key, value in self._defaults.items() if key != "paper"}
        values |= {key: entry[key] for key in _ENVELOPE[2:] if key in entry and key != "evidence"}
        values["period"] = {"start": entry.get("start"), "end": entry.get("end")}
        values["evidence"] = self.evidence(entry)
        values["fact"] = {key: value for key, value in entry.items() if key not in (*_ENVELOPE, *_LINKS)}
        try:
            return StatementDraft.model_validate(values)
        except ValidationError as error:
            fields = (*model.model_fields, *_ENVELOPE, *_LINKS)
            self._checked.invalid(entry, _as_written(error), fields, f"a statement of kind {kind}")
            return None

    def evidence(self, entry: Lined) -> tuple[Evidence, ...]:
        """Read the evidence of an entry, with its offsets looked up in the papers."""
        found = []
        for given in self._checked.entries(entry, "evidence"):
            values = dict(given)
            if "paper" not in values and "source" not in values and self._defaults.get("paper"):
                values["paper"] = self._defaults["paper"]
            try:
                found.append(self._papers.located(Evidence.model_validate(values)))
            except ValidationError as error:
                self._checked.invalid(given, error, tuple(Evidence.model_fields), "evidence")
            except QuoteError as error:
                self._checked.fault(given.line_of("quote"), str(error))
        return tuple(found)

    def _target(self, entry: Lined, key: str) -> str | None:
        return self._checked.text(entry, key, "the label of the statement meant")


def _as_written(error: ValidationError) -> ValidationError:
    """Return the same faults with our own nesting taken off their places, so that fields are named as written."""
    lines: list[InitErrorDetails] = []
    for entry in error.errors(include_url=False):
        place = entry["loc"]
        if place[:1] == ("fact",):
            place = place[2:] if len(place) > 1 and place[1] in _MODELS else place[1:]
        elif place[:1] == ("period",):
            place = place[1:] or ("end",)
        lines.append({"type": entry["type"], "loc": place, "input": entry["input"], "ctx": entry.get("ctx", {})})
    return ValidationError.from_exception_data("statement", lines)
