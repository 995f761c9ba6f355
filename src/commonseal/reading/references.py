"""Stage 3b: what stands for a body without naming it in full.

Short forms ("Somewhere"), descriptions ("the CCG", "both councils", "all four"), "we" and "our" in a paper from a body,
"they" and "its". Each is settled by what was named before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import zip_longest

from commonseal.reading import expressions as re
from commonseal.reading.author import addressee_of, author_of
from commonseal.reading.discourse import Discourse, of_area
from commonseal.reading.document import Document
from commonseal.reading.lexicon import table
from commonseal.reading.mains import mains_of, short_forms
from commonseal.reading.mentions import BodyMention
from commonseal.reading.names import FullName
from commonseal.reading.past import Past, is_of_others, passing
from commonseal.reading.plurals import Plurals
from commonseal.reading.pronouns import Pronouns
from commonseal.reading.reference_forms import (
    AREA_IS,
    AREAS,
    COUNTS,
    GROUP_OF_TRUSTS,
    KIND_NAMES,
    KINDS_ALONE,
    NOT_BEFORE_SHORT,
    OF_A_TEXT,
    PART_OF_NAME,
    PLACE_AFTER,
    PRONOUN,
    ROLE_IN,
    TITLE_NEXT,
    VAGUE,
    described,
)
from commonseal.reading.registry import Body, Registry
from commonseal.reading.speakers import Speakers


class Resolver:
    """Settles what the references of one paper mean, from left to right."""

    def __init__(self, document: Document, found: list[FullName], registry: Registry) -> None:
        self._document = document
        self._registry = registry
        self._found = found
        self.author = author_of(document, found, registry)
        self.addressee = addressee_of(document, found, registry, self.author)
        self._set_names: dict[str, str] = {}
        self._former_set_names: set[str] = set()
        self._main: dict[str, Body] = {}
        self._shorts = short_forms(registry)
        self._discourse = Discourse(document, registry, self.author)
        lists = [tuple(registry.body(name).name for name in full.names) for full in found if len(full.names) > 1]
        self._plurals = Plurals(registry, self._discourse, lambda: self._asides, lists)
        speakers = Speakers(document, found, registry, self._shorts)
        self._pronouns = Pronouns(document, registry, self.author, speakers, self._members)

    def mentions(self) -> list[BodyMention]:
        """Give every mention of a body in the paper, in order, without overlaps."""
        self._main = mains_of(self._document.flow, self._found, self._registry, self._shorts)
        raw = sorted(self._raw(), key=lambda item: (item[0], -item[1], item[2]))
        past = Past(self._document)
        settled: list[BodyMention] = []
        edge = 0
        for start, end, _, match, name in raw:
            if start < edge:
                continue
            mention = self._named(name) if name is not None else self._settle(start, end, match, past)
            if mention is None:
                continue
            mention = self._in_passing(mention, past)
            settled.append(mention)
            edge = mention.end
            is_guessed = mention.form in {"set", "they"} and self._plurals.is_guessed(mention.start)
            if not is_guessed and not is_of_others(mention):
                past.remember(mention)
        widened = [self._discourse.with_neighbouring(self._with_final_set_name(mention)) for mention in settled]
        return [
            mention
            for mention, following in zip_longest(widened, widened[1:])
            if following is None or mention.start < following.start
        ]

    def _in_passing(self, mention: BodyMention, past: Past) -> BodyMention:
        """Mark a body that is named only because somebody comes or came from it, and a set of others."""
        if is_of_others(mention):
            return replace(mention, passing="by-line")
        if mention.form not in {"name", "short", "list"}:
            return mention
        how = self._passing(past.sentence(mention.start), mention.start, mention.end)
        return replace(mention, passing=how) if how else mention

    def _passing(self, sentence: int, start: int, end: int) -> str:
        text = self._document.flow
        return passing(text[max(sentence, start - 200) : start], text[end : end + 60])

    @cached_property
    def _asides(self) -> frozenset[str]:
        """The bodies that are named nowhere but where somebody comes or came from them."""
        past, flow = Past(self._document), self._document.flow
        places: dict[str, list[FullName]] = {}
        elsewhere: set[str] = set()
        for full in self._found:
            is_career = self._passing(past.sentence(full.start), full.start, full.end) == "career"
            for name in {self._registry.body(each).name for each in full.names}:
                places.setdefault(name, []).append(full)
                if not is_career:
                    elsewhere.add(name)
        for short, index in self._registry.aliases.items():
            name = self._registry.bodies[index].name
            named = () if name in elsewhere else places.get(name, ())
            if named and flow.count(short) > sum(short in flow[each.start : each.end] for each in named):
                elsewhere.add(name)
        return frozenset(places) - elsewhere

    def _with_final_set_name(self, mention: BodyMention) -> BodyMention:
        """A set first named in a headline takes the fuller name of the text below."""
        final = self._set_names.get(mention.body_class)
        if mention.is_set and final and len(mention.names) == 1 and mention.names[0] in self._former_set_names:
            return replace(mention, names=(final,))
        return mention

    def _raw(self) -> Iterator[tuple[int, int, int, re.Match[str] | None, FullName | None]]:
        for name in self._found:
            yield name.start, name.end, 0, None, name
        text = self._document.flow
        if self._shorts is not None:
            for match in self._shorts.finditer(text):
                # “the Trust”, where the paper gave that name, is no description
                start = match.start() if match["short"] in KIND_NAMES else match.start("short")
                yield start, match.end(), 1, match, None
        names = sorted((name.start, name.end) for name in self._found)
        for match in described().finditer(text):
            after = bisect_right(names, (match.start(), len(text)))
            if after < len(names) and names[after][0] < match.end() < names[after][1]:
                continue  # "the Trust Development Authority" is no trust spoken of before
            yield match.start(), match.end(), 2, match, None
        for match in PRONOUN.finditer(text):
            yield match.start(), match.end(), 3, match, None

    def _named(self, full: FullName) -> BodyMention:
        names = tuple(dict.fromkeys(self._registry.body(name).name for name in full.names))
        form = "list" if len(names) > 1 else "name"
        return BodyMention(full.start, full.end, names, self._registry.body(full.names[0]).body_class, form)

    def _settle(self, start: int, end: int, match: re.Match[str] | None, past: Past) -> BodyMention | None:
        if match is None:
            return None
        groups = match.groupdict()
        if groups.get("short"):
            return self._short(start, end, groups["short"] or "")
        if "us" in groups:
            return self._pronouns.meant(match, past, self._main)
        return self._description(match, past)

    def _short(self, start: int, end: int, short: str) -> BodyMention | None:
        text = self._document.flow
        after_role = ROLE_IN.search(text, max(0, start - 40), start)
        if not after_role and NOT_BEFORE_SHORT.search(text, max(0, start - 25), start) and not short.isupper():
            return None
        following = re.match(
            r"[ \xa0]+(?!(?:Board|Council|CCG|Committee|Cabinet|Trust|Governing|Executive|Full|Members|Joint"
            r"|Councillors|Labour|Tory|Conservative)\b)[A-Z][A-Za-z]*[a-z]",
            text[end : end + 30],
        )
        if (
            following
            and not short.isupper()
            and " " not in short
            and not re.match(r"\s(?:Chief|Director|Chair|Medical|Leader)", following.group())
        ):
            return None
        body = self._registry.bodies[self._registry.aliases[short]]
        return BodyMention(start, end, (body.name,), body.body_class, "short")

    def _description(self, match: re.Match[str], past: Past) -> BodyMention | None:
        if match["noun"][0].isupper() and PART_OF_NAME.match(self._document.flow, match.end()):
            return None  # “the District Health Forum” is no district
        groups = match.groupdict()
        body_class = next(c for c in (*table("bodies")["classes"], "anybody") if groups.get(c))
        noun = (groups["noun"] or "").lower()
        determiner = " ".join((groups["det"] or "the").lower().split())
        middle = (groups["middle"] or "").lower()
        plural = (noun.endswith("s") and noun not in {"acs", "ics"}) or determiner in {
            "both",
            "each",
            "every",
            "either",
            "neither",
            "all",
        }
        count = self._count(determiner, middle, groups.get("placenum"))
        if not plural and (count or 0) > 1 and " of" not in f" {middle}":
            return self._of_several(match, body_class, count, past)
        if noun == "group" and (group := self._group_of_trusts(match, past)):
            return group
        if plural or noun == "cluster":
            return self._plural(match, body_class, count, determiner, past)
        name = self._one(match, body_class, determiner, middle + noun, past)
        if name is None:
            return None
        return BodyMention(match.start(), match.end(), (name.name,), name.body_class, "reference")

    def _group_of_trusts(self, match: re.Match[str], past: Past) -> BodyMention | None:
        """“The trusts will form a hospital group. She will lead the group”: the trusts that are in it."""
        if self._registry.of_class("ccg") or GROUP_OF_TRUSTS.search(self._document.flow, 0, match.start()) is None:
            return None
        names = self._members("trust", None, past, match.start())
        return BodyMention(*match.span(), names, "trust", "set") if len(names) > 1 else None

    def _of_several(self, match: re.Match[str], body_class: str, count: int | None, past: Past) -> BodyMention | None:
        """“The three trust boards”: those of the three trusts, of which no one is meant."""
        names = self._members(body_class, count, past, match.start())
        return BodyMention(*match.span(), names, body_class, "set") if len(names) == count else None

    def _count(self, determiner: str, middle: str, placed: str | None) -> int | None:
        for word in re.findall(r"\w+", f"{determiner} {middle} {(placed or '').lower()}"):
            if word in COUNTS:
                return COUNTS[word]
            if word.isdigit():
                return int(word)
        return None

    def _plural(
        self, match: re.Match[str], body_class: str, count: int | None, determiner: str, past: Past
    ) -> BodyMention | None:
        in_text = OF_A_TEXT.search(self._document.flow, max(0, match.start() - 16), match.start())
        is_of_others = match["noun"].lower() == "groups" and not self._registry.of_class("ccg")
        if in_text or is_of_others or determiner in {"this", "that"}:
            return None  # “Section 75 allows councils”, “the rule that councils balance their books”
        is_new = re.search(r"\b(?:new|shadow|successor)\b", match["middle"] or "", re.IGNORECASE) is not None
        noun = (match["noun"] or "").lower()
        names = self._coming(body_class) if is_new else self._members(body_class, count, past, match.start(), noun)
        if determiner in VAGUE and count is None:
            names = ()
        start, end = match.span()
        if names:
            return BodyMention(start, end, names, self._registry.class_of(names[0]), "set", is_set=False)
        if body_class == "anybody":
            return None
        place = re.compile(PLACE_AFTER).match(self._document.flow, end)
        end = place.end() if place else end
        phrase = " ".join(self._document.flow[start:end].split())
        phrase = re.sub(r"^(?:the|all|all of the|these|those|of the|our)\s+(?!number)", "", phrase, flags=re.IGNORECASE)
        if count is not None and match["place"]:
            self._rename_set(body_class, phrase)
        known = self._set_names.get(body_class)
        definite = (determiner in {"the", "all", "these", "those", "both", "each"} and count is None) or (
            count is not None and known is not None
        )
        if known and definite:
            return BodyMention(match.start(), end, (known,), body_class, "set", is_set=True)
        if (
            count is None
            and determiner in {"the", "these", "those", "each", "every", "either", "our", "its", "their", "any"}
        ) or " " not in phrase:
            return None
        if count is not None and (match["place"] or known is None or len(phrase) > len(known)):
            self._rename_set(body_class, phrase)
        return BodyMention(match.start(), end, (phrase,), body_class, "set", is_set=True)

    def _coming(self, body_class: str) -> tuple[str, ...]:
        """The bodies yet to be formed: “the new councils”."""
        coming = [b for b in self._registry.future if body_class in {b.body_class, "anybody"}]
        return tuple(b.name for b in coming) if len(coming) > 1 else ()

    def _rename_set(self, body_class: str, phrase: str) -> None:
        self._former_set_names.add(self._set_names.get(body_class, phrase))
        self._set_names[body_class] = phrase

    def _members(
        self, body_class: str, count: int | None, past: Past, position: int, noun: str = ""
    ) -> tuple[str, ...]:
        """The bodies a plural stands for, where the paper has not given their set a name."""
        names = self._plurals.members(body_class, count, past, position, noun)
        if count is None:
            return () if body_class in self._set_names and self._plurals.is_guessed(position) else names
        few = body_class == "anybody" and self._set_names and len(self._registry.parties()) < count
        return (next(iter(self._set_names.values())),) if few and not names else names

    def _one(self, match: re.Match[str], body_class: str, determiner: str, words: str, past: Past) -> Body | None:
        if body_class == "anybody":
            return self._discourse.the_organisation(determiner, words, past, match.start())
        if match["noun"].lower() in AREAS and not AREA_IS.match(self._document.flow, match.end()):
            return self._discourse.council_of_area(match)
        if words == "group" and not any(map(self._registry.of_class, (body_class, "trust", "icb", "provider"))):
            body_class = "ccg"  # clinical commissioning groups call themselves groups
        return self._one_of_kind(match, body_class, determiner, words, past)

    def _one_of_kind(
        self, match: re.Match[str], body_class: str, determiner: str, words: str, past: Past
    ) -> Body | None:
        every = self._registry.of_class(body_class, with_future=True)
        kind = self._discourse.named_more_closely(body_class, words, every)
        qualifier = re.search(r"\b(city|county|district|borough)\b(?!['’]s)", words)
        if qualifier:
            kind = of_area(kind, qualifier.group(1))
        if re.search(r"\b(?:new|combined(?! (?:county )?authority)|merged|single)\b", words) or (
            (determiner == "your" or (determiner == "the" and len(every) == 1)) and any(b.is_future for b in kind)
        ):
            return next((b for b in kind if b.is_future), None)
        is_all = kind is every  # as it mostly is: what is asked of all of a kind is known, however many they are
        kind = self._registry.of_class(body_class) if is_all else [b for b in kind if not b.is_future]
        names = self._registry.present(body_class) if is_all else {b.name: b for b in kind}
        is_ours = match["det"] != "that" and any(name in names for name in self.author)
        own = next((b for b in kind if b.name in self.author), None) if is_ours else None
        own = names.get(self.addressee, own) if determiner == "your" else own
        is_title = bool(re.match(r"[A-Z][a-z]", match["noun"])) and determiner in {"the", "this", "that"}
        if own is not None and (determiner in {"our", "your"} or (is_title and len(self.author) == 1)):
            return own
        if re.search(r"\bother\b", words) and (last := past.topic(match.start())):
            others = [b for b in kind if b.name != last.names[0]]
            return max(
                others, key=lambda b: max((m for m in b.mentions if m < match.start()), default=-1), default=None
            )
        if match["det"] is None and match["place"] is None and words in KINDS_ALONE and not own:
            main = self._main.get(body_class)  # “Council leader Jane Doe” leads the council that the story is about
            if main is not None and main.name in names and TITLE_NEXT.match(self._document.flow, match.end()):
                return main
        is_set = bool(self._set_names.get(body_class))
        found = self._discourse.authority_just_named(past, match.start()) if words == "authority" else None
        found = found or (self._discourse.of_pair(kind, past, *match.span()) if len(kind) > 1 else None)
        found = found or self._discourse.by_recency(
            kind, names, own if len(self.author) == 1 else None, past, match.start()
        )
        return found or (min(kind, key=lambda b: min(b.mentions)) if kind and not is_set else None)
