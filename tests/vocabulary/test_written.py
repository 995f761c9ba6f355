"""YAML that people write, read with its lines: alike by whichever parser there is."""

import importlib.util
from importlib import resources
from types import ModuleType
from typing import Any

import pytest
import yaml

from commonseal.vocabulary.written import Lined, documents, yaml_lines


@pytest.fixture(name="without_c")
def _without_c(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """What reads YAML, as it is where PyYAML was built without its parser in C."""
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    spec = importlib.util.spec_from_file_location("yaml_lines_without_c", str(yaml_lines.__file__))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def with_lines(value: Any) -> Any:
    """Return a value with the line of every key, as plain data."""
    if isinstance(value, dict):
        return value.line, {key: (value.lines[key], with_lines(each)) for key, each in value.items()}
    return [with_lines(each) for each in value] if isinstance(value, list) else value


def test_both_parsers_read_every_pack_alike(without_c: ModuleType) -> None:
    """Every value and every line of every shipped pack is the same by the parser in C and by the one in Python."""
    packs = [each for each in resources.files("commonseal.regimes.data").iterdir() if each.name.endswith(".yaml")]
    assert packs
    for pack in packs:
        text = pack.read_text(encoding="utf-8")
        assert with_lines(documents(text)) == with_lines(without_c.documents(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 2019-07-10", {"a": "2019-07-10"}),
        ("a: 010", {"a": "010"}),
        ("a: yes", {"a": "yes"}),
        ("a: true", {"a": True}),
        ('a: "true"', {"a": "true"}),
        ("a:", {"a": None}),
        ("a: ''", {"a": ""}),
        ("a: 'null'", {"a": "null"}),
        ("on: from", {"on": "from"}),
        ("a: &x [b]\nc: *x", {"a": ["b"], "c": ["b"]}),
    ],
)
def test_scalars_stay_what_was_written(without_c: ModuleType, text: str, expected: dict[str, object]) -> None:
    """Texts stay texts whatever they look like, but for true, false and null where they are not quoted."""
    for read in (documents, without_c.documents):
        assert read(text) == [expected]


@pytest.mark.parametrize("text", ["a:\n\t- b\n", "a:\n \tb: c\n"])
def test_tabs_are_told_by_both_parsers(without_c: ModuleType, text: str) -> None:
    """A line indented with a tab is refused with its line and what to do."""
    for module in (yaml_lines, without_c):
        with pytest.raises(module.YamlFaultError, match="indent with spaces, not with tabs") as refused:
            module.documents(text)
        assert refused.value.line == 2


def test_a_mapping_knows_the_lines_of_its_keys() -> None:
    """Each key has its line, and what is no key the line on which the mapping starts."""
    (found,) = documents("\na: b\nc:\n  d: e\n")
    assert isinstance(found, Lined)
    assert (found.line_of("a"), found.line_of("c"), found.line_of("nothing"), found["c"].line_of("d")) == (2, 3, 2, 4)
