"""Categories that may not be added up."""

import pytest

from helpers.checking.categories import includes_better, share_a_trait, trait_of, without_included
from tests.checking.told import seen


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("Có 180 nữ.", "gender"),
        ("Có 95 người dân tộc thiểu số.", "ethnicity"),
        ("Có 210 người dưới 35 tuổi.", "age"),
        ("Có 12 người có trình độ đại học.", "schooling"),
        ("Có 7 tín đồ tôn giáo.", "religion"),
        ("Có 4 người ngoài Đảng.", "party"),
        ("Có 40 chi bộ xuất sắc.", None),
    ],
)
def test_a_trait_sets_people_apart(text: str, trait: str | None) -> None:
    assert trait_of(seen(text), 0) == trait


def test_men_and_women_share_a_trait_but_women_and_the_young_do_not() -> None:
    assert share_a_trait(seen("Có 30 nam, 11 nữ."), (0, 1))
    assert not share_a_trait(seen("Có 30 người trẻ tuổi, 11 nữ."), (0, 1))


def test_a_cumulative_category_includes_the_smaller_one_before_it() -> None:
    scene = seen("Có 158 chi bộ xuất sắc, 808 chi bộ xếp loại tốt trở lên.")
    assert includes_better(scene, 1)
    assert not includes_better(scene, 0)
    assert without_included(scene, (0, 1)) == (1,)


def test_a_larger_category_is_not_included() -> None:
    """900 cannot lie within 808, whatever the words say."""
    scene = seen("Có 900 chi bộ xuất sắc, 808 chi bộ xếp loại tốt trở lên.")
    assert not includes_better(scene, 1)
