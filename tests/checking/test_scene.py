"""What linking sees of a text: classes of units, parentheses, the words between figures."""

from fractions import Fraction

import pytest

from helpers.checking.scene import Scene
from tests.checking.told import seen


def by_digits(scene: Scene, printed: str) -> int:
    """Return the figure with these digits."""
    return next(figure.id for figure in scene.figures if figure.printed == printed)


def test_persons_are_comparable_under_whatever_name() -> None:
    scene = seen("Có 500 đảng viên, trong đó 120 đồng chí nữ và 30 chi bộ.")
    members, women, branches = (by_digits(scene, digits) for digits in ("500", "120", "30"))
    assert scene.comparable(members, women)
    assert not scene.comparable(members, branches)


def test_money_is_comparable_with_money_of_the_same_currency_only() -> None:
    scene = seen("Thu 500 tỷ đồng, chi 120 triệu đồng, vay 30 triệu USD, trồng 40 ha.")
    first, second, dollars, hectares = (by_digits(scene, digits) for digits in ("500", "120", "30", "40"))
    assert scene.comparable(first, second)
    assert not scene.comparable(first, dollars)
    assert not scene.comparable(first, hectares)


def test_a_missing_unit_may_be_any_but_money() -> None:
    scene = seen("Kỷ luật 86 đảng viên: khiển trách 52, cảnh cáo 34; thu hồi 12 tỷ đồng.")
    members, reprimands, money = (by_digits(scene, digits) for digits in ("86", "52", "12"))
    assert scene.comparable(members, reprimands)
    assert not scene.comparable(money, reprimands)


def test_whatever_was_just_spoken_of_has_no_class_of_its_own() -> None:
    scene = seen("Có 40 đơn, trong đó 12 trường hợp khiếu nại.")
    assert scene.classes[by_digits(scene, "12")] is None


def test_parentheses_are_told_apart_and_end_at_a_blank_line() -> None:
    scene = seen("Có 10 xã (trong đó 4 xã (1 xã đảo) miền núi) và (2 phường.\n\nCó 3 huyện.")
    outside, inner, innermost, unclosed, after = (by_digits(scene, d) for d in ("10", "4", "1", "2", "3"))
    assert scene.brackets[outside] == scene.brackets[after] == -1
    assert len({scene.brackets[i] for i in (outside, inner, innermost, unclosed)}) == 4


def test_a_parenthesis_is_open_until_it_is_closed() -> None:
    scene = seen("Có 10 xã (trong đó 4 xã miền núi, chiếm 40%), 6 xã đồng bằng.")
    assert scene.still_open(by_digits(scene, "4"), by_digits(scene, "40"))
    assert not scene.still_open(by_digits(scene, "4"), by_digits(scene, "6"))


def test_the_halves_of_a_ratio_find_each_other() -> None:
    scene = seen("Có 36/48 xã, 12 thôn.")
    numerator, denominator, plain = (by_digits(scene, digits) for digits in ("36", "48", "12"))
    assert scene.partner(numerator) == denominator
    assert scene.partner(denominator) == numerator
    assert scene.partner(plain) is None
    assert scene.is_denominator(denominator)


def test_the_smaller_amount_of_two_is_no_quantity_of_its_own() -> None:
    scene = seen("Đường dài 5 km 300 m, rộng 7 m.")
    assert [scene.figures[i].printed for i in scene.order] == ["5", "7"]


def test_words_are_sought_within_the_sentence() -> None:
    scene = seen("Trước đó có 9 xã. Toàn tỉnh có 10 xã miền núi. Sau đó 11 xã.")
    figure = by_digits(scene, "10")
    assert scene.before(figure) == "toàn tỉnh có "
    assert scene.after(figure) == " miền núi."
    assert scene.between(by_digits(scene, "9"), figure) == ". toàn tỉnh có "
    assert scene.opening(scene.sentences[figure], 9) == "toàn tỉnh"
    assert scene.closing(scene.sentences[figure], 9) == "miền núi."


def test_neighbours_are_quantities_only() -> None:
    scene = seen("Năm 2024 có 10 xã (40%), 15 xã, 20 xã.")
    first, second, third = (by_digits(scene, digits) for digits in ("10", "15", "20"))
    assert scene.previous(first) is None
    assert scene.following(first) == second
    assert scene.behind(third, 2) == (first, second)
    assert scene.ahead(first, 9) == (second, third)
    assert scene.following(third) is None


def test_sums_are_exact_whatever_the_fractions() -> None:
    """0,1 + 0,2 is 0,3, and a third of a million is no float."""
    scene = seen("Có 0,1 ha, 0,2 ha và 1.000.000.000.000.001 đồng.")
    assert scene.total(scene.order[:2]) == Fraction(3, 10)
    assert scene.total(scene.order[2:]) == 10**15 + 1


@pytest.mark.parametrize("text", ["", "Không có số.", "((((("])
def test_a_text_without_figures_is_an_empty_scene(text: str) -> None:
    assert seen(text).order == ()


def test_a_number_that_ends_a_name_is_no_quantity() -> None:
    scene = seen("Có 40 người, gồm nhóm 3: 15 người, nhóm 4: 25 người.")
    assert [scene.figures[i].printed for i in scene.order] == ["40", "15", "25"]
