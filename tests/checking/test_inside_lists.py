"""Lists of parts that need not be all there are."""

import pytest

from tests.checking.told import told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # bullets under "trong đó:", the first amount of each
        (
            "Chi thường xuyên 900 tỷ đồng. Trong đó:\n\n- Chi giáo dục 400 tỷ đồng, đạt 92% dự toán.\n\n- Chi y tế 150 "
            "tỷ đồng, đạt 95% dự toán.",
            "400 + 150 < 900",
        ),
        # examples, of the total of the list before them
        (
            "Có 137 hộ khá, gồm: tỉnh 37 hộ, huyện 100 hộ. Dẫn đầu có các xã như: xã Đông (17 hộ), xã Tây (14 hộ), xã "
            "Nam (13 hộ), xã Bắc (9 hộ).",
            "17 + 14 + 13 + 9 < 137",
        ),
        # what a total is raised to is no part; nor is a word of two syllables one of comparison
        (
            "Kết nạp 603 đảng viên, trong đó nữ là 359 đồng chí, người dân tộc ít người 14 đồng chí, đưa tổng số đảng "
            "viên lên 9.108 đảng viên.",
            "14 < 603",
        ),
        # dealt with, of those taken in
        ("Hội nhận 46 đơn, đã giải quyết 43 đơn.", "43 < 46"),
    ],
)
def test_parts_are_told_inside_what_lists_them(text: str, stated: str) -> None:
    assert stated in told(text, "subset")


@pytest.mark.parametrize(
    "text",
    [
        "Có 500 người, trong đó nữ 133 người, thấp hơn dự kiến 17 người.",
        "Có 137 hộ khá. Dẫn đầu có các xã như: xã Đông (97 hộ), xã Tây (84 hộ).",
        "Đã giải quyết 43 đơn.",
    ],
)
def test_what_only_stands_nearby_is_no_part(text: str) -> None:
    assert all("17" not in line and "+" not in line for line in told(text, "subset"))


def test_what_is_printed_of_something_larger_is_no_part() -> None:
    text = "Có 50/63 tỉnh đạt tiến độ. Trong đó, 34 tỉnh đạt sớm; 46/63 tỉnh thu cao hơn năm trước."
    assert told(text, "subset") == ["50 < 63", "34 < 50", "46 < 63"]


def test_a_rate_is_no_part_of_another() -> None:
    assert told("Năng suất đạt 66 tạ/ha, trong đó phía Bắc đạt 63 tạ/ha, phía Nam đạt 62 tạ/ha.", "subset") == []
