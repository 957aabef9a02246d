"""Texts of the input are known as such in what a template makes of them; their marks change no word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import escape

from report_builder import plugins
from report_builder.errors import Place
from report_builder.given import CLOSE, OPEN, Given, Texts, find_given, keep_true, mark, unmark, unmark_tags
from report_builder.kinds import Bahan
from report_builder.pipeline import Job, examine
from report_builder.pipeline.materials import read_profil
from report_builder.templating import FILTERS, Library

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


class Warna(StrEnum):
    MERAH = "merah"


@dataclass(frozen=True, slots=True)
class Bagian:
    kode: str
    nama: str
    butir: tuple[str, ...] = ()
    warna: Warna = Warna.MERAH
    places: Mapping[str, Place] = field(default_factory=dict)


def render(template: str, **context: object) -> str:
    """Give what a template makes of marked values."""
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    return environment.from_string(template).render({name: mark(value) for name, value in context.items()})


def given_in(markup: str) -> list[str]:
    """Give the texts of the input in rendered markup."""
    text, spans = find_given(markup)
    return [text[start:end] for start, end in spans]


def test_every_text_of_a_value_is_marked_but_codes_places_and_enumerations() -> None:
    bagian = mark(Bagian("IKK-1", "Sukses", ("satu", "dua"), places={"nama": Place("a.xlsx")}))
    assert (bagian.nama, bagian.butir) == ("Sukses", ("satu", "dua"))
    assert [type(each) for each in (bagian.nama, *bagian.butir)] == [Given] * 3
    assert [type(each) for each in (bagian.kode, bagian.warna, bagian.places["nama"].berkas)] == [str, Warna, str]


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("Rapat {{ a }}.", ["Sukses 1"]),
        ("{{ 'Rapat ' ~ a ~ '.' }}", ["Sukses 1"]),
        ("{{ a | kecil_awal }} {{ a | titik }} {{ a | upper }}", ["sukses 1", "Sukses 1.", "SUKSES 1"]),
        ("{{ [a, 'lain'] | rangkai }}", ["Sukses 1"]),
        ("{{ [a, a] | rangkai_panjang }}", ["Sukses 1", "Sukses 1"]),
        ("{{ [a, 'lain'] | join(', ') }}", ["Sukses 1"]),
        ("{{ a | uraikan('1', b) }}", ["Sukses Badan & Biro (1)"]),
        ("{{ ('Oleh ' ~ a) | uraikan('1', b) }}", ["Badan & Biro", "Sukses Badan & Biro (1)"]),
    ],
)
def test_a_text_of_the_input_stays_known_whatever_a_template_does_to_it(template: str, told: list[str]) -> None:
    rendered = render(template, a="Sukses 1", b="Badan & Biro").replace("&amp;", "&")
    assert sorted(given_in(rendered)) == sorted(told)


@given(TEXTS)
def test_a_text_prints_as_it_would_without_its_mark(text: str) -> None:
    plain = unmark(text)
    assert unmark(render("<{{ a }}>", a=text)) == f"<{escape(plain)}>"


@given(TEXTS)
def test_no_text_can_end_its_own_mark(text: str) -> None:
    assert given_in(render("x{{ a }}y", a=f"{text}{CLOSE}z{OPEN}")) == [str(escape(unmark(f"{text}z")))]


def test_only_an_attribute_that_is_read_or_heard_is_text() -> None:
    assert unmark_tags(render('<p id="{{ a }}">{{ a }}</p>', a="b>")) == f'<p id="b&gt;">{OPEN}b&gt;{CLOSE}</p>'
    said = render('<meta name="report.header" content="{{ a }}"/>', a="b")
    assert unmark_tags(said) == said
    assert unmark_tags(render('<img src="{{ a }}" alt="{{ a }}"/>', a="b")) == f'<img src="b" alt="{OPEN}b{CLOSE}"/>'
    assert unmark_tags(render('<meta name="report.paper" content="{{ a }}"/>', a="A4")).isascii()


SIARAN = plugins.kind("siaran-pers")


@pytest.mark.parametrize("sudut", SIARAN.sudut)
@pytest.mark.parametrize("name", ["dayamas-2021", "contoh-lengkap"])
def test_marks_change_no_word_of_a_release(project: Path, name: str, sudut: str) -> None:
    examined = examine(Job(project / "inputs" / f"{name}.xlsx"))
    library = Library.on_path([])
    parts = (examined.laporan, read_profil(library, examined.laporan.identitas.profil))

    def release(laporan_and_profil: tuple[object, object]) -> str:
        bahan = Bahan(laporan_and_profil[0], examined.measured, laporan_and_profil[1], sudut=sudut)  # type: ignore[arg-type]
        context = {**SIARAN.context(bahan), "final": False}
        return library.render(SIARAN.template, context, examined.measured.ledger)

    assert unmark(release(mark(parts))) == release(parts)


def kept_in(template: str, **context: object) -> list[str]:
    """Give what is still told as given in a template once only true texts are."""
    marked = {name: mark(value) for name, value in context.items()}
    return given_in(keep_true(render(template, **context), Texts.of(marked, [("BNNP", "Badan Provinsi")])))


@pytest.mark.parametrize(
    "forged",
    [
        "&#65529;77&#65531;", "&#xFFF9;77&#x0fffb;", "{{ '\\ufff9' }}77{{ '\\ufffb' }}",
        "{{ ('%c' | format(65529)) | safe }}77{{ '\\ufffb' }}", "{{ (a | e)[0] ~ '77' ~ (a | e)[-1] }}",
        "{% set b %}{{ a }}{% endset %}{{ b | replace('Rapat', '99 rapat') }}",
        "{% set b %}{{ a }}{% endset %}{{ b[:1] }}tujuh puluh orang", "{{ a | uraikan('Rapat', '77') }}",
        "{{ a | e | truncate(8, true, '77') }}", "{% set b %}{{ a }}{% endset %}{{ b | replace('2', '77') }}",
        "{% set b %}{{ a }}{% endset %}{{ b | replace(' Kerja', '</p><p>Kerja 77') }}", "\ufff9Rapat 77…\ufffb",
    ],
)  # fmt: skip
def test_only_a_text_of_the_input_stays_between_marks(forged: str) -> None:
    assert kept_in(f"<p>{forged}</p>", a="Rapat Kerja BNNP ke-2") == []


@pytest.mark.parametrize(
    "sound",
    [
        "{{ a }}", "{{ a | upper }}", "{{ a | titik }}", "{{ a | uraikan('BNNP', 'Badan Provinsi') }}",
        "{{ a | e | replace(' ', '\\u00a0') }}", "\ufff9Rapat Kerja…\ufffb",
        "{% set b %}{{ a }}{% endset %}{{ b | replace('Kerja', '<b>Kerja</b>' | safe) }}",
    ],
)  # fmt: skip
def test_a_text_in_other_letters_shortened_or_written_out_stays_given(sound: str) -> None:
    assert len(kept_in(f"<p>{sound}</p>", a="Rapat Kerja BNNP ke-2")) == 1


def test_texts_lie_however_deep() -> None:
    bagian = Bagian("IKK-1", "A & B", ("198001012005011001",))
    assert kept_in("{{ b.x[0].nama }}{{ b.x[0].butir[0] | nip }}", b={"x": (bagian,)}) == [
        "A &amp; B",
        "19800101 200501 1 001",
    ]


def test_no_mark_stays_without_its_other() -> None:
    assert keep_true(f"{CLOSE}a{OPEN}b{OPEN}", Texts.of((), ())) == "ab"
