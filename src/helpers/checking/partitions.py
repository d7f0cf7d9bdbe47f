"""The partitions of a report: every total with the parts that make it up, each told once."""

from collections import defaultdict
from collections.abc import Sequence

from helpers.checking.asides import companions, left_out, printed_after, split_denominators
from helpers.checking.lists import OWN_LIST
from helpers.checking.percents import Claim
from helpers.checking.records import Relation
from helpers.checking.scene import Scene
from helpers.checking.sums import Partition, partitions_under

_FEW = 2  # parts that a list in another sentence makes up a total with by chance


def find_partitions(scene: Scene, claims: Sequence[Claim]) -> list[Partition]:
    """Return the partitions a report states, in the order of their totals.

    Parameters
    ----------
    scene
        The figures and their places.
    claims
        Whose percentage is whose: percentages that add up to 100 close a list.
    """
    share_of = {claim.part: claim.percent for claim in claims if claim.manner == "share"}
    found = list(split_denominators(scene))
    for total in scene.order:
        if scene.value(total) > 0 and not scene.is_denominator(total):
            found += partitions_under(scene, total, share_of)
            found += printed_after(scene, total)
            found += left_out(scene, total)
    return _without_echoes(scene, found + companions(scene, found))


def sum_relations(partitions: Sequence[Partition]) -> list[Relation]:
    """Return the partitions as relations."""
    return [Relation("partition_sum", p.total, p.parts, signs=p.signs, words=p.words) for p in partitions]


def _without_echoes(scene: Scene, found: Sequence[Partition]) -> list[Partition]:
    """Drop what is found twice, what overlaps an exact list, and doubtful lists where another total fits exactly."""
    lists: dict[int, tuple[int, ...]] = {i: p.parts for p in found if p.exact for i in p.parts}
    kept: list[Partition] = []
    by_part: dict[int, list[Partition]] = defaultdict(list)
    totals: set[int] = set()
    for partition in sorted(found, key=lambda p: (not p.exact, p.distance, p.total)):
        if partition.total in lists and not _opens_own_list(scene, partition, lists[partition.total]):
            continue  # one item of a list and its neighbours
        clash = any(
            not partition.exact or scene.value(other.total) == scene.value(partition.total)
            for part in partition.parts
            for other in by_part[part]
        )
        if clash or (not partition.exact and partition.total in totals):
            continue
        kept.append(partition)
        totals.add(partition.total)
        for part in partition.parts:
            by_part[part].append(partition)
    return sorted(kept, key=lambda p: (p.total, p.parts))


def _opens_own_list(scene: Scene, partition: Partition, siblings: Sequence[int]) -> bool:
    """Tell whether a list word stands between a total and its parts, with no other item of a list between them."""
    total, first = partition.total, partition.parts[0]
    shared = [i for i in map(scene.partner, partition.parts) if i is not None]
    if first < total or any(scene.value(i) == scene.value(total) for i in shared):
        return True  # 18/93, 37/93 and 38/93 say themselves that they split the 93
    if scene.brackets[first] not in (-1, scene.brackets[total]):
        return True
    if not scene.together(total, first) and len(partition.parts) > _FEW and set(siblings).isdisjoint(partition.parts):
        return True  # so many hardly make it up by chance
    gap = scene.between(total, first)
    if any(total < i < first for i in siblings):
        return False
    return ";" not in gap and OWN_LIST.search(gap) is not None
