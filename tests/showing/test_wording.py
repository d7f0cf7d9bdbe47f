"""What each finding says, word for word."""

from dataclasses import replace

import pytest

from helpers.checking.records import Relation
from helpers.checking.verdicts import judge
from helpers.errors import BadUsage
from helpers.showing.wording import cause_name, kind_name, message, verdict_name
from tests.checking.told import audited


def said(text: str, kind: str, language: str = "vi") -> list[str]:
    """Return what the findings of a kind say."""
    audit = audited(text)
    return [message(audit, finding, language) for finding in audit.findings if finding.relation.kind == kind]


RATED = (
    "Đã xếp loại 22.824/29.150 đảng viên, trong đó 3.318 đảng viên xuất sắc, chiếm 16,6%; 20.039 đảng viên tốt trở "
    "lên, chiếm 87,8%; 2.785 đảng viên còn lại, chiếm 12,2%."
)


def test_another_base_is_told_with_both_quotients() -> None:
    assert said(RATED, "share")[0].startswith(
        "3.318 : 22.824 = 14,54 %, không phải 16,6 %; 3.318 : 20.039 = 16,56 %: 16,6 % được tính trên 20.039 đảng viên"
    )
    assert said(RATED, "share", "en")[0].startswith(
        "3,318 : 22,824 = 14.54%, not 16.6%; 3,318 : 20,039 = 16.56%: 16.6% is taken of 20,039 đảng viên tốt"
    )


@pytest.mark.parametrize(
    ("text", "kind", "vietnamese", "english"),
    [
        (
            "Có 45 trong tổng số 60 xã, chiếm 75%.",
            "share",
            "45 : 60 = 75 %, đúng như đã in.",
            "45 : 60 = 75%, as printed.",
        ),
        (
            "Có 20 trong tổng số 60 xã, chiếm 33,33%.",
            "share",
            "20 : 60 = 33,333 %, làm tròn thành 33,33 % như đã in.",
            "20 : 60 = 33.333%, which rounds to 33.33% as printed.",
        ),
        (
            "Có 20 trong tổng số 60 xã, chiếm 36%.",
            "share",
            "20 : 60 = 33,3 %, không phải 36 %.",
            "20 : 60 = 33.3%, not 36%.",
        ),
        (
            "Có 44 trong tổng số 90 xã, chiếm 48,8%.",
            "share",
            "44 : 90 = 48,89 %, không phải 48,8 %: phần sau 48,8 % bị cắt bỏ, không làm tròn.",
            "44 : 90 = 48.89%, not 48.8%: what follows 48.8% was cut off, not rounded.",
        ),
        (
            "Có 87 trong tổng số 200 xã, chiếm 43,05%.",
            "share",
            "87 : 200 = 43,5 %, không phải 43,05 %: có lẽ định in 43,50 %.",
            "87 : 200 = 43.5%, not 43.05%: 43.50% was probably meant.",
        ),
        (
            "Trồng 460 ha, vượt 15% kế hoạch (kế hoạch 400 ha).",
            "coverage",
            "(460 − 400) : 400 = 15 %, đúng như đã in.",
            "(460 − 400) : 400 = 15%, as printed.",
        ),
        (
            "Năm 2023 có 480 vụ cháy, năm 2024 có 420 vụ, giảm 12,5%.",
            "change",
            "(480 − 420) : 480 = 12,5 %, đúng như đã in.",
            "(480 − 420) : 480 = 12.5%, as printed.",
        ),
        (
            "Xảy ra 180 vụ, giảm 20 vụ (giảm 10%).",
            "change",
            "20 : (180 + 20) = 10 %, đúng như đã in.",
            "20 : (180 + 20) = 10%, as printed.",
        ),
        (
            "Vốn 4.600 tỷ đồng, gấp 3 lần so với cùng kỳ (1.500 tỷ đồng).",
            "change",
            "4.600 tỷ : 1.500 tỷ = 3,1 lần, làm tròn thành 3 lần như đã in.",
            "4,600 billion : 1,500 billion = 3.1 times, which rounds to 3 times as printed.",
        ),
        (
            "Có 45 tổ chức, gồm 20 đảng bộ và 26 chi bộ.",
            "partition_sum",
            "20 + 26 = 46, không phải 45.",
            "20 + 26 = 46, not 45.",
        ),
        (
            "Dư nợ tăng 1.200 tỷ đồng, trong đó ngắn hạn tăng 1.500 tỷ đồng, dài hạn giảm 300 tỷ đồng.",
            "partition_sum",
            "1.500 tỷ − 300 tỷ = 1.200 tỷ, đúng như đã in.",
            "1,500 billion − 300 billion = 1,200 billion, as printed.",
        ),
        (
            "Có 0,32 ha, gồm lúa 0,221 ha và ngô 0,1 ha.",
            "partition_sum",
            "0,221 + 0,1 = 0,321, phù hợp với 0,32 nếu kể cả sai số làm tròn.",
            "0.221 + 0.1 = 0.321, in keeping with 0.32 once rounding is allowed for.",
        ),
        ("Nam chiếm 58,4%, nữ chiếm 41,6%.", "percent_sum", "58,4 % + 41,6 % = 100 %.", "58.4% + 41.6% = 100%."),
        (
            "Đã xếp loại 22.824/29.150 đảng viên.",
            "subset",
            "22.824 nằm trong 29.150, còn lại 6.326.",
            "22,824 is within 29,150, which leaves 6,326.",
        ),
        ("Đã họp 34/34 xã.", "subset", "34 trên 34: đủ tất cả.", "34 of 34: all of them."),
        (
            "Vốn 681 tỷ đồng, trong đó có 29,5 tỷ đồng vốn vay.",
            "subset",
            "29,5 tỷ nằm trong 681 tỷ, còn lại 651,5 tỷ.",
            "29.5 billion is within 681 billion, which leaves 651.5 billion.",
        ),
    ],
)
def test_the_sum_is_written_out(text: str, kind: str, vietnamese: str, english: str) -> None:
    assert said(text, kind) == [vietnamese]
    assert said(text, kind, "en") == [english]


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        (
            "Hộ nghèo còn 48 hộ, chiếm 2,4%.",
            "48 hộ nghèo, chiếm 2,4 %: văn bản không in tổng số để tính lại.",
            "48 hộ nghèo, said to be 2.4%: the text does not print the total to recompute it from.",
        ),
        (
            "Sản lượng đạt 460 tấn, tăng 15% so với cùng kỳ.",
            "Sản lượng 460 tấn, tăng 15 %: văn bản không in số kỳ trước hay mức chênh để tính lại.",
            "460 tấn (sản lượng), up 15%: the text prints neither the earlier figure nor the difference.",
        ),
        (
            "Sản lượng đạt 460 tấn, giảm 15% so với cùng kỳ.",
            "Sản lượng 460 tấn, giảm 15 %: văn bản không in số kỳ trước hay mức chênh để tính lại.",
            "460 tấn (sản lượng), down 15%: the text prints neither the earlier figure nor the difference.",
        ),
        (
            "Sản lượng đạt 460 tấn, đạt 92% kế hoạch.",
            "Sản lượng 460 tấn, đạt 92 %: văn bản không in kế hoạch hay chỉ tiêu để tính lại.",
            "460 tấn (sản lượng), 92% of the plan: the text does not print the plan or target to recompute it from.",
        ),
        (
            "Sản lượng đạt 460 tấn, vượt 8% kế hoạch.",
            "Sản lượng 460 tấn, vượt 8 %: văn bản không in kế hoạch hay chỉ tiêu để tính lại.",
            "460 tấn (sản lượng), 8% above the plan: the text does not print the plan or target to recompute it from.",
        ),
    ],
)
def test_what_is_missing_is_said(text: str, vietnamese: str, english: str) -> None:
    audit = audited(text)
    (finding,) = [f for f in audit.findings if f.verdict == "undetermined"]
    assert [message(audit, finding, language) for language in ("vi", "en")] == [vietnamese, english]


def test_contradicting_separators_are_shown_with_how_they_are_read() -> None:
    assert said("Có 4.763.587 trong tổng số 8.973194 tờ khai, chiếm 53,09%.", "share") == [
        "4.763.587 : 8.973194 (đọc là 8.973.194) = 53,087 %, làm tròn thành 53,09 % như đã in."
    ]


def test_a_decimal_point_in_a_vietnamese_report_stays_one_in_english() -> None:
    """The digits are not swapped into what they do not say."""
    text = "Có 3 trong tổng số 1600 hộ, chiếm 0.19%."
    assert said(text, "share", "en") == ["3 : 1600 = 0.188%, which rounds to 0.19% as printed."]


def test_a_base_of_zero_is_said() -> None:
    assert said("Có 3/0 lớp đạt chuẩn, đạt 12%.", "ratio_percent") == [
        "3 lớp đạt chuẩn, chiếm 12 %: số để chia được in là 0 nên không tính lại được."
    ]


def test_a_result_shows_as_many_decimals_as_tell_it_from_the_printed_one() -> None:
    """16,5496 would look like 16,55, and that like 16,6."""
    assert said("Có 165.496 trong tổng số 1.000.000 hộ, chiếm 16,6%.", "share") == [
        "165.496 : 1.000.000 = 16,5496 %, không phải 16,6 %."
    ]


def test_a_complement_names_what_was_subtracted() -> None:
    text = "Đã xếp loại 824/826 chi bộ: 808 chi bộ tốt trở lên (97,8%), 16 chi bộ yếu (2,2%)."
    assert said(text, "share")[1] == "16 : 824 = 1,94 %, không phải 2,2 %; 2,2 % chỉ là 100 % trừ 97,8 %."
    assert said(text, "share", "en")[1] == "16 : 824 = 1.94%, not 2.2%; 2.2% is merely 100% less 97.8%."


def test_a_part_larger_than_its_whole_is_said() -> None:
    audit = audited("Có 80 xã, 90 thôn.")
    finding = judge(0, Relation("subset", None, (1,), 0), audit.figures)
    assert message(audit, finding) == "90 lớn hơn 80, dù được nói là nằm trong đó."
    assert message(audit, finding, "en") == "90 is larger than 80, though said to be part of it."


def test_who_waived_a_finding_and_why_is_part_of_its_sentence() -> None:
    audit = audited("Có 45 trong tổng số 60 xã, chiếm 75%.")
    finding = replace(audit.findings[0], note="đã hỏi")
    assert message(audit, finding) == "45 : 60 = 75 %, đúng như đã in (bỏ qua: đã hỏi)."
    assert message(audit, finding, "en") == "45 : 60 = 75%, as printed (waived: đã hỏi)."


def test_verdicts_kinds_and_causes_have_names() -> None:
    assert [verdict_name("explained", language) for language in ("vi", "en")] == ["giải thích được", "explained"]
    assert [kind_name("coverage", language) for language in ("vi", "en")] == ["mức hoàn thành", "fulfilment"]
    assert [cause_name("slip", language) for language in ("vi", "en")] == ["lỗi gõ số", "a slip of the pen"]


def test_an_unknown_language_is_refused() -> None:
    audit = audited("Có 45 trong tổng số 60 xã, chiếm 75%.")
    with pytest.raises(BadUsage, match="write one of vi, en"):
        message(audit, audit.findings[0], "fr")
