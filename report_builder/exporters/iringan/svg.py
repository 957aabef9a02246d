"""An SVG that looks the same everywhere: it carries its fonts."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from report_builder.errors import ExitCode, ReportError, error
from report_builder.exporters.iringan.huruf import font_faces

_NAMESPACE = "{http://www.w3.org/2000/svg}"


def write(markup: str, resources: Mapping[str, bytes]) -> bytes:
    """The SVG with its letters embedded; raises ReportError (template) where the markup is no SVG."""
    root = parse(markup)
    style = etree.Element(f"{_NAMESPACE}style")
    style.text = font_faces(letters(root), resources)
    root.insert(0, style)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def parse(markup: str) -> etree._Element:
    """The root of an SVG; raises ReportError (template) where the markup is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(markup.strip().encode(), parser)
    except etree.XMLSyntaxError as failure:
        raise _refusal(f"Templat ini tidak memberi SVG yang sah ({failure.msg}).") from failure
    if root.tag != f"{_NAMESPACE}svg":
        raise _refusal("Templat ini tidak memberi SVG.")
    return root


def letters(root: etree._Element) -> str:
    """Every letter of its texts, once, in the order of the alphabet."""
    texts = ("".join(map(str, text.itertext())) for text in root.iter(f"{_NAMESPACE}text"))
    return "".join(sorted(set("".join(texts))))


def _refusal(message: str) -> ReportError:
    hint = 'Mulai dengan: <svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350">.'
    return ReportError([error(message, hint=hint)], ExitCode.TEMPLATE)
