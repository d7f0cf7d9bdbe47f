"""Lists that should make up a total but do not add up: told where little doubt is left that they should.

Words may say that a list is complete (gồm, còn lại); shares of 100 together say it too. Where neither does, the list is
held to be complete only if one slip of the pen explains the gap and chance hardly would: a false alarm costs more than
a miss.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from helpers.checking.broken_sums import common_grain
from helpers.checking.categories import are_opposites, share_a_trait, without_included
from helpers.checking.lists import EXHAUSTIVE, OWN_LIST, in_own_bullets, says_all, says_rest
from helpers.checking.misprints import misprints
from helpers.checking.named import content
from helpers.checking.records import Relation
from helpers.checking.rounding import printed
from helpers.checking.scene import Scene
from helpers.checking.verdicts import judge
from helpers.checking.wholes import OF_ALL, counted

_SLIP = Fraction(1, 10)  # a list that is further off than this is no list with a slip in it
_SLIP_OF_SHARED = Fraction(3, 100)  # the same, where only the percentages say that the list is complete
_LEAST_OVER, _LEAST_UNDER = 100, 10_000  # smaller totals are missed, or fallen short of, by a slip's worth by chance
_NEXT_WORDS = 30  # letters between gồm and the first part that is named
_OPEN_END = re.compile(
    r"^[^;]{0,60}(?:…|\.\.\.|v\.v)|^[^.]{0,40}[,;]\s*[^\d.;]{0,40}(?:còn\s+lại|khác)(?![^\W_])[^\d.]*\.?$"
)
#: Words of lists that only give examples.
_SOME = re.compile(
    r"(?:^|[^\w])(?:như(?!\s+sau)|nhiều|một\s+số|dẫn\s+đầu|tiếp\s+(?:theo|đến)|điển\s+hình|tiêu\s+biểu|nhất|chủ\s+yếu|riêng"
    r"|đáng\s+chú\s+ý|khác)(?![^\W_])"
)
_REST_BEHIND = re.compile(r"\s*còn\s+lại(?![^\W_])")  # "19 ý kiến còn lại"
_LISTED = re.compile(r"(?:^|[^\w])(?:trong\s+(?:đó|số\s+(?:đó|này))|cụ\s+thể|phân\s+(?:ra|theo|loại))(?![^\W_])|:\s|\(")
#: The forms of party discipline: what is punished is punished by one of them.
_DISCIPLINE = re.compile(r"(?:^|[^\w])(khiển\s+trách|cảnh\s+cáo|cách\s+chức|khai\s+trừ|giải\s+tán)(?![^\W_])")


def doubtful_run(scene: Scene, total: int, items: Sequence[int], share_of: dict[int, int]) -> tuple[int, ...]:
    """Return the list that plainly claims to make up a total but does not add up, nothing where that is not plain.

    Parameters
    ----------
    scene
        The figures and their places.
    total
        The quantity they are listed under.
    items
        The quantities of the list, in reading order.
    share_of
        Part → its percentage.
    """
    listed = tuple(i for i in items if scene.value(i) > 0)  # "không có" adds nothing
    for run in dict.fromkeys((listed, _up_to(scene, total, listed), _both_halves(scene, total, listed))):
        parts = without_included(scene, run)
        if len(parts) > 1 and _right_under(scene, total, parts) and _is_plain(scene, total, parts, share_of):
            return () if _goes_astray(scene, total, parts) else parts
    return ()


def _both_halves(scene: Scene, total: int, items: tuple[int, ...]) -> tuple[int, ...]:
    """Return two opposites that a list begins with, before what a semicolon sets apart: ``nam 5 và nữ 4; trẻ em 3``."""
    first = items[:2]
    split = len(items) > 2 and ";" in scene.between(first[1], items[2])
    return first if split and _opposite(scene, total, first) else ()


def _up_to(scene: Scene, total: int, items: tuple[int, ...]) -> tuple[int, ...]:
    """Return a list without what comes after it: quantities no smaller than its total."""
    while len(items) > 1 and scene.value(items[-1]) >= scene.value(total):
        items = items[:-1]
    return items


def _right_under(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether parts stand in one list, a sentence or bullets, and no other total before it.

    The list after ``A trong tổng số B`` is of A.
    """
    if counted(scene, total) != total:
        return False
    between = (i for i in scene.ahead(total, 12) if i < items[0] and scene.brackets[i] == -1)
    if any(scene.classes[i] == scene.classes[total] and counted(scene, i) != total for i in between):
        return False
    bulleted = in_own_bullets(scene, items) and len({scene.sentences[i] for i in items}) == len(items)
    return bulleted or scene.together(items[0], items[-1])


def _is_plain(scene: Scene, total: int, items: Sequence[int], share_of: dict[int, int]) -> bool:
    """Tell whether words, percentages or a slip of the pen say that a list is complete."""
    if _stands_in_list(scene, total, items):
        return False
    if _says_complete(scene, total, items):
        return nearly(scene, total, items) or _listed_alike(scene, total, items)
    if _told_by_slip(scene, total, items):
        return True
    if any(i not in share_of for i in items) or not _may_head(scene, total, items[0], share_of):
        return False
    shares = [share_of[i] for i in items]
    if only_leaves_a_rest(scene, total, items, shares):
        return False
    header = share_of.get(total)
    whole = header is not None and scene.total(shares) == scene.value(header) and nearly(scene, total, items)
    closed = abs(scene.total(shares) - 100) <= 2 and _off(scene, total, items) <= _SLIP_OF_SHARED
    return whole or closed or _one_figure_mends(scene, total, items, shares)


def nearly(scene: Scene, total: int, parts: Sequence[int]) -> bool:
    """Tell whether parts miss their total by no more than a slip of the pen makes."""
    return _off(scene, total, parts) <= _SLIP or one_misprint(scene, total, parts)


def _listed_alike(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether a list right after "gồm" names its parts as its total and ends its sentence: all parts are there."""
    set_off = scene.brackets[items[0]] != -1 or in_own_bullets(scene, items)  # units may be left out there
    alike = all(scene.classes[i] == scene.classes[total] or (set_off and scene.classes[i] is None) for i in items)
    near = says_all(scene.between(total, items[0])[-_NEXT_WORDS:])
    after = scene.following(items[-1])
    last = after is None or not scene.together(items[-1], after) or scene.brackets[items[-1]] != scene.brackets[after]
    return alike and near and last and all(scene.wholes[i] < scene.wholes[total] for i in items)


def _off(scene: Scene, total: int, parts: Sequence[int]) -> Fraction:
    """Return by how much of their total parts miss it; all of it where one of them is no smaller."""
    if any(scene.wholes[i] >= scene.wholes[total] for i in parts):
        return Fraction(1)
    return abs(scene.total(parts) - scene.value(total)) / scene.value(total)


def _stands_in_list(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether a quantity is named by a form of discipline as what follows it is: it is one of them, no total."""
    return _DISCIPLINE.search(scene.phrase(total)) is not None and _disciplined(scene, items[-1:])


def _goes_astray(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether a list trails off, mixes traits that overlap, or counts what other totals are printed for."""
    trails = _OPEN_END.search(scene.after(items[-1])) is not None or _SOME.search(scene.between(total, items[0])[-90:])
    others = any(scene.partner(i) not in (None, total) for i in items[:-1])
    return bool(trails) or others or not share_a_trait(scene, items)


def _says_complete(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether the words say that a list holds all parts of its total."""
    gap = scene.between(total, items[0])
    if _of_another(scene, total, items[0]):
        return False
    listed = len(gap) < 120 and says_all(gap)
    rest = says_rest(scene.between(items[-2], items[-1])) or _REST_BEHIND.match(scene.after(items[-1], 12))
    return bool(rest) or listed or _opposite(scene, total, items) or _disciplined(scene, items)


def _of_another(scene: Scene, total: int, first: int) -> bool:
    """Tell whether the "gồm" of a later sentence has a subject of its own: ``có 7 ghế. Đoàn đại biểu gồm 15 …``."""
    lead = scene.before(first, 200)
    m = EXHAUSTIVE.search(lead)
    if m is None or scene.together(total, first):
        return False
    subject, unit = content(lead[: m.start()]), content((scene.figures[total].unit or "").lower())
    same = bool(unit) and unit <= subject
    return bool(subject) and not same and len(subject & content(scene.phrase(total))) < 2  # one syllable is chance


def _opposite(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether "trong đó" splits a total into two opposites, men and women, town and country."""
    lists = OWN_LIST.search(scene.between(total, items[0])) or OF_ALL.search(scene.before(total))
    if len(items) != 2 or not lists:
        return False
    return are_opposites(scene, items[0], items[1])


def _disciplined(scene: Scene, items: Sequence[int]) -> bool:
    """Tell whether each part is what got another form of discipline."""
    forms = [m.group(1) for m in (_DISCIPLINE.search(scene.phrase(i)) for i in items) if m]
    return len(set(forms)) == len(items)


def _told_by_slip(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether a list right under its total misses it by a slip that chance would hardly make.

    Parts that exceed their total are wrong unless they overlap; parts that fall short may leave out a rest, which only
    in large numbers is seldom the worth of one digit.
    """
    gap = scene.between(total, items[0])
    if scene.following(total) != items[0] or len(gap) > 120 or not _LISTED.search(gap) or ")" in gap:
        return False
    least = _LEAST_OVER if scene.total(items) > scene.value(total) else _LEAST_UNDER
    figures = [scene.figures[i] for i in (total, *items)]
    grain = common_grain(figures) or Fraction(scene.figures[total].step)  # round figures miss each other by round gaps
    return scene.value(total) >= least * grain and one_misprint(scene, total, items)


def one_misprint(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether one slip of the pen, in the total or in a part, explains why a list does not add up."""
    gap = scene.value(total) - scene.total(items)
    wanted = {total: -gap, **dict.fromkeys(items, gap)}
    return any(
        slip.figure.value == scene.value(figure) + change
        for figure, change in wanted.items()
        for slip in misprints(scene.figures[figure])
    )


def _may_head(scene: Scene, total: int, first: int, share_of: dict[int, int]) -> bool:
    """Tell whether a quantity may be what a list of shares is of, rather than the first of their list."""
    return total not in share_of or OWN_LIST.search(scene.between(total, first)) is not None


def only_leaves_a_rest(scene: Scene, total: int, items: Sequence[int], shares: Sequence[int]) -> bool:
    """Tell whether parts fall short of a total, but their shares all are of it: nothing is wrong, something is left."""
    adds_up = judge(0, Relation("partition_sum", total, tuple(items)), scene.figures).verdict == "consistent"
    if adds_up or scene.total(items) > scene.value(total):
        return False
    claims = (Relation("share", share, (part,), total) for part, share in zip(items, shares, strict=True))
    return all(judge(0, claim, scene.figures).verdict == "consistent" for claim in claims)


def _one_figure_mends(scene: Scene, total: int, items: Sequence[int], shares: Sequence[int]) -> bool:
    """Tell whether with another total, or with one other part, a list would add up and all of its shares would fit."""
    whole, amount = scene.value(total), scene.total(items)
    values = [scene.value(i) for i in items]
    if _all_fit(scene, values, amount, shares):
        return abs(amount - whole) <= whole * _SLIP or any(
            m.figure.value == amount for m in misprints(scene.figures[total])
        )
    trials = ([*values[:n], value + whole - amount, *values[n + 1 :]] for n, value in enumerate(values))
    return any(_all_fit(scene, parts, whole, shares) for parts in trials)


def _all_fit(scene: Scene, parts: Sequence[Fraction], base: Fraction, shares: Sequence[int]) -> bool:
    """Tell whether the printed shares of positive parts are of a base."""
    pairs = zip(parts, shares, strict=True)
    return all(part > 0 and 100 * part / base in printed(scene.figures[share]) for part, share in pairs)
