"""A PDF as a screen reader takes it: the structure with its text, in the reading of another program (poppler)."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

ELEMENT = re.compile(r"(?P<role>\w+)(?: <(?P<key>[^>]+)>)?(?: \((?:block|inline)\))?:?")
ATTRIBUTE = re.compile(r"/(?P<name>\w+) (?P<value>.+)")


@dataclass(eq=False)
class Heard:
    """An element of the structure."""

    role: str
    key: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list["Heard | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give all that is read in it."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def of(self, role: str) -> list["Heard"]:
        """Give the elements of a role in it, itself too."""
        return [each for each in self.all() if each.role == role]

    def all(self) -> Iterator["Heard"]:
        """Give it and the elements in it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Heard):
                yield from kid.all()

    def outline(self) -> str:
        """Give the roles in it: ``P(Reference Note(Lbl))``."""
        inner = " ".join(kid.outline() for kid in self.kids if isinstance(kid, Heard))
        return f"{self.role}({inner})" if inner else self.role

    def headers(self) -> list[str]:
        """Give the keys of the header cells of a cell."""
        return re.findall(r"\(([^)]+)\)", self.attributes.get("Headers", ""))


def hear(data: bytes) -> Heard:
    """Give the structure of a PDF."""
    listed = subprocess.run(["pdfinfo", "-struct-text", "-"], capture_output=True, check=True, input=data).stdout
    top = Heard("")
    above: dict[int, Heard] = {-1: top}
    for line in listed.decode().splitlines():
        words = line.strip()
        depth = (len(line) - len(line.lstrip())) // 2
        parent = above[max(level for level in above if level < depth)]
        if words.startswith('"'):
            parent.kids.append(words[1:-1])
        elif found := ATTRIBUTE.fullmatch(words):
            parent.attributes[found["name"]] = found["value"]
        elif found := ELEMENT.fullmatch(words):
            element = Heard(found["role"], found["key"] or "")
            parent.kids.append(element)
            above = {level: each for level, each in above.items() if level < depth} | {depth: element}
    (document,) = (kid for kid in top.kids if isinstance(kid, Heard))
    return document


def by_key(document: Heard) -> Mapping[str, Heard]:
    """Give the elements that others name."""
    return {each.key: each for each in document.all() if each.key}
