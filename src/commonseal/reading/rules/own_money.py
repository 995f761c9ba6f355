"""Money that bodies have and nothing that they share has: deficits, reserves, capital programmes, savings to make."""

from __future__ import annotations

from commonseal.reading import expressions as re

BODYS_OWN = re.compile(
    r"\b(?:capital (?:programme|budget|plan)|general fund|housing revenue account|(?:net|gross|revenue|base) (?:revenue"
    r" )?budget|overspen\w+|underspen\w+|required savings?|savings? (?:required|needed|to be (?:found|made))"
    r"|savings of \[F\d+\] (?:(?:a|each) year )?(?:had|have|has|are|is|were|was|will)(?: now| still| also)*"
    r"(?: been| be)? (?:required|needed|to be (?:found|made|delivered)|delivered|achieved|built into)"
    r"|deficits?|surplus(?:es)?|in the (?:red|black)|reserves|debts?|overdrawn|broke even|break even|control total"
    r"|in (?:financial )?balance|council tax|precept|shortfall|black hole|(?:(?:funding|budget|financial)|has a) gap"
    r"|allocation"
    r"|(?:savings?|efficienc(?:y|ies)|cost improvement) (?:target|plan|programme|requirement)"
    r"|short of|over budget|under budget)\b",
    re.IGNORECASE,
)
