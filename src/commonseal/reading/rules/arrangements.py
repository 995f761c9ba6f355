"""What bodies share, pool, delegate or become, and between whom: every way in which a paper speaks of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementType
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.answers import answered
from commonseal.reading.rules.arrangement_drafts import Drafter, Weigher, weigh
from commonseal.reading.rules.comers import with_comers
from commonseal.reading.rules.drafts import ArrangementDraft, Span
from commonseal.reading.rules.elsewhere import elsewhere
from commonseal.reading.rules.follow_ons import follow_ons
from commonseal.reading.rules.headline_dates import set_headline_dates
from commonseal.reading.rules.host_employers import host_employers
from commonseal.reading.rules.hosted_teams import hosted_teams
from commonseal.reading.rules.institutions import institutions
from commonseal.reading.rules.joiners import with_joiners
from commonseal.reading.rules.kept_out import kept_out
from commonseal.reading.rules.listed_teams import each_of
from commonseal.reading.rules.named_arrangements import named_committees, named_partnerships
from commonseal.reading.rules.new_bodies import set_new_bodies
from commonseal.reading.rules.next_sentences import set_dates_of_the_only_one, set_named_dates
from commonseal.reading.rules.parties import PartyFinder
from commonseal.reading.rules.passing_over import with_passing_over
from commonseal.reading.rules.refusals import refusals, set_lost
from commonseal.reading.rules.sets_named_later import name_sets
from commonseal.reading.rules.shared_posts import shared_posts
from commonseal.reading.rules.sharing import Spotted, spotted
from commonseal.reading.rules.sitting import seated
from commonseal.reading.rules.terms import set_terms
from commonseal.reading.rules.things import all_modifiers
from commonseal.reading.rules.told_further import set_told_further
from commonseal.reading.rules.within_one_body import are_things
from commonseal.reading.rules.worded import worded

_PLAIN_WORDS = r"(?:(?:[\w'&-]+,?|\[[BFD]\d+\](?:'s)?) ){0,4}?"
_IS_DENIED = re.compile(
    r"^\W*(?:(?:\[[PO]\d+\]|\[B\d+\]|She|He|They|The \w+) (?:said|replied|answered|confirmed|stressed|insisted)(?:"
    r" that)? )?"
    r"(?:It|We|They|This|That|\[B\d+\]) (?:is|was|would|were|did|had|are|will|does|do|has|would) not(?: be)?\.?\s*$",
    re.IGNORECASE,
)
# “C was offered a place in it but said no”: what is turned down then is not what the sentence before tells
_INVITES_ANOTHER = re.compile(
    r"\[B\d+\](?:,[^,;]{3,60},)? (?:(?:was|were|had|has|have|been|is|are|also|then|once) ){1,4}(?:asked|invited|offered"
    r"|approached|sounded out|courted)\b(?! to (?:approve|agree|back|endorse|vote|decide|support|sign|consider|note))"
)
_LATEST = 12  # so many of the arrangements told last may be meant by “it”
_Place = tuple[Span, ArrangementType]
_NAMED_BY_IDIOM = frozenset(["partnership", "joint_committee", "joint_team", "joint_service"])
_SAID_OF_THINGS = frozenset(["contract", "delegation"])
_HELD_IN_COMMON = frozenset(["pooled_budget", "shared_system", "contract", "joint_committee"])
_GENERALLY = re.compile(
    r"\b(?:(?:un)?usual|(?:un)?common|rare|normal|possible|easier|harder|important) for\b"
    r"|(?:\b(?:public|members?|residents?|governors?|councillors?|Cllr|question\w*|one)|\[[PO]\d+\]) (?:then |also )?"
    r"(?:asked|wondered|queried|enquired|inquired)(?: the \w+)? (?:if|whether|about|why|how)\b",
    re.IGNORECASE,
)
_BY_LAW = re.compile(
    r"^\W*(?:[\d.]+ )?(?:[Ss]ection \S+(?: of (?:the|that) [^.;]{0,80}?)?|[Tt]he (?:law|legislation|regulations)"
    r"|[Ll]egislation|[Rr]egulations)"
    r" (?:allows?|enables?|permits?|empowers?|lets?|gives?|provides?) (?!\[[BG])"
    r"|^\W*(?:[\d.]+ )?(?:[Uu]nder|[Bb]y) (?:[Ss]ection \S+|the law|legislation),? (?:[a-z]+ |NHS ){1,6}(?:may|can)\b"
    r"|\b(?:may|can|allow(?:s|ed)?|enable(?:s|d)?|permit(?:s|ted)?|empower\w*|powers? to)\b.{0,200}\bAct\b(?: \d| \[)"
)
_IN_CASE = re.compile(
    r"\b(?:should|where|if|when|whenever|in the event (?:that|of)|unless|until) (?:a|an|any|one|either|another)"
    r"(?: of the)? (?:\w+ )?(?:members?|part(?:y|ies|ners?)|bod(?:y|ies)|CCGs?|councils?|trusts?"
    r"|organisations?|authorit\w+|ICBs?|[GB])\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# “the Better Care Fund and any other pooled budget”
_ANY_OTHER = re.compile(r"\b[Aa]ny (?:other|further|additional|such)(?: new)? $")
# a contract between a provider and one body alone is shared by nobody
_ONE_SIDED = re.compile(
    r"(?:has|have|hold(?:s|ing)?|won|signed|secured|landed|gained|awarded|given|let|hand\w*|granted|gave|under"
    r"|contracts?"
    r"|sub-?contract\w*)\b(?! (?:one|a single|the single)\b)",
    re.IGNORECASE,
)
# “She is to take over the running of the CCG”, “Jane Doe, 54, came to A from B”: that is what a person does
_SOMEBODY = re.compile(
    r"(?:\[[PO]\d+\](?: (?:of|at|for) (?:the )?\[B\d+\]| \[P\d+\])?(?:,[^,;]{1,70},)?|\b[Ss]he|\b[Hh]e|,? who)"
    r"(?: (?:is|was|will|would|has|had|have|to|be|due|set|also|then|now|first|later|recently|originally|previously|just"
    r"|expected|about|going|and|asked|been|did|who|\w+ly)){0,6} $"
)
_OF_A_POST = re.compile(r"[^.;\[]{0,30}\[[OR]\d+\]")


@cache
def _triggers() -> re.Several[tuple[ArrangementType, re.Pattern[str], re.OneOf]]:
    """Each type with a quick look for the words it needs, and its phrases: the usual ones, then the idioms."""
    written = table("arrangements")
    return re.Several(
        (
            cast("ArrangementType", kind),
            re.compile("|".join(written[needs][kind])),
            re.OneOf(re.compile(_start(item), re.IGNORECASE) for item in items),
        )
        for phrased, needs in (("triggers", "needs"), ("idioms", "idiom_needs"))
        for kind, items in written[phrased].items()
    )


def _start(item: str) -> str:
    pattern = re.sub(r"\bW(?=[(\[ a-z])|(?<=\()W(?=\))|W(?= )", lambda _: _PLAIN_WORDS, item)
    pattern = re.sub(r"\b(their|its|our|they|we)\b", r"(?:\1|\\[B\\d+\\])", pattern)
    return rf"(?<![\w-]){pattern}" if item[0].isalpha() or item.startswith("(?:") else pattern


@cache
def _not_trigger() -> re.Pattern[str]:
    return re.compile("|".join(phrases("arrangements", "not_trigger")), re.IGNORECASE)


def find(paper: Paper, rows: frozenset[int], *, weigh: Weigher = weigh) -> Iterator[ArrangementDraft]:
    """Find the arrangements of a paper, sentence by sentence.

    Args:
        paper: The paper, prepared.
        rows: The sentences that are rows of tables, which are read elsewhere.
        weigh: Settles how far along each is; training passes its own, to see what rules alone say.
    """
    finder = PartyFinder(paper)
    drafter = Drafter(paper, finder, weigh)
    drafts: list[ArrangementDraft] = []
    reaching: list[ArrangementDraft] = []  # those that may have evidence in the sentence at hand
    known = 0
    for index, view in enumerate(paper.views):
        following = paper.views[index + 1].plain.text if index + 1 < len(paper.views) else ""
        if view.number in rows:
            continue
        if view.plain.text.rstrip().endswith("?"):
            drafts += answered(paper, paper.views[index + 1 : index + 4], _of_sentence(drafter, view, ""))
        elif not _IS_DENIED.match(following):
            set_told_further(paper, view, drafts[-_LATEST:])
            drafts += _of_sentence(drafter, view, "" if _INVITES_ANOTHER.search(following) else following)
            drafts = with_passing_over(drafter, view, following, drafts, known)
            drafts += institutions(drafter, view, following)
            drafts += host_employers(view, drafts)
            drafts = with_comers(paper, view, with_joiners(view, drafts, known), known)
            drafts += refusals(view, drafts)
            drafts += kept_out(paper, view, drafts[-_LATEST:])
            drafts += follow_ons(paper, view, drafts[-_LATEST:])
            set_lost(view, drafts)
            drafts += elsewhere(paper, view)
            drafts += seated(drafter, view, following)
            reaching = [draft for draft in (*reaching, *drafts[known:]) if _reaches(draft, view)]
            known = len(drafts)
            before = paper.marked_before(index)
            drafts += worded(drafter, view, before, following, _types_in(reaching, view))
    set_terms(paper, drafts)
    told = [
        *_without_bare_headlines(drafts),
        *named_committees(paper, finder),
        *named_partnerships(paper, finder),
    ]
    name_sets(paper, told)
    told += list(hosted_teams(paper, told))
    set_named_dates(paper, told)
    set_dates_of_the_only_one(paper, told)
    set_headline_dates(paper, told)
    set_new_bodies(paper, told)
    yield from told


def _reaches(draft: ArrangementDraft, view: View) -> bool:
    """Say whether a draft has evidence in a sentence or after it, so that long papers stay quick."""
    return any(view.sentence.start < end for _, end in draft.spans)


def _types_in(drafts: Sequence[ArrangementDraft], view: View) -> set[ArrangementType]:
    first, last = view.sentence.start, view.sentence.end
    return {draft.type for draft in drafts if any(start < last and first < end for start, end in draft.spans)}


def _without_bare_headlines(drafts: list[ArrangementDraft]) -> Iterator[ArrangementDraft]:
    """A headline that leaves out between whom gives way to what the text says of the same type."""
    told = {draft.type for draft in drafts if "in a headline" not in draft.signals}
    for draft in drafts:
        if not ({"in a headline", "parties inherited"} <= draft.signals and draft.type in told):
            yield draft


def _of_sentence(drafter: Drafter, view: View, following: str) -> Iterator[ArrangementDraft]:
    text = view.posts.text
    places: list[_Place] = []
    things = [each for f in spotted(view) for each in each_of(text, f)]
    things = [f for f in things if not _not_trigger().match(text, f.place[0]) and not _is_general(text, f.place)]
    for draft, place in shared_posts(drafter, view, following, [found for found in things if found.post]):
        places.append((place, draft.type))
        yield draft
    for found in things:
        if found.post is None and not _overlaps(found.place, places):
            yield from _of_thing(drafter, view, following, found, places)
    yield from _by_triggers(drafter, view, following, places)


def _of_thing(
    drafter: Drafter, view: View, following: str, found: Spotted, places: list[_Place]
) -> Iterator[ArrangementDraft]:
    places.append((found.place, found.kind))
    if found.kind == "shared_post" and not _has_function(found.name):
        return
    draft = drafter.draft(view, found.place, following, found.kind, rule=found.rule)
    if draft is None:
        return
    draft.name = found.name
    draft.signals |= found.signals
    if found.kind == "shared_post":
        draft.role, draft.name = _without_modifiers(found.name), None
        draft.signals.add("post without a known title")
    yield draft


def _without_modifiers(name: str) -> str:
    words = name.split()
    while words and words[0].lower() in all_modifiers():
        words.pop(0)
    return " ".join(words)


_IN_NO_TITLE = frozenset(["the", "a", "an", "cost", "costs", "salary", "likely", "whether", "that"])


def _has_function(name: str) -> bool:
    """“A joint finance role” is a post, “senior joint posts” are none: nothing says which."""
    words = _without_modifiers(name).lower().split()
    vague = {str(word) for word in table("shared_things")["vague_posts"]}
    is_title = words[-1] in {"role", "post", "position"} and _IN_NO_TITLE.isdisjoint(words)
    return is_title and any(word not in vague for word in words[:-1])


def _is_general(text: str, place: Span) -> bool:
    """“It is not unusual for councils to share posts” is said of nobody."""
    first = max(0, place[0] - 70)
    if _BY_LAW.search(text):
        return True
    if _ANY_OTHER.search(text, first, place[0]):
        return True
    return _GENERALLY.search(text, first, place[0]) is not None or _IN_CASE.search(text[first : place[0]]) is not None


def _overlaps(place: Span, places: list[_Place], kind: ArrangementType | None = None) -> bool:
    """Say whether a place is taken: hosting and delegating may be said of a thing that is also shared."""
    apart = kind in _SAID_OF_THINGS
    return any(start < place[1] and place[0] < end and (not apart or other == kind) for (start, end), other in places)


def _by_triggers(drafter: Drafter, view: View, following: str, places: list[_Place]) -> Iterator[ArrangementDraft]:
    text = view.posts.text
    lowered = text.part(text.lower())
    for kind, needs, pattern in _triggers().that_may_match(text):
        if not needs.search(lowered):
            continue
        for match in pattern.finditer(text):
            if _not_trigger().match(text, match.start()) or _overlaps(match.span(), places, kind):
                continue
            if _is_general(text, match.span()) or (kind == "contract" and _hosts_a_fund(drafter.paper, view, match)):
                continue
            if (kind == "cluster" and not _is_of_a_group(view, match)) or _is_a_board(kind, view, match):
                continue
            if kind == "merger" and (_is_of_things(match, places) or _is_of_somebody(text, match)):
                continue
            is_weak = _weak().fullmatch(match.group()) is not None
            draft = drafter.draft(view, match.span(), following, kind, named_only=is_weak)
            is_one_sided = kind == "contract" and _ONE_SIDED.match(match.group()) and " on behalf of " not in text
            if draft is not None and is_one_sided and not _is_for_several(draft):
                continue
            if draft is not None:
                own = _own_name(kind, draft.name or "")
                draft.name = own if kind != "merger" else drafter.coming_body(view)
                places.append((match.span(), kind))
                yield draft


def _is_of_somebody(text: str, match: re.Match[str]) -> bool:
    """“She is to take over as chief executive of A”, “Jane Doe came to A from B”: what a person does."""
    first = max(0, match.start() - 120)
    return _OF_A_POST.match(text, match.end()) is not None or _SOMEBODY.search(text, first, match.start()) is not None


def _is_of_things(match: re.Match[str], places: list[_Place]) -> bool:
    """“Replaced by a single pooled budget”: things become one, and not the bodies that have them."""
    if match.group().lower().startswith(("merg", "amalgam", "combin")) and are_things(match.string, match.span()):
        return True
    return any(
        kind in _HELD_IN_COMMON and (start <= match.end() + 1 < end or match.end() <= start < match.end() + 12)
        for (start, end), kind in places
    )


def _is_for_several(draft: ArrangementDraft) -> bool:
    """Say whether a sentence itself names a contract's holder and two bodies or more besides."""
    return len(draft.parties) > 2 and not {"parties inherited", "parties widened"} & draft.signals


@cache
def _weak() -> re.Pattern[str]:
    return re.compile("|".join(phrases("arrangements", "weak")), re.IGNORECASE)


def _own_name(kind: ArrangementType, words: str) -> str | None:
    """The words that announce a merger or a delegation are no name of it; “memorandum of understanding” is one."""
    words = " ".join(words.split()).lstrip(", ")
    if _NAMES_NOTHING.match(words):
        return None
    if _SAYS.match(words):
        thing = _THING_SAID.search(words)
        return thing["name"] if thing else words
    words = _IS_SAID.sub("", words)
    if kind in _NAMED_BY_IDIOM or re.search(r"[a-z] [A-Z]", words):
        return words or None
    return None


# “under one head”, “which A runs for both”, “done by A, which does it for B”
_NAMES_NOTHING = re.compile(
    r"(?:under (?:one|a|the)|about (?:com|join|gett|go)\w*|which|done|run|provided|handled|supplied|board,? made up"
    r"|[\w-]+ (?:work|works|worked|working) (?:across|for|at|as one))\b",
    re.IGNORECASE,
)
# “signed up to a three-year partnership with …”, “the pathology service is run by …”: the thing within what is said
_SAYS = re.compile(
    r"(?:are|is|was|were|be|been|share[sd]?|sign\w*|enter\w*|agree\w*|belong\w*|form\w*|meet\w*|met|sit\w*|run\w*|ran|join\w*"
    r"|use[sd]?|using|go|goes|went|put\w*|pool\w*|work\w*|have|has|had|set|struck|forged|doing|talk\w*|in|of|and|that|which)\b",
    re.IGNORECASE,
)
_THING_SAID = re.compile(
    r"\b(?:an?|the|one|their|its) (?P<name>(?:[\w'&-]+ ){0,4}?(?:service|team|partnership|alliance|collaboration"
    r"|committee|board"
    r"|system|record|platform|database|agreement|fund|pot|centre|unit|hub|department|arrangement))\b",
    re.IGNORECASE,
)
_IS_SAID = re.compile(
    r"(?<=\w),? (?:that|which|is|are|was|were|has|have|had|will|would)\b(?! (?:care|health)).*$", re.IGNORECASE
)


def _is_of_a_group(view: View, match: re.Match[str]) -> bool:
    """“To be known as the Somewhere Group” tells of a group; a new trust or authority so named is a merger's."""
    token = re.search(r"known as .*?(\[B\d+\])", match.group(), re.IGNORECASE)
    body = view.posts.item(token.group(1)) if token else None
    return not isinstance(body, BodyMention) or body.body_class in {"partnership", "system"}


def _is_a_board(kind: ArrangementType, view: View, match: re.Match[str]) -> bool:
    """“The Place Board is made up of …” tells who sits on a committee, not of a partnership."""
    if kind == "partnership" and match.group().lower().startswith("belong"):
        return _belongs_elsewhere(view, match)
    token = re.match(r"\[B\d+\]", match.group()) if kind == "partnership" else None
    body = view.posts.item(token.group()) if token else None
    if not isinstance(body, BodyMention):
        return False
    is_told = re.search(r"made up|composed|comprised|formed|part|member|partner|belong", match.group()) is not None
    return body.body_class == "committee" or not (is_told or body.body_class in {"partnership", "system"})


def _belongs_elsewhere(view: View, match: re.Match[str]) -> bool:
    """“Both belong to the Waste Committee”, “the building belongs to A”: to what is no partnership."""
    token = re.match(r"\[B\d+\]", view.posts.text[match.end() :]) or re.search(r"\[B\d+\]$", match.group())
    body = view.posts.item(token.group()) if token else None
    return isinstance(body, BodyMention) and body.body_class not in {
        "partnership",
        "system",
        "authority",
        "association",
    }


def _hosts_a_fund(paper: Paper, view: View, match: re.Match[str]) -> bool:
    """Who hosts a pooled fund is told with the fund, not as a contract: there, or as plain “the host” after it."""
    if "host" not in match.group().lower():
        return False
    around: str = view.posts.text
    if re.search(r"\bhosts?$", match.group()):
        around = " ".join(other.posts.text for other in paper.views[max(0, view.number - 2) : view.number + 1])
    return re.search(r"\b(?:pool\w*|fund|section 75)\b", around, re.IGNORECASE) is not None
