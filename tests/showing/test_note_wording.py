"""What a report's notes say, word for word."""

from dataclasses import replace

import pytest

from helpers.checking.records import Audit, Note
from helpers.errors import BadUsage
from helpers.showing.note_wording import note_message
from tests.checking.told import audited


def said(text: str, language: str = "vi") -> list[str]:
    """Return what the notes of a text say."""
    audit = audited(text)
    return [note_message(audit, note, language) for note in audit.notes]


def share(part: int, base: int, percent: str) -> str:
    """Return a sentence that states a share."""
    return f"Có {part} trong tổng số {base} xã, chiếm {percent}%. "


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        (
            share(44, 90, "48,8") + share(22, 57, "38,5"),
            "Báo cáo cắt bớt tỷ lệ chứ không làm tròn: 2 tỷ lệ cho thấy điều đó (48,89 % in là 48,8 %; 38,596 % in "
            "là 38,5 %).",
            "The report cuts its percentages off rather than rounding them: 2 of them show it (48.89% printed as "
            "48.8%; 38.596% printed as 38.5%).",
        ),
        (
            share(44, 90, "48,9") + share(22, 57, "38,6"),
            "Báo cáo làm tròn tỷ lệ chứ không cắt bớt: 2 tỷ lệ cho thấy điều đó (48,89 % in là 48,9 %; 38,596 % in "
            "là 38,6 %).",
            "The report rounds its percentages rather than cutting them off: 2 of them show it (48.89% printed as "
            "48.9%; 38.596% printed as 38.6%).",
        ),
        (
            share(113, 274, "41,20") + share(52, 83, "62,70"),
            "Báo cáo viết thêm số 0 sau tỷ lệ đã làm tròn: 2 tỷ lệ cho thấy điều đó (41,241 % in là 41,20 %; 62,651 % "
            "in là 62,70 %).",
            "The report puts a zero behind rounded percentages: 2 of them show it (41.241% printed as 41.20%; 62.651% "
            "printed as 62.70%).",
        ),
        (
            "Có 214 hộ, gồm 96 hộ khá (40,0%), 78 hộ trung bình (32,5%), 40 hộ nghèo (16,7%).",
            "3 tỷ lệ (40,0 %; 32,5 %; 16,7 %) cùng khớp với một mẫu số không in ra là 240, thay vì 214.",
            "3 percentages (40.0%; 32.5%; 16.7%) fit one and the same base that is not printed, 240, instead of 214.",
        ),
    ],
)
def test_a_note_gives_the_figures_that_prove_it(text: str, vietnamese: str, english: str) -> None:
    assert said(text) == [vietnamese]
    assert said(text, "en") == [english]


RATED = (
    "Đã xếp loại 22.824 đảng viên, trong đó 3.318 đảng viên hoàn thành xuất sắc nhiệm vụ (16,6%), "
    "20.039 đảng viên hoàn thành tốt nhiệm vụ trở lên (87,8%). "
    "Đã xếp loại 824 chi bộ, trong đó 158 chi bộ hoàn thành xuất sắc nhiệm vụ (19,6%), "
    "808 chi bộ hoàn thành tốt nhiệm vụ trở lên (98,1%)."
)


def recurring(audit: Audit, language: str) -> str:
    """Return what the note on another base says."""
    (note,) = [note for note in audit.notes if note.kind == "recurring_other_base"]
    return note_message(audit, note, language)


def test_a_pattern_is_told_in_the_words_its_figures_share() -> None:
    audit = audited(RATED)
    best, good = "“hoàn thành xuất sắc nhiệm vụ”", "“hoàn thành tốt nhiệm vụ trở lên”"
    assert recurring(audit, "vi") == f"Tỷ lệ {best} hai lần được tính trên {good} (16,6 %; 19,6 %)."
    assert recurring(audit, "en") == f"The share of {best} is taken of {good} twice (16.6%; 19.6%)."


def test_a_person_s_labels_are_the_words() -> None:
    audit = audited(RATED)
    words = {
        "3.318": "members rated excellent",
        "20.039": "members rated good or better",
        "158": "branches rated excellent",
        "808": "branches rated good or better",
    }
    labels = {f.id: {"en": words[f.printed]} for f in audit.figures if f.printed in words}
    told = "The share of “rated excellent” is taken of “rated good or better” twice (16.6%; 19.6%)."
    assert recurring(replace(audit, labels=labels), "en") == told


def test_exceptions_to_a_habit_are_named() -> None:
    rounded = ((44, "48,9"), (35, "38,9"), (53, "58,9"), (62, "68,9"), (71, "78,9"))
    (told,) = said("".join(share(n, 90, percent) for n, percent in rounded) + share(22, 57, "38,5"), "en")
    assert told.endswith("; and 1 more); against that habit: 38.596% printed as 38.5%.")


def test_a_person_s_note_is_given_with_its_figures() -> None:
    audit = audited(RATED)
    note = Note("person", (1,), 1, words={"vi": "Số liệu sơ bộ.", "en": "Preliminary figures"})
    assert note_message(audit, note) == "Ghi chú của người soát: Số liệu sơ bộ (3.318)."
    assert note_message(audit, note, "en") == "A person’s note: Preliminary figures (3,318)."
    assert note_message(audit, replace(note, figures=())) == "Ghi chú của người soát: Số liệu sơ bộ."


def test_an_unknown_language_is_refused() -> None:
    audit = audited(RATED)
    with pytest.raises(BadUsage, match="write one of vi, en"):
        note_message(audit, audit.notes[0], "fr")
