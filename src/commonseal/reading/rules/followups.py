"""What a later sentence adds to a post named before: "She has been in post since 2016", "They start on 1 May"."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import basis_in, forward

_THE_POST = (
    r"(?: (?:the|her|his|their|this|that|{P})? ?(?:new |joint |shared )?(?:post|role|job|position|duties|reins"
    r"|office))"
)
_LEAD = r"(?: (?:on|in|from|at|with effect from|this|next))?"
# the verb, which posts of the person it can be about, and which date it gives
_HELD_SINCE = rule_pattern(
    r"{P:who},?(?: who)? (?:has|have|had)"
    r" (?:been (?:in (?:the |this |that |her |his )?(?:post|role|job|position|office)"
    r"|there|at the helm|in charge|with [^\[.;]{2,30}|doing (?:the|this|that) job)|held (?:the|this"
    r"|that) (?:post|role"
    r"|job|position|office)|led (?:it|them|the organisation|{B})|worked there|served)"
    r"(?: of {B})?[^\[.;]{0,20}? since (?:at least |around )?{D:start}"
)
_TOOK_UP = rule_pattern(
    r"{P:who},?(?: who)? (?:has |had )?(?:(?:recently |just |formally |since )?(?:took|taken) up"
    + _THE_POST
    + r"|took over|joined(?: us| {B}| the \w+)?|started(?: work)?|was appointed"
    r"(?: to" + _THE_POST + r")?|took" + _THE_POST + r"|came into post|moved into" + _THE_POST + r"|began(?: work)?"
    r"|arrived|was (?:first )?elected|was seconded"
    r"|(?:had|has) been (?:first |only )?(?:elected|appointed|chosen|co-opted|recruited|named|selected))(?: there)?"
    + _LEAD
    + r" {D:start}"
)
_WILL_START = rule_pattern(
    r"{P:who}(?:(?!\[P\d+\])[^.;]){0,110}?,?(?: who| and)? (?:is (?:due|expected|set|likely) to |will (?:also "
    r"|then |formally )?|is to |plans to |hopes to "
    r"|has agreed to |is |and )?(?:take up|takes up|taking up|takes? over|taking over|starts?|starting|begins?"
    r"|beginning"
    r"|joins?|joining|assumes?|assume|commences?|come into|comes into|steps? into|arrives?)(?:"
    + _THE_POST
    + r"| work| {B}| (?:the|both) \w+| there)?(?: full[- ]time)?"
    + _LEAD
    + r" {D:start}"
)
_UNTIL = rule_pattern(
    r"{P:who}(?:, {O},(?! who)|,?(?: who)?) (?:will |would |is to |was to |(?:has|had) (?:[a-z]+ly )?agreed to"
    r" |is expected to |plans to |is due to )?(?:stay|stays"
    r"|remain|remains"
    r"|continue|continues|carry on|go on|serve|serves|hold|stays on|stay on)(?: on)?(?:"
    + _THE_POST
    + r")?(?: in"
    + _THE_POST
    + r"| there| in place| with {B}| at {B})? until {D:end}"
)
_TERM_EXTENDED = rule_pattern(
    r"{P:who},?(?: who)? (?:has been|was|is|has had (?:his|her|their|{P}) (?:term|contract|appointment))"
    r" (?:re-?appointed|re-?elected|extended)(?: (?:as|to) {O})?(?: for a [a-z]+ term)?,? (?:until|to) {D:end}"
)
_TAKES_EFFECT = rule_pattern(
    r"\b(?:appointments?|changes?|arrangements?|moves?|new (?:role|post|roles|posts))"
    r"(?:, (?:[^.;,\[]|\[[BGD]\d+\]){3,60},)? (?:will )?(?:take|takes|took"
    r"|come|comes|came|be|is|are|start|starts|begin|begins)(?: formally)?(?: into)? ?(?:effect(?:ive)?|force)?"
    r"(?: on| from| in) {D:start}(?:,? and (?:is|will be|runs|will run|lasts)(?: for a [a-z -]{2,20})? (?:to"
    r"|until) {D:end})?"
)
# “Jane Doe is our new director; she joins us from Leeds on 3 July”
_JOINS_LATER = rule_pattern(
    r"{P:who}(?:,(?: who is)? (?P<own>{O}),|,)?(?: who)? (?:joins|will join|is joining|starts|will start"
    r"|is due to (?:start|join)|arrives|will arrive|comes"
    r"|will be joining)(?P<us> us| (?P<whom>\[B\d+\])(?!'s)| the (?:trust|council|board|team|ccg|organisation"
    r"|company|college))?"
    r"(?P<whence>,? from (?:[^.;\[]|\[[BG]\d+\]){2,40}?)?,? (?:on|in|at) {D:start}(?P<after>,? from )?"
)
# “She meant to retire, and would do so on 30 September”
_DOES_SO = rule_pattern(
    r"{P:who}(?:(?!\[P\d+\])[^.;]){0,60}? (?:will|would|is to|plans to|intends to|is expected to|means to"
    r"|hopes to) (?:now )?"
    r"do so (?:on|in|at|by|from)(?: the end of)? {D:end}"
)
_LEAVING = re.compile(r"\b(?:retir\w+|leav\w+|step\w* down|stand\w* down|resign\w*|depart\w*|quit\w*|go\b)")
# “They will take up their roles formally on 1 July”
_ALL_START = rule_pattern(
    r"^\W*(?:They|Both|All(?: of them| (?:two|three|four|five|six|\[F\d+\]))?|The new (?:team|executives?|directors"
    r"|members|appointees|chairs))(?: will| are (?:due|expected|set) to| are to)?(?: all| both| each| formally)*"
    r" (?:take up|start|begin|join|assume|come into)(?: (?:in|work in))?(?: the| their| these| those| {P}| us| {B})?"
    r"(?: new)?(?: (?:posts?|roles?|jobs?|positions?|duties|work|trust|council|board|organisation))?(?: formally)?"
    r" (?:on|in|from|at) {D:start}"
)
_WHOSE_ENDS = rule_pattern(
    r"(?P<post>{O}),? whose (?:[a-z-]+ )?(?:contract|term|secondment|appointment|tenure) (?:ends|expires"
    r"|runs out|finishes|would (?:end|come to an end|expire|finish)|was (?:due )?to (?:end|come to an end|expire)"
    r"|is due to end|comes to an end)(?: on| in| at)? {D:end}"
)
_TERM_LENGTHENED = rule_pattern(
    r"{P:who}(?:'s|, whose)? (?:[a-z-]+ ){0,2}(?:term|contract|appointment|tenure|secondment)(?: of office)?"
    r"(?: (?:as|in the role of|at) (?:{O}|{B}))? (?:has been|was|is being|is to be|will be) (?:extended|renewed"
    r"|lengthened)(?: for [^.;\[]{3,30}| by (?:[^.;\[]|\[F\d+\]){3,30})?,? (?:to|until|up to) {D:end}"
)
# “His last day will be 31 October”
_LAST_DAY = rule_pattern(
    r"{P:who}(?:'s)? (?:last|final) (?:working )?day(?: (?:in|at|with|as) (?:[^.;\[]|\[[BO]\d+\]){1,30})?"
    r" (?:will be|is|was|falls)(?: on)? {D:end}"
)
_NOT_BEYOND = rule_pattern(
    r"{P:who} (?:does not|doesn't|will not|did not) (?:wish|want|intend|plan) to (?:carry on|continue|stay"
    r"|go on|serve)"
    r"(?: on)? (?:beyond|after|past) {D:end}"
)
_CONTRACT = rule_pattern(
    r"{P:who}(?:, {O},)? is on an? (?:[a-z-]+ ){0,3}?contract (?:that|which) (?:ends|runs out|expires|finishes"
    r"|lasts until)"
    r"(?: on| in| at)? {D:end}"
)
_POST_STARTS = rule_pattern(
    r"(?P<post>{O}) (?:will |is (?:due|expected|set) to |is to )(?:take up (?:the )?(?:post|role)|start|begin"
    r"|join|be in"
    r" (?:post|place)|take over|arrive)[^\[.;]{0,20}? (?:on|in|from|by) {D:start}"
)


_OF_PERSONS: re.Several[tuple[re.Pattern[str], tuple[str, ...]]] = re.Several(
    (
        (_HELD_SINCE, ("held",)),
        (_TOOK_UP, ("held", "planned")),
        (_WILL_START, ("planned", "proposed")),
        (_UNTIL, ("held", "planned")),
        (_TERM_EXTENDED, ("held",)),
        (_TERM_LENGTHENED, ("held",)),
        (_NOT_BEYOND, ("held",)),
        (_LAST_DAY, ("held",)),
        (_CONTRACT, ("held",)),
    )
)


_AHEAD = (_WILL_START, _UNTIL, _LAST_DAY)


def find(paper: Paper, view: View, known: list[AppointmentDraft]) -> None:
    """Add to the appointments found so far what one sentence says of them.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far, changed in place.
    """
    marked, published = view.posts, paper.published
    if "[D" in marked.text:
        for pattern, statuses in _OF_PERSONS.that_may_match(marked.text):
            for match in pattern.finditer(marked.text):
                _date_of_person(marked, match, known, statuses, published if pattern in _AHEAD else None)
        for match in _JOINS_LATER.finditer(marked.text):
            _joins_later(view, match, known, published)
        for match in _DOES_SO.finditer(marked.text):
            if _LEAVING.search(f"{paper.marked_before(view.number)} {marked.text[: match.end()]}"):
                _date_of_person(marked, match, known, ("held",), published)
        for match in (*_TAKES_EFFECT.finditer(marked.text), *_ALL_START.finditer(marked.text)):
            _date_of_all(view, match, known, published)
        for match in _POST_STARTS.finditer(marked.text):
            _date_of_post(marked, match, known)
        for match in _WHOSE_ENDS.finditer(marked.text):
            _date_of_post(marked, match, known)


def _edtf(marked: Marked, match: re.Match[str], key: str) -> str | None:
    token = match.groupdict().get(key)
    item = marked.item(token) if token else None
    return item.bounded if isinstance(item, DateMention) else None


def _joins_later(view: View, match: re.Match[str], known: list[AppointmentDraft], published: str | None) -> None:
    """“… she joins us on 3 July”: the post that was told as hers is still to come."""
    marked = view.posts
    person, date = marked.item(match["who"]), marked.item(match["start"])
    if not (match["us"] or match["whence"] or match["after"]) or not isinstance(date, DateMention) or not published:
        return
    own_post = marked.item(match["own"]) if match["own"] else None
    if isinstance(own_post, Post) and "new" not in own_post.modifiers:
        return
    start = date.bounded if date.has_year else forward(date.bounded, published)
    is_ahead = start is not None and start[: len(published)] > published[: len(start)]
    near = view.sentence.start - _JUST_BEFORE
    own = [d for d in known if isinstance(person, PersonMention) and d.person == person.name]
    whom = marked.item(match["whom"]) if match["whom"] else None
    if isinstance(whom, BodyMention) and whom.form != "us":
        own = [d for d in own if set(d.bodies) & set(whom.names)]
    own = [
        d
        for d in own
        if d.status in {"held", "planned"} and d.start is None and near < max(a for a, _ in d.spans) < view.sentence.end
    ]
    if is_ahead and len({(d.role.casefold(), d.bodies) for d in own}) == 1:
        for draft in own:
            draft.start, draft.status = start, "planned"


_JUST_BEFORE = 250


def _date_of_person(
    marked: Marked,
    match: re.Match[str],
    known: list[AppointmentDraft],
    statuses: tuple[str, ...],
    published: str | None,
) -> None:
    person = marked.item(match["who"])
    if not isinstance(person, PersonMention):
        return
    start, end = _edtf(marked, match, "start"), _edtf(marked, match, "end")
    date = marked.item(match["start"]) if match.groupdict().get("start") else None
    if isinstance(date, DateMention) and not date.has_year:
        start = forward(start, published)
    until = marked.item(match["end"]) if match.groupdict().get("end") else None
    if isinstance(until, DateMention) and not until.has_year:
        end = forward(end, published)
    span = marked.source(*match.span())
    posts = [d for d in known if d.person == person.name and d.status in statuses]
    posts = [d for d in posts if d.status == statuses[0]] or posts
    posts.sort(key=lambda d: (min(a for a, _ in d.spans) <= span[1], min(a for a, _ in d.spans)))
    if not posts:
        return
    draft = posts[-1]
    same = [d for d in posts if d.role.casefold() == draft.role.casefold() and d.bodies == draft.bodies]
    if any(d.start for d in same) and start:
        return
    for one in same:
        one.start, one.end = one.start or start, one.end or end
        one.basis = one.basis or basis_in(marked.text[match.start() : match.end() + 30])
    draft.spans.append(span)


def _date_of_all(view: View, match: re.Match[str], known: list[AppointmentDraft], published: str | None) -> None:
    """“These appointments take effect on 1 April”: all that are to come and stand in the sentences just before."""
    start, end = (_edtf(view.posts, match, key) for key in ("start", "end"))
    here = view.sentence.start
    for draft in known:
        at = max(a for a, _ in draft.spans)
        is_label = draft.rule == "label" and draft.status == "held"
        if (draft.status == "planned" or is_label) and draft.start is None and here - 900 < at < view.sentence.end:
            draft.start, draft.end = start, draft.end or end
            draft.status = "planned" if is_label and published and (start or "") > published else draft.status


def _date_of_post(marked: Marked, match: re.Match[str], known: list[AppointmentDraft]) -> None:
    post = marked.item(match["post"])
    if not isinstance(post, Post):
        return
    start, end = _edtf(marked, match, "start"), _edtf(marked, match, "end")
    for draft in known:
        if draft.role.casefold() != post.title.casefold():
            continue
        if draft.status == "planned" and draft.start is None:
            draft.start = start
        if end and draft.status == "held" and draft.end is None:
            draft.end = end
