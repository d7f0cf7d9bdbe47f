"""Other bases a percentage may have been taken of, tried one by one: a sibling, all there are, the target."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from helpers.checking.records import CauseKind, Explanation, Relation
from helpers.checking.rounding import printed
from helpers.checking.scene import Scene
from helpers.checking.verdicts import recompute
from helpers.reading.records import Figure

_REACH = 24  # how many quantities away another base may stand
_TARGET = re.compile(r"\b(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|được giao|giao)\b")
_AROUND = 30  # code points before and after a figure that may call it a target
#: Bases that nothing ties to the part are believed where so many of them would fit by chance less than once in twenty.
_CHANCE = Fraction(1, 20)
#: Bases stand about three natural logarithms above their parts: what is printed nearby is rarely twenty times as much.
_SPREAD = 3


def other_bases(
    scene: Scene, relation: Relation, stated: Figure, ties: Mapping[int, Collection[int]]
) -> Iterator[Explanation]:
    """Yield the other bases that give a printed percentage, those the text ties to its part first.

    Parameters
    ----------
    scene
        The figures and their places.
    relation
        A share that does not hold.
    stated
        Its percentage.
    ties
        Figure → those that some relation of the report ties to it: siblings and wholes are likely bases.

    Yields
    ------
    Explanation
        ``other_base``, or ``of_target`` where the words beside the base call it a plan or target.
    """
    near = tuple(nearby_bases(scene, relation))
    fitting = [base for base in near if _fits(scene, relation, base, stated)]
    own = (*relation.parts, *(() if relation.base is None else (relation.base,)))
    tied = {i for one in own for i in (*ties.get(one, ()), scene.partner(one)) if i is not None}
    for base in [base for base in fitting if base in tied] or _telling(scene, stated, near, fitting, tied):
        kind: CauseKind = "of_target" if is_target(scene, base) else "other_base"
        yield Explanation(kind, (base,), recompute(replace(relation, base=base), scene.figures))


def nearby_bases(scene: Scene, relation: Relation) -> Iterator[int]:
    """Yield the quantities that are tried as another base of a share: the B of the A/B first, then by distance."""
    part = relation.parts[0]
    partner = scene.partner(relation.base) if relation.base is not None else None
    if partner is not None and partner not in relation.parts:
        yield partner
    around = (*scene.behind(part, _REACH), *scene.ahead(part, _REACH))
    for other in sorted(around, key=lambda i: (abs(scene.rank[i] - scene.rank[part]), i)):
        near = abs(scene.paragraphs[other] - scene.paragraphs[part]) <= 1 and scene.comparable(other, part)
        larger = scene.value(other) > scene.value(part) or (scene.value(other) > 0 and is_target(scene, other))
        if near and larger and other not in (relation.base, partner, *relation.parts):
            yield other


def is_target(scene: Scene, figure: int) -> bool:
    """Tell whether the words beside a quantity call it a plan or target."""
    one = scene.figures[figure]
    words = (scene.before(figure, _AROUND), scene.after(figure, _AROUND).split(",")[0], one.unit or "", one.label)
    return any(_TARGET.search(piece.lower()) for piece in words)


def _fits(scene: Scene, relation: Relation, base: int, stated: Figure) -> bool:
    """Tell whether a base gives a printed percentage."""
    share = recompute(replace(relation, base=base), scene.figures)
    return share is not None and share in printed(stated)


def _telling(
    scene: Scene, stated: Figure, tried: Collection[int], fitting: Sequence[int], tied: Collection[int]
) -> list[int]:
    """Return the base that fits although nothing ties it to the part, if it alone fits and chance is unlikely."""
    values = {scene.value(i) for i in tried if i not in tied}
    if len({scene.value(i) for i in fitting}) != 1 or not stated.value:
        return []
    chance = Fraction(stated.step) / Fraction(stated.value) * len(values) / _SPREAD
    return list(fitting[:1]) if chance <= _CHANCE else []
