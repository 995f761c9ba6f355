"""Who holds a contract: “awarded to X”, “X has a contract with A and B”, “operated by X under a contract”.

The holder comes first among the parties, then those for whom it is held.
"""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import Span

_CONTRACT = r"(?:contracts?|tenders?|concession|deal|agreement)"
_ONE = r"(?:\[[BP]\d+\]|(?-i:[A-Z][\w&'-]+(?: (?:and |of |& )?[A-Z][\w&'-]+){0,4}))"
_AWARDED_TO = rule_pattern(
    r"\b(?:award(?:ed|s|ing)?|gave|given|giv(?:es|ing)|hand(?:ed|s|ing)?|let|granted"
    rf"|re-?let)\b[^.;]{{0,140}}?\b{_CONTRACT}\b"
    rf"[^.;]{{0,120}}? to (?:the )?(?P<holder>{_ONE})"
)
_IS_AWARDED = rule_pattern(
    rf"\b{_CONTRACT}\b[^.;]{{0,120}}? (?:(?:was|is|were|are|been|be|now|currently|then) )+(?:awarded|given|handed"
    rf"|let|granted) to (?:the )?(?P<holder>{_ONE})"
)
_AWARDED = rule_pattern(
    rf"\b(?:award(?:ed|s|ing)?|given|giv(?:es|ing)|gave|hand(?:ed|s|ing)?) (?:the )?(?P<holder>{_ONE}) (?:an?|the"
    rf"|its|their|one) [^.;\[]{{0,80}}\b{_CONTRACT}\b"
)
_HELD_BY = rule_pattern(
    rf"\b{_CONTRACT}\b[^.;]{{0,100}}? (?:is|was|are|were|been|be|now|currently|and)? ?(?:held|run|operated"
    rf"|delivered|provided|won|managed|carried out|fulfilled) by (?:the )?(?P<holder>{_ONE})"
)
_BY_UNDER = rule_pattern(
    r"\b(?:operated|run|delivered|provided|managed|carried out|collected|supplied|maintained) by (?:the"
    rf" )?(?P<holder>{_ONE})(?:,[^,;.]{{0,60}},)?(?: on behalf of [^,;.]{{0,60}})?,? (?:under|through|as part of)"
    rf" (?:an?|the|one|its|their) [^.;\[]{{0,60}}{_CONTRACT}\b"
)
_HAS = rule_pattern(
    rf"(?P<holder>{_ONE})(?:,[^,;.]{{0,60}},)? (?:(?:has|have|had|already|also|now|currently|which|that|recently)"
    rf" ){{0,3}}(?:has|have|had|holds?|held|won|secured|landed|gained|took on|runs?)"
    rf" (?:an?|the|one|their|its|this|that) [^.;\[]{{0,60}}\b{_CONTRACT}\b[^.;]{{0,100}}? (?:with|for|on behalf of"
    r"|from) "
)
_WITH = rule_pattern(
    rf"\b(?:share|joint|single|one|same|shared|have|has|signed|let|a) [^.;\[]{{0,60}}\b{_CONTRACT} with (?:the"
    rf" )?(?:(?:contractor|company|provider|firm|supplier|operator),? )?(?P<holder>{_ONE})"
)
_CHOSEN = rule_pattern(
    rf"\b(?:chosen|chose|selected|select|appointed|appoint|picked|named|preferred) (?:the )?(?P<holder>{_ONE})"
    rf" (?:[^.;\[]|\[D\d+\]){{0,60}}?(?:to (?:hold|run|deliver|provide)|as (?:the |their |its |a )?(?:lead|prime"
    rf"|preferred|main|sole|new)) [^.;]{{0,80}}"
)
_LEAD = rule_pattern(
    r"(?P<holder>\[B\d+\])(?: \w+){0,4} (?:is|was|as|become|becomes|be|been|became|remains?|chosen as|named as"
    r"|appointed as|acts? as|acting as) "
    r"(?:the |a |their |its )?(?:\w+ )?(?:lead|prime) (?:provider|contractor|commissioner|employer|authority)\b"
)
_HOSTED_BY = rule_pattern(r"\bhosted by (?:the )?(?P<holder>\[B\d+\])")
_LEADS_ON = rule_pattern(
    r"(?P<holder>\[B\d+\])(?: \w+){0,2}? (?:leads? on [^.;\[]{0,50}\bcontracts?\b[^.;\[]{0,30} for"
    r"|(?:buys?|bought|procures?|commissions?|purchases?) [^.;\[]{1,50} for (?:the )?\[B\d+\] as well as)"
)
_PATTERNS = (_LEADS_ON, _HOSTED_BY, _AWARDED_TO, _IS_AWARDED, _AWARDED, _BY_UNDER, _HELD_BY, _CHOSEN, _HAS, _LEAD)
_OUTSIDE = frozenset(["company", "provider", "trust"])


def holder_of(paper: Paper, view: View, bounds: Span, parties: tuple[str, ...]) -> str:
    """Give who holds the contract that a clause speaks of, or an empty string.

    Args:
        paper: The paper.
        view: The sentence.
        bounds: The clause in ``view.posts``.
        parties: The bodies found so far: a contract *with* one of two bodies that share it has no outside holder.
    """
    marked = view.posts
    text = marked.text[bounds[0] : bounds[1]]
    for pattern in _PATTERNS:
        match = pattern.search(text)
        name = _name(paper, view, match["holder"]) if match else ""
        if name:
            return name
    match = _WITH.search(text)
    name = _name(paper, view, match["holder"]) if match else ""
    is_outside = paper.class_of(name) in _OUTSIDE or (name not in parties and not paper.class_of(name))
    return name if name and is_outside else ""


def _name(paper: Paper, view: View, words: str) -> str:
    """The one body that a token stands for, or a name that is none known."""
    if not words.startswith("["):
        if re.match(r"(?:The|A|An|In|On|It|This|That|Under|From|Both|All|NHS|Option)\b", words):
            return ""
        longer = [body.name for body in paper.registry.bodies if body.name.startswith(f"{words} ")]
        return longer[0] if len(longer) == 1 else words
    body = view.posts.item(words)
    if isinstance(body, PersonMention):  # the name of a firm looks like a person's
        return "" if body.is_proven else body.name
    return body.names[0] if isinstance(body, BodyMention) and len(body.names) == 1 and body.form != "it" else ""
