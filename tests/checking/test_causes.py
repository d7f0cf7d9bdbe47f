"""Why a figure does not hold."""

import pytest

from helpers.checking.causes import explain
from helpers.checking.records import Audit, Finding
from tests.checking.told import audited, line, seen, told


def finding(audit: Audit, printed: str, kind: str) -> Finding:
    """Return the finding of a kind on the stated figure with these digits."""
    return next(
        f
        for f in audit.findings
        if f.relation.kind == kind and f.relation.stated is not None
        if audit.figures[f.relation.stated].printed == printed
    )


RATED = (
    "Đã xếp loại 22.824/29.150 đảng viên, trong đó 3.318 đảng viên xuất sắc, chiếm 16,6%; 20.039 đảng viên hoàn thành "
    "tốt nhiệm vụ trở lên, chiếm 87,8%; 2.764 đảng viên hoàn thành nhiệm vụ, chiếm 12,1%; 21 đảng viên không hoàn "
    "thành nhiệm vụ, chiếm 0,1%."
)


def test_a_sibling_may_be_the_base() -> None:
    """Those rated excellent, taken of those rated good or better."""
    audit = audited(RATED)
    wrong = finding(audit, "16,6", "share")
    assert (wrong.verdict, wrong.severity) == ("explained", "warning")
    assert wrong.explanation is not None
    assert wrong.explanation.kind == "other_base"
    assert [audit.figures[i].printed for i in wrong.explanation.figures] == ["20.039"]
    assert wrong.explanation.recomputed is not None
    assert round(float(wrong.explanation.recomputed), 2) == 16.56
    assert [f.id for f in audit.findings if f.verdict not in ("consistent", "undetermined")] == [wrong.id]


def test_all_there_are_may_be_the_base_instead_of_those_rated() -> None:
    text = "Đã xếp loại 824/826 chi bộ: 808 chi bộ tốt trở lên (97,8%), 16 chi bộ yếu (1,9%)."
    assert "97,8 = 808 / 824 other_base" in told(text)


def test_a_share_may_be_what_the_others_leave_of_a_hundred() -> None:
    text = "Đã xếp loại 824/826 chi bộ: 808 chi bộ tốt trở lên (97,8%), 16 chi bộ yếu (2,2%)."
    audit = audited(text)
    cause = finding(audit, "2,2", "share").explanation
    assert cause is not None
    assert (cause.kind, [audit.figures[i].printed for i in cause.figures]) == ("complement", ["97,8"])


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Có 44 trong tổng số 90 xã, chiếm 48,8%.", "48,8 = 44 / 90 truncated"),
        ("Có 45 trong tổng số 90 xã, chiếm 50%.", "50 = 45 / 90"),
        ("Thu 599 ha, tăng 19% so với năm trước (500 ha).", "19 = 599 / 500 truncated"),
        ("Có 46 trong tổng số 90 xã, chiếm 50%.", "50 = 46 / 90 !"),
    ],
)
def test_digits_may_be_cut_off(text: str, stated: str) -> None:
    assert stated in told(text)


def test_two_shares_may_stand_in_each_others_place() -> None:
    text = "Có 200 hộ: 62 hộ nghèo (31%), 54 hộ cận nghèo (42%), 84 hộ khác (27%)."
    assert "42 = 54 / 200 swapped" in told(text)
    assert "27 = 84 / 200 swapped" in told(text)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("43,05", "43,50"), ("4,350", "43,50"), ("34,50", "43,50"), ("433,50", "43,50")],
)
def test_a_slip_of_the_pen_names_what_was_meant_and_stays_inconsistent(printed: str, meant: str) -> None:
    audit = audited(f"Có 87 trong tổng số 200 xã, chiếm {printed}%.")
    wrong = finding(audit, printed, "share")
    assert wrong.verdict == "inconsistent"
    assert wrong.explanation is not None
    assert (wrong.explanation.kind, wrong.explanation.proposal) == ("slip", meant)


def test_a_sum_may_have_a_slip_in_its_total() -> None:
    assert told("Có 54 tổ chức, gồm 20 đảng bộ và 25 chi bộ.", "partition_sum") == ["54 = 20 + 25 slip"]


def test_what_nothing_explains_stays_unexplained() -> None:
    assert told("Có 87 trong tổng số 200 xã, chiếm 61%.") == ["61 = 87 / 200 !"]


def test_what_holds_is_passed_on_as_it_is() -> None:
    audit = audited("Có 87 trong tổng số 200 xã, chiếm 43,5%.")
    assert explain(seen(audit.document.text), audit.findings) == audit.findings


def test_a_sum_to_a_hundred_has_no_culprit_of_its_own() -> None:
    """None of its shares is the result: nothing can be proposed."""
    text = "Có 520 hộ: 104 hộ nghèo (20,0%), 364 hộ khá (70,0%), còn lại 52 hộ (11,0%)."
    audit = audited(text)
    (total,) = [f for f in audit.findings if f.relation.kind == "percent_sum"]
    assert (line(audit, total), total.explanation) == ("100 = 20,0 + 70,0 + 11,0 !", None)
