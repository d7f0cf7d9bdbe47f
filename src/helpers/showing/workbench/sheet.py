"""The workbench on paper: for every percentage that does not hold, the bases that come closest."""

from fractions import Fraction

from pandas.io.formats.style import Styler

from helpers.checking.records import Audit
from helpers.checking.scene import Scene
from helpers.checking.tried import Trial, bases_of, scene_behind, trials
from helpers.showing.catalogue import say
from helpers.showing.naming import written
from helpers.showing.styled import Cell, listed
from helpers.showing.summary import doubtful
from helpers.showing.workbench.words import TRIAL_COLUMNS, trial_row

_CLOSEST = 2  # bases shown of each origin but the text's own and the one that explains, of which there is one


def sheet(audit: Audit, scene: Scene, language: str) -> Styler | None:
    """List the bases tried for each percentage that does not hold: the one of its words, then those that come closest.

    Nothing where every percentage holds.

    Parameters
    ----------
    audit
        A report, read and checked.
    scene
        From :func:`helpers.checking.tried.scene_behind`.
    language
        ``vi`` or ``en``.
    """
    rows = []
    for finding in doubtful(audit):
        if finding.relation.stated is not None:
            stated = audit.figures[finding.relation.stated]
            printed = Cell(written(stated), Fraction(stated.value or 0))
            rows += [(printed, *_row(audit, trial, language)) for trial in _shown(audit, trials(scene, finding))]
    return listed(rows, ("printed", *TRIAL_COLUMNS), language)


def _row(audit: Audit, trial: Trial, language: str) -> tuple[str, ...]:
    """Return one base that was tried; what would be printed stands by its value."""
    base, origin, recomputed, rounded, verdict = trial_row(audit, trial, "nearest", language)
    return base, origin, recomputed, Cell(rounded, trial.finding.recomputed), verdict


def tried_sentence(audit: Audit, language: str) -> str:
    """Say how many bases were tried for how many percentages; nothing where there was none to try."""
    scene = scene_behind(audit)
    tried = [bases for finding in doubtful(audit) if (bases := bases_of(scene, finding))]
    return say("tried-note", language, doubtful=len(tried), bases=sum(map(len, tried))) if tried else ""


def _shown(audit: Audit, tried: tuple[Trial, ...]) -> list[Trial]:
    """Return the trials worth paper, in the order they were made."""
    nearby = sorted((t for t in tried if t.origin == "nearby"), key=lambda t: _distance(audit, t))
    return [t for t in tried if t.origin != "nearby" or t in nearby[:_CLOSEST]]


def _distance(audit: Audit, trial: Trial) -> Fraction:
    """Return how far a recomputed percentage is from the printed one."""
    stated, value = trial.finding.relation.stated, trial.finding.recomputed
    printed = Fraction(0) if stated is None else Fraction(audit.figures[stated].value or 0)
    return Fraction(10**30) if value is None else abs(value - printed)
