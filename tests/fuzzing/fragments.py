"""What Vietnamese reports are made of, piece by piece: any row of pieces is a text that looks like one.

Hypothesis draws from them, and a fuzzer picks one with every byte, so that both get past the first word.
"""

from collections.abc import Iterable

#: Sums in many wordings, right and wrong, so that two pieces in a row already make a relation, or break one.
_CLAUSES = (
    "Năm 2024, toàn huyện có 824 chi bộ",
    "tổng số 1.763 thẻ, gồm 862 thẻ cấp mới, 592 thẻ mất và 309 thẻ hỏng",
    "trong đó có 808 chi bộ xếp loại tốt trở lên (97,8%)",
    "có 24/30 hộ đạt chuẩn (80%)",
    "đạt 122% kế hoạch",
    "đạt 11/9 chỉ tiêu",
    "tăng 12,7% so với cùng kỳ",
    "giảm từ 140 vụ xuống còn 35 vụ",
    "thu 1.234,5 tỷ đồng, chi 1.200 tỷ đồng",
    "chiếm 60,5% tổng số",
    "tỷ lệ lần lượt là 25%, 55%, 17,5% và 2,5%",
    "không có đơn vị nào",
    "mười hai xã và hai mươi ba thôn",
    "một phần ba số hộ",
    "số còn lại là 16 chi bộ",
    "vượt 22 người so với chỉ tiêu 100 người",
    "bình quân 3,5 người/hộ",
    "từ 2.000 đến 2.500 đảng viên",
    "cả năm 2023 là 100 và năm 2024 là 120 trường, tăng 20%",
)
_WORDS = (
    *("có", "gồm", "trong đó", "tổng số", "còn lại", "chiếm", "bằng", "đạt", "tăng", "giảm", "gấp", "so với", "trên"),
    *("gần", "hơn", "khoảng", "và", "hoặc", "của", "là", "lần lượt", "trở lên", "kế hoạch", "cùng kỳ", "chỉ tiêu"),
    *("người", "đảng viên", "chi bộ", "xã", "hộ", "trường", "đồng", "tỷ đồng", "triệu USD", "ha", "m2", "km3", "lần"),
    *("năm", "tháng", "ngày", "quý", "khóa XIV", "lần thứ", "Nghị quyết số", "điều 5", "khoản 2", "giai đoạn"),
    *("loại tốt", "loại khá", "nam", "nữ", "hai mươi ba", "một nửa", "nghìn", "đôi", "rưỡi", "mỗi", "các", "Đảng bộ"),
)
_NUMBERS = (
    *("0", "1", "5", "9", "12", "24", "30", "50", "80", "100", "120", "824", "808", "1.000", "1.763", "22.824"),
    *("22 824", "1,234", "1,234.5", "1.234,5", "8.973194", "16,6", "97,80", "0,0", "00", "1.071.395", "9" * 29),
    *("9" * 40, "80%", "97,8%", "100%", "0%", "-5%", "5‰", "24/30", "11/9", "0/0", "5/", "1/1/2024", "24/7", "2024"),
    *("2020-2025", "57-NQ/TW", "178/2024/NĐ-CP", "[39]", "8h30", "4G", "x2", "10^6", "1e5", "٣٤", "½", "²", "Ⅳ"),
)
_MARKS = (
    *(
        " ",
        " ",
        " ",
        "  ",
        ", ",
        ", ",
        "; ",
        ": ",
        ". ",
        ".",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\n- ",
        "\n+ ",
        "\n1. ",
        "\na) ",
    ),
    *(
        "(",
        ")",
        "[",
        "]",
        "|",
        "\n| ",
        " | ",
        " |\n|---|---|\n",
        "%",
        "/",
        "-",
        "–",
        "*",
        "**",
        "_",
        "#",
        "> ",
        "“",
        "”",
    ),
    *("'", "<p>", "</td><td>", "\u00a0", "\u200b", "\u0301", "e\u0302\u0323", "\ufeff", "\u2028", "\x0c", "İ", "ẞ"),
    *("\u202e", "\x1b[31m", "=1+1", "https://a.vn/1", "x@y.vn", "$x$", "…", "…5", "=", "+", "<=", "²", "°C"),
)
FRAGMENTS = (*_CLAUSES, *_WORDS, *_NUMBERS, *_MARKS)

#: The same for ``NAME.yml``, about ``REPORT``.
REPORT = (
    "Năm 2022 có 240 hộ. Toàn xã có 200 hộ được rà soát, trong đó 50 hộ nghèo, chiếm 20,8%, 30 hộ khá, chiếm 16%.\n"
    "Tổng số 11 đơn vị, gồm 7 xã và 5 phường; 11 đơn vị đạt chuẩn.\n"
)
YAML_FRAGMENTS = (
    *("schema_version: 1\n", "figures:\n", "groups:\n", "bases:\n", "relations:\n", "waivers:\n", "confirmations:\n"),
    *("corrections:\n", "notes:\n"),
    '  poor: {quote: trong đó 50 hộ nghèo, printed: "50", label: {vi: hộ nghèo, en: poor}}\n',
    '  all: {quote: Toàn xã có 200 hộ, printed: "200"}\n',
    '  old: {quote: có 240 hộ, printed: "240", occurrence: 1}\n',
    "  rate: {quote: 'chiếm 20,8%', printed: '20,8'}\n",
    "  r: {formula: poor / all = rate%, reason: x, source: y}\n",
    "  s: {formula: poor <= all, reason: x, source: y}\n",
    "  t: {formula: poor + all = old, reason: x, source: y}\n",
    "  u: {formula: poor / n = rate%, kind: coverage, reason: x, source: y}\n",
    "  n: {value: '8.00e2', unit: hộ, label: {vi: a, en: b}, source: c}\n",
    "  g: {kind: coverage, title: {vi: a, en: b}, whole: all, members: [poor, {figure: old, sign: out}]}\n",
    '  - {quote: "chiếm 16%", printed: "16", kind: share, reason: theo quý}\n',
    '  - {quote: "11 đơn vị", printed: "11", occurrence: 2, reason: x}\n',
    '  - {quote: "50 hộ", printed: "50", value: "1.20e6", kind: count, unit: tờ, reason: x}\n',
    "  - {text: {vi: sơ bộ, en: preliminary}}\n",
    '  - quote: "7 xã"\n    printed: "7"\n    reason: |\n      hai\n      dòng\n',
    *(
        "- ",
        "? ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "\n",
        "  ",
        "\t",
        "# x\n",
        "---\n",
        "...\n",
        "&a ",
        "*a",
        "<<: ",
        "!!int ",
    ),
    *(
        "%YAML 1.1\n",
        '"',
        "'",
        "|\n",
        ">-\n",
        "\\",
        "\r\n",
        "\ufeff",
        "\x85",
        "\u2028",
        "poor",
        "all",
        "200",
        "1.0",
        "~",
    ),
    *("null", "yes", "0x1F", "2024-01-01", "1_000", ".inf", "1e999", "quote", "printed", "reason", "formula", "value"),
)


def from_bytes(picks: bytes, pieces: tuple[str, ...]) -> str:
    """Return the text that bytes pick piece by piece."""
    return "".join(pieces[pick % len(pieces)] for pick in picks)


def to_bytes(wanted: Iterable[str], pieces: tuple[str, ...]) -> bytes:
    """Return the bytes that pick these pieces."""
    return bytes(pieces.index(piece) for piece in wanted)
