"""What each member of a cabinet looks after: portfolios in brackets after several names, or after “holds”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.whose import bodies_for

_ONE = r"\[P\d+\] \([a-z][^()\[\]]{2,50}\)"
_SEVERAL = rule_pattern(rf"(?P<post>{{O}}),? (?P<list>{_ONE}(?:(?:, and|,| and) {_ONE}){{1,9}})")
_EACH = re.compile(r"(?P<who>\[P\d+\]) \((?P<field>[^()]+)\)")
_TITLE = re.compile(r"(?:cabinet|executive|lead) members?$|(?:cabinet )?portfolio holders?$", re.IGNORECASE)
_HOLDS = rule_pattern(
    r"{P:who},?(?: who)?(?: also| now| currently)? (?P<verb>holds|has held|held|has taken on|took on|will hold"
    r"|will take on|takes on|has) the (?P<field>[a-z][a-z ,&-]{3,50}?) portfolio(?: (?:at|on|in|for) {BG:body})?"
)


def find(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """Find the portfolios that one sentence gives to members of a cabinet."""
    marked = view.posts
    if "[P" not in marked.text:
        return
    for match in _SEVERAL.finditer(marked.text):
        post = marked.item(match["post"])
        if not isinstance(post, Post) or not _TITLE.fullmatch(post.title):
            continue
        bodies = post.bodies or bodies_for(paper, view, post, match.start())
        for one in _EACH.finditer(match["list"]):
            person = marked.item(one["who"])
            if bodies and isinstance(person, PersonMention) and " " in person.name:
                title = f"{post.title.rstrip('s')} for {one['field']}"
                span = marked.source(*match.span())
                yield AppointmentDraft(person.name, title, bodies, "held", [span], "portfolio")
    for match in _HOLDS.finditer(marked.text):
        person, body = marked.item(match["who"]), marked.item(match["body"]) if match["body"] else None
        author = paper.author if len(paper.author) == 1 and paper.class_of(paper.author[0]) == "council" else ()
        names = body.names if isinstance(body, BodyMention) else author
        if names and isinstance(person, PersonMention) and " " in person.name:
            verb = match["verb"].lower()
            status: AppointmentStatus = (
                "planned" if verb.startswith(("will", "takes")) else "former" if verb == "held" else "held"
            )
            span = marked.source(*match.span())
            title = f"cabinet member for {match['field']}"
            yield AppointmentDraft(
                person.name, title, names, status, [span], "holds a portfolio", signals={"title supplied"}
            )
