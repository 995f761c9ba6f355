"""Whom a figure is about: the owner its noun names, the subject of its clause, or what the text was speaking of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View, bodies_of
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.announced_things import announced, is_of_what_was_announced
from commonseal.reading.rules.bare_places import bare_place
from commonseal.reading.rules.by_kind_alone import body_by_kind, company_in, in_uniform, like_all, one_of_two
from commonseal.reading.rules.own_money import BODYS_OWN
from commonseal.reading.rules.subject_leads import leads, owns
from commonseal.reading.rules.subject_names import Names
from commonseal.reading.rules.subject_patterns import (
    ABOUT_A_THING,
    ADVERB_LAST,
    ALL_MEMBERS,
    APPOSED,
    APPOSED_BODY,
    ARGUES,
    ARRANGEMENT,
    CALLED,
    COMING,
    CONDITION,
    DOCUMENT,
    DONE_BY,
    FIGURE_NOUN,
    GAPPED_NAME,
    IS_EMPLOYER,
    IT,
    LOCAL,
    LOCAL_NAME,
    LOCAL_PHRASE,
    NEIGHBOUR,
    NO_NAME,
    OF_SO_MANY,
    ONE_OF_TWO,
    OPENING,
    OPTION,
    OTHER_BODY,
    OWN_CLAUSE,
    OWN_SUM,
    PLACE,
    PREDICATE,
    PREPOSITION,
    PRONOUN,
    PRONOUN_ALONE,
    PROPER,
    SHARED,
    THING,
    WILL,
    any_word,
    verb_from,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about, and how surely: ``signals`` say what was guessed."""

    name: str
    signals: frozenset[str] = frozenset()
    is_set: bool = False


_NOTHING = Subject("")


@dataclass(slots=True)
class Subjects(Names):
    """Finds what the figures of one paper are about, reading from its first sentence to its last."""

    _topic: Subject = _NOTHING
    _heading: str = ""
    _sentence: dict[int, Subject] = field(default_factory=dict)
    _is_other: bool = False
    _last_body: str = ""
    _was_asked: bool = False
    _now_asked: bool = False

    def enter_all(self, views: Iterable[View]) -> None:
        """Take note of sentences one after another."""
        for view in views:
            self.enter(view)

    def enter(self, view: View) -> None:
        """Take note of a sentence: what it speaks of is what "it" means in the next."""
        block = view.sentence.block
        self._number = view.number
        if block.kind == "heading":
            here = [b for b in view.bodies if len(b.names) == 1 and b.form == "name"]
            self._heading = here[0].names[0] if len(here) == 1 else ""
            asked = self.asked_of(view)
            self._topic, self._now_asked = Subject(asked), bool(asked)
            return
        shared = SHARED.findall(view.plain.text)
        self._shared = str(shared[-1]) if shared else self._shared
        self.hear(announced(view))
        self._is_other = False
        self._was_asked, asked = self._now_asked, self.asked_of(view)
        self._now_asked = bool(asked)
        subject = self._of_kind(view) or self._done_by(view) or self._option(view) or self._predicate(view)
        subject = Subject(asked) if asked else subject or self._subject_of(view)
        self._sentence[view.number] = subject
        if self.can_owe(subject.name):
            self._last_body = subject.name
        if IS_EMPLOYER.search(view.plain.text):
            return  # “A is the employer of its staff. It is led by …”: still of the team
        if "subject of a paper" in subject.signals and BODYS_OWN.search(view.plain.text):
            return  # “The forecast was a deficit of £3m”: of the body that was spoken of before
        if subject.name:
            self._topic = subject
        elif self._was_asked:
            return
        elif view.sentence.opens_block and (block.kind != "item" or self.is_paragraph(view)):
            self._topic = _NOTHING

    def take_up(self, view: View, names: Sequence[str]) -> None:
        """“She said that the service had 83 staff. Its budget …”: what figures are of is spoken of."""
        is_one = len(set(names)) == 1 and names[0][:1].islower() and not names[0].startswith(("the ", "both "))
        if is_one and not self.of_sentence(view).name:
            self._topic = Subject(names[0], frozenset(["subject a phrase"]))

    def if_a_body(self, subject: Subject) -> Subject:
        """Give, in place of a thing that was spoken of before, the body last spoken of: things have no deficit."""
        is_guess = "subject inherited" in subject.signals and not self.can_owe(subject.name) and not subject.is_set
        if not is_guess and "subject of a paper" not in subject.signals:
            return subject
        body = self._last_body or self._heading or (self.paper.author[0] if len(self.paper.author) == 1 else "")
        return Subject(body, subject.signals) if body else subject

    def is_of_the_scheme(self, view: View, position: int) -> bool:
        """Say whether “it” beside a figure is what the sentence before announced."""
        return self.has_just_heard() and is_of_what_was_announced(view, self.paper.document.flow, position)

    @property
    def topic(self) -> Subject:
        """What the text speaks of at the sentence entered last."""
        return self._topic

    def of_sentence(self, view: View) -> Subject:
        """Give the subject of a sentence that has been entered."""
        return self._sentence.get(view.number, _NOTHING)

    def before(self, view: View, position: int, first: int) -> Subject:
        """Find whom the figure at a position of a marked sentence is about, its clause beginning at ``first``."""
        marked = view.plain
        subject = self.of_sentence(view)
        condition = CONDITION.match(marked.text[first:position])
        first += condition.end() if condition else 0
        if "subject by its kind" in subject.signals:
            return subject
        local = self._local(marked, first, position)
        if local.name:
            return local
        if subject.name or self._is_other:
            return subject
        return self._near(view, position, first)

    def _subject_of(self, view: View) -> Subject:
        text = view.plain.text
        opening = OPENING.match(text)
        start = opening.end() if opening else 0
        verb = verb_from(text, start + 1)
        if not verb or verb.start() - start > 220:
            return _NOTHING
        region = re.sub(r"^\[D\d+\]'s ", "", text[start : verb.start()].split(", ")[0].strip(" ,"))
        region = ADVERB_LAST.sub("", region)
        if place := PLACE.fullmatch(region):
            self._is_other = not (body := self.council_of(place))
            return Subject(body, frozenset(["subject a place"]))
        edge = start + len(text[start : verb.start()].split(", ")[0])
        if other := OTHER_BODY.fullmatch(region):
            return self._other(view.plain, edge, other["noun"].lower())
        if own := self._own_name(view, region, edge, verb.start()):
            return own
        argues = ARGUES.match(IT.sub("it", text[start : verb.end() + 1]))
        told = self._argued(view) if argues else self._company(view, region + verb.group())
        return told or self._phrase(view, region)

    def _own_name(self, view: View, region: str, edge: int, verb: int) -> Subject | None:
        """What a name beside the subject calls it, and the body to come that “it will” stands for."""
        text = view.plain.text
        called = CALLED.match(text, edge) or APPOSED.match(text, edge)
        if called and not re.search(r"\[", called["name"]):
            return Subject(called["name"])
        if PRONOUN_ALONE.fullmatch(region) and WILL.match(text, verb - 1) and self.comes_before(view):
            return Subject(self.coming(), frozenset(["subject a pronoun"]))
        name = self.called_like_a_person(view, edge)
        return Subject(name, frozenset(["subject a name"])) if name else None

    def _option(self, view: View) -> Subject | None:
        """“Option 3 scored best”: an option is what the sentence is about."""
        match = OPTION.match(view.plain.text)
        if match is None:
            return None
        token = match["number"]
        number = str(getattr(view.plain.item(token), "value", token)) if token.startswith("[") else token
        return Subject(self.option(number), frozenset(["subject a phrase"]))

    def _done_by(self, view: View) -> Subject | None:
        """“The work is done by our joint unit, which …”: what does the work is spoken of."""
        match = DONE_BY.match(view.plain.text)
        if match is None:
            return None
        return Subject(self.fuller(match["name"].strip()), frozenset(["subject a phrase"]))

    def _predicate(self, view: View) -> Subject | None:
        """“The second matter was A”: A is what is spoken of, unless the sentence itself has a figure."""
        match = None if "[F" in view.plain.text else PREDICATE.match(view.plain.text)
        body = view.plain.item(match["body"]) if match else None
        return self._body(body) if isinstance(body, BodyMention) and len(body.names) == 1 else None

    def _company(self, view: View, words: str) -> Subject | None:
        name = company_in(self.paper, view, words)
        return Subject(name, frozenset(["subject a name"])) if name else None

    def _of_kind(self, view: View) -> Subject | None:
        name = like_all(self.paper, view)
        return Subject(name, frozenset(["subject by its kind"])) if name else None

    def _other(self, marked: Marked, edge: int, noun: str) -> Subject:
        """“Its neighbour, [B], …”: the body so named, else the only other one that the paper speaks of."""
        apposed = APPOSED_BODY.match(marked.text, edge)
        body = marked.item(apposed["body"]) if apposed else None
        if isinstance(body, BodyMention):
            return self._body(body)
        if (named := NEIGHBOUR.match(marked.text, edge)) and noun.startswith(("neighbour", "rival", "counterpart")):
            return Subject(named["name"], frozenset(["subject a name"]))
        others = [
            b.name for b in self.paper.registry.bodies if can_be_party(b.body_class) and b.name != self._topic.name
        ]
        self._is_other = True
        known = len(others) == 1 and self._topic.name and noun.startswith(("neighbour", "partner", "counterpart"))
        return Subject(others[0], frozenset(["subject the other body"])) if known else _NOTHING

    def _argued(self, view: View) -> Subject:
        """“It forecasts savings” after a sentence on a business case: the scheme's, else the case's own."""
        before = self.paper.marked_before(view.number)
        nouns = re.findall(
            rf"(?<!\w)(?:her|his|its|the|an?|their|\[P\d+\]) ((?:(?:full|outline) )?{any_word('document_nouns')})\b",
            before,
        )
        if self.scheme() or nouns:
            return Subject(self.scheme() or str(nouns[-1]), frozenset(["subject the scheme"]))
        return self._topic

    def _phrase(self, view: View, region: str) -> Subject:
        """What a noun phrase means: a body, an arrangement, the coming body, or what was spoken of before."""
        if PRONOUN.match(region) and len(region) < 12:
            return self._topic
        if one := ONE_OF_TWO.fullmatch(region):
            return Subject(one_of_two(view, first=one.group(1).lower() in {"former", "first"}))
        if all_of := ALL_MEMBERS.match(region):  # “all members of the team”
            region = all_of["rest"]
        tokens = list(re.finditer(r"\[[BG]\d+\]", region))
        if tokens:
            return self._with_bodies(view.plain, region, tokens)
        if new := self.new_body(region):
            return Subject(new)
        owned = re.search(r" (?:of|for|at) the ([A-Z]{3,6})$", region)
        body = self.by_initials(owned.group(1)) if owned else ""
        if body or FIGURE_NOUN.search(re.split(r"\b(?:of|for|in|at)\b", region)[0].strip()):
            return Subject(body)
        is_of_paper = DOCUMENT.search(region) and self.scheme()
        return Subject(self.scheme(), frozenset(["subject of a paper"])) if is_of_paper else self._plain(region)

    def _plain(self, region: str) -> Subject:
        """A phrase without a body: an arrangement, the paper that argues for it, initials, or a name."""
        words = re.sub(r"^(?:the|a|an|this|our|its|their|her|his|one)\s+", "", region, flags=re.IGNORECASE)
        words = OF_SO_MANY.sub("", ABOUT_A_THING.sub("", words))
        if NO_NAME.search(region) or "[" in words or OWN_SUM.match(words):
            return _NOTHING
        if kind := body_by_kind(self.paper, words, region, self._topic.name):
            return Subject(kind, frozenset(["subject a phrase"]))
        if found := THING.fullmatch(words) or ARRANGEMENT.match(words):
            own = "" if " " in found.group() else self.apposed(found.group()) or self.fuller(found.group())
            return Subject(own or found.group(), frozenset(["subject a phrase"]))
        if found := DOCUMENT.search(words):
            return Subject(found.group(), frozenset(["subject a paper"]))
        return self._so_called(region)

    def _so_called(self, region: str) -> Subject:
        """What initials or a name that is no body's call something."""
        initials = re.search(r"\b[A-Z]{3,6}$", region)
        body = self.by_initials(initials.group()) if initials else ""
        if body:
            return Subject(body)
        body = self.by_beginning(region)
        if body:
            return Subject(body, frozenset(["subject a short name"]))
        found = PROPER.match(region)
        name = bare_place(self.paper.document.flow, region) or (found["name"] if found else "")
        return Subject(name, frozenset(["subject a name"]) if name else frozenset())

    def _with_bodies(self, marked: Marked, region: str, tokens: list[re.Match[str]]) -> Subject:
        for token in tokens:
            body = marked.item(token.group())
            if not isinstance(body, BodyMention):
                continue
            lead = region[: token.start()]
            if not PREPOSITION.search(lead):
                return self._body(body)
            head = re.split(r"\b(?:of|for|in|at|between|from|by|with|to)\b", lead)[0].strip()
            if FIGURE_NOUN.search(head):
                return self._body(body)
            if coming := COMING.match(head):
                return Subject(self.coming() or coming["name"])
            plain = self._plain(head) if head else _NOTHING
            return plain if plain.name else _NOTHING
        return _NOTHING

    def meant(self, body: BodyMention) -> Subject:
        """Give the body that a mention means; “it” is what the sentences before speak of."""
        return self._body(body)

    def _body(self, body: BodyMention) -> Subject:
        if body.body_class == "national":
            return self._topic if body.form == "it" else _NOTHING
        signals = {"subject a pronoun"} if body.form in {"it", "they", "us"} else set()
        if body.form == "it" and self._topic.name and not self._topic.is_set:
            return self._topic
        return Subject(self.named(body), frozenset(signals), is_set=len(body.names) > 1 or body.is_set)

    def _local(self, marked: Marked, first: int, position: int) -> Subject:
        """The nearest body, or arrangement, before a figure that the figure's own verb or noun belongs to."""
        text = marked.text
        best, place = self._local_body(marked, first, position)
        for match in LOCAL_NAME.finditer(text, first, position) if place < 0 else ():
            is_object = not OWN_CLAUSE.search(match.group()) and PREPOSITION.search(text[first : match.start()])
            name = "" if is_object else self.by_beginning(match["name"])
            if name:
                best, place = Subject(name, frozenset(["subject a short name"])), match.start()
        gapped = GAPPED_NAME.search(text[first:position])
        name = (
            self.by_beginning(gapped["name"]) or bare_place(self.paper.document.flow, gapped["name"]) if gapped else ""
        )
        if name:
            return Subject(name, frozenset(["subject a short name"]))
        phrase = max(LOCAL_PHRASE.finditer(text, first, position), key=lambda m: m.start(), default=None)
        if phrase is not None and OWN_SUM.fullmatch(phrase["name"]):
            phrase = None  # “the annual budget is £3m” is the budget of whoever is spoken of
        if phrase is None or phrase.start() < place or PREPOSITION.search(text[first : phrase.start("name")]):
            return best
        coming = COMING.match(phrase["name"])
        name = self.coming() if coming else in_uniform(self.paper, phrase["name"])
        return Subject(name or phrase["name"], frozenset() if coming else frozenset(["subject a phrase"]))

    def _local_body(self, marked: Marked, first: int, position: int) -> tuple[Subject, int]:
        best, place = _NOTHING, -1
        for match in LOCAL.finditer(marked.text, first, position):
            body = marked.item(match.group()[: match.group().index("]") + 1])
            if not isinstance(body, BodyMention) or body.body_class == "national":
                continue
            is_own = owns(marked.text, match, position) if match["own"] else leads(marked.text, match, first, position)
            found = self._body(body) if is_own else _NOTHING
            if found.name:
                best, place = found, match.start()
        return best, place

    def _near(self, view: View, position: int, first: int) -> Subject:
        """The body nearest in the sentence, else what the text spoke of before: a guess."""
        bodies = [
            (p, b)
            for p, b in bodies_of(view.plain)
            if ((b.body_class != "national" and b.form != "us") or can_be_party(b.body_class))
            and not view.plain.text[:p].endswith("one of ")
        ]
        guess = frozenset(["subject the nearest body"])
        before = [b for p, b in bodies if first <= p < position] or [b for p, b in bodies if p < position]
        if before:
            return Subject(self.named(before[-1]), guess, is_set=len(before[-1].names) > 1)
        after = [b for p, b in bodies if p > position and b.form not in {"it", "they"} and not self.is_number(b)]
        if after and re.search(r"(?:of|for|at|in|to|from|by) (?:the )?\[B", view.plain.text[position : position + 60]):
            return Subject(self.named(after[0]), guess, is_set=len(after[0].names) > 1)
        inherited = self._inherited(view)
        return inherited if inherited.name or not after else Subject(self.named(after[0]), guess)

    def _inherited(self, view: View) -> Subject:
        """What the text spoke of before the sentence, what its heading names, or whose paper it is."""
        if self._topic.name:
            return Subject(self._topic.name, frozenset(["subject inherited"]), self._topic.is_set)
        if self._heading:
            return Subject(self._heading, frozenset(["subject in the heading"]))
        author = self.paper.author[0] if len(self.paper.author) == 1 else ""
        if author and can_be_party(self.paper.class_of(author)):
            return Subject(author, frozenset(["subject the paper's own body"]))
        recent = [b for b in view.before if b.body_class != "national"]
        if not recent:
            return _NOTHING
        return Subject(self.named(recent[-1]), frozenset(["subject inherited"]), len(recent[-1].names) > 1)
