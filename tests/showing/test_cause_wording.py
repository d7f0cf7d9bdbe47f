"""What explains a figure, word for word, with its arithmetic."""

import pytest

from helpers.showing.wording import message
from tests.checking.told import audited, mended

CASES = {
    "joint_base": (
        "Qua khảo sát 214 hộ, có 96 hộ khá (40,0%), 78 hộ trung bình (32,5%), 40 hộ nghèo (16,7%).",
        "96 : 214 = 44,86 %, không phải 40,0 %; 40,0 %, 32,5 % và 16,7 % cùng khớp với một mẫu số không in ra là 240.",
        "96 : 214 = 44.86%, not 40.0%; 40.0%, 32.5% and 16.7% fit one and the same base, 240, which is not printed.",
    ),
    "of_target": (
        "Có 764 đảng viên mới trên tổng số 22.824 đảng viên, chiếm 101,9%; chỉ tiêu kết nạp là 750 đảng viên.",
        "764 : 22.824 = 3,35 %, không phải 101,9 %; 764 : 750 = 101,87 %: "
        "101,9 % được tính trên chỉ tiêu 750, không phải trên 22.824 đảng viên.",
        "764 : 22,824 = 3.35%, not 101.9%; 764 : 750 = 101.87%: "
        "101.9% is taken of the target, 750, not of 22,824 đảng viên.",
    ),
    "padded_zero": (
        "Có 113 trong tổng số 274 xã, chiếm 41,20%.",
        "113 : 274 = 41,241 %, không phải 41,20 %: 41,2 % được viết thêm số 0 thành 41,20 %.",
        "113 : 274 = 41.241%, not 41.20%: 41.2% was printed with a zero added, 41.20%.",
    ),
    "swapped": (
        "Có 200 hộ: 62 hộ nghèo (31%), 54 hộ cận nghèo (42%), 84 hộ khác (27%).",
        "54 : 200 = 27 %, không phải 42 %: tỷ lệ này và 27 % đổi chỗ cho nhau.",
        "54 : 200 = 27%, not 42%: this share and 27% stand in each other’s place.",
    ),
    "slip": (
        "Có 4.751 cửa hàng, gồm 100 siêu thị (2,1%) và 4.561 cửa hàng bán lẻ (97,9%).",
        "100 + 4.561 = 4.661, không phải 4.751: có lẽ 4.561 định in là 4.651.",
        "100 + 4,561 = 4,661, not 4,751: 4,561 was probably meant to be 4,651.",
    ),
    "overlap": (
        "Cơ sở dữ liệu có 200 hộ, gồm 90 hộ nghèo (45%), 60 hộ cận nghèo (30%) và 70 hộ chính sách (35%).",
        "90 + 60 + 70 = 220, không phải 200; mỗi phần đều khớp với tỷ lệ riêng (45 %, 30 % và 35 %), "
        "nên có ít nhất 20 được tính hai lần.",
        "90 + 60 + 70 = 220, not 200; each part agrees with its own percentage (45%, 30% and 35%), "
        "so at least 20 must be counted twice.",
    ),
    "rounding_drift": (
        "Thu ngân sách 790.800 tỷ đồng, gồm thu nội địa 752.300 tỷ đồng và thu từ dầu thô 38.400 tỷ đồng.",
        "752.300 tỷ + 38.400 tỷ = 790.700 tỷ, không phải 790.800 tỷ; các số đều tròn đến 100 tỷ, "
        "nên có thể chỉ lệch do làm tròn.",
        "752,300 billion + 38,400 billion = 790,700 billion, not 790,800 billion; all of these are rounded "
        "to 100 billion, which may be all that is amiss.",
    ),
}


@pytest.mark.parametrize("cause", CASES)
def test_a_cause_is_told_with_the_arithmetic_that_proves_it(cause: str) -> None:
    text, vietnamese, english = CASES[cause]
    audit = mended(text)
    finding = next(f for f in audit.findings if f.explanation and f.explanation.kind == cause)
    assert message(audit, finding) == vietnamese
    assert message(audit, finding, "en") == english


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        (
            "Khảo sát 570 hộ: 220 hộ khá, chiếm 38,5%; 217 hộ trung bình, chiếm 38,0%; 133 hộ nghèo, chiếm 23,3%.",
            "38,5 % + 38,0 % + 23,3 % = 99,8 %, không phải 100 %; tính lại từng tỷ lệ từ số đếm thì tổng là 100 %, "
            "nên chỉ lệch do làm tròn hay cắt bớt.",
            "38.5% + 38.0% + 23.3% = 99.8%, not 100%; recomputed from their counts, the percentages make 100%: "
            "only rounding or cutting off is at work.",
        ),
        (
            "Đã xếp loại 824/826 chi bộ: 808 chi bộ tốt trở lên (97,8%), 16 chi bộ yếu (1,9%).",
            "97,8 % + 1,9 % = 99,7 %, không phải 100 %; tính lại từng tỷ lệ từ số đếm thì tổng là 100 %, "
            "nên chỗ lệch nằm ở 97,8 %.",
            "97.8% + 1.9% = 99.7%, not 100%; recomputed from their counts, the percentages make 100%: "
            "what is amiss is 97.8%.",
        ),
    ],
)
def test_a_sum_of_percentages_points_at_those_that_bend_it(text: str, vietnamese: str, english: str) -> None:
    audit = audited(text)
    (finding,) = [f for f in audit.findings if f.relation.kind == "percent_sum"]
    assert message(audit, finding) == vietnamese
    assert message(audit, finding, "en") == english
