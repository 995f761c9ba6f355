"""The page of the law: every provision that comes with Common Seal, as tables by pack."""

from collections import Counter
from collections.abc import Iterable

from commonseal.regimes import Confidence, Pack, Provision, load_packs
from reference_pages import NOTICE, head


def page() -> str:
    """Return the page."""
    packs = load_packs()
    return "".join([NOTICE, head("law"), _listing(packs), *map(_pack, packs)])


def _listing(packs: Iterable[Pack]) -> str:
    rows = ["| pack | holds | provisions | sure | likely | to be checked |", "|---|---|---|---|---|---|"]
    for pack in packs:
        counted = Counter(each.confidence for each in pack.provisions)
        figures = " | ".join(str(counted[sure]) for sure in Confidence)
        name = f"[{pack.name}](#{pack.id})"
        rows.append(f"| {name} | {_holds(pack)} | {len(pack.provisions)} | {figures} |")
    return "\n".join(rows) + "\n"


def _holds(pack: Pack) -> str:
    return pack.span_line if pack.in_force else f"not in force: {pack.status}"


def _pack(pack: Pack) -> str:
    about = f"{pack.name}, {pack.jurisdiction}: {_holds(pack)}.\n{pack.citation}.\n{pack.source}\n"
    rows = ["| provision | kind | holds | says | source |", "|---|---|---|---|---|"]
    rows += [_row(each, pack) for each in pack.provisions]
    return f"\n## {pack.id}\n\n{about}\n" + "\n".join(rows) + "\n"


def _row(each: Provision, pack: Pack) -> str:
    source = f"[{each.citation}]({each.url})" if each.url and "(" not in each.url else each.citation
    doubt = "" if each.confidence is Confidence.SURE else f" ({each.confidence})"
    holds = "" if each.span() == pack.span() else each.span_line
    says = each.text if each.note is None else f"{each.text} *{each.note}*"
    return f"| `{each.id}` | {each.kind_name()} | {holds} | {_cell(says)} | {_cell(source)}{doubt} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
