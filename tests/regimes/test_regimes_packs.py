"""Packs: what is shipped is sound, what a pack gives to its provisions, and what is worth a second look."""

from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from commonseal.regimes import Confidence, Footing, Law, Power, Practice, load_packs
from commonseal.regimes.linting import lint, not_confirmed_within

PACK = """pack:
  id: dale
  name: Dale law
  jurisdiction: England
  classifications: [fire_authority, combined_authority]
  from: 2013-04-01
  to: 2022-06-30
  citation: Dale Act 2012
  confidence: sure
  last_confirmed: 2026-11-15
  source: Made up for a test
provisions:
  - kind: practice
    id: dale.custom
    text: Boards meet by daylight.
    citation: Dale Act 2012 s1
    confidence: likely
    basis: known
"""


def own(tmp_path: Path, text: str) -> Path:
    """Write a pack and return its file."""
    path = tmp_path / "dale.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_shipped_is_without_fault_or_remark() -> None:
    """Every shipped pack loads, and nothing in them asks for a second look."""
    found = lint()
    assert (found.faults, found.remarks) == ((), ())
    assert found.packs == len(list(resources.files("commonseal.regimes.data").joinpath().glob("*.yaml")))
    assert found.provisions == sum(len(pack.provisions) for pack in load_packs())


def test_there_are_nine_packs_and_one_is_not_in_force() -> None:
    """The packs are those of the bodies, what they do together, people, practice, and a bill."""
    packs = {pack.id: pack.in_force for pack in load_packs()}
    assert packs == {
        **dict.fromkeys(("ccg", "icb", "council", "nhs_provider", "nhs_england"), True),
        **dict.fromkeys(("joint_working", "people_change", "practice"), True),
        "icb_successor": False,
    }


def test_a_provision_has_from_its_pack_what_it_does_not_say(tmp_path: Path) -> None:
    """Days, bodies and the day of the last look are the pack's, where a provision gives none of its own."""
    (custom,) = load_packs([own(tmp_path, PACK)])[-1].provisions
    assert isinstance(custom, Practice)
    assert (custom.from_, custom.to, custom.last_confirmed) == (date(2013, 4, 1), date(2022, 6, 30), date(2026, 11, 15))
    assert (custom.bodies, custom.pack) == (("fire_authority", "combined_authority"), "dale")
    assert (custom.confidence, custom.basis) == (Confidence.LIKELY, Footing.KNOWN)


def test_a_provision_may_say_otherwise_and_null_is_open(tmp_path: Path) -> None:
    """What a provision says goes before its pack; null is no day, and not the pack's."""
    text = PACK.replace("  from: 2013-04-01\n  to: 2022-06-30\n", "  from: 2013-04-01\n  to: null\n")
    more = "    from: 2015-01-01\n    to: null\n    bodies: [company]\n    last_confirmed: 2020-01-31\n"
    (custom,) = load_packs([own(tmp_path, text + more)])[-1].provisions
    assert isinstance(custom, Practice)
    assert (custom.from_, custom.to, custom.last_confirmed) == (date(2015, 1, 1), None, date(2020, 1, 31))
    assert custom.bodies == ("company",)


def test_own_packs_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    """A folder of one's own adds to the law and takes nothing from it."""
    own(tmp_path, PACK)
    law = Law(load_packs([tmp_path]))
    assert law.provision("dale.custom").text == "Boards meet by daylight."
    assert law.provision("ccg.post.ao") == Law.shipped().provision("ccg.post.ao")
    assert "dale.custom" not in {each.id for each in Law.shipped().provisions}


def test_two_windows_of_one_identifier_may_touch(tmp_path: Path) -> None:
    """One provision may end on a day and another of its name begin on the next."""
    again = PACK.partition("provisions:\n")[2].replace("daylight", "candlelight")
    path = own(tmp_path, PACK + "    to: 2015-03-31\n" + again + "    from: 2015-04-01\n")
    law = Law(load_packs([path]))
    assert law.on(date(2015, 3, 31)).provision("dale.custom").text == "Boards meet by daylight."
    assert law.on(date(2015, 4, 1)).provision("dale.custom").text == "Boards meet by candlelight."


REMARKS = {
    "long": (
        PACK.replace("by daylight", "by daylight" + " and never in the dark" * 20),
        ["“dale.custom” has a text of", "put the rest into “note”"],
    ),
    "check-at-block": (
        PACK.replace(
            "kind: practice",
            "kind: combination\n    first_roles: [chair]\n    second_roles: [leader]\n    level: block",
        ).replace("confidence: likely", "confidence: check"),
        ["is to be checked but set to block", "unverified"],
    ),
    "power-that-nobody-can-name": (
        PACK.replace("kind: practice", "kind: power\n    forms: [lead]\n    between: [[company]]\n    functions: any"),
        ["has no “cited_as”", "add the words"],
    ),
}


@pytest.mark.parametrize("name", REMARKS)
def test_a_remark_is_no_fault(tmp_path: Path, name: str) -> None:
    """What is worth a second look is told with its line, and the pack loads all the same."""
    text, words = REMARKS[name]
    path = own(tmp_path, text)
    found = lint([path])
    (remark,) = found.remarks
    assert (remark.file, remark.line, found.faults) == ("dale.yaml", 13, ())
    assert [word for word in words if word not in remark.what] == []
    assert load_packs([path])


@pytest.mark.parametrize(("on", "stale"), [(date(2027, 11, 15), False), (date(2027, 11, 16), True)])
def test_what_was_confirmed_longer_ago_is_stale(on: date, stale: bool) -> None:
    """On the last day of a year after it was confirmed a provision is fresh; on the next it is stale."""
    found = not_confirmed_within(Law.shipped(), 365, on)
    assert len(found) == (len(Law.shipped().provisions) if stale else 0)


def test_the_longest_unconfirmed_comes_first(tmp_path: Path) -> None:
    """What nobody has looked at for longest is listed first."""
    law = Law(load_packs([own(tmp_path, PACK + "    last_confirmed: 2020-01-31\n")]))
    assert [each.id for each in not_confirmed_within(law, 0, date(2026, 11, 15))] == ["dale.custom"]
    assert not_confirmed_within(law, 0, date(2026, 11, 16))[0].id == "dale.custom"


def test_powers_are_shipped_with_the_words_that_name_them() -> None:
    """No shipped power is beyond naming in a paper."""
    assert [each.id for each in Law.shipped().of_kind(Power) if not each.cited_as] == []
