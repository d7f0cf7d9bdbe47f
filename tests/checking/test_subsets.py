"""Parts inside something larger."""

import pytest

from helpers.checking.subsets import find_subsets
from tests.checking.told import seen, told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Có 90 hộ, trong đó có 12 hộ nghèo.", ["12 < 90"]),
        ("Có 90 hộ, trong đó 12 hộ nghèo, 20 hộ cận nghèo.", ["12 < 90", "20 < 90", "12 + 20 < 90"]),
        ("Có 90 hộ, trong đó 12 hộ nghèo; 20 hộ cận nghèo.", ["12 < 90"]),
        ("Có 90 người, trong đó 52 nữ, 60 người trẻ.", ["52 < 90", "60 < 90"]),
        ("Đã khám cho 90/95 người.", ["90 < 95"]),
        ("Có 12 hộ trong tổng số 90 hộ.", ["12 < 90"]),
        ("Kết nạp 12 đảng viên, đưa tổng số lên 90 đảng viên.", ["12 < 90"]),
        ("Có 12 chi bộ xuất sắc, 90 chi bộ tốt trở lên.", ["12 < 90"]),
        ("Thanh tra 90 đơn vị. Kết luận có 12 đơn vị vi phạm; số phải kỷ luật là 7 đơn vị.", ["12 < 90", "7 < 12"]),
    ],
)
def test_a_part_is_put_inside_its_whole(text: str, stated: list[str]) -> None:
    assert told(text, "subset") == stated


@pytest.mark.parametrize(
    "text",
    [
        "Có 12 hộ, trong đó có 90 hộ nghèo.",
        "Có 90 hộ, trong đó có 12 xã.",
        "Có 90 hộ, gồm 12 hộ nghèo và 78 hộ khác.",
        "Có 90 hộ, trong đó có 12 hộ nghèo, chiếm 13,3%.",
        "Họp 90 cuộc. Kết quả có 12 nghị quyết.",
    ],
)
def test_what_is_larger_or_tied_otherwise_is_no_subset(text: str) -> None:
    """A share or a sum says more."""
    assert told(text, "subset") == []


def test_two_units_go_in_step() -> None:
    text = "Có 681 dự án, vốn 9.700 tỷ đồng (trong đó 29 dự án FDI, vốn 1.200 tỷ đồng)."
    assert told(text, "subset") == ["29 < 681", "1.200 < 9.700"]


def test_what_a_share_already_ties_is_not_said_again() -> None:
    scene = seen("Có 90 hộ, trong đó có 12 hộ nghèo.")
    assert len(find_subsets(scene, [], set())) == 1
    assert find_subsets(scene, [], {(1, 0)}) == []


def test_what_is_left_over_is_not_what_a_new_sentence_splits() -> None:
    text = "Cục nhận 900 tờ khai, đã thông quan 700 tờ khai; còn lại 200 tờ khai. Trong đó: luồng đỏ 90 tờ khai."
    assert told(text, "subset") == ["90 < 900"]
