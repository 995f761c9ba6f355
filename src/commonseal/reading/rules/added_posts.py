"""Who takes on another body in the post that they have: “she will add Somewhere in May”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.leaders import singular
from commonseal.reading.rules.stand_ins import title_before

_ADDS = rule_pattern(
    r"{P:who}(?:, (?:(?!\[P\d+\])[^;.]){1,120}?,)?,? (?P<verb>will (?:also |now )?(?:add|take on|take in|cover"
    r"|pick up)|adds|is adding|takes on"
    r"|has (?:also )?taken on"
    r"|has added|also took on|took on|has covered|covers|is covering"
    r"|has also covered|has been asked to take on|has agreed to take on|is to take on|is to add|will also lead"
    r"|has agreed to cover"
    r"|(?:will|is to|is also to|will also|would|has agreed to|has been asked to) (?:also )?(?:do|be doing|take on"
    r"|take up"
    r"|hold|fill|have|perform|combine it with) (?:so|it|likewise|(?:the|that) (?:same )?(?:job|role|post|thing"
    r"|position|work)"
    r"|the same|that) (?:at|for|in|with)"
    r"|likewise (?:becomes|takes on|chairs"
    r"|leads)) (?:both )?(?:the )?{B:body}(?!'s)(?! as [^w])(?! to {P} [a-z]+ as )(?: as well as"
    r" {B:too})?(?: as well| too| also)?(?:,?(?: on| from| in"
    r"| since) {D:start})?"
    r"(?: as well| too| also)?(?:,? (?:when|after|once) {P:old} (?:retires|leaves|steps down|stands down|goes"
    r"|departs|moves on|retired|left|quit|resigned))?"
)


# "Somewhere's Jane Doe will take on Elsewhere as well"
_BODY_OF_WHO = rule_pattern(r"{B:own}'s (?:own |present |current )?$")


def find(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find those who take on a body: “she will add Somewhere CCG in May, when John Roe retires”, whose post it was.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far.
    """
    marked = view.posts
    for match in _ADDS.finditer(marked.text):
        person, body = marked.item(match["who"]), marked.item(match["body"])
        if not isinstance(person, PersonMention) or not isinstance(body, BodyMention):
            continue
        has = [d for d in known if d.person == person.name and not set(d.bodies) & set(body.names)]
        span = marked.source(*match.span())
        role = has[-1].role if has else singular(title_before(paper, view, span[0]))
        if not role or " " not in person.name:
            continue
        start = getattr(marked.item(match["start"]), "bounded", None) if match["start"] else None
        status: AppointmentStatus = (
            "held" if re.match(r"has(?! (?:agreed|been))|took|also took|covers|is cov", match["verb"]) else "planned"
        )
        signals = {"title from before"}
        yield AppointmentDraft(
            person.name, role, body.names, status, [span], "takes on another", start=start, signals=signals
        )
        from_there = _BODY_OF_WHO.search(marked.text[: match.start("who")])
        own = marked.item(from_there["own"]) if from_there else None
        if isinstance(own, BodyMention) and not has and not set(own.names) & set(body.names):
            yield AppointmentDraft(
                person.name, role, own.names, "held", [span], "takes on another", signals={"title from before"}
            )
        too = marked.item(match["too"]) if match["too"] else None
        if isinstance(too, BodyMention):
            yield AppointmentDraft(
                person.name, role, too.names, "held", [span], "takes on another", signals=set(signals)
            )
        old = marked.item(match["old"]) if match["old"] else None
        if isinstance(old, PersonMention) and " " in old.name:
            ended: AppointmentStatus = "former" if status == "held" else "held"
            yield AppointmentDraft(
                old.name, role, body.names, ended, [span], "takes on another", end=start, signals=set(signals)
            )
