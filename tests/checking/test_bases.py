"""What a share is taken of."""

import pytest

from tests.checking.told import told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # the total of its list wins over what stands nearer
        (
            "Huyện có 900 hộ. Xã có 200 hộ, gồm 50 hộ nghèo (25%) và 150 hộ khác (75%).",
            ["25 = 50 / 200", "75 = 150 / 200"],
        ),
        # siblings are walked over
        ("Có 200 hộ: 50 hộ nghèo (25%), 60 hộ cận nghèo (30%).", ["25 = 50 / 200", "30 = 60 / 200"]),
        # those rated, not all there are
        ("Đã xếp loại 824/826 chi bộ: 206 chi bộ tốt (25%).", ["25 = 206 / 824"]),
        # the one the words name, however far
        (
            "Huyện có 4.000 hộ. Xã A có 300 thửa. Đã thăm 500 hộ, có 200 hộ nghèo, chiếm 5% tổng số hộ của huyện.",
            ["5 = 200 / 4.000"],
        ),
        # the sentence before
        ("Bầu 60 đại biểu. Số đại biểu nữ là 20 người, chiếm 33,33%.", ["33,33 = 20 / 60"]),
    ],
)
def test_the_base_is_found(text: str, stated: list[str]) -> None:
    assert told(text, "share") == stated


@pytest.mark.parametrize(
    "text",
    [
        "Đã họp với 300 hộ. Hộ nghèo còn 48 hộ, chiếm 2,4%.",
        "Có 300 hộ. Hộ nghèo là 48 hộ, chiếm 2,4% số hộ toàn huyện.",
        "Xuất khẩu 900 triệu USD, gạo 48 triệu USD, chiếm 2,4% thị phần thế giới.",
        "Đã trồng 300 ha.\n\nA.\n\nB.\n\nC.\n\nLúa 48 ha, chiếm 16%.",
        "Có 439 đại biểu (89,41%), trong đó 436 đại biểu tán thành (88,80%).",
    ],
)
def test_a_base_that_is_not_printed_gives_no_alarm(text: str) -> None:
    assert all(line.endswith("/ ?") for line in told(text, "share"))


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Có 12.480 hộ, trong đó hộ nghèo 1.123 hộ, chiếm 71%.", "71 = 1.123 / 12.480 !"),
        ("Có 480 mẫu, trong đó 546 mẫu đạt, chiếm 95%.", "95 = 546 / 480 !"),
        ("Đã kiểm tra 640 cơ sở, phát hiện 96 cơ sở vi phạm, chiếm 18% số cơ sở được kiểm tra.", "18 = 96 / 640 !"),
        ("Có 200 hộ: 50 hộ nghèo (25%), 60 hộ cận nghèo (35%).", "35 = 60 / 200 !"),
    ],
)
def test_a_base_the_words_leave_no_doubt_about_is_judged(text: str, flag: str) -> None:
    assert flag in told(text, "share")


def test_shares_that_are_all_of_something_else_are_left_alone() -> None:
    """Each of three shares is far from the total they stand under: they have bases of their own."""
    text = "Có 485 người, trong đó 141 nữ (51,8%), 206 nam (75,2%), 123 trẻ em (56%)."
    assert told(text, "share") == ["51,8 = 141 / ?", "75,2 = 206 / ?", "56 = 123 / ?"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # those that "trong số" names, though they have a share of their own
        (
            "Vùng có 160 bến cá, trong đó 40 bến cá được công bố (25%); trong số bến cá được công bố có 10 bến nạo vét "
            "(25%), 6 bến mở rộng (15%).",
            ["25 = 40 / 160", "25 = 10 / 40", "15 = 6 / 40"],
        ),
        # a target is no whole
        (
            "Tuyển 84 hộ lý, hơn 4 hộ lý so với chỉ tiêu 80. Trong số hộ lý được tuyển, có 63 nữ (75%).",
            ["75 = 63 / 84"],
        ),
        # parts of what was done are of the parts of what was planned
        (
            "Kế hoạch vốn 900 tỷ đồng, gồm vốn vay nước ngoài 500 tỷ đồng và vốn đối ứng 400 tỷ đồng; đã rút 700 tỷ "
            "đồng, trong đó vốn vay 450 tỷ đồng (90%), vốn đối ứng 250 tỷ đồng (62,5%).",
            ["90 = 450 / 500", "62,5 = 250 / 400"],
        ),
    ],
)
def test_a_base_is_named_before_its_part(text: str, stated: list[str]) -> None:
    assert told(text, "share") == stated


def test_a_base_named_before_its_part_is_judged() -> None:
    text = "Đã khám cho 400 phạm nhân. Trong số phạm nhân được khám, có 60 người bị lao (51%)."
    assert told(text, "share") == ["51 = 60 / 400 slip"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # what is done of what was asked for before it, in a row of steps
        ("Thất thoát 20 tỷ đồng, đề nghị thu 8 tỷ đồng (40%), đã thu 6 tỷ đồng, đạt 75%.", "75 = 6 / 8"),
        # the base is printed right behind the words that name it
        ("Có 150 hộ đơn thân, chiếm 2,5% tổng số hộ (6.000 hộ).", "2,5 = 150 / 6.000"),
        ("Có 150 hộ đơn thân, chiếm tỷ lệ 2,5% trong tổng số 6.000 hộ.", "2,5 = 150 / 6.000"),
        ("Có 150 hộ đơn thân, chiếm 5,2% tổng số hộ (6.000 hộ).", "5,2 = 150 / 6.000 slip"),
    ],
)
def test_a_base_may_stand_right_before_or_right_behind(text: str, stated: str) -> None:
    assert stated in told(text, "share")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # a total told as an aside in the heading of a list
        (
            "Xếp loại bến xe (tổng số 40): loại tốt 10 bến (25%), loại khá 30 bến (75%).",
            ["25 = 10 / 40", "75 = 30 / 40"],
        ),
        # a row of two measures, each with its own share
        (
            "Nhận 50 vụ với 80 bị can, xử xong 40 vụ với 60 bị can (đạt 80% về số vụ, 75% về số bị can).",
            ["80 = 40 / 50", "75 = 60 / 80"],
        ),
        # one base behind two shares
        (
            "Có 60 hộ nghèo, chiếm 2% và 90 hộ cận nghèo, chiếm 3% trong tổng số 3.000 hộ dân.",
            ["3 = 90 / 3.000", "2 = 60 / 3.000"],
        ),
        # A/B of different units, and those of them
        (
            "Hội có 800 hội viên/1.000 phụ nữ, đạt tỷ lệ tập hợp 80%; dân tộc thiểu số 240 hội viên, chiếm 30%.",
            ["80 = 800 / 1.000", "30 = 240 / 800"],
        ),
        ("Thụ lý 50 vụ/80 bị can, xử xong 40 vụ/60 bị can, đạt 80% về số vụ.", ["80 = 40 / 50"]),
    ],
)
def test_the_base_in_further_forms(text: str, stated: list[str]) -> None:
    assert told(text, "share") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # another noun, the same base
        (
            "Chọn 65 giám khảo: 13 giám khảo nữ (20%), 26 giám khảo trẻ (40%), 39 mới vào nghề (60%).",
            "60 = 39 / 65",
        ),
        # named behind the first share only
        ("Bán lẻ 800 tỷ đồng, chiếm 80% tổng mức (1.000 tỷ đồng); lưu trú 90 tỷ đồng, chiếm 9%.", "9 = 90 / 1.000"),
    ],
)
def test_a_share_goes_on_from_another(text: str, stated: str) -> None:
    assert stated in told(text, "share")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # a figure of the sentence before that fits, rather than the total it was counted in
        ("Có 340 em đăng ký, 320 em dự thi (94,1%), vắng 20 em. Số em đỗ là 304 em, tỷ lệ 95%.", "95 = 304 / 320"),
        # the same base as the share before it, a sentence on
        (
            "Bầu 500 đại biểu. Trẻ: 62 người (12,4%), ít hơn 8 người. Tái cử 167 người, tăng 7 người. Tự ứng cử: 4 "
            "người (0,8%).",
            "0,8 = 4 / 500",
        ),
        # another noun than that of the whole which opens the sentence
        ("Trong 120 xã, thị trấn có 108 đơn vị đạt chuẩn (90%), 6 đơn vị mới lên.", "90 = 108 / 120"),
        # the total follows its list in a sentence of its own
        (
            "Dưới 30 tuổi có 412 công chức (12,6%), trên 30 tuổi có 2.848 công chức (87,4%). Tổng số: 3.260 người.",
            "12,6 = 412 / 3.260",
        ),
        # "trong đó" and the percentage agree, though the base is named otherwise
        (
            "Đã đón 312,5 nghìn lượt, trong đó đường không 268,4 nghìn lượt, chiếm 85,9% tổng lượng khách ngoại.",
            "85,9 = 268,4 / 312,5",
        ),
        # two go by the same name: the one that fits, not the nearest
        (
            "Bầu đủ 499 người trúng cử. Số người làm chuyên trách trúng cử là 67 người.\n\nNữ có 151 người (tỷ lệ "
            "30,26% trong tổng số người trúng cử).",
            "30,26 = 151 / 499",
        ),
    ],
)
def test_the_base_that_fits_is_meant_where_words_leave_a_choice(text: str, stated: str) -> None:
    assert stated in told(text, "share")


def test_a_base_in_the_sentence_before_is_not_taken_from_within_a_list() -> None:
    """What "trong đó" says is judged, though another figure nearby would fit."""
    text = "Có 340 em đăng ký, 320 em dự thi. Trường có 400 em, trong đó nữ 304 em, chiếm 95%."
    assert told(text, "share") == ["95 = 304 / 400 other_base"]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        # two other shares of the list fit what is printed behind one of them
        (
            "Nợ nhóm một 58 tỷ đồng, chiếm 58%; nợ nhóm hai 30 tỷ đồng, chiếm 33%; nợ xấu 12 tỷ đồng, chiếm 12% trong "
            "tổng dư nợ 100 tỷ đồng.",
            "33 = 30 / 100 !",
        ),
        # three other shares fit the total in the next sentence
        (
            "Nhóm trẻ 412 công chức (12,6%), nhóm vừa 1.486 công chức (45,6%), nhóm già 968 công chức (29,9%), nhóm "
            "khác 394 công chức (12,1%). Tổng số: 3.260 công chức.",
            "29,9 = 968 / 3.260 !",
        ),
    ],
)
def test_the_other_shares_of_a_list_vouch_for_a_base(text: str, flag: str) -> None:
    assert flag in told(text, "share")


@pytest.mark.parametrize(
    "text",
    [
        "Thụ lý mới 600 vụ + 100 vụ chuyển sang; đã giải quyết 350 vụ, đạt 50%.",
        "Nhận 600 đơn mới và 100 đơn cũ; đã giải quyết 350 đơn, đạt 50%.",
    ],
)
def test_a_share_of_two_neighbours_is_of_neither(text: str) -> None:
    assert told(text, "share") == ["50 = 350 / ?"]
