"""What a figure may have been before a slip of the pen, in the notation it is printed in."""

from decimal import Decimal
from fractions import Fraction

import pytest

from helpers.checking.misprints import misprints, written_as
from helpers.reading.records import Figure, FigureKind


def figure(printed: str, value: str, step: str = "1", kind: FigureKind = "count") -> Figure:
    return Figure(0, 0, len(printed), printed, kind, Decimal(value), step=Decimal(step))


@pytest.mark.parametrize(
    ("meant", "rank", "printed", "value", "step", "kind"),
    [
        ("87", 0, "78", "78", "1", "count"),
        ("43,50", 0, "43,05", "43.05", "0.01", "percent"),
        ("31.318", 3, "3.318", "3318", "1", "count"),
        ("1,66", 1, "16,6", "16.6", "0.1", "percent"),
        ("16,6", 1, "166", "166", "1", "percent"),
        ("1.250", 2, "11.250", "11250", "1", "count"),
        ("22.824", 3, "2.284", "2284", "1", "count"),
        ("24.824", None, "2.284", "2284", "1", "count"),
        ("3.319", 4, "3.318", "3318", "1", "count"),
        ("3,319", 4, "3,318", "3318", "1", "count"),
        ("241,6", 0, "214,6", "214600000000", "100000000", "money"),
    ],
)
def test_one_slip_leads_from_what_was_meant_to_what_is_printed(
    meant: str, rank: int | None, printed: str, value: str, step: str, kind: FigureKind
) -> None:
    """The telling kinds of slip come first: swapped, shifted, doubled, dropped, wrong."""
    found = {one.figure.printed: one.rank for one in misprints(figure(printed, value, step, kind))}
    assert found.get(meant) == rank


def test_the_value_is_that_of_the_digits_with_the_multiplier() -> None:
    """24,16 tỷ has two decimals where 241,6 tỷ has one."""
    shifted = {m.figure.printed: m.figure for m in misprints(figure("241,6", "241600000000", "100000000", "money"))}
    assert (str(shifted["24,16"].value), str(shifted["24,16"].step)) == ("24160000000", "10000000")


def test_half_a_person_is_nobody_s_slip() -> None:
    assert all(Fraction(m.figure.value or 0).denominator == 1 for m in misprints(figure("1.250", "1250")))


@pytest.mark.parametrize("printed", ["hai mươi", "8.973194"])
def test_words_and_malformed_digits_have_no_slips(printed: str) -> None:
    assert list(misprints(figure(printed, "20"))) == []


@pytest.mark.parametrize(
    ("written", "printed", "value", "step", "kind", "other"),
    [
        ("22.824", "3.318", "3318", "1", "count", 22824),
        ("22824", "3318", "3318", "1", "count", 22824),
        ("0,5", "16,6", "16.6", "0.1", "percent", Fraction(1, 2)),
        ("240,1", "214,6", "214600000000", "100000000", "money", 240_100_000_000),
        (None, "16,6", "16.6", "0.1", "percent", Fraction(1, 3)),
    ],
)
def test_another_value_is_written_as_the_report_would(
    written: str | None, printed: str, value: str, step: str, kind: FigureKind, other: int | Fraction
) -> None:
    assert written_as(figure(printed, value, step, kind), Fraction(other)) == written
