"""What a sentence takes to be there already: “wanted to extend their joint contract”, “the fund it has with A”.

What is said of such a thing is said of its future or of what somebody thinks of it; that it exists is not in question.
"""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked
from commonseal.reading.rules.drafts import Span

_OWN = r"(?:the|their|its|our|this|that|both|\[B\d+\](?:'s?)?)"
# verbs that need a thing to be there before they can be done to it
_DONE_TO_IT = re.compile(
    r"\b(?:extend|renew|prolong|retain|expand|widen|strengthen|overhaul|review|revisit|unpick|unwind|dismantle|break up"
    r"|split(?: up)?|wind up|wind down|pull out of|withdraw from|come out of|opt out of|quit|leave|save|rescue|keep"
    r"|scrap|end|terminate|cancel|continue(?: with)?|carry on with|stick with|give up|re-?tender|re-?negotiate)"
    rf" {_OWN} (?:(?!new\b)[\w'-]+ ){{0,2}}$",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\b(?:to|will|would|could|may|might|should|not|must|can|let's|and|or|by) (?:\w+ly )?$")
# “the pooled fund it has with A”, “the audit service they share with A”
_HAVE_IT = re.compile(
    r",?(?: (?:that|which))? (?:it|they|we|(?:the )?\[B\d+\](?: and (?:the )?\[B\d+\])?)"
    r" (?:already |now |both |currently |all )?(?:has|have|shares?|runs?|holds?)(?: (?:with|together|in common|since)\b"
    r"|[.,;]|$)",
    re.IGNORECASE,
)
# “the joint contract with A, which expires in 2014”, “the legal team, which was brought together in 2016”
_RUNS_STILL = re.compile(
    r"(?: (?:of|for|between|with|by) (?:the |both )?(?:\[[BG]\d+\](?:,? and |, )?){1,4})?,? (?:which|that)"
    r" (?:(?:expires?|ends|runs? (?:out|until|to)|(?:is|was) (?:due|set|to) (?:to )?(?:end|expire|run|lapse))\b"
    r"|(?:was|were) (?:brought together|set up|formed|created|established|started|merged|launched)\b"
    r"|(?:dates?|goes) (?:back )?(?:to|from)\b|(?:has|have) (?:run|been running|existed|worked)\b|began|started)",
    re.IGNORECASE,
)
# “approved by their joint committee”: who decides is there
_BY_IT = re.compile(
    r"\b(?:approved|agreed|considered|rejected|supported|backed|endorsed|discussed|scrutinised|taken|made|signed off"
    rf"|overseen|chosen) (?:\w+ly )?(?:by|at) (?:(?:{_OWN}|\[B\d+\]'?s?|and) ){{1,4}}(?:[\w'-]+ ){{0,2}}$",
    re.IGNORECASE,
)
# “The joint team is not affected”, “is likely to be split”, “stays put”: said of what is there
_GOES_THROUGH = re.compile(
    r"(?:,[^,;.]{1,60},)?(?: (?:of|for|between|with) (?:the |both )?\[[BG]\d+\])?"
    r" (?:(?:is|are|was|were|will be|would be) (?:not|un)[ ]?(?:affected|touched|changed|at risk|part of)"
    r"|(?:is|are) (?:likely|expected|due|set|going|to|about) (?:to )?(?:be )?(?:split|broken up|wound up|dissolved"
    r"|unpicked"
    r"|unwound|disbanded|reviewed|scrapped|end|close|go|stay|remain|survive)"
    r"|stays?|remains?|survives?|goes on|carries on|continues|costs?|has (?:saved|cost|gone|worked|proved))\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(rf"(?:^|\W){_OWN} (?:(?!new\b|proposed\b|planned\b)[\w'-]+ ){{0,2}}$", re.IGNORECASE)
_LONGEST = re.compile(r"\b(?:longest|oldest|first|last|biggest|largest)[\w-]* (?:\w+ )?$", re.IGNORECASE)
_TO_LEAVE = re.compile(
    r"[^.;]{0,80}? (?:is|are) (?:now )?(?:to (?:leave|go|end|close|be (?:scrapped|unpicked|wound up))|leaving|going"
    r"|ending|breaking up|coming to an end)\b"
)


def is_presupposed(marked: Marked, bounds: Span, place: Span) -> bool:
    """Say whether a clause speaks of what stands at ``place`` as of something that is there.

    Args:
        marked: The marked sentence.
        bounds: The clause in it.
        place: Where the words in question stand.
    """
    text = marked.text
    done = _DONE_TO_IT.search(text, max(bounds[0], place[0] - 70), place[0])
    if done is not None and _INFINITIVE.search(text, max(0, done.start() - 20), done.start()):
        return True
    if _HAVE_IT.match(text, place[1]) or _BY_IT.search(text, max(0, place[0] - 80), place[0]):
        return True
    before = (max(0, place[0] - 40), place[0])
    if _LONGEST.search(text, *before) and _TO_LEAVE.match(text, place[1]):
        return True
    is_definite = text[place[0]] == "[" or _DEFINITE.search(f" {text[slice(*before)]}") is not None
    is_definite = is_definite or _DEFINITE.match(f" {text[slice(*place)]} ") is not None
    return is_definite and bool(_RUNS_STILL.match(text, place[1]) or _GOES_THROUGH.match(text, place[1]))
