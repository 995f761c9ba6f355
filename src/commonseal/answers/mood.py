"""Verbs in the mood that a statement's standing and dates call for: "is", "was", "is to be", "would be"."""

from enum import Enum

from commonseal.answers.when import holding, is_coming, is_over
from commonseal.vocabulary import Holds, Snapshot, Standing, Statement

_AUXILIARY = {"WILL": ("will", "will"), "IS_TO": ("is to", "are to"), "WAS_TO": ("was to", "were to")}
_IRREGULAR = {
    "have": ("has", "had", "had"),
    "hold": ("holds", "held", "held"),
    "run": ("runs", "ran", "run"),
    "meet": ("meets", "met", "met"),
    "split": ("splits", "split", "split"),
}


class Mood(Enum):
    """How a sentence speaks of its matter."""

    IS = "it is so"
    WAS = "it was so"
    WILL = "it is in force from a day to come"
    IS_TO = "it is agreed"
    WAS_TO = "it was agreed for a time that is over"
    WOULD = "it is proposed or considered"
    WOULD_HAVE = "it was rejected, or proposed for a time that is over"

    @classmethod
    def of(cls, statement: Statement, snapshot: Snapshot) -> "Mood":
        """Return the mood in which a statement is told on a snapshot's date."""
        over = is_over(snapshot, statement)
        match statement.standing:
            case Standing.REJECTED:
                return cls.WOULD_HAVE
            case Standing.CONSIDERED | Standing.PROPOSED:
                return cls.WOULD_HAVE if over else cls.WOULD
            case Standing.AGREED:
                return cls.WAS_TO if over else cls.IS_TO
            case Standing.ENDED if holding(snapshot, statement) is not Holds.YES:
                return cls.WAS
        if is_coming(snapshot, statement):
            return cls.WILL
        return cls.WAS if over else cls.IS

    def be(self, *, many: bool = False) -> str:
        """Return "is", "was", "is to be" … for one or for many."""
        if self is Mood.IS:
            return "are" if many else "is"
        if self is Mood.WAS:
            return "were" if many else "was"
        return self._compound("be", "been", many=many)

    def do(self, verb: str, *, many: bool = False) -> str:
        """Return a verb, given as its infinitive, for something that lasts: "shares", "shared", "would share"."""
        third, past, participle = _forms(verb)
        if self is Mood.IS:
            return verb if many else third
        return past if self is Mood.WAS else self._compound(verb, participle, many=many)

    def happen(self, verb: str, *, many: bool = False) -> str:
        """Return a verb for something that happens once: "has merged", "merged", "would merge"."""
        if self is Mood.IS:
            return f"{'have' if many else 'has'} {_forms(verb)[2]}"
        return self.do(verb, many=many)

    def be_done(self, verb: str, *, many: bool = False) -> str:
        """Return a verb in the passive for something that happens once: "has been renamed", "would be renamed"."""
        been = f"{'have' if many else 'has'} been" if self is Mood.IS else self.be(many=many)
        return f"{been} {_forms(verb)[2]}"

    def _compound(self, verb: str, participle: str, *, many: bool) -> str:
        if self is Mood.WOULD_HAVE:
            return f"would have {participle}"
        if self is Mood.WOULD:
            return f"would {verb}"
        return f"{_AUXILIARY[self.name][many]} {verb}"


def _forms(verb: str) -> tuple[str, str, str]:
    head, space, rest = verb.partition(" ")
    past = f"{head}d" if head.endswith("e") else f"{head}ed"
    third, simple, participle = _IRREGULAR.get(head, (f"{head}s", past, past))
    return f"{third}{space}{rest}", f"{simple}{space}{rest}", f"{participle}{space}{rest}"
