"""The workbench without a browser: what is shown, what changes with a choice, what a button writes."""

import base64
import html
import io
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from ipywidgets import Widget

from helpers.checking.records import Audit
from helpers.errors import BadUsage
from helpers.running.audit import audit
from helpers.showing import audience
from helpers.showing.tables import findings_table
from helpers.showing.workbench import Workbench, tried_sentence
from helpers.showing.workbench.bench import Bench
from helpers.showing.workbench.desk import Desk

TEXT = (
    "Năm 2022 có 240 hộ. Toàn xã có 200 hộ được rà soát, trong đó 50 hộ nghèo, chiếm 20,8%, 30 hộ khá, chiếm 15%. "
    "Có 100 người, gồm 60 nam và 41 nữ. Có 44/90 thôn đạt chuẩn (48,8%)."
)
HOSTILE = "<img src=x onerror=alert(1)> \"' {x} $y$"


def checked(folder: Path, text: str = TEXT) -> Audit:
    """Write a report and check it."""
    (folder / "x.txt").write_text(text, encoding="utf-8")
    return audit(folder / "x.txt")


def bench_of(report: Audit, language: str = "vi") -> Bench:
    """Return the widgets of a report."""
    return Bench(Desk(report, language, audit))


def pick(bench: Bench, printed: str) -> None:
    """Pick the finding whose result is printed so."""
    report = bench.desk.audit
    bench.finding.value = next(
        f.id
        for f in report.findings
        if f.relation.stated is not None and report.figures[f.relation.stated].printed == printed
    )


def words(markup: str) -> str:
    """Return what a reader sees of HTML."""
    return " ".join(html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", markup, flags=re.DOTALL)).split())


def figure(bench: Bench, printed: str) -> int:
    """Return the id of the first figure that is printed so."""
    return next(f.id for f in bench.desk.audit.figures if f.printed == printed)


def test_the_worst_finding_is_shown_first_with_its_sentence_and_operands(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path))
    assert "≠ 100" in bench.finding.label
    pick(bench, "20,8")
    shown = bench.shown.value
    assert re.findall(r'<mark class="(\w+)"[^>]*>([^<]+)</mark>', shown) == [
        ("base", "200"),
        ("part", "50"),
        ("stated", "20,8"),
        ("proof", "240"),
    ]
    assert "Toàn xã có 200 hộ được rà soát" in words(shown)


def test_every_base_that_was_tried_is_listed_with_what_it_gives(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path))
    pick(bench, "20,8")
    rows = [re.findall(r"<td>(.*?)</td>", row) for row in bench.tried.value.split("<tr")[2:]]
    assert [row[0].split()[0] for row in rows] == ["200", "240"]
    assert [row[2:] for row in rows] == [
        ["50 : 200 = 25 %", "25,0%", "≠ không khớp"],
        ["50 : 240 = 20,83 %", "20,8%", "✓ khớp"],
    ]


def test_another_base_changes_the_verdict(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path))
    pick(bench, "20,8")
    assert words(bench.outcome.value).startswith("≠ không khớp — 50 : 200 = 25 %.")
    bench.base.value = figure(bench, "240")
    assert words(bench.outcome.value) == (
        "✓ khớp — 50 : 240 = 20,83 %. Làm tròn (đến số gần nhất): 20,8 %; đã in: 20,8 %."
    )
    assert [row.count("chosen") for row in bench.tried.value.split("<tr")[2:]] == [0, 1]


def test_another_rule_of_rounding_changes_the_verdict(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path), "en")
    pick(bench, "48,8")
    told = {}
    for rule in ("nearest", "cut_off", "up"):
        bench.rule.value = rule
        told[rule] = words(bench.outcome.value)
    assert told == {
        "nearest": "≠ does not agree — 44 : 90 = 48.89%. Rounded (to the nearest): 48.9%; printed: 48.8%.",
        "cut_off": "✓ agrees — 44 : 90 = 48.89%. Rounded (cut off): 48.8%; printed: 48.8%.",
        "up": "≠ does not agree — 44 : 90 = 48.89%. Rounded (always up): 48.9%; printed: 48.8%.",
    }


def test_a_sum_of_counts_offers_neither_base_nor_rounding(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path))
    pick(bench, "100")
    assert (bench.base.disabled, bench.rule.disabled) == (True, True)
    assert "không có mẫu số nào để thay" in words(bench.tried.value)
    assert "60 + 41 = 101, không phải 100" in words(bench.outcome.value)


def test_letting_a_finding_stand_needs_a_reason_and_is_written(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path))
    pick(bench, "20,8")
    bench.buttons["waive"].click()
    assert "✗ Chưa ghi. Hãy ghi lý do trước." in bench.status.value
    assert not (tmp_path / "x.yml").exists()
    bench.reason.value = "tính trên tổng số hộ"
    bench.buttons["waive"].click()
    assert "✓ Đã ghi lại x.yml" in bench.status.value
    assert (bench.reason.value, "bỏ qua: tính trên tổng số hộ" in bench.finding.label) == ("", True)
    assert [f.note for f in checked(tmp_path).findings if f.note] == ["tính trên tổng số hộ"]


def test_a_decision_takes_the_place_of_the_former_and_can_be_taken_back(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path))
    pick(bench, "20,8")
    sidecar = tmp_path / "x.yml"
    written = []
    for button, reason in (("waive", "một"), ("waive", "hai"), ("confirm", ""), ("withdraw", "")):
        bench.reason.value = reason
        bench.buttons[button].click()
        found = yaml.safe_load(sidecar.read_text(encoding="utf-8"))
        written.append(
            {section: [e.get("reason") for e in found[section]] for section in found.keys() - {"schema_version"}}
        )
    assert written == [{"waivers": ["một"]}, {"waivers": ["hai"]}, {"confirmations": [None]}, {}]
    bench.buttons["withdraw"].click()
    assert "Chưa có quyết định nào" in bench.status.value


def test_a_base_that_is_taken_makes_the_finding_agree(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path))
    pick(bench, "20,8")
    bench.reason.value = "tính trên tổng số hộ"
    bench.buttons["rebase"].click()
    assert "Hãy chọn một mẫu số khác trước." in bench.status.value
    bench.base.value = figure(bench, "240")
    bench.buttons["rebase"].click()
    again = checked(tmp_path)
    [finding] = [f for f in again.findings if f.relation.source]
    assert (finding.verdict, finding.relation.source) == ("consistent", "n20_8_of_n240")
    assert bench.finding.value == finding.id


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [("vi", "1.041", "1041"), ("en", "1,041", "1041"), ("vi", "40,50", "40.50"), ("vi", "40", "40")],
)
def test_a_misread_figure_is_corrected_as_the_language_writes_numbers(
    tmp_path: Path, language: str, typed: str, value: str
) -> None:
    bench = bench_of(checked(tmp_path), language)
    pick(bench, "100")
    bench.figure.value, bench.value.value, bench.reason.value = figure(bench, "41"), typed, "in mờ"
    bench.buttons["correct"].click()
    assert yaml.safe_load((tmp_path / "x.yml").read_text(encoding="utf-8"))["corrections"] == [
        {"quote": "60 nam và 41 nữ", "printed": "41", "value": value, "reason": "in mờ"}
    ]
    assert str(checked(tmp_path).figures[figure(bench, "41")].value) == value


def test_a_corrected_count_makes_its_sum_agree_and_can_be_corrected_again(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path))
    for typed in ("39", "40"):
        pick(bench, "100")
        bench.figure.value, bench.value.value, bench.reason.value = figure(bench, "41"), typed, "in mờ"
        bench.buttons["correct"].click()
    assert "✓ khớp" in words(bench.outcome.value)
    assert len(yaml.safe_load((tmp_path / "x.yml").read_text(encoding="utf-8"))["corrections"]) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [("bốn mươi", "không phải là số"), ("8.973194", "không phải là số"), ("-5", "không phải"), ("", "Hãy ghi trước")],
)
def test_what_is_no_number_is_refused(tmp_path: Path, typed: str, said: str) -> None:
    bench = bench_of(checked(tmp_path))
    bench.value.value, bench.reason.value = typed, "in mờ"
    bench.buttons["correct"].click()
    assert said in bench.status.value
    assert not (tmp_path / "x.yml").exists()


def test_a_correction_that_leaves_no_finding_leaves_an_empty_bench(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path, "Có 100 người, gồm 60 nam và 41 nữ."))
    bench.figure.value, bench.kind.value, bench.reason.value = figure(bench, "41"), "ordinal", "số thứ tự"
    bench.buttons["correct"].click()
    assert bench.finding.options == ()
    bench.buttons["withdraw"].click()  # nothing to act on, and no error


def test_a_sidecar_that_somebody_broke_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path))
    (tmp_path / "x.yml").write_text("schema_version: [", encoding="utf-8")
    bench.reason.value = "vì sao"
    bench.buttons["waive"].click()
    assert "✗ Chưa ghi." in bench.status.value and "x.yml" in bench.status.value
    assert (tmp_path / "x.yml").read_text(encoding="utf-8") == "schema_version: ["


def test_the_table_can_be_taken_away_in_three_forms_as_it_stands(tmp_path: Path) -> None:
    bench = bench_of(checked(tmp_path))
    links = dict(re.findall(r'download="([^"]+)" href="data:[^,]+,([^"]+)"', bench.files.value))
    assert list(links) == ["x-findings.csv", "x-findings.xlsx", "x-findings.parquet"]
    table = pd.read_parquet(io.BytesIO(base64.b64decode(links["x-findings.parquet"])))
    pd.testing.assert_frame_equal(table, findings_table(bench.desk.audit))


def every_value(widget: Widget) -> str:
    """Return the HTML of all widgets in a box."""
    inside = "".join(every_value(child) for child in getattr(widget, "children", ()))
    return inside + (widget.value if type(widget).__name__ == "HTML" else "")


def test_a_hostile_report_stays_words(tmp_path: Path) -> None:
    text = TEXT.replace("hộ nghèo", f"hộ {HOSTILE} nghèo").replace("hộ khá", f"hộ khá {HOSTILE}")
    bench = bench_of(checked(tmp_path, text))
    shown = ""
    for _, number in bench.finding.options:
        bench.finding.value = number
        bench.reason.value = HOSTILE
        bench.buttons["confirm"].click()
        shown += every_value(bench.box)
    assert shown.count("&lt;img") > 4
    assert not re.search(r"<img|<[^>]*(?:\son\w+=|javascript:)", shown)


class Shell:
    """A kernel's shell that was sent a cell by a front end."""

    def __init__(self, asks: bool) -> None:
        self.parent = {"content": {"allow_stdin": asks}}

    def get_parent(self) -> dict[str, Any]:
        return self.parent


@pytest.mark.parametrize(("asks", "widgets"), [(True, True), (False, False)])
def test_widgets_are_shown_only_where_somebody_sits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asks: bool, widgets: bool
) -> None:
    """Papermill and nbconvert tell the kernel that nobody can answer; the table is there in either case."""
    monkeypatch.setattr(audience, "get_ipython", lambda: Shell(asks))
    shown = Workbench(checked(tmp_path), "vi", audit)._repr_mimebundle_()
    assert ("application/vnd.jupyter.widget-view+json" in shown, "<table" in shown["text/html"]) == (widgets, True)
    assert shown["text/plain"] == ""


def test_outside_a_kernel_nobody_sits(monkeypatch: pytest.MonkeyPatch) -> None:
    for shell in (None, object()):
        monkeypatch.setattr(audience, "get_ipython", lambda found=shell: found)
        assert not audience.somebody_is_there()


def test_paper_shows_the_closest_bases_of_what_does_not_hold(tmp_path: Path) -> None:
    table = pd.read_html(io.StringIO(Workbench(checked(tmp_path), "en", audit)._repr_mimebundle_()["text/html"]))[0]
    assert table[["Printed", "Base", "Recomputed"]].to_numpy().tolist() == [
        ["20,8%", "200 hộ được rà soát", "50 : 200 = 25%"],
        ["20,8%", "240 hộ", "50 : 240 = 20.83%"],
        ["48,8%", "90 thôn", "44 : 90 = 48.89%"],
    ]


def test_what_was_tried_is_counted(tmp_path: Path) -> None:
    assert "For the 2 percentages that do not hold, 3 bases were tried" in tried_sentence(checked(tmp_path), "en")
    assert tried_sentence(checked(tmp_path, "Có 5 hộ."), "en") == ""


def test_a_report_without_findings_shows_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audience, "get_ipython", lambda: Shell(True))
    shown = Workbench(checked(tmp_path, "Có 5 hộ."), "en", audit)._repr_mimebundle_()
    assert shown == {"text/html": "", "text/plain": ""}


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="'fr'"):
        Workbench(checked(tmp_path), "fr", audit)
