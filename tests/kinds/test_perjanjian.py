"""What both parties sign: who they are, what was agreed, and what is still to be filled in."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from report_builder.exporters import text as txt
from report_builder.page import Heading, Page, iter_missing, plain_text
from tests.exporters.pdf_small import printed
from tests.exporters.pdf_small import text_of as pages_of
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
        ({"atasan_nip": NIP}, "| Budi / NIP 19800101 200501 1 001 | Ani"),
        ({"atasan_nrp": "76010203", "kepala_nip": NIP}, "| Budi / NRP 76010203 | Ani / NIP 19800101 200501 1 001"),
        ({}, "| Budi | Ani"),
    ],
)
def test_both_pages_are_signed_with_the_numbers_that_are_given(
    tmp_path: Path, keys: dict[str, str], signature: str
) -> None:
    text = text_of(compose(write(tmp_path, keys=keys), KIND))
    assert text.count(signature) == 2
    assert text.count("|  | Jakarta, 4 Januari 2021") == 2


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ({}, "DIREKTORAT CONTOH BADAN CONTOH"),
        ({"unit_kerja": "Badan Contoh"}, "BADAN CONTOH"),
        ({"unit_kerja": "Inspektorat badan contoh"}, "INSPEKTORAT BADAN CONTOH"),
        ({"unit_kerja": "Sekretariat", "instansi": "Sekretariat Negara"}, "SEKRETARIAT SEKRETARIAT NEGARA"),
        ({"unit_kerja": "Badan Contohan"}, "BADAN CONTOHAN BADAN CONTOH"),
    ],
)
def test_both_pages_name_the_unit_and_once_its_instansi(tmp_path: Path, keys: dict[str, str], names: str) -> None:
    text = text_of(compose(write(tmp_path, keys=keys), KIND))
    assert [line for line in text if line.startswith("#")] == [
        f"# PERJANJIAN KINERJA TAHUN 2021 {names}",
        f"# LAMPIRAN PERJANJIAN KINERJA TAHUN 2021 {names}",
    ]


def test_no_last_word_of_a_name_stands_alone_on_a_line(tmp_path: Path) -> None:
    keys = {"instansi": "Badan Narkotika Nasional", "atasan_nama": "Budi Raharjo"}
    document = compose(write(tmp_path, keys=keys), KIND)
    headings = [plain_text(block.children) for block in document.sections[0].blocks if isinstance(block, Heading)]
    assert headings[0].endswith("BADAN NARKOTIKA\N{NO-BREAK SPACE}NASIONAL")
    assert txt.export(document, "p.txt").data.decode().count("Budi\N{NO-BREAK SPACE}Raharjo") == 3


ANGGARAN = "kode,uraian,tingkat,induk,pagu_awal,pagu_akhir,realisasi"
PROGRAM, KEGIATAN = "1,Program Layanan,program,,100,100,90", "1.1,Layanan,kegiatan,{induk},100,100,90"


@pytest.mark.parametrize(
    ("rows", "head", "sasaran"),
    [
        ((PROGRAM, KEGIATAN.format(induk="1")), "Program", "Sasaran Program"),
        ((KEGIATAN.format(induk=""),), "Kegiatan", "Sasaran Kegiatan"),
        (("1.1,Layanan,,,100,100,90",), "Program/Kegiatan", "Sasaran"),
        (("1.1,Layanan,ro,,100,100,90",), "Program/Kegiatan", "Sasaran"),
        ((PROGRAM, KEGIATAN.format(induk="")), "Program/Kegiatan", "Sasaran"),
        ((PROGRAM, "2,Layanan,,,100,100,90"), "Program/Kegiatan", "Sasaran"),
    ],
)
@pytest.mark.parametrize("kind", [KIND, "lakip"])
def test_the_columns_have_the_words_of_the_level_where_it_is_known(
    tmp_path: Path, rows: Sequence[str], head: str, sasaran: str, kind: str
) -> None:
    text = text_of(compose(write(tmp_path, anggaran=(ANGGARAN, *rows)), kind))
    assert f"| No. | {sasaran} | Indikator kinerja | Target" in text
    assert f"| {head} | Anggaran" in text


def test_without_a_budget_the_level_is_not_guessed(tmp_path: Path) -> None:
    text = text_of(compose(write(tmp_path, without=("anggaran",)), KIND))
    assert "| No. | Sasaran | Indikator kinerja | Target" in text


FIRST = "Anggaran yang dicantumkan adalah pagu awal tahun 2021"
LAST = "Anggaran yang dicantumkan adalah pagu akhir tahun 2021; pagu awalnya tidak tersedia."
MIXED = (
    f"{FIRST}. Baris bertanda (pagu akhir) memuat pagu akhir karena pagu awalnya tidak tersedia, "
    "sehingga jumlahnya merupakan gabungan pagu awal dan pagu akhir."
)


def budget(document: Page) -> list[str]:
    """Give the table of the budget, from its head to what stands below it."""
    text = text_of(document)
    start = text.index("| Kegiatan | Anggaran") + 1
    end = next(number for number, line in enumerate(text[start:], start) if line.startswith("| Jumlah"))
    return [*text[start : end + 1], *(line for line in text[end + 1 : end + 2] if line.startswith("Anggaran"))]


@pytest.mark.parametrize(
    ("pagu_awal", "shown"),
    [
        (("150", "50"), ["| A | Rp150", "| B | Rp50", "| Jumlah | Rp200"]),
        (("0", "50"), ["| A | Rp0", "| B | Rp50", "| Jumlah | Rp50"]),
        (("", ""), ["| A | Rp100", "| B | Rp70", "| Jumlah | Rp170", LAST]),
        (
            ("150", ""),
            ["| A | Rp150", "| B (pagu akhir) | Rp70", "| Jumlah pagu awal dan pagu akhir | Rp220", MIXED],
        ),
    ],
)
def test_the_budget_is_that_of_january_or_says_that_it_is_not(
    tmp_path: Path, pagu_awal: tuple[str, str], shown: list[str]
) -> None:
    first, second = pagu_awal
    rows = (f"1,A,kegiatan,,{first},100,90", "1.1,Bagian A,ro,1,,100,90", f"2,B,kegiatan,,{second},70,60")
    assert budget(compose(write(tmp_path, anggaran=(ANGGARAN, *rows)), KIND)) == shown


@pytest.mark.parametrize(("pagu_awal", "below"), [("150", [f"{FIRST}; pagu akhirnya Rp100."]), ("100", [])])
def test_the_reprint_in_a_report_has_the_same_budget_and_tells_of_a_revision(
    tmp_path: Path, pagu_awal: str, below: list[str]
) -> None:
    anggaran = (ANGGARAN, f"1,A,kegiatan,,{pagu_awal},100,90")
    shown = [f"| A | Rp{pagu_awal}", f"| Jumlah | Rp{pagu_awal}", *below]
    assert budget(compose(write(tmp_path, anggaran=anggaran), "lakip")) == shown


@pytest.mark.parametrize("kind", [KIND, "lakip"])
def test_a_target_has_the_decimals_it_was_written_with_whatever_was_reached(tmp_path: Path, kind: str) -> None:
    indikator = (
        "kode;kode_sasaran;indikator;satuan;target;realisasi",
        "K-1;S-1;Layanan daring;%;100;98,75",
        "K-2;S-1;Indeks layanan;indeks;3,20;3,257",
        "K-3;S-1;Jumlah layanan;layanan;53,00;60",
    )
    triwulan = ("kode_indikator;triwulan;target;realisasi;kumulatif", "K-1;1;25;24,125;ya")
    text = text_of(compose(write(tmp_path, indikator=indikator, triwulan=triwulan), kind))
    start = text.index("| No. | Sasaran Kegiatan | Indikator kinerja | Target") + 1
    assert [line.rpartition(" | ")[2] for line in text[start : start + 3]] == ["100%", "3,20", "53"]


@pytest.mark.slow
@pytest.mark.parametrize("targets", [1, 7, 9, 13])
def test_the_parties_never_sign_a_page_without_what_they_agreed_on(tmp_path: Path, targets: int) -> None:
    name = "Persentase satuan kerja yang menindaklanjuti rekomendasi hasil pengawasan dengan tepat waktu"
    rows = (f"K-{number},S-1,{name},%,10,12,,,," for number in range(targets))
    document = compose(write(tmp_path, indikator=(SHEETS["indikator"][0], *rows)), KIND)
    signed = [" ".join(page.split()) for page in pages_of(printed(document)) if "Jakarta, 4 Januari 2021" in page]
    agreed = ("PIHAK KEDUA akan melakukan supervisi", "Jumlah Rp100 Jakarta")
    assert [words in page for words, page in zip(agreed, signed, strict=True)] == [True, True]
    assert all("PIHAK KEDUA, PIHAK PERTAMA, Deputi Direktur Budi Ani" in page for page in signed)


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
