"""The few words the page itself needs, in Vietnamese and English."""

from __future__ import annotations

WORDS = {
    "vi": {
        "page": "Trang ",
        "of": "/",
        "contents": "Nội dung",
        "continued": "tiếp theo trang trước",
        "columns": "Cột {first}–{last} trên {count}",
        "picture": "Hình",
        "unreadable": "[không đọc được hình này]",
        "missing": "[hình không có trong sổ tay: {name}]",
        "note": "Ghi chú",
        "tip": "Gợi ý",
        "important": "Quan trọng",
        "warning": "Lưu ý",
        "caution": "Cảnh báo",
        "untitled": "Sổ tay không có tên",
        "report": "Báo cáo",
        "publisher": "Nguồn",
        "period": "Kỳ báo cáo",
        "date": "Ngày lập",
        "version": "Phiên bản Soát Số",
        "parameters": "Tham số",
        "sha256": "SHA-256 của nguồn",
    },
    "en": {
        "page": "Page ",
        "of": " of ",
        "contents": "Contents",
        "continued": "continued from the page before",
        "columns": "Columns {first}–{last} of {count}",
        "picture": "Figure",
        "unreadable": "[this picture cannot be read]",
        "missing": "[picture not in the notebook: {name}]",
        "note": "Note",
        "tip": "Tip",
        "important": "Important",
        "warning": "Warning",
        "caution": "Caution",
        "untitled": "Notebook without a title",
        "report": "Report",
        "publisher": "Publisher",
        "period": "Period",
        "date": "Date of the run",
        "version": "Soát Số version",
        "parameters": "Parameters",
        "sha256": "SHA-256 of the source",
    },
}


def words(language: str) -> dict[str, str]:
    """Give the page's words in a language.

    Parameters
    ----------
    language
        A language tag; only its first part counts.

    Returns
    -------
    dict of str to str
        The words by what they are for, in English for a language we have no words in.
    """
    return WORDS.get(language.partition("-")[0].lower(), WORDS["en"])
