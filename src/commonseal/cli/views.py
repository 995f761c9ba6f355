"""Answers as people see them in a terminal: the sentence first, then what it rests on."""

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from commonseal.answers import (
    CitedStatement,
    DiffAnswer,
    Difference,
    Holder,
    OutstandingAnswer,
    QuestionsAnswer,
    SharedAnswer,
    ShowAnswer,
    SourcesAnswer,
    StepShown,
    TimelineAnswer,
    WhoAnswer,
)
from commonseal.cli.output import table

_UNREVIEWED = " [not reviewed]"
_GROUPS = (
    ("became_true", "Became so"),
    ("stopped", "Stopped being so"),
    ("perhaps", "Perhaps began or ended"),
    ("talked_of", "Talked of"),
    ("newly_recorded", "Newly learned"),
    ("corrected", "Corrected: it was never so"),
    ("changed", "Changed: it is no longer so"),
    ("progressed", "Moved on"),
    ("restated", "Said again"),
    ("no_longer_held", "No longer held"),
)


class _Lines:
    """A paragraph, indented, whose lines end where their words do, so that what is copied or piped is clean.

    ``lead`` stands before its first line; the lines below it keep to where the words begin.
    """

    def __init__(self, text: Text, by: int, lead: str = "") -> None:
        self._text, self._by, self._lead = text, by, lead

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lead, by = self._lead, self._by + len(self._lead)
        for line in self._text.wrap(console, max(20, options.max_width - by)):
            line.rstrip()
            yield Text(lead.rjust(by)) + line
            lead = ""


def head(text: str) -> RenderableType:
    """Return a heading, or the sentence that an answer begins with."""
    return _Lines(Text(text, style="bold"), 0)


def indented(text: str, by: int = 2, style: str = "") -> RenderableType:
    """Return a paragraph, indented."""
    return _Lines(Text(text, style=style), by)


def bulleted(text: str, by: int = 2) -> RenderableType:
    """Return a paragraph behind a dash."""
    return _Lines(Text(text), by, "- ")


def _evidence(statements: Iterable[CitedStatement], by: int = 4) -> Iterator[RenderableType]:
    """Show what statements rest on, the quotes from one paper together."""
    for statement in statements:
        places: dict[str, list[str]] = {}
        for shown in statement.evidence:
            found = places.setdefault(shown.paper_title or "" if shown.paper else str(shown.source), [])
            found.extend([f"“{shown.quote}”"] if shown.paper else [])
        for place, quotes in places.items():
            said = f": {'; '.join(quotes)}" if quotes else ""
            yield indented(f"{statement.id}  {place}{said}", by, "dim")


def who_view(answer: WhoAnswer) -> Iterator[RenderableType]:
    """Show who holds a post or answers for a function."""
    yield head(answer.sentence + ".")
    for holder in answer.holders:
        yield from _holder(holder)
    for found in answer.accountable:
        yield indented(f"accountable: {found.thing.name} ({found.statement.when})")
        yield from _evidence([found.statement])
    if not answer.holders:
        for label, past in (("before", answer.previous), ("next", answer.next)):
            if past is not None:
                yield indented(f"{label}: {past.person.name}, {past.post.name}, {past.when}")
                yield from _evidence(past.statements)
    bearing = () if answer.holders else answer.known
    for title, statements in (("only proposed or turned down:", answer.proposed), ("also known:", bearing)):
        if statements:
            yield indented(title)
            for each in statements:
                yield indented(f"{each.words} [{each.standing.replace('_', ' ')}]  {each.id}", 4)


def _holder(holder: Holder) -> Iterator[RenderableType]:
    facts = {
        "post": f"{holder.post.name} ({', '.join(body.name for body in holder.bodies)})",
        "title": holder.title,
        "basis": holder.basis,
        "since": holder.since.words if holder.since else "not known",
        "until": holder.until.words if holder.until else None,
        "standing": holder.standing.replace("_", " ") + (_UNREVIEWED if holder.unreviewed else ""),
        "source": holder.attribution,
        "decided by": ", ".join(body.name for body in holder.decided_by) or None,
    }
    yield indented(holder.person.name, 2, "bold")
    for label, value in facts.items():
        if value:
            yield indented(f"{label}: {value}", 4)
    for approval in holder.approvals:
        yield indented(f"approval: {approval.words}", 4)
    for other in holder.other_posts:
        yield indented(f"also: {other.post.name} of {', '.join(body.name for body in other.bodies)}", 4)
    yield from _evidence(holder.statements)


def outstanding_view(answer: OutstandingAnswer) -> Iterator[RenderableType]:
    """Show what proposals still need."""
    yield head(answer.sentence + ("" if answer.sentence.endswith(".") else "."))
    for found in answer.proposals:
        yield Text()
        yield head(found.proposal.name)
        if len(answer.proposals) > 1:
            yield indented(found.summary)
        for place, step in enumerate(found.steps, 1):
            yield indented(f"{place}. {_step(step, {each.step: each.body.name for each in found.steps})}")
            yield from _evidence(step.statements, 5)
        for title, lines in (
            ("conditions", found.conditions),
            ("in the way", found.blocks),
            ("must exist first", [each.sentence for each in found.dependencies]),
            ("open questions", [each.sentence for each in found.questions]),
        ):
            if lines:
                yield indented(f"{title}:")
                for line in dict.fromkeys(lines):
                    yield indented(f"- {line}", 4)


def _step(step: StepShown, bodies: dict[str, str]) -> str:
    when = step.done or step.planned
    dated = when.words if when else "undated"
    state = dated if step.state == "undated" else f"{step.state}, {dated}"
    parts = [
        f"{step.body.name}: {state}",
        f"waiting for {', '.join(bodies.get(each, each) for each in step.waiting_for)}" if step.waiting_for else "",
        f"outcome: {step.outcome}" if step.outcome else "",
        "overdue" if step.overdue else "",
        f"asked to {step.asked}",
        *step.conditions,
        "not reviewed" if step.unreviewed else "",
    ]
    return "; ".join(part for part in parts if part).replace("waiting, undated; waiting for", "undated; waiting for")


def shared_view(answer: SharedAnswer) -> Iterator[RenderableType]:
    """Show what bodies share, by standing."""
    yield head(answer.sentence + ".")
    for group in answer.groups:
        yield Text()
        yield head(group.standing.replace("_", " ").capitalize())
        for found in group.things:
            mark = _UNREVIEWED if found.unreviewed else ""
            yield indented(f"- {found.sentence} ({found.when}){mark}")
            yield from _evidence(found.statements, 6)


def show_view(answer: ShowAnswer) -> Iterator[RenderableType]:
    """Show all that is known of one thing."""
    identity = answer.identity
    yield head(f"{identity.thing.name}  ({identity.thing.id})")
    facts = {
        "also called": ", ".join(identity.other_names),
        "kind": identity.classification,
        "codes": ", ".join(f"{each.scheme.upper()} {each.identifier}" for each in identity.identifiers),
        "area": identity.area,
        "part of": identity.parent.name if identity.parent else None,
        "organs": ", ".join(each.name for each in identity.organs),
        "belongs to": ", ".join(each.name for each in identity.sets),
    }
    for label, value in facts.items():
        if value:
            yield indented(f"{label}: {value}")
    for section in answer.sections:
        yield Text()
        yield head(section.title[:1].upper() + section.title[1:])
        for title, lines in (
            ("", section.now),
            ("coming", section.coming),
            ("past", section.past),
            ("talked of", section.talked_of),
        ):
            if lines and title:
                yield indented(f"{title}:")
            for line in lines:
                mark = _UNREVIEWED if line.unreviewed else ""
                when = f" ({line.when})" if line.when else ""
                yield indented(f"- {line.sentence}{when}{mark}  {line.statement}", 4 if title else 2)


def timeline_view(answer: TimelineAnswer) -> Iterator[RenderableType]:
    """Show what begins and ends, in order."""
    yield head(answer.sentence + ".")
    rows = [
        (
            each.begins.words if each.begins else "not known",
            each.ends.words if each.ends else "",
            each.statement.sentence + (_UNREVIEWED if each.statement.unreviewed else ""),
            each.statement.standing.replace("_", " "),
            each.statement.id,
        )
        for each in answer.moments
    ]
    yield table(("begins", "ends", "what", "standing", "statement"), rows)


def diff_view(answer: DiffAnswer) -> Iterator[RenderableType]:
    """Show what differs between two points."""
    yield head(answer.sentence + ".")
    for field, title in _GROUPS:
        differences: tuple[Difference, ...] = getattr(answer, field)
        if differences:
            yield Text()
            yield head(title)
        for each in differences:
            was, now = each.was, each.now
            if was is not None and now is not None and was.id == now.id:
                yield indented(f"- {now.words}  {now.id}")
            else:
                if was is not None:
                    yield indented(f"- {was.words}  {was.id}")
                if now is not None:
                    yield indented(f"{'→' if was else '+'} {now.words}  {now.id}", 4 if was else 2)
            if each.note:
                yield indented(each.note, 4, "dim")


def questions_view(answer: QuestionsAnswer) -> Iterator[RenderableType]:
    """Show what is open."""
    yield head(answer.sentence + ".")
    if answer.questions:
        yield head("Open questions")
    for question in answer.questions:
        owner = f"  owner: {question.owner.name}" if question.owner else "  nobody owns it yet"
        yield indented(f"- {question.text} ({', '.join(each.name for each in question.about)};{owner})")
        yield from _evidence([question.statement], 6)
    if answer.dependencies:
        yield head("What must exist first")
    for needed in answer.dependencies:
        met = {None: "not known whether met", False: "not met", True: "met"}[needed.met]
        yield indented(f"- {needed.of.name} needs {needed.needs}: {met}" + (f"; {needed.risk}" if needed.risk else ""))
        yield from _evidence([needed.statement], 6)


def sources_view(answer: SourcesAnswer) -> Iterator[RenderableType]:
    """Show what a statement rests on."""
    yield head(answer.sentence + ".")
    for source in answer.sources:
        if source.paper:
            published = f", {source.published.words}" if source.published else ""
            publisher = f", {source.publisher}" if source.publisher else ""
            yield indented(f"{source.title}{publisher}{published}  {source.paper}")
            yield indented(f"“{source.quote}”  (characters {source.start} to {source.end})", 4)
        else:
            yield indented(str(source.source))
    facts = {
        "recorded": f"{answer.recorded_since} by {answer.author} (act {answer.act})" if answer.recorded_since else None,
        "no longer held since": f"{answer.recorded_until} ({answer.closure})" if answer.recorded_until else None,
        "origin": f"{answer.origin} {answer.supersedes or ''}".strip() if answer.origin else None,
        "in its place": ", ".join(answer.superseded_by),
        "note": answer.statement.note if answer.statement else None,
    }
    for label, value in facts.items():
        if value:
            yield indented(f"{label}: {value}")
