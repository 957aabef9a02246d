"""Each statement of a review that software can check is answered both ways, with its evidence; the rest stays open."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from report_builder import pipeline
from report_builder.errors import ExitCode, ReportError
from report_builder.kinds.bukti import Letak
from report_builder.kinds.swareviu import CHECKS, Diperiksa, Isian, Jawaban
from report_builder.pipeline import Job
from tests.kinds.companions import SHEETS, compose, text_of, write

KIND = "swareviu"
SOURCES = ("II.2", "II.5")


def examine(location: Path) -> Diperiksa:
    """Give what the checks look at: the data of an input and the report made of them."""
    examined = pipeline.examine(pipeline.Job(location))
    return Diperiksa(examined.laporan, examined.measured.hasil, compose(location, "lakip").sections)


def with_indikator(diperiksa: Diperiksa, columns: Mapping[str, Any], *codes: str) -> Diperiksa:
    """Give the same with other content in these columns of the indikator with these codes, or of them all."""
    laporan = diperiksa.laporan
    chosen = codes or tuple(each.kode for each in laporan.indikator)
    indikator = tuple(replace(each, **columns) if each.kode in chosen else each for each in laporan.indikator)
    return replace(diperiksa, laporan=replace(laporan, indikator=indikator))


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
    "I.4": tuple(Letak(f"Lampiran {number}", "", f"Tabel L{number}.1") for number in (1, 2, 3)),
    "I.5": (Letak("Bab IV", "B"),),
    "I.6": (Letak("Bab III", "B", "Tabel 3.25"),),
    "II.4": (Letak("Lampiran 3", "", "Tabel L3.1"),),
    "III.1": (Letak("Bab II", "B", "Tabel 2.2"), Letak("Bab III", "A", "Tabel 3.1")),
    "III.2": (Letak("Bab II", "A", "Tabel 2.1"),),
    "III.4": (Letak("Bab II", "B", "Tabel 2.2"),),
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
    indikator = (SHEETS["indikator"][0], "K-1,S-1,Jumlah layanan,layanan,,12,,,Laporan,Bagian Umum")
    keys = {"tanggal_data": "31 Desember 2021", "status_data": "final"}
    answer = CHECKS[kode](examine(write(tmp_path, keys=keys, indikator=indikator)))
    assert (answer.nilai, answer.isian) == ("T", (Isian("Indikator", ("E2",)),))


@pytest.mark.parametrize("kolom", ["sumber_data", "penanggung_jawab"])
def test_an_appendix_of_sources_that_leaves_one_open_supports_nothing(complete: Diperiksa, kolom: str) -> None:
    first = complete.laporan.indikator[0]
    answer = CHECKS["I.4"](with_indikator(complete, {kolom: ""}, first.kode))
    assert (answer.nilai, answer.isian) == ("T", (Isian("Indikator", (first.places[kolom].sel,)),))


def test_the_date_and_state_of_data_are_told_once_for_all_indikator_or_by_each(complete: Diperiksa) -> None:
    undated = replace(complete.laporan.identitas, tanggal_data=None, status_data="")
    of_each = replace(complete, laporan=replace(complete.laporan, identitas=undated))
    assert CHECKS["I.4"](of_each).nilai == "Y"
    nowhere = CHECKS["I.4"](with_indikator(of_each, {"status_data": ""}))
    assert (nowhere.nilai, nowhere.isian) == ("T", (Isian("Identitas", (undated.places["status_data"].sel,)),))


@pytest.mark.parametrize("columns", [{"sumber_data": ""}, {"penanggung_jawab": ""}, {"sumber_data": "Laporan"}])
def test_no_answer_contradicts_another(complete: Diperiksa, columns: dict[str, str]) -> None:
    answers = {kode: check(with_indikator(complete, columns)) for kode, check in CHECKS.items()}
    assert answers["II.2"] == answers["II.5"]
    supported = answers["II.4"].nilai == "Y" and answers["II.2"].bersumber == len(complete.laporan.indikator)
    assert (answers["I.4"].nilai == "Y") is supported


def test_an_indikator_that_was_not_measured_is_named_beside_the_answer(complete: Diperiksa) -> None:
    evidence = (Letak("Bab III", "A", "Tabel 3.1"),)
    assert CHECKS["I.3"](complete) == Jawaban("Y", evidence, indikator=("IKU-3",))


def test_where_nothing_was_measured_no_capaian_is_told(complete: Diperiksa) -> None:
    unmeasured = dict.fromkeys(complete.hasil, complete.hasil["IKU-3"])
    assert CHECKS["I.3"](replace(complete, hasil=unmeasured)).nilai == "T"


def test_where_no_indikator_has_anything_to_be_compared_with_there_is_no_comparison(complete: Diperiksa) -> None:
    laporan = complete.laporan
    answer = CHECKS["III.7"](replace(complete, laporan=replace(laporan, riwayat=(), standar=())))
    assert (answer.nilai, answer.indikator) == ("T", tuple(each.kode for each in laporan.indikator))
    others = tuple(row for row in laporan.riwayat if row.kode_indikator == "IKU-1")
    assert CHECKS["III.7"](replace(complete, laporan=replace(laporan, riwayat=others, standar=()))).nilai == "Y"


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


def test_an_empty_jenis_is_asked_for_and_not_taken_for_another_one(complete: Diperiksa) -> None:
    cells = tuple(each.places["jenis"].sel for each in complete.laporan.indikator)
    answer = CHECKS["III.5"](with_indikator(complete, {"jenis": ""}))
    assert (answer.nilai, answer.isian, answer.sasaran) == ("T", (Isian("Indikator", cells),), ())


def test_sasaran_that_all_have_an_iku_are_answered_y(tmp_path: Path) -> None:
    assert CHECKS["III.5"](examine(write(tmp_path))) == Jawaban("Y", (Letak("Bab II", "B", "Tabel 2.1"),))


@pytest.mark.parametrize("kode", SOURCES)
def test_sources_are_counted_and_never_answered_y(complete: Diperiksa, scanty: Diperiksa, kode: str) -> None:
    evidence = (Letak("Lampiran 3", "", "Tabel L3.1"),)
    assert CHECKS[kode](complete) == Jawaban("", evidence, bersumber=9)
    assert CHECKS[kode](scanty) == Jawaban("", evidence, (Isian("Indikator", ("Q2", "Q4", "Q5")),), bersumber=1)


@pytest.mark.parametrize("kode", [kode for kode in CHECKS if kode not in SOURCES])
def test_what_the_report_does_not_have_is_answered_t(complete: Diperiksa, kode: str) -> None:
    answer = CHECKS[kode](replace(complete, sections=()))
    assert (answer.nilai, answer.bukti, answer.utuh) == ("T", (), False)


def test_what_one_part_of_a_chapter_lacks_the_next_does_not(scanty: Diperiksa) -> None:
    assert CHECKS["III.2"](scanty).bukti == (Letak("Bab II", "A"),)
    assert CHECKS["I.2"](scanty) == Jawaban("Y", (Letak("Bab II", "B", "Tabel 2.1"),))


@pytest.fixture(scope="module")
def sheet(project: Path) -> list[str]:
    """Give the printed text of a report that lacks much."""
    return text_of(compose(project / "inputs/dayamas-2021.xlsx", KIND))


def test_it_says_what_it_is_and_that_no_review_took_place(sheet: list[str]) -> None:
    assert sheet[0].startswith("# SWAREVIU LAPORAN KINERJA")
    assert sheet[3].startswith("Swareviu bukan reviu dan tidak menyatakan bahwa reviu telah dilakukan.")
    assert sheet[-1] == "Lembar ini swareviu, bukan hasil reviu."
    assert not any("telah direviu" in line.casefold() for line in sheet)


def test_what_people_decide_is_left_to_the_reviewer(sheet: list[str]) -> None:
    rows = [line.split(" | ") for line in sheet if line.startswith("| ") and not line.startswith("| No.")]
    assert len(rows) == 6 + 7 + 10
    assert sum(row[2:4] == ["", "Dijawab oleh pereviu."] for row in rows) == len(rows) - len(CHECKS)
    assert {row[-1] for row in rows} == {""}


def test_the_words_for_what_lacks(sheet: list[str]) -> None:
    told = "\n".join(sheet)
    assert "Belum diisi: lembar Anggaran (A2). Lihat Bab III huruf B." in told
    assert "lembar Analisis (15 sel)." in told
    assert "Sumber tersedia untuk 1 dari 4 indikator; keandalan datanya dinilai oleh pereviu." in told
    assert "Belum mempunyai IKU menurut kolom jenis di lembar Indikator: sasaran S-1, S-2, dan S-3." in told


def test_every_y_says_what_it_rests_on_and_every_t_what_lacks(project: Path, sheet: list[str]) -> None:
    whole = text_of(compose(project / "inputs/contoh-lengkap.xlsx", KIND))
    rows = [line.split(" | ") for line in (*whole, *sheet) if line.startswith("| ") and not line.startswith("| No.")]
    answered = [row for row in rows if row[2]]
    assert {row[2] for row in answered} == {"Y", "T"}
    assert not [row for row in answered if row[3].startswith(("Lihat", "Bagian ini"))]


def test_that_the_wording_is_the_same_in_both_places_does_not_speak_of_the_signed_agreement(sheet: list[str]) -> None:
    row = next(line for line in sheet if "dalam perjanjian kinerja. | Y" in line)
    assert "kesesuaiannya dengan perjanjian yang ditandatangani diperiksa oleh pereviu" in row


def test_a_sasaran_that_a_template_of_the_office_leaves_out_is_named(tmp_path: Path) -> None:
    (tmp_path / "templates/lakip/bagian").mkdir(parents=True)
    own = tmp_path / "templates/lakip/bagian/perjanjian-kinerja.html"
    own.write_text("<p>Perjanjian kinerja terlampir.</p>", encoding="utf-8")
    (tmp_path / "data").mkdir()
    job = Job(write(tmp_path / "data"), KIND, ("txt",), templates=(tmp_path / "templates",))
    told = pipeline.run(job).outputs[0].data.decode()
    assert " ".join(told.split()).count("Tidak tercantum dengan bunyi yang sama: sasaran S-1.") == 1


# A draft is what a swareviu is made for; that it is one must be told.


def test_it_says_how_much_the_report_lacks_as_the_command_counts_it(project: Path, sheet: list[str]) -> None:
    draft = pipeline.run(Job(project / "inputs/dayamas-2021.xlsx", KIND, ("txt",)))
    count = len(draft.missing_in_bukti)
    assert draft.missing == ()
    assert f"Laporan kinerja yang diperiksa masih draf: {count} isian belum lengkap" in sheet[1]


def test_it_says_that_the_report_is_complete(project: Path) -> None:
    whole = text_of(compose(project / "inputs/contoh-lengkap.xlsx", KIND))
    assert whole[1].endswith("Isian laporan kinerja yang diperiksa telah lengkap.")


def test_a_final_one_of_an_unfinished_report_is_refused_with_what_that_lacks(project: Path) -> None:
    location = project / "inputs/dayamas-2021.xlsx"
    with pytest.raises(ReportError) as refusal:
        pipeline.run(Job(location, KIND, ("txt",), final=True))
    report = pipeline.run(Job(location, formats=("html",)))
    assert refusal.value.exit_code is ExitCode.INCOMPLETE
    assert [each.message for each in refusal.value.problems] == [each.message for each in report.missing]


def test_a_final_one_of_a_complete_report_is_made(project: Path) -> None:
    result = pipeline.run(Job(project / "inputs/contoh-lengkap.xlsx", KIND, ("txt",), final=True))
    assert (result.missing, result.missing_in_bukti) == ((), ())


@pytest.mark.slow
def test_what_is_asked_for_beside_the_report_itself_is_told_once(project: Path) -> None:
    result = pipeline.run(Job(project / "inputs/dayamas-2021.xlsx", "semua", ("txt",)))
    assert result.missing_in_bukti == ()
    assert result.missing
