"""A register with a little of everything in it, for tests of what keeps it safe."""

from commonseal.register.ledger.erasing import erase_paper, erase_statement
from commonseal.register.register import Register
from commonseal.vocabulary import Evidence
from support.saying import act, appointment, arrangement, body, edtf, paper, person, post, quote, said

MINUTES = paper("Minutes", "Alan Blair is the accountable officer. The committee is proposed.", publisher="Ashford CCG",
                published="2016-05")  # fmt: skip
CALL = Evidence(source="a call", where="10.15")
LETTER = paper("Letter", "Carol Doe was named here.")

ASHFORD, ALAN, POST, APPOINTED, PROPOSED, ENDED, AGREED, CORRECTED, PRIVATE = range(1, 10)
"""The numbers of the statements."""


def settle(register: Register, *, erase: bool = True) -> None:
    """Fill an empty register: papers, quotes, reviews, an end, a correction, a matter moved on, and what was erased."""
    with act(register, "2016-05-10", source="minutes.yaml") as writer:
        writer.paper(MINUTES)
        writer.paper(LETTER)
        assert writer.record(said(body("Ashford CCG", other_names=({"name": "Ashford"},)), "2013-04-01")) == ASHFORD
        assert writer.record(said(person("Alan Blair"))) == ALAN
        assert writer.record(said(post("Ashford CCG"))) == POST
        alan = said(
            appointment("Alan Blair", "Ashford CCG"),
            "2016-04/..",
            "2018~",
            evidence=(
                quote(MINUTES, "Alan Blair is the accountable officer."),
                Evidence(source="a call", where="10.15"),
            ),
            note="As minuted.",
        )
        assert writer.record(alan) == APPOINTED
        proposed = said(
            arrangement("Joint committee", "Ashford CCG", "Thanet CCG"),
            standing="proposed",
            evidence=(quote(MINUTES, "The committee is proposed."),),
        )
        assert writer.record(proposed) == PROPOSED
        writer.attachments.decision(
            paper=MINUTES.id, claim_key="ab" * 32, claim='{"who":"Alan Blair"}', decision="accept", finding="new",
            statement=APPOINTED,
        )  # fmt: skip
    with act(register, "2016-06-10", author="ben", reason="the committee met") as writer:
        assert writer.end(APPOINTED, edtf("2016-06-01"), (Evidence(source="an email"),)) == ENDED
        assert writer.follow(PROPOSED, proposed.model_copy(update={"standing": "agreed"})) == AGREED
    with act(register, "2016-07-10", author="ben", reason="a slip") as writer:
        assert writer.correct(ASHFORD, said(body("NHS Ashford CCG"), "2013-04-01")) == CORRECTED
        writer.corroborate(CORRECTED, [Evidence(source="its website")])
    with act(register, "2016-08-10", reason="she read the letter") as writer:
        carol = said(
            person("Carol Doe"), "2015", visibility="internal", note="Her note.",
            evidence=(quote(LETTER, "Carol Doe was named here."), Evidence(source="her letter", where="page 3")),
        )  # fmt: skip
        assert writer.record(carol) == PRIVATE
        writer.attachments.decision(
            paper=LETTER.id, claim_key="cd" * 32, claim='{"who":"Carol Doe"}', decision="accept", finding="new",
            statement=PRIVATE,
        )  # fmt: skip
    if erase:
        with act(register, "2016-09-10", author="dpo", reason="request 12") as writer:
            erase_statement(writer, PRIVATE, "the officer's order of 9 September 2016")
            erase_paper(writer, LETTER.id, "the officer's order of 9 September 2016")
