"""What a person sees in a terminal: the worst first, the words of the report harmless, nothing passed over."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from helpers.checking.records import Audit
from helpers.running.audit import audit
from helpers.showing.digits import Digits
from helpers.showing.jsonl import summary
from helpers.showing.terminal import RunRow, findings_view, run_view


def shown(view: object, width: int = 100) -> str:
    """Return what a console of that width prints."""
    console = Console(width=width, markup=False, emoji=False, highlight=False)
    with console.capture() as capture:
        console.print(view)
    return capture.get()


@pytest.fixture(scope="module")
def mixed(root: Path) -> Audit:
    """Return a made-up report with an explained and an inconsistent finding."""
    return audit(root / "tests/data/cong-doan-2023.md")


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("vi", ["✗ không khớp (1)", "! giải thích được (1)", "✓ khớp"]),
        ("en", ["✗ does not agree (1)", "! explained (1)", "✓ agrees"]),
    ],
)
def test_the_worst_comes_first(mixed: Audit, language: str, headings: list[str]) -> None:
    text = shown(findings_view(mixed, language))
    places = [text.index(f"\n{heading}") for heading in headings]
    assert places == sorted(places)


def test_a_doubtful_finding_shows_its_sum_and_the_words_of_the_report(mixed: Audit) -> None:
    """The reader can redo the sum and find the place."""
    text = " ".join(shown(findings_view(mixed)).split())
    assert "128 + 78 = 206" in text
    finding = next(finding for finding in mixed.findings if finding.verdict == "inconsistent")
    stated = finding.relation.stated
    assert stated is not None
    around = mixed.document.text[mixed.figures[stated].start - 12 : mixed.figures[stated].end]
    assert " ".join(around.split()) in text


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("tcvn3", "The file is in TCVN3/ABC, not UTF-8"),
        ("vni in docx", "The file is in VNI (DOCX), not UTF-8"),
        ("windows-1258", "The file is in Windows-1258, not UTF-8"),
        ("utf-16-le", "The file is in UTF-16 LE, not UTF-8"),
    ],
)
def test_an_old_encoding_is_told(mixed: Audit, encoding: str, told: str) -> None:
    """Whoever reads an archive must know that its letters were made out, not given."""
    old = replace(mixed, document=replace(mixed.document, encoding=encoding))
    assert told in shown(findings_view(old, "en"))
    assert "không phải UTF-8" in shown(findings_view(old))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8 with BOM", "docx", "pdf", "html"])
def test_an_encoding_as_expected_is_not_worth_a_line(mixed: Audit, encoding: str) -> None:
    usual = replace(mixed, document=replace(mixed.document, encoding=encoding))
    assert "UTF-8" not in shown(findings_view(usual, "en"))


def test_what_no_check_touched_is_named(mixed: Audit) -> None:
    """No findings must never read as all correct."""
    text = " ".join(shown(findings_view(mixed, "en")).split())
    unchecked = [i for i in mixed.statistics if i not in mixed.checked]
    assert unchecked
    assert f"{len(mixed.checked)} of {len(mixed.statistics)} statistics took part" in text
    told = "; ".join(re.findall(r"Not checked \([^)]+\): (.*?)\.(?= Not|$)", text))
    assert sorted(told.split("; ")) == sorted(Digits(mixed, "en").figure(i) for i in unchecked)


def test_a_report_without_sums_says_so(tmp_path: Path) -> None:
    report = tmp_path / "x.txt"
    report.write_text("Hội nghị diễn ra tốt đẹp.", encoding="utf-8")
    text = shown(findings_view(audit(report), "en"))
    assert "states no sum" in text
    assert "0 of 0 statistics" in text


HOSTILE = "\x1b[31m\x1b]0;owned\x07\x9b2J\u202e[bold red]:boom:"


def test_a_hostile_report_cannot_command_the_terminal(tmp_path: Path) -> None:
    """Escapes, bidi overrides and rich's own markup come out as plain letters or not at all."""
    report = tmp_path / "x.txt"
    report.write_text(f"Có 90 {HOSTILE} chi bộ trên 100 chi bộ ({HOSTILE} đạt 80%) {HOSTILE}.", encoding="utf-8")
    read = audit(report)
    named = replace(read, document=replace(read.document, path=f"a{HOSTILE}.txt", metadata={"title": HOSTILE}))
    text = shown(findings_view(named))
    assert "[bold red]:boom:" in text
    assert not set(text) & set("\x1b\x07\x9b\u202e\r")


def test_the_closing_table_has_a_line_a_report_even_in_a_narrow_terminal(mixed: Audit) -> None:
    known = {**summary(mixed), **summary(mixed)["findings"], "checked": len(mixed.checked)}
    rows = [
        RunRow("a", known, 1.25, "brief.pdf", changes=(1, 0, 2)),
        RunRow(f"b{HOSTILE}", {}, 0.0, "", failed=True),
    ]
    lines = shown(run_view(rows, "build/NAME/", "en"), width=70).splitlines()
    [first] = [line.split() for line in lines if line.startswith(" a ")]
    counts = [str(sum(f.verdict == v for f in mixed.findings)) for v in ("inconsistent", "explained", "undetermined")]
    assert first[1:6] == [str(len(mixed.statistics)), str(len(mixed.checked)), *counts]
    assert first[-4:] == ["+1", "~2", "1.3", "brief.pdf"]
    assert any("failed" in line for line in lines)
    assert "\x1b" not in "".join(lines)
    assert lines[-1] == "What was made of each report is in build/NAME/."
