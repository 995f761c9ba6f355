"""What templates that make or share posts have in common: the posts that end, and what hangs on them."""

from collections.abc import Collection, Iterator, Sequence

from commonseal.planning.options.said import Built, DutyEffect, Said, of_law
from commonseal.planning.options.site import CHAIRS, Site, proposed
from commonseal.planning.options.template import power_or_warning
from commonseal.regimes import Duty, Form, Power
from commonseal.vocabulary.facts import Appointment, Delegation, Function, Post


def separate_posts(bodies: Sequence[str], role: str, site: Site) -> tuple[Post, ...]:
    """Return the posts of a role that bodies have, each of its own or shared among them; each post once.

    One that is a post of another body too is left out: to end it is for that body as well.
    """
    return tuple(each for each in _posts(bodies, role, site) if not _elsewhere(each, bodies, site))


def _posts(bodies: Sequence[str], role: str, site: Site) -> list[Post]:
    found = [each for body in site.each_of(bodies) for each in site.posts(body, site.same_post(body, role))]
    of_sets = [each for body in bodies for each in site.posts(body, site.same_post(body, role))]
    return list({each.id: each for each in (*found, *of_sets)}.values())


def _elsewhere(post: Post, bodies: Sequence[str], site: Site) -> list[str]:
    """Return the bodies beside those taking part at which a post is one too."""
    mine = {*bodies, *site.each_of(bodies)}
    return [each for each in post.bodies if each not in mine and site.world.bodies.home(each) not in mine]


def on_separate_posts(bodies: Sequence[str], role: str, site: Site) -> Iterator[Said]:
    """Say of which bodies the register has no post of a role to end, and which post stays as it is another's too."""
    name = site.role_words(role)
    for body in site.each_of(bodies):
        if not site.posts(body, site.same_post(body, role)):
            yield Said(text=f"The register has no post of {name} of {site.name(body)}, so none is ended there.")
    for post in _posts(bodies, role, site):
        others = _elsewhere(post, bodies, site)
        if others:
            text = (
                f"The post of {name} of {site.names(post.bodies)} is not ended: it is one of {site.names(others)} too."
            )
            yield Said(text=text)


def new_post(post: Post, old: Sequence[Post], site: Site, person: str | None = None) -> Built:
    """Return a post in place of others: what came with those comes with it, and a person is appointed to it if named.

    Functions for which the old posts answered are answered for by the new one; delegations to them are pointed out.
    """
    gone = {each.id for each in old}
    portfolio = tuple(dict.fromkeys(one for each in old for one in each.portfolio))
    made = Built(
        drafts=(proposed(post.model_copy(update={"portfolio": post.portfolio or portfolio})),),
        brings=(post.id,),
        ends=tuple(gone_id for gone_id in (each.id for each in old)),
    )
    if person is not None:
        appointment = Appointment(person=person, post=post.id, bodies=post.bodies, title=post.title)
        made += Built(drafts=(proposed(appointment),))
    for function in site.facts(Function):
        if gone & set(function.accountable):
            made += _answered_for_by(function, post.id, gone, site)
    return made + Built(warnings=tuple(_delegations_to(gone, site)))


def _answered_for_by(function: Function, post: str, gone: Collection[str], site: Site) -> Built:
    stays = [each for each in function.accountable if each not in gone]
    new_id = site.new("function", *function.id.split("/")[1:])
    fact = function.model_copy(update={"id": new_id, "accountable": tuple(dict.fromkeys((*stays, post)))})
    return Built(drafts=(proposed(fact),), brings=(new_id,), ends=(function.id,))


def _delegations_to(gone: Collection[str], site: Site) -> Iterator[Said]:
    for each in site.facts(Delegation):
        if each.delegate in gone:
            functions = ", ".join(f"“{one}”" for one in each.functions)
            text = f"{site.names(each.delegators)} delegated {functions} to a post that ends; say to whom it goes."
            yield Said(text=text)


def law_on_post(bodies: Sequence[str], role: str, site: Site) -> Iterator[Said]:
    """Give what the law on each kind of body says of a post, and whom of the other bodies it shuts out."""
    for body in site.each_of(bodies):
        others = site.kinds(each for each in bodies if each != body)
        for provision in site.post_law(body, role):
            yield of_law(provision)
            for each in provision.excluded:
                if others & set(each.employee_of):
                    yield of_law(
                        site.provision(each.provision) or provision,
                        f"The {provision.post_name} of {site.name(body)} may not be {each.reason}.",
                    )


def sharing(bodies: Sequence[str], site: Site) -> tuple[Power | None, list[Said]]:
    """Return the power under which bodies may share a post or staff, and what has to be seen to."""
    power, told = power_or_warning(Form.SHARED_POST, bodies, site, "share a post")
    if power is None:
        power, told = power_or_warning(Form.SHARED_STAFF, bodies, site, "share a post or staff")
    return power, [*told, *site.said(bodies, "people.shared_employee")]


def kept(bodies: Sequence[str], apart: Sequence[str], gone: Collection[str], site: Site) -> tuple[Said, ...]:
    """Say what stays: each body's organs, its chair, and the posts of roles that are to stay apart."""
    own = [*site.organs(bodies), *site.kept_posts(bodies, CHAIRS, gone), *site.kept_posts(bodies, apart, gone)]
    return tuple(dict.fromkeys(own))


def answers_for(bodies: Sequence[str], role: str, site: Site) -> Iterator[DutyEffect]:
    """Say for how many duties the holder of a post answers by default, bodies with the same duties together."""
    same: dict[tuple[Duty, ...], list[str]] = {}
    for body in site.each_of(bodies):
        roles = site.same_post(body, role)
        duties = (each for each in site.law.of_kind(Duty, site.kind(body)) if {*each.accountable[:1]} & {*roles})
        same.setdefault(tuple(duties), []).append(body)
    for duties_, alike in same.items():
        if duties_:
            whose = site.name(alike[0]) if len(alike) == 1 else f"each of {site.names(alike)}"
            text = (
                f"{len(duties_)} duties of {whose} are answered for by its {site.role_words(role)} unless recorded "
                "otherwise; they stay that body’s own, and whoever holds the post answers for them"
            )
            yield DutyEffect(
                text=text,
                bodies=tuple(alike),
                functions=tuple(each.function for each in duties_),
                moves=False,
                provisions=tuple(each.id for each in duties_),
            )


def is_filled(person: str | None, title: str, site: Site) -> Iterator[Said]:
    """Say that nobody is named for a post, or what the person named holds already."""
    if person is None:
        yield Said(text=f"Nobody is named for “{title}”.")
        return
    held = [each for each in site.world.tenures.by_person.get(person, ()) if each.may.covers(site.day - 1)]
    for each in held:
        role = site.role_words(each.role)
        yield Said(text=f"{site.name(person)} is {role} of {site.name(each.seat)} on the day before.")
