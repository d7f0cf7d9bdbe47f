"""What is said once for a whole report."""

from helpers.checking.notes import find_notes
from helpers.checking.records import Note
from tests.checking.told import audited


def notes(text: str) -> list[tuple[str, list[str], int]]:
    """Return (kind, printed figures, count) of each note."""
    audit = audited(text)
    found: tuple[Note, ...] = find_notes(audit.figures, audit.findings)
    return [(note.kind, [audit.figures[i].printed for i in note.figures], note.count) for note in found]


def test_a_cause_that_recurs_is_one_note() -> None:
    text = (
        "Có 44 trong tổng số 90 xã, chiếm 48,8%. Có 31 trong tổng số 90 thôn, chiếm 34,4%. Có 22 trong tổng số 57 ấp, "
    )
    assert notes(text + "chiếm 38,5%.") == [("recurring_truncated", ["48,8", "38,5"], 2)]


def test_a_cause_that_does_not_recur_is_no_note() -> None:
    assert notes("Có 44 trong tổng số 90 xã, chiếm 48,8%.") == []


def test_a_slip_is_no_habit() -> None:
    text = "Có 87 trong tổng số 200 xã, chiếm 43,05%. Có 87 trong tổng số 200 thôn, chiếm 34,5%."
    assert notes(text) == []
