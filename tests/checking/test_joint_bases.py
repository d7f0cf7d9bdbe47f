"""A base that is printed nowhere, implied by several percentages."""

from fractions import Fraction

from helpers.checking.joint_bases import Fitting, JointBase, joint_base
from helpers.checking.rounding import Interval


def share(stated: int, amount: int, percent: str, half: str = "0.05") -> Fitting:
    """Return a share as printed, with what its digits may stand for."""
    value, slack = Fraction(percent), Fraction(half)
    return Fitting(stated, Fraction(amount), Interval(value - slack, value + slack))


SHARES = [share(1, 96, "40.0"), share(3, 78, "32.5"), share(5, 40, "16.7")]


def test_the_base_is_what_all_shares_fit() -> None:
    assert joint_base(SHARES, whole=True) == JointBase(Fraction(240), Fraction(240), (1, 3, 5))


def test_a_base_of_money_has_an_interval() -> None:
    found = joint_base(SHARES, whole=False)
    assert found is not None
    assert (found.low < 240 < found.high, found.shares) == (True, (1, 3, 5))


def test_a_share_that_does_not_fit_is_left_out() -> None:
    found = joint_base([*SHARES, share(7, 50, "70.0")], whole=True)
    assert found == JointBase(Fraction(240), Fraction(240), (1, 3, 5))


def test_one_share_implies_nothing() -> None:
    assert joint_base(SHARES[:1], whole=True) is None
    assert joint_base([], whole=True) is None


def test_two_whole_percents_meet_by_chance() -> None:
    assert joint_base([share(1, 96, "40", "0.5"), share(3, 78, "33", "0.5")], whole=True) is None


def test_between_two_whole_numbers_nobody_can_be_counted() -> None:
    """Both fit 240,5 only."""
    close = [share(1, 96, "39.9168", "0.0001"), share(3, 78, "32.4324", "0.0001")]
    assert joint_base(close, whole=True) is None
    assert joint_base(close, whole=False) is not None


def test_a_share_of_nothing_fits_every_base() -> None:
    assert joint_base([share(1, 0, "0.0"), share(3, 78, "32.5")], whole=True) is None
