"""What passes between the rooms of planning: routes and their steps, sittings and diaries."""

from commonseal.planning.model.diary import Diary, Sitting, SittingSource
from commonseal.planning.model.route import (
    ApplyBy,
    EffectRule,
    Route,
    RouteStep,
    StepFooting,
    StepState,
    Wait,
)
from commonseal.planning.model.shape import Shape

__all__ = [
    "ApplyBy",
    "Diary",
    "EffectRule",
    "Route",
    "RouteStep",
    "Shape",
    "Sitting",
    "SittingSource",
    "StepFooting",
    "StepState",
    "Wait",
]
