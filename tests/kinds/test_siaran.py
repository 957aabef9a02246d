"""The press release: what leads it, what it says of targets, what it asks for."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder import pipeline, plugins
from report_builder.errors import ExitCode, ReportError
from report_builder.exporters import text
from report_builder.kinds.siaran import SIARAN, SUDUT, judge_all
from report_builder.pipeline import Job

Release = Callable[..., str]


@pytest.fixture
def release(project: Path) -> Release:
    """Give the plain text of the release of an input: `release("dayamas-2021", sudut="kegiatan")`."""

    def write(name: str, **options: object) -> str:
        job = Job(project / f"inputs/{name}.xlsx", kind="siaran-pers", **options)  # type: ignore[arg-type]
        examined = pipeline.examine(job.input)
        page = pipeline.compose(job, examined, pipeline.write_fakta(examined.measured.ledger), SIARAN)
        return text.export(page, "siaran-pers.txt").data.decode()

    return write


def lines(release: str) -> list[str]:
    return [line for line in release.splitlines() if line]


def test_the_dayamas_release_states_every_figure_and_every_cause(release: Release) -> None:
    written = release("dayamas-2021")
    for pair in ("65 kawasan", "53 kawasan", "122,64%", "6 kawasan", "4 kawasan", "150,00%", "3,34", "3,15", "106,03%"):
        assert pair in written
    assert "0 kabupaten/kota dari target 60 kabupaten/kota (capaian 0,00%)" in written
    assert "pandemi Covid-19, refocusing anggaran, dan kurangnya sumber daya manusia pelaksana" in written
    assert 300 <= len(written.split()) <= 500


@pytest.mark.parametrize("mistake", ["kenaikan", "sekitar", "4 poin", "60.00", "60,00", "106%", "sangat baik", "Kab"])
def test_the_dayamas_release_has_none_of_the_known_mistakes(release: Release, mistake: str) -> None:
    body = release("dayamas-2021").partition("BIRO HUMAS")[0]
    assert mistake not in body.replace("Kabupaten", "")


def test_names_are_written_out_once(release: Release) -> None:
    written = release("dayamas-2021")
    assert written.count("Badan Narkotika Nasional Republik Indonesia (BNN RI)") == 1
    assert written.count("Badan Narkotika Nasional Provinsi (BNNP)") == 1
    assert written.count("(P4GN)") == 1


def test_what_is_missing_is_asked_for_in_its_place(release: Release) -> None:
    written = release("dayamas-2021")
    for asked in ("[TANGGAL: mohon diisi]", "[KUTIPAN: mohon diisi dan disetujui]", "[STATUS: masih draf"):
        assert written.count(asked) == 1
    assert "telah melebihi target" not in written


def test_approved_quotations_stand_as_they_were_given(release: Release) -> None:
    written = release("contoh-lengkap")
    assert "pekerjaan rumah kami,” ujar Deputi Bidang Layanan Contoh, Nama Pejabat Contoh." in written
    assert "Embargo: tidak disiarkan sebelum Senin, 17 Februari 2025" in written


@pytest.mark.parametrize(("catatan", "asked"), [("", 1), ("Yang dimaksud adalah tiga indikator lain.", 0)])
def test_an_approved_quotation_that_the_data_contradict_is_printed_and_wants_a_note(
    project: Path, tmp_path: Path, catatan: str, asked: int
) -> None:
    folder = tmp_path / "dayamas"
    shutil.copytree(project / "inputs/dayamas-2021", folder)
    quotation = "Program berjalan dan telah melebihi target"
    row = f"penutur;kutipan;jabatan;disetujui;catatan\nAndjar Dewanto;{quotation};Deputi;ya;{catatan}\n"
    (folder / "kutipan.csv").write_text(row, encoding="utf-8")
    result = pipeline.run(Job(folder, kind="siaran-pers", formats=("txt",)))
    written = result.outputs[0].data.decode()
    assert f"“{quotation},” ujar Deputi, Andjar Dewanto." in written
    assert written.count("[CATATAN: ") == asked
    lacks = [problem for problem in result.missing if problem.where and problem.where.lembar == "Kutipan"]
    assert len(lacks) == asked
    assert sum("Kutipan Andjar Dewanto" in problem.message for problem in result.problems) == asked


@pytest.mark.parametrize(
    ("sudut", "title"),
    [
        ("capaian", "Tiga dari Empat Indikator Dayamas BNN RI Tahun 2021 Melampaui Target, Satu Tidak Terlaksana"),
        ("kegiatan", "Dayamas BNN RI Gelar Rapat Kerja dalam rangka Monitoring dan Evaluasi Tahun 2021"),
        ("anggaran", "Tiga dari Empat Indikator Dayamas BNN RI Tahun 2021 Melampaui Target, Satu Tidak Terlaksana"),
        ("perbaikan", "Satu dari Empat Indikator Dayamas BNN RI Tahun 2021 Tidak Terlaksana"),
    ],
)
def test_the_angle_leads(release: Release, sudut: str, title: str) -> None:
    assert lines(release("dayamas-2021", sudut=sudut))[1] == title


@pytest.mark.parametrize("sudut", SUDUT)
def test_every_angle_begins_with_the_dateline_and_keeps_every_figure(release: Release, sudut: str) -> None:
    written = release("dayamas-2021", sudut=sudut)
    assert lines(written)[3].startswith("BNN.GO.ID – Jakarta, ")
    assert all(figure in written for figure in ("122,64%", "150,00%", "106,03%", "0,00%", "94,67%"))


def test_a_budget_that_is_known_can_lead(release: Release) -> None:
    title, _, lead = lines(release("contoh-lengkap", sudut="anggaran"))[1:4]
    assert title == "Anggaran Deputi Layanan Tahun 2024 Terserap 95,90%"
    assert lead.startswith(
        "Kota Contoh – Anggaran Deputi Bidang Layanan Contoh (Deputi Layanan) Badan Contoh Nusantara"
    )


@pytest.mark.parametrize(
    ("cases", "whole"),
    [
        ([], "belum diukur"),
        (["belum diukur"], "belum diukur"),
        (["melampaui", "belum diukur"], "semua melampaui"),
        (["melampaui", "tercapai"], "semua mencapai"),
        (["tercapai"], "semua mencapai"),
        (["melampaui", "nihil"], "sebagian"),
        (["tidak terlaksana", "belum tercapai"], "tidak satu pun"),
    ],
)
def test_the_unit_exceeds_only_where_everything_measured_does(cases: list[str], whole: str) -> None:
    assert judge_all(cases) == whole


def test_an_angle_that_no_kind_knows_is_refused(project: Path) -> None:
    with pytest.raises(ReportError) as failure:
        pipeline.run(Job(project / "inputs/dayamas-2021.xlsx", kind="siaran-pers", sudut="pujian"))
    assert failure.value.exit_code is ExitCode.USAGE
    assert str(failure.value) == ("Sudut “pujian” tidak dikenal. Yang ada: capaian, kegiatan, anggaran, perbaikan.")


def test_a_final_release_wants_its_date_its_quotation_and_its_approval(project: Path) -> None:
    job = Job(project / "inputs/dayamas-2021.xlsx", kind="siaran-pers", formats=("txt",), final=True)
    with pytest.raises(ReportError) as failure:
        pipeline.run(job)
    assert failure.value.exit_code is ExitCode.INCOMPLETE
    asked = [(problem.where.lembar, problem.where.sel) for problem in failure.value.problems if problem.where]
    assert ("Kegiatan", "B2") in asked
    assert {lembar for lembar, _ in asked} == {"Kegiatan", "Kutipan", "Pengaturan"}


def test_the_release_is_a_kind_of_its_own() -> None:
    assert plugins.kind("siaran-pers").formats == ("docx", "pdf", "html", "txt")


ROWS = {
    "identitas": "kunci,isi\ninstansi,Badan Contoh\nunit_kerja,Direktorat Contoh\ntahun,2021\nkota,Kota Contoh\n",
    "sasaran": "kode,sasaran\nS-1,Meningkatnya mutu layanan\n",
}
HEADER = "kode,kode_sasaran,indikator,satuan,target,realisasi\n"


@pytest.fixture
def small_release(tmp_path: Path) -> Release:
    """Give the release of these rows of Indikator, led by an angle."""

    def write(*rows: str, sudut: str = "capaian") -> list[str]:
        files = {**ROWS, "indikator": HEADER + "".join(f"{row}\n" for row in rows)}
        for name, content in files.items():
            (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
        result = pipeline.run(Job(tmp_path, kind="siaran-pers", formats=("txt",), sudut=sudut))
        return lines(result.outputs[0].data.decode())

    return write  # type: ignore[return-value]


MET, MISSED, UNMEASURED = "A,S-1,Jumlah desa,desa,5,6", "B,S-1,Jumlah kader,kader,90,88", "C,S-1,Jumlah pos,pos,4,"


def test_all_of_what_was_measured_is_not_all(small_release: Callable[..., list[str]]) -> None:
    title = small_release(MET, UNMEASURED)[1]
    assert title == "Satu dari Dua Indikator Direktorat Contoh Tahun 2021 Melampaui Target, Satu Belum Diukur"


def test_a_missed_target_is_called_missed(small_release: Callable[..., list[str]]) -> None:
    written = " ".join(small_release(MET, MISSED))
    assert (
        "sebanyak 88 kader kurang 2 kader dari target 90 kader (capaian 97,78%) sehingga target tidak tercapai."
        in written
    )


@pytest.mark.parametrize(
    ("row", "lead"),
    [(UNMEASURED, "belum diukur."), (MET, "melampaui target seluruh indikator kinerja yang diukur")],
)
def test_where_nothing_was_missed_improvement_is_not_made_up(
    small_release: Callable[..., list[str]], row: str, lead: str
) -> None:
    written = small_release(row, sudut="perbaikan")
    assert lead in written[3]
    assert "luput" not in " ".join(written)


def test_a_name_that_breaks_its_line_in_the_cell_is_one_line(small_release: Callable[..., list[str]]) -> None:
    written = " ".join(small_release('A,S-1,"Persentase layanan\n24 jam",desa,5,6'))
    assert "Persentase layanan 24 jam" in written or "persentase layanan 24 jam" in written


@pytest.mark.parametrize(
    ("quotation", "printed"),
    [
        ("Kami belajar dari ini.", "“Kami belajar dari ini,” ujar Kepala, dr. Siti Aminah, M.Kes.\n"),
        ("“Kami belajar dari ini.”", "“Kami belajar dari ini,” ujar Kepala, dr. Siti Aminah, M.Kes.\n"),
        ("Kami belajar dari ini!", "“Kami belajar dari ini!” ujar Kepala, dr. Siti Aminah, M.Kes.\n"),
    ],
)
def test_a_quotation_has_one_mark_at_its_end(project: Path, tmp_path: Path, quotation: str, printed: str) -> None:
    folder = tmp_path / "dayamas"
    shutil.copytree(project / "inputs/dayamas-2021", folder)
    row = f"penutur;kutipan;jabatan;disetujui\ndr. Siti Aminah, M.Kes.;{quotation};Kepala;ya\n"
    (folder / "kutipan.csv").write_text(row, encoding="utf-8")
    result = pipeline.run(Job(folder, kind="siaran-pers", formats=("txt",)))
    assert printed in result.outputs[0].data.decode()
