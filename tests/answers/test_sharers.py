"""What one body shares with whomever is what it shares with each other body."""

from commonseal import answers
from support.saying import appointment, arrangement, body, person, post, said
from support.snapshots import snapshot_of

KNOWN = snapshot_of(
    *(said(body(each), "2013-04-01") for each in ("Ashford CCG", "Dover CCG", "Thanet CCG")),
    said(body("Ashford Board", parent="body/ashford-ccg", classification="governing_body"), "2013-04-01"),
    said(person("Ann Lee")),
    *(said(post(each), "2013-04-01") for each in ("Ashford CCG", "Dover CCG", "Thanet CCG")),
    said(appointment("Ann Lee", "Ashford CCG"), "2016-01-01"),
    said(appointment("Ann Lee", "Thanet CCG"), "2016-01-01"),
    said(arrangement("Two as one", "Ashford CCG", "Dover CCG"), "2016-01-01"),
    said(arrangement("Without Ashford", "Dover CCG", "Thanet CCG"), "2016-01-01"),
    on="2016-06-01",
)


def _things(answer: answers.SharedAnswer) -> set[tuple[str, str]]:
    return {(group.standing.value, each.sentence) for group in answer.groups for each in group.things}


def test_it_is_what_the_body_shares_with_each_of_the_others() -> None:
    """All that a body shares with one other is there, the people in posts of both too, and nothing that it does not."""
    each = [answers.shared(KNOWN, bodies=["body/ashford-ccg", f"body/{other}-ccg"]) for other in ("dover", "thanet")]
    found = answers.sharers(KNOWN, body="body/ashford-ccg")
    assert _things(found) == _things(each[0]) | _things(each[1])
    assert len(_things(found)) == 2
    assert found.sentence == "What the register knows Ashford CCG to share on 1 June 2016: 2 in force"


def test_a_body_and_its_own_organ_share_nothing() -> None:
    """What a body does with its own organs is no sharing."""
    alone = snapshot_of(
        said(body("Ashford CCG"), "2013-04-01"),
        said(body("Ashford Board", parent="body/ashford-ccg", classification="governing_body"), "2013-04-01"),
        on="2016-06-01",
    )
    found = answers.sharers(alone, body="body/ashford-ccg")
    assert found.groups == ()
    assert found.sentence == "The register knows of nothing that Ashford CCG shares on 1 June 2016"
