"""Which texts of two sides differ, where in them, and which figures went with words."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from report_builder import banding
from report_builder.banding import Isi, Ubahan
from report_builder.banding.isi import CELAH, Alinea
from report_builder.cli.diff import LONGEST
from report_builder.errors import Place
from report_builder.facts import Fact, Ledger

FACTS = tuple(Fact(name, Decimal(65), "desa", Place("a.xlsx", "Indikator", "F2")) for name in ("a", "b"))


def at(teks: str, tempat: str, angka: tuple[tuple[str, str], ...] = ()) -> Alinea:
    return Alinea(teks, tempat, angka, tempat)


def word(*alinea: Alinea) -> Isi:
    """A side whose ledger has two facts."""
    return Isi("word", Ledger({}, (), FACTS), alinea)


def words(lama: Sequence[Alinea], baru: Sequence[Alinea]) -> Sequence[Ubahan]:
    return banding.compare_words(word(*lama), word(*baru)) or ()


def shown(one: Ubahan) -> tuple[str, str]:
    assert one.lama
    assert one.baru
    return banding.potongan(one.lama, one.baru, LONGEST)


LONG = "Perjanjian kinerja Deputi Bidang Pemberdayaan Masyarakat tahun 2021 memuat empat indikator "
FIGURES = (("a", "65"), ("b", "53"))


def test_a_changed_text_is_cut_around_what_differs() -> None:
    texts = (f"{LONG}{word} disajikan dalam tabel di bawah ini" for word in ("sebagaimana", "sebagimana"))
    old, new = (at(text, "1") for text in texts)
    (changed,) = words([old], [new])
    assert shown(changed) == (
        "… 2021 memuat empat indikator [sebagaimana] disajikan dalam tabel di …",
        "… 2021 memuat empat indikator [sebagimana] disajikan dalam tabel di …",
    )


def test_a_text_is_shown_with_its_figures_and_they_are_no_difference() -> None:
    old = at(f"Dari {CELAH} kawasan pulih {CELAH} pada tahun itu", "1", FIGURES)
    new = at(f"Dari {CELAH} kawasan pulih {CELAH} dalam tahun itu", "1", (("a", "66"), ("b", "53")))
    (changed,) = words([old], [new])
    assert shown(changed) == (
        "Dari 65 kawasan pulih 53 [pada] tahun itu",
        "Dari 66 kawasan pulih 53 [dalam] tahun itu",
    )


def test_other_blanks_and_a_figure_retyped_as_it_was_are_no_difference() -> None:
    old = at(f"Pulih {CELAH} kawasan", "1", FIGURES[:1])
    assert words([old], [at("Pulih  65\nkawasan", "1")]) == ()


def test_a_text_that_came_or_went_is_told_as_such_beside_one_that_only_changed() -> None:
    gone, kept, come = (at(text, place) for text, place in (("Alinea pertama.", "1"), (LONG, "2"), ("Baru!", "3")))
    told = words([gone, kept], [at(LONG + "saja", "1"), come])
    assert [(one.lama and one.lama.utuh, one.baru and one.baru.utuh) for one in told] == [
        (gone.utuh, None),
        (LONG, LONG + "saja"),
        (None, come.utuh),
    ]


def test_figures_that_went_with_words_are_lost_unless_they_stand_elsewhere_or_a_number_stands_for_them() -> None:
    both = at(f"Pulih {CELAH} dari {CELAH} kawasan", "1", FIGURES)
    one = at(f"Target {CELAH} kawasan", "2", FIGURES[1:])
    (gone,) = words([both, one], [one])
    assert [fact.id for fact in gone.hilang] == ["a", "b"]
    moved, came = words([one, both], [at(f"Yang pulih adalah sejumlah {CELAH}", "9", FIGURES[:1]), one])
    assert [fact.id for fact in (*moved.hilang, *came.hilang)] == ["b"]
    (retyped,) = words([both], [at(f"Pulih 66 dari {CELAH} kawasan", "1", FIGURES[1:])])
    assert (retyped.hilang, shown(retyped)[1]) == ((), "Pulih [66] dari 53 kawasan")


def test_a_row_that_came_is_one_text() -> None:
    where = "tabel 1, baris 2"
    cells = [at(text, f"{where}, kolom {n}") for n, text in enumerate(("Relawan", "90"))]
    (row,) = words([], cells)
    assert (row.baru and row.baru.utuh, row.tempat) == ("Relawan | 90", where)


@given(st.text("ab 1.", max_size=200), st.text("ab 1.", max_size=200))
def test_what_differs_is_always_seen(old: str, new: str) -> None:
    for changed in words([at(old, "1")], [at(new, "1")]):
        lama, baru = shown(changed)
        assert lama != baru
