"""Lists of parts that need not be all there are: after "trong đó", in bullets under it, or as examples of many."""

import re
from collections.abc import Mapping, Sequence

from helpers.checking.categories import trait_of
from helpers.checking.records import Relation
from helpers.checking.scene import Scene
from helpers.checking.wholes import INSIDE, holds, inside_of, opens_bullet

_ENDS_LIST = re.compile(r"trong đó|gồm|đồng thời|ngoài ra|(?:đưa|nâng)\s+tổng")
#: "12 đại biểu, ít hơn dự kiến 3 đại biểu": the second is a difference.
_DIFFERS = re.compile(r"(?:^|[^\w])(?:ít|nhiều|cao|thấp|kém)\s+hơn[^;.\d]{0,40}$")
#: Words before a list that only gives examples.
_SUCH_AS = re.compile(
    r"(?:^|[^\w])(?:như(?!\s+sau)|dẫn\s+đầu|điển\s+hình|tiêu\s+biểu|nhiều\s+nhất|cao\s+nhất|đáng\s+chú\s+ý)(?![^\W_])[^.;]*$"
)
_MOST_PARTS = 12
_SHORT = 3  # lists as short as this may tell of things that overlap: each part is told on its own, too
_REACH = 8  # quantities back to what examples are of
_NEXT = 3  # paragraphs from one bullet to the next


def inside_lists(scene: Scene, figure: int, total_of: Mapping[int, int]) -> list[Relation]:
    """Return the list of parts that a figure is the first of: together, or one by one where their traits overlap.

    Parameters
    ----------
    scene
        The figures and their places.
    figure
        The first part.
    total_of
        Part → total of the sums already found: their parts need no second mention.
    """
    whole = None if figure in total_of else inside_of(scene, figure)
    if whole is not None:
        parts = _under_bullets(scene, figure, whole, total_of) or _run_of_parts(scene, figure, whole, total_of)
        return _told(scene, parts, whole, "trong đó")
    parts = _run_of_parts(scene, figure, None, total_of)
    whole = _of_which_examples(scene, parts, total_of)
    return [] if whole is None else [Relation("subset", None, tuple(parts), whole, words="như")]


def _told(scene: Scene, parts: Sequence[int], whole: int, words: str) -> list[Relation]:
    """Return a list of parts as relations."""
    if len(parts) < 2:
        return []
    each = [Relation("subset", None, (part,), whole, words=words) for part in parts]
    if len({trait_of(scene, part) for part in parts}) > 1 or scene.total(parts) > scene.value(whole):
        return each[1:]
    return [Relation("subset", None, tuple(parts), whole, words=words), *(each if len(parts) <= _SHORT else [])]


def _run_of_parts(scene: Scene, first: int, whole: int | None, total_of: Mapping[int, int]) -> list[int]:
    """Return the quantities that go on after a first part, in its sentence; in parentheses of their own, if it is."""
    parts = [first]
    leads = _leads_sentence(scene, first)  # then the whole sentence is the list, across semicolons
    for following in scene.ahead(first, _MOST_PARTS - 1):
        gap = scene.reading.view.low[scene.reading.spots[parts[-1]][1] : scene.reading.spots[following][0]]
        apart = not scene.together(first, following) or not _beside(scene, first, following, whole is None)
        closed = (";" in gap and not leads) or (")" in gap and "(" not in gap) or _ENDS_LIST.search(gap)
        other = scene.is_denominator(following) or following in total_of or scene.figures[following].direction
        if apart or closed or other or not scene.comparable(first if whole is None else whole, following):
            break
        if whole is not None and not holds(scene, whole, following):
            break
        if not _DIFFERS.search(gap):
            parts.append(following)
    return parts


def _beside(scene: Scene, first: int, other: int, each_in_its_own: bool) -> bool:
    """Tell whether two quantities stand in one parenthesis, or each in its own: ``xã A (12 hộ), xã B (9 hộ)``."""
    if scene.brackets[first] == scene.brackets[other]:
        return True
    return each_in_its_own and -1 not in (scene.brackets[first], scene.brackets[other])


def _leads_sentence(scene: Scene, first: int) -> bool:
    """Tell whether a part is the first quantity of a sentence that "Trong đó" opens."""
    before = scene.previous(first)
    outside = scene.brackets[first] == -1 and (before is None or not scene.together(before, first))
    return outside and INSIDE.match(scene.opening(scene.sentences[first], 10)) is not None


def _under_bullets(scene: Scene, first: int, whole: int, total_of: Mapping[int, int]) -> list[int]:
    """Return the first quantities of bullets under a sentence that ends in "trong đó:", up to what is no part."""
    if not opens_bullet(scene, first):
        return []
    parts, mark = [first], scene.bullet(scene.sentences[first])
    for following in scene.ahead(first, 3 * _MOST_PARTS):
        sentence = scene.sentences[following]
        if scene.sentences[parts[-1]] == sentence:
            continue
        near = scene.paragraphs[following] - scene.paragraphs[parts[-1]] <= _NEXT and scene.bullet(sentence) == mark
        able = scene.comparable(whole, following) and following not in total_of
        if not near or not able or not holds(scene, whole, following):
            break
        parts.append(following)
    return parts


def _of_which_examples(scene: Scene, parts: Sequence[int], total_of: Mapping[int, int]) -> int | None:
    """Return what examples are of: ``137 hộ khá … Dẫn đầu có các xã như: xã A (17 hộ), xã B (14 hộ)``."""
    if len(parts) < 2 or not _SUCH_AS.search(scene.before(parts[0], 200)):
        return None
    for other in reversed(scene.behind(parts[0], _REACH)):
        whole = total_of.get(other, other)
        level = scene.brackets[whole] == -1 and scene.figures[whole].direction is None
        near = scene.paragraphs[parts[0]] - scene.paragraphs[whole] <= 1
        if near and level and scene.classes[whole] == scene.classes[parts[0]] is not None:
            return whole if scene.total(parts) <= scene.value(whole) else None
    return None
