"""An audit as the object that ``soatso check --format jsonl`` prints: for scripts, and for other people's scorers."""

import json
import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Any

from helpers.checking.records import Audit, Explanation, Finding, Given, Note, Repair
from helpers.checking.unchecked import REASONS, unchecked
from helpers.errors import SoatSoError
from helpers.reading.records import Figure
from helpers.showing.note_wording import note_message
from helpers.showing.repair_wording import supposition
from helpers.showing.wording import message

SCHEMA_VERSION = 1

#: JSON lets these through, but a terminal obeys some of them and cannot encode others.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def audit_object(audit: Audit, language: str = "vi") -> dict[str, Any]:
    """Return everything an audit knows as one JSON-ready object.

    Parameters
    ----------
    audit
        A report, read and checked.
    language
        Of labels and sentences: ``vi`` or ``en``.

    Returns
    -------
    dict
        ``schema_version``, ``report``, ``sha256``, ``text_sha256``, ``encoding``, ``figures``, ``findings``,
        ``notes``, ``repairs``, ``suspects`` and ``summary``. Numbers that must stay exact are decimal strings
        (``"1/3"`` where no finite decimal exists).
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "report": audit.document.path,
        "sha256": audit.document.sha256,
        "text_sha256": audit.document.text_sha256,
        "encoding": audit.document.encoding,
        "figures": [_figure(audit, figure, language) for figure in audit.figures],
        "findings": [_finding(audit, finding, language) for finding in audit.findings],
        "notes": [_note(audit, note, language) for note in audit.notes],
        "repairs": [_repair(audit, repair, language) for repair in audit.repairs],
        "suspects": list(audit.suspects),
        "summary": summary(audit),
    }


def error_object(report: str, error: SoatSoError) -> dict[str, Any]:
    """Return the object that stands for a report which could not be read."""
    return {"report": report, "error": {"kind": error.kind, "message": error.message}}


def json_line(value: dict[str, Any]) -> str:
    r"""Return an object as one line of JSON that no terminal mistakes for a command.

    >>> json_line({"printed": "1\x9b2"})
    '{"printed": "1\\u009b2"}'
    """
    return inert_json(json.dumps(value, ensure_ascii=False, allow_nan=False))


def inert_json(written: str) -> str:
    """Escape in written JSON what a terminal would obey; it means the same."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def summary(audit: Audit) -> dict[str, Any]:
    """Return how many figures were read, how many statistics some check decided on, and which ones none did and why."""
    reasons = unchecked(audit)
    verdicts = dict.fromkeys(("consistent", "explained", "inconsistent", "undetermined"), 0)
    for finding in audit.findings:
        verdicts[finding.verdict] += 1
    return {
        "figures": len(audit.figures),
        "statistics": len(audit.statistics),
        "checked": len(audit.checked),
        "unchecked": list(reasons),
        "reasons": {reason: [i for i in reasons if reasons[i] == reason] for reason in REASONS},
        "findings": verdicts,
    }


def exact(value: Decimal | Fraction | None) -> str | None:
    """Write a number exactly: a plain decimal without exponent, or a fraction where no finite decimal exists.

    >>> exact(Decimal("1.6E+4")), exact(Decimal("56.50")), exact(Fraction(1, 8)), exact(Fraction(1, 3))
    ('16000', '56.5', '0.125', '1/3')
    """
    if value is None:
        return None
    ratio = Fraction(value)
    places = _finite_places(ratio.denominator)
    if places is None:
        return f"{ratio.numerator}/{ratio.denominator}"
    digits = f"{abs(ratio.numerator) * 10**places // ratio.denominator:0{places + 1}d}"
    whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
    return ("-" if ratio < 0 else "") + whole + (f".{rest}" if rest else "")


def rounded(value: Fraction | None, step: Decimal = Decimal(1)) -> str | None:
    """Write a recomputed number one place finer than the printed one, and with at least two places if it needs them.

    >>> rounded(Fraction(331800, 22824), Decimal("0.1")), rounded(Fraction(11))
    ('14.54', '11')
    """
    if value is None:
        return None
    places = max(2, 1 - int(step.as_tuple().exponent))
    return exact(Fraction(round(value * 10**places), 10**places))


def bound(value: Fraction, rounding: str = ROUND_HALF_EVEN) -> str:
    """Write one end of an interval: exactly where it ends within twenty places, else to sixteen digits.

    >>> bound(Fraction(331800, 22824)), bound(Fraction(29, 2))
    ('14.53732912723449', '14.5')
    """
    places = _finite_places(value.denominator)
    if places is not None and places <= 20:
        return str(exact(value))
    digits = Context(prec=16, rounding=rounding).divide(Decimal(value.numerator), Decimal(value.denominator))
    return format(digits, "f")


def _finite_places(denominator: int) -> int | None:
    """Count the decimal places a fraction in lowest terms needs; None where they never end."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def _figure(audit: Audit, figure: Figure, language: str) -> dict[str, Any]:
    """Return one figure; what only some figures have is left out of the others."""
    row: dict[str, Any] = {
        "id": figure.id,
        "start": figure.start,
        "end": figure.end,
        "printed": figure.printed,
        "kind": figure.kind,
        "value": exact(figure.value),
        "direction": figure.direction,
        "unit": figure.unit,
        "label": audit.label(figure.id, language),
        "hedge": figure.hedge,
        "sentence": figure.sentence,
        "provenance": figure.provenance,
    }
    if figure.value2 is not None:
        row["value2"] = exact(figure.value2)
    if figure.iso is not None:
        row["iso"] = figure.iso
    if figure.malformed:
        row["malformed"] = True
    return row


def _finding(audit: Audit, finding: Finding, language: str) -> dict[str, Any]:
    """Return one finding, with its sentence."""
    relation = finding.relation
    start, end = audit.span(finding)
    person = {"rule": relation.source, "reason": relation.reason} if relation.source is not None else {}
    step = audit.figures[relation.stated].step if relation.stated is not None else Decimal(1)
    return {
        "id": finding.id,
        "kind": relation.kind,
        "stated": relation.stated,
        "operands": list(relation.operands),
        "verdict": finding.verdict,
        "recomputed": rounded(finding.recomputed, step),
        "interval": _interval(finding.interval),
        "severity": finding.severity,
        "explanation": _explanation(finding.explanation, step),
        "message": message(audit, finding, language),
        "start": start,
        "end": end,
        "quote": audit.document.text[start:end],
        **person,
        **({} if relation.given is None else {"given": _given(relation.given, language)}),
        **({} if finding.note is None else {"waived": finding.note}),
    }


def _given(given: Given, language: str) -> dict[str, Any]:
    """Return a base that the text does not print."""
    figure = given.figure
    return {
        "value": exact(figure.value),
        "unit": figure.unit,
        "label": given.label[language],
        "source": given.source,
    }


def _repair(audit: Audit, repair: Repair, language: str) -> dict[str, Any]:
    """Return one repair: what it changes, and how it stands among its alternatives."""
    return {
        "group": repair.group,
        "rank": repair.rank,
        "findings": list(repair.findings),
        "changes": [
            {
                "figure": change.figure,
                "low": exact(change.low),
                "high": exact(change.high),
                "proposal": change.proposal,
            }
            for change in repair.changes
        ],
        "complete": repair.complete,
        "message": supposition(audit, repair, language),
    }


def _note(audit: Audit, note: Note, language: str) -> dict[str, Any]:
    """Return one note, with its sentence."""
    return {
        "kind": note.kind,
        "figures": list(note.figures),
        "count": note.count,
        "exceptions": list(note.exceptions),
        "message": note_message(audit, note, language),
    }


def _interval(interval: tuple[Fraction, Fraction] | None) -> list[str] | None:
    """Return both bounds, rounded outwards where they do not end; a point stays a point."""
    if interval is None:
        return None
    low, high = interval
    if low == high:
        return [bound(low), bound(high)]
    return [bound(low, ROUND_FLOOR), bound(high, ROUND_CEILING)]


def _explanation(explanation: Explanation | None, step: Decimal) -> dict[str, Any] | None:
    """Return the cause of a finding, with the figures that prove it."""
    if explanation is None:
        return None
    row: dict[str, Any] = {
        "kind": explanation.kind,
        "figures": list(explanation.figures),
        "recomputed": rounded(explanation.recomputed, step),
    }
    if explanation.proposal is not None:
        row["proposal"] = explanation.proposal
    if explanation.base is not None:
        row["base"] = [exact(end) for end in explanation.base]
    return row
