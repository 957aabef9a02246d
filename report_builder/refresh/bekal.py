"""What a file carries of where it comes from, renewed: the facts of today, the bookmarks, what the program wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from report_builder.audit.membaca.paket import Element, nama, nilai
from report_builder.exporters.docx.parts import LEDGER_NAMESPACE, digest
from report_builder.exporters.docx.seal import CUSTOM_PROPERTIES, FACTS_PROPERTY
from report_builder.refresh.asal import GRAFIK, KATA, TABEL
from report_builder.refresh.berkas import Berkas
from report_builder.workbook.package import parse, serialize

_FAKTA, _PENANDA = (f"{{{LEDGER_NAMESPACE}}}{name}" for name in ("fakta", "penanda"))


def segarkan_bekal(berkas: Berkas, naskah: Berkas, penanda: Mapping[str, str]) -> None:
    """Let a file carry the facts that today's document carries, and the bookmarks that have come into it.

    The seal stays as it is: the file has been edited, and the seal is to say so.
    """
    if naskah.fakta.findtext(_FAKTA) == berkas.fakta.findtext(_FAKTA) and not penanda and not berkas.berubah:
        return
    berkas.paket.write(berkas.bagian_fakta, serialize(_carried(berkas, naskah, penanda)))
    if berkas.paket.has(CUSTOM_PROPERTIES):
        _write_digest(berkas, naskah)
    _drop_comments(berkas)


def _carried(berkas: Berkas, naskah: Berkas, penanda: Mapping[str, str]) -> Element:
    """Today's facts; the bookmarks of the file; the words that the program wrote then and would write today.

    A bookmark that the file has lost stays named: its figure was deleted or typed anew.
    """
    root = parse(f'<laporan xmlns="{LEDGER_NAMESPACE}"/>'.encode())
    root.attrib.update(naskah.fakta.attrib)
    root.extend(deepcopy(each) for each in naskah.fakta.iter(_FAKTA))
    marks = {**berkas.dokumen.penanda, **penanda}
    root.extend(root.makeelement(_PENANDA, {"nama": name, "fakta": fact}) for name, fact in marks.items())
    for tag in (KATA, TABEL, GRAFIK):
        texts = dict.fromkeys((each.text or "") for source in (naskah, berkas) for each in source.fakta.iter(tag))
        root.extend(_element(root, tag, text) for text in (_joined(texts) if tag == KATA else texts))
    return root


def _joined(texts: Iterable[str]) -> list[str]:
    """All digests of words once, in one list."""
    return [" ".join(dict.fromkeys(one for text in texts for one in text.split()))]


def _element(root: Element, tag: str, text: str) -> Element:
    element = root.makeelement(tag, {})
    element.text = text
    return element


def _write_digest(berkas: Berkas, naskah: Berkas) -> None:
    """The digest of the facts among the properties of the file."""
    properties = berkas.paket.tree(CUSTOM_PROPERTIES)
    text = naskah.fakta.findtext(_FAKTA) or ""
    for each in properties:
        if each.get("name") == FACTS_PROPERTY and len(each):
            each[0].text = digest(text.encode())


def _drop_comments(berkas: Berkas) -> None:
    """Our own comments on what has been replaced go with it."""
    told = {nilai(each, "id") for each in berkas.tebaran("commentReference")}
    for comment in [each for each in berkas.tebaran("comment") if nilai(each, "id") in berkas.komentar_sendiri - told]:
        parent = comment.getparent()
        if parent is not None:
            parent.remove(comment)
            berkas.berubah |= {part for part, root in berkas.letak.akar.items() if nama(root) == "comments"}
