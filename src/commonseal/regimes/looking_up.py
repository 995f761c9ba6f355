"""Law that people ask for by name: a pack, or one provision at all its times; and all that one says, in words."""

from collections.abc import Sequence

from commonseal.regimes.errors import UnknownProvisionError
from commonseal.regimes.law import Law
from commonseal.regimes.model import Pack
from commonseal.regimes.provision import Provision


def law_with(name: str | None, packs: Sequence[Pack]) -> Law:
    """Return the law in force, with a pack that is not where it, or a provision in it, is asked for by name."""
    return Law(
        packs, including=[pack.id for pack in packs if name in (pack.id, *(each.id for each in pack.provisions))]
    )


def provisions_named(law: Law, name: str | None) -> Sequence[Provision]:
    """Return the provisions of a pack, or what stands under one identifier at its times; all where none is named.

    Raises:
        UnknownProvisionError: there is no pack and no provision of that name; the message offers what is near.
    """
    if name is None:
        return law.provisions
    for pack in law.packs:
        if pack.id == name:
            return pack.provisions
    try:
        return law.windows(name)
    except UnknownProvisionError:
        known = [*(pack.id for pack in law.packs), *(each.id for each in law.provisions)]
        raise UnknownProvisionError(name, known) from None


def fields_in_words(provision: Provision) -> tuple[tuple[str, str], ...]:
    """Return all that is said of a provision beside its text and citation: each field with its value in words."""
    said = provision.model_dump(mode="json", by_alias=True).items()
    return tuple(
        (field.replace("_", " "), in_words(value))
        for field, value in said
        if field not in ("text", "citation") and value not in (None, [], "")
    )


def in_words(value: object) -> str:
    """Return a value of a provision in words: lists parted, yes for true."""
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {in_words(each)}" for key, each in value.items() if each not in (None, [], ""))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
