"""Differences whose two levels are printed."""

import pytest

from tests.checking.told import told

EXACT = {
    "Mở 48 phiên chợ, tăng 8 phiên chợ so với năm 2021 (40 phiên chợ).": ["8 = 48 - 40"],
    "Còn 30 lò gạch, giảm 12 lò gạch so với cùng kỳ năm trước (42 lò gạch).": ["12 = 42 - 30"],
    "Còn 30 lò gạch, giảm 12 lò gạch so với đầu kỳ là 42 lò gạch.": ["12 = 42 - 30"],
    "Tuyển 84 hộ lý, vượt 4 hộ lý so với chỉ tiêu 80.": ["4 = 84 - 80"],
    "Số tàu cá giảm từ 950 tàu xuống còn 900 tàu, giảm 50 tàu.": ["50 = 950 - 900"],
    "Số trạm đo đầu năm là 210, đến nay là 260, tăng 50 trạm.": ["50 = 260 - 210"],
    "Đoạt 18 huy chương (vàng 7, bạc 11), tăng 3 huy chương so với năm trước (15 huy chương).": ["3 = 18 - 15"],
    "Mở 48 phiên chợ, tăng 5 phiên chợ so với năm 2021 (40 phiên chợ).": ["5 = 48 - 40 !"],
}
POINTS = {
    "Tỷ lệ hộ dùng nước máy tăng từ 61,5% lên 70,25%, tăng 8,75 điểm %.": ["8,75 = 70,25 - 61,5"],
    "Tỷ lệ thất nghiệp là 2,3%, giảm 0,4 điểm phần trăm so với năm 2020 (2,7%).": ["0,4 = 2,7 - 2,3"],
    # each of the three is only known to its printed digits
    "Tỷ lệ thất nghiệp là 2,3%, giảm 0,5 điểm phần trăm so với năm 2020 (2,7%).": ["0,5 = 2,7 - 2,3"],
}


@pytest.mark.parametrize(("text", "stated"), EXACT.items())
def test_a_difference_is_the_new_level_less_the_old_one(text: str, stated: list[str]) -> None:
    assert [line for line in told(text, "partition_sum") if " - " in line] == stated


@pytest.mark.parametrize(("text", "stated"), POINTS.items())
def test_points_lie_between_two_rates(text: str, stated: list[str]) -> None:
    assert told(text, "percent_sum") == stated


@pytest.mark.parametrize(
    "text",
    [
        "Mở 48 phiên chợ, tăng 8 phiên chợ; năm 2021 có 31 phiên chợ lưu động.",
        "Mở 48 phiên chợ, tăng 8 phiên chợ so với năm 2021 (trong đó 31 phiên chợ lưu động).",
        "Thu 90 triệu đồng, tăng 9 triệu đồng so với năm 2021 (đất 31,6 triệu đồng).",
        "Tỷ lệ thất nghiệp là 2,3%, giảm 0,4% so với năm 2020; lạm phát 9,1%.",
    ],
)
def test_levels_that_are_those_of_something_else_are_left_alone(text: str) -> None:
    assert [line for line in told(text) if " - " in line] == []


def test_the_years_of_two_levels_may_stand_between_them() -> None:
    text = "Tỷ lệ che phủ tăng từ 52,4% năm 2015 lên 65,1% năm 2020, tăng 12,7%."
    assert told(text, "percent_sum") == ["12,7 = 65,1 - 52,4"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Xuất khẩu 12,46 tỷ USD, nhập khẩu 10,18 tỷ USD, thặng dư 2,28 tỷ USD.", ["2,28 = 12,46 - 10,18"]),
        ("Xuất khẩu đạt 74,09 tỷ USD. Nhập khẩu đạt 73,96 tỷ USD; nhập siêu 134 triệu USD.", ["134 = 74,09 - 73,96"]),
        # a balance of something else is no alarm
        ("Tổng thu 5.214 tỷ đồng, tổng chi 4.980 tỷ đồng; bội chi 734 tỷ đồng so với dự toán.", []),
    ],
)
def test_a_balance_is_the_difference_of_two_amounts(text: str, stated: list[str]) -> None:
    assert told(text, "partition_sum") == stated


def test_a_level_after_from_is_no_fall() -> None:
    text = "Số người giảm từ 4.216 người xuống còn 2.580 người, giảm 1.636 người."
    assert told(text, "partition_sum") == ["1.636 = 4.216 - 2.580"]
