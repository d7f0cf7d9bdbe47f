"""Percentages that must add up: to 100, or to the share their header has of something larger."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from helpers.checking.categories import trait_of
from helpers.checking.doubts import only_leaves_a_rest
from helpers.checking.lists import says_rest
from helpers.checking.misprints import misprints
from helpers.checking.percents import Claim
from helpers.checking.records import Relation
from helpers.checking.scene import PERCENTS, Scene
from helpers.checking.sums import Partition

_NEAR = 2  # percentages that miss their sum by more have bases of their own
_LONGEST = 12
_DRIFT = 3  # longer lists of percentages may miss 100 by what rounding adds up to
_JOINED = re.compile(r"còn lại|phần còn|số còn|khác|không|,|;|\bvà\b")
_FURTHEST = 40  # figures looked at for the rest of a list
_STRUCTURE = re.compile(r"(?:^|[^\w])(?:cơ\s+cấu(?![^\W_])[^.;]{0,60}|khu\s+vực\s+(?:i|1)\s+chiếm\s+)$")
_NESTS = re.compile(r"(?:^|[^\w])trong\s+(?:đó|số)(?![^\W_])")
_OPENS = re.compile(r":|(?:^|[^\w])(?:trong\s+(?:đó|số)|gồm|cơ\s+cấu|còn\s+lại)(?![^\W_])")
_RANGE = re.compile(r"\s*(?:-|đến)\s*")


def find_percent_sums(scene: Scene, claims: Sequence[Claim], partitions: Sequence[Partition]) -> list[Relation]:
    """Return the percentages that must add up.

    Parameters
    ----------
    scene
        The figures and their places.
    claims
        Whose percentage is whose.
    partitions
        The sums already found: the shares of their parts add up too.
    """
    share_of = {c.part: c.percent for c in claims if c.manner == "plan" and c.among is not None}
    share_of |= {c.part: c.percent for c in claims if c.manner == "share"}
    sums = [r for p in partitions if (r := _of_partition(scene, p, share_of)) is not None]
    covered = {percent for relation in sums for percent in relation.parts}
    covered |= {c.percent for c in claims if c.manner != "share"}  # how far plans are fulfilled adds up to nothing
    part_of = {claim.percent: claim.part for claim in claims}
    return sums + [Relation("percent_sum", None, run, words="100 %") for run in _closed(scene, covered, part_of)]


def _of_partition(scene: Scene, partition: Partition, share_of: Mapping[int, int]) -> Relation | None:
    """Return the sum that the shares of a partition owe, None where they stand on bases of their own."""
    percents = tuple(share_of[part] for part in partition.parts if part in share_of)
    if len(percents) < max(2, len(partition.parts)):
        return None
    if not partition.exact and only_leaves_a_rest(scene, partition.total, partition.parts, percents):
        return None
    amount, header = scene.total(percents), share_of.get(partition.total)
    if header is not None and abs(amount - scene.value(header)) < abs(amount - 100):
        near = abs(amount - scene.value(header)) <= _NEAR
        return Relation("percent_sum", header, percents, words="%") if near else None
    return Relation("percent_sum", None, percents, words="100 %") if abs(amount - 100) <= _NEAR else None


def _closed(scene: Scene, covered: set[int], part_of: Mapping[int, int]) -> Iterator[tuple[int, ...]]:
    """Yield runs of neighbouring percentages, of one sentence or two, that add up to 100 and share one trait."""
    percents = [f.id for f in scene.figures if f.id not in covered and _may_close(scene, f.id)]
    first, closed = 0, -1
    while first < len(percents):
        run = _run_to_hundred(scene, percents[first : first + _LONGEST]) or _misprinted(scene, percents[first])
        started = first - 1 > closed and _goes_on_from(scene, percents[first - 1], percents[first])
        if len(run) > 1 and not started and _complementary(scene, run, part_of):
            yield run
            first += len(run)
            closed = first - 1
        else:
            first += 1


def _may_close(scene: Scene, figure: int) -> bool:
    """Tell whether a percentage may be one of a list: exact enough, and no end of a range (``30% - 40%``)."""
    if scene.figures[figure].kind != "percent" or (scene.figures[figure].hedge or "khoảng") != "khoảng":
        return False
    return not any(
        before >= 0
        and before + 1 < len(scene.figures)
        and {scene.figures[before].kind, scene.figures[before + 1].kind} <= PERCENTS
        and _RANGE.fullmatch(scene.between(before, before + 1))
        for before in (figure - 1, figure)
    )


def _run_to_hundred(scene: Scene, percents: Sequence[int]) -> tuple[int, ...]:
    """Return the first of some neighbouring percentages that add up to 100, none if they pass it by."""
    amount = slack = Fraction(0)
    for last, percent in enumerate(percents):
        if not _goes_on(scene, percents[0], percent):
            return ()
        amount += scene.value(percent)
        slack += Fraction(scene.figures[percent].step) / 2
        if amount >= 100:
            return tuple(percents[: last + 1]) if amount - 100 <= (slack if last >= _DRIFT else 0) else ()
    return ()


def _misprinted(scene: Scene, first: int) -> tuple[int, ...]:
    """Return the percentages of a sentence that tells the make-up of something, if one slip keeps them from 100."""
    sentence = [i for i in range(first, min(first + _FURTHEST, len(scene.figures))) if scene.together(first, i)]
    run = [i for i in sentence if scene.figures[i].kind != "ordinal"]
    whole = len(run) > 1 and all(scene.figures[i].kind == "percent" and _may_close(scene, i) for i in run)
    complete = _STRUCTURE.search(scene.before(first)) or (whole and says_rest(scene.between(run[-2], run[-1])))
    if not whole or not complete:
        return ()
    missing = 100 - scene.total(run)
    slips = (slip.figure.value == scene.value(i) + missing for i in run for slip in misprints(scene.figures[i]))
    return tuple(run) if len(run) <= _LONGEST and any(slips) else ()


def _goes_on(scene: Scene, first: int, later: int) -> bool:
    """Tell whether two percentages stand in one list: in one sentence, or in neighbouring ones."""
    return scene.paragraphs[first] == scene.paragraphs[later] and scene.sentences[later] - scene.sentences[first] <= 1


def _goes_on_from(scene: Scene, before: int, first: int) -> bool:
    """Tell whether a percentage goes on with a list that another one stands in: no sum begins in the middle."""
    gap = scene.between(before, first)
    return scene.together(before, first) and not _OPENS.search(gap)


def _complementary(scene: Scene, run: Sequence[int], part_of: Mapping[int, int]) -> bool:
    """Tell whether percentages that add up to 100 are parts of one whole, rather than traits that overlap."""
    traits = {trait_of(scene, part_of.get(percent, percent)) for percent in run} - {None}
    if len(traits) > 1 or any(_NESTS.search(scene.between(a, b)) for a, b in pairwise(run)):
        return False
    return len(run) > 2 or _JOINED.search(scene.between(run[0], run[1])) is not None
