"""Labels of percentages: what they are a share of, or what they compare."""

from dataclasses import dataclass

from helpers.reading.drafts import Draft
from helpers.reading.label_words import IS_RATE, PLACE, PLANS, WHOLES
from helpers.reading.phrases import Lead, base_after, lowered, shortened
from helpers.reading.records import Direction
from helpers.reading.view import View

#: Of percentages about which the text says nothing more.
NAMELESS: dict[Direction | None, str] = {None: "tỷ lệ", "up": "mức tăng", "down": "mức giảm"}


@dataclass(slots=True)
class Own:
    """The words that one figure has to itself: before it, and after it."""

    lead: Lead
    after: str
    limit: int  #: where the next statistic begins


def label_of_percent(view: View, draft: Draft, own: Own, subject: str) -> str:
    """Label a percentage by what it is a share of, or by what it compares."""
    words = own.lead.words
    base = base_after(view, draft.tail.end, min(draft.right, own.limit), opens=not own.lead.linked)
    against = PLANS.match(base.lower()) is not None
    if words and subject and PLANS.match(words.lower()) and not base.startswith("về "):  # 97,3% (chỉ tiêu là 95%)
        return f"{shortened(subject, 12)}, {lowered(words)}"
    if base and not against and (whole := _of_base(draft, own, base, subject)):
        return whole
    if words and not (own.lead.joined and PLACE.match(words.lower())):
        subject = words
    shares = (bool(base) or not own.lead.compares) and not (draft.value is not None and draft.value > 100)
    if draft.kind == "percent" and subject and not against and shares:
        subject = _share_of(subject)
    if not base or not subject:
        return subject or base or NAMELESS[draft.direction]
    linked = base.startswith(("so với ", "trong ")) or "/" in (draft.unit or "")  # lãi suất 4,7%/năm kỳ hạn 12 tháng
    link = "" if linked else "so với " if against else "trong "
    return f"{shortened(subject, 12)} {link}{shortened(base, 10)}"


def _of_base(draft: Draft, own: Own, base: str, subject: str) -> str:
    """Label a percentage by the words after it alone, '' where those before it say what they are the base of."""
    if base.startswith("về "):  # tăng 18,1% về tổ chức đảng
        return base.removeprefix("về ")
    words, joined = own.lead.words, own.lead.joined
    if draft.kind == "change_percent":  # giảm 16% số người chết
        return "" if words and joined else base
    if own.lead.owns:  # 16 tỉnh có 100% số xã đạt chuẩn
        return _share_of(base)
    if not words and not own.lead.linked:  # 62% dân số trưởng thành có chữ ký
        return _share_of(base)
    if not words and subject and not own.lead.owns and base.lower() not in subject.lower():
        return ""  # 90 cổ phần, chiếm 51% vốn điều lệ
    placed = not words or own.lead.headed or (joined and PLACE.match(words.lower()) is not None)
    return _share_of(base) if placed and not WHOLES.match(base.lower()) else ""


def _share_of(subject: str) -> str:
    """Say that a figure is a share of something, unless that names a rate itself: ``tỷ lệ hộ nghèo``."""
    if IS_RATE.match(subject.lower()):
        return subject
    for opening in ("tổng ", "số lượng ", "số "):
        if subject.lower().startswith(opening):
            subject = subject[len(opening) :]
    return f"tỷ lệ {lowered(subject)}"
