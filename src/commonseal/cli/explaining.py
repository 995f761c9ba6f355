"""Showing how the reader came to its claims: ``read --explain`` and ``read --trace``."""

from collections.abc import Iterable, Iterator
from itertools import count

from rich.text import Text

from commonseal.cli.options import Format
from commonseal.cli.output import out, print_json
from commonseal.reading import PaperText, date_of
from commonseal.reading.tracing import ClaimTrace, Explanation, Look, Trace, explained, look, traced


def show_explanations(papers: Iterable[PaperText], published: str | None, how: Format) -> None:
    """Print every claim of some papers with the rules that made it; nothing is written."""
    found = [explained(_look(paper, published), with_unlikely=True) for paper in papers]
    if how is Format.TABLE:
        _print_lines(line for each in found for line in _explanation_lines(each))
    else:
        print_json([each.model_dump(mode="json") for each in found])


def show_traces(papers: Iterable[PaperText], wanted: str, published: str | None, how: Format) -> None:
    """Print the whole path of the sentences that a number or words stand for; nothing is written."""
    found = [trace for paper in papers for trace in traced(_look(paper, published), wanted)]
    if how is Format.TABLE:
        _print_lines(line for each in found for line in _trace_lines(each))
    else:
        print_json([each.model_dump(mode="json") for each in found])


def _look(paper: PaperText, published: str | None) -> Look:
    return look(paper.text, name=paper.name, published=date_of(paper, published), pages=paper.pages or ())


def _print_lines(lines: Iterable[str]) -> None:
    console = out()
    for line in lines:
        console.print(Text(line), soft_wrap=True)


def _explanation_lines(found: Explanation) -> Iterator[str]:
    shown = sum(claim.is_shown for claim in found.claims)
    yield f"{found.doc}, {found.published or 'date not known'}: {_counted(shown, 'claim')}"
    numbers = count(1)
    for claim in found.claims:
        yield ""
        yield f"{f'{next(numbers)}.' if claim.is_shown else '–'} {claim.fact}"
        yield from _claim_lines(claim)
    yield ""


def _claim_lines(claim: ClaimTrace) -> Iterator[str]:
    yield f"   rule      {claim.rules[0] if claim.rules else 'not known'}"
    if claim.rules[1:]:
        yield f"   also      {'; '.join(claim.rules[1:])}"
    if claim.signals:
        yield f"   knowing   {'; '.join(claim.signals)}"
    if claim.confidence is not None:
        yield f"   sure      {claim.confidence:.2f}{'' if claim.is_shown else ', too unlikely to be shown'}"
    page = f"page {claim.page}, " if claim.page else ""
    yield f"   place     {page}line {claim.line}{f', under “{claim.heading}”' if claim.heading else ''}"
    for quote in claim.quotes:
        yield f"   evidence  “{quote}”"


def _trace_lines(trace: Trace) -> Iterator[str]:
    under = f", under “{trace.section}”" if trace.section else ""
    yield f"{trace.doc}, sentence {trace.number} of {trace.of} ({trace.block}, line {trace.line}{under})"
    yield f"  text      {trace.text}"
    if trace.opened_by:
        yield f"  list of   {trace.opened_by}"
    yield f"  marked    {trace.marked}"
    if trace.with_posts != trace.marked:
        yield f"  posts     {trace.with_posts}"
    for each in trace.mentions:
        how = f" ({each.how})" if each.how else ""
        yield f"    {each.token or '  …':6} {each.kind:7} “{each.words}” → {'; '.join(each.stands_for)}{how}"
    for heard in trace.heard:
        kind = heard.type.replace("_", " ")
        yield f"  heard     {kind}, {heard.likely:.2f}{f', by “{heard.words}”' if heard.words else ''}"
    yield "  drafts" if trace.drafts else "  drafts    no rule found anything here"
    for draft in trace.drafts:
        yield f"    {draft.stage}: {draft.rule}"
        yield f"      {draft.fact}"
        if draft.signals:
            yield f"      knowing {'; '.join(draft.signals)}"
        yield f"      in “{draft.words}”"
        yield f"      → {draft.outcome}"
    yield "  claims" if trace.claims else "  claims    none"
    for claim in trace.claims:
        yield f"    {claim.fact}"
        yield from (f"   {line}" for line in _claim_lines(claim))
    yield ""


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
