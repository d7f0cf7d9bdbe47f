"""Parts that the text says make up a whole, tried against the printed total.

A run of figures that adds up exactly is taken as a partition where the text lists it under the total. A run that does
not is one only where little doubt is left that it should (``doubts``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from helpers.checking.categories import includes_better, is_balance, share_a_trait
from helpers.checking.doubts import doubtful_run
from helpers.checking.lists import MOST_PARTS, OWN_LIST, in_own_bullets, lists_under, soon_after
from helpers.checking.scene import Scene
from helpers.checking.wholes import counted

_TELLING = 4  # so many digits are hardly hit by chance
_MANY, _LARGE = 3, 100  # nor do more parts than that make up so much
_SMALL = 10  # so small a total is hit by chance: its parts must follow at once
_LISTING = re.compile(
    r"(?:^|[^\w])(?:gồm|bao\s+gồm|trong\s+(?:đó|số\s+(?:đó|này|ấy))|cụ\s+thể|chia\s+(?:ra|theo|thành)|như\s+sau"
    r"|phân\s+(?:ra|theo|loại)|kết\s+quả|có)(?![^\W_])|[:(;]"
)
_PLAIN_LIST = re.compile(
    r"(?:^|[^\w])(?:gồm|trong\s+(?:đó|số)|cụ\s+thể|chia|như\s+sau|phân\s+(?:ra|theo|loại)|kết\s+quả)(?![^\W_])|[:(]"
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
        elif wrong := doubtful_run(scene, total, items, share_of):
            yield Partition(total, wrong, False, _words(scene, total, wrong[0]))
    if scene.brackets[total] == -1:
        yield from _hardly_by_chance(scene, total)


def _digits(scene: Scene, figure: int) -> int:
    """Return how many digits of a figure mean something: those before its last zeros."""
    return len(re.sub(r"\D", "", scene.figures[figure].printed).strip("0"))


def _hardly_by_chance(scene: Scene, total: int) -> Iterator[Partition]:
    """Yield what makes up a total to its last digit in a later sentence: two large neighbours, or all that it counts.

    ``79.540 lao động … nông nghiệp 25.265 người; phi nông nghiệp là 54.275 người``.
    """
    for run in soon_after(scene, total):
        large = [pair for pair in pairwise(run) if min(_digits(scene, i) for i in (total, *pair)) >= _TELLING]
        whole = [run] if len(run) > _MANY and scene.value(total) >= _LARGE else []
        for parts in (*large, *whole):
            able = all(_may_be_part(scene, total, i) for i in parts) and share_a_trait(scene, parts)
            if able and sum(scene.wholes[i] for i in parts) == scene.wholes[total]:
                yield Partition(total, parts, True)


def _words(scene: Scene, total: int, first: int) -> str:
    """Return the words that tie a list to its total."""
    m = _LISTING.search(scene.between(total, first))
    return m.group().strip() if m else ""


def _may_be_part(scene: Scene, total: int, part: int) -> bool:
    """Tell whether a figure may be part of a total: what another one is counted among and changes over time are not."""
    if counted(scene, part) != part or is_balance(scene, part) or scene.is_rate(part):
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
