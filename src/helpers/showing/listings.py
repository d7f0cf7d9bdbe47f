"""Tables to be read in a notebook or on paper: words, numbers as the language writes them, no index."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from hashlib import sha256

import pandas as pd
from pandas.io.formats.style import Styler

from helpers.checking.records import Audit, Finding
from helpers.reading.records import Figure
from helpers.showing.catalogue import say
from helpers.showing.naming import amount, unit_words, value_words, written
from helpers.showing.notation import number, printable, recomputed
from helpers.showing.summary import kind_words
from helpers.showing.wording import kind_name, message, verdict_name

#: A mark beside the word, so that a verdict never hangs on colour.
MARKS = {"consistent": "✓", "explained": "!", "inconsistent": "≠", "undetermined": "?"}

_RIGHT = frozenset({"printed", "recomputed", "count"})


def kinds(audit: Audit, language: str) -> Styler:
    """List how many figures of each kind a report prints, with examples, the commonest first."""
    printed: dict[str, list[str]] = {}
    for figure in audit.figures:
        printed.setdefault(figure.kind, []).append(figure.printed)
    ranked = sorted(printed.items(), key=lambda item: -len(item[1]))
    rows = [
        (kind_words(kind, 1, language), number(len(words), language), "; ".join(list(dict.fromkeys(words))[:6]))
        for kind, words in ranked
    ]
    return listing(rows, ("figure-kind", "count", "examples"), language)


def figures(audit: Audit, ids: Iterable[int], language: str) -> Styler:
    """List figures: what is printed, unit and label, kind, and where it stands.

    ``ids`` is ``audit.statistics``, or those that no check reached, or the figures that measure nothing.
    """
    rows = [
        (
            written(f),
            unit_words(audit, f),
            audit.label(f.id, language),
            kind_words(f.kind, 1, language),
            excerpt(audit, f),
        )
        for f in (audit.figures[i] for i in ids)
    ]
    return listing(rows, ("printed", "unit", "label", "figure-kind", "quote"), language)


def checks(audit: Audit, findings: Iterable[Finding], language: str, *, quotes: bool = True) -> Styler:
    """List findings: verdict, kind, what is printed and what comes out, the explanation, and where it stands."""
    columns = ["verdict", "check", "printed", "recomputed", "message", *(["quote"] if quotes else [])]
    rows = [_check(audit, finding, language)[: len(columns)] for finding in findings]
    return listing(rows, columns, language)


def listing(rows: Sequence[Sequence[str]], columns: Sequence[str], language: str) -> Styler:
    """Return rows of words as a plain table; every cell is escaped, none is read as mathematics.

    Parameters
    ----------
    rows
        One sequence of strings a row.
    columns
        The last part of the ``col-…`` messages that head the columns.
    language
        ``vi`` or ``en``, of the headings.
    """
    heads = [say(f"col-{name}", language) for name in columns]
    safe = [[printable(cell) for cell in row] for row in rows] or [
        [say("nothing-to-list", language)] + [""] * (len(columns) - 1)
    ]
    sides = {head: "right" if name in _RIGHT else "left" for name, head in zip(columns, heads, strict=True)}
    styler = pd.DataFrame(safe, columns=heads).style.hide(axis="index").format(escape="html")
    styler = styler.set_uuid(sha256(repr(safe).encode()).hexdigest()[:12])  # the same table is the same bytes
    styler = styler.set_table_attributes('class="tex2jax_ignore mathjax_ignore"')
    rules = {
        head: [{"selector": "th, td", "props": f"text-align: {side}; vertical-align: top"}]
        for head, side in sides.items()
    }
    return styler.set_table_styles(rules)  # type: ignore[arg-type]


def excerpt(audit: Audit, figure: Figure, room: int = 60) -> str:
    """Return the printed words around a figure, at most ``room`` characters on either side, within its sentence."""
    begin, end = audit.sentences[figure.sentence]
    start, stop = max(begin, figure.start - room), min(end, figure.end + room)
    text = audit.document.text
    while start > begin and not text[start - 1].isspace():
        start -= 1
    while stop < end and not text[stop].isspace():
        stop += 1
    words = printable(text[start:stop], 4 * room)
    return ("… " if start > begin else "") + words + (" …" if stop < end else "")


def _kind_and_place(audit: Audit, figure: Figure, language: str) -> tuple[str, str]:
    """Return what kind a figure is of, and the words around it."""
    return kind_words(figure.kind, 1, language), excerpt(audit, figure)


def _check(audit: Audit, finding: Finding, language: str) -> tuple[str, ...]:
    """Return one row of the list of findings."""
    stated = None if finding.relation.stated is None else audit.figures[finding.relation.stated]
    return (
        f"{MARKS[finding.verdict]} {verdict_name(finding.verdict, language)}",
        kind_name(finding.relation.kind, language),
        _stated(stated, language) if stated else "",
        _recomputed(finding, stated, language),
        message(audit, finding, language),
        excerpt(audit, stated or audit.figures[finding.relation.operands[0]]),
    )


def _stated(figure: Figure, language: str) -> str:
    """Return a printed result as the language writes it, so that it reads beside the recomputed one."""
    sign = "%" if figure.kind in {"percent", "change_percent"} else ""
    return printable(f"{figure.hedge or ''} {value_words(figure, language)}{sign}")


def _recomputed(finding: Finding, stated: Figure | None, language: str) -> str:
    """Return what comes out, written as the language writes numbers."""
    if finding.recomputed is None:
        return ""
    is_percent = finding.relation.kind == "percent_sum" or (stated and stated.kind in {"percent", "change_percent"})
    if not is_percent:
        return amount(language, finding.recomputed)
    return f"{recomputed(finding.recomputed, Decimal(stated.step if stated else 1), language)}%"
