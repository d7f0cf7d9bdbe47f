"""Figures and results as sentences write them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.showing.digits import Digits, decimals_of, exact, places_of, rounded, scale_of
from tests.checking.told import audited


def digits(text: str, language: str = "vi") -> Digits:
    """Return what writes the figures of a text."""
    return Digits(audited(text), language)


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("Có 22.824 đảng viên.", "22.824", "22,824"),
        ("Chiếm 16,6% số hộ.", "16,6 %", "16.6%"),
        ("Tăng 16,60%.", "16,60 %", "16.60%"),
        ("Thu 5.250 tỷ đồng.", "5.250 tỷ", "5,250 billion"),
        ("Thu 21,6 nghìn tỷ đồng.", "21,6 nghìn tỷ", "21.6 trillion"),
        ("Đón 1,14 triệu lượt.", "1,14 triệu", "1.14 million"),
        ("Có 346 000 ha.", "346 000", "346 000"),
        ("Gấp 2,5 lần năm trước.", "2,5 lần", "2.5 times"),
    ],
)
def test_a_figure_is_written_as_printed(text: str, vietnamese: str, english: str) -> None:
    assert digits(text).figure(0) == vietnamese
    assert digits(text, "en").figure(0) == english


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Thu 5.250 tỷ đồng.", 10**9),
        ("Thu 10.052,700 tỷ đồng.", 10**9),
        ("Thu 1.409 triệu USD.", 10**6),
        ("Có 22.824 hộ.", 1),
        ("Có 1,5 ha.", 1),
        ("Có 38 nghìn vụ.", 10**3),
        ("Có 8.973194 tờ khai.", 1),
    ],
)
def test_the_multiplier_is_told_from_the_digits(text: str, scale: int) -> None:
    audit = audited(text)
    assert scale_of(audit, audit.figures[0]) == scale


def test_a_stated_zero_is_written_as_a_figure() -> None:
    writer = digits("Có 16 chi bộ khá (20%), 64 chi bộ tốt (80%), không có chi bộ nào yếu.")
    words = next(f.id for f in writer.audit.figures if not any(c.isdecimal() for c in f.printed))
    assert writer.audit.figures[words].printed != "0"
    assert writer.figure(words) == "0"


def test_a_figure_is_named_with_its_unit_and_label() -> None:
    assert digits("Sản lượng lương thực đạt 574.341 tấn.").named(0) == "sản lượng lương thực 574.341 tấn"
    assert digits("Sản lượng lương thực đạt 574.341 tấn.", "en").named(0) == "574,341 tấn (sản lượng lương thực)"
    assert digits("Có 824 chi bộ được xếp loại.").named(0) == "824 chi bộ được xếp loại"


@pytest.mark.parametrize(
    ("value", "places", "vietnamese", "english"),
    [
        (Fraction(331800, 22824), 2, "14,54", "14.54"),
        (Fraction(50), 2, "50", "50"),
        (Fraction(1502, 100), 1, "15,0", "15.0"),
        (Fraction(22824), 0, "22.824", "22,824"),
        (Fraction(-5, 2), 0, "−3", "−3"),
        (Fraction(-1, 4), 2, "−0,25", "−0.25"),
        (Fraction(5, 2), 0, "3", "3"),
    ],
)
def test_a_result_is_rounded_half_up_in_the_notation_of_the_language(
    value: Fraction, places: int, vietnamese: str, english: str
) -> None:
    """15,02 shown with one place is 15,0: the zero says that something follows."""
    assert digits("").number(value, places) == vietnamese
    assert digits("", "en").number(value, places) == english


def test_an_amount_keeps_the_multiplier_and_all_its_decimals() -> None:
    assert digits("").scaled(Fraction(15_111_748_000_000), 10**9) == "15.111,748 tỷ"
    assert digits("", "en").scaled(Fraction(15_111_748_000_000), 10**9) == "15,111.748 billion"


@given(st.fractions(min_value=-(10**40), max_value=10**40), st.integers(min_value=0, max_value=6))
def test_rounding_is_never_off_by_more_than_half_a_unit(value: Fraction, places: int) -> None:
    assert abs(Fraction(rounded(value, places)) - value) <= Fraction(1, 2 * 10**places)


def test_as_many_places_as_a_number_needs() -> None:
    assert [places_of(Fraction(n)) for n in ("5", "0.5", "0.125")] == [0, 1, 3]
    assert places_of(Fraction(1, 3)) == 6
    assert exact(Fraction(1, 8), 3)
    assert not exact(Fraction(1, 8), 2)
    assert [decimals_of(Decimal(step)) for step in ("1", "1000", "0.01", "0.10")] == [0, 0, 2, 1]
