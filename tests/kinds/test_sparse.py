"""How a report reads where the data are few: no targets of quarters, no sources, a budget that is mapped below."""

from tests.kinds.conftest import Render, analysis, text_of

INDIKATOR = "K-1,S-1,Jumlah laporan,laporan,,2,,,"
MANY = tuple(f"K-{number},S-1,Jumlah laporan {number},laporan,1,1,,," for number in range(1, 27))


def ikhtisar(markup: str) -> str:
    return markup.partition('id="ikhtisar"')[2].partition("</section>")[0]


def test_a_realisasi_without_a_target_is_told_without_a_dash_for_it(render: Render) -> None:
    text = text_of(render("K-2,S-1,Jumlah dokumen,dokumen,1,1,,,", INDIKATOR))
    assert (
        "Dari 2 indikator yang diukur pada tahun 2021, 1 indikator mencapai target dan 1 indikator tanpa target."
        in text
    )
    assert "– Tanpa target" in text


def test_a_table_of_quarters_without_targets_has_their_realisasi_alone(render: Render) -> None:
    quarters = ("kode_indikator,triwulan,target,realisasi,kumulatif", "K-1,TW I,,1,tidak", "K-1,TW II,,1,tidak")
    markup = render("K-1,S-1,Jumlah laporan,laporan,2,2,,,", triwulan=quarters)
    table = markup.partition('<table id="tabel-1-triwulan">')[2].partition("</table>")[0]
    assert (
        text_of(table.replace("</t", " </t"))
        == "Realisasi triwulanan jumlah laporan tahun 2021 Uraian TW I TW II Realisasi (laporan) 1 1"
    )


def test_a_summary_of_many_indikator_tells_by_sasaran(render: Render) -> None:
    few, many = ikhtisar(render(*MANY[:25])), ikhtisar(render(*MANY))
    assert "Jumlah laporan 7" in few
    assert "Jumlah laporan 7" not in many
    assert "1 Meningkatnya mutu layanan 26 26 100,00%" in text_of(many.replace("</td>", "</td> "))


def test_a_budget_that_is_all_mapped_below_is_not_called_nothing(render: Render) -> None:
    budget = (
        "kode,uraian,induk,pagu_akhir,realisasi,kode_indikator",
        "1,Program,,100,80,K-1",
        "1.1,Kegiatan,1,100,80,K-2",
    )
    markup = render("K-1,S-1,Mutu layanan,%,90,90,,,", "K-2,S-1,Jumlah laporan,laporan,1,1,,,", anggaran=budget)
    assert analysis(markup, 6) == (
        "Anggaran yang mendukung indikator ini terbagi habis pada rincian yang mendukung indikator lain dan "
        "diperhitungkan pada indikator tersebut."
    )
    table = markup.partition('<table id="tabel-efisiensi">')[2].partition("</table>")[0]
    assert "Jumlah laporan" in table
    assert "Mutu layanan" not in table


def test_sources_of_many_indikator_are_asked_where_none_is_known(render: Render) -> None:
    nothing_known = {"tanggal_data": ""}
    assert "sumber data dan penanggung jawab tiap indikator" in render(*MANY, keys=nothing_known)
    assert 'id="tabel-sumber"' not in render(*MANY, keys=nothing_known)
    assert 'id="tabel-sumber"' in render(*MANY)


def test_codes_of_an_appendix_stand_on_the_left_and_its_amounts_on_the_right(render: Render) -> None:
    sheet = ("Kode,Jumlah", "1,1.500", "1.1.1,900")
    markup = render(MANY[0], **{"Lampiran Anggaran": sheet})
    assert '<th scope="col">Kode</th><th scope="col" class="angka">Jumlah</th>' in markup
