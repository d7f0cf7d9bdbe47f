"""What ``soatso compare`` shows: each figure that is not what it was, with the words of both reports around it."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.table import Table
from rich.text import Text

from helpers.checking.compare import Difference
from helpers.checking.records import Audit
from helpers.reading.records import Figure
from helpers.showing.digits import Digits, scale_of
from helpers.showing.jsonl import SCHEMA_VERSION, exact
from helpers.showing.notation import number, printable, require_language

if TYPE_CHECKING:
    from rich.console import RenderableType

_KINDS = ("restated", "changed", "reprinted", "appeared", "vanished")
_STYLES = dict(zip(_KINDS, ("bold red", "bold yellow", "cyan", "green", "magenta"), strict=True))
_WORDS = {
    "vi": {
        "changed": "thay đổi",
        "restated": "nêu lại khác",
        "reprinted": "in khác đi",
        "appeared": "mới xuất hiện",
        "vanished": "không còn",
        "same": "{count} số liệu thống kê được in như nhau trong hai báo cáo.",
        "none": "Không có số liệu thống kê nào khác nhau.",
        "points": "điểm phần trăm",
        "first": "trước",
        "second": "sau",
    },
    "en": {
        "changed": "changed",
        "restated": "restated",
        "reprinted": "printed otherwise",
        "appeared": "appeared",
        "vanished": "vanished",
        "same": "Statistics printed alike in both reports: {count}.",
        "none": "No statistic differs.",
        "points": "percentage points",
        "first": "before",
        "second": "after",
    },
}
_PERCENTS = frozenset({"percent", "change_percent"})
#: Code points of a report shown on either side of a figure.
_WINDOW = 60


def difference_object(
    first: Audit, second: Audit, differences: Sequence[Difference], language: str = "vi"
) -> dict[str, Any]:
    """Return a comparison as one JSON-ready object.

    Parameters
    ----------
    first, second
        The reports, read.
    differences
        What :func:`helpers.checking.compare.compare` found.
    language
        Of labels: ``vi`` or ``en``.

    Returns
    -------
    dict
        ``schema_version``, ``reports`` and ``sha256`` (of both), ``differences`` and ``summary``. A difference has
        its ``kind`` and, under ``before`` and ``after``, the figure in each report with its sentence, or null.
    """
    rows = [
        {
            "kind": one.kind,
            "before": _side(first, one.before, language),
            "after": _side(second, one.after, language),
            "change": _exact_change(first, second, one),
        }
        for one in differences
    ]
    return {
        "schema_version": SCHEMA_VERSION,
        "reports": [first.document.path, second.document.path],
        "sha256": [first.document.sha256, second.document.sha256],
        "differences": rows,
        "summary": {"same": _same(first, differences)} | _counts(differences),
    }


def differences_view(
    first: Audit, second: Audit, differences: Sequence[Difference], language: str = "vi"
) -> "RenderableType":
    """Lay out a comparison for the terminal, in the order of the second report, and count what is the same.

    Parameters
    ----------
    first, second
        The reports, read.
    differences
        What :func:`helpers.checking.compare.compare` found.
    language
        ``vi`` or ``en``.

    Returns
    -------
    RenderableType
        For ``rich.console.Console.print``; nothing of the reports' text in it is markup.
    """
    words = _WORDS[require_language(language)]
    paths = (printable(audit.document.path) for audit in (first, second))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for one in differences:
        table.add_row(Text(words[one.kind], style=_STYLES[one.kind]), _told(first, second, one, language))
    counts = _counts(differences)
    tally = Text(" · ").join(Text(f"{n} {words[kind]}", style=_STYLES[kind]) for kind, n in counts.items() if n)
    same = Text(words["same"].format(count=_same(first, differences)))
    return Group(
        Text(" → ".join(paths), style="dim"), Text(), table if differences else Text(words["none"]), tally, same
    )


def _told(first: Audit, second: Audit, one: Difference, language: str) -> Text:
    """Write a difference out: both figures, by how much they differ, and the words around each."""
    sides = [(first, one.before, "first"), (second, one.after, "second")]
    there = [(audit, figure, side) for audit, figure, side in sides if figure is not None]
    text = Text(" → ".join(_figure(audit, figure, language) for audit, figure, _ in there), style="bold")
    text.append(_unit(*there[-1][:2]) + _by_how_much(first, second, one, language), style="not bold")
    audit, figure, _ = there[-1]
    text.append(f"  {printable(audit.label(figure, language))}".rstrip(), style="not bold")
    for audit, figure, side in there:
        lead = f"\n{_WORDS[language][side]}: " if len(there) > 1 else "\n"
        text.append(lead, style="not bold dim").append_text(_excerpt(audit, figure))
    return text


def _figure(audit: Audit, figure: int, language: str) -> str:
    """Return a figure as printed, with its sign and multiplier, in the notation of the language."""
    one = audit.figures[figure]
    sign = {"up": "+", "down": "−", None: ""}[one.direction] if one.kind == "change_percent" else ""
    return sign + printable(Digits(audit, language).figure(figure))


def _unit(audit: Audit, figure: int) -> str:
    """Return the unit of a sum of money or a measure, which its label does not name."""
    one = audit.figures[figure]
    return f" {printable(one.unit)}" if one.unit and one.kind in ("money", "measure") else ""


def _by_how_much(first: Audit, second: Audit, one: Difference, language: str) -> str:
    """Say by how much two figures differ: as printed, and in percent unless they are percentages."""
    gap = _gap(first, second, one)
    if one.before is None or one.after is None or not gap or one.kind == "reprinted":
        return ""
    old, new = first.figures[one.before], second.figures[one.after]
    audit, finer = (first, old) if old.step <= new.step else (second, new)
    size = Digits(audit, language).scaled(abs(gap), scale_of(audit, finer))
    sign = "+" if gap > 0 else "−"
    if new.kind in _PERCENTS:
        return f" ({sign}{size} {_WORDS[language]['points']})"
    if not old.value:
        return f" ({sign}{size})"
    relative = abs(gap) * 100 / Fraction(old.value)
    percent = number(relative, language, 1 if relative >= Fraction(1, 10) else 2) + (" %" if language == "vi" else "%")
    return f" ({sign}{size}; {sign}{percent})"


def _gap(first: Audit, second: Audit, one: Difference) -> Fraction | None:
    """Return the second value less the first, falls below zero; None where one of them is missing."""
    if one.before is None or one.after is None:
        return None
    return _signed(second.figures[one.after]) - _signed(first.figures[one.before])


def _signed(figure: Figure) -> Fraction:
    """Return the value of a figure, a fall in percent below zero."""
    falls = figure.kind == "change_percent" and figure.direction == "down"
    return Fraction(figure.value or 0) * (-1 if falls else 1)


def _exact_change(first: Audit, second: Audit, one: Difference) -> str | None:
    """Return the exact difference of the values."""
    return exact(_gap(first, second, one))


def _excerpt(audit: Audit, figure: int) -> Text:
    """Quote a report around a figure, which is underlined."""
    one, source = audit.figures[figure], audit.document.text
    first, last = audit.sentences[one.sentence]
    start, end = max(first, one.start - _WINDOW), min(max(last, one.end), one.end + _WINDOW)
    before, after = printable(f"|{source[start : one.start]}|")[1:-1], printable(f"|{source[one.end : end]}|")[1:-1]
    if start > first:
        before = "…" + before.partition(" ")[2]
    if end < last:
        after = after.rpartition(" ")[0] + "…"
    text = Text(before, style="not bold dim italic")
    return text.append(printable(one.printed), style="not bold underline").append(after)


def _side(audit: Audit, figure: int | None, language: str) -> dict[str, Any] | None:
    """Return a figure of one report with its sentence."""
    if figure is None:
        return None
    one = audit.figures[figure]
    return {
        "id": one.id,
        "start": one.start,
        "end": one.end,
        "printed": one.printed,
        "value": exact(one.value),
        "direction": one.direction,
        "unit": one.unit,
        "label": audit.label(figure, language),
        "quote": audit.quote(figure),
    }


def _counts(differences: Sequence[Difference]) -> dict[str, int]:
    """Count the differences of each kind, the gravest first."""
    counts = Counter[str](one.kind for one in differences)
    return {kind: counts[kind] for kind in _KINDS}


def _same(first: Audit, differences: Sequence[Difference]) -> int:
    """Count the statistics that both reports print alike."""
    gone = {one.before for one in differences if one.kind in ("changed", "reprinted", "vanished")}
    return len(set(first.statistics) - gone)
