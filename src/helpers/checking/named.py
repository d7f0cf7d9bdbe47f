"""Bases that the words after a percentage name: ``chiếm 5% tổng số hộ của huyện``."""

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from helpers.checking.owners import speaks_of
from helpers.checking.percents import Claim
from helpers.checking.rounding import Interval, printed
from helpers.checking.scene import Scene

_REACH = 120  # quantities: a base that is named may stand far off
_LONGEST_LEAD = 200  # code points from "trong số" to the last part of its list
_TOTAL_WORDS = re.compile(r"(?:^|\s)(?:tổng|toàn|cả)\s*(?:số|thể|bộ)?\s")
_NAMES_BASE = re.compile(r"(?:số|dân số|tổng|vốn|diện tích|dân|lực lượng|kim ngạch|gdp|grdp)(?:\s|$)")
_ELSEWHERE = re.compile(
    r"cả nước|toàn quốc|quốc gia|toàn ngành|gdp|grdp|thị phần|thị trường|thế giới|khu vực|toàn vùng|vùng|cả tỉnh"
)
#: "Trong số đảng viên mới có …": what follows is a part of those.
_AMONG_THOSE = re.compile(
    r"(?:^|[^\w])trong\s+(?:tổng\s+)?số\s+(?!(?:đó|này|ấy|trên)(?![^\W_]))(?P<those>[^\d,;.():]{3,60}?)"
    r"(?:\s*[,:]|\s+(?:có|thì|đã|được)(?![^\W_]))[^;]*$"
)
_BRACKET_AFTER = re.compile(r"[^\d;.()%]{3,60}\(\s*(?:là\s+|có\s+|khoảng\s+)?")
_IN_ALL = re.compile(r"[^\d,;.()%]{0,40}tổng\s+(?:[^\d,;.()%]{0,40}\s)?(?:khoảng\s+|gần\s+|hơn\s+)?")
#: Where the words behind a quantity stop telling of it: its list opens.
_LIST_OPENS = re.compile(r";|:|(?<!\w)(?:trong\s+đó|bao\s+gồm|gồm)(?!\w)")
_STOP = frozenset(
    {
        *("của", "trong", "số", "các", "là", "và", "có", "được", "cho", "tại", "theo", "với", "tổng", "về", "cả"),
        *("toàn", "trên", "so", "đã", "này", "những", "một", "năm", "người", "đó", "gồm"),
    }
)


def content(words: str) -> frozenset[str]:
    """Return the words that carry meaning."""
    return frozenset(word for word in re.findall(r"[^\W\d_]+", words) if word not in _STOP and len(word) > 1)


def names_something(words: str) -> bool:
    """Tell whether the words after a percentage name a base, rather than go on with the sentence."""
    head = re.sub(r"^(?:của|trên|trong|về|so với|vào)\s+", "", words)
    return _TOTAL_WORDS.match(head + " ") is not None or _NAMES_BASE.match(head) is not None


def lies_elsewhere(words: str) -> bool:
    """Tell whether words name a whole that a report on one place hardly prints: the country, the market, GDP."""
    return _ELSEWHERE.search(words) is not None


def named_bases(scene: Scene, claim: Claim, claim_of: Mapping[int, Claim]) -> list[int]:
    """Return the earlier quantities that the words after a percentage name, the best match first.

    Parameters
    ----------
    scene
        The figures and their places.
    claim
        The share whose base is sought.
    claim_of
        Part → its share: a sibling that is said to be of the same base is none.
    """
    wanted = content(claim.base_words)
    scored: list[tuple[Fraction, int, int]] = []
    for other in scene.behind(claim.part, _REACH) if wanted else ():
        base = scene.numerator(other)
        if _may_be_named(scene, claim, base, claim_of):
            hit = Fraction(len(wanted & _described(scene, other, base)), len(wanted))
            if hit >= Fraction(1, 2):
                scored.append((hit, other, base))
    return list(dict.fromkeys(base for *_, base in sorted(scored, key=lambda row: row[:2], reverse=True)))


def named_before(scene: Scene, claim: Claim, claim_of: Mapping[int, Claim]) -> tuple[Claim, list[int]]:
    """Return the earlier quantities that "trong số …" names before a part: ``Trong số xã đạt chuẩn có 28 xã (27,5%)``.

    Parameters
    ----------
    scene, claim, claim_of
        As for :func:`named_bases`.

    Returns
    -------
    tuple of Claim and list of int
        The claim with those words in place of its own, and the quantities, the best match first.
    """
    lead = scene.before(claim.part, _LONGEST_LEAD)
    m = _AMONG_THOSE.search(lead)
    if m is None:
        return claim, []
    those = replace(claim, base_words=m.group("those"))
    opens = scene.reading.spots[claim.part][0] - len(lead) + m.start()
    named = named_bases(scene, those, claim_of)
    return those, [i for i in named if scene.reading.spots[i][0] < opens]  # not its neighbours in the list


def apposed_base(scene: Scene, claim: Claim) -> int | None:
    """Return the base printed right behind the words that name it: ``chiếm 5% tổng số hộ (4.000 hộ)``."""
    after = claim.percent + 1
    if after not in scene.rank or not scene.together(claim.percent, after) or not scene.comparable(claim.part, after):
        return None
    gap = scene.between(claim.percent, after)
    in_bracket = _BRACKET_AFTER.fullmatch(gap) and scene.after(after)[:1] == ")"
    named = names_something(claim.base_words) and (in_bracket or _IN_ALL.fullmatch(gap))
    level = scene.figures[after].direction is None and scene.value(after) >= scene.value(claim.part) > 0
    told = named or (in_bracket and 100 * scene.value(claim.part) in _of(scene, claim, after))
    return after if told and level else None


def _of(scene: Scene, claim: Claim, base: int) -> Interval:
    """Return a hundred times what a percentage of a base amounts to, by its printed digits."""
    return printed(scene.figures[claim.percent]).scaled(scene.value(base))


def plainly_named(scene: Scene, claim: Claim, base: int) -> bool:
    """Tell whether words name all of a base, and more than the noun it counts, in this sentence or the last."""
    return scene.sentences[claim.part] - scene.sentences[base] <= 1 and wholly_named(scene, claim, base)


def wholly_named(scene: Scene, claim: Claim, base: int) -> bool:
    """Tell whether words name all of a base, and more than the noun it counts, however far off it stands."""
    words = content(claim.base_words)
    telling = words - content((scene.figures[claim.part].unit or "").lower())
    return scene.comparable(base, claim.part) and len(telling) > 1 and words <= _described(scene, base, base)


def _may_be_named(scene: Scene, claim: Claim, base: int, claim_of: Mapping[int, Claim]) -> bool:
    """Tell whether a quantity may be a base that words name: comparable, no smaller, no sibling."""
    part = claim.part
    if base == part or scene.figures[base].direction:
        return False
    if scene.value(base) < scene.value(part) and not plainly_named(scene, claim, base):
        return False
    if not (scene.comparable(base, part) or speaks_of(scene, base, claim.base_words)):
        return False
    own = claim_of.get(base)
    return own is None or not content(own.base_words) >= content(claim.base_words)


def _described(scene: Scene, other: int, base: int) -> frozenset[str]:
    """Return the words around a quantity that tell what it is."""
    behind = _LIST_OPENS.split(scene.after(other, 60))[0]
    return content(f"{_own_lead(scene, base)} {scene.figures[base].unit or ''} {behind}")


def _own_lead(scene: Scene, figure: int) -> str:
    """Return the words before a quantity, but none from before the one that stands before it."""
    lead, before = scene.before(figure, 70), scene.previous(figure)
    return lead if before is None else scene.between(before, figure)[-len(lead) :]
