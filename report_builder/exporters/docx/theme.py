"""The theme: the design tokens as the palette that Word offers for what people add themselves."""

from __future__ import annotations

from report_builder.exporters.docx.formatting import Gaya
from report_builder.exporters.docx.styles import FONT
from report_builder.exporters.docx.wordml import DECLARATION, NAMESPACES

_COLOURS = (
    ("dk1", "tinta"), ("lt1", "kertas"), ("dk2", "aksen"), ("lt2", "dasar"),
    ("accent1", "aksen"), ("accent2", "seri-2"),
    ("accent3", "seri-3"), ("accent4", "seri-4"), ("accent5", "seri-5"), ("accent6", "baik"),
    ("hlink", "aksen"), ("folHlink", "redup"),
)  # fmt: skip
_PLACEHOLDER = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(f'<a:ln w="{width}">{_PLACEHOLDER}</a:ln>' for width in (6350, 12700, 19050))
# The schema asks for three of each; all are plain, as the report is.
_FORMATS = (
    f"<a:fillStyleLst>{_PLACEHOLDER * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{_LINES}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_PLACEHOLDER * 3}</a:bgFillStyleLst>"
)


def theme_xml(gaya: Gaya) -> bytes:
    """The part."""
    colors = "".join(f'<a:{place}><a:srgbClr val="{gaya[token]}"/></a:{place}>' for place, token in _COLOURS)
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'{DECLARATION}<a:theme xmlns:a="{NAMESPACES["a"]}" name="Laporan"><a:themeElements>'
        f'<a:clrScheme name="Laporan">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Laporan"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        "</a:fontScheme>"
        f'<a:fmtScheme name="Laporan">{_FORMATS}</a:fmtScheme></a:themeElements></a:theme>'
    ).encode()
