"""The quantity a percentage speaks of."""

import pytest

from helpers.checking.owners import find_owner, named_by, speaks_of
from helpers.checking.scene import PERCENTS
from tests.checking.told import seen, told


def owner(text: str) -> str | None:
    """Return the digits of the quantity that the only percentage of a text speaks of."""
    scene = seen(text)
    percent = next(figure.id for figure in scene.figures if figure.kind in PERCENTS)
    found = find_owner(scene, percent, "", None)
    return None if found is None else scene.figures[found].printed


@pytest.mark.parametrize(
    "text",
    [
        "Có 60 hộ, chiếm 20%.",
        "Có 60 hộ (20%).",
        "Có 60 hộ nghèo (chiếm khoảng 20%).",
        "Có 60 hộ nghèo, đạt tỷ lệ 20%.",
        "Có 60 hộ, hộ chiếm 20%.",
        "Có 60 hộ, như vậy chiếm 20%.",
        "Có 60 hộ (năm trước 70 hộ), chiếm 20%.",
        "Tỷ lệ 20% (60/300 hộ).",
        "Đạt 20% số hộ (tương đương 60 hộ).",
    ],
)
def test_a_verb_or_a_parenthesis_ties_a_percentage_to_its_quantity(text: str) -> None:
    assert owner(text) == "60"


@pytest.mark.parametrize(
    "text",
    [
        "Có 60 hộ, lao động nữ chiếm 20%.",
        "Có 60 hộ; chiếm 20%.",
        "Có 60 hộ. Chiếm 20%.",
        "Lãi suất 20% với 60 hộ.",
    ],
)
def test_another_subject_a_mark_or_a_sentence_unties_it(text: str) -> None:
    assert owner(text) is None


def test_words_may_name_the_neighbour() -> None:
    scene = seen("Có 8 vụ với 12 tỷ đồng, 56% về số tiền.")
    cases, money = scene.order
    assert named_by(scene, 2, "về số tiền", cases) == money
    assert named_by(scene, 2, "về số vụ", money) == cases
    assert named_by(scene, 2, "về mọi mặt", money) == money


def test_money_is_spoken_of_as_funds() -> None:
    scene = seen("Có 8 vụ với 12 tỷ đồng.")
    assert speaks_of(scene, 1, "về tổng vốn")
    assert speaks_of(scene, 0, "về số vụ")
    assert not speaks_of(scene, 0, "về tổng vốn")


def test_what_a_percentage_is_of_is_named_by_its_first_noun() -> None:
    """Households of members are not members."""
    text = "Hội có 6.412 hội viên. Hộ hội viên nghèo còn 61 hộ, chiếm 1,02% tổng số hộ hội viên."
    assert told(text, "share") == ["1,02 = 61 / ?"]
