"""What strangers write into reports: words that would be code if any of our outputs took them for more than words.

Each carries a mark, a made-up word of its own, so that a test can tell that the payload arrived where it looks.
"""

from dataclasses import dataclass

#: A host that must never be asked for anything; ``.invalid`` resolves nowhere by definition (RFC 2606).
HOST = "qz.invalid"
#: What a payload would run or fetch if it came alive, as its mark stands in it.
_CODE = {
    "script": "<script>alert('{m}')</script>",
    "script split": "<scr<script>ipt>alert('{m}')</scr</script>ipt>",
    "script end": "</script><script>alert('{m}')</script>",
    "event": "<img src=x onerror=alert('{m}')>",
    "svg event": "<svg onload=alert('{m}')><circle/></svg>",
    "style end": "</style><style>@import url(http://qz.invalid/{m})</style>",
    "comment end": "--><b onmouseover=alert('{m}')>{m}</b><!--",
    "fetched picture": "<img src=http://qz.invalid/{m}.png>",
    "frame": "<iframe src='http://qz.invalid/{m}'></iframe>",
    "link": "<a href=\"javascript:alert('{m}')\">{m}</a>",
    "markdown link": "[{m}](javascript:alert(document.domain))",
    "markdown picture": "![{m}](http://qz.invalid/{m}.png)",
    "data link": "[{m}](data:text/html;base64,PHNjcmlwdD5hbGVydCg1KTwvc2NyaXB0Pg==)",
    "mathematics": "{m} $\\href{{javascript:alert(5)}}{{x}}$ \\(\\unicode{{x}}\\)",
    "template": "{m} {{{{ 7 * 7 }}}} {{% include '/etc/hostname' %}}",
    "typst read": '{m} #read("/etc/hostname") #eval("1+1")',
    "typst import": '{m} #import "@preview/x:0.1.0": * #include "/etc/hostname"',
    "typst end": "{m} ]}}) #panic() \\ ``` $ <a> @b /* // */ #[",
    "typst picture": '{m} #image("http://qz.invalid/{m}.png") #link("javascript:x")[{m}]',
    "latex": "{m} \\input{{/etc/hostname}} \\write18{{id}} %",
    "python end": '{m}"""\'\\\nimport os; os.abort()  #',
    "escape": "{m} \x1b[31m\x1b]0;{m}\x07\x1b]8;;http://qz.invalid/{m}\x1b\\x\x9b2J",
    "overwrite": "{m} \r\x08\x08\x7f\x00",
    "turned": "{m} \u202exod.txt\u2066\u200f\u2028\u2029",
    "path": "{m} ../../../../etc/hostname",
    "long": "{m}" + " dài" * 75,
}
#: Beginnings of a cell that a spreadsheet takes for a formula; the mark is in the formula.
_FORMULAS = {
    "formula": '=HYPERLINK("http://qz.invalid/{m}","{m}")',
    "formula at": "@SUM(1+1)*cmd|'/C calc'!A0 {m}",
    "formula plus": "+{m}+cmd|'/C calc'!A0",
    "formula minus": "-{m}",
    "formula tab": "\t={m}",
}


@dataclass(frozen=True, slots=True)
class Payload:
    """Hostile words, and the mark in them."""

    name: str
    mark: str
    text: str


def _mark(number: int) -> str:
    """Return a word of letters alone, for digits would be figures."""
    return f"qz{chr(97 + number // 26)}{chr(97 + number % 26)}zq"


PAYLOADS = tuple(
    Payload(name, _mark(i), text.format(m=_mark(i))) for i, (name, text) in enumerate((_CODE | _FORMULAS).items())
)
