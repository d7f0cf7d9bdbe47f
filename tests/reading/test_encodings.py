"""Every encoding that Vietnamese offices left behind is recognised, named and read to the same text."""

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import UnreadableReport
from helpers.reading.encodings import decode, disguise_of
from helpers.reading.legacy import from_tcvn3, from_vni, western, western_bytes
from helpers.reading.syllables import is_syllable
from tests.reading.office_files import as_tcvn3, as_vni, as_windows_1258

TEXT = (
    "Tổng số đảng viên của quận là 22.824 đồng chí, trong đó 3.318 đồng chí xuất sắc (16,6%).\r\n"
    "Kết nạp mới 764 người, vượt 11/9 chỉ tiêu; thu ngân sách 1.234,5 tỷ đồng – “vượt dự toán”.\r\n"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("utf-8", TEXT.encode()),
        ("utf-8 with BOM", TEXT.encode("utf-8-sig")),
        ("utf-16-le", b"\xff\xfe" + TEXT.encode("utf-16-le")),
        ("utf-16-be", b"\xfe\xff" + TEXT.encode("utf-16-be")),
        ("utf-16-le", TEXT.encode("utf-16-le")),
        ("utf-16-be", TEXT.encode("utf-16-be")),
        ("utf-32-le", b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le")),
        ("utf-32-be", b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be")),
        ("tcvn3", western_bytes(as_tcvn3(TEXT))),
        ("vni", western_bytes(as_vni(TEXT))),
        ("tcvn3 in utf-8", as_tcvn3(TEXT).encode()),
        ("vni in utf-8", as_vni(TEXT).encode()),
        ("utf-8 in utf-8", western(TEXT.encode()).encode()),
    ],
)
def test_an_encoding_is_named_and_read(name: str, data: bytes) -> None:
    assert (TEXT, name) == decode(data)


def test_windows_1258_keeps_its_tones_as_characters_of_their_own() -> None:
    text, name = decode(as_windows_1258(TEXT))

    assert name == "windows-1258"
    assert "số" not in text
    assert unicodedata.normalize("NFC", text) == TEXT


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_stays_as_it_was_written(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, TEXT)

    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("vietnamese", "legacy"),
    [
        ("Tổng số đảng viên", "Tæng sè ®¶ng viªn"),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam", "Céng hßa x· héi chñ nghÜa ViÖt Nam"),
        ("Độc lập - Tự do - Hạnh phúc", "§éc lËp - Tù do - H¹nh phóc"),
        ("TỈNH ỦY", "TØNH ñY"),
        ("đạt 12 km² ở 25°C", "®¹t 12 km² ë 25°C"),
    ],
)
def test_tcvn3_reads(vietnamese: str, legacy: str) -> None:
    assert vietnamese == from_tcvn3(legacy)


@pytest.mark.parametrize(
    ("vietnamese", "legacy"),
    [
        ("Tổng số đảng viên", "Toång soá ñaûng vieân"),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"),
        ("ĐỘC LẬP - TỰ DO", "ÑOÄC LAÄP - TÖÏ DO"),
        ("kỷ luật, kỹ thuật, lý do, ỷ lại", "kyû luaät, kyõ thuaät, lyù do, yû laïi"),
        ("ước đạt, ấn định, ẵm, ị, ở", "öôùc ñaït, aán ñònh, aüm, ò, ôû"),
    ],
)
def test_vni_reads(vietnamese: str, legacy: str) -> None:
    assert vietnamese == from_vni(legacy)


LETTERS = "aăâeêioôơuưy"
TONED = [
    unicodedata.normalize("NFC", letter + tone)
    for letter in LETTERS
    for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
]


@given(st.text(st.sampled_from([*TONED, "đ", *"bcdghklmnpqrstvx .,;%", *"0123456789"])))
def test_small_letters_survive_tcvn3(text: str) -> None:
    assert text == from_tcvn3(as_tcvn3(text))


@pytest.mark.parametrize("letter", [*TONED, "đ", *(letter.upper() for letter in TONED), "Đ"])
def test_each_letter_survives_vni(letter: str) -> None:
    assert f"t{letter} 5" == from_vni(as_vni(f"t{letter} 5"))


@pytest.mark.parametrize(
    "text",
    [
        "Có 5 cá nhân và 3 tập thể được khen.",
        "Société Générale, São Paulo, Köln, Málaga: 4 đối tác.",
        "Đường kính 5 µm, dài 12 µm, nặng 3 µg.",
        "• 12 dự án\n• 7 xã\n§ 3",
        "No accents here, 12 things.",
        "",
    ],
)
def test_text_that_is_right_is_left_alone(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


def test_only_the_old_lines_of_a_mixed_text_are_changed() -> None:
    mixed = (
        "Báo cáo tổng hợp năm 2025\n" + as_tcvn3("Tổng số đảng viên là 22.824 đồng chí.\n") + "Có và không: 5 là đủ.\n"
    )

    assert decode(mixed.encode()) == (
        "Báo cáo tổng hợp năm 2025\nTổng số đảng viên là 22.824 đồng chí.\nCó và không: 5 là đủ.\n",
        "tcvn3 in utf-8",
    )


def test_western_text_with_curly_quotes_only_is_read() -> None:
    assert decode("“Tong so” – 12".encode("cp1252")) == ("“Tong so” – 12", "windows-1252")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("encoding", "tổng số".encode() + b"\xff\xfe\xfa 12 \xd0\xd1"),
        ("encoding", "Größe für Köln, Málaga, São, señor, façade".encode("cp1252")),
        ("encoding", b"\xff\xfea\x00b\x00c"),
        ("not_text", bytes(range(256)) * 4),
        ("not_text", b"12 things\x00 and more"),
        ("not_text", b"\x01\x02\x03\x04 12"),
        ("not_text", b"%PDF-1.7 12"),
        ("not_text", b"PK\x03\x04 12"),
        ("not_text", b"{\\rtf1 12}"),
    ],
)
def test_bytes_that_are_no_text_are_refused(kind: str, data: bytes) -> None:
    with pytest.raises(UnreadableReport) as refusal:
        decode(data)

    assert refusal.value.kind == kind


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, name = decode(data)
    except UnreadableReport as refusal:
        assert refusal.kind in {"not_text", "encoding"}
    else:
        assert name
        assert "\x00" not in text


@pytest.mark.parametrize(
    "word", ["đảng", "nghiêng", "quyết", "khuỷu", "giường", "ưỡn", "ý", "ĐOÀN", "xuất", "gì", "quốc"]
)
def test_a_vietnamese_syllable(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["Größe", "señor", "ñaûng", "đgảng", "wộ", "aự", "", "12"])
def test_no_vietnamese_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_the_reports_of_the_corpus_are_not_in_disguise(corpus: Path) -> None:
    texts = sorted((corpus / "texts").iterdir())

    assert texts
    assert [None] * len(texts) == [disguise_of(path.read_text(encoding="utf-8")) for path in texts]


def test_the_texts_of_the_corpus_survive_the_old_encodings(corpus: Path) -> None:
    for path in sorted((corpus / "texts").iterdir()):
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        for name, old in (("tcvn3", as_tcvn3(text)), ("vni", as_vni(text))):
            read, found = decode(old.encode())
            assert (path.name, f"{name} in utf-8") == (path.name, found)
            assert text.lower() == read.lower()
