"""Decisions put into NAME.yml: added to what a person wrote, honoured by the next run, and never at its cost."""

import difflib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from helpers.checking.records import Audit, Finding
from helpers.errors import BadUsage
from helpers.reading.figures import Reading, read_figures
from helpers.running.audit import audit
from helpers.showing.workbench.decisions import CONFIRMABLE, WAIVABLE, correction, named_base, verdict_on
from helpers.showing.workbench.sidecar_file import Edit, edited, former, names_in, record, sidecar_path

TEXT = "Năm 2022 có 240 hộ. Toàn xã có 200 hộ được rà soát, trong đó 50 hộ nghèo, chiếm 20,8%, 30 hộ khá, chiếm 16%.\n"


def written(folder: Path, text: str = TEXT, sidecar: str | None = None) -> Audit:
    """Write a report, with or without decisions, and check it."""
    (folder / "x.txt").write_bytes(text.encode())
    if sidecar is not None:
        (folder / "x.yml").write_bytes(sidecar.encode())
    return audit(folder / "x.txt")


def reading_of(report: Audit) -> Reading:
    """Read the figures of a report, no correction applied."""
    return read_figures(report.document)


def again(report: Audit) -> Callable[[Path], Audit]:
    """Return how the report is checked with another sidecar."""
    return lambda draft: audit(report.document.path, sidecar=draft)


def found(report: Audit, printed: str) -> Finding:
    """Return the finding whose result is printed so."""
    return next(
        f
        for f in report.findings
        if f.relation.stated is not None and report.figures[f.relation.stated].printed == printed
    )


def waive(report: Audit, printed: str, reason: str) -> Audit:
    """Let a finding stand."""
    entry = verdict_on(reading_of(report), found(report, printed), report.findings, WAIVABLE, reason)
    return record(sidecar_path(report), Edit({"waivers": [entry]}), again(report))


def confirm(report: Audit, printed: str, reason: str = "") -> Audit:
    """Agree with a finding."""
    entry = verdict_on(reading_of(report), found(report, printed), report.findings, CONFIRMABLE, reason)
    return record(sidecar_path(report), Edit({"confirmations": [entry]}), again(report))


def test_a_waiver_is_written_and_honoured_by_the_next_run(tmp_path: Path) -> None:
    after = waive(written(tmp_path), "16", "theo báo cáo quý")
    assert audit(tmp_path / "x.txt") == after
    assert [(f.severity, f.note) for f in after.findings if f.note] == [("note", "theo báo cáo quý")]
    assert yaml.safe_load((tmp_path / "x.yml").read_text(encoding="utf-8")) == {
        "schema_version": 1,
        "waivers": [
            {"quote": "chiếm 16%", "printed": "16", "kind": "share", "reason": "theo báo cáo quý"},
        ],
    }


def test_a_decision_survives_edits_of_the_text_around_it(tmp_path: Path) -> None:
    waive(written(tmp_path), "16", "theo quý")
    moved = "Phần mở đầu mới, dài hơn, có 7 mục.\n\n" + TEXT.replace("Năm 2022", "Cuối năm 2022")
    (tmp_path / "x.txt").write_text(moved, encoding="utf-8")
    assert [f.note for f in audit(tmp_path / "x.txt").findings if f.note] == ["theo quý"]


def test_a_confirmation_is_written_and_told(tmp_path: Path) -> None:
    after = confirm(written(tmp_path), "16")
    assert (found(after, "16").confirmed, found(after, "16").verdict, found(after, "16").severity) == (
        "",
        "inconsistent",
        "error",
    )
    assert audit(tmp_path / "x.txt") == after


def test_a_misread_figure_is_corrected(tmp_path: Path) -> None:
    report = written(tmp_path)
    figure = next(f.id for f in report.figures if f.printed == "30")
    entry = correction(reading_of(report), figure, {"value": "32", "kind": "", "unit": " hộ  khá\n"}, "in mờ")
    after = record(sidecar_path(report), Edit({"corrections": [entry]}), again(report))
    read = after.figures[figure]
    assert (str(read.value), read.unit, read.kind) == ("32", "hộ khá", "count")
    assert (found(after, "16").verdict, audit(tmp_path / "x.txt")) == ("consistent", after)


def test_another_base_is_written_as_a_relation(tmp_path: Path) -> None:
    report = written(tmp_path)
    base = next(f.id for f in report.figures if f.printed == "240")
    figures, relations = named_base(reading_of(report), found(report, "20,8"), base, {}, "tính trên tổng số hộ")
    after = record(sidecar_path(report), Edit({"figures": figures, "relations": relations}), again(report))
    assert list(relations) == ["n20_8_of_n240"]
    assert relations["n20_8_of_n240"]["formula"] == "n50 / n240 = n20_8%"
    assert (found(after, "20,8").verdict, found(after, "20,8").relation.reason) == (
        "consistent",
        "tính trên tổng số hộ",
    )
    assert names_in(sidecar_path(report), reading_of(report)).keys() == {"n50", "n240", "n20_8"}


def test_names_that_a_person_gave_are_used_again_and_no_name_is_taken_twice(tmp_path: Path) -> None:
    report = written(tmp_path)
    base = next(f.id for f in report.figures if f.printed == "240")
    part = next(f.id for f in report.figures if f.printed == "50")
    figures, relations = named_base(
        reading_of(report), found(report, "20,8"), base, {"poor": part, "n240": 0}, "vì sao"
    )
    assert (list(figures), list(relations)) == (["n240_2", "n20_8"], ["n20_8_of_n240_2"])
    assert relations["n20_8_of_n240_2"]["formula"] == "poor / n240_2 = n20_8%"


#: A person's file, with everything that is easily lost: comments above, beside and between, blank lines, own quoting,
#: own indentation, a text over several lines, sections in an order of their own.
OWN = """\
# đầu tệp
schema_version: 1      # phiên bản

waivers:      # để yên
    # về 20,8
    - {quote:  'chiếm 20,8%',   printed: "20,8",
       reason: >-
         nói ở
         trang đầu
      }
    - quote: "chiếm 16%"
      printed: '16'
      reason: |
        dòng một
        dòng hai

# Chú thích trước tên số
figures:
  a: {quote: 240 hộ, printed: "240"}   # tất cả


# cuối tệp
""".replace("       reason: >-\n         nói ở\n         trang đầu\n      }", "       reason: nói ở trang đầu}")

ENTRY = {"quote": "50 hộ nghèo", "printed": "50", "value": "51", "reason": "vì"}


def added_only(before: str, after: str) -> list[str]:
    """Return the lines that were added; fail if one was changed or lost."""
    changes = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if not line.startswith("  ")]
    assert not [line for line in changes if line.startswith(("- ", "? "))]
    return [line[2:] for line in changes]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            Edit({"waivers": [ENTRY]}),
            ["    - quote: 50 hộ nghèo", "      printed: '50'", "      value: '51'", "      reason: vì"],
        ),
        (Edit({"figures": {"b": {"quote": "q", "printed": "1"}}}), ["  b:", "    quote: q", "    printed: '1'"]),
        (
            Edit({"corrections": [ENTRY]}),
            ["corrections:", "  - quote: 50 hộ nghèo", "    printed: '50'", "    value: '51'", "    reason: vì"],
        ),
    ],
    ids=["list", "names", "new section"],
)
def test_what_a_person_wrote_stays_to_the_letter(edit: Edit, expected: list[str]) -> None:
    assert added_only(OWN, edited(OWN.encode(), edit).decode()) == expected


def test_a_new_entry_comes_before_the_comment_of_the_next_section() -> None:
    lines = edited(OWN.encode(), Edit({"waivers": [ENTRY]})).decode().splitlines()
    assert lines.index("    - quote: 50 hộ nghèo") < lines.index("# Chú thích trước tên số")


@pytest.mark.parametrize(
    ("removed", "lost"),
    [
        ([0], ["    - {quote:  'chiếm 20,8%',   printed: \"20,8\",", "       reason: nói ở trang đầu}"]),
        (
            [1],
            [
                '    - quote: "chiếm 16%"',
                "      printed: '16'",
                "      reason: |",
                "        dòng một",
                "        dòng hai",
            ],
        ),
    ],
)
def test_only_the_lines_of_a_removed_entry_go(removed: list[int], lost: list[str]) -> None:
    after = edited(OWN.encode(), Edit(removed=[("waivers", place) for place in removed])).decode()
    assert added_only(after, OWN) == lost


def test_a_section_without_entries_goes_with_them() -> None:
    after = edited(OWN.encode(), Edit(removed=[("waivers", 0), ("waivers", 1)])).decode()
    assert "waivers" not in yaml.safe_load(after)
    assert "    # về 20,8\n" in after


def test_an_entry_is_replaced_in_its_section() -> None:
    after = yaml.safe_load(edited(OWN.encode(), Edit({"waivers": [ENTRY]}, [("waivers", 0), ("waivers", 1)])))
    assert after["waivers"] == [ENTRY]


@pytest.mark.parametrize(
    "content", [OWN.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + OWN.encode()], ids=["CRLF", "BOM"]
)
def test_line_ends_and_byte_order_mark_stay(content: bytes) -> None:
    after = edited(content, Edit({"waivers": [ENTRY]}))
    assert (after.startswith(b"\xef\xbb\xbf"), after.count(b"\r\n")) == (
        content.startswith(b"\xef\xbb\xbf"),
        after.count(b"\n") if b"\r\n" in content else 0,
    )
    assert len(yaml.safe_load(after.decode("utf-8-sig"))["waivers"]) == 3


def test_a_document_end_stays_the_end() -> None:
    after = edited(b"---\nschema_version: 1\n...\n", Edit({"waivers": [ENTRY]})).decode()
    assert after.startswith("---\nschema_version: 1\nwaivers:\n") and after.endswith("...\n")


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        ("schema_version: 1\nwaivers: [", "not valid YAML"),
        ("schema_version: 3\n", "has to be 1"),
        ("# nothing yet\n", "says nothing"),
        ("schema_version: 1\nmine: {a: b}\n", "mine: this name is not known here"),
        ("schema_version: 1\nwaivers: []\n", "written in brackets: add to it by hand"),
        ("{schema_version: 1}\n", "not valid YAML"),
        ("schema_version: 1\n\ufeff\n", "it is written in a way that cannot be added to"),
        ('schema_version: 1\nfigures:\n  a: {quote: "999 hộ", printed: "999"}\n', "the report does not say"),
    ],
)
def test_a_file_that_is_not_valid_is_never_touched(tmp_path: Path, sidecar: str, said: str) -> None:
    report = written(tmp_path)
    (tmp_path / "x.yml").write_text(sidecar, encoding="utf-8")
    with pytest.raises(BadUsage, match=said) as caught:
        waive(report, "16", "vì sao")
    assert (tmp_path / "x.yml").read_text(encoding="utf-8") == sidecar
    assert re.search(r"x\.yml|by hand", caught.value.message)


def test_a_decision_that_the_next_run_would_refuse_is_not_written(tmp_path: Path) -> None:
    """What is let stand cannot be confirmed as well."""
    report = waive(written(tmp_path), "16", "vì sao")
    before = (tmp_path / "x.yml").read_bytes()
    with pytest.raises(BadUsage, match=r"^x\.yml, line \d+: confirmations\.1: .* a waiver lets stand"):
        confirm(report, "16")
    assert (tmp_path / "x.yml").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x.txt", "x.yml"]


def test_a_finding_that_agrees_leaves_nothing_to_decide(tmp_path: Path) -> None:
    report = written(tmp_path, TEXT.replace("16%", "15%"))
    with pytest.raises(BadUsage, match="leaves nothing to decide"):
        waive(report, "15", "vì sao")


def test_former_decisions_on_a_finding_are_found_and_can_be_replaced(tmp_path: Path) -> None:
    report = waive(written(tmp_path), "16", "cũ")
    figure = next(f.id for f in report.figures if f.printed == "16")
    sections = ("waivers", "confirmations")
    place = former(sidecar_path(report), reading_of(report), figure, "share", sections)
    assert place == [("waivers", 0)]
    assert former(sidecar_path(report), reading_of(report), figure, "change", sections) == []
    entry = verdict_on(reading_of(report), found(report, "16"), report.findings, CONFIRMABLE, "")
    after = record(sidecar_path(report), Edit({"confirmations": [entry]}, place), again(report))
    assert (found(after, "16").note, found(after, "16").confirmed) == (None, "")
    assert yaml.safe_load((tmp_path / "x.yml").read_text(encoding="utf-8")).keys() == {
        "schema_version",
        "confirmations",
    }


@pytest.mark.parametrize(
    "reason", ["a: b # c", "\"nháy\" 'đơn' \\ {x} [y] %", "\x1b[31m đỏ\nhai dòng\u2028ba", "- =1+1", "null"]
)
def test_any_reason_comes_back_as_words_on_one_line(tmp_path: Path, reason: str) -> None:
    after = waive(written(tmp_path), "16", reason)
    [note] = [f.note for f in after.findings if f.note]
    assert note.isprintable() and note.split() == "".join(c if c.isprintable() else " " for c in reason).split()


def test_the_shipped_sidecar_takes_a_decision_and_stays_valid(tmp_path: Path, root: Path) -> None:
    """All four doubtful findings confirmed: the published schema holds, and nothing but lines is added."""
    for name in ("dong-da-2020-2025.md", "dong-da-2020-2025.yml"):
        shutil.copy(root / "data" / "reports" / name, tmp_path / name)
    path = tmp_path / "dong-da-2020-2025.yml"
    before = path.read_text(encoding="utf-8")
    report = audit(tmp_path / "dong-da-2020-2025.md")
    for printed in ("16,6", "19,6", "97,8", "2,2"):
        report = confirm(report, printed, "đúng vậy")
    after = path.read_text(encoding="utf-8")
    schema = json.loads((root / "data" / "sidecar.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(yaml.safe_load(after), schema)
    assert len(added_only(before, after)) == 1 + 4 * 4
    assert [f.confirmed for f in report.findings].count("đúng vậy") == 4
