"""Where a claim stands in its paper: the page and the heading above it."""

from __future__ import annotations

import json

from commonseal.reading import Evidence, PaperClaims, read_text
from commonseal.reading.pipeline import claims_of

PAPER = "Who leads\n\nIda Moss is chair of NHS Dale CCG.\n\nMoney\n\nNHS Dale CCG has a budget of £12m.\n"


def test_evidence_names_the_heading_above_it() -> None:
    """A quote carries the nearest heading above it, in memory and in the file."""
    claims = read_text(PAPER, name="paper")
    by_quote = {each.quote: each.heading for claim in claims.claims for each in claim.evidence}
    assert {heading for quote, heading in by_quote.items() if "Ida Moss" in quote} == {"Who leads"}
    assert {heading for quote, heading in by_quote.items() if "£12m" in quote} == {"Money"}
    assert PaperClaims.from_json(claims.to_json()).to_json() == claims.to_json()


def test_evidence_names_its_page_where_there_are_pages() -> None:
    """The page is counted from one, by where pages begin; a paper without pages writes none."""
    second = PAPER.index("Money")
    paged = claims_of(PAPER, name="paper", published=None, pages=(0, second))
    pages = {each.quote: each.page for claim in paged.claims for each in claim.evidence}
    assert {page for quote, page in pages.items() if "Ida Moss" in quote} == {1}
    assert {page for quote, page in pages.items() if "£12m" in quote} == {2}
    assert "page" not in read_text(PAPER, name="paper").to_json()


def test_what_is_not_known_of_a_place_is_not_written() -> None:
    """Evidence without page and heading is written with the three fields of the contract alone."""
    assert json.loads(Evidence(start=0, end=3, quote="one").model_dump_json()) == {"start": 0, "end": 3, "quote": "one"}
