"""Shares among the others of their list."""

from helpers.checking.partitions import find_partitions
from helpers.checking.percents import claims_of
from helpers.checking.share_lists import ShareLists
from tests.checking.told import seen


def lists_of(text: str) -> ShareLists:
    """Return the shares of a text by their lists."""
    scene = seen(text)
    claims = claims_of(scene)
    return ShareLists(scene, claims, find_partitions(scene, claims))


def test_two_others_that_fit_vouch_for_a_base() -> None:
    lists = lists_of("Có 200 hộ: 50 hộ nghèo (25%), 60 hộ khá (30%), 80 hộ giàu (44%).")
    assert [lists.fits(claim, 0) for claim in lists.claim_of.values()] == [True, True, False]
    assert [lists.vouched(claim, 0) for claim in lists.claim_of.values()] == [True, True, True]


def test_one_other_does_not_unless_the_parts_add_up() -> None:
    lists = lists_of("Có 200 hộ: 50 hộ nghèo (25%), 60 hộ khá (33%).")
    assert [lists.vouched(claim, 0) for claim in lists.claim_of.values()] == [True, False]
    lists = lists_of("Có 200 hộ: 50 hộ nghèo (25%), 150 hộ khá (57%).")
    assert [lists.vouched(claim, 0) for claim in lists.claim_of.values()] == [True, True]


def test_two_digits_that_changed_places_are_a_slip() -> None:
    lists = lists_of("Có 400 hộ: 50 hộ nghèo (15,2%).")
    assert lists.slipped(lists.claim_of[1], 0)
