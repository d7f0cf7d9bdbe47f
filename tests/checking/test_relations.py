"""The sums a report states, in the many ways reports state them."""

import pytest

from tests.checking.told import told

SHARES = {
    "Toàn huyện có 12.480 hộ, trong đó hộ nghèo là 1.123 hộ, chiếm 9,0%.": ["9,0 = 1.123 / 12.480"],
    "Kết nạp 1.850 đảng viên, trong đó có 1.110 đảng viên là đoàn viên (chiếm 60%).": ["60 = 1.110 / 1.850"],
    "Tổng số cán bộ, công chức cấp xã là 2.150 người; trong đó nữ 731 người, đạt tỷ lệ 34%.": ["34 = 731 / 2.150"],
    "Có 45 trong tổng số 60 xã đạt chuẩn nông thôn mới, chiếm 75%.": ["75 = 45 / 60"],
    "Tổng diện tích gieo trồng là 24.500 ha, trong đó lúa 18.375 ha, chiếm 75% tổng diện tích.": [
        "75 = 18.375 / 24.500"
    ],
    "Số phiếu hợp lệ 48 phiếu; đồng chí A được 45 phiếu đồng ý, đạt tỷ lệ 93,75%.": ["93,75 = 45 / 48"],
    "Trong 480 mẫu nước được xét nghiệm, có 456 mẫu đạt quy chuẩn, chiếm 95%.": ["95 = 456 / 480"],
    "Cử tri đi bầu là 98.450 người trên tổng số 99.240 cử tri, đạt tỷ lệ 99,20%.": ["99,20 = 98.450 / 99.240"],
    "Chi cục đã kiểm tra 640 cơ sở, phát hiện 96 cơ sở vi phạm, chiếm 15% số cơ sở được kiểm tra.": ["15 = 96 / 640"],
    "Trong 9 tháng, xảy ra 120 vụ tai nạn. Số vụ do xe máy gây ra là 84 vụ, chiếm 70%.": ["70 = 84 / 120"],
    "Tổng số phiếu phát ra 250 phiếu, thu về 240 phiếu, đạt 96%.": ["96 = 240 / 250"],
    "Tiếp nhận 75 đơn thư, đã giải quyết xong 60 đơn, đạt tỷ lệ 80%.": ["80 = 60 / 75"],
    "Bầu 622 đại biểu; nữ có 254 người, chiếm 40,8% (khóa trước cả nước là 242 người, tỷ lệ 37,1%).": [
        "40,8 = 254 / 622",
        "37,1 = 242 / ?",
    ],
    "Có 52.105 tổ chức cơ sở đảng (TCCSĐ), tính đến nay 51.985 TCCSĐ đã đại hội (chiếm 99,8%).": [
        "99,8 = 51.985 / 52.105"
    ],
    "Kết nạp 484 hội viên, đưa tổng số toàn huyện lên 2.638 hội viên, chiếm 74,9% so với số hộ nông nghiệp.": [
        "74,9 = 2.638 / ?"
    ],
    "Có 125 hội viên, trong đó có 27 nữ; 120 hội viên học hết cấp ba, chiếm 96%; 78 hội viên có bằng đại học, chiếm "
    "62,4%; 24 hội viên trung cấp, chiếm 19,8%.": ["96 = 120 / 125", "62,4 = 78 / 125", "19,8 = 24 / 125 !"],
    "Đã cấp 45.600 thẻ bảo hiểm y tế, trong đó cấp mới 11.400 thẻ, chiếm 25%.": ["25 = 11.400 / 45.600"],
    "Trong tổng số 3.200 lao động được giới thiệu việc làm có 1.920 lao động nữ, chiếm tỷ lệ 60%.": [
        "60 = 1.920 / 3.200"
    ],
    "Huyện có 18 xã, 2 thị trấn; có 15 xã đạt chuẩn, chiếm 83,3% số xã.": ["83,3 = 15 / 18"],
    "Tổng dư nợ đạt 24.000 tỷ đồng. Nợ xấu 360 tỷ đồng, chiếm 1,5% trên tổng dư nợ.": ["1,5 = 360 / 24.000"],
    "Quận có thêm 152 đảng viên được kết nạp. Đoàn viên có 76 đảng viên, giảm 5,8% so với năm 2008, chiếm 50% tổng số "
    "đảng viên được kết nạp.": ["50 = 76 / 152"],
    "Bầu 60 đại biểu. Trong số người trúng cử có 20 đại biểu nữ, chiếm 33,33%; 3 đại biểu dưới 35 tuổi (5%).": [
        "33,33 = 20 / 60",
        "5 = 3 / 60",
    ],
    "Đã khảo sát 2.000 hộ: 1.640 hộ hài lòng (82%), 300 hộ bình thường (15%), 60 hộ không hài lòng (3%).": [
        "82 = 1.640 / 2.000",
        "15 = 300 / 2.000",
        "3 = 60 / 2.000",
    ],
    "Trong 5.531 doanh nghiệp được kiểm tra, có tới 3.175 doanh nghiệp lỗ, chiếm 75,4%.": ["75,4 = 3.175 / 5.531 slip"],
    "Có 948 hộ trên tổng số 912 hộ đăng ký, chiếm 53,2%.": ["53,2 = 948 / 912 !"],
    "Đã xếp loại 1.501 trong tổng số 1.518 cơ sở; trong đó 221 cơ sở tốt trở lên, chiếm 14,7%; 1.280 cơ sở trung bình, "
    "chiếm 85,3%. Riêng số xuất sắc là 55 cơ sở, chiếm 3,7% số cơ sở được xếp loại.": [
        "14,7 = 221 / 1.501",
        "85,3 = 1.280 / 1.501",
        "3,7 = 55 / 1.501",
    ],
    "Trong tổng số 5.200 công chức, có 2.756 nữ, chiếm 53,0%; 2.132 người Khmer, chiếm 41,0%; 9.236 người trẻ, chiếm "
    "43,0%.": ["53,0 = 2.756 / 5.200", "41,0 = 2.132 / 5.200", "43,0 = 9.236 / 5.200 !"],
    "Thuế buôn 34.000 quan 477 đồng, gồm 3.400 quan 556 đồng tiền đồng (chiếm 10%).": ["10 = 3.400 / 34.000"],
}
RATIOS = {
    "Đã có 36/48 xã hoàn thành, đạt 75%.": ["75 = 36 / 48"],
    "Tỷ lệ trạm y tế xã có bác sĩ đạt 92,5% (111/120 trạm).": ["92,5 = 111 / 120"],
    "100% (24/24) đơn vị đã ban hành quy chế dân chủ.": ["100 = 24 / 24"],
    "Số thôn có nhà văn hóa là 342/380 thôn, tỷ lệ 90%.": ["90 = 342 / 380"],
    "Có 28/35 đồng chí tín nhiệm cao (80%), 7/35 đồng chí tín nhiệm (20%).": ["80 = 28 / 35", "20 = 7 / 35"],
}
COVERAGES = {
    "Thu ngân sách ước đạt 5.250 tỷ đồng, bằng 105% dự toán (5.000 tỷ đồng).": ["105 = 5.250 / 5.000"],
    "Kế hoạch giao kết nạp 1.200 đảng viên; kết quả đã kết nạp 1.260 đảng viên, đạt 105% kế hoạch.": [
        "105 = 1.260 / 1.200"
    ],
    "Đã trồng 460 ha rừng, vượt 15% kế hoạch (kế hoạch 400 ha).": ["15 = 460 / 400"],
    "Giải quyết việc làm cho 8.400 lao động/8.000 lao động, đạt 105% kế hoạch.": ["105 = 8.400 / 8.000"],
    "Chỉ tiêu phát triển 40 tổ chức cơ sở, thực hiện 46 tổ chức, đạt 115% chỉ tiêu.": ["115 = 46 / 40"],
    "Sản lượng đạt 156.000 tấn, vượt 4% so với kế hoạch (150.000 tấn).": ["4 = 156.000 / 150.000"],
    "Tổng vốn được giao là 1.850 tỷ đồng, đã giải ngân 1.757,5 tỷ đồng, đạt 95% kế hoạch vốn.": [
        "95 = 1.757,5 / 1.850"
    ],
    "Phát triển mới 8.865 đoàn viên (đạt 147,75% so với chỉ tiêu giao là 6.000 đoàn viên).": ["147,75 = 8.865 / 6.000"],
    "Đã chi 560 tỷ đồng, bằng 81% kế hoạch. Cụ thể: đất 560 tỷ đồng/690 tỷ đồng, đạt 81,16% kế hoạch.": [
        "81 = 560 / 690",
        "81,16 = 560 / 690",
    ],
    "Đã bồi dưỡng 13.815 hội viên, đạt 149,77% kế hoạch năm (10.482 hội viên).": ["149,77 = 13.815 / 10.482 !"],
    "Trồng mới 12 ha, đạt 100% kế hoạch năm.": ["100 = 12 / ?"],
    "Thu đạt 176 tỷ đồng, đạt 75% dự toán tỉnh giao (đạt 70,3% dự toán huyện giao).": [
        "75 = 176 / ?",
        "70,3 = 176 / ?",
    ],
}
CHANGES = {
    "Kim ngạch đạt 1.320 triệu USD, tăng 10% so với năm 2022 (1.200 triệu USD).": ["10 = 1.320 / 1.200"],
    "Xảy ra 180 vụ, giảm 20 vụ (giảm 10%) so với cùng kỳ năm trước.": ["10 = 180 / by 20"],
    "Thu ngân sách đạt 2.300 tỷ đồng, tăng 300 tỷ đồng so với năm 2023, tương đương tăng 15%.": ["15 = 2.300 / by 300"],
    "Tổng dư nợ là 24.610 tỷ đồng; so với đầu năm tăng 2.375 tỷ đồng (+10,7%).": ["10,7 = 24.610 / by 2.375"],
    "Xảy ra 15 vụ, 6 người chết. So với năm trước giảm 10 vụ (-40%), giảm 2 người chết (-25%).": [
        "40 = 15 / by 10",
        "25 = 6 / by 2",
    ],
    "Xảy ra 6 vụ, làm chết 5 người, bị thương 2 người. So với cùng kỳ giảm 13 vụ (-68%), giảm 10 người chết (-53%).": [
        "68 = 6 / by 13",
        "53 = 5 / by 10 !",
    ],
    "Năm 2023 có 480 vụ cháy, năm 2024 có 420 vụ, giảm 12,5%.": ["12,5 = 420 / 480"],
    "Số hộ nghèo giảm từ 4.000 hộ xuống còn 3.200 hộ, giảm 20%.": ["20 = 3.200 / 4.000"],
    "Đón 3,6 triệu lượt khách, tăng 20% so với năm 2023 là 3 triệu lượt.": ["20 = 3,6 / 3"],
    "Vốn đạt 4.500 tỷ đồng, gấp 3 lần so với cùng kỳ (1.500 tỷ đồng).": ["3 = 4.500 / 1.500"],
    "Ngày thường chảy 250,5 m3/s. Hôm qua đo được 5.010,2 m3/s, gấp 20 lần ngày thường.": ["20 = 5.010,2 / 250,5"],
    "Có 920 doanh nghiệp mới, giảm 8% (giảm 80 doanh nghiệp) so với năm trước.": ["8 = 920 / by 80"],
    "Thu đạt 2.530 tỷ đồng, bằng 110% dự toán (2.300 tỷ đồng), tăng 15% so với cùng kỳ (2.200 tỷ đồng).": [
        "15 = 2.530 / 2.200"
    ],
    "Sản lượng đạt 46.000 tấn, tăng 15% so với cùng kỳ.": ["15 = 46.000 / ?"],
}
SUMS = {
    "Toàn Đảng bộ có 45 tổ chức cơ sở đảng, gồm 20 đảng bộ và 25 chi bộ cơ sở.": ["45 = 20 + 25"],
    "Thành phố có 642 tổ chức cơ sở (thêm 9 tổ chức), trong đó có 230 đảng bộ (thêm 5), 412 chi bộ (thêm 4).": [
        "642 = 230 + 412",
        "9 = 5 + 4",
    ],
    "Xử lý kỷ luật 86 đảng viên, gồm: khiển trách 52, cảnh cáo 24, cách chức 3, khai trừ 7.": ["86 = 52 + 24 + 3 + 7"],
    "Tổng số đơn tiếp nhận là 312 đơn (khiếu nại 96 đơn, tố cáo 41 đơn, kiến nghị 175 đơn).": ["312 = 96 + 41 + 175"],
    "Ban Chấp hành có 41 đồng chí, trong đó 30 nam và 11 nữ.": ["41 = 30 + 11"],
    "Đã khởi tố 64 vụ, 152 bị can (trong đó án tham nhũng 14 vụ, 41 bị can; án kinh tế 50 vụ, 111 bị can).": [
        "64 = 14 + 50",
        "152 = 41 + 111",
    ],
    "Tổng thu 8.640 tỷ đồng, bao gồm thu nội địa 6.120 tỷ đồng, thu xuất nhập khẩu 2.520 tỷ đồng.": [
        "8.640 = 6.120 + 2.520"
    ],
    "Thành phố có 168 trường, chia ra: mầm non 62 trường, tiểu học 68 trường, trung học 38 trường.": [
        "168 = 62 + 68 + 38"
    ],
    "Cả năm có 230 dự án. Trong đó: 150 dự án cấp mới, 60 dự án tăng vốn và 20 dự án góp vốn.": ["230 = 150 + 60 + 20"],
    "Tổng số lao động là 15.300 người; trực tiếp 12.700 người, số còn lại 2.600 người là gián tiếp.": [
        "15.300 = 12.700 + 2.600"
    ],
    "Kết quả kiểm tra 94 tổ chức đảng:\n- Xuất sắc: 18 tổ chức.\n- Tốt: 61 tổ chức.\n- Hoàn thành: 15 tổ chức.": [
        "94 = 18 + 61 + 15"
    ],
    "Có 12 đồng chí nam và 9 đồng chí nữ, tổng cộng 21 đồng chí.": ["21 = 12 + 9"],
    "Tổng số 1.460 thanh niên nhập ngũ: quân sự 1.210 thanh niên, công an 250 thanh niên.": ["1.460 = 1.210 + 250"],
    "Bộ máy giảm 26 đầu mối, trong đó cấp tỉnh giảm 8 đầu mối, cấp huyện giảm 18 đầu mối.": ["26 = 8 + 18"],
    "Dư nợ tăng 1.200 tỷ đồng, trong đó ngắn hạn tăng 1.500 tỷ đồng, dài hạn giảm 300 tỷ đồng.": [
        "1.200 = 1.500 - 300"
    ],
    "Tổng thu 842,6 tỷ đồng, bằng 108% dự toán. Nguồn thu gồm:\n- Nội địa: 600 tỷ đồng, tăng 12 tỷ đồng;\n- Khác: "
    "242,6 tỷ đồng.": ["842,6 = 600 + 242,6"],
    "Có 94 tổ chức. Trong đó:\n\na) Tốt: 61 tổ chức, tăng 2 tổ chức;\n\nb) Khá: 33 tổ chức.": ["94 = 61 + 33"],
    "Đã bầu 5.207/5.242 đồng chí, bao gồm 2.311 bí thư, 1.733 phó bí thư, 1.163 ủy viên.": [
        "5.207 = 2.311 + 1.733 + 1.163"
    ],
    "Thu 500 tỷ đồng (năm trước 450 tỷ đồng), gồm nội địa 300 tỷ đồng (năm trước 280 tỷ đồng) và xuất nhập khẩu 200 tỷ "
    "đồng (năm trước 170 tỷ đồng).": ["500 = 300 + 200", "450 = 280 + 170"],
    "Giải quyết 40/67 đơn, trong đó khiếu nại 21/38 đơn và tố cáo 19/29 đơn.": ["40 = 21 + 19", "67 = 38 + 29"],
    "Cả 93 xã được xếp loại: 18/93 xã tốt, 37/93 xã khá và 38/93 xã trung bình.": ["93 = 18 + 37 + 38"],
    "Có 07 lượt công dân đến trình bày. Sau phân loại, nhận đơn 04 trường hợp; hướng dẫn 03 lượt công dân.": [
        "07 = 04 + 03"
    ],
    "Tổng thu đạt 790 tỷ đồng. Nếu không kể ghi thu (38 tỷ đồng) thì thu cân đối đạt 752 tỷ đồng.": ["790 = 38 + 752"],
    "Kết nạp 2.806 quần chúng.\nTrong đó, người theo đạo (Công giáo có 2.718 tín đồ, trong đó có 2 chức việc; "
    "Phật giáo có 88 tín đồ).": ["2.806 = 2.718 + 88"],
}
PERCENT_SUMS = {
    "Cơ cấu kinh tế: nông nghiệp 18,5%, công nghiệp 46,2%, dịch vụ 35,3%.": ["100 = 18,5 + 46,2 + 35,3"],
    "Khu vực I chiếm 20,4%; khu vực II chiếm 41,1%; khu vực III chiếm 38,5%.": ["100 = 20,4 + 41,1 + 38,5"],
    "Nam chiếm 58,4%, nữ chiếm 41,6%.": ["100 = 58,4 + 41,6"],
    "Cơ cấu kinh tế: nông nghiệp 9,7%, công nghiệp 62,0%, dịch vụ 38,3%.": ["100 = 9,7 + 62,0 + 38,3 !"],
    "Tỷ lệ đồng ý 96,5%, không đồng ý 3,5%.": ["100 = 96,5 + 3,5"],
    "Kết quả phân loại 520 chi bộ: xuất sắc 104 chi bộ (20%); tốt 364 chi bộ (70%); còn lại 52 chi bộ (10%).": [
        "100 = 20 + 70 + 10"
    ],
    "Có 450 cử tri bỏ phiếu (90,00%), trong đó: 445 cử tri đồng ý (89,00%), 3 cử tri phản đối (0,60%), 2 cử tri để "
    "trống (0,40%).": ["90,00 = 89,00 + 0,60 + 0,40"],
}
SUBSETS = {
    "Toàn huyện có 6.420 hội viên, trong đó có 812 hội viên là đảng viên.": ["812 < 6.420"],
    "Kết nạp 318 đảng viên, nâng tổng số đảng viên toàn Đảng bộ lên 9.655 đảng viên.": ["318 < 9.655"],
    "Có 38 xã trong tổng số 52 xã có hợp tác xã.": ["38 < 52"],
    "Chỉ có 11 người trong số hơn 150 ứng viên trúng cử.": ["11 < 150"],
    "Đã đánh giá 22.824/29.150 đảng viên.": ["22.824 < 29.150"],
    "Có 158 chi bộ xuất sắc, 808 chi bộ hoàn thành tốt nhiệm vụ trở lên.": ["158 < 808"],
    "Kiểm tra 3.005 tổ chức và 8.982 đảng viên. Qua kiểm tra, phát hiện 1.575 tổ chức và 6.695 đảng viên vi phạm.": [
        "1.575 < 3.005",
        "6.695 < 8.982",
    ],
    "Có 681 dự án, vốn 9.700 tỷ đồng (trong đó 29 dự án FDI, vốn 1.200 tỷ đồng).": ["29 < 681", "1.200 < 9.700"],
    "Trong số 345 đảng viên mới có 180 nữ, 165 người dân tộc thiểu số.": ["180 < 345", "165 < 345"],
    "Kết nạp 1.988 đảng viên. Trong đó, dẫn đầu là huyện Tân Khê với 241 đảng viên; tiếp theo là quận Bình Sơn với 126 "
    "đảng viên.": ["241 < 1.988", "126 < 1.988", "241 + 126 < 1.988"],
    "Soi chiếu 6.198 container, trong đó cảng phía bắc có số lượng cao nhất (2.699 container).": ["2.699 < 6.198"],
}


@pytest.mark.parametrize(("text", "stated"), SHARES.items())
def test_a_share_is_tied_to_its_part_and_base(text: str, stated: list[str]) -> None:
    assert told(text, "share") == stated


@pytest.mark.parametrize(("text", "stated"), RATIOS.items())
def test_a_percentage_beside_a_slash_is_of_its_two_figures(text: str, stated: list[str]) -> None:
    assert told(text, "ratio_percent") == stated


@pytest.mark.parametrize(("text", "stated"), COVERAGES.items())
def test_a_fulfilment_is_measured_against_its_plan(text: str, stated: list[str]) -> None:
    assert told(text, "coverage") == stated


@pytest.mark.parametrize(("text", "stated"), CHANGES.items())
def test_a_change_is_measured_against_the_past(text: str, stated: list[str]) -> None:
    assert told(text, "change") == stated


@pytest.mark.parametrize(("text", "stated"), SUMS.items())
def test_parts_are_summed_to_the_total_they_are_listed_under(text: str, stated: list[str]) -> None:
    assert told(text, "partition_sum") == stated


@pytest.mark.parametrize(("text", "stated"), PERCENT_SUMS.items())
def test_shares_of_one_whole_add_up(text: str, stated: list[str]) -> None:
    assert told(text, "percent_sum") == stated


@pytest.mark.parametrize(("text", "stated"), SUBSETS.items())
def test_a_part_lies_within_what_it_is_said_to_be_part_of(text: str, stated: list[str]) -> None:
    assert told(text, "subset") == stated


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hộ nghèo giảm từ 8,5% xuống còn 5,2%, bình quân mỗi năm giảm 1,1%.",
        "Trong 5 năm, đã mở 120 lớp với 6.500 học viên, trong đó nữ chiếm 35%.",
        "Lãi suất cho vay bình quân 8%/năm; tổng dư nợ 24.500 tỷ đồng, nợ xấu chiếm 1,2%.",
        "Đại hội bầu 39 đồng chí vào Ban Chấp hành, 11 đồng chí vào Ban Thường vụ; bầu 1 bí thư, 2 phó bí thư.",
        "Có 95% hộ dân dùng nước sạch, 98% hộ có điện, 85% hộ có nhà kiên cố.",
        "Tổng vốn 150 tỷ đồng, gồm nhiều nguồn như: ngân sách tỉnh 60 tỷ đồng, xã hội hóa 85 tỷ đồng…",
        "Giá xăng tăng 500 đồng lên 21.500 đồng/lít, giá dầu giảm 300 đồng còn 18.200 đồng/lít.",
        "Đã hỗ trợ 1.500 hộ với số tiền 4,5 tỷ đồng; trong đó có 900 hộ nghèo và 500 hộ cận nghèo.",
        "Tăng trưởng từ 30% đến 70%.",
        "Cơ cấu kinh tế: nông nghiệp 18%, công nghiệp 46%.",
        "Kỷ luật 62 người.\n\nHình thức: khiển trách 28, khai trừ 4 (trong đó, cấp ủy cảnh cáo 1, khai trừ 4).",
        "Thu giảm gần 1/4 so với tháng 3 và chỉ bằng 65% mức cùng kỳ.",
        "Có 47/63 địa phương thu đạt trên 30% dự toán, trong đó 32 địa phương thu đạt trên 34% dự toán.",
        "Thu từ khu vực nhà nước đạt 136 tỷ đồng, bằng 61,7% dự toán năm.\n\nThu từ tư nhân 85 tỷ đồng, bằng 60,2%.",
        "Thu nội địa đạt 281 tỷ đồng, bằng 33% dự toán. Thu khác đạt 90 tỷ đồng, bằng gần 32% dự toán năm.",
        "Kết nạp 2.270 đảng viên, đạt 2,98% so với tổng số đảng viên năm 2017, nâng tổng số là 78.047 đảng viên.",
        "Kim ngạch đạt 145 triệu USD. Trong đó, FDI 122 triệu USD; tư nhân 20 triệu USD; nhà nước tăng 2,5%.",
        "Có 80% chi bộ hoàn thành tốt, trong đó có 20% hoàn thành xuất sắc.",
        "Đã bồi dưỡng 863 người, tổng cộng 2 lớp.\n\nKết nạp 2.089 người. Trong đó, dẫn đầu là huyện Tân Khê "
        "với 345 người; tiếp theo là quận Bình Sơn 321 người, huyện Lộc Hà 178 người.",
        "Xuất khẩu 400 triệu USD, chiếm 2% kim ngạch cả nước.",
        "Đã giải quyết 238/316 vụ việc; số vụ phát sinh là 291 vụ, còn lại 35 vụ đang xem xét.",
        "Nhà ở tăng 30% - 70%, tùy khu vực.",
        "Tổng chi 9.850 tỷ đồng, trong đó chi đầu tư 3.120 tỷ đồng, chi thường xuyên 6.480 tỷ đồng.",
    ],
)
def test_what_the_text_does_not_say_is_no_alarm(text: str) -> None:
    """Changes, averages, illustrations, neighbours: nothing that could be wrong is made of them."""
    kinds = ("share", "ratio_percent", "coverage", "change", "partition_sum", "percent_sum")
    assert [line for line in told(text, *kinds) if not line.endswith("?")] == []


def test_every_relation_is_told_once_and_in_reading_order() -> None:
    text = (
        "Đã xếp loại 824/826 chi bộ: 158 chi bộ xuất sắc (19,2%), 808 chi bộ tốt trở lên (98,1%), 16 chi bộ yếu (1,9%)."
    )
    assert told(text) == [
        "824 < 826",
        "19,2 = 158 / 824",
        "158 < 808",
        "98,1 = 808 / 824",
        "824 = 808 + 16",
        "100 = 98,1 + 1,9",
        "1,9 = 16 / 824",
    ]


def test_a_text_without_figures_states_nothing() -> None:
    assert told("Không có gì để tính.") == []
