"""What the markup of a report may hold, as tables: elements, their classes, attributes and content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.charts import JenisGrafik

SVG = "{http://www.w3.org/2000/svg}"
DECIMAL = r"-?\d+(\.\d+)?"

_PLAIN = frozenset({""})
_ANY = r"(?s).*"
_SOME = r"(?s).*\S.*"
_ID = r"[A-Za-z][A-Za-z0-9_.:-]*"
_COUNT = r"[1-9]\d{0,3}"
_POSITIVE = r"(?=[0.]*[1-9])\d{1,3}(\.\d+)?"

_TITLE = frozenset({"strong", "em", "sub", "sup", "br", "a", "span", "data"})
_INLINE = _TITLE | {"aside"}
_FLOW = _INLINE | {"p", "ul", "ol"}
_BLOCK = frozenset({"h1", "h2", "h3", "h4", "p", "ul", "ol", "table", "figure", "nav", "div"})

SECTION_KINDS = ("sampul", "awal", "bab", "lampiran", "naskah")
"""In the order in which they may come; a ``naskah`` is a document of its own, without numbers at its headings."""
PARAGRAPHS = ("sumber", "keterangan", "subjudul", "perlu-diisi")
RELEASE_PARAGRAPHS = ("keadaan", "salam", "akun")
"""State and embargo above a press release; its sign-off, accounts and hashtags below."""
COVER_PARAGRAPHS = ("instansi", "judul", "subjudul-sampul", "tahun", "unit", "terbit")
SIGNATURE_PARAGRAPHS = ("tempat", "jabatan", "nama", "identitas")
STATUSES = ("melampaui", "tercapai", "belum", "nihil", "belum-diukur", "hijau", "kuning", "merah")
HEADED_TABLES = ("", "ringkas", "data", "lampiran")
"""Tables that must have a head."""
LAYOUT_TABLES = ("tanda", "identitas")
"""Tables without rules: signatures side by side, and pairs of label and content."""
GROUPS = ("tanda-tangan", "panel", "analisis", "blok")


@dataclass(frozen=True, slots=True)
class Rule:
    """One element: which children it may hold, in which order, whether text, which classes and attributes.

    ``order`` reads like a DTD (``caption? thead? tbody tfoot?``); empty, the children come as they like.
    ``required`` and ``optional`` give a pattern for the whole value of each attribute.
    """

    children: frozenset[str] = frozenset()
    order: str = ""
    text: bool = False
    classes: frozenset[str] = _PLAIN
    required: Mapping[str, str] = field(default_factory=dict)
    optional: Mapping[str, str] = field(default_factory=dict)


def _ordered(order: str) -> Rule:
    return Rule(children=frozenset(name.rstrip("?+*") for name in order.split()), order=order)


def _running(children: frozenset[str], *classes: str) -> Rule:
    return Rule(children=children, text=True, classes=frozenset(classes) or _PLAIN)


_HEADING = Rule(_TITLE, text=True, classes=frozenset({"", "tanpa-nomor"}), optional={"id": _ID})
_SPANS = {"colspan": _COUNT, "rowspan": _COUNT}
_ANGKA = frozenset({"", "angka"})
WARNA = ("hijau", "kuning", "merah")
"""The tints of a figure's cell; as with every colour, a sign or a word beside the figure says the same."""

# A name is the element's, or with its first class (`figure.grafik`); inside a chart `grafik/…` comes first.
RULES: Mapping[str, Rule] = {
    "html": Rule(frozenset({"head", "body"}), "head body", required={"lang": "id"}),
    "head": _ordered("title meta+"),
    "title": Rule(text=True),
    "meta": Rule(required={"name": _SOME, "content": _ANY}),
    "body": _ordered("section+"),
    "section": Rule(
        _BLOCK,
        classes=frozenset(SECTION_KINDS) | {f"{kind} lanskap" for kind in SECTION_KINDS[1:]},
        optional={"id": _ID},
    ),
    "h1": _HEADING,
    "h2": _HEADING,
    "h3": _HEADING,
    "h4": _HEADING,
    "p": _running(_INLINE, "", *PARAGRAPHS, *RELEASE_PARAGRAPHS, *COVER_PARAGRAPHS, *SIGNATURE_PARAGRAPHS),
    "p.perlu-diisi": Rule(frozenset({"span"}), "span", classes=frozenset({"perlu-diisi"})),
    "ul": _ordered("li+"),
    "ol": _ordered("li+"),
    "li": _running(_FLOW),
    "strong": _running(_INLINE),
    "em": _running(_INLINE),
    "sub": _running(frozenset()),
    "sup": _running(frozenset()),
    "br": Rule(),
    "a": Rule(text=True, required={"href": f"#{_ID}"}),
    "aside": _running(_TITLE, "catatan"),
    "span": Rule(text=True, classes=frozenset({"perlu-diisi"}) | {f"status {kelas}" for kelas in STATUSES}),
    "span.perlu-diisi": Rule(
        text=True,
        classes=frozenset({"perlu-diisi"}),
        required={"data-lembar": _SOME},
        optional={"data-sel": _ANY},
    ),
    "data": Rule(
        text=True,
        classes=frozenset({"fakta"}),
        required={"value": _ANY, "data-fakta": _SOME},
        optional={"id": _ID},
    ),
    "table": Rule(
        frozenset({"caption", "colgroup", "thead", "tbody", "tfoot"}),
        "caption? colgroup? thead? tbody tfoot?",
        classes=frozenset(HEADED_TABLES + LAYOUT_TABLES),
        optional={"id": _ID},
    ),
    "caption": _running(_TITLE),
    "colgroup": _ordered("col+"),
    "col": Rule(optional={"style": rf"\s*width:\s*{_POSITIVE}%\s*;?\s*"}),
    "thead": _ordered("tr+"),
    "tbody": _ordered("tr+"),
    "tfoot": _ordered("tr+"),
    "tr": Rule(frozenset({"th", "td"}), classes=frozenset({"", "total", "kelompok"})),
    "th": Rule(
        _FLOW - {"aside"},
        text=True,
        classes=_ANGKA,
        optional={**_SPANS, "scope": "col|row|colgroup|rowgroup"},
    ),
    "td": Rule(_FLOW, text=True, classes=_ANGKA | {f"angka {warna}" for warna in WARNA}, optional=_SPANS),
    "figure": Rule(
        frozenset({"img", "figcaption"}),
        "img figcaption?",
        classes=frozenset({"", "grafik"}),
        optional={"id": _ID},
    ),
    "img": Rule(required={"src": _SOME, "alt": _SOME}, optional={"data-lebar": _POSITIVE}),
    "figcaption": _running(_TITLE),
    "figure.grafik": Rule(
        frozenset({f"{SVG}svg", "table", "figcaption"}),
        f"{SVG}svg table figcaption?",
        classes=frozenset({"grafik"}),
        required={"data-jenis": "|".join(JenisGrafik), "data-satuan": _ANY, "data-alt": _SOME},
        optional={"id": _ID, "data-acuan": DECIMAL, "data-acuan-nama": _ANY},
    ),
    "grafik/table": Rule(frozenset({"thead", "tbody"}), "thead tbody", classes=frozenset({"data"})),
    "grafik/thead": _ordered("tr"),
    "grafik/tr": Rule(frozenset({"th", "td"})),
    "grafik/th": _running(frozenset(), "", "target"),
    "grafik/td": Rule(frozenset({"data"}), text=True, classes=_ANGKA, optional={"data-nilai": DECIMAL}),
    "nav": Rule(classes=frozenset({"daftar-isi", "daftar-tabel", "daftar-gambar"})),
    "div": Rule(_BLOCK, classes=frozenset(GROUPS)),
    "div.analisis": Rule(
        _BLOCK,
        classes=frozenset({"analisis"}),
        optional={"data-analisis": _ANY, "data-keadaan": _ANY},
    ),
    "div.tanda-tangan": Rule(frozenset({"p"}), "p+", classes=frozenset({"tanda-tangan"})),
}

META: Mapping[str, str] = {
    "author": _SOME,
    "dcterms.date": r"\d{4}-\d\d-\d\d",
    "report.header": _ANY,
    "report.draft": "ya|tidak",
    "report.paper": "A4|F4",
}
"""The metadata that every document gives, each with the pattern of its value."""

SVG_ELEMENTS = frozenset(
    f"{SVG}{name}"
    for name in "svg g title desc rect line polyline polygon path circle ellipse text tspan".split()  # noqa: SIM905
)
