"""Whose percentage is whose, and what its base is said to be."""

import pytest

from helpers.checking.percents import Claim, among, base_words, claims_of
from helpers.checking.scene import Scene
from tests.checking.told import seen, told


def claims(text: str) -> list[tuple[str, str, str]]:
    """Return (percentage, quantity, manner) of each claim."""
    scene = seen(text)
    return [(_printed(scene, c.percent), _printed(scene, c.part), c.manner) for c in claims_of(scene)]


def only_claim(text: str) -> tuple[Scene, Claim]:
    """Return the one claim of a text."""
    scene = seen(text)
    (claim,) = claims_of(scene)
    return scene, claim


def _printed(scene: Scene, figure: int | None) -> str:
    """Return the digits of a figure."""
    return "" if figure is None else scene.figures[figure].printed


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Có 60 hộ, chiếm 20% số hộ.", "share"),
        ("Thu 60 tỷ đồng, đạt 120% dự toán.", "plan"),
        ("Thu 60 tỷ đồng, vượt 20% so với kế hoạch.", "plan"),
        ("Thu 60 tỷ đồng, bằng 104% so với cùng kỳ.", "change"),
        ("Thu 60 tỷ đồng, tăng 4%.", "change"),
        ("So với chỉ tiêu đề ra, đã kết nạp 60 đảng viên, đạt 120%.", "share"),
    ],
)
def test_a_share_a_plan_and_a_change_are_told_apart(text: str, manner: str) -> None:
    assert [c[2] for c in claims(text)] == [manner]


def test_base_words_end_at_the_next_mark_or_figure() -> None:
    assert [
        base_words(seen(text), 0)
        for text in ("20% tổng số hộ, tăng.", "20% (ước).", "20% so với năm 2020 và nhiều.", "20% hộ trong đó nghèo.")
    ] == ["tổng số hộ", "", "so với năm", "hộ"]


def test_two_percentages_may_speak_of_one_quantity() -> None:
    assert claims("Trồng 12 ha, đạt 100% kế hoạch năm, tăng 20% so với cùng kỳ.") == [
        ("100", "12", "plan"),
        ("20", "12", "change"),
    ]


def test_a_year_between_them_parts_no_percentages() -> None:
    assert claims("Có 76 đảng viên, giảm 5,8% so với năm 2008, chiếm 50% tổng số.") == [
        ("5,8", "76", "change"),
        ("50", "76", "share"),
    ]


def test_two_percentages_may_name_two_quantities() -> None:
    text = "Giải quyết 3.194 vụ với 12,5 tỷ đồng (chiếm 8% về số vụ và 56% về số tiền)."
    assert claims(text) == [("8", "3.194", "share"), ("56", "12,5", "share")]


@pytest.mark.parametrize(
    "text",
    [
        "Có 60 hộ; tỷ lệ chung là 20%.",
        "Có 60 hộ. Chiếm 20%.",
        "Có 60 hộ (nghèo), lãi suất bình quân 8%.",
        "Tuổi bình quân 32, nữ 40%.",
    ],
)
def test_a_percentage_nothing_ties_makes_no_claim(text: str) -> None:
    assert claims(text) == []


def test_an_age_has_no_share() -> None:
    assert claims("Có 3 đại biểu dưới 35 tuổi (5%).") == [("5", "3", "share")]


def test_the_base_may_stand_beside_the_part() -> None:
    scene, claim = only_claim("Có 45 trong tổng số 60 xã, chiếm 75%.")
    assert (_printed(scene, claim.part), _printed(scene, claim.among)) == ("45", "60")


def test_what_is_larger_is_among_what_is_smaller_only_where_the_words_leave_no_doubt() -> None:
    assert not among(seen("Có 60 trong số 45 xã."), 0, 1)
    assert among(seen("Có 60 trong tổng số 45 xã."), 0, 1)
    assert among(seen("Có 45 trong tổng số 60 xã."), 0, 1)


def test_a_percentage_may_name_a_class_of_things() -> None:
    assert told("Có 90 ha lúa thiệt hại (trên 70% là 30 ha; dưới 70% là 60 ha).") == ["90 = 30 + 60"]


def test_two_units_in_step_each_have_their_whole() -> None:
    text = "Đã xử 298 vụ với 612 bị cáo trên tổng số 321 vụ với 668 bị cáo, đạt 92,8% về số vụ và 91,6% về số bị cáo."
    assert told(text, "share") == ["92,8 = 298 / 321", "91,6 = 612 / 668"]


def test_the_percentage_of_an_aside_is_passed_over() -> None:
    text = "Thu 6.000 tỷ đồng (kể cả xổ số 170 tỷ đồng, đạt 53% dự toán), đạt 60% dự toán (10.000 tỷ đồng)."
    assert told(text, "coverage") == ["53 = 170 / ?", "60 = 6.000 / 10.000"]


def test_an_aside_may_stand_in_the_middle_of_two_halves() -> None:
    text = "Đã giải quyết 176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn, đạt tỷ lệ 79,64%."
    assert told(text, "share") == ["79,64 = 176 / 221"]


def test_a_list_goes_on_to_say_what_there_was_before() -> None:
    text = "Gieo 3.123 ha, bằng 100,7% cùng kỳ năm trước, trong đó phía Bắc 1.117 ha, bằng 99,1%; phía Nam 2.006 ha."
    assert [claim.manner for claim in claims_of(seen(text))] == ["change", "change"]
