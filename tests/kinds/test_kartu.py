"""The social card of a release: which indikator it shows, where its words stand, and that they are the data's."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element as Card
from PIL import Image

from report_builder import pipeline
from report_builder.charts.lettering import text_width
from report_builder.errors import ExitCode, ReportError
from report_builder.kinds import Bahan
from report_builder.kinds.kartu import HEIGHT, MARGIN, SQUARE, WIDTH
from report_builder.kinds.siaran import SIARAN
from report_builder.kinds.takarir import LIMIT
from report_builder.measure import measure
from report_builder.model import check
from report_builder.pipeline import Job
from report_builder.pipeline.materials import read_profil
from report_builder.sources import read
from report_builder.templating import Library
from tests.gates import pictures

Draw: TypeAlias = Callable[..., Card]

LIBRARY = Library.on_path([])
SVG = "{http://www.w3.org/2000/svg}"
HEADER = "kode,kode_sasaran,indikator,satuan,target,realisasi,polaritas,keadaan"
LONG = "Balai Besar Pengembangan dan Penjaminan Mutu Layanan Pemberdayaan Masyarakat Desa dan Kawasan Perdesaan Terpadu"
LONG_NAME = (
    "Persentase desa yang mempertanggungjawabkan penyelenggaraan layanan secara transparan, akuntabel, dan terbuka "
)
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
LEAST_CONTRAST = 4.5
LEAST_SIZE = 20
"""Of 1080: on a telephone 7 points, as small print in a feed."""


def rows(*realisasi: str, nama: str = "Jumlah desa", satuan: str = "desa") -> list[str]:
    return [f'IKK-{n},S-1,"{nama} {n}",{satuan},50,{one},maksimum,' for n, one in enumerate(realisasi, 1)]


CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "one": (rows("65"), {}),
    "two": (["IKK-9,S-1,Nilai layanan,Rp,1250000000000,1200000000000,maksimum,", *rows("7")], {}),
    "three": (rows("65", "50", "7"), {}),
    "not measured": (rows("", "", "", "", satuan="orang per 100.000 penduduk"), {}),
    "long names": (
        rows("65", "50", "0", "3", nama=LONG_NAME * 2, satuan="kabupaten/kota yang menyelenggarakan layanan"),
        {"unit_kerja": LONG, "instansi": LONG.replace("Balai Besar", "Kementerian Koordinator")},
    ),
}
every_case = pytest.mark.parametrize("case", CASES)


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """Give a function that draws the card of a report with these rows in Indikator and these keys in Identitas."""

    def svg(indikator: list[str], keys: dict[str, str] | None = None, *, final: bool = False) -> Card:
        identitas = {"instansi": "Badan Contoh", "unit_kerja": "Direktorat Contoh", "tahun": "2021", "profil": "bnn"}
        files = {
            "identitas": ("kunci,isi", *(f'{key},"{value}"' for key, value in (identitas | (keys or {})).items())),
            "sasaran": ("kode,sasaran", "S-1,Meningkatnya mutu layanan"),
            "indikator": (HEADER, *indikator),
        }
        for name, lines in files.items():
            (tmp_path / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
        laporan = check(read(tmp_path)).laporan
        measured = measure(laporan)
        context = SIARAN.context(Bahan(laporan, measured, read_profil(LIBRARY, laporan.identitas)))
        markup = LIBRARY.render_plain("siaran-pers/kartu.svg", {**context, "final": final}, measured.ledger)
        return etree.fromstring(markup.encode())

    return svg


def lines(card: Card) -> list[str]:
    return [" ".join((text.text or "").split()) for text in card.iter(f"{SVG}text")]


def names(card: Card) -> list[str]:
    return [line for line in lines(card) if line.startswith("Jumlah desa")]


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
        (("0", "66", "0", "0", "0"), [1, 3, 4]),
        (("", "66", "", "67", "68"), [2, 4, 5]),
        (("", "66", "", "67"), [1, 2, 4]),
    ],
)
def test_failures_are_shown_before_successes_and_those_at_zero_before_all(
    draw: Draw, realisasi: tuple[str, ...], shown: list[int]
) -> None:
    assert names(draw(rows(*realisasi))) == [f"Jumlah desa {number}" for number in shown]


def test_a_card_says_when_it_shows_only_some(draw: Draw) -> None:
    note = "Indikator lain dimuat dalam siaran pers."
    assert [note in " ".join(lines(draw(rows(*["65"] * count)))) for count in (3, 4)] == [False, True]


# What it says


def test_a_card_has_institution_title_figures_state_source_and_hashtags(draw: Draw) -> None:
    assert lines(draw(rows("65", "0"), final=True)) == [
        "BADAN CONTOH",
        "Direktorat Contoh",
        "Satu dari Dua Indikator",
        "Direktorat Contoh Tahun 2021",
        "Melampaui Target, Satu Tidak",
        "65",
        "desa",
        "Jumlah desa 1",
        "▲ Melampaui",
        "Target 50 desa · capaian 130,00%",
        "0",
        "desa",
        "Jumlah desa 2",
        "▼ Nihil",
        "Target 50 desa · capaian 0,00%",
        "Sumber: data monev Direktorat Contoh.",
        "#WarOnDrugs #IndonesiaBersinar",
    ]


def test_what_is_not_measured_has_a_dash_and_no_percentage(draw: Draw) -> None:
    found = lines(draw(rows("")))
    assert found[found.index("–") :][:5] == ["–", "desa", "Jumlah desa 1", "– Belum diukur", "Target 50 desa"]


def test_only_a_draft_says_that_it_is_one(draw: Draw) -> None:
    assert ["DRAF" in lines(draw(rows("65"), final=final)) for final in (False, True)] == [True, False]


def test_signs_of_markup_in_names_are_text(draw: Draw) -> None:
    assert "R&D <b> 1" in lines(draw(rows("65", nama="R&D <b>")))


@pytest.mark.parametrize("name", ["dayamas-2021", "contoh-lengkap"])
def test_every_number_of_a_card_is_a_fact_or_stands_in_the_data(project: Path, name: str) -> None:
    examined = pipeline.examine(project / f"inputs/{name}.xlsx")
    ledger, laporan = examined.measured.ledger, examined.laporan
    context = SIARAN.context(Bahan(laporan, examined.measured, read_profil(LIBRARY, laporan.identitas)))
    card = etree.fromstring(LIBRARY.render_plain("siaran-pers/kartu.svg", {**context, "final": True}, ledger).encode())
    held = {fact.tampil.rstrip("%") for fact in ledger.fakta} | {str(laporan.identitas.tahun)}
    held |= set(NUMBER.findall(" ".join(each.indikator for each in laporan.indikator)))
    day = laporan.identitas.tanggal_data
    held |= {str(day.day), str(day.year)} if day else set()
    assert set(NUMBER.findall(" ".join(lines(card)))) <= held


# How it looks


@every_case
def test_all_text_stands_within_the_margins_and_no_line_runs_into_another(draw: Draw, case: str) -> None:
    card = draw(*CASES[case])
    assert list(beyond_margins(card)) == []
    assert list(collisions(card)) == []


def test_text_that_is_too_long_or_too_close_is_found() -> None:
    line = '<text x="80" y="{}" font-size="30">{}</text>'
    texts = (line.format(100, "Satu"), line.format(120, "Dua"), line.format(200, "a" * 60))
    card = etree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(texts)}</svg>')
    assert list(collisions(card)) == [("Satu", "Dua")]
    assert list(beyond_margins(card)) == ["a" * 60]


@every_case
def test_title_and_figures_are_seen_in_a_square(draw: Draw, case: str) -> None:
    card = draw(*CASES[case])
    drawn = [text for text in card.iter(f"{SVG}text") if float(text.get("font-size", "0")) > 28]
    assert drawn
    for text in drawn:
        assert SQUARE[0] <= float(text.get("y", "0")) - float(text.get("font-size", "0")) * 0.74
        assert float(text.get("y", "0")) <= SQUARE[1]


@every_case
def test_every_text_can_be_read_against_its_ground(draw: Draw, case: str) -> None:
    card = draw(*CASES[case])
    paper, panel = card.iter(f"{SVG}rect")
    for text in card.iter(f"{SVG}text"):
        ground = panel if float(text.get("y", "0")) < float(panel.get("height", "0")) else paper
        assert contrast(text.get("fill", ""), ground.get("fill", "")) >= LEAST_CONTRAST, text.text
        assert float(text.get("font-size", "0")) >= LEAST_SIZE, text.text


@every_case
def test_the_title_takes_four_lines_at_most(draw: Draw, case: str) -> None:
    card = draw(*CASES[case])
    sizes = [text.get("font-size") for text in card.iter(f"{SVG}text") if text.get("fill") == LIBRARY.gaya["kertas"]]
    assert max(map(sizes.count, sizes)) <= 4


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") < LEAST_CONTRAST < contrast("#767676", "#ffffff")


def beyond_margins(card: Card) -> Iterator[str]:
    for left, right, top, bottom, text in boxes(card):
        if not (left >= MARGIN and right <= WIDTH - MARGIN + 1 and top >= 40 and bottom <= HEIGHT - 40):
            yield text


def collisions(card: Card) -> Iterator[tuple[str, str]]:
    for one, other in combinations(boxes(card), 2):
        apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
        if not apart:
            yield one[4], other[4]


def boxes(card: Card) -> Iterator[tuple[float, float, float, float, str]]:
    """Left, right, top and bottom of each line, measured as the charts measure theirs."""
    for text in card.iter(f"{SVG}text"):
        size, content = float(text.get("font-size", "0")), text.text or ""
        spacing = float(text.get("letter-spacing", "0")) * (len(content) - 1)
        width = text_width(content, size, bold=text.get("font-weight") == "bold") + spacing
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        left = x - width if text.get("text-anchor") == "end" else x
        yield left, left + width, y - 0.74 * size, y + 0.2 * size, content


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
    assert files["siaran-pers.svg"].count(b"@font-face") == 2


@pytest.mark.slow
def test_the_captions_are_those_of_the_data(files: dict[str, bytes]) -> None:
    long, _, short = files["siaran-pers-medsos.txt"].decode().partition("TAKARIR PENDEK\n\n")
    for figure in ("65 kawasan", "122,64%", "150,00%", "106,03%", "0 kabupaten/kota dari target 60", "94,67%"):
        assert figure in long
    assert short == (
        "Dayamas BNN RI melampaui target pada tiga dari empat indikator kinerja yang diukur pada tahun 2021, "
        "sedangkan program untuk satu indikator tidak terlaksana.\n#WarOnDrugs #IndonesiaBersinar\n"
    )


@pytest.mark.slow
def test_many_indikator_have_a_short_line_each(project: Path) -> None:
    job = Job(project / "inputs/contoh-lengkap.xlsx", kind="siaran-pers", formats=("txt",))
    (medsos,) = (output.data.decode() for output in pipeline.run(job).outputs if output.name.endswith("medsos.txt"))
    long = medsos.partition("TAKARIR PENDEK")[0]
    points = [line for line in long.splitlines() if line.startswith("• ")]
    assert len(points) == 9
    nihil = "nihil – realisasi 0 layanan, target 4 layanan, capaian 0,00%"
    assert f"• Jumlah layanan daring baru yang diluncurkan: {nihil}" in points
    assert "• Indeks Kepuasan Masyarakat: belum diukur" in points
    assert len(long) <= 2200


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(
    nama=st.text(alphabet="abcde fgh ABC 12,.;:/–", min_size=1, max_size=300),
    unit=st.text(alphabet="abc DEF-2", min_size=1, max_size=300),
)
def test_the_short_caption_has_room_for_any_names(project: Path, nama: str, unit: str) -> None:
    examined = pipeline.examine(project / "inputs/dayamas-2021")
    laporan = replace(
        examined.laporan,
        identitas=replace(examined.laporan.identitas, unit_kerja=unit, singkatan=""),
        indikator=tuple(replace(each, indikator=nama) for each in examined.laporan.indikator),
    )
    context = SIARAN.context(Bahan(laporan, examined.measured, read_profil(LIBRARY, laporan.identitas)))
    ledger = examined.measured.ledger
    medsos = LIBRARY.render_plain("siaran-pers/medsos.txt", {**context, "final": False}, ledger)
    assert len(medsos.partition("TAKARIR PENDEK")[2].strip()) <= LIMIT
    etree.fromstring(LIBRARY.render_plain("siaran-pers/kartu.svg", {**context, "final": False}, ledger).encode())


@pytest.mark.slow
def test_the_alternative_text_tells_what_the_card_shows(files: dict[str, bytes]) -> None:
    told = files["siaran-pers-alt.txt"].decode()
    card = etree.fromstring(files["siaran-pers.svg"])
    assert "\n" not in told.strip()
    assert set(NUMBER.findall(" ".join(lines(card)))) <= set(NUMBER.findall(told))


@pytest.mark.slow
def test_the_golden_card_is_still_the_same_to_the_eye(files: dict[str, bytes], project: Path, *, renew: bool) -> None:
    path = project / "tests/golden/kartu.png"
    with Image.open(BytesIO(files["siaran-pers.png"])) as image:
        shown = image.resize((WIDTH // 3, HEIGHT // 3))
    if renew:
        pictures.save(shown, path)
    with Image.open(path) as expected:
        assert pictures.difference(shown, expected) <= pictures.SHARE


@pytest.mark.slow
@pytest.mark.parametrize(
    ("own", "message"),
    [
        ("Capaian naik menjadi 99,9%.", "Angka “99,9%” tidak ada pada data"),
        ("Semua target tercapai.", "tercapai"),
    ],
)
def test_a_caption_that_says_more_than_the_data_is_refused(
    project: Path, tmp_path: Path, own: str, message: str
) -> None:
    name = "siaran-pers/medsos.txt"
    (tmp_path / "siaran-pers").mkdir()
    (tmp_path / name).write_text(LIBRARY.read(name).decode() + own, encoding="utf-8")
    job = Job(project / "inputs/dayamas-2021.xlsx", kind="siaran-pers", formats=("txt",), templates=(tmp_path,))
    with pytest.raises(ReportError) as failure:
        pipeline.run(job)
    assert failure.value.exit_code is ExitCode.TEMPLATE
    assert message in str(failure.value)
