"""What "trong đó" puts a figure inside of."""

import pytest

from helpers.checking.wholes import counted, inside_of
from tests.checking.told import seen


def whole(text: str, part: str, *, larger: bool = True) -> str | None:
    """Return the digits of what the figure ``part`` is inside of."""
    scene = seen(text)
    figure = next(f.id for f in scene.figures if f.printed == part)
    found = inside_of(scene, figure, larger=larger)
    return None if found is None else scene.figures[found].printed


@pytest.mark.parametrize(
    "text",
    [
        "Có 90 hộ, trong đó có 12 hộ nghèo.",
        "Có 90 hộ. Trong đó, hộ nghèo là 12 hộ.",
        "Có 90 hộ ở 4 xã, trong số này 12 hộ nghèo.",
        "Có 90 hộ, trong đó xã đảo nhiều nhất (12 hộ).",
        "Có 90/95 hộ, trong đó có 12 hộ nghèo.",
        "Có 90 trong tổng số 95 hộ, trong đó có 12 hộ nghèo.",
        "Trong tổng số 90 hộ được khảo sát có 12 hộ nghèo.",
        "Có 90 hộ, trong đó:\n- Hộ nghèo: 12 hộ.",
        "Tăng 30 hộ. Nay có 90 hộ (giảm 5 hộ), trong đó có 12 hộ nghèo.",
    ],
)
def test_the_whole_is_the_nearest_quantity_of_its_kind(text: str) -> None:
    assert whole(text, "12") == "90"


@pytest.mark.parametrize(
    "text",
    [
        "Có 90 hộ, 12 hộ nghèo.",
        "Có 90 thôn, trong đó có 12 hộ nghèo.",
        "Trong đó có 12 hộ nghèo.",
        "Có 90 hộ. Đã họp. Đã bàn. Trong đó có 12 hộ nghèo.",
        "Trong tổng số 90 hộ; huyện bên có 12 hộ nghèo.",
    ],
)
def test_without_the_words_or_the_quantity_there_is_none(text: str) -> None:
    assert whole(text, "12") is None


def test_a_whole_printed_smaller_than_its_part_is_returned_on_demand() -> None:
    text = "Trong 480 mẫu, có 40 mẫu, trong đó có 56 mẫu đạt."
    assert whole(text, "56") == "480"
    assert whole(text, "56", larger=False) == "40"


def test_what_was_counted_is_the_a_of_a_ratio() -> None:
    scene = seen("Có 90/95 hộ.")
    assert counted(scene, 1) == 0
    assert counted(scene, 0) == 0
