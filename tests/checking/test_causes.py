"""Why a figure does not hold."""

from fractions import Fraction

import pytest

from helpers.checking.causes import explain
from helpers.checking.records import Audit, Finding
from tests.checking.told import audited, line, mended, seen, told


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


def test_what_right_shares_leave_is_no_cause() -> None:
    """If 2,1 % is right, so is what it leaves: it is the 4.561 that is wrong, two digits of 4.651 swapped."""
    audit = mended("Có 4.751 cửa hàng, gồm 100 siêu thị (2,1%) và 4.561 cửa hàng bán lẻ (97,9%).")
    wrong = finding(audit, "97,9", "share")
    assert wrong.explanation is not None
    assert (wrong.verdict, wrong.explanation.kind, wrong.explanation.proposal) == ("inconsistent", "slip", "4.651")
    assert [audit.figures[i].printed for i in wrong.explanation.figures] == ["4.561"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Có 113 trong tổng số 274 xã, chiếm 41,20%.", "41,20 = 113 / 274 padded_zero"),
        ("Có 113 trong tổng số 274 xã, chiếm 41,00%.", "41,00 = 113 / 274 padded_zero"),
        ("Có 113 trong tổng số 274 xã, chiếm 41,30%.", "41,30 = 113 / 274 !"),
        ("Có 119 trong tổng số 274 xã, chiếm 40%.", "40 = 119 / 274 !"),
    ],
)
def test_zeros_may_be_put_behind_a_rounded_number(text: str, stated: str) -> None:
    """Only decimals: 40 is no 4 with a zero behind it."""
    assert stated in told(text)


def test_the_base_may_be_the_target() -> None:
    text = "Có 764 đảng viên mới trên tổng số 22.824 đảng viên, chiếm 101,9%; chỉ tiêu kết nạp là 750 đảng viên."
    cause = finding(audited(text), "101,9", "share").explanation
    assert cause is not None
    assert cause.kind == "of_target"


SURVEY = "Qua khảo sát 214 hộ, có 96 hộ khá ({}%), 78 hộ trung bình ({}%), 40 hộ nghèo ({}%)."


def test_several_shares_may_imply_a_base_that_is_printed_nowhere() -> None:
    audit = audited(SURVEY.format("40,0", "32,5", "16,7"))
    causes = [f.explanation for f in audit.findings if f.relation.kind == "share"]
    assert [c.kind for c in causes if c] == ["joint_base"] * 3
    assert [(c.base, len(c.figures)) for c in causes if c] == [((Fraction(240), Fraction(240)), 2)] * 3


def test_coarse_shares_imply_no_base() -> None:
    """40 and 33 % both fit 240, and many a base would fit two whole percents."""
    assert "joint_base" not in " ".join(told(SURVEY.format("40", "33", "50"), "share"))


def test_a_slip_in_the_base_is_simpler_than_one_that_is_printed_nowhere() -> None:
    """The shares fit 1.368; 1.638 is printed, two digits of it swapped."""
    rated = "Đánh giá 1.638/1.700 hộ, có 327 hộ xuất sắc (23,9%), 968 hộ khá trở lên (70,8%), 400 hộ nghèo (29,2%)."
    causes = [f.explanation for f in mended(rated).findings if f.explanation]
    assert [(c.kind, c.proposal) for c in causes] == [("slip", "1.368")] * 3


def test_a_base_that_nothing_ties_to_the_part_may_fit_by_chance() -> None:
    """77 gives 60 %, but so would one of any dozen numbers, sooner or later; alone it is believed."""
    wrong, others = "Có 46 trong tổng số 90 xã, chiếm 60%. ", (61, 67, 83, 101, 113, 127, 139, 151, 163, 171)
    many = "".join(f"Nơi khác có {n} xã nghèo. " for n in others)
    assert "60 = 46 / 90 other_base" in told(wrong + "Huyện có 77 xã nghèo.")
    assert "60 = 46 / 90 !" in told(wrong + "Huyện có 77 xã nghèo. " + many)


def test_two_bases_that_fit_alike_explain_nothing() -> None:
    wrong = "Có 460 trong tổng số 900 xã, chiếm 59,7%. Huyện có 770 xã nghèo. "
    assert "59,7 = 460 / 900 other_base" in told(wrong)
    assert "59,7 = 460 / 900 !" in told(wrong + "Vùng cao có 771 xã nghèo.")


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


@pytest.mark.parametrize(
    ("text", "proposals"),
    [
        ("Có 87 trong tổng số 200 xã, chiếm 48,5%.", [None]),
        ("Có 87.013 trong tổng số 200.351 hộ, chiếm 47,43%.", ["43,43"]),
        ("Có 45 tổ chức, gồm 20 đảng bộ và 28 chi bộ.", [None]),
    ],
)
def test_a_wrong_digit_is_named_only_where_it_tells(text: str, proposals: list[str | None]) -> None:
    """Of short numbers any is one digit from many others."""
    told_ = [f.explanation.proposal if f.explanation else None for f in mended(text).findings]
    assert told_ == proposals


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
