"""How far along an arrangement is, as its own predicate puts it, then the sentence after it and the heading above."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementStatus
from commonseal.reading.context import cue, predicates, says
from commonseal.reading.marked import Marked
from commonseal.reading.mentions import BodyMention
from commonseal.reading.rules.denials import NO_SOONER, comes_no_sooner, is_left_open
from commonseal.reading.rules.presupposed import is_presupposed
from commonseal.reading.rules.there_now import WILL_END, is_replaced, runs_until_now
from commonseal.reading.rules.turned_down import is_refused, of_a_plan, turned_down

_ORDER: tuple[ArrangementStatus, ...] = ("rejected", "ended", "considered", "proposed", "agreed")
_SAYING = (*_ORDER, "asked", "done", "decided", "not_yet")
_PRESENT = re.compile(
    r"\b(?:already|have (?:\w+ )?(?:shared|had|run|met|worked|pooled|been|delegated|established"
    r"|created)|has (?:\w+ )?(?:shared|had|run|been|delegated)|currently|at present|now|since"
    r"|share|shares|run|runs|hosts?|holds?|continue)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|to be(?! called| known| named| led| chaired)|set to|due to"
    r"|(?:is|are|was|were) to|plan(?:s|ned)? to)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"^\W*(?:[Uu]ntil|[Uu]p to) (?:\w+ ){0,2}\[D\d+\].*\b(?:shared|had|ran|was|were|held|pooled|worked|met|sat)\b"
    r"|\b(?:shared|had|ran|was|were|held|pooled|worked)\b[^.]{0,80} until (?:\w+ ){0,3}\[D\d+\]"
    r"|\b[Bb]etween \[D\d+\] and \[D\d+\],? [^.]{0,60}\b(?:shared|had|ran|was|were|held)\b"
    r"|(?<!have )(?<!has )(?<!had )(?<!ve also )(?<!has also )(?<!had also )\b(?:shared|had|ran|was|were|held|pooled"
    r"|worked|operated|lasted"
    r"|existed|met)\b"
    r"[^.;]{0,80} (?:from|between) \[D\d+\] (?:to|until|till|and) \[D\d+\]"
)
# “will carry on with their shared service”, “are to end their joint team”: what is still there
_GOES_ON = re.compile(
    r"\b(?:carr(?:y|ies|ied) on|continu(?:e|es|ing)|go on|goes on|keep|keeps|keeping"
    r"|renew(?:s|ed|ing)?|extend(?:s|ed|ing)?|retain(?:s|ed|ing)?"
    r"|maintain(?:s|ing)?)"
    r" (?:with |to (?:share|run|have|use|meet|work|pool|operate|host)\b|sharing|running|using|working|having|pooling"
    r"|meeting|sitting"
    r"|their\b|its\b|our\b|\[B\d+\]|in place|(?:the|this) (?:existing |current |present )?(?:agreement|arrangement"
    r"|contract"
    r"|section|joint|shared|service|partnership|scheme))|\b(?:remain|stay|rest|sit|continue)s?(?: in place"
    r"| unchanged| shared| with)\b"
    r"|\bcontinues? (?:to be|as)\b|\bwill still (?:be|share|have|run|use|meet|work|hold|host)\b"
)
# “RESOLVED – That a joint service be established”
_RESOLVED = re.compile(r"\b(?:RESOLVED|Resolved|AGREED|DECIDED|(?:was|were|is) (?:resolved|agreed|decided))\b")
# “4.3 Shared service (recommended)”: the option that a paper puts forward
_PREFERRED = re.compile(r"[^.;()]{0,40} ?[(–:-] ?(?:the )?(?:recommended|preferred)(?: option)?\b", re.IGNORECASE)
# “The two trusts plan to merge”: their plan, whatever the paper itself puts to its readers
_PLANS = re.compile(
    r"\W*(?:[\d.]+ )?(?:Both |All )?\[B\d+\] (?:now |still |also |both )?(?:plan|plans|have agreed|intend|intends) to\b"
)
# “pooled with the council, as it has been since 2016”: whatever the next sentence says is turned down
_HAS_RUN_SINCE = re.compile(r"\b(?:has|have) (?:(?!not\b)[\w,-]+ ){1,6}since \[D")
# “Officers were asked to look into whether …”: what is asked for is a report
_TO_LOOK_INTO = re.compile(
    r"\bask(?:s|ed|ing)?\b[^.;]{0,60} to (?:also |further )?(?:look (?:again )?(?:into|at)|explore|examine|investigate"
    r"|consider|assess|find out|see|think about|report (?:back )?on|bring (?:back )?an? (?:\w+ )?report on|work up"
    r"|scope) (?:\w+ ){0,2}?(?:whether|how|if|what|options?|case for|possibilit\w+|scope|feasibility|potential)\b"
)
_INTENTION = re.compile(r"\b[Ii]ntentions? (?:is |was )?(?:that|to|of)\b")
_BE_DONE = re.compile(
    r"(?<!to )(?<!will )(?<!should )(?<!would )(?<!could )(?<!may )\bbe (?:approved|agreed|established|created"
    r"|set up|formed|extended|renewed|supported|endorsed|adopted|confirmed|entered into)\b"
)
_OPTION_SECTION = re.compile(r"\b(?:options?|other ways|alternatives|considered|next steps)\b", re.IGNORECASE)
# “Both trusts are members of it”: said as so, whatever its heading says is to come
_IS_SO = re.compile(
    r"(?:\]|\w) (?:is|are) (?:both |also |all |each |already |equally )*(?:members?|partners?|part|represented|made up"
    r"|composed|chaired|led|overseen|accountable|responsible|run|managed|hosted|based)\b"
    r"|\] (?:both |also |all |each )*(?:sits?|belongs?|meets?|employs?|uses?|comprises?|includes?|contribut\w+"
    r"|have|has)\b"
    r"(?! (?:to|asked|agreed|been))"
)
_OPTION_NAMED = re.compile(r"\boptions?\b", re.IGNORECASE)
_PROPOSAL_SECTION = re.compile(
    r"\b(?:recommend(?:ations?|ed)|proposals?|proposed|(?:is|are|be) asked|preferred option|business case)\b",
    re.IGNORECASE,
)
_DECISION_SECTION = re.compile(r"\b(?:decisions?|resolved|resolutions?|agreed)\b", re.IGNORECASE)
# “The Cabinet Member AGREED: 1. That …”: what stands in the list is decided
_HAS_RESOLVED = re.compile(
    r"\b(?:RESOLVED|Resolved|AGREED|DECIDED|APPROVED|agreed|decided|resolved)(?: to"
    r"| that)?:? ?$"
)
# “Recommendations. That the Executive: 2.1 agrees that …”: what it is asked to agree
_IS_TO_AGREE = re.compile(
    r"^\W*(?:(?:\[F\d+\]|[\d.]+|\(?\w{1,3}[).]) )?(?:[Tt]hat )?(?:(?:the )?(?:\[[BG]\d+\]|[Cc]abinet"
    r"|[Ee]xecutive|[Cc]ommittee|[Bb]oard|[Cc]ouncil) )?"
    r"(?:agrees?|approves?|endorses?|supports?|confirms?|authorises?|delegates?|establish(?:es)?|joins?"
    r"|enters? into)\b",
    re.IGNORECASE,
)
# “RESOLVED: that the Governing Body support the appointment of a shared officer”
_RESOLVES_TO = re.compile(
    r"^\W*(?:(?:It was |The )?(?:\[[BG]\d+\] |[A-Z][a-z]+ ){0,3})?(?:RESOLVED|Resolved|resolved|AGREED"
    r"|agreed)\b[^.;]{0,60}?"
    r"\b(?:support|approve|agree|endorse|establish|appoint|share|create|form|set up|enter into|proceed)\b"
)
_SUPPORTS = re.compile(
    r"^\W*that (?:the |this )?(?:\[[BG]\d+\] |[A-Z][a-z]+ |[a-z]+ ){0,3}?(?:supports?|approves?|agrees?|endorses?)\b"
)
_INFINITIVE = re.compile(r"^\W*(?:\(?\w{1,3}[).] )?\W*(?:[Tt]hat|[Tt]o)\b")
_AND_THEN = re.compile(
    r"^\W*(?:but|although|though|and|until|yet)\b(?: \w+ly| it| this| that| these| those| they| then| later| since"
    r"| (?:the )?(?:idea|plans?|proposals?|talks|offer)| \[[BG]\d+\]"
    r"| was| were| is| are| now| has| have| been| in| on| \[D\d+\],?){0,7} ?",
    re.IGNORECASE,
)
# “… but has ruled out a merger”: what is turned down is something else
_ANOTHER_THING = re.compile(r" (?:an?|any|full|(?:the|a) (?:idea|suggestion|notion) of|\w+ing)\b(?! further)")
_DROPPED = re.compile(
    r"(?:dropped|rejected|abandoned|shelved|scrapped|withdrawn|turned down|voted down|defeated|given up|called off)\b"
)
_THEN_DROPPED = re.compile(rf"\b(?:and|but|then) (?:\w+ly |later |then |finally |was |were ){{0,2}}{_DROPPED.pattern}")
_IDEA_DROPPED = re.compile(
    r"\b(?:the|this|that) (?:idea|plan|proposal|suggestion|option|merger|move)s? (?:was|were|has been|have been)"
    rf" (?:\w+ )?{_DROPPED.pattern}"
)
# “The staff bank for the two trusts closed in March”
_CLOSED = re.compile(
    r"(?: (?:of|for|between|with|across) (?:the |both )?\[[BG]\d+\])?(?:, [^,;.]{3,60},)? (?:has |had )?(?:also |now )?"
    r"(?:closed|folded|shut|ran its course)(?: down)?(?: (?:in|on|at)\b|[,.;]|$)"
)
# “winding up the shared legal service with A, which came to an end in March”
_WHICH = re.compile(
    r"(?: (?:of|for|between|with|across) (?:the |both )?\[[BG]\d+\]){0,2},? (?:which|that)"
    r" (?:(?:has|have|had|since|then) ){0,2}"
)
_BEFORE_END = re.compile(r"\b(?:before|until)\b")
# “It replaces an agreement under which the two had a joint team”
_REPLACED = re.compile(
    r"\b(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing)|takes the place of|took the place of) (?:an?|the|their|its)"
    r" (?:\w+ )?"
    r"(?:agreement|arrangement|deal|scheme|contract|partnership)\b[^.;]{0,30} (?:under|in|by) which [^,;]{0,70}$"
)
# “The Board will recall that …”: a reminder of what is so already
_RECALLS = re.compile(
    r"\b(?:will|may|might|should|would) (?:also )?(?:recall|remember|be aware|know|have (?:seen|noted|heard))\b(?:"
    r" that)?"
)
# “The joint panel took evidence”: what acts is there
_ACTS = re.compile(
    r"(?:,? which| that)?(?: has| have| had)?(?: also| already| recently)? (?:took|met|meets|heard|found|reviewed"
    r"|reviews"
    r"|considered|considers|agreed|approved|supported|concluded|reported|oversees|oversaw|advises|advised|looked at"
    r"|scrutinised|discussed|received|noted|recommended|published|examined)\b"
)
# “The Joint Director, who is employed by the council, will attend meetings”
_HOLDER_ACTS = re.compile(
    r"(?:, (?:who|which) [^;.]{3,90},)?(?: \[P\d+\],?)? (?:will|shall|would|may) (?:also |then )?(?:attend"
    r"|report (?:on|to|back)"
    r"|present|bring|advise|write|give|provide an? (?:\w+ )?(?:update|report))\b"
)
_COMMITTEE = re.compile(r"\b(?:[Cc]ommittees?|[Bb]oards?|[Pp]anels?)\b")
# “The joint committee of A and B is asked to agree the structure”: who is asked is there
_IS_ASKED = re.compile(
    r"(?: (?:of|for|between) \[[BG]\d+\])? (?:is|was|are|were|has been|have been|will be)"
    r" (?:also |now |then )?(?:asked|invited|requested|due|recommended) to\b"
)
_BARE_VERB = re.compile(
    r"\W*(?:but |and |or )?(?:also |instead |then )?(?:appoint|share|have|form|create|use|run|pool|merge|establish"
    r"|set up|move to|adopt|host"
    r"|delegate|recruit|combine|integrate|bring)\b"
)
_LAST_MODAL = re.compile(r"\b(will|would|could|may|might|should|to)\b(?![^,;]*\b(?:has|have had|is|are)\b)[^.;]*$")
_AND_TO = re.compile(r",? (?:and|or) (?:also |then )?to ", re.IGNORECASE)
_VERB_BEFORE = re.compile(r"\b(?:will|would|could|may|has|have|had|is|are|was|were|share[sd]?|said|agree[ds]?)\b")


def standing_at(
    marked: Marked,
    bounds: tuple[int, int],
    place: tuple[int, int],
    intro: str,
    section: str,
    following: str,
    *,
    is_proposal: bool = False,
) -> ArrangementStatus:
    """Settle the status of an arrangement that stands at a place in a sentence.

    Args:
        marked: The marked sentence.
        bounds: Its clause.
        place: Where the words that announce it stand.
        intro: The sentence that opens the list it stands in, or an empty string.
        section: The heading above it.
        following: The sentence after it, marked, which may say that the idea was dropped.
        is_proposal: Whether the paper as a whole puts something forward, so that its "will" is not yet agreed.
    """
    own = " ".join(marked.text[first:last] for first, last in predicates(marked.text, bounds, place))
    if own.startswith((", including ", ", such as ")):  # an example of what the clause around it speaks of
        own = marked.text[bounds[0] : bounds[1]]
    if _BARE_VERB.match(own) and (modal := _LAST_MODAL.search(marked.text[: marked.text.find(own[:20])][-160:])):
        own = f"{modal.group(1)} {own}"  # “would keep their councillors but appoint one chief executive”
    if _AND_TO.match(own):  # “want to set up a committee and to delegate to it …”: the wanting goes for both
        own = marked.text[bounds[0] : place[1]] + own[own.find(marked.text[slice(*place)]) + place[1] - place[0] :]
    own = _RECALLS.sub("", _without_consent(marked, own))
    if is_left_open(marked.text[slice(*bounds)]) or comes_no_sooner(marked.text, bounds, place):
        return "considered"
    if _TO_EXPLORE.search(marked.text, bounds[0], place[0]) or _ANY_SUCH.search(marked.text, bounds[0], place[0]):
        return "considered"
    settled = _from_what_follows(marked, bounds, place)
    if settled is None and _REPLACED.search(marked.text[bounds[0] : place[0]]):
        settled = "ended"
    is_committee = _COMMITTEE.search(marked.text, *place) is not None
    is_definite = re.search(r"\b[Tt]he $", marked.text[max(0, place[0] - 4) : place[0]]) is not None
    acts = _ACTS.match(marked.text, place[1]) or (is_definite and _HOLDER_ACTS.match(marked.text, place[1]))
    acts = acts or (is_committee and _IS_ASKED.match(marked.text, place[1]))
    if settled is None and acts and not _MODAL.search(marked.text[bounds[0] : place[0]]):
        settled = "existing"
    if _is_there(marked, bounds, place, settled):
        settled = "existing"
    heading = f"{section} {marked.text[: bounds[0]]}" if _RESOLVED.match(marked.text) else section
    if settled is None and (listed := _listed(marked, place, own, intro, heading)):
        return listed
    settled = of_a_plan(settled or standing(own, intro, section, following), marked.text[bounds[0] : place[0]])
    is_decided = says("decided", own) or _is_of_the_nation(marked, bounds) or _PLANS.match(own) is not None
    return "proposed" if settled == "agreed" and is_proposal and not is_decided else settled


def _is_there(
    marked: Marked, bounds: tuple[int, int], place: tuple[int, int], settled: ArrangementStatus | None
) -> bool:
    """Say whether a clause speaks of a thing that is there, whatever it says of its future."""
    if settled != "ended" and is_presupposed(marked, bounds, place):
        return True
    return settled is None and (runs_until_now(marked, bounds, place) or is_replaced(marked, bounds, place))


def _listed(marked: Marked, place: tuple[int, int], own: str, intro: str, section: str) -> ArrangementStatus | None:
    """What a list of resolutions, recommendations or options says of its members."""
    if _BE_DONE.search(own) and _RESOLVED.search(f"{section} {intro} {own}"):
        return "agreed"
    if _HAS_RESOLVED.search(intro) and _INFINITIVE.match(own):
        return "agreed"
    if _RESOLVES_TO.match(own) or (_RESOLVED.search(section) and _SUPPORTS.match(own)):
        return "agreed"
    is_asked = "ecommend" in section and _IS_TO_AGREE.match(marked.text)
    return "proposed" if is_asked or _PREFERRED.match(marked.text, place[1]) else None


def _from_what_follows(marked: Marked, bounds: tuple[int, int], place: tuple[int, int]) -> ArrangementStatus | None:
    """“A merger was considered but rejected”: what the sentence says of the same thing further on."""
    after = marked.text[place[1] : bounds[1]]
    which = _WHICH.match(marked.text, place[1])
    if _CLOSED.match(marked.text, place[1]) or (which and cue("ended").match(marked.text, which.end())):
        return "ended"
    if _IDEA_DROPPED.search(marked.text, place[1]):
        return "rejected"
    if not _VERB_BEFORE.search(marked.text[bounds[0] : place[0]]) and (found := _of_the_subject(after)):
        return found
    before_end = _BEFORE_END.search(after)
    if before_end and cue("ended").search(after, before_end.end()):
        return "ended"
    rest = marked.text[bounds[1] :][:160]
    then = _AND_THEN.match(rest)
    dropped = (_DROPPED.match(rest, then.end()) or cue("rejected").match(rest, then.end())) if then else None
    if dropped and not _ANOTHER_THING.match(rest, dropped.end()):
        return "rejected"
    return "ended" if then and cue("ended").match(rest, then.end()) else None


# “agreed in March to explore a group model”
_TO_EXPLORE = re.compile(
    r"\b(?:agree[ds]?|decide[ds]?|voted|resolved)(?: [\w' ]+| \[D\d+\]| in \[D\d+\]| on \[D\d+\]){0,2}? to"
    r" (?:explore|look (?:in)?to|look at|consider|investigate|examine|discuss|(?:begin|start|open"
    r"|enter) (?:into )?talks)\b"
    r"[^.;,]{0,60}$"
)
# “Any merger would need the consent of the minister”
_ANY_SUCH = re.compile(
    r"(?:^|[,;:\"] ?|\bthat )[Aa]ny (?:(?:future|such|eventual|possible|further|full|formal|new) ){0,2}$"
)


def _is_of_the_nation(marked: Marked, bounds: tuple[int, int]) -> bool:
    """Say whether a national body is the one that acts: its "intends to" is not what the paper puts to its readers."""
    first = re.match(
        r"\W*(?P<body>\[[GB]\d+\]) (?:intends?|plans?|will|is to|has)\b", marked.text[bounds[0] : bounds[1]]
    )
    item = marked.item(first["body"]) if first else None
    return isinstance(item, BodyMention) and item.body_class == "national"


def _of_the_subject(after: str) -> ArrangementStatus | None:
    """What a sentence says of an arrangement that is its subject."""
    if says("rejected", after) or _THEN_DROPPED.search(after):
        return "rejected"
    over = cue("ended").search(after)
    return "ended" if over and not WILL_END.search(after, max(0, over.start() - 24), over.start()) else None


def standing(clause: str, intro: str, section: str, following: str) -> ArrangementStatus:
    """Settle the status of an arrangement from words alone.

    Args:
        clause: The words of its predicate, marked.
        intro: The sentence that opens the list it stands in, or an empty string.
        section: The heading above it.
        following: The sentence after it, which may say that the idea was dropped.
    """
    is_running = _HAS_RUN_SINCE.search(clause) is not None
    if (turned_down(following, section) and not is_running) or says("rejected", clause):
        return "rejected"
    if _GOES_ON.search(clause):
        return "existing"
    if over := cue("ended").search(clause):
        return "existing" if WILL_END.search(clause, max(0, over.start() - 24), over.start()) else "ended"
    if _UNTIL.search(clause):
        return "ended"
    return _short_of_the_end(clause, intro) or _by_section(clause, section)


def is_plain(own: str, status: str, following: str = "") -> bool:
    """Say whether words leave no doubt of what rules made of them: over, going on, or told by the heading alone."""
    if status == "rejected" and is_refused(following):
        return True
    if status == "ended" or _GOES_ON.search(own) or is_left_open(own):
        return True
    if status == "considered" and (NO_SOONER.search(own) or _TO_EXPLORE.search(own)):
        return True
    return status != "existing" and not any(says(key, own) for key in _SAYING)


def is_to_come(own: str, status: str) -> bool:
    """Say whether the words of a predicate leave no doubt that what is only talked of or planned is not there yet."""
    return status == "considered" and _TALKED_OF.search(own) is not None and not says("done", own)


_TALKED_OF = re.compile(
    r"\b(?:(?:is|are|were|been) (?:also |now |still |both )?(?:exploring|considering|looking (?:in)?to|looking at"
    r"|discussing"
    r"|talking|weighing up)|in (?:\w+ )?(?:talks|discussions)|(?:case|scope|options?) for|floated|mooted)\b"
)


def is_assumed(marked: Marked, bounds: tuple[int, int], place: tuple[int, int], status: str) -> bool:
    """Say whether nothing in the predicate says that a thing taken to exist does exist."""
    if status != "existing":
        return False
    own = " ".join(marked.text[first:last] for first, last in predicates(marked.text, bounds, place))
    return not (_PRESENT.search(own) or says("done", own) or re.search(r"\b(?:has|have|had|is|are|was|were)\b", own))


def _short_of_the_end(clause: str, intro: str) -> ArrangementStatus | None:
    """What a clause itself says of a thing that is neither over nor dropped."""
    has_modal = _MODAL.search(clause) is not None
    if says("done", clause) and not has_modal and not says("not_yet", clause):
        return "existing"
    if says("decided", clause) and not says("not_yet", f"{intro} {clause}"):
        return "agreed"
    words = f"{intro} {clause}"
    if says("asked", words):
        return "considered" if _TO_LOOK_INTO.search(words) else "proposed"
    if _INTENTION.search(clause) and not says("considered", clause):
        return "agreed"
    has_run = re.search(r"\b(?:already|since)\b", clause) is not None and "towards" not in clause
    for status in _ORDER[2:]:
        if says(status, words) and not (has_run and not has_modal):
            return status
    return None


def _by_section(clause: str, section: str) -> ArrangementStatus:
    """What the heading above says of a clause that says nothing itself."""
    if _PRESENT.search(clause) or (_IS_SO.search(clause) and not _OPTION_NAMED.search(section)):
        return "existing"
    if _OPTION_SECTION.search(section):
        return "considered"
    if _PROPOSAL_SECTION.search(section):
        return "proposed"
    return "agreed" if _DECISION_SECTION.search(section) and _INFINITIVE.match(clause) else "existing"


_CONSENT = re.compile(
    r"(?:,? ?\(?(?:subject to|pending|dependent on|awaiting|if approved by|if agreed by)) (?:[\w'-]+ ){0,5}?"
    r"(?:(?P<body>\[[GB]\d+\])|regulat\w+|minist\w+|parliament\w*|government|treasury)[^,;.]*",
    re.IGNORECASE,
)


def _without_consent(marked: Marked, words: str) -> str:
    """A regulator's or a minister's consent still to come leaves what the parties agreed as it is."""

    def cut(match: re.Match[str]) -> str:
        item = marked.item(match["body"]) if match["body"] else None
        is_regulator = item is None or (isinstance(item, BodyMention) and item.body_class == "national")
        return "" if is_regulator else match.group()

    return _CONSENT.sub(cut, words)
