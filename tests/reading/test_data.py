"""The words the reader knows are data, and the data are sound."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commonseal.reading.lexicon import any_of

DATA = sorted(
    entry.name for entry in files("commonseal.reading").joinpath("data").iterdir() if entry.name.endswith(".yaml")
)


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", DATA)
def test_a_data_file_is_a_mapping_of_words_that_compile(name: str) -> None:
    """Every file is a mapping, and every entry of it is a sound regular expression."""
    content = files("commonseal.reading").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    loaded = yaml.safe_load(content)
    assert isinstance(loaded, dict)
    for text in _strings(loaded):
        re.compile(text)


@pytest.mark.parametrize("name", DATA)
def test_no_word_was_taken_for_a_truth_value(name: str) -> None:
    """“On” and “No” are words here, not true and false."""
    content = files("commonseal.reading").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    lists = [value for value in yaml.safe_load(content).values() if isinstance(value, list)]
    assert all(isinstance(item, str) for value in lists for item in value)


@given(
    st.sets(st.text(alphabet="ab c.", min_size=1, max_size=6), min_size=1, max_size=9),
    st.text(alphabet="ab c.d", max_size=40),
)
def test_any_of_finds_what_a_plain_alternation_finds(words: set[str], text: str) -> None:
    """Sharing beginnings changes how fast words are found, not which."""
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(any_of(words), text) == re.findall(plain, text)
