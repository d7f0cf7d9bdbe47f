"""The quantity a percentage speaks of: the one its verb or parenthesis ties it to, before it or right after it."""

import re

from helpers.checking.scene import PERCENTS, Scene

# Between a quantity and its percentage: "… (chiếm", ", đạt tỷ lệ", " bằng".
_HEDGED = r"(?:\s*(?:khoảng|gần|hơn|trên|dưới|xấp xỉ|tới|đến|ước|ước khoảng|lên đến|có|là|mới|cả|chỉ|đã|còn))*"
_VERB = (
    r"(?:chiếm\s+t[ỷỉ]\s+(?:lệ|trọng)|chiếm|đạt\s+t[ỷỉ]\s+lệ(?:\s+(?:tập\s+hợp|thu\s+hút|bao\s+phủ|giải\s+quyết|thi\s+hành|hoàn\s+thành))?|t[ỷỉ]\s+lệ\s+(?:đạt|là|chiếm)|với\s+t[ỷỉ]\s+lệ|t[ỷỉ]\s+lệ"
    r"|đạt|bằng|tương\s+đương(?:\s+với)?|tương\s+ứng(?:\s+với)?|ứng\s+với|hoàn\s+thành|(?:với\s+)?tốc\s+độ\s+(?:tăng|giảm)|tăng|giảm|vượt|hụt|tăng\s+trưởng|cao\s+hơn"
    r"|thấp\s+hơn|đóng\s+góp)"
)
_BRACKETED = re.compile(rf"\(\s*(?:{_HEDGED}\s*{_VERB}|{_HEDGED})*{_HEDGED}\s*[-+]?\s*$")
_JOINED = re.compile(rf"(?:^|[\s,(]){_HEDGED}\s*{_VERB}(?:\s*{_VERB})?{_HEDGED}\s*[-+:]?\s*$")
#: Words after a comma that still speak of the quantity before it.
_SAME_SUBJECT = frozenset(
    {
        *("", "dù", "tuy", "song", "vẫn", "mặc dù", "nhưng vẫn", "thì", "và", "nhưng", "cũng", "hiện", "đã", "ước"),
        *("là", "như vậy", "tức", "tương đương"),
    }
)
_SAME_CLAUSE = re.compile(r"[^,;(]{0,60}(?:\([^();]{0,60}\))?(?:,\s*|\s+và\s+|\s+và\s+chỉ\s+|\s*\()?")
_ASIDE = re.compile(r"\([^()]*\d[^()]*\)")
_PAUSE = re.compile(r"[,;:(]")
_BARS = frozenset({"trên", "dưới", "từ", "tối thiểu", "ít nhất"})
_OWN_RATE = re.compile(r"t[ỷỉ]\s+(?:lệ|trọng|suất)\s+\w")  # "4 xã có tỷ lệ đô thị hóa đạt 35%"
_ANOTHER_SUBJECT = re.compile(r"(?:còn|nữ|nam|khác)$")
_TWO_PERCENTS = re.compile(r"\s*(?:về\s+)?[^,;()]{0,40}\s+và\s+")
_OF_QUANTITY = re.compile(r"về\s")  # "92% về số vụ, 90,4% về số bị cáo"
_JUST_MARK = re.compile(r"\s*về\s[^,;()]{0,40},\s*")
#: "đạt 104% so với dự toán (500 tỷ đồng), 98% so với chỉ tiêu phấn đấu"
_AGAINST = re.compile(r"so\s+(?:với|cùng)\s|(?:kế\s*hoạch|dự\s*toán|chỉ\s*tiêu)(?![^\W_])")
_NEXT_IN_ROW = re.compile(r"[^,;()%]{0,60}(?:\([^();%]{0,60}\))?\s*(?:,|và|,\s*và)\s*")
_IN_BRACKET_AFTER = re.compile(
    r"[^,;()]{0,60}\(\s*(?:tương\s+(?:đương|ứng)(?:\s+với)?|bằng|tức|hay|khoảng|với|gồm|là)\s*"
    r"(?:là|khoảng|gần|hơn|trên)?\s*"
)
_RATIO_AFTER = re.compile(r"\s*(?:[^,;()%]{0,40})?\(\s*(?:có\s+|đạt\s+|là\s+|tương\s+(?:đương|ứng)(?:\s+với)?\s+)?")
NOT_COUNTED = frozenset({"tuổi"})  # "dưới 35 tuổi" sets a trait, and is no quantity that has a share
#: Words before the noun that names what a percentage is of, or about: "về tổng số vụ".
_BEFORE_NOUN = re.compile(r"^(?:(?:của|trên|trong|về|so với|vào|tổng|toàn|bộ|thể|cả|các|số|lượng|lượt)\s+)+")
_MONEY_WORDS = re.compile(r"tiền|vốn|kinh phí|giá trị|doanh thu|kim ngạch|ngân sách|\bthu\b|\bchi\b")
_REACH = 14  # figures
_ASIDE_REACH = 4  # figures from a percentage back to its quantity, in one parenthesis
_LONGEST_GAP = 220


def find_owner(scene: Scene, percent: int, words: str, earlier: tuple[int, int] | None) -> int | None:
    """Return the quantity a percentage speaks of, None where no words tie it to one.

    Parameters
    ----------
    percent
        The percentage.
    words
        The words after it, which may name one of two quantities.
    earlier
        The percentage right before it, if there is one, and the quantity that it speaks of.
    """
    ratio = _ratio_after(scene, percent)
    if ratio is not None:
        return ratio
    quantity = _nearest_quantity(scene, percent)
    if earlier is not None and scene.together(earlier[0], percent):
        again = _again(scene, percent, words, *earlier, quantity)
        if again is not None:
            return again
    if quantity is not None and _tied(scene, quantity, percent) and not _sets_a_bar(scene, quantity, percent):
        return quantity
    return _quantity_after(scene, percent)


def named_by(scene: Scene, percent: int, words: str, quantity: int) -> int:
    """Return the neighbour of a quantity that words name by its noun: ``8% về số vụ và 56% về số tiền``."""
    near = (scene.following(quantity), quantity, scene.previous(quantity))  # what stands nearer to the percentage
    return next(
        (
            i
            for i in near
            if i is not None and i < percent and scene.together(i, percent) and speaks_of(scene, i, words)
        ),
        quantity,
    )


def speaks_of(scene: Scene, quantity: int, words: str) -> bool:
    """Tell whether words name what a quantity counts."""
    figure = scene.figures[quantity]
    if figure.kind == "money":
        return _MONEY_WORDS.search(words) is not None
    unit = (figure.unit or "").lower().split()
    head = _BEFORE_NOUN.sub("", words).split()
    return bool(unit) and unit[0] in head[:1]


def _tied(scene: Scene, quantity: int, percent: int) -> bool:
    """Tell whether a verb or a parenthesis ties a percentage to the quantity before it."""
    gap = scene.between(quantity, percent)
    level = (i for i in range(quantity + 1, percent) if not closed_off(scene, i, percent))
    if len(gap) > _LONGEST_GAP or any(scene.figures[i].kind in PERCENTS for i in level):
        return False  # another percentage stands nearer to the quantity
    gap = _ASIDE.sub("", gap)
    if "(" in gap:
        outside, _, inside = gap.rpartition("(")
        if ")" not in inside:
            return ";" not in outside and _BRACKETED.search("(" + inside) is not None
    return ";" not in gap and _carries_over(gap, scene.figures[quantity].unit or "")


def closed_off(scene: Scene, figure: int, percent: int) -> bool:
    """Tell whether a figure before a percentage stands in an aside that is about a quantity of its own.

    ``thu 6.041 tỷ đồng (kể cả xổ số 170 tỷ đồng, đạt 53%), đạt 56% dự toán``: the 53% is closed off.
    """
    bracket = scene.brackets[figure]
    if bracket in (-1, scene.brackets[percent]) or scene.still_open(figure, percent):
        return False
    return any(scene.brackets[i] == bracket for i in range(max(0, figure - _ASIDE_REACH), figure) if i in scene.rank)


def _sets_a_bar(scene: Scene, quantity: int, percent: int) -> bool:
    """Tell whether a percentage is what those counted had to reach: ``47/63 địa phương thu đạt trên 30% dự toán``."""
    hedge, gap = scene.figures[percent].hedge, scene.between(quantity, percent)
    bar = hedge in _BARS or scene.after(percent, 12).startswith((" trở lên", " trở xuống"))
    return (
        bar
        and scene.figures[quantity].kind in ("count", "ratio_numerator", "ratio_denominator")
        and (_PAUSE.search(gap) is None and len(gap.split()) > 1)
    )


def _carries_over(gap: str, unit: str = "") -> bool:
    """Tell whether a verb right after a quantity (or its own words) carries over to the percentage."""
    m = _JOINED.search(gap)
    if m is None:
        return False
    clause = gap[: m.start() + 1]
    if _OWN_RATE.search(clause):
        return False
    subject = clause.rsplit(",", 1)[1].split() if "," in clause else []
    repeats = bool(set(subject) & set(unit.lower().split())) and len(subject) <= 2
    return repeats or " ".join(subject) in _SAME_SUBJECT  # "464 cửa hàng, quầy hàng chiếm 97,9%"


def _again(scene: Scene, percent: int, words: str, first: int, earlier: int, quantity: int | None) -> int | None:
    """Let a second percentage speak of the first one's quantity: ``đạt 45% kế hoạch, tăng 5% so cùng kỳ``."""
    gap = scene.between(first, percent)
    nearer = quantity is not None and quantity > first and _carries_over(scene.between(quantity, percent))
    if nearer or ";" in gap or len(gap) > 120:
        return None
    if _OF_QUANTITY.match(words) and _JUST_MARK.fullmatch(gap):
        named = named_by(scene, percent, words, earlier)
        return named if speaks_of(scene, named, words) else None
    if _AGAINST.match(words) and _NEXT_IN_ROW.fullmatch(gap):
        return earlier
    m = _JOINED.search(gap)
    if (
        m
        and _SAME_CLAUSE.fullmatch(gap[: m.start() + 1])
        and not _ANOTHER_SUBJECT.search(gap[: m.start() + 1].strip(" ,("))
    ):
        return earlier
    return named_by(scene, percent, words, earlier) if _TWO_PERCENTS.fullmatch(gap) else None


def _nearest_quantity(scene: Scene, percent: int) -> int | None:
    """Return the last quantity before a percentage that is not closed off in a parenthesis of its own."""
    for figure in range(percent - 1, max(-1, percent - _REACH), -1):
        if not scene.together(figure, percent):
            return None
        if figure in scene.rank and scene.figures[figure].unit not in NOT_COUNTED:
            bracket = scene.brackets[figure]
            if bracket in (-1, scene.brackets[percent]) or scene.still_open(figure, percent):
                return figure
    return None


def _ratio_after(scene: Scene, percent: int) -> int | None:
    """Return the A of ``đạt 92,5% (111/120 trạm)``."""
    following = percent + 1
    if following not in scene.rank or scene.partner(following) != following + 1 or scene.is_denominator(following):
        return None
    return following if _RATIO_AFTER.fullmatch(scene.between(percent, following)) else None


def _quantity_after(scene: Scene, percent: int) -> int | None:
    """Return the quantity of ``11% dân số (tương đương 669 hộ)``."""
    following = percent + 1
    if following not in scene.rank or not _IN_BRACKET_AFTER.fullmatch(scene.between(percent, following)):
        return None
    return following
