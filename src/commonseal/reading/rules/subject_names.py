"""Under what name a paper speaks of bodies together, of what is to be formed, and of arrangements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.registry import Body
from commonseal.reading.rules.by_kind_alone import asked_about, in_uniform, new_one
from commonseal.reading.rules.named_things import nearest_before
from commonseal.reading.rules.subject_patterns import (
    CAN_BE_FORMED,
    COMES,
    COMING,
    FORMING,
    IN_WORDS,
    NAME,
    NEW_ONE,
    NOT_SCHEME,
    PLURALS,
    POOL,
    VAGUE_SET,
)

_KNOWN_AS = re.compile(
    r"\b(?:to be|will be|would be|is|are|be|being) (?:called|known as|named|branded)(?: the)?\s[\"“‘']?"
    r"(?P<name>[A-Z][\w’'&-]+(?:\s(?:(?:and|of|for|the|&)\s)?[A-Z][\w’'&-]+){1,6})"
)


_SOON = 3  # sentences for which “it” and “the savings” may be those of what was announced


def _is_joint(body: Body) -> bool:
    """A body that others have together, other than one that only looks on."""
    if body.body_class == "committee":
        return "Joint" in body.name and not NOT_SCHEME.search(body.name)
    return body.body_class in {"partnership", "system"}


# “the two councils, A and B”: the set, and then its members
_EXPLAINED = re.compile(
    r"\b(councils|boroughs|districts|trusts|forces|services|CCGs|ICBs|bodies|organisations|partners"
    r"|authorities)(?:,| \(| –|:) (?=[A-Z]).*$"
)


_EMPLOYED_BY = rule_pattern(
    r"\W*(?:The|All|Its|Their|\[B\d+\]'?s?)(?: of (?:the|its|their|\[B\d+\]'?s?))? {F} (?:of (?:its|their|the"
    r"|\[B\d+\]'?s?) )?(?:[\w-]+ )?(?:staff|people|employees|officers|members)"
    r"(?: who work (?:in it|there)| (?:in|of) (?:it|the (?:team|service|unit|hub|department)))?"
    r" (?:are|were|will be|is) (?:all )?employed by (?:the )?{B}"
)
_APPOSED_PERSON = rule_pattern(r", {P:person}, (?:now |has |is |will |would )")
_NUMBERED = re.compile(r"\d{1,3}\.(?:\d|\s)")
_LONG = 120
# “to become a single partnership, Tolgate Family Doctors, on the 1st”
_BECOMING = re.compile(
    r"\b(?:becom(?:e|es|ing)|form(?:s|ing)?|creat(?:e|es|ing)|merg(?:e|es|ing) into|establish(?:ing)?|ma(?:ke|king))"
    r" (?:an?|one) (?:(?:single|new|larger|bigger|merged|combined|joint|super|city-wide|countywide) ){0,2}"
    r"(?:partnership|practice|trust|company|charity|association|school|college|group|federation|force|service|surgery"
    r"|landlord|organisation|body)(?:,| –| \(| called| named| known as| to be called| to be known as) (?:the )?"
    r"(?P<name>[A-Z][\w’'&-]+(?: (?:(?:and|of|for|the|&) )?[A-Z][\w’'&-]+){1,6})(?=[,.;)]| –| (?:on|from|in|by|with)\b)"
)
_NO_NAMES = frozenset(
    ["The", "This", "That", "These", "Those", "It", "Its", "Their", "Our", "We", "A", "An", "All", "Both"]
)


# a name within another is one too, so that nothing is passed over
_PROVIDER = re.compile(
    r"\b(?=(?P<name>(?P<first>[A-Z][\w'’&-]*)(?: (?:and |of )?[A-Z][\w'’&-]+){0,3} (?:Health|Care|Homes|Services"
    r"|Partnership|Ltd|Limited|Group|Federation|Collaborative|Enterprises?|Housing|CIC|Alliance)\b(?! [A-Z])))"
)


@lru_cache(maxsize=2)
def named_in_becoming(flow: str) -> str:
    """Give the one name that a paper gives what others are to become, where it is no body that the paper knows.

    Args:
        flow: The text of the paper.
    """
    found = {" ".join(match["name"].split()) for match in _BECOMING.finditer(flow)}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=2)
def _providers(flow: str) -> dict[str, set[str]]:
    """Give the names of a paper that end as those of providers do, by the word that they begin with."""
    found: dict[str, set[str]] = {}
    for match in _PROVIDER.finditer(flow):
        found.setdefault(match["first"], set()).add(" ".join(match["name"].split()))
    return found


@dataclass(slots=True)
class Names:
    """Finds the names of what the figures of one paper may be about, at the sentence that was entered last."""

    paper: Paper
    _number: int = 0
    _shared: str = ""
    _coming: str | None = None
    _scheme: str | None = None
    _known_as: str | None = None
    _announced: str = ""
    _announced_at: int = -_SOON - 1

    def hear(self, announced: str) -> None:
        """Take note of what the sentence entered last announces, if anything."""
        if announced:
            self._announced, self._announced_at = announced, self._number

    def is_number(self, body: BodyMention) -> bool:
        """“142 practices in 31 networks”: a set that is told by how many they are, and owns no figures."""
        return body.is_set and self.named(body)[:1].isdigit()

    def can_owe(self, name: str) -> bool:
        """Say whether a name is that of a body with money of its own."""
        return self.paper.class_of(name) not in {"", "committee"}

    def has_just_heard(self) -> bool:
        """Say whether one of the sentences just before announced something."""
        return 0 < self._number - self._announced_at <= _SOON

    @property
    def sentence_before(self) -> str:
        """The marked text of the sentence before the one entered last."""
        return self.paper.marked_before(self._number)

    def comes_before(self, view: View) -> bool:
        """“A and B make way for C. It will serve …”: the sentence before names the body that is to come."""
        coming = self.coming()
        before = self.paper.views[view.number - 1] if view.number else None
        return bool(coming) and before is not None and any(coming in body.names for body in before.bodies)

    def called_like_a_person(self, view: View, edge: int) -> str:
        """“The new team, Learning Together, will …”: a name that only looks like a person's."""
        match = _APPOSED_PERSON.match(view.plain.text, edge)
        person = view.plain.item(match["person"]) if match else None
        return person.name if isinstance(person, PersonMention) and not person.is_proven else ""

    def is_paragraph(self, view: View) -> bool:
        """Say whether an item is a numbered paragraph, which begins anew, and no item of a list."""
        block = view.sentence.block
        is_long = block.end - block.start > _LONG
        return is_long and _NUMBERED.match(self.paper.document.flow, block.start) is not None

    def by_initials(self, initials: str) -> str:
        """Give the first body of the paper whose name has these initials, or an empty string."""
        for body in self.paper.registry.bodies:
            if "".join(word[0] for word in body.name.split() if word[0].isupper()).endswith(initials):
                return body.name
        return ""

    def by_beginning(self, words: str) -> str:
        """The one body of the paper whose name begins with the words, which are a name themselves."""
        if not NAME.fullmatch(words) or words in _NO_NAMES:
            return ""
        alike = self.paper.registry.beginning_with(words)
        own = [body for body in alike if body.body_class not in {"committee", "system", "partnership"}]
        own = [body for body in own if not body.is_future] or own
        found = [body.name for body in own or alike]
        return found[0] if len(found) == 1 else "" if found else self._provider(words)

    def _provider(self, words: str) -> str:
        """“Marram said”, of Marram Community Health: a provider that the paper names in full, and that is no body."""
        found = _providers(self.paper.document.flow).get(words.split(" ", 1)[0], set())
        names = {name for name in found if name.startswith(f"{words} ")}
        return next(iter(names)) if len(names) == 1 else ""

    def new_body(self, region: str) -> str:
        """“The new trust”, “the bigger one”: what is to be formed, or an empty string."""
        if coming := COMING.match(region):
            return self.coming() or str(coming["name"])
        return (self.coming() or new_one(self.paper, self._number)) if NEW_ONE.fullmatch(region) else ""

    def council_of(self, place: re.Match[str] | None) -> str:
        """“The county now has 412,000 residents”: the one council of that kind."""
        if place is None:
            return ""
        found = [b.name for b in self.paper.registry.in_order("council") if not b.is_future]
        kind = [name for name in found if place[1].casefold() in name.casefold()]
        return kind[0] if len(kind) == 1 else ""

    def of_what_they_work_in(self, view: View) -> str:
        """“The 31 staff are employed by A”: those of the partnership, team or service named just before."""
        if not _EMPLOYED_BY.match(view.plain.text) or self._number == 0:
            return ""
        before = self.paper.views[self._number - 1]
        start, end = before.sentence.start, before.sentence.end
        if named := nearest_before(self.paper.document.flow, end, end - start):
            return named
        shared = [body.names[0] for body in before.bodies if body.body_class in {"partnership", "system"}]
        return shared[-1] if shared else self.scheme() if self.has_just_heard() else ""

    def asked_of(self, view: View) -> str:
        """“How big will the new trust be?”: what a question asks of, and the answer calls “it”."""
        return asked_about(self.paper, view, self.coming, self.by_beginning)

    def coming(self) -> str:
        """Give the body that the paper says will be formed, or an empty string."""
        if self._coming is None:
            future = [b.name for b in self.paper.registry.bodies if b.is_future]
            told = future[0] if future else next(self._formed(), "")
            self._coming = told or named_in_becoming(self.paper.document.flow)
        return self._coming

    def together(self) -> str:
        """Give the set of bodies that the paper most often speaks of together."""
        sets = [b for view in self.paper.views for b in view.bodies if len(b.names) > 1]
        if not sets:
            return ""
        counts = Counter(frozenset(b.names) for b in sets)
        members = max(counts, key=lambda names: counts[names])
        body = next(b for b in sets if frozenset(b.names) == members)
        return self.named(replace(body, form="they"))

    def option(self, number: str) -> str:
        """Give the name of an option that the paper lists under a number or a letter."""
        listed = re.compile_for_now(
            rf"^\W*(?:[Oo]ption )?{re.escape(number)}[.:)]?(?: [–-])? +(?P<name>[A-Z][\w' -]{{2,40}}?)"
            r" *(?:\||\t|   |\.|:|$)",
            re.M,
        )
        found = listed.search(self.paper.document.flow)
        return found["name"] if found else f"Option {number}"

    def fuller(self, name: str, *, is_new: bool = False) -> str:
        """Give the fuller name of an arrangement that the heading or the sentences just before have."""
        if of_one := in_uniform(self.paper, name):
            return of_one
        return (self.known_as() if name.startswith("new ") else "") or self._by_neighbours(name, is_new=is_new)

    def _by_neighbours(self, name: str, *, is_new: bool) -> str:
        section = re.sub(r"^[\d.)(a-z]{1,5} ", "", self.paper.views[self._number].section)
        if known := self._known_elsewhere(name, section, is_new=is_new):
            return known
        fund = re.sub(r"^[\d./]{2,9} ", "", section)
        if not is_new and POOL.fullmatch(name) and re.fullmatch(r"(?:[A-Z][a-z]+ ){1,3}Fund", fund):
            return fund
        plain = re.sub(r"^(?:The|A|Our) ", "", section)
        is_heading = plain.lower().endswith(f" {name.lower()}") and len(plain.split()) <= 7
        if is_heading or len(name.split()) > 2:
            return plain if is_heading else name
        if " " not in name and (own := self.apposed(name)):
            return own
        words = r"(?:(?!(?:of|the|an?|to|for|in|on|with|by|their|its|our)\b)[\w'-]+ )"
        pattern = re.compile_for_now(rf"\b(?:an?|the|our|their|its) ({words}{{1,4}}{re.escape(name)})\b", re.IGNORECASE)
        for view in reversed(self.paper.views[max(0, self._number - 3) : self._number]):
            if found := pattern.findall(view.plain.text):
                return str(found[-1])
        return name

    def _known_elsewhere(self, name: str, section: str, *, is_new: bool) -> str:
        """“The pooled fund” of the Better Care Fund, “the new team” that the paper calls a single leadership team."""
        if not is_new and POOL.fullmatch(name) and self._is_of_better_care(section):
            return "Better Care Fund"
        return self._shared_by_noun(name.rsplit(" ", 1)[-1]) if name.startswith("new ") else ""

    def _is_of_better_care(self, section: str) -> bool:
        """Say whether the heading, the sentence or the one before speaks of the Better Care Fund."""
        near = [view.plain.text for view in self.paper.views[max(0, self._number - 1) : self._number + 1]]
        return any("Better Care Fund" in words for words in (section, *near))

    def _shared_by_noun(self, noun: str) -> str:
        """“The new team would save …”: the one that the paper calls a single or joint team with more words."""
        fuller = re.compile_for_now(
            rf"\b(?:single|joint|shared|integrated|combined) (?:[a-z]+ ){{0,3}}{re.escape(noun)}\b"
        )
        found = fuller.findall(self.paper.document.flow)
        return max(found, key=found.count) if found else ""

    def apposed(self, noun: str) -> str:
        """“Five Rivers Adoption, the agency that …”: the own name that the sentences just before give a noun."""
        naming = re.compile_for_now(
            rf"\b(?P<name>[A-Z][\w'-]+(?: (?:and |of |for )?[A-Z][\w'-]+){{1,5}})"
            rf"(?:,| is) (?:the|an?|its|their|our) (?:[\w-]+ ){{0,3}}{re.escape(noun)}\b"
        )
        for view in reversed(self.paper.views[max(0, self._number - 4) : self._number]):
            written = self.paper.document.flow[view.sentence.start : view.sentence.end]
            if found := naming.findall(" ".join(written.split())):
                return str(found[-1])
        return ""

    def known_as(self) -> str:
        """“The tie-up, to be known as Valley Services”: the one name that a paper gives what is new in it."""
        if self._known_as is None:
            found = {" ".join(match["name"].split()) for match in _KNOWN_AS.finditer(self.paper.document.flow)}
            self._known_as = found.pop() if len(found) == 1 else ""
        return self._known_as

    def only_of(self, body_class: str) -> str:
        """Give the one body of a kind that the paper names, else its own body where it is of that kind."""
        own = [name for name in self.paper.author if self.paper.class_of(name) == body_class]
        found = [body.name for body in self.paper.registry.of_class(body_class)] if body_class else []
        return own[0] if len(own) == 1 else found[0] if len(found) == 1 else ""

    def called(self, noun: str) -> str:
        """Give the name that the paper most often gives a body yet to be formed, its noun being known."""
        if " " in noun:
            return noun
        flow = self.paper.document.flow
        found = re.findall(rf"\b(?:new|single|merged|combined) {re.escape(noun)}\b", flow)
        return max(found, key=found.count) if found else noun

    def _formed(self) -> Iterator[str]:
        flow = self.paper.document.flow
        for view in self.paper.views:
            for body in view.bodies:
                if len(body.names) != 1 or body.form != "name" or body.body_class not in CAN_BE_FORMED:
                    continue
                lead = flow[max(view.sentence.start, body.start - 50) : body.start]
                if FORMING.search(lead) or COMES.match(flow, body.end):
                    yield body.names[0]

    def scheme(self) -> str:
        """Give what savings and costs of change are about: the coming body, the joint body, or what is shared."""
        if self._scheme is None:
            joint = [b for b in self.paper.registry.bodies if _is_joint(b)]
            joint.sort(key=lambda b: -len(b.mentions))
            most = joint[0].name if joint else ""
            self._scheme = self.coming() or most
        return self._scheme or self._shared or (self._announced if self.has_just_heard() else "")

    def named(self, body: BodyMention) -> str:
        """Give the body, or the set under the name the text gives it."""
        if len(body.names) == 1:
            return body.names[0]
        phrase = " ".join(self.paper.document.flow[body.start : body.end].split())
        phrase = _EXPLAINED.sub(r"\1", phrase)
        if body.form == "list" and (said := self._said_of_all(body)):
            return said
        if VAGUE_SET.search(phrase) or body.form in {"they", "us"}:
            classes = {self.paper.class_of(name) for name in body.names}
            noun = PLURALS.get(classes.pop(), "") if len(classes) == 1 else ""
            count = IN_WORDS.get(len(body.names), str(len(body.names)))
            return f"the {count} {noun}" if noun else phrase if body.form == "set" else self._spoken_of_as(body)
        return phrase if " " in phrase and body.form in {"set", "list", "name"} else ""

    def _spoken_of_as(self, body: BodyMention) -> str:
        """“They”, of a council and a CCG which the paper elsewhere calls “the two organisations”."""
        for view in self.paper.views:
            for other in view.bodies:
                if other.form == "set" and set(other.names) == set(body.names):
                    phrase = self.paper.document.flow[other.start : other.end]
                    return _EXPLAINED.sub(r"\1", " ".join(phrase.split()))
        return ""

    def _said_of_all(self, body: BodyMention) -> str:
        """“A ICB, B ICB and C ICB”, which the paper elsewhere calls “the three ICBs”."""
        classes = {self.paper.class_of(name) for name in body.names}
        noun = PLURALS.get(classes.pop(), "") if len(classes) == 1 and len(body.names) > 2 else ""
        phrase = f"{IN_WORDS.get(len(body.names), '')} {noun}"
        return f"the {phrase}" if noun and phrase in self.paper.document.flow else ""
