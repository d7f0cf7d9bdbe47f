"""What a printed share is taken of: the base its words name, the total of its list, or what the list stands under."""

import re
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from helpers.checking.misprints import misprints
from helpers.checking.named import (
    apposed_base,
    lies_elsewhere,
    named_bases,
    named_before,
    names_something,
    plainly_named,
    wholly_named,
)
from helpers.checking.percents import IS_PLANNED, Claim, among, slashed
from helpers.checking.rounding import printed
from helpers.checking.scene import Scene
from helpers.checking.share_lists import ShareLists
from helpers.checking.sums import Partition
from helpers.checking.wholes import OF_ALL, inside_of

_REACH_PARAGRAPHS = 3
_REACH = 40  # quantities
_NEAR = Fraction(1, 5)  # a printed share further than this from the recomputed one stands on another base
_NEAR_ACROSS = Fraction(1, 10)  # the same, where another sentence prints the base

#: A parenthesis that tells of another time or place: "(khóa trước cả nước là 2.427 người, tỷ lệ 37%)".
_ANOTHER_SCOPE = re.compile(
    r"(?:^|[^\w])(?:khóa|nhiệm\s+kỳ|cùng\s+kỳ|kỳ\s+trước|năm\s+(?:trước|ngoái|\d)|cả\s+nước|toàn\s+quốc)(?![^\W_])"
)
_ALL = re.compile(r"(?:^|\s)(?:tổng|toàn|cả)\s")
_INTRODUCES = re.compile(r"trong\s+(?:đó|số\s+(?:đó|này))|gồm|:")
_COUNTS_UP = re.compile(r"\W*(?:tổng\s+(?:số|cộng)|cộng)(?![^\W_])")
_IS_SHARE = re.compile(r"chiếm|t[ỷỉ]\s+(?:lệ|trọng)|^[^(]{0,60}\(\s*$")


class Bases:
    """Finds what shares are taken of, for the claims and partitions of one report."""

    def __init__(self, scene: Scene, claims: Sequence[Claim], partitions: Sequence[Partition]) -> None:
        self.scene = scene
        self.lists = ShareLists(scene, claims, partitions)
        self.fits = self.lists.fits
        self.pairs: dict[Fraction, list[tuple[int, int]]] = defaultdict(list)  # value of A → (A, B) of each A/B
        for figure in scene.order:
            base = None if scene.is_denominator(figure) else scene.partner(figure)
            if base is not None:
                self.pairs[scene.value(figure)].append((figure, base))
        self.plan_claims = {claim.part: claim for claim in claims if claim.manner == "plan"}
        self._last: tuple[Claim, int] | None = None  # the last share whose base was found
        #: B → A of an A/B whose units differ: ``182 đoàn viên/191 công nhân`` goes on to speak of the 182.
        self._counted = {c.among: c.part for c in claims if c.among is not None and slashed(scene, c.part, c.among)}

    def whole(self, claim: Claim) -> int | None:
        """Return the base of a share, None where none is printed that it can surely be of.

        Shares are asked for in reading order: one of another noun may be of the same base as the one before it.
        """
        base = self._told(claim)
        before = self._last
        if base is None and before is not None and self._goes_on(before[0], claim) and self.fits(claim, before[1]):
            base = before[1]
        if base is not None and self._of_two(claim, base):
            return None
        self._last = self._last if base is None else (claim, base)
        return base

    def _of_two(self, claim: Claim, base: int) -> bool:
        """Tell whether a share is not of a base, but of it and its neighbour: ``thụ lý 624 vụ mới và 89 vụ cũ``."""
        scene = self.scene
        if self.fits(claim, base) or not scene.value(base):
            return False
        beside = (i for i in (scene.previous(base), scene.following(base)) if i is not None and i != claim.part)
        near = [i for i in beside if scene.together(base, i) and scene.comparable(base, i) and i < claim.part]
        part, shown = scene.value(claim.part), printed(scene.figures[claim.percent])
        return any(100 * part / (scene.value(base) + scene.value(i)) in shown for i in near)

    def _goes_on(self, earlier: Claim, claim: Claim) -> bool:
        """Tell whether two shares of counted things stand near each other, and the second names no base of its own."""
        scene = self.scene
        counts = scene.figures[earlier.part].kind == scene.figures[claim.part].kind == "count"
        beside = scene.paragraphs[earlier.percent] == scene.paragraphs[claim.percent] and scene.comparable(
            earlier.part, claim.part
        )
        return counts and (beside or scene.together(earlier.percent, claim.percent)) and not claim.base_words

    def _told(self, claim: Claim) -> int | None:
        """Return the base of a share by its own words and place."""
        words = claim.base_words
        if (apposed := apposed_base(self.scene, claim)) is not None:
            return apposed
        if lies_elsewhere(words) and not named_bases(self.scene, claim, self.lists.claim_of):
            return self._put_into(claim)
        if words and names_something(words):
            named = self._best(claim, self._narrower(words, named_bases(self.scene, claim, self.lists.claim_of)))
            return self._put_into(claim) if named is None else named
        among_those = self._best(*named_before(self.scene, claim, self.lists.claim_of))
        return self._standing_before(claim) if among_those is None else among_those

    def _put_into(self, claim: Claim) -> int | None:
        """Return what "trong đó" puts a part into, if it fits though its own words are not those of the base."""
        whole = inside_of(self.scene, claim.part)
        return whole if whole is not None and self.fits(claim, whole) else None

    def _standing_before(self, claim: Claim) -> int | None:
        """Return the base of a share that no words name."""
        candidates = self._candidates(claim)
        if (behind := self._behind_another(claim)) is not None:
            return behind
        if (counterpart := self.lists.counterpart(claim)) is not None:
            return counterpart
        said = self._said(claim)
        if said is not None and not any(self.fits(claim, c) for c in candidates[:4]):
            return said
        found = self._likeliest(claim, candidates)
        found = self.lists.step_before(claim, 3) if found is None else found
        found = self._shared_by_siblings(claim) if found is None else found
        return self._set_apart(claim) if found is None else found

    def _set_apart(self, claim: Claim) -> int | None:
        """Return what opens the sentence, closes its list in the next one, or was the B of A/Bs before, if it fits.

        ``Trong 120 xã, phường có 108 đơn vị (90%)``, ``dưới 30 tuổi 412 người (12,6%) … Tổng số: 3.260 người``,
        ``ông A được 46/52 phiếu. Ông B được 40 phiếu (76,92%)``.
        """
        scene, sentence = self.scene, self.scene.sentences[claim.part]
        near = (*scene.behind(claim.part, _REACH), *scene.ahead(claim.part, _REACH))
        opening = [i for i in near if scene.sentences[i] == sentence and OF_ALL.search(scene.before(i))][:1]
        closing = [i for i in near if scene.sentences[i] == sentence + 1][:1]
        totals = [i for i in closing if _COUNTS_UP.match(scene.before(i))]
        behind = (i for i in near if i < claim.part and sentence - scene.sentences[i] <= 2)
        paired = [i for i in behind if scene.is_denominator(i)]
        alike = [i for i in (*totals, *reversed(paired)) if scene.comparable(i, claim.part)]
        counts = (i for i in (*opening, *alike) if not scene.is_amount(i) and self.lists.holds_part(claim, i))
        return next((i for i in counts if self.lists.vouched(claim, i)), None)

    def _behind_another(self, claim: Claim) -> int | None:
        """Return the base printed behind another share, if it fits: ``60 hộ (2%) và 90 hộ (3%) tổng số 3.000 hộ``."""
        behind = (apposed_base(self.scene, c) for c in self.lists.siblings(claim))
        return next((i for i in behind if i is not None and self.lists.vouched(claim, i)), None)

    def _likeliest(self, claim: Claim, candidates: Sequence[int]) -> int | None:
        """Return the first candidate if it is surely meant, else one of the next that gives the printed percentage."""
        if not candidates or self.fits(claim, candidates[0]):
            return candidates[0] if candidates else None
        if (before := self.lists.step_before(claim)) is not None:
            return before
        if (resumed := self._resumed(claim, candidates[0])) is not None:
            return resumed
        beside = self.scene.previous(claim.part) == candidates[0] and self.scene.together(candidates[0], claim.part)
        if self.lists.confident(claim, candidates[0]) or (beside and self.lists.slipped(claim, candidates[0])):
            return candidates[0]
        others = [c for c in candidates[1:4] if c != self.scene.partner(candidates[0])]
        fitting = next((c for c in others if self.fits(claim, c)), None)
        return self._base_of_siblings(claim, others) if fitting is None else fitting

    def _resumed(self, claim: Claim, likeliest: int) -> int | None:
        """Return a quantity of the sentence before that fits, where nothing in its own ties a share to another.

        ``Có 340 em đăng ký, 320 em dự thi, vắng 20 em. Số em đỗ là 304, tỷ lệ 95%``.
        """
        scene, part = self.scene, claim.part
        tied = part in self.lists.list_of or scene.together(likeliest, part)
        if tied or inside_of(scene, part, larger=False) is not None:
            return None
        last = [i for i in reversed(scene.behind(part, _REACH)) if scene.sentences[part] - scene.sentences[i] == 1]
        level = (i for i in last if scene.brackets[i] == scene.brackets[part] and scene.comparable(i, part))
        return next((i for i in level if self.lists.holds_part(claim, i) and self.fits(claim, i)), None)

    def _base_of_siblings(self, claim: Claim, candidates: Sequence[int]) -> int | None:
        """Return the candidate that two other shares of the list are of, if this one is near."""
        siblings = self.lists.siblings(claim)
        held = (c for c in candidates if sum(self.fits(s, c) for s in siblings) > 1)
        return next((c for c in held if self.lists.confident(claim, c)), None)

    def _shared_by_siblings(self, claim: Claim) -> int | None:
        """Return the base of all the other shares of a list, if one slip of the pen keeps this one from it."""
        siblings = self.lists.siblings(claim)
        firsts = [next(iter(self._candidates(c)), None) for c in siblings] if len(siblings) > 1 else []
        base = firsts[0] if firsts else None
        if base is None or any(c != base or not self.fits(s, base) for s, c in zip(siblings, firsts, strict=True)):
            return None
        meant = (Fraction(slip.figure.value or 0) for slip in misprints(self.scene.figures[claim.part]))
        stated = printed(self.scene.figures[claim.percent])
        return base if any(100 * value / self.scene.value(base) in stated for value in meant) else None

    def _said(self, claim: Claim) -> int | None:
        """Return the base that "trong đó" and "chiếm" leave no doubt about, however far off the percentage is."""
        scene, part = self.scene, claim.part
        whole = inside_of(scene, part, larger=False)
        if whole is None or whole in self.lists.claim_of or part > claim.percent:
            return None
        sure = _IS_SHARE.search(scene.between(part, claim.percent)) is not None and not claim.base_words
        siblings = self.lists.siblings(claim)
        return whole if sure and (not siblings or any(self.fits(c, whole) for c in siblings)) else None

    def _candidates(self, claim: Claim) -> list[int]:
        """Return what a share may be taken of, likeliest first: walking back over totals, not over siblings."""
        scene, part = self.scene, claim.part
        found = [self.scene.numerator(self.lists.total_of[part])] if part in self.lists.total_of else []
        for other in reversed(scene.behind(part, _REACH)):
            if scene.paragraphs[part] - scene.paragraphs[other] > _REACH_PARAGRAPHS:
                break
            base = self.scene.numerator(
                other if other in self.lists.claim_of else self.lists.total_of.get(other, other)
            )
            base = self._counted.get(base, base)
            if base not in found and self._may_hold(claim, other, base):
                found.append(base)
        return sorted(found, key=lambda base: self._only_planned(claim, base))

    def _only_planned(self, claim: Claim, base: int) -> bool:
        """Tell whether a quantity of another sentence is a plan: a share is of what there is."""
        return not self.scene.together(base, claim.part) and IS_PLANNED.search(self.scene.before(base, 30)) is not None

    def _may_hold(self, claim: Claim, other: int, base: int) -> bool:
        """Tell whether a quantity may be the whole of a share: comparable, no smaller, no sibling, no difference."""
        scene, part = self.scene, claim.part
        if base == part or not scene.comparable(base, part) or scene.value(base) < scene.value(part):
            return False
        if scene.brackets[part] not in (-1, scene.brackets[base]) and _ANOTHER_SCOPE.search(
            scene.lead_in_bracket(part)
        ):
            return False
        if scene.figures[base].direction or scene.brackets[other] not in (-1, scene.brackets[part]):
            return False
        if base >= part or base not in self.lists.claim_of:
            return base < part or self.lists.heads(base)
        return self.lists.introduces(base, part)

    def _narrower(self, words: str, named: Sequence[int]) -> list[int]:
        """Leave out what others are named among, unless the words say all: of 90 rated out of 92, the rated."""
        if _ALL.search(words):
            return list(named)
        around = {i: self.scene.previous(i) for i in named}
        return [i for i in named if around[i] not in named or not among(self.scene, around[i] or 0, i)]

    def _best(self, claim: Claim, named: Sequence[int]) -> int | None:
        """Return the named base that gives the printed percentage, else the closest one if it is close."""
        if not named:
            return None
        plain = [base for base in named if plainly_named(self.scene, claim, base)]
        whole = [base for base in named if wholly_named(self.scene, claim, base)]
        fitting = next((base for base in (plain + whole if plain else named) if self.fits(claim, base)), None)
        if fitting is not None:
            return fitting
        if lies_elsewhere(claim.base_words):
            return None
        if plain and (plain[0] not in self.lists.claim_of or not self.scene.together(plain[0], claim.part)):
            return max(plain, key=lambda base: self.scene.value(base) >= self.scene.value(claim.part))
        if (before := self.lists.step_before(claim)) is not None:
            return before
        closest = min(named, key=lambda base: self.lists.off(claim, base))
        return closest if self.lists.off(claim, closest) <= _NEAR / 2 else None
