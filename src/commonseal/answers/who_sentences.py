"""The one sentence that answers a question about a holder."""

from commonseal.answers.base import joined, upper_first
from commonseal.answers.cited import UNREVIEWED
from commonseal.answers.holding_posts import Holder
from commonseal.answers.when import since_words
from commonseal.answers.who_model import Accountable, Outcome, WhoAnswer
from commonseal.vocabulary import Attribution, Holds, Standing
from commonseal.vocabulary.facts import Basis
from commonseal.vocabulary.periods import describe_day


def role_sentence(answer: WhoAnswer) -> str:
    """Say who holds a post at a body, or that nobody is known to, in one sentence."""
    post = f"the post of {answer.understood} at {answer.body.name}"
    day = f"on {describe_day(answer.on)}"
    match answer.outcome:
        case Outcome.HELD:
            sure = [each for each in answer.holders if each.holds is Holds.YES]
            held = joined([f"{each.person.name} holds it{details(each)}" for each in sure[1:]])
            text = f"{day} {sure[0].person.name} holds {post}{details(sure[0])}" + (f"; {held}" if held else "")
            return upper_first(f"{text}{_maybe(answer)}")
        case Outcome.UNCERTAIN:
            may = "; ".join(f"{each.person.name} may{details(each)}" for each in answer.holders)
            return f"It is not certain who holds {post} {day}: {may}"
        case Outcome.VACANT:
            return f"Nobody is known to hold {post} {day}: {_vacancy(answer)}"
    coming = f"; {_coming(answer.next)}" if answer.next else ""
    return f"The register does not say who holds {post} {day}{coming}{_known(answer)}"


def details(holder: Holder) -> str:
    """Say on what footing and since when somebody holds a post, and how far that may be relied on."""
    return "".join(f", {part}" for part in (_footing(holder), *_marks(holder)))


def _footing(holder: Holder) -> str:
    parts = []
    if holder.title:
        parts.append(f"as {holder.title}")
    if holder.basis in {Basis.INTERIM, Basis.ACTING} and holder.basis not in (holder.title or "").lower():
        parts.append("on an interim basis" if holder.basis is Basis.INTERIM else "in an acting capacity")
    parts.append(since_words(holder.since.words if holder.since else None))
    return ", ".join(parts)


def _marks(holder: Holder) -> list[str]:
    marks = []
    if holder.standing is Standing.AGREED:
        marks.append("as agreed, not recorded as in force")
    if holder.attribution is not Attribution.STATED:
        marks.append(f"as {holder.attribution}")
    if holder.doubted_by:
        marks.append(f"though {joined([each.id for each in holder.doubted_by])} says that it has ended")
    if holder.unreviewed:
        marks.append(UNREVIEWED)
    return marks


def _maybe(answer: WhoAnswer) -> str:
    unsure = [each for each in answer.holders if each.holds is Holds.UNKNOWN]
    return "".join(f"; {each.person.name} may hold it too{details(each)}" for each in unsure)


def _vacancy(answer: WhoAnswer) -> str:
    last = answer.previous
    if last is None:
        return "no holder is known"
    ended = f"to {last.until.words}" if last.until and last.until.words[:1].isdigit() else ""
    if not ended:
        ended = f"until {last.until.words}" if last.until else "until a date that is not known"
    marks = ", ".join(mark for mark in _marks(last))
    since = f", and none is known from {answer.vacant_since.words}" if answer.vacant_since else ""
    text = f"{last.person.name} held it last, {ended}{f' ({marks})' if marks else ''}{since}"
    return f"{text}; {_coming(answer.next)}" if answer.next else text


def _coming(holder: Holder | None) -> str:
    if holder is None:
        return ""
    begins = f" {since_words(holder.since.words).replace('since', 'from', 1)}" if holder.since else ""
    verb = "is to hold" if holder.standing is Standing.AGREED else "will hold"
    marks = [mark for mark in _marks(holder) if not mark.startswith("as agreed")]
    return f"{holder.person.name} {verb} it{begins}{''.join(f', {mark}' for mark in marks)}"


def _known(answer: WhoAnswer) -> str:
    said = f"; it does know this: {answer.known[-1].marked}" if answer.known else ""
    talked = f"; only talked of: {answer.proposed[0].marked}" if answer.proposed else ""
    return f"{said}{talked}" or f"; it knows nothing of {answer.body.name}"


def function_sentence(answer: WhoAnswer) -> str:
    """Say who answers for a function at a body, or that the register does not say, in one sentence."""
    day = f"on {describe_day(answer.on)}"
    if not answer.accountable:
        return (
            f"The register does not say who is accountable for {answer.understood} at {answer.body.name} {day}"
            f"{_known(answer)}"
        )
    verb = "may be" if answer.outcome is Outcome.UNCERTAIN else "is"
    named = [
        f"{_named(each)} {verb} accountable for {answer.understood} at {answer.body.name}"
        for each in answer.accountable
    ]
    posts = [each.thing.id for each in answer.accountable if each.thing.kind == "post"]
    held = [f"{each.person.name} {_holds(each)} the post of {each.post.name}{details(each)}" for each in answer.holders]
    empty = [post for post in posts if post not in {each.post.id for each in answer.holders}]
    unheld = ["; ".join(f"who holds {post} is not known" for post in empty)] if empty else []
    if answer.outcome is Outcome.VACANT:
        unheld = [f"nobody is known to hold the post: {_vacancy(answer)}"]
    return f"{upper_first(day)} {'; '.join([*named, *held, *unheld])}"


def _holds(holder: Holder) -> str:
    return "holds" if holder.holds is Holds.YES else "may hold"


def _named(found: Accountable) -> str:
    name = f"the {found.thing.name}" if found.thing.kind == "post" and "/" not in found.thing.name else found.thing.name
    by = " by the portfolio of the post" if found.through == "portfolio" else ""
    agreed = ", as agreed," if found.statement.standing is Standing.AGREED else ""
    unreviewed = f" ({UNREVIEWED})" if found.statement.unreviewed else ""
    return f"{name}{by}{agreed}{unreviewed}"
