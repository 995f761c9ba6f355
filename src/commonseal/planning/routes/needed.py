"""What an option needs done in law: one kind of change at one body."""

from dataclasses import dataclass

from commonseal.regimes import Change, Confidence


@dataclass(frozen=True, slots=True)
class Needed:
    """One change that a plan makes at one body.

    ``kind`` is the kind of that body in law. ``event`` tells apart changes of one kind that are separate matters, and
    joins those of several bodies that are one: a merger is one event for all who merge. ``what`` says what it is in a
    few words, for people. ``rests_on`` are the provisions by which the plan counts as such a change, beside those that
    say who acts on it; ``confidence`` is how sure that reading is. ``powers`` are the powers that a body decides to
    use. ``statements`` are those that show it. ``only_outside`` says that the body is not yet in being, so that
    nobody within it can act.
    """

    change: Change
    body: str
    kind: str
    event: str
    what: str
    statements: tuple[str, ...]
    rests_on: tuple[str, ...] = ()
    confidence: Confidence = Confidence.SURE
    powers: tuple[str, ...] = ()
    only_outside: bool = False
