"""The plan a fulfilment is measured against."""

import pytest

from tests.checking.told import told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Thu 5.250 tỷ đồng, bằng 105% dự toán (5.000 tỷ đồng).", ["105 = 5.250 / 5.000"]),
        ("Thu 5.250 tỷ đồng, bằng 105% dự toán (dự toán 5.000 tỷ đồng).", ["105 = 5.250 / 5.000"]),
        ("Thu 5.250 tỷ đồng, bằng 105% so với chỉ tiêu giao là 5.000 tỷ đồng.", ["105 = 5.250 / 5.000"]),
        ("Thu 5.250 tỷ đồng trên dự toán giao 5.000 tỷ đồng, đạt 105% dự toán.", ["105 = 5.250 / 5.000"]),
        ("Thu 5.250 tỷ đồng so với kế hoạch 5.000 tỷ đồng, đạt 105% kế hoạch.", ["105 = 5.250 / 5.000"]),
        ("Dự toán giao 5.000 tỷ đồng. Đã thu 5.250 tỷ đồng, đạt 105% dự toán.", ["105 = 5.250 / 5.000"]),
        ("Trồng 460 ha, vượt 15% kế hoạch (400 ha).", ["15 = 460 / 400"]),
        ("Chỉ tiêu 40 tổ chức, thực hiện 46 tổ chức, đạt 116% chỉ tiêu.", ["116 = 46 / 40 !"]),
        ("Trồng 460 ha, vượt 51% kế hoạch (kế hoạch 400 ha).", ["51 = 460 / 400 slip"]),
    ],
)
def test_a_plan_beside_its_fulfilment_is_taken_as_it_is(text: str, stated: list[str]) -> None:
    assert told(text, "coverage") == stated


@pytest.mark.parametrize(
    "text",
    [
        "Thu 5.250 tỷ đồng, đạt 105% dự toán.",
        "Thu 5.250 tỷ đồng, đạt 105% dự toán (tăng 200 tỷ đồng so với cùng kỳ).",
        "Thu 5.250 tỷ đồng, đạt 105% dự toán (thuế 900 tỷ đồng).",
        "Dự toán giao 7.000 tỷ đồng. Đã thu 5.250 tỷ đồng, đạt 105% dự toán.",
    ],
)
def test_a_plan_that_is_not_printed_gives_no_alarm(text: str) -> None:
    assert told(text, "coverage") == ["105 = 5.250 / ?"]


def test_the_same_quantity_may_be_printed_again_with_its_plan() -> None:
    text = "Đã giải ngân 560 tỷ đồng, bằng 81% kế hoạch.\n\nVốn đất 560 tỷ đồng/690 tỷ đồng, đạt 81,16% kế hoạch."
    assert told(text, "coverage") == ["81 = 560 / 690", "81,16 = 560 / 690"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # 30 cannot be more than 48: the plan is another, and not printed
        ("Có 30/48 thôn có nhà văn hóa, chiếm 62,5%, vượt 2,5% so với kế hoạch.", "2,5 = 30 / ?"),
        ("Có 30/48 thôn có nhà văn hóa, đạt 62,5%, bằng 104,2% kế hoạch.", "104,2 = 30 / ?"),
        ("Đã trồng 46/40 ha, đạt 115%, vượt 15% kế hoạch.", "15 = 46 / 40"),
        # what was done, and not how much more it is than planned
        ("Mở được 46 lớp, vượt 6 lớp so với kế hoạch 40 lớp (đạt 115%).", "115 = 46 / 40"),
        ("Mở được 46 lớp, vượt 6 lớp so với kế hoạch 40 lớp (15%).", "15 = 6 / 40"),
        # the plan's own list, earlier; the part may be called by more words there
        (
            "Vốn 900 tỷ đồng (nước ngoài 500 tỷ đồng, trong nước 400 tỷ đồng), đã rút 700 tỷ đồng, đạt 77,8% kế hoạch; "
            "trong đó vốn nước ngoài rút 450 tỷ đồng, đạt 90%; vốn trong nước 250 tỷ đồng, đạt 62,5%.",
            "62,5 = 250 / 400",
        ),
    ],
)
def test_what_was_done_is_told_from_what_there_is_and_from_the_excess(text: str, stated: str) -> None:
    assert stated in told(text, "coverage")


def test_a_plan_that_stands_behind_one_percentage_is_not_that_of_the_next() -> None:
    text = "Thu 1.030 tỷ đồng, đạt 103% dự toán (1.000 tỷ đồng) và bằng 98,1% chỉ tiêu phấn đấu (1.050 tỷ đồng)."
    assert told(text, "coverage") == ["103 = 1.030 / 1.000", "98,1 = 1.030 / 1.050"]


def test_a_fulfilment_behind_a_list_may_be_that_of_its_total() -> None:
    text = "Tập huấn cho 630 thú y, gồm nhóm 1: 230 thú y, nhóm 2: 400 thú y, đạt 105% kế hoạch (600 thú y)."
    assert told(text, "coverage") == ["105 = 630 / 600"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Rút 390 tỷ đồng, hoàn thành 78% kế hoạch năm (500 tỷ đồng).", "78 = 390 / 500"),
        ("Thu 36 tỷ đồng (đạt 120% dự toán, dự toán 30 tỷ đồng).", "120 = 36 / 30"),
        ("In 950 tờ gấp (màu 700, đen trắng 250), đạt 95% so với kế hoạch đề ra là 1.000 tờ gấp.", "95 = 950 / 1.000"),
        ("Đoạt 18 huy chương, tăng 3 huy chương so với năm trước (15 huy chương), đạt 120% kế hoạch.", "120 = 18 / ?"),
        ("Gieo 90 ha, đạt 90% kế hoạch, trong đó lúa 60 ha, ngô 20 ha.", "90 = 90 / ?"),
    ],
)
def test_a_plan_may_stand_behind_in_brackets_behind_a_comma_or_not_at_all(text: str, stated: str) -> None:
    assert stated in told(text, "coverage")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Mở 46 lớp (chỉ tiêu 40 lớp, đạt 115%).", ["115 = 46 / 40"]),
        ("Mở 46 lớp (chỉ tiêu 40 lớp, đạt 151%).", ["151 = 46 / 40 slip"]),
        (
            "Thu 98 tỷ đồng, đạt 122,5% so với dự toán tỉnh (80 tỷ đồng), 98% so với dự toán xã (100 tỷ đồng).",
            ["122,5 = 98 / 80", "98 = 98 / 100"],
        ),
    ],
)
def test_a_plan_in_brackets_comes_with_its_own_percentage(text: str, stated: list[str]) -> None:
    assert told(text, "coverage") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Lợi nhuận 312 tỷ đồng, bằng 78% kế hoạch 400 tỷ đồng.", "78 = 312 / 400"),
        ("Trồng 6.214 ha, đạt 103,6% kế hoạch năm 6.000 ha.", "103,6 = 6.214 / 6.000"),
        ("Trồng 6.214 ha, đạt 103,6% kế hoạch, thêm 150 ha tre.", "103,6 = 6.214 / ?"),
    ],
)
def test_a_plan_may_follow_its_name_at_once(text: str, stated: str) -> None:
    assert told(text, "coverage") == [stated]


def test_a_planned_part_goes_by_the_same_name() -> None:
    """Where another part of the list is told against its namesake, one that misses it is wrong."""
    text = (
        "Dự toán giao 900 tỷ đồng, gồm thu phí cầu 500 tỷ đồng, thu thuế đất 400 tỷ đồng. Thực hiện 940 tỷ đồng, gồm "
        "thu phí cầu 550 tỷ đồng, đạt 110% dự toán; thu thuế đất 390 tỷ đồng, đạt 97,5% dự toán."
    )
    assert "97,5 = 390 / 400" in told(text, "coverage")
    assert "95,7 = 390 / 400 slip" in told(text.replace("97,5%", "95,7%"), "coverage")
