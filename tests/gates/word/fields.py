"""Fields: the marks in the text between which Word keeps a code and its last result."""

from lxml import etree

from tests.gates.word.file import W, get

_ROOMS = frozenset(f"{W}{name}" for name in ("tc", "footnote", "endnote", "comment", "txbxContent"))
"""A field that begins in one of these ends in it."""


class _Field:
    """A field that has begun in a room, and is not yet ended."""

    def __init__(self, room: etree._Element | None) -> None:
        self.room = room
        self.code = ""
        self.separated = False

    def __str__(self) -> str:
        return f"field “{' '.join(self.code.split())}”"


class _Reader:
    """Goes through the marks of a story, and notes the code of each field that ends and each mark out of its place."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self.faults: list[str] = []
        self.open: list[_Field] = []

    def begin(self, mark: etree._Element) -> None:
        self.open.append(_Field(_room(mark)))

    def separate(self, _mark: etree._Element) -> None:
        if not self.open:
            self.faults.append("a field separates that has not begun")
        elif self.open[-1].separated:
            self.faults.append(f"{self.open[-1]} separates again")
        else:
            self.open[-1].separated = True

    def end(self, mark: etree._Element) -> None:
        if not self.open:
            self.faults.append("a field ends that has not begun")
            return
        field = self.open.pop()
        self.codes.append(field.code)
        if not field.code.strip():
            self.faults.append("a field has no code")
        if not field.separated:
            self.faults.append(f"{field} has no place for its result")
        if field.room is not _room(mark):
            self.faults.append(f"{field} ends in another cell or note than it begins in")

    def code(self, text: etree._Element) -> None:
        if not self.open or self.open[-1].separated:
            self.faults.append(f"the code “{(text.text or '').strip()}” stands outside the code of a field")
        else:
            self.open[-1].code += text.text or ""


def read_fields(story: etree._Element) -> tuple[list[str], list[str]]:
    """The codes of all fields of a story, and what is wrong with their marks."""
    reader = _Reader()
    marks = {"begin": reader.begin, "separate": reader.separate, "end": reader.end}
    for element in story.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if element.tag == f"{W}fldSimple":
            reader.codes.append(get(element, "instr"))
        else:
            marks.get(get(element, "fldCharType"), reader.code)(element)
    return reader.codes, reader.faults + [f"{field} does not end" for field in reader.open]


def _room(mark: etree._Element) -> etree._Element | None:
    return next((element for element in mark.iterancestors() if element.tag in _ROOMS), None)
