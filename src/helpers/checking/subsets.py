"""Parts that the text puts inside something larger without claiming a share or a sum."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.checking.categories import ONWARD, trait_of
from helpers.checking.percents import AMONG, OUT_OF_ALL
from helpers.checking.records import Relation
from helpers.checking.scene import Scene
from helpers.checking.sums import Partition
from helpers.checking.wholes import INSIDE, counted, inside_of

_RAISES = re.compile(r"(?:đưa|nâng)\s+tổng\s+số[^;.()\d]{0,80}lên\s+(?:khoảng\s+|hơn\s+|gần\s+)?$")
# "Qua kiểm tra, phát hiện 12 đơn vị vi phạm": those found are among those looked at.
_LOOKED_AT = re.compile(
    r"\W*(?:kết\s+luận|(?:qua|kết\s+quả)\s+(?:công\s+tác\s+)?(?:kiểm\s+tra|thanh\s+tra|giám\s+sát|rà\s+soát|xem\s+xét"
    r"|phân\s+loại|xét\s+chọn|bình\s+xét))(?![^\W_])"
)
_THOSE = re.compile(r"(?:^|[;,])\s*số\s+(?:phải|bị|được|đã)[^,;.()\d]{0,40}(?:là|có)\s*$")
_ENDS_LIST = re.compile(r"trong đó|gồm|đồng thời|ngoài ra")
_REACH = 6  # how many quantities back those looked at may stand
_MOST_PARTS = 12


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
    in_sum = {i for p in partitions for i in p.parts}
    subsets: list[Relation] = []
    for figure in scene.order:
        if not scene.is_denominator(figure):
            more = [r for r in _listed(scene, figure, in_sum) if not any((part, r.base) in tied for part in r.parts)]
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


def _listed(scene: Scene, figure: int, in_sum: set[int]) -> list[Relation]:
    """Return the parts after the first one of a "trong đó": one by one where their traits overlap, else together."""
    whole = inside_of(scene, figure) if figure not in in_sum else None
    if whole is None:
        return []
    parts = _run_of_parts(scene, figure, whole, in_sum)
    if len(parts) < 2 or any(scene.value(part) > scene.value(whole) for part in parts):
        return []
    if len({trait_of(scene, part) for part in parts}) > 1 or scene.total(parts) > scene.value(whole):
        return [Relation("subset", None, (part,), whole, words="trong đó") for part in parts[1:]]
    return [Relation("subset", None, tuple(parts), whole, words="trong đó")]


def _leads_sentence(scene: Scene, first: int) -> bool:
    """Tell whether a part is the first quantity of a sentence that "Trong đó" opens."""
    before = scene.previous(first)
    outside = scene.brackets[first] == -1 and (before is None or not scene.together(before, first))
    return outside and INSIDE.match(scene.opening(scene.sentences[first], 10)) is not None


def _run_of_parts(scene: Scene, first: int, whole: int, in_sum: set[int]) -> list[int]:
    """Return the quantities that go on after the first part of a "trong đó"."""
    parts = [first]
    leads = _leads_sentence(scene, first)  # then the whole sentence is the list, across semicolons
    for following in scene.ahead(first, _MOST_PARTS - 1):
        gap = scene.reading.view.low[scene.reading.spots[parts[-1]][1] : scene.reading.spots[following][0]]
        apart = not scene.together(first, following) or scene.brackets[first] != scene.brackets[following]
        closed = (";" in gap and not leads) or (")" in gap and "(" not in gap) or _ENDS_LIST.search(gap)
        other = scene.is_denominator(following) or following in in_sum or scene.figures[following].direction
        if apart or closed or other or not scene.comparable(whole, following):
            break
        parts.append(following)
    return parts
