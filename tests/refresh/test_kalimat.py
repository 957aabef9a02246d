"""Sentences whose words no longer fit the data get a comment and stay as they are."""

from pathlib import Path

from report_builder.audit.dokumen import Bagian
from report_builder.refresh import Hal
from tests.refresh.conftest import BELOW, THIRD, Rekat
from tests.refresh.naskah import edited, made, read, refreshed, replaced, words


def comments(data: bytes) -> list[str]:
    return [
        one.teks
        for one in read(data).alinea()
        if one.tempat.bagian is Bagian.KOMENTAR and one.penulis == "report_builder"
    ]


def told(data: bytes) -> list[str]:
    """What refreshes have said, but for that the name of the input is another."""
    return [text for text in comments(data) if "Dengan data sekarang" in text and "SHA-256" not in text]


def said(data: bytes) -> str:
    return "\n".join(comments(data))


def test_a_sentence_that_the_program_would_put_otherwise_is_commented(document: bytes, new: Rekat) -> None:
    hasil = refreshed(document, new(BELOW))
    told = {one.lama: one.alasan for one in hasil.catatan if one.hal is Hal.DIKOMENTARI}
    sentence = next(text for text in told if "realisasi jumlah kawasan yang pulih adalah 50 kawasan" in text)
    assert "lebih tinggi 3 kawasan daripada target" in sentence
    assert "Dengan data sekarang" in told[sentence]
    assert told[sentence] in said(hasil.data)


def test_a_sentence_that_still_fits_is_not(document: bytes, new: Rekat) -> None:
    hasil = refreshed(document, new({"Indikator!F2": 66}))
    assert told(hasil.data) == []


def test_a_second_refresh_says_nothing_twice(document: bytes, new: Rekat) -> None:
    once = refreshed(document, new(BELOW))
    other = refreshed(once.data, new(BELOW | {"Indikator!F3": 3.35}))
    assert told(once.data)
    assert told(other.data) == told(once.data)


def test_a_comment_that_is_no_longer_true_goes(document: bytes, new: Rekat, base: Path) -> None:
    back = refreshed(refreshed(document, new(BELOW)).data, base)
    assert told(back.data) == []
    assert words(back.data) == words(document)


def test_words_of_people_that_compare_are_held_against_the_data_too(document: bytes, new: Rekat) -> None:
    mine = edited(document, replaced("kawasan, lebih tinggi", "kawasan, sungguh lebih tinggi"))
    hasil = refreshed(mine, new(BELOW))
    assert words(hasil.data) == words(mine)
    told = {one.lama: one.alasan for one in hasil.catatan if one.hal is Hal.DIKOMENTARI}
    assert told["lebih tinggi"] == "Angkanya lebih rendah: 50 terhadap 53."


def test_words_of_people_that_compare_nothing_are_left_alone(document: bytes, new: Rekat) -> None:
    mine = edited(document, replaced("kawasan, lebih tinggi", "kawasan. Selisihnya"))
    hasil = refreshed(mine, new({"Indikator!F2": 66}))
    assert told(hasil.data) == []


def test_what_has_no_place_in_the_file_is_told(document: bytes, new: Rekat) -> None:
    hasil = refreshed(document, new(THIRD))
    assert any("jumlah desa" in one.baru.casefold() for one in hasil.catatan if one.hal is Hal.BELUM_DITEMPATKAN)


def test_a_claim_of_people_that_no_longer_holds_is_commented(document: bytes, new: Rekat) -> None:
    mine = edited(document, replaced("kawasan, lebih tinggi", "kawasan sehingga melampaui target, lebih tinggi"))
    hasil = refreshed(mine, new(BELOW))
    assert words(hasil.data) == words(mine)
    assert any("melampaui" in one.lama for one in hasil.catatan if one.hal is Hal.DIKOMENTARI)


def test_a_claim_of_people_hides_no_other_sentence_of_its_paragraph(document: bytes, new: Rekat) -> None:
    own = "kawasan sehingga melampaui target. Ia ternyata membaik, selisihnya"
    hasil = refreshed(edited(document, replaced("kawasan, lebih tinggi", own)), new(BELOW))
    told = [one.lama for one in hasil.catatan if one.hal is Hal.DIKOMENTARI]
    assert any("melampaui" in text for text in told)
    assert any("ternyata membaik" in text for text in told)


def test_words_that_today_are_those_of_another_indikator_are_commented(new: Rekat) -> None:
    cells = ["kode_indikator", "penyebab"], ["IKK-1", "Rapat diadakan lebih awal."], ["IKK-2", "Jadwal ditepati."]
    analysis = {
        f"Analisis!{'AB'[place]}{row}": text for row, two in enumerate(cells, 1) for place, text in enumerate(two)
    }
    hasil = refreshed(made(new(analysis)), new(analysis | BELOW))
    told = {one.lama: one.di.judul for one in hasil.catatan if one.hal is Hal.DIKOMENTARI}
    assert told["Faktor yang mendukung terlampauinya target adalah sebagai berikut."] == "Jumlah kawasan yang pulih"
