"""Words that somebody might type to do harm: those of a public list, and more that are made from parts."""

import random
from collections.abc import Iterator
from itertools import product

from brs_kb.payloads import FULL_PAYLOAD_DATABASE

_TAGS = (
    *("script", "img", "svg", "iframe", "object", "embed", "form", "input", "body", "video", "audio", "details", "a"),
    *("math", "style", "link", "meta", "base", "marquee", "template", "noscript", "textarea", "title", "x-any"),
)
_EVENTS = ("onerror", "onload", "onclick", "onfocus", "onmouseover", "ontoggle", "onbegin", "onanimationend", "ONERROR")
_SHAPES = (
    "<{tag} {event}=alert(1)>",
    '<{tag} src=x {event}="alert(1)">',
    "<{tag}/{event}='alert(1)' autofocus open src=//evil.example/x>",
    "</p><{tag} {event}=alert(1)//",
    "&lt;{tag} {event}=alert(1)&gt;",
    '"><{tag}\n{event}\n=\nalert(1)\n>',
)
_SCHEMES = ("javascript:alert(1)", "vbscript:alert(1)", "data:text/html,<script>alert(1)</script>", "//evil.example/x",
            "ftp://evil.example", "file:///etc/passwd", "blob:x", "view-source:javascript:alert(1)")  # fmt: skip
_WRITTEN = (
    lambda text: text,
    str.upper,
    lambda text: text.replace("a", "a\t", 1),
    lambda text: text.replace(":", "&colon;"),
    lambda text: "".join(f"&#{ord(each)};" for each in text),
    lambda text: "".join(f"&#x{ord(each):06x};" for each in text),
    lambda text: text.replace(":", "%3a"),
    lambda text: f"\x01 {text}",
    lambda text: text.replace("s", "\\s"),
    lambda text: text.translate({code: code + 0xFEE0 for code in range(0x61, 0x7B)}),
)
_PLACES = (
    "[words]({0})",
    "![words]({0})",
    "[words](<{0}>)",
    "[words][r]\n\n[r]: {0}",
    "<{0}>",
    '<a href="{0}">words</a>',
    '[words](https://ok.example "{0}")',
    "[![words]({0})]({0})",
    "[a]({0}\n'b' onmouseover=alert(1))",
    "`[words]({0})`",
)
_CLASSICS = (
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[><script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "</style></title></textarea><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x:x onerror\x00=alert(1)>",
    "<table background='javascript:alert(1)'>",
    "<div style='background:url(javascript:alert(1))'>",
    "<div style='width:expression(alert(1))'>",
    "```html\n<script>alert(1)</script>\n```",
    "~~~\n</code></pre><script>alert(1)</script>",
    "    <script>alert(1)</script>",
    "- <script>\n  alert(1)\n  </script>",
    "> <img src=x onerror=alert(1)>",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "[x]: https://ok.example\n<script>alert(1)</script>\n[x]",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script>alert(1)\\</script>",
    "{{ ''.__class__.__mro__ }} {% include 'x' %} {# x #} ${7*7} <%= 7*7 %> #{7*7}",
    "%s%n%x {0.__class__} {name}",
    "'; DROP TABLE members; -- ",
    "$(touch x) `touch x` | touch x",
    "../../../../etc/passwd",
    '=HYPERLINK("https://evil.example")',
    "null NaN Infinity -0 1e309 0x7f True __proto__ constructor undefined",
    "\u202egnp.eno\u202c \u2066 \u2069 \u200b \u200d \ufeff \u00ad \u2028 \u2029 \u0085",
    "ﷺ Ｔｅｓｔ 𝕿𝖊𝖘𝖙 ṱ̸̢͎̈́ḛ̴̾s̸̠͝t̵̮́ 👩‍👩‍👧‍👦 🏳️‍🌈 السلام עליכם 田中さん",
    "A" * 20000,
    "[" * 200 + "]" * 200,
    "[words]() ![words]() [words]( 'title')",
    "*" * 300 + "a" + "_" * 300,
    "> " * 60 + "deep",
)


def words() -> Iterator[str]:
    """Every one of them, in the same order each time."""
    for tag, event, shape in product(_TAGS, _EVENTS, _SHAPES):
        yield shape.format(tag=tag, event=event)
    for scheme, written, place in product(_SCHEMES, _WRITTEN, _PLACES):
        yield place.replace("{0}", written(scheme))
    yield from _CLASSICS
    yield from _joined()
    yield from sorted({each.payload for each in FULL_PAYLOAD_DATABASE.values()})


def _joined() -> Iterator[str]:
    """Two of the classics run into each other: what one leaves open the other may close."""
    chance = random.Random(7)
    short = [each for each in _CLASSICS if len(each) < 200]
    for first, second in product(short, repeat=2):
        cut = chance.randrange(1, len(first))
        yield first[:cut] + second
