"""What passes from one body to another, told of the things themselves: “The cemeteries will come under B”.

Functions and staff go by as many names as there are services, so that the subject cannot be known by its nouns; the
verb and who takes them tell the transfer, and the subject is only asked that it is no person, no paper and no money.
"""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View
from commonseal.reading.posts import Post
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.arrangement_drafts import Drafter
from commonseal.reading.rules.drafts import ArrangementDraft

RULE = "passes to another"
_AUXILIARIES = (
    r"(?P<aux>(?:(?:will|would|is|are|was|were|has|have|had|may|might|could|should|to|be|been|being|due|set|expected"
    r"|likely|then|now|also|all|both|eventually|formally|automatically|itself|themselves|in turn|as well|not) ){0,5})"
)
_ACTIVE = (
    r"(?:transfer(?:s|red|ring)?|mov(?:e|es|ed|ing)|pass(?:es|ed|ing)?|switch(?:es|ed|ing)?|go(?:es|ing)?|went|gone)"
)
_PASSIVE = r"(?:transferred|moved|handed|passed|given|TUPEd|signed|taken|brought)"
_UNDER = (
    r"(?:com(?:e|es|ing)|came|go(?:es)?|went|pass(?:es|ed)?|fall|fell|be placed|be put|be brought|brought|placed) under"
    r" (?:the (?:control|wing|umbrella|management|roof) of )?"
)
_APPOSED = r"(?:an? [a-z][\w' -]{2,40}, )?(?:the )?(?:new |enlarged |merged )?"
# “… are moving to B”, “… will be handed over to B”, “… will come under B”, “… would be taken on by B”
_PASSES = rule_pattern(
    rf"(?<![\w']){_AUXILIARIES}(?P<verb>(?:{_ACTIVE}|{_PASSIVE})(?: over| across| back| on)? (?:from"
    rf" (?:the )?(?P<from>{{B}}) )?(?:in)?to {_APPOSED}|{_UNDER}{_APPOSED}"
    rf"|(?:taken (?:on|over)|absorbed|inherited) by {_APPOSED})(?P<taker>{{B}})(?!'s|-)"
)
# “A is to give its parks and play areas to B”, “A handed over its museums to B”
_GIVES = rule_pattern(
    r"(?P<giver>{B})(?:,[^,;\[]{2,60},)? (?P<aux>(?:(?:will|would|is|are|has|have|had|may|might|could|should|to|be|been"
    r"|agreed|decided|plans?|wants?|due|set|expected|likely|then|now|also|both) ){0,5})"
    r"(?P<verb>(?:giv(?:e|es|ing)|gave|given|hand(?:s|ed|ing)?|pass(?:es|ed|ing)?|sign(?:s|ed|ing)?"
    r"|transfer(?:s|red|ring)?)(?: over)? (?:over )?(?:\[B\d+\](?:'s)? |its |their |all |the |most |some |of ){1,3}"
    r"(?P<what>[^.;\[]{3,90}?) (?:over |across )?to (?:the )?)(?P<taker>{B})(?!'s|-)"
)
_ASSETS = re.compile(
    r"\b(?:parks?|play areas?|playgrounds?|toilets|conveniences|librar(?:y|ies)|museums?|theatres?|halls?|cent(?:re"
    r"|er)s?"
    r"|pools?|cemeter(?:y|ies)|crematori\w+|markets?|car parks?|allotments|beach huts|buildings?|land|assets|homes"
    r"|houses|housing|stock|schools|pitches|staff|teams?|services?|nurses"
    r"|officers|workers|wards?|beds|hospitals?|clinics?|depots?|laborator(?:y|ies)|departments?|units?|contracts)\b"
)
# what goes to a body without passing into its hands, and who goes there by himself
_NO_FUNCTION = re.compile(
    r"\b(?:papers?|reports?|plans?|bids?|applications?|cases?|proposals?|matters?|decisions?|questions?|letters?"
    r"|recommendations?|requests?|petitions?|money|funding|funds?|grants?|cash|items?|issues?|complaints?|appeals?"
    r"|motions?|minutes|drafts?|thanks|credit|power|savings|costs?|bills?|savings|votes?|seats?|invoices?|profits?"
    r"|patients?|residents?|tenants|children|pupils|calls|attention|information|data|views|documents?|strateg(?:y|ies)"
    r"|surplus|deficit|income|rent|title|headquarters|offices?|HQ|meeting|attack|pressure|fire|review|scrutiny|terms?"
    r"|way|talks|idea|it|that|this|which|who|he|she|they|we|you|I|nobody|none)\W*$"
    r"|\[[PF]\d+\]\W*(?:,[^,]*,)?\W*$|£",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:none of|no|neither|nothing|any)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\W*(?:\[P\d+\]|She|He|I)\b(?!'s)")
_BE_DONE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")
_MOVED_ALONG = re.compile(r"^(?:go|goes|going|went|gone|pass|passes|passed|passing|brought|given)\b", re.IGNORECASE)
_STAFF = re.compile(
    r"\b(?:staff|teams?|services?|functions?|duties|nurs(?:es|ing)|officers|workers|workforce|employees|colleagues"
    r"|responsibilit(?:y|ies)|powers|commissioning|surgery|departments?|units?|laborator(?:y|ies)|work|care|assets"
    r"|brigade|everyone|everybody|all who|those who|people|contracts?|wards?|beds|clinics?|parks?|housing|homes"
    r"|schools|schooling|cemeter(?:y|ies)|markets?|museums?|librar(?:y|ies)|theatres?|pools?|toilets|homelessness"
    r"|running|control|ownership|[a-z]{3,}olog(?:y|ies)|[a-z]{3,}iatr(?:y|ics)|maternity|stroke|imaging|dialysis"
    r"|[a-z]{0,8}therapy|midwifery|dentistry|orthopaedics|theatres|outpatients|benefits|revenues|audit|payroll"
    r"|procurement|planning|licensing|waste|refuse|licen[cs]ing|human resources|HR|IT|catering)\b|\[O\d+\]",
    re.IGNORECASE,
)
_CLAUSE_OPENS = re.compile(r"[;:]|, and |(?:, |^| )(?:but|while|when|because|so|although|that|if|after|as) |[.?!] ")
_IS_ASKED = re.compile(r"\b(?:asked|wondered|queried|enquired|inquired)(?: \w+)? (?:if|whether|about|why|how)\b")


def with_passing_over(
    drafter: Drafter, view: View, following: str, drafts: list[ArrangementDraft], known: int
) -> list[ArrangementDraft]:
    """Add the transfers that a sentence tells of things by whatever name.

    “A has agreed to give its parks to B before it is abolished” tells of no other merger; else what another rule has
    read in the sentence goes first.

    Args:
        drafter: Makes the drafts of the paper.
        view: The sentence.
        following: The sentence after it, marked.
        drafts: The arrangements found so far.
        known: How many of them are of sentences before.
    """
    given = _read(drafter, view, following, _GIVES, drafts[:known])
    if given is not None:
        return [*drafts[:known], *(draft for draft in drafts[known:] if draft.type != "merger"), given]
    if any(draft.type == "merger" for draft in drafts[known:]):
        return drafts
    passed = _read(drafter, view, following, _PASSES, drafts[:known])
    return drafts if passed is None else [*drafts, passed]


def _read(
    drafter: Drafter, view: View, following: str, pattern: re.Pattern[str], before: Sequence[ArrangementDraft]
) -> ArrangementDraft | None:
    reads = _passed if pattern is _PASSES else _given
    for match in pattern.finditer(view.posts.text):
        taker = _party(view, match["taker"])
        if taker is None or not reads(view, match):
            continue
        if _IS_ASKED.search(view.posts.text, 0, match.start()):
            continue
        givers = _givers(view, match, taker)
        parties = (*givers, *taker.names) if givers else ()
        if not givers and not _others(view, taker):
            parties = (*_giver_before(drafter, view, taker, before), *taker.names)
            if len(parties) == len(taker.names):
                continue
        place = (match.start("verb"), match.end())
        draft = drafter.draft(view, place, following, "merger", parties=parties, rule=RULE)
        if draft is not None and len(draft.parties) > 1:
            draft.name = None
            return draft
    return None


def _passed(view: View, match: re.Match[str]) -> bool:
    """Say whether what passes is a function or staff: no person, no paper, no money."""
    subject = _subject(view.posts.text, match.start())
    if not subject or _NONE.search(subject) or _NO_FUNCTION.search(subject) or re.search(r"\bnot\b", match["aux"]):
        return False
    if _SOMEBODY.match(view.posts.text) and not _BE_DONE.search(match["aux"]):
        return False  # “She was a director at A and then went to B”
    if _MOVED_ALONG.match(match["verb"]) or not match["aux"]:
        return _STAFF.search(subject) is not None
    is_by = " by " in match["verb"]
    return not is_by or _STAFF.search(subject) is not None


def _given(view: View, match: re.Match[str]) -> bool:
    return _ASSETS.search(match["what"]) is not None and view.posts.item(match["giver"]) is not None


def _subject(text: str, end: int) -> str:
    """The words before a verb from where its clause opens."""
    first = max(0, end - 160)
    opened = [match.end() for match in _CLAUSE_OPENS.finditer(text, first, end)]
    return text[max((place for place in opened if place < end - 2), default=first) : end].strip(" ,")


def _givers(view: View, match: re.Match[str], taker: BodyMention) -> tuple[str, ...]:
    """From whom it passes, where the sentence says so."""
    named = match.groupdict()
    if (token := named.get("giver") or named.get("from")) and (giver := _party(view, token)):
        return _without(giver.names, taker)
    subject = _subject(view.posts.text, match.start())
    for token in re.findall(r"\[[BO]\d+\]", subject):
        item = view.posts.item(token)
        names = item.bodies if isinstance(item, Post) else body.names if (body := _party(view, token)) else ()
        if giving := _without(names, taker):
            return giving
    return ()


def _without(names: tuple[str, ...], taker: BodyMention) -> tuple[str, ...]:
    return tuple(name for name in names if name not in taker.names)


def _others(view: View, taker: BodyMention) -> bool:
    """Say whether a sentence names another body from which it may pass."""
    return any(can_be_party(body.body_class) and _without(body.names, taker) for body in view.bodies)


def _giver_before(
    drafter: Drafter, view: View, taker: BodyMention, before: Sequence[ArrangementDraft]
) -> tuple[str, ...]:
    """From whom it passes where the sentence leaves that out: as what was told last, else the body just spoken of."""
    reach = drafter.paper.views[max(0, view.number - _REACH)].sentence.start
    nearer = drafter.paper.views[max(0, view.number - _REACH_OF_PAIR)].sentence.start
    last = before[-1] if before else None
    if last is not None and last.type == "merger" and last.spans[-1][0] >= reach and len(last.parties) > 1:
        return _without(last.parties[:1], taker)
    pair = next((d.parties for d in reversed(before) if d.spans[-1][0] >= nearer and len(d.parties) == _PAIR), ())
    if set(taker.names) < set(pair):
        return _without(pair, taker)
    spoken_of = [body for body in view.before if body.start >= reach and can_be_party(body.body_class)]
    alone = spoken_of[-1].names if spoken_of else drafter.paper.author
    return alone if len(alone) == 1 and alone[0] not in taker.names else ()


_REACH, _REACH_OF_PAIR, _PAIR = 2, 6, 2


def _party(view: View, token: str) -> BodyMention | None:
    body = view.posts.item(token)
    fits = isinstance(body, BodyMention) and (can_be_party(body.body_class) or body.is_set)
    return body if isinstance(body, BodyMention) and fits and not body.organ else None
