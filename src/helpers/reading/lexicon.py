"""The words of Vietnamese reports that tell what a figure is: units, money, multipliers, hedges, triggers.

All in lower case and NFC, as ``low`` of :class:`helpers.reading.view.View` has them. The lists hold words of the
language, never of one report.
"""

import re
from collections.abc import Iterable
from decimal import Decimal


def listed(block: str) -> tuple[str, ...]:
    """Return the phrases of a block of text, parted by commas and line ends."""
    return tuple(phrase for phrase in (" ".join(part.split()) for part in re.split(r"[,\n]", block)) if phrase)


def alternatives(phrases: Iterable[str]) -> str:
    """Return a pattern that matches any of the phrases, the longest first, with any white space between syllables.

    Phrases that begin with the same letter share it: a place where none of them begins is passed over quickly.
    """
    ordered = sorted(phrases, key=len, reverse=True)
    firsts = dict.fromkeys(phrase[:1] for phrase in ordered)
    return "|".join(_beginning(first, [phrase for phrase in ordered if phrase[:1] == first]) for first in firsts)


def _beginning(first: str, phrases: list[str]) -> str:
    """Return the pattern of phrases that all begin with one letter, in their order."""
    rests = [re.escape(phrase[1:]).replace(r"\ ", r"\s+") for phrase in phrases]
    return re.escape(first) + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})")


def opened_by(phrases: Iterable[str]) -> str:
    """Return a pattern like :func:`alternatives` that shares first syllables, for lists of hundreds of phrases."""
    rests: dict[str, list[str]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        rests.setdefault(first, []).append(rest)
    heads = sorted(rests, key=len, reverse=True)
    firsts = dict.fromkeys(head[:1] for head in heads)
    tails = {a: [re.escape(head[1:]) + _rest(rests[head]) for head in heads if head[:1] == a] for a in firsts}
    return "|".join(f"{re.escape(first)}(?:{'|'.join(tails[first])})" for first in firsts)


def _rest(rests: list[str]) -> str:
    """Return the pattern of what may follow a first syllable."""
    longer = [rest for rest in rests if rest]
    if not longer:
        return ""
    return rf"(?:\s+(?:{alternatives(longer)})(?![^\W_]))" + ("?" if "" in rests else "")


Endings = dict[str, list[list[str]]]


def by_last_word(phrases: Iterable[str]) -> Endings:
    """Return the phrases as lists of words under the last of them, the longest first: what :func:`ending` looks up."""
    table: Endings = {}
    for words in sorted((phrase.split() for phrase in phrases), key=len, reverse=True):
        table.setdefault(words[-1], []).append(words)
    return table


def ending(words: list[str], table: Endings) -> str | None:
    """Return the longest phrase of a table that the words end with, None if they end with none."""
    for phrase in table.get(words[-1], ()) if words else ():
        if words[-len(phrase) :] == phrase:
            return " ".join(phrase)
    return None


_POWERS = {"trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9, "tr": 6}
_POWERS |= {f"{a} {b}": _POWERS[a] + _POWERS[b] for a in ("nghìn", "ngàn", "triệu") for b in ("tỷ", "tỉ")}
_POWERS |= {"chục": 1, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_POWERS |= {"chục nghìn": 4, "chục triệu": 7, "trăm nghìn": 5, "trăm triệu": 8, "nghìn triệu": 9, "trăm tỷ": 11}
MULTIPLIERS: dict[str, Decimal] = {word: Decimal(10) ** power for word, power in _POWERS.items()}

MONEY = listed("""
    đồng việt nam, việt nam đồng, đồng, vnđ, vnd, đ, đô la mỹ, đô la, đôla, đô-la, đô, usd, us$, euro, eur
    nhân dân tệ, nhân dân tê, yên nhật, yên, jpy, bảng anh, gbp, won, baht, rúp, franc, phrăng, quan
""")
MEASURES = listed("""
    km², km2, km3, km, m²/người, m², m2, m³/s, m3/s, m³, m3, cm², cm2, cm³, cm3, cm, mm, dm, dm2, dm3, hm2, m
    mét vuông, mét khối, mét, ki-lô-mét, kilômét, ki lô mét, cây số, hải lý, dặm, héc-ta, héc ta, hecta, hécta, ha
    sào, công đất, mẫu ruộng, mẫu đất, mẫu lúa, tấn, tạ, yến, kg, ki-lô-gam, kilôgam, kilogam, gam, gram, g, mg, teu
    dwt, lít, lit, ml, thùng dầu, lượng vàng, chỉ vàng, cây vàng, kwh, mwh, gwh, kw, mw, gw, kva, mva, kv, mwp, kwp
    mhz, ghz, kb, gb, tb, mb, mbps, °c, ℃, độ c, độ richter, độ, inch, tuổi, giờ, phút, giây, richter, db, ppm, µg/m3
    decibel
""")
#: Units of time: with these a figure is a stretch of time.
PERIODS = listed("""
    tháng, năm, quý, tuần lễ, tuần, ngày, thập kỷ, thập niên, thế kỷ, đêm, nhiệm kỳ, niên khóa, mùa, vụ mùa
""")
#: Things whose name begins like a unit of time, money or measure.
LOOK_ALIKES = listed("""
    ngày công, giờ công, ngày hội, đêm diễn, ngày giường, tháng lương, mùa giải, đô thị, tuần tra, độ tuổi, đồng chí
    đồng bào, đồng hồ, đồng nghiệp, đồng phục, đồng đội, đ/c, đc
""")

#: Words for persons: what is counted in one of them may be counted on in another (đảng viên … đồng chí … người).
PERSONS = listed("""
    người dân, người, nữ, nam, đồng chí, đ/c, đảng viên, đv, cán bộ, công chức, viên chức, hội viên, đoàn viên
    đại biểu, cử tri, ứng cử viên, ứng viên, học sinh, sinh viên, thí sinh, ts, em, chị, anh, cháu, trẻ em, trẻ
    giáo viên, nhà giáo, lao động, công nhân, nông dân, nhân khẩu, khẩu, dân số, dân, công dân, bị can, bị cáo
    đối tượng, ủy viên, uỷ viên, cấp ủy viên, cấp uỷ viên, bí thư, phó bí thư, thanh niên, phụ nữ, quần chúng
    tín đồ, giáo dân, chức sắc, chức việc, tu sĩ, bác sĩ, bệnh nhân, ca, người lao động, chiến sĩ, chiến sỹ, tổ viên
    thành viên, cư dân, hành khách, khách hàng, khách, du khách, nhân viên, chuyên gia, học viên, hộ viên, nạn nhân
    thương binh, cựu chiến binh, người khuyết tật, liệt sĩ, liệt sỹ, bác sỹ, y sĩ, y sỹ, dược sĩ, điều dưỡng
    biên chế, nhân lực, nhân sự, thẩm phán, kiểm sát viên, luật sư, hòa giải viên, tuyên truyền viên, báo cáo viên
    cộng tác viên, thuyền viên, ngư dân, phạm nhân, người có công, nghệ nhân, vận động viên, huấn luyện viên
    tình nguyện viên, thai phụ, cụ, đội viên, xã viên, trưởng thôn, già làng, người có uy tín, lao động nữ, ca sĩ
    sản phụ, tiến sĩ, thạc sĩ, giáo sư, phó giáo sư, kỹ sư, cử nhân, tân binh, dân quân, cổ đông, nhà đầu tư
    cnvclđ, cnvc, cnlđ, đvtn, hs, hssv, sv, gv, cbgv, cbgvnv, cbcc, cbccvc, ccvc, cbđv
""")
#: Other things reports count. The longest match names the unit; what is not listed is named by its first words.
THINGS = listed("""
    tổ chức cơ sở đảng, tổ chức cơ sở đoàn, tổ chức đảng, tổ chức, chi bộ cơ sở, chi bộ, đảng bộ cơ sở, đảng bộ
    đảng ủy, chi đoàn, chi hội, hội quán, công đoàn cơ sở, công đoàn, cơ sở, đơn vị, cơ quan, doanh nghiệp, dn
    hợp tác xã, htx, tổ hợp tác, hộ gia đình, hộ nghèo, hộ cận nghèo, hộ kinh doanh, hộ, gia đình, tỉnh, huyện, quận
    xã, phường, thị trấn, thị xã, thành phố, thôn, ấp, bản, buôn, làng, làng nghề, khóm, tổ dân phố, khu dân cư
    khu phố, khu công nghiệp, cụm công nghiệp, địa phương, đơn vị hành chính, trường học, trường, điểm trường
    lớp học, lớp, phòng học, phòng, bệnh viện, trạm y tế, trạm, trung tâm, dự án, công trình, đề tài, đề án
    sáng kiến, căn hộ, căn nhà, căn, nhà văn hóa, nhà, ngôi nhà, ngôi, vụ việc, vụ án, vụ, việc, đơn thư, đơn, hồ sơ
    văn bản, nghị quyết, quyết định, bản án, tin báo, tội phạm, đường dây, băng nhóm, tụ điểm, ổ nhóm, ổ dịch
    mẫu xét nghiệm, mẫu, kế hoạch, chương trình, cuộc, cuộc thi, buổi, hội nghị, hội thảo, đại hội, kỳ họp
    phiên họp, phiên tòa, phiên, đợt, lượt người, lượt khách, lượt, ý kiến, kiến nghị, phiếu, lá phiếu, thẻ
    huy hiệu, giấy khen, bằng khen, giấy chứng nhận, giấy phép, chứng chỉ, sổ, mô hình, sản phẩm, chỉ tiêu, nhiệm vụ
    tiêu chí, nội dung, nhóm, tổ, đội, câu lạc bộ, ban, đầu mối, cục, chi cục, tổng cục, vụ trưởng, bộ, sở, tờ khai
    tờ rơi, container, lô hàng, lô, mặt hàng, giao dịch, cửa hàng, siêu thị, chợ, gian hàng, cổ phần, cổ phiếu, con
    đàn, cây, quả, trứng, thùng, bao, gói, kiện, viên, hộp, chai, xe, ô tô, xe máy, mô tô, chuyến bay, chuyến
    tàu cá, tàu, thuyền, phương tiện, máy, thiết bị, bè, lồng, ao, điểm, lần, trường hợp, khách sạn, nhà hàng, buồng
    trang trại, gia trại, bài viết, bài, tin, tác phẩm, giải, giải thưởng, suất, suất quà, phần quà, học bổng, chiếc
    bộ máy, gói thầu, cặp, đôi, cuốn, quyển, tập, mũi, liều, giường bệnh, giường, tập thể, cá nhân, loại, cấp, ngành
    lĩnh vực, môn, huy chương, hiện vật, di tích, di sản, lễ hội, thư viện, tuyến đường, tuyến, cầu, cây cầu
    hồ chứa, hồ, đập, nhà máy, quốc gia, nước, vùng lãnh thổ, thị trường, đối tác, dân tộc, tôn giáo, xóm
    thủ tục hành chính, thủ tục, tthc, dịch vụ công, dịch vụ, tài khoản, thuê bao, chức danh, vị trí
    vị trí việc làm, bậc, sao, đơn hàng, hợp đồng, thỏa thuận, sự kiện, hoạt động, hoạt động văn hóa, tiết mục, nghề
    đề nghị, yêu cầu, cử chỉ, cửa khẩu, camera, điểm cầu, điểm bán, ủy ban, ủy ban kiểm tra, mẹ việt nam anh hùng
    vòng, trận, bàn thắng, bước, giải pháp, loại hình, cấp ủy, cấp uỷ, tập đoàn, bộ phận, bộ đội, ban chỉ đạo
    ban chấp hành, nhà hảo tâm, nhà khoa học, nhà báo, máy bay, cầu thủ, khu đô thị, khu chức năng, ngành nghề
    phòng ban, trụ sở, đường dây nóng, bộ luật, dự thảo, nghị định, thông tư, trang web, đoàn công tác, đoàn kiểm tra
    đoàn giám sát, hội cơ sở, hội phụ nữ, hội nông dân, hội đồng, hội trường
    hội cựu chiến binh, hội thi, hội chợ
    khẩu súng, viên đạn, bức ảnh, bức tranh, pano, băng rôn, trạm biến áp, sân vận động, bé
""")

HEDGES = listed("""
    khoảng gần, khoảng trên, khoảng hơn, khoảng, gần, hơn, trên dưới, trên, dưới, xấp xỉ, ước khoảng, chừng
    độ chừng, tối thiểu, tối đa, ít nhất, nhiều nhất, không quá, không dưới, cỡ, ngót, chưa đến, chưa tới, chưa đầy
    quá, ≥, >, ≤, <, ~, ≈, ±
""")
#: What a hedge says of the true value: at least the printed one, at most, or about it.
HEDGE_SENSE: dict[str, str] = {
    **dict.fromkeys(
        listed("hơn, trên, tối thiểu, ít nhất, không dưới, khoảng trên, khoảng hơn, quá, trở lên, ≥, >"), "above"
    ),
    **dict.fromkeys(listed("gần, dưới, tối đa, nhiều nhất, không quá, ngót, chưa đến, chưa tới, khoảng gần"), "below"),
    **dict.fromkeys(listed("chưa đầy, trở xuống, ≤, <"), "below"),
    **dict.fromkeys(listed("khoảng, xấp xỉ, trên dưới, ước khoảng, chừng, độ chừng, cỡ, ~, ≈, ±"), "about"),
}
UP = listed("tăng, vượt, cao hơn, nhiều hơn, tăng thêm, bổ sung thêm, tăng trưởng, tăng trưởng dương, nâng thêm")
DOWN = listed("giảm, hụt, thấp hơn, ít hơn, giảm bớt, kém, thiếu, cắt giảm, âm, sụt giảm, suy giảm, hụt thu, giảm sâu")

#: A number right after one of these is a rank or a place in a list, unless a unit of quantity follows it.
ORDINAL_STRONG = listed("""
    thứ, lần thứ, khóa, khoá, điều, khoản, chương, phụ lục, tiểu mục, học kỳ, mức độ, cấp độ, số thứ tự, stt
    kỳ họp thứ, kỳ họp, phiên họp thứ, kỳ thứ, hạng, thế hệ, thế kỷ, thập niên, vị thứ, tr.
""")
#: The same, but only where no noun of this lexicon follows: "giai đoạn 1 rộng 17 m", yet "giai đoạn 12 dự án".
ORDINAL_USUAL = listed("""
    giai đoạn, vòng, mũi, bước, mức, phương án, tiêu chí, bảng, biểu, hình, học kì, trung ương, đại hội, quyển
    ảnh, sơ đồ, biểu đồ, bản đồ, phụ biểu, trang, báo động, bậc, lớp, khối, tầng, chuyên đề, vùng, dạng, tiểu dự án
    hợp phần, biểu số, dòng, ghi chú, chú thích, phân hệ, trụ cột, câu, cột, quý, hình thức, loại hình, top
    dự án thành phần
""")
#: The same, but only where nothing that can be counted follows: "mục 2 của", yet "5 mục", "cấp 1.763 thẻ".
ORDINAL_WEAK = listed("""
    lần, mục, phần, điểm, đợt, cấp, kỳ, nhóm, tổ, khu, phiên, bài, tập, mẫu, số, loại, lượt, ngành, nội dung, vị trí
    tuần, tiết, mạch, phút, hiệp
""")
#: Roads, troops, storms and brands: the number after them is always part of their name.
ALWAYS_NUMBERED = listed("""
    quốc lộ, tỉnh lộ, đường tỉnh, huyện lộ, cao tốc, vành đai, ban chỉ đạo, quân khu, quân đoàn, binh đoàn, sư đoàn
    lữ đoàn, trung đoàn, tiểu đoàn, cơn bão số, bão số, số nhà, thửa, quân y, tiểu khu, khoảnh, iso, covid, tcvn
    qcvn, boeing, airbus, đơn vị bầu cử số, khu vực bầu cử số, tổ bầu cử số, cách mạng công nghiệp, công nghiệp
    phiên bản, vitamin, sea games, phi
""")
#: Numbered places: their number is part of a name, unless it counts something.
NUMBERED_NAMES = listed("""
    đường, quận, phường, đội, ấp, thôn, xóm, khu phố, tổ dân phố, khóm, cụm, khu vực, cầu, hầm, cảng, nhà máy
    tổ máy, lô, ô, bão, km, ngõ, hẻm, kênh, tuyến, đại đội, bệnh viện, viện, công ty, xí nghiệp, trạm, bến, ga
    công nghệ, web, mạng, tổ công tác, bộ công cụ, s&p, ftse, nikkei, nasdaq, dow jones, fortune, kospi
""")
#: Documents and programmes that offices number: "Nghị quyết số 18", "Đề án 06".
DOCUMENTS = listed("""
    quyết định, nghị quyết, nghị định, thông tư, chỉ thị, công văn, kế hoạch, quy định, quy chế, hướng dẫn, đề án
    luật, chương trình, kết luận, thông báo, tờ trình, báo cáo, công điện, pháp lệnh, văn bản, thông tri, lệnh
    sắc lệnh, quy hoạch, chương trình hành động, thông tư liên tịch, chuyên đề, dự án, hiệp định, công ước
    nđ, nq, qđ, cv, ttlt
""")
#: Those whose bare number (without "số") is read as their name as well.
NAMED_DOCUMENTS = listed("""
    đề án, chương trình, chỉ thị, nghị quyết, quyết định, nghị định, quy định, thông tư, kết luận, quy chế
    hướng dẫn, công văn, luật, công điện, pháp lệnh, dự án, nđ, nq, qđ
""")

#: Words that begin no counted noun: a number followed by one of them has its unit elsewhere, or none.
FUNCTION_WORDS = frozenset(
    listed("""
    và, là, có, của, được, bị, đã, sẽ, đang, trở, đến, tới, tại, ở, trong, ngoài, trên, dưới, với, cho, từ, do, bởi
    để, khi, nếu, thì, mà, nhưng, hoặc, hay, so, chiếm, đạt, bằng, tăng, giảm, vượt, hụt, tương, cùng, gồm, bao
    nhằm, về, theo, vào, ra, lên, xuống, còn, chỉ, cũng, đều, mới, vẫn, không, chưa, này, đó, ấy, kia, nêu, như
    bình, nay, năm, tháng, ngày, quý, thấp, cao, nhiều, ít, hơn, đối, giữa, sau, trước, gấp, tính, cụ, riêng, trừ
    kể, thuộc, trực, qua, một, hai, ba, bốn, ước, khoảng, gần, vì, nên, rồi, song, tuy, phải, cần, gọi, hoàn
    lần, x, in, of, and, the, for, to, from, by, with, at, on, as, is, was, were, per
""")
)
DATE_WORDS = listed("""
    ngày, hôm, sáng, trưa, chiều, tối, đêm, mùng, mồng, rằm, dịp, lễ, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu
    thứ bảy, chủ nhật, nay, qua, kỷ niệm, sinh nhật, hết ngày, nghỉ
""")
