"""What was tried on a finding: every base its percentage may have been taken of, judged by a rule of rounding."""

from dataclasses import dataclass, replace
from typing import Literal

from helpers.checking.bases_tried import nearby_bases
from helpers.checking.records import Audit, Finding, Relation
from helpers.checking.rounding_rules import RoundingRule, judge_by
from helpers.checking.scene import Scene, scene_of
from helpers.reading.figures import read_figures, with_figures

Origin = Literal["text", "cause", "nearby"]

_OTHER_BASE = frozenset({"other_base", "of_target"})
_HAVE_BASE = frozenset({"share", "ratio_percent", "coverage"})


@dataclass(frozen=True, slots=True)
class Trial:
    """A finding with one base in place of the one its words name, judged anew."""

    finding: Finding  #: its relation has this base; without a cause
    origin: Origin  #: the text's own base, the one that explains the printed figure, or one printed nearby


def scene_behind(audit: Audit) -> Scene:
    """Return the scene an audit was made in, with a person's corrections: what bases are sought in."""
    return scene_of(with_figures(read_figures(audit.document), audit.figures))


def bases_of(scene: Scene, finding: Finding) -> tuple[int, ...]:
    """Return the figures a percentage may be taken of: the one its words name, then as the search for causes has them.

    Nothing for a relation that has no base to be exchanged: a sum, a change, a part within its whole.
    """
    relation = finding.relation
    if relation.kind not in _HAVE_BASE or relation.stated is None:
        return ()
    own = () if relation.base is None else (relation.base,)
    found = dict.fromkeys((*own, *_explaining(finding), *nearby_bases(scene, relation)))
    return tuple(base for base in found if base not in relation.parts)


def trial(scene: Scene, finding: Finding, base: int | None, rule: RoundingRule = "nearest") -> Trial:
    """Judge a finding with another base and by a rule of rounding.

    Parameters
    ----------
    scene
        From :func:`scene_behind`.
    finding
        One of the audit's.
    base
        Id of the figure to take as base; None leaves the relation as it is.
    rule
        How percentages are supposed to have been rounded.
    """
    relation: Relation = finding.relation if base is None else replace(finding.relation, base=base)
    same = relation.base == finding.relation.base
    origin: Origin = "text" if same else "cause" if base in _explaining(finding) else "nearby"
    return Trial(judge_by(rule, finding.id, relation, scene.figures), origin)


def trials(scene: Scene, finding: Finding, rule: RoundingRule = "nearest") -> tuple[Trial, ...]:
    """Judge a finding with every base it may have, in the order of :func:`bases_of`."""
    return tuple(trial(scene, finding, base, rule) for base in bases_of(scene, finding))


def _explaining(finding: Finding) -> tuple[int, ...]:
    """Return the base that a cause names."""
    cause = finding.explanation
    return cause.figures[:1] if cause is not None and cause.kind in ("other_base", "of_target") else ()
