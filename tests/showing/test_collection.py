"""The outputs of a batch side by side: the worst first, and the same indicator over the years."""

import re
from pathlib import Path

import pandas as pd
import pytest
from pandas.io.formats.style import Styler

from helpers.errors import BadUsage
from helpers.showing import collection_listings as listings
from helpers.showing import collection_words as words
from helpers.showing.collection import Batch, batch_table, read_batch
from helpers.showing.collection_charts import MOST, trends, verdicts_by_report
from helpers.showing.collection_trends import find_series, trends_table, year_of
from tests.showing.made_batch import made_batch, make, say_of, yearly

FORMULA = "=HYPERLINK"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_batch(tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="module")
def batch(folder: Path) -> Batch:
    return read_batch(folder)


def cells(html: str) -> list[str]:
    """Return the words of a table's cells."""
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", html, re.DOTALL)]


# -- reading ----------------------------------------------------------------------------------------------------------


def test_the_worst_report_comes_first(batch: Batch) -> None:
    assert [one.name for one in batch.made] == ["khác", "nông-dân-2024", "nông-dân-2022", "nông-dân-2023"]
    rows = {row["name"]: row for row in batch_table(batch).to_dict("records")}
    counted = ("statistics", "inconsistent", "explained", "consistent")
    assert [rows["nông-dân-2024"][name] for name in counted] == [5, 1, 0, 0]


def test_tables_come_back_as_they_were_written(tmp_path: Path) -> None:
    """Words that a spreadsheet would take for a formula lose the apostrophe that kept them inert."""
    made = make(tmp_path, "a", "Có 113 trong tổng số 200 hộ, đạt 56,5%.\n")
    table = pd.read_csv(made / "figures.csv", dtype=str).assign(label=f"'{FORMULA}()")
    table.to_csv(made / "figures.csv", index=False)
    [one] = read_batch(tmp_path).made
    assert set(one.figures["label"]) == {f"{FORMULA}()"}
    assert one.figures["value"].tolist() == ["113", "200", "56.5"]


def test_what_a_person_let_stand_is_no_cause_for_alarm(tmp_path: Path) -> None:
    made = make(tmp_path, "a", "Có 113 trong tổng số 200 hộ, đạt 61,5%.\n")
    table = pd.read_csv(made / "findings.csv").assign(severity="note")
    table.to_csv(made / "findings.csv", index=False)
    batch = read_batch(tmp_path)
    assert (len(batch.doubtful), batch.made[0].count("inconsistent")) == (0, 1)
    assert words.answer(batch, "en").startswith("No check contradicts")


def test_a_report_whose_notebooks_were_not_run_is_listed_all_the_same(tmp_path: Path) -> None:
    made = make(tmp_path, "a", "Có 113 trong tổng số 200 hộ, đạt 61,5%.\n")
    (made / "findings.csv").unlink()
    batch = read_batch(tmp_path)
    assert (len(batch.made), batch.findings) == (1, 0)
    assert "One report has no tables: run the notebooks 10 and 20 over it." in words.overview(batch, "en")
    assert verdicts_by_report(batch, "en") is None


def test_a_report_without_figures_lacks_no_table(tmp_path: Path) -> None:
    make(tmp_path, "a", "Có 113 trong tổng số 200 hộ, đạt 61,5%.\n")
    make(tmp_path, "b", "Hội nghị bàn về công tác tổ chức.\n")
    assert "no tables" not in words.overview(read_batch(tmp_path), "en")


def test_without_doubts_there_is_a_sentence_and_no_table(tmp_path: Path) -> None:
    make(tmp_path, "a", "Có 123 trong tổng số 200 hộ, đạt 61,5%.\n")
    batch = read_batch(tmp_path)
    assert words.section("worst", batch, "en").data == "No check contradicts what is printed.\n"
    assert (listings.worst(batch, "en"), listings.causes(batch, "en")) == (None, None)


def test_an_earlier_collection_is_no_report(tmp_path: Path) -> None:
    make(tmp_path, "a", yearly(2022))
    say_of(make(tmp_path, "collection", yearly(2023)), {"title": "collection"}, report="")
    assert [one.name for one in read_batch(tmp_path).made] == ["a"]


@pytest.mark.parametrize("name", ["_failed", ".a.123"])
def test_what_is_put_by_or_half_made_is_no_part_of_the_batch(tmp_path: Path, name: str) -> None:
    make(tmp_path, "a", yearly(2022))
    make(tmp_path, name, yearly(2023))
    assert [one.name for one in read_batch(tmp_path).made] == ["a"]


def test_a_folder_that_no_run_made_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="no outputs here") as refusal:
        read_batch(tmp_path)
    assert "\n" not in refusal.value.message
    (make(tmp_path, "a", yearly(2022)) / "run.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadUsage, match="is no record of a run"):
        read_batch(tmp_path)


def test_the_folder_is_found_from_below_as_a_notebook_looks_for_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "khác")
    assert len(read_batch(folder.name).made) == 4


# -- over the years ---------------------------------------------------------------------------------------------------


def test_reports_that_differ_in_nothing_but_numbers_are_a_series(batch: Batch) -> None:
    [series] = find_series(batch)
    assert series.years == (2022, 2023, 2024)
    assert [one.name for one in series.made] == ["nông-dân-2022", "nông-dân-2023", "nông-dân-2024"]


@pytest.mark.parametrize(
    ("period", "title", "year"),
    [
        ("năm 2024", "Báo cáo 2023", 2024),
        ("giai đoạn 2021 - 2025; số liệu năm 2022", "Báo cáo", 2022),
        (None, "Báo cáo năm 2019 số 20201", 2019),
        (None, "Báo cáo", 2023),
    ],
)
def test_a_report_is_about_the_year_it_says_or_else_prints_most(
    tmp_path: Path, period: str | None, title: str, year: int
) -> None:
    made = make(tmp_path, "a", "Năm 2023 có 5 lớp, năm 2023 có 6 xã, năm 2021 có 7 xã.\n")
    say_of(made, {"title": title, "period": period})
    assert year_of(read_batch(tmp_path).made[0]) == year


def test_an_indicator_is_followed_through_the_years(batch: Batch) -> None:
    table = trends_table(batch, "vi")
    followed = {label: list(block["value_text"]) for label, block in table.groupby("label", sort=False)}
    assert followed == {
        "Hội viên": ["12.480", "12.910", "13.755"],
        "Hội viên đạt danh hiệu sản xuất giỏi": ["1.310", "1.402", "1.388"],
        "Tỷ lệ hội viên đạt danh hiệu sản xuất giỏi": ["10,5%", "10,9%", "12,1%"],
        "Vốn vay do hội quản lý (đồng)": ["842,6 tỷ", "901,3 tỷ", "948 tỷ"],
        "Lớp tập huấn": ["26", "20", "21"],
    }
    changes = table.groupby("label", sort=False)["change_text"].first().tolist()
    assert changes == ["+10,2%", "+6,0%", "+1,6 điểm", "+12,5%", "−19,2%"]


def test_a_value_that_does_not_agree_is_marked_where_it_is_printed(batch: Batch) -> None:
    table = trends_table(batch, "vi")
    doubted = table[table["verdict"] == "inconsistent"]
    assert doubted[["year", "value_text"]].values.tolist() == [[2024, "12,1%"]]
    assert "12,1% ≠" in cells(listings.indicators(table, "vi").to_html())


def test_a_year_that_leaves_an_indicator_out_ends_its_line(tmp_path: Path) -> None:
    for year in (2022, 2023, 2024):
        make(tmp_path, f"r{year}", yearly(year) if year < 2024 else yearly(year).partition("Vốn vay")[0])
    table = trends_table(read_batch(tmp_path), "en")
    assert table.groupby("label", sort=False)["year"].apply(list).to_dict() == {
        "Hội viên": [2022, 2023, 2024],
        "Hội viên đạt danh hiệu sản xuất giỏi": [2022, 2023, 2024],
        "Tỷ lệ hội viên đạt danh hiệu sản xuất giỏi": [2022, 2023, 2024],
        "Vốn vay do hội quản lý (đồng)": [2022, 2023],
        "Lớp tập huấn": [2022, 2023],
    }


def test_without_a_series_there_is_nothing_to_follow(tmp_path: Path) -> None:
    make(tmp_path, "a", yearly(2022))
    table = trends_table(read_batch(tmp_path), "en")
    assert trends(table, "en") is None
    assert "No indicator is printed for more than one year" in words.trends_section(table, "en").data


# -- showing ----------------------------------------------------------------------------------------------------------


def page_of(table: Styler | None) -> str:
    """Return a table as HTML."""
    assert table is not None
    return str(table.to_html())


@pytest.mark.parametrize(
    ("language", "headline", "cause", "title"),
    [
        ("vi", "## 2 trong 4 báo cáo có", "chưa rõ nguyên nhân", "Từ 2022 đến 2024, 4 trong 5 chỉ tiêu tăng, 1 giảm"),
        ("en", "## 2 of 4 reports have", "no cause known", "From 2022 to 2024, 4 of 5 indicators rose and 1 fell"),
    ],
)
def test_what_is_shown_is_counted(batch: Batch, language: str, headline: str, cause: str, title: str) -> None:
    assert words.section("reports", batch, language).data.startswith(headline)
    assert cause in cells(page_of(listings.causes(batch, language)))
    picture = trends(trends_table(batch, language), language)
    assert picture is not None
    assert picture.title == title
    assert "2024 13" in picture.words


def test_every_report_leads_to_its_notebooks_and_its_pdf(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    """As seen from where the notebook runs: the folder of the collection, beside those of the reports."""
    monkeypatch.chdir(batch.folder / "khác")
    html = listings.reports(batch, "vi").to_html()
    assert 'href="../n%C3%B4ng-d%C3%A2n-2024/20-consistency.ipynb"' in html
    assert 'href="../kh%C3%A1c/brief.pdf"' in html
    assert [cell for cell in cells(html) if "PDF" in cell] == ["20 · PDF"] * 4


def test_the_worst_finding_is_the_first_to_look_at(batch: Batch) -> None:
    one, finding = batch.doubtful[0]
    assert finding["verdict"] == "inconsistent"
    assert words.answer(batch, "en").startswith(f"The report to look at first is “{one.title}”: ")


def test_a_page_holds_so_many_reports_and_says_so(tmp_path: Path) -> None:
    for n in range(MOST + 3):
        make(tmp_path, f"r{n:02}", "Có 113 trong tổng số 200 hộ, đạt 61,5%.\n")
    picture = verdicts_by_report(read_batch(tmp_path), "en")
    assert picture is not None
    assert f"Showing {MOST} of {MOST + 3} rows." in picture.svg
    assert picture.words.count(": does not agree 1") == MOST


def test_a_hostile_title_stays_words(tmp_path: Path) -> None:
    made = make(tmp_path, "a", "Có 113 trong tổng số 200 hộ, đạt 61,5%.\n")
    hostile = "<img src=x onerror=alert(1)> [x](javascript:1) $x$"
    say_of(made, {"title": hostile})
    batch = read_batch(tmp_path)
    picture = verdicts_by_report(batch, "en")
    assert picture is not None
    for html in (listings.reports(batch, "en").to_html(), page_of(listings.worst(batch, "en")), picture.svg):
        assert "<img" not in html
    assert not re.search(r"(?<!\\)(<img|\]\(|\$)", words.section("answer", batch, "en", words.answer(batch, "en")).data)
