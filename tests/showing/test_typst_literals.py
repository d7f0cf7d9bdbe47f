"""Text gets into Typst as a string and comes out as it went in."""

import json

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.showing.typst.literals import breakable, literal, printable, prose, verbatim


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("số", "số"),
        ("so\u0302\u0301", "số"),
        ("a\x00b\u202ec\u200fd", "abcd"),
        ("trang\nmới\tcột", "trang\nmới\tcột"),
        ("中", "[U+4E2D]"),
        ("\ue000\U000f0000", "[U+E000][U+F0000]"),
        ("\ud800", ""),
        ("≤ ≥ − → ✓ ▲ ☐", "≤ ≥ − → ✓ ▲ ☐"),
    ],
)
def test_a_text_keeps_what_can_be_printed(text: str, safe: str) -> None:
    assert printable(text) == safe


@settings(max_examples=80)
@given(st.text())
def test_a_string_in_typst_is_the_text(text: str) -> None:
    said = typst.query(f"#metadata({literal(text)}) <said>".encode(), "<said>", field="value", one=True)
    assert json.loads(said) == printable(text)


def test_a_long_word_may_be_broken_and_a_short_one_not() -> None:
    assert breakable("nghiêng " * 20) == "nghiêng " * 20
    assert breakable("a" * 40) == "\u200b".join(["a" * 8] * 5)
    assert breakable("https://vi.du/" + "a" * 30).startswith("https://\u200bvi.\u200bdu/\u200ba")


@given(st.text())
def test_breaks_add_nothing_else(text: str) -> None:
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "")


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("một   hai\n ba", '#"một hai ba"'),
        ("#panic()", '#"#panic()"'),
        ('"tốt"', '#smartquote()#"tốt"#smartquote()'),
        ("87,8 %", '#"87,8\u00a0%"'),
        ("16 : 824 = 1,94 %", '#"16\u00a0:\u00a0824 =\u00a01,94\u00a0%"'),
        ("7 + 4 + 11", '#"7 +\u00a04 +\u00a011"'),
        ("1.234.567.890 : 2", '#"1.234.567.890 : 2"'),
        ("", ""),
    ],
)
def test_prose_is_made_of_strings(text: str, markup: str) -> None:
    assert prose(text) == markup


def test_the_spaces_of_code_are_kept() -> None:
    assert verbatim("a\n  b\tc") == '"a\\n  b c"'
