"""What goes along with a release: which indikator its card shows, what its captions name; both are the data's own."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from report_builder import pipeline
from report_builder.errors import ExitCode, ReportError
from report_builder.exporters.iringan import Bekal, kartu, teks, write
from report_builder.exporters.iringan.kartu import Isi
from report_builder.exporters.iringan.tata import HEIGHT, WIDTH
from report_builder.facts import Ledger
from report_builder.kinds.siaran import SIARAN, SUDUT
from report_builder.kinds.takarir import BATAS
from report_builder.page import iter_missing
from report_builder.pipeline import Job
from report_builder.templating import Library
from tests.gates import pictures
from tests.kinds.companions import text_of

LIBRARY = Library.on_path([])
BEKAL = Bekal(LIBRARY.fill, Ledger({}, (), ()))
KARTU, MEDSOS, ALT = "siaran-pers/kartu.html", "siaran-pers/medsos.html", "siaran-pers/alt.html"
HEADER = "kode,kode_sasaran,indikator,satuan,target,realisasi,polaritas,keadaan"
LONG = "Balai Besar Pengembangan dan Penjaminan Mutu Layanan Pemberdayaan Masyarakat Desa dan Kawasan Perdesaan Terpadu"
LONG_NAME = "Persentase desa yang mempertanggungjawabkan penyelenggaraan layanan secara transparan dan terbuka"
EVENT = ("nama,tanggal_mulai,tanggal_selesai,tempat", "Rapat Kerja,2021-12-13,2021-12-14,Balai Contoh")
BUDGET = ("kode,uraian,tingkat,pagu_akhir,realisasi", "1,Layanan,kegiatan,2000000000,1950000000")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def rows(*realisasi: str, nama: str = "Jumlah desa", satuan: str = "desa") -> list[str]:
    return [f'IKK-{n},S-1,"{nama} {n}",{satuan},50,{one},maksimum,' for n, one in enumerate(realisasi, 1)]


def write_input(
    folder: Path, indikator: list[str], keys: Mapping[str, str], sheets: Mapping[str, tuple[str, ...]]
) -> None:
    identitas = {
        "instansi": "Badan Contoh",
        "unit_kerja": "Direktorat Contoh",
        "tahun": "2021",
        "profil": "bnn",
        **keys,
    }
    files = {
        "identitas": ("kunci,isi", *(f'{key},"{value}"' for key, value in identitas.items())),
        "sasaran": ("kode,sasaran", "S-1,Meningkatnya mutu layanan"),
        "indikator": (HEADER, *indikator),
        **sheets,
    }
    for name, lines in files.items():
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")


class Beside:
    """What goes along with the release of one input."""

    def __init__(
        self, location: Path, sudut: str = "", *, final: bool = True, templates: tuple[Path, ...] = ()
    ) -> None:
        job = Job(location, kind="siaran-pers", sudut=sudut, final=final, templates=templates)
        examined = pipeline.examine(job)
        fakta = pipeline.write_fakta(examined.measured.ledger)
        composed = pipeline.compose(job, examined, fakta, SIARAN)
        self.pages, self.release = composed.iringan, " ".join(text_of(composed.document))
        self.laporan, self.ledger = examined.laporan, examined.measured.ledger
        self.outputs = {one.berkas: write(one, self.pages[one.template], BEKAL) for one in TEXTS}

    @property
    def card(self) -> Isi:
        """The words of the card."""
        return kartu.read(self.pages[KARTU], KARTU)

    @property
    def alt(self) -> str:
        """The alternative text."""
        return self.outputs["siaran-pers-alt.txt"].data.decode()

    @property
    def captions(self) -> tuple[str, str]:
        """The long caption and the short one."""
        written = self.outputs["siaran-pers-medsos.txt"].data.decode()
        long, _, short = written.partition("Takarir panjang\n\n")[2].partition("\n\nTakarir pendek\n\n")
        return long, short.removesuffix("\n")

    @property
    def warnings(self) -> list[str]:
        """What was said of the texts."""
        return [str(problem) for output in self.outputs.values() for problem in output.problems]


TEXTS = [one for one in SIARAN.iringan if one.bentuk == "teks"]


@pytest.fixture
def beside(tmp_path: Path) -> Callable[..., Beside]:
    """Give what makes the companions of a report of these rows of Indikator, keys of Identitas, further sheets."""

    def make(
        indikator: list[str],
        sudut: str = "",
        keys: Mapping[str, str] | None = None,
        *,
        final: bool = True,
        **sheets: tuple[str, ...],
    ) -> Beside:
        write_input(tmp_path, indikator, keys or {}, sheets)
        return Beside(tmp_path, sudut, final=final)

    return make


def names(card: Isi) -> list[str]:
    return [row.nama for row in card.baris]


# Which indikator


@pytest.mark.parametrize(
    ("realisasi", "shown"),
    [
        (("65",), [1]),
        (("65", "66", "67", "68"), [1, 2, 3]),
        (("65", "66", "67", "49"), [1, 2, 4]),
        (("65", "66", "49", "48", "47"), [1, 2, 5]),
        (("65", "66", "67", "0"), [1, 2, 4]),
        (("65", "66", "48", "0", "0"), [1, 4, 5]),
        (("0", "66", "0", "0", "0"), [2, 1, 3]),
        (("50", "66", "0"), [2, 1, 3]),
        (("50", "50", "66", "49", "48"), [3, 1, 5]),
        (("", "66", "", "67", "68"), [2, 4, 1]),
        (("", "66", "49", "67"), [2, 3, 1]),
        (("", "66", "0", "0"), [2, 3, 4]),
        (("", "0", "0", "0"), [2, 3, 4]),
    ],
)
def test_a_card_shows_each_kind_that_its_title_speaks_of_and_after_one_success_those_at_zero_first(
    beside: Callable[..., Beside], realisasi: tuple[str, ...], shown: list[int]
) -> None:
    made = beside(rows(*realisasi))
    assert names(made.card) == [f"Jumlah desa {number}" for number in shown]


def test_where_improvement_leads_the_weakest_come_first_and_the_first_is_the_largest(
    beside: Callable[..., Beside],
) -> None:
    made = beside(rows("65", "49", "66", "20"), "perbaikan")
    assert names(made.card) == ["Jumlah desa 4", "Jumlah desa 2", "Jumlah desa 1"]
    assert [row.utama for row in made.card.baris] == [True, False, False]
    assert [made.captions[0].index(f"jumlah desa {number} ") for number in (4, 2, 1, 3)] == sorted(
        made.captions[0].index(f"jumlah desa {number} ") for number in range(1, 5)
    )


def test_where_improvement_leads_the_title_is_borne_out_too(beside: Callable[..., Beside]) -> None:
    made = beside(rows("65", "", "49", "20", "66"), "perbaikan")
    assert "Dua dari Lima" in made.card.judul
    assert made.card.judul.endswith("Tidak Mencapai Target, Satu Belum Diukur")
    assert names(made.card) == ["Jumlah desa 4", "Jumlah desa 3", "Jumlah desa 2"]


def test_a_card_says_when_it_shows_only_some(beside: Callable[..., Beside]) -> None:
    note = "Indikator lain dimuat dalam siaran pers."
    made = [beside(rows(*["65"] * count)) for count in (3, 4)]
    assert [note in one.card.catatan for one in made] == [note in one.alt for one in made] == [False, True]


# What they say


def test_a_card_has_institution_title_figures_state_source_and_hashtags(beside: Callable[..., Beside]) -> None:
    card = beside(rows("65", "0")).card
    assert card.kepala == ("BADAN CONTOH", "Direktorat Contoh")
    assert card.judul.startswith(
        "Satu dari Dua Indikator Direktorat Contoh Tahun\u00a02021 Melampaui Target, Satu Tidak"
    )
    assert [(row.angka, row.satuan, row.nama, row.keadaan, row.rincian, row.warna) for row in card.baris] == [
        ("65", "desa", "Jumlah desa 1", "▲ Melampaui target", "Target 50 desa · capaian 130,00%", "baik"),
        ("0", "desa", "Jumlah desa 2", "▼ Nihil", "Target 50 desa · capaian 0,00%", "buruk"),
    ]
    assert card.catatan == ("Sumber: data monev Direktorat Contoh.",)
    assert card.tagar == ("#WarOnDrugs #IndonesiaBersinar",)


def test_what_is_not_measured_has_no_figure_but_its_state_and_its_target(beside: Callable[..., Beside]) -> None:
    made = beside(rows("", ""))
    assert [(row.angka, row.satuan, row.keadaan, row.rincian) for row in made.card.baris] == [
        ("", "", "– Belum diukur", "Target 50 desa")
    ] * 2
    assert "Jumlah desa 1: belum diukur, target 50 desa." in made.alt


def test_a_budget_that_leads_is_shown_once_and_beside_it_what_became_of_the_targets(
    beside: Callable[..., Beside],
) -> None:
    made = beside(rows("65", "0", ""), "anggaran", anggaran=BUDGET)
    assert [(row.angka, row.satuan, row.nama, row.rincian, row.utama) for row in made.card.baris] == [
        ("97,50%", "", "Serapan anggaran", "Realisasi Rp1.950.000.000 · pagu Rp2.000.000.000", True),
        ("1", "dari 3 indikator", "Melampaui target", "1 tidak mencapai target · 1 belum diukur", False),
        ("0", "desa", "Jumlah desa 2", "Target 50 desa · capaian 0,00%", False),
    ]
    assert (
        "Serapan anggaran: 97,50%, realisasi Rp1.950.000.000, pagu Rp2.000.000.000. Melampaui target: 1 dari 3 "
        "indikator, 1 tidak mencapai target, 1 belum diukur. Jumlah desa 2: nihil, realisasi 0 desa, target 50 desa, "
        "capaian 0,00%."
    ) in made.alt
    sentence = "tahun 2021 terserap 97,50%, yaitu Rp1.950.000.000 dari pagu Rp2.000.000.000."
    assert all(sentence in caption for caption in made.captions)


def test_a_target_that_is_a_limit_is_called_one(beside: Callable[..., Beside]) -> None:
    made = beside(
        ['IKK-1,S-1,"Jumlah pengaduan",pengaduan,20,25,minimum,', 'IKK-2,S-1,"Waktu layanan",hari,5,5,minimum,']
    )
    assert [(row.keadaan, row.rincian) for row in made.card.baris] == [
        ("● Mencapai target", "Batas target 5 hari · capaian 100,00%"),
        ("▼ Tidak mencapai target", "Batas target 20 pengaduan · capaian 75,00%"),
    ]
    assert "Jumlah pengaduan: tidak mencapai target, realisasi 25 pengaduan, batas target 20 pengaduan" in made.alt


def test_an_institution_that_is_its_own_unit_is_named_once(beside: Callable[..., Beside]) -> None:
    made = beside(rows("65"), keys={"instansi": "Dinas Contoh", "unit_kerja": "Dinas Contoh"})
    assert made.card.kepala == ("DINAS CONTOH",)
    assert made.alt.startswith("Kartu Dinas Contoh berjudul “")


def test_a_card_says_when_one_at_zero_has_no_room(beside: Callable[..., Beside]) -> None:
    made = beside([*rows("65", "0", "0", "0"), 'IKK-5,S-1,"Jumlah kota",kota,5,0,maksimum,tidak terlaksana'])
    note = "Indikator lain, termasuk yang nihil atau tidak terlaksana, dimuat dalam siaran pers."
    assert note in made.card.catatan
    assert note in made.alt


def test_a_day_and_a_place_that_are_missing_are_asked_for(beside: Callable[..., Beside]) -> None:
    made = beside(rows("65"), "kegiatan", final=False, kegiatan=("nama", "Rapat Kerja"))
    assert made.card.pengantar == ("[TANGGAL: mohon diisi] · [TEMPAT: mohon diisi]",)
    asked = {lack.text for page in made.pages.values() for lack in iter_missing(page.sections)}
    assert asked == {"[TANGGAL: mohon diisi]", "[TEMPAT: mohon diisi]"}


def test_an_event_that_leads_has_its_days_and_its_place(beside: Callable[..., Beside]) -> None:
    made = beside(rows("65"), "kegiatan", kegiatan=EVENT)
    assert made.card.pengantar == ("13–14 Desember 2021 · Balai Contoh",)
    assert "Waktu dan tempat: 13–14 Desember 2021, Balai Contoh." in made.alt
    sentence = "Rapat Kerja berlangsung pada 13–14 Desember 2021 di Balai Contoh."
    assert all(sentence in caption for caption in made.captions)


@pytest.mark.parametrize("sudut", ["anggaran", "kegiatan"])
def test_what_is_not_given_cannot_lead(beside: Callable[..., Beside], sudut: str) -> None:
    made, plain = beside(rows("65"), sudut), beside(rows("65"))
    assert (made.card, made.alt, made.captions) == (plain.card, plain.alt, plain.captions)


def test_only_a_draft_says_that_it_is_one(beside: Callable[..., Beside]) -> None:
    made = [beside(rows("65"), final=final) for final in (False, True)]
    assert [one.card.draf for one in made] == [one.alt.startswith("DRAF\n") for one in made] == [True, False]


def test_signs_of_markup_in_names_are_text(beside: Callable[..., Beside]) -> None:
    made = beside(rows("65", nama="R&D <b> & <A>"), keys={"unit_kerja": "Dinas <A>"})
    assert names(made.card) == ["R&D <b> & <A> 1"]
    assert made.card.catatan == ("Sumber: data monev Dinas <A>.",)
    assert "R&D <b> & <A> 1" in made.alt
    assert all("Dinas <A>" in caption for caption in made.captions)


def test_words_of_a_long_name_are_not_taken_for_ours(beside: Callable[..., Beside]) -> None:
    name = f"Persentase layanan 24 jam terbaik dan sangat cepat bagi 1.250 orang {LONG_NAME}"
    made = beside(rows("65", "0", nama=name))
    assert names(made.card) == [f"{name} 1", f"{name} 2"]
    (shortened,) = names(beside(rows("65", nama=name)).card)
    assert shortened.startswith("Persentase layanan 24 jam terbaik dan sangat cepat bagi 1.250 orang Persentase")
    assert shortened.endswith("…")


@pytest.mark.parametrize("sudut", SUDUT)
@pytest.mark.parametrize("name", ["dayamas-2021", "contoh-lengkap"])
def test_the_alternative_text_tells_what_the_card_shows_in_its_order(project: Path, name: str, sudut: str) -> None:
    made = Beside(project / f"inputs/{name}.xlsx", sudut)
    assert "\n" not in made.alt.strip()
    shown = [row.nama for row in made.card.baris]
    assert [made.alt.index(one) for one in shown] == sorted(made.alt.index(one) for one in shown)
    card = " ".join((made.card.judul, *made.card.pengantar, *(f"{row.rincian}" for row in made.card.baris)))
    assert set(NUMBER.findall(card)) <= set(NUMBER.findall(made.alt))
    assert all(row.keadaan[2:].lower() in made.alt for row in made.card.baris)
    assert all(text in made.alt for text in made.card.catatan)


# How long they are


@pytest.mark.parametrize("sudut", SUDUT)
@pytest.mark.parametrize("nama", ["Jumlah desa", LONG_NAME, LONG_NAME * 3])
def test_captions_of_many_indikator_keep_their_limits_and_say_where_the_rest_stands(
    beside: Callable[..., Beside], nama: str, sudut: str
) -> None:
    keys = {"unit_kerja": LONG, "instansi": LONG.replace("Balai", "Kementerian")}
    made = beside(rows(*map(str, range(20, 80)), nama=nama), sudut, keys, kegiatan=EVENT, anggaran=BUDGET)
    long, short = made.captions
    assert made.warnings == []
    assert (len(long) <= BATAS["panjang"], len(short) <= BATAS["pendek"]) == (True, True)
    points = [line for line in long.splitlines() if line.startswith("- ")]
    assert points
    assert points[0].startswith(f"- {nama[:30]}")
    assert "realisasi 20 desa" in points[0]
    assert "Hasil seluruh 60 indikator kinerja dimuat dalam siaran pers." in long


def test_the_captions_are_those_of_the_data(project: Path) -> None:
    long, short = Beside(project / "inputs/dayamas-2021.xlsx").captions
    assert long.startswith("Tiga dari Empat Indikator Dayamas BNN RI Tahun 2021 Melampaui Target, ")
    for figure in ("65 kawasan", "122,64%", "150,00%", "106,03%", "0 kabupaten/kota dari target 60", "94,67%"):
        assert figure in long
    assert short.endswith("\n\n#WarOnDrugs #IndonesiaBersinar")
    assert "tidak terlaksana" in short


@pytest.mark.parametrize("sudut", ["capaian", "anggaran", "perbaikan"])
@pytest.mark.parametrize("name", ["dayamas-2021", "contoh-lengkap"])
def test_a_caption_begins_as_the_release_of_its_angle(project: Path, name: str, sudut: str) -> None:
    made = Beside(project / f"inputs/{name}.xlsx", sudut, final=False)
    lead = made.captions[0].split("\n\n")[1]
    assert lead.partition(". ")[0] in made.release


def test_the_short_caption_follows_the_angle_too(project: Path) -> None:
    made = [Beside(project / "inputs/dayamas-2021.xlsx", sudut).captions[1] for sudut in ("capaian", "perbaikan")]
    assert [short.partition(" dari ")[0] for short in made] == ["Tiga", "Program untuk satu"]


@pytest.mark.parametrize("sudut", SUDUT)
def test_a_short_caption_counts_all_indikator_and_says_where_the_rest_stands(project: Path, sudut: str) -> None:
    short = Beside(project / "inputs/contoh-lengkap.xlsx", sudut, final=False).captions[1]
    first, second = "mencapai atau melampaui target", "tidak mencapai target"
    if sudut == "perbaikan":
        first, second = second, first
    counted = f"Empat dari sembilan indikator Deputi Layanan tahun 2024 {first}, empat {second}, dan satu belum diukur."
    assert counted in short
    assert "Selengkapnya dalam siaran pers." in short


@pytest.mark.parametrize(("sudut", "lead"), [("kegiatan", "Rapat "), ("anggaran", "Anggaran ")])
def test_an_event_or_a_budget_begins_the_short_caption_of_the_example(project: Path, sudut: str, lead: str) -> None:
    assert Beside(project / "inputs/contoh-lengkap.xlsx", sudut, final=False).captions[1].startswith(lead)


def test_what_leads_stays_in_a_short_caption_that_has_little_room(beside: Callable[..., Beside]) -> None:
    event = ("nama,tanggal_mulai,tempat", f"Rapat {'Pemantauan dan ' * 3}Evaluasi,2021-12-13,{LONG[:90]}")
    short = beside(rows("65", "0", ""), "kegiatan", {"singkatan": LONG[:50]}, kegiatan=event).captions[1]
    assert short.startswith(
        "Rapat Pemantauan dan Pemantauan dan Pemantauan dan Evaluasi berlangsung pada 13 Desember 2021"
    )
    assert "Satu dari tiga indikator tahun 2021 melampaui target, satu tidak mencapai target, dan satu belum" in short
    assert "Selengkapnya dalam siaran pers." in short
    assert len(short) <= BATAS["pendek"]


def test_counts_in_a_series_are_all_figures_where_one_is(beside: Callable[..., Beside]) -> None:
    short = beside(rows(*["65"] * 15, "49")).captions[1]
    assert short.startswith(
        "Sebanyak 15 dari 16 indikator Direktorat Contoh tahun 2021 melampaui target, sedangkan 1 tidak"
    )


def test_what_names_the_only_indikator_says_of_no_other(beside: Callable[..., Beside]) -> None:
    assert "Selengkapnya" not in beside(rows("65")).captions[1]


def test_no_name_in_a_caption_is_cut_where_another_begins_as_it_does(beside: Callable[..., Beside]) -> None:
    name = "Jumlah desa bersih narkoba yang memenuhi standar mutu layanan publik dasar tahap"
    keys = {"unit_kerja": f"Direktorat Pemberdayaan {'Peran Serta ' * 4}Masyarakat"}
    short = beside(rows("65", "0", "20", nama=name), keys=keys).captions[1]
    assert "…" not in short
    assert "Selengkapnya dalam siaran pers." in short


def test_an_embargo_stands_above_the_captions(project: Path) -> None:
    made = Beside(project / "inputs/contoh-lengkap.xlsx")
    medsos = made.outputs["siaran-pers-medsos.txt"].data.decode()
    assert medsos.startswith("Embargo: tidak disiarkan sebelum Senin, 17 Februari 2025\n\nTakarir panjang\n")


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(
    nama=st.text(alphabet="abcde fgh ABC 12,.;:/–", min_size=1, max_size=300).filter(lambda text: bool(text.strip())),
    unit=st.text(alphabet="abc DEF-2", min_size=1, max_size=300).filter(lambda text: bool(text.strip())),
)
def test_captions_of_any_names_are_short_enough_or_told(
    tmp_path_factory: pytest.TempPathFactory, nama: str, unit: str
) -> None:
    folder = tmp_path_factory.mktemp("nama")
    write_input(folder, rows("65", "0", nama=f"Jumlah {nama}"), {"unit_kerja": f"Unit {unit}"}, {})
    made = Beside(folder)
    told = " ".join(made.warnings)
    for key, caption in zip(BATAS, made.captions, strict=True):
        assert len(caption) <= BATAS[key] or f"“{key}”" in told


# The files


@pytest.fixture(scope="module")
def files(project: Path) -> dict[str, bytes]:
    """Give what goes along with the release of the first example."""
    job = Job(project / "inputs/dayamas-2021.xlsx", kind="siaran-pers", formats=("txt",))
    return {output.name: output.data for output in pipeline.run(job).outputs}


@pytest.mark.slow
def test_card_and_captions_go_along_with_a_release(files: dict[str, bytes]) -> None:
    assert list(files) == [
        "siaran-pers.txt",
        "siaran-pers.svg",
        "siaran-pers.png",
        "siaran-pers-medsos.txt",
        "siaran-pers-alt.txt",
        "fakta.json",
    ]
    with Image.open(BytesIO(files["siaran-pers.png"])) as image:
        assert image.size == (WIDTH, HEIGHT)


@pytest.mark.slow
def test_the_golden_card_is_still_the_same_to_the_eye(files: dict[str, bytes], project: Path, *, renew: bool) -> None:
    path = project / "tests/golden/kartu.png"
    with Image.open(BytesIO(files["siaran-pers.png"])) as image:
        shown = image.resize((WIDTH // 3, HEIGHT // 3))
    if renew:
        pictures.save(shown, path)
    with Image.open(path) as expected:
        assert pictures.difference(shown, expected) <= pictures.SHARE


@pytest.mark.parametrize("template", [KARTU, MEDSOS, ALT])
@pytest.mark.parametrize(
    ("own", "message"),
    [
        ("Capaian naik menjadi 99,9%.", "Angka “99,9%” tidak ada pada data"),
        ("Semua target tercapai.", "tercapai"),
    ],
)
def test_what_says_more_than_the_data_is_refused(
    project: Path, tmp_path: Path, template: str, own: str, message: str
) -> None:
    (tmp_path / "siaran-pers").mkdir()
    markup = LIBRARY.read(template).decode().replace("</section>", f"<p>{own}</p></section>")
    (tmp_path / template).write_text(markup, encoding="utf-8")
    with pytest.raises(ReportError) as failure:
        Beside(project / "inputs/dayamas-2021.xlsx", templates=(tmp_path,))
    assert failure.value.exit_code is ExitCode.TEMPLATE
    assert message in str(failure.value)


def test_what_goes_along_need_not_name_every_indikator(beside: Callable[..., Beside]) -> None:
    made = beside(rows("65", "66", "67", "68"))
    assert teks.count(made.pages[ALT]) > 0
    assert "Jumlah desa 4" not in made.alt
