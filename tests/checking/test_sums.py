"""Runs of figures that make up a total, or plainly should."""

import pytest

from tests.checking.told import told


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Có 45 tổ chức, gồm 20 đảng bộ và 26 chi bộ.", "45 = 20 + 26 !"),
        ("Có 45 tổ chức, gồm 20 đảng bộ và 35 chi bộ.", "45 = 20 + 35 !"),
        ("Kỷ luật 86 đảng viên, gồm: khiển trách 52, cảnh cáo 24, cách chức 2, khai trừ 7.", "86 = 52 + 24 + 2 + 7 !"),
        ("Có 15.300 lao động; trực tiếp 12.700 người, số còn lại 2.500 người.", "15.300 = 12.700 + 2.500 !"),
        ("Ban Chấp hành có 41 đồng chí, trong đó 30 nam và 12 nữ.", "41 = 30 + 12 !"),
        ("Có 475 cửa hàng: 10 siêu thị (2,1%), 464 cửa hàng (97,9%).", None),
        (
            "Có 302 tỷ đồng, trong đó trung ương 192 tỷ đồng (60%), tỉnh 96 tỷ đồng (30%), huyện 32 tỷ đồng (10%).",
            "302 = 192 + 96 + 32 slip",
        ),
    ],
)
def test_a_list_that_is_said_to_be_complete_must_add_up(text: str, flag: str | None) -> None:
    assert [line for line in told(text, "partition_sum") if line[-1] not in "0123456789"] == ([flag] if flag else [])


@pytest.mark.parametrize(
    "text",
    [
        "Có 45 tổ chức, gồm 20 đảng bộ, 3 chi bộ và nhiều tổ chức khác.",
        "Có 150 tỷ đồng, gồm: tỉnh 60 tỷ đồng, xã hội hóa 85 tỷ đồng…",
        "Có 345 đảng viên, gồm 180 nữ, 160 người dân tộc thiểu số.",
        "Có 100 hộ, trong đó 60 hộ nghèo, 35 hộ cận nghèo.",
        "Đã giải quyết 238/316 vụ; phát sinh 291 vụ, còn lại 35 vụ.",
    ],
)
def test_a_list_that_is_not_said_to_be_complete_need_not(text: str) -> None:
    assert told(text, "partition_sum") == []


def test_a_small_total_is_no_coincidence_only_where_its_list_is_plain() -> None:
    """7 and 4 are 11 by chance in every other sentence."""
    assert told("Thành lập 11 chi bộ, trong đó có 7 chi bộ tư nhân, 4 chi bộ nhà nước.", "partition_sum") == [
        "11 = 7 + 4"
    ]
    assert told("Có 3 chức sắc; 2 tín đồ ở xã, 1 tín đồ ở phường.", "partition_sum") == []


def test_a_cumulative_category_replaces_those_it_includes() -> None:
    text = "Có 824 chi bộ: 158 chi bộ xuất sắc, 808 chi bộ hoàn thành tốt trở lên, 16 chi bộ hoàn thành."
    assert told(text, "partition_sum") == ["824 = 808 + 16"]


def test_parts_keep_the_direction_of_their_total() -> None:
    """A level is no part of a rise."""
    assert told("Thu tăng 30 tỷ đồng, gồm nội địa 10 tỷ đồng, xuất khẩu 20 tỷ đồng.", "partition_sum") == []


def test_what_parts_are_counted_among_is_no_part() -> None:
    text = "Có 900 trạm tốt. Trong đó, phía bắc có 500 trạm trong tổng số 700 trạm; phía nam có 400 trong tổng số 650."
    assert told(text, "partition_sum") == ["900 = 500 + 400"]


def test_the_b_of_a_ratio_is_no_part() -> None:
    assert told("Có 76 xã, gồm 36/40 xã đồng bằng.", "partition_sum") == []


def test_rounded_parts_may_miss_their_total_by_their_halves() -> None:
    """2.930 triệu for 2.932: four parts of a million each were rounded."""
    text = "Có 2.932 triệu USD, gồm đông 1.409 triệu USD, tây 708 triệu USD, nam 576 triệu USD, bắc 237 triệu USD."
    assert told(text, "partition_sum") == ["2.932 = 1.409 + 708 + 576 + 237"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # bullets of another mark are nested under the one before them
        ("- Thường trú: 100.313\n\n+ Nam: 49.365\n\n+ Nữ: 50.948", ["100.313 = 49.365 + 50.948"]),
        # no words tie them together, yet chance hardly makes five digits
        (
            "Có 79.540 lao động, chiếm 68% số dân.\n\nNghề nông có 25.265 lao động; nghề khác là 54.275 lao động.",
            ["79.540 = 25.265 + 54.275"],
        ),
        ("Có 80 lao động giỏi.\n\nNghề nông có 25 lao động; nghề khác là 55 lao động.", []),
        ("Có 79.540 lao động.\n\nNghề nông có 25.265 lao động; nghề khác là 54.257 lao động.", []),
    ],
)
def test_parts_may_stand_apart_from_their_total(text: str, stated: list[str]) -> None:
    assert told(text, "partition_sum") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # kinds in brackets right behind what they are kinds of
        ("Có 221 đơn (196 khiếu nại, 25 tố cáo) đúng thẩm quyền.", ["221 = 196 + 25"]),
        ("Hội có 12 đơn vị (9 huyện, 2 thị xã, 1 thành phố).", ["12 = 9 + 2 + 1"]),
        ("Hội có 12 đơn vị (8 huyện, 2 thị xã, 1 thành phố).", []),
        # all that the next sentence counts
        (
            "Tặng huy hiệu cho 637 đảng viên.\nĐợt này 24 đồng chí nhận hạng nhất; 135 đồng chí hạng nhì; 257 đồng "
            "chí hạng ba; 221 đồng chí hạng tư.",
            ["637 = 24 + 135 + 257 + 221"],
        ),
        # though their total is itself one of a list
        (
            "Có 44 cán bộ: 24 cán bộ nhận thưởng và 20 cán bộ nhận giấy khen.\n\nTrong đó, 2 cán bộ nhận hạng nhất, "
            "9 cán bộ nhận hạng nhì, 13 cán bộ nhận hạng ba.",
            ["44 = 24 + 20", "24 = 2 + 9 + 13"],
        ),
    ],
)
def test_what_is_told_apart_in_another_place_is_added_up(text: str, stated: list[str]) -> None:
    assert told(text, "partition_sum") == stated
