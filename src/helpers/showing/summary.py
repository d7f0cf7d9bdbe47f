"""What a report's audit comes to, in computed sentences of either language."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from babel.lists import format_list

from helpers.checking.records import Audit, Finding
from helpers.checking.unchecked import unchecked as why_unchecked
from helpers.showing.catalogue import say
from helpers.showing.check_tables import VERDICTS
from helpers.showing.naming import figure_words
from helpers.showing.notation import printable
from helpers.showing.note_wording import note_message
from helpers.showing.sentences import REASONS, words_of
from helpers.showing.wording import kind_name, message

_DOUBTFUL = frozenset({"inconsistent", "explained"})
_WORST = {"inconsistent": 0, "explained": 1, "undetermined": 2, "consistent": 3}


def report_name(audit: Audit, language: str) -> str:
    """Return what a report calls itself, with its publisher, or the name of its file."""
    title = _metadata(audit, "title")
    name = title or say("report-unnamed", language, file=printable(Path(audit.document.path).name, 80))
    return ", ".join(filter(None, (name, _metadata(audit, "publisher"))))


def report_title(audit: Audit, language: str) -> str:
    """Return what a report calls itself, or the name of its file."""
    return _metadata(audit, "title") or say(
        "report-unnamed", language, file=printable(Path(audit.document.path).name, 80)
    )


def provenance(audit: Audit, language: str) -> list[str]:
    """Return where a report comes from: publisher, period, file and hash, one line each."""
    lines = [
        say(f"opening-{key}", language, {key_argument: value})
        for key, key_argument in (("published", "publisher"), ("period", "period"))
        if (value := _metadata(audit, key_argument))
    ]
    name = printable(Path(audit.document.path).name, 80)
    return [*lines, say("opening-file", language, file=name, hash=audit.document.sha256)]


def figures_answer(audit: Audit, language: str) -> str:
    """Say how many figures a report prints, and of which kinds."""
    inside = [figure.kind for figure in audit.figures if figure.is_statistic]
    outside = [figure.kind for figure in audit.figures if not figure.is_statistic]
    kinds = _kinds(inside, language)
    counts = {"all": len(audit.figures), "statistics": len(inside), "others": len(outside)}
    statistics = say("answer-figures", language, counts, kinds=kinds)
    others = say("answer-others", language, counts, kinds=_kinds(outside, language))
    return f"{statistics} {others}".strip()


def consistency_answer(audit: Audit, language: str) -> str:
    """Say how many checks there were, how they came out, what to look at first, what recurs and what was unchecked."""
    sentences = [checks_sentence(audit, language)]
    worst = [finding for finding in doubtful(audit) if finding.severity != "note"]
    if worst:
        sentences.append(say("answer-worst", language, message=message(audit, worst[0], language)))
    elif audit.findings and not any(finding.verdict in _DOUBTFUL for finding in audit.findings):
        sentences.append(say("answer-caution", language))
    sentences += [note_message(audit, note, language) for note in audit.notes]
    if audit.statistics:
        sentences.append(say("answer-open", language, open=len(unchecked(audit))))
    return " ".join(sentences)


def checks_sentence(audit: Audit, language: str) -> str:
    """Say how many calculations a report states, and how they came out."""
    verdicts = Counter(finding.verdict for finding in audit.findings)
    clauses = [say(f"clause-{v}", language, count=verdicts[v]) for v in VERDICTS if verdicts[v]]
    return say(
        "answer-checks",
        language,
        checks=len(audit.findings),
        checked=len(audit.checked),
        statistics=len(audit.statistics),
        clauses=_join(clauses, language),
    )


def agreeing_sentence(audit: Audit, language: str) -> str:
    """Say which kinds of checks came out as printed, the commonest first; nothing if none did."""
    kinds = Counter(finding.relation.kind for finding in agreeing(audit))
    items = [say("agreeing-kind", language, kind=kind_name(kind, language), count=n) for kind, n in kinds.most_common()]
    return say("agreeing-list", language, items=_join(items, language)) if items else ""


def more_doubtful(audit: Audit, language: str, shown: int) -> str:
    """Say how many findings that do not hold are not among the first ``shown``; nothing if all are."""
    more = len(doubtful(audit)) - shown
    return say("doubtful-more", language, shown=shown, more=more) if more > 0 else ""


def open_sentences(audit: Audit, language: str, limit: int = 30) -> list[str]:
    """Name the statistics that no decided check reached, a sentence for each reason, ``limit`` of them in each."""
    reasons, names = why_unchecked(audit), words_of(REASONS, language)
    sentences = []
    for reason in names:
        open_ones = [figure_words(audit, audit.figures[i], language) for i, why in reasons.items() if why == reason]
        more = [say("open-more", language, more=len(open_ones) - limit)] if len(open_ones) > limit else []
        if open_ones:
            items, named = "; ".join([*open_ones[:limit], *more]), names[reason][:1].upper() + names[reason][1:]
            sentences.append(say("open-list", language, reason=named, count=len(open_ones), items=items))
    return sentences


def doubtful(audit: Audit) -> list[Finding]:
    """Return the findings that do not hold as printed, the worst first, then in reading order, waived ones last.

    What a report does throughout, such as cutting digits off, is told once by a note and is not among them.
    """
    found = [f for f in audit.findings if f.verdict in _DOUBTFUL and (f.severity != "note" or f.note is not None)]
    return sorted(found, key=lambda finding: (finding.severity == "note", _WORST[finding.verdict], finding.id))


def agreeing(audit: Audit) -> list[Finding]:
    """Return the findings that hold, in reading order."""
    return [finding for finding in audit.findings if finding.verdict == "consistent"]


def undecided(audit: Audit) -> list[Finding]:
    """Return the findings that could not be decided, in reading order."""
    return [finding for finding in audit.findings if finding.verdict == "undetermined"]


def others(audit: Audit) -> list[int]:
    """Return the ids of the figures that measure nothing: dates, document numbers, ordinals."""
    return [figure.id for figure in audit.figures if not figure.is_statistic]


def unchecked(audit: Audit) -> list[int]:
    """Return the ids of the statistics that no decided check reached."""
    return list(why_unchecked(audit))


def kind_words(kind: str, count: int, language: str) -> str:
    """Return the name of a kind of figure, in the number that goes with ``count``."""
    return say(f"figure-{kind}", language, count=count)


def _kinds(kinds: Iterable[str], language: str) -> str:
    """Return kinds with how many there are of each, the commonest first; both halves of A/B count as one pair."""
    counts = Counter(kinds)
    counts["pair"] = max(counts.pop("ratio_numerator", 0), counts.pop("ratio_denominator", 0))
    ranked = [(kind, count) for kind, count in counts.most_common() if count]
    named = [say("kind-of", language, count=n, kind=kind_words(kind, n, language)) for kind, n in ranked]
    return _join(named, language)


def _join(items: list[str], language: str) -> str:
    """Return items as an enumeration of the language."""
    return format_list(items, locale=language) if items else ""


def _metadata(audit: Audit, key: str) -> str:
    """Return one entry of the front matter as a line of words."""
    value = audit.document.metadata.get(key)
    return "" if value is None else printable(str(value), 160)
