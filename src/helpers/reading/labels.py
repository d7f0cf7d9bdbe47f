"""What a figure counts, in a few words of the report itself."""

import re
from dataclasses import dataclass

from helpers.reading.contexts import names_known_noun
from helpers.reading.drafts import Draft
from helpers.reading.label_words import IS_RATE, NAMES_AMOUNT, PLACE, PLANS, WHOLES
from helpers.reading.phrases import base_after, lowered, phrase_after, phrase_before, shortened, stripped_to_action
from helpers.reading.records import STATISTICS
from helpers.reading.view import View

_NAMING = frozenset({"date", "year", "period", "ordinal", "doc_number", "other"})
_ANNOTATES = frozenset({"", "chiếm", "đạt", "bằng", "tỷ lệ", "+", "-"})
_OUT_OF = re.compile(r"\s+(?:trong|trên)\s+(?:tổng\s+số|tổng|số)\s+")
_LOOK_BACK = 8  # figures; what was said further back is no longer spoken of


@dataclass(slots=True)
class _Own:
    """The words that one figure has to itself: before it, whether they are its subject, and after it."""

    before: str
    joined: bool
    linked: bool
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
        if draft.kind in STATISTICS:
            start = draft.token.start
            own = _Own(*phrase_before(view, start, max(floor, draft.left)), _after(view, drafts, limits, i), limits[i])
            labels[i] = shortened(_label(view, i, drafts, labels, own))
            if draft.square is not None and draft.square.label:
                labels[i] = draft.square.label
        if draft.kind not in _NAMING or draft.unit == "lần":
            floor = max(draft.tail.end, draft.token.end)
    return labels


def _limits(view: View, drafts: list[Draft]) -> list[int]:
    """Return for each figure where the next one begins that is no date, number of a document or part of a name."""
    limits = [len(view.low)] * len(drafts)
    for i in range(len(drafts) - 2, -1, -1):
        following = drafts[i + 1]
        limits[i] = limits[i + 1] if following.kind in _NAMING else following.token.start
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
    draft = drafts[i]
    if draft.tail.unit_class == "percent" or draft.unit == "%":
        return _of_percent(view, draft, own, _subject(i, drafts, labels))
    if draft.kind == "ratio_denominator":
        return draft.unit or own.after or _subject(i, drafts, labels)
    if draft.tail.unit_class == "noun" or (draft.kind == "ratio_numerator" and draft.tail.unit_class == "none"):
        return _of_count(i, drafts, labels, own)
    if draft.tail.unit_class == "none":
        return _of_part(i, drafts, own) if _is_part(view, drafts, i) else _of_bare(i, drafts, labels, own)
    if own.after and not (own.joined or NAMES_AMOUNT.match(own.before.lower())):
        return own.after
    return own.before or own.after or _subject(i, drafts, labels)


def _of_count(i: int, drafts: list[Draft], labels: list[str], own: _Own) -> str:
    """Label a number of things: the thing, and what is said of it."""
    head = drafts[i].unit or ""
    if own.after:
        return f"{head} {own.after}"
    before = own.before.lower()
    action = stripped_to_action(own.before)
    if before and not own.joined and head.lower() not in before and action and action != own.before:
        return f"{head} {lowered(action)}"
    if before and (head.lower() in before or _is_noun(before)) and not PLACE.match(before):
        return own.before
    if before and own.joined and PLACE.match(before):
        named = any(word[:1].isupper() for word in own.before.split()[1:])
        return f"{head} {own.before}" if named else head
    if action:
        return f"{head} {lowered(action)}"
    return _same_thing(i, drafts, labels, head) if drafts[i].direction else head


def _of_part(i: int, drafts: list[Draft], own: _Own) -> str:
    """Label a part whose unit is printed with the whole only: ``78 trong tổng số 92 thôn``."""
    return " ".join(filter(None, (drafts[i + 1].unit, own.after or own.before)))


def _of_bare(i: int, drafts: list[Draft], labels: list[str], own: _Own) -> str:
    """Label a number without a unit: the head is carried over where its words have none: ``khiển trách 15``."""
    if not own.before:
        return own.after or _subject(i, drafts, labels)
    if own.joined or _is_noun(own.before.lower()):
        return own.before
    earlier = reversed(drafts[max(0, i - _LOOK_BACK) : i])
    heads = (d.unit for d in earlier if d.left == drafts[i].left and d.tail.unit_class == "noun" and d.unit)
    head = next(heads, "")
    return f"{head} {lowered(own.before)}" if head else own.before


def _is_noun(low: str) -> bool:
    """Tell whether a phrase names a thing or an amount, rather than what was done with it."""
    return names_known_noun(low, 0) or NAMES_AMOUNT.match(low) is not None


def _of_percent(view: View, draft: Draft, own: _Own, subject: str) -> str:
    """Label a percentage by what it is a share of, or by what it compares."""
    base = base_after(view, draft.tail.end, min(draft.right, own.limit), opens=not own.linked)
    if base.startswith("về "):  # tăng 18,1% về tổ chức đảng
        return base.removeprefix("về ")
    against = PLANS.match(base.lower()) is not None
    if (
        own.before
        and not (own.joined and PLACE.match(own.before.lower()))
        and not (subject and _in_brackets(view, draft))
    ):
        subject = own.before
    elif base and not against and not WHOLES.match(base.lower()):
        return f"tỷ lệ {base}"
    if draft.kind == "percent" and subject and not against and not IS_RATE.match(subject.lower()):
        subject = f"tỷ lệ {lowered(subject)}"
    if not base or not subject:
        return subject or base
    link = "" if base.startswith(("so với ", "trong ")) else "so với " if against else "trong "
    return f"{shortened(subject, 9)} {link}{shortened(base, 8)}"


def _in_brackets(view: View, draft: Draft) -> bool:
    """Tell whether a percentage merely annotates the figure before it: ``3.318 đồng chí hoàn thành (16,6%)``."""
    return view.plain[max(0, draft.token.start - 12) : draft.token.start].rpartition("(")[2].strip() in _ANNOTATES


def _subject(i: int, drafts: list[Draft], labels: list[str]) -> str:
    """Return the label that is still being spoken of: that of the figure before, in the same sentence."""
    for j in range(i - 1, max(-1, i - _LOOK_BACK), -1):
        if drafts[j].left != drafts[i].left:
            return ""
        if labels[j] and drafts[j].kind != "ratio_denominator":
            return labels[j].removeprefix("tỷ lệ ").split(" so với ", 1)[0]
    return ""


def _same_thing(i: int, drafts: list[Draft], labels: list[str], head: str) -> str:
    """Return the earlier label of the same thing, for a change that is told without repeating it: ``giảm 5 vụ``."""
    earlier = (labels[j] for j in range(i - 1, max(-1, i - _LOOK_BACK), -1) if labels[j].startswith(f"{head} "))
    return next(earlier, head)
