"""Printed digits and number words keep their exact values."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.reading.number_words import read_words, spelt_numbers, value_of
from helpers.reading.numerals import common_notation, notation_of, read_numeral

wholes = st.integers(min_value=0, max_value=10**15)
places = st.integers(min_value=1, max_value=6)


def grouped(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


@given(wholes)
def test_thousands_read_back_in_every_notation(value: int) -> None:
    assert value == read_numeral(grouped(value, "."), "vi").value
    assert value == read_numeral(grouped(value, ","), "en").value
    assert value == read_numeral(grouped(value, " ")).value
    assert value == read_numeral(str(value)).value


@given(wholes, places, st.data())
def test_decimals_read_back_with_their_last_place(whole: int, length: int, data: st.DataObject) -> None:
    fraction = data.draw(st.text("0123456789", min_size=length, max_size=length))
    expected, step = Decimal(f"{whole}.{fraction}"), Decimal(1).scaleb(-length)
    vietnamese = read_numeral(f"{grouped(whole, '.')},{fraction}", "vi")
    english = read_numeral(f"{grouped(whole, ',')}.{fraction}", "en")
    assert (expected, step, False) == (vietnamese.value, vietnamese.step, vietnamese.malformed)
    assert (expected, step, False) == (english.value, english.step, english.malformed)


@pytest.mark.parametrize(
    ("printed", "notation"),
    [
        *(("1.234,5", "vi"), ("1,234.5", "en"), ("1,5", "vi"), ("16.5", "en"), ("1.234", None), ("1,262", None)),
        *(
            ("1.234.567", "vi"),
            ("1,234,567", "en"),
            ("0,125", "vi"),
            ("12", None),
            ("8.973194", None),
            ("12.34.5", None),
        ),
    ],
)
def test_digits_give_their_notation_away_only_where_one_reading_is_left(printed: str, notation: str | None) -> None:
    assert notation == notation_of(printed)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["22.824", "16.5"], "vi"),
        (["125.5", "1,234,567", "16.5"], "en"),
        (["3,125"], "vi"),
        (["2.5", "3.75", "1.234"], "en"),
        ([], "vi"),
    ],
)
def test_a_text_follows_the_notation_of_most_of_its_numbers(printed: list[str], expected: str) -> None:
    assert expected == common_notation(printed)


@pytest.mark.parametrize(
    ("printed", "value"), [("8.973194", "8973194"), ("12.34.567", "1234567"), ("1.234.56", "1234.56"), ("1,2,3", "123")]
)
def test_broken_grouping_is_read_and_marked(printed: str, value: str) -> None:
    numeral = read_numeral(printed)
    assert (Decimal(value), True) == (numeral.value, numeral.malformed)


def test_what_has_no_fractions_takes_any_lone_mark_for_thousands() -> None:
    assert Decimal("1262") == read_numeral("1,262", "vi", whole=True).value
    assert Decimal("1.262") == read_numeral("1,262", "vi").value


ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def below_hundred(value: int) -> str:
    tens, ones = divmod(value, 10)
    if tens == 0:
        return ONES[ones]
    head = "mười" if tens == 1 else f"{ONES[tens]} mươi"
    last = "" if ones == 0 else "lăm" if ones == 5 else "mốt" if ones == 1 and tens > 1 else ONES[ones]
    return f"{head} {last}".strip()


def below_thousand(value: int, *, whole: bool) -> str:
    hundreds, rest = divmod(value, 100)
    if not whole and not hundreds:
        return below_hundred(rest)
    link = "linh " if 0 < rest < 10 else ""
    return f"{ONES[hundreds]} trăm {link}{below_hundred(rest) if rest else ''}".strip()


def spelt(value: int) -> str:
    """Write a whole number below a thousand million in words, as an office would."""
    parts: list[str] = []
    for scale, word in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        amount, value = divmod(value, scale)
        if amount:
            parts.append(f"{below_thousand(amount, whole=bool(parts))} {word}".strip())
    return " ".join(parts) or "không"


@given(st.integers(min_value=0, max_value=999_999_999))
@example(1005)
@example(115)
@example(21)
@example(1_000_001)
def test_number_words_read_back(value: int) -> None:
    assert value == read_words(spelt(value))


@given(st.integers(min_value=20, max_value=999_999_999).filter(lambda value: " " in spelt(value)))
def test_number_words_are_found_whole_in_a_sentence(value: int) -> None:
    sentence = f"có {spelt(value)} hộ, tăng"
    assert [(spelt(value), Decimal(value))] == [(m.group(), value_of(m)) for m in spelt_numbers(sentence)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("một phần ba số hộ", [("một phần ba", Fraction(1, 3))]),
        ("hơn một nửa số hộ", [("một nửa", Fraction(1, 2))]),
        ("tăng gấp rưỡi", [("gấp rưỡi", Fraction(3, 2))]),
        ("gấp ba lần", [("gấp ba", Fraction(3))]),
        ("hai triệu rưỡi", [("hai triệu rưỡi", Decimal(2_500_000))]),
        ("năm hai nghìn không trăm hai mươi lăm", [("hai nghìn không trăm hai mươi lăm", Decimal(2025))]),
        ("hai mươi năm sau", [("hai mươi", Decimal(20))]),
        ("nửa nhiệm kỳ", []),
        ("một phần trăm", []),
        ("chai mười", []),
        ("ba tám", []),
        ("hai tỷ lệ", []),
    ],
)
def test_shares_and_multiples_in_words(text: str, found: list[tuple[str, Decimal | Fraction]]) -> None:
    assert found == [(m.group(), value_of(m)) for m in spelt_numbers(text)]


@pytest.mark.parametrize("words", ["ba tám", "trăm", "mươi ba", "hai nghìn ba triệu", "linh năm nghìn", "một một"])
def test_words_that_add_up_to_nothing_are_no_number(words: str) -> None:
    assert read_words(words) is None
