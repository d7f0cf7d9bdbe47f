"""Decisions tied to a text by quoted words."""

import unicodedata
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from helpers.checking.anchors import Anchored, anchor, confirm, merge_relations, waive
from helpers.checking.records import Finding, Relation, RelationKind, Verdict
from helpers.checking.sidecar import load_sidecar
from helpers.errors import BadUsage
from helpers.reading.documents import read_document
from helpers.reading.figures import read_figures
from helpers.reading.records import Figure

TEXT = "Có 96 xã, trong đó 12 xã đảo.\nHuyện có 12 chợ; 96 xã có chợ, đạt 40% kế hoạch. Toàn vùng có 296 xã.\n"


def figures_of(folder: Path, text: str) -> tuple[Figure, ...]:
    """Read the figures of a report."""
    (folder / "x.txt").write_bytes(text.encode())
    return read_figures(read_document(folder / "x.txt")).figures


def anchored(folder: Path, sidecar: str, text: str = TEXT) -> Anchored:
    """Tie a sidecar to a report."""
    figures = figures_of(folder, text)
    (folder / "x.yml").write_text(f"schema_version: 1\n{sidecar}", encoding="utf-8")
    return anchor(load_sidecar(folder / "x.yml"), read_document(folder / "x.txt"), figures)


def complaint(folder: Path, sidecar: str, text: str = TEXT) -> tuple[str, str]:
    """Return the kind of error and what is said, without the folder."""
    with pytest.raises(BadUsage) as caught:
        anchored(folder, sidecar, text)
    return caught.value.kind, caught.value.message.replace(f"{folder}/", "")


def named(quote: str, printed: str, more: str = "") -> str:
    """Write a sidecar with one named figure."""
    return f'figures:\n  a: {{quote: "{quote}", printed: "{printed}"{more}}}\n'


@pytest.mark.parametrize(
    ("quote", "printed", "more", "expected"),
    [
        ("Có 96 xã", "96", "", 0),
        ("12 xã đảo", "12", "", 1),
        ("12 chợ", "12", "", 2),
        ("96 xã", "96", ", occurrence: 2", 3),
        ("96 xã, trong đó 12 xã", "12", "", 1),
        ("đảo. Huyện có 12", "12", "", 2),  # across the line end
        ("đạt 40%", "40", "", 4),
        ("296 xã", "296", "", 5),  # "96 xã" does not stand in it: words are whole
    ],
)
def test_a_figure_is_found_by_the_words_around_it(
    tmp_path: Path, quote: str, printed: str, more: str, expected: int
) -> None:
    """The quote leads to the place, the printed digits to the figure in it."""
    assert anchored(tmp_path, named(quote, printed, more)).names == {"a": expected}


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace(" ", "\u00a0"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("12 xã đảo", "**12** xã\nđảo"),
        "Thêm 5 thôn mới.\n\n" + TEXT,
    ],
    ids=["NFD", "no-break spaces", "CRLF", "emphasis and a wrap", "edited before"],
)
def test_an_anchor_survives_another_form_of_the_same_words(tmp_path: Path, text: str) -> None:
    """Unicode form, spaces, line ends, emphasis and edits elsewhere do not matter."""
    found = anchored(tmp_path, named("12 xã đảo", "12"), text)
    figure = found.figures[found.names["a"]]
    assert (figure.printed, text[figure.start :].startswith("12")) == ("12", True)
    assert "đảo" in unicodedata.normalize("NFC", text[figure.end : figure.end + 15])


@pytest.mark.parametrize(
    ("quote", "printed", "more", "expected"),
    [
        ("97 xã", "97", "", "the report does not say '97 xã' (any more); quote it as printed"),
        ("96 xã", "96", "", "the report says '96 xã' 2 times; quote more words or add 'occurrence'"),
        ("96 xã", "96", ", occurrence: 3", "the report says '96 xã' only 2 times; correct 'occurrence'"),
        ("trong đó 12 xã", "2", "", "no figure '2' is read in 'trong đó 12 xã'; read there: 12 (count)"),
        ("Có 96 xã", "xã", "", "no figure 'xã' is read in 'Có 96 xã'; read there: 96 (count)"),
        ("12 xã đảo. Huyện có 12", "12", "", "'12' stands 2 times in '12 xã đảo. Huyện có 12'; quote fewer words"),
    ],
)
def test_words_that_lead_nowhere_are_an_error(
    tmp_path: Path, quote: str, printed: str, more: str, expected: str
) -> None:
    """A decision that meets no figure, or more than one, is never skipped."""
    assert complaint(tmp_path, named(quote, printed, more)) == (
        "stale",
        f"x.yml, line 3: figures.a: {expected}",
    )


def test_one_figure_has_one_name(tmp_path: Path) -> None:
    """A second name for a figure would let two rules about it pass unnoticed."""
    sidecar = named("12 xã đảo", "12") + '  b: {quote: trong đó 12 xã, printed: "12"}\n'
    assert complaint(tmp_path, sidecar) == (
        "contradiction",
        "x.yml, line 4: figures.b: '12' is the figure of an earlier entry; keep one of them",
    )


def test_decisions_speak_of_ids_once_anchored(tmp_path: Path) -> None:
    """Labels, relations and groups carry the figures' ids, and where they come from."""
    sidecar = (
        'figures:\n  all: {quote: Có 96 xã, printed: "96"}\n'
        '  islands: {quote: 12 xã đảo, printed: "12", label: {vi: xã đảo, en: island communes}}\n'
        "relations:\n  some: {formula: islands <= all, reason: một phần, source: luật}\n"
        "groups:\n  kinds: {kind: parts, title: {vi: Xã, en: Communes}, whole: all,\n"
        "    members: [{figure: islands, minus: [all]}]}\n"
    )
    found = anchored(tmp_path, sidecar)
    assert found.labels == {1: {"vi": "xã đảo", "en": "island communes"}}
    assert found.relations == (
        Relation("subset", None, (1,), base=0, words="islands <= all", source="some", reason="một phần"),
    )
    assert (found.groups[0].key, found.groups[0].whole) == ("kinds", 0)
    assert [(member.figure, member.minus) for member in found.groups[0].members] == [(1, (0,))]


def test_a_correction_changes_the_figure_and_nothing_else(tmp_path: Path) -> None:
    """Value, precision, kind and unit are the person's; the place and the digits stay as printed."""
    sidecar = (
        'corrections:\n  - {quote: 12 chợ, printed: "12", value: "1.20", kind: measure, unit: km, reason: in sai}\n'
    )
    before, after = figures_of(tmp_path, TEXT), anchored(tmp_path, sidecar).figures
    changed = replace(before[2], value=Decimal("1.20"), step=Decimal("0.01"), kind="measure", unit="km")
    assert after == (*before[:2], changed, *before[3:])


def test_a_correction_may_change_the_unit_alone(tmp_path: Path) -> None:
    """What a correction does not speak of stays as read."""
    sidecar = 'corrections:\n  - {quote: 12 chợ, printed: "12", unit: phiên chợ, reason: in sai}\n'
    before, after = figures_of(tmp_path, TEXT), anchored(tmp_path, sidecar).figures
    assert after[2] == replace(before[2], unit="phiên chợ")


def test_two_corrections_of_one_figure_contradict_each_other(tmp_path: Path) -> None:
    """Neither is preferred in silence."""
    one = '  - {quote: 12 chợ, printed: "12", value: "2", reason: in sai}\n'
    kind, said = complaint(tmp_path, f"corrections:\n{one}{one}")
    assert (kind, "line 4" in said) == ("contradiction", True)


def finding(number: int, relation: Relation, verdict: Verdict) -> Finding:
    """Make a finding as judged."""
    severity = "note" if verdict == "consistent" else "error"
    return Finding(number, relation, verdict, None, None, severity)  # type: ignore[arg-type]


def waiver(kind: str = "") -> str:
    """Write a sidecar that waives what is found about the 40 %."""
    return f"waivers:\n  - {{quote: đạt 40%, printed: '40'{kind and f', kind: {kind}'}, reason: theo quý}}\n"


SHARE = Relation("share", 4, (3,), base=0)
SUM = Relation("partition_sum", 5, (4, 0))


@pytest.mark.parametrize(
    ("kind", "verdicts", "expected"),
    [
        ("", ("inconsistent", "inconsistent"), [("note", "theo quý"), ("error", None)]),
        ("", ("consistent", "inconsistent"), [("note", None), ("note", "theo quý")]),
        ("share", ("explained", "inconsistent"), [("note", "theo quý"), ("error", None)]),
        ("partition_sum", ("explained", "inconsistent"), [("error", None), ("note", "theo quý")]),
    ],
)
def test_a_waived_finding_is_a_note_with_the_reason(
    tmp_path: Path, kind: str, verdicts: tuple[Verdict, Verdict], expected: list[tuple[str, str | None]]
) -> None:
    """What the figure states comes first, then what it is an operand of; the verdict stays."""
    findings = [finding(0, SHARE, verdicts[0]), finding(1, SUM, verdicts[1])]
    after = waive(findings, anchored(tmp_path, waiver(kind)))
    assert [(f.severity, f.note) for f in after] == expected
    assert tuple(f.verdict for f in after) == verdicts


@pytest.mark.parametrize("kind", ["", "change"])
def test_a_waiver_of_nothing_is_an_error(tmp_path: Path, kind: str) -> None:
    """When the finding is gone, the waiver has to go too."""
    findings = [finding(0, SHARE, "explained" if kind else "consistent")]
    with pytest.raises(BadUsage, match=r"line 3: waivers\.1: waives a finding that") as caught:
        waive(findings, anchored(tmp_path, waiver(kind)))
    assert caught.value.kind == "stale"


def confirmation(more: str = "") -> str:
    """Write a sidecar that agrees with what is found about the 40 %."""
    return f"confirmations:\n  - {{quote: đạt 40%, printed: '40'{more}}}\n"


@pytest.mark.parametrize(
    ("more", "verdict", "expected"),
    [
        ("", "inconsistent", [("error", ""), ("error", None)]),
        (", reason: đã hỏi", "explained", [("error", "đã hỏi"), ("error", None)]),
        (", kind: partition_sum", "explained", [("error", None), ("error", "")]),
    ],
)
def test_a_confirmed_finding_keeps_verdict_and_severity(
    tmp_path: Path, more: str, verdict: Verdict, expected: list[tuple[str, str | None]]
) -> None:
    findings = [finding(0, SHARE, verdict), finding(1, SUM, verdict)]
    after = confirm(findings, anchored(tmp_path, confirmation(more)))
    assert [(f.severity, f.confirmed) for f in after] == expected
    assert [f.verdict for f in after] == [verdict, verdict]


@pytest.mark.parametrize("verdict", ["consistent", "undetermined"])
def test_only_what_does_not_hold_can_be_confirmed(tmp_path: Path, verdict: Verdict) -> None:
    with pytest.raises(BadUsage, match=r"line 3: confirmations\.1: confirms a finding that is not there") as caught:
        confirm([finding(0, SHARE, verdict)], anchored(tmp_path, confirmation()))
    assert caught.value.kind == "stale"


def test_nobody_confirms_what_a_waiver_lets_stand(tmp_path: Path) -> None:
    decided = anchored(tmp_path, waiver() + confirmation())
    with pytest.raises(BadUsage, match="a waiver lets stand; keep one of them") as caught:
        confirm(waive([finding(0, SHARE, "inconsistent")], decided), decided)
    assert caught.value.kind == "contradiction"


@pytest.mark.parametrize(
    ("found", "own", "kept"),
    [
        ("share", "share", False),
        ("share", "coverage", False),
        ("ratio_percent", "share", False),
        ("change", "share", True),
        ("partition_sum", "partition_sum", True),
    ],
)
def test_a_persons_base_takes_the_place_of_the_one_found(found: RelationKind, own: RelationKind, kept: bool) -> None:
    """A percentage has one base; a total may be divided in several ways."""
    text, person = Relation(found, 9, (1,), base=2), Relation(own, 9, (1, 3), base=4, source="rule")
    assert merge_relations([text], [person]) == ((text, person) if kept else (person,))


def test_the_very_same_relation_is_kept_once() -> None:
    """A person who writes down what the text says too does not double the finding."""
    text = Relation("subset", None, (1,), base=2)
    person = replace(text, source="rule")
    assert merge_relations([text], [person]) == (person,)
