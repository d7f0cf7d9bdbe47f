"""What a rise or fall is measured against."""

import pytest

from tests.checking.told import told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Thu 575 ha, tăng 15% so với năm trước (500 ha).", ["15 = 575 / 500"]),
        ("Thu 575 ha, tăng 15% so với năm 2022 là 500 ha.", ["15 = 575 / 500"]),
        ("Thu tăng từ 500 ha lên 575 ha, tăng 15%.", ["15 = 575 / 500"]),
        ("Thu 575 ha, tăng 75 ha (tăng 15%) so với năm trước.", ["15 = 575 / by 75"]),
        ("Thu 575 ha, tăng 15% (tương ứng tăng 75 ha).", ["15 = 575 / by 75"]),
        ("Thu 575 ha; so với năm trước tăng 75 ha (+15%).", ["15 = 575 / by 75"]),
        ("Năm 2022 thu 500 ha, năm 2023 thu 575 ha, tăng 15%.", ["15 = 575 / 500"]),
        ("Sắp xếp 565 chi cục thành 480 đội, giảm 15%.", ["15 = 480 / 565"]),
        ("Lúa tăng 75 ha, tương đương tăng 15%, đạt 575 ha.", ["15 = 575 / by 75"]),
        (
            "Lúa giảm 75 ha, tương ứng 15%, còn 425 ha; ngô tăng 20 ha, tương đương 5%, đạt 420 ha.",
            ["15 = 425 / by 75", "5 = 420 / by 20"],
        ),
        ("Thu 575 ha, tăng 51% so với năm trước (500 ha).", ["51 = 575 / 500 slip"]),
    ],
)
def test_the_old_figure_or_the_difference_is_found(text: str, stated: list[str]) -> None:
    assert told(text, "change") == stated


@pytest.mark.parametrize(
    "text",
    [
        "Thu 575 ha, tăng 15% so với cùng kỳ.",
        "Thu 575 ha, tăng 15%; trồng 500 ha.",
        "Năm 2022 thu 400 ha, năm 2023 thu 575 ha, tăng 15%.",
        "Có 500 ha lúa, 575 ha ngô, tăng 15%.",
    ],
)
def test_an_old_figure_that_is_not_printed_gives_no_alarm(text: str) -> None:
    assert told(text, "change") == ["15 = 575 / ?"]


def test_a_difference_may_speak_of_the_sentence_before() -> None:
    text = "Xảy ra 15 vụ, 6 người chết. So với năm trước giảm 10 vụ (-40%), giảm 2 người chết (-25%)."
    assert told(text, "change") == ["40 = 15 / by 10", "25 = 6 / by 2"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Vốn 4.500 ha, gấp 3 lần so với cùng kỳ (1.500 ha).", ["3 = 4.500 / 1.500"]),
        ("Vốn 4.500 ha, gấp 4 lần so với cùng kỳ (1.500 ha).", ["4 = 4.500 / 1.500 !"]),
        ("Trước đây 1.500 ha. Nay 4.500 ha, gấp 3 lần.", ["3 = 4.500 / 1.500"]),
        ("Trước đây 1.500 ha. Nay 4.500 ha, gấp 4 lần.", []),
        ("Vốn 4.500 ha, kiểm tra 3 lần.", []),
    ],
)
def test_a_multiple_is_a_change_where_its_base_is_printed(text: str, stated: list[str]) -> None:
    assert told(text, "change") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # its own words name what rose or fell, not the nearest number
        (
            "Có 60 thuyền viên được cứu, 40 thuyền viên mất tích; giảm 20 thuyền viên được cứu (-25%).",
            "25 = 60 / by 20",
        ),
        (
            "Có 60 thuyền viên được cứu, 40 thuyền viên mất tích; giảm 20 thuyền viên được cứu (-52%).",
            "52 = 60 / by 20",
        ),
        # the noun it counts, over a list of other things
        (
            "Xử phạt 9 cơ sở và 84 tiểu thương, gồm: nhắc nhở 50, phạt tiền 34. So với năm trước giảm 3 cơ sở (25%), "
            "tăng 4 tiểu thương (5%).",
            "25 = 9 / by 3",
        ),
    ],
)
def test_a_difference_speaks_of_what_its_words_name(text: str, stated: str) -> None:
    assert any(line.startswith(stated) for line in told(text, "change"))


def test_a_difference_that_fits_none_of_several_is_left_alone() -> None:
    text = "Mở 40 lớp, bế giảng 25 lớp; có 12 thầy. So với năm trước giảm 10 lớp (-31%)."
    assert told(text, "change") == ["31 = 10 / ?"]


def test_the_fall_of_a_rate_may_be_told_in_points() -> None:
    text = "Còn 600 hộ nghèo, chiếm 4% tổng số hộ (15.000 hộ), giảm 150 hộ, tương ứng giảm 1%."
    assert told(text, "share", "change") == ["4 = 600 / 15.000", "1 = 150 / ?"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Cháy 18 vụ, giảm 6 vụ so với năm trước (18/24 vụ, giảm 25%).", ["25 = 18 / 24"]),
        ("Trồng 460 ha/400 ha, đạt 115% kế hoạch, tăng 15% so với cùng kỳ (400 ha).", ["15 = 460 / 400"]),
        ("Thu 460 tỷ đồng, bằng 115% cùng kỳ năm 2022 (400 tỷ đồng).", ["115 = 460 / 400"]),
        ("Dư nợ 460 tỷ đồng, tăng 60 tỷ đồng so với đầu năm, tốc độ tăng 15%.", ["15 = 460 / by 60"]),
    ],
)
def test_the_old_figure_in_further_forms(text: str, stated: list[str]) -> None:
    assert told(text, "change") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Doanh thu đạt 1.238 tỷ đồng, tăng 17,7% so với mức 1.052 tỷ đồng cùng kỳ.", "17,7 = 1.238 / 1.052"),
        ("Xử lý 143 vụ (năm 2021 là 158 vụ), giảm 9,5%.", "9,5 = 143 / 158"),
        ("Xử lý 143 vụ (năm trước 158 vụ), giảm 9,7%.", "9,7 = 143 / 158 !"),
        # the difference is told against a plan, the percentage against another time
        ("Tái cử 167 người, tăng 7 người so với dự kiến, tăng 5,8% so với khóa trước.", "5,8 = 167 / ?"),
    ],
)
def test_what_a_change_is_compared_with(text: str, stated: str) -> None:
    assert told(text, "change") == [stated]


def test_a_change_may_say_from_what() -> None:
    assert told("Có 713.626 người giàu (tăng 29,4% từ 551.435 người năm 2021).", "change") == [
        "29,4 = 713.626 / 551.435"
    ]


def test_what_another_clause_tells_is_no_old_figure() -> None:
    text = "Xuất khẩu tháng bảy đạt 17,67 tỷ USD, giảm 0,7% so với tháng trước và kim ngạch cả kỳ đạt 115,3 tỷ USD."
    assert told(text, "change") == ["0,7 = 17,67 / ?"]
