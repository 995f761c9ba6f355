"""Stage 3b: what a paper has named so far, from which a reference takes its meaning.

The subject of the sentence before, which it names first, is what "it" and "the trust" go on about; a body that the
same sentence has named comes before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from commonseal.reading import expressions as re
from commonseal.reading.document import Document
from commonseal.reading.mentions import BodyMention
from commonseal.reading.registry import can_be_party

_JOINED = re.compile(
    r"[*_)]*\s*(?:,|,?\s*and|&|with|\|)\s*(?:the\s+|with\s+)?[(*_]*|;?\s*(?:and\s*)?\n?\s*\(?[a-z]\)\s*"
    r"|\s*\([A-Za-z “”\"]{2,40}\)\s*(?:,|and|with)\s*|(?:’s|'s)?\s+[\w ]{0,30}\b(?:with|and)\s+(?:the\s+)?"
)
_ENDED = re.compile(r"[.?!\n]\s")


@dataclass(slots=True)
class Past:
    """The bodies and groups named so far, the latest last."""

    document: Document
    single: list[BodyMention] = field(default_factory=list)
    groups: list[BodyMention] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def remember(self, mention: BodyMention) -> None:
        """Take note of a mention; bodies joined by commas and "and" become a group that "both" can mean later."""
        if len(mention.names) > 1:
            self.groups.append(mention)
        elif mention.form != "us":
            self.single.append(mention)
            self._coordinate(mention)

    def is_near(self, earlier: int, later: int) -> bool:
        """Say whether two places stand in one sentence."""
        return later - earlier < 300 and not _ENDED.search(self.document.flow, earlier, later)

    def topic(self, position: int, names: Container[str] | None = None) -> BodyMention | None:
        """Give what a reference goes on about: a body named earlier in its sentence, else the subject of one before.

        Args:
            position: Where the reference stands.
            names: The bodies it can mean; any when nothing is given.
        """
        start = self._sentence(position)
        latest: dict[int, BodyMention] = {}
        for mention in reversed(self.single[-60:]):
            if names is not None and mention.names[0] not in names:
                continue
            sentence = self._sentence(mention.start)
            if sentence == start:
                return mention
            if latest and sentence not in latest:
                break
            latest[sentence] = mention
        return next(iter(latest.values()), None)

    def _sentence(self, position: int) -> int:
        if not self._starts:
            self._starts.extend(sentence.start for sentence in self.document.sentences)
        index = bisect_right(self._starts, position) - 1
        return self._starts[index] if index >= 0 else 0

    def _coordinate(self, mention: BodyMention) -> None:
        names = list(mention.names)
        start = mention.start
        for earlier in self._earlier(mention):
            joined = _JOINED.fullmatch(self.document.flow, earlier.end, start)
            if not joined or earlier.names[0] in names or not can_be_party(earlier.body_class):
                break
            names.insert(0, earlier.names[0])
            start = earlier.start
        if len(names) > 1 and can_be_party(mention.body_class):
            self.groups.append(BodyMention(start, mention.end, tuple(names), mention.body_class, "list"))

    def _earlier(self, mention: BodyMention) -> Iterator[BodyMention]:
        edge = mention.start
        for earlier in reversed(self.single[-9:-1]):
            if edge - earlier.end > 90:
                return
            yield earlier
            edge = earlier.start
