"""Bases that words name."""

import pytest

from helpers.checking.named import content, lies_elsewhere, named_bases, names_something, plainly_named
from helpers.checking.percents import claims_of
from tests.checking.told import seen, told


def test_only_words_with_a_meaning_are_compared() -> None:
    assert content("của tổng số hộ nghèo trong năm 2024") == {"hộ", "nghèo"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("tổng số hộ", True),
        ("của toàn bộ diện tích", True),
        ("số hộ toàn huyện", True),
        ("kim ngạch", True),
        ("", False),
        ("nhất là vùng sâu", False),
    ],
)
def test_words_that_name_a_base_are_told_from_the_rest_of_a_sentence(words: str, names: bool) -> None:
    assert names_something(words) == names


def test_the_country_is_hardly_printed_in_a_report_on_one_place() -> None:
    assert lies_elsewhere("kim ngạch cả nước")
    assert not lies_elsewhere("kim ngạch toàn tỉnh")


def test_the_best_match_comes_first() -> None:
    scene = seen("Huyện có 4.000 hộ dân. Xã có 900 hộ dân. Có 200 hộ mới, chiếm 5% tổng số hộ dân của huyện.")
    (claim,) = claims_of(scene)
    assert [scene.figures[i].printed for i in named_bases(scene, claim, {claim.part: claim})] == ["4.000", "900"]


def test_a_base_is_plainly_named_by_more_than_its_noun() -> None:
    """Every household is a hộ; only some were looked at."""
    plain = seen("Đã kiểm tra 640 hộ, có 96 hộ vi phạm, chiếm 15% số hộ được kiểm tra.")
    vague = seen("Đã kiểm tra 640 hộ, có 96 hộ vi phạm, chiếm 15% số hộ.")
    assert plainly_named(plain, claims_of(plain)[0], 0)
    assert not plainly_named(vague, claims_of(vague)[0], 0)


def test_of_those_that_can_be_done() -> None:
    text = (
        "Phải thi hành 4.173 việc, trong đó có điều kiện 3.012 việc, chiếm 72,2%; chưa có điều kiện 1.161 việc. Thi "
        "hành xong 2.614 việc, đạt 86,8% trên số có điều kiện thi hành."
    )
    assert "86,8 = 2.614 / 3.012" in told(text, "share")


def test_what_stands_in_brackets_behind_its_name_is_the_base_if_it_fits() -> None:
    text = "Dung tích hồ 412 triệu m3, bằng 79,2% dung tích thiết kế (520 triệu m3)."
    assert told(text, "share") == ["79,2 = 412 / 520"]
    assert told(text.replace("79,2", "79,9"), "share") == ["79,9 = 412 / ?"]
