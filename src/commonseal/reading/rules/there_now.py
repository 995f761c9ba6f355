"""What is there now, whatever a sentence says of its future: “the team they have had since 2017 is to be replaced”."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.context import says
from commonseal.reading.marked import Marked

# “which have shared a chief executive since 2012 are to …”: what was and is, whatever is said of its future
_RUNS_BEFORE = re.compile(
    r"(?<!will )(?<!would )(?<!may )(?<!might )\b(?:have|has) (?:(?:\w+ly|already|long|also|all|both) ){0,2}"
    r"(?:shared|had|run|used|worked|operated|pooled|hosted|employed)\b[^,;.:]{0,60}$"
)
_RUNS_AFTER = re.compile(
    r"^[^,;.:]{0,30}?(?: that| which)? (?:\[[BG]\d+\]|they|it|we) (?:have|has) (?:\w+ly |already |long |both )?"
    r"(?:shared|had|run|used|worked|operated|pooled|hosted)\b[^,;:]{0,30}? (?:since|for) "
)
WILL_END = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|is to|are to|to|due to|set to|plans? to)(?: then| now| soon| have)?"
    r"(?: be| come)? ?$"
)
# “Jane Doe, currently joint accountable officer for all five, will be …”: what somebody is now
_HELD_NOW = re.compile(
    r"(?:, (?:who (?:is|are) )?|\bwho (?:is|are) )(?:currently|now|at present|already|still) (?:the )?$"
)


def runs_until_now(marked: Marked, bounds: tuple[int, int], place: tuple[int, int]) -> bool:
    """Say whether the words right beside a thing say that it has run until now: “the team they have had since 2017”."""
    if _HELD_NOW.search(marked.text, max(bounds[0], place[0] - 30), place[0]):
        return True
    before = marked.text[bounds[0] : place[0]]
    after = marked.text[place[1] : bounds[1]]
    since = re.search(r"^[^;:]{0,80}? (?:since|for (?:the past|more than|over|\w+ years)) ", after)
    is_running = (since and _RUNS_BEFORE.search(before)) or _RUNS_AFTER.search(after)
    is_over = re.search(r"\buntil\b|\bbut (?:now|no longer)\b", after) is not None or says("ended", before)
    return is_running is not None and not (is_over and not WILL_END.search(before))


# “The new fund will replace the existing pooled budget”, “the two budgets would be replaced by one”: what is there now
_REPLACES = re.compile(
    r"\breplac(?:e|es|ing) (?:the|its|their|our|this|these) (?:\w+ )?(?:existing|present|current|old)\b[^,.;]{0,50}$"
)
_TO_BE_REPLACED = re.compile(
    r"(?:,? [^,;.\[]{0,40},)?"
    r"(?: (?:of|between|for) \[[BG]\d+\])?(?: that| which)? (?:will|would|is to|are to|is due to|are due to|should)"
    r" (?:then |all |both |now )?be (?:replaced|superseded|succeeded|split up|broken up|unpicked|disbanded"
    r"|wound up|unwound"
    r"|taken apart|stood down|dismantled|widened|extended|expanded|enlarged|opened up|spread)\b"
)
# “The joint committee is to end in March”, “will meet for the last time”: it is there until then
_TO_END = re.compile(
    r"(?:,? [^,;.\[]{0,40},)?(?: (?:of|between|for|with) (?:the )?\[[BG]\d+\])?(?: that| which)?"
    r" (?:will|would|is to|are to|is due to|are due to|is set to) (?:then |formally |now |both )?"
    r"(?:end|close|cease|stop|lapse|expire|finish|come to an end|be brought to an end|run out"
    r"|(?:meet|sit) for the last time|(?:hold|have) its (?:last|final) meeting|not be (?:renewed|extended))\b"
)
_IS_NEW = re.compile(r"\b(?:an?|new|proposed|planned) (?:[\w'-]+ ){0,2}$", re.IGNORECASE)


def is_replaced(marked: Marked, bounds: tuple[int, int], place: tuple[int, int]) -> bool:
    """Say whether something else is to take the place of a thing, so that the thing itself is there until then."""
    before = marked.text[bounds[0] : place[0]]
    is_to_end = _TO_END.match(marked.text, place[1]) is not None and not _IS_NEW.search(before)
    return is_to_end or _REPLACES.search(before) is not None or _TO_BE_REPLACED.match(marked.text, place[1]) is not None
