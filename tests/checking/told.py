"""What a text says, checked: relations as short lines, for tests that hold them against what a reader would say."""

from dataclasses import replace

from helpers.checking.causes import explain, name_slips
from helpers.checking.notes import find_notes
from helpers.checking.records import Audit, Finding, Relation
from helpers.checking.relations import find_relations
from helpers.checking.repairs import find_repairs
from helpers.checking.scene import Scene, scene_of
from helpers.checking.verdicts import judge
from helpers.reading.figures import Reading, read_figures
from helpers.reading.records import Document


def reading_of(text: str) -> Reading:
    """Read a text as if it were a report."""
    return read_figures(Document("made-up.md", text, "", ""))


def seen(text: str) -> Scene:
    """Return a text as linking sees it."""
    return scene_of(reading_of(text))


def audited(text: str) -> Audit:
    """Read and check a text."""
    scene = seen(text)
    reading = scene.reading
    judged = [judge(n, relation, reading.figures) for n, relation in enumerate(find_relations(scene))]
    findings = explain(scene, judged)
    sentences = tuple((reading.view.origin(a), reading.view.origin(b)) for a, b in reading.view.sentences)
    notes = find_notes(reading.figures, findings)
    return Audit(reading.document, reading.figures, sentences, findings, notes)


def mended(text: str) -> Audit:
    """Read and check a text, and name the slips of the pen that repairs find."""
    audit = audited(text)
    repairs = find_repairs(audit.figures, audit.findings)
    return replace(audit, findings=name_slips(audit.figures, audit.findings, repairs), repairs=repairs)


def told(text: str, *kinds: str) -> list[str]:
    """Return what a text states, one line a relation: ``25 = 12 / 48``, ``48 = 12 + 36 !``, ``12 < 48``, ``5 = 8 / ?``.

    What does not hold ends in ``!``, or in its cause: ``16,6 = 3.318 / 22.824 other_base``.
    """
    audit = audited(text)
    return [line(audit, f) for f in audit.findings if not kinds or f.relation.kind in kinds]


def line(audit: Audit, finding: Finding) -> str:
    """Return one relation as a line."""
    relation, explained = finding.relation, finding.explanation
    end = ""
    if finding.verdict in ("inconsistent", "explained"):
        end = f" {explained.kind}" if explained else " !"
    return _sum(audit, relation) + end


def _sum(audit: Audit, relation: Relation) -> str:
    """Write a relation without its verdict."""

    def printed(figure: int | None, otherwise: str = "?") -> str:
        return otherwise if figure is None else audit.figures[figure].printed

    signs = relation.signs or (1,) * len(relation.parts)
    parts = "".join((" + " if s > 0 else " - ") + printed(p) for s, p in zip(signs, relation.parts, strict=True))
    parts = parts.removeprefix(" + ").strip()
    if relation.kind == "subset":
        return f"{parts} < {printed(relation.base)}"
    if relation.kind in ("partition_sum", "percent_sum", "restatement"):
        return f"{printed(relation.stated, '100')} = {parts}"
    against = f"by {printed(relation.delta)}" if relation.delta is not None else printed(relation.base)
    return f"{printed(relation.stated)} = {parts} / {against}"
