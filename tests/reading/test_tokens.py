"""The shapes that digits come in."""

import pytest

from helpers.reading.tokens import tokens
from helpers.reading.view import view_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("57-NQ/TW", [("57-NQ/TW", "doc_number")]),
        ("số 12 - TB/TU", [("12 - TB/TU", "doc_number")]),
        ("36a/2008/NQ-CP", [("36a/2008/NQ-CP", "doc_number")]),
        ("72-kh", [("72", "number")]),
        ("ngày 5-1-2022", [("5-1-2022", "date")]),
        ("16-26/12/2016", [("16-26/12/2016", "date")]),
        ("11/9", [("11", "number"), ("9", "number")]),
        ("2020 - 2025", [("2020 - 2025", "period")]),
        ("2021-25", [("2021-25", "period")]),
        ("15.000 - 16.000", [("15.000 - 16.000", "range")]),
        ("2-3-4", [("2", "number"), ("3", "number"), ("4", "number")]),
        ("16 - 5", [("16", "number"), ("5", "number")]),
        ("1.250 m2", [("1.250", "number")]),
        ("[39]", [("39", "other")]),
        ("24/7", [("24/7", "other")]),
        ("H5N1", [("5", "other"), ("1", "other")]),
        ("SARS-CoV-2", [("2", "other")]),
        ("Hà Nội - 12 xã", [("12", "number")]),
        ("QN-90123-TS", [("90123", "other")]),
        ("khóa XII, XIII", [("XII", "ordinal"), ("XIII", "ordinal")]),
        ("quý IV", [("IV", "period")]),
        ("ông V. và bà I", []),
        ("0912 345 678", [("0912 345 678", "other")]),
        ("http://a.vn/2024/5 và 6", [("2024/5", "other"), ("6", "number")]),
        ("lớp 1,2,3", [("1", "number"), ("2", "number"), ("3", "number")]),
        ("hai mươi ba", [("hai mươi ba", "words")]),
    ],
)
def test_a_shape_is_told_at_sight(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == [(text[token.start : token.end], token.shape) for token in tokens(view_of(text))]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ngày 24 tháng 11 năm 2025", "2025-11-24"),
        ("tháng 5/2020", "2020-05"),
        ("chiều 17.3", "--03-17"),
        ("tháng 6", "--06"),
        ("29/2/2023", None),
        ("29/2/2024", "2024-02-29"),
        ("2025-11-24", "2025-11-24"),
    ],
)
def test_a_date_is_known_as_far_as_it_is_printed(text: str, iso: str | None) -> None:
    (token,) = tokens(view_of(text))
    assert ("date", iso) == (token.shape, token.iso)


def test_a_table_of_bare_numbers_is_not_read_as_thousands() -> None:
    text = "Huyện A 125 130 104,0\nHuyện B 1.250 130 104,0"
    assert [text[t.start : t.end] for t in tokens(view_of(text))] == ["125", "130", "104,0", "1.250", "130", "104,0"]
