"""What a batch comes to, in computed sentences of either language."""

import pandas as pd
from babel.lists import format_list
from IPython.display import Markdown

from helpers.showing.catalogue import say
from helpers.showing.check_tables import VERDICTS
from helpers.showing.collection import Batch, batch_title
from helpers.showing.collection_listings import MOST, cause_counts
from helpers.showing.notation import markdown


def opening(batch: Batch, language: str) -> Markdown:
    """Open the notebook: what the batch is, and the question asked of it."""
    question = markdown(say("question-collection", language))
    return Markdown(f"# {markdown(batch_title(batch, language))}\n\n**{question}**\n")


def section(heading: str, batch: Batch, language: str, *paragraphs: str) -> Markdown:
    """Return a headline that says what is found, with paragraphs under it; empty paragraphs are left out.

    Parameters
    ----------
    heading
        The last part of a ``batch-…`` message.
    batch
        What the headline's numbers are counted from.
    language
        ``vi`` or ``en``.
    paragraphs
        Plain words; they are escaped here.
    """
    counts, told = _counts(batch), [words for words in paragraphs if words]
    headline = markdown(say(f"batch-{heading}", language, **counts))
    if heading in {"worst", "causes"} and not counts["doubtful"]:
        return Markdown(f"{headline}.\n" if heading == "worst" else "")
    return Markdown("\n\n".join([f"## {headline}", *map(markdown, told)]) + "\n")


def overview(batch: Batch, language: str) -> str:
    """Say how much the reports print, how much of it could be checked and how the checks came out."""
    lacking = sum(one.lacking for one in batch.made)
    counts = _counts(batch)
    clauses = [say(f"clause-{verdict}", language, count=counts[verdict]) for verdict in VERDICTS if counts[verdict]]
    ended = format_list(clauses, locale=language) if clauses else ""
    sentences = [say("collection-overview", language, counts, clauses=ended)]
    if lacking:
        sentences.append(say("collection-lacking", language, lacking=lacking))
    return " ".join(sentences)


def answer(batch: Batch, language: str) -> str:
    """Say what to look at first."""
    if not batch.doubtful:
        return say("collection-answer-none", language)
    one, row = batch.doubtful[0]
    return say("collection-answer", language, report=one.title, message=str(row["message"]))


def abridged(batch: Batch, language: str) -> str:
    """Say how many of the findings are listed, where that is not all; nothing otherwise."""
    return (
        say("collection-abridged", language, shown=MOST, all=len(batch.doubtful)) if len(batch.doubtful) > MOST else ""
    )


def causes_sentence(batch: Batch, language: str) -> str:
    """Name the most frequent cause; nothing where nothing is doubtful."""
    counted = cause_counts(batch, language)
    if not counted:
        return ""
    cause, findings, reports, _ = counted[0]
    return say("collection-causes", language, cause=cause, findings=findings, all=len(batch.doubtful), reports=reports)


def trends_section(trends: pd.DataFrame, language: str) -> Markdown:
    """Say how many indicators can be followed over the years, in how many series of reports."""
    counts = {"count": int(trends["indicator"].nunique()), "series": int(trends["series"].nunique())}
    headline = markdown(say("collection-followed", language, **counts))
    return Markdown(f"## {headline}\n" if counts["count"] else f"{headline}.\n")


def series_heading(trends: pd.DataFrame, language: str) -> Markdown:
    """Name a series of reports and its years."""
    years = (str(trends["year"].min()), str(trends["year"].max()))
    title = say("collection-series", language, title=trends["series_title"].iloc[0], first=years[0], last=years[1])
    return Markdown(f"### {markdown(title)}\n")


def limits(batch: Batch, language: str) -> Markdown:
    """Say what the notebook cannot tell."""
    return section("limits", batch, language, say("collection-limits", language))


def _counts(batch: Batch) -> dict[str, int]:
    """Count what headlines speak of."""
    verdicts = [verdict for one in batch.made for verdict in one.findings["verdict"]]
    return {
        "reports": len(batch.made),
        "statistics": sum(one.statistics for one in batch.made),
        "checks": len(verdicts),
        "doubted": sum(bool(len(one.doubtful)) for one in batch.made),
        "doubtful": len(batch.doubtful),
        **{name: verdicts.count(name) for name in ("consistent", "explained", "inconsistent", "undetermined")},
    }
