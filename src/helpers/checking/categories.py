"""Which categories may stand beside each other in a sum: not traits that overlap, nor one that includes the next."""

import re
from collections.abc import Iterable

from helpers.checking.scene import Scene

# A woman may be young and a member: parts set apart by different traits are no partition.
_TRAIT = re.compile(
    r"\b(?:(?P<gender>nữ|nam|phụ nữ|nam giới)|(?P<ethnicity>dân tộc|thiểu số|người kinh)"
    r"|(?P<age>trẻ|dưới \d+ tuổi|trên \d+ tuổi|tuổi|độ tuổi|thanh niên)"
    r"|(?P<party>ngoài đảng|là đảng viên|tự ứng cử)"
    r"|(?P<schooling>đại học|cao đẳng|trung cấp|thạc sĩ|tiến sĩ|trình độ|cử nhân|lý luận)"
    r"|(?P<religion>tôn giáo|công giáo|phật giáo))\b"
)
#: After a figure: "hoàn thành tốt trở lên" includes the better categories.
ONWARD = re.compile(r"^[^,;.()\d]{0,60}\btrở\s+(?:lên|xuống)(?![^\W_])")
#: Before a figure: it is what one amount exceeds another by, and no part of either.
_BALANCE = re.compile(
    r"(?:^|[^\w])(?:xuất\s+siêu|nhập\s+siêu|thặng\s+dư|thâm\s+hụt|bội\s+thu|bội\s+chi|chênh\s+lệch)(?![^\W_])[^\d;.(]{0,40}$"
)


#: Names that split anything into two: a list of both leaves nothing out.
_OPPOSITES = tuple(
    (re.compile(rf"(?:^|[^\w])(?:{one})(?![^\W_])"), re.compile(rf"(?:^|[^\w])(?:{other})(?![^\W_])"))
    for one, other in (
        ("nam(?: giới)?", "nữ|phụ nữ"),
        ("thành thị", "nông thôn"),
        ("trực tiếp", "gián tiếp|trực tuyến"),
        ("trong (?:nước|tỉnh|huyện)|nội địa", "(?:nước|ngoài|ngoại) (?:ngoài|nước|tỉnh|huyện)|quốc tế"),
        ("hợp lệ", "không hợp lệ"),
        ("đồng ý|tán thành", "không (?:đồng ý|tán thành)"),
        ("đạt", "(?:không|chưa) đạt"),
        ("đúng hạn|trước hạn", "quá hạn|trễ hạn"),
        ("kỳ trước|năm trước|tồn|cũ", "mới|trong kỳ|phát sinh"),
        ("công lập", "ngoài công lập|tư thục|dân lập"),
        ("chính thức", "dự bị|dự khuyết"),
        ("đảng bộ", "chi bộ"),
        ("tập thể", "cá nhân"),
        ("được bầu", "đương nhiên|chỉ định"),
        ("chấp hành tốt", "chấp hành chưa tốt"),
        ("trung ương", "địa phương"),
        ("cấp huyện trở lên", "cấp xã"),
    )
)


def is_balance(scene: Scene, figure: int) -> bool:
    """Tell whether a quantity is the balance of two others: ``thặng dư 2,28 tỷ USD``."""
    return _BALANCE.search(scene.before(figure)) is not None


def trait_of(scene: Scene, part: int) -> str | None:
    """Return the trait that sets a part apart (gender, age …), None for any other category."""
    ahead = re.split(r"[;.(:]", scene.before(part, 48))[-1].rsplit(",", 1)[-1]
    behind = re.split(r"[,;.()]", scene.after(part, 48))[0]
    words = f"{ahead} {(scene.figures[part].unit or '').lower()} {behind}"
    m = _TRAIT.search(words)
    return None if m is None else m.lastgroup


def share_a_trait(scene: Scene, parts: Iterable[int]) -> bool:
    """Tell whether no two parts are set apart by different traits."""
    return len({trait_of(scene, part) for part in parts} - {None}) < 2


def includes_better(scene: Scene, part: int) -> bool:
    """Tell whether a category includes the smaller one printed before it: ``hoàn thành tốt trở lên``."""
    before = scene.previous(part)
    return (
        ONWARD.match(scene.after(part)) is not None
        and before is not None
        and scene.together(before, part)
        and scene.value(before) <= scene.value(part)
    )


def without_included(scene: Scene, parts: tuple[int, ...]) -> tuple[int, ...]:
    """Drop the parts that a cumulative one after them includes."""
    first = next((n for n, part in enumerate(parts) if n and ONWARD.match(scene.after(part))), 0)
    return parts[first:]


def are_opposites(scene: Scene, one: int, other: int) -> bool:
    """Tell whether two parts go by names that leave nothing out: men and women, town and country."""
    a, b = scene.phrase(one), scene.phrase(other)
    return any((x.search(a) and y.search(b)) or (y.search(a) and x.search(b)) for x, y in _OPPOSITES)
