"""Small Word files with what people and programs leave in them."""

from io import BytesIO
from zipfile import ZipFile

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_LEDGER = "urn:report-builder:fakta"


def relationships(**targets: str) -> str:
    entries = "".join(
        f'<Relationship Id="{kind}" Type="{_REL}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def word_file(body: str, anchors: dict[str, str] | None = None, **parts: str) -> bytes:
    """A file with this body, parts by kind (footnotes, comments, header, styles) and anchors by bookmark."""
    marks = "".join(f'<penanda nama="{name}" fakta="{fact}"/>' for name, fact in (anchors or {}).items())
    targets = {kind: f"{kind}.xml" for kind in parts} | {"customXml": "../customXml/item1.xml"}
    entries = {
        "_rels/.rels": relationships(officeDocument="word/document.xml"),
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(**targets),
        "customXml/item1.xml": f'<laporan xmlns="{_LEDGER}">{marks}</laporan>',
        **{f"word/{kind}.xml": f"<w:{kind} {_NS}>{content}</w:{kind}>" for kind, content in parts.items()},
    }
    return archive(entries)


def archive(entries: dict[str, str]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as container:
        for name, content in entries.items():
            container.writestr(name, content)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def deleted(text: str) -> str:
    return f'<w:del w:id="90" w:author="A"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(text: str) -> str:
    return f'<w:ins w:id="91" w:author="A">{run(text)}</w:ins>'


def bookmark(name: str, content: str, number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def complex_field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"
