"""The rules and the law: what each rule asks, what each provision says, its source, and how sure that is."""

from django.http import HttpResponse, HttpResponseBase

from commonseal.asking import NotFoundError
from commonseal.assurance import all_rules, rule_of
from commonseal.assurance.explaining import plain_sentence, rule_explained
from commonseal.assurance.grounds import provisions_of
from commonseal.regimes import (
    Pack,
    Provision,
    UnknownProvisionError,
    fields_in_words,
    law_with,
    provisions_named,
)
from commonseal.regimes.linting import not_confirmed_within
from commonseal.vocabulary.periods import describe_day
from commonseal.workbench import laws
from commonseal.workbench.lists import listing
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.findings import law as shown_law
from commonseal.workbench.presenters.law import WORDS_APART, citing
from commonseal.workbench.presenters.laws_listed import of_packs, of_provisions, of_rules, of_stale

_A_YEAR = 365


@page
def rules(here: Page) -> HttpResponseBase:
    """List the rules: the code of each, how grave it is, and what it says."""
    found = listing(here, "rules", of_rules(here.as_of), all_rules(), title="The rules", empty="There are no rules.")
    return found if isinstance(found, HttpResponseBase) else here.show("assurance/rules", found=found)


@page
def rule(here: Page, code: str) -> HttpResponse:
    """Show what a rule asks, how grave it is, and all the law that it can cite."""
    found = rule_of(code.strip().upper())
    if found is None:
        raise NotFoundError(f"there is no rule “{code}”; the list of rules has them all")
    told = rule_explained(found, laws.law())
    return here.show(
        "assurance/rule", answer=told, provisions=[shown_law(each, here.as_of) for each in told.provisions]
    )


@page
def packs(here: Page) -> HttpResponseBase:
    """List the packs of law: since when and until when, how much is in each, and how sure that is."""
    found = listing(
        here, "packs", of_packs(here.as_of), laws.packs(), title="Packs of law", empty="There is no pack of law."
    )
    return found if isinstance(found, HttpResponseBase) else here.show("assurance/packs", found=found)


@page
def stale(here: Page) -> HttpResponseBase:
    """List what nobody has held against its source for so many days, the longest ago first."""
    asked = here.asked("days") or str(_A_YEAR)
    faults = [] if asked.isdecimal() else [("days", f"“{asked}” is no number of days; give one as 365")]
    days = int(asked) if not faults else _A_YEAR
    none = (
        f"All of it was confirmed within {days} days of {describe_day(here.look.on)}. Give fewer, or a later day above."
    )
    found = listing(
        here, "stale", of_stale(here.as_of), not_confirmed_within(laws.law(), days, here.look.on),
        title="Law to confirm again, the longest ago first",
        empty=none,
    )  # fmt: skip
    if isinstance(found, HttpResponseBase):
        return found
    return here.show("assurance/stale", status=400 if faults else 200, found=found, asked=asked, faults=faults)


@page
def shown(here: Page, name: str) -> HttpResponseBase:
    """Show a pack of law, or one provision at all its times: text, source, how sure, and which rules cite it."""
    law = law_with(name, laws.packs())
    try:
        found = provisions_named(law, name)
    except UnknownProvisionError as error:
        raise NotFoundError(str(error)) from error
    pack = next((each for each in law.packs if each.id == name), None)
    if pack is not None:
        return _pack(here, pack)
    cited_by = [each for each in all_rules() if any(one.id == name for one in provisions_of(each, law))]
    return here.show(
        "assurance/provision",
        name=name,
        provisions=[(each, citing(each, here.as_of), _more(each)) for each in found],
        cited_by=[(each.code, here.as_of.at("rule", each.code), plain_sentence(each)) for each in cited_by],
        in_pack=next(each for each in law.packs if each.id == found[0].pack),
        pack_link=here.as_of.provision(found[0].pack),
        findings=here.as_of.at("findings", more=[("rule", ",".join(each.code for each in cited_by))]),
    )


def _pack(here: Page, pack: Pack) -> HttpResponseBase:
    found = listing(
        here, pack.id, of_provisions(here.as_of), pack.provisions,
        title=f"Provisions of {pack.name}", empty="There is nothing in this pack.",
    )  # fmt: skip
    return found if isinstance(found, HttpResponseBase) else here.show("assurance/pack", pack=pack, found=found)


def _more(each: Provision) -> list[tuple[str, str]]:
    return [(field, words) for field, words in fields_in_words(each) if field not in WORDS_APART]
