"""The relation each printed percentage states: a share, an A/B, the coverage of a plan, or a change over time."""

import re
from collections.abc import Sequence
from dataclasses import replace

from helpers.checking.bases import Bases
from helpers.checking.changes import change_relation
from helpers.checking.percents import PLAN_WORDS, Claim
from helpers.checking.plans import covers, plan_of
from helpers.checking.records import Relation
from helpers.checking.rounding import printed
from helpers.checking.scene import Scene
from helpers.checking.sums import Partition

_COMPARES = re.compile(r"(?:^|[^\w])(?:tăng|giảm|(?:ít|nhiều|cao|thấp)\s+hơn|so\s+với)(?![^\W_])")
_REACHES = re.compile(r"(?:^|[^\w])đạt(?:\s+t[ỷỉ]\s+lệ)?\s*$")
_NAMES_ANOTHER = re.compile(r"(?:tổng số|tính trên|toàn (?:thể|bộ))")


def claim_relations(scene: Scene, claims: Sequence[Claim], partitions: Sequence[Partition]) -> list[Relation]:
    """Return one relation for each percentage whose quantity is printed; ``base`` stays None where the base is not."""
    bases = Bases(scene, claims, partitions)
    return [_relation_of(scene, claim, bases) for claim in claims]


def _relation_of(scene: Scene, claim: Claim, bases: Bases) -> Relation:
    """Turn one claim into a relation."""
    if claim.manner == "change":
        return change_relation(scene, claim)
    if claim.among is not None:
        return _beside(scene, claim, claim.among, bases)
    if claim.manner == "plan":
        plan, listed = plan_of(scene, claim, bases), bases.lists.closes_list(claim)
        if plan is not None and listed is not None and covers(scene, listed, plan):
            claim = listed
        return Relation("coverage", claim.percent, (claim.part,), plan, words=claim.base_words)
    base = bases.whole(claim)
    if base is None and (other := _other_unit(scene, claim, bases)) is not None:
        claim, base = other
    return Relation("share", claim.percent, (claim.part,), base, words=claim.base_words)


def _other_unit(scene: Scene, claim: Claim, bases: Bases) -> tuple[Claim, int] | None:
    """Return the claim about the first of two units, with its base, if it fits.

    ``xảy ra 788 vụ … làm rõ 695 vụ, với 1.408 đối tượng (đạt tỷ lệ 88,2%)``: 88,2% of the cases, not of the persons.
    """
    first = scene.previous(claim.part)
    if first is None or first in bases.lists.claim_of or claim.base_words or not scene.together(first, claim.part):
        return None
    apart = None not in (scene.classes[first], scene.classes[claim.part]) and not scene.comparable(first, claim.part)
    beside = ";" not in scene.between(first, claim.part) and scene.brackets[first] == scene.brackets[claim.part]
    if not (apart and beside and _REACHES.search(scene.before(claim.percent))):
        return None
    meant = replace(claim, part=first)
    base = bases.whole(meant)
    return (meant, base) if base is not None and bases.fits(meant, base) else None


def _beside(scene: Scene, claim: Claim, whole: int, bases: Bases) -> Relation:
    """Turn a percentage beside ``A/B`` or ``A trong tổng số B`` into a relation."""
    slashed = scene.partner(claim.part) == whole
    if claim.manner == "plan" or PLAN_WORDS.search(claim.base_words):
        plan = None if slashed and _is_no_plan(claim, whole, bases) else whole
        return Relation("coverage", claim.percent, (claim.part,), plan, words=claim.base_words)
    if slashed and _is_difference(claim, whole, bases):
        return Relation("change", claim.percent, (claim.part,), None, words=claim.base_words)
    if slashed and _names_another(claim, bases):
        return Relation("share", claim.percent, (claim.part,), None, words=claim.base_words)
    return Relation(
        "ratio_percent" if slashed else "share", claim.percent, (claim.part,), whole, words=claim.base_words
    )


def _is_difference(claim: Claim, whole: int, bases: Bases) -> bool:
    """Tell whether a percentage is what the A of an A/B differs by from its B: ``ít hơn 03 vụ = 1,6% (180/183 vụ)``."""
    scene = bases.scene
    compares = _COMPARES.search(scene.before(claim.percent)) is not None and not bases.fits(claim, whole)
    gain = abs(scene.value(claim.part) - scene.value(whole))
    return compares and gain > 0 and 100 * gain / scene.value(whole) in printed(scene.figures[claim.percent])


def _names_another(claim: Claim, bases: Bases) -> bool:
    """Tell whether the words after a percentage name a base other than the B of its A/B."""
    named = claim.among is not None and _NAMES_ANOTHER.search(claim.base_words) is not None
    return named and claim.among is not None and not bases.fits(claim, claim.among)


def _is_no_plan(claim: Claim, whole: int, bases: Bases) -> bool:
    """Tell whether the B of an A/B is what there is rather than what was planned.

    ``45/62 trường, chiếm 72,6%, vượt 2,6% so với nghị quyết``: 45 cannot exceed 62, and has its share of 62.
    """
    scene = bases.scene
    stated, gain = scene.figures[claim.percent], scene.value(claim.part) - scene.value(whole)
    share = bases.lists.claim_of.get(claim.part)
    contrary = {"up": gain < 0, "down": gain > 0}.get(stated.direction or "", False)
    shared = share is not None and share.among == whole and gain <= 0 and bases.fits(share, whole)
    return contrary or (shared and not bases.fits(claim, whole) and stated.kind == "percent")
