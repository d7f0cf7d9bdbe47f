"""What a figure counts, in a few words of the report itself."""

import re
from dataclasses import dataclass

from helpers.reading.drafts import Draft
from helpers.reading.label_heads import acts, amount_in, is_noun, is_place, told_before
from helpers.reading.label_words import (
    IS_RATE,
    NAMES_AMOUNT,
    PLACE,
    PLANS,
    TAKEN,
    WHOLES,
)
from helpers.reading.phrases import (
    Lead,
    base_after,
    lowered,
    phrase_after,
    phrase_before,
    shortened,
)
from helpers.reading.view import View

_ANNOTATES = frozenset({"", "chiếm", "đạt", "bằng", "tỷ lệ", "+", "-"})
_OUT_OF = re.compile(r"\s+(?:trong|trên)\s+(?:tổng\s+số|tổng|số)\s+")
_SHORT_HEAD = 8  # words
_LOOK_BACK = 8  # figures; what was said further back is no longer spoken of


@dataclass(slots=True)
class _Own:
    """The words that one figure has to itself: before it, and after it."""

    lead: Lead
    after: str
    limit: int  #: where the next statistic begins


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
        inner = False
        if draft.square is not None and draft.square.label:
            labels[i] = shortened(draft.square.label) if draft.is_statistic else ""
        elif draft.is_statistic:
            own = _Own(_lead(view, i, drafts, labels, floor), _after(view, drafts, limits, i), limits[i])
            labels[i] = shortened(_label(view, i, drafts, labels, own))
            inner = own.lead.inside and draft.tail.unit_class == "noun"  # tổng thu của ba địa phương là 12 tỷ
        if not inner and (draft.is_statistic or draft.unit == "lần"):
            floor = max(draft.tail.end, draft.token.end)
    return labels


def _lead(view: View, i: int, drafts: list[Draft], labels: list[str], floor: int) -> Lead:
    """Return the phrase before a figure, unless the label of the figure before it ends with that."""
    draft = drafts[i]
    note = _bracketed(view, draft) if draft.tail.unit_class == "percent" else None
    if note is not None and _subject(i, drafts, labels):  # 3.318 đồng chí hoàn thành (16,6%)
        return Lead(linked=True, compares=note == "bằng")
    lead = phrase_before(view, draft.token.start, max(floor, draft.left))
    if not i or not lead.words or not labels[i - 1].endswith(f" {lead.words}"):
        return lead
    weighed = draft.tail.unit_class in ("money", "measure")
    if weighed and NAMES_AMOUNT.match(lead.words.lower()):  # 22 dự án công suất 176 MW
        labels[i - 1] = labels[i - 1].removesuffix(f" {lead.words}")
        return lead
    return lead._replace(words="")  # 12 dự án mới với 10 tỷ USD


def _limits(view: View, drafts: list[Draft]) -> list[int]:
    """Return for each figure where the next one begins that is no date, number of a document or part of a name."""
    limits = [len(view.low)] * len(drafts)
    for i in range(len(drafts) - 2, -1, -1):
        following = drafts[i + 1]
        limits[i] = following.token.start if following.is_statistic else limits[i + 1]
    return limits


def _after(view: View, drafts: list[Draft], limits: list[int], i: int) -> str:
    """Return the words after a figure; those after the whole that it is a part of, if that is printed next."""
    j = i + 1 if _is_part(view, drafts, i) else i
    return phrase_after(view, max(drafts[j].tail.end, drafts[j].token.end), min(drafts[j].right, limits[j]))


def _is_part(view: View, drafts: list[Draft], i: int) -> bool:
    """Tell whether the next figure is the whole of this one: ``11/12 xã``, ``78 trong tổng số 92 thôn``."""
    if i + 1 == len(drafts):
        return False
    if drafts[i].kind == "ratio_numerator":
        return True
    bare = drafts[i].tail.unit_class == "none"
    return bare and _OUT_OF.fullmatch(view.low, drafts[i].token.end, drafts[i + 1].token.start) is not None


def _label(view: View, i: int, drafts: list[Draft], labels: list[str], own: _Own) -> str:
    """Put the label of one figure together."""
    draft, unit_class = drafts[i], drafts[i].tail.unit_class
    if unit_class == "percent" or draft.unit == "%":
        return _of_percent(view, draft, own, _subject(i, drafts, labels))
    if draft.kind == "ratio_denominator":
        return draft.unit if draft.unit and unit_class == "noun" else own.after or _subject(i, drafts, labels)
    if unit_class == "noun" or (draft.kind == "ratio_numerator" and unit_class == "none" and not _is_amount(drafts, i)):
        return _of_count(i, drafts, labels, own)
    if unit_class == "none" and draft.kind != "ratio_numerator":
        return _of_part(i, drafts, own) if _is_part(view, drafts, i) else _of_bare(i, drafts, labels, own)
    return _of_amount(i, drafts, labels, own)


def _is_amount(drafts: list[Draft], i: int) -> bool:
    """Tell whether a numerator has its unit, of money or a measure, from the whole after it."""
    return i + 1 < len(drafts) and drafts[i + 1].tail.unit_class in ("money", "measure")


def _of_amount(i: int, drafts: list[Draft], labels: list[str], own: _Own) -> str:
    """Label money or a measure: ``tổng thu ngân sách``; what is weighed may stand after it: ``5 kg pháo``."""
    words = amount_in(own.lead.words)
    named = NAMES_AMOUNT.match(words.lower()) is not None and words.lower() not in TAKEN and not acts(words)
    if own.after and not (words and (own.lead.joined or named)):
        led = own.after.startswith("cho ") and not words
        subject = _subject(i, drafts, labels).partition(" cho ")[0]
        return f"{subject} {own.after}".strip() if led else own.after
    if not words:
        return own.after or _subject(i, drafts, labels)
    head = "" if named or not is_place(words.lower()) else _amount_head(i, drafts, labels)
    return f"{head} {own.lead.inner}" if head else words


def _amount_head(i: int, drafts: list[Draft], labels: list[str]) -> str:
    """Return the amount that is still spoken of where the words name a place: ``trong đó phía Bắc 1.117 ha``."""
    earlier = range(max(0, i - _LOOK_BACK), i)
    alike = [labels[j] for j in earlier if drafts[j].left == drafts[i].left and drafts[j].unit == drafts[i].unit]
    amounts = [label for label in alike if NAMES_AMOUNT.match(label.lower())]
    heads = [label for label in amounts if not any(label.startswith(f"{other} ") for other in amounts)]
    return shortened(heads[-1], _SHORT_HEAD) if heads else ""


def _of_count(i: int, drafts: list[Draft], labels: list[str], own: _Own) -> str:
    """Label a number of things: the thing, and what is said of it."""
    head = drafts[i].unit or ""
    if own.after:
        return f"{head} {own.after}".strip()
    told = told_before(head, own.lead) if own.lead.words else ""
    if not told and i and drafts[i - 1].hedge == "trở lên" and own.lead.joined:
        told = _subject(i, drafts, labels)  # lao động từ 15 tuổi trở lên là 52 triệu người
    return told or (_same_thing(i, drafts, labels, head) if drafts[i].direction else head or own.lead.words)


def _of_part(i: int, drafts: list[Draft], own: _Own) -> str:
    """Label a part whose unit is printed with the whole only: ``78 trong tổng số 92 thôn``."""
    return " ".join(filter(None, (drafts[i + 1].unit, own.after or own.lead.words)))


def _of_bare(i: int, drafts: list[Draft], labels: list[str], own: _Own) -> str:
    """Label a number without a unit: the head is carried over where its words have none: ``khiển trách 15``."""
    words = own.lead.words
    if not words:
        return own.after or _subject(i, drafts, labels)
    if own.lead.joined or is_noun(words.lower()):
        return words
    earlier = reversed(drafts[max(0, i - _LOOK_BACK) : i])
    heads = (d.unit for d in earlier if d.left == drafts[i].left and d.tail.unit_class == "noun" and d.unit)
    head = next(heads, "")
    return f"{head} {own.lead.inner}" if head else words


def _of_percent(view: View, draft: Draft, own: _Own, subject: str) -> str:
    """Label a percentage by what it is a share of, or by what it compares."""
    base, words = (
        base_after(view, draft.tail.end, min(draft.right, own.limit), opens=not own.lead.linked),
        own.lead.words,
    )
    if base.startswith("về "):  # tăng 18,1% về tổ chức đảng
        return base.removeprefix("về ")
    against = PLANS.match(base.lower()) is not None
    if draft.kind == "change_percent" and base and not against and (not words or not own.lead.joined):
        return base  # giảm 16% số người chết
    place = own.lead.joined and PLACE.match(words.lower()) is not None
    if words and not place:
        subject = words
    elif base and not against and not WHOLES.match(base.lower()):
        return _share_of(base)
    shares = bool(base) or not own.lead.compares
    if draft.kind == "percent" and subject and not against and shares:
        subject = _share_of(subject)
    if not base or not subject:
        return subject or base or ("tỷ lệ" if draft.kind == "percent" else "")
    link = "" if base.startswith(("so với ", "trong ")) else "so với " if against else "trong "
    return f"{shortened(subject, 12)} {link}{shortened(base, 10)}"


def _share_of(subject: str) -> str:
    """Say that a figure is a share of something, unless that names a rate itself: ``tỷ lệ hộ nghèo``."""
    if IS_RATE.match(subject.lower()):
        return subject
    return f"tỷ lệ {lowered(subject).removeprefix('tổng ').removeprefix('số lượng ').removeprefix('số ')}"


def _bracketed(view: View, draft: Draft) -> str | None:
    """Return what stands between a bracket and a percentage that merely annotates the figure before it, else None."""
    _, bracket, note = view.low[max(0, draft.token.start - 12) : draft.token.start].rpartition("(")
    return note.strip() if bracket and note.strip() in _ANNOTATES else None


def _subject(i: int, drafts: list[Draft], labels: list[str]) -> str:
    """Return the label that is still being spoken of: that of the figure before, in the same sentence."""
    for j in range(i - 1, max(-1, i - _LOOK_BACK), -1):
        if drafts[j].left != drafts[i].left:
            return ""
        if labels[j] and drafts[j].kind != "ratio_denominator":
            return f"{labels[j]} ".removeprefix("tỷ lệ ").partition("so với ")[0].rstrip()
    return ""


def _same_thing(i: int, drafts: list[Draft], labels: list[str], head: str) -> str:
    """Return the earlier label of the same thing, for a change that is told without repeating it: ``giảm 5 vụ``."""
    earlier = (labels[j] for j in range(i - 1, max(-1, i - _LOOK_BACK), -1) if labels[j].startswith(f"{head} "))
    return next(earlier, head)
