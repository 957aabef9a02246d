"""Changes made by LibreOffice itself: a macro opens the file, types over what it finds, and saves as Word does."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest

from report_builder.audit.dokumen import Alinea, Tabel
from tests.audit.mutasi.naskah import Naskah
from tests.audit.mutasi.suntingan import Cara, Ganti, Suntingan

PROGRAM = shutil.which("soffice")
NEEDS_LIBREOFFICE = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not here to edit and save the files")
PATIENCE = 300
"""Seconds for all files."""
_CONTEXT = 60
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
  Do While Not perintah.isEOF()
    kata = Split(perintah.readLine(), Chr(9))
    Select Case kata(0)
      Case "buka"
        naskah = StarDesktop.loadComponentFromURL(kata(1), "_blank", 0, tersembunyi())
        naskah.RecordChanges = (kata(2) = "lacak")
      Case "teks"
        cari = naskah.createSearchDescriptor()
        cari.SearchString = kata(4)
        cari.SearchCaseSensitive = True
        Ganti(naskah.findFirst(cari), kata)
      Case "sel"
        Ganti(Tabel(naskah, CInt(kata(4))).getCellByName(kata(5)), kata)
      Case "simpan"
        naskah.storeToURL(kata(1), isi())
        naskah.close(True)
    End Select
  Loop
  StarDesktop.terminate()
End Sub

Sub Ganti(tempat, kata)
  If IsNull(tempat) Then Exit Sub
  kursor = tempat.getText().createTextCursorByRange(tempat.getStart())
  kursor.goRight(CInt(kata(1)), False)
  kursor.goRight(CInt(kata(2)), True)
  kursor.setString(kata(3))
End Sub

Function Tabel(naskah, nomor)
  bagian = naskah.getText().createEnumeration()
  Do While bagian.hasMoreElements()
    satu = bagian.nextElement()
    If satu.supportsService("com.sun.star.text.TextTable") Then nomor = nomor - 1
    If nomor = 0 Then
      Tabel = satu
      Exit Function
    End If
  Loop
End Function
"""


@dataclass(frozen=True, slots=True)
class Tugas:
    """A file to be opened, the changes to be made in it, and where it is to be saved."""

    data: bytes
    suntingan: Sequence[Suntingan]
    cara: Cara


def petunjuk(naskah: Naskah, ganti: Ganti) -> str:
    """What tells the macro of a change; nothing where it could not find the place."""
    alinea = next(alinea for letak, alinea in naskah.alinea if letak == ganti.letak)
    what = f"{{}}\t{ganti.akhir - ganti.awal}\t{ganti.teks}"
    if alinea.tempat.tabel:
        cell = _cell(naskah, alinea)
        return f"sel\t{what.format(ganti.awal)}\t{alinea.tempat.tabel}\t{cell}" if cell else ""
    begin = max(0, ganti.awal - _CONTEXT)
    context = naskah.apa_adanya(ganti.letak)[begin : ganti.akhir + _CONTEXT]
    fields = any(each.awal < ganti.akhir + _CONTEXT and begin < each.akhir for each in alinea.isian)
    if fields or naskah.seluruhnya.count(context) != 1 or {"\t", "\n"} & set(context):
        return ""
    return f"teks\t{what.format(ganti.awal - begin)}\t{context}"


def mudah_dicari(naskah: Naskah, suntingan: Suntingan) -> bool:
    """Whether the macro finds the places of all that a change does."""
    return all(isinstance(each, Ganti) and petunjuk(naskah, each) for each in suntingan.operasi)


def sunting_di_libreoffice(naskah: Naskah, tugas: Sequence[Tugas], folder: Path) -> list[bytes]:
    """The files after their changes; raises where LibreOffice does not save them all."""
    saved = [folder / f"{number}-disunting.docx" for number in range(len(tugas))]
    lines = []
    for number, (each, target) in enumerate(zip(tugas, saved, strict=True)):
        source = folder / f"{number}.docx"
        source.write_bytes(each.data)
        how = "lacak" if each.cara is Cara.LIBREOFFICE_DILACAK else "biasa"
        changes = [petunjuk(naskah, op) for one in each.suntingan for op in one.operasi if isinstance(op, Ganti)]
        lines += [f"buka\t{source.as_uri()}\t{how}", *changes, f"simpan\t{target.as_uri()}"]
    orders = folder / "perintah.txt"
    orders.write_text("\n".join(lines), "utf-8")
    jalankan(_MACRO.replace("{perintah}", orders.as_uri()), folder)
    return [target.read_bytes() for target in saved]


def jalankan(macro: str, folder: Path) -> None:
    """Run the subroutine Sunting of a macro, in a LibreOffice whose settings are in a folder."""
    profile = folder / "profil"
    _run(profile, "--terminate_after_init")  # which makes the user's own library of macros
    _install(profile / "user" / "basic" / "Standard", macro)
    _run(profile, "macro:///Standard.Penyunting.Sunting")


def _run(profile: Path, what: str) -> None:
    command = [str(PROGRAM), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", what]
    subprocess.run(command, check=True, timeout=PATIENCE, capture_output=True)


def _install(library: Path, macro: str) -> None:
    """Add a macro to a library."""
    listed = library / "script.xlb"
    entry = '<library:element library:name="Penyunting"/>'
    listed.write_text(listed.read_text("utf-8").replace("</library:library>", f"{entry}</library:library>"), "utf-8")
    source = '<?xml version="1.0" encoding="UTF-8"?>\n'
    source += '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Penyunting" '
    source += f'script:language="StarBasic">{escape(macro)}</script:module>'
    (library / "Penyunting.xba").write_text(source, "utf-8")


def _cell(naskah: Naskah, alinea: Alinea) -> str:
    """The name of the cell of a paragraph, D5, in a table none of whose cells spans others."""
    here = alinea.tempat
    tabel = next(each for each in naskah.dokumen.tabel() if _is(each, here.tabel))
    plain = all(sel.lebar == 1 and not sel.lanjutan for baris in tabel.baris for sel in baris.sel)
    return f"{chr(ord('A') + here.kolom - 1)}{here.baris}" if plain else ""


def _is(tabel: Tabel, nomor: int) -> bool:
    return tabel.tempat.tabel == nomor and tabel.tempat.bagian.value == "isi"
