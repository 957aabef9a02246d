"""An edited document beside the one that the data give: which number stands in whose place."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from report_builder.audit.dokumen import Alinea, Bagian, Baris, Blok, Dokumen, Jangkar, Sel, Tabel, Tempat
from report_builder.audit.sejajar import Sejajar, sejajarkan
from report_builder.audit.sejajar.pasangan import pasangkan

ROWS = [("Desa A", "12", "3"), ("Desa B", "12", "4"), ("Desa C", "7", "3")]


def text(*paragraphs: str) -> Dokumen:
    return Dokumen(tuple(Alinea(each, Tempat(Bagian.ISI, number)) for number, each in enumerate(paragraphs, start=1)))


def anchored(**paragraphs: str) -> Dokumen:
    """A document whose paragraphs each speak of an indikator: the numbers of its text are anchored as its facts."""
    return Dokumen(
        tuple(
            Alinea(said, Tempat(Bagian.ISI, number), jangkar=tuple(_anchors(code, said)))
            for number, (code, said) in enumerate(paragraphs.items(), start=1)
        )
    )


def _anchors(code: str, said: str) -> Iterator[Jangkar]:
    for number, found in enumerate(re.finditer(r"\d+", said)):
        yield Jangkar(f"lk_{code}_{number}", f"{code}.{number}", *found.span())


def table(*rows: tuple[str, ...]) -> Dokumen:
    return Dokumen((_table(rows),))


def _table(rows: tuple[tuple[str, ...], ...]) -> Blok:
    return Tabel(
        Tempat(Bagian.ISI, tabel=1),
        tuple(
            Baris(
                tuple(Sel(column, (Alinea(cell, _place(row, column)),)) for column, cell in enumerate(cells, start=1))
            )
            for row, cells in enumerate(rows, start=1)
        ),
    )


def _place(row: int, column: int) -> Tempat:
    return Tempat(Bagian.ISI, nomor=row * 10 + column, tabel=1, baris=row, kolom=column)


def expected(sejajar: Sejajar) -> list[tuple[str, str]]:
    """Each number beside the one that was to stand there."""
    return [
        (next(angka.teks for angka in sejajar.angka[alinea] if angka.awal == start), harapan.angka.teks)
        for (alinea, start), harapan in sejajar.harapan.items()
    ]


def unchanged(*rows: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each number of rows beside itself."""
    return [(number, number) for _, *numbers in rows for number in numbers]


def missing(sejajar: Sejajar) -> list[str]:
    return [lepas.harapan.angka.teks for lepas in sejajar.lepas]


def test_a_changed_number_stands_beside_the_one_it_replaced() -> None:
    own = text("Realisasi mencapai 66 kawasan dari target 53 kawasan.")
    assert expected(sejajarkan(own, text("Realisasi mencapai 65 kawasan dari target 53 kawasan."))) == [
        ("66", "65"),
        ("53", "53"),
    ]


def test_words_put_in_before_a_number_move_no_other() -> None:
    own = text("Sampai Desember realisasi telah mencapai 65 kawasan dari target tahunan sebesar 53 kawasan.")
    beside = sejajarkan(own, text("Realisasi mencapai 65 kawasan dari target 53 kawasan."))
    assert expected(beside) == [("65", "65"), ("53", "53")]


def test_a_moved_sentence_is_found_where_it_stands_now() -> None:
    own = text("Pagu terserap 95,00%. Realisasi mencapai 65 kawasan.", "Sasaran ini penting.")
    beside = sejajarkan(own, text("Pagu terserap 95,00%.", "Sasaran ini penting. Realisasi mencapai 65 kawasan."))
    assert (expected(beside), missing(beside)) == ([("95,00%", "95,00%"), ("65", "65")], [])


def test_a_sentence_stands_beside_that_of_its_facts_before_one_that_has_its_words() -> None:
    own = anchored(A="Capaian meningkat 4 poin menjadi 97.", B="Capaian menurun 2 poin menjadi 116.")
    data = anchored(A="Capaian menurun 4 poin menjadi 97.", B="Capaian meningkat 2 poin menjadi 116.")
    assert expected(sejajarkan(own, data)) == [("4", "4"), ("97", "97"), ("2", "2"), ("116", "116")]


def test_a_deleted_number_is_missing_from_its_sentence() -> None:
    beside = sejajarkan(
        text("Realisasi mencapai target 53 kawasan."), text("Realisasi mencapai 65 kawasan, target 53 kawasan.")
    )
    assert missing(beside) == ["65"]
    assert beside.lepas[0].alinea == next(iter(beside.angka))


def test_what_people_wrote_themselves_stands_beside_nothing() -> None:
    beside = sejajarkan(text("Rapat dihadiri 40 orang.", "Pagu terserap 95,00%."), text("Pagu terserap 95,00%."))
    assert [one.teks for one in beside.sendiri] == ["Rapat dihadiri 40 orang."]


def test_a_row_taken_out_of_a_table_moves_no_other_row() -> None:
    beside = sejajarkan(table(*ROWS[:1], *ROWS[2:]), table(*ROWS))
    assert expected(beside) == unchanged(*ROWS[:1], *ROWS[2:])
    assert missing(beside) == ["12", "4"]


def test_a_row_put_into_a_table_is_nobodys_but_the_editors() -> None:
    beside = sejajarkan(table(*ROWS[:1], ("Desa X", "9", "9"), *ROWS[1:]), table(*ROWS))
    assert expected(beside) == unchanged(*ROWS)
    assert {one.teks for one in beside.sendiri} == {"Desa X", "9"}


def test_rows_in_another_order_keep_their_numbers() -> None:
    beside = sejajarkan(table(ROWS[2], ROWS[1], ("Desa A", "13", "3")), table(*ROWS))
    assert ("13", "12") in expected(beside)


def test_rows_that_somebody_sorted_anew_keep_their_numbers() -> None:
    rows = [(f"Desa {name}", str(number % 3), str(number)) for number, name in enumerate("ABCDEFGH")]
    shuffled = [rows[place] for place in (5, 2, 7, 0, 6, 1, 4, 3)]
    beside = sejajarkan(table(*shuffled), table(*rows))
    assert sorted(expected(beside)) == sorted(unchanged(*shuffled))
    assert missing(beside) == []


def test_without_a_document_of_the_data_everything_is_the_editors_own() -> None:
    beside = sejajarkan(text("Realisasi 65 kawasan."), None)
    assert (len(beside.sendiri), beside.harapan, beside.lepas) == (1, {}, ())


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_pairs_are_equal_and_do_not_cross(left: list[str], right: list[str]) -> None:
    pairs = pasangkan(left, right, (str,))
    assert all(left[one] == right[other] for one, other in pairs)
    assert [other for _, other in pairs] == sorted({other for _, other in pairs})


@given(st.lists(st.sampled_from("abcd"), max_size=12))
def test_a_sequence_stands_wholly_beside_itself(both: list[str]) -> None:
    assert pasangkan(both, both, (str,)) == [(place, place) for place in range(len(both))]
