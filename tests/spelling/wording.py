"""Finds our own Indonesian wording: what the templates, the program and the README say whatever the data are."""

import ast
import builtins
import csv
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment

HOLE = "\ufffc"
"""Stands where a value will be: what touches it is no whole word."""

PRINTED_ATTRIBUTES = frozenset({"alt", "content", "data-alt", "title"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its line; whether a literal of code is wording or machinery, only its words can tell."""

    line: int
    text: str
    literal: bool = False


Reader: TypeAlias = Callable[[str], Iterator[Passage]]


def of_template(source: str) -> Iterator[Passage]:
    """Give the text between the tags, the attributes that are read out, and the strings of Jinja's expressions.

    A string that begins with a capital is a heading or a label.
    """
    markup, line = [], 1
    for start, kind, value in Environment(autoescape=True).lex(source):
        if kind == "data":
            markup.append("\n" * (start - line) + value)
            line = start + value.count("\n")
        else:
            markup.append(HOLE)
        if kind == "string":
            yield Passage(start, value[1:-1], literal=not value[1].isupper())
    printed = _Printed()
    printed.feed("".join(markup))
    printed.close()
    yield from printed.passages


class _Printed(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.passages: list[Passage] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        line, _ = self.getpos()
        self.passages += [Passage(line, text) for name, text in attrs if text and name in PRINTED_ATTRIBUTES]

    def handle_data(self, data: str) -> None:
        first, _ = self.getpos()
        if self.cdata_elem is None:  # a style sheet
            self.passages += [Passage(line, text) for line, text in enumerate(data.splitlines(), first)]


def of_program(source: str) -> Iterator[Passage]:
    """Give the string literals, an f-string whole, and the docstrings of commands, which are their help texts."""
    literals = _Literals()
    literals.visit(ast.parse(source))
    yield from literals.passages


class _Literals(ast.NodeVisitor):
    def __init__(self) -> None:
        self.passages: list[Passage] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        """Python's own exceptions speak English to the programmer; ReportError carries what the user reads."""
        match node.exc:
            case ast.Call(func=ast.Name(id=name)) if name in vars(builtins):
                return
        self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        """A key is a code by which something is found."""
        for value in node.values:
            self.visit(value)

    def visit_Set(self, node: ast.Set) -> None:
        """What a set holds is looked up, never printed."""

    def visit_arg(self, node: ast.arg) -> None:
        """A type in quotes is no wording."""
        if not isinstance(node.annotation, ast.Constant):
            self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        first = node.body[0]
        if isinstance(first, ast.Expr) and any(_makes_a_command(decorator) for decorator in node.decorator_list):
            self.visit(first.value)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.passages.append(Passage(node.lineno, node.value, literal=True))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        texts = [str(part.value) if isinstance(part, ast.Constant) else HOLE for part in node.values]
        self.passages.append(Passage(node.lineno, "".join(texts), literal=True))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)


def _makes_a_command(decorator: ast.expr) -> bool:
    """Whether it is `@app.command(…)` or `@app.callback()`."""
    match decorator:
        case ast.Call(func=ast.Attribute(attr="command" | "callback")):
            return True
        case _:
            return False


def of_table(source: str) -> Iterator[Passage]:
    """Give the cells of a CSV file of the example."""
    rows = csv.reader(source.splitlines(keepends=True), delimiter=";")
    last = 0
    for row in rows:
        yield from (Passage(last + 1, cell) for cell in row)
        last = rows.line_num


def of_json_schema(source: str) -> Iterator[Passage]:
    """Give the descriptions, each of which stands on one line."""
    for line, text in enumerate(source.splitlines(), start=1):
        for described in re.findall(r'"description": ("(?:[^"\\]|\\.)*")', text):
            yield Passage(line, json.loads(described))


def of_readme(source: str) -> Iterator[Passage]:
    """Give the section that is written for the staff, without what they type."""
    before, heading, rest = source.partition("## Untuk staf evaluasi\n")
    section = re.sub(r"`[^`]*`", HOLE, (heading + rest).partition("\n## ")[0])
    first = before.count("\n") + 1
    yield from (Passage(line, text) for line, text in enumerate(section.splitlines(), start=first))


READERS: tuple[tuple[str, Reader], ...] = (
    ("templates/*/**/*.html", of_template),
    ("templates/contoh/[!L]*.csv", of_table),  # Its appendices (Lampiran …) list invented villages.
    ("report_builder/**/*.py", of_program),
    ("report_builder/*.schema.json", of_json_schema),
    ("README.md", of_readme),
)
"""Where our wording stands, and how each kind of file is read."""


def wording(root: Path) -> Iterator[tuple[str, Passage]]:
    """Give every passage of the project with the path of its file."""
    for pattern, read in READERS:
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            yield from ((name, passage) for passage in read(path.read_text(encoding="utf-8")))
