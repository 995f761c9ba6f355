"""The review of a paper of a hundred pages with hundreds of claims: its pages stay light and lead through all of it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.command import ROOT, environment
from support.workbench import Reader
from workbench.reviewing_place import register_in, reviewing_place, signed_in

_BRING = """
import sys
sys.path.insert(0, sys.argv[2])
from datetime import UTC, datetime
from commonseal.workbench import serving
serving.settle(sys.argv[1])
from commonseal.reading import PaperClaims, read_text
from commonseal.review import claim_key
from commonseal.vocabulary import Visibility, sha256_of
from commonseal.workbench.incoming.models import Reading
from commonseal.workbench.incoming.shelf import Envelope, take_in
from support.minutes import SETS, Matter

filling = "The committee noted the report and thanked the team for its work over the quarter. " * 30 + "\\n\\n"
text, claims = "", []
for number in range(100):
    page = Matter(*SETS[number % len(SETS)]).text.replace("200,000", f"{200 + number},000")
    for claim in read_text(page, name="page").claims:
        moved = tuple(
            each.model_copy(update={"start": each.start + len(text), "end": each.end + len(text)})
            for each in claim.evidence
        )
        claims.append(claim.model_copy(update={"evidence": moved}))
    text += page + filling
public = Visibility.PUBLIC
reading = take_in("long.txt", b"x", Envelope("secretary", public, public), now=datetime.now(UTC), title="A long paper")
Reading.objects.filter(pk=reading.pk).update(
    paper="paper/a-long-paper", state="read", content=None, text=text, sha256=sha256_of(text),
    claims=PaperClaims(doc="long", published="2019-07-10", claims=tuple(claims)).to_json(),
    claim_keys="\\n".join(claim_key("paper/a-long-paper", each) for each in claims),
)
assert len(text) > 250_000 and len(claims) == 600
"""


@pytest.fixture(scope="module")
def ann(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reviewer before a register into which a long paper came."""
    folder: Path = tmp_path_factory.mktemp("long")
    with reviewing_place(folder, tmp_path_factory) as base:
        words = [sys.executable, "-c", _BRING, register_in(folder), str(ROOT / "tests")]
        done = subprocess.run(words, env=environment(), capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        yield signed_in(base, "ann")


@pytest.mark.parametrize("path", ["/review", "/review?show=all&order=reading", "/review?part=9", "/edit-claim"])
def test_every_page_of_the_review_is_light(ann: Reader, path: str) -> None:
    """A page shows a part of the text and some of the claims, and is under 200 kB before it is compressed."""
    address, question, asked = path.partition("?")
    shown = ann.get(f"{address}/a-long-paper{question}{asked}")
    assert shown.status == 200
    assert len(shown.text.encode()) < 200_000
    assert "600" in shown.words or "edit" in path


def test_the_parts_and_the_list_lead_through_all_of_it(ann: Reader) -> None:
    """The paper is shown where the claim’s words stand; parts and claims before and after are links away."""
    first = ann.get("/review/a-long-paper", order="reading")
    assert "The paper, part 1 of 2" in first.words
    assert "Claims, 1 to 20 of 600" in first.words
    assert "Earlier part" not in first.words
    last = ann.get("/review/a-long-paper", order="reading", part="99")
    assert "Later part" not in last.words
    assert "Earlier part" in last.words
    nothing = ann.get("/review/a-long-paper", order="reading", part="soon")
    assert "The paper, part 1 of 2" in nothing.words
