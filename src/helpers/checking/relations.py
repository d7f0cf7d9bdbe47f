"""The sums a report states between its figures, read from its prose."""

from helpers.checking.changes import multiples
from helpers.checking.differences import find_differences
from helpers.checking.partitions import find_partitions, sum_relations
from helpers.checking.percent_sums import find_percent_sums
from helpers.checking.percents import claims_of
from helpers.checking.records import Relation
from helpers.checking.scene import Scene
from helpers.checking.shares import claim_relations
from helpers.checking.subsets import find_subsets


def find_relations(scene: Scene) -> tuple[Relation, ...]:
    """Return every relation the text itself states, in the order of its last figure.

    A share whose base is not printed, a plan or an earlier year that is only mentioned, are listed with ``base`` None:
    nothing can be told about them, and saying so is part of the answer.
    """
    claims = claims_of(scene)
    partitions = find_partitions(scene, claims)
    relations = [*claim_relations(scene, claims, partitions), *multiples(scene)]
    tied = {(part, r.base) for r in relations if r.base is not None for part in r.parts}
    relations += sum_relations(partitions)
    relations += find_percent_sums(scene, claims, partitions)
    relations += find_differences(scene)
    relations += find_subsets(scene, partitions, tied)
    unique = {(r.stated, r.operands, r.kind == "subset"): r for r in reversed(relations)}
    return tuple(sorted(unique.values(), key=lambda r: (max((*r.operands, r.stated or 0)), r.kind)))
