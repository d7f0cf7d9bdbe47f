"""The view: one form for every text, sentences and paragraphs, and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.reading.view import view_of

WRAPPED = (
    "Năm 2022, Đảng bộ quận đã đánh giá toàn bộ đảng viên đang sinh hoạt tại các chi\nbộ trực thuộc. Kết quả rất tốt."
)


def sentences(text: str) -> list[str]:
    view = view_of(text)
    return [view.plain[start:end] for start, end in view.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 5 người. Có 6 người.", ["Có 5 người.", "Có 6 người."]),
        ("TP. Hồ Chí Minh có 22 quận. Xong.", ["TP. Hồ Chí Minh có 22 quận.", "Xong."]),
        ("Ông H. nói: đạt 1.234 tấn. Tốt!", ["Ông H. nói: đạt 1.234 tấn.", "Tốt!"]),
        ("Có 5 người.[3] Có 6.", ["Có 5 người.[3]", "Có 6."]),
        ("# Mục lớn\nCâu sau", ["# Mục lớn", "Câu sau"]),
        ("- Một\n- Hai", ["- Một", "- Hai"]),
        ("Câu một\n\ncâu hai", ["Câu một", "câu hai"]),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, expected: list[str]) -> None:
    assert expected == sentences(text)


def test_a_wrapped_line_goes_on_in_the_same_sentence() -> None:
    assert len(sentences(WRAPPED)) == 2
    assert "chi bộ trực thuộc" in sentences(WRAPPED)[0]


def test_dashes_spaces_and_quotes_read_plainly() -> None:
    assert view_of("a\u2013b".replace("a", "a ").replace("b", " b") + " “c” d\u2044e ％").plain == 'a - b "c" d/e %'


def test_emphasis_is_taken_away_and_products_are_not() -> None:
    assert view_of("**22.824** *người*").plain == "22.824 người"
    assert view_of("3*4").plain == "3•4"
    assert view_of("* mục").plain == "• mục"


def test_front_matter_is_blank_and_keeps_its_place() -> None:
    view = view_of("---\nx: 1\n---\nCó 5", body_start=13)
    assert view.plain == " " * 13 + "Có 5"


def test_no_break_spaces_between_digits_are_remembered() -> None:
    assert {2} == view_of("22\u00a0824").tight
    assert set() == view_of("22 824").tight


@given(st.text())
def test_every_place_leads_back_to_where_it_came_from(text: str) -> None:
    view = view_of(text)
    assert len(view.plain) == len(view.low)
    origins = [view.origin(place) for place in range(len(view.plain))]
    assert sorted(origins) == origins
    assert all(0 <= view.origin(place) < view.limit(place + 1) <= len(text) for place in range(len(view.plain)))


@given(st.text(alphabet=st.characters(categories=["L", "Nd", "Po", "Zs"])))
def test_letters_keep_their_source(text: str) -> None:
    view = view_of(unicodedata.normalize("NFC", text))
    source = unicodedata.normalize("NFC", text)
    assert all(
        source[view.origin(place)] == sign for place, sign in enumerate(view.plain) if sign.isalnum() and sign != "I"
    )


@given(st.text())
def test_sentences_are_ordered_and_apart(text: str) -> None:
    view = view_of(text)
    assert all(a[1] <= b[0] for a, b in zip(view.sentences, view.sentences[1:], strict=False))
    assert len(view.sentences) == len(view.paragraphs)
