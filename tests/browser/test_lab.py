"""The notebooks in a real JupyterLab: they run, their charts and tables can be seen, the workbench works."""

import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Locator, expect
from pypdf import PdfReader

from helpers.reading.numerals import NUMBER, read_numeral
from helpers.running.audit import audit
from tests.browser.lab import Lab, opened
from tests.showing.made_batch import made_batch

NAMES = ("10-figures", "20-consistency", "30-charts", "40-brief")
WITH_TABLES = ("10-figures", "20-consistency")
WITH_CHARTS = ("20-consistency", "30-charts", "40-brief")
REPORT = "data/reports/dong-da-2020-2025"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="session")
def pictures(root: Path) -> Path:
    """Return where screenshots are kept."""
    return root / "build" / "browser"


@pytest.fixture(params=NAMES)
def lab(request: pytest.FixtureRequest, context: BrowserContext, address: str, copy: Path) -> Iterator[Lab]:
    """Return each notebook, open and run."""
    with opened(context, address, copy, request.param) as found:
        found.run_all()
        yield found


@pytest.fixture(scope="module")
def bench(context: BrowserContext, address: str, copy: Path) -> Iterator[Lab]:
    """Return the notebook with the workbench, open and run."""
    with opened(context, address, copy, "20-consistency") as found:
        found.run_all()
        yield found


@pytest.fixture(scope="module")
def collection(context: BrowserContext, address: str, copy: Path) -> Iterator[Lab]:
    """Return the notebook over a batch, made where it looks for one, open and run."""
    made_batch(copy / "build")
    with opened(context, address, copy, "90-collection") as found:
        found.run_all()
        yield found


def outputs(notebook: Any) -> list[Any]:
    """Return every output of a notebook."""
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_every_notebook_runs_and_shows_its_charts_and_tables(lab: Lab, pictures: Path) -> None:
    name = lab.path.stem
    lab.picture(pictures / f"{name}.png")
    saved = lab.save()
    assert {output.output_type for output in outputs(saved)} <= {"display_data", "execute_result"}
    charts = lab.notebook.locator(".jp-RenderedSVG")
    if name in WITH_CHARTS:
        charts.first.scroll_into_view_if_needed()
        box = charts.first.bounding_box()
        assert box is not None and box["width"] > 300 and box["height"] > 80
    if name in WITH_TABLES:
        follow_a_figure(lab)
        sort_a_table(lab)
    if name == "10-figures":  # the tables of the others are short, and have no box to search in
        search_a_table(lab)


def test_a_batch_is_shown_with_its_charts_and_every_reports_files(collection: Lab, pictures: Path) -> None:
    collection.picture(pictures / "90-collection.png")
    assert {output.output_type for output in outputs(collection.save())} <= {"display_data", "execute_result"}
    reports = collection.notebook.locator(".dt-container").first
    expect(reports.locator("tbody tr")).to_have_count(4)
    expect(reports.get_by_role("link", name="PDF")).to_have_count(4)
    expect(collection.notebook.locator(".jp-RenderedSVG").first).to_be_visible()


def follow_a_figure(lab: Lab) -> None:
    """Click on the last statistic in the text: its row comes into sight; click there: the figure does."""
    mark = lab.notebook.locator(".soatso-words mark", has=lab.page.locator("a")).last
    name, row = mark.get_attribute("id"), str(mark.locator("a").get_attribute("href")).removeprefix("#")
    mark.locator("a").click()
    place = lab.notebook.locator(f'a[id="{row}"]:visible')  # a preview of the table stands hidden beside it
    expect(place).to_be_in_viewport()
    place.click()
    expect(lab.notebook.locator(f'mark[id="{name}"]')).to_be_in_viewport()


def longest_table(lab: Lab) -> Locator:
    """Return the interactive table with the most rows."""
    return max(lab.notebook.locator(".dt-container").all(), key=lambda one: one.locator("tbody tr").count())


def sort_a_table(lab: Lab) -> None:
    """Click on what sorts the printed figures: they stand by their value, not by their digits."""
    table = longest_table(lab)
    table.scroll_into_view_if_needed()
    heads = table.locator("thead th").all_inner_texts()
    column = next(place for place, head in enumerate(heads) if head.startswith("In ra"))
    cells = table.locator(f"tbody td:nth-child({column + 1})")
    before = values(cells)
    table.locator("thead th").nth(column).locator(".dt-column-title").click()
    expect(table.locator("thead th").nth(column)).to_have_attribute("aria-sort", "ascending")
    after = values(cells)
    assert after == sorted(after) != before


def values(cells: Locator) -> list[Decimal]:
    """Return the numbers that cells show."""
    return [read_numeral(found[0]).value for words in cells.all_inner_texts() if (found := NUMBER.search(words))]


def search_a_table(lab: Lab) -> None:
    """Type a word into a table's search box: fewer rows are left, and all of them have it."""
    table = longest_table(lab)
    rows = table.locator("tbody tr")
    before = rows.count()
    table.locator("input[type=search]").first.fill("chi bộ")
    expect(rows).not_to_have_count(before)
    assert rows.count() and all("chi bộ" in row for row in rows.all_inner_texts())


def choose(lab: Lab, name: str, words: str) -> None:
    """Choose the entry of a list of the workbench that has these words."""
    chooser = lab.notebook.locator(f".soatso-{name} select")
    entry = chooser.locator("option", has_text=words).first.inner_text()
    chooser.select_option(label=entry)


def test_an_analyst_tries_roundings_and_bases_and_decides(bench: Lab, copy: Path, pictures: Path) -> None:
    """Everything at the workbench, and what it writes is heeded by the next run."""
    workbench = bench.notebook.locator(".soatso-workbench")
    workbench.scroll_into_view_if_needed()
    expect(workbench.locator("mark.stated").first).to_have_text("16,6")
    choose(bench, "finding", "97,8%")
    expect(workbench.locator("mark.stated").first).to_have_text("97,8")
    outcome = workbench.locator(".verdict")
    expect(outcome).to_have_text("≠ không khớp")
    choose(bench, "base", "826")
    expect(outcome).to_have_text("✓ khớp")
    choose(bench, "rule", "luôn làm tròn lên")
    expect(outcome).to_have_text("≠ không khớp")
    choose(bench, "rule", "cắt bỏ")
    expect(outcome).to_have_text("✓ khớp")
    workbench.screenshot(path=pictures / "workbench-tried.png")
    status = workbench.locator(".soatso-status")
    bench.notebook.locator(".soatso-waive").click()
    expect(status).to_contain_text("Hãy ghi lý do trước")
    workbench.locator(".soatso-reason input").fill("tính trên toàn bộ chi bộ của quận")
    bench.notebook.locator(".soatso-waive").click()
    expect(status).to_contain_text("✓ Đã ghi lại dong-da-2020-2025.yml")
    workbench.screenshot(path=pictures / "workbench-decided.png")
    [waiver] = yaml.safe_load((copy / f"{REPORT}.yml").read_text(encoding="utf-8"))["waivers"]
    assert (waiver["printed"], waiver["kind"]) == ("97,8", "share")
    assert waiver["reason"] == "tính trên toàn bộ chi bộ của quận"
    notes = [f.note for f in audit(copy / f"{REPORT}.md").findings if f.note]
    assert notes == ["tính trên toàn bộ chi bộ của quận"]


def test_the_table_of_findings_can_be_taken_away(bench: Lab) -> None:
    link = bench.notebook.locator(".soatso-workbench a[download]", has_text="CSV")
    download = bench.download(link)
    assert download.suggested_filename == "dong-da-2020-2025-findings.csv"
    assert Path(download.path()).read_text(encoding="utf-8").startswith("id,kind,stated,operands,verdict")


def test_the_menu_exports_a_notebook_as_pdf_through_typst(bench: Lab, pictures: Path) -> None:
    """File → Save and Export Notebook As: what comes down is the notebook as a PDF, without widgets in it."""
    bench.save()
    entry = bench.menu("File", "Save and Export Notebook As", "PDF via Typst")
    bench.page.screenshot(path=pictures / "export-menu.png")
    content = Path(bench.download(entry).path()).read_bytes()
    (pictures / "20-consistency.pdf").write_bytes(content)
    pdf = PdfReader(io.BytesIO(content))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert len(pdf.pages) >= 2
    assert "Những con số nào không khớp" not in text  # signposts are for the keyboard
    assert "3.318 : 20.039 = 16,56 %" in text
    assert not [word for word in ("VBox(", "Dropdown(", "widget", "model_id") if word in text]
