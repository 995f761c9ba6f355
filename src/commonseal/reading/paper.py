"""All that is known of a paper before any rule runs: its sentences with every mention marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from commonseal.reading import expressions as re
from commonseal.reading.context import is_proposal
from commonseal.reading.dates import DateMention, find_dates, years_of_months
from commonseal.reading.document import Document, Sentence, structure
from commonseal.reading.figures import find_figures
from commonseal.reading.known import KnownNames
from commonseal.reading.marked import Marked, mark
from commonseal.reading.mentions import BodyMention, PersonMention, RoleMention
from commonseal.reading.names import full_names
from commonseal.reading.organs import with_organs
from commonseal.reading.people import find_people
from commonseal.reading.posts import with_groups, with_posts
from commonseal.reading.published import find_published
from commonseal.reading.references import Resolver
from commonseal.reading.registry import Registry, build
from commonseal.reading.signatory import with_signatory
from commonseal.reading.spelling import with_one_spelling
from commonseal.reading.titles import find_roles, without_titles
from commonseal.reading.written_names import is_after_preposition

_DECIDING_CLASSES = frozenset(["national", "organ"])


@dataclass(frozen=True, slots=True)
class View:
    """One sentence ready for rules.

    ``plain`` has bodies, organs, persons, titles, dates and figures as tokens; ``posts`` has titles joined with their
    bodies as well. ``intro`` is the sentence that opens the list this one stands in, ``intro_bodies`` the
    bodies it names; ``before`` are the bodies named in the sentences before, the latest last.
    """

    sentence: Sentence
    plain: Marked
    posts: Marked
    intro: str
    intro_bodies: tuple[BodyMention, ...]
    before: tuple[BodyMention, ...]
    bodies: tuple[BodyMention, ...]

    @property
    def section(self) -> str:
        """The heading above the sentence."""
        return self.sentence.block.section

    @property
    def number(self) -> int:
        """The sentence's number in the paper."""
        return self.sentence.number


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as the rules see it."""

    document: Document
    published: str | None
    registry: Registry
    author: tuple[str, ...]
    views: tuple[View, ...]
    people: tuple[PersonMention, ...]
    days: Mapping[str, frozenset[str]] = field(default_factory=dict)
    is_proposal: bool = False

    def days_of(self, month: str) -> frozenset[str]:
        """Give the days of a month (``2020-04``) from or on which the paper says that something begins."""
        return self.days.get(month, frozenset())

    def marked_before(self, number: int) -> str:
        """Give the marked text of the sentence before one of a number; nothing before the first."""
        return self.views[number - 1].plain.text if number > 0 else ""

    def view_at(self, position: int) -> View | None:
        """Give the sentence that stands at a place, or the last that begins before it; ``None`` before the first."""
        index = bisect_right(self.views, position, key=lambda view: view.sentence.start) - 1
        return self.views[index] if index >= 0 else None

    @property
    def text(self) -> str:
        """The paper's text."""
        return self.document.text

    def class_of(self, name: str) -> str:
        """Give the kind of a body by its name, or an empty string."""
        return self.registry.classes.get(name, "")


def prepare(text: str, published: str | None, known: KnownNames | None = None) -> Paper:
    """Run the stages that come before the rules.

    Args:
        text: The plain text.
        published: The paper's own date when the caller knows it.
        known: The names that a register knows, where one is at hand.

    Returns:
        The paper with every sentence marked.
    """
    document = structure(text)
    settled = published or find_published(document)
    flow = document.flow
    found = without_titles(flow, full_names(flow))
    if known is not None:
        found = known.added_to(found, flow)
    registry = build(flow, found)
    resolver = Resolver(document, found, registry)
    mentions = resolver.mentions()
    bodies = with_organs(flow, mentions, resolver.author, resolver.addressee)
    named = [(name.start, name.end) for name in found]
    roles = find_roles(flow, named)
    bodies = _clear_of_roles(flow, bodies, roles)
    roles = _clear_of_references(roles, bodies)
    blocked = sorted(
        [
            *named,
            *((r.start, r.end) for r in roles),
            *((b.start, b.end) for b in bodies if b.form == "short" or b.organ),
        ]
    )
    people = with_signatory(document, with_one_spelling(document, find_people(flow, blocked)))
    views = tuple(_views(document, settled, bodies, roles, people))
    named_people, days = tuple(people), _days(views)
    return Paper(document, settled, registry, resolver.author, views, named_people, days, is_proposal(flow))


def _days(views: tuple[View, ...]) -> dict[str, frozenset[str]]:
    """The exact days that the paper names as a beginning, by their months."""
    found: dict[str, set[str]] = {}
    for view in views:
        for _, date in dates_of(view.plain):
            if date.lead in {"from", "on", "since"} and re.fullmatch(r"\d{4}-\d\d-\d\d", date.edtf):
                found.setdefault(date.edtf[:7], set()).add(date.edtf)
    return {month: frozenset(days) for month, days in found.items()}


def _clear_of_roles(flow: str, bodies: list[BodyMention], roles: list[RoleMention]) -> list[BodyMention]:
    """“The council's cabinet member for …” names the council and a post there, not its cabinet."""
    starts = [role.start for role in roles]
    kept = []
    for body in bodies:
        index = bisect_left(starts, body.end) - 1
        if index >= 0 and roles[index].start < body.start and body.end < roles[index].end and body.form == "short":
            continue  # "Managing director, Marlow site" is one title
        if any(_is_word_of(role, body) for role in roles[max(0, index) : index + 2]):
            continue  # "Clerk to the Board", "Committee Clerk": its body is the paper's
        inside = index >= 0 and body.start < roles[index].start < body.end <= roles[index].end
        if body.organ and inside:
            words = re.sub(r"(?:'s)?\s+$", "", flow[body.start : roles[index].start])
            kept.append(replace(body, end=body.start + len(words), organ=""))
        else:
            kept.append(body)
    return kept


_SERVES_THE = re.compile(
    r"(?:clerk|solicitor|secretary|treasurer)s? to the \w+$|^(?:committee|board) \w+$", re.IGNORECASE
)


def _is_word_of(role: RoleMention, body: BodyMention) -> bool:
    """Say whether a body that is not named in full is but a word of a title."""
    is_within = role.start <= body.start and body.end <= role.end and body.form in {"organ", "reference", "short"}
    return is_within and _SERVES_THE.search(role.title) is not None


def _clear_of_references(roles: list[RoleMention], bodies: list[BodyMention]) -> list[RoleMention]:
    """“The council leader” is the leader of the council that "the council" stands for."""
    starts = [body.start for body in bodies]
    kept = []
    for role in roles:
        index = bisect_right(starts, role.start) - 1
        body = bodies[index] if index >= 0 else None
        if body is not None and not body.organ and role.start < body.end < role.end - 3:
            cut = body.end - role.start
            kept.append(replace(role, start=body.end + 1, title=role.title[cut + 1 :].strip()))
        else:
            kept.append(role)
    return kept


def _kind(body: BodyMention) -> str:
    return "G" if body.organ or body.body_class in _DECIDING_CLASSES or body.form in {"organs", "organ"} else "B"


def _views(
    document: Document,
    published: str | None,
    bodies: list[BodyMention],
    roles: list[RoleMention],
    people: list[PersonMention],
) -> Iterator[View]:
    body_at = _Window([(b.start, b.end, _kind(b), b) for b in bodies])
    role_at = _Window([(r.start, r.end, "R", r) for r in roles])
    persons = _Window([(p.start, p.end, "P", p) for p in people if p.form == "name" and p.is_proven])
    person_at = _Window([(p.start, p.end, "P", p) for p in people])
    years = {} if published else years_of_months(document.flow)
    last_date: str | None = None
    recent: list[BodyMention] = []
    intro, intro_block = "", -1
    intro_bodies: tuple[BodyMention, ...] = ()
    block_numbers = {block.start: number for number, block in enumerate(document.blocks)}
    for sentence in document.sentences:
        number = block_numbers[sentence.block.start]
        re.expect(document.flow, sentence.start, sentence.end)
        dates: list[_Item] = [
            (d.start, d.end, "D", d)
            for d in find_dates(document.flow, sentence.start, sentence.end, published, last=last_date, years=years)
        ]
        named = persons.between(sentence.start, sentence.end)
        dates = [item for item in dates if not _is_of_a_name(document.flow, item, named)]
        last_date = next((d.edtf for *_, d in reversed(dates) if isinstance(d, DateMention)), last_date)
        figures: list[_Item] = [
            (f.start, f.end, "F", f) for f in find_figures(document.flow, sentence.start, sentence.end)
        ]
        inside = body_at.between(sentence.start, sentence.end)
        layers: list[list[_Item]] = [
            inside,
            dates,
            role_at.between(sentence.start, sentence.end),
            person_at.between(sentence.start, sentence.end),
            figures,
        ]
        plain = with_groups(mark(document.flow, sentence.start, sentence.end, _layered(layers)))
        here = tuple(item for *_, item in inside if isinstance(item, BodyMention))
        in_list = bool(intro) and _continues_list(document, sentence, number - intro_block)
        yield View(
            sentence,
            plain,
            with_posts(plain),
            intro if in_list else "",
            intro_bodies if in_list else (),
            tuple(recent[-14:]),
            here,
        )
        recent.extend(here)
        line = document.flow[sentence.start : sentence.end]
        if line.rstrip().endswith(":"):
            intro, intro_block, intro_bodies = line, number, here
        elif in_list:
            intro_block = number
        elif number != intro_block:
            intro = ""


def _is_of_a_name(flow: str, date: _Item, persons: list[_Item]) -> bool:
    """“April Jones said”, “Ruth May said”: a month that is somebody's given name or surname."""
    inside = any(p[0] <= date[0] and date[1] <= p[1] and p[:2] != date[:2] for p in persons)
    return inside and not is_after_preposition(flow, date[0])


def _continues_list(document: Document, sentence: Sentence, distance: int) -> bool:
    """Say whether a sentence stands in the list that its introduction opened."""
    if distance > 1:
        return False
    opens_small = document.flow[sentence.block.start : sentence.block.start + 1].islower()
    is_verdict = _VERDICT.match(document.flow, sentence.block.start) is not None
    return sentence.block.kind == "item" or opens_small or is_verdict or distance == 0


# a line of minutes that goes on from "The Governing Body:"
_VERDICT = re.compile(
    r"\W*(?:also |unanimously )?(?:agreed|approved|noted|deferred|endorsed|ratified|received|supported|rejected"
    r"|recommended|considered|authorised|delegated|declined|refused|accepted|adopted)\b",
    re.IGNORECASE,
)


_Item = tuple[int, int, str, object]


class _Window:
    """Spans in order, read from left to right with a pointer that never goes back far."""

    def __init__(self, spans: list[_Item]) -> None:
        self._spans = spans
        self._next = 0

    def between(self, start: int, end: int) -> list[_Item]:
        """Give the spans that lie between two offsets; calls come in the order of the text."""
        while self._next < len(self._spans) and self._spans[self._next][0] < start:
            self._next += 1
        found = []
        index = self._next
        while index < len(self._spans) and self._spans[index][0] < end:
            if self._spans[index][1] <= end:
                found.append(self._spans[index])
            index += 1
        return found


def _layered(layers: list[list[_Item]]) -> list[_Item]:
    """Lay the mentions of a sentence over each other; an earlier layer keeps its place."""
    kept: list[_Item] = []
    for layer in filter(None, layers):
        starts = [item[0] for item in kept]
        added: list[_Item] = []
        for item in layer:
            after = bisect_left(starts, item[1])
            covered = after > 0 and kept[after - 1][1] > item[0]
            if not covered and not (added and added[-1][1] > item[0]):
                added.append(item)
        kept = sorted([*kept, *added], key=lambda item: item[0])
    return kept


def bodies_of(marked: Marked) -> Sequence[tuple[int, BodyMention]]:
    """Give the body tokens of a marked sentence with their places in it."""
    return marked.placed("BG", BodyMention)


def dates_of(marked: Marked) -> Sequence[tuple[int, DateMention]]:
    """Give the date tokens of a marked sentence with their places in it."""
    return marked.placed("D", DateMention)
