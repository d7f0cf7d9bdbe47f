"""Relations confronted with their figures."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checking.records import Relation, Verdict
from helpers.checking.verdicts import judge, recompute, severity_of
from helpers.reading.records import Direction, Figure, FigureKind


def figure(
    number: int, value: str, kind: FigureKind = "count", *, direction: Direction | None = None, hedge: str | None = None
) -> Figure:
    """Make a figure whose last printed place is the last digit of ``value``."""
    exact = Decimal(value)
    step = Decimal(1).scaleb(min(0, int(exact.as_tuple().exponent)))
    return Figure(number, number, number + 1, value, kind, exact, step, direction=direction, hedge=hedge)


def share(part: str, base: str, percent: str) -> Verdict:
    """Judge a printed share."""
    figures = (figure(0, part), figure(1, base), figure(2, percent, "percent"))
    return judge(0, Relation("share", 2, (0,), 1), figures).verdict


@pytest.mark.parametrize(
    ("percent", "verdict"),
    [
        ("57", "consistent"),
        ("56.5", "consistent"),
        ("56.50", "consistent"),
        ("56", "consistent"),
        ("56.6", "inconsistent"),
        ("56.4", "inconsistent"),
        ("56.51", "inconsistent"),
    ],
)
def test_a_share_is_judged_to_its_printed_digits(percent: str, verdict: Verdict) -> None:
    """113 of 200 is 56,5 %: half-up prints 57, half-even 56, and nobody 56,6."""
    assert share("113", "200", percent) == verdict


@given(
    part=st.integers(min_value=0, max_value=10**15),
    base=st.integers(min_value=1, max_value=10**15),
    places=st.integers(min_value=0, max_value=6),
    rounding=st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]),
)
def test_a_share_printed_correctly_is_never_flagged(part: int, base: int, places: int, rounding: str) -> None:
    with localcontext() as context:
        context.prec = 60
        percent = Decimal(100 * part) / Decimal(base)
        shown = percent.quantize(Decimal(1).scaleb(-places), rounding)
    assert share(str(part), str(base), str(shown)) == "consistent"


@given(
    part=st.integers(min_value=1, max_value=10**9),
    base=st.integers(min_value=1, max_value=10**9),
    places=st.integers(min_value=0, max_value=4),
)
def test_a_share_off_by_a_full_unit_is_always_flagged(part: int, base: int, places: int) -> None:
    """One unit in the last place, beyond what either way of rounding prints."""
    step = Fraction(1, 10**places)
    units = Fraction(100 * part, base) / step
    above = Decimal(int(units) + 2).scaleb(-places)
    assert share(str(part), str(base), str(above)) == "inconsistent"


def test_a_quadrillion_is_judged_to_the_last_unit() -> None:
    """Floats would let one in 10¹⁵ pass."""
    big = 10**15
    figures = (figure(0, str(big)), figure(1, str(big // 2)), figure(2, str(big // 2 + 1)))
    assert judge(0, Relation("partition_sum", 0, (1, 2)), figures).verdict == "inconsistent"


def test_the_result_and_its_bounds_are_exact() -> None:
    figures = (figure(0, "3318"), figure(1, "22824"), figure(2, "16.6", "percent"))
    finding = judge(7, Relation("share", 2, (0,), 1), figures)
    assert finding.id == 7
    assert finding.recomputed == Fraction(331800, 22824)
    assert finding.interval == (Fraction(331800, 22824), Fraction(331800, 22824))
    assert finding.severity == "error"


def test_hedged_operands_widen_the_bounds() -> None:
    """Trên 2.700 of 16.400 is 16 to 17 %."""
    figures = (figure(0, "2700", hedge="trên"), figure(1, "16400"), figure(2, "17", "percent"))
    finding = judge(0, Relation("share", 2, (0,), 1), figures)
    assert finding.verdict == "consistent"
    assert finding.interval == (Fraction(270000, 16400), Fraction(280000, 16400))


@pytest.mark.parametrize(
    ("new", "old", "percent", "direction", "verdict"),
    [
        ("575", "500", "15", "up", "consistent"),
        ("420", "480", "12.5", "down", "consistent"),
        ("480", "420", "12.5", "down", "inconsistent"),
        ("575", "500", "115", "up", "inconsistent"),
    ],
)
def test_a_change_is_against_the_old_figure(
    new: str, old: str, percent: str, direction: Direction, verdict: Verdict
) -> None:
    figures = (figure(0, new), figure(1, old), figure(2, percent, "change_percent", direction=direction))
    assert judge(0, Relation("change", 2, (0,), 1), figures).verdict == verdict


@pytest.mark.parametrize(("direction", "recomputed"), [("up", Fraction(100, 3)), ("down", Fraction(20))])
def test_the_old_figure_follows_from_the_difference(direction: Direction, recomputed: Fraction) -> None:
    """40 after a rise of 10 was 30; 40 after a fall of 10 was 50."""
    figures = (
        figure(0, "40"),
        figure(1, "10", direction=direction),
        figure(2, "33.3", "change_percent", direction=direction),
    )
    relation = Relation("change", 2, (0,), delta=1)
    assert recompute(relation, figures) == recomputed


def test_what_is_left_of_last_year_needs_no_minus_hundred() -> None:
    """Bằng 96 % so với cùng kỳ: a level, though against the past."""
    figures = (figure(0, "480"), figure(1, "500"), figure(2, "96", "percent"))
    assert judge(0, Relation("change", 2, (0,), 1), figures).verdict == "consistent"


def test_a_multiple_is_no_percentage() -> None:
    """15.571 is 20 times 776."""
    figures = (figure(0, "15571"), figure(1, "776"), figure(2, "20", "other"))
    assert judge(0, Relation("change", 2, (0,), 1), figures).verdict == "consistent"


def test_parts_that_fall_are_taken_off() -> None:
    figures = (figure(0, "1200"), figure(1, "1500"), figure(2, "300"))
    assert judge(0, Relation("partition_sum", 0, (1, 2), signs=(1, -1)), figures).verdict == "consistent"


def test_rounded_percentages_may_miss_a_hundred_by_their_halves() -> None:
    """Three of 33,3 % do; three of 33,1 % do not."""
    for percent, verdict in (("33.3", "consistent"), ("33.1", "inconsistent")):
        figures = tuple(figure(n, percent, "percent") for n in range(3))
        assert judge(0, Relation("percent_sum", None, (0, 1, 2)), figures).verdict == verdict


def test_a_subset_leaves_the_rest() -> None:
    figures = (figure(0, "22824"), figure(1, "29150"))
    assert judge(0, Relation("subset", None, (0,), 1), figures).recomputed == 6326
    assert judge(0, Relation("subset", None, (1,), 0), figures).verdict == "inconsistent"


@pytest.mark.parametrize("kind", ["share", "coverage", "change", "subset"])
def test_nothing_is_told_without_a_base(kind: str) -> None:
    figures = (figure(0, "42"), figure(1, "79.2", "percent"))
    finding = judge(0, Relation(kind, 1, (0,)), figures)  # type: ignore[arg-type]
    assert (finding.verdict, finding.recomputed, finding.severity) == ("undetermined", None, "note")


def test_nothing_is_divided_by_zero() -> None:
    figures = (figure(0, "0"), figure(1, "0"), figure(2, "0", "percent"))
    assert judge(0, Relation("share", 2, (0,), 1), figures).verdict == "undetermined"


def test_only_what_does_not_hold_is_loud() -> None:
    verdicts: tuple[Verdict, ...] = ("consistent", "undetermined", "explained", "inconsistent")
    assert [severity_of(verdict) for verdict in verdicts] == ["note", "note", "warning", "error"]
