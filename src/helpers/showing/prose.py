"""Computed words as Markdown for notebooks and PDF: headings, paragraphs and lists, the report's own words escaped."""

from collections.abc import Iterable

from IPython.display import Markdown

from helpers.checking.records import Audit
from helpers.showing.catalogue import say
from helpers.showing.notation import markdown
from helpers.showing.pictures import Picture
from helpers.showing.repair_wording import groups, placement
from helpers.showing.summary import agreeing, doubtful, others, provenance, report_title, unchecked, undecided


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
    return section("method", audit, language, *(say(key, language) for key in keys))


def section(heading: str, audit: Audit, language: str, *paragraphs: str) -> Markdown:
    """Return a headline that says what is found, with paragraphs under it; empty paragraphs are left out.

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
    headline = markdown(say(f"headline-{heading}", language, **_counts(audit)))
    return Markdown("\n\n".join([f"## {headline}", *(markdown(words) for words in paragraphs if words)]) + "\n")


def repairs(audit: Audit, language: str, limit: int = 8) -> Markdown | None:
    """List where each error probably lies, or which figures tie for it; nothing where every sum holds."""
    sentences = [placement(audit, alternatives, language) for alternatives in groups(audit)]
    if not sentences:
        return None
    listed = "".join(f"- {markdown(sentence)}\n" for sentence in sentences[:limit])
    return Markdown(f"{section('repairs', audit, language).data}\n{listed}")


def charts_answer(pictures: Iterable[object], audit: Audit, language: str) -> Markdown:
    """List what the charts of a report show, one headline each.

    Parameters
    ----------
    pictures
        What :func:`helpers.showing.pictures.draw` returned; sentences that stand for a picture are passed over.
    audit, language
        As everywhere.
    """
    titles = [picture.title for picture in pictures if isinstance(picture, Picture)]
    listed = "".join(f"- {markdown(title)}\n" for title in titles)
    empty = "" if titles else markdown(say("answer-charts-none", language)) + "\n"
    return Markdown(f"{section('answer', audit, language).data}\n{listed}{empty}")


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
