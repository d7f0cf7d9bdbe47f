"""All partitions of a report, each told once."""

from helpers.checking.partitions import find_partitions, sum_relations
from helpers.checking.percents import claims_of
from helpers.checking.sums import Partition
from tests.checking.told import seen, told


def test_partitions_come_in_the_order_of_their_totals() -> None:
    text = "Có 9 xã, gồm 4 xã miền núi và 5 xã đồng bằng. Có 30 thôn, gồm 10 thôn bản và 20 thôn mới."
    scene = seen(text)
    assert find_partitions(scene, claims_of(scene)) == [
        Partition(0, (1, 2), True, "gồm"),
        Partition(3, (4, 5), True, "gồm"),
    ]


def test_neighbours_in_a_list_are_no_totals_of_each_other() -> None:
    """30 is 10 and 20, but here it is their sibling."""
    text = "Có 60 thôn, gồm 30 thôn miền núi, 10 thôn ven biển và 20 thôn đồng bằng."
    assert told(text, "partition_sum") == ["60 = 30 + 10 + 20"]


def test_a_part_may_open_a_list_of_its_own() -> None:
    text = "Có 60 thôn, gồm 30 thôn miền núi (10 thôn bản, 20 thôn mới) và 30 thôn đồng bằng."
    assert told(text, "partition_sum") == ["30 = 10 + 20", "60 = 30 + 30"]


def test_numerators_split_a_denominator_that_is_repeated() -> None:
    assert told("Xếp loại 18/93 xã tốt, 37/93 xã khá và 38/93 xã yếu.", "partition_sum") == ["93 = 18 + 37 + 38"]


def test_a_doubtful_list_gives_way_to_an_exact_one() -> None:
    text = "Có 62 thôn. Huyện có 60 thôn, gồm 40 thôn miền núi và 20 thôn đồng bằng."
    assert told(text, "partition_sum") == ["60 = 40 + 20"]


def test_partitions_are_relations_with_their_words() -> None:
    (relation,) = sum_relations([Partition(0, (1, 2), True, "gồm", (1, -1))])
    assert (relation.kind, relation.stated, relation.parts, relation.signs, relation.words) == (
        "partition_sum",
        0,
        (1, 2),
        (1, -1),
        "gồm",
    )


def test_an_item_has_no_list_of_its_own_behind_the_next_item() -> None:
    """50 is 20 and 30 by chance: the second list is of the 100, too."""
    text = "Khám 100 trâu: khỏe 15, gầy 50, ốm 35. Giống: lai 20 trâu, nội 30 trâu, ngoại 50 trâu."
    assert told(text, "partition_sum") == ["100 = 15 + 50 + 35", "100 = 20 + 30 + 50"]
