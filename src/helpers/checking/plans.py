"""The printed plan, target or estimate that a fulfilment is measured against."""

import re
from fractions import Fraction

from helpers.checking.bases import Bases
from helpers.checking.named import content
from helpers.checking.percents import PLAN_WORDS, Claim
from helpers.checking.scene import PERCENTS, Scene

_REACH = 120  # quantities: plans stand at the beginning of a report, fulfilments further down
_NEAR = 15  # percentage points
_LONGEST_GAP = 60
_PRINTED_AFTER = re.compile(
    r"[^;.()\d]{0,60}(?:\d{4}\s*)?(?:\(\s*(?:kế\s*hoạch|kh|chỉ\s*tiêu|dự\s*toán|mục\s*tiêu)?[^;.()\d]{0,20}"
    r"|,\s*(?:kế\s*hoạch|kh|chỉ\s*tiêu|dự\s*toán|mục\s*tiêu)\s+(?:(?:năm|giao)\s+)?|(?:là|giao)\s+)(?:là\s+|khoảng\s+)?"
    r"|[^,;.()\d]{0,40}(?:kế\s*hoạch|chỉ\s*tiêu|dự\s*toán|mục\s*tiêu)(?:\s+(?:cả\s+)?năm)?(?:\s+là|\s+giao)?\s+(?:\d{4}\s+)?"
)
#: "đạt 105% kế hoạch năm (1.200 hội viên)": the parenthesis says what the plan was.
_PLAN_ITSELF = re.compile(r"(?:kế\s*hoạch|chỉ\s*tiêu|dự\s*toán|mục\s*tiêu)(?:\s+\w+){0,3}\s*\(\s*$")
_SETS_PLAN = re.compile(r"quyết nghị|giao|phê duyệt")


def plan_of(scene: Scene, claim: Claim, bases: Bases) -> int | None:
    """Return the printed plan a fulfilment is measured against, None where only its words are printed.

    A plan that stands beside the fulfilment is taken as it is; one printed earlier only if it gives the printed
    percentage exactly: many things are planned.
    """
    beside = _beside(scene, claim)
    if beside is not None:
        return beside
    planned = [*_printed_as_pair(scene, claim, bases), *_planned(scene, claim, bases), bases.lists.namesake(claim.part)]
    exact = next((base for base in planned if base is not None and covers(scene, claim, base)), None)
    before = _set_before(scene, claim) if exact is None else exact
    return _of_one_name(scene, claim, bases) if before is None else before


def _of_one_name(scene: Scene, claim: Claim, bases: Bases) -> int | None:
    """Return the planned part of the same name, where another part of the list is told against its namesake.

    ``Dự toán 900, gồm thu phí 500, thu thuế 400. Thực hiện 940, gồm thu phí 550, vượt 10%; thu thuế 390, đạt 97,5%``.
    """
    planned = bases.lists.namesake(claim.part)
    if planned is None or not _near(scene, claim, planned):
        return None
    others = (bases.plan_claims.get(i) for i in bases.lists.list_of.get(claim.part, ()) if i != claim.part)
    pairs = ((other, bases.lists.namesake(other.part)) for other in others if other is not None)
    held = any(base is not None and covers(scene, other, base) for other, base in pairs)
    return planned if held else None


def _printed_as_pair(scene: Scene, claim: Claim, bases: Bases) -> list[int]:
    """Return the B of each A/B elsewhere in the report whose A is the same quantity, printed once more."""
    pairs = bases.pairs.get(scene.value(claim.part), ())
    return [base for part, base in pairs if scene.classes[part] == scene.classes[claim.part] is not None]


def _beside(scene: Scene, claim: Claim) -> int | None:
    """Return the plan printed between a fulfilment and its percentage, or right after the percentage."""
    following = _after_part(scene, claim)
    if following is None or not scene.together(claim.part, following) or not scene.comparable(claim.part, following):
        return None
    if following < claim.percent:
        return following if PLAN_WORDS.search(scene.between(claim.part, following)) else None
    gap = scene.between(claim.percent, following)
    named = PLAN_WORDS.search(gap) and _PRINTED_AFTER.fullmatch(gap) and not scene.figures[following].direction
    apposed = "(" in gap and _PLAN_ITSELF.search(gap) and scene.after(following)[:1] == ")"
    sure = bool(apposed) or PLAN_WORDS.search(gap.rpartition("(")[2]) is not None
    return following if named and (sure or _near(scene, claim, following)) else None


def _after_part(scene: Scene, claim: Claim) -> int | None:
    """Return the quantity behind a fulfilment; behind its percentage, where a bracket or another one's plan is between.

    ``Phát 9.500 bản (trong đó bản in 6.200 …), đạt 95% so với kế hoạch là 10.000 bản``.
    """
    following = scene.following(claim.part)
    if following is None or following > claim.percent:
        return following
    closed = scene.brackets[following] not in (-1, scene.brackets[claim.percent], scene.brackets[claim.part])
    other = any(scene.figures[i].kind in PERCENTS for i in range(claim.part + 1, following))
    planned = PLAN_WORDS.search(scene.between(claim.part, following)) is not None
    if not other and (not closed or planned):
        return following
    return next((i for i in scene.ahead(following, 8) if i > claim.percent), None)


def _set_before(scene: Scene, claim: Claim) -> int | None:
    """Return the plan that the sentence sets right before its fulfilment: ``Kế hoạch 40 tổ chức, thực hiện 46``."""
    before = scene.previous(claim.part)
    if before is None or not scene.together(before, claim.part) or not scene.comparable(before, claim.part):
        return None
    lead = re.split(r"[;.()]", scene.before(before))[-1]
    beside = len(scene.between(before, claim.part)) < _LONGEST_GAP and not scene.figures[before].direction
    return before if beside and PLAN_WORDS.search(lead) and not re.search(r"\d", lead) else None


def _near(scene: Scene, claim: Claim, base: int) -> bool:
    """Tell whether a plan gives about the printed fulfilment: another amount in a parenthesis would not."""
    ratio = _fulfilment(scene, claim, base)
    return ratio is not None and abs(ratio - scene.value(claim.percent)) <= _NEAR


def _planned(scene: Scene, claim: Claim, bases: Bases) -> list[int]:
    """Return earlier quantities that a plan sets, those about the same thing first."""
    part = claim.part
    about = content(f"{scene.before(part, 90)} {scene.after(part, 30)}") - content(claim.base_words)
    scored: list[tuple[Fraction, int]] = []
    for other in scene.behind(part, _REACH):
        if scene.comparable(other, part) and not scene.figures[other].direction and _is_planned(scene, other, bases):
            described = content(f"{scene.before(other, 90)} {scene.after(other, 30)}")
            scored.append((Fraction(len(about & described), max(len(described), 1)), other))
    return [other for _, other in sorted(scored, reverse=True)]


def _is_planned(scene: Scene, figure: int, bases: Bases) -> bool:
    """Tell whether a figure is printed as a plan, or as part of one."""
    total = bases.lists.total_of.get(figure, figure)
    view = scene.reading.view
    start = view.sentences[scene.sentences[total]][0]
    before = (i for i in range(total - 1, max(-1, total - _NEAR), -1) if scene.figures[i].kind in PERCENTS)
    last = next(before, None)
    since = max(start - 160, 0 if last is None else scene.reading.spots[last][2])
    lead = view.low[max(0, since) : scene.reading.spots[total][0]]
    return bool(PLAN_WORDS.search(lead) or _SETS_PLAN.search(lead)) or scene.is_denominator(figure)


def covers(scene: Scene, claim: Claim, base: int) -> bool:
    """Tell whether a plan gives the printed fulfilment or excess, to its printed digits."""
    ratio = _fulfilment(scene, claim, base)
    step = Fraction(scene.figures[claim.percent].step)
    return ratio is not None and abs(ratio - scene.value(claim.percent)) <= step / 2


def _fulfilment(scene: Scene, claim: Claim, base: int) -> Fraction | None:
    """Return what a plan is fulfilled by, or exceeded by where that is what is stated, in per cent."""
    if scene.value(base) == 0:
        return None
    ratio = 100 * scene.value(claim.part) / scene.value(base)
    return abs(ratio - 100) if scene.figures[claim.percent].kind == "change_percent" else ratio
