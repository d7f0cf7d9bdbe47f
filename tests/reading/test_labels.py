"""Labels: what was counted, in a few words of the report."""

import pytest

from helpers.reading.figures import read_figures
from helpers.reading.records import Document


def labels(text: str) -> list[str]:
    return [figure.label for figure in read_figures(Document("x", text, "", "")).figures if figure.is_statistic]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the noun phrase around the figure
        ("Kết nạp được 764 đảng viên mới.", ["đảng viên mới"]),
        ("Huyện có 12 xã đạt chuẩn nông thôn mới.", ["xã đạt chuẩn nông thôn mới"]),
        ("Có 15 đồng chí hoàn thành tốt nhiệm vụ trở lên.", ["đồng chí hoàn thành tốt nhiệm vụ trở lên"]),
        ("Chuyển chính thức cho 655 đảng viên dự bị.", ["đảng viên dự bị"]),
        ("Tỉnh có 6 đại biểu, trong đó 1 đại biểu là nữ.", ["đại biểu", "đại biểu nữ"]),
        ("Cảnh cáo 41 đảng viên và khai trừ 12 đảng viên.", ["đảng viên cảnh cáo", "đảng viên khai trừ"]),
        ("Ban Thường vụ đã kỷ luật 7 chi bộ.", ["chi bộ kỷ luật"]),
        ("Trong năm 2024 có 25 vụ cháy.", ["vụ cháy"]),
        # subject and copula
        ("Trong đó nữ có 22 người.", ["nữ"]),
        ("Dân số trung bình năm 2019 là 96.208.984 người.", ["Dân số trung bình"]),
        ("Tổng số đảng viên: 345.", ["Tổng số đảng viên"]),
        ("Thu ngân sách 6 tháng đầu năm 2024 ước đạt 12 tỷ đồng.", ["Thu ngân sách"]),
        ("Đàn trâu 12.345 con, đàn bò 45.678 con.", ["Đàn trâu", "đàn bò"]),
        # numerator and denominator
        ("Có 22.824/29.150 đảng viên được đánh giá.", ["đảng viên được đánh giá", "đảng viên"]),
        ("Đã có 78 trong tổng số 92 thôn có nhà văn hóa.", ["thôn có nhà văn hóa", "thôn có nhà văn hóa"]),
        ("Giải quyết 249/277 đơn thuộc thẩm quyền.", ["đơn thuộc thẩm quyền", "đơn"]),
        # the head carried over
        (
            "Kỷ luật 63 đảng viên (khiển trách 15, cảnh cáo 20).",
            ["đảng viên kỷ luật", "đảng viên khiển trách", "đảng viên cảnh cáo"],
        ),
        # percentages: of what, and against what
        ("Có 214 chi bộ được xếp loại tốt (35,2%).",
         ["chi bộ được xếp loại tốt", "tỷ lệ chi bộ được xếp loại tốt"]),
        ("Tỷ lệ hộ nghèo còn 2,9%.", ["Tỷ lệ hộ nghèo"]),
        ("Nữ có 20 đại biểu, chiếm 33,3%.", ["Nữ", "tỷ lệ nữ"]),
        ("Chi ngân sách bằng 52,3% dự toán.", ["Chi ngân sách so với dự toán"]),
        ("Thu nội địa tăng 8,4% so với cùng kỳ.", ["Thu nội địa so với cùng kỳ"]),
        ("Kết nạp 5.314 hội viên, đạt 82,9% chỉ tiêu.", ["hội viên kết nạp", "hội viên kết nạp so với chỉ tiêu"]),
        ("Có 99,6% cử tri đi bầu.", ["tỷ lệ cử tri đi bầu"]),
        ("Thu bằng 52,8% dự toán năm và tăng 14,8% so với cùng kỳ.", ["Thu so với dự toán", "Thu so với cùng kỳ"]),
        # what wraps, and what is set off
        ("Có 12 xã đạt\nchuẩn nông thôn mới.", ["xã đạt chuẩn nông thôn mới"]),
        ("Có **12** xã đạt chuẩn.", ["xã đạt chuẩn"]),
        ("Huyện Gia Khê (17.620 hộ).", ["hộ Huyện Gia Khê"]),
    ],
)  # fmt: skip
def test_a_figure_is_labelled_by_the_words_around_it(text: str, expected: list[str]) -> None:
    assert expected == labels(text)


def test_what_is_no_statistic_has_no_label() -> None:
    figures = read_figures(Document("x", "Ngày 5-1-2022, Nghị quyết 57-NQ/TW, khoản 2.", "", "")).figures
    assert [figure.label for figure in figures] == ["", "", ""]


def test_a_label_stays_short_and_ends_in_no_connective() -> None:
    text = f"Toàn tỉnh có 12 mô hình {'sản xuất giỏi và tiêu biểu của ' * 9}huyện."
    (label,) = labels(text)
    assert len(label.split()) <= 16
    assert label.split()[-1] not in {"và", "của"}
