"""Parts that the text says make up a whole, tried against the printed total.

A run of figures that adds up exactly is taken as a partition where the text lists it under the total. A run that does
not is one only where the words leave no doubt (gồm, còn lại, percentages to 100) and the gap is that of a slip.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from helpers.checking.categories import includes_better, share_a_trait, without_included
from helpers.checking.lists import EXHAUSTIVE, MOST_PARTS, REST, in_own_bullets, lists_under
from helpers.checking.misprints import misprints
from helpers.checking.rounding import printed
from helpers.checking.scene import Scene

_SMALL = 10  # so small a total is hit by chance: its parts must follow at once
_SLIP = Fraction(1, 10)  # a list that is further off than this is no list with a slip in it
_SLIP_OF_SHARED = Fraction(3, 100)  # the same, where only the percentages say that the list is complete
_LISTING = re.compile(
    r"(?:^|[^\w])(?:gồm|bao\s+gồm|trong\s+(?:đó|số\s+(?:đó|này|ấy))|cụ\s+thể|chia\s+(?:ra|theo|thành)|như\s+sau"
    r"|phân\s+(?:ra|theo|loại)|kết\s+quả|có)(?![^\W_])|[:(;]"
)
_PLAIN_LIST = re.compile(
    r"(?:^|[^\w])(?:gồm|trong\s+(?:đó|số)|cụ\s+thể|chia|như\s+sau|phân\s+(?:ra|theo|loại)|kết\s+quả)(?![^\W_])|[:(]"
)
OWN_LIST = re.compile(r"gồm|trong\s+(?:đó|số)|:|chia")  # a quantity opens a list of its own with one of these
_OPEN_END = re.compile(r"^[^;]{0,60}(?:…|\.\.\.|v\.v)")


_PHRASE = re.compile(r"[,;.()]|\bvà\b")
_OPPOSITES = tuple(
    (re.compile(rf"(?:^|[^\w]){one}(?![^\W_])"), re.compile(rf"(?:^|[^\w]){other}(?![^\W_])"))
    for one, other in (
        ("nam(?: giới)?", "nữ|phụ nữ"),
        ("thành thị", "nông thôn"),
        ("trực tiếp", "gián tiếp"),
        ("trong nước", "nước ngoài"),
        ("hợp lệ", "không hợp lệ"),
        ("đồng ý", "không đồng ý"),
        ("đạt", "(?:không|chưa) đạt"),
    )
)


@dataclass(frozen=True, slots=True)
class Partition:
    """A total and the run of parts listed under it."""

    total: int
    parts: tuple[int, ...]
    exact: bool
    words: str = ""
    signs: tuple[int, ...] = ()

    @property
    def distance(self) -> int:
        """How far the list stands from its total, in figures."""
        return abs(self.parts[0] - self.total)


def partitions_under(scene: Scene, total: int, share_of: dict[int, int]) -> Iterator[Partition]:
    """Yield the runs after a total that make it up, one for each stretch of text that lists parts."""
    tried: set[tuple[int, ...]] = set()
    for run in lists_under(scene, total):
        items = tuple(i for i in run if _may_be_part(scene, total, i))[:MOST_PARTS]
        if len(items) < 2 or items in tried:
            continue
        tried.add(items)
        exact = _exact_run(scene, total, items, share_of)
        if exact is not None:
            yield exact
        elif wrong := _doubtful_run(scene, total, items, share_of):
            yield Partition(total, wrong, False, _words(scene, total, wrong[0]))


def _words(scene: Scene, total: int, first: int) -> str:
    """Return the words that tie a list to its total."""
    m = _LISTING.search(scene.between(total, first))
    return m.group().strip() if m else ""


def _may_be_part(scene: Scene, total: int, part: int) -> bool:
    """Tell whether a figure may be part of a total: the B of an A/B and changes over time are not."""
    if scene.is_denominator(part):
        return False
    rises, whole_rises = (scene.figures[i].direction is not None for i in (part, total))
    return rises == whole_rises or (not rises and scene.value(part) == 0)


def _exact_run(scene: Scene, total: int, items: tuple[int, ...], share_of: dict[int, int]) -> Partition | None:
    """Return the first run of neighbours in a list that adds up to the total, with signs where parts rise and fall."""
    target = scene.wholes[total]
    signs = _signs(scene, total, items)
    terms = [scene.wholes[i] * sign for i, sign in zip(items, signs or (1,) * len(items), strict=True)]
    for first in range(len(items) - 1):
        amount = terms[first]
        for last in range(first + 1, len(items)):
            amount += terms[last]
            run = items[first : last + 1]
            if amount == target and _believable(scene, total, run, share_of):
                return Partition(total, run, True, _words(scene, total, run[0]), signs[first : last + 1])
            if amount > target and not signs:
                break
    return None


def _signs(scene: Scene, total: int, items: Sequence[int]) -> tuple[int, ...]:
    """Return the signs of parts that rise and fall under a total that does, none elsewhere."""
    whole = scene.figures[total].direction
    directions = [scene.figures[i].direction for i in items]
    if whole is None or len(set(directions)) < 2 or None in directions:
        return ()
    return tuple(1 if direction == whole else -1 for direction in directions)


def _believable(scene: Scene, total: int, run: tuple[int, ...], share_of: dict[int, int]) -> bool:
    """Tell whether a run that adds up is a list of parts rather than a coincidence."""
    shared = all(i in share_of for i in run)
    gap = scene.between(total, run[0])
    if not (scene.together(run[0], run[-1]) or shared or in_own_bullets(scene, run)):
        return False
    if total in share_of and shared and not OWN_LIST.search(gap):
        return False  # neighbours in one list of shares
    listed = _LISTING.search(gap) is not None
    if scene.value(total) <= _SMALL and not (_PLAIN_LIST.search(gap) and scene.following(total) == run[0]):
        return False
    return (listed or scene.classes[total] is not None) and not _mixed(scene, run)


def _mixed(scene: Scene, run: tuple[int, ...]) -> bool:
    """Tell whether categories of a run overlap."""
    return not share_a_trait(scene, run) or any(includes_better(scene, i) for i in run[1:])


def _doubtful_run(scene: Scene, total: int, items: tuple[int, ...], share_of: dict[int, int]) -> tuple[int, ...]:
    """Return a list that plainly claims to make up the total but does not add up, nothing where that is not plain."""
    while len(items) > 1 and scene.value(items[-1]) >= scene.value(total):
        items = items[:-1]
    items = without_included(scene, items)
    if len(items) < 2 or not scene.together(items[0], items[-1]):
        return ()
    plain = _is_plain(scene, total, items, share_of)
    return items if plain and not _goes_astray(scene, total, items) else ()


def _is_plain(scene: Scene, total: int, items: Sequence[int], share_of: dict[int, int]) -> bool:
    """Tell whether words or percentages say that a list is complete, and it is off by no more than a slip makes it."""
    fits = all(scene.wholes[i] < scene.wholes[total] for i in items)
    complete = _says_complete(scene, total, items)
    if not complete and not (fits and _shares_close(scene, items, share_of)):
        return False
    off = abs(scene.total(items) - scene.value(total)) / scene.value(total)
    if complete:
        return (fits and off <= _SLIP) or _one_misprint(scene, total, items)
    return off <= _SLIP_OF_SHARED or _total_misprinted(scene, total, items, share_of)


def _goes_astray(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether a list trails off, mixes traits that overlap, or counts what other totals are printed for."""
    trails = _OPEN_END.search(scene.after(items[-1])) is not None
    others = any(scene.partner(i) not in (None, total) for i in items[:-1])
    return trails or others or not share_a_trait(scene, items)


def _says_complete(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether the words say that a list holds all parts of its total."""
    gap = scene.between(total, items[0])
    listed = len(gap) < 120 and EXHAUSTIVE.search(gap) is not None
    return listed or REST.search(scene.between(items[-2], items[-1])) is not None or _opposite(scene, total, items)


def _opposite(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether "trong đó" splits a total into two opposites, men and women, town and country."""
    if len(items) != 2 or not OWN_LIST.search(scene.between(total, items[0])):
        return False
    one, other = (_named(scene, i) for i in items)
    return any((a.search(one) and b.search(other)) or (b.search(one) and a.search(other)) for a, b in _OPPOSITES)


def _named(scene: Scene, part: int) -> str:
    """Return the words around a part, up to the next mark or "và"."""
    unit = (scene.figures[part].unit or "").lower()
    return f"{_PHRASE.split(scene.before(part, 48))[-1]} {unit} {_PHRASE.split(scene.after(part, 48))[0]}"


def _one_misprint(scene: Scene, total: int, items: Sequence[int]) -> bool:
    """Tell whether one slip of the pen, in the total or in a part, explains why a list does not add up."""
    gap = scene.value(total) - scene.total(items)
    wanted = {total: -gap, **dict.fromkeys(items, gap)}
    return any(
        slip.figure.value == scene.value(figure) + change
        for figure, change in wanted.items()
        for slip in misprints(scene.figures[figure])
    )


def _total_misprinted(scene: Scene, total: int, items: Sequence[int], share_of: dict[int, int]) -> bool:
    """Tell whether the shares of a list are all of its own sum, and a slip of the pen turns that into the total."""
    amount = scene.total(items)
    for part in items:
        percent = scene.figures[share_of[part]]
        if 100 * scene.value(part) / amount not in printed(percent):
            return False
    return any(slip.figure.value == amount for slip in misprints(scene.figures[total]))


def _shares_close(scene: Scene, items: Sequence[int], share_of: dict[int, int]) -> bool:
    """Tell whether every part of a list has a share and the shares add up to about 100."""
    percents = [share_of[i] for i in items if i in share_of]
    return len(percents) == len(items) and abs(scene.total(percents) - 100) <= 2
