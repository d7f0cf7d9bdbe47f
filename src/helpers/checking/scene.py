"""The figures of a report as linking sees them: what they count, where they stand, and the words between them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from helpers.checking.nouns import classes_of
from helpers.reading.figures import Reading
from helpers.reading.records import Figure

QUANTITIES = frozenset({"count", "money", "measure", "ratio_numerator", "ratio_denominator"})
PERCENTS = frozenset({"percent", "change_percent"})
_AMOUNTS = frozenset({"money", "measure"})  # they always name their unit

_ANNOUNCES = re.compile(r"(?::|(?:^|[^\w])(?:gồm|trong đó|như sau|cụ thể))\W*$")
_BULLET = re.compile(r"([-+•●▪◦])|\(?(?:(\d{1,2})|([a-zđ]))([.)])(?=\s)")
_HEADS = re.compile(r"\s*:\s*\d")
_PHRASE = re.compile(r"[,;.()]|\bvà\b")
_PARENTHESIS = re.compile(r"[()]")
_LARGEST_FRACTION = 10  # tenths, quarters


@dataclass(frozen=True, slots=True)
class Scene:
    """A reading with, for each figure, the class of its unit and its place in sentences and parentheses.

    All tuples run parallel to ``reading.figures``. ``order`` holds the ids of quantities in reading order.
    """

    reading: Reading
    figures: tuple[Figure, ...]  #: by id
    values: tuple[Fraction, ...]  #: exact; 0 where a token has no value
    wholes: tuple[int, ...]  #: the values over their common denominator: whole numbers add up fast
    denominator: int
    classes: tuple[str | None, ...]  #: đồng, người, ha, căn …; None where no unit is printed
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    brackets: tuple[int, ...]  #: where the innermost open parenthesis begins; −1 outside
    order: tuple[int, ...]
    rank: dict[int, int]  #: quantity → its place in ``order``

    def value(self, figure: int) -> Fraction:
        """Return the exact value of a quantity or percentage."""
        return self.values[figure]

    def total(self, figures: Sequence[int]) -> Fraction:
        """Return the exact sum of figures."""
        return Fraction(sum(self.wholes[i] for i in figures), self.denominator)

    def between(self, first: int, second: int) -> str:
        """Return the words from the unit of one figure to the digits of a later one, in lower case."""
        return self.reading.view.low[self.reading.spots[first][2] : self.reading.spots[second][0]]

    def before(self, figure: int, reach: int = 60) -> str:
        """Return the words before a figure, within its sentence, in lower case."""
        start = self.reading.spots[figure][0]
        left = self.reading.view.sentences[self.sentences[figure]][0]
        return self.reading.view.low[max(min(left, start), start - reach) : start]

    def lead_in_bracket(self, figure: int) -> str:
        """Return the words between the parenthesis around a figure and the figure, in lower case."""
        return self.reading.view.low[self.brackets[figure] + 1 : self.reading.spots[figure][0]]

    def after(self, figure: int, reach: int = 80) -> str:
        """Return the words after a figure's unit, within its sentence, in lower case."""
        end = self.reading.spots[figure][2]
        right = self.reading.view.sentences[self.sentences[figure]][1]
        return self.reading.view.low[end : min(right, end + reach)]

    def phrase(self, figure: int, reach: int = 48) -> str:
        """Return the words around a quantity that tell what it is: its unit, and what stands up to a mark or "và"."""
        unit = (self.figures[figure].unit or "").lower()
        ahead, behind = _PHRASE.split(self.before(figure, reach))[-1], _PHRASE.split(self.after(figure, reach))[0]
        return f"{ahead} {unit} {behind}"

    def opening(self, sentence: int, reach: int = 40) -> str:
        """Return the first words of a sentence, in lower case."""
        start, end = self.reading.view.sentences[sentence]
        return self.reading.view.low[start : min(end, start + reach)]

    def closing(self, sentence: int, reach: int = 40) -> str:
        """Return the last words of a sentence, in lower case."""
        start, end = self.reading.view.sentences[sentence]
        return self.reading.view.low[max(start, end - reach) : end]

    def announces(self, sentence: int) -> bool:
        """Tell whether a sentence announces a list after it: by a colon, or by its last words."""
        return _ANNOUNCES.search(self.closing(sentence)) is not None

    def bullet(self, sentence: int) -> str:
        """Return the sort of mark a sentence opens with: ``-``, ``1.`` for any number, ``a)`` for any letter."""
        m = _BULLET.match(self.opening(sentence, 6))
        return "" if m is None else m.group(1) or ("1" if m.group(2) else "a") + m.group(4)

    def previous(self, quantity: int) -> int | None:
        """Return the quantity before another one, None before the first."""
        place = self.rank[quantity]
        return self.order[place - 1] if place else None

    def following(self, quantity: int) -> int | None:
        """Return the quantity after another one, None after the last."""
        place = self.rank[quantity] + 1
        return self.order[place] if place < len(self.order) else None

    def behind(self, quantity: int, many: int) -> tuple[int, ...]:
        """Return at most so many quantities before another one, in reading order."""
        place = self.rank[quantity]
        return self.order[max(0, place - many) : place]

    def ahead(self, quantity: int, many: int) -> tuple[int, ...]:
        """Return at most so many quantities after another one, in reading order."""
        place = self.rank[quantity] + 1
        return self.order[place : place + many]

    def still_open(self, figure: int, later: int) -> bool:
        """Tell whether the parenthesis a figure stands in is still open at a later one."""
        depth = 1
        for mark in _PARENTHESIS.findall(
            self.reading.view.low, self.reading.spots[figure][1], self.reading.spots[later][0]
        ):
            depth += 1 if mark == "(" else -1
            if depth == 0:
                return False
        return True

    def together(self, one: int, other: int) -> bool:
        """Tell whether two figures stand in one sentence."""
        return self.sentences[one] == self.sentences[other]

    def comparable(self, one: int, other: int) -> bool:
        """Tell whether two quantities count the same sort of thing; a missing unit may be any."""
        a, b = self.classes[one], self.classes[other]
        if a is None or b is None:
            return a is b or self.is_amount(one) == self.is_amount(other)
        return a == b

    def is_amount(self, figure: int) -> bool:
        """Tell whether a figure is money or a measure."""
        return self.figures[figure].kind in _AMOUNTS

    def is_rate(self, figure: int) -> bool:
        """Tell whether a figure is so much for each of something, which is no part of anything: ``65,7 tạ/ha``."""
        return self.is_amount(figure) and "/" in (self.figures[figure].unit or "")

    def is_denominator(self, figure: int) -> bool:
        """Tell whether a figure is the B of a printed A/B."""
        return self.figures[figure].kind == "ratio_denominator"

    def partner(self, figure: int) -> int | None:
        """Return the other half of a printed A/B, None for any other figure."""
        kind = self.figures[figure].kind
        if kind not in ("ratio_numerator", "ratio_denominator"):
            return None
        step, wanted = (1, "ratio_denominator") if kind == "ratio_numerator" else (-1, "ratio_numerator")
        other = figure + step
        while 0 <= other < len(self.figures) and self.figures[other].kind == "other":
            other += step  # a footnote may stand between the two
        return other if 0 <= other < len(self.figures) and self.figures[other].kind == wanted else None

    def numerator(self, figure: int) -> int:
        """Return the A of a printed A/B for its B, any other figure itself: those rated, not all there are."""
        partner = self.partner(figure)
        return partner if partner is not None and self.is_denominator(figure) else figure


def scene_of(reading: Reading) -> Scene:
    """Return the scene of a reading."""
    view = reading.view
    sentences = tuple(view.sentence_at(spot[0]) for spot in reading.spots)
    order = tuple(
        f.id
        for f in reading.figures
        if f.kind in QUANTITIES
        and f.value is not None
        and not (_odd(reading, f) or _fraction(reading, f) or _heads(reading, f))
    )
    values = tuple(Fraction(figure.value or 0) for figure in reading.figures)
    denominator = lcm(*(value.denominator for value in values))
    return Scene(
        reading=reading,
        figures=reading.figures,
        values=values,
        wholes=tuple(value.numerator * (denominator // value.denominator) for value in values),
        denominator=denominator,
        classes=classes_of(reading),
        sentences=sentences,
        paragraphs=tuple(view.paragraphs[s] for s in sentences),
        brackets=_brackets(reading),
        order=order,
        rank={figure: place for place, figure in enumerate(order)},
    )


def _odd(reading: Reading, figure: Figure) -> bool:
    """Tell whether a figure is the smaller amount of the one before it: ``3.902 quan 556 đồng``, ``5 km 300 m``."""
    if figure.id == 0 or figure.kind not in _AMOUNTS or reading.figures[figure.id - 1].kind != figure.kind:
        return False
    gap = reading.view.low[reading.spots[figure.id - 1][2] : reading.spots[figure.id][0]]
    return gap.isspace() and "\n" not in gap


def _fraction(reading: Reading, figure: Figure) -> bool:
    """Tell whether a figure is half of a fraction rather than of an A/B that was counted: ``giảm gần 1/4``."""
    first = figure.id - (figure.kind == "ratio_denominator")
    if figure.kind not in ("ratio_numerator", "ratio_denominator") or first + 1 >= len(reading.figures):
        return False
    above, below = reading.figures[first], reading.figures[first + 1]
    rough = above.direction is not None or above.hedge is not None
    return rough and (above.value or 0) < (below.value or 0) <= _LARGEST_FRACTION


def _heads(reading: Reading, figure: Figure) -> bool:
    """Tell whether a figure ends the name of the next one: ``đối tượng 3: 115 người``, ``từ 18 đến 30: 604 người``."""
    return not figure.unit and _HEADS.match(reading.view.low, reading.spots[figure.id][2]) is not None


#: "Xếp loại chi bộ (tổng số 58): …" prints the total of what follows as an aside: it stands outside all the same.
_TOTAL_ASIDE = re.compile(r"\(\s*(?:tổng\s+)?(?:số|cộng|tổng)[^()\d;.]{0,30}\d[\d.]*[^()\d;.]{0,30}\)\s*:")
_BRACKET = re.compile(r"[()]|\n\s*\n")


def _brackets(reading: Reading) -> tuple[int, ...]:
    """Return for each figure where the innermost parenthesis around it opens, −1 where none is open."""
    places, innermost, open_at = [-1], [-1], []
    for m in _BRACKET.finditer(reading.view.low):
        if m.group() == "(":
            open_at.append(-1 if _TOTAL_ASIDE.match(reading.view.low, m.start()) else m.start())
        elif m.group() != ")":
            open_at.clear()  # no parenthesis reaches across a blank line
        elif open_at:
            open_at.pop()
        places.append(m.start())
        innermost.append(open_at[-1] if open_at else -1)
    return tuple(innermost[bisect_right(places, start) - 1] for start, *_ in reading.spots)
