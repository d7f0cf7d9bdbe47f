"""What is new, gone or changed in a report since it was last run."""

import pytest

from helpers.running.changes import Changes, compare, letter
from helpers.running.summaries import Doubt


def doubt(printed: str = "19,6", **other: object) -> Doubt:
    """Return a doubt about a share."""
    usual = {"kind": "share", "verdict": "explained", "cause": "other_base", "operands": ("158", "824")}
    told = {"label": "hoàn thành xuất sắc", "message": f"158 : 824 = 19,17 %, không phải {printed} %"}
    return Doubt(**{"printed": printed, **usual, **told, **other})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("new", "gone", "changed", "before", "after"),
    [
        (0, 0, 0, [doubt()], [doubt()]),
        (0, 0, 0, [doubt()], [doubt(message="158 of 824 is 19.17%, not 19.6%")]),
        (0, 0, 0, [doubt(), doubt("2,2", label="x")], [doubt("2,2", label="x"), doubt()]),
        (1, 0, 0, [], [doubt()]),
        (0, 1, 0, [doubt()], []),
        (1, 0, 0, [doubt()], [doubt(), doubt()]),
        (0, 0, 1, [doubt()], [doubt(verdict="inconsistent", cause=None)]),
        (0, 0, 1, [doubt()], [doubt(cause="truncated")]),
        (0, 0, 1, [doubt("19,6")], [doubt("19,8")]),
        (1, 1, 0, [doubt("19,6")], [doubt("19,8", label="trung bình")]),
        (1, 1, 0, [doubt()], [doubt(kind="change", label="hoàn thành xuất sắc")]),
        (1, 0, 1, [doubt("19,6")], [doubt("19,8"), doubt("19,9")]),
    ],
)
def test_doubts_are_matched_by_their_figures_and_then_by_their_labels(
    new: int, gone: int, changed: int, before: list[Doubt], after: list[Doubt]
) -> None:
    """The language of a sentence and the order in the report do not matter."""
    found = compare(before, after)
    assert found.counts == (new, gone, changed)
    assert bool(found) == (new + gone + changed > 0)
    assert Changes.from_json(found.as_json()) == found


def test_the_letter_tells_what_changed_and_nothing_in_it_is_markup() -> None:
    hostile = doubt("1", message="<b>*một*</b> [x](javascript:y)\n# hai")
    changes = Changes(new=(hostile,), changed=((doubt("19,6"), doubt("19,8")),))
    assert letter([("năm-2023", Changes()), ("năm-2024", changes)], "vi") == (
        "# Có gì thay đổi so với lần chạy trước\n\n## năm-2024\n\n"
        "- **mới**: \\<b\\>\\*một\\*\\</b\\> \\[x\\](javascript:y) \\# hai\n"
        "- **thay đổi**: 158 : 824 = 19,17 %, không phải 19,8 %\n"
        "  (trước đó: 158 : 824 = 19,17 %, không phải 19,6 %)\n"
    )
    assert (
        letter([("năm-2023", Changes())], "en") == "# What changed since the previous run\n\nNo finding has changed.\n"
    )
