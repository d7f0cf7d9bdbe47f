"""The lists that shares stand in: their siblings, the totals above them, and how surely a base is meant by all."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from helpers.checking.misprints import misprints
from helpers.checking.named import content
from helpers.checking.percents import Claim
from helpers.checking.rounding import printed
from helpers.checking.scene import Scene
from helpers.checking.sums import Partition
from helpers.checking.wholes import inside_of

_REACH = 40  # quantities
_NEAR = Fraction(1, 5)  # a printed share further than this from the recomputed one stands on another base
_NEAR_ACROSS = Fraction(1, 10)  # the same, where another sentence prints the base
_INTRODUCES = re.compile(r"trong\s+(?:đó|số\s+(?:đó|này))|gồm|:")


class ShareLists:
    """The shares and partitions of one report, by their parts."""

    def __init__(self, scene: Scene, claims: Sequence[Claim], partitions: Sequence[Partition]) -> None:
        self.scene = scene
        self.claim_of = {claim.part: claim for claim in claims if claim.manner == "share"}
        self.total_of: dict[int, int] = {}
        self.list_of: dict[int, tuple[int, ...]] = {}
        self._under: dict[int, list[Partition]] = defaultdict(list)
        self._in_sentence: dict[int, list[Claim]] = defaultdict(list)
        for partition in partitions:
            self._under[partition.total].append(partition)
            for part in partition.parts:
                self.total_of.setdefault(part, partition.total)
                self.list_of.setdefault(part, partition.parts)
        for claim in self.claim_of.values():
            self._in_sentence[scene.sentences[claim.part]].append(claim)

    def heads(self, figure: int) -> bool:
        """Tell whether a quantity is the total of a list."""
        return figure in self._under

    def fits(self, claim: Claim, base: int) -> bool:
        """Tell whether the printed percentage is what part and base give, to its printed digits."""
        step = Fraction(self.scene.figures[claim.percent].step)
        share = self.share(claim, base)
        return share is not None and abs(share - self.scene.value(claim.percent)) <= step / 2

    def share(self, claim: Claim, base: int) -> Fraction | None:
        """Return the percentage that part and base give."""
        return 100 * self.scene.value(claim.part) / self.scene.value(base) if self.scene.value(base) else None

    def off(self, claim: Claim, base: int) -> Fraction:
        """Return how far the printed percentage is from the recomputed one, as a part of the larger."""
        share, stated = self.share(claim, base) or Fraction(0), self.scene.value(claim.percent)
        return abs(share - stated) / max(share, stated, Fraction(1, 1000))

    def confident(self, claim: Claim, base: int) -> bool:
        """Tell whether a base that does not give the printed percentage is still surely the one that is meant."""
        if self._hidden_by_header(claim, base):
            return False
        siblings = self.siblings(claim)
        held = any(self.fits(c, base) for c in siblings)
        near = self.off(claim, base) <= (_NEAR if self.scene.together(base, claim.part) else _NEAR_ACROSS)
        if self._closes_at_hundred(claim, base) or any(self._swapped(claim, c, base) for c in siblings):
            return True
        if siblings and not held and not near:
            return False
        joint = self._joint_base([claim, *siblings])
        if joint is not None and not held and abs(joint - self.scene.value(base)) > self.scene.value(base) / 30:
            return False
        return near or held

    def vouched(self, claim: Claim, base: int) -> bool:
        """Tell whether a share fits a base that little but numbers ties it to, or others of its list do so for it.

        Two others that fit do, or all others where the parts add up to the base.
        """
        if self.fits(claim, base):
            return True
        siblings = [c for c in self.siblings(claim) if self.scene.together(c.percent, claim.percent)]
        fitting = [c for c in siblings if self.fits(c, base)]
        closed = self.scene.total([claim.part, *(c.part for c in siblings)]) == self.scene.value(base)
        sure = len(fitting) > 1 or (closed and len(fitting) == len(siblings) > 0)
        return sure and (closed or self.off(claim, base) <= _NEAR or self.slipped(claim, base))

    def slipped(self, claim: Claim, base: int) -> bool:
        """Tell whether a share would fit a base if two neighbouring digits of its percentage changed places."""
        share = self.share(claim, base)
        swapped = (slip for slip in misprints(self.scene.figures[claim.percent]) if slip.rank == 0)
        return share is not None and any(share in printed(slip.figure) for slip in swapped)

    def siblings(self, claim: Claim) -> list[Claim]:
        """Return the other shares of comparable things in the same sentence or list."""
        scene = self.scene
        beside = self._in_sentence[scene.sentences[claim.part]]
        listed = [i for i in self.list_of.get(claim.part, ()) if not scene.together(i, claim.part)]
        claims = [*beside, *(self.claim_of[i] for i in listed if i in self.claim_of)]
        return [c for c in claims if c.percent != claim.percent and scene.comparable(claim.part, c.part)]

    def _joint_base(self, claims: Sequence[Claim]) -> Fraction | None:
        """Return the sum of a list whose percentages add up to 100: the base they imply together."""
        total = self.scene.total([c.percent for c in claims])
        if len(claims) < 2 or abs(total - 100) > Fraction(1, 10):
            return None
        return self.scene.total([c.part for c in claims])

    def _list_shares(self, partition: Partition) -> Fraction | None:
        """Return the sum of the shares of a list, None where a part has none."""
        percents = [self.claim_of[i].percent for i in partition.parts if i in self.claim_of]
        return self.scene.total(percents) if len(percents) == len(partition.parts) else None

    def _closes_at_hundred(self, claim: Claim, base: int) -> bool:
        """Tell whether a share is one of a list under a base whose shares add up to 100."""
        sums = [
            self._list_shares(partition) for partition in self._under.get(base, ()) if claim.part in partition.parts
        ]
        return any(total is not None and abs(total - 100) <= 1 for total in sums)

    def _swapped(self, claim: Claim, other: Claim, base: int) -> bool:
        """Tell whether two shares of a base stand in each other's place."""
        return self.fits(replace(claim, percent=other.percent), base) and self.fits(
            replace(other, percent=claim.percent), base
        )

    def _hidden_by_header(self, claim: Claim, base: int) -> bool:
        """Tell whether a list's shares are of what its header is a share of: they add up to the header's own share."""
        header = self.claim_of.get(base)
        if header is None:
            return False
        for partition in self._under.get(base, ()):
            total = self._list_shares(partition)
            if claim.part in partition.parts and total is not None:
                return abs(total - self.scene.value(header.percent)) < abs(total - 100)
        return not self.fits(claim, base) and self.off(claim, base) > Fraction(1, 20)

    def introduces(self, base: int, part: int) -> bool:
        """Tell whether a quantity with a share of its own opens the list that a part stands in."""
        scene = self.scene
        if any(part in partition.parts for partition in self._under.get(base, ())):
            return True
        following = scene.following(base)
        if following is None:
            return False
        if scene.sentences[base] < min(scene.sentences[following], scene.sentences[part]):
            return True
        return _INTRODUCES.search(scene.between(base, following)) is not None

    def counterpart(self, claim: Claim) -> int | None:
        """Return what goes by the same name in an earlier list, for the shares of a list that are each of its own.

        ``Kế hoạch 6.520, gồm vốn địa phương 4.120 và …; đã giải ngân 4.694, trong đó vốn địa phương 3.090 (75%)``.
        """
        listed = self.list_of.get(claim.part, ())
        own = {i: self.namesake(i) for i in listed if i in self.claim_of}
        stands = any(base is not None and self.fits(self.claim_of[i], base) for i, base in own.items())
        here = any(self.fits(self.claim_of[i], self.total_of[i]) for i in own)
        return own.get(claim.part) if stands and not here else None

    def namesake(self, part: int) -> int | None:
        """Return the nearest earlier part of another list whose words hold all those of a part, or the other way."""
        words = content(self.scene.phrase(part))
        for other in reversed(self.scene.behind(part, _REACH)):
            apart = other in self.list_of and self.list_of[other] != self.list_of.get(part)
            theirs = content(self.scene.phrase(other)) if apart and self.scene.comparable(other, part) else frozenset()
            if len(theirs & words) > 1 and (words <= theirs or theirs <= words):
                return other
        return None

    def closes_list(self, claim: Claim) -> Claim | None:
        """Return the claim as one about the total of a list, where its part is the last one of it."""
        listed = self.list_of.get(claim.part, ())
        return replace(claim, part=self.total_of[claim.part]) if listed and claim.part == max(listed) else None

    def step_before(self, claim: Claim, many: int = 1) -> int | None:
        """Return one of so many before a part that it fits, in a row of steps: ``đòi 8 tỷ, đã thu 6 tỷ, đạt 75%``."""
        scene, part = self.scene, claim.part
        if part in self.total_of or inside_of(scene, part, larger=False) is not None:
            return None
        if scene.brackets[claim.percent] != scene.brackets[part]:
            return None
        beside = (
            i for i in reversed(scene.behind(part, many)) if scene.together(i, part) and scene.comparable(i, part)
        )
        level = (i for i in beside if scene.brackets[i] == scene.brackets[part] and self.holds_part(claim, i))
        return next((i for i in level if self.fits(claim, i)), None)

    def holds_part(self, claim: Claim, base: int) -> bool:
        """Tell whether a quantity is no difference and no smaller than a part."""
        scene = self.scene
        return scene.figures[base].direction is None and scene.value(base) >= scene.value(claim.part)
