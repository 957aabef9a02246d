"""What people do to a report in LibreOffice: they type, set in bold, comment, track changes, and save as they like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path
from typing import TypeAlias

from tests.libreoffice import converted, run_macro

_MACRO = """Sub Sunting
  naskah = Terbuka("{asal}")
  perintah = DaftarPerintah("{perintah}")
  Do While Not perintah.isEOF()
    kata = Split(perintah.readLine(), Chr(9))
    Select Case kata(0)
      Case "lacak"
        naskah.RecordChanges = True
      Case "terima"
        penyalur = CreateUnoService("com.sun.star.frame.DispatchHelper")
        penyalur.executeDispatch(naskah.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
      Case "sisipkan"
        tabel = naskah.getTextTables().getByIndex(CInt(kata(1)))
        tabel.getRows().insertByIndex(CInt(kata(2)), 1)
        tabel.getCellByName(kata(3)).setString(kata(4))
      Case Else
        DiTempat(naskah, kata)
    End Select
  Loop
  Simpan(naskah, "{hasil}")
End Sub

Sub DiTempat(naskah, kata)
  tempat = Ditemukan(naskah, kata(1), True)
  If IsNull(tempat) Then Exit Sub
  pilihan = Terpilih(tempat, kata(2), kata(3))
  Select Case kata(0)
    Case "ketik"
      pilihan.setString(kata(4))
    Case "tebalkan"
      pilihan.CharWeight = com.sun.star.awt.FontWeight.BOLD
    Case "komentari"
      catatan = naskah.createInstance("com.sun.star.text.textfield.Annotation")
      catatan.Author = "Penyunting"
      catatan.Content = kata(4)
      tempat.getText().insertTextContent(pilihan, catatan, True)
  End Select
End Sub
"""
_ALIKE = 0.7
_WORD = re.compile(r"\s|[^\W_]+(?:[.,/-][^\W_]+)*%?|.")


@dataclass(frozen=True, slots=True)
class Ketik:
    """Type `baru` over `lama` where a paragraph says `dalam`; behind that where `lama` is empty.

    Where `dalam` has `lama` several times, `awal` tells where the one that is meant begins.
    """

    dalam: str
    lama: str
    baru: str
    awal: int | None = None

    @property
    def perintah(self) -> tuple[str, ...]:
        context, start, length = _within(self.dalam, self.lama)
        return "ketik", context, start if self.awal is None else str(self.awal), length, self.baru


@dataclass(frozen=True, slots=True)
class Tebalkan:
    """Set a text in bold where a paragraph says `dalam`."""

    dalam: str
    teks: str

    @property
    def perintah(self) -> tuple[str, ...]:
        return "tebalkan", *_within(self.dalam, self.teks)


@dataclass(frozen=True, slots=True)
class Komentari:
    """Comment on a text where a paragraph says `dalam`."""

    dalam: str
    teks: str
    komentar: str

    @property
    def perintah(self) -> tuple[str, ...]:
        return "komentari", *_within(self.dalam, self.teks), self.komentar


@dataclass(frozen=True, slots=True)
class SisipkanBaris:
    """Add a row to a table below as many others, and type into the cell of one of its columns."""

    tabel: int
    sesudah: int
    kolom: str
    teks: str

    @property
    def perintah(self) -> tuple[str, ...]:
        return "sisipkan", str(self.tabel), str(self.sesudah), f"{self.kolom}{self.sesudah + 1}", self.teks


@dataclass(frozen=True, slots=True)
class Lacak:
    """Track the changes that follow."""

    @property
    def perintah(self) -> tuple[str, ...]:
        return ("lacak",)


@dataclass(frozen=True, slots=True)
class TerimaSemua:
    """Accept all tracked changes."""

    @property
    def perintah(self) -> tuple[str, ...]:
        return ("terima",)


Tindakan: TypeAlias = Ketik | Tebalkan | Komentari | SisipkanBaris | Lacak | TerimaSemua


def perbaikan(lama: str, baru: str) -> list[Ketik]:
    """What makes one sentence the other: each word that differs is typed over, the last first, or all where most do."""
    left, right = (_WORD.findall(text) for text in (lama, baru))
    beside = SequenceMatcher(None, left, right, autojunk=False)
    if beside.ratio() < _ALIKE:
        return [Ketik(lama, lama, baru)]
    changes, now = [], lama
    for tag, first, last, other_first, other_last in reversed(beside.get_opcodes()):
        if tag != "equal":
            start, old = len("".join(left[:first])), "".join(left[first:last])
            new = "".join(right[other_first:other_last])
            changes.append(Ketik(now, old, new, start))
            now = now[:start] + new + now[start + len(old) :]
    return changes


def disunting(data: bytes, tindakan: Sequence[Tindakan], folder: Path) -> bytes:
    """The file as LibreOffice saves it after what was done; raises where it saves none."""
    room = _room(folder)
    source, target, orders = room / "naskah.docx", room / "disunting.docx", room / "perintah.txt"
    source.write_bytes(data)
    orders.write_text("\n".join("\t".join(each.perintah) for each in tindakan), "utf-8")
    places = {"asal": source, "hasil": target, "perintah": orders}
    macro = _MACRO
    for name, path in places.items():
        macro = macro.replace(f"{{{name}}}", path.as_uri())
    run_macro(macro, room)
    return target.read_bytes()


def lewat_odt(data: bytes, folder: Path) -> bytes:
    """The file as it comes back from OpenDocument."""
    room = _room(folder)
    source = room / "naskah.docx"
    source.write_bytes(data)
    back = room / "kembali"
    return converted(converted(source, back, "odt"), back).read_bytes()


def _within(context: str, text: str) -> tuple[str, str, str]:
    """A pattern for a text, whatever its blanks are, and where another begins in it, how long it is."""
    place = context.index(text) if text else len(context)
    return r"\s".join(map(re.escape, context.split(" "))), str(place), str(len(text))


def _room(folder: Path) -> Path:
    room = next(path for number in count(1) if not (path := folder / f"libreoffice-{number}").exists())
    room.mkdir(parents=True)
    return room
