"""What the data contradict in the sentences of a document, by the same rules as in those of the input."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.audit.angka import Angka, Bentuk, Jenis, cari_angka
from report_builder.audit.arah import BERTAMBAH, lawan
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.naskah import Bacaan, Naskah
from report_builder.audit.temuan import Temuan
from report_builder.errors import Place
from report_builder.facts import Fact, Ledger
from report_builder.language import spell_number
from report_builder.measure.bantahan import Alasan, Bantahan, contradict
from report_builder.measure.bantahan.klaim import find_counts, named
from report_builder.measure.bantahan.pernyataan import Nama, Pernyataan
from report_builder.measure.bantahan.ujaran import Sumber, Ujaran, without_hidden_signs
from report_builder.model import Indikator

_QUOTED = re.compile(r"[“\"]")
_SPOKEN_OF = re.compile(
    r"\b(?:target|capai|capaian|realisasi|indikator|sasaran|kinerja|serapan|anggaran|IKU|IKK|naik|turun|men?ingkat"
    r"|menurun|kenaikan|penurunan|peningkatan|tuntas|100 ?%|seratus|mencapai|berada|tingkat|kategori)",
    re.IGNORECASE,
)
"""Without such a word no rule finds anything."""


def dibantah_data(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """Targets called reached that were not, counts of indikator, changes in the other direction."""
    if not data:
        return
    nama = Nama.of(data.rujukan.laporan)
    for bacaan in naskah.dinilai:
        if _SPOKEN_OF.search(bacaan.teks):
            yield from _contradicted(bacaan, nama, data)


def _contradicted(bacaan: Bacaan, nama: Nama, data: Data) -> Iterator[Temuan]:
    laporan, ledger = data.rujukan.laporan, data.rujukan.ledger
    spans = [span for span in bacaan.kalimat if bacaan.teks[slice(*span)].strip()]
    sentences = tuple(without_hidden_signs(bacaan.teks[start:end]) for start, end in spans)
    source = Sumber.KUTIPAN if _QUOTED.search(bacaan.teks) else Sumber.URAIAN
    ujaran = Ujaran("", Place(""), sentences, source, _subject(bacaan, laporan.indikator))
    for said, span in zip(nama.read(ujaran), spans, strict=True):
        for bantahan in dict.fromkeys(contradict(said, laporan, ledger)):
            place = _place(bacaan.teks, bantahan.ucapan, span)
            is_of_another = bool(place) and _is_of_another(bacaan, bantahan, span, data)
            if place and not _is_number(bantahan) and not is_of_another:
                facts = tuple(ledger[each] for each in bantahan.fakta if each in ledger)
                should = _should(said, bantahan, facts[0]) if facts else ""
                yield bacaan.temuan(place, _reason(facts), should, facts[0].id if facts else None)


def _should(said: Pernyataan, bantahan: Bantahan, fact: Fact) -> str:
    """What to say instead, where one fact tells it: another count, the other direction, another level."""
    match bantahan.alasan:
        case Alasan.JUMLAH:
            return _recounted(said, bantahan.ucapan, fact)
        case Alasan.PERUBAHAN if fact.angka:
            return lawan(bantahan.ucapan, "")
        case Alasan.ANGKA if isinstance(fact.nilai, str) and len(bantahan.fakta) == 1:
            return fact.tampil
        case _:
            return ""


def _recounted(said: Pernyataan, ucapan: str, fact: Fact) -> str:
    """The words of a count with the number of the data, written as theirs is."""
    count = next((one for one in find_counts(said.samar) if one.ucapan == ucapan), None)
    numbers = [one for one in cari_angka(ucapan) if count and one.nilai == count.jumlah]
    if not count or not numbers or (count.dari is not None and fact.angka > count.dari):
        return ""
    wrong = numbers[-1 if ucapan.casefold().startswith("dari ") else 0]
    right = int(fact.angka)
    written = spell_number(right) if wrong.bentuk is Bentuk.KATA else str(right)
    return f"{ucapan[: wrong.awal]}{written}{ucapan[wrong.akhir :]}"


def _is_of_another(bacaan: Bacaan, bantahan: Bantahan, span: tuple[int, int], data: Data) -> bool:
    """Whether a sentence says of a capaian that it prints, and not of those that contradict it, that it is enough."""
    if bantahan.alasan is not Alasan.TARGET:
        return False
    within = (one for one in bacaan.ukuran if span[0] <= one.awal < span[1] and one.jenis is Jenis.PERSEN)
    owners = {fact.rpartition(".")[0] for one in within if (fact := data.id_capaian(one))}
    return bool(owners) and not owners & {fact.rpartition(".")[0] for fact in bantahan.fakta}


def _subject(bacaan: Bacaan, indikator: tuple[Indikator, ...]) -> Indikator | None:
    """The one indikator that the heading above names."""
    found = named(bacaan.alinea.tempat.judul, indikator)
    return found[0] if len(found) == 1 else None


def _is_number(bantahan: Bantahan) -> bool:
    """Whether it is of a number alone, which the classes of numbers tell of."""
    whole = cari_angka(bantahan.ucapan)
    return bantahan.alasan is Alasan.ANGKA and len(whole) == 1 and whole[0].teks.strip() == bantahan.ucapan.strip()


def _place(text: str, ucapan: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Where words stand in a sentence, whatever blanks are between them."""
    words = r"\s+".join(map(re.escape, ucapan.split()))
    found = re.compile(words).search(text, *span)
    return found.span() if found else None


_MOST_TOLD = 3


def _reason(facts: tuple[Fact, ...]) -> str:
    told = [f"{fact.id} adalah {fact.bersatuan}" for fact in facts[: 2 * _MOST_TOLD]]
    rest = f", dan {(len(facts) - 2 * _MOST_TOLD) // 2} indikator lain" if len(facts) > 2 * _MOST_TOLD else ""
    return f"Data berkata lain: {', '.join(told)}{rest}." if told else "Data berkata lain."


# --- a rise that is a capaian, and last year's figure ----------------------------------------------------------------

_LAST_YEAR = re.compile(
    r"\b(?:tahun (?:lalu|sebelumnya)|(?:pada )?tahun (?P<tahun>20[0-9]{2}))"
    r"(?: (?:yang|hanya|tercatat|adalah|mencapai|sebesar|sebanyak|sejumlah))* ?\(?$",
    re.IGNORECASE,
)


def capaian_disebut_naik(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """A capaian of the data that a text calls a rise, where no change is so large."""
    for bacaan in naskah.dinilai if data else ():
        for angka in bacaan.angka:
            before = bacaan.sebelum(angka) if angka.jenis is Jenis.PERSEN else ""
            found = BERTAMBAH.search(before)
            fact = data.id_capaian(angka) if data and found else None
            if data and found and fact and not data.is_perubahan(angka):
                span = angka.awal - len(before) + found.start(), angka.akhir
                text = angka.teks.strip()
                yield bacaan.temuan(span, f"{text} adalah capaian ({fact}), bukan perubahan.", f"capaian {text}", fact)


def salah_tahun_lalu(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """What a text gives as the realisasi of an earlier year, where Riwayat has another."""
    if not data:
        return
    laporan, ledger = data.rujukan.laporan, data.rujukan.ledger
    for bacaan in naskah.dinilai:
        for angka in bacaan.ukuran:
            found = _LAST_YEAR.search(bacaan.sebelum(angka))
            of = named(bacaan.kalimat_dari(angka.awal), laporan.indikator) if found else ()
            if found and len(of) == 1:
                year = int(found["tahun"] or laporan.identitas.tahun - 1)
                yield from _earlier(bacaan, angka, of[0], year, ledger, data)


def _earlier(bacaan: Bacaan, angka: Angka, of: Indikator, year: int, ledger: Ledger, data: Data) -> Iterator[Temuan]:
    fact = ledger.get(f"{of.kode}.realisasi.{year}")
    if fact and fact.nilai is not None and not data.memuat(angka):
        reason = f"Menurut Riwayat, {fact.id} adalah {fact.bersatuan}."
        yield bacaan.temuan((angka.awal, angka.akhir), reason, fact.tampil, fact.id)
