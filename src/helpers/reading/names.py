"""Numbers that count nothing because they belong to the words before them: names, places, documents."""

import re

from helpers.reading.drafts import Draft
from helpers.reading.label_words import ACTION
from helpers.reading.leads import numbered_name_before, ordinal_before
from helpers.reading.lexicon import NAMED_DOCUMENTS, ORDINAL_STRONG, PERSONS, THINGS, alternatives, by_last_word, ending
from helpers.reading.records import FigureKind
from helpers.reading.view import View

#: Nothing is numbered with fractions or thousands.
DECIMAL = re.compile(r"\d+,\d+|\d+\.\d{3,}.*")
#: Documents whose bare number is their name: ``Đề án 06``.
NUMBERED_DOCUMENTS = by_last_word(NAMED_DOCUMENTS)
_LONGEST_NAME = 3  # digits of a numbered road, quarter or team
_ORDINAL_NEXT = re.compile(rf"\s*(?:{alternatives((*ORDINAL_STRONG, 'mục', 'phần', 'điểm'))})(?![^\W_])")
_HEADS_NUMBER = re.compile(r"\s?:\s\d")
_NAME_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_OPENS = re.compile(r"(?:^|[:;\"(\-])[\s\"'(\[+*#>•:;.,-]*$")
_NAMED_TIME = re.compile(r"\s+(?:năm\s+(?:\d{4}(?!\d)|học(?![^\W_]))|(?:tháng|quý|ngày|nhiệm\s+kỳ)\s+\d)")
_THINGS = by_last_word(THINGS)
_COUNTED = by_last_word((*THINGS, *PERSONS))
_SEVERAL = frozenset({"số", "tổng", "các", "những", "nhiều"})
_PREDICATE = re.compile(r"\s+(?:có|đã|được|sẽ|đang|bị|thuộc|nằm|dài|rộng|gồm|do|họp)(?![^\W_])")


def part_of_name(view: View, draft: Draft) -> FigureKind | None:
    """Return what a number is that belongs to the words before it, None for one that counts."""
    low, token = view.low, draft.token
    if draft.tail.multiplier > 1 or token.shape == "range" or draft.square or DECIMAL.fullmatch(token.first):
        return None
    order, named = ordinal_before(draft.words), numbered_name_before(draft.words)
    if draft.tail.unit_class == "period":  # đợt 1 năm 2024, lớp 10 năm học …
        return ("ordinal" if order else "other") if (order or named) and _NAMED_TIME.match(low, token.end) else None
    counted = draft.tail.known
    counts = draft.tail.unit_class == "noun" and not _ORDINAL_NEXT.match(low, token.end)
    counts = counts and not (order == "weak" and not counted and ACTION.match(low, token.end + 1))  # lần 2 kiểm tra
    sure = order == "usual" or _said_number(view, draft)
    named_after = order == "usual" and view.plain[token.end : token.end + 3][1:].istitle()  # tầng 3 Huyện ủy
    if order and (named_after or not (counted if sure else counts)):
        return "ordinal"
    if named == "always" or (named and not counted and len(token.first) <= _LONGEST_NAME):
        return "other"
    heads = draft.tail.unit_class == "none" and _HEADS_NUMBER.match(low, token.end)  # Đồn Biên phòng 316: 41 đảng viên
    if (heads or _does_something(low, draft)) and not ending(draft.words, NUMBERED_DOCUMENTS):
        return "other"
    return None if counted or not token.first.isdecimal() else _number_of_name(view, draft, counts)


def _said_number(view: View, draft: Draft) -> bool:
    """Tell whether ``số`` numbers what stands before it: ``cầu thủ số 10 ghi bàn``, ``trường số 2 Phù Cát``."""
    if draft.words[-1:] != ["số"]:
        return False
    after = view.plain[draft.token.end : draft.token.end + 3]
    return ending(draft.words[:-1], _COUNTED) is not None or (after[:1] == " " and after[1:].istitle())


def _does_something(low: str, draft: Draft) -> bool:
    """Tell whether one numbered thing acts or is described, rather than so many are counted: ``Chi bộ 7 có``."""
    thing = ending(draft.words, _THINGS)
    if thing is None or len(draft.token.first) > 2 or _PREDICATE.match(low, draft.token.end) is None:
        return False
    return not _SEVERAL.intersection(draft.words[: -len(thing.split())][-1:])


def _number_of_name(view: View, draft: Draft, counts: bool) -> FigureKind | None:
    """Return doc_number after the name of a document, other after any other name, None after neither."""
    if len(draft.token.first) <= 4 and ending(draft.words, NUMBERED_DOCUMENTS):
        return "doc_number"
    counts = counts and len(draft.token.first) > 1  # thủy điện Đak Mi 4 xả lũ
    draft.named = not counts and _after_proper_name(view, draft.token.start, draft.left)
    return "other" if draft.named else None


def _after_proper_name(view: View, start: int, left: int) -> bool:
    """Tell whether a capitalised word that does not merely open its sentence stands right before a number."""
    m = _NAME_BEFORE.search(view.plain, max(left, start - 24), start)
    if m is None or not m.group(1)[0].isupper() or m.start(1) <= left:
        return False
    return not _OPENS.search(view.plain, max(left, m.start(1) - 12), m.start(1))
