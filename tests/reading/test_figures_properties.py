"""What holds for any text whatever: the ledger, order, spans, and no exception."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from helpers.reading.figures import read_figures
from helpers.reading.lexicon import listed
from helpers.reading.records import Document

#: m2, km3 …: the digit belongs to the unit.
EXPONENT = re.compile(r"(?<![^\W\d_])[kdchmµ]?m([23])(?![^\W_])")

WORDS = listed("""
    1, 12, 2024, 1.234, 22 824, 08, 16-26/12/2016, 5-1-2022, 11/9, 24/7, 57-NQ/TW, 178/2024/NĐ-CP, [39], (, )
    %, ‰, /, -, –, ., ;, :, tỷ, triệu, nghìn, đồng, USD, m2, km3, ha, đảng viên, chi bộ, người, năm, tháng
    ngày, quý, khóa, XIV, lần thứ, điều, khoản, tăng, giảm, từ, đến, không có, hai mươi ba, một phần ba, nửa số
    gấp đôi, https://a.vn/1, x@y.vn, 8h30, COVID-19, 4G, **, _, #, °
""")
pieces = st.sampled_from([*WORDS, ",", "1.234,5", "1,234.5", "\n", "\n\n", "\r\n", " ", "\u00a0", "\u200b", "\t"])
reports = st.lists(pieces | st.text(max_size=6), max_size=40).map(" ".join) | st.lists(pieces, max_size=40).map("".join)
texts = st.text() | reports


def read(text: str, body_start: int = 0) -> list[tuple[int, int]]:
    document = Document("x", text, "", "", body_start=body_start)
    return [(figure.start, figure.end) for figure in read_figures(document).figures]


@given(texts)
@example("m2 5m2 m22 2m2a am2 km3")
@example("٣٤ 1٢3 ५")
@example("İ1 ẞ2 ŉ3")
@example("e\u0302\u03231\u03012")
@example("1\u200b2*3**4")
def test_every_digit_lies_in_exactly_one_figure(text: str) -> None:
    covered = [0] * len(text)
    for start, end in read(text):
        for place in range(start, end):
            covered[place] += 1
    exponents = {m.start(1) for m in EXPONENT.finditer(unicodedata.normalize("NFC", text).lower())}
    if not exponents:
        assert all(covered[i] == 1 for i, sign in enumerate(text) if sign.isdecimal())
    assert all(covered[i] == 1 for i, sign in enumerate(text) if sign.isdecimal() and sign not in "23")
    assert max(covered, default=0) <= 1


@given(st.lists(st.sampled_from(["m2", "5m2", " km2 ", "m3", "1.250 m2", "/", "m22", "am2", "2m", " "])).map("".join))
def test_only_exponents_of_units_are_left_out(text: str) -> None:
    covered = {place for start, end in read(text) for place in range(start, end)}
    exponents = {m.start(1) for m in EXPONENT.finditer(text)}
    assert exponents >= {i for i, sign in enumerate(text) if sign.isdecimal()} - covered


@given(texts)
def test_figures_are_ordered_and_print_what_stands_at_their_place(text: str) -> None:
    figures = read_figures(Document("x", text, "", "")).figures
    assert list(range(len(figures))) == [figure.id for figure in figures]
    assert all(text[figure.start : figure.end] == figure.printed != "" for figure in figures)
    assert all(a.end <= b.start for a, b in pairwise(figures))


@given(texts, st.integers(min_value=0, max_value=30))
def test_front_matter_is_not_read(text: str, length: int) -> None:
    length = min(length, len(text))
    assert all(start >= length for start, _ in read(text, body_start=length))


@given(texts)
def test_a_sentence_index_points_at_a_sentence(text: str) -> None:
    reading = read_figures(Document("x", text, "", ""))
    assert all(0 <= figure.sentence < len(reading.view.sentences) for figure in reading.figures)
