"""Stage 2: the words before and after the name of a body that is yet to be formed."""

from __future__ import annotations

from commonseal.reading import expressions as re

FUTURE_LEAD = re.compile(
    r"(?:(?:new|one|single) body|establish(?:es|ing|ed)?|(?:be|body) called|known as|to form|creat(?:e|es"
    r"|ing) (?:a|the)|become|becoming"
    r"|would be|will be|new organisation"
    r"|(?:merge|merging|combine|combining|unite|uniting|come together|join together)\b[^.;]{0,40}? (?:as|into|to form)"
    r"|(?:become|becoming|into|form|forming|create|creating|creation of|merge into) (?:a |one |the )?"
    r"(?:single |new |larger |merged )*"
    r"(?:organisation|body|council|authority|trust|CCG|ICB|board|group|commissioner)"
    r"(?:,? to be (?:called|known as|named))?"
    r"|new (?:unitary |single |larger |strategic |merged |county ){0,2}(?:council|authority|trust|CCG|ICB|board|group)"
    r"(?:,? to be (?:called|known as|named))?)\W+(?:(?:the|a|an|to be)\W+)*$",
    re.IGNORECASE,
)


# “X will come into being”, “X will take on the services of …”: what a body yet to be formed will do
FUTURE_AFTER = re.compile(
    r",? (?:the|a|an|one of (?:the )?(?:two|three|four)) (?:new|shadow|future|planned|proposed|successor)"
    r" (?:[a-z]+ ){0,3}(?:authority|authorities|councils?|trust|board|ICB|CCG|group|body|organisation)[^.;]{0,40}?,?"
    r" (?:which|that|to) (?:(?:will|would|is to|is due to|is set to|are to) )?(?:replace"
    r"|take (?:over|on|the place)|begin|start|come into"
    r"|be (?:created|formed|established|set up)|serve|run)\b"
    r"|(?:,[^,.;]{0,60},)?\s+(?:will|would|is to|is due to|is set to)\s+(?:then\s+|formally\s+)?"
    r"(?:be\s+(?:created|established|formed|set\s+up|born|launched)|come\s+into\s+(?:being|existence|effect)|replace\b"
    r"|open\s+(?:its|their)\s+doors"
    r"|(?:start|begin)\s+(?:work|life|operating|on|in)\b|go\s+live\b|come\s+into\s+operation|take\s+over\s+(?:on|in)\b"
    r"|do\s+the\s+same|take\s+(?:on|over)\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:functions|services|responsibilities"
    r"|duties|powers|work)\b)"
    r"|\s+(?:to\s+be\s+)?(?:established|created|formed|set\s+up)\s+from\s",
)
NEW_BODIES = re.compile(
    r"\bnew (?:unitary |single |larger |merged )*(?:councils?|CCGs?|trusts?|authorit|organisation|bod|ICBs?)", re.I
)
# what only a body yet to be formed is told by: one that was established may be years old
SURELY_LED = re.compile(
    r"\b(?:to be|will be|would be) (?:called|known as|named) (?:the )?$"
    r"|\bmerg\w+\b[^.;]{0,40}? (?:as|to form) (?:the )?$",
    re.IGNORECASE,
)
