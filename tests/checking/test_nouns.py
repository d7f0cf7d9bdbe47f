"""What quantities count."""

import pytest

from tests.checking.told import seen


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Có 5 đảng viên, 7 em, 9 người.", ("người", "người", "người")),
        ("Có 12 tổ chức, 30 tổ.", ("tổ chức", "tổ")),
        ("Có 7 đơn vị, 5 đơn thư.", ("đơn vị", "đơn")),
        ("Hỏng 412 ngôi nhà, 90 nhà.", ("nhà", "nhà")),
        ("Sửa 703 căn nhà, trong đó có 304 căn mới.", ("nhà", "nhà")),
        ("Có 12 tổ chức đảng (TCĐ), kiểm tra 7 TCĐ.", ("tổ chức", "tổ chức")),
        ("Phạt 15 trường hợp.", (None,)),
    ],
)
def test_a_unit_stands_for_its_first_noun(text: str, classes: tuple[str | None, ...]) -> None:
    assert seen(text).classes == classes
