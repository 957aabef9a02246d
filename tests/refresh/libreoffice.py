"""What people do to a report in LibreOffice: they type, set in bold, comment, track changes, and save as they like."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path
from typing import TypeAlias

from tests.audit.mutasi.libreoffice import NEEDS_LIBREOFFICE, PATIENCE, PROGRAM, jalankan

__all__ = [
    "NEEDS_LIBREOFFICE",
    "Ketik",
    "Komentari",
    "Tebalkan",
    "TerimaSemua",
    "Tindakan",
    "disunting",
    "lewat_odt",
    "perbaikan",
]

_MACRO = """Sub Sunting
  Dim isi(0) As New com.sun.star.beans.PropertyValue
  Dim tersembunyi(0) As New com.sun.star.beans.PropertyValue
  isi(0).Name = "FilterName"
  isi(0).Value = "MS Word 2007 XML"
  tersembunyi(0).Name = "Hidden"
  tersembunyi(0).Value = True
  berkas = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  perintah = CreateUnoService("com.sun.star.io.TextInputStream")
  perintah.setInputStream(berkas.openFileRead("{perintah}"))
  perintah.setEncoding("UTF-8")
  naskah = StarDesktop.loadComponentFromURL("{asal}", "_blank", 0, tersembunyi())
  naskah.RecordChanges = {lacak}
  Do While Not perintah.isEOF()
    kata = Split(perintah.readLine(), Chr(9))
    If kata(0) = "terima" Then
      penyalur = CreateUnoService("com.sun.star.frame.DispatchHelper")
      penyalur.executeDispatch(naskah.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
    Else
      DiTempat(naskah, kata)
    End If
  Loop
  naskah.storeToURL("{hasil}", isi())
  naskah.close(True)
  StarDesktop.terminate()
End Sub

Sub DiTempat(naskah, kata)
  cari = naskah.createSearchDescriptor()
  cari.SearchString = kata(1)
  cari.SearchCaseSensitive = True
  cari.SearchRegularExpression = True
  tempat = naskah.findFirst(cari)
  If IsNull(tempat) Then Exit Sub
  kursor = tempat.getText().createTextCursorByRange(tempat.getStart())
  kursor.goRight(CInt(kata(2)), False)
  kursor.goRight(CInt(kata(3)), True)
  Select Case kata(0)
    Case "ketik"
      kursor.setString(kata(4))
    Case "tebalkan"
      kursor.CharWeight = com.sun.star.awt.FontWeight.BOLD
    Case "komentari"
      catatan = naskah.createInstance("com.sun.star.text.textfield.Annotation")
      catatan.Author = "Penyunting"
      catatan.Content = kata(4)
      tempat.getText().insertTextContent(kursor, catatan, True)
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
class TerimaSemua:
    """Accept all tracked changes."""

    @property
    def perintah(self) -> tuple[str, ...]:
        return ("terima",)


Tindakan: TypeAlias = Ketik | Tebalkan | Komentari | TerimaSemua


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


def disunting(data: bytes, tindakan: Sequence[Tindakan], folder: Path, *, lacak: bool = False) -> bytes:
    """The file as LibreOffice saves it after what was done; raises where it saves none."""
    room = _room(folder)
    source, target, orders = room / "naskah.docx", room / "disunting.docx", room / "perintah.txt"
    source.write_bytes(data)
    orders.write_text("\n".join("\t".join(each.perintah) for each in tindakan), "utf-8")
    places = {"asal": source, "hasil": target, "perintah": orders}
    macro = _MACRO.replace("{lacak}", str(lacak))
    for name, path in places.items():
        macro = macro.replace(f"{{{name}}}", path.as_uri())
    jalankan(macro, room)
    return target.read_bytes()


def lewat_odt(data: bytes, folder: Path) -> bytes:
    """The file as it comes back from OpenDocument."""
    room = _room(folder)
    source = room / "naskah.docx"
    source.write_bytes(data)
    _convert(source, "odt", room)
    _convert(room / "naskah.odt", "docx:MS Word 2007 XML", room / "kembali")
    return (room / "kembali" / "naskah.docx").read_bytes()


def _convert(source: Path, what: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(source.parent / 'profil').as_uri()}"
    command = [str(PROGRAM), profile, "--headless", "--convert-to", what, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, timeout=PATIENCE, capture_output=True)


def _within(context: str, text: str) -> tuple[str, str, str]:
    """A pattern for a text, whatever its blanks are, and where another begins in it, how long it is."""
    place = context.index(text) if text else len(context)
    return r"\s".join(map(re.escape, context.split(" "))), str(place), str(len(text))


def _room(folder: Path) -> Path:
    room = next(path for number in count(1) if not (path := folder / f"libreoffice-{number}").exists())
    room.mkdir(parents=True)
    return room
