"""The form of a text changes no value and no kind."""

import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.reading.figures import read_figures
from helpers.reading.records import Document

REPORT = """\
Năm 2023, Đảng bộ huyện có 52 tổ chức cơ sở đảng với 6.123 đảng viên; 5.987/6.010 đảng viên được đánh giá, đạt 99,6%. \
Trong đó có 1.234 đồng chí hoàn thành xuất sắc nhiệm vụ (20,6%), tăng 1,5% so với năm 2022; không có đảng viên bị \
khai trừ.

Thực hiện Nghị quyết số 18-NQ/TW ngày 25-10-2017 và Kế hoạch 45-KH/HU, nhiệm kỳ 2020 - 2025 huyện giảm từ 25 xã xuống \
còn 21 xã, tuổi bình quân khi vào Đảng là 28,4. Khóa XII họp lần thứ 9 từ 16-18/7/2023 lúc 8h30.

Tổng thu ngân sách ước đạt 1.234,5 tỷ đồng, bằng 105,2% dự toán, tăng 62,4 tỷ đồng (5,3%); chi 3 tỷ 250 triệu đồng \
cho 12,5km đường và 46,84 ha rừng. Tỷ lệ hộ nghèo còn khoảng 2,9%, giảm 0,8 điểm phần trăm; hơn 22 824 lượt khách, \
gấp 2,5 lần."""

Form = Callable[[str], str]


def wrapped(width: int) -> Form:
    def wrap(text: str) -> str:
        lines = (
            textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
        )
        return "\n".join("\n".join(line) for line in lines)

    return wrap


def emphasised(text: str) -> str:
    words = re.split(r"(?<=\S) (?=\S)", text)
    return " ".join(f"**{w}**" if i % 7 == 3 and "\n" not in w else w for i, w in enumerate(words))


FORMS: dict[str, Form] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "emphasis": emphasised,
    "all bold": lambda text: "\n\n".join(f"**{paragraph}**" for paragraph in text.split("\n\n")),
    **{f"wrapped at {width}": wrapped(width) for width in (40, 60, 72, 80, 100, 120)},
    "wrapped, CRLF and NFD": lambda text: unicodedata.normalize("NFD", wrapped(72)(text).replace("\n", "\r\n")),
}
Fact = tuple[object, ...]


def facts(text: str) -> list[Fact]:
    figures = read_figures(Document("x", text, "", "")).figures
    return [(f.kind, f.value, f.value2, f.direction, f.hedge, f.iso, "".join((f.unit or "").split())) for f in figures]


def composed(read: list[Fact]) -> list[Fact]:
    return [(*fact[:-1], unicodedata.normalize("NFC", str(fact[-1]))) for fact in read]


@pytest.mark.parametrize("form", FORMS)
def test_another_form_gives_the_same_figures(form: str) -> None:
    assert facts(REPORT) == composed(facts(FORMS[form](REPORT)))


def test_the_report_has_figures_of_many_kinds() -> None:
    assert {"count", "percent", "change_percent", "money", "measure", "date", "period", "ordinal", "doc_number"} <= {
        fact[0] for fact in facts(REPORT)
    }


def test_reordered_paragraphs_give_the_same_figures() -> None:
    assert Counter(facts(REPORT)) == Counter(facts("\n\n".join(reversed(REPORT.split("\n\n")))))


def test_spans_count_code_points_of_the_text_as_decoded() -> None:
    text = unicodedata.normalize("NFD", "Đảng bộ có **22.824**/29.150 đảng viên.")
    figures = read_figures(Document("x", text, "", "")).figures
    assert [text[f.start : f.end] for f in figures] == ["22.824", "29.150"]


@pytest.mark.parametrize("form", ["NFD", "no-break spaces", "CRLF"])
def test_real_reports_read_alike_in_every_form(corpus: Path, form: str) -> None:
    for path in sorted((corpus / "texts").glob("*.txt")):
        text = path.read_bytes().decode()
        assert composed(facts(text)) == composed(facts(FORMS[form](text))), path.name
