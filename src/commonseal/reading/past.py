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
    r"|\s*\([A-Za-z “”\"]{2,40}\)\s*(?:,|and|with)\s*(?:\(?[0-9a-z]{1,3}\)\s*)?"
    r"|(?:’s|'s)?\s+[\w ]{0,30}\b(?:with|and)\s+(?:the\s+)?"
    r"|['\"”’]?\)(?:[,;]|,? and|; and)\s*\(?(?:[a-z0-9]{1,3}\)\s*)?(?:the\s+)?"
    r"|(?:’s|'s)?\s+[^.;,:\n]{0,70}\b(?:shar|merg|join|pool|team)(?:e|es|ed|ing|s)?\b[^.;,:\n]{0,50}\bwith\s+(?:the\s+)?"
)
# “who joins from A, and B's Jane Doe”: another clause begins
_OTHERS = re.compile(r"['’]s (?:own |new )?(?:Dr |Mr |Ms |Mrs )?[A-Z]")
# “A chief executive Jane Doe and B's John Roe”: two people, not two bodies together
_WORDS_BETWEEN = re.compile(r"(?:['’]s)? (?!and |with )[\w ]+ and ")
_AND = re.compile(r",? (?:and|with|together with|along with|plus|as well as) (?:the )?")
_GOES_ALONE = re.compile(r" (?:will|would|is|was|has|had|can|could|should|may|might)\b")
_AFTER_A_VERB = re.compile(
    r"\b(?:join|joins|joined|leave|leaves|left|replace|replaces|replaced|succeed|succeeds|merge with|merged with"
    r"|move to"
    r"|moved to|transfer to|go to|went to|enter|entered|become|becomes|became|take over|took over) (?:the )?$"
)
_THREE = 3
_GROUPS = 12
_ENDED = re.compile(r"[.?!\n]\s")
# “Somewhere City Council (“the City”)”: the bracket says it again
_AGAIN = re.compile(r"[ \xa0]\(['\"“‘]?(?:the )?")


# “About Dale Council”, over or before what is told of it
_NAME_ALONE = re.compile(
    r"\W*(?:\d[\d.]*\W*)?(?:About|Profile|Background|The)?\W*(?:the )?(?:\([A-Za-z ]{1,30}\)|\W)*", re.I
)
_ABOUT = re.compile(r"\W*(?:\d[\d.]*\W*)?About (?:the )?")
_CAREER = re.compile(
    r"(?:[,;–(] ?(?:an? |the |its |their )?(?:former(?:ly)?|ex-|previous(?:ly)?|until recently|once|latterly"
    r"|most recently|having|where|(?:joining|moving|coming)\b[^.;]{0,30} from"
    r"|who (?:also |now )?(?:holds|has|fills) (?:the same|a similar|the equivalent)\b"
    r"|who (?:once |previously |formerly |also )?(?:ran|led|headed|was|had|joins|joined|works|worked|served|came|comes"
    r"|moves|moved|left|leaves|used to))\b[^.;]*"
    r"|\b(?:joins?|joined|moves?|moved|comes?|came|arrives?|arrived|returns?|recruited|poached|hired|on loan"
    r"|on secondment|seconded)(?: \w+){0,2} from (?:the )?"
    r"|\b(?:was|had been|served as|worked as)(?: an?| the| its)?(?: [\w'’-]+){0,5} (?:chief|executive|director"
    r"|officer|chair|leader|head|manager|nurse|lead|secretary)(?: [\w'’-]+){0,4} (?:of|at|for|with) (?:the )?"
    r"|\b(?:career|previous(?:ly)? (?:worked|served|held|role|job|post|been|was|led|ran|chaired)\w*|prior to (?:that"
    r"|this|joining)|[Bb]efore (?:that|joining|moving|taking))\b[^.;]*)$"
)
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x-?|[Oo]ne-time|[Ee]rstwhile) (?:NHS )?$")
# “He retired from Dale Trust in 2016, having been …”
# “She is deputy director at neighbouring Dale Council”, “He is currently chair of Fell CCG”: where somebody comes from
_NEIGHBOURING = re.compile(
    r"\b(?:[Hh]e|[Ss]he|who) (?:is|was|has been) [^.;]{2,80} (?:at|of|for) (?:neighbouring|nearby) $"
)
_AT_PRESENT = re.compile(
    r"^\W*(?:[Hh]e|[Ss]he|(?:Mr|Mrs|Ms|Dr|Cllr|Councillor|Prof(?:essor)?|Sir|Dame) [A-Z][\w'’-]+) is"
    r" (?:currently|now|at present|presently) [^.;]{2,80} (?:of|at|for|with) (?:the )?$"
)
_LENT = re.compile(r"\b(?:secondment|seconded|loan) (?:to|at|with) (?:the )?$")
_RETIRED = re.compile(r"\b(?:retired|stepped down|departed) from (?:the )?$")
_LONG_AGO = re.compile(r"(?: in (?:19|20)\d\d| (?:\w+ ){1,3}years? ago)\b|,? having\b")
_BY_LINE = re.compile(r"[,–] (?:who (?:is|has been|leads|runs|heads|chairs)|currently|now|presently)\b[^.;]{0,90}$")
_BESIDE = re.compile(r"[A-Z][\w'’-]+,(?: an?| the| its)?(?: [\w'’-]+){1,7} (?:of|at|for|from|with) (?:the )?$")
_GOES_ON = re.compile(
    r"(?:['’]s [\w ]{3,40})?[,–] (?:has been|was|is to|will|would|becomes|takes|succeeds|replaces|joins|is set"
    r"|is due)\b"
)


def passing(words: str, after: str) -> str:
    """Say whether a body is named in passing: "career", "by-line" or an empty string.

    Args:
        words: The sentence up to the body's name.
        after: What follows the name.
    """
    if _CAREER.search(words) or _FORMER.search(words) or (_RETIRED.search(words) and _LONG_AGO.match(after)):
        return "career"
    if _NEIGHBOURING.search(words) or _LENT.search(words):
        return "career"
    if _AT_PRESENT.search(words) or _BY_LINE.search(words) or (_BESIDE.search(words) and _GOES_ON.match(after)):
        return "by-line"
    return ""


_OTHERS = re.compile(r"\bothers?\b")


def is_of_others(mention: BodyMention) -> bool:
    """Say whether a mention is a set of others without names: “covers four other authorities” is not about those."""
    return mention.form == "set" and len(mention.names) == 1 and _OTHERS.search(mention.names[0]) is not None


@dataclass(slots=True)
class Past:
    """The bodies and groups named so far, the latest last."""

    document: Document
    single: list[BodyMention] = field(default_factory=list)
    groups: list[BodyMention] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _blocks: list[int] = field(default_factory=list)

    def remember(self, mention: BodyMention) -> None:
        """Take note of a mention; bodies joined by commas and "and" become a group that "both" can mean later."""
        if len(mention.names) > 1:
            self.groups.append(mention)
            self._add_to_group(mention)
        elif mention.form != "us":
            self.single.append(mention)
            self._coordinate(mention)

    def last_groups(self) -> Iterator[BodyMention]:
        """Give the groups that a plural can still mean, the latest first."""
        return reversed(self.groups[-_GROUPS:])

    def is_near(self, earlier: int, later: int) -> bool:
        """Say whether two places stand in one sentence."""
        return later - earlier < 300 and not _ENDED.search(self.document.flow, earlier, later)

    def is_paragraph(self, earlier: int, later: int) -> bool:
        """Say whether two places stand in one paragraph."""
        return "\n" not in self.document.flow[earlier:later]

    def is_headed(self, name: str, later: int) -> bool:
        """Say whether a place stands under a heading, or after a first sentence, that is nothing but a body's name."""
        return any(mention.names[0] == name and self._heads(mention, later) for mention in reversed(self.single[-30:]))

    def _heads(self, mention: BodyMention, later: int) -> bool:
        if not self._blocks:
            self._blocks.extend(block.start for block in self.document.blocks)
        blocks, flow = self.document.blocks, self.document.flow
        over = blocks[bisect_right(self._blocks, mention.start) - 1]
        here = blocks[bisect_right(self._blocks, later) - 1]
        if over.kind == "heading":
            rest = f"{flow[over.start : mention.start]} {flow[mention.end : over.end]}"
            return here.section == over.section and _NAME_ALONE.fullmatch(rest) is not None
        return over == here and _ABOUT.fullmatch(flow[over.start : mention.start]) is not None

    def topic(self, position: int, names: Container[str] | None = None) -> BodyMention | None:
        """Give what a reference goes on about: a body named earlier in its sentence, else the subject of one before.

        Args:
            position: Where the reference stands.
            names: The bodies it can mean; any when nothing is given.
        """
        return self._topic(position, names, in_passing=False) or self._topic(position, names, in_passing=True)

    def _topic(self, position: int, names: Container[str] | None, *, in_passing: bool) -> BodyMention | None:
        start = self.sentence(position)
        latest: dict[int, BodyMention] = {}
        for mention in reversed(self.single[-60:]):
            if names is not None and mention.names[0] not in names:
                continue
            sentence = self.sentence(mention.start)
            if not in_passing and (mention.passing == "career" or (mention.passing and sentence != start)):
                continue
            if sentence == start:
                return mention
            if latest and sentence not in latest:
                break
            known = latest.get(sentence)
            if known is None or mention.body_class != "national":
                latest[sentence] = mention
        return next(iter(latest.values()), None)

    def sentence(self, position: int) -> int:
        """Give where the sentence begins in which a place stands."""
        if not self._starts:
            self._starts.extend(sentence.start for sentence in self.document.sentences)
        index = bisect_right(self._starts, position) - 1
        return self._starts[index] if index >= 0 else 0

    def _coordinate(self, mention: BodyMention) -> None:
        names = list(mention.names)
        start = mention.start
        for earlier in self._earlier(mention):
            if earlier.names[0] == names[0] and _AGAIN.fullmatch(self.document.flow, earlier.end, start):
                start = earlier.start
                continue
            joined = _JOINED.fullmatch(self.document.flow, earlier.end, start)
            if not joined or earlier.names[0] in names or not can_be_party(earlier.body_class):
                break
            has_clause = ", and" in joined.group() or _WORDS_BETWEEN.match(joined.group()) is not None
            if self._is_another_subject(earlier, mention, joined.group()):
                break
            if earlier.passing == "career" or (has_clause and _OTHERS.match(self.document.flow, mention.end)):
                break
            names.insert(0, earlier.names[0])
            start = earlier.start
        if len(names) == 1 and can_be_party(mention.body_class):
            self._add_to_group(mention)
        elif len(names) > 1 and can_be_party(mention.body_class):
            self.groups.append(BodyMention(start, mention.end, tuple(names), mention.body_class, "list"))

    def _is_another_subject(self, earlier: BodyMention, mention: BodyMention, joint: str) -> bool:
        """“Its nine schools would join A and the B would be wound up”: B is the subject of a clause of its own."""
        flow = self.document.flow
        return (
            _AND.fullmatch(joint) is not None
            and _GOES_ALONE.match(flow, mention.end) is not None
            and _AFTER_A_VERB.search(flow, max(0, earlier.start - 30), earlier.start) is not None
        )

    def _add_to_group(self, mention: BodyMention) -> None:
        """“The two authorities and A”, “A and both trusts”: all of them together."""
        near = [m for m in (*self.groups[-2:], *self.single[-1:]) if m.end <= mention.start]
        last = max(near, key=lambda m: m.end, default=None)
        if last is None or len(last.names) + len(mention.names) < _THREE or set(last.names) & set(mention.names):
            return
        if _AND.fullmatch(self.document.flow, last.end, mention.start) and can_be_party(last.body_class):
            names = (*last.names, *mention.names)
            self.groups.append(BodyMention(last.start, mention.end, names, mention.body_class, "list"))

    def _earlier(self, mention: BodyMention) -> Iterator[BodyMention]:
        edge = mention.start
        for earlier in reversed(self.single[-9:-1]):
            if edge - earlier.end > 130:
                return
            yield earlier
            edge = earlier.start
