"""Plan files: register files that may also build options from templates, and score options in one table.

A document of a plan file has two parts beside those of a register file: ``from_templates``, whose entries each build
an option, or a part of one, from a template; and ``scores``. Both become plain statements before the file is loaded,
and so does the option that changes nothing where a proposal has none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from commonseal.planning.options.entries import BUILT, entry_of, lined, option_entry
from commonseal.planning.options.said import Built
from commonseal.planning.options.site import Site
from commonseal.planning.options.template import TemplateError
from commonseal.planning.options.templates import TEMPLATES
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, UncertainDate
from commonseal.vocabulary.identifiers import IdentifierError, check_identifier
from commonseal.vocabulary.periods import DateError
from commonseal.vocabulary.written import CheckedFile, Lined

PARTS = ("from_templates", "scores")
_USE = ("template", "option", "proposal", "name", "target", "recommended", "keeps", "visibility", "parameters")
_SCORE = ("option", "criterion", "value", "reason")


@dataclass
class Use:
    """One template built for one option: which, of which proposal, and what came of it."""

    option: str
    proposal: str
    template: str
    built: Built


@dataclass
class PlanReader:
    """Turns the documents of plan files into documents of register files, and remembers what it built.

    ``snapshot`` is what the register knows with what the files say themselves; ``wanting`` are the proposals that have
    no option that changes nothing. Faults are noted in the file that is looked at.
    """

    snapshot: Snapshot
    law: Law
    wanting: set[str] = field(default_factory=set)
    uses: list[Use] = field(default_factory=list)

    def rewritten(self, checked: CheckedFile, document: Lined) -> Lined:
        """Return a document with its templates, its scores and the option that changes nothing as statements."""
        found = without_parts(document)
        statements: list[Any] = list(checked.entries(document, "statements"))
        found["statements"] = statements
        found.lines.setdefault("statements", document.line)
        for entry in checked.entries(document, "from_templates"):
            self._use(checked, entry, statements)
        for proposal in sorted(
            self.wanting & {str(each.get(key)) for each in statements for key in ("id", "proposal")}
        ):
            self.wanting.discard(proposal)
            statements.append(lined(no_change(proposal, _seen(statements, proposal)), _line_of(statements, proposal)))
        for entry in checked.entries(document, "scores"):
            _score(checked, entry, statements)
        if not statements:
            del found["statements"]
        return found

    def _use(self, checked: CheckedFile, entry: Lined, statements: list[Any]) -> None:
        checked.only(entry, _USE, "an option from a template")
        option, proposal = self._option(checked, entry), self._proposal(checked, entry, statements)
        template = self._template(checked, entry)
        target = _target(checked, entry)
        if option is None or proposal is None:
            return
        built = None
        if template is not None:
            site = self._site(option, template, target, statements)
            built = _built(checked, entry, template, site)
        use = Use(option, proposal, template or "", built or Built())
        if built is not None:
            self.uses.append(use)
        _write(checked, entry, statements, use)

    def _site(self, option: str, template: str, target: UncertainDate | None, statements: list[Any]) -> Site:
        """Return the place where a template builds; what is said of the option's target elsewhere counts too."""
        before = sum(each.option == option and each.template == template for each in self.uses)
        said = _option_among(statements, option)
        if target is None and said is not None and isinstance(said.get("target"), str):
            target = _parsed(said["target"])
        return Site(self.snapshot, self.law, option, target, part=str(before + 1) if before else None)

    @staticmethod
    def _option(checked: CheckedFile, entry: Lined) -> str | None:
        option = checked.text(entry, "option", "the identifier of the option, as option/dale/one-officer")
        if option is None:
            return None
        try:
            return check_identifier(option, ("option",))
        except IdentifierError as error:
            checked.fault(entry.line_of("option"), str(error))
            return None

    @staticmethod
    def _proposal(checked: CheckedFile, entry: Lined, statements: Sequence[Mapping[str, Any]]) -> str | None:
        known = [str(each.get("id")) for each in statements if each.get("kind") == "proposal"]
        if entry.get("proposal") is None and len(known) == 1:
            return known[0]
        return checked.text(entry, "proposal", "whose option it is, where the document has not exactly one proposal")

    @staticmethod
    def _template(checked: CheckedFile, entry: Lined) -> str | None:
        key = checked.text(entry, "template", "the key of a template; commonseal templates lists them")
        if key is None or key in TEMPLATES:
            return key
        near = get_close_matches(key, TEMPLATES, n=1)
        remedy = f"did you mean “{near[0]}”?" if near else f"use one of {', '.join(TEMPLATES)}"
        checked.fault(entry.line_of("template"), f"“{key}” is no template; {remedy}")
        return None


def _built(checked: CheckedFile, entry: Lined, template: str, site: Site) -> Built | None:
    """Return what a template makes of an entry; None where its parameters have faults, each on its own line."""
    given = checked.mapping(entry, "parameters") or Lined(entry.line)
    try:
        return TEMPLATES[template].build(checked.plain(given), site)
    except TemplateError as error:
        for name, what in error.faults:
            checked.fault(given.lines.get(name, entry.line_of("parameters")), what)
        return None


def without_parts(document: Lined) -> Lined:
    """Return a document without what only plan files have."""
    found = Lined(document.line)
    found.update({key: value for key, value in document.items() if key not in PARTS})
    found.lines = dict(document.lines)
    return found


def templated(document: Lined) -> Iterator[tuple[str, str | None]]:
    """Give the options that a document builds from templates, each with its proposal where it names one."""
    entries = document.get("from_templates")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, Lined) and isinstance(entry.get("option"), str):
            proposal = entry.get("proposal")
            yield entry["option"], proposal if isinstance(proposal, str) else None


def no_change(proposal: str, visibility: str | None = None) -> dict[str, Any]:
    """Return the option of a proposal that changes nothing, as a file has it; as guarded as the proposal."""
    return {
        "kind": "option",
        "id": f"option/{proposal.partition('/')[2]}/no-change",
        "proposal": proposal,
        "name": "No change",
        "keeps": ["Everything stays as it is."],
        "standing": "proposed",
        **({"visibility": visibility} if visibility else {}),
    }


def _seen(statements: Iterable[Any], proposal: str) -> str | None:
    """Return the visibility that a document gives a proposal, or else an option of it; None where it gives none."""
    named = [each for each in statements if proposal in (each.get("id"), each.get("proposal"))]
    named.sort(key=lambda each: each.get("id") != proposal)
    return next((str(each["visibility"]) for each in named if each.get("visibility")), None)


def _target(checked: CheckedFile, entry: Lined) -> UncertainDate | None:
    given = checked.text(entry, "target")
    if given is None:
        return None
    try:
        return UncertainDate.parse(given)
    except DateError as error:
        checked.fault(entry.line_of("target"), f"“target”: {error}")
        return None


def _parsed(text: str) -> UncertainDate | None:
    try:
        return UncertainDate.parse(text)
    except DateError:
        return None


def _write(checked: CheckedFile, entry: Lined, statements: list[Any], use: Use) -> None:
    """Put what a template made among the statements: what it brings, and the option, or more of it."""
    option = _option_among(statements, use.option)
    if option is None:
        option = lined(option_entry(use.option, use.proposal), entry.line)
        statements.append(option)
    for key in ("name", "target", "recommended", "visibility"):
        if key in entry:
            if key in option and option[key] != entry[key]:
                what = f"“{key}” of {use.option} is said in two ways; say it once"
                checked.fault(entry.line_of(key), what)
            option[key] = entry[key]
            option.lines.setdefault(key, entry.line_of(key))
    keeps = entry.get("keeps")
    more = {
        "brings": use.built.brings,
        "ends": use.built.ends,
        "keeps": (*(keeps if isinstance(keeps, list) else ()), *(each.line for each in use.built.keeps)),
    }
    for key, values in more.items():
        known = option.get(key) or []
        option[key] = list(dict.fromkeys([*known, *values])) if isinstance(known, list) else known
        if not option[key]:
            del option[key]
    note = f"{BUILT} “{use.template}”."
    visibility = entry.get("visibility")
    statements.extend(lined(entry_of(each, note, visibility), entry.line) for each in use.built.drafts)


def _option_among(statements: Iterable[Any], option: str) -> Lined | None:
    return next((each for each in statements if each.get("kind") == "option" and each.get("id") == option), None)


def _line_of(statements: Iterable[Any], proposal: str) -> int:
    named = (each.line for each in statements if proposal in (each.get("id"), each.get("proposal")))
    return int(next(named, 1))


def _score(checked: CheckedFile, entry: Lined, statements: Sequence[Any]) -> None:
    """Put a score into the option that it is of."""
    checked.only(entry, _SCORE, "a score")
    meant = checked.text(entry, "option", "the option that is scored")
    if meant is None:
        return
    options = {str(each.get("id")): each for each in statements if each.get("kind") == "option"}
    same = [each for each in options if meant in (each, each.rpartition("/")[2])]
    if len(same) != 1:
        near = get_close_matches(meant, options, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"the document has {', '.join(sorted(options)) or 'none'}"
        checked.fault(entry.line_of("option"), f"there is no option “{meant}” to be scored in this document; {remedy}")
        return
    score = Lined(entry.line)
    score.update({key: value for key, value in entry.items() if key in _SCORE and key != "option"})
    score.lines = dict(entry.lines)
    option = options[same[0]]
    option["scores"] = [*(option.get("scores") or []), score]
    option.lines.setdefault("scores", entry.line)
