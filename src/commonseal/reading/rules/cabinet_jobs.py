"""What members of a cabinet are given to look after: “comes into the cabinet to look after housing”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.spoken_of import main_body

_FIELD = (
    r"(?P<field>[a-z][a-z-]+(?:(?:, | and |, and | & | )[a-z][a-z-]+){0,4}?)"
    r"(?=[,.;(]|$| (?:and \[P|while|with|from|until|after|in place|but|as)\b)"
)
_JOINS = rule_pattern(
    r"{P:who}(?:,? [^\[;.]{2,60},)?,?(?: who)? (?P<verb>comes? (?:in)?to|came into|joins?|joined|has joined"
    r"|will join|is to join"
    r"|is joining|enters|entered|returns? to|returned to|moves? into|is promoted to|was promoted to|is brought into"
    r"|was brought into|has been brought into|goes into|stays in|remains in|is new (?:in|to)) (?:the |her |his "
    r"|their |\[P\d+\] )?"
    r"(?:{G:cabinet}|new cabinet|cabinet|executive)"
    r"(?:,? (?:to (?:look after|take (?:charge of|on|over|care of)|run|lead on|handle|oversee|cover|be in charge of)"
    r"|(?:with (?:responsibility|the brief) for|in charge of|responsible for|looking after|taking (?:on|over"
    r"|charge of)|covering"
    rf"|overseeing|leading on))) (?:the )?{_FIELD}"
)
_BRIEF = rule_pattern(
    r"{P:who},?(?: who)?(?: also| now)? (?P<verb>takes? (?:on |over |up )?|took (?:on |over |up )?|has taken (?:on "
    r"|over )?"
    r"|will take (?:on |over )?|gets |got |is given |was given |has been given |will get |picks up |adds |keeps "
    r"|retains |kept"
    r" |moves to |swaps to |hangs on to |inherits )(?:the )?"
    r"(?P<field>[a-z][a-z-]+(?:(?: and | & |, )[a-z][a-z-]+){0,3}) (?:brief|portfolio)\b"
)
_ORGAN = re.compile(r"cabinet|executive", re.IGNORECASE)
_NO_FIELD = re.compile(
    r"^(?:his|her|their|its|that|this|over|all|same|new|wider?|current|present|a|an|one|both|full)\b"
)


def find(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """Find who is given what to look after in a council's cabinet.

    Args:
        paper: The paper.
        view: The sentence.
    """
    marked = view.posts
    for pattern in (_JOINS, _BRIEF):
        for match in pattern.finditer(marked.text):
            person = marked.item(match["who"])
            token = match.groupdict().get("cabinet")
            organ = marked.item(token) if token else None
            if isinstance(organ, BodyMention) and not _ORGAN.search(organ.organ):
                continue
            names = organ.names if isinstance(organ, BodyMention) else _council(paper)
            if not names or not isinstance(person, PersonMention) or " " not in person.name:
                continue
            if _NO_FIELD.match(match["field"]):
                continue
            title = f"cabinet member for {match['field']}"
            yield AppointmentDraft(
                person.name,
                title,
                names,
                _status(match["verb"]),
                [marked.source(*match.span())],
                "holds a portfolio",
                signals={"title supplied"},
            )


_LEAD = rule_pattern(r"\b(?:cabinet|executive)\b[^.;]{0,60}:\W*$|{G:cabinet}(?:[^.;\[]|\[[DP]\d+\]){0,60}:\W*$")
_LINE = rule_pattern(
    r"^\W*{P:who}(?: \((?:Con|Lab|LD|Lib Dem|Ind|Green|Reform|[A-Z]{1,5})\))?\s*(?::|–|-|—|\||\t|,)\s*"
    r"(?P<field>(?-i:[A-Z])[A-Za-z]+(?:(?:, | and | & |, and | )[A-Za-z]+){0,6})\W*$"
)
_TITLE_WORDS = re.compile(
    r"\b(?:leader|deputy|member|chair\w*|councillor|officer|director|whip|mayor|clerk|executive"
    r"|portfolio)\b",
    re.IGNORECASE,
)
_LONGEST = 14


def in_lines(paper: Paper) -> Iterator[AppointmentDraft]:
    """Find the portfolios on lines of names below one that tells of the cabinet: “… the Cabinet: / Jane Doe – Housing”.

    Args:
        paper: The paper.
    """
    for head in paper.views[:-1]:
        lead = _LEAD.search(head.posts.text)
        if lead is None:
            continue
        organ = head.posts.item(lead["cabinet"]) if lead["cabinet"] else None
        if isinstance(organ, BodyMention) and not _ORGAN.search(organ.organ):
            continue
        names = organ.names if isinstance(organ, BodyMention) else _council(paper)
        for view in paper.views[head.number + 1 : head.number + 1 + _LONGEST]:
            if "[P" not in view.posts.text or view.posts.text.rstrip().endswith("."):
                break
            match = _LINE.match(view.posts.text)
            person = view.posts.item(match["who"]) if match else None
            if match is None or not names or not isinstance(person, PersonMention) or " " not in person.name:
                continue
            if not _TITLE_WORDS.search(match["field"]):
                title = f"cabinet member for {match['field']}"
                span = view.posts.source(*match.span())
                yield AppointmentDraft(person.name, title, names, "held", [span], "holds a portfolio")


def _status(verb: str) -> AppointmentStatus:
    return "planned" if re.match(r"will|is to", verb) else "held"


def _council(paper: Paper) -> tuple[str, ...]:
    """The council that a paper is about or from."""
    own = paper.author if len(paper.author) == 1 and paper.class_of(paper.author[0]) == "council" else ()
    return own or main_body(paper, ["council"])
