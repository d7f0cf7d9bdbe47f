"""Which figures to look at first."""

from dataclasses import replace

from helpers.checking.repairs import find_repairs
from tests.checking.told import audited


def accused(text: str) -> list[str]:
    """Return the digits of the suspects of a text."""
    one = audited(text)
    one = replace(one, repairs=find_repairs(one.figures, one.findings))
    return [one.figures[i].printed for i in one.suspects]


def test_nobody_is_accused_where_all_is_well() -> None:
    assert accused("Có 36/48 xã đạt chuẩn (75%).") == []


def test_the_figure_two_sums_accuse_comes_first() -> None:
    text = "Có 50 xã, gồm 30 xã miền núi (chiếm 54%) và 23 xã đồng bằng (chiếm 46%)."
    assert accused(text)[0] == "30"


def test_a_percentage_of_another_base_is_accused_and_its_operands_after_it() -> None:
    text = "Đã xếp loại 824 chi bộ: 158 chi bộ xuất sắc (19,6%), 808 chi bộ tốt trở lên (98,1%), 16 chi bộ yếu (1,9%)."
    assert accused(text) == ["19,6", "824", "158"]


def test_both_of_two_shares_in_each_others_place_are_accused() -> None:
    text = "Có 500 hộ, trong đó 310 hộ khá (chiếm 38%), 190 hộ giàu (chiếm 62%)."
    assert accused(text)[:2] == ["38", "62"]
