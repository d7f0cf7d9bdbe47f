"""Whose percentage is it: each printed percentage, its quantity, and the words that name what it is taken of."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from helpers.checking.owners import closed_off, find_owner, named_by
from helpers.checking.rounding import printed
from helpers.checking.scene import PERCENTS, Scene

Manner = Literal["share", "plan", "change"]

_PLAN = (
    r"kế\s*hoạch|kh\b|chỉ\s*tiêu|dự\s*toán|mục\s*tiêu|định\s*mức|tiêu\s*chuẩn|(?:số\s+)?biên\s*chế|yêu\s*cầu"
    r"|sản\s*lượng\s+dự\s*kiến|nghị\s*quyết|nhiệm\s*vụ\s+(?:được\s+)?giao|hạn\s*mức|công\s*suất|nhu\s*cầu"
)
PLAN_WORDS = re.compile(rf"(?:^|[^\w])(?:{_PLAN}|giao|phân\s+bổ)(?![^\W_])")
#: Before a figure: it is a plan itself.
IS_PLANNED = re.compile(rf"(?:^|[^\w])(?:{_PLAN})(?:\s+(?:là|giao|đề\s+ra|được\s+giao|năm))*\s*$")
_PLAN_AFTER = re.compile(
    rf"\s*(?:so\s+(?:với\s+)?|với\s+|của\s+|theo\s+|vượt\s+)?(?:các\s+|số\s+|tổng\s+)?(?:{_PLAN})(?![^\W_])"
)
_IS_SHARE = re.compile(r"(?:^|[^\w])chiếm(?:\s+t[ỷỉ]\s+(?:lệ|trọng))?\s*$")
_COMPARED_AFTER = re.compile(r"\s*(?:nếu\s+)?(?:so(?:\s+với)?|(?:cùng\s+kỳ|năm\s+trước|kỳ\s+trước|năm\s+ngoái))\b")
_OF_ALL_AFTER = re.compile(
    r"\s*so\s+với\s+(?:(?:tổng|toàn)(?![^\W_])|số\s(?!.*(?:cùng\s+kỳ|năm|tháng|quý|nhiệm\s+kỳ)))"
)  # a share, in other words
_AGAINST_PLAN = re.compile(rf"so\s+với\s+(?:các\s+|số\s+)?(?:{_PLAN})(?![^\W_])[^;%]*$")
_EQUALS = re.compile(r"tương\s+(?:đương|ứng)")
_PHRASE_END = re.compile(r"[,;.()\[\]:]|\s-\s|\b(?:và|trong đó|nhưng)\b")
_IS = re.compile(r"\s*(?:là|có|:)\s*")
_NAMES_QUANTITY = re.compile(r"về\s")  # "8% về số vụ và 56% về số tiền"
_NAMES_CHANGED = re.compile(r"số\s")  # "giảm 10% số vụ và 30% số bị cáo"; a share of "số hộ" is no share that hộ have

_RISEN_REACH = 6  # quantities from a difference back to what rose or fell
_DATES = frozenset({"date", "year", "period"})
#: Between part and whole: "78 trong tổng số 92".
AMONG = re.compile(
    r"\s*(?:[^\d,;.()]{0,40}?\s)?(?:trên|trong|/)\s+(?:tổng\s+)?(?:số\s+|tổng\s+số\s+)?(?:hơn\s+|gần\s+|khoảng\s+)?$"
)
OUT_OF_ALL = re.compile(r"tổng\s+số\s")  # leaves no doubt which is the whole, even if it is printed smaller
_AGAINST = re.compile(rf"[^\d,;.()/]{{0,40}}(?:/|so\s+với|trên)\s*(?:tổng\s+)?(?:{_PLAN})(?![^\W_])[^\d;.()]{{0,30}}")
_REACHES = re.compile(r"(?:^|[^\w])(?:đạt|bằng)\s*\(?$|\(\s*(?:đạt|bằng)\s*$")
_EQUALS_SO_MUCH = re.compile(r"(?:^|[^\w])bằng\s*$")
_BRACKETED = re.compile(r"\([^()]*\)")
_ASIDE_PARTS = 8  # quantities in a parenthesis between the halves of an A/B
_WHILE = re.compile(r"trong\s+khi")  # "tích được 70 triệu m3, trong khi dung tích hồ 158 triệu m3, chiếm 45%"


@dataclass(frozen=True, slots=True)
class Claim:
    """One printed percentage: the quantity it speaks of, and what its base is said to be."""

    percent: int
    part: int
    manner: Manner
    base_words: str  #: what follows the percentage: "tổng số đảng viên", "kế hoạch", "" …
    among: int | None = None  #: the base, where the text prints it beside the part: "78 trong tổng số 92"


def claims_of(scene: Scene) -> tuple[Claim, ...]:
    """Return the claims of a report, in reading order; a percentage whose quantity is not printed makes none."""
    claims: dict[int, Claim] = {}
    for figure in scene.figures:
        if figure.kind in PERCENTS:
            words = base_words(scene, figure.id)
            earlier = claims.get(_percent_before(scene, figure.id))
            owner = find_owner(scene, figure.id, words, (earlier.percent, earlier.part) if earlier else None)
            if owner is not None and not _names_class(scene, figure.id):
                claim = _claim(scene, figure.id, owner, words)
                last = next(reversed(claims.values()), None)
                claims[figure.id] = (
                    replace(claim, manner=last.manner) if last and _elided(scene, last, claim) else claim
                )
    return tuple(claims.values())


def _elided(scene: Scene, before: Claim, claim: Claim) -> bool:
    """Tell whether a percentage goes on with a list of fulfilments: ``… đạt 61,7% dự toán; thu khác …, bằng 60,2%``.

    Or of what there was before: ``3.123 ha, bằng 100,7% cùng kỳ năm trước, trong đó phía Bắc 1.117 ha, bằng 99,1%``.
    """
    bare = claim.manner == "share" and not claim.base_words and claim.among is None and claim.part < claim.percent
    if not bare or before.manner == "share" or before.part == claim.part:
        return False
    equals = (_EQUALS_SO_MUCH.search(scene.between(c.part, c.percent)) is not None for c in (before, claim))
    if before.manner == "change" and not all(equals):
        return False
    near = scene.sentences[claim.part] - scene.sentences[before.percent] <= 1
    alike = scene.classes[claim.part] == scene.classes[before.part] and scene.is_amount(claim.part)
    return near and alike and _REACHES.search(scene.between(claim.part, claim.percent)) is not None


def _names_class(scene: Scene, percent: int) -> bool:
    """Tell whether a percentage says which class the next quantity counts: ``(trên 70% là 612 ha, …)``."""
    return percent + 1 in scene.rank and _IS.fullmatch(scene.between(percent, percent + 1)) is not None


def _percent_before(scene: Scene, percent: int) -> int:
    """Return the figure before a percentage, over dates and parentheses between them.

    ``giảm 5,8% so với năm 2008, chiếm 50%``, ``bằng 90% dự toán (807 tỷ đồng), tăng 13%``.
    """
    before = percent - 1
    while before > 0 and (scene.figures[before].kind in _DATES or _aside(scene, before, percent)):
        before -= 1
    return before


def _aside(scene: Scene, figure: int, percent: int) -> bool:
    """Tell whether a quantity, or its percentage, stands in a parenthesis that is closed before another one."""
    apart = scene.brackets[figure] not in (-1, scene.brackets[percent]) and scene.together(figure, percent)
    quantity = figure in scene.rank and not scene.still_open(figure, percent)
    return apart and (quantity or closed_off(scene, figure, percent))


def _claim(scene: Scene, percent: int, owner: int, words: str) -> Claim:
    """Return the claim of a percentage about a quantity."""
    changed = scene.figures[percent].kind == "change_percent" and _NAMES_CHANGED.match(words)
    if changed or _NAMES_QUANTITY.match(words):
        owner = named_by(scene, percent, words, owner)
    part, among = _pair(scene, percent, owner)
    part = _level(scene, percent, part, among)
    manner = _manner(scene, percent, part, words)
    if manner == "share" and among is not None and IS_PLANNED.search(scene.before(among, 30)):
        manner = "plan"
    if manner == "plan" and among is None:
        part = _risen(scene, part)
    return Claim(percent, part, manner, words, among)


def _risen(scene: Scene, part: int) -> int:
    """Return what rose or fell in place of the difference: ``186 huy chương, tăng 14 huy chương …, đạt 116%``."""
    if scene.figures[part].direction is None:
        return part
    for other in reversed(scene.behind(part, _RISEN_REACH)):
        if not scene.together(other, part) or ";" in scene.between(other, part):
            break
        level = scene.figures[other].direction is None and scene.brackets[other] in (-1, scene.brackets[part])
        if level and scene.comparable(other, part):
            return other
    return part


def base_words(scene: Scene, percent: int) -> str:
    """Return the words after a percentage that may name its base, up to the next mark or figure."""
    following = scene.after(percent, 90)
    if percent + 1 < len(scene.figures):
        room = scene.reading.spots[percent + 1][0] - scene.reading.spots[percent][2]
        following = following[: max(0, room)]
    return " ".join(_PHRASE_END.split(following)[0].split())


def _manner(scene: Scene, percent: int, part: int, words: str) -> Manner:
    """Tell a share from a plan fulfilled and from a change over time."""
    compared = _COMPARED_AFTER.match(words) and not _OF_ALL_AFTER.match(words)
    if _PLAN_AFTER.match(words) or (compared and PLAN_WORDS.search(words)):
        return "plan"
    if part < percent and _AGAINST_PLAN.search(scene.between(part, percent)):
        return "plan"
    if part < percent and _IS_SHARE.search(scene.between(part, percent)):
        return "share"
    if compared or scene.figures[percent].kind == "change_percent" or _by_so_much(scene, percent, part):
        return "change"
    return "share"


def _by_so_much(scene: Scene, percent: int, part: int) -> bool:
    """Tell whether a percentage says how much a printed rise or fall is: ``giảm 257 ha, tương ứng 16%``."""
    differs = scene.figures[part].direction is not None and part < percent and scene.partner(part) is None
    return differs and _EQUALS.search(scene.between(part, percent)) is not None


def _pair(scene: Scene, percent: int, part: int) -> tuple[int, int | None]:
    """Return part and printed base where two quantities stand as A/B, ``A trong tổng số B``, ``A, trong khi … B``."""
    partner = scene.partner(part)
    if partner is not None:
        return (partner, part) if scene.is_denominator(part) else (part, partner)
    before = scene.previous(part)
    if before is not None and slashed(scene, before, part) and _gives(scene, percent, before, part):
        return before, part
    level = (i for i in reversed(scene.behind(part, _ASIDE_PARTS)) if scene.brackets[i] == scene.brackets[part])
    outer = next(level, None)
    if outer is not None and outer != before and _split_by_aside(scene, outer, part):
        return outer, part
    if before is not None and _planned_beside(scene, percent, before, part):
        return before, part
    if before is not None and (among(scene, before, part) or _set_against(scene, before, part)):
        return before, part
    return _in_step(scene, part) or (part, None)


def _in_step(scene: Scene, figure: int) -> tuple[int, int] | None:
    """Return A1 and B1, or A2 and B2, of ``A1 vụ với A2 bị cáo trên tổng số B1 vụ với B2 bị cáo``."""
    around = (*scene.behind(figure, 3), figure, *scene.ahead(figure, 3))
    for four in (around[n : n + 4] for n in range(len(around) - 3)):
        kinds = [scene.classes[i] for i in four]
        alike = kinds[:2] == kinds[2:] and None not in kinds and kinds[0] != kinds[1]
        if alike and scene.together(four[0], four[3]) and AMONG.fullmatch(scene.between(four[1], four[2])):
            place = four.index(figure) % 2
            return four[place], four[place + 2]
    return None


def _planned_beside(scene: Scene, percent: int, done: int, planned: int) -> bool:
    """Tell whether a quantity in brackets is the plan of the one before them: ``37 lớp (chỉ tiêu 30, đạt 123%)``."""
    aside = scene.brackets[planned] == scene.brackets[percent] != scene.brackets[done]
    beside = scene.together(done, planned) and scene.comparable(done, planned) and scene.figures[done].direction is None
    return aside and beside and IS_PLANNED.search(scene.before(planned, 30)) is not None


def _split_by_aside(scene: Scene, part: int, whole: int) -> bool:
    """Tell whether a parenthesis stands in the middle of an A/B: ``176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn``."""
    gap = _BRACKETED.sub("", scene.between(part, whole)).strip()
    return gap == "/" and scene.comparable(part, whole) and scene.together(part, whole)


def slashed(scene: Scene, part: int, whole: int) -> bool:
    """Tell whether two neighbours of different units stand as A/B: ``45.210 hội viên/52.000 phụ nữ``."""
    counted = scene.figures[part].kind == scene.figures[whole].kind == "count"
    return counted and scene.value(part) <= scene.value(whole) and scene.between(part, whole).strip() == "/"


def _gives(scene: Scene, percent: int, part: int, whole: int) -> bool:
    """Tell whether a percentage is what two quantities give: ``1.245 vụ/2.310 bị can`` are no part and whole."""
    return (
        100 * scene.value(part) / scene.value(whole) in printed(scene.figures[percent]) if scene.value(whole) else False
    )


def _level(scene: Scene, percent: int, done: int, planned: int | None) -> int:
    """Return what was done in place of how much more it is than planned, where that is what a percentage is nearer to.

    ``Kết nạp 362 đảng viên, vượt 12 đảng viên so với chỉ tiêu 350 (đạt 103,4%)``.
    """
    before = scene.previous(done)
    if planned is None or before is None or scene.figures[done].direction is None or not scene.value(planned):
        return done
    if not scene.together(before, done) or not scene.comparable(before, done):
        return done
    stated = scene.value(percent)
    return min((done, before), key=lambda i: abs(100 * scene.value(i) / scene.value(planned) - stated))


def _set_against(scene: Scene, done: int, planned: int) -> bool:
    """Tell whether the words between two neighbouring quantities set the first against a plan."""
    beside = scene.together(done, planned) and scene.comparable(done, planned)
    return beside and _AGAINST.fullmatch(scene.between(done, planned)) is not None


def among(scene: Scene, part: int, whole: int) -> bool:
    """Tell whether the words between two neighbouring quantities put the first into the second."""
    if not scene.together(part, whole) or not scene.comparable(part, whole):
        return False
    gap = scene.between(part, whole)
    if scene.value(part) > scene.value(whole) and not OUT_OF_ALL.search(gap):
        return False
    return AMONG.fullmatch(gap) is not None or (
        _WHILE.search(gap) is not None and len(gap) < 80 and not re.search(r"[;%()]", gap)
    )
