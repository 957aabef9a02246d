"""Comments in the user's own Word file: on exactly the words, with nothing else changed."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from report_builder.audit.dokumen import Bagian, Dokumen, Tempat
from report_builder.audit.keluaran import beri_komentar, is_hasil, perbarui_komentar
from report_builder.audit.keluaran.komentar import TERBANYAK
from report_builder.audit.membaca import baca_docx
from report_builder.audit.penulis import PEMERIKSA_LAMA
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.errors import Place, ReportError
from report_builder.exporters.docx.libreoffice import as_pdf
from tests.audit.word_files import (
    archive,
    bookmark,
    complex_field,
    deleted,
    inserted,
    paragraph,
    row,
    run,
    table,
    word_file,
)
from tests.gates.test_word import validate
from tests.gates.word import faults
from tests.reports import Reports

HERE = Place("naskah.docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def with_types(data: bytes, **parts: str) -> bytes:
    """The file with the content types that a package must have, and further parts."""
    with zipfile.ZipFile(BytesIO(data)) as source:
        entries = {name: source.read(name).decode() for name in source.namelist()}
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return archive({"[Content_Types].xml": types, **entries, **parts})


def word(body: str, **parts: str) -> bytes:
    return with_types(word_file(body, None, **parts))


def at(data: bytes, text: str, kelas: Kelas = Kelas.BERUBAH, *, bagian: Bagian = Bagian.ISI) -> Temuan:
    """A finding about the first words of a file that are these."""
    alinea = next(each for each in read(data).alinea() if text in each.teks and each.tempat.bagian is bagian)
    start = alinea.teks.index(text)
    salah = kelas is Kelas.BERUBAH
    return Temuan(kelas, text, alinea.tempat, "Sebab.", None, "65", salah, start, start + len(text))


def read(data: bytes) -> Dokumen:
    return baca_docx(data, HERE)


def part(data: bytes, name: str = "word/document.xml") -> Any:  # noqa: ANN401 - trees have no type of their own
    with zipfile.ZipFile(BytesIO(data)) as source:
        return etree.fromstring(source.read(name))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def comments(data: bytes) -> dict[str, str]:
    """The text of each comment by what it stands on."""
    held: dict[str, list[str]] = {}
    order: list[str] = []
    for element in part(data).iter():
        if element.tag == f"{W}commentRangeStart":
            held[element.get(f"{W}id")] = []
            order.append(element.get(f"{W}id"))
        elif element.tag == f"{W}commentRangeEnd":
            order.remove(element.get(f"{W}id"))
        elif element.tag in {f"{W}t", f"{{{MATH}}}t"}:
            for number in order:
                held[number].append(element.text or "")
    assert order == []
    root = part(data, "word/comments.xml")
    said = {each.get(f"{W}id"): "".join(each.itertext()) for each in root}
    references = [each.get(f"{W}id") for each in part(data).iter(f"{W}commentReference")]
    assert sorted(references) == sorted(said)
    return {"".join(texts): said[number] for number, texts in held.items()}


def said(data: bytes) -> list[tuple[str, str]]:
    """The text of a file without its comments, by part."""
    return [
        (str(each.tempat.bagian), each.teks)
        for each in read(data).alinea()
        if each.tempat.bagian is not Bagian.KOMENTAR
    ]


def commented(data: bytes, *temuan: Temuan) -> bytes:
    result = beri_komentar(data, HERE, temuan)
    assert said(result) == said(data)
    return result


# --- on exactly the words --------------------------------------------------------------------------------------------

WHOLE = paragraph(run("Sebanyak 56 kawasan dari 53 pulih.", "<w:b/>"))


def test_a_comment_stands_on_the_words_and_says_what_should_be_there() -> None:
    data = word(WHOLE)
    result = commented(data, at(data, "56"))
    assert comments(result) == {"56": "Berubah: “56”. Seharusnya 65. Sebab."}
    (comment,) = part(result, "word/comments.xml")
    assert comment.get(f"{W}author") == "report_builder (pemeriksaan)"


def test_a_comment_at_an_unknown_number_names_it() -> None:
    data = word(WHOLE)
    unknown = replace(at(data, "56"), kelas=Kelas.TAK_DIKENAL, seharusnya="")
    assert comments(commented(data, unknown)) == {"56": "Tak dikenal: “56”. Sebab."}


def test_a_doubtful_claim_says_what_may_be_meant() -> None:
    data = word(WHOLE)
    assert comments(commented(data, at(data, "56", Kelas.KLAIM))) == {"56": "Klaim: “56”. Mungkin maksudnya 65. Sebab."}


def test_the_pieces_of_a_run_look_as_it_did() -> None:
    data = word(WHOLE)
    runs = [each for each in part(commented(data, at(data, "56"))).iter(f"{W}r") if each.find(f"{W}t") is not None]
    assert [each.findtext(f"{W}t") for each in runs] == ["Sebanyak ", "56", " kawasan dari 53 pulih."]
    assert all(each.find(f"{W}rPr/{W}b") is not None for each in runs)


@pytest.mark.parametrize(
    "content",
    [
        run("Sebanyak 5") + deleted("4") + inserted("6") + run(" kawasan"),
        run("Sebanyak ") + bookmark("lk_a_1", run("5") + run("6")) + run(" kawasan"),
        run("Sebanyak ") + complex_field("REF x", "56") + run(" kawasan"),
        "<w:r><w:t>Sebanyak </w:t><w:tab/><w:t>56</w:t><w:br/><w:t> kawasan</w:t></w:r>",
        run("Sebanyak ") + f'<w:hyperlink w:anchor="a">{run("56 kawasan")}</w:hyperlink>',
        run("Se\u00adbanyak 5\u00ad6 ka\u00adwasan"),
        run("Sebanyak ") + f"<w:fldSimple w:instr=' REF x '>{run('56')}</w:fldSimple>",
    ],
    ids=["tracked", "bookmark", "field", "signs", "link", "hidden signs", "simple field"],
)
def test_the_words_are_found_whatever_they_are_made_of(content: str) -> None:
    data = word(paragraph(content))
    (on,) = comments(commented(data, at(data, "56")))
    assert on.replace("\u00ad", "") == "56"


def test_what_cannot_be_cut_is_taken_as_a_whole() -> None:
    formula = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>56/53</m:t></m:r></m:oMath>'
    control = f"<w:sdt><w:sdtContent>{run('122,64%')}</w:sdtContent></w:sdt>"
    data = word(paragraph(run("Yaitu "), formula, run(" atau "), control))
    result = commented(data, at(data, "56"), at(data, "122,64"))
    assert list(comments(result)) == ["56/53", "122,64%"]
    assert [each.getparent().tag for each in part(result).iter(f"{W}commentRangeStart")] == [f"{W}p", f"{W}p"]


def test_findings_may_hold_touch_and_overlap_each_other() -> None:
    data = word(WHOLE)
    texts = ("56 kawasan dari 53", "56", "kawasan dari", " dari 53 pulih", "Sebanyak", "53", ".")
    assert set(comments(commented(data, *(at(data, text) for text in texts)))) == {text.strip() for text in texts}


CUTS = st.lists(st.text("0123456789 abc\u00ad", min_size=1, max_size=6), min_size=1, max_size=6)


@given(CUTS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=6))
def test_any_stretches_of_any_runs_keep_the_text(pieces: list[str], stretches: list[tuple[int, int]]) -> None:
    data = word(paragraph(*map(run, pieces)))
    for alinea in read(data).alinea():
        temuan = [
            Temuan(Kelas.BERUBAH, text, alinea.tempat, salah=True, awal=start, akhir=start + length)
            for start, length in stretches
            if (text := alinea.teks[start : start + length]).strip()
        ]
        if temuan:
            held = {on.replace("\u00ad", "") for on in comments(commented(data, *temuan))}
            assert held == {one.teks.strip() for one in temuan}


# --- where Word has no comments --------------------------------------------------------------------------------------


def test_a_note_is_told_at_the_paragraph_that_refers_to_it() -> None:
    note = f'<w:footnote w:id="1">{paragraph(run("Yaitu 56."))}</w:footnote>'
    body = paragraph(run("pertama")) + paragraph(run("kedua"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    data = word(body, footnotes=note)
    found = at(data, "56", bagian=Bagian.CATATAN_KAKI)
    assert comments(commented(data, found)) == {
        "kedua": "Berubah: “56”. Letaknya: catatan kaki: “Yaitu 56.”. Seharusnya 65. Sebab."
    }


def test_a_header_is_told_at_the_first_paragraph() -> None:
    data = word(paragraph(run("pertama")) + paragraph(run("kedua")), header=paragraph(run("Tahun 56")))
    (on,) = comments(commented(data, at(data, "56", bagian=Bagian.KEPALA)))
    assert on == "pertama"


def test_boxes_and_hidden_text_are_told_at_the_paragraph_that_they_are_in() -> None:
    box = f"<w:r><w:txbxContent>{paragraph(run('56'))}</w:txbxContent></w:r>"
    data = word(paragraph(run("Lihat"), box) + paragraph(run("Ada "), run("57", "<w:vanish/>")))
    result = commented(data, at(data, "56", bagian=Bagian.KOTAK), at(data, "57", bagian=Bagian.TERSEMBUNYI))
    assert list(comments(result)) == ["Lihat56", "Ada 57"]
    inside = [each for box in part(result).iter(f"{W}txbxContent") for each in box.iter(f"{W}commentRangeStart")]
    assert inside == []


def test_what_is_told_of_one_paragraph_shares_a_comment() -> None:
    data = word(WHOLE)
    place = at(data, "56").di
    gone = [Temuan(Kelas.HILANG, "", place, f"Fakta {name}.") for name in ("a", "b")]
    ((on, text),) = comments(commented(data, *gone)).items()
    assert on == "Sebanyak 56 kawasan dari 53 pulih."
    assert text == "Hilang. Fakta a.Hilang. Fakta b."


def test_a_fact_whose_paragraph_is_gone_is_told_at_its_heading() -> None:
    styles = '<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    heading = paragraph(run("Capaian"), properties='<w:pStyle w:val="H"/>')
    data = word(heading + WHOLE, styles=styles)
    result = commented(data, Temuan(Kelas.HILANG, "", Tempat(Bagian.ISI, 0, "Capaian"), "Fakta a."))
    assert list(comments(result)) == ["Capaian"]


def test_what_is_right_or_has_no_place_gets_no_comment() -> None:
    data = word(WHOLE)
    silent = [at(data, "53", kelas) for kelas in (Kelas.COCOK, Kelas.BUKAN_FAKTA, Kelas.TURUNAN, Kelas.DIBULATKAN)]
    gone = Temuan(Kelas.HILANG, "", Tempat(Bagian.ISI, 0, "Bab yang terhapus"), "Fakta a.")
    assert parts(commented(data, *silent, gone)) == parts(data)


def test_a_misspelled_word_gets_its_own_with_what_to_write() -> None:
    data = word(WHOLE)
    assert comments(commented(data, at(data, "pulih", Kelas.EJAAN))) == {"pulih": "Ejaan: “pulih”. Tulis: 65. Sebab."}


def test_a_file_is_not_buried_under_comments() -> None:
    data = word(WHOLE)
    gone = [replace(at(data, "56"), alasan=f"Sebab {number}.") for number in range(TERBANYAK + 5)]
    root = part(beri_komentar(data, HERE, gone), "word/comments.xml")
    assert len(root) == TERBANYAK + 1
    assert "".join(root[-1].itertext()) == "Masih ada 5 temuan lain tanpa komentar; lihat halaman hasilnya."


# --- what else is in the file ----------------------------------------------------------------------------------------


def test_parts_that_need_no_comment_stay_byte_for_byte() -> None:
    data = word(table(row("56", "53")), header=paragraph(run("Tahun 2021")))
    before, after = parts(data), parts(commented(data, at(data, "56")))
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"[Content_Types].xml", "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"}


def test_comments_that_are_there_stay_and_numbers_are_not_used_twice() -> None:
    own = f'<w:comment w:id="7" w:author="Ani">{paragraph(run("Sudah benar?"))}</w:comment>'
    marks = '<w:commentRangeStart w:id="7"/>' + run("53") + '<w:commentRangeEnd w:id="7"/>'
    reference = '<w:r><w:commentReference w:id="7"/></w:r>'
    data = word(paragraph(run("Sebanyak 56 dari "), marks, reference), comments=own)
    result = commented(data, at(data, "56"))
    assert comments(result) == {"56": "Berubah: “56”. Seharusnya 65. Sebab.", "53": "Sudah benar?"}
    assert [each.get(f"{W}id") for each in part(result, "word/comments.xml")] == ["7", "8"]


def test_a_second_audit_takes_its_earlier_comments_back_and_leaves_all_others() -> None:
    own = f'<w:comment w:id="7" w:author="report_builder" w:initials="RB">{paragraph(run("Isikan."))}</w:comment>'
    marks = '<w:commentRangeStart w:id="7"/>' + run("53") + '<w:commentRangeEnd w:id="7"/>'
    reference = '<w:r><w:commentReference w:id="7"/></w:r>'
    data = word(paragraph(run("Sebanyak 56 dari "), marks, reference), comments=own)
    first = perbarui_komentar(data, HERE, [at(data, "56"), at(data, "Sebanyak", Kelas.EJAAN)])
    assert comments(first).keys() == {"56", "Sebanyak", "53"}
    second = perbarui_komentar(first, HERE, [at(first, "56")])
    assert comments(second) == {"56": "Berubah: “56”. Seharusnya 65. Sebab.", "53": "Isikan."}
    assert comments(perbarui_komentar(second, HERE, [])) == {"53": "Isikan."}
    assert said(second) == said(data)


def test_comments_that_an_audit_has_signed_as_the_program_itself_make_way_too() -> None:
    data = word(WHOLE)
    first = beri_komentar(data, HERE, [at(data, "56")], PEMERIKSA_LAMA)
    (comment,) = part(first, "word/comments.xml")
    assert comment.get(f"{W}author") == "report_builder"
    assert comments(perbarui_komentar(first, HERE, [at(first, "53")])).keys() == {"53"}


def test_a_comment_that_somebody_has_answered_stays() -> None:
    data = word(WHOLE)
    first = parts(perbarui_komentar(data, HERE, [at(data, "56"), at(data, "53")]))
    named = first["word/comments.xml"].decode()
    for name in ("0A", "0B"):
        named = named.replace("<w:p>", f'<w:p w:paraId="{name}">', 1)
    entries = '<w:commentEx w:paraId="0A"/><w:commentEx w:paraId="0B"/><w:commentEx w:paraId="0C" w:paraIdParent="0A"/>'
    space = f'xmlns:w="{W[1:-1]}"'
    relation = '<Relationship Id="x" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended"'
    links = first["word/_rels/document.xml.rels"].decode()
    answered = archive(
        {
            **{name: content.decode() for name, content in first.items()},
            "word/comments.xml": named,
            "word/commentsExtended.xml": f"<w:commentsEx {space}>{entries}</w:commentsEx>",
            "word/_rels/document.xml.rels": links.replace(
                "</Relationships>", f'{relation} Target="commentsExtended.xml"/></Relationships>'
            ),
        }
    )
    left = perbarui_komentar(answered, HERE, [])
    assert list(comments(left)) == ["56"]
    told = [each.get(f"{W}paraId") for each in part(left, "word/commentsExtended.xml")]
    assert told == ["0A", "0C"]


def test_the_date_is_that_of_the_file() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dcterms="urn:dc"><dcterms:modified>2025-02-14T08:00:00Z'
        "</dcterms:modified></cp:coreProperties>"
    )
    kind = "http://schemas.openxmlformats.org"
    links = "".join(
        f'<Relationship Id="r{number}" Type="{address}" Target="{target}"/>'
        for number, (address, target) in enumerate(
            (
                (f"{kind}/officeDocument/2006/relationships/officeDocument", "word/document.xml"),
                (f"{kind}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            )
        )
    )
    relations = f'<Relationships xmlns="{kind}/package/2006/relationships">{links}</Relationships>'
    data = with_types(word_file(WHOLE), **{"_rels/.rels": relations, "docProps/core.xml": core})
    (comment,) = part(commented(data, at(data, "56")), "word/comments.xml")
    assert comment.get(f"{W}date") == "2025-02-14T08:00:00Z"
    undated = word(WHOLE)
    (comment,) = part(commented(undated, at(undated, "56")), "word/comments.xml")
    assert comment.get(f"{W}date") is None


def test_the_same_file_gives_the_same_bytes() -> None:
    data = word(WHOLE)
    assert commented(data, at(data, "56")) == commented(data, at(data, "56"))


@pytest.mark.parametrize(
    "data", [b"", b"PK", archive({"a": "b"}), word_file(WHOLE)], ids=["nothing", "cut", "no", "no types"]
)
def test_what_is_no_sound_word_file_is_refused(data: bytes) -> None:
    place = Tempat(Bagian.ISI, 1)
    with pytest.raises(ReportError, match="bukan dokumen Word yang utuh"):
        beri_komentar(data, HERE, [Temuan(Kelas.BERUBAH, "56", place, salah=True, awal=9, akhir=11)])


@pytest.mark.parametrize("data", [b"", b"PK", archive({"a": "b"}), word(WHOLE)], ids=["nothing", "cut", "no", "other"])
def test_what_is_no_commented_copy_is_none_of_an_earlier_audit(data: bytes) -> None:
    assert not is_hasil(data, ".docx", "naskah.docx")


def test_a_commented_copy_is_known_again_by_the_name_of_its_document_however_often_it_is_made() -> None:
    data = word(WHOLE)
    copy = perbarui_komentar(data, HERE, [at(data, "56")])
    again = perbarui_komentar(copy, HERE, [])
    for each in (copy, again):
        assert is_hasil(each, ".docx", "naskah.docx")
        assert not is_hasil(each, ".docx", "lain.docx")
        assert not is_hasil(each, ".html", "naskah.docx")
    assert parts(again)["word/document.xml"].count(b"hasil pemeriksaan") == 1


# --- whole reports ---------------------------------------------------------------------------------------------------


def everywhere(dokumen: Dokumen, step: int) -> Iterator[Temuan]:
    """A finding at the first word of every so many paragraphs, of all parts."""
    for alinea in list(dokumen.alinea())[::step]:
        word = alinea.teks.split()[0]
        start = alinea.teks.index(word)
        yield Temuan(Kelas.BERUBAH, word, alinea.tempat, "Sebab.", None, "65", True, start, start + len(word))


@pytest.mark.slow
def test_a_report_with_comments_all_over_is_sound_and_opens(reports: Reports, tmp_path: Path) -> None:
    data = reports("contoh-lengkap").docx.read_bytes()
    result = perbarui_komentar(data, HERE, everywhere(read(data), 40))
    assert said(result) == said(data)
    (tmp_path / "berkomentar.docx").write_bytes(result)
    assert faults(result) == []
    assert validate(tmp_path / "berkomentar.docx") == []
    assert as_pdf(result).startswith(b"%PDF")
