"""Sums that are no list under their total: a total printed last, what is left out, and sums in step with another."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from helpers.checking.categories import share_a_trait
from helpers.checking.doubts import nearly, one_misprint
from helpers.checking.owners import NOT_COUNTED
from helpers.checking.scene import Scene
from helpers.checking.sums import Partition

_TOTAL_BEFORE = re.compile(
    r"(?:^|[^\w])(?:tổng(?:\s+(?:cộng|số|là|số\s+là))*|tổng\s+(?:số|cộng)\s+[^\d,;.()]{1,40}\s(?=là|có)|cộng|nâng\s+tổng\s+số[^,;.()]{0,50}lên)\s*(?:là|có|lên|:)?"
    r"\s*(?:khoảng\s+|hơn\s+|gần\s+)?$"
)
_COUNTS_UP = re.compile(r"(?:^|[^\w])(?:tổng\s+(?:cộng|số)|cộng)\s*(?:là|có|:)?\s*$")
_EXCLUDES = re.compile(r"(?:loại\s+trừ|không\s+(?:kể|tính|bao\s+gồm)|trừ\s+đi)(?![^\W_])[^;.\d]{0,60}$")
_LEAVES = re.compile(r"(?:^|[^\w])(?:thì|còn|chỉ|là|đạt)(?![^\W_])")
_APART = re.compile(r"[;()]|trong\s+(?:đó|số)|gồm")
_LARGE = 100  # so large a total is seldom hit by chance: its parts may be set apart by different traits
_LONGEST_GAP = 90
_ADDS = re.compile(r"thêm|cộng|và")


def printed_after(scene: Scene, total: int) -> Iterator[Partition]:
    """Yield the partition of a total that is printed after its parts: ``… (tổng là 89.007)``."""
    if not _TOTAL_BEFORE.search(scene.before(total)):
        return
    items = tuple(
        i
        for i in scene.behind(total, 8)
        if scene.together(i, total)
        and scene.comparable(total, i)
        and not scene.is_denominator(i)
        and is_counted(scene, i)
    )
    for first in range(len(items) - 2, -1, -1):
        plain = share_a_trait(scene, items[first:]) or scene.value(total) >= _LARGE
        if scene.total(items[first:]) == scene.value(total) and plain:
            yield Partition(total, items[first:], True, "tổng")
            return
    if _owed(scene, total, items):
        yield Partition(total, items, False, "tổng")
    elif _added(scene, total, items[-2:]):
        yield Partition(total, items[-2:], False, "tổng")


def is_counted(scene: Scene, figure: int) -> bool:
    """Tell whether a quantity may be a part, rather than an age that sets a trait."""
    return scene.figures[figure].unit not in NOT_COUNTED


def _owed(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether a total that counts everything before it in its sentence misses it by a slip."""
    counts_up = scene.brackets[total] == -1 and _COUNTS_UP.search(scene.before(total)) is not None
    return counts_up and len(items) > 1 and share_a_trait(scene, items) and _by_a_slip(scene, total, items)


def _added(scene: Scene, total: int, last: Sequence[int]) -> bool:
    """Tell whether a total in a parenthesis is about what one quantity adds to another: ``thêm 38 (tổng là 89)``."""
    adds = len(last) == 2 and scene.brackets[total] != -1 and _ADDS.search(scene.before(last[1], 24))
    return bool(adds) and _by_a_slip(scene, total, last)


def _by_a_slip(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether parts miss a total printed after them by little, or by a slip of the pen."""
    near = abs(scene.total(items) - scene.value(total)) <= scene.value(total) / 20
    return near or one_misprint(scene, total, items)


def left_out(scene: Scene, part: int) -> Iterator[Partition]:
    """Yield the total that is split by ``nếu loại trừ … (38.400 tỷ đồng) thì … đạt 752.300 tỷ đồng``."""
    rest = scene.following(part)
    if rest is None or not _EXCLUDES.search(scene.before(part, 90)) or not scene.together(part, rest):
        return
    if not (scene.comparable(part, rest) and _LEAVES.search(scene.between(part, rest))):
        return
    amount = scene.value(part) + scene.value(rest)
    for total in reversed(scene.behind(part, 8)):
        level = scene.figures[total].direction is None and scene.paragraphs[total] == scene.paragraphs[part]
        if level and scene.comparable(total, rest) and abs(amount - scene.value(total)) <= scene.value(total) / 100:
            yield Partition(total, (part, rest), amount == scene.value(total), "loại trừ")
            return


def split_denominators(scene: Scene) -> Iterator[Partition]:
    """Yield the Bs that the As of one sentence split: 18/93, 37/93 and 38/93."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for figure in scene.order:
        whole = _whole(scene, figure)
        if whole is not None:
            groups[scene.sentences[figure], scene.wholes[whole]].append(figure)
    for (_, total), parts in groups.items():
        whole = _whole(scene, parts[0])
        if whole is not None and len(parts) > 1 and sum(scene.wholes[i] for i in parts) == total:
            yield Partition(whole, tuple(parts), True, "/")


def companions(scene: Scene, found: Sequence[Partition]) -> list[Partition]:
    """Return the sums of what stands beside the members of one: the Bs of A/Bs, last year's figures, a second unit.

    If 19 dự án với 16.805 căn are 11 dự án với 4.155 căn and 8 dự án với 12.650 căn, all parts are listed: the second
    sum is owed too, even if a slip of the pen keeps it from holding. Last year's figures may have been counted
    otherwise.
    """
    more: list[Partition] = []
    for partition in found:
        for beside in (_mate, _whole, _in_step):
            mates = [beside(scene, i) for i in (partition.total, *partition.parts)]
            known = [i for i in mates if i is not None]
            if len(known) < len(mates) or len(set(known)) < len(known) or not partition.exact:
                continue
            total, *parts = known
            exact = scene.total(parts) == scene.value(total)
            alike = scene.value(total) > 0 and all(scene.comparable(total, i) for i in parts)
            if alike and (exact or (beside is not _mate and nearly(scene, total, parts))):
                more.append(Partition(total, tuple(parts), exact, partition.words))
    return more


def _whole(scene: Scene, figure: int) -> int | None:
    """Return the B of an A/B."""
    return None if scene.is_denominator(figure) else scene.partner(figure)


def _mate(scene: Scene, figure: int) -> int | None:
    """Return the quantity in parentheses that belongs to another: ``11.580 …, tăng 10% so cùng kỳ (10.482)``."""
    for other in scene.ahead(figure, 2):
        opens = scene.brackets[other] not in (-1, scene.brackets[figure])
        if opens and scene.together(other, figure) and ";" not in scene.between(figure, other):
            return other
        if scene.brackets[other] == scene.brackets[figure]:
            return None
    return None


def _in_step(scene: Scene, figure: int) -> int | None:
    """Return the second unit right after a quantity: ``11 dự án với quy mô 4.155 căn``, ``26 vụ - 68 bị can``."""
    other = scene.following(figure)
    if other is None or not scene.together(figure, other) or scene.brackets[figure] != scene.brackets[other]:
        return None
    apart = scene.classes[other] not in (None, scene.classes[figure]) and scene.classes[figure] is not None
    gap = scene.between(figure, other)
    return other if apart and len(gap) < _LONGEST_GAP and not _APART.search(gap) else None
