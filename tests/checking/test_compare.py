"""What became of a figure: matched by its place first, by its words only where these leave no doubt."""

from pathlib import Path

import pytest

from helpers.checking.compare import compare
from helpers.checking.records import Audit
from helpers.running.audit import audit

FIRST = """Báo cáo năm 2023

Toàn xã có 1.250 hộ, trong đó 940 hộ đạt chuẩn (75,2%).
Thu ngân sách đạt 20 tỷ đồng, tăng 4% so với năm 2022 (19,2 tỷ đồng).

Đã trồng 38 nghìn cây xanh. Có 7 trạm y tế hoạt động tốt.
"""


def read(folder: Path, name: str, text: str) -> Audit:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return audit(path)


def told(folder: Path, first: str, second: str) -> list[tuple[str, str | None, str | None]]:
    """Return what became of which printed figure."""
    one, other = read(folder, "a.txt", first), read(folder, "b.txt", second)
    return [
        (
            d.kind,
            None if d.before is None else one.figures[d.before].printed,
            None if d.after is None else other.figures[d.after].printed,
        )
        for d in compare(one, other)
    ]


def test_a_report_does_not_differ_from_itself(tmp_path: Path) -> None:
    assert told(tmp_path, FIRST, FIRST) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("940 hộ", "945 hộ", [("changed", "940", "945")]),
        ("tăng 4%", "giảm 4%", [("changed", "4", "4")]),
        ("38 nghìn", "38.214", [("reprinted", "38", "38.214")]),
        ("38 nghìn", "39.214", [("changed", "38", "39.214")]),
        ("75,2%", "75,20%", [("reprinted", "75,2", "75,20")]),
        ("940 hộ", "gần 940 hộ", [("reprinted", "940", "940")]),
        (" Có 7 trạm y tế hoạt động tốt.", "", [("vanished", "7", None)]),
        ("cây xanh.", "cây xanh và 12 ha rừng phòng hộ ven biển.", [("appeared", None, "12")]),
        ("năm 2022", "năm 2021", []),
    ],
)
def test_what_became_of_a_figure(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    """One difference, of its kind, and nothing besides."""
    assert told(tmp_path, FIRST, FIRST.replace(old, new)) == expected


def test_a_sentence_that_moved_takes_its_figures_along(tmp_path: Path) -> None:
    moved = "Báo cáo năm 2023\n\nĐã trồng 38 nghìn cây xanh. Có 9 trạm y tế hoạt động tốt.\n\n" + FIRST.split("\n\n")[1]
    assert told(tmp_path, FIRST, moved) == [("changed", "7", "9")]


def test_a_reworded_sentence_keeps_its_figures_apart(tmp_path: Path) -> None:
    """Women are not matched with men only because both stand second."""
    first = "Hội có 48 hội viên, gồm 31 hội viên nam và 17 hội viên nữ."
    second = "Hội hiện có 52 hội viên, gồm 19 hội viên nữ và 33 hội viên nam."
    assert sorted(told(tmp_path, first, second)) == [
        ("changed", "17", "19"),
        ("changed", "31", "33"),
        ("changed", "48", "52"),
    ]


def next_year(earlier: str) -> str:
    """Return the report of the year after, which looks back on this one's revenue."""
    text = FIRST.replace("2022", "20xx").replace("2023", "2024").replace("20xx", "2023")
    return text.replace("20 tỷ", "21,4 tỷ").replace("19,2 tỷ", earlier)


def test_the_next_year_may_restate_what_this_one_gave(tmp_path: Path) -> None:
    """20 tỷ was this year's revenue; the next report says it had been 20,6."""
    assert ("restated", "20", "20,6") in told(tmp_path, FIRST, next_year("20,6 tỷ"))
    assert ("changed", "20", "21,4") in told(tmp_path, FIRST, next_year("20,6 tỷ"))


def test_what_the_next_year_repeats_is_not_restated(tmp_path: Path) -> None:
    """20,3 rounds to the 20 that was printed."""
    assert "restated" not in [kind for kind, *_ in told(tmp_path, FIRST, next_year("20,3 tỷ"))]


def test_an_earlier_figure_beside_its_year_is_looked_up(tmp_path: Path) -> None:
    """The figure is the first report's own, told again; it neither appeared nor, said alike, differs."""
    first = "Năm 2023, toàn huyện có 1.250 hộ nghèo; thu ngân sách năm 2023 đạt 20 tỷ đồng."
    second = (
        "Năm 2024, toàn huyện có 1.010 hộ nghèo; thu ngân sách năm 2024 đạt 22 tỷ đồng. Cuối năm 2023 có {} hộ nghèo."
    )
    assert told(tmp_path, first, second.format("1.260"))[-1] == ("restated", "1.250", "1.260")
    kinds = [kind for kind, *_ in told(tmp_path, first, second.format("1.250"))]
    assert kinds == ["changed", "changed"]


def test_an_edition_of_the_same_year_restates_nothing(tmp_path: Path) -> None:
    """Its earlier figure is the earlier figure, not this year's."""
    later = FIRST.replace("19,2 tỷ", "19,4 tỷ")
    assert told(tmp_path, FIRST, later) == [("changed", "19,2", "19,4")]


def test_a_long_list_of_like_lines_is_compared_line_by_line(tmp_path: Path) -> None:
    lines = [f"- Xã số {n}: có {n * 13} hộ nghèo, {n * 7} hộ cận nghèo." for n in range(1, 400)]
    text = "\n".join(lines)
    assert told(tmp_path, text, text.replace("có 3.900 hộ", "có 3.901 hộ").replace("có 2600 hộ", "có 2601 hộ")) == [
        ("changed", "2600", "2601")
    ]
