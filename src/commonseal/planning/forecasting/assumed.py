"""What is assumed of routes, read once from its one data file."""

from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict

from commonseal.planning.forecasting.model import Taken, What


class _Range(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    range: tuple[float, float, float]
    source: str


@cache
def assumed(what: What, steps: tuple[str, ...] = (), thing: str = "") -> Taken:
    """Return what is taken to be so of some steps where nothing is stated, named as assumed.

    Raises:
        KeyError: nothing is assumed of such a thing.
    """
    held = _held()[what.value]
    return Taken(what, steps, *held.range, held.source, assumed=True, thing=thing)


@cache
def _held() -> dict[str, _Range]:
    text = resources.files("commonseal.planning.forecasting.data").joinpath("assumed.yaml").read_text(encoding="utf-8")
    return {key: _Range.model_validate(held) for key, held in yaml.safe_load(text).items()}
