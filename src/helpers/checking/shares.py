"""The relation each printed percentage states: a share, an A/B, the coverage of a plan, or a change over time."""

from collections.abc import Sequence

from helpers.checking.bases import Bases
from helpers.checking.changes import change_relation
from helpers.checking.percents import PLAN_WORDS, Claim
from helpers.checking.plans import covers, plan_of
from helpers.checking.records import Relation
from helpers.checking.scene import Scene
from helpers.checking.sums import Partition


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
        plan, listed = plan_of(scene, claim, bases), bases.closes_list(claim)
        if plan is not None and listed is not None and covers(scene, listed, plan):
            claim = listed
        return Relation("coverage", claim.percent, (claim.part,), plan, words=claim.base_words)
    return Relation("share", claim.percent, (claim.part,), bases.whole(claim), words=claim.base_words)


def _beside(scene: Scene, claim: Claim, whole: int, bases: Bases) -> Relation:
    """Turn a percentage beside ``A/B`` or ``A trong tổng số B`` into a relation."""
    slashed = scene.partner(claim.part) == whole
    if claim.manner == "plan" or PLAN_WORDS.search(claim.base_words):
        plan = None if slashed and bases.is_no_plan(claim, whole) else whole
        return Relation("coverage", claim.percent, (claim.part,), plan, words=claim.base_words)
    if slashed and bases.names_another(claim):
        return Relation("share", claim.percent, (claim.part,), None, words=claim.base_words)
    return Relation(
        "ratio_percent" if slashed else "share", claim.percent, (claim.part,), whole, words=claim.base_words
    )
