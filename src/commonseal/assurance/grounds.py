"""On what law each rule rests: the provisions that it can cite, for people who ask what a rule is about.

Rules look provisions up themselves; this says beforehand which they are. What is not here cites none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from commonseal.assurance.rule import Rule
from commonseal.assurance.shapes.appointing import NeedsAppointment
from commonseal.assurance.shapes.offices import NobodyHolds, TwoHold
from commonseal.regimes import (
    Change,
    ClinicianPair,
    Clock,
    Combination,
    Confidence,
    Deadline,
    Disqualification,
    Duty,
    EffectiveDate,
    Law,
    Moved,
    Organ,
    PostProvision,
    Power,
    Provision,
    Step,
    TransferRule,
)
from commonseal.vocabulary.facts import ApprovalStep

_Kind = TypeVar("_Kind", bound=Provision)
_Test = Callable[[Provision], bool]


def provisions_of(rule: Rule, law: Law) -> tuple[Provision, ...]:
    """Return the provisions that a rule can cite, in the order of the packs."""
    test = _test_of(rule)
    chosen = [each for each in law.provisions if test(each)] if test else []
    wanted = {each.id for each in chosen} | {name for each in chosen for name in _referred_to(rule.code, each)}
    return tuple(each for each in law.provisions if each.id in wanted)


def _referred_to(code: str, provision: Provision) -> Iterator[str]:
    """Give the provisions that another leaves a matter to, which a rule then cites in its place."""
    if isinstance(provision, Power) and code.startswith("CS-DELEG-") and provision.onward_provision:
        yield provision.onward_provision
    elif isinstance(provision, Power) and code == "CS-LIAB-01" and provision.liability_provision:
        yield provision.liability_provision
    elif isinstance(provision, PostProvision) and code == "CS-ELIG-03":
        yield from (each.provision for each in provision.excluded if each.provision)


def _test_of(rule: Rule) -> _Test | None:
    if isinstance(rule, NeedsAppointment):
        return _of(PostProvision, lambda each: rule.is_mine(each) and bool(rule.asked(each)))
    if isinstance(rule, NobodyHolds | TwoHold):
        return _of(PostProvision)
    return _GROUNDS.get(rule.code)


def _of(model: type[_Kind], more: Callable[[_Kind], bool] | None = None) -> _Test:
    return lambda each: isinstance(each, model) and (more is None or more(each))


def _named(*names: str) -> _Test:
    return lambda each: each.id in names


def _any_of(tests: Iterable[_Test]) -> _Test:
    chosen = tuple(tests)
    return lambda each: any(test(each) for test in chosen)


def _clock(*keys: str) -> _Test:
    return _of(Clock, lambda each: each.key in keys)


def _step_of_boards(act: ApprovalStep, by: str) -> _Test:
    """Say whether a provision is a step of making, merging or ending an integrated care board."""
    kinds = {Change.CREATE, Change.MERGE, Change.ABOLISH}
    return _of(Step, lambda each: each.act is act and by in each.by and each.change in kinds and "icb" in each.bodies)


_GROUNDS: Mapping[str, _Test] = {
    "CS-APPR-01": _named("ccg.merge.conditional"),
    "CS-APPR-04": _named("la.hops"),
    "CS-APPR-05": _any_of(
        (
            _of(PostProvision, lambda each: "accountable_officer" in each.roles and "ccg" in each.bodies),
            _of(Step, lambda each: each.change is Change.MERGE and "ccg" in each.bodies),
        )
    ),
    "CS-APPT-04": _named("la.hops.dismiss"),
    "CS-CLIN-01": _of(ClinicianPair),
    "CS-COI-01": _clock("interests_declaration"),
    "CS-COMB-01": _of(Combination),
    "CS-CONTR-01": _named("provider.not_commissioner"),
    "CS-CONTR-02": _named("provider.not_commissioner"),
    "CS-DELEG-01": _of(Power),
    "CS-DELEG-02": _of(Power),
    "CS-DUTY-01": _of(Duty),
    "CS-DUTY-02": _of(Duty),
    "CS-ELIG-01": _of(PostProvision, lambda each: bool(each.employee_of_body)),
    "CS-ELIG-02": _of(PostProvision, lambda each: bool(each.employee_of_body)),
    "CS-ELIG-03": _of(PostProvision, lambda each: bool(each.excluded)),
    "CS-ELIG-04": _any_of((_of(Disqualification), _of(PostProvision, lambda each: bool(each.excluded)))),
    "CS-ELIG-05": _named("ccg.ao.outsider"),
    "CS-JC-01": _named("ccg.joint.ccg.committee"),
    "CS-JC-02": _named("ccg.joint.ccg"),
    "CS-JC-03": _named("s75.jc"),
    "CS-JC-04": _named("s75"),
    "CS-JC-07": _named("ccg.joint.ccg.committee"),
    "CS-JC-08": _named("s75.jc"),
    "CS-LAW-01": _of(Power, lambda each: each.confidence is Confidence.CHECK),
    "CS-LIAB-01": _of(Power, lambda each: each.liability is not None),
    "CS-MERGE-01": _of(EffectiveDate, lambda each: each.change is Change.MERGE and not each.policy),
    "CS-MERGE-02": _of(Deadline, lambda each: each.change is Change.MERGE),
    "CS-MERGE-03": _any_of((_of(Deadline, lambda each: each.change is Change.MERGE), _named("ccg.merge.deadline"))),
    "CS-MERGE-04": _of(Step, lambda each: each.change is Change.MERGE),
    "CS-MERGE-05": _step_of_boards(ApprovalStep.DECIDES, "nhs_england"),
    "CS-MERGE-06": _step_of_boards(ApprovalStep.CONSULTED, "icb"),
    "CS-MERGE-07": _any_of(
        (_of(TransferRule, lambda each: Moved.LIABILITIES in each.must_move), _named("icb.transfer"))
    ),
    "CS-MERGE-08": _step_of_boards(ApprovalStep.APPROVES, "government_department"),
    "CS-NOTICE-01": _clock("key_decision_notice", "general_exception_notice"),
    "CS-NOTICE-02": _clock("call_in"),
    "CS-ORG-01": _of(Organ),
    "CS-ORG-02": _of(Organ),
    "CS-POST-06": _of(PostProvision),
    "CS-RISK-01": _named("ccg.ao.removed", "icb.directions.chief_executive"),
}
