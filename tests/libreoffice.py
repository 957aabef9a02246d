"""LibreOffice at work on files, as people use it: it converts them, or a macro edits them; its settings are its own."""

import shutil
from html import escape
from pathlib import Path

import pytest

from report_builder.exporters.docx.libreoffice import PROGRAMS, run

PROGRAM = next(filter(None, map(shutil.which, PROGRAMS)), None)
NEEDS_LIBREOFFICE = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not here to edit and save the files")
WORD = "docx:MS Word 2007 XML"
_SHARED = """
Sub Mulai
  Sunting
  StarDesktop.terminate()
End Sub

Function Terbuka(alamat)
  Dim tersembunyi(0) As New com.sun.star.beans.PropertyValue
  tersembunyi(0).Name = "Hidden"
  tersembunyi(0).Value = True
  Terbuka = StarDesktop.loadComponentFromURL(alamat, "_blank", 0, tersembunyi())
End Function

Sub Simpan(naskah, alamat)
  Dim isi(0) As New com.sun.star.beans.PropertyValue
  isi(0).Name = "FilterName"
  isi(0).Value = "MS Word 2007 XML"
  naskah.storeToURL(alamat, isi())
  naskah.close(True)
End Sub

Function DaftarPerintah(alamat)
  berkas = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  masukan = CreateUnoService("com.sun.star.io.TextInputStream")
  masukan.setInputStream(berkas.openFileRead(alamat))
  masukan.setEncoding("UTF-8")
  DaftarPerintah = masukan
End Function

Function Ditemukan(naskah, teks, berpola)
  cari = naskah.createSearchDescriptor()
  cari.SearchString = teks
  cari.SearchCaseSensitive = True
  cari.SearchRegularExpression = berpola
  Ditemukan = naskah.findFirst(cari)
End Function

Function Terpilih(tempat, awal, banyak)
  kursor = tempat.getText().createTextCursorByRange(tempat.getStart())
  kursor.goRight(CInt(awal), False)
  kursor.goRight(CInt(banyak), True)
  Terpilih = kursor
End Function
"""
"""What macros call: a file opened and saved, a list of orders, a place found, a text at a place selected."""


def converted(source: Path, folder: Path, what: str = WORD) -> Path:
    """The file as LibreOffice writes it into a folder, as another kind of file where that is wanted."""
    _run(folder, "--convert-to", what, "--outdir", str(folder), str(source))
    return folder / f"{source.stem}.{what.partition(':')[0]}"


def run_macro(macro: str, folder: Path) -> None:
    """Run the subroutine Sunting of a macro, which may call what all macros share."""
    _run(folder, "--terminate_after_init")  # which makes the user's own library of macros
    _install(_profile(folder) / "user" / "basic" / "Standard", macro + _SHARED)
    _run(folder, "macro:///Standard.Penyunting.Mulai")


def _run(folder: Path, *what: str) -> None:
    """Run LibreOffice with the settings in a folder, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = f"-env:UserInstallation={_profile(folder).as_uri()}"
    run([str(PROGRAM), settings, "--headless", "--norestore", *what], folder)


def _profile(folder: Path) -> Path:
    return folder / "profil"


def _install(library: Path, macro: str) -> None:
    """Add a macro to a library."""
    listed = library / "script.xlb"
    entry = '<library:element library:name="Penyunting"/>'
    listed.write_text(listed.read_text("utf-8").replace("</library:library>", f"{entry}</library:library>"), "utf-8")
    source = '<?xml version="1.0" encoding="UTF-8"?>\n'
    source += '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Penyunting" '
    source += f'script:language="StarBasic">{escape(macro)}</script:module>'
    (library / "Penyunting.xba").write_text(source, "utf-8")
