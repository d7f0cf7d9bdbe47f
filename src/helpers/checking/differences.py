"""Differences printed with both levels they lie between: ``221 cuộc`` and ``236 cuộc, tăng 15 cuộc``."""

import re
from collections.abc import Iterator
from itertools import combinations

from helpers.checking.categories import is_balance
from helpers.checking.doubts import one_misprint
from helpers.checking.records import Relation, RelationKind
from helpers.checking.scene import Scene
from helpers.checking.verdicts import judge

_HEDGED = r"(?:khoảng\s+|gần\s+|hơn\s+|trên\s+)?"
_TIME = r"(?:đầu\s+(?:kỳ|năm|nhiệm\s+kỳ)|(?:năm|kỳ)\s+trước|cùng\s+kỳ|năm\s+\d{4}|kế\s+hoạch|chỉ\s+tiêu)"
#: "tăng 15 cuộc so với năm 2022 (221 cuộc)", "giảm 8 hộ so với đầu kỳ là 90 hộ".
_OLD_AFTER = re.compile(
    rf"[^;.()\d%]{{0,60}}(?:\d{{4}})?(?:\s*\(\s*(?:{_TIME}[^;.()]{{0,16}})?|[^;.()\d%]{{0,30}}\s(?:là|có|đạt)\s+)"
    rf"(?:là\s+|có\s+|đạt\s+|chỉ\s+)?{_HEDGED}"
)
#: "vượt 7 đơn vị so với chỉ tiêu 90".
_PLAN_AFTER = re.compile(
    rf"[^;.()\d%]{{0,40}}so\s+với\s+(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán)[^;.()\d%]{{0,20}}\s{_HEDGED}\(?"
)
_COMPARES = re.compile(rf"so\s+(?:với|cùng)|{_TIME}")
#: "từ 5,62% xuống còn 4,21%", "đầu năm là 8.105, đến nay là 9.020".
_BECOMES = re.compile(
    r"(?:^|[^\w])(?:thành|lên|xuống|còn|lên\s+(?:đến|tới)|đến\s+(?:nay|cuối)[^,;.()\d]{0,30}|nay)"
    rf"(?:\s+(?:là|còn|có|đạt))?\s+{_HEDGED}$"
)
_BEHIND = re.compile(
    r"(?:[^;\d%]{0,24}\d{4})?[^;\d%]{0,60}[,(]\s*(?:tức\s+|tương\s+(?:đương|ứng)\s+)?(?:đã\s+)?(?:tăng|giảm)[^;\d]{0,24}"
)
_APART = re.compile(r"[;.](?=\s)")
_NEW_SUBJECT = re.compile(r"(?<!\w)(?:và|còn|nhưng|trong\s+khi)(?!\w)")
_FROM = re.compile(r"(?:^|[^\w])từ\s+" + _HEDGED + "$")
_DATES = frozenset({"date", "year", "period"})
_LONGEST_GAP = 80
_REACH = 8  # figures back to the new level: a list in brackets may stand in between


def find_differences(scene: Scene) -> Iterator[Relation]:
    """Yield every printed rise or fall that both of its levels are printed for, the new one less the old one.

    Of percentages it is the difference in points, whose operands are only known to their printed digits.
    """
    for figure in scene.figures:
        if figure.direction is not None and (figure.id in scene.rank or _in_points(scene, figure.id)):
            pair = _old_behind(scene, figure.id) or _from_to(scene, figure.id)
            if pair is not None and _owed(scene, figure.id, *pair):
                yield _relation(scene, figure.id, *pair)
        elif figure.id in scene.rank and is_balance(scene, figure.id):
            yield from _balance(scene, figure.id)


def _balance(scene: Scene, balance: int) -> Iterator[Relation]:
    """Yield the difference of the two nearest amounts before a balance, if it comes out to the printed digits."""
    near = (i for i in reversed(scene.behind(balance, _REACH)) if scene.sentences[balance] - scene.sentences[i] <= 1)
    levels = [i for i in near if _alike(scene, balance, i) and scene.brackets[i] == scene.brackets[balance]]
    for less, more in combinations(levels, 2):
        parts = (more, less) if scene.value(more) >= scene.value(less) else (less, more)
        relation = Relation("partition_sum", balance, parts, signs=(1, -1), words="−")
        if judge(0, relation, scene.figures).verdict == "consistent":
            yield relation
            return


def _relation(scene: Scene, difference: int, new: int, old: int) -> Relation:
    """Return the sum a difference states: what is more less what is less."""
    parts = (old, new) if scene.figures[difference].direction == "down" else (new, old)
    kind: RelationKind = "percent_sum" if _in_points(scene, difference) else "partition_sum"
    return Relation(kind, difference, parts, signs=(1, -1), words="−")


def _in_points(scene: Scene, figure: int) -> bool:
    """Tell whether a figure is a rise or fall in percentage points, or may be."""
    return scene.figures[figure].kind == "change_percent"


def _alike(scene: Scene, difference: int, level: int, *, from_it: bool = False) -> bool:
    """Tell whether a figure may be a level that a difference is of: comparable, and neither rise nor fall.

    With ``from_it`` a figure after "từ" is one, too: ``giảm từ 4.216 người xuống còn 2.580 người``.
    """
    if scene.figures[level].direction is not None and not (from_it and _FROM.search(scene.before(level, 16))):
        return False
    if _in_points(scene, difference):
        return scene.figures[level].kind == "percent"
    return level in scene.rank and not scene.is_denominator(level) and scene.comparable(level, difference)


def _old_behind(scene: Scene, difference: int) -> tuple[int, int] | None:
    """Return new and old of a difference that the old one is printed behind."""
    new = _new_before(scene, difference)
    old = next((i for i in range(difference + 1, len(scene.figures)) if scene.figures[i].kind not in _DATES), None)
    if new is None or old is None or not scene.together(difference, old) or not _alike(scene, difference, old):
        return None
    gap = scene.between(difference, old)
    if _NEW_SUBJECT.search(gap):
        return None
    behind = (_OLD_AFTER.fullmatch(gap) and _COMPARES.search(gap)) or _PLAN_AFTER.fullmatch(gap)
    return (new, old) if behind else None


def _new_before(scene: Scene, difference: int) -> int | None:
    """Return the level right before a difference, in its clause."""
    for level in range(difference - 1, max(-1, difference - _REACH), -1):
        if not scene.together(level, difference):
            return None
        if _alike(scene, difference, level) and scene.brackets[level] in (-1, scene.brackets[difference]):
            gap = scene.between(level, difference)
            return level if len(gap) < _LONGEST_GAP and not _APART.search(gap) else None
    return None


def _from_to(scene: Scene, difference: int) -> tuple[int, int] | None:
    """Return new and old of ``từ 120 lên 150, tăng 30``."""
    new = _new_before(scene, difference)
    if new is None or not _BEHIND.fullmatch(scene.between(new, difference)):
        return None
    old = next((i for i in range(new - 1, max(-1, new - 3), -1) if scene.figures[i].kind not in _DATES), None)
    if old is None or not scene.together(old, new) or not _alike(scene, difference, old, from_it=True):
        return None
    gap = scene.between(old, new)
    return (new, old) if len(gap) < _LONGEST_GAP and ";" not in gap and _BECOMES.search(gap) else None


def _owed(scene: Scene, difference: int, new: int, old: int) -> bool:
    """Tell whether two levels surely are those of a difference: it comes out, or one slip keeps it from that."""
    more, less = (old, new) if scene.figures[difference].direction == "down" else (new, old)
    amount = scene.value(more) - scene.value(less)
    if _in_points(scene, difference):
        figures = (scene.figures[i] for i in (difference, new, old))
        return abs(amount - scene.value(difference)) <= sum(figure.step for figure in figures) / 2
    return amount == scene.value(difference) or (amount > 0 and one_misprint(scene, more, (difference, less)))
