"""Stage 3c: a body's own deciding parts, such as its governing body, cabinet, board or committees.

An organ is its body and the organ's own name. "Our governing body" is that of the paper's own body; a bare "the board"
is the one last spoken of; several at once ("all four governing bodies") are a set under the name the text gives it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache

from commonseal.reading import expressions as re
from commonseal.reading.bare_organs import SENTENCE_END, CommitteeNames, bare_organ, kind_of_organ
from commonseal.reading.lexicon import phrases
from commonseal.reading.mentions import BodyMention
from commonseal.reading.organs_beside import is_beside, whole_title

_OWNED_GAP = re.compile(r"[*_]*(?:['’]s?|s['’])?[*_]*\s+(?:own\s+|new\s+)?$|,\s+whose\s+(?:own\s+)?$")
_OF = re.compile(r"\s+of\s+(?:the\s+|each\s+of\s+)?$")
_COMMON = re.compile(r"\bin\s+common\b")


# “AUDIT AND GOVERNANCE COMMITTEE”: the heading of a committee's papers
_IN_CAPITALS = (
    r"(?<=\n)(?!JOINT )(?!INTEGRATED CARE)(?:[A-Z][A-Z’'-]+,? (?:& )?){1,7}(?:COMMITTEE|SUB-COMMITTEE|PANEL"
    r"|FORUM|WELLBEING BOARD)"
    r"(?=\s*\n|,| –| -)"
)
# “Somewhere Trust's Transactions Committee”: a committee of any name, where its body stands before it
_OF_ITS_OWNER = (
    r"(?<=[a-z]['’]s )(?!Health and |Joint )(?:[A-Z][a-z]+(?:,| and|, and)? ){1,4}(?:Sub-Committee|Committee|Panel)"
)
_SMALL_WORDS = re.compile(r"\b(?:And|Of|For|The|In|On)\b")


def _titled(organ: str) -> str:
    """Give a heading in capitals as a name: “AUDIT AND RISK COMMITTEE” is the Audit and Risk Committee."""
    return _SMALL_WORDS.sub(lambda match: match.group().lower(), organ.title().replace("’S", "’s").replace("'S", "'s"))


@cache
def _pattern() -> re.Pattern[str]:
    alone = "|".join(item.replace(" ", r"\s+") for item in phrases("bodies", "standing_alone"))
    lower = "|".join(item.replace(" ", r"\s+") for item in phrases("bodies", "organs"))
    titles = "|".join(item.replace(" ", r"\s+") for item in phrases("bodies", "organ_titles"))
    return re.compile(
        rf"(?<![\w'-])(?:(?P<title>{alone}|{_OF_ITS_OWNER}|{titles})|(?P<lower>{lower})"
        rf"|(?P<capitals>{_IN_CAPITALS}))(?![\w-])"
    )


def with_organs(
    text: str,
    mentions: list[BodyMention],
    author: tuple[str, ...],
    addressee: str = "",
) -> list[BodyMention]:
    """Join organs to their bodies and add the organs named alone.

    Args:
        text: The paper's text.
        mentions: The mentions of bodies, in order.
        author: The body or bodies the paper speaks for.
        addressee: The body that a letter is written to, if it is one.

    Returns:
        The mentions with organs, in order and without overlaps.
    """
    starts = [m.start for m in mentions]
    result: dict[int, BodyMention] = dict(enumerate(mentions))
    added: list[BodyMention] = []
    last_organ: dict[str, BodyMention] = {}
    ends = CommitteeNames(mentions)
    for match in _pattern().finditer(text):
        organ = " ".join(match.group().split())
        organ = _titled(organ) if match["capitals"] else organ
        inside = _covering(mentions, starts, match.start(), match.end())
        if inside is not None or _COMMON.match(text, match.end() + 1):
            continue
        match_start, organ = _trimmed(match, organ)
        if match_start is None:
            continue
        match_start, organ = whole_title(text, mentions, starts, match_start, organ)
        owner = _owner(text, mentions, starts, (match_start, match.end()))
        joined = _joined(result, owner, organ, (match_start, match.end()))
        if joined is None:
            place = (match_start, match.end())
            joined = bare_organ(text, mentions, starts, author, last_organ, place, organ, is_committee=ends.has(organ))
            joined = _with_owner_before(text, added, joined, mentions)
            if joined is None:
                continue
            if addressee and _YOURS.match(text, joined.start) and joined.organ:
                joined = replace(joined, names=(addressee,))
            added.append(joined)
        last_organ[kind_of_organ(organ)] = joined
        last_word = kind_of_organ(organ).rsplit(" ", 1)[-1]
        is_named = last_word in {"committee", "panel", "sub-committee", "forum"} or organ.endswith("Wellbeing Board")
        if is_named and not joined.is_set:
            last_organ[last_word] = joined
    merged = sorted([*result.values(), *added], key=lambda m: (m.start, -m.end))
    return _without_overlaps(merged)


_NEXT_SENTENCE = re.compile(r"[.?!][”\"']?\s+")


def _with_owner_before(
    text: str, added: list[BodyMention], joined: BodyMention | None, mentions: list[BodyMention]
) -> BodyMention | None:
    """“The employment committee backed it. But at full council it was thrown out”: of the same council."""
    last = added[-1] if added else None
    if joined is None or last is None or joined.organ.casefold() not in {"full council", "cabinet"}:
        return joined
    is_known = len(last.names) == len(joined.names) == 1 and last.body_class == "organ" and not last.is_set
    if not is_known or len(_NEXT_SENTENCE.findall(text, last.end, joined.start)) != 1:
        return joined
    owners = {name for mention in mentions if mention.body_class == "council" for name in mention.names}
    named = [m for m in mentions if last.end < m.start < joined.start and SENTENCE_END.search(text, last.end, m.start)]
    return replace(joined, names=last.names) if last.names[0] in owners and not named else joined


_COMMITTEE_STOP = re.compile(
    r"^(?:(?:the|a|an|our|its|their|and|of|by|to|for|each|both|all|that|this|in|on|new|any"
    r"|individual|two|three|four|five|which|has|from|with|as|joint|single|said|told|is|was|or"
    r"|not|no)\s+)+"
)


def _trimmed(match: re.Match[str], organ: str) -> tuple[int | None, str]:
    """Cut the words that the lower-case committee pattern took from the sentence before the name."""
    if not match.group("lower") or "ommittee" not in organ:
        return match.start(), organ
    words = match.group()
    cut = _COMMITTEE_STOP.match(words)
    if cut and "joint" in cut.group():
        return None, organ
    kept = words[cut.end() :] if cut else words
    while re.match(r"[a-z]+\s+(?:the|a|an|our|its|their|by|to|for|each|both|of|with|single|joint|and)\s+", kept):
        kept = kept.split(None, 2)[2]
    if re.search(r"\b(?:joint|common)\b", kept):
        return None, organ
    return match.end() - len(kept), " ".join(kept.split())


def _covering(mentions: list[BodyMention], starts: list[int], start: int, end: int) -> BodyMention | None:
    index = bisect_left(starts, end) - 1
    while index >= 0 and index > bisect_left(starts, start) - 3:
        if mentions[index].start < end and mentions[index].end > start:
            return mentions[index]
        index -= 1
    return None


def _owner(text: str, mentions: list[BodyMention], starts: list[int], span: tuple[int, int]) -> int | None:
    index = bisect_left(starts, span[0]) - 1
    if index >= 0:
        gap = text[mentions[index].end : span[0]]
        if len(gap) < 14 and "\n" not in gap and _OWNED_GAP.fullmatch(gap):
            return index
        if len(gap) < 6 and gap == "":
            return index
    following = bisect_left(starts, span[1])
    if following < len(mentions):
        gap = text[span[1] : mentions[following].start]
        if len(gap) < 16 and (_OF.fullmatch(gap) or is_beside(text, mentions[following], span)):
            return following
    return None


def _joined(result: dict[int, BodyMention], owner: int | None, organ: str, span: tuple[int, int]) -> BodyMention | None:
    if owner is None or owner not in result:
        return None
    body = result[owner]
    if body.organ or (
        body.body_class == "national" and "anel" not in organ and "ommittee" not in organ and "oard" not in organ
    ):
        return body if body.organ else None
    joined = replace(
        body,
        start=min(body.start, span[0]),
        end=max(body.end, span[1]),
        organ=organ if len(body.names) == 1 else kind_of_organ(organ),
    )
    if len(body.names) > 1 or body.is_set:
        joined = replace(joined, organ=kind_of_organ(organ) if not body.is_set else organ, form="organs")
    result[owner] = joined
    return joined


_YOURS = re.compile(r"[Yy]our\b")


def _without_overlaps(mentions: list[BodyMention]) -> list[BodyMention]:
    kept: list[BodyMention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            if mention.organ and not kept[-1].organ and mention.end > kept[-1].end:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
