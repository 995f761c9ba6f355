"""Forecasting: the odds that a route is in effect by a day, from stated assumptions, and what drives the delay.

``taken_for`` gathers what a forecast takes to be so, with the source of each; ``forecast`` draws many trials of the
route, and says the answer as a range. Where nothing is stated the assumption is named as assumed.
"""

from commonseal.planning.forecasting.forecasting import Draws, forecast
from commonseal.planning.forecasting.gathering import taken_for
from commonseal.planning.forecasting.model import Driver, Forecast, Outcomes, Taken
from commonseal.planning.model import Shape

__all__ = ["Draws", "Driver", "Forecast", "Outcomes", "Shape", "Taken", "forecast", "taken_for"]
