"""Why a report is made or skipped."""

from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.batch.decide import SKIPPED, UNREACHED, Alasan, Kini, Permintaan, decide
from report_builder.batch.ledger import Catatan, Keadaan
from report_builder.batch.plan import Options
from report_builder.batch.sidik import own_part, sidik

MADE = Catatan("a", "lakip", Keadaan.SELESAI, "milik.bawaan", "1.0", {"a.xlsx": "1"}, hasil={"lakip.pdf": "2"})
NOW = Kini({"a.xlsx": "1"}, "milik.bawaan", "1.0", lengkap=True, tercatat=True)
NOTHING = Permintaan()


@pytest.mark.parametrize(
    ("catatan", "kini", "permintaan", "alasan"),
    [
        (None, NOW, NOTHING, Alasan.BARU),
        (MADE, NOW, NOTHING, Alasan.SAMA),
        (MADE, NOW, Permintaan(paksa=True), Alasan.DIMINTA),
        (replace(MADE, keadaan=Keadaan.GAGAL), NOW, NOTHING, Alasan.GAGAL),
        (replace(MADE, keadaan=Keadaan.BERJALAN), NOW, NOTHING, Alasan.TERPUTUS),
        (MADE, replace(NOW, sumber={"a.xlsx": "3"}), NOTHING, Alasan.DATA),
        (MADE, replace(NOW, sumber={"a.xlsx": "1", "b.csv": "3"}), NOTHING, Alasan.DATA),
        (MADE, replace(NOW, sumber={"a.xlsx": "1", "s3://lama/logo.png": UNREACHED}), NOTHING, Alasan.TAK_TENTU),
        (MADE, replace(NOW, sidik="lain.bawaan"), NOTHING, Alasan.TEMPLAT),
        (MADE, replace(NOW, sidik="milik.lain"), NOTHING, Alasan.TEMPLAT),
        (MADE, replace(NOW, lengkap=False), NOTHING, Alasan.HASIL),
        (MADE, replace(NOW, tercatat=False), NOTHING, Alasan.LAIN),
        (MADE, replace(NOW, versi="1.1"), NOTHING, Alasan.VERSI_LAMA),
        (MADE, replace(NOW, versi="1.1"), Permintaan(naikkan=True), Alasan.VERSI),
        (MADE, replace(NOW, versi="1.1", sidik="milik.lain"), NOTHING, Alasan.VERSI_LAMA),
        (MADE, replace(NOW, versi="1.1", sidik="lain.lain"), NOTHING, Alasan.TEMPLAT),
    ],
)
def test_the_first_reason_that_holds_is_told(
    catatan: Catatan | None, kini: Kini, permintaan: Permintaan, alasan: Alasan
) -> None:
    assert decide(catatan, kini, permintaan) is alasan


def test_only_what_is_as_it_was_is_skipped() -> None:
    assert {Alasan.SAMA, Alasan.VERSI_LAMA} == SKIPPED


# The hash of templates and options


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "milik" / "lakip").mkdir(parents=True)
    (tmp_path / "milik" / "lakip" / "kalimat.html").write_text("satu", encoding="utf-8")
    return tmp_path / "milik"


def hashed(*roots: Path, **options: object) -> str:
    return sidik(replace(Options(templates=tuple(map(str, roots))), **options))  # type: ignore[arg-type]


def test_templates_and_options_change_the_hash_of_a_users_own(own: Path) -> None:
    before = hashed(own)
    assert len({own_part(each) for each in (before, hashed(), hashed(own, final=True), hashed(own, profil="bnn"))}) == 4
    (own / "lakip" / "kalimat.html").write_text("dua", encoding="utf-8")
    assert own_part(hashed(own)) != own_part(before)


def test_where_templates_lie_does_not_matter(own: Path) -> None:
    before = hashed(own)
    assert hashed(own.rename(own.with_name("pindah"))) == before


def test_the_programs_own_templates_are_a_part_of_their_own(own: Path, project: Path) -> None:
    assert hashed().removeprefix(own_part(hashed())) == hashed(own).removeprefix(own_part(hashed(own)))
    assert hashed(project / "templates") == hashed()


def test_the_status_page_is_no_part_of_a_report(own: Path) -> None:
    before = hashed(own)
    (own / "batch").mkdir()
    (own / "batch" / "status.html").touch()
    assert hashed(own) == before
