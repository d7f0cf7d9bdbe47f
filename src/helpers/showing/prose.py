"""Computed words as Markdown for notebooks and PDF: headings, paragraphs and lists, the report's own words escaped."""

from collections.abc import Iterable

from IPython.display import Markdown

from helpers.checking.records import Audit
from helpers.showing.catalogue import say
from helpers.showing.notation import markdown
from helpers.showing.pictures import Picture
from helpers.showing.repair_wording import groups, placement
from helpers.showing.summary import (
    agreeing,
    doubtful,
    open_sentences,
    others,
    provenance,
    report_title,
    unchecked,
    undecided,
)

#: What a section lists, by its headline: without any it is no section.
_COUNTED = {
    **{name: name for name in ("statistics", "others", "doubtful", "agreeing", "undecided", "open")},
    "tried": "doubtful",
}


def opening(audit: Audit, notebook: str, language: str) -> Markdown:
    """Open a notebook: the report's title and the question asked of it.

    Parameters
    ----------
    audit
        A report, read and checked.
    notebook
        figures, consistency, charts or brief: whose question it is.
    language
        ``vi`` or ``en``.

    Raises
    ------
    BadUsage
        If the language is unknown.
    """
    question = markdown(say(f"question-{notebook}", language))
    return Markdown(f"# {markdown(report_title(audit, language))}\n\n**{question}**\n")


def source(audit: Audit, language: str) -> Markdown:
    """Say where a report comes from: publisher, period, file and hash; the PDF need not repeat its title block."""
    lines = "  \n".join(markdown(line) for line in provenance(audit, language))
    return Markdown(f"{lines}\n", metadata={"soatso": "provenance"})


def limits(audit: Audit, notebook: str, language: str) -> Markdown:
    """Say what a notebook cannot tell; for the brief, how the checks were made as well.

    The parameters are those of :func:`opening`.
    """
    if notebook != "brief":
        return section("limits", audit, language, say(f"limits-{notebook}", language))
    keys = ("method-reading", "method-rounding", "method-explained", "limits-consistency")
    return section("method", audit, language, " ".join(say(key, language) for key in keys))


def section(heading: str, audit: Audit, language: str, *paragraphs: str) -> Markdown:
    """Return a headline that says what is found, with paragraphs under it; empty paragraphs are left out.

    Where nothing was found, and so nothing will follow, the headline is a mere sentence; where the report prints no
    statistics at all, which is said once, it is nothing.

    Parameters
    ----------
    heading
        The last part of a ``headline-…`` message.
    audit
        What the headline's numbers are counted from.
    language
        ``vi`` or ``en``.
    paragraphs
        Plain words; they are escaped here.
    """
    counts = _counts(audit)
    headline = markdown(say(f"headline-{heading}", language, **counts))
    told = [markdown(words) for words in paragraphs if words]
    if not told and heading in _COUNTED and not counts[_COUNTED[heading]]:
        return Markdown(f"{headline}.\n" if audit.statistics else "")
    return Markdown("\n\n".join([f"## {headline}", *told]) + "\n")


def repairs(audit: Audit, language: str, limit: int = 8) -> Markdown | None:
    """List where each error probably lies, or which figures tie for it; nothing where every sum holds."""
    sentences = [placement(audit, alternatives, language) for alternatives in groups(audit)]
    if not sentences:
        return None
    listed = "".join(f"- {markdown(sentence)}\n" for sentence in sentences[:limit])
    return Markdown(f"{section('repairs', audit, language).data}\n{listed}")


def not_checked(audit: Audit, language: str, limit: int = 8) -> Markdown:
    """List the statistics that no check reached, by reason, ``limit`` of each."""
    listed = "".join(f"- {markdown(sentence)}\n" for sentence in open_sentences(audit, language, limit))
    return Markdown(f"{section('open', audit, language).data}\n{listed}")


def charts_answer(pictures: Iterable[object], audit: Audit, language: str) -> Markdown:
    """List what the charts of a report show, one headline each.

    Parameters
    ----------
    pictures
        What :func:`helpers.showing.pictures.draw` returned; where there was nothing to draw, that is passed over.
    audit, language
        As everywhere.
    """
    lines = [line for picture in pictures if (line := _headline(picture))]
    listed = "".join(f"- {line}\n" for line in lines)
    empty = "" if lines else markdown(say("answer-charts-none", language)) + "\n"
    return Markdown(f"{section('answer', audit, language).data}\n{listed}{empty}")


def _headline(picture: object) -> str:
    """Return what a chart says, or the sentence in place of a single mark; nothing where there was nothing to draw."""
    if isinstance(picture, Picture):
        return markdown(picture.title)
    if isinstance(picture, Markdown) and (picture.metadata or {}).get("soatso") == "headline":
        return str(picture.data).rstrip(".")
    return ""


def _counts(audit: Audit) -> dict[str, int]:
    """Count what headlines speak of."""
    return {
        "all": len(audit.figures),
        "statistics": len(audit.statistics),
        "others": len(others(audit)),
        "checked": len(audit.checked),
        "doubtful": len(doubtful(audit)),
        "agreeing": len(agreeing(audit)),
        "undecided": len(undecided(audit)),
        "open": len(unchecked(audit)),
    }
