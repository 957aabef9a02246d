"""What stands around a number stays short, however long its paragraph is."""

from report_builder.audit.angka import angka_alinea
from report_builder.audit.cocok.konteks import Konteks, Sekitar, di_sekitar
from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Tempat

HERE = Tempat(Bagian.ISI, 1)


def contexts(text: str) -> list[Konteks]:
    alinea = Alinea(text, HERE)
    around = Sekitar.dari(Dokumen((alinea,)))
    return [around.konteks(alinea, angka) for angka in angka_alinea(alinea)]


def test_a_sentence_goes_to_its_end_and_those_before_come_from_the_nearest() -> None:
    last = contexts("Target 53 kawasan. Anggaran Rp1,25 miliar. Realisasi mencapai 65 kawasan. Selesai.")[-1]
    assert (last.sebelum, last.sesudah) == ("Realisasi mencapai ", " kawasan.")
    assert last.dekat == ("Realisasi mencapai 65 kawasan.", "Anggaran Rp1,25 miliar.", "Target 53 kawasan.")


def test_what_goes_on_without_an_end_is_read_in_pieces_between_words() -> None:
    found = contexts(" ".join(f"kawasan {number}" for number in range(1, 2000)))
    assert max(len(each.kalimat) for each in found) <= 1000
    assert {each.kalimat.split()[0] for each in found} <= {"kawasan", *map(str, range(2000))}


def test_text_without_a_blank_is_cut_too() -> None:
    assert max(len(each.kalimat) for each in contexts(f"{'x' * 5000} 65 kawasan")) <= 1000


def test_a_number_follows_from_those_around_it_alone() -> None:
    numbers = angka_alinea(Alinea(" dan ".join(f"{number} orang" for number in range(1, 1001)), HERE))
    around = di_sekitar(numbers, numbers[500])
    assert numbers[500] not in around
    assert (around[0], around[-1]) == (numbers[440], numbers[560])
