"""Parts that the text puts inside something larger without claiming a share or a sum."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.checking.categories import ONWARD
from helpers.checking.inside_lists import inside_lists
from helpers.checking.percents import AMONG, OUT_OF_ALL
from helpers.checking.records import Relation
from helpers.checking.scene import Scene
from helpers.checking.sums import Partition
from helpers.checking.wholes import counted, inside_of

_RAISES = re.compile(r"(?:đưa|nâng)\s+tổng\s+số[^;.()\d]{0,80}lên\s+(?:khoảng\s+|hơn\s+|gần\s+)?$")
# "Qua kiểm tra, phát hiện 12 đơn vị vi phạm": those found are among those looked at.
_LOOKED_AT = re.compile(
    r"\W*(?:kết\s+luận|(?:qua|kết\s+quả)\s+(?:công\s+tác\s+)?(?:kiểm\s+tra|thanh\s+tra|giám\s+sát|rà\s+soát|xem\s+xét"
    r"|phân\s+loại|xét\s+chọn|bình\s+xét))(?![^\W_])"
)
_THOSE = re.compile(r"(?:^|[;,])\s*số\s+(?:phải|bị|được|đã)[^,;.()\d]{0,40}(?:là|có)\s*$")
#: What was asked for, then what came of it: "phải giải quyết 3.194 vụ … mới giải quyết được 177 việc".
_DONE = re.compile(
    r"(?:^|[^\w])(?:đã|mới|chỉ)\s+(?:chỉ\s+)?(?:giải\s+quyết|xử\s+lý|thi\s+hành|xét\s+xử|thu\s+hồi|khắc\s+phục|làm\s+rõ"
    r"|trả\s+lời|giải\s+ngân|hoàn\s+thành|khởi\s+công)(?:\s+(?:được|xong|dứt\s+điểm))*\s+(?:hơn\s+|gần\s+|trên\s+|khoảng\s+)?$"
)
_ASKED = re.compile(
    r"(?:^|[^\w])(?:phải\s+(?:giải\s+quyết|thi\s+hành|xử\s+lý|thu)|thụ\s+lý|tiếp\s+nhận|nhận(?:\s+được)?|phát\s+hiện|tổng\s+số)"
    r"(?![^\W_])[^;.\d]{0,40}$"
)
#: Cases and matters are the same things, once taken in and once dealt with.
_MATTERS = frozenset({"vụ", "việc", "đơn", "hồ"})
_REACH = 6  # how many quantities back those looked at may stand


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part is said to be inside, and in which words."""

    part: int
    whole: int
    words: str
    sure: bool = False  #: the words leave no doubt, even if the part is printed larger


def find_subsets(scene: Scene, partitions: Sequence[Partition], tied: set[tuple[int, int]]) -> list[Relation]:
    """Return what the text puts inside something larger: ``22.824/29.150``, ``trong đó có 29.373 nữ``, ``tốt trở lên``.

    Parameters
    ----------
    scene
        The figures and their places.
    partitions
        The sums already found: their parts need no second mention.
    tied
        (part, base) pairs that a share already ties.
    """
    total_of = {i: p.total for p in partitions for i in p.parts}
    in_sum = set(total_of)
    subsets: list[Relation] = []
    for figure in scene.order:
        if not scene.is_denominator(figure):
            lists = inside_lists(scene, figure, total_of)
            more = [r for r in lists if not any((part, r.base) in tied for part in r.parts)]
            together = {(part, r.base) for r in more for part in r.parts}
            subsets += more
            for place in _places(scene, figure, in_sum):
                known = {(place.part, place.whole)} & (tied | together)
                if not known and (place.sure or scene.value(place.part) <= scene.value(place.whole)):
                    subsets.append(Relation("subset", None, (place.part,), place.whole, words=place.words))
    return subsets


def _places(scene: Scene, figure: int, in_sum: set[int]) -> Iterator[_Place]:
    """Yield what a figure is inside of, or what is inside of it."""
    base = scene.partner(figure)
    if base is not None:
        yield _Place(figure, base, "/")
    yield from _beside(scene, figure)
    if figure in in_sum:
        return
    whole = inside_of(scene, figure)
    words = "trong đó"
    if whole is None:
        whole, words = _among_looked_at(scene, figure), "qua kiểm tra"
    if whole is None:
        whole, words = _among_asked(scene, figure), "đã"
    if whole is not None:
        yield _Place(figure, whole, words)
        yield from _in_step(scene, figure, whole, words)


def _beside(scene: Scene, figure: int) -> Iterator[_Place]:
    """Yield the part or whole that stands right before a figure: ``78 trong tổng số 92``, ``tốt trở lên``."""
    before = scene.previous(figure)
    if before is None or not scene.comparable(before, figure) or not scene.together(before, figure):
        return
    gap = scene.between(before, figure)
    if AMONG.fullmatch(gap) and "/" not in gap:
        yield _Place(before, figure, "trong số", OUT_OF_ALL.search(gap) is not None)
    if not scene.is_denominator(before) and ONWARD.match(scene.after(figure)):
        yield _Place(before, figure, "trở lên")
    if _RAISES.search(gap):
        yield _Place(before, figure, "nâng tổng số lên")


def _among_looked_at(scene: Scene, figure: int) -> int | None:
    """Return those looked at, of whom a figure tells what was found."""
    before = scene.previous(figure)
    if before is None or scene.classes[figure] is None or scene.brackets[figure] != -1 or scene.is_amount(figure):
        return None
    opens = scene.sentences[before] < scene.sentences[figure] and _LOOKED_AT.match(
        scene.opening(scene.sentences[figure])
    )
    reach = 1 if opens else 0
    if not opens and not _THOSE.search(scene.before(figure)):
        return None
    for other in reversed(scene.behind(figure, _REACH)):
        if scene.sentences[figure] - scene.sentences[other] > reach:
            return None
        alike = scene.classes[other] == scene.classes[figure] and scene.brackets[other] == -1
        if alike and scene.value(other) >= scene.value(figure) and not scene.figures[other].direction:
            return counted(scene, other)
    return None


def _among_asked(scene: Scene, figure: int) -> int | None:
    """Return those taken in, of whom a figure tells how many were dealt with: ``nhận 46 đơn, đã giải quyết 43 đơn``."""
    if not _DONE.search(scene.before(figure)):
        return None
    for other in reversed(scene.behind(figure, _REACH)):
        if scene.sentences[figure] - scene.sentences[other] > 1 or scene.paragraphs[figure] != scene.paragraphs[other]:
            return None
        alike = scene.classes[other] == scene.classes[figure] or {scene.classes[i] for i in (other, figure)} <= _MATTERS
        if alike and scene.brackets[other] == -1 and not scene.figures[other].direction:
            return other if _ASKED.search(scene.before(other)) and scene.value(other) >= scene.value(figure) else None
    return None


def _in_step(scene: Scene, part: int, whole: int, words: str) -> Iterator[_Place]:
    """Yield the second unit of two in step: ``681 dự án, vốn 9.700 tỷ đồng (trong đó 29 dự án, vốn 1.200 tỷ đồng)``."""
    second = scene.following(whole)
    if second is None or second >= part or not scene.together(whole, second) or ";" in scene.between(whole, second):
        return
    for other in scene.ahead(part, 2):
        apart = not scene.together(part, other) or scene.brackets[part] != scene.brackets[other]
        if apart or ";" in scene.between(part, other):
            return
        if scene.classes[other] is not None and scene.classes[other] == scene.classes[second] != scene.classes[whole]:
            yield _Place(other, second, words)
            return
