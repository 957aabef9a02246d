"""Checks markup against the contract's tables: every element, class, attribute and stray text that is not in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from report_builder.errors import Problem
from report_builder.language import shorten
from report_builder.page.contract import META, RULES, SVG, SVG_ELEMENTS, Rule
from report_builder.page.tree import problem

if TYPE_CHECKING:
    from lxml import etree

_CHART = "grafik"
_SHOWN = 40
_AMOUNTS = {"?": " (boleh tidak ada)", "+": " (satu atau lebih)", "*": " (boleh lebih dari satu)"}


def check_vocabulary(root: etree._Element, name: str) -> list[Problem]:
    """Give every departure from the contract's tables, in the order of the document; ``name`` is the file's."""
    if root.tag != "html":
        return [problem(name, root, f"Unsur terluar harus <html>, bukan <{_shown(root.tag)}>.")]
    return [*_element_problems(root, "", name), *_meta_problems(root, name)]


def _element_problems(element: etree._Element, context: str, name: str) -> Iterator[Problem]:
    rule = _rule(element, context)
    yield from _class_problems(element, rule, name)
    yield from _attribute_problems(element, rule, name)
    yield from _text_problems(element, rule, name)
    yield from _order_problems(element, rule, name)
    inner = _CHART if element.get("class") == "grafik" else context
    for child in element:
        if child.tag not in rule.children:
            yield _unknown_child(element, child, rule, name)
        elif child.tag == f"{SVG}svg":
            yield from _svg_problems(child, name)
        else:
            yield from _element_problems(child, inner, name)


def _rule(element: etree._Element, context: str) -> Rule:
    return _rule_of(str(element.tag), element.get("class", ""), context)


@lru_cache
def _rule_of(tag: str, kelas: str, context: str) -> Rule:
    first_class = (kelas.split() or [""])[0]
    keys = (f"{context}/{tag}", f"{tag}.{first_class}", tag)
    return next(RULES[key] for key in keys if key in RULES)


def _class_problems(element: etree._Element, rule: Rule, name: str) -> Iterator[Problem]:
    given = " ".join(element.get("class", "").split())
    if given in rule.classes:
        return
    message = f"Kelas “{given}” tidak dikenal pada <{element.tag}>." if given else f"<{element.tag}> perlu kelas."
    yield problem(name, element, message, _allowed(rule.classes - {""}))


def _attribute_problems(element: etree._Element, rule: Rule, name: str) -> Iterator[Problem]:
    if not rule.required and not element.attrib:
        return
    patterns = {**rule.required, **rule.optional}
    for attribute in rule.required:
        if attribute not in element.attrib:
            yield problem(name, element, f"<{element.tag}> perlu atribut “{attribute}”.")
    for attribute, value in _attributes(element):
        if attribute == "class":
            continue
        if attribute not in patterns:
            message = f"Atribut “{_shown(attribute)}” tidak dikenal pada <{element.tag}>."
            yield problem(name, element, message, _allowed(patterns))
        elif not re.fullmatch(patterns[attribute], value):
            message = f"Isi atribut “{attribute}” pada <{element.tag}> tidak sah: “{value}”."
            yield problem(name, element, message)


def _text_problems(element: etree._Element, rule: Rule, name: str) -> Iterator[Problem]:
    if rule.text:
        return
    for place, text in ((element, element.text), *((child, child.tail) for child in element)):
        if text and text.strip():
            message = f"Teks “{shorten(text, _SHOWN)}” tidak boleh berdiri langsung di dalam <{element.tag}>."
            hint = "Bungkus dengan unsur yang sesuai, misalnya <p>." if rule.children else ""
            yield problem(name, place, message, hint)


def _order_problems(element: etree._Element, rule: Rule, name: str) -> Iterator[Problem]:
    if not rule.order:
        return
    tags = [str(child.tag) for child in element]
    if not rule.children.issuperset(tags):
        return
    if not _order_pattern(rule.order).fullmatch("".join(f"{tag} " for tag in tags)):
        parts = (part.rstrip("?+*") + _AMOUNTS.get(part[-1], "") for part in rule.order.replace(SVG, "").split())
        message = f"Isi <{element.tag}> tidak lengkap atau tidak berurutan."
        yield problem(name, element, message, f"Isinya berurutan: {', '.join(parts)}.")


@lru_cache
def _order_pattern(order: str) -> re.Pattern[str]:
    """``caption? tbody`` -> ``(?:caption )?(?:tbody )``."""
    parts = (re.fullmatch(r"(.+?)([?+*]?)", part) for part in order.split())
    return re.compile("".join(f"(?:{re.escape(part[1])} ){part[2]}" for part in parts if part))


def _unknown_child(element: etree._Element, child: etree._Element, rule: Rule, name: str) -> Problem:
    tag = _shown(child.tag)
    if not rule.children:
        return problem(name, child, f"<{element.tag}> tidak boleh berisi <{tag}>.")
    allowed = _allowed(_shown(other) for other in rule.children)
    return problem(name, child, f"Unsur <{tag}> tidak boleh ada di dalam <{element.tag}>.", allowed)


def _svg_problems(svg: etree._Element, name: str) -> Iterator[Problem]:
    for element in svg.iter():
        if element.tag not in SVG_ELEMENTS:
            yield problem(name, element, f"Unsur <{_shown(element.tag)}> tidak boleh ada di dalam grafik SVG.")
        for attribute, value in _attributes(element):
            local = _shown(attribute)
            if local == "href" or local.startswith("on") or "url(" in value:
                yield problem(name, element, f"Atribut “{local}” tidak boleh ada di dalam grafik SVG.")


def _meta_problems(root: etree._Element, name: str) -> Iterator[Problem]:
    metas = {meta.get("name"): meta for meta in root.iterfind("head/meta")}
    for key, pattern in META.items():
        if key not in metas:
            yield problem(name, root, f'<meta name="{key}"> belum ada di dalam <head>.')
        elif not re.fullmatch(pattern, metas[key].get("content", "")):
            content = metas[key].get("content", "")
            yield problem(name, metas[key], f'Isi <meta name="{key}"> tidak sah: “{content}”.')
    for unknown, meta in metas.items():
        if unknown not in META:
            yield problem(name, meta, f'<meta name="{unknown}"> tidak dikenal.', _allowed(META))


def _attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    return ((str(name), str(value)) for name, value in element.attrib.items())


def _shown(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _allowed(names: Iterable[str]) -> str:
    listed = sorted(names)
    return f"Yang boleh: {', '.join(listed)}." if listed else ""
