"""What a person decided about a report, from NAME.yml to what is said."""

import json
from pathlib import Path

import pytest

from helpers.checking.records import Audit
from helpers.errors import BadUsage
from helpers.running.audit import audit
from helpers.running.cli import main
from helpers.showing.note_wording import note_message
from helpers.showing.wording import message

REPORT = "Hộ nghèo còn 48 hộ, chiếm 2,4% tổng số hộ. Trong năm có 120 hộ thoát nghèo.\n"
FIGURES = """\
schema_version: 1
figures:
  poor: {quote: còn 48 hộ, printed: "48"}
  share: {quote: "chiếm 2,4%", printed: "2,4"}
  out: {quote: 120 hộ thoát nghèo, printed: "120"}
"""
BASE = """\
bases:
  all: {value: "%s", unit: hộ, label: {vi: hộ toàn xã, en: households in all}, source: Niên giám 2021}
relations:
  poor_share: {formula: poor / all = share%%, reason: tỷ lệ hộ nghèo, source: báo cáo}
"""


def audited(folder: Path, decisions: str = "") -> Audit:
    """Read the report with a person's decisions."""
    (folder / "x.txt").write_text(REPORT, encoding="utf-8")
    (folder / "x.yml").write_text(FIGURES + decisions, encoding="utf-8")
    return audit(folder / "x.txt")


def test_a_base_that_the_text_does_not_print_decides(tmp_path: Path) -> None:
    """48 of 2.015 is 2,38; without the base nothing could be told."""
    assert [f.verdict for f in audited(tmp_path).findings] == ["undetermined"]
    (finding,) = audited(tmp_path, BASE % "2015").findings
    assert message(audited(tmp_path, BASE % "2015"), finding) == (
        "48 : 2.015 = 2,38 %, làm tròn thành 2,4 % như đã in (mẫu số 2.015 hộ toàn xã không in trong văn bản, "
        "lấy từ: Niên giám 2021)."
    )


def test_with_another_base_it_does_not_agree_and_nobody_guesses_at_repairs(tmp_path: Path) -> None:
    report = audited(tmp_path, BASE % "2115")
    (finding,) = report.findings
    assert (finding.verdict, report.repairs) == ("inconsistent", ())
    assert message(report, finding, "en").startswith("48 : 2,115 = 2.27%, not 2.4% (the base, 2,115 households in all,")


def test_a_base_known_to_hundreds_is_an_interval(tmp_path: Path) -> None:
    """48 of 1.950 to 2.050 is 2,34 to 2,46."""
    (finding,) = audited(tmp_path, BASE % "2.0e3").findings
    assert finding.interval is not None
    assert [round(float(end), 2) for end in finding.interval] == [2.34, 2.46]


def test_a_part_is_bounded_by_a_total_that_the_text_does_not_print(tmp_path: Path) -> None:
    rules = BASE % "100" + "  bound: {formula: out <= all, reason: phần của tổng, source: như trên}\n"
    (bound,) = [f for f in audited(tmp_path, rules).findings if f.relation.kind == "subset"]
    assert message(audited(tmp_path, rules), bound) == (
        "120 lớn hơn 100, dù được nói là nằm trong đó (tổng số 100 hộ toàn xã không in trong văn bản, "
        "lấy từ: Niên giám 2021)."
    )


NOTES = """\
notes:
  - {quote: 120 hộ thoát nghèo, printed: "120", text: {vi: Số liệu sơ bộ., en: Preliminary.}}
  - text: {vi: Báo cáo chưa được duyệt, en: The report was not approved}
"""


def test_a_person_s_notes_are_told_last(tmp_path: Path) -> None:
    report = audited(tmp_path, NOTES)
    assert [note_message(report, note) for note in report.notes] == [
        "Ghi chú của người soát: Số liệu sơ bộ (120).",
        "Ghi chú của người soát: Báo cáo chưa được duyệt.",
    ]


def test_a_note_on_words_that_are_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match=r"line 7: notes\.1: the report does not say") as caught:
        audited(tmp_path, NOTES.replace("120 hộ thoát", "130 hộ thoát").replace('"120"', '"130"'))
    assert caught.value.kind == "stale"


def test_scripts_and_the_terminal_are_told_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rule, its reason and the base stand in the JSON; the notes in both."""
    audited(tmp_path, BASE % "2015" + NOTES)
    main(["check", "--format", "jsonl", "--lang", "en", str(tmp_path / "x.txt")])
    line = json.loads(capsys.readouterr().out)
    (finding,) = line["findings"]
    assert (finding["rule"], finding["reason"]) == ("poor_share", "tỷ lệ hộ nghèo")
    assert finding["given"] == {
        "value": "2015",
        "unit": "hộ",
        "label": "households in all",
        "source": "Niên giám 2021",
    }
    assert finding["quote"] == REPORT[finding["start"] : finding["end"]] == REPORT.partition(" Trong")[0]
    main(["check", "--lang", "en", str(tmp_path / "x.txt")])
    printed = " ".join(capsys.readouterr().out.split())
    assert all(note["message"] in printed for note in line["notes"])
