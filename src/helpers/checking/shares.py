"""The relation each printed percentage states: a share, an A/B, the coverage of a plan, or a change over time."""

import re
from collections.abc import Sequence

from helpers.checking.bases import Bases
from helpers.checking.changes import change_relation
from helpers.checking.percents import PLAN_WORDS, Claim
from helpers.checking.plans import covers, plan_of
from helpers.checking.records import Relation
from helpers.checking.scene import Scene
from helpers.checking.sums import Partition

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
    return Relation("share", claim.percent, (claim.part,), bases.whole(claim), words=claim.base_words)


def _beside(scene: Scene, claim: Claim, whole: int, bases: Bases) -> Relation:
    """Turn a percentage beside ``A/B`` or ``A trong tổng số B`` into a relation."""
    slashed = scene.partner(claim.part) == whole
    if claim.manner == "plan" or PLAN_WORDS.search(claim.base_words):
        plan = None if slashed and _is_no_plan(claim, whole, bases) else whole
        return Relation("coverage", claim.percent, (claim.part,), plan, words=claim.base_words)
    if slashed and _names_another(claim, bases):
        return Relation("share", claim.percent, (claim.part,), None, words=claim.base_words)
    return Relation(
        "ratio_percent" if slashed else "share", claim.percent, (claim.part,), whole, words=claim.base_words
    )


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
