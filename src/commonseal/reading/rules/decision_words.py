"""The words that patterns of decisions are built of: nouns of approving, and what stands around a body."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import one_of

NOUN = one_of("decisions", "approval")
DETERMINED = (
    r"(?:(?: (?:the|both|all|each|each of|all of|individual|their|its|our|either|relevant|respective|\w+'s))* )"
)
MANY = (
    r"(?:(?:'s)?(?: today| (?:on |in )?\[D\d+\])?(?:,? and(?: by| from| of)?| or|, and"
    r"| as well as)(?: the)? {BG:second})?"
)
PEOPLE = (
    r"(?:(?:members|councillors|governors|the boards?|boards?|the governing bod(?:y|ies)|governing bodies|cabinets"
    r"|a meeting|meetings|the meeting|member practices|practices) (?:of|at|in) (?:the |both |all )*)?"
)
ADJECTIVES = (
    r"(?:(?: (?:the|formal|final|its|their|written|prior|further|full|unanimous|regulatory|ministerial|a|an))*)"
)
OBJECT = r"(?: (?:of|for|to|on|in) [^.;,\[]{1,50}?)?"
# stands for the nouns of approving as what a pattern cannot do without
NEEDS_NOUN = "noun"
HAS_NOUN = re.compile(NOUN, re.IGNORECASE)
# “Members asked whether A had agreed to it”: nothing hangs on the answer
QUESTION = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|wonder(?:ed|s)?|wanted to know|enquired|inquired|queried|questioned"
    r"|not (?:sure|certain|known)) (?:[^,;]{0,40}\b)?(?:whether|if)\b[^,;]{0,40}$"
)
