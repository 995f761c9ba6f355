"""The exact text of an option, and its digest: what a body said yes to, so that a change of it can be told."""

import json
from hashlib import sha256

from commonseal.planning.routes.plan import Part, Plan, parts_of
from commonseal.vocabulary import Snapshot, Visibility
from commonseal.vocabulary.facts import Approval, Option, Proposal
from commonseal.vocabulary.identifiers import kind_of


def text_of(snapshot: Snapshot, asked: str) -> str:
    """Return the text of an option, or of a proposal without options: a line for each thing that it says.

    It holds the option's name and target, what it keeps, and every fact that it brings or ends, in an order of its
    own. It does not hold how far along a thing is, when it was recorded, or what shows it: that a plan comes into force
    as it was agreed is no change of its text.
    """
    described = snapshot.describing(asked)
    if kind_of(asked) == "option":
        option = described.fact if described is not None and isinstance(described.fact, Option) else None
        parts = parts_of(snapshot, option, None)
        head = [] if option is None else [f"option: {option.name}", *(f"keeps: {each}" for each in option.keeps)]
        head += [f"target: {option.target.edtf}"] if option is not None and option.target is not None else []
    else:
        proposal = described.fact if described is not None and isinstance(described.fact, Proposal) else None
        parts = parts_of(snapshot, None, proposal)
        head = [] if proposal is None else [f"proposal: {proposal.name}"]
        head += [] if proposal is None else [f"condition: {each}" for each in proposal.conditions]
    return "\n".join([*head, *sorted(dict.fromkeys(_line(each) for each in parts if _is_text(each)))]) + "\n"


_OF_LINE = {
    "option": "its name",
    "proposal": "its name",
    "target": "its target",
    "condition": "its conditions",
    "keeps": "what it keeps",
    "brings": "what it brings",
    "ends": "what it ends",
}


def what_changed(before: str, after: str) -> tuple[str, ...]:
    """Return in words in what two texts of one option differ ("its name"); nothing where they agree."""
    differing = set(before.splitlines()) ^ set(after.splitlines())
    kinds = {each.split(" ", 1)[0].rstrip(":") for each in differing}
    return tuple(dict.fromkeys(words for kind, words in _OF_LINE.items() if kind in kinds))


def decided_on(snapshot: Snapshot, option: str) -> tuple[Approval, ...]:
    """Return what was decided on the exact text of an option, so that it lapses when the text changes."""
    facts = (each.fact for each in snapshot.known)
    return tuple(
        each for each in facts if isinstance(each, Approval) and each.option == option and each.text_digest is not None
    )


def _is_text(part: Part) -> bool:
    """Whether a part is of the text: who happens to hold a post that ends is not."""
    return not (part.ends and part.fact.kind == "appointment")


def _line(part: Part) -> str:
    said = part.fact.model_dump(mode="json", exclude_defaults=True)
    content = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return f"{'ends' if part.ends else 'brings'} {part.fact.kind}: {content}"


def digest_of(snapshot: Snapshot, asked: str, visible: Visibility = Visibility.RESTRICTED) -> str:
    """Return the SHA-256 of the text of an option or proposal, in hexadecimal.

    ``visible`` leaves out what is more guarded than it: the digest in a decision is over what everybody who may see the
    decision may see, so that it has lapsed for all of them or for none.
    """
    seen = [each for each in snapshot.known if each.visibility.rank <= visible.rank]
    if len(seen) < len(snapshot.known):
        snapshot = Snapshot(on=snapshot.on, known_at=snapshot.known_at, viewer=snapshot.viewer, known=seen)
    return sha256(text_of(snapshot, asked).encode("utf-8")).hexdigest()


class Digests:
    """The digests of one plan's text, each made when it is first asked for."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known: dict[Visibility, str] = {}

    def seen_at(self, visible: Visibility) -> str:
        """Return the digest over what is no more guarded than this."""
        if visible not in self._known:
            asked = self._plan.option_id or self._plan.proposal_id
            self._known[visible] = digest_of(self._plan.snapshot, asked, visible)
        return self._known[visible]
