"""Sentences of people whose figures the data have overtaken are listed and commented, and stay as they are."""

import pytest

from report_builder.refresh import Catatan, Hal, Hasil
from tests.audit.word_files import paragraph, run
from tests.refresh.conftest import BELOW, Rekat
from tests.refresh.naskah import edited, parts, read, refreshed, replaced, words


def with_own(document: bytes, *texts: str) -> bytes:
    """The document with paragraphs of people below the one about the first indikator."""
    own = "".join(paragraph(run(text)) for text in texts)

    def put(text: str) -> str:
        place = text.index("</w:p>", text.index("lebih tinggi")) + len("</w:p>")
        return text[:place] + own + text[place:]

    return edited(document, put)


def overtaken(hasil: Hasil) -> list[tuple[str, str, str | None]]:
    """What is told of numbers: what stands there, what it should be, its fact."""
    return [(one.lama, one.baru, one.fakta) for one in notes(hasil) if one.fakta]


def notes(hasil: Hasil) -> list[Catatan]:
    return [one for one in hasil.catatan if one.hal is Hal.DIKOMENTARI and "SHA-256" not in one.lama]


def comments(data: bytes) -> str:
    return "\n".join(one.teks for one in read(data).alinea() if one.penulis == "report_builder")


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("Kegiatan kami mencapai 65 kawasan.", [("65", "50", "IKK-1.realisasi")]),
        ("Rata-rata capaian kinerja adalah 113,51%.", [("113,51%", "99,36%", "unit.capaian")]),
        ("Rata-rata capaian kinerja adalah 113,5%.", [("113,5%", "99,36%", "unit.capaian")]),
    ],
)
def test_a_number_that_was_right_is_told_with_what_it_is_today(
    document: bytes, new: Rekat, own: str, told: list[tuple[str, str, str]]
) -> None:
    mine = with_own(document, own)
    hasil = refreshed(mine, new(BELOW))
    assert overtaken(hasil) == told
    assert words(hasil.data) == words(mine)
    assert f"Sesuai dengan data lama; kini fakta {told[0][2]} bernilai {told[0][1]}" in comments(hasil.data)


def test_what_was_derived_from_such_a_number_is_told_too(document: bytes, new: Rekat) -> None:
    hasil = refreshed(with_own(document, "Dari 65 kawasan itu, 12 kawasan melampaui target 53 kawasan."), new(BELOW))
    assert {one.lama for one in notes(hasil)} >= {"65", "12"}
    assert "53" not in {one.lama for one in notes(hasil)}


@pytest.mark.parametrize(
    "own",
    [
        "Target tahun itu 53 kawasan, dan pagunya Rp1.000.000.",
        "Kami mengunjungi 17 desa pada 65 pertemuan.",
        "Tabel 65 pada lampiran terdahulu memuat rinciannya.",
    ],
)
def test_a_number_that_ties_to_nothing_or_still_to_its_fact_is_left_alone(
    document: bytes, new: Rekat, own: str
) -> None:
    assert notes(refreshed(with_own(document, own), new({"Indikator!F2": 66}))) == []


def test_a_count_that_is_another_today_is_told(document: bytes, new: Rekat) -> None:
    hasil = refreshed(with_own(document, "Dua dari dua indikator melampaui target."), new(BELOW))
    assert any("Dua dari dua" in one.lama for one in notes(hasil))


def test_a_figure_in_a_bookmark_beside_words_of_people_is_renewed_and_not_told(document: bytes, new: Rekat) -> None:
    mine = edited(document, replaced("kawasan, lebih tinggi", "kawasan (bukan 65 kawasan); selisihnya"))
    hasil = refreshed(mine, new({"Indikator!F2": 66}))
    assert [(one.lama, one.fakta) for one in notes(hasil) if one.fakta] == [("65", "IKK-1.realisasi")]


def test_a_row_of_people_is_read_too(document: bytes, new: Rekat) -> None:
    def add(text: str) -> str:
        place = text.index("</w:tr>", text.index("122,64")) + len("</w:tr>")
        cells = ("", "Jumlah kawasan yang pulih (sementara)", "53", "65", "", "")
        row = "".join(f"<w:tc><w:tcPr/>{paragraph(run(cell))}</w:tc>" for cell in cells)
        return f"{text[:place]}<w:tr>{row}</w:tr>{text[place:]}"

    hasil = refreshed(edited(document, add), new(BELOW))
    assert ("65", "50", "IKK-1.realisasi") in overtaken(hasil)


def test_the_same_data_tell_nothing(document: bytes, new: Rekat) -> None:
    mine = with_own(document, "Kegiatan kami mencapai 65 kawasan, lalu 99 kawasan.")
    hasil = refreshed(mine, new({}))
    assert overtaken(hasil) == []
    assert parts(hasil.data)["word/document.xml"].decode().count("99 kawasan") == 1


def test_a_number_that_was_wrong_before_is_no_matter_of_the_refresh(document: bytes, new: Rekat) -> None:
    hasil = refreshed(with_own(document, "Kegiatan kami mencapai 88 kawasan."), new(BELOW))
    assert overtaken(hasil) == []
