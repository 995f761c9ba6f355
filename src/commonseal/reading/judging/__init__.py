"""The last stage: how likely each claim is to be right, and which are too unlikely to show.

A small logistic model for each kind of claim weighs what the rules knew when they made it (``signals``) and what can
be seen of the claim itself (``features``). The weights are plain numbers in ``data/judge.json``, made by
``training/judge`` from papers whose claims were marked by hand; nothing is learnt while reading.
"""

from commonseal.reading.judging.features import features_of
from commonseal.reading.judging.judge import Judge, judged, shipped_judge

__all__ = ["Judge", "features_of", "judged", "shipped_judge"]
