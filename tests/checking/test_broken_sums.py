"""Why parts do not add up although each of them is right."""

import pytest

from tests.checking.told import audited, told

FAMILIES = "Cơ sở dữ liệu có 200 hộ, gồm 90 hộ nghèo ({}), 60 hộ cận nghèo ({}) và 70 hộ chính sách ({})."


def test_parts_that_their_own_percentages_confirm_overlap() -> None:
    audit = audited(FAMILIES.format("45%", "30%", "35%"))
    (wrong,) = [f for f in audit.findings if f.relation.kind == "partition_sum"]
    assert wrong.explanation is not None
    assert (wrong.verdict, wrong.explanation.kind) == ("explained", "overlap")
    assert wrong.explanation.recomputed == 20


@pytest.mark.parametrize("shares", [("45%", "30%", "25%"), ("45%", "30%", "mới")])
def test_a_part_that_nothing_confirms_may_be_wrong_itself(shares: tuple[str, ...]) -> None:
    assert "overlap" not in " ".join(told(FAMILIES.format(*shares), "partition_sum"))


def test_parts_that_fall_short_do_not_overlap() -> None:
    text = FAMILIES.replace("90 hộ nghèo", "50 hộ nghèo").format("25%", "30%", "35%")
    assert told(text, "partition_sum") == ["200 = 50 + 60 + 70 !"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Thu 790.800 tỷ đồng, gồm nội địa 752.300 tỷ đồng và dầu thô 38.400 tỷ đồng.", "rounding_drift"),
        ("Thu 790.800 tỷ đồng, gồm nội địa 752.300 tỷ đồng và dầu thô 38.200 tỷ đồng.", "!"),
        ("Thu 790.801 tỷ đồng, gồm nội địa 752.300 tỷ đồng và dầu thô 38.400 tỷ đồng.", "!"),
        ("Có 50 xã, gồm 20 xã miền núi và 40 xã đồng bằng.", "!"),
    ],
)
def test_fine_sums_rounded_alike_may_drift(text: str, line: str) -> None:
    """Fifty communes are fifty, not about fifty; and 200 are more than three roundings to hundreds can hide."""
    assert told(text, "partition_sum")[0].endswith(line)


CUT = "Khảo sát 570 hộ: 220 hộ khá, chiếm 38,5%; 217 hộ trung bình, chiếm {}%; 133 hộ nghèo, chiếm 23,3%."


def test_percentages_cut_off_fall_short_of_a_hundred() -> None:
    """Two digits cut off in a report that cuts throughout: no more than a note."""
    audit = audited(CUT.format("38,0"))
    (total,) = [f for f in audit.findings if f.relation.kind == "percent_sum"]
    assert total.explanation is not None
    assert (total.severity, total.explanation.kind) == ("note", "rounding_drift")
    assert total.explanation.recomputed == 100


def test_what_bends_a_percentage_bends_its_sum() -> None:
    """Taken of the 826 there are instead of the 824 rated; the sum of percentages has the same cause."""
    text = "Đã xếp loại 824/826 chi bộ: 808 chi bộ tốt trở lên (97,8%), 16 chi bộ yếu (1,9%)."
    assert told(text, "share", "percent_sum") == [
        "97,8 = 808 / 824 other_base",
        "100 = 97,8 + 1,9 other_base",
        "1,9 = 16 / 824",
    ]


def test_a_share_without_a_cause_explains_no_sum() -> None:
    assert told(CUT.format("39,1"), "percent_sum") == ["100 = 38,5 + 39,1 + 23,3 !"]
