"""The columns of the lists of rules and of law, for pages and for the files that one keeps of them."""

from collections.abc import Callable

from commonseal.assurance import Rule
from commonseal.assurance.explaining import plain_sentence
from commonseal.regimes import Confidence, Pack, Provision
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.lists import By, Column
from commonseal.workbench.presenters.findings import LEVEL_COLOUR

_CONFIDENCE_COLOUR = {Confidence.SURE: "green", Confidence.LIKELY: "blue", Confidence.CHECK: "orange"}


def of_rules(as_of: AsOf) -> tuple[Column[Rule], ...]:
    """Return what is listed of rules: code, number in the notes on the regimes, level, and what each says."""
    return (
        Column("code", "Code", lambda each: each.code, lambda each: as_of.at("rule", each.code), by=By.TEXT),
        Column("rule", "Number", lambda each: each.rule, sort=_number),
        Column(
            "level", "Level", lambda each: each.level.value, by=By.CHOICE,
            colour=lambda each: LEVEL_COLOUR[each.level.value],
        ),
        Column("sentence", "What it says", plain_sentence, by=By.TEXT, is_wide=True),
    )  # fmt: skip


def _number(rule: Rule) -> int | None:
    """Return the place of a rule among those that are numbered: R2 stands before R10."""
    return int(rule.rule.removeprefix("R")) if rule.rule else None


def of_packs(as_of: AsOf) -> tuple[Column[Pack], ...]:
    """Return what is listed of packs: since when and until when each holds, how much is in it, and how sure that is."""
    return (
        Column("name", "Pack", lambda each: each.name, lambda each: as_of.provision(each.id), by=By.TEXT, is_wide=True),
        Column("pack", "Identifier", lambda each: each.id, is_shown=False),
        Column("holds", "Holds", _holds_of_pack, sort=lambda each: each.span()),
        Column("status", "Status", lambda each: "" if each.in_force else each.status, is_shown=False),
        Column("provisions", "Provisions", lambda each: len(each.provisions)),
        *(Column(sure.value, sure.value.capitalize(), _counter(sure)) for sure in Confidence),
        Column("confirmed", "Last confirmed", lambda each: each.last_confirmed),
    )


def _holds_of_pack(pack: Pack) -> str:
    return pack.span_line if pack.in_force else "not law yet"


def _counter(sure: Confidence) -> Callable[[Pack], int]:
    return lambda pack: sum(each.confidence is sure for each in pack.provisions)


def of_provisions(as_of: AsOf) -> tuple[Column[Provision], ...]:
    """Return what is listed of provisions: what each says, its source, how sure that is, and when it holds."""
    return (
        _identifier(as_of),
        Column("text", "Says", lambda each: each.text, by=By.TEXT, is_wide=True),
        Column("kind", "Kind", lambda each: each.kind_name().replace("_", " "), by=By.CHOICE, is_shown=False),
        _source(),
        _confidence(),
        Column("holds", "Holds", lambda each: each.span_line, sort=lambda each: each.span()),
        Column("bodies", "Kinds of body", lambda each: each.classifications, is_shown=False),
        Column("url", "Address", lambda each: each.url, is_shown=False),
        Column("note", "Note", lambda each: each.note, is_shown=False),
        Column("basis", "Basis", lambda each: each.basis.value, is_shown=False),
        Column("confirmed", "Last confirmed", lambda each: each.last_confirmed, is_shown=False),
    )


def of_stale(as_of: AsOf) -> tuple[Column[Provision], ...]:
    """Return what is listed of provisions that somebody should hold against their source again."""
    return (
        _identifier(as_of),
        Column("pack", "Pack", lambda each: each.pack, by=By.CHOICE, is_shown=False),
        Column("confirmed", "Last confirmed", lambda each: each.last_confirmed),
        _source(),
        _confidence(),
    )


def _identifier(as_of: AsOf) -> Column[Provision]:
    return Column("id", "Provision", lambda each: each.id, lambda each: as_of.provision(each.id), by=By.TEXT)


def _source() -> Column[Provision]:
    return Column("citation", "Source", lambda each: each.citation, by=By.TEXT, is_wide=True)


def _confidence() -> Column[Provision]:
    return Column(
        "confidence", "How sure", lambda each: each.confidence.value, by=By.CHOICE,
        choices=tuple(map(str, Confidence)), colour=lambda each: _CONFIDENCE_COLOUR[each.confidence],
    )  # fmt: skip
