"""What the words between a person and a post say of it: held, past, to come, or only proposed."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.context import says
from commonseal.reading.posts import Post
from commonseal.reading.rules import appointment_patterns as patterns

# rules that join a person and a post without a verb
PLAIN = frozenset(
    ["by-line", "post before name", "post in brackets", "held by", "with somebody as", "role as", "gapped title"]
)


def status_of(groups: dict[str, str | None], post: Post, rule: str, clause: str) -> AppointmentStatus:
    """Say whether a post is held, past, to come or only proposed.

    Args:
        groups: What the rule's pattern caught: its verb or link, and a word such as "formerly".
        post: The post, with the words before it.
        rule: The rule's name.
        clause: The words around, with the sentence that opens the list.
    """
    if "former" in post.modifiers:
        return "former"
    verb = (groups.get("verb") or groups.get("mid") or "").lower().strip()
    if rule in {"appointed", "appointment of"}:
        return _appointed_status(verb, clause)
    if rule in {"joins", "where somebody is", "with somebody as"}:
        return _moving_status(verb, post)
    if rule in {"post is person", "held by"}:
        return _copula_status(verb, post)
    if rule in PLAIN:
        is_over = rule == "role as" and groups.get("noun") in {"time", "tenure"}
        return "former" if is_over else _unlinked_status(groups.get("when"), post, rule, clause)
    return _linked_status(groups.get("link") or "", post, rule, clause)


_TO_BE_LED = re.compile(
    r"(?:will|is to|are to|would)(?: (?:both|all|now|then|soon|also|in future))* (?:have|share|get|gain|employ)"
    r"(?: (?:a|an|the|one))?(?: (?:same|single|joint|shared|new))* $"
    r"|(?:will|is to|are to|would)(?: (?:now|then|soon))? be (?:led|run|headed|chaired|managed|overseen|filled"
    r"|covered)"
    r" by(?: the same| one| a single)? $"
)


# "has appointed a joint director, Jane Doe": a title with "a" is what the body has found somebody for
_HAS_APPOINTED = re.compile(
    r"\b(?:has|have|had) (?:now |also |today |finally )?(?:appointed|recruited|hired|named|selected|found)"
    r" (?=\[O\d+\],? \[P)"
)
_MADE = re.compile(r"\b(?:appoint\w*|named|elected|will be|become|confirmed|recruited)\b", re.IGNORECASE)


def _unlinked_status(when: str | None, post: Post, rule: str, clause: str) -> AppointmentStatus:
    """What a by-line says, which has no verb of its own."""
    if rule == "gapped title":
        return "planned" if _MADE.search(clause) else "held"
    if _TO_BE_LED.search(clause[: max(0, clause.find("[O"))]) or (
        rule == "post before name" and _HAS_APPOINTED.search(clause)
    ):
        return "planned"
    if "new" in post.modifiers and _HAS_BEGUN.search(clause):
        return "held"
    return _plain_status(when, post)


# “the new leader, Jane Doe, took office in May”
_HAS_BEGUN = re.compile(
    r"\b(?:took (?:office|over|up|the)|has taken (?:office|over|up)|started|began|was elected"
    r"|has been in (?:post|office))"
)


def _plain_status(when: str | None, post: Post) -> AppointmentStatus:
    if (when or "").lower() in {"previously", "formerly", "until recently", "once", "then"}:
        return "former"
    return "planned" if "planned" in post.modifiers else "held"


def _linked_status(link: str, post: Post, rule: str, clause: str) -> AppointmentStatus:
    """What the verb between a person and a post says, unless the clause makes it depend on something."""
    if "preferred candidate" in link or _IN_LINE.search(clause):
        return "proposed"
    found = "planned" if rule == "leaves to become" else patterns.status_of_link(link)
    if found == "proposed" and re.match(r" be (?:re-)?\w+ed\b", link) and _RESOLVED.search(clause):
        found = "planned"
    if found == "proposed" and link.startswith(" should") and _AGREED_THAT.search(clause):
        found = "planned"
    if "new" in post.modifiers and found == "held" and _IS_NOW.match(link):
        return "held"
    if "planned" in post.modifiers or found == "planned":
        return "proposed" if _UNSETTLED.search(clause) else "planned"
    return found


_IN_LINE = re.compile(r"\b(?:front[- ]?runner|favourite|tipped|in line|lined up|in the frame|among the candidates)\b")
# "is the new chair", "became the new leader": "new" says here that somebody else was it before
_IS_NOW = re.compile(
    r" (?:is|became|becomes|(?:was|has been) (?:re-)?elected|has (?:now )?become|took (?:over|up)"
    r"|has (?:now )?taken (?:over|up)|started)\b"
)
# “The board agreed that Jane Doe should become chief officer of both”: decided, and not only put forward
_AGREED_THAT = re.compile(r"\b(?:agreed|decided|resolved|voted|determined)\b[^.;]{0,60}\bthat\b")
_RESOLVED = re.compile(r"\b(?:resolved|agreed|decided|decision:)", re.IGNORECASE)
_UNSETTLED = re.compile(
    r"subject to|\bprovided (?:that )?\b|\bif \[|\bif (?:he|she|it|they|agreed|approved)\b|propos"
    r"|recommended (?:that|to)|is asked|are asked"
    r"|to (?:approve|consider|agree|recommend|endorse)\b",
    re.IGNORECASE,
)


def _copula_status(words: str, post: Post) -> AppointmentStatus:
    """What the verb between a post and a person says."""
    if "planned" in post.modifiers or re.search(
        r"will|to be|offered|goes to|gone to|given to|passes to|falls to", words
    ):
        return "planned"
    if "would" in words:
        return "proposed"
    return "former" if re.match(r"(?:was|were|previously|formerly)\b", words) else "held"


def _moving_status(verb: str, post: Post) -> AppointmentStatus:
    """What a verb of joining, leading or moving says."""
    if re.match(r"will|is joining|is to|is moving|to |is returning|is set|is due", verb) or "planned" in post.modifiers:
        return "planned"
    if verb.startswith("would"):
        return "proposed"
    return "former" if verb in {"was", "had been", "served as", "worked as", "led", "headed", "ran", "had"} else "held"


def _appointed_status(verb: str, clause: str) -> AppointmentStatus:
    if verb.startswith("recommend") or says("proposed", clause) or _UNSETTLED.search(clause):
        return "proposed"
    return "held" if _BROUGHT_IN.match(verb) else "planned"


# “has since brought in Jane Doe as managing director”: she is there
_BROUGHT_IN = re.compile(r"(?:brought in|drafted in|drafts in|installed|parachuted in|promoted|co-opted)\b")
