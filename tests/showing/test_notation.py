from decimal import Decimal
from fractions import Fraction

import mistune
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import BadUsage
from helpers.showing import notation


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (22824, "vi", "22.824"),
        (22824, "en", "22,824"),
        (Decimal("16.60"), "vi", "16,6"),
        (Fraction(1, 3), "en", "0.33"),
        (Fraction(-29, 2), "vi", "−14,5"),
        (0, "en", "0"),
        (10**40 + 1, "en", "10" + ",000" * 12 + ",001"),
    ],
)
def test_a_number_is_written_as_the_language_does(value: Fraction, language: str, written: str) -> None:
    assert notation.number(value, language) == written


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_exact_and_never_off_by_more_than_half_a_place(value: Fraction, places: int) -> None:
    assert abs(Fraction(notation.rounded(value, places)) - value) <= Fraction(1, 2 * 10**places)


@given(st.integers(0, 10**6), st.integers(0, 4))
def test_a_half_is_rounded_away_from_zero(whole: int, places: int) -> None:
    half = Fraction(2 * whole + 1, 2 * 10**places)
    assert notation.rounded(half, places) == Decimal(whole + 1).scaleb(-places)
    assert notation.rounded(-half, places) == -Decimal(whole + 1).scaleb(-places)


@pytest.mark.parametrize(
    ("value", "step", "written"),
    [
        (Fraction(331800, 22824), Decimal("0.1"), "14,54"),
        (Fraction(2003900, 22824), Decimal("0.1"), "87,80"),
        (Fraction(100), Decimal("0.01"), "100,00"),
        (Fraction(100), Decimal(1), "100"),
        (Fraction(1, 7), Decimal("0.01"), "0,143"),
        (Fraction(11), Decimal(10**9), "11"),
    ],
)
def test_what_is_recomputed_is_written_one_place_finer_unless_it_ends(
    value: Fraction, step: Decimal, written: str
) -> None:
    assert notation.recomputed(value, step, "vi") == written


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadUsage, match=r"'fr'.*vi, en"):
        notation.number(1, "fr")


@given(st.text())
def test_printable_words_are_one_line_without_controls(text: str) -> None:
    line = notation.printable(text)
    assert line == " ".join(line.split())
    assert not set(line) & set("\x00\x07\x1b\x7f\u202e\u2066\ud800")


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "**đậm** _nghiêng_ `mã`",
        "[nhấn](javascript:alert(1))",
        "![ảnh](http://example.org/x.png)",
        "1. không phải danh sách",
        "- gạch đầu dòng",
        "# đề mục",
        "| a | b |",
        "$x^2$ và \\(y\\)",
        "&lt;b&gt; &amp;",
        "http://example.org",
        "a\\*b",
    ],
)
def test_a_reports_words_mean_nothing_in_markdown(words: str) -> None:
    parse = mistune.create_markdown(renderer=None, plugins=["table", "math", "url", "strikethrough"])
    blocks = [block for block in parse(notation.markdown(words)) if isinstance(block, dict)]
    assert [block["type"] for block in blocks] == ["paragraph"]
    inline = blocks[0]["children"]
    assert {child["type"] for child in inline} == {"text"}
    assert "".join(child["raw"] for child in inline) == words
