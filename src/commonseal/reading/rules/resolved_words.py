"""What the words of a resolution come to: carried, refused, put off or noted."""

from __future__ import annotations

from collections.abc import Iterable

from commonseal.reading import expressions as re
from commonseal.reading.claims import Outcome
from commonseal.reading.rules.decision_patterns import NOTED

_RESOLVED = re.compile(r"^\W*(?:\w{0,4}\W+)?(?:IT WAS |It was )?(?:RESOLVED|AGREED|DECIDED|Resolved|Agreed|Decided)\b")
_ITEM = re.compile(r"^\W*(?:(?:\[F\d+\]|[a-z\divx]{1,4})\W+)?(?:[Tt]hat|(?:[Nn]ot )?[Tt]o)\b")
_PUT_OFF = re.compile(
    r"\b(?:deferred|postponed|adjourned|held over|stand over|lie on the table|be (?:withdrawn|brought back"
    r"|put (?:back|off|on hold))"
    r"|to (?:defer|postpone|adjourn|put (?:this |it |that |the \w+ )?(?:off|back)|hold (?:this |it )?over"
    r"|come back to))\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:(?:declined|refused|rejected|dismissed|be opposed|to oppose)"
    r"|(?:not (?:be )?|be not )(?:approved|agreed|supported|pursued"
    r"|proceeded with|progressed|taken (?:forward|further)|adopted|accepted)"
    r"|no further action(?: be| is| should be)? taken"
    r"|(?:does|do|did) not (?:support|agree|approve|endorse|accept)"
    r"|not (?:to )?(?:pursue|proceed with|proceed|approve|support|adopt|accept|take forward))\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"\b(?:approved?|agree|endorsed?|authori[sz]ed?|established|delegated)\b", re.IGNORECASE)


# “RECOMMENDED to Council on 25 February that …”, in minutes: what the meeting decided to put before others
_RECOMMENDED = re.compile(
    r"\W*(?:\w{0,4}\W+)?(?:RECOMMENDED|Recommended|RESOLVED TO RECOMMEND)\b"
    r"(?: \([^()]{3,40}\)| [Tt][Oo] [^.;:]{3,50}?)?"
    r"(?:\s*:|,? [Tt]hat\b| THAT\b|\s+[–-]\s+That\b)"
)


def is_recommended(text: str) -> bool:
    """Say whether minutes tell that their meeting recommended something.

    Args:
        text: The marked sentence.
    """
    return _RECOMMENDED.match(text) is not None


def is_item(text: str, above: Iterable[str]) -> bool:
    """Say whether a sentence is one of the things that were resolved.

    Args:
        text: The marked sentence.
        above: The words that lead to it, and the heading that it stands under.
    """
    return _ITEM.match(text) is not None and any(map(_RESOLVED.match, above))


def outcome_of(text: str) -> Outcome:
    """Give the outcome that the words of a resolution have.

    Args:
        text: The marked sentence.
    """
    if _PUT_OFF.search(text):
        return "deferred"
    if _REFUSED.search(text):
        return "rejected"
    return "considered" if NOTED.search(text) and not _CARRIED.search(text) else "approved"


_NEXT_PART = re.compile(r"; (?:and )?(?=(?:[Tt]o|[Tt]hat) )")


def outcomes_of(text: str) -> list[Outcome]:
    """Give the outcomes of a resolution: “to support the case; and to defer the contract” has two.

    Args:
        text: The marked sentence.
    """
    return list(dict.fromkeys(outcome_of(part) for part in _NEXT_PART.split(text)))


def opens_with_refusal(line: str, following: str) -> bool:
    """“RESOLVED:” alone on a line, and the first thing resolved is that something is refused or put off.

    Args:
        line: The marked sentence.
        following: The one after it.
    """
    is_lead_in = len(line.rstrip()) < _LONGEST_LEAD_IN and _RESOLVED.match(line) is not None
    return is_lead_in and is_item(following, (line,)) and outcome_of(following) in {"rejected", "deferred"}


_LONGEST_LEAD_IN = 30
