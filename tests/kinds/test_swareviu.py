"""Each statement of a review that software can check is answered both ways, with its evidence; the rest stays open."""

from dataclasses import replace
from pathlib import Path

import pytest

from report_builder import pipeline
from report_builder.kinds.bukti import Letak
from report_builder.kinds.swareviu import CHECKS, Diperiksa, Isian, Jawaban
from tests.kinds.companions import SHEETS, compose, text_of, write

KIND = "swareviu"
SOURCES = ("II.2", "II.5")


def examine(location: Path) -> Diperiksa:
    """Give what the checks look at: the data of an input and the report made of them."""
    return Diperiksa(pipeline.examine(location).laporan, compose(location, "lakip").sections)


@pytest.fixture(scope="module")
def complete(project: Path) -> Diperiksa:
    """Give the example, which lacks nothing."""
    return examine(project / "inputs/contoh-lengkap.xlsx")


@pytest.fixture(scope="module")
def scanty(project: Path) -> Diperiksa:
    """Give a report that lacks nearly everything but its figures."""
    return examine(project / "inputs/dayamas-2021.xlsx")


EVIDENCE = {
    "I.1": (Letak("Bab I", "A"), Letak("Bab I", "B")),
    "I.2": (Letak("Bab II", "B", "Tabel 2.2"),),
    "I.3": (Letak("Bab III", "A", "Tabel 3.1"),),
    "I.4": tuple(Letak(f"Lampiran {number}", "", f"Tabel L{number}.1") for number in (1, 2, 3)),
    "I.5": (Letak("Bab IV", "B"),),
    "I.6": (Letak("Bab III", "B", "Tabel 3.25"),),
    "II.4": (Letak("Lampiran 3", "", "Tabel L3.1"),),
    "III.1": (Letak("Bab II", "B", "Tabel 2.2"), Letak("Bab III", "A", "Tabel 3.1")),
    "III.2": (Letak("Bab II", "A", "Tabel 2.1"),),
    "III.4": (Letak("Bab III", "A", "Tabel 3.1"),),
    "III.7": (Letak("Bab III", "A"),),
}


@pytest.mark.parametrize("kode", EVIDENCE)
def test_a_part_that_is_there_and_filled_is_answered_y_with_its_place(complete: Diperiksa, kode: str) -> None:
    assert CHECKS[kode](complete) == Jawaban("Y", EVIDENCE[kode])


LACKS = {
    "I.1": (Isian("Identitas", ("B26", "B24", "B25")),),
    "I.3": (
        Isian("Riwayat", ("D2", "D3", "D4", "D5")),
        Isian("Renstra", ("C2", "C3", "C4", "C5")),
        Isian("Standar", ("B2", "B3", "B4", "B5")),
    ),
    "I.5": (Isian("Identitas", ("B32",)),),
    "I.6": (Isian("Anggaran", ("A2",)),),
    "II.4": (Isian("Indikator", ("R2", "R3", "R4", "R5")),),
    "III.2": (Isian("Renstra", ("C2", "C3", "C4", "C5")),),
    "III.7": (Isian("Riwayat", ("D2", "D3", "D4", "D5")), Isian("Standar", ("B2", "B3", "B4", "B5"))),
}


@pytest.mark.parametrize("kode", LACKS)
def test_a_part_that_asks_for_something_is_answered_t_with_the_cells(scanty: Diperiksa, kode: str) -> None:
    answer = CHECKS[kode](scanty)
    assert (answer.nilai, answer.isian[: len(LACKS[kode])]) == ("T", LACKS[kode])


@pytest.mark.parametrize("kode", ["I.2", "I.4"])
def test_a_target_that_is_missing_lacks_in_the_agreement_and_in_the_appendix(tmp_path: Path, kode: str) -> None:
    indikator = (SHEETS["indikator"][0], "K-1,S-1,Jumlah layanan,layanan,,12,,,,")
    answer = CHECKS[kode](examine(write(tmp_path, indikator=indikator)))
    assert (answer.nilai, answer.isian) == ("T", (Isian("Indikator", ("E2",)),))


def test_a_sasaran_that_is_called_otherwise_is_named(complete: Diperiksa) -> None:
    first, *others = complete.laporan.sasaran
    sasaran = (replace(first, sasaran="Sasaran lain"), *others)
    answer = CHECKS["III.1"](replace(complete, laporan=replace(complete.laporan, sasaran=sasaran)))
    assert (answer.nilai, answer.sasaran) == ("T", ("S-1",))


def test_a_sasaran_without_indikator_is_named(complete: Diperiksa) -> None:
    indikator = tuple(each for each in complete.laporan.indikator if each.kode_sasaran != "S-2")
    answer = CHECKS["III.4"](replace(complete, laporan=replace(complete.laporan, indikator=indikator)))
    assert (answer.nilai, answer.sasaran) == ("T", ("S-2",))


def test_a_sasaran_without_iku_is_named(complete: Diperiksa) -> None:
    answer = CHECKS["III.5"](complete)
    assert (answer.nilai, answer.sasaran) == ("T", ("S-3",))


def test_sasaran_that_all_have_an_iku_are_answered_y(tmp_path: Path) -> None:
    assert CHECKS["III.5"](examine(write(tmp_path))) == Jawaban("Y", (Letak("Bab III", "A", "Tabel 3.1"),))


@pytest.mark.parametrize("kode", SOURCES)
def test_sources_are_counted_and_never_answered_y(complete: Diperiksa, scanty: Diperiksa, kode: str) -> None:
    evidence = (Letak("Lampiran 3", "", "Tabel L3.1"),)
    assert CHECKS[kode](complete) == Jawaban("", evidence, bersumber=9)
    assert CHECKS[kode](scanty) == Jawaban("", evidence, (Isian("Indikator", ("Q2", "Q4", "Q5")),), bersumber=1)


@pytest.mark.parametrize("kode", [kode for kode in CHECKS if kode not in SOURCES])
def test_what_the_report_does_not_have_is_answered_t(complete: Diperiksa, kode: str) -> None:
    answer = CHECKS[kode](replace(complete, sections=()))
    assert (answer.nilai, answer.bukti) == ("T", ())


def test_what_one_part_of_a_chapter_lacks_the_next_does_not(scanty: Diperiksa) -> None:
    assert CHECKS["III.2"](scanty).bukti == (Letak("Bab II", "A"),)
    assert CHECKS["I.2"](scanty) == Jawaban("Y", (Letak("Bab II", "B", "Tabel 2.1"),))


@pytest.fixture(scope="module")
def sheet(project: Path) -> list[str]:
    """Give the printed text of a report that lacks much."""
    return text_of(compose(project / "inputs/dayamas-2021.xlsx", KIND))


def test_it_says_what_it_is_and_that_no_review_took_place(sheet: list[str]) -> None:
    assert sheet[0].startswith("# SWAREVIU LAPORAN KINERJA")
    assert sheet[2].startswith("Swareviu bukan reviu dan tidak menyatakan bahwa reviu telah dilakukan.")
    assert sheet[-1] == "Lembar ini swareviu, bukan hasil reviu."
    assert not any("telah direviu" in line.casefold() for line in sheet)


def test_what_people_decide_is_left_to_the_reviewer(sheet: list[str]) -> None:
    rows = [line.split(" | ") for line in sheet if line.startswith("| ") and not line.startswith("| No.")]
    assert len(rows) == 6 + 7 + 10
    assert sum(row[2:4] == ["", "Diisi pereviu"] for row in rows) == len(rows) - len(CHECKS)
    assert {row[-1] for row in rows} == {""}


def test_the_words_for_what_lacks(sheet: list[str]) -> None:
    told = "\n".join(sheet)
    assert "Lihat Bab III huruf B. Belum diisi: lembar Anggaran (A2)." in told
    assert "lembar Analisis (15 sel)." in told
    assert "Sumber tersedia untuk 1 dari 4 indikator; keandalan datanya dinilai oleh pereviu." in told
    assert "Belum mempunyai IKU: sasaran S-1, S-2, dan S-3." in told
