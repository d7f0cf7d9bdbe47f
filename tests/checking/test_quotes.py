"""Words that lead back to a figure, also after the report has been edited."""

from pathlib import Path

import pytest
import yaml

from helpers.checking.anchors import anchor
from helpers.checking.quotes import Quote, quote_of
from helpers.checking.sidecar import load_sidecar
from helpers.reading.documents import read_document
from helpers.reading.figures import Reading, read_figures
from helpers.reading.records import Document
from tests.checking.told import reading_of

ROOT = Path(__file__).resolve().parents[2]


def found_again(folder: Path, reading: Reading, quotes: list[Quote]) -> list[int]:
    """Write quotes into a sidecar, read it, and return the figures they lead to."""
    rows = [{k: getattr(q, k) for k in ("quote", "printed", "occurrence") if getattr(q, k) is not None} for q in quotes]
    written = {"schema_version": 1, "figures": {f"f{i}": row for i, row in enumerate(rows)}}
    (folder / "x.yml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    anchored = anchor(load_sidecar(folder / "x.yml"), reading.document, reading.figures)
    return [anchored.names[f"f{i}"] for i in range(len(quotes))]


TWICE = "Xã A có 12 hộ nghèo. Xã B có 12 hộ nghèo. Cả huyện có 24 hộ nghèo."


@pytest.mark.parametrize(
    "text",
    [
        TWICE,
        "Có 16/16 xã, 16 xã đạt chuẩn; có 16/16 xã, 16 xã đạt chuẩn.",
        "Diện tích 46,84ha;46,84ha khác.",
        "Thu **12,5** tỷ đồng,\r\nchi 12,5\r\ntỷ đồng.",
        "Tỷ lệ là 5%.\n\n- 5%\n- 5%\n",
        "Có hai mươi hộ, không có hộ nào trong 1 234 hộ – 5–6 hộ.",
        "Co\u0302\u0301 5 đồng chi\u0301, 5 đồng chi\u0301 khác.",
        "5",
    ],
)
def test_every_figure_is_found_again_by_its_quote(tmp_path: Path, text: str) -> None:
    reading = reading_of(text)
    ids = [figure.id for figure in reading.figures]
    assert found_again(tmp_path, reading, [quote_of(reading, i) for i in ids]) == ids


@pytest.mark.parametrize("path", ["data/reports/dong-da-2020-2025.md", "tests/data/cong-doan-2023.md"])
def test_every_figure_of_a_real_report_is_found_again(tmp_path: Path, path: str) -> None:
    reading = read_figures(read_document(ROOT / path))
    ids = [figure.id for figure in reading.figures]
    assert found_again(tmp_path, reading, [quote_of(reading, i) for i in ids]) == ids


def test_few_words_are_quoted_and_no_marks_at_their_ends() -> None:
    reading = reading_of("Năm 2022, quận có 824/826 chi bộ được đánh giá, trong đó 158 chi bộ xuất sắc (19,6%); hết.")
    figure = next(f.id for f in reading.figures if f.printed == "19,6")
    assert quote_of(reading, figure) == Quote("xuất sắc (19,6%)", "19,6")


def test_an_occurrence_is_given_only_where_words_do_not_tell() -> None:
    same = "Có 12 hộ nghèo. Có 12 hộ nghèo."
    reading = reading_of(same)
    assert [quote_of(reading, i).occurrence for i in (0, 1)] == [1, 2]
    assert [quote_of(reading_of(TWICE), i).occurrence for i in (0, 1, 2)] == [None, None, None]


def test_an_edit_elsewhere_does_not_lose_the_figure(tmp_path: Path) -> None:
    before = reading_of(TWICE)
    quote = quote_of(before, 1)
    after = read_figures(Document("made-up.md", f"Phần mở đầu với 99 hộ.\n\n{TWICE.replace('24', '25')}", "", ""))
    [figure] = found_again(tmp_path, after, [quote])
    assert (after.figures[figure].printed, quote.quote == "Xã B có 12 hộ nghèo") == ("12", True)
