"""Printed digits as intervals."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checking.rounding import Interval, exactly, operand, printed, unround
from helpers.reading.records import Figure, FigureKind

VALUES = st.decimals(min_value=0, max_value=10**15, places=6, allow_nan=False)
PLACES = st.integers(min_value=0, max_value=4)


def figure(value: str, step: str = "1", *, kind: FigureKind = "count", hedge: str | None = None) -> Figure:
    """Make a figure with a value and the worth of its last place."""
    return Figure(0, 0, 1, value, kind, Decimal(value), Decimal(step), hedge=hedge)


@given(value=VALUES, places=PLACES, rounding=st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_unrounding_holds_everything_that_rounds_to_the_printed_value(
    value: Decimal, places: int, rounding: str
) -> None:
    """Half-up and half-even alike."""
    step = Decimal(1).scaleb(-places)
    assert Fraction(value) in unround(value.quantize(step, rounding), step)


@given(value=VALUES, places=PLACES)
def test_unrounding_holds_nothing_that_is_a_full_unit_away(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    near = value.quantize(step, ROUND_HALF_UP)
    assert Fraction(near + step) not in unround(near, step)
    assert Fraction(near - step) not in unround(near, step)


def test_a_trailing_zero_says_more() -> None:
    """56,50 leaves a tenth of the room that 56,5 does."""
    short, long = unround(Decimal("56.5"), Decimal("0.1")), unround(Decimal("56.50"), Decimal("0.01"))
    assert short.high - short.low == 10 * (long.high - long.low)


def test_both_ends_belong_to_an_interval() -> None:
    """16,55 may be printed 16,6 (half-up) or 16,5 (cut off or typed): neither side is refused."""
    assert Fraction(1655, 100) in unround(Decimal("16.6"), Decimal("0.1"))
    assert Fraction(1665, 100) in unround(Decimal("16.6"), Decimal("0.1"))
    assert Fraction(1666, 100) not in unround(Decimal("16.6"), Decimal("0.1"))


def test_a_plain_count_is_exact_as_an_operand() -> None:
    assert operand(figure("22824")) == exactly(22824)


def test_thousands_and_decimals_may_have_been_rounded() -> None:
    """38 nghìn is anything from 37.500 to 38.500; 12,5 anything from 12,45 to 12,55."""
    assert operand(figure("38000", "1000")) == Interval(Fraction(37500), Fraction(38500))
    assert operand(figure("12.5", "0.1", kind="measure")) == Interval(Fraction("12.45"), Fraction("12.55"))


@pytest.mark.parametrize(
    ("hedge", "low", "high"),
    [("trên", 2700, 2800), ("gần", 2600, 2700), ("khoảng", 2600, 2800), ("không quá", 2600, 2700)],
)
def test_a_hedge_widens_to_its_own_side(hedge: str, low: int, high: int) -> None:
    """Trên 2.700 stays under 2.800: a hedge reaches one unit of the last digit that is not a zero."""
    assert operand(figure("2700", hedge=hedge)) == Interval(Fraction(low), Fraction(high))


def test_a_hedge_never_reaches_further_than_a_tenth() -> None:
    """Gần 9.000 may be 8.100, but not 8.000."""
    assert operand(figure("9000", hedge="gần")) == Interval(Fraction(8100), Fraction(9000))


def test_a_stated_count_claims_everything_that_rounds_to_it() -> None:
    assert printed(figure("7")) == Interval(Fraction(13, 2), Fraction(15, 2))


def test_intervals_are_added_and_divided_exactly() -> None:
    one, two = exactly(1), unround(Decimal(2), Decimal(1))
    assert one + two == Interval(Fraction(5, 2), Fraction(7, 2))
    assert one - two == Interval(Fraction(-3, 2), Fraction(-1, 2))
    assert one.over(two) == Interval(Fraction(2, 5), Fraction(2, 3))
    assert one.scaled(100) == exactly(100)


def test_nothing_is_divided_by_what_may_be_zero() -> None:
    assert exactly(1).over(unround(Decimal(0), Decimal(1))) is None


def test_intervals_meet_where_they_share_a_point() -> None:
    assert Interval(Fraction(0), Fraction(1)).meets(Interval(Fraction(1), Fraction(2)))
    assert not Interval(Fraction(0), Fraction(1)).meets(Interval(Fraction(2), Fraction(3)))
