"""Whether a document is the report of another unit or year than the data that it is held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from report_builder.audit.angka import Jenis, angka_alinea
from report_builder.audit.cocok.nama import is_alike
from report_builder.audit.dokumen import Bagian, Dokumen
from report_builder.audit.rujukan import Rujukan


def laporan_lain(dokumen: Dokumen, rujukan: Rujukan) -> str:
    """A sentence that tells it; empty where the document is of the same unit and year, or does not say.

    A file of ours carries who and when. Any other is of another year where it names years, but not that of the data.
    """
    if dokumen.ledger is not None:
        return beda_laporan(dokumen.ledger.identitas, rujukan.ledger.identitas)
    years, tahun = _years(dokumen), rujukan.laporan.identitas.tahun
    if not years or tahun in years:
        return ""
    most, _ = years.most_common(1)[0]
    return f"Naskah ini menyebut tahun {most}, bukan tahun {tahun} seperti datanya."


def beda_laporan(lama: Mapping[str, str], baru: Mapping[str, str]) -> str:
    """A sentence on two reports by their identities, empty for the same: a unit's name may have been mended."""
    naskah, data = ((one.get("unit_kerja", ""), one.get("tahun", "")) for one in (lama, baru))
    coded = bool(lama.get("kode_unit")) and lama.get("kode_unit") == baru.get("kode_unit")
    if naskah[1] == data[1] and (coded or is_alike(naskah[0], data[0])):
        return ""
    return f"Naskah ini laporan {' tahun '.join(naskah)}, sedangkan datanya {' tahun '.join(data)}."


def _years(dokumen: Dokumen) -> Counter[int]:
    """How often each year is named, alone or in a date."""
    read = (alinea for alinea in dokumen.alinea() if alinea.tempat.bagian is not Bagian.SIFAT)
    numbers = (angka for alinea in read for angka in angka_alinea(alinea))
    values = ((angka.jenis, angka.nilai) for angka in numbers)
    return Counter(
        value.year if isinstance(value, date) else int(value)
        for jenis, value in values
        if isinstance(value, date) or (jenis is Jenis.TAHUN and isinstance(value, Decimal))
    )
