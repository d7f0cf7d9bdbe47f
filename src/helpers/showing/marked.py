"""The report's text with every figure marked, by what kind it is or by what the checks say of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from helpers.checking.records import Audit, Finding
from helpers.reading.records import Figure
from helpers.showing.catalogue import say
from helpers.showing.excerpts import excerpt
from helpers.showing.naming import figure_words
from helpers.showing.notation import inert, markdown, require_language
from helpers.showing.standing import MARKS, By, Standing, anchor, finding_anchor, findings_of, row_anchor, standings
from helpers.showing.summary import agreeing, doubtful, kind_words, unchecked, undecided
from helpers.showing.wording import message, verdict_name

#: Kinds that share a mark: five are told apart at a glance, fourteen are not; a figure's tooltip names its own.
FAMILIES = {
    **dict.fromkeys(("percent", "change_percent"), "percent"),
    **dict.fromkeys(("ratio_numerator", "ratio_denominator"), "pair"),
    **dict.fromkeys(("money", "measure", "range"), "amount"),
    "count": "count",
}
#: Letters of a text that are shown: beyond, a browser is slow to draw it.
LONGEST = 400_000
#: Findings of one figure that its tooltip tells.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked text: wholly for the screen, as excerpts around what is in doubt for paper."""

    html: str
    excerpts: str  #: Markdown

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, str]]:
        """Tell IPython what to show, and the PDF which form is meant for it."""
        return {"text/html": self.html, "text/markdown": self.excerpts}, {"paper": "text/markdown"}


def marked_text(audit: Audit, by: By, language: str) -> Marked:
    """Mark every figure in a report's text, with a tooltip that says what it is and what was found.

    Parameters
    ----------
    audit
        A report, read and checked.
    by
        ``kind`` marks what a figure is, ``verdict`` what the checks say of it. Colour never stands alone: kinds have
        lines of their own under the figure, verdicts a sign behind it.
    language
        ``vi`` or ``en``, of legend, tooltips and excerpts.

    Returns
    -------
    Marked
        Every figure is a link's target, :func:`helpers.showing.standing.anchor`, and leads back to its row in the lists
        of the same notebook. The report's own words are escaped.

    Raises
    ------
    BadUsage
        If the language is unknown.
    """
    name = escape(say(f"marked-{by}", language))
    parts = (
        f"<style>{files('helpers.showing').joinpath('marked.css').read_text(encoding='utf-8')}</style>",
        f'<section class="soatso-text tex2jax_ignore mathjax_ignore" aria-label="{name}">',
        f'<p class="soatso-legend">{_legend(audit, by, language)}</p>',
        f'<div class="soatso-words" tabindex="0">{"".join(_words(audit, by, language))}</div></section>',
    )
    return Marked("".join(parts), _excerpts(audit, by, require_language(language)))


def _words(audit: Audit, by: By, language: str) -> Iterator[str]:
    """Yield the text, escaped, with a mark around every figure; a very long text ends with a sentence that says so."""
    text, told, stands, rows = audit.document.text, findings_of(audit), standings(audit), _rows(audit, by)
    place = len(text) - len(text[audit.document.body_start :].lstrip())
    end = min(len(text), place + LONGEST)
    for figure in sorted(audit.figures, key=lambda one: one.start):
        if place <= figure.start and figure.end <= end:
            yield escape(inert(text[place : figure.start]))
            tooltip = _tooltip(audit, figure, told.get(figure.id, []), language)
            yield _mark(anchor(audit, figure.id, by), figure, by, stands[figure.id], tooltip, rows.get(figure.id))
            place = figure.end
    yield escape(inert(text[place:end].rstrip()))
    if end < len(text):
        yield f"</div><p>{escape(say('marked-cut', language, letters=len(text) - end))}</p><div>"


def _rows(audit: Audit, by: By) -> dict[int, str]:
    """Return the name of each figure's row in the lists beside the text, where it has one.

    Among verdicts that is the row of the first check that speaks of it, else its row among what was not checked.
    """
    if by == "kind":
        return {figure.id: row_anchor(audit, figure.id, by) for figure in audit.figures}
    rows = {figure: row_anchor(audit, figure, by) for figure in unchecked(audit)}
    shown = {finding.id for listed in (doubtful, agreeing, undecided) for finding in listed(audit)}
    for figure, found in findings_of(audit).items():
        if first := next((finding_anchor(audit, one) for one in found if one.id in shown), None):
            rows[figure] = first
    return rows


def _mark(name: str, figure: Figure, by: By, standing: Standing, tooltip: str, row: str | None) -> str:
    """Return one figure with its mark."""
    look = FAMILIES.get(figure.kind, "other") if by == "kind" else standing
    sign = MARKS.get(standing, "") if by == "verdict" else ""
    words = escape(inert(figure.printed))
    linked = f'<a href="#{row}">{words}</a>' if row else words
    signed = f"{linked}<sup>{sign}</sup>" if sign else linked
    return f'<mark id="{name}" class="{look}" title="{escape(tooltip)}">{signed}</mark>'


def _tooltip(audit: Audit, figure: Figure, found: list[Finding], language: str) -> str:
    """Say what a figure is and what was found of it, in lines."""
    lines = [figure_words(audit, figure, language), kind_words(figure.kind, 1, language)]
    lines += [
        f"{MARKS[one.verdict]} {verdict_name(one.verdict, language)}: {message(audit, one, language)}"
        for one in found[:_TOLD]
    ]
    if figure.is_statistic and not found:
        lines.append(say("standing-unchecked", language))
    return inert("\n".join(lines))


def _legend(audit: Audit, by: By, language: str) -> str:
    """Return every mark that occurs, with its name and how often."""
    if by == "kind":
        counts = Counter(FAMILIES.get(figure.kind, "other") for figure in audit.figures)
        order = ["count", "percent", "pair", "amount", "other"]
        names = {look: say(f"family-{look}", language) for look in order}
    else:
        counts = Counter(standings(audit))
        order = [*MARKS, "unchecked", "other"]
        names = {
            look: verdict_name(look, language) if look in MARKS else say(f"standing-{look}", language) for look in order
        }
    return " ".join(
        f'<mark class="{look}">{escape(names[look])}{_sign(look, by)}</mark> {counts[look]}'
        for look in order
        if counts[look]
    )


def _sign(look: str, by: By) -> str:
    """Return the sign that stands behind figures of a verdict."""
    return f"<sup>{MARKS[look]}</sup>" if by == "verdict" and look in MARKS else ""


def _excerpts(audit: Audit, by: By, language: str) -> str:
    """List the findings that do not hold, each with the words around its figure, as Markdown."""
    rows = _rows(audit, by)
    lines = [_item(audit, finding, by, rows, language) for finding in doubtful(audit)]
    return "\n".join(lines or [markdown(say("marked-none", language))]) + "\n"


def _item(audit: Audit, finding: Finding, by: By, rows: Mapping[int, str], language: str) -> str:
    """Return one finding: the verdict, the words with the figure in bold and linked, and in a new line the sum."""
    number = finding.relation.operands[0] if finding.relation.stated is None else finding.relation.stated
    before, printed, after = excerpt(audit, audit.figures[number], room=110)
    verdict = f"{MARKS[finding.verdict]} {verdict_name(finding.verdict, language)}"
    place = f'<a id="{anchor(audit, number, by)}"></a>'
    quoted = f"“{_spaced(before)}[**{markdown(printed)}**](#{rows.get(number, '')}){_spaced(after)}”"
    return f"- {place}{markdown(verdict)}: {quoted}  \n  {markdown(message(audit, finding, language))}"


def _spaced(words: str) -> str:
    """Escape words for Markdown, keeping the space towards the figure."""
    left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{left}{markdown(words)}{right}" if words.strip() else words
