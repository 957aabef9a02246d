"""Charts follow the data with their workbooks, unless people have changed what they draw."""

from decimal import Decimal

from report_builder.audit.dokumen import Grafik
from report_builder.refresh import Hal
from tests.refresh.conftest import BELOW, THIRD, Rekat
from tests.refresh.naskah import BODY, edited, parts, read, refreshed, replaced

CHART = "word/charts/chart1.xml"


def first(data: bytes) -> Grafik:
    return next(read(data).grafik())


def values(data: bytes) -> list[Decimal | None]:
    return [titik.nilai for titik in first(data).titik]


def test_a_chart_draws_the_data_of_today_and_its_workbook_holds_them(document: bytes, new: Rekat) -> None:
    after = first(refreshed(document, new(BELOW)).data)
    shown = [(titik.nilai, titik.buku) for titik in after.titik]
    assert all(value == held for value, held in shown)
    assert round(shown[0][0] or 0, 2) == Decimal("94.34")


def test_a_category_that_the_data_have_newly_is_drawn(document: bytes, new: Rekat) -> None:
    hasil = refreshed(document, new(THIRD))
    assert [titik.kategori for titik in first(hasil.data).titik][-1] == "Jumlah desa"


def test_a_chart_with_a_point_that_people_changed_stays_and_is_told(document: bytes, new: Rekat) -> None:
    mine = edited(document, replaced("<c:v>122.641509433962</c:v>", "<c:v>130</c:v>"), CHART)
    hasil = refreshed(mine, new(BELOW))
    assert parts(hasil.data)[CHART] == parts(mine)[CHART]
    assert Hal.DIUBAH_TANGAN in {one.hal for one in hasil.catatan if one.di.bagian.value == "grafik"}


def test_a_look_that_people_chose_stays(document: bytes, new: Rekat) -> None:
    mine = edited(document, replaced('<c:roundedCorners val="0"/>', '<c:roundedCorners val="1"/>'), CHART)
    hasil = refreshed(mine, new(BELOW))
    assert '<c:roundedCorners val="1"/>' in parts(hasil.data)[CHART].decode()
    assert values(hasil.data) == values(refreshed(document, new(BELOW)).data)


def test_size_and_place_stay_and_the_alternative_text_follows(document: bytes, new: Rekat) -> None:
    wide = edited(document, replaced('<wp:extent cx="', '<wp:extent cx="1'))
    after = parts(refreshed(wide, new(BELOW)).data)[BODY].decode()
    assert after.count('<wp:extent cx="1') == parts(wide)[BODY].decode().count('<wp:extent cx="1')
    assert "Jumlah kawasan yang pulih: capaian 94,34%" in after


def test_an_alternative_text_that_people_wrote_stays(document: bytes, new: Rekat) -> None:
    mine = edited(document, lambda text: text.replace("Capaian tiap indikator terhadap target tahun 2021. ", "Kami: "))
    after = parts(refreshed(mine, new(BELOW)).data)[BODY].decode()
    assert "Kami: Jumlah kawasan yang pulih: capaian 122,64%" in after
