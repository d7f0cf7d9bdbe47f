"""One report, from file to findings."""

from pathlib import Path

from helpers.checking.anchors import anchor, confirm, merge_relations, waive
from helpers.checking.causes import explain, name_slips
from helpers.checking.groups import find_groups
from helpers.checking.notes import find_notes
from helpers.checking.records import Audit
from helpers.checking.relations import find_relations
from helpers.checking.repairs import find_repairs
from helpers.checking.scene import scene_of
from helpers.checking.sidecar import load_sidecar
from helpers.checking.verdicts import judge
from helpers.reading.documents import read_document
from helpers.reading.figures import read_figures, with_figures
from helpers.running.limits import Limits


def find_report(path: str | Path) -> Path:
    """Return where a report is: as given, or below a folder above the working one.

    A notebook opened in JupyterLab runs in ``notebooks/``, one run by papermill wherever papermill was started: both
    find ``data/reports/x.md``. A path that leads nowhere comes back as given, for the reader to refuse.
    """
    given = Path(path)
    if given.is_absolute() or given.exists():
        return given
    return next((folder / given for folder in Path.cwd().parents if (folder / given).is_file()), given)


def audit(path: str | Path, *, sidecar: bool | Path = True) -> Audit:
    """Read a report and check every relation it states.

    Parameters
    ----------
    path
        The report: txt, md, html, docx or pdf.
    sidecar
        Merge the person's decisions in ``NAME.yml`` beside the report, where there is one; or those in another file.

    Raises
    ------
    UnreadableReport
        If the report cannot be read, or is larger than the limits of the run allow.
    BadUsage
        If its ``NAME.yml`` is wrong, or speaks of words the report does not hold.
    """
    path, limits = find_report(path), Limits.around()
    document = read_document(path, max_bytes=limits.file_bytes)
    reading = read_figures(document)
    limits.require_few(path, len(reading.figures))
    decided = sidecar if isinstance(sidecar, Path) else path.with_suffix(".yml")
    anchored = None
    if sidecar and decided.is_file():
        anchored = anchor(load_sidecar(decided), document, reading.figures)
        reading = with_figures(reading, anchored.figures)
    scene = scene_of(reading)
    relations = find_relations(scene)
    if anchored is not None:
        relations = merge_relations(relations, anchored.relations)
    judged = [judge(number, relation, reading.figures) for number, relation in enumerate(relations)]
    findings = explain(scene, judged)
    if anchored is not None:
        findings = confirm(waive(findings, anchored), anchored)
    repairs = find_repairs(reading.figures, findings)
    findings = name_slips(reading.figures, findings, repairs)
    return Audit(
        document=document,
        figures=reading.figures,
        sentences=tuple((reading.view.origin(a), reading.view.origin(b)) for a, b in reading.view.sentences),
        findings=findings,
        notes=(*find_notes(reading.figures, findings), *(anchored.notes if anchored else ())),
        groups=find_groups(reading.figures, findings, anchored.groups if anchored else ()),
        labels=anchored.labels if anchored else {},
        repairs=repairs,
    )
