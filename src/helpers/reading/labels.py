"""What a figure counts, in a few words of the report itself."""

import re

from helpers.reading.drafts import Draft
from helpers.reading.label_heads import acts, amount_in, is_noun, is_place, told_before
from helpers.reading.label_shares import NAMELESS, Own, label_of_percent
from helpers.reading.label_words import (
    BLANK_UNITS,
    NAMES_AMOUNT,
    PLANS,
    TAKEN,
)
from helpers.reading.phrases import (
    Lead,
    phrase_after,
    phrase_before,
    shortened,
    trimmed,
)
from helpers.reading.view import View

_ANNOTATES = frozenset({"", "chiếm", "đạt", "bằng", "tỷ lệ", "+", "-"})
_OUT_OF = re.compile(r"\s+(?:trong|trên)\s+(?:tổng\s+số|tổng|số)\s+")
#: What follows an amount and begins so does not name it: "phạt 5 triệu đồng theo Điều 4", "3.897 USD một tấn".
_NO_NAME = ("theo ", "một ", "mỗi ", "do ", "vào ", "trong ", "từ ", "để ", "qua ")
_LED = ("cho ", "tại ", "ở ")  # so begins what tells amounts of one thing apart
_CLAUSE_END = frozenset(".;:()")
_AGE_BOUNDS = frozenset({"dưới", "trên", "không quá"})
_SHORT_HEAD = 8  # words
_LOOK_BACK = 8  # figures; what was said further back is no longer spoken of


def labels_of(view: View, drafts: list[Draft]) -> list[str]:
    """Return a short label for every figure: a noun phrase of the report for statistics, nothing for the others.

    Parameters
    ----------
    view
        The text as read.
    drafts
        All figures in reading order, classed and valued.
    """
    labels = [""] * len(drafts)
    limits = _limits(view, drafts)
    floor = 0
    for i, draft in enumerate(drafts):
        if draft.square is not None and draft.square.label:
            labels[i] = shortened(draft.square.label) if draft.is_statistic else ""
        elif draft.is_statistic:
            own = Own(_lead(view, i, drafts, labels, floor), _after(view, drafts, limits, i), limits[i])
            labels[i] = shortened(_label(view, i, drafts, labels, own).strip())
            draft.inner = own.lead.inside and draft.tail.unit_class == "noun"
        if not draft.inner and (draft.is_statistic or draft.unit == "lần"):
            floor = max(draft.tail.end, draft.token.end)
    return labels


def _lead(view: View, i: int, drafts: list[Draft], labels: list[str], floor: int) -> Lead:
    """Return the phrase before a figure, unless the label of the figure before it ends with that."""
    draft = drafts[i]
    note = _bracketed(view, draft) if draft.tail.unit_class == "percent" else None
    if note is not None and _subject(view, i, drafts, labels):  # 3.318 đồng chí hoàn thành (16,6%)
        return Lead(linked=True, compares=note == "bằng")
    lead = phrase_before(view, draft.token.start, max(floor, draft.left))
    if not i or not lead.words or not labels[i - 1].endswith(f" {lead.words}"):
        return lead
    if labels[i - 1].endswith(f"so với {lead.words}"):  # tăng 4,5% so với thành thị là 1,8%
        return lead
    between = view.low[drafts[i - 1].token.end : draft.token.start]
    weighed = draft.tail.unit_class in ("money", "measure") and not _CLAUSE_END.intersection(between)
    if weighed and NAMES_AMOUNT.match(lead.words.lower()):  # 22 dự án công suất 176 MW
        labels[i - 1] = trimmed(labels[i - 1].removesuffix(f" {lead.words}"))
        return lead
    return lead._replace(words="")  # 12 dự án mới với 10 tỷ USD


def _limits(view: View, drafts: list[Draft]) -> list[int]:
    """Return for each figure where the next one begins that is no date, number of a document or part of a name."""
    limits = [len(view.low)] * len(drafts)
    for i in range(len(drafts) - 2, -1, -1):
        following = drafts[i + 1]
        bound = following.unit == "tuổi" and following.hedge in _AGE_BOUNDS  # đại biểu dưới 40 tuổi
        limits[i] = following.token.start if following.is_statistic and not bound else limits[i + 1]
    return limits


def _after(view: View, drafts: list[Draft], limits: list[int], i: int) -> str:
    """Return the words after a figure; those after the whole that it is a part of, if that is printed next."""
    j = i + 1 if _is_part(view, drafts, i) else i
    start = max(drafts[j].tail.end, drafts[j].token.end)
    if j + 1 < len(drafts) and _annotated(view, start, drafts[j + 1]):  # 5.775 xã (70,2%) đạt chuẩn
        start, j = drafts[j + 1].tail.end + 1, j + 1
    return phrase_after(view, start, min(drafts[j].right, limits[j]))


def _annotated(view: View, start: int, share: Draft) -> bool:
    """Tell whether a percentage in brackets, and nothing else, stands at a place."""
    if share.tail.unit_class != "percent" or view.low[start : share.token.start].lstrip()[:1] != "(":
        return False
    return _bracketed(view, share) is not None and view.low[share.tail.end : share.tail.end + 1] == ")"


def _is_part(view: View, drafts: list[Draft], i: int) -> bool:
    """Tell whether the next figure is the whole of this one: ``11/12 xã``, ``78 trong tổng số 92 thôn``."""
    if i + 1 == len(drafts):
        return False
    if drafts[i].kind == "ratio_numerator":
        return True
    bare = drafts[i].tail.unit_class == "none"
    return bare and _OUT_OF.fullmatch(view.low, drafts[i].token.end, drafts[i + 1].token.start) is not None


def _label(view: View, i: int, drafts: list[Draft], labels: list[str], own: Own) -> str:
    """Put the label of one figure together."""
    draft, unit_class = drafts[i], drafts[i].tail.unit_class
    if unit_class == "percent" or draft.unit == "%":
        return label_of_percent(view, draft, own, _subject(view, i, drafts, labels))
    if draft.kind == "ratio_denominator":
        return draft.unit if draft.unit and unit_class == "noun" else own.after or _subject(view, i, drafts, labels)
    if unit_class == "noun" or (draft.kind == "ratio_numerator" and unit_class == "none" and not _is_amount(drafts, i)):
        return _of_count(view, i, drafts, labels, own)
    if unit_class == "none" and draft.kind != "ratio_numerator":
        return _of_part(i, drafts, own) if _is_part(view, drafts, i) else _of_bare(view, i, drafts, labels, own)
    return _of_amount(view, i, drafts, labels, own)


def _is_amount(drafts: list[Draft], i: int) -> bool:
    """Tell whether a numerator has its unit, of money or a measure, from the whole after it."""
    return i + 1 < len(drafts) and drafts[i + 1].tail.unit_class in ("money", "measure")


def _of_amount(view: View, i: int, drafts: list[Draft], labels: list[str], own: Own) -> str:
    """Label money or a measure: ``tổng thu ngân sách``; what is weighed may stand after it: ``5 kg pháo``."""
    words = "" if own.lead.words.startswith(_LED) else amount_in(own.lead.words)
    named = NAMES_AMOUNT.match(words.lower()) is not None and words.lower() not in TAKEN and not acts(words)
    if own.after and not (words and (own.lead.joined or named or own.after.startswith(_NO_NAME))):
        led = own.after.startswith(_LED) and not words
        subject = _subject(view, i, drafts, labels).partition(f" {own.after.split()[0]} ")[0]
        return f"{subject} {own.after}".strip() if led else own.after
    if not words:
        return own.after or _subject(view, i, drafts, labels)
    head = "" if named or not is_place(words.lower()) else _amount_head(i, drafts, labels)
    region = words.split()[0].lower()  # lương vùng I 4,6 triệu đồng; vùng II 4,1 triệu đồng
    return f"{head.partition(f' {region} ')[0]} {own.lead.inner}" if head else words


def _amount_head(i: int, drafts: list[Draft], labels: list[str]) -> str:
    """Return the amount that is still spoken of where the words name a place: ``trong đó phía Bắc 1.117 ha``."""
    earlier = range(max(0, i - _LOOK_BACK), i)
    alike = [labels[j] for j in earlier if drafts[j].left == drafts[i].left and drafts[j].unit == drafts[i].unit]
    amounts = [label for label in alike if NAMES_AMOUNT.match(label.lower())]
    heads = [label for label in amounts if not any(label.startswith(f"{other} ") for other in amounts)]
    return shortened(heads[-1], _SHORT_HEAD) if heads else ""


def _of_count(view: View, i: int, drafts: list[Draft], labels: list[str], own: Own) -> str:
    """Label a number of things: the thing, and what is said of it."""
    head = drafts[i].unit or ""
    if own.after:
        return f"{head} {own.after}".strip().replace(" , ", ", ")
    changed_there = drafts[i].direction is not None and is_place(own.lead.words.lower())  # huyện giảm 4 phòng
    told = told_before(head, own.lead) if own.lead.words and not changed_there else ""
    if not told and i and drafts[i - 1].hedge == "trở lên" and own.lead.joined:
        told = _subject(view, i, drafts, labels)  # lao động từ 15 tuổi trở lên là 52 triệu người
    if not told and head.lower() in BLANK_UNITS and not own.lead.inside:  # chỉ số tăng 3 bậc, đạt 69 điểm
        return _subject(view, i, drafts, labels) or head
    return told or (_same_thing(view, i, drafts, labels, head) if drafts[i].direction else head or own.lead.words)


def _of_part(i: int, drafts: list[Draft], own: Own) -> str:
    """Label a part whose unit is printed with the whole only: ``78 trong tổng số 92 thôn``."""
    return " ".join(filter(None, (drafts[i + 1].unit, own.after or own.lead.words))).replace(" , ", ", ")


def _of_bare(view: View, i: int, drafts: list[Draft], labels: list[str], own: Own) -> str:
    """Label a number without a unit: the head is carried over where its words have none: ``khiển trách 15``."""
    words = own.lead.words
    if not words:
        return own.after or _subject(view, i, drafts, labels)
    if (own.lead.joined and not acts(words)) or is_noun(words.lower()) or words.lower().startswith("mỗi "):
        return words
    head = _bare_head(i, drafts, labels)
    head = head.removesuffix(f" {words.split()[0].lower()}")  # diện tích rừng, rừng trồng
    return f"{head} {own.lead.inner}" if head else words


def _bare_head(i: int, drafts: list[Draft], labels: list[str]) -> str:
    """Return what is still being counted, or weighed, where a number has no unit of its own."""
    for j in range(i - 1, max(-1, i - _LOOK_BACK - 1), -1):
        earlier = drafts[j]
        if earlier.left != drafts[i].left:
            return ""
        if earlier.tail.unit_class == "noun" and earlier.unit:
            return earlier.unit
        if earlier.tail.unit_class in ("money", "measure") and earlier.unit != "tuổi" and is_noun(labels[j].lower()):
            return shortened(labels[j], _SHORT_HEAD)
    return ""


def _bracketed(view: View, draft: Draft) -> str | None:
    """Return what stands between a bracket and a percentage that merely annotates the figure before it, else None."""
    _, bracket, note = view.low[max(0, draft.token.start - 12) : draft.token.start].rpartition("(")
    return note.strip() if bracket and note.strip() in _ANNOTATES else None


def _subject(view: View, i: int, drafts: list[Draft], labels: list[str]) -> str:
    """Return the label that is still being spoken of: that of a figure before, in the same sentence."""
    plan = inner = ""
    for j in range(i - 1, max(-1, i - _LOOK_BACK), -1):
        if drafts[j].left != drafts[i].left:
            break
        if not labels[j] or drafts[j].kind == "ratio_denominator" or labels[j] in NAMELESS.values():
            continue
        label = f"{labels[j]} ".removeprefix("tỷ lệ ").partition("so với ")[0].rstrip()
        counts = label.lower().startswith((drafts[j].unit or " ").lower())  # 3 nghị quyết
        if PLANS.match(label.lower()) and not counts:  # vượt kế hoạch được giao (9.744 đảng viên), bằng 102,9%
            plan = plan or label
        elif not drafts[j].inner or (j == i - 1 and _bracketed(view, drafts[i]) is not None):
            return label
        else:
            inner = inner or label
    return plan or inner


def _same_thing(view: View, i: int, drafts: list[Draft], labels: list[str], head: str) -> str:
    """Return the earlier label of the same thing, for a change that is told without repeating it: ``giảm 5 vụ``."""
    paragraph = view.paragraphs[view.sentence_at(drafts[i].left)]
    for j in range(i - 1, max(-1, i - _LOOK_BACK), -1):
        if labels[j].startswith(f"{head} ") and view.paragraphs[view.sentence_at(drafts[j].left)] == paragraph:
            return labels[j]
    return head
