"""What can be wrong with what is asked of a route, each with what would put it right."""

from collections.abc import Callable, Sequence


class RouteError(ValueError):
    """A route cannot be worked out, or a decision cannot be recorded on it."""


class UnknownPlanError(RouteError):
    """A route was asked for an option or a proposal that the snapshot does not know."""


class SeveralOptionsError(RouteError):
    """A route was asked for a proposal that has several options; the message lists them."""


class UnknownStepError(RouteError):
    """A decision, a waiver or an order was given for a step that is not on the route."""


class RouteCycleError(RouteError):
    """Steps wait for each other, so that none of them can be taken.

    ``steps`` are their keys, each before the next; ``called`` gives what people call them.
    """

    def __init__(self, steps: Sequence[str], called: Callable[[str], str] = str) -> None:
        self.steps = tuple(steps)
        first, *others = (called(each) for each in self.steps)
        ring = " waits for ".join([first, *others, first])
        super().__init__(f"the route has a cycle: {ring}; take one “after” out of the approvals that say so")
