"""What a "trong đó" puts a figure inside of."""

import re

from helpers.checking.percents import AMONG
from helpers.checking.scene import Scene

INSIDE = re.compile(r"(?:^|[^\w])trong\s+(?:đó|số\s+(?:đó|này|ấy))(?![^\W_])[^\d;.()]{0,90}\(?\s*$")
_INSIDE_BULLETS = re.compile(r"(?:^|[^\w])trong\s+(?:đó|số\s+(?:đó|này|ấy))\s*:?\s*$")
OF_ALL = re.compile(
    r"(?:^|[,;:.\])])\s*(?:trong\s+(?:tổng\s+số\s+|tổng\s+|số\s+)?|tại\s+)(?:hơn\s+|gần\s+|khoảng\s+)?$"
)
_CLAIMS_ALL = re.compile(r"(?:^|[^\w])(?:có|còn|đã|thì|được)(?![^\W_])")
_LEFT_OVER = re.compile(r"(?:^|[^\w])còn(?:\s+lại)?(?:\s+là)?\s*$")
_REACH = 6  # how many quantities back the whole may stand
_LONGEST_GAP = 260


def inside_of(scene: Scene, figure: int, *, larger: bool = True) -> int | None:
    """Return the quantity that the words before a figure put it into, None where there are no such words.

    ``12.480 hộ, trong đó hộ nghèo là 1.123 hộ``, or ``Trong tổng số 3.200 lao động … có 1.920 lao động nữ``. It is the
    nearest one that is no smaller; with ``larger=False`` the nearest one, even if it is printed smaller.
    """
    before = scene.previous(figure)
    if before is not None and _of_all(scene, before, figure):
        return before if scene.value(before) >= scene.value(figure) or not larger else None
    in_bullet = opens_bullet(scene, figure)
    if not (in_bullet or INSIDE.search(scene.before(figure, 110))):
        return None
    for other in reversed(scene.behind(figure, _REACH)):
        far = scene.sentences[figure] - scene.sentences[other] > 2 or len(scene.between(other, figure)) > _LONGEST_GAP
        if far and not in_bullet:
            return None
        if scene.brackets[other] in (-1, scene.brackets[figure]):
            whole = counted(scene, other)
            level = scene.figures[whole].direction is None or scene.figures[figure].direction is not None
            if level and not in_bullet and _is_rest(scene, whole, figure):
                return _split_by(scene, whole)
            if level and scene.comparable(whole, figure) and (holds(scene, whole, figure) or not larger):
                return whole
    return None


def holds(scene: Scene, whole: int, part: int) -> bool:
    """Tell whether a whole is no smaller than a part, or than the B that is printed with it as A/B; rates have none."""
    partner = scene.partner(part)
    return not scene.is_rate(part) and scene.value(whole) >= max(
        scene.value(part), scene.value(part if partner is None else partner)
    )


def _is_rest(scene: Scene, whole: int, figure: int) -> bool:
    """Tell whether a quantity is what is left over of one before it, of which a later sentence goes on to speak."""
    return not scene.together(whole, figure) and _LEFT_OVER.search(scene.before(whole)) is not None


def _split_by(scene: Scene, rest: int) -> int | None:
    """Return what a rest is left over of: it and another quantity before it add up to that."""
    before = [i for i in reversed(scene.behind(rest, _REACH)) if scene.comparable(i, rest)]
    known = {scene.value(i) for i in before}
    return next((i for i in before if scene.value(i) - scene.value(rest) in known), None)


def _of_all(scene: Scene, whole: int, part: int) -> bool:
    """Tell whether "trong tổng số" opens a whole of which the next quantity is the part."""
    if not scene.together(whole, part) or not scene.comparable(whole, part) or scene.is_denominator(part):
        return False
    gap = scene.between(whole, part)
    return bool(OF_ALL.search(scene.before(whole)) and _CLAIMS_ALL.search(gap)) and not re.search(r"[;.()]", gap)


def opens_bullet(scene: Scene, figure: int) -> bool:
    """Tell whether a figure is the first of a bullet right under a sentence that ends in "trong đó:"."""
    sentence, before = scene.sentences[figure], scene.previous(figure)
    if before is None or sentence == 0 or scene.sentences[before] == sentence or not scene.bullet(sentence):
        return False
    return _INSIDE_BULLETS.search(scene.closing(sentence - 1)) is not None


def counted(scene: Scene, figure: int) -> int:
    """Return the A of an A/B or of ``A trong tổng số B``: what the text goes on to speak of."""
    partner = scene.partner(figure)
    if scene.is_denominator(figure) and partner is not None:
        return partner
    before = scene.previous(figure)
    if before is None or not scene.together(before, figure) or not scene.comparable(before, figure):
        return figure
    return before if AMONG.fullmatch(scene.between(before, figure)) else figure
