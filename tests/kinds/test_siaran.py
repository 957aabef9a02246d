"""The press release: what leads it, what it says of targets, what it asks for."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder import pipeline, plugins
from report_builder.errors import ExitCode, ReportError
from report_builder.exporters import text
from report_builder.kinds.siaran import SIARAN, SUDUT, judge_all
from report_builder.page import Group, Page, Paragraph, plain_text
from report_builder.pipeline import Job

Release = Callable[..., str]


@pytest.fixture
def release(project: Path) -> Release:
    """Give the plain text of the release of an input: `release("dayamas-2021", sudut="kegiatan")`."""

    return lambda name, **options: compose(project / f"inputs/{name}.xlsx", **options)


def compose(location: Path, **options: object) -> str:
    written = text.export(document(location, **options), "siaran-pers.txt").data.decode()
    return written.replace("\N{NO-BREAK SPACE}", " ")


def document(location: Path, **options: object) -> Page:
    job = Job(location, kind="siaran-pers", **options)  # type: ignore[arg-type]
    examined = pipeline.examine(job)
    return pipeline.compose(job, examined, pipeline.write_fakta(examined.measured.ledger), SIARAN).document


def lines(release: str) -> list[str]:
    return [line for line in release.splitlines() if line]


def test_the_dayamas_release_states_every_figure_and_every_cause(release: Release) -> None:
    written = release("dayamas-2021")
    for pair in ("65 kawasan", "53 kawasan", "122,64%", "6 kawasan", "4 kawasan", "150,00%", "3,34", "3,15", "106,03%"):
        assert pair in written
    assert "0 kabupaten/kota dari target 60 kabupaten/kota (capaian 0,00%)" in written
    causes = "pandemi Covid-19, refocusing anggaran, dan kurangnya sumber daya manusia pelaksana"
    assert f"Penyebabnya adalah {causes}." in written


@pytest.mark.parametrize("sudut", SUDUT)
@pytest.mark.parametrize(("name", "least"), [("dayamas-2021", 250), ("contoh-lengkap", 400)])
def test_a_release_is_no_longer_than_the_press_prints(release: Release, name: str, least: int, sudut: str) -> None:
    assert least <= len(release(name, sudut=sudut).split()) <= 500


def test_the_dayamas_release_is_as_long_as_releases_are(release: Release) -> None:
    assert 300 <= len(release("dayamas-2021").split()) <= 500


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
    for asked in (
        "[TANGGAL TERBIT: mohon diisi]",
        "[TANGGAL: mohon diisi]",
        "[KUTIPAN: mohon diisi dan disetujui]",
        "[STATUS: masih draf",
    ):
        assert written.count(asked) == 1
    assert "telah melebihi target" not in written


def test_approved_quotations_stand_as_they_were_given(release: Release) -> None:
    written = release("contoh-lengkap")
    assert "pekerjaan rumah kami,” ujar Deputi Bidang Layanan Contoh." in written
    assert "terlewat,” jelas Direktur Mutu Layanan, Nama Direktur Contoh." in written
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
    assert f"“{quotation},” ujar Deputi." in written
    assert written.count("[CATATAN: ") == asked
    lacks = [problem for problem in result.missing if problem.where and problem.where.lembar == "Kutipan"]
    assert len(lacks) == asked
    assert sum("Kutipan Andjar Dewanto" in problem.message for problem in result.problems) == asked


DAYAMAS = (
    "Tiga dari Empat Indikator Dayamas BNN RI Tahun 2021 Melampaui Target, "
    "Program untuk Satu Indikator Tidak Terlaksana"
)


@pytest.mark.parametrize(
    ("sudut", "title"),
    [
        ("capaian", DAYAMAS),
        (
            "kegiatan",
            (
                "Deputi Bidang Pemberdayaan Masyarakat BNN RI "
                "Buka Rapat Kerja dalam Rangka Monitoring dan Evaluasi Tahun 2021"
            ),
        ),
        ("anggaran", DAYAMAS),
        ("perbaikan", "Program untuk Satu dari Empat Indikator Dayamas BNN RI Tahun 2021 Tidak Terlaksana"),
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
        (["tidak ditargetkan", "belum diukur"], "tidak dinilai"),
        (["tidak ditargetkan", "nihil"], "tidak satu pun"),
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


IDENTITAS = {"instansi": "Badan Contoh", "unit_kerja": "Direktorat Contoh", "tahun": "2021", "kota": "Kota Contoh"}
HEADER = "kode,kode_sasaran,indikator,satuan,target,realisasi,polaritas,keadaan"


@pytest.fixture
def small_release(tmp_path: Path) -> Callable[..., list[str]]:
    """Give the release of these rows of Indikator, with other keys and sheets, led by an angle."""

    def write(*rows: str, sudut: str = "", keys: dict[str, str] | None = None, **sheets: tuple[str, ...]) -> list[str]:
        identitas = IDENTITAS | (keys or {})
        files = {
            "identitas": ("kunci,isi", *(f'{key},"{value}"' for key, value in identitas.items())),
            "sasaran": ("kode,sasaran", "S-1,Meningkatnya mutu layanan"),
            "indikator": (HEADER, *rows),
            **sheets,
        }
        for name, content in files.items():
            (tmp_path / f"{name}.csv").write_text("\n".join(content), encoding="utf-8")
        return lines(compose(tmp_path, sudut=sudut))

    return write


def rows(*realisasi: str, target: str = "5") -> list[str]:
    return [f"K-{number},S-1,Jumlah desa {number},desa,{target},{one},," for number, one in enumerate(realisasi, 1)]


MET, MISSED, UNMEASURED = (
    "A,S-1,Jumlah desa,desa,5,6,,",
    "B,S-1,Jumlah kader,kader,90,88,,",
    "C,S-1,Jumlah pos,pos,4,,,",
)


@pytest.mark.parametrize(
    ("realisasi", "title"),
    [
        (["6"], "Indikator Kinerja {} Melampaui Target"),
        (["5"], "Indikator Kinerja {} Mencapai Target"),
        (["4"], "Target Indikator Kinerja {} Tidak Tercapai"),
        ([""], "Indikator Kinerja {} Belum Diukur"),
        (["6", "7"], "Seluruh Indikator Kinerja {} Melampaui Target"),
        (["6", "5"], "Seluruh Indikator Kinerja {} Mencapai Target"),
        (["4", "0"], "Tidak Satu Pun Indikator Kinerja {} Mencapai Target"),
        (["6", "4"], "Satu dari Dua Indikator {} Melampaui Target, Satu Tidak"),
        (["6", "5", "4"], "Dua dari Tiga Indikator {} Mencapai Target, Satu Tidak"),
        (["6", ""], "Satu dari Dua Indikator {} Melampaui Target, Satu Belum Diukur"),
        (["4", ""], "Satu dari Dua Indikator {} Tidak Mencapai Target, Satu Belum Diukur"),
        (["6", "4", ""], "Satu dari Tiga Indikator {} Melampaui Target, Satu Tidak, Satu Belum Diukur"),
        (["6"] * 11 + ["4"], "Sebelas dari 12 Indikator {} Melampaui Target, Satu Tidak"),
        (["6"] * 12 + ["4"] * 2, "Sebanyak 12 dari 14 Indikator {} Melampaui Target, Dua Tidak"),
    ],
)
def test_the_title_tells_the_whole_result(
    small_release: Callable[..., list[str]], realisasi: list[str], title: str
) -> None:
    assert small_release(*rows(*realisasi))[1] == title.format("Direktorat Contoh Tahun 2021")


def test_a_title_does_not_judge_what_has_no_target(small_release: Callable[..., list[str]]) -> None:
    title = small_release(*rows("0", target="0"))[1]
    assert title == "Indikator Kinerja Direktorat Contoh Tahun 2021 Tidak Dapat Dinilai"


@pytest.mark.parametrize(
    ("realisasi", "lead"),
    [
        (["6"], "melampaui target indikator kinerjanya pada tahun 2021."),
        (["6", ""], "melampaui target pada satu indikator kinerja yang diukur pada tahun 2021. Satu indikator belum"),
        (["4", ""], "tidak mencapai target pada satu indikator kinerja yang diukur pada tahun 2021. Satu indikator"),
        (["6", "6"], "melampaui target seluruh indikator kinerja yang diukur pada tahun 2021, yaitu dua indikator."),
        (["5", "5"], "mencapai target seluruh indikator kinerja yang diukur pada tahun 2021, yaitu dua indikator."),
        (["6", "5"], "pada tahun 2021, yaitu dua indikator; satu di antaranya melampaui target."),
        (["4", "4"], "tidak mencapai target satu pun dari dua indikator kinerja yang diukur pada tahun 2021."),
        (["4"], "tidak mencapai target indikator kinerjanya pada tahun 2021."),
        (
            ["6", "4"],
            "melampaui target pada satu dari dua indikator kinerja yang diukur pada tahun 2021, sedangkan satu",
        ),
        (["6"] * 12 + ["4"], "melampaui target pada 12 dari 13 indikator kinerja yang diukur pada tahun 2021, sedang"),
        (["6", "6", ""], "yaitu dua indikator. Satu indikator belum diukur."),
    ],
)
def test_the_lead_tells_the_whole_result(
    small_release: Callable[..., list[str]], realisasi: list[str], lead: str
) -> None:
    assert lead in small_release(*rows(*realisasi))[3]


def test_a_missed_target_is_called_missed(small_release: Callable[..., list[str]]) -> None:
    written = " ".join(small_release(MET, MISSED))
    assert (
        "sebanyak 88 kader, kurang 2 kader dari target 90 kader (capaian 97,78%), sehingga target tidak tercapai."
        in written
    )


@pytest.mark.parametrize(
    ("row", "lead"),
    [(UNMEASURED, "belum diukur."), (MET, "melampaui target indikator kinerjanya")],
)
def test_where_nothing_was_missed_improvement_is_not_made_up(
    small_release: Callable[..., list[str]], row: str, lead: str
) -> None:
    written = small_release(row, sudut="perbaikan")
    assert lead in written[3]
    assert "luput" not in " ".join(written)


def test_a_name_that_breaks_its_line_in_the_cell_is_one_line(small_release: Callable[..., list[str]]) -> None:
    written = " ".join(small_release('A,S-1,"Persentase layanan\n24 jam",desa,5,6,,'))
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


# Many indikator


def test_of_many_indikator_each_is_named_and_those_missed_with_their_figures(
    small_release: Callable[..., list[str]],
) -> None:
    written = small_release(*rows("6", "6", "5", "6", "4", "0", "3", ""))
    reached, at_zero, missed, unmeasured = written[4:8]
    assert reached == (
        "Tiga indikator melampaui target, yaitu jumlah desa 1 (realisasi 6 desa; target 5 desa; capaian 120,00%), "
        "jumlah desa 2 (realisasi 6 desa; target 5 desa; capaian 120,00%), dan "
        "jumlah desa 4 (realisasi 6 desa; target 5 desa; capaian 120,00%). "
        "Satu indikator mencapai target, yaitu jumlah desa 3 (realisasi 5 desa; target 5 desa)."
    )
    assert at_zero == (
        "Tiga indikator tidak mencapai target. Realisasi jumlah desa 6 adalah nihil (0 desa) dari target 5 desa, "
        "sehingga capaiannya 0,00% dan target tidak tercapai."
    )
    assert missed == (
        "Target juga tidak tercapai pada "
        "jumlah desa 7 (realisasi 3 desa; target 5 desa; capaian 60,00%) dan "
        "jumlah desa 5 (realisasi 4 desa; target 5 desa; capaian 80,00%)."
    )
    assert unmeasured == "Realisasi jumlah desa 8 belum diukur (target 5 desa)."


def test_where_none_is_at_zero_the_weakest_has_the_sentence(small_release: Callable[..., list[str]]) -> None:
    weakest, missed = small_release(*rows("6", "6", "6", "4", "3", "6"))[5:7]
    assert "Realisasi jumlah desa 5 sebanyak 3 desa, kurang 2 desa dari target 5 desa (capaian 60,00%)" in weakest
    assert missed == "Target juga tidak tercapai pada jumlah desa 4 (realisasi 4 desa; target 5 desa; capaian 80,00%)."


def test_improvement_tells_of_each_missed_indikator_what_follows(small_release: Callable[..., list[str]]) -> None:
    analisis = (
        "kode_indikator,penyebab,tindak_lanjut,tenggat",
        'K-2,"Petugas kurang.;Cuaca buruk.",Menambah petugas,30 Juni 2022',
    )
    written = small_release(*rows("6", "4"), sudut="perbaikan", analisis=analisis)
    assert written[3].endswith(
        "Satu dari dua indikator kinerja Direktorat Contoh Badan Contoh yang diukur pada tahun 2021 tidak mencapai "
        "target. Satu indikator lainnya melampaui target."
    )
    assert written[4].startswith("Pada sasaran meningkatnya mutu layanan, realisasi jumlah desa 2 sebanyak 4 desa, ")
    assert written[4].endswith(
        "sehingga target tidak tercapai. Penyebabnya, petugas kurang dan cuaca buruk. "
        "Rencana tindak lanjut sampai 30 Juni 2022 adalah menambah petugas."
    )


def test_improvement_begins_with_the_weakest_and_asks_for_what_follows(
    small_release: Callable[..., list[str]], tmp_path: Path
) -> None:
    analisis = ("kode_indikator,penyebab,tindak_lanjut", "K-2,Petugas kurang,", "K-3,,Menambah petugas")
    langkah = {"langkah_ke_depan": "Menyusun rencana"}
    written = small_release(*rows("6", "4", "3", ""), sudut="perbaikan", keys=langkah, analisis=analisis)
    assert "jumlah desa 3 sebanyak 3 desa" in written[4]
    assert written[5].startswith("Pada sasaran yang sama, realisasi jumlah desa 2 sebanyak 4 desa, ")
    assert written[5].endswith("Penyebabnya adalah petugas kurang. [TINDAK LANJUT: mohon diisi]")
    assert any(line.endswith("adalah menyusun rencana.") for line in written)
    result = pipeline.run(Job(tmp_path, kind="siaran-pers", formats=("txt",), sudut="perbaikan"))
    cells = [place.sel for problem in result.missing if (place := problem.where) and place.lembar == "Analisis"]
    assert cells == ["C2"]


def test_each_that_missed_its_target_has_its_cause_where_there_is_room(
    small_release: Callable[..., list[str]],
) -> None:
    causes = ("Hujan", "Banjir", "Angin")
    analisis = ("kode_indikator,penyebab", *(f"K-{number},{cause}" for number, cause in enumerate(causes, 1)))
    written = " ".join(small_release(*rows("0", "3", "4", "2", "6", "6"), analisis=analisis))
    assert "Penyebabnya adalah hujan." in written
    assert (
        "Target juga tidak tercapai pada jumlah desa 2 (realisasi 3 desa; target 5 desa; capaian 60,00%). "
        "Penyebabnya adalah banjir. Begitu pula dengan jumlah desa 3 (realisasi 4 desa; target 5 desa; capaian "
        "80,00%). Penyebabnya adalah angin. Target juga tidak tercapai pada jumlah desa 4 (realisasi 2 desa; "
    ) in written


def test_what_has_no_room_is_told_more_briefly(small_release: Callable[..., list[str]]) -> None:
    long = " ".join(["kendala"] * 30)
    lines = (f"K-{number},{long};{long};{long}" for number in range(1, 7))
    written = small_release(*rows(*"432143"), analisis=("kode_indikator,penyebab", *lines))
    assert 300 < len(" ".join(written).split()) <= 500
    assert sum(line.count(f"Penyebabnya antara lain {long}.") for line in written) == 6


@pytest.mark.parametrize(
    ("points", "joined"),
    [
        ("Hujan;Banjir", "hujan dan banjir"),
        ("Hujan dan angin;Banjir", "hujan dan angin serta banjir"),
        ("Hujan;Angin;Banjir", "hujan, angin, dan banjir"),
        ('"Hujan, angin;Banjir"', "hujan, angin; dan banjir"),
    ],
)
def test_causes_are_joined_by_what_does_not_part_them_within(
    small_release: Callable[..., list[str]], points: str, joined: str
) -> None:
    written = " ".join(small_release(*rows("4"), analisis=("kode_indikator,penyebab", f"K-1,{points}")))
    assert f"Penyebabnya adalah {joined}." in written


def test_a_sasaran_is_counted_only_among_others(small_release: Callable[..., list[str]]) -> None:
    assert small_release(MET)[4].startswith("Pada sasaran meningkatnya mutu layanan, realisasi jumlah desa ")
    several = ("kode,sasaran", "S-1,Meningkatnya mutu layanan", "S-2,Terwujudnya tata kelola")
    written = small_release(MET, "B,S-2,Indeks Tata Kelola,predikat,A,A,ordinal,", sasaran=several, skala=SKALA)
    assert written[4].startswith("Pada sasaran pertama, yaitu meningkatnya mutu layanan, realisasi jumlah desa ")
    assert written[5].startswith("Pada sasaran kedua, yaitu terwujudnya tata kelola, Indeks Tata Kelola yang diperoleh")


SKALA = ("nama,label,urutan", "predikat,A,2", "predikat,B,1")


def test_a_budget_that_leads_is_told_with_its_revision_its_rest_and_its_lines(
    small_release: Callable[..., list[str]],
) -> None:
    anggaran = (
        "kode,uraian,pagu_awal,pagu_akhir,realisasi,tingkat,induk",
        "P,Program,300,200,180,program,",
        "P.1,Pembinaan,200,100,95,kegiatan,P",
        "P.2,Layanan,100,100,85,kegiatan,P",
    )
    assert small_release(MET, MISSED, sudut="anggaran", anggaran=anggaran)[3].endswith(
        " tahun 2021 terserap 90,00%, yaitu Rp180 dari pagu Rp200. Pagu itu hasil revisi dari pagu awal Rp300. "
        "Sisa pagunya Rp20. Menurut kegiatan, pagu terserap 95,00% untuk Pembinaan dan 85,00% untuk Layanan."
    )


def test_the_budget_of_a_quarter_is_what_was_used_up_to_its_end(small_release: Callable[..., list[str]]) -> None:
    anggaran = ("kode,uraian,pagu_akhir,realisasi", "1,Layanan,100,90")
    triwulan = ("kode_indikator,triwulan,target,realisasi,kumulatif", "A,2,3,4,ya")
    written = small_release(MET, sudut="anggaran", keys={"periode": "TW II"}, anggaran=anggaran, triwulan=triwulan)
    assert written[1] == "Anggaran Direktorat Contoh sampai dengan Triwulan II Tahun 2021 Terserap 90,00%"
    assert "Anggaran Direktorat Contoh Badan Contoh sampai dengan triwulan II tahun 2021 terserap 90,00%" in written[3]


def test_what_did_not_run_and_had_no_target_has_none(small_release: Callable[..., list[str]]) -> None:
    written = " ".join(small_release(MET, "D,S-1,Jumlah klinik,klinik,,0,,tidak terlaksana"))
    assert "jumlah klinik adalah 0 klinik karena programnya tidak terlaksana. " in f"{written} "


@pytest.mark.parametrize("sudut", SUDUT)
@pytest.mark.parametrize("name", ["dayamas-2021", "contoh-lengkap"])
def test_the_sign_off_shares_its_page_with_the_last_paragraph(project: Path, name: str, sudut: str) -> None:
    (section,) = document(project / f"inputs/{name}.xlsx", sudut=sudut).sections
    end = section.blocks[-1]
    assert isinstance(end, Group)
    assert end.kelas == "blok"
    kinds = [block.kelas for block in end.blocks if isinstance(block, Paragraph)]
    assert kinds.index("salam") > 0


def test_the_motto_is_enough_beside_the_sign_off(project: Path) -> None:
    (section,) = document(project / "inputs/dayamas-2021.xlsx").sections
    mean, end = section.blocks[-2:]
    assert isinstance(mean, Paragraph)
    assert plain_text(mean.children).startswith("Rata-rata capaian kinerja")
    assert isinstance(end, Group)
    assert isinstance(end.blocks[0], Paragraph)
    assert plain_text(end.blocks[0].children).endswith("demikian moto BNN\N{NO-BREAK SPACE}RI.")


@pytest.mark.slow
def test_no_word_of_a_printed_release_is_parted(project: Path) -> None:
    job = Job(project / "inputs/contoh-lengkap.xlsx", kind="siaran-pers", formats=("pdf",))
    pdf = pipeline.run(job).outputs[0].data
    printed = subprocess.run(["pdftotext", "-layout", "-", "-"], check=True, capture_output=True, input=pdf).stdout
    assert re.findall(r"\S+-$", printed.decode(), re.MULTILINE) == []


# The mean


def test_the_mean_stands_behind_the_results_with_its_policy(release: Release) -> None:
    written = release("dayamas-2021")
    lead = lines(written)[3]
    assert "Rata-rata" not in lead
    assert (
        "Rata-rata capaian kinerja Dayamas BNN RI tahun 2021 adalah 94,67%, dihitung sebagai rata-rata sederhana atas "
        "seluruh indikator yang diukur, tanpa batas atas capaian." in written
    )


@pytest.mark.parametrize("row", [(MET,), (MET, UNMEASURED)])
def test_there_is_no_mean_of_one(small_release: Callable[..., list[str]], row: tuple[str, ...]) -> None:
    assert "ata-rata" not in " ".join(small_release(*row))


def test_a_mean_names_whom_it_leaves_out_and_why(small_release: Callable[..., list[str]]) -> None:
    written = " ".join(small_release(MET, MISSED, "D,S-1,Jumlah klinik,klinik,0,3,,", UNMEASURED))
    assert "rata-rata sederhana atas 2 dari 3 indikator yang diukur, tanpa batas atas capaian." in written
    assert "Yang tidak diperhitungkan adalah jumlah klinik (target nihil)." in written


def test_a_cap_of_100_is_no_claim_that_all_was_reached(small_release: Callable[..., list[str]]) -> None:
    written = " ".join(small_release(*rows("6", "4"), pengaturan=("kunci,isi", "batas_rata,100")))
    assert "adalah 90,00%, dihitung sebagai rata-rata sederhana atas seluruh indikator yang diukur, " in written
    assert "dengan capaian tiap indikator dibatasi paling tinggi 100%." in written


def test_a_mean_that_counts_a_target_of_nought_says_so(small_release: Callable[..., list[str]]) -> None:
    setting = ("kunci,isi", "lewati_target_nol,tidak")
    written = " ".join(small_release(MET, "D,S-1,Jumlah klinik,klinik,0,3,,", pengaturan=setting))
    assert "Indikator dengan target nihil diperhitungkan dengan capaian nihil." in written


# The event and who speaks

KEGIATAN = "nama,tanggal_mulai,tanggal_selesai,tempat,provinsi,pembuka_nama,pembuka_jabatan,peserta"


@pytest.mark.parametrize(
    ("row", "title", "told"),
    [
        (
            "Rapat kerja dalam rangka evaluasi,2021-08-07,2021-08-09,,Provinsi Contoh,,,",
            "Rapat Kerja dalam Rangka Evaluasi Berlangsung di Provinsi Contoh",
            "Rapat kerja dalam rangka evaluasi berlangsung pada Sabtu–Senin (7–9/8/2021) di Provinsi Contoh.",
        ),
        (
            'Rapat Evaluasi,2021-08-07,,"Hotel Contoh, Jawa Barat",Jawa Barat,"Ani, S.H.",Direktur,Para kader',
            "Direktur Buka Rapat Evaluasi",
            (
                "Direktur Badan Contoh, Ani, S.H., membuka Rapat Evaluasi yang berlangsung pada Sabtu (7/8/2021) "
                "di Hotel Contoh, Jawa Barat. Kegiatan itu dihadiri oleh para kader."
            ),
        ),
        (
            "Rapat Evaluasi,,,,,Budi,Wali Kota,",
            "Wali Kota Buka Rapat Evaluasi",
            "Wali Kota, Budi, membuka Rapat Evaluasi yang berlangsung pada [TANGGAL: mohon diisi].",
        ),
    ],
)
def test_an_event_took_place_and_whoever_opened_it_leads(
    small_release: Callable[..., list[str]], row: str, title: str, told: str
) -> None:
    keys = {"kepala_nama": "Ani, S.H."}
    written = small_release(MET, sudut="kegiatan", keys=keys, kegiatan=(KEGIATAN, row))
    assert written[1] == title
    assert written[3] == f"Kota Contoh – {told}"


@pytest.mark.parametrize("sudut", SUDUT)
def test_every_event_is_told(small_release: Callable[..., list[str]], sudut: str) -> None:
    kegiatan = (
        "nama,tanggal_mulai,tempat,ringkasan",
        "Rapat Evaluasi,2021-08-07,Aula,Rapat membahas mutu",
        "Pelatihan Kader,2021-09-02,Balai,Kader belajar mencatat",
        "Bakti Sosial,2021-10-01,,",
    )
    written = small_release(MET, MISSED, sudut=sudut, kegiatan=kegiatan)
    assert any(line.endswith(" di Aula. Rapat membahas mutu.") for line in written)
    assert (
        "Pelatihan Kader berlangsung pada Kamis (2/9/2021) di Balai. Kader belajar mencatat. "
        "Bakti Sosial berlangsung pada Jumat (1/10/2021)."
    ) in written


@pytest.mark.parametrize(
    ("event", "terbit", "days"),
    [
        ("2021-08-30,2021-09-01", "2021-09-02", "Senin–Rabu (30/8–1/9)"),
        ("2021-08-30,2021-09-01", "2022-01-03", "Senin–Rabu (30/8–1/9/2021)"),
        ("2022-01-14,2022-01-15", "2022-01-17", "Jumat–Sabtu (14–15/1/2022)"),
    ],
)
def test_only_the_year_of_report_and_issue_goes_without_saying(
    small_release: Callable[..., list[str]], event: str, terbit: str, days: str
) -> None:
    kegiatan = (KEGIATAN, f"Rapat Evaluasi,{event},,,,,")
    setting = ("kunci,isi", f"tanggal_siaran,{terbit}")
    assert f"Rapat Evaluasi berlangsung pada {days}." in " ".join(
        small_release(MET, kegiatan=kegiatan, pengaturan=setting)
    )


@pytest.mark.parametrize(
    ("settings", "printed"),
    [
        (("tanggal_siaran,2021-12-20",), "Siaran pers · Senin, 20 Desember 2021"),
        (
            ("tanggal_siaran,2021-12-17", "embargo,2021-12-20"),
            "Siaran pers · Jumat, 17 Desember 2021 · Embargo: tidak disiarkan sebelum Senin, 20 Desember 2021",
        ),
        (
            ("embargo,2021-12-20",),
            ("Siaran pers · [TANGGAL TERBIT: mohon diisi] · Embargo: tidak disiarkan sebelum Senin, 20 Desember 2021"),
        ),
    ],
)
def test_a_release_bears_the_day_of_issue_and_an_embargo_only_where_there_is_one(
    small_release: Callable[..., list[str]], settings: tuple[str, ...], printed: str
) -> None:
    assert small_release(MET, pengaturan=("kunci,isi", "status_siaran,disetujui", *settings))[2] == printed


def test_a_final_release_needs_no_embargo(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "contoh"
    shutil.copytree(project / "templates/contoh", folder)
    settings = folder / "pengaturan.csv"
    settings.write_text(settings.read_text(encoding="utf-8").replace("embargo;2025-02-17\n", ""), encoding="utf-8")
    result = pipeline.run(Job(folder, kind="siaran-pers", formats=("txt",), final=True))
    assert "Siaran pers · Jumat, 14 Februari 2025\n" in result.outputs[0].data.decode()


@pytest.mark.parametrize(("sudut", "asked"), [("kegiatan", "kegiatan yang"), ("anggaran", "pagu dan realisasi")])
def test_an_angle_without_data_asks_for_them_once_and_leads_with_the_result(
    small_release: Callable[..., list[str]], sudut: str, asked: str
) -> None:
    written = small_release(MET, sudut=sudut)
    assert written[:4] == small_release(MET)[:4]
    assert sum(f"[Perlu diisi: {asked}" in line for line in written) == 1


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ('"Ani, S.H.","sangat baik, bahkan bertambah.",Direktur,ya', "Direktur, Ani, S.H., menyebut “{}”."),
        ('Budi,"sangat baik, bahkan bertambah",,ya', "Budi menyebut “{}”."),
    ],
)
def test_a_quotation_that_begins_small_stands_in_a_sentence(
    small_release: Callable[..., list[str]], row: str, printed: str
) -> None:
    written = small_release(MET, kutipan=("penutur,kutipan,jabatan,disetujui", row))
    assert printed.format("sangat baik, bahkan bertambah") in written


def test_who_speaks_again_is_named_by_function_or_not_at_all(small_release: Callable[..., list[str]]) -> None:
    kutipan = (
        "penutur,kutipan,jabatan,disetujui",
        '"Ani, S.H.",Kami belajar,Direktur,ya',
        "Ani,Kami mencatat,,ya",
        "Budi,Kami mendukung,Kepala,ya",
        '"Ani, S.H.",Kami bekerja,Direktur,ya',
    )
    written = [line for line in small_release(MET, kutipan=kutipan) if line.startswith("“")]
    assert written == [
        "“Kami belajar,” ujar Direktur, Ani, S.H.",
        "“Kami mencatat,” jelasnya.",
        "“Kami mendukung,” kata Kepala, Budi.",
        "“Kami bekerja,” ujar Direktur.",
    ]


def test_a_unit_that_is_the_institution_is_named_in_full_once(small_release: Callable[..., list[str]]) -> None:
    name = "Badan Narkotika Nasional Republik Indonesia"
    keys = {"instansi": name, "unit_kerja": name, "profil": "bnn", "kepala_nama": "Ani"}
    event = (KEGIATAN, "Rapat Evaluasi,2021-08-07,,,,Ani,Kepala,")
    written = small_release(MET, sudut="kegiatan", keys=keys, kegiatan=event)
    assert written[3].startswith(f"BNN.GO.ID – Jakarta, Kepala {name} (BNN RI), Ani, membuka Rapat Evaluasi")
    assert written[4].startswith("BNN RI melampaui target")


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        (
            {"unit_kerja": "Biro Umum BNN RI"},
            r"– Jakarta, Biro Umum Badan Narkotika Nasional Republik Indonesia \(BNN RI\) melampaui",
        ),
        (
            {"unit_kerja": "BNNP Bali"},
            r"– Jakarta, Badan Narkotika Nasional Provinsi \(BNNP\) Bali melampaui .*Anggaran BNNP Bali tahun",
        ),
        (
            {"unit_kerja": "Badan Narkotika Nasional Provinsi Bali", "singkatan": "BNNP Bali"},
            r"– Jakarta, Badan Narkotika Nasional Provinsi Bali \(BNNP Bali\) melampaui .*Anggaran BNNP Bali tahun",
        ),
        (
            {"unit_kerja": "Badan Narkotika Nasional Republik Indonesia"},
            (
                r"– Jakarta, Badan Narkotika Nasional Republik Indonesia \(BNN RI\) melampaui "
                r".*Anggaran BNN RI tahun"
            ),
        ),
        ({"singkatan": "BNNP Bali"}, r"\(BNNP Bali\) .*Anggaran BNNP Bali tahun"),
        ({"singkatan": "Dayamas"}, r"\(Dayamas\) Badan Narkotika .* \(BNN RI\) .*Anggaran Dayamas BNN RI tahun"),
        ({"instansi": "Badan Contoh", "unit_kerja": "Biro Umum Badan Contoh"}, "Biro Umum Badan Contoh melampaui"),
    ],
)
def test_no_institution_is_named_twice_in_a_breath(
    small_release: Callable[..., list[str]], keys: dict[str, str], named: str
) -> None:
    bnn = {"instansi": "Badan Narkotika Nasional Republik Indonesia", "profil": "bnn"}
    anggaran = ("kode,uraian,pagu_akhir,realisasi", "1,Layanan,100,90")
    assert re.search(named, " ".join(small_release(MET, keys=bnn | keys, anggaran=anggaran)))
