"""What a person sees in a terminal: the findings of a report, worst first, and the closing table of a run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from helpers.checking.records import Audit, Finding, Verdict
from helpers.checking.unchecked import REASONS, unchecked
from helpers.showing.digits import Digits
from helpers.showing.notation import number, printable
from helpers.showing.note_wording import note_message
from helpers.showing.repair_wording import groups, placement
from helpers.showing.sentences import REASONS as REASON_NAMES
from helpers.showing.sentences import words_of
from helpers.showing.wording import kind_name, message, verdict_name

if TYPE_CHECKING:
    from rich.console import RenderableType

#: Worst first; what cannot be told comes before what is right.
ORDER: tuple[Verdict, ...] = ("inconsistent", "explained", "undetermined", "consistent")
MARKS: dict[Verdict, tuple[str, str]] = {
    "inconsistent": ("✗", "bold red"),
    "explained": ("!", "bold yellow"),
    "undetermined": ("?", "cyan"),
    "consistent": ("✓", "green"),
}
_WORDS = {
    "vi": {
        "encoding": "Bảng mã của tệp là {name}, không phải UTF-8; đã đọc sang Unicode.",
        "none": "Không thấy phép tính nào trong văn bản để kiểm.",
        "coverage": "{checked}/{statistics} số liệu thống kê có mặt trong ít nhất một phép kiểm có kết luận.",
        "unchecked": "Chưa kiểm được ({reason}): {which}.",
        "more": "… và {count} số khác",
        "caution": "Không có cảnh báo không có nghĩa là mọi số đều đúng.",
        "report": "Báo cáo",
        "statistics": "Số liệu",
        "checked": "Đã kiểm",
        "seconds": "Giây",
        "changes": "+ mới, − không còn, ~ thay đổi",
        "failed": "lỗi",
        "all": "{count} báo cáo",
        "where": "Kết quả của từng báo cáo nằm trong {out}.",
    },
    "en": {
        "encoding": "The file is in {name}, not UTF-8; it was read as Unicode.",
        "none": "The text states no sum that could be checked.",
        "coverage": "{checked} of {statistics} statistics took part in at least one check that could be decided.",
        "unchecked": "Not checked ({reason}): {which}.",
        "more": "… and {count} more",
        "caution": "No warning does not mean that every figure is right.",
        "report": "Report",
        "statistics": "Statistics",
        "checked": "Checked",
        "seconds": "Seconds",
        "changes": "+ new, − gone, ~ changed",
        "failed": "failed",
        "all": "{count} reports",
        "where": "What was made of each report is in {out}.",
    },
}
#: Nothing has to be said of these.
_AS_EXPECTED = frozenset({"utf-8", "utf-8 with BOM", "docx", "pdf", "html"})
_ENCODINGS = {"tcvn3": "TCVN3/ABC", "vni": "VNI", "utf-8": "UTF-8"}
_ENCODINGS |= {f"utf-{bits}-{order}": f"UTF-{bits} {order.upper()}" for bits in (16, 32) for order in ("le", "be")}
#: A list of unchecked figures longer than this says nothing to anybody.
_LISTED = 24
#: Of more reports than this, the closing table lists those that matter.
_ROWS = 40
#: Code points of the report shown on either side of a doubtful figure.
_WINDOW = 80


@dataclass(frozen=True, slots=True)
class RunRow:
    """One report in the closing table of a run."""

    name: str
    counts: Mapping[str, int]  #: statistics, checked, and findings by verdict; empty where there are none
    seconds: float
    pdf: str  #: its name; empty where there is none
    failed: bool = False
    changes: tuple[int, int, int] | None = None  #: findings new, gone and changed; None where nothing was compared


def print_view(view: "RenderableType") -> None:
    """Print a layout to standard output, in colour on a terminal and plain elsewhere."""
    console = Console(highlight=False, emoji=False, markup=False)
    with console.capture() as captured:  # rich would end the process itself where a reader has left
        console.print(view)
    print(captured.get(), end="")


def findings_view(audit: Audit, language: str = "vi") -> "RenderableType":
    """Lay out the findings of one report, worst first, and say how much of it was checked.

    Parameters
    ----------
    audit
        A report, read and checked.
    language
        ``vi`` or ``en``.

    Returns
    -------
    RenderableType
        For ``rich.console.Console.print``; nothing of the report's text in it is markup.
    """
    words = _WORDS[language]
    title = audit.document.metadata.get("title")
    heading = [Text(printable(str(title)), style="bold")] if title else []
    heading.append(Text(printable(audit.document.path), style="dim"))
    if audit.document.encoding not in _AS_EXPECTED:
        heading.append(Text(words["encoding"].format(name=_encoding_name(audit.document.encoding)), style="cyan"))
    body = _sections(audit, language) if audit.findings else [Text("\n" + words["none"])]
    return Group(*heading, *body, *_repairs(audit, language), *_notes(audit, language), *_closing(audit, language))


def _encoding_name(encoding: str) -> str:
    """Write an encoding as offices call it: ``tcvn3 in docx`` becomes TCVN3/ABC (DOCX)."""
    found, _, form = encoding.partition(" in ")
    name = _ENCODINGS.get(found, found.capitalize())
    return f"{name} ({form.upper()})" if form else name


def run_view(rows: Iterable[RunRow], out: str, language: str = "vi") -> "RenderableType":
    """Lay out the closing table of a run, say what its marks mean and where everything is.

    Of many reports only those are listed that failed, that changed or in which something does not agree; the last line
    counts all.
    """
    words, every = _WORDS[language], list(rows)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_footer=len(every) > 1)
    totals = {key: sum(row.counts.get(key, 0) for row in every) for key in ("statistics", "checked", *ORDER)}
    table.add_column(words["report"], words["all"].format(count=len(every)), overflow="fold", min_width=6)
    for key in ("statistics", "checked"):
        table.add_column(words[key], str(totals[key]), justify="right", no_wrap=True)
    for verdict in ORDER:
        mark, style = MARKS[verdict]
        table.add_column(Text(mark, style=style), str(totals[verdict]), justify="right", no_wrap=True)
    compared = any(row.changes for row in every)
    table.add_column("Δ" if compared else "", justify="right", no_wrap=True)
    table.add_column(words["seconds"], justify="right", no_wrap=True)
    table.add_column("PDF", no_wrap=True)
    for row in every if len(every) <= _ROWS else filter(_matters, every):
        name, seconds = Text(printable(row.name)), number(Decimal(row.seconds), language, 1)
        table.add_row(name, *_counts(row.counts), _changes(row), seconds, _result(row, words["failed"]))
    legend = Text(" · ").join(Text(f"{MARKS[v][0]} {verdict_name(v, language)}", style=MARKS[v][1]) for v in ORDER)
    if compared:
        legend.append(f" · Δ: {words['changes']}")
    return Group(table, legend, Text(words["where"].format(out=printable(out))))


def _sections(audit: Audit, language: str) -> Iterator["RenderableType"]:
    """Give a heading and a table for each verdict that occurs, worst first."""
    for verdict in ORDER:
        findings = [finding for finding in audit.findings if finding.verdict == verdict]
        if findings:
            mark, style = MARKS[verdict]
            yield Text(f"\n{mark} {verdict_name(verdict, language)} ({len(findings)})", style=style)
            yield _table(audit, findings, language)


def _table(audit: Audit, findings: Sequence[Finding], language: str) -> Table:
    """Put each finding on a row: its kind, the printed figure, the sum in words and, if doubtful, the quotation."""
    table = Table.grid(padding=(0, 2, 0, 0))
    every = audit.findings  # all tables of a report have the same columns
    table.add_column(style="dim", min_width=2 + max(cell_len(kind_name(f.relation.kind, language)) for f in every))
    table.add_column(justify="right", min_width=max(_stated(audit, f, language).cell_len for f in every))
    table.add_column(overflow="fold")
    for finding in findings:
        kind = "  " + kind_name(finding.relation.kind, language)
        table.add_row(kind, _stated(audit, finding, language), _argument(audit, finding, language))
    return table


def _stated(audit: Audit, finding: Finding, language: str) -> Text:
    """Show the printed result, or a dash where the text prints none."""
    stated = finding.relation.stated
    if stated is None:
        return Text("–", style="dim")
    return Text(printable(Digits(audit, language).figure(stated)), style="bold")


def _argument(audit: Audit, finding: Finding, language: str) -> Text:
    """Write the finding out, and under a doubtful one the words of the report."""
    text = Text(printable(message(audit, finding, language)))
    if finding.verdict in ("inconsistent", "explained") and finding.severity != "note":
        text.append("\n").append_text(_excerpt(audit, finding))
    return text


def _excerpt(audit: Audit, finding: Finding) -> Text:
    """Quote the report around the doubtful figure, the figures of the sum underlined."""
    relation = finding.relation
    ids = sorted({*relation.operands, *(() if relation.stated is None else (relation.stated,))})
    focus = audit.figures[relation.stated if relation.stated is not None else ids[0]]
    first, last = audit.sentences[focus.sentence]
    source = audit.document.text
    start = _word_edge(source, max(first, focus.start - _WINDOW), first, -1)
    end = _word_edge(source, min(last, focus.end + _WINDOW), last, 1)
    text = Text("…" if start > first else "", style="dim italic")
    for figure in (audit.figures[i] for i in ids):
        if start <= figure.start and figure.end <= end:
            text.append(_folded(source[start : figure.start])).append(printable(figure.printed), style="underline")
            start = figure.end
    return text.append(_folded(source[start:end])).append("…" if end < last else "")


def _repairs(audit: Audit, language: str) -> Iterator[Text]:
    """Say for each error where it may be."""
    for n, alternatives in enumerate(groups(audit)):
        yield Text(("" if n else "\n") + "→ " + printable(placement(audit, alternatives, language)), style="bold")


def _notes(audit: Audit, language: str) -> Iterator[Text]:
    """Say once what holds for the whole report."""
    for n, note in enumerate(audit.notes):
        yield Text(("" if n else "\n") + "• " + printable(note_message(audit, note, language)))


def _word_edge(text: str, at: int, limit: int, direction: int) -> int:
    """Move a cut outwards to the next white space, at most to the end of the sentence and thirty code points."""
    for _ in range(30):
        if at == limit or text[at - 1 if direction < 0 else at].isspace():
            break
        at += direction
    return at


def _folded(piece: str) -> str:
    """Fold white space to single blanks, those at the ends too."""
    return printable(f"|{piece}|")[1:-1]


def _closing(audit: Audit, language: str) -> Sequence[Text]:
    """Say how many statistics some check decided on, and which none did: silence must not read as praise."""
    words = _WORDS[language]
    statistics, checked = audit.statistics, audit.checked
    counts = {verdict: sum(finding.verdict == verdict for finding in audit.findings) for verdict in ORDER}
    tally = Text(" · ").join(
        Text(f"{MARKS[v][0]} {verdict_name(v, language)}: {count}", style=MARKS[v][1]) for v, count in counts.items()
    )
    coverage = words["coverage"].format(checked=len(checked), statistics=len(statistics))
    lines = [Text("\n").append_text(tally), Text(f"{coverage} {words['caution']}")]
    return [*lines, *_unchecked(audit, language)]


def _unchecked(audit: Audit, language: str) -> Iterator[Text]:
    """Name the statistics that no check decided on, a line for each reason."""
    words, names, reasons = _WORDS[language], words_of(REASON_NAMES, language), unchecked(audit)
    for reason in REASONS:
        missing = [printable(Digits(audit, language).figure(i)) for i, why in reasons.items() if why == reason]
        more = [words["more"].format(count=len(missing) - _LISTED)] if len(missing) > _LISTED else []
        if missing:
            which = "; ".join(missing[:_LISTED] + more)
            yield Text(words["unchecked"].format(reason=names[reason], which=which))


def _counts(counts: Mapping[str, int]) -> list[str]:
    """Return the numbers of one report for the closing table; dashes where there are none."""
    return [str(counts[key]) if key in counts else "–" for key in ("statistics", "checked", *ORDER)]


def _changes(row: RunRow) -> str:
    """Return how many findings are new, gone and changed since the previous run."""
    if row.changes is None:
        return ""
    return " ".join(f"{sign}{count}" for sign, count in zip("+−~", row.changes, strict=True) if count) or "="


def _matters(row: RunRow) -> bool:
    """Tell whether a report is listed even among many."""
    doubtful = row.counts.get("inconsistent", 0) + row.counts.get("explained", 0)
    return row.failed or bool(doubtful) or any(row.changes or ())


def _result(row: RunRow, failed: str) -> Text:
    """Name the PDF, or say that something went wrong; what, stands on standard error."""
    return Text(failed, style="bold red") if row.failed else Text(printable(row.pdf))
