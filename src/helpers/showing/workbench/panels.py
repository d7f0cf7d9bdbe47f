"""What the workbench shows of a finding, as HTML: its sentence with the figures marked, its operands, every base tried.

Whatever comes from a report is escaped here.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from helpers.checking.records import Audit, Finding
from helpers.checking.rounding_rules import RoundingRule
from helpers.checking.tried import Trial
from helpers.showing.catalogue import say
from helpers.showing.naming import measured, written
from helpers.showing.notation import printable
from helpers.showing.summary import kind_words
from helpers.showing.workbench.words import TRIAL_COLUMNS, decision_words, outcome, trial_row, verdict_words

_MOST = 3_000  # letters of a sentence: a table read as one sentence is no quotation


def style() -> str:
    """Return the style sheet of all panels, once for a page."""
    sheet = files("helpers.showing.workbench").joinpath("workbench.css").read_text(encoding="utf-8")
    return f"<style>{sheet}</style>"


def finding_panel(audit: Audit, finding: Finding, language: str) -> str:
    """Return the sentence of a finding, its figures marked by their role, and the table of its operands."""
    decided = decision_words(finding, language)
    quotations = "".join(
        f"<blockquote>{_marked(audit, sentence, finding, language)}</blockquote>"
        for sentence in _sentences(audit, finding)
    )
    rows = [
        (
            *(say(f"role-{role}", language), written(audit.figures[i]), measured(audit, audit.figures[i], language)[1]),
            *(audit.label(i, language), kind_words(audit.figures[i].kind, 1, language)),
        )
        for i, role in roles(finding).items()
    ]
    table = _table(("role", "printed", "unit", "label", "figure-kind"), rows, language)
    noted = f'<p class="decided">{escape(decided)}</p>' if decided else ""
    return f'<div class="soatso-bench">{quotations}{noted}<h4>{_say("bench-operands", language)}</h4>{table}</div>'


def outcome_panel(audit: Audit, trial: Trial, rule: RoundingRule, language: str) -> str:
    """Return what a finding comes to with a base and by a rule of rounding."""
    verdict = escape(verdict_words(trial.finding.verdict, language))
    words = escape(outcome(audit, trial, rule, language))
    return f'<div class="soatso-bench"><p><span class="verdict">{verdict}</span> — {words}</p></div>'


def trials_panel(audit: Audit, trials: Sequence[Trial], chosen: int | None, rule: RoundingRule, language: str) -> str:
    """Return every base that was tried as a table, the chosen one set off; a sentence where there is none to try."""
    if not trials:
        return f'<div class="soatso-bench"><p>{_say("bench-no-bases", language)}</p></div>'
    rows = [trial_row(audit, trial, rule, language) for trial in trials]
    marked = [trial.finding.relation.base == chosen for trial in trials]
    table = _table(TRIAL_COLUMNS, rows, language, marked)
    title = _say("bench-bases", language)
    return f'<div class="soatso-bench"><h4>{title}</h4><div class="scrolled" tabindex="0">{table}</div></div>'


def roles(finding: Finding) -> dict[int, str]:
    """Return the figures of a finding with the role each plays, the result first."""
    relation = finding.relation
    found = {} if relation.stated is None else {relation.stated: "stated"}
    found |= dict.fromkeys(relation.parts, "part")
    found |= {i: role for i, role in ((relation.base, "base"), (relation.delta, "delta")) if i is not None}
    proof = finding.explanation.figures if finding.explanation else ()
    return found | {i: "proof" for i in proof if i not in found}


def _sentences(audit: Audit, finding: Finding) -> list[int]:
    """Return the sentences that a finding's figures stand in, that of its result first."""
    return list(dict.fromkeys(audit.figures[i].sentence for i in roles(finding)))


def _marked(audit: Audit, sentence: int, finding: Finding, language: str) -> str:
    """Return a sentence, escaped, with a mark and a tooltip on each figure of a finding."""
    return "".join(_pieces(audit, sentence, roles(finding), language))


def _pieces(audit: Audit, sentence: int, played: dict[int, str], language: str) -> Iterator[str]:
    """Yield a sentence piece by piece, in reading order."""
    (place, end), text = audit.sentences[sentence], audit.document.text
    end = min(end, place + _MOST)
    inside = sorted((audit.figures[i] for i in played if audit.figures[i].sentence == sentence), key=lambda f: f.start)
    for figure in (f for f in inside if f.end <= end):
        yield _words(text[place : figure.start])
        role, label = played[figure.id], printable(audit.label(figure.id, language))
        title = escape(f"{say(f'role-{role}', language)}: {label}")
        yield f'<mark class="{role}" title="{title}">{_words(text[figure.start : figure.end])}</mark>'
        place = figure.end
    yield _words(text[place:end]) + ("…" if end < audit.sentences[sentence][1] else "")


def _words(text: str) -> str:
    """Escape words, the space at their ends kept."""
    left, right = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{left}{escape(printable(text))}{right}" if text.strip() else left


def _table(columns: Iterable[str], rows: Sequence[Sequence[str]], language: str, chosen: Sequence[bool] = ()) -> str:
    """Return rows of words as a table, every cell escaped."""
    head = "".join(f"<th>{_say(f'col-{name}', language)}</th>" for name in columns)
    body = "".join(
        ("<tr class='chosen'>" if chosen and chosen[i] else "<tr>")
        + "".join(f"<td>{escape(printable(cell))}</td>" for cell in row)
        + "</tr>"
        for i, row in enumerate(rows)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _say(key: str, language: str) -> str:
    """Return a message, escaped."""
    return escape(say(key, language))
