"""Checking a plan before it is stored or shown: what every room of planning finds wrong with it, all told at once."""

from commonseal.planning.checking.whole import as_statements, faults_of_plan, written_in

__all__ = ["as_statements", "faults_of_plan", "written_in"]
