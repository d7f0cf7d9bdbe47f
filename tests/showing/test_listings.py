import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from pandas.io.formats.style import Styler

from helpers.checking.records import Relation
from helpers.showing import listings, naming
from helpers.showing.excerpts import excerpt
from helpers.showing.styled import Cell, styled
from tests.checking.told import audited
from tests.showing.made_audit import TEXT, made_audit


def frame_of(table: Styler | None) -> pd.DataFrame:
    """Return the words of a table."""
    assert table is not None
    frame: pd.DataFrame = table.data  # type: ignore[attr-defined]
    return frame


def page_of(table: Styler | None) -> str:
    """Return a table as HTML."""
    assert table is not None
    return str(table.to_html())


def test_a_listing_escapes_every_cell_and_reads_none_as_mathematics() -> None:
    page = styled([("<script>alert(1)</script>", "$x$ & more")], ("label", "quote"), "en").to_html()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert 'class="tex2jax_ignore mathjax_ignore"' in page


def test_a_cell_leads_to_its_place_and_nowhere_else() -> None:
    page = styled([(Cell("16,6", leads_to='x"><script>'), "a")], ("printed", "label"), "vi").to_html()
    assert '<a href="#x&quot;&gt;&lt;script&gt;">16,6</a>' in page


def test_a_unit_that_all_numbers_share_stands_in_the_head() -> None:
    shared = [(Cell("16,6", Fraction("16.6"), "%"),), (Cell("3", 3, "%"),)]
    assert frame_of(styled(shared, ("printed",), "vi")).to_dict("list") == {"In ra (%)": ["16,6", "3"]}
    mixed = [*shared, (Cell("206", 206),)]
    assert frame_of(styled(mixed, ("printed",), "vi")).to_dict("list") == {"In ra": ["16,6%", "3%", "206"]}


def test_decimal_signs_stand_under_each_other() -> None:
    """What a number lacks behind its decimal sign follows it unseen, and is no part of its words."""
    rows = [(Cell(words, 1),) for words in ("16,62", "3", "2,5", "11.580")]
    page = styled(rows, ("printed",), "vi").to_html()
    lacking = dict(re.findall(r'td\.(lacks-\w+)::after \{\s+content: "([^"]+)"', page))
    shown = re.findall(r'class="data row\d col0 ?(lacks-\w+)?" >([^<]+)<', page)
    assert [words + lacking.get(key, "") for key, words in shown] == ["16,62", "3,00", "2,50", "11.580,00"]


def test_a_column_sorts_by_value_and_not_by_its_words() -> None:
    rows = [
        (Cell(words, order),) for words, order in (("9", 9), ("11,5", Fraction("11.5")), ("", None), ("1.763", 1763))
    ]
    assert frame_of(styled(rows, ("printed",), "vi")).attrs["order"] == {0: [1, 2, 0, 3]}


def test_a_column_that_says_nothing_is_left_out() -> None:
    assert list(frame_of(styled([("a", ""), ("b", "")], ("label", "unit"), "en"))) == ["What it counts"]


def test_nothing_to_list_is_no_table() -> None:
    audit = made_audit()
    assert listings.figures(audit, [], "vi") is None
    assert listings.checks(audit, [], "vi") is None


def test_digits_stand_to_the_right_and_words_to_the_left() -> None:
    styles = styled([(Cell("16,6%", Fraction("16.6")), "tỷ lệ")], ("printed", "label"), "vi").to_html()
    assert re.findall(r"td.col(\d) \{\s+text-align: (\w+)", styles) == [("0", "right"), ("1", "left")]


def test_every_statistic_is_listed_with_unit_label_and_place() -> None:
    audit = made_audit()
    page = page_of(listings.figures(audit, audit.statistics, "vi"))
    assert page.count("<tr>") == 1 + len(audit.statistics)
    assert "chi bộ được xếp loại" in page
    assert "30%" in page


def test_kinds_are_counted_the_commonest_first() -> None:
    frame = frame_of(listings.kinds(made_audit(), "en"))
    assert list(frame["Kind of figure"])[:2] == ["count", "percentage"]
    assert list(frame["How many"])[:2] == ["5", "3"]


def test_a_finding_bears_its_verdict_as_a_word_with_a_mark() -> None:
    audit = made_audit()
    frame = frame_of(listings.checks(audit, audit.findings[1:3], "en"))
    assert list(frame["Verdict"]) == ["≠ does not agree", "✓ agrees"]
    assert list(frame["Printed (%)"]) == ["30", "75"]
    assert list(frame["Recomputed (%)"]) == ["25", "75"]


def test_printed_and_recomputed_are_written_alike() -> None:
    audit = made_audit()
    stated = replace(audit.figures[4], value=Decimal("30.5"), printed="30,5", step=Decimal("0.1"), hedge="gần")
    figures = (*audit.figures[:4], stated, *audit.figures[5:])
    frame = frame_of(listings.checks(replace(audit, figures=figures), audit.findings[1:2], "en"))
    assert (frame["Printed (%)"][0], frame["Recomputed (%)"][0]) == ("nearly 30.5", "25.0")


def test_a_sum_is_recomputed_as_a_number_and_not_as_a_percentage() -> None:
    audit = made_audit()
    frame = frame_of(listings.checks(audit, audit.findings[4:], "vi", quotes=False))
    assert list(frame["Tính lại"]) == ["80"]
    assert "Câu văn" not in frame


def test_percentages_that_make_a_hundred_come_to_a_percentage() -> None:
    audit = made_audit()
    finding = replace(audit.findings[4], relation=Relation("percent_sum", None, (6, 8)), recomputed=Fraction(100))
    frame = frame_of(listings.checks(audit, [finding], "vi"))
    assert frame.to_dict("list").get("Tính lại (%)") == ["100"]
    assert "In ra" not in frame


@pytest.mark.parametrize("number", range(12))
def test_an_excerpt_holds_the_figure_and_keeps_to_its_sentence(number: int) -> None:
    audit = made_audit()
    figure = audit.figures[number]
    words = str(excerpt(audit, figure, room=12))
    start, end = audit.sentences[figure.sentence]
    assert figure.printed in words
    assert words.strip("… ") in TEXT[start:end]


def test_an_excerpt_does_not_cut_words() -> None:
    audit = made_audit()
    words = str(excerpt(audit, audit.figures[5], room=10)).strip("… ").split()
    assert set(words) <= set(TEXT.split())


def test_a_figure_is_named_by_value_unit_and_label() -> None:
    audit = made_audit()
    plain = audit.figures[3]
    assert naming.figure_words(audit, plain, "vi") == "20 chi bộ xuất sắc"
    assert naming.figure_words(audit, replace(plain, unit="tổ chức"), "vi") == "20 tổ chức: chi bộ xuất sắc"
    unlabelled = replace(plain, id=0, label="")
    assert naming.figure_words(replace(audit, figures=(unlabelled,)), unlabelled, "vi") == "20 chi bộ"
    assert naming.figure_words(audit, replace(plain, value=None), "vi") == "20 chi bộ xuất sắc"


def test_a_persons_label_needs_no_unit() -> None:
    audit = replace(made_audit(), labels={3: {"en": "excellent branches"}})
    large = replace(audit.figures[3], value=Decimal(20000))
    assert naming.figure_words(audit, large, "en") == "20,000 excellent branches"


@pytest.mark.parametrize(
    ("printed", "value", "step", "words", "unit"),
    [
        ("11.580", "11580E9", "1E9", "11.580 tỷ đồng: thu", "tỷ đồng"),
        ("2,5", "2500000", "1E5", "2,5 triệu đồng: thu", "triệu đồng"),
        ("46,84", "46.84", "0.01", "46,84 đồng: thu", "đồng"),
    ],
)
def test_a_multiplier_is_never_lost(printed: str, value: str, step: str, words: str, unit: str) -> None:
    audit = made_audit()
    text = f"{printed} {unit} thu."
    figure = replace(
        audit.figures[0], start=0, end=len(printed), printed=printed, value=Decimal(value), step=Decimal(step),
        kind="money", unit="đồng", label="thu",
    )  # fmt: skip
    money = replace(audit, document=replace(audit.document, text=text), figures=(figure,))
    assert naming.figure_words(money, figure, "vi") == words
    assert naming.measured(money, figure, "vi") == (printed, unit)


def test_a_hedge_is_part_of_what_is_printed() -> None:
    figure = made_audit().figures[4]
    assert naming.written(replace(figure, hedge="gần")) == "gần 30%"
    assert naming.written(replace(figure, hedge="trở lên")) == "30% trở lên"


def test_the_same_listing_is_the_same_bytes() -> None:
    audit = made_audit()
    assert page_of(listings.kinds(audit, "vi")) == page_of(listings.kinds(audit, "vi"))


def test_what_was_not_checked_is_listed_with_its_reason_by_reason() -> None:
    audit = audited("Hộ nghèo còn 48 hộ, chiếm 2,4%. Năm nay có 15 lớp. Có 45 trong tổng số 60 xã, chiếm 75%.")
    frame = frame_of(listings.unchecked(audit, "en"))
    assert list(frame["Why not"]) == ["in no calculation", "base not printed", "base not printed"]
    assert [cell.split()[0] for cell in frame["Printed"]] == ["15", "48", "2,4%"]
