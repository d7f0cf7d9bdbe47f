"""What ``soatso compare`` prints: both quotes, harmless, in either language and for scripts."""

import json
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

from helpers.checking.compare import compare
from helpers.running.audit import audit
from helpers.running.cli import main
from helpers.showing.differences import difference_object, differences_view

HOSTILE = "\x1b[31m\x1b]0;owned\x07\x9b2J\u202e[bold red]:boom:"
FIRST = "Năm 2023, toàn xã có 1.250 hộ, trong đó 940 hộ đạt chuẩn (75,2%).\nThu ngân sách đạt 655,3 tỷ đồng.\n"


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """Return two editions of one report: two figures changed, one appeared."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(FIRST, encoding="utf-8")
    changed = FIRST.replace("75,2%", "76,4%").replace("655,3", "660,8") + "Có thêm 12 ha rừng.\n"
    second.write_text(changed, encoding="utf-8")
    return first, second


def shown(first: Path, second: Path, language: str = "vi", *, terminal: bool = False) -> str:
    """Return what a console prints of two reports."""
    one, other = audit(first), audit(second)
    console = Console(width=110, markup=False, emoji=False, highlight=False, force_terminal=terminal)
    with console.capture() as capture:
        console.print(differences_view(one, other, compare(one, other), language))
    return capture.get()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            [
                "thay đổi 75,2 % → 76,4 % (+1,2 điểm phần trăm)",
                "655,3 tỷ → 660,8 tỷ đồng (+5,5 tỷ; +0,8 %)",
                "mới xuất hiện 12",
                "trước: Thu ngân sách đạt 655,3 tỷ đồng.",
                "sau: Thu ngân sách đạt 660,8 tỷ đồng.",
                "2 thay đổi · 1 mới xuất hiện",
                "2 số liệu thống kê được in như nhau",
            ],
        ),
        (
            "en",
            [
                "changed 75.2% → 76.4% (+1.2 percentage points)",
                "655.3 billion → 660.8 billion đồng (+5.5 billion; +0.8%)",
                "appeared 12",
                "before: Thu ngân sách đạt 655,3 tỷ đồng.",
                "2 changed · 1 appeared",
                "Statistics printed alike in both reports: 2.",
            ],
        ),
    ],
)
def test_both_quotes_and_the_difference_are_shown(reports: tuple[Path, Path], language: str, said: list[str]) -> None:
    text = " ".join(shown(*reports, language).split())
    for words in said:
        assert words in text


def test_reports_that_agree_say_so(reports: tuple[Path, Path]) -> None:
    """And how many figures that is: nothing found must not read as nothing looked at."""
    text = shown(reports[0], reports[0], "en")
    assert "No statistic differs." in text
    assert "alike in both reports: 4." in text


def test_hostile_reports_cannot_command_the_terminal(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(f"Có 90 {HOSTILE} chi bộ {HOSTILE}.\nCó 7 {HOSTILE} trạm y tế.", encoding="utf-8")
    second.write_text(f"Có 91 {HOSTILE} chi bộ {HOSTILE}.", encoding="utf-8")
    text = shown(first, second)
    assert "90 → 91" in text
    assert "[bold red]:boom:" in text
    assert not set(text) & set("\x1b\x07\x9b\u202e\r")


def test_scripts_get_one_object_with_both_sentences(reports: tuple[Path, Path]) -> None:
    one, other = (audit(path) for path in reports)
    said = difference_object(one, other, compare(one, other), "en")
    row = next(row for row in said["differences"] if row["before"] and row["before"]["printed"] == "655,3")
    assert (row["kind"], row["change"]) == ("changed", "5500000000")
    assert row["before"]["quote"] == "Thu ngân sách đạt 655,3 tỷ đồng."
    assert row["after"]["quote"] == "Thu ngân sách đạt 660,8 tỷ đồng."
    assert said["reports"] == [str(path) for path in reports]
    counts = {"same": 2, "restated": 0, "changed": 2, "reprinted": 0, "appeared": 1, "vanished": 0}
    assert said["summary"] == counts


def test_the_command_prints_one_line_and_ends_well(
    reports: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "--format", "jsonl", *map(str, reports)]) == 0
    line, rest = capsys.readouterr().out.split("\n", 1)
    assert rest == ""
    assert len(json.loads(line)["differences"]) == 3


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_printed_for_scripts_has_the_published_form(
    reports: tuple[Path, Path], language: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both ways round, so that something vanished too; and where a report cannot be read."""
    schema = json.loads((root / "data/soatso-compare.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    missing = reports[0].with_name("none.txt")
    for pair in (reports, reports[::-1], (reports[0], missing)):
        main(["compare", "--format", "jsonl", "--lang", language, *map(str, pair)])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [[error.message for error in validator.iter_errors(line)] for line in lines] == [[], [], []]
    swapped = lines[0] | {"differences": [lines[0]["differences"][0] | {"kind": "vanished"}]}
    assert not validator.is_valid(swapped)


def test_a_report_that_cannot_be_read_is_named_in_place_of_the_comparison(
    reports: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(reports[0].with_name("none.txt"))
    assert main(["compare", "--format", "jsonl", str(reports[0]), missing]) == 2
    printed = capsys.readouterr()
    assert json.loads(printed.out)["report"] == missing
    assert printed.err.startswith("soatso: ")
