"""The settings of the document: language, compatibility, and its one font."""

from __future__ import annotations

from report_builder.exporters.docx.styles import FONT
from report_builder.exporters.docx.wordml import root

_COMPATIBILITY = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)
_COLOURS = " ".join(
    f'w:{place}="{color}"'
    for place, color in (
        ("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2"),
        *((f"accent{number}", f"accent{number}") for number in range(1, 7)),
        ("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink"),
    )
)  # fmt: skip


def settings_xml(*, footnotes: bool) -> bytes:
    """The part; ``footnotes`` says whether the document has a part for them.

    Words are not parted: only some machines can do so in Indonesian, and pages must break alike on all.
    """
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if footnotes else ""
    return root(
        "settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{separators}'
        f'<w:compat>{_COMPATIBILITY}</w:compat><w:themeFontLang w:val="id-ID"/><w:clrSchemeMapping {_COLOURS}/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    )


def font_table_xml() -> bytes:
    """What to take where the font is missing: any other without serifs."""
    return root(
        "fonts",
        f'<w:font w:name="{FONT}"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>',
    )
