"""Percentages that must add up, and those that need not."""

import pytest

from tests.checking.told import told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Có 520 chi bộ: 104 tốt (20%), 364 khá (70%), còn lại 52 (10%).", ["100 = 20 + 70 + 10"]),
        ("Có 475 điểm, gồm 10 siêu thị (2,1%) và 465 cửa hàng (97,9%).", ["100 = 2,1 + 97,9"]),
        ("Có 520 hộ: 104 hộ nghèo (20,0%), 364 hộ khá (70,0%), còn lại 52 hộ (11,0%).", ["100 = 20,0 + 70,0 + 11,0 !"]),
    ],
)
def test_the_shares_of_a_partition_add_up_to_a_hundred(text: str, stated: list[str]) -> None:
    assert told(text, "percent_sum") == stated


def test_shares_of_something_larger_add_up_to_the_share_of_their_header() -> None:
    text = "Có 439 đại biểu biểu quyết (89,41%), gồm: 436 đại biểu tán thành (88,80%), 3 đại biểu không (0,61%)."
    assert told(text, "percent_sum") == ["89,41 = 88,80 + 0,61"]


@pytest.mark.parametrize(
    "text",
    [
        "Có 60% số hộ có điện. Đường nhựa đến xã đạt 30%.\n\nNước sạch đạt 10%.",
        "Đạt từ 30% đến 70%.",
        "Đạt 30% - 70%.",
        "Trên 40% là nữ, gần 60% là đảng viên.",
        "Nữ chiếm 40%, trẻ tuổi chiếm 60%.",
        "Tăng 40%, tăng 60%.",
    ],
)
def test_not_everything_that_adds_up_to_a_hundred_is_a_sum(text: str) -> None:
    """Ranges, hedged rates, traits that overlap, growth."""
    assert told(text, "percent_sum") == []


def test_three_and_more_may_miss_a_hundred_by_what_rounding_hides() -> None:
    text = "Dân tộc Tày chiếm 40,84%, Nùng 29,81%, Mông 11,65%, Dao 10,36%, khác 7,35%."
    assert told(text, "percent_sum") == ["100 = 40,84 + 29,81 + 11,65 + 10,36 + 7,35"]


@pytest.mark.parametrize(
    "text",
    [
        "Chi đầu tư 134 tỷ đồng, đạt 40% dự toán; chi thường xuyên 1.056 tỷ đồng, đạt 60% dự toán.",
        "Xã A trồng 21 ha, đạt 105%; xã B trồng 5 ha, đạt 50%; xã C trồng 4 ha, đạt 50%.",
    ],
)
def test_how_far_plans_are_fulfilled_adds_up_to_nothing(text: str) -> None:
    assert told(text, "percent_sum") == []


def test_two_lists_in_a_row_are_closed_each() -> None:
    text = "Nam chiếm 60%, nữ chiếm 40%; thành thị chiếm 30%, nông thôn chiếm 70%."
    assert told(text, "percent_sum") == ["100 = 60 + 40", "100 = 30 + 70"]
