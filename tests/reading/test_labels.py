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
        # what is counted, not who has it
        ("Bệnh viện có 1.200 giường bệnh.", ["giường bệnh"]),
        ("Lớp 5A có 32 học sinh.", ["học sinh lớp 5A"]),
        ("TPHCM có diện tích 6.772 km².", ["diện tích"]),
        ("Tỉnh thông qua tổng thu ngân sách là 10 tỷ đồng.", ["tổng thu ngân sách"]),
        ("Thu giữ 300 kg pháo.", ["pháo"]),
        ("Thu hút 8,1 triệu lượt khách.", ["lượt khách thu hút"]),
        ("Còn chưa giải quyết xong 56 vụ việc.", ["vụ việc chưa giải quyết xong"]),
        ("Gồm Tày 120 người, Nùng 80 người.", ["người Tày", "người Nùng"]),
        # the amount that is still spoken of
        (
            "Diện tích lúa đạt 90 ha, trong đó phía Bắc 50 ha, phía Nam 40 ha.",
            ["Diện tích lúa", "Diện tích lúa phía Bắc", "Diện tích lúa phía Nam"],
        ),
        (
            "Giải ngân 90 tỷ đồng, gồm 50 tỷ đồng cho chủ đầu tư, 40 tỷ đồng cho người mua nhà.",
            ["Giải ngân", "Giải ngân cho chủ đầu tư", "Giải ngân cho người mua nhà"],
        ),
        ("Có 12 dự án mới với 10 tỷ USD.", ["dự án mới", "dự án mới"]),
        ("Có 12 dự án tổng công suất 176 MW.", ["dự án", "tổng công suất"]),
        ("Có 31 hội viên nam và 17 hội viên nữ.", ["hội viên nam", "hội viên nữ"]),
        ("Lao động từ 15 tuổi trở lên là 52 triệu người.", ["Lao động", "Lao động"]),
        ("Tổng thu của ba địa phương là 90 tỷ đồng.", ["địa phương", "Tổng thu của ba địa phương"]),
        ("Quỹ vận động được 12/10 tỷ đồng.", ["Quỹ vận động", "Quỹ vận động"]),
        # compounds with a dash, asides, capitals, abbreviations
        ("Công nghiệp - xây dựng chiếm 38,2%.", ["tỷ lệ công nghiệp - xây dựng"]),
        ("Chỉ số sản xuất (IIP) tháng 9/2023 tăng 0,1%.", ["Chỉ số sản xuất"]),
        ("Hạng A: 45%; B: 35%; ROE 15,6%.", ["tỷ lệ Hạng A", "tỷ lệ B", "ROE"]),
        # changes of what follows, and comparisons that are no shares
        ("Giảm 16% số người chết.", ["số người chết"]),
        ("Diện tích phía Bắc bằng 99,1%.", ["Diện tích phía Bắc"]),
        ("Số đại biểu tán thành chiếm 94%.", ["tỷ lệ đại biểu tán thành"]),
        ("Số hộ nghèo giảm mạnh 15%.", ["Số hộ nghèo"]),
        # words that belong together over a comma, an aside or a lost subject
        ("Nhận 836 đơn khiếu nại, tố cáo.", ["đơn khiếu nại, tố cáo"]),
        ("Chi bộ trong sạch, vững mạnh chiếm 92,9%.", ["tỷ lệ chi bộ trong sạch, vững mạnh"]),
        ("Khu vực nông, lâm nghiệp tăng 4,2%.", ["Khu vực nông, lâm nghiệp"]),
        ("Diện tích lúa ngã đổ, ngập úng là 90 ha.", ["Diện tích lúa ngã đổ, ngập úng"]),
        ("Năm 2023, toàn tỉnh đón 90 đoàn khách.", ["đoàn khách đón"]),
        (
            "Có 45 xã (chiếm 70,2%) đạt chuẩn nông thôn mới.",
            ["xã đạt chuẩn nông thôn mới", "tỷ lệ xã đạt chuẩn nông thôn mới"],
        ),
        (
            "Có 57 đại biểu dưới 40 tuổi (3,6%).",
            ["đại biểu dưới 40 tuổi", "đại biểu dưới 40 tuổi", "tỷ lệ đại biểu dưới 40 tuổi"],
        ),
        # the subject of a sentence, not what merely tells of it
        ("Có 320 cử tri ở 13 xã đi bầu, đạt 99,9%.", ["cử tri", "xã đi bầu", "tỷ lệ cử tri"]),
        ("Họp ở 111 cơ sở (bằng 39,9%).", ["cơ sở", "cơ sở"]),
        ("Cả nước có 16 tỉnh có 100% số xã đạt chuẩn.", ["tỉnh", "tỷ lệ xã đạt chuẩn"]),
        (
            "Kết nạp 90 đoàn viên so với kế hoạch giao (80 đoàn viên), bằng 112,5%.",
            ["đoàn viên kết nạp", "kế hoạch giao", "đoàn viên kết nạp"],
        ),
        ("Hộ nghèo giảm 12% (chỉ tiêu là 10%).", ["Hộ nghèo", "Hộ nghèo, chỉ tiêu"]),
        ("Du lịch tăng 7% (cùng kỳ năm trước tăng 5%).", ["Du lịch", "Du lịch, cùng kỳ năm trước"]),
        ("Huyện giảm 4 phòng.", ["phòng"]),
        ("Có 90 cổ phần nhà nước, chiếm 51% vốn điều lệ.",
         ["cổ phần nhà nước", "tỷ lệ cổ phần nhà nước trong vốn điều lệ"]),
        ("Có 90 phiếu thuận, đạt 92,5% tính trên tổng số đại biểu.",
         ["phiếu thuận", "tỷ lệ phiếu thuận trong tổng số đại biểu"]),
        ("Tạo việc làm cho 62 lao động, đạt 90% kế hoạch.",
         ["lao động tạo việc làm", "lao động tạo việc làm so với kế hoạch"]),
        ("Nông thôn tăng 4,5%/năm so với thành thị là 1,8%.", ["Nông thôn so với thành thị", "tỷ lệ thành thị"]),
        # no loose ends, no verbs
        ("Xuất khẩu đạt 4,3 tỷ USD, vượt con số 4,2 tỷ USD.", ["Xuất khẩu", "Xuất khẩu"]),
        ("Xuất khẩu cà phê đem về 370 triệu USD.", ["Xuất khẩu cà phê"]),
        ("Tỷ lệ yếu kém còn 0,4%; nhà ở 12 căn.", ["Tỷ lệ yếu kém", "căn nhà ở"]),
        ("Các ngành tăng cao như dệt may tăng 7,6%.", ["dệt may"]),
        ("Ngập ở Cao Bằng 12 ha.", ["Ngập ở Cao Bằng"]),
        ("Tăng đều (2001 tăng 7,1%; 2002 giảm 6,5%).", ["mức tăng", "mức giảm"]),
        ("Thu giữ 60 gói có trọng lượng 20 kg.", ["gói", "trọng lượng"]),
        ("Theo số liệu của Tổng cục Hải quan tổng kim ngạch đạt 35 tỷ USD.", ["tổng kim ngạch"]),
        (
            "Lúa hư hại là 45 ha tại Bạc Liêu và 17 ha tại Sóc Trăng.",
            ["Lúa hư hại", "Lúa hư hại tại Sóc Trăng"],
        ),
        ("Cấp vốn 12 tỷ đồng.\n\nThêm 5 điểm.", ["Cấp vốn", "điểm"]),
        # the heads of a table
        (
            "| Chỉ tiêu | Kế hoạch | Tỷ lệ (%) |\n|---|---|---|\n| Thu (tỷ đồng) | 1.200 | 104,2 |",
            ["Thu, Kế hoạch", "Thu, Tỷ lệ"],
        ),
    ],
)  # fmt: skip
def test_a_figure_is_labelled_by_the_words_around_it(text: str, expected: list[str]) -> None:
    assert expected == labels(text)


def test_what_is_no_statistic_has_no_label() -> None:
    figures = read_figures(Document("x", "Ngày 5-1-2022, Nghị quyết 57-NQ/TW, khoản 2.", "", "")).figures
    assert [figure.label for figure in figures] == ["", "", ""]


def test_a_long_label_ends_where_a_further_phrase_begins() -> None:
    text = (
        "Chi đầu tư từ nguồn vốn xây dựng cơ bản tập trung của ngân sách cấp tỉnh và cấp huyện hằng năm là 5 tỷ đồng."
    )
    assert labels(text) == ["Chi đầu tư từ nguồn vốn xây dựng cơ bản tập trung"]


def test_a_label_stays_short_and_ends_in_no_connective() -> None:
    text = f"Toàn tỉnh có 12 mô hình {'sản xuất giỏi và tiêu biểu của ' * 9}huyện."
    (label,) = labels(text)
    assert len(label.split()) <= 16
    assert label.split()[-1] not in {"và", "của"}
