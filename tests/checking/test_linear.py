"""No text, however strange, makes linking, judging and explaining take more than its share of steps.

Counted are calls of functions, those in C included: the count is the same on every machine.
"""

import sys
from types import FrameType
from typing import Any

import pytest

from helpers.checking.causes import explain
from helpers.checking.groups import find_groups
from helpers.checking.notes import find_notes
from helpers.checking.relations import find_relations
from helpers.checking.scene import scene_of
from helpers.checking.verdicts import judge
from helpers.reading.figures import read_figures
from helpers.reading.records import Document

#: What hostile reports are made of, again and again: sums right and wrong, lists, bases, and what only looks like one.
UNITS = (
    "có 24/30 hộ (85%), ",
    "có 24 hộ trên 30 hộ, đạt 85%. ",
    "tổng số 13 thẻ, gồm 5 thẻ mới, 4 thẻ mất và 3 thẻ hỏng. ",
    "trong đó 5 hộ nghèo, ",
    "5 xã và ",
    "99 hộ, 1% ",
    "giảm từ 140 vụ xuống còn 35 vụ, giảm 70%. ",
    "\n- 5 hộ nghèo (20%)",
    "| hộ | 5 | 20% |\n",
)
#: From so many figures on, none looks at all others any more.
_FIGURES = 240


def steps(text: str) -> int:
    """Return how many functions are called to link, judge and explain what a text prints."""
    reading = read_figures(Document("x", text, "", ""))
    counted = 0

    def count(_frame: FrameType, _event: str, _: Any) -> None:
        nonlocal counted
        counted += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        scene = scene_of(reading)
        judged = [judge(n, relation, reading.figures) for n, relation in enumerate(find_relations(scene))]
        findings = explain(scene, judged)
        find_notes(reading.figures, findings)
        find_groups(reading.figures, findings)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_about_twice_the_steps(unit: str) -> None:
    """What looks at everything from everywhere takes four times as many."""
    times = _FIGURES // len(read_figures(Document("x", unit, "", "")).figures)
    assert steps(unit * 2 * times) < 2.7 * steps(unit * times)
