"""How days lie within a range that is stated."""

from enum import StrEnum


class Shape(StrEnum):
    """How days lie between their low and their high: on two straight slopes, or on the smooth curve of PERT."""

    TRIANGULAR = "triangular"
    PERT = "pert"
