"""What is misspelled in an edited document: told, never wrong."""

from pathlib import Path

import pytest

from report_builder.audit.dokumen import Dokumen
from report_builder.audit.ejaan import periksa_ejaan
from report_builder.audit.membaca import baca_txt
from report_builder.audit.rujukan import siapkan
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.errors import Place
from report_builder.pipeline import Job
from tests.conftest import SmallBook


def misspelled(text: str) -> list[Temuan]:
    document = baca_txt(text.encode(), Place("naskah.txt"))
    found = list(periksa_ejaan(tuple(document.alinea()), document, None))
    assert not any(one.salah for one in found)
    assert {one.kelas for one in found} <= {Kelas.EJAAN}
    return found


def told(text: str) -> list[tuple[str, str]]:
    return [(one.teks, one.seharusnya) for one in misspelled(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Realisasi jauh diatas target.", ("diatas", "di atas")),
        ("Layanan dibuka diseluruh provinsi.", ("diseluruh", "di seluruh")),
        ("Hasil yang di capaikan tim.", ("di capaikan", "dicapaikan")),
        ("Target yang di harus dicapai.", ("di harus", "harus")),
        ("Terjadi kenaikan122,64%.", ("kenaikan122,64%", "kenaikan 122,64%")),
        ("Upaya untuk untuk mencegah.", ("untuk untuk", "untuk")),
        (
            "Ketahanan masyarakat terhadap masyarakat terhadp ancaman.",
            ("masyarakat terhadap masyarakat terhadp", "masyarakat terhadap"),
        ),
        ("Pandemi Covid 19 melanda.", ("Covid 19", "Covid-19")),
        ("Dihadiri wakil Kab\\kota.", ("Kab\\kota", "Kab/kota")),
        ("Dihadiri 40 orang., lalu selesai.", (".,", ".")),
        ("Hasil pelatihan,pendampingan dan pengawasan.", ("pelatihan,pendampingan", "pelatihan, pendampingan")),
        ("Prosentase capaian naik.", ("Prosentase", "Persentase")),
        ("Dibuka oleh Budi, S.H, dan tim.", ("S.H", "S.H.")),
        ("Dibuka oleh Budi, M.BA., dan tim.", ("M.BA.", "M.B.A.")),
        ("Dibuka oleh Budi, S.KM, dan tim.", ("S.KM", "S.K.M.")),
        ("Program “Desa Bersih”sebagai contoh.", ("Bersih”sebagai", "Bersih” sebagai")),
        ("Unggahan di Twitter. : humas.", ("Twitter. :", "Twitter:")),
    ],
)
def test_forms_that_are_never_right_are_told(text: str, found: tuple[str, str]) -> None:
    assert told(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Capaian di atas target, di seluruh provinsi, di pekan ini, di Balikpapan.",
        "Kegiatan ditingkatkan, didampingi, dan dikendalikan oleh tim.",
        "Masing-masing kabupaten/kota, tiap-tiap desa, dll., S.H., M.Si.",
        "Program P4GN dan Covid-19, alamat humas@contoh.go.id, www.contoh.go.id/berita2021.",
        "Dihadiri Budi, M.B.A., S.H., M.A.P.; “daring”nya tetap; “Jaya”, “Maju” dan “Baik”; dll. , dsb.",
        "Luas 25 km2 dan suhu 30 derajat; Rp1.250.000,00.",
        "Budi Budi hadir bersama sama sekali tidak terlambat.",
        "We have no data about the number of visible indicators and public figures of the series.",
    ],
)
def test_what_is_right_or_a_name_or_another_language_is_not_told(text: str) -> None:
    assert told(text) == []


def test_a_word_one_letter_away_from_another_is_told() -> None:
    assert told("Tim telah memcapai hasil kegiataan ini.") == [("memcapai", "mencapai"), ("kegiataan", "kegiatan")]


def test_of_several_words_that_may_be_meant_the_commonest_slip_is_told() -> None:
    assert told("Perubahan setatus diikuti perserta.") == [("setatus", "status"), ("perserta", "peserta")]


def test_of_several_words_that_may_be_meant_those_that_the_document_uses_are_told() -> None:
    text = "Terdapat setatus kawasan.\n\nSebanyak seratus kawasan pulih dan seratus lagi siaga."
    assert told(text) == [("setatus", "seratus")]


def test_derived_words_and_names_are_not_told() -> None:
    assert told("Realisasinya terukur; Deputi Setiawann hadir, keterpulihan diukur, narkoba dicegah.") == []


def test_words_of_the_data_are_right_and_known_again_when_mistyped(small_book: SmallBook) -> None:
    document = baca_txt(b"Indeks keterpulihan naik. Indeks keterpemulihan turun.", Place("naskah.txt"))
    rujukan = siapkan(Job(str(small_book())), Dokumen(()))
    found = list(periksa_ejaan(tuple(document.alinea()), document, rujukan))
    assert [(one.teks, one.seharusnya) for one in found] == [("keterpemulihan", "keterpulihan")]


def test_without_the_dictionary_that_is_said_once_and_forms_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = misspelled("Realisasi jauh diatas target.\n\nTim memcapai hasil.")
    assert [one.teks for one in found] == ["diatas", ""]
    assert "hunspell" in found[-1].alasan


def test_a_finding_tells_where_its_words_stand() -> None:
    text = "Realisasi jauh diatas target."
    (found,) = misspelled(text)
    assert text[found.awal : found.akhir] == "diatas"
