"""Templates of leading several bodies at once: one team of directors, or one chair and one chief executive."""

from collections.abc import Iterator, Sequence

from pydantic import Field, field_validator

from commonseal.planning.options.said import Built
from commonseal.planning.options.site import CHAIRS, Site, is_executive, proposed
from commonseal.planning.options.template import Template, no_duty_moves
from commonseal.planning.options.templates.leading import ApartParameters, both_shared_and_apart
from commonseal.planning.options.templates.posts import (
    answers_for,
    is_filled,
    kept,
    law_on_post,
    new_post,
    on_separate_posts,
    separate_posts,
    sharing,
)
from commonseal.vocabulary.catalogue import known_role
from commonseal.vocabulary.facts import Arrangement, ArrangementType, Post
from commonseal.vocabulary.identifiers import PersonId


class TeamParameters(ApartParameters):
    """The team, and the posts in it."""

    team: str = Field(default="Single management team", min_length=1, description="what the team is called")
    roles: tuple[str, ...] = Field(
        default=(), description="the roles that become one each; every executive one that two bodies have if left out"
    )

    @field_validator("roles")
    @classmethod
    def _known(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(known_role(each) or each for each in given)


class SingleManagementTeam(Template[TeamParameters]):
    """One management team in place of several."""

    key = "single_management_team"
    name = "Single management team"
    purpose = "The bodies stay separate and have one team of directors instead of one each."
    parameters = TeamParameters

    def faults(self, parameters: TeamParameters, site: Site) -> Iterator[tuple[str, str]]:
        """Refuse roles that are to stay apart, and bodies that have nothing twice."""
        yield from both_shared_and_apart(parameters.roles, parameters.apart, "roles")
        if not parameters.roles and not _twice(parameters, site):
            yield "roles", "the register has no executive post that two of the bodies have; name the “roles”"

    def make(self, parameters: TeamParameters, site: Site) -> Built:
        """Bring the team and one post for each role; end the separate posts of those roles."""
        bodies = parameters.bodies
        power, told = sharing(bodies, site)
        apart = [f"the {site.role_words(each)} of each body" for each in parameters.apart]
        team = Arrangement(
            id=site.new("arrangement", "team"), type=ArrangementType.JOINT_TEAM, parties=bodies, name=parameters.team,
            host=parameters.host, legal_basis=power.citation if power else None, keeps_apart=tuple(apart),
        )  # fmt: skip
        made = Built(drafts=(proposed(team),), brings=(team.id,), warnings=tuple(told))
        for role in parameters.roles or _twice(parameters, site):
            old = separate_posts(bodies, role, site)
            post = Post(id=site.new("post", role), role=role, bodies=bodies, hosted_by=parameters.host)
            made += new_post(post, old, site)
            made += Built(
                duties=tuple(answers_for(bodies, role, site)),
                warnings=(*on_separate_posts(bodies, role, site), *law_on_post(bodies, role, site)),
            )
        return made + Built(
            keeps=kept(bodies, parameters.apart, made.ends, site),
            duties=(no_duty_moves(bodies, site, power),),
            warnings=site.said(bodies, "icb.ce.shared", "ccg.vary.shared_post", "people.selection"),
        )


def _twice(parameters: TeamParameters, site: Site) -> tuple[str, ...]:
    """Return the executive roles of which two of the bodies or more have a post, in the order of the register."""
    have: dict[str, set[str]] = {}
    for body in site.each_of(parameters.bodies):
        for post in site.posts_of(body):
            have.setdefault(post.role, set()).add(body)
    several = (role for role, where in have.items() if len(where) > 1)
    return tuple(each for each in several if is_executive(each) and each not in parameters.apart)


class ClusterParameters(ApartParameters):
    """The cluster, and who is to lead and chair it."""

    cluster: str = Field(min_length=1, description="what the cluster is called")
    chief_executive: PersonId | None = Field(default=None, description="who is to lead all the bodies")
    chair: PersonId | None = Field(default=None, description="who is to chair all the bodies")


class Cluster(Template[ClusterParameters]):
    """Bodies that stay separate under one chair and one chief executive."""

    key = "cluster"
    name = "Cluster under one chair and one chief executive"
    purpose = (
        "The bodies stay separate in law, with their own boards and money, under one chair and one chief executive."
    )
    parameters = ClusterParameters

    def faults(self, parameters: ClusterParameters, site: Site) -> Iterator[tuple[str, str]]:
        """Refuse bodies of different kinds: their leaders are different posts in law."""
        if len(site.kinds(parameters.bodies)) > 1:
            names = site.kind_names(parameters.bodies)
            yield "bodies", f"“bodies”: they are of different kinds ({names}); a cluster is of bodies of one kind"

    def make(self, parameters: ClusterParameters, site: Site) -> Built:
        """Bring the cluster with a chair and a leader; end the separate ones."""
        bodies, leader = parameters.bodies, site.leader(site.each_of(parameters.bodies)[0])
        power, told = sharing(bodies, site)
        cluster = Arrangement(
            id=site.new("arrangement", "cluster"), type=ArrangementType.CLUSTER, parties=bodies,
            name=parameters.cluster, host=parameters.host, legal_basis=power.citation if power else None,
            scope=f"one chair and one {site.role_words(leader)}; each body keeps its own board, area and money",
        )  # fmt: skip
        made = Built(drafts=(proposed(cluster),), brings=(cluster.id,))
        leaders, chairs = separate_posts(bodies, leader, site), _chairs(bodies, site)
        lead = Post(id=site.new("post", leader), role=leader, bodies=bodies, hosted_by=parameters.host)
        chair = Post(id=site.new("post", "chair"), role="chair", bodies=bodies)
        made += new_post(lead, leaders, site, parameters.chief_executive)
        made += new_post(chair, chairs, site, parameters.chair)
        return made + Built(
            keeps=(*site.said(bodies, "icb.cluster"), *kept(bodies, parameters.apart, made.ends, site)),
            duties=(no_duty_moves(bodies, site, power), *answers_for(bodies, leader, site)),
            warnings=(
                *on_separate_posts(bodies, leader, site),
                *is_filled(parameters.chief_executive, site.role_words(leader), site),
                *is_filled(parameters.chair, "chair", site),
                *told,
                *law_on_post(bodies, leader, site),
                *law_on_post(bodies, "chair", site),
                *site.said(bodies, "icb.ce.shared", "ccg.vary.shared_post", "ccg.chair.not_ao"),
                *site.said(bodies, "ccg.ao.clinical_pair", "ccg.gb.disqualify"),
            ),
        )


def _chairs(bodies: Sequence[str], site: Site) -> tuple[Post, ...]:
    """Return the posts of those who chair the bodies or their boards, not their committees."""
    found = {each.id: each for body in site.each_of(bodies) for each in site.posts(body, CHAIRS)}
    return tuple(each for each in found.values() if not any(site.is_committee(one) for one in each.bodies))
