"""What is said once for a whole report."""

from tests.checking.told import audited


def notes(text: str) -> list[tuple[str, list[str], int]]:
    """Return (kind, printed figures, count) of each note."""
    audit = audited(text)
    return [(note.kind, [audit.figures[i].printed for i in note.figures], note.count) for note in audit.notes]


CUT = "Có 44 trong tổng số 90 xã, chiếm 48,8%. Có 31 trong tổng số 90 thôn, chiếm 34,4%. Có 22 trong tổng số 57 ấp, "
ROUNDED = "Có 17 trong tổng số 30 chợ, chiếm 56,7%. Có 8 trong tổng số 13 trạm, chiếm 61,5%. "


def test_a_report_that_cuts_its_digits_off_is_told_so_once() -> None:
    """34,4 would be printed either way, and proves nothing."""
    assert notes(CUT + "chiếm 38,5%.") == [("habit_truncates", ["48,8", "38,5"], 2)]


def test_a_report_that_rounds_is_told_so_too() -> None:
    """8 of 13 is 61,538…: 61,5 is printed either way."""
    assert notes(ROUNDED + "Có 61 trong tổng số 93 trường, chiếm 65,6%.") == [("habit_rounds", ["56,7", "65,6"], 2)]


def test_one_percentage_is_no_habit() -> None:
    assert notes("Có 44 trong tổng số 90 xã, chiếm 48,8%.") == notes(ROUNDED) == []


def test_where_percentages_disagree_on_the_habit_what_recurs_is_told() -> None:
    text = CUT + "chiếm 38,5%. " + ROUNDED + "Có 61 trong tổng số 93 trường, chiếm 65,6%."
    assert notes(text) == [("recurring_truncated", ["48,8", "38,5"], 2)]


def test_a_cause_that_does_not_recur_is_no_note() -> None:
    assert notes("Có 44 trong tổng số 90 xã, chiếm 48,8%.") == []


def test_a_slip_is_no_habit() -> None:
    text = "Có 87 trong tổng số 200 xã, chiếm 43,05%. Có 87 trong tổng số 200 thôn, chiếm 34,5%."
    assert notes(text) == []


RATED = (
    "Đã xếp loại 22.824 đảng viên, trong đó 3.318 đảng viên hoàn thành xuất sắc nhiệm vụ (16,6%), "
    "20.039 đảng viên hoàn thành tốt nhiệm vụ trở lên (87,8%). "
    "Đã xếp loại 824 chi bộ, trong đó 158 chi bộ hoàn thành xuất sắc nhiệm vụ (19,6%), "
    "808 chi bộ hoàn thành tốt nhiệm vụ trở lên ({}%)."
)


def test_another_base_recurs_where_part_and_base_are_called_alike() -> None:
    """Excellent taken of good or better, of members and of branches."""
    assert ("recurring_other_base", ["16,6", "19,6"], 2) in notes(RATED.format("98,1"))


def test_other_bases_that_are_called_otherwise_are_no_pattern() -> None:
    text = RATED.replace("158 chi bộ hoàn thành xuất sắc nhiệm vụ", "158 chi bộ đạt danh hiệu kiểu mẫu").format("98,1")
    assert [note for note in notes(text) if note[0].startswith("recurring")] == []
