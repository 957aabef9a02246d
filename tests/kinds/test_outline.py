"""The outline of the report and what its settings change."""

import re
from collections.abc import Callable
from typing import TypeAlias

import pytest

Render: TypeAlias = Callable[..., str]

COUNT = "I-1,S-1,Jumlah kawasan pulih,kawasan,53,65,,,"
ZERO = "I-2,S-1,Jumlah kota tanggap,kota,60,0,,,"
SETTINGS = "kunci,isi"


def headings(markup: str) -> list[str]:
    return [" ".join(text.split()) for text in re.findall(r"<h[12][^>]*>(.*?)</h[12]>", markup, re.DOTALL)]


@pytest.mark.parametrize(
    ("profile", "chapters"),
    [
        (
            "permenpan",
            ["Capaian Kinerja Organisasi", "Realisasi Anggaran", "PENUTUP", "Simpulan Umum"],
        ),
        ("bnn", ["Analisis Capaian Sasaran", "Akuntabilitas Keuangan", "PENUTUP", "Kesimpulan", "Rekomendasi"]),
    ],
)
def test_the_heading_profile_names_the_parts(render: Render, profile: str, chapters: list[str]) -> None:
    found = headings(render(COUNT, pengaturan=(SETTINGS, f"judul,{profile}")))
    start = found.index("AKUNTABILITAS KINERJA") + 1
    assert found[start : start + len(chapters)] == chapters


def test_the_review_page_appears_only_where_the_review_took_place(render: Render) -> None:
    assert "PERNYATAAN TELAH DIREVIU" not in headings(render(COUNT))
    assert "PERNYATAAN TELAH DIREVIU" in headings(render(COUNT, keys={"direviu": "ya"}))


def test_a_final_report_is_no_draft(render: Render) -> None:
    assert '<meta name="report.draft" content="ya"/>' in render(COUNT)
    assert '<meta name="report.draft" content="tidak"/>' in render(COUNT, final=True)


@pytest.mark.parametrize(
    ("settings", "policy"),
    [
        ((), "rata-rata sederhana atas seluruh indikator yang diukur, tanpa batas atas capaian."),
        (("batas_rata,120",), "dengan capaian tiap indikator dibatasi paling tinggi 120%."),
        (("rata_unit,sasaran",), "rata-rata sederhana dari rata-rata capaian tiap sasaran, tanpa batas atas capaian."),
    ],
)
def test_a_mean_is_printed_with_its_policy(render: Render, settings: tuple[str, ...], policy: str) -> None:
    text = re.sub(r"<[^>]+>", "", render(COUNT, ZERO, pengaturan=(SETTINGS, *settings)))
    assert policy in text


def test_a_display_cap_is_told_in_a_footnote(render: Render) -> None:
    markup = render(COUNT, pengaturan=(SETTINGS, "batas_tampil,120"))
    notes = {re.sub(r"<[^>]+>", "", note) for note in re.findall(r'<aside class="catatan">(.*?)</aside>', markup)}
    assert notes == {"Capaian yang ditampilkan dibatasi paling tinggi 120%; hasil hitungnya 122,64%."}


def test_a_report_in_which_nothing_was_measured_says_so(render: Render) -> None:
    markup = render("I-1,S-1,Jumlah kawasan pulih,kawasan,53,,,,")
    assert "Belum ada indikator yang diukur pada tahun 2021." in markup


def test_the_laws_of_the_preface_hold_in_the_year_of_the_report(render: Render) -> None:
    assert "Peraturan Presiden Nomor 29 Tahun 2014" in render(COUNT)
