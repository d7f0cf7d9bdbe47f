"""Where the parts of a total may be listed."""

from helpers.checking.lists import in_own_bullets, lists_under
from tests.checking.told import seen


def lists(text: str) -> list[list[str]]:
    """Return the digits of each run that may be listed under the first quantity."""
    scene = seen(text)
    return [[scene.figures[i].printed for i in run] for run in lists_under(scene, scene.order[0])]


def test_the_parenthesis_right_after_a_total_comes_first() -> None:
    assert lists("Có 9 xã (4 xã miền núi, 5 xã đồng bằng), 2 xã đảo, 1 xã mới.")[0] == ["4", "5"]


def test_a_parenthesis_further_on_is_no_list_of_the_total() -> None:
    assert ["4", "5"] not in lists("Có 9 xã; ngoài ra có huyện (4 xã miền núi, 5 xã đồng bằng).")


def test_what_is_nested_is_left_out_first() -> None:
    found = lists("Có 9 xã, gồm 4 xã miền núi, trong đó có 1 xã đảo; 5 xã đồng bằng.")
    assert found[0] == ["4", "5"]
    assert ["4", "1", "5"] in found


def test_bullets_are_one_list() -> None:
    assert ["4", "5"] in lists("Có 9 xã:\n- Miền núi: 4 xã.\n- Đồng bằng: 5 xã.")


def test_a_sentence_opened_by_a_list_word_goes_on_with_the_total() -> None:
    assert ["4", "5"] in lists("Có 9 xã.\n\nTrong đó: 4 xã miền núi, 5 xã đồng bằng.")
    assert ["4", "5"] not in lists("Có 9 xã.\n\nHuyện bên có 4 xã miền núi, 5 xã đồng bằng.")


def test_different_things_are_listed_under_one_roof() -> None:
    assert ["4", "5"] in lists("Có 9 tổ chức đảng, gồm 4 chi bộ và 5 đảng bộ.")
    assert ["4", "5"] not in lists("Có 9 tổ chức đảng, 4 chi bộ và 5 đảng bộ.")


def test_a_list_word_is_about_the_quantities_right_after_it() -> None:
    text = (
        "Có 9 tổ chức đảng, gồm 4 chi bộ và 5 đảng bộ.\n\nVề kỷ luật: phạt 12 người (nhắc 3 người, phê bình 4 người, "
        "cho thôi 5 người)."
    )
    assert not any("12" in run or "3" in run for run in lists(text))


def test_no_list_is_looked_for_for_ever() -> None:
    """Ten thousand figures after a total are not all its parts."""
    text = "Có 9 xã, gồm " + ", ".join(f"{n} xã" for n in range(1, 2000)) + "."
    assert max(map(len, lists(text))) <= 90


def test_bullets_of_their_own_are_told_from_one_sentence() -> None:
    bulleted, plain = seen("Có:\n- 4 xã.\n- 5 xã."), seen("Có 4 xã, 5 xã.")
    assert in_own_bullets(bulleted, bulleted.order)
    assert not in_own_bullets(plain, plain.order)
