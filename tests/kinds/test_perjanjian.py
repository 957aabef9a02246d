"""What both parties sign: who they are, what was agreed, and what is still to be filled in."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from report_builder.page import Page, iter_missing
from tests.kinds.companions import SHEETS, compose, text_of, write

KIND = "perjanjian-kinerja"
NIP = "198001012005011001"


def asked(document: Page) -> list[tuple[str, str]]:
    """Give the cells that are asked for, each once."""
    return list(dict.fromkeys((lack.lembar, lack.sel) for lack in iter_missing(document.sections)))


def test_a_complete_one_asks_for_nothing(tmp_path: Path) -> None:
    assert asked(compose(write(tmp_path), KIND)) == []


@pytest.mark.parametrize(
    ("keys", "signature"),
    [
        ({"kepala_nip": NIP}, "| Budi | Ani / NIP 19800101 200501 1 001"),
        ({"kepala_nrp": "76010203"}, "| Budi | Ani / NRP 76010203"),
        ({}, "| Budi | Ani"),
    ],
)
def test_both_pages_are_signed_with_the_number_that_is_given(
    tmp_path: Path, keys: dict[str, str], signature: str
) -> None:
    text = text_of(compose(write(tmp_path, keys=keys), KIND))
    assert text.count(signature) == 2
    assert text.count("|  | Jakarta, 4 Januari 2021") == 2


ANGGARAN = "kode,uraian,tingkat,induk,pagu_akhir,realisasi"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("1,Program Layanan,program,,100,90", "1.1,Layanan,kegiatan,1,100,90"), "Program"),
        (("1.1,Layanan,kegiatan,,100,90",), "Kegiatan"),
        (("1.1,Layanan,,,100,90",), "Kegiatan"),
    ],
)
def test_the_columns_have_the_words_of_the_level(tmp_path: Path, rows: Sequence[str], words: str) -> None:
    text = text_of(compose(write(tmp_path, anggaran=(ANGGARAN, *rows)), KIND))
    assert f"| No. | Sasaran {words} | Indikator kinerja | Target" in text
    assert text[text.index(f"| {words} | Anggaran") + 1 :][:2] == [
        "| Program Layanan | Rp100" if words == "Program" else "| Layanan | Rp100",
        "| Jumlah | Rp100",
    ]


def test_a_budget_that_was_revised_says_so(tmp_path: Path) -> None:
    anggaran = ("kode,uraian,pagu_awal,pagu_akhir,realisasi", "1,Layanan,150,100,90")
    text = text_of(compose(write(tmp_path, anggaran=anggaran), KIND))
    assert "Anggaran adalah pagu akhir tahun 2021; semula Rp150." in text


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("kota", "B5"),
        ("kepala_nama", "B6"),
        ("kepala_jabatan", "B7"),
        ("atasan_nama", "B8"),
        ("atasan_jabatan", "B9"),
        ("tanggal_perjanjian", "B10"),
    ],
)
def test_what_is_not_known_of_the_parties_is_asked_for_with_its_cell(tmp_path: Path, key: str, cell: str) -> None:
    assert asked(compose(write(tmp_path, keys={key: ""}), KIND)) == [("Identitas", cell)]


def test_a_missing_target_is_asked_for_in_its_place(tmp_path: Path) -> None:
    indikator = (SHEETS["indikator"][0], "K-1,S-1,Jumlah layanan,layanan,,12,,,,")
    document = compose(write(tmp_path, indikator=indikator), KIND)
    assert asked(document) == [("Indikator", "E2")]
    assert text_of(document)[-8].endswith("| [Perlu diisi: target indikator K-1 – lembar Indikator, sel E2]")


def test_a_missing_budget_is_asked_for(tmp_path: Path) -> None:
    anggaran = ("kode,uraian,pagu_akhir,realisasi",)
    assert asked(compose(write(tmp_path, anggaran=anggaran), KIND)) == [("Anggaran", "A2")]


QUARTERS = ("kode_indikator,triwulan,target,realisasi,kumulatif", "K-1,2,5,4,ya")


def test_an_interim_report_leaves_the_agreement_of_the_year_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "tahun").mkdir()
    (tmp_path / "triwulan").mkdir()
    year = write(tmp_path / "tahun")
    interim = write(tmp_path / "triwulan", keys={"periode": "TW II"}, triwulan=QUARTERS)
    assert text_of(compose(interim, KIND)) == text_of(compose(year, KIND))


def test_the_target_of_the_year_is_asked_for_beside_one_of_the_quarter(tmp_path: Path) -> None:
    indikator = (SHEETS["indikator"][0], "K-1,S-1,Jumlah layanan,layanan,,,,,,")
    location = write(tmp_path, keys={"periode": "TW II"}, triwulan=QUARTERS, indikator=indikator)
    assert asked(compose(location, KIND)) == [("Indikator", "E2")]


def test_the_document_has_the_date_of_the_agreement(tmp_path: Path) -> None:
    assert compose(write(tmp_path), KIND).tanggal.isoformat() == "2021-01-04"
