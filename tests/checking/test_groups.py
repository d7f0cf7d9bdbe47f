"""What charts can draw, found from relations."""

from decimal import Decimal

import pytest

from helpers.checking.groups import find_groups
from helpers.checking.records import CauseKind, Explanation, Finding, Group, Member, Relation, RelationKind, Verdict
from helpers.reading.records import Figure, FigureKind


def figure(number: int, value: str, label: str, kind: FigureKind = "count", sentence: int = 0) -> Figure:
    """Make a figure as read: of so many "người", or percent."""
    unit = "%" if kind == "percent" else "người"
    return Figure(number, number, number + 1, value, kind, Decimal(value), unit=unit, label=label, sentence=sentence)


def finding(
    kind: RelationKind,
    stated: int | None,
    parts: tuple[int, ...],
    base: int | None = None,
    *,
    verdict: Verdict = "consistent",
    cause: CauseKind | None = None,
    words: str = "",
) -> Finding:
    """Make a finding as judged."""
    relation = Relation(kind, stated, parts, base=base, words=words)
    return Finding(0, relation, verdict, None, None, "note", Explanation(cause) if cause else None)


RATED = (
    figure(0, "50", "người được xếp loại"),
    figure(1, "8", "hoàn thành xuất sắc nhiệm vụ"),
    figure(2, "40", "người hoàn thành tốt nhiệm vụ trở lên"),
    figure(3, "9", "hoàn thành nhiệm vụ"),
    figure(4, "1", "người không hoàn thành nhiệm vụ"),
)


def test_cumulative_categories_become_exclusive() -> None:
    """Less "excellent", "good or better" is "good"; the best come first, in both languages."""
    findings = [finding("partition_sum", 0, (2, 3, 4)), finding("subset", None, (1,), base=2)]
    (group,) = find_groups(RATED, findings)
    assert (group.kind, group.whole) == ("rating", 0)
    assert [(m.figure, m.minus, m.label["vi"], m.label["en"]) for m in group.members] == [
        (1, (), "Hoàn thành xuất sắc nhiệm vụ", "Excellent"),
        (2, (1,), "Hoàn thành tốt nhiệm vụ", "Good"),
        (3, (), "Hoàn thành nhiệm vụ", "Satisfactory"),
        (4, (), "Không hoàn thành nhiệm vụ", "Unsatisfactory"),
    ]
    assert dict(group.title) == {"vi": "Xếp loại người", "en": "Ratings: người"}


def test_a_cumulative_category_of_which_nothing_is_told_stays_cumulative() -> None:
    """Without the part inside it, "or better" is said."""
    (group,) = find_groups(RATED, [finding("partition_sum", 0, (2, 3, 4))])
    first = group.members[0]
    assert (first.figure, first.minus) == (2, ())
    assert (first.label["vi"], first.label["en"]) == ("Hoàn thành tốt nhiệm vụ trở lên", "Good or better")


def test_categories_may_be_nested_twice() -> None:
    """Each cumulative category loses only what it holds directly."""
    figures = (
        figure(0, "100", "học sinh"),
        figure(1, "20", "học sinh giỏi"),
        figure(2, "60", "học sinh khá trở lên"),
        figure(3, "95", "học sinh trung bình trở lên"),
        figure(4, "5", "học sinh yếu"),
    )
    inside = [finding("subset", None, (a,), base=b) for a, b in ((1, 2), (1, 3), (2, 3))]
    (group,) = find_groups(figures, [finding("partition_sum", 0, (3, 4)), *inside])
    assert [(m.figure, m.minus) for m in group.members] == [(1, ()), (2, (1,)), (3, (2,)), (4, ())]


def test_parts_that_are_no_ratings_keep_their_order_and_labels() -> None:
    """Other partitions are drawn as the report tells them."""
    figures = (figure(0, "9", "người"), figure(1, "4", "người ở xã"), figure(2, "5", "người ở phường"))
    (group,) = find_groups(figures, [finding("partition_sum", 0, (1, 2))])
    assert (group.kind, group.whole, group.members) == ("parts", 0, (Member(1), Member(2)))


@pytest.mark.parametrize("labels", [("người", "người"), ("người tốt nghiệp", "người tốt nghiệp")])
def test_marks_that_would_read_alike_are_not_drawn(labels: tuple[str, str]) -> None:
    """A chart of bars with the same name tells nothing; "tốt nghiệp" is no rating either."""
    figures = (figure(0, "9", "tổng"), *(figure(i, str(i + 3), label) for i, label in enumerate(labels, start=1)))
    assert find_groups(figures, [finding("partition_sum", 0, (1, 2))]) == ()


@pytest.mark.parametrize(
    ("verdict", "cause", "drawn"),
    [
        ("consistent", None, True),
        ("explained", "overlap", True),
        ("explained", "slip", False),
        ("explained", "swapped", False),
        ("inconsistent", None, False),
        ("undetermined", None, False),
    ],
)
def test_figures_in_doubt_are_not_drawn(verdict: Verdict, cause: CauseKind | None, drawn: bool) -> None:
    """A total that its parts do not make would be drawn wrong, whichever of them is wrong."""
    figures = (figure(0, "9", "người"), figure(1, "4", "người ở xã"), figure(2, "5", "người ở phường"))
    assert bool(find_groups(figures, [finding("partition_sum", 0, (1, 2), verdict=verdict, cause=cause)])) == drawn


@pytest.mark.parametrize("counted", [True, False])
def test_percentages_are_drawn_only_where_their_counts_are_not(counted: bool) -> None:
    """Shares of counts that stand in a chart would be the same chart again."""
    figures = (
        figure(0, "10", "người"),
        *(figure(1, "4", "người ở xã"), figure(2, "6", "người ở phường")),
        *(figure(3, "40", "ở xã", "percent"), figure(4, "60", "ở phường", "percent")),
    )
    shares = [finding("partition_sum", 0, (1, 2)), finding("share", 3, (1,), base=0)] if counted else []
    groups = find_groups(figures, [*shares, finding("percent_sum", None, (3, 4))])
    assert [(g.kind, g.whole, g.members[0].figure) for g in groups] == [
        ("parts", 0, 1) if counted else ("parts", None, 3)
    ]


@pytest.mark.parametrize(
    ("values", "kind", "words", "expected"),
    [
        (("80", "90"), "subset", "", "coverage"),
        (("80", "90"), "ratio_percent", "đạt 89%", "coverage"),
        (("80", "90"), "ratio_percent", "đạt 89% kế hoạch", "targets"),
        (("95", "90"), "ratio_percent", "đạt 106%", "targets"),  # nothing covers more than all of it
        (("80", "90"), "coverage", "", "targets"),
    ],
)
def test_a_of_b_is_coverage_or_a_target(values: tuple[str, str], kind: RelationKind, words: str, expected: str) -> None:
    """22.824/29.150 members rated is coverage; 11/9 new organisations is more than was planned."""
    figures = (
        figure(0, values[0], "người dự", "ratio_numerator"),
        figure(1, values[1], "người", "ratio_denominator"),
        figure(2, "89", "", "percent"),
    )
    stated = None if kind == "subset" else 2
    (group,) = find_groups(figures, [finding(kind, stated, (0,), base=1, words=words)])
    assert (group.kind, group.whole, group.members, group.title["vi"]) == (expected, 1, (Member(0),), "Người dự")


def test_a_part_that_is_not_printed_as_a_of_b_is_no_coverage() -> None:
    """In "trong đó 5 nữ" the 5 is a part, not how far something got."""
    figures = (figure(0, "5", "nữ"), figure(1, "9", "người"))
    assert find_groups(figures, [finding("subset", None, (0,), base=1)]) == ()


@pytest.mark.parametrize(("labels", "expected"), [(("xã", "xã"), 0), (("xã có chợ", "xã có điện"), 2)])
def test_pairs_that_would_read_alike_are_not_drawn(labels: tuple[str, str], expected: int) -> None:
    """Twice "xã" beside two bars says nothing about either."""
    kinds: tuple[FigureKind, FigureKind] = ("ratio_numerator", "ratio_denominator")
    figures = tuple(figure(i, "59"[i % 2], labels[i // 2], kinds[i % 2]) for i in range(4))
    findings = [finding("subset", None, (i,), base=i + 1) for i in (0, 2)]
    assert len(find_groups(figures, findings)) == expected


MOVED = (
    figure(0, "76", "đảng viên mới kết nạp"),
    figure(1, "39", "đảng viên chuyển sinh hoạt đến", sentence=1),
    figure(2, "65", "đảng viên dự bị được công nhận", sentence=1),
    figure(3, "3", "đảng viên bị xóa tên", sentence=2),
    figure(4, "2", "đảng viên ra khỏi Đảng", sentence=2),
)


def test_what_came_in_and_what_left_is_told_by_the_labels() -> None:
    """Figures of one story, with their directions; what neither came nor left stays out."""
    (group,) = find_groups(MOVED, [])
    assert (group.kind, [(m.figure, m.sign) for m in group.members]) == (
        *("movements", [(0, 1), (1, 1), (3, -1), (4, -1)]),
    )


@pytest.mark.parametrize(
    "figures",
    [
        MOVED[:3],
        (MOVED[0], figure(3, "3", "đảng viên bị xóa tên", sentence=9)),
        (MOVED[0], figure(3, "3", "đảng viên bị xóa tên", "percent")),
        (figure(0, "5", "kết nạp 5, khai trừ"),),
    ],
    ids=["nobody left", "another story", "a percentage", "both at once"],
)
def test_one_direction_alone_is_no_movement(figures: tuple[Figure, ...]) -> None:
    """A chart of movements needs both sides."""
    assert find_groups(figures, []) == ()


def test_a_persons_groups_come_first_and_replace_what_they_show() -> None:
    """The same figures are not drawn twice; other groups are still found."""
    figures = (*RATED, figure(5, "45", "người dự", "ratio_numerator"), figure(6, "50", "người", "ratio_denominator"))
    own = Group(
        "rating", "mine", {"vi": "Của tôi", "en": "Mine"}, (Member(1), Member(2, (1,)), Member(3), Member(4)), 0
    )
    findings = [
        finding("partition_sum", 0, (2, 3, 4)),
        finding("subset", None, (1,), base=2),
        finding("subset", None, (5,), base=6),
    ]
    assert [group.key for group in find_groups(figures, findings, [own])] == ["mine", "coverage-5"]
