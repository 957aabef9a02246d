"""How the reports of a batch stand, as plain values and as a page that needs nothing else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from report_builder import __version__
from report_builder.batch.kesalahan import Kesalahan
from report_builder.batch.ledger import Catatan, Keadaan, Ledger, Putaran
from report_builder.batch.plan import Shard
from report_builder.batch.status import Status, Tampak, join, read_status, render, write_page
from report_builder.errors import Place, error

MADE = Catatan(
    "BNNP D%2FI", "lakip", Keadaan.SELESAI, "", __version__, mulai="2026-11-25T02:00:00+07:00",
    selesai="2026-11-25T02:07:00+07:00", percobaan=1, hasil={"lakip.pdf": "1", "fakta.json": "2"}, putaran=2,
)  # fmt: skip
FAILED = replace(
    MADE, unit="BNNP Aceh", keadaan=Keadaan.GAGAL, percobaan=2, hasil={},
    kesalahan=Kesalahan(3, (error("<salah> & “aneh”.", Place("a.xlsx", "Indikator", "F2")),)),
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger whose second run is the last."""
    with Ledger.open(tmp_path / "status.sqlite") as book:
        book.begin("0.9", "2026-11-24T02:00:00+07:00")
        putaran = book.begin(__version__, "2026-11-25T02:00:00+07:00")
        book.end(replace(putaran, selesai="2026-11-25T02:41:00+07:00"))
        yield book


def status_of(ledger: Ledger, *reports: Catatan, hasil: str = "/hasil") -> Status:
    ledger.record(reports)
    ledger.expect((one.unit, one.jenis) for one in reports)
    return read_status(ledger, hasil)


# Values


@pytest.mark.parametrize(
    ("catatan", "keadaan", "sebab"),
    [
        (MADE, Tampak.DIBUAT, ()),
        (replace(MADE, putaran=1), Tampak.DILEWATI, ()),
        (
            replace(MADE, putaran=1, versi="0.9"),
            Tampak.DILEWATI,
            ("Dibuat oleh versi 0.9; pakai --upgrade untuk membuatnya lagi.",),
        ),
        (FAILED, Tampak.GAGAL, ("a.xlsx · Indikator · F2: <salah> & “aneh”.",)),
        (
            replace(MADE, keadaan=Keadaan.BERJALAN, selesai="", hasil={}),
            Tampak.BELUM,
            ("Sedang dikerjakan, atau terputus; putaran berikutnya meneruskannya.",),
        ),
    ],
)
def test_a_report_stands_as_its_last_run_left_it(
    ledger: Ledger, catatan: Catatan, keadaan: Tampak, sebab: tuple[str, ...]
) -> None:
    (laporan,) = status_of(ledger, catatan).laporan
    assert (laporan.keadaan, laporan.sebab) == (keadaan, sebab)


def test_what_the_plan_no_longer_has_is_not_told_and_what_was_not_begun_is(ledger: Ledger) -> None:
    ledger.record([MADE, FAILED])
    ledger.expect([(MADE.unit, "lakip"), ("BNNP Bali", "lakip")])
    told = [(one.unit, one.keadaan, one.sebab) for one in read_status(ledger, "/hasil").laporan]
    assert told == [
        ("BNNP Bali", Tampak.BELUM, ("Belum dikerjakan; putaran berikutnya mengerjakannya.",)),
        ("BNNP D%2FI", Tampak.DIBUAT, ()),
    ]


def test_what_a_run_did_not_look_at_was_not_skipped(tmp_path: Path, ledger: Ledger) -> None:
    before = replace(MADE, putaran=1)
    ledger.record([before, replace(FAILED, putaran=1)])
    ledger.expect([(before.unit, "lakip"), (FAILED.unit, "lakip")], [before.unit, FAILED.unit])
    status = read_status(ledger, str(tmp_path))
    assert [one.keadaan for one in status.laporan] == [Tampak.GAGAL, Tampak.TAK_DIPERIKSA]
    assert "– Tidak diperiksa dari 25 November 2026, 02.07" in Page(render(status, tmp_path, ())).text


def test_every_state_is_counted(ledger: Ledger) -> None:
    status = status_of(ledger, MADE, FAILED, replace(MADE, unit="BNNP Bali", putaran=1))
    assert status.to_json()["jumlah"] == status.jumlah == {
        "gagal": 1, "belum selesai": 0, "dibuat": 1, "dilewati": 1, "tidak diperiksa": 0,
    }  # fmt: skip


def test_programs_are_told_each_problem_with_its_place_apart(ledger: Ledger) -> None:
    (laporan,) = status_of(ledger, FAILED).to_json()["laporan"]
    assert laporan["masalah"] == [
        {
            "tingkat": "galat",
            "pesan": "<salah> & “aneh”.",
            "berkas": "a.xlsx",
            "lembar": "Indikator",
            "sel": "F2",
            "saran": "",
        }
    ]


def test_of_several_ledgers_the_one_that_knows_a_report_last_tells_it(ledger: Ledger) -> None:
    old = status_of(ledger, MADE, FAILED)
    mended = replace(FAILED, keadaan=Keadaan.SELESAI, selesai="2026-11-26T02:00:00+07:00", kesalahan=None, percobaan=1)
    ledger.begin(__version__, "2026-11-26T01:00:00+07:00")
    new = status_of(ledger, replace(mended, putaran=3), replace(MADE, unit="BNNP Bali", putaran=3))
    for parts in ([old, new], [new, old]):
        joined = join(parts)
        assert [(one.unit, one.keadaan) for one in joined.laporan] == [
            ("BNNP Aceh", Tampak.DIBUAT),
            ("BNNP Bali", Tampak.DIBUAT),
            ("BNNP D%2FI", Tampak.DIBUAT),
        ]
        assert joined.putaran == new.putaran


def test_a_report_that_failed_tells_what_is_left_of_an_earlier_one(tmp_path: Path, ledger: Ledger) -> None:
    folder = tmp_path / "BNNP Aceh"
    folder.mkdir()
    (folder / "lakip.pdf").touch()
    failed = replace(FAILED, hasil=MADE.hasil)
    (laporan,) = status_of(ledger, failed, hasil=str(tmp_path)).laporan
    assert (laporan.berkas, laporan.sebelumnya) == ((), ("lakip.pdf",))
    page = Page(render(status_of(ledger, failed, hasil=str(tmp_path)), tmp_path, ()))
    assert "BNNP%20Aceh/lakip.pdf" in page.links
    assert "laporan sebelumnya: pdf" in page.text
    (laporan,) = status_of(ledger, failed, hasil="s3://laporan").laporan
    assert laporan.sebelumnya == ("lakip.pdf", "fakta.json")


HALVES = Shard(1, 2), Shard(2, 2)


def test_a_part_that_has_not_run_is_named_beside_those_that_have(ledger: Ledger) -> None:
    first = replace(status_of(ledger, MADE), bagian={HALVES[0]: ledger.last_run()})
    assert join([first]).bagian == {HALVES[0]: first.putaran, HALVES[1]: None}
    second = replace(first, bagian={HALVES[1]: first.putaran})
    assert join([first, second]).bagian == dict.fromkeys(HALVES, first.putaran)
    assert join([first]).to_json()["bagian"][1] == {"nomor": 2, "dari": 2, "putaran": None}


def test_where_the_whole_ran_last_its_parts_of_old_are_not_asked_for(ledger: Ledger) -> None:
    part = replace(status_of(ledger, MADE), bagian={HALVES[0]: ledger.last_run()})
    ledger.begin(__version__, "2026-11-26T01:00:00+07:00")
    assert join([part, read_status(ledger, "/hasil")]).bagian == {}


# The page


class Page(HTMLParser):
    """Keeps the words of a page, where its links lead, and what it would load or run."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.feed(markup)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attributes}
        self.links += [named["href"]] if tag == "a" else []
        self.loads += [tag] if tag in {"script", "link", "img", "iframe", "object"} or "src" in named else []
        self.ids |= {named["id"]} if "id" in named else set()

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    @property
    def text(self) -> str:
        return " ".join(self.words)


def test_the_page_tells_all_that_people_ask(tmp_path: Path, ledger: Ledger) -> None:
    page = Page(render(status_of(ledger, MADE, FAILED, hasil=str(tmp_path)), tmp_path, ()))
    assert "Putaran 2, mulai 25 November 2026, 02.00 WIB, selesai 25 November 2026, 02.41 WIB." in page.text
    assert f"2 unit, hasil di {tmp_path}, versi program {__version__}." in page.text
    assert "▲ Gagal 1 ● Dibuat 1 – Dilewati 0" in page.text
    assert (
        "BNNP Aceh lakip a.xlsx · Indikator · F2: <salah> & “aneh”. 25 November 2026, 02.07, percobaan ke-2"
        in page.text
    )
    assert "BNNP D%2FI lakip pdf fakta.json ● Dibuat 25 November 2026, 02.07" in page.text


def test_the_page_of_a_part_names_it_and_that_of_all_tells_each_run(tmp_path: Path, ledger: Ledger) -> None:
    part = replace(status_of(ledger, MADE), bagian={HALVES[0]: ledger.last_run()})
    ran = "Bagian 1 dari 2: putaran 2, mulai 25 November 2026, 02.00 WIB, selesai 25 November 2026, 02.41 WIB."
    alone, all_parts = (Page(render(one, tmp_path, ())).text for one in (part, join([part])))
    assert "Status laporan – bagian 1 dari 2, putaran 2" in alone
    assert ran in alone
    assert "Bagian 2 dari 2" not in alone
    assert "Status laporan – " not in all_parts
    assert f"{ran} Bagian 2 dari 2: belum dijalankan, jadi unit di dalamnya belum tampak di sini." in all_parts


def test_the_page_needs_no_other_file_and_no_script(tmp_path: Path, ledger: Ledger) -> None:
    markup = render(status_of(ledger, MADE, FAILED), tmp_path, ())
    assert Page(markup).loads == []
    assert not re.search(r"url\(|@import|\bon\w+=", markup)


def test_links_lead_to_the_files(tmp_path: Path, ledger: Ledger) -> None:
    file = tmp_path / "hasil #1" / "BNNP D%2FI" / "lakip.pdf"
    file.parent.mkdir(parents=True)
    file.touch()
    for folder in (tmp_path, tmp_path / "hasil #1", tmp_path / "catatan"):
        page = Page(render(status_of(ledger, MADE, hasil=str(tmp_path / "hasil #1")), folder, ()))
        (link,) = [link for link in page.links if link.endswith(".pdf")]
        assert (folder / unquote(link)).resolve() == file
        assert {link[1:] for link in page.links if link.startswith("#")} <= page.ids


def test_links_into_a_store_are_its_urls(tmp_path: Path, ledger: Ledger) -> None:
    page = Page(render(status_of(ledger, MADE, hasil="s3://laporan/2026/"), tmp_path, ()))
    assert "s3://laporan/2026/BNNP%20D%252FI/lakip.pdf" in page.links


def test_one_reason_is_told_once_for_an_office_and_ten_at_most(tmp_path: Path, ledger: Ledger) -> None:
    many = Kesalahan(3, tuple(error("kosong.", Place("a.xlsx", "Indikator", f"F{number}")) for number in range(2, 30)))
    reports = [replace(FAILED, jenis=jenis, kesalahan=many) for jenis in ("lakip", "siaran-pers")]
    text = Page(render(status_of(ledger, *reports), tmp_path, ())).text
    assert "BNNP Aceh lakip, siaran-pers a.xlsx · Indikator · F2: kosong." in text
    assert (text.count("F11: kosong."), text.count("F12: kosong.")) == (1, 0)
    assert "… dan 18 masalah lain; lihat semuanya dengan: report-builder batch status --json." in text


@pytest.mark.parametrize(
    ("offset", "zone"), [("+07:00", "WIB"), ("+08:00", "WITA"), ("+09:00", "WIT"), ("+00:00", "UTC+00:00")]
)
def test_times_are_told_with_their_zone(tmp_path: Path, offset: str, zone: str) -> None:
    status = Status((), Putaran(1, "1", f"2026-11-25T02:07:00{offset}"), "/hasil")
    assert f"mulai 25 November 2026, 02.07 {zone}, belum selesai." in Page(render(status, tmp_path, ())).text


def test_an_office_changes_the_page_as_any_template(tmp_path: Path) -> None:
    own = tmp_path / "gaya" / "batch" / "status.html"
    own.parent.mkdir(parents=True)
    own.write_text("Halaman kami", encoding="utf-8")
    write_page(Status((), None, "/hasil"), tmp_path / "status.html", (str(tmp_path / "gaya"),))
    assert (tmp_path / "status.html").read_text(encoding="utf-8") == "Halaman kami"
    assert {path.name for path in tmp_path.iterdir()} == {"gaya", "status.html"}


def test_the_colours_are_those_of_the_house(tmp_path: Path) -> None:
    own = tmp_path / "gaya" / "token.css"
    own.parent.mkdir(parents=True)
    tokens = Path(__file__).parent.parent.parent / "templates" / "gaya" / "token.css"
    own.write_text(tokens.read_text(encoding="utf-8").replace("--aksen: #12406b", "--aksen: #104020"), encoding="utf-8")
    assert "--aksen: #104020" in render(Status((), None, "/hasil"), tmp_path, (str(tmp_path),))
