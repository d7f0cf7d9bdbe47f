"""What scripts read: numbers exact, bounds on the safe side, one line a report."""

import json
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checking.records import Audit
from helpers.checking.unchecked import REASONS
from helpers.errors import UnreadableReport
from helpers.running.audit import audit
from helpers.showing.jsonl import audit_object, bound, error_object, exact, json_line, rounded
from tests.reading.office_files import as_tcvn3


@pytest.fixture(scope="module")
def shipped(root: Path) -> Audit:
    """Return the shipped report, read as a stranger would: without what a person decided."""
    return audit(root / "data/reports/dong-da-2020-2025.md", sidecar=False)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("22824", Decimal("22824")),
        ("56.5", Decimal("56.50")),
        ("38000", Decimal("3.8E+4")),
        ("0", Decimal("0.00")),
        ("0.001", Decimal("1E-3")),
        ("1000000000000000", Decimal("1E+15")),
        ("0.125", Fraction(1, 8)),
        ("1/3", Fraction(1, 3)),
        ("-7.5", Fraction(-15, 2)),
        ("-2/3", Fraction(-2, 3)),
        (None, None),
    ],
)
def test_a_value_is_written_out_exactly(written: str | None, value: Decimal | Fraction | None) -> None:
    """Neither an exponent nor a float's noise reaches a script."""
    assert exact(value) == written


@given(st.fractions())
def test_what_is_written_exactly_reads_back_as_the_same_number(value: Fraction) -> None:
    assert Fraction(str(exact(value))) == value


@pytest.mark.parametrize(
    ("written", "value", "step"),
    [
        ("14.54", Fraction(331800, 22824), "0.1"),
        ("19.175", Fraction(15800, 824), "0.01"),
        ("122.22", Fraction(1100, 9), "1"),
        ("11", Fraction(11), "1"),
        ("12.5", Fraction(25, 2), "1000"),
        ("-3.33", Fraction(-10, 3), "0.1"),
    ],
)
def test_a_recomputed_number_is_one_place_finer_than_the_printed_one(written: str, value: Fraction, step: str) -> None:
    """As printed it could hide the difference; two places are the least."""
    assert rounded(value, Decimal(step)) == written


@given(st.fractions())
def test_a_bound_never_promises_more_than_is_known(value: Fraction) -> None:
    """Rounded outwards where the decimals do not end."""
    low, high = (Fraction(bound(value, rounding)) for rounding in (ROUND_FLOOR, ROUND_CEILING))
    assert low <= value <= high
    assert high - low <= abs(value) / 10**14


@given(st.text() | st.text(st.characters(max_codepoint=0x2070)))
def test_a_line_of_json_is_one_harmless_line_and_reads_back(text: str) -> None:
    """Controls, bidi overrides and odd line ends are escaped, and nothing is lost."""
    line = json_line({"printed": text})
    assert json.loads(line) == {"printed": text}
    assert len(line.splitlines()) == 1
    assert not set(line) & {chr(point) for point in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x202E, 0x2066)}


def test_a_file_name_that_is_not_unicode_can_be_printed() -> None:
    """Python keeps undecodable bytes of a name as lone surrogates, which no stream encodes."""
    assert json_line({"report": "a\udcff"}).encode() == b'{"report": "a\\udcff"}'


def test_the_spans_lead_back_to_the_printed_digits(shipped: Audit) -> None:
    figures = audit_object(shipped)["figures"]
    assert [row["printed"] for row in figures] == [shipped.document.text[row["start"] : row["end"]] for row in figures]
    assert [row["id"] for row in figures] == list(range(len(figures)))


def test_a_finding_gives_the_sum_its_bounds_and_its_cause(shipped: Audit) -> None:
    """3.318 of 22.824 is 14,54 %; the printed 16,6 % is of the 20.039."""
    said = audit_object(shipped)
    printed = {row["id"]: row["printed"] for row in said["figures"]}
    [finding] = [row for row in said["findings"] if row["kind"] == "share" and printed[row["stated"]] == "16,6"]
    assert [printed[i] for i in finding["operands"]] == ["22.824", "3.318"]
    assert (finding["verdict"], finding["recomputed"]) == ("explained", "14.54")
    assert finding["interval"] == ["14.53732912723449", "14.53732912723449"]
    assert finding["explanation"]["kind"] == "other_base"
    assert [printed[i] for i in finding["explanation"]["figures"]] == ["20.039"]
    assert finding["explanation"]["recomputed"] == "16.56"
    assert "3.318 : 22.824 = 14,54 %" in finding["message"]


def test_the_summary_says_what_no_check_has_touched(shipped: Audit) -> None:
    said = audit_object(shipped)
    summary, kinds = said["summary"], {row["id"]: row["kind"] for row in said["figures"]}
    touched = {
        i
        for row in said["findings"]
        if row["verdict"] != "undetermined"
        for i in [*row["operands"], row["stated"]]
        if i is not None
    }
    assert summary["figures"] == len(kinds)
    assert summary["checked"] + len(summary["unchecked"]) == summary["statistics"]
    assert summary["unchecked"]
    assert not touched & set(summary["unchecked"])
    assert summary["findings"]["explained"] == 4
    assert sum(summary["findings"].values()) == len(said["findings"])


def test_a_finding_quotes_the_sentence_that_prints_its_result(shipped: Audit) -> None:
    said = audit_object(shipped)
    text, figures = shipped.document.text, said["figures"]
    for row in said["findings"]:
        assert row["quote"] == text[row["start"] : row["end"]]
        focus = figures[row["stated"] if row["stated"] is not None else row["operands"][0]]
        assert row["start"] <= focus["start"] < focus["end"] <= row["end"]


def test_each_unchecked_statistic_stands_under_one_reason(shipped: Audit) -> None:
    summary = audit_object(shipped)["summary"]
    assert sorted(i for ids in summary["reasons"].values() for i in ids) == summary["unchecked"]
    assert set(summary["reasons"]) == set(REASONS)


def test_notes_name_the_percentages_that_prove_them(shipped: Audit) -> None:
    """87,8, 0,1 and 80 would be printed otherwise if they were cut off; 16,6 and 19,6 have one pattern."""
    said = audit_object(shipped, "en")
    told = [(note["kind"], [said["figures"][i]["printed"] for i in note["figures"]]) for note in said["notes"]]
    assert told == [("habit_rounds", ["87,8", "0,1", "80"]), ("recurring_other_base", ["16,6", "19,6"])]
    assert all(note["count"] == len(note["figures"]) and note["message"].endswith(".") for note in said["notes"])


def test_the_messages_follow_the_language(shipped: Audit) -> None:
    vietnamese, english = (audit_object(shipped, language)["findings"] for language in ("vi", "en"))
    assert "3,318 : 22,824 = 14.54%" in " ".join(row["message"] for row in english)
    assert [row["verdict"] for row in vietnamese] == [row["verdict"] for row in english]


def test_a_report_that_cannot_be_read_has_its_own_line() -> None:
    refusal = UnreadableReport("missing", "x.md: there is no such file")
    assert error_object("x.md", refusal) == {
        "report": "x.md",
        "error": {"kind": "missing", "message": "x.md: there is no such file"},
    }


def test_the_encoding_that_was_found_is_handed_on(tmp_path: Path) -> None:
    """Scripts that gather an archive can tell which texts were made out rather than given."""
    old = tmp_path / "old.txt"
    old.write_bytes(
        as_tcvn3("Đảng bộ có 345 đảng viên, trong đó nữ có 120 đồng chí, chiếm tỷ lệ 34,8%.").encode("latin-1")
    )
    assert audit_object(audit(old))["encoding"] == "tcvn3"
