"""Who holds a post, or answers for a function, at one body on the snapshot's date; who last did, and who is next."""

from collections.abc import Iterable

from commonseal.answers.accountable import function_answer, named_function
from commonseal.answers.base import DateShown
from commonseal.answers.cited import cite_all
from commonseal.answers.holding_posts import Tenures
from commonseal.answers.naming import Names
from commonseal.answers.scope import with_sets
from commonseal.answers.standing import NOT_YET
from commonseal.answers.when import day_after_end, holding
from commonseal.answers.who_model import Outcome, WhoAnswer
from commonseal.answers.who_sentences import role_sentence
from commonseal.vocabulary import Holds, Snapshot, Statement
from commonseal.vocabulary.catalogue import Role, find_role, fold
from commonseal.vocabulary.facts import Appointment, Arrangement, Post

_QUALIFIERS = frozenset({"interim", "acting", "joint", "shared", "single"})


def who(snapshot: Snapshot, *, asked: str, body: str) -> WhoAnswer:
    """Answer who holds a post, or answers for a function, at a body on the snapshot's date.

    Args:
        snapshot: What is known.
        asked: A role by key, name or synonym ("AO"), a title ("chief clinical officer"), a post's identifier, or a
            function ("safeguarding").
        body: The body's identifier.
    """
    names = Names(snapshot)
    role = find_role(asked) or find_role(_title_key(asked))
    function = None if role else named_function(asked, body, names)
    if function is not None:
        return function_answer(function, asked=asked, body=body, names=names)
    return _role_answer(role, asked, body, names)


def _role_answer(role: Role | None, asked: str, body: str, names: Names) -> WhoAnswer:
    scope = frozenset(with_sets(body, names))
    near = [each for thing in sorted(scope) for each in names.snapshot.about(thing)]
    titles = _titles(role, asked)
    posts = _posts(near, titles, role, asked, names)
    bearing = [each for each in near if _is_of(each, posts, titles, scope)]
    tenures = Tenures(bearing, names)
    holders, previous = tenures.holders(), tenures.last()
    outcome = Outcome.NOT_KNOWN
    if holders:
        outcome = Outcome.HELD if any(each.holds is Holds.YES for each in holders) else Outcome.UNCERTAIN
    elif previous:
        outcome = Outcome.VACANT
    around = _around(near, posts, titles, scope, names)
    described = names.snapshot.describing(body)
    answer = WhoAnswer(
        on=names.snapshot.on,
        known_at=names.snapshot.known_at,
        sentence="",
        asked=asked,
        kind="role",
        understood=role.name if role else names.post(asked) if asked in posts else " ".join(asked.split()),
        key=role.key if role else None,
        body=names.thing(body),
        outcome=outcome,
        holders=holders,
        previous=previous,
        next=tenures.next(),
        vacant_since=DateShown.of(day_after_end(tenures.over[-1].period)) if outcome is Outcome.VACANT else None,
        proposed=cite_all([*tenures.proposed, *(each for each in around if each.standing in NOT_YET)], names),
        known=cite_all(
            [*([described] if described else []), *(each for each in around if each.standing not in NOT_YET)], names
        ),
    )
    return answer.model_copy(update={"sentence": role_sentence(answer)})


def _title_key(text: str) -> str:
    words = [word for word in fold(text).split() if word not in _QUALIFIERS]
    return " ".join(words) or fold(text)


def _titles(role: Role | None, asked: str) -> frozenset[str]:
    named = (role.key, role.name, *role.synonyms) if role else ()
    return frozenset(_title_key(text) for text in (asked, *named))


def _posts(
    near: Iterable[Statement], titles: frozenset[str], role: Role | None, asked: str, names: Names
) -> frozenset[str]:
    """Return the posts named near a body whose role or title is the one asked for, in any statement known of them."""
    given = {thing for each in near if isinstance(each.fact, Post | Appointment) for thing in _posts_in(each.fact)}
    facts = [each.fact for post in sorted(given) for each in names.snapshot.about(post)]
    found = {fact.id for fact in facts if isinstance(fact, Post) and fact.id in given and _matches(fact, titles, role)}
    return frozenset(found | ({asked} & given))


def _posts_in(fact: Post | Appointment) -> tuple[str, ...]:
    return (fact.id,) if isinstance(fact, Post) else (fact.post,)


def _matches(fact: Post, titles: frozenset[str], role: Role | None) -> bool:
    if role is not None and fact.role == role.key:
        return True
    return _title_key(fact.role) in titles or (fact.title is not None and _title_key(fact.title) in titles)


def _is_of(statement: Statement, posts: frozenset[str], titles: frozenset[str], scope: frozenset[str]) -> bool:
    fact = statement.fact
    if not isinstance(fact, Appointment) or not scope & set(fact.bodies):
        return False
    return fact.post in posts or (fact.title is not None and _title_key(fact.title) in titles)


def _around(
    near: Iterable[Statement],
    posts: frozenset[str],
    titles: frozenset[str],
    scope: frozenset[str],
    names: Names,
) -> list[Statement]:
    """Return what else bears on the question: the posts themselves and the arrangements by which they are shared."""

    def bears(each: Statement) -> bool:
        fact = each.fact
        if isinstance(fact, Post):
            return fact.id in posts and bool(scope & set(fact.bodies))
        if not isinstance(fact, Arrangement) or not scope & set(fact.parties):
            return False
        shared = fact.role is not None and _title_key(fact.role) in titles
        return shared or fact.post in posts

    return [each for each in near if bears(each) and holding(names.snapshot, each) is not Holds.NO]
