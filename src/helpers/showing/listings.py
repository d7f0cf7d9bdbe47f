"""Tables to be read in a notebook or on paper: words, numbers as the language writes them, no index."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from pandas.io.formats.style import Styler

from helpers.checking.records import Audit, Finding
from helpers.checking.unchecked import unchecked as why_unchecked
from helpers.reading.records import Figure
from helpers.showing.excerpts import excerpt
from helpers.showing.naming import amount, hedged, measured, value_words, written
from helpers.showing.notation import number, recomputed
from helpers.showing.sentences import REASONS, words_of
from helpers.showing.standing import MARKS, By, anchor, finding_anchor, row_anchor
from helpers.showing.styled import Cell, listed
from helpers.showing.summary import kind_words
from helpers.showing.wording import kind_name, message, verdict_name


def kinds(audit: Audit, language: str) -> Styler | None:
    """List how many figures of each kind a report prints, with examples, the commonest first."""
    printed: dict[str, list[str]] = {}
    for figure in audit.figures:
        printed.setdefault(figure.kind, []).append(figure.printed)
    ranked = sorted(printed.items(), key=lambda item: -len(item[1]))
    rows = [
        (
            kind_words(kind, 1, language),
            Cell(number(len(words), language), len(words)),
            "; ".join(list(dict.fromkeys(words))[:6]),
        )
        for kind, words in ranked
    ]
    return listed(rows, ("figure-kind", "count", "examples"), language)


def figures(audit: Audit, ids: Iterable[int], language: str, *, text: By | None = None) -> Styler | None:
    """List figures: what is printed and how it is read, unit and label, kind, and where it stands.

    Parameters
    ----------
    audit
        A report, read and checked.
    ids
        ``audit.statistics``, or those that no check reached, or the figures that measure nothing.
    language
        ``vi`` or ``en``.
    text
        The marked text of this notebook, by ``kind`` or ``verdict``, which every figure links to and which links back;
        none: no links.

    Returns
    -------
    Styler or None
        Nothing, as everywhere here, where there is no row.
    """
    rows = [_figure(audit, audit.figures[i], language, text) for i in ids]
    return listed(rows, ("printed", "value", "unit", "label", "figure-kind", "quote"), language)


def unchecked(audit: Audit, language: str, *, text: By | None = None) -> Styler | None:
    """List the statistics that no check decided on, with the reason for each: by reason, then in reading order.

    The parameters are those of :func:`figures`.
    """
    reasons, names = why_unchecked(audit), words_of(REASONS, language)
    found = [(names[why], _figure(audit, audit.figures[i], language, text)) for i, why in reasons.items()]
    order = list(names.values())
    rows = [(*row[:4], why, row[5]) for why, row in sorted(found, key=lambda pair: order.index(pair[0]))]
    return listed(rows, ("printed", "value", "unit", "label", "reason", "quote"), language)


def checks(
    audit: Audit, findings: Iterable[Finding], language: str, *, quotes: bool = True, text: By | None = None
) -> Styler | None:
    """List findings: verdict, kind, what is printed and what comes out, the explanation, and where it stands.

    ``quotes`` says whether the sentence is quoted; the other parameters are those of :func:`figures`.
    """
    columns = ["verdict", "check", "printed", "recomputed", "message", *(["quote"] if quotes else [])]
    rows = [_check(audit, finding, language, text)[: len(columns)] for finding in findings]
    return listed(rows, columns, language)


def _figure(audit: Audit, figure: Figure, language: str, text: By | None) -> tuple[str, ...]:
    """Return one row of the list of figures."""
    value, unit = measured(audit, figure, language) if figure.is_statistic else (figure.iso or "", "")
    order = Fraction(figure.value) if figure.is_statistic and figure.value is not None else None
    leads_to, name = (anchor(audit, figure.id, text), row_anchor(audit, figure.id, text)) if text else ("", "")
    return (
        Cell(written(figure), order, leads_to=leads_to, name=name),
        Cell(value, order),
        unit,
        audit.label(figure.id, language),
        kind_words(figure.kind, 1, language),
        str(excerpt(audit, figure, room=30)),
    )


def _check(audit: Audit, finding: Finding, language: str, text: By | None) -> tuple[str, ...]:
    """Return one row of the list of findings."""
    stated = None if finding.relation.stated is None else audit.figures[finding.relation.stated]
    place = stated or audit.figures[finding.relation.operands[0]]
    leads_to = anchor(audit, place.id, text) if text else ""
    verdict = f"{MARKS[finding.verdict]} {verdict_name(finding.verdict, language)}"
    return (
        Cell(verdict, leads_to=leads_to, name=finding_anchor(audit, finding) if text else ""),
        kind_name(finding.relation.kind, language),
        _stated(stated, language, leads_to) if stated else "",
        _recomputed(finding, stated, language),
        message(audit, finding, language),
        str(excerpt(audit, place)),
    )


def _stated(figure: Figure, language: str, leads_to: str) -> Cell:
    """Return a printed result as the language writes it, so that it reads beside the recomputed one."""
    order = None if figure.value is None else Fraction(figure.value)
    unit = "%" if figure.kind in {"percent", "change_percent"} else ""
    return Cell(hedged(value_words(figure, language), figure.hedge, language), order, unit, leads_to)


def _recomputed(finding: Finding, stated: Figure | None, language: str) -> str:
    """Return what comes out, written as the language writes numbers."""
    value = finding.recomputed
    if value is None:
        return ""
    is_percent = finding.relation.kind == "percent_sum" or (stated and stated.kind in {"percent", "change_percent"})
    if not is_percent:
        return Cell(amount(language, value), value)
    return Cell(recomputed(value, Decimal(stated.step if stated else 1), language), value, "%")
