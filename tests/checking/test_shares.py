"""Which relation a percentage states."""

import pytest

from helpers.checking.relations import find_relations
from tests.checking.told import seen, told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Có 200 hộ, trong đó 50 hộ nghèo, chiếm 25%.", "share"),
        ("Có 50 trong tổng số 200 hộ, chiếm 25%.", "share"),
        ("Có 50/200 hộ nghèo, chiếm 25%.", "ratio_percent"),
        ("Có 50/200 hộ thoát nghèo, đạt 25% kế hoạch.", "coverage"),
        ("Kết nạp 210 đảng viên, đạt 105% chỉ tiêu (200 đảng viên).", "coverage"),
        ("Kết nạp 210 đảng viên, tăng 5% so với năm trước (200 đảng viên).", "change"),
    ],
)
def test_the_words_tell_the_kind(text: str, kind: str) -> None:
    assert [r.kind for r in find_relations(seen(text)) if r.stated is not None] == [kind]


def test_another_base_that_is_named_is_not_the_b_of_the_ratio() -> None:
    """Of all there are, not of those invited: the text does not print how many that is."""
    (relation,) = [
        r for r in find_relations(seen("Có 462/466 đại biểu tán thành, bằng 96,25% tổng số đại biểu.")) if r.stated
    ]
    assert (relation.kind, relation.base) == ("share", None)


def test_of_two_units_the_one_that_fits_is_meant() -> None:
    text = "Xảy ra 788 vụ. Đã làm rõ 695 vụ, với 1.408 đối tượng (đạt tỷ lệ 88,2%)."
    assert told(text, "share") == ["88,2 = 695 / 788"]
    assert told(text.replace("88,2", "82,8"), "share") == ["82,8 = 1.408 / ?"]


def test_a_percentage_by_which_two_halves_differ_is_no_share_of_them() -> None:
    text = "Xảy ra 180 vụ, so với cùng kỳ ít hơn 03 vụ = 1,6% (180/183 vụ)."
    assert told(text, "change", "ratio_percent") == ["1,6 = 180 / ?"]
