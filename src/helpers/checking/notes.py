"""What is said once for a whole report: how it rounds, and the patterns that recur in its findings."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from helpers.checking.habits import habit_of
from helpers.checking.records import Finding, Note
from helpers.reading.records import Figure

_OTHER_BASE = frozenset({"other_base", "of_target"})
#: Told by the note on how the report rounds.
_HABITUAL = {"truncates": "truncated", "pads": "padded_zero"}
#: Told pairwise, or as a consequence: nothing recurs there.
_NO_PATTERN = frozenset({"swapped", "slip", "overlap", "rounding_drift"})


def find_notes(figures: Sequence[Figure], findings: Sequence[Finding]) -> tuple[Note, ...]:
    """Return how the report rounds, if its percentages tell, and each cause that explains several of them alike.

    Parameters
    ----------
    figures, findings
        Of one report, the findings as explained.

    Returns
    -------
    tuple[Note, ...]
        ``habit_`` and the manner of rounding, with the percentages that prove it; ``recurring_`` and a cause, with the
        stated figures it explains. Another base recurs only where part and base are called alike: "excellent" taken of
        "good or better", twice.
    """
    habit = habit_of(figures, findings)
    notes = [] if habit is None else [Note(f"habit_{habit.manner}", habit.proof, len(habit.proof), habit.exceptions)]
    told = None if habit is None else _HABITUAL.get(habit.manner)
    patterns: dict[tuple[str, Hashable], list[int]] = defaultdict(list)
    for finding in findings:
        cause, stated = finding.explanation, finding.relation.stated
        if finding.verdict != "explained" or cause is None or stated is None:
            continue
        if cause.kind != told and cause.kind not in _NO_PATTERN:
            patterns[cause.kind, _alike(figures, finding)].append(stated)
    for (kind, _), stated_figures in patterns.items():
        if len(stated_figures) > 1:
            notes.append(Note(f"recurring_{kind}", tuple(sorted(stated_figures)), len(stated_figures)))
    return tuple(notes)


def category(figure: Figure) -> str:
    """Return what sort of thing a count counts, without the things themselves: "hoàn thành tốt nhiệm vụ trở lên"."""
    words, unit = " ".join(figure.label.split()), " ".join((figure.unit or "").split())
    return words.removeprefix(unit).strip(" ,;:-") if words.lower().startswith(unit.lower()) else words


def _alike(figures: Sequence[Figure], finding: Finding) -> Hashable:
    """Return what findings of one pattern have in common beside their cause."""
    relation, cause = finding.relation, finding.explanation
    if cause is None or cause.kind not in _OTHER_BASE:
        return relation.base if cause is not None and cause.kind == "joint_base" else None
    words = category(figures[relation.parts[0]]).lower(), category(figures[cause.figures[0]]).lower()
    return words if all(words) else finding.id
