"""Relations as inequalities say what judging says."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from helpers.checking.inequalities import holds, inequalities
from helpers.checking.records import Relation
from helpers.checking.verdicts import judge
from helpers.reading.records import Direction, Figure


def agree(relation: Relation, *figures: Figure) -> str:
    """Return the verdict that judging and the inequalities share."""
    verdict = judge(0, relation, figures).verdict
    values = {figure.id: Fraction(figure.value or 0) for figure in figures}
    assert holds(inequalities(relation, figures), values) == (verdict == "consistent")
    return verdict


@pytest.mark.parametrize(("times", "verdict"), [("3", "consistent"), ("2,9", "inconsistent"), ("3,1", "consistent")])
def test_a_multiple_is_of_the_old_figure(times: str, verdict: str) -> None:
    """1.525 is 3,05 times 500: 3 and 3,1 times, but not 2,9 times."""
    value = Decimal(times.replace(",", "."))
    stated = Figure(2, 0, 1, times, "other", value, step=Decimal(1).scaleb(int(value.as_tuple().exponent)))
    new, old = (Figure(n, 0, 1, v, "count", Decimal(v)) for n, v in enumerate(("1525", "500")))
    assert agree(Relation("change", 2, (0,), 1), new, old, stated) == verdict


@pytest.mark.parametrize(("stated", "delta", "verdict"), [("down", None, 10), (None, "down", 10), (None, "up", 12)])
def test_a_difference_says_its_direction_where_its_percentage_does_not(
    stated: Direction | None, delta: Direction | None, verdict: int
) -> None:
    """180 after a fall by 20 fell by 10%; after a rise by 20 it rose by 12,5%."""
    new, by = (Figure(n, 0, 1, v, "count", Decimal(v)) for n, v in enumerate(("180", "20")))
    rate = Figure(2, 0, 1, "10", "change_percent", Decimal(10))
    by = replace(by, direction=delta)
    rate = replace(rate, direction=stated)
    expected = "consistent" if verdict == 10 else "inconsistent"
    assert agree(Relation("change", 2, (0,), delta=1), new, by, rate) == expected
