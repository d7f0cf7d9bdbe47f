"""What a rise or fall is measured against: the old figure, or a printed difference."""

import re
from collections.abc import Iterator
from fractions import Fraction

from helpers.checking.named import content
from helpers.checking.percents import Claim
from helpers.checking.records import Relation
from helpers.checking.rounding import printed
from helpers.checking.scene import PERCENTS, Scene
from helpers.checking.verdicts import recompute

_HEDGED = r"(?:khoảng\s+|gần\s+|hơn\s+|trên\s+)?"
_DIFFERENCE = re.compile(
    r"\s*\(?\s*(?:,\s*)?(?:tương\s+(?:ứng|đương)|tức|hay)?\s*(?:với\s+)?(?:tăng|giảm)\s+(?:thêm\s+)?" + _HEDGED
)
_OLD_BRACKET = re.compile(
    r"[^;.()\d]{0,60}(?:\d{4}[^;.()\d]{0,20})?\(\s*(?:là|đạt|khoảng|năm trước|cùng kỳ)?\s*(?:là\s+|đạt\s+)?$"
)
_OLD_NAMED = re.compile(r"[^,;.()]{0,80}\b(?:là|đạt|có|ở mức|chỉ)\s+(?:khoảng\s+)?$")
_COMPARES = re.compile(r"so|cùng kỳ|năm|từ")
#: "giảm 0,7% so với tháng 6 và kim ngạch 7 tháng đạt 115 tỷ USD": after these words another quantity is told.
_NEW_SUBJECT = re.compile(r"(?<!\w)(?:và|còn|nhưng|trong\s+khi|qua\s+đó|đưa|nâng)(?!\w)")
_COMPARED = re.compile(r"(?:^|\W)so\s+(?:với|cùng)(?![^\W_])")
#: "so với mức 480 vụ của cùng kỳ", "so với 480 vụ": the old figure stands in the comparison itself.
_OLD_AT_ONCE = re.compile(r"\s*(?:so\s+(?:với\s+)?|từ\s+)(?:mức|con\s+số|số|thực\s+hiện)?\s*" + _HEDGED)
#: "(năm 2021 là 158 đảng viên)" between a quantity and how it changed.
_OLD_ASIDE = re.compile(
    r"\s*(?:so\s+với\s+)?(?:cùng\s+kỳ|kỳ\s+trước|(?:đầu|cuối)?\s*(?:năm|tháng|quý|khóa|nhiệm\s+kỳ)\s+(?:\d[\d/-]*|trước|ngoái))"
    r"[^\d;()%]{0,24}(?:\d{4}\s*)?(?:là|có|đạt|:)?\s*" + _HEDGED
)
_BECOMES = re.compile(r"(?:^|\s)(?:thành|lên|xuống|xuống còn|còn|lên đến|lên tới)\s+" + _HEDGED + "$")
_THEN_COMPARED = re.compile(r"[^;]{0,60};\s*(?:nếu\s+)?so\s+(?:với|cùng)[^;]{0,40}$")
_IS_RATE = re.compile(r"(?:chiếm|t[ỷỉ]\s+lệ)[^\d;.]*$")
_A_TIME = re.compile(r"(?:^|[^\w])(?:năm|tháng|quý|kỳ|khóa|nhiệm kỳ)\s+(?:\d|trước|ngoái|nay|này|[ivx]+\b)")
_REACHES = re.compile(r"\)?,?\s*(?:và\s+)?(?:chỉ\s+)?(?:đạt|còn|lên|lên tới|lên đến)\s+" + _HEDGED)
_TIMES = re.compile(r"(?:^|[^\w])gấp\s+" + _HEDGED + "$")
_COMPARED_AT_ONCE = re.compile(r"(?:^|[;.])\s*(?:nếu\s+)?so\s+(?:với|cùng)[^;.]*$")  # no other subject in between
_AFTER_DIFFERENCE = re.compile(r"[,;.()\d]|(?:^|\s)(?:so|và|tương|bằng)(?![^\W_])")
_REACH = 12  # quantities back to the one a difference or a multiple speaks of


def change_relation(scene: Scene, claim: Claim) -> Relation:
    """Return the change a percentage states: new against old or new ∓ difference, or against nothing printed."""
    new, percent = claim.part, claim.percent
    if scene.figures[new].direction:
        return _by_difference(scene, claim)
    if claim.among is not None and _holds(scene, Relation("change", percent, (new,), claim.among)):
        return Relation("change", percent, (new,), claim.among, words=claim.base_words)  # "17/22 vụ, giảm 22,7%"
    delta = _difference(scene, new, percent)
    if delta is not None:
        return Relation("change", percent, (new,), delta=delta, words=claim.base_words)
    return Relation("change", percent, (new,), _old(scene, new, percent), words=claim.base_words)


def multiples(scene: Scene) -> Iterator[Relation]:
    """Yield the changes that are stated as a multiple: ``1.500 tỷ đồng, gấp 3 lần so với cùng kỳ (500 tỷ đồng)``."""
    for figure in scene.figures:
        if figure.kind == "other" and (figure.unit or "").lower() == "lần" and _TIMES.search(scene.before(figure.id)):
            new = next((i for i in range(figure.id - 1, max(-1, figure.id - 4), -1) if i in scene.rank), None)
            if new is not None and scene.together(new, figure.id):
                old = _old(scene, new, figure.id)
                old = _earlier_that_fits(scene, figure.id, new) if old is None else old
                if old is not None:
                    yield Relation("change", figure.id, (new,), old, words="gấp")


def _by_difference(scene: Scene, claim: Claim) -> Relation:
    """Return the change whose percentage stands beside a printed difference: ``tăng 1.475 tỷ đồng (+6,2%)``."""
    delta, percent = claim.part, claim.percent
    if _COMPARED.match(claim.base_words) and _COMPARED.search(scene.between(delta, percent)):
        return _compared_apart(scene, claim)
    new = _reached(scene, delta, percent)
    new = _meant(scene, claim) if new is None else new
    if new is None:
        return Relation("change", percent, (delta,), words=claim.base_words)
    beside = all(scene.figures[i].kind not in PERCENTS for i in range(delta + 1, percent))
    return Relation("change", percent, (new,), delta=delta if beside else None, words=claim.base_words)


def _compared_apart(scene: Scene, claim: Claim) -> Relation:
    """Return a change that is told against something else than its difference: a plan, another time."""
    new, percent = _changed(scene, claim.part), claim.percent
    if new is None:
        return Relation("change", percent, (claim.part,), words=claim.base_words)
    return Relation("change", percent, (new,), _old(scene, new, percent), words=claim.base_words)


def _meant(scene: Scene, claim: Claim) -> int | None:
    """Return what rose or fell by a printed difference: what its words name, else what stands near or alone, or fits.

    ``96 người chết, 187 người bị thương; giảm 9 người chết (-8,6%)`` is of the 96, not of the nearer 187.
    """
    able = [i for i in reversed(scene.behind(claim.part, _REACH)) if _may_be_new(scene, i, claim.part)]
    alike = [i for i in able if scene.classes[i] == scene.classes[claim.part]] or able
    telling = _telling(scene, claim.part)
    named = [i for i in alike if telling and telling <= content(scene.phrase(i))]
    near = _changed(scene, claim.part)
    alone = alike[0] if len(alike) == 1 and _COMPARED_AT_ONCE.search(scene.before(claim.part, 200)) else None
    fitting = (i for i in named or alike if _holds(scene, Relation("change", claim.percent, (i,), delta=claim.part)))
    sure = named[0] if named else near if near is not None else alone
    rate = sure is not None and any(_IS_RATE.search(scene.before(i, 24)) for i in _percents(scene, sure, claim.part))
    return next(fitting, None if rate else sure)  # the fall of a rate is told in points, too


def _percents(scene: Scene, first: int, last: int) -> list[int]:
    """Return the percentages between two figures."""
    return [i for i in range(first + 1, last) if scene.figures[i].kind == "percent"]


def _telling(scene: Scene, delta: int) -> frozenset[str]:
    """Return the words after a difference that tell more than the noun it counts: ``giảm 9 người chết``."""
    words = _AFTER_DIFFERENCE.split(scene.after(delta, 48))[0]
    return content(words)


def _reached(scene: Scene, delta: int, percent: int) -> int | None:
    """Return the new figure of ``tăng 428 triệu USD, tương đương 17,1%, đạt 2,93 tỷ USD``."""
    following = percent + 1
    if following not in scene.rank or not scene.together(following, delta) or not scene.comparable(following, delta):
        return None
    level = scene.figures[following].direction is None
    return following if level and _REACHES.fullmatch(scene.between(percent, following)) else None


def _changed(scene: Scene, delta: int) -> int | None:
    """Return the quantity that rose or fell by a printed difference: ``thu 800 tỷ đồng, giảm 25 tỷ đồng``."""
    for other in reversed(scene.behind(delta, 3)):
        if _may_be_new(scene, other, delta) and scene.together(other, delta):
            gap = scene.between(other, delta)
            plain = ";" not in gap or _THEN_COMPARED.fullmatch(gap)
            return other if plain and len(gap) < 80 else None
    return None


def _may_be_new(scene: Scene, other: int, delta: int) -> bool:
    """Tell whether a quantity may be the one that rose or fell by a difference, in its sentence or the one before."""
    near = scene.sentences[delta] - scene.sentences[other] <= 1 and scene.paragraphs[delta] == scene.paragraphs[other]
    level = scene.figures[other].direction is None and not scene.is_denominator(other)
    level &= scene.brackets[other] in (-1, scene.brackets[delta])
    return near and level and scene.comparable(other, delta)


def _difference(scene: Scene, new: int, percent: int) -> int | None:
    """Return the printed difference of ``tăng 11% (tương ứng tăng 3,9 nghìn vụ)``."""
    following = percent + 1
    if following not in scene.rank or not scene.together(following, percent):
        return None
    tied = _DIFFERENCE.fullmatch(scene.between(percent, following))
    return following if tied and scene.figures[following].direction and scene.comparable(new, following) else None


def _old(scene: Scene, new: int, percent: int) -> int | None:
    """Return the old figure a change is measured against, where the text prints it."""
    following = next((i for i in scene.ahead(new, 3) if i > percent), None)
    if following is not None and scene.together(following, percent):
        gap = scene.between(percent, following)
        named = _OLD_BRACKET.fullmatch(gap) or _OLD_NAMED.fullmatch(gap) or _OLD_AT_ONCE.fullmatch(gap)
        if named and not _NEW_SUBJECT.search(gap) and _COMPARES.search(gap) and _same_sort(scene, following, new):
            return following
    before = _becomes(scene, new)
    before = _aside(scene, new, percent) if before is None else before
    return _year_before(scene, new, percent) if before is None else before


def _aside(scene: Scene, new: int, percent: int) -> int | None:
    """Return the old figure of ``đạt 143 vụ (năm 2021 là 158 vụ), giảm 9,5%``."""
    after = scene.following(new)
    if after is None or after > percent or not scene.together(new, after) or not _same_sort(scene, after, new):
        return None
    aside = scene.brackets[after] not in (-1, scene.brackets[new], scene.brackets[percent])
    return after if aside and _OLD_ASIDE.fullmatch(scene.lead_in_bracket(after)) else None


def _same_sort(scene: Scene, one: int, other: int) -> bool:
    """Tell whether two quantities are levels of one thing: of one kind, or the A of an A/B of the same unit."""
    kinds = {scene.figures[one].kind, scene.figures[other].kind}
    return len(kinds) == 1 or ("ratio_numerator" in kinds and scene.classes[one] == scene.classes[other] is not None)


def _becomes(scene: Scene, new: int) -> int | None:
    """Return the old figure of ``sắp xếp 565 chi cục thành 480 đội``, ``từ 120 lên 150``."""
    before = scene.previous(new)
    if before is None or not scene.together(before, new):
        return None
    gap = scene.between(before, new)
    near = len(gap) < 90 and not re.search(r"[;,]|tổng\s+số", gap)
    alike = scene.comparable(before, new) or scene.figures[before].kind == scene.figures[new].kind == "count"
    return before if near and alike and _BECOMES.search(gap) else None


def _year_before(scene: Scene, new: int, percent: int) -> int | None:
    """Return the old figure of ``năm 2023 có 480 vụ, năm 2024 có 420 vụ, giảm 12,5%``, if it gives the percentage."""
    before = scene.previous(new)
    if before is None or not scene.together(before, new) or not scene.comparable(before, new):
        return None
    timed = _A_TIME.search(scene.before(before)) and _A_TIME.search(scene.between(before, new))
    return before if timed and _holds(scene, Relation("change", percent, (new,), before)) else None


def _earlier_that_fits(scene: Scene, multiple: int, new: int) -> int | None:
    """Return an earlier quantity that a multiple fits exactly: the old figure may stand a sentence or two before."""
    for other in reversed(scene.behind(new, _REACH)):
        near = scene.sentences[new] - scene.sentences[other] <= 1 and scene.comparable(other, new)
        if near and _holds(scene, Relation("change", multiple, (new,), other)):
            return other
    return None


def _holds(scene: Scene, relation: Relation) -> bool:
    """Tell whether a change comes out at the stated figure."""
    change: Fraction | None = recompute(relation, scene.figures)
    return change is not None and relation.stated is not None and change in printed(scene.figures[relation.stated])
