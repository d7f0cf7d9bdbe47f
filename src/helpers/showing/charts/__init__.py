"""Charts that only draw: each takes a table and an ``Axes``, sets no global style and returns the ``Axes``."""

from helpers.showing.charts.bars import coverage, movements, parts, targets
from helpers.showing.charts.grids import shares, verdicts
from helpers.showing.charts.maps import positions
from helpers.showing.charts.ratings import ratings

__all__ = ["coverage", "movements", "parts", "positions", "ratings", "shares", "targets", "verdicts"]
