"""Changes made by LibreOffice itself: a macro opens the file, types over what it finds, and saves as Word does."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from report_builder.audit.dokumen import Alinea, Tabel
from tests.audit.mutasi.naskah import Naskah
from tests.audit.mutasi.suntingan import Cara, Ganti, Suntingan
from tests.libreoffice import run_macro

_CONTEXT = 60
_MACRO = """Sub Sunting
  perintah = DaftarPerintah("{perintah}")
  Do While Not perintah.isEOF()
    kata = Split(perintah.readLine(), Chr(9))
    Select Case kata(0)
      Case "buka"
        naskah = Terbuka(kata(1))
        naskah.RecordChanges = (kata(2) = "lacak")
      Case "teks"
        Ganti(Ditemukan(naskah, kata(4), False), kata)
      Case "sel"
        Ganti(Tabel(naskah, CInt(kata(4))).getCellByName(kata(5)), kata)
      Case "simpan"
        Simpan(naskah, kata(1))
    End Select
  Loop
End Sub

Sub Ganti(tempat, kata)
  If IsNull(tempat) Then Exit Sub
  pilihan = Terpilih(tempat, kata(1), kata(2))
  pilihan.setString(kata(3))
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
    run_macro(_MACRO.replace("{perintah}", orders.as_uri()), folder)
    return [target.read_bytes() for target in saved]


def _cell(naskah: Naskah, alinea: Alinea) -> str:
    """The name of the cell of a paragraph, D5, in a table none of whose cells spans others."""
    here = alinea.tempat
    tabel = next(each for each in naskah.dokumen.tabel() if _is(each, here.tabel))
    plain = all(sel.lebar == 1 and not sel.lanjutan for baris in tabel.baris for sel in baris.sel)
    return f"{chr(ord('A') + here.kolom - 1)}{here.baris}" if plain else ""


def _is(tabel: Tabel, nomor: int) -> bool:
    return tabel.tempat.tabel == nomor and tabel.tempat.bagian.value == "isi"
