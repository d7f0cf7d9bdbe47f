"""The words that part a label from its number, and those that a label may begin with."""

import re

from helpers.reading.lexicon import DOWN, HEDGES, UP, alternatives, by_last_word, listed

END = r"(?![^\W_])"


def opener(block: str) -> re.Pattern[str]:
    """Return the pattern of a text that begins with one of the phrases of a block."""
    return re.compile(rf"(?:{alternatives(listed(block))}){END}")


def closer(block: str) -> re.Pattern[str]:
    """Return the pattern of one of the phrases of a block inside a text, or of "đạt" (not: chưa đạt, đạt chuẩn)."""
    reached = r"đạt(?!\s+chuẩn)(?<!chưa đạt)(?<!không đạt)"
    return re.compile(rf"\s(?:{alternatives(listed(block))}|{reached}){END}")


#: Words that end the noun phrase after a number: from here on the text says something about it.
VERB = closer("""
    chiếm, bằng, tăng, giảm, vượt, ước, tương ứng, tương đương, gồm, bao gồm, trong đó, nếu, so với, là, thì
    và, với, cùng, nhưng, còn lại, song, trên tổng số, trong tổng số, trong số, hụt, nâng tổng, nâng số, đưa, có, đã, x
    đối với, khiến, không phải, đến nay, tính đến
""")
#: Words that end the base of a percentage.
BASE_END = closer("""
    và, nhưng, trong đó, tăng, giảm, chiếm, tương đương, tương ứng, là, thì, bằng, gồm, đã, có, cùng với, nếu, theo
""")
#: Words that belong together although a comma parts them: those after the comma, by those before it.
PAIRS = "|".join(
    rf"(?<={before},)\s+(?:{alternatives(listed(after))}){END}"
    for before, after in {
        "khiếu nại": "tố cáo",
        "tố cáo": "kiến nghị, phản ánh",
        "kiến nghị": "phản ánh",
        "trong sạch": "vững mạnh",
        "cán bộ": "công chức, viên chức, đảng viên, chiến sĩ, chiến sỹ, giáo viên, hội viên, đoàn viên",
        "công chức": "viên chức",
        "viên chức": "người lao động, lao động",
        "đoàn viên": "hội viên",
        "cao cấp": "cử nhân",
        "sản xuất": "kinh doanh",
        "kiểm tra": "giám sát",
        "xã": "phường, thị trấn",
        "phường": "xã, thị trấn",
        "tỉnh": "thành phố, thành",
        "huyện": "thị xã, thành phố",
        "thị xã": "thành phố",
        "thôn": "bản, xóm, làng, khu dân cư, tổ dân phố",
        "ấp": "khu phố, khóm",
        "Nông": "lâm nghiệp, lâm",
        "nông": "lâm nghiệp, lâm",
        "nông nghiệp": "lâm nghiệp",
        "lâm nghiệp": "thủy sản, thuỷ sản",
        "lâm": "ngư nghiệp, thủy sản, thuỷ sản",
        "công nghiệp": "xây dựng",
        "chế biến": "chế tạo",
        "hư": "hỏng",
    }.items()
)
PLANS = opener("""
    so với, kế hoạch, dự toán, chỉ tiêu, mục tiêu, nghị quyết, cùng kỳ, năm, tháng, quý, định mức, tiến độ, dt, kh
    ck
""")
WHOLES = opener("""
    tổng, số, toàn, trong, dân số, diện tích
""")
IS_RATE = opener("""
    tỷ, tỉ, mức, tốc độ, tăng trưởng, cơ cấu, công suất, năng suất, độ, tỷ suất, chỉ số, hệ số, lãi, thuế suất
    roe, roa, cpi, iip, mật độ, tần suất, biên độ, xác suất
""")
#: Words that join a subject to its number.
COPULAS = frozenset(
    listed("""
    là, đạt, có, được, ước, ước đạt, gồm, bao gồm, gồm có, chiếm, bằng, đã có, hiện có, với, ước tính, đạt được
    lên tới, có đủ, chỉ có
""")
)
#: Those that say who has what is counted, rather than what it is.
OWNERS_LINKS = frozenset(listed("có, đã có, hiện có, có đủ, chỉ có, với, được, đạt được, thu được"))
#: Those that lead a count which only tells of what something else is: ``của ba địa phương``.
INNER_LINKS = frozenset(listed("của, tại, trong, cho, vào, ở, thuộc"))
#: All words that stand between a phrase and its number and belong to neither.
LINKS = by_last_word(
    (
        *COPULAS,
        *UP,
        *DOWN,
        *HEDGES,
        *(f"{word} {how}" for word in ("tăng", "giảm") for how in ("mạnh", "nhẹ", "sâu", "nhanh", "bình quân", "đều")),
        *listed("""
    thêm, chỉ, đã, lên, tới, đến, còn, ở mức, mức, xuống, trong đó, cụ thể, và, tương ứng, tương đương, hiện
    thực hiện, từ, ước thực hiện, tổng cộng, cả thảy, tỷ lệ đạt, tỷ lệ, tỉ lệ, tỷ trọng, cùng, của, trong, vào, cho
    x, thu được, đưa, nâng, tại, đủ, tổng số, đang, đều, cũng, vẫn, sẽ, phải, đúng, lần lượt, ở, thuộc, góp, đóng góp
    phấn đấu
    con số, đem về, mang về, thu về, lùi về, tức, tức là
"""),
    )
)
#: Longer words that end like one that joins.
NO_LINKS = by_last_word(
    listed("""
    gia tăng, phát hiện, thể hiện, xuất hiện, biểu hiện, tốc độ tăng, mức tăng, mức giảm, đà tăng, tỷ lệ tăng
    tỷ lệ giảm, số tăng, số giảm, chỉ số tăng, đường hàng không, vận tải, đầy đủ, yếu kém, trở lên, trở xuống
    trực thuộc,
    nhà ở, đất ở, căn hộ ở, chỗ ở, phụ thuộc, bình quân đạt
    """)
)
_OPENINGS = alternatives(
    listed("""
    trong đó, trong số này, trong số đó, trong số, trong này, cụ thể là, cụ thể, bao gồm, gồm có, gồm, riêng
    còn lại là, còn lại, còn, và, cùng với, cùng, với, đồng thời, ngoài ra, bên cạnh đó, đã, được, có, hiện nay, hiện
    đến nay, tính đến nay, nay, theo đó, qua đó, tiếp theo là, tính chung, cũng như, nhất là, tương ứng, tương đương
    so với cùng kỳ, so với, song, nhưng, mà, thì, tiếp theo, như, do, cũng, của, về, ở, phải, đều, dẫn đầu là
    đứng đầu là, sau cùng là, tiếp đến là, từ đầu năm đến nay, đáng chú ý, đáng lưu ý, trước hết, cả, dù, mặc dù, tuy
    đạt, ước đạt, dự ước, dự kiến, ước tính, chủ yếu do, chủ yếu là, hay, kể cả, như vậy, trong khi đó, trong khi
    bằng hình thức
""")
)
_OPENING = re.compile(rf"(?:{_OPENINGS}|(?:đưa|nâng)(?=\s+(?:tổng|số|kim ngạch|tỷ lệ|thu nhập))){END}\s*")
_AS_WE_LEARN = re.compile(r"[^,]{0,30}\bcho\s(?:thấy|biết|hay)\s*")
_FOR_EXAMPLE = re.compile(r".*\s(?:như|gồm|nhất là|đặc biệt là|chủ yếu (?:là|do|từ)|với(?= mức))\s+(?!sau(?![^\W_]))")
_ACCORDING = re.compile(
    r"theo\s.*?\s(?=tổng\s(?!cục|công ty|kết|hợp)|kim ngạch|doanh thu|sản lượng|giá trị|tỷ lệ|diện tích|số\s(?!liệu))"
)
_TIME = r"(?:tháng|năm học|năm|quý|ngày|nhiệm kỳ|giai đoạn|vụ|kỳ|tuần)"
_LEADS_TO_TIME = r"(?:(?:trong|vào|của|từ|tính đến|đến|tới|cả|riêng|hết|qua|các)\s+)*"
_SOME = r"(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_WHEN = (
    rf"(?:(?:(?:trong|qua|sau|hết|tính đến)\s+){_SOME}\s+{_TIME}(?:\s+(?:đầu|cuối|qua|gần đây))?"
    rf"|{_SOME}\s+{_TIME}\s+(?:đầu|cuối|qua|gần đây)(?:\s+năm)?|{_SOME}\s+(?:tháng|quý|ngày)"
    rf"|{_LEADS_TO_TIME}(?:(?:đầu|cuối|hết|giữa)\s+)?{_TIME}\s+[\divx][\divx/., -]*(?:\s+và\s+\d{{4}})?"
    r"|(?:tính đến|đến|tới|hết|trước|sau)\s+\d{1,2}[/.-][\d/.-]+|(?:từ\s+)?(?:đầu|cuối)\s+(?:năm|nhiệm kỳ|kỳ))"
)
_MAY_BE_TIME = re.compile(r"\d|đầu|cuối|quý|năm|tháng|ngày")
_WHEN_LAST = re.compile(rf"(?:(?:^|\s+){_WHEN})+$")
_WHEN_FIRST = re.compile(rf"(?:{_WHEN}(?:\s+|$))+")
#: Words that end no phrase, since they lead on to something else; and pairs that do end one.
TRAILING = frozenset(
    listed("""
    và, của, trong, với, từ, ở, tại, là, cho, do, để, so, theo, đến, năm, tháng, quý, về, trên, vào, hoặc, ngày, có
    trở, được, đã, khi, nên, bị, mà, như, thuộc, này, đó, đạt, chiếm, bằng, gồm, mức, số, tăng, giảm, những, các
    cùng, dưới, hơn, gần, khoảng, lên, xuống, còn, chưa, không, nặng, dài, rộng, trị giá, như, đối, khiến, đủ
    cả, sau
""")
)
KEPT = by_last_word(
    listed("""
    dự bị, hằng năm, hàng năm, cả năm, trong năm, bình quân năm, hằng tháng, hàng tháng, thiểu số, dân số
    trực thuộc, tổng số, trở lên, trở xuống, chỉ số, hàng không, chưa đạt, không đạt, tốc độ tăng, mức tăng, mức giảm
    đà tăng, tỷ lệ tăng, tỷ lệ giảm, gia tăng, tự do, đầy đủ, chuyển đổi số, kim loại quý, đá quý, nhà ở, đất ở
    hệ số, chiều dài, chiều rộng, kéo dài, mở rộng, lâu dài
""")
)
#: Who or where rather than what: a label that begins so names the place of a count.
PLACE = opener("""
    toàn, cả nước, tỉnh, huyện, thành phố, quận, xã, phường, thị xã, đảng bộ, địa phương, hội, ban, ủy ban, ubnd
    hđnd, ubkt, đơn vị, quốc hội, cơ quan, các
    trung tâm, sở, cục, tòa, viện, đoàn, nước, trường, chi cục, công ty, bộ
    phòng, năm, tháng, quý, đến, tính, hiện, trong, trên, ngành, công an, lực lượng, cấp ủy, nửa, qua
""")
REGION = opener("""
    phía, miền, vùng, khu vực, đồng bằng, trung du, bệnh viện, đội ngũ
""")
EVERYWHERE = opener("""
    toàn, cả, hiện, trong, năm, tính, đến, qua, các
""")
_AMOUNTS = """
    tổng, số, tỷ, tỉ, mức, diện tích, sản lượng, giá, doanh, thu, chi ngân sách, chi đầu tư, chi thường xuyên
    chi trả, chi phí, chi cho, vốn, kim ngạch, dân số, chỉ số, tuổi, năng suất, công suất, khối lượng, lượng, thuế
    phí, lãi, dư nợ, nguồn, quỹ, đàn, mật độ, tiền, kinh phí, trị giá, quy mô, xuất, nhập, độ, bình quân, trung bình
    nợ, lợi nhuận, thời gian, tốc độ, grdp, gdp, cpi, thu nhập, lương, nam, nữ, ngân sách, đất, lúa, ngô, danh sách
    điểm, cơ cấu, cao cấp, kết quả, thành phần, dân tộc, tôn giáo, trình độ, chi sự nghiệp, đóng góp, lực lượng lao động
    trữ lượng, lưu lượng, tải trọng, kích thước, bán kính, đường kính, chiều dài, chiều rộng, chiều cao, mệnh giá, số dư
    số tiền, lợi thế, tổn thất, thiệt hại, trọng lượng, thể tích, dung tích, vận tốc, trị giá
"""
#: Amounts that need no further noun.
NAMES_AMOUNT = opener(_AMOUNTS)
#: Amounts of money; of anything else they say what was done with it.
TAKEN = frozenset({"thu", "chi", "phí", "nợ"})
#: Who has an amount, and the word that gives it to him: what follows is the amount itself.
_OWNED = alternatives(amount for amount in listed(_AMOUNTS) if amount not in ("bình quân", "trung bình"))
OWNS_AMOUNT = re.compile(rf".*\s(?:với|có|đạt|trên|thông qua|cùng)\s+(?=(?:{_OWNED}){END})")
#: Units that say nothing of what is counted.
GENERAL_UNITS = frozenset(
    listed("""
    người, con, điểm, lần, đơn vị, trường hợp, chiếc, cái, lượt, lượt người, đồng chí, đ/c, em, cháu, chị, anh, cụ, bậc
    suất, phiếu
""")
)
#: Those that add nothing at all: ``VN-Index 1.267 điểm``.
BLANK_UNITS = frozenset({"lần", "điểm", "bậc"})
_ACTIONS = alternatives(
    listed("""
    kết nạp, thu giữ, tịch thu, xóa tên, khai trừ, khiển trách, cảnh cáo, cách chức, kỷ luật, cho ra khỏi, tiếp nhận
    thụ lý
    giải quyết, xét xử, khởi tố, truy tố, bắt giữ, bắt, phát hiện, xử lý, xử phạt, tổ chức, thành lập, công nhận
    đánh giá, xếp loại, bầu, trồng, hỗ trợ, trao tặng, trao, cấp, phát, chuyển, đón, phục vụ, đào tạo, bồi dưỡng
    kiểm tra, giám sát, chết, bị thương, tiêm, ban hành, phê duyệt, hoàn thành, xây dựng, triển khai, thẩm định
    giới thiệu, đề nghị, tặng, khen thưởng, tuyên dương, mở, giải thể, sáp nhập, thu hồi, thu hút, thanh tra
    kiểm toán, trúng cử, ứng cử, dự, tham gia, đăng ký, gửi, bổ nhiệm, luân chuyển, tuyển dụng, điều động, nghỉ hưu
    nghỉ việc, tinh giản, mắc, nhiễm, điều trị, khám, thả nuôi, gieo trồng, thu hoạch, khai thác, sản xuất, tiêu thụ
    xuất khẩu, nhập khẩu, sửa chữa, nâng cấp, khánh thành, tiêu hủy, mất tích, quy tụ, tập hợp, vận động, huy động
    quyên góp, thoát, phát sinh, giải ngân, hòa giải, hướng dẫn, tư vấn, tạo việc làm, giảm nghèo, thi hành, tiếp
    rà soát, bố trí
""")
)
#: What is done with the things that are counted, or befalls them.
ACTION = re.compile(rf"(?<!\w)(?:(?:chưa|không|miễn|hoãn)\s+)?(?:(?:được|bị)\s+)?(?:{_ACTIONS}){END}")


def when_last(low: str) -> re.Match[str] | None:
    """Return the time that a phrase ends with: ``trong năm 2024``, ``6 tháng đầu năm``."""
    return _WHEN_LAST.search(low) if _MAY_BE_TIME.search(low) else None


def opening(low: str) -> re.Match[str] | None:
    """Return the words or the time that a phrase begins with and that are no part of it: ``trong đó``, ``năm 2024``."""
    if low.startswith("cùng kỳ"):
        return None
    m = _OPENING.match(low) or (_AS_WE_LEARN.match(low) if " cho " in low else None)
    m = m or (_ACCORDING.match(low) if low.startswith("theo ") else None)
    m = m or (
        _FOR_EXAMPLE.match(low)
        if any(word in low for word in (" như ", " gồm ", " là ", "chủ yếu", " với mức"))
        else None
    )
    return m or (_WHEN_FIRST.match(low) if _MAY_BE_TIME.search(low) else None)


def says_nothing(low: str) -> bool:
    """Tell whether a phrase is a hedge, a bare year or begins with what happens to an amount that was named before."""
    return low in ("trở lên", "trở xuống") or low.startswith("vượt ") or (len(low) == 4 and low.isdecimal())
