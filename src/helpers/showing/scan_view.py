"""What a scan says at the terminal while it runs and when it is done."""

from helpers.showing.catalogue import say
from helpers.showing.notation import number, printable


def progress_line(reports: int, doubtful: int, unreadable: int, language: str) -> str:
    """Say how far a scan is."""
    return say("scan-progress", language, reports=reports, doubtful=doubtful, unreadable=unreadable)


def closing_lines(
    reports: int, figures: int, findings: int, doubtful: int, seconds: float, out: str, language: str
) -> list[str]:
    """Say what a scan found, how fast, where it is, and what to do next.

    Parameters
    ----------
    reports, figures, findings
        How many rows each table has.
    doubtful
        Reports with a finding that does not hold as printed.
    seconds
        How long the scan took.
    out
        The folder of the tables.
    language
        ``vi`` or ``en``.
    """
    rate = number(round(reports / max(seconds, 0.001)), language)
    lines = [
        say("scan-read", language, reports=reports, figures=figures, findings=findings, rate=rate),
        say("scan-found", language, doubtful=doubtful),
        say("scan-where", language, out=printable(out)),
    ]
    return [*lines, say("scan-next", language, command=f"soatso run --from {printable(out)}")] if doubtful else lines


def nothing_line(scan: str, language: str) -> str:
    """Say that no report of a scan is worth a look."""
    return say("scan-nothing", language, scan=printable(scan))
