"""How a report rounds, inferred from the percentages that tell."""

import pytest

from helpers.checking.habits import Habit, habit_of
from helpers.checking.records import Audit
from tests.checking.told import audited


def habit(text: str) -> tuple[str, list[str], list[str]] | None:
    """Return the manner, its proofs and its exceptions as printed."""
    audit = audited(text)
    found: Habit | None = habit_of(audit.figures, audit.findings)
    if found is None:
        return None
    return found.manner, _printed(audit, found.proof), _printed(audit, found.exceptions)


def _printed(audit: Audit, figures: tuple[int, ...]) -> list[str]:
    return [audit.figures[i].printed for i in figures]


def share(part: int, base: int, percent: str, noun: str = "xã") -> str:
    """Return a sentence that states a share."""
    return f"Có {part} trong tổng số {base} {noun}, chiếm {percent}%. "


#: Of 90, each would be printed otherwise if it were cut off.
ROUNDED = ((44, "48,9"), (35, "38,9"), (53, "58,9"), (62, "68,9"), (71, "78,9"))


@pytest.mark.parametrize(
    ("shares", "manner"),
    [
        ([(44, 90, "48,8"), (22, 57, "38,5")], "truncates"),
        ([(44, 90, "48,9"), (22, 57, "38,6")], "rounds"),
        ([(44, 90, "48,8"), (22, 57, "38,6")], None),
        ([(113, 274, "41,20"), (52, 83, "62,70")], "pads"),
        ([(113, 274, "41,24"), (52, 83, "62,65")], None),
        ([(44, 90, "gần 48,9"), (22, 57, "gần 38,6")], None),
        ([(45, 90, "50"), (30, 60, "50")], None),
    ],
)
def test_a_habit_is_what_only_one_manner_of_rounding_prints(
    shares: list[tuple[int, int, str]], manner: str | None
) -> None:
    """113 of 274 is 41,2409: 41,24 is printed by rounding as by cutting; 41,20 by neither."""
    found = habit("".join(share(*one) for one in shares))
    assert (found[0] if found else None) == manner


def test_one_for_each_five_may_be_an_exception() -> None:
    text = "".join(share(n, 90, percent) for n, percent in ROUNDED)
    proof = [percent for _, percent in ROUNDED]
    assert habit(text + share(22, 57, "38,5")) == ("rounds", proof, ["38,5"])
    assert habit(text + share(22, 57, "38,5") + share(8, 90, "8,8")) is None


def test_what_a_report_does_throughout_is_no_more_than_a_note() -> None:
    audit = audited(share(44, 90, "48,8") + share(22, 57, "38,5", "thôn"))
    assert [(f.verdict, f.severity) for f in audit.findings] == [("explained", "note")] * 2


def test_what_it_does_once_is_a_warning() -> None:
    audit = audited(share(44, 90, "48,8"))
    assert [(f.verdict, f.severity) for f in audit.findings] == [("explained", "warning")]


def test_in_a_report_that_rounds_another_base_is_simpler_than_cut_off_digits() -> None:
    """286 of 700 is 40,857, cut off 40,8; of the 701 there are it is 40,799, rounded 40,8."""
    rated = "Đã xếp loại 700/701 chi bộ, trong đó 286 chi bộ tốt (40,8%), 414 chi bộ khá (59,1%). "
    alone = audited(rated)
    rounding = audited("".join(share(n, 90, percent, "thôn") for n, percent in ROUNDED) + rated)
    kinds = [[f.explanation.kind for f in a.findings if f.explanation] for a in (alone, rounding)]
    assert [found[0] for found in kinds] == ["truncated", "other_base"]
