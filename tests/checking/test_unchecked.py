"""Why a statistic took part in no check."""

import pytest

from helpers.checking.unchecked import unchecked
from tests.checking.told import audited


def reasons(text: str) -> dict[str, list[str]]:
    """Return the printed figures that no check decided on, by reason."""
    audit = audited(text)
    found: dict[str, list[str]] = {}
    for figure, reason in unchecked(audit).items():
        found.setdefault(reason, []).append(audit.figures[figure].printed)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hộ nghèo còn 48 hộ, chiếm 2,4%.", {"no_base": ["48", "2,4"]}),
        ("Sản lượng 460 tấn, tăng 15% so với cùng kỳ.", {"no_old": ["460", "15"]}),
        ("Trồng 460 ha, đạt 92% kế hoạch.", {"no_plan": ["460", "92"]}),
        ("Có 3/0 lớp đạt chuẩn, đạt 12%.", {"zero": ["3", "0", "12"]}),
        ("Năm 2023 có 15 lớp.", {"no_sum": ["15"]}),
        ("Cần 2-3 người.", {"range": ["2-3"]}),
        ("Có 8.973194 xe.", {"malformed": ["8.973194"]}),
        ("Có 45 trong tổng số 60 xã, chiếm 75%.", {}),
    ],
)
def test_each_unchecked_statistic_has_one_reason(text: str, expected: dict[str, list[str]]) -> None:
    assert reasons(text) == expected


def test_a_figure_that_one_check_decides_on_is_checked() -> None:
    """60 is a base here and would lack one there."""
    assert reasons("Có 45 trong tổng số 60 xã, chiếm 75%. Hộ nghèo còn 48 hộ, chiếm 2,4%.") == {
        "no_base": ["48", "2,4"]
    }


def test_every_statistic_is_checked_or_has_a_reason() -> None:
    audit = audited("Hộ nghèo còn 48 hộ, chiếm 2,4%. Có 45 trong tổng số 60 xã, chiếm 75%, cần 2-3 người.")
    assert sorted([*audit.checked, *unchecked(audit)]) == list(audit.statistics)
