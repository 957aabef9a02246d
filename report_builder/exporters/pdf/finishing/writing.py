"""The structure tree as objects of the file, in place of the one that WeasyPrint wrote page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import pydyf

from report_builder.exporters.pdf.finishing.nodes import Annotation, Mark, Node
from report_builder.exporters.pdf.finishing.objects import look_up

Written: TypeAlias = dict[Node, pydyf.Dictionary]


def replace_tree(pdf: pydyf.PDF, root: Node, marks: Sequence[int]) -> None:
    """Write a tree with its ways back from content to structure; ``marks`` counts the marks of each page."""
    _drop_tree(pdf)
    trunk = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(trunk)
    pdf.catalog["StructTreeRoot"] = trunk.reference
    written = {node: _element(node) for node in root.all()}
    for element in written.values():
        pdf.add_object(element)
    pages = pdf.page_references
    for node, element in written.items():
        element["P"] = (written[node.parent] if node.parent else trunk).reference
        _fill(node, element, written, pages)
    trunk["K"] = written[root].reference
    trunk["ParentTree"] = _parents(pdf, written, marks)
    trunk["ParentTreeNextKey"] = len(marks) + sum(isinstance(kid, Annotation) for node in written for kid in node.kids)
    keys = {node.key: element.reference for node, element in written.items() if node.key}
    if keys:
        trunk["IDTree"] = pydyf.Dictionary({"Names": _names(keys)})


def _drop_tree(pdf: pydyf.PDF) -> None:
    """Take out WeasyPrint's tree, the last thing that it writes but for the metadata."""
    old = look_up(pdf, pdf.catalog["StructTreeRoot"])
    begin = look_up(pdf, old["ParentTree"]).number
    metadata = pdf.objects[-1]
    del pdf.objects[begin:]
    pdf.add_object(metadata)
    pdf.catalog["Metadata"] = metadata.reference


def _element(node: Node) -> pydyf.Dictionary:
    element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", **node.entries})
    if node.key:
        element["ID"] = pydyf.String(node.key)
    if node.attributes:
        element["A"] = pydyf.Dictionary(node.attributes)
    return element


def _fill(node: Node, element: pydyf.Dictionary, written: Written, pages: Sequence[bytes]) -> None:
    """Write what a node holds: ``12`` for a mark on the element's own page, ``<</Pg … /MCID 12>>`` on another."""
    home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
    if home is not None:
        element["Pg"] = pages[home]
    kids = pydyf.Array()
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(written[kid].reference)
        elif isinstance(kid, Annotation):
            kids.append(pydyf.Dictionary({"Type": "/OBJR", "Pg": pages[kid.page], "Obj": kid.dictionary.reference}))
        elif kid.page == home:
            kids.append(kid.number)
        else:
            kids.append(pydyf.Dictionary({"Type": "/MCR", "Pg": pages[kid.page], "MCID": kid.number}))
    if kids:
        element["K"] = kids


def _parents(pdf: pydyf.PDF, written: Written, marks: Sequence[int]) -> bytes:
    """The way back: for each page the element of each mark, null where it is an artifact, then that of each link."""
    pages = [pydyf.Array([b"null"] * count) for count in marks]
    links: list[bytes] = []
    for node, element in written.items():
        for kid in node.kids:
            if isinstance(kid, Mark):
                pages[kid.page][kid.number] = element.reference
            elif isinstance(kid, Annotation):
                kid.dictionary["StructParent"] = len(pages) + len(links)
                links.append(element.reference)
    numbers = pydyf.Array()
    for number, parents in enumerate([*pages, *links]):
        numbers.extend([number, parents])
    tree = pydyf.Dictionary({"Nums": numbers})
    pdf.add_object(tree)
    reference: bytes = tree.reference
    return reference


def _names(references: dict[str, bytes]) -> pydyf.Array:
    """A name tree's pairs, in the order of the names that readers search by."""
    names = pydyf.Array()
    for key in sorted(references):
        names.extend([pydyf.String(key), references[key]])
    return names
