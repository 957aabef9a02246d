"""Figures follow the data unless people have changed them."""

import re
from pathlib import Path

import pytest

from report_builder.exporters.docx.seal import is_untouched
from report_builder.refresh import Hal
from tests.refresh.conftest import BELOW, THIRD, Rekat, without
from tests.refresh.naskah import BODY, bookmark, edited, parts, printed, prints, refreshed, replaced, words

REALISASI = "IKK-1.realisasi"
CAPAIAN = "IKK-1.capaian"
HEAD = "word/kepala-tegak.xml"


def test_the_same_data_change_no_byte_of_any_part(document: bytes, base: Path) -> None:
    hasil = refreshed(document, base)
    assert parts(hasil.data) == parts(document)
    assert hasil.catatan == ()


def test_a_figure_has_the_value_of_today_wherever_it_stands(document: bytes, new: Rekat) -> None:
    assert prints(document, CAPAIAN) == {"122,64%"}
    assert prints(refreshed(document, new(BELOW)).data, CAPAIAN) == {"94,34%"}


def test_what_was_done_is_told_where_people_find_it(document: bytes, new: Rekat) -> None:
    told = [one.tempat for one in refreshed(document, new(BELOW)).catatan if one.fakta == CAPAIAN]
    assert "Tabel L2.1, baris 2 (Jumlah kawasan yang pulih …), kolom Capaian" in told


def test_the_words_around_figures_stay(document: bytes, new: Rekat) -> None:
    mine = edited(document, replaced("indikator kinerja, disertai", "indikator utama, disertai"))
    hasil = refreshed(mine, new(BELOW | THIRD))
    assert words(hasil.data) == words(mine)


def test_a_count_in_words_stays_in_words(document: bytes, new: Rekat) -> None:
    figures = printed(refreshed(document, new(THIRD)).data)
    shown = {one.teks for one in figures if one.fakta == "unit.jumlah_indikator"}
    assert shown == {"tiga", "3"}


def test_the_look_and_the_blanks_of_a_figure_stay(document: bytes, new: Rekat) -> None:
    bold = edited(document, lambda text: text.replace(*_with(text, "<w:rPr>", "<w:rPr><w:b/>")))
    before, after = (
        bookmark(parts(data)[BODY].decode(), REALISASI)[0] for data in (bold, refreshed(bold, new(BELOW)).data)
    )
    assert after == before.replace(">65<", ">50<")


def test_a_figure_that_people_cut_into_pieces_is_one(document: bytes, new: Rekat) -> None:
    def cut(text: str) -> str:
        whole = bookmark(text, REALISASI)[0]
        run = re.search(r"<w:r>(?:(?!</w:r>).)*>65</w:t></w:r>", whole)
        assert run
        return text.replace(whole, whole.replace(run[0], run[0].replace("65", "6") + run[0].replace("65", "5")))

    assert prints(refreshed(edited(document, cut), new(BELOW)).data, REALISASI) == {"50"}


def test_a_figure_that_people_changed_stays_and_is_told(document: bytes, new: Rekat) -> None:
    mine = edited(document, lambda text: text.replace(*_with(text, ">65<", ">70<")))
    hasil = refreshed(mine, new(BELOW))
    assert prints(hasil.data, REALISASI) == {"70", "50"}
    (note,) = [one for one in hasil.catatan if one.hal is Hal.DIUBAH_TANGAN]
    assert (note.fakta, note.lama, note.baru) == (REALISASI, "70", "50")


def test_a_figure_that_already_has_the_value_of_today_is_not_told(document: bytes, new: Rekat) -> None:
    mine = edited(document, lambda text: text.replace(*_with(text, ">65<", ">50<")))
    hasil = refreshed(mine, new(BELOW))
    assert prints(hasil.data, REALISASI) == {"50"}
    assert Hal.DIUBAH_TANGAN not in hasil.ringkasan


@pytest.mark.parametrize("tracked", ["inserted", "deleted in part"])
def test_a_figure_in_a_tracked_change_is_left(document: bytes, new: Rekat, tracked: str) -> None:
    def track(text: str) -> str:
        whole = bookmark(text, REALISASI)[0]
        run = re.search(r"<w:r>(?:(?!</w:r>).)*>65</w:t></w:r>", whole)
        assert run
        gone = '<w:del w:id="900" w:author="A"><w:r><w:delText>0</w:delText></w:r></w:del>'
        ways = {"inserted": f'<w:ins w:id="900" w:author="A">{run[0]}</w:ins>', "deleted in part": run[0] + gone}
        return text.replace(whole, whole.replace(run[0], ways[tracked]))

    mine = edited(document, track)
    hasil = refreshed(mine, new(BELOW))
    assert bookmark(parts(mine)[BODY].decode(), REALISASI)[0] in parts(hasil.data)[BODY].decode()
    assert [one.fakta for one in hasil.catatan if one.hal is Hal.DIUBAH_TANGAN] == [REALISASI]


def test_tracked_changes_and_comments_beside_a_figure_stay(document: bytes, new: Rekat) -> None:
    beside = (
        '<w:ins w:id="901" w:author="A"><w:r><w:t>kira-kira</w:t></w:r></w:ins>'
        '<w:commentRangeStart w:id="77"/><w:commentRangeEnd w:id="77"/>'
    )
    mine = edited(document, lambda text: text.replace(*_before(text, beside)))
    hasil = refreshed(mine, new(BELOW))
    assert beside in parts(hasil.data)[BODY].decode()
    assert prints(hasil.data, REALISASI) == {"50"}


def test_a_bookmark_that_libreoffice_moved_by_a_sign_still_holds_its_figure(document: bytes, new: Rekat) -> None:
    def move(text: str) -> str:
        whole = bookmark(text, CAPAIAN)[0]
        end = re.search(r"<w:bookmarkEnd [^>]*/>", whole)
        assert end
        moved = whole.replace("122,64%<", f"122,64</w:t></w:r>{end[0]}<w:r><w:t>%<")
        return text.replace(whole, moved.removesuffix(end[0]))

    hasil = refreshed(edited(document, move), new(BELOW))
    assert Hal.DIUBAH_TANGAN not in hasil.ringkasan
    assert prints(hasil.data, CAPAIAN) == {"94,34%"}


def test_a_figure_in_a_text_box_follows_in_what_older_programs_show_too(document: bytes, new: Rekat) -> None:
    def box(text: str) -> str:
        whole = bookmark(text, REALISASI)[0]
        inner = f"<w:txbxContent><w:p>{whole}</w:p></w:txbxContent>"
        forms = f'<mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback>'
        return text.replace(whole, f"<w:r><mc:AlternateContent>{forms}</mc:AlternateContent></w:r>")

    hasil = refreshed(edited(document, box), new(BELOW))
    assert ">65<" not in parts(hasil.data)[BODY].decode()


def test_a_figure_in_the_head_of_a_page_follows_too(document: bytes, new: Rekat) -> None:
    whole = bookmark(parts(document)[BODY].decode(), REALISASI)[0]
    without = edited(document, replaced(whole, ""))
    mine = edited(without, replaced("</w:hdr>", f"<w:p>{whole}</w:p></w:hdr>"), HEAD)
    hasil = refreshed(mine, new(BELOW))
    assert whole.replace(">65<", ">50<") in parts(hasil.data)[HEAD].decode()


def test_a_fact_that_the_data_no_longer_hold_stays_and_is_told(document: bytes, new: Rekat) -> None:
    hasil = refreshed(document, new(without(3)))
    told = {one.fakta for one in hasil.catatan if one.hal is Hal.TIDAK_ADA_LAGI}
    assert "IKK-2.capaian" in told
    assert prints(hasil.data, "IKK-2.capaian") == {"104,38%"}


def test_a_figure_whose_bookmark_is_gone_is_told_where_its_value_is_another(document: bytes, new: Rekat) -> None:
    def lose(text: str) -> str:
        for name in re.findall(r'w:name="(lk_IKK_1_selisih_mutlak_\d+)"', text):
            text = text.replace(name, f"x{name}")
        return text

    mine = edited(document, lose)
    told = {one.fakta: one for one in refreshed(mine, new(BELOW)).catatan if one.hal is Hal.BELUM_DITEMPATKAN}
    assert (told["IKK-1.selisih_mutlak"].lama, told["IKK-1.selisih_mutlak"].baru) == ("12", "3")


def test_the_file_carries_the_facts_of_today_and_says_that_it_was_edited(document: bytes, new: Rekat) -> None:
    location = new(BELOW)
    hasil = refreshed(document, location)
    again = refreshed(hasil.data, location)
    assert parts(again.data) == parts(hasil.data)
    assert not is_untouched(hasil.data)
    sha = re.search(rb'sha256="([0-9a-f]{64})"', parts(hasil.data)["customXml/item1.xml"])
    assert sha
    assert sha[1] in parts(hasil.data)["docProps/custom.xml"]


def test_the_file_can_be_refreshed_back(document: bytes, new: Rekat, base: Path) -> None:
    back = refreshed(refreshed(document, new(BELOW | THIRD)).data, base)
    assert prints(back.data, CAPAIAN) == {"122,64%"}
    assert words(back.data) == words(document)


def _with(text: str, old: str, new: str) -> tuple[str, str]:
    """The bookmark of the first figure, and the same with a text replaced."""
    whole = bookmark(text, REALISASI)[0]
    assert old in whole
    return whole, whole.replace(old, new)


def _before(text: str, inserted: str) -> tuple[str, str]:
    whole = bookmark(text, REALISASI)[0]
    return whole, inserted + whole
