"""Lists that should add up and do not: told where words, shares or a slip of the pen leave little doubt."""

import pytest

from tests.checking.told import told


@pytest.mark.parametrize(
    ("text", "total"),
    [
        (
            "Có 2.308 học sinh, gồm:\n\n- Khối một: 1.554 học sinh;\n\n- Khối hai: 6.754 học sinh.",
            "2.308 = 1.554 + 6.754",
        ),
        ("Xử lý 949 học sinh, bao gồm: 402 khiển trách; 113 cảnh cáo và 834 khai trừ.", "949 = 402 + 113 + 834"),
        ("Kỷ luật 63 đảng viên (khiển trách 15, cảnh cáo 29, khai trừ 18).", "63 = 15 + 29 + 18"),
        ("Thụ lý 27 vụ (trong đó kỳ trước chuyển sang 18 vụ, khởi tố mới 8 vụ).", "27 = 18 + 8"),
        (
            "Trong số 870 ứng cử viên có 197 người do trung ương, 637 người do địa phương giới thiệu.",
            "870 = 197 + 637",
        ),
        ("Có 197.438 người, trong đó huyện 177.834 người, xã 14.604 người.", "197.438 = 177.834 + 14.604"),
        ("Có 1.763 thẻ, trong đó 962 thẻ mới, 592 thẻ mất, 309 thẻ hỏng.", "1.763 = 962 + 592 + 309"),
        (
            "Xếp loại 97 tổ chức, có 16 tổ chức xuất sắc (20%), 63 tổ chức tốt (80%); không có tổ chức yếu.",
            "97 = 16 + 63",
        ),
        ("Có 2.000 hộ: 1.640 hộ giàu (82%), 900 hộ khá (15%), 60 hộ nghèo (3%).", "2.000 = 1.640 + 900 + 60"),
    ],
)
def test_a_list_that_does_not_add_up_is_told(text: str, total: str) -> None:
    (line,) = told(text, "partition_sum")
    stated, _, cause = line.rpartition(" ")
    assert (stated, cause in ("!", "slip")) == (total, True)


@pytest.mark.parametrize(
    "text",
    [
        "Có 1.763 thẻ, trong đó 862 thẻ mới, 592 thẻ mất, 209 thẻ hỏng.",  # the rest may have been something else
        "Có 90 người, trong đó có 48 người tự ứng cử, 44 người ngoài Đảng, 30 người trẻ.",
        "Có 3.318 người xuất sắc (16,6%), 20.039 người tốt (87,8%), 2.764 người khá (12,1%), 21 người kém (0,1%).",
        "Kiểm tra 8.982 đảng viên, trong đó có 4.307 cấp ủy viên; phát hiện 6.695 đảng viên vi phạm.",
    ],
)
def test_a_list_that_may_leave_something_out_is_not(text: str) -> None:
    assert told(text, "partition_sum") == []


def test_what_stands_in_step_with_an_exact_list_owes_its_sum_too() -> None:
    """11 and 8 projects are all 19: so are their flats."""
    text = "Có 19 dự án với quy mô 16.805 căn, cụ thể:\n- Xong 11 dự án với 4.455 căn;\n- Mới 8 dự án với 12.650 căn."
    assert told(text, "partition_sum") == ["19 = 11 + 8", "16.805 = 4.455 + 12.650 !"]


def test_shares_that_agree_with_a_total_leave_a_rest() -> None:
    """98,6% of the area are listed, and so many shares: nothing is wrong."""
    text = "Có 66.738 ha, trong đó lúa 58.095 ha, chiếm 87,1%; ngô 592 ha, chiếm 0,9%; rau 7.095 ha, chiếm 10,6%."
    assert told(text, "partition_sum", "percent_sum") == []


def test_a_later_list_with_a_subject_of_its_own_is_of_something_else() -> None:
    text = "Tổ thư ký có 7 đồng chí. Đoàn chủ tịch danh dự gồm 15 đại biểu chính thức và 2 đại biểu dự khuyết."
    assert told(text) == []
    text = "Nguồn thu có 70 tỷ đồng. Nguồn thu gồm 53 tỷ đồng phí và 7 tỷ đồng lệ phí."
    assert told(text) == ["70 = 53 + 7 !"]


def test_a_list_that_a_new_sentence_opens_with_bao_gom_has_no_subject_of_its_own() -> None:
    text = (
        "Thu phí 70 tỷ đồng, tăng 5,1% so với năm trước (66,6 tỷ đồng). Bao gồm: phí chợ 53 tỷ đồng; lệ phí 7 tỷ đồng."
    )
    assert told(text, "partition_sum") == ["70 = 53 + 7 !"]


def test_a_list_after_those_counted_among_all_is_of_those_counted() -> None:
    text = "Đã chấm 1.454 trong tổng số 1.479 bài; trong đó 1.004 bài đạt, chiếm 69,1%; 448 bài hỏng, chiếm 30,9%."
    assert told(text, "partition_sum")[0].startswith("1.454 = 1.004 + 448 ")


@pytest.mark.parametrize(
    ("text", "total"),
    [
        # what is left over closes a list, before its number or behind it
        ("Nhận 145 ý kiến. Trong đó tỉnh trả lời 13 ý kiến, 93 ý kiến giao huyện, 19 ý kiến còn lại chờ.", "145"),
        # opposites leave nothing out, whatever else follows a semicolon
        (
            "Xã có 9.492 người, trong đó nam 4.025 người và nữ 5.447 người; phố có 4.987 người, thôn có 4.485 người.",
            "9.492",
        ),
        ("Bầu 362 đại biểu, trong đó được bầu là 302 đại biểu, đương nhiên là 40 đại biểu.", "362"),
        # the shares of the parts add up to that of their total
        ("Họp có 459 đại biểu (89,41%), trong đó: 436 thuận (88,80%), 2 chống (0,41%), 1 trắng (0,20%).", "459"),
    ],
)
def test_a_complete_list_that_misses_its_total_is_told(text: str, total: str) -> None:
    told_of = told(text, "partition_sum")
    assert [line.split()[0] for line in told_of if line.endswith(("!", "slip"))] == [total]


def test_a_syllable_in_common_does_not_make_a_list_of_a_total() -> None:
    text = "Hội phấn đấu kết nạp mới 50 hội viên. Đại hội bầu Ban Chấp hành gồm 13 đồng chí và 6 đại biểu."
    assert told(text, "partition_sum") == []


def test_round_figures_miss_a_total_by_a_round_gap() -> None:
    """800 ha are some other crop; that 12.940 is one digit from 12.140 tells nothing."""
    text = "Gieo trồng 18.420 ha, trong đó lúa 12.140 ha, ngô 2.860 ha, khoai 640 ha, rau 1.980 ha."
    assert told(text, "partition_sum") == []
