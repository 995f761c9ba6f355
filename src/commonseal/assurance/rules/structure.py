"""CS-LINE and CS-CAP: who reports to whom, and how much one person carries."""

from collections.abc import Iterator
from itertools import pairwise

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.world import Tenure, World
from commonseal.vocabulary.facts import Post
from commonseal.vocabulary.periods import EMPTY, Spans
from commonseal.vocabulary.statement import Statement


class ReportingLoop(Rule):
    """{posts} report to one another in a ring {period}."""

    code = "CS-LINE-01"
    level = Level.BLOCK
    remedy = "Correct to whom one of {posts} reports."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the rings of posts that report to one another, each once."""
        lines = {fact.id: each for each, fact in world.facts(Post) if fact.reports_to}
        settled: set[str] = set()
        for post in lines:
            ring = _ring(post, lines, settled)
            if ring:
                yield self._breach([lines[each] for each in ring], world)

    @staticmethod
    def _breach(ring: list[Statement], world: World) -> Breach:
        posts = [each.fact for each in ring if isinstance(each.fact, Post)]
        bodies = tuple(sorted({world.bodies.home(body) for post in posts for body in post.bodies}))
        days = world.days(ring[0])
        for each in ring[1:]:
            days = days & world.days(each)
        words = {"posts": world.names([each.id for each in posts])}
        return Breach("+".join(sorted(each.id for each in posts)), bodies, days, words, tuple(ring))


def _ring(start: str, lines: dict[str, Statement], settled: set[str]) -> list[str]:
    """Return the posts of a ring that is reached from one, or nothing; what was looked at once is not again."""
    path: list[str] = []
    at: dict[str, int] = {}
    ahead = [iter((start,))]
    found: list[str] = []
    while ahead:
        post = next(ahead[-1], None)
        if post is None:
            ahead.pop()
            if path:
                settled.add(path[-1])
                del at[path.pop()]
        elif post in at:
            found = found or path[at[post] :]
        elif post in lines and post not in settled:
            at[post] = len(path)
            path.append(post)
            fact = lines[post].fact
            ahead.append(iter(fact.reports_to if isinstance(fact, Post) else ()))
    return found


class OverCapacity(Rule):
    """{person} holds posts that add up to {wte} whole-time equivalents {period}: {posts}."""

    code = "CS-CAP-01"
    level = Level.WARN
    remedy = "Say how {person}’s time is shared among the posts, or have others hold some of them."
    basis = "the whole-time equivalents that the register gives for the posts"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which the posts of one person add up to more than one whole-time equivalent."""
        for person, tenures in world.tenures.by_person.items():
            held = {each.post: each for each in tenures if _wte(each) is not None}
            if len(held) > 1:
                for days in _over(list(held.values())):
                    together = [each for each in held.values() if each.days & days]
                    total = sum(_wte(each) or 0 for each in together)
                    words = {
                        "person": world.name(person),
                        "wte": f"{total:g}",
                        "posts": world.names([each.post for each in together]),
                    }
                    bodies = tuple(sorted({each.body for each in together}))
                    yield Breach(person, bodies, days, words, tuple(each.statement for each in together))


def _wte(tenure: Tenure) -> float | None:
    fact = tenure.post_statement.fact if tenure.post_statement else None
    return fact.wte if isinstance(fact, Post) else None


def _over(held: list[Tenure]) -> Iterator[Spans]:
    """Give each stretch of days, between two at which anything changes, on which the load is above one."""
    turns = sorted({day for each in held for pair in each.days for day in pair})
    over = EMPTY
    for since, until in pairwise(turns):
        stretch = Spans.of(since, until)
        if sum(_wte(each) or 0 for each in held if each.days & stretch) > 1.0 + 1e-9:
            over |= stretch
    for pair in over:
        yield Spans.of(*pair)
