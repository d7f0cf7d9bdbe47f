"""Sums that are no list under their total."""

import pytest

from tests.checking.told import told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Có 12 nam và 9 nữ, tổng cộng 21 đồng chí.", ["21 = 12 + 9"]),
        ("Đợt một 50.687 hộ, cộng thêm 38.600 hộ (tổng là 89.287 hộ).", ["89.287 = 50.687 + 38.600"]),
        ("Đợt một 50.687 hộ, cộng thêm 38.600 hộ (tổng là 89.007 hộ).", ["89.007 = 50.687 + 38.600 !"]),
        ("Đợt một 50.687 hộ, đợt hai 38.600 hộ, tổng số 95.000 hộ.", []),
    ],
)
def test_a_total_may_be_printed_last(text: str, stated: list[str]) -> None:
    assert told(text, "partition_sum") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Thu 790 ha. Nếu loại trừ đất rừng (38 ha) thì còn 752 ha.", ["790 = 38 + 752"]),
        ("Thu 7.900 ha. Nếu loại trừ đất rừng (380 ha) thì còn 7.510 ha.", ["7.900 = 380 + 7.510 !"]),
        ("Thu 7.900 ha. Nếu loại trừ đất rừng (380 ha) thì còn 6.000 ha.", []),
        ("Thu 7.900 ha.\n\nNếu loại trừ đất rừng (380 ha) thì còn 7.520 ha.", []),
    ],
)
def test_what_is_left_out_and_what_is_left_make_up_the_whole(text: str, stated: list[str]) -> None:
    assert told(text, "partition_sum") == stated


def test_last_years_figures_add_up_in_step() -> None:
    text = "Thu 500 ha (năm trước 450 ha), gồm lúa 300 ha (năm trước 280 ha) và ngô 200 ha (năm trước 170 ha)."
    assert told(text, "partition_sum") == ["500 = 300 + 200", "450 = 280 + 170"]


def test_figures_in_step_that_do_not_add_up_are_no_alarm() -> None:
    """What stands in parentheses beside the parts was perhaps never meant to."""
    text = "Thu 500 ha (năm trước 450 ha), gồm lúa 300 ha (năm trước 280 ha) và ngô 200 ha (năm trước 160 ha)."
    assert told(text, "partition_sum") == ["500 = 300 + 200"]


def test_a_total_that_comes_last_may_be_named_and_mix_traits() -> None:
    text = "Tặng 300 suất cho hộ nghèo, 250 suất cho người dân tộc thiểu số, 50 suất cho trẻ em dưới 6 tuổi; tổng số "
    assert told(text + "suất tặng là 600.", "partition_sum") == ["600 = 300 + 250 + 50"]
