"""Our own Indonesian wording is spelled right, whatever file it stands in; the words of the data are the office's."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.spelling.speller import Wording, faults, house_words, unused, words
from tests.spelling.wording import READERS, wording

HOUSE = "tests/cases/kata.txt"


@pytest.fixture(scope="module")
def ours(project: Path) -> Wording:
    return tuple(wording(project))


@pytest.fixture(scope="module")
def house(project: Path) -> frozenset[str]:
    return house_words(project / HOUSE)


def written(root: Path, files: Mapping[str, str]) -> Wording:
    for name, source in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return tuple(wording(root))


def said(root: Path, name: str, source: str) -> list[tuple[int, str]]:
    """Give the words of a file that are sure to be spelled, with their lines."""
    passages = (passage for _, passage in written(root, {name: source}))
    return [(passage.line, word) for passage in passages if not passage.literal for word in words(passage.text)]


def test_our_wording_is_spelled_right(ours: Wording, house: frozenset[str]) -> None:
    assert "\n".join(faults(ours, house)) == ""


def test_every_house_word_is_used(ours: Wording, house: frozenset[str]) -> None:
    assert unused(ours, house) == []


def test_the_house_list_is_sorted_in_each_group_and_has_no_word_twice(project: Path) -> None:
    groups = (project / HOUSE).read_text(encoding="utf-8").split("\n\n")
    listed = [[line for line in group.splitlines() if not line.startswith("#")] for group in groups]
    assert listed == [sorted(set(group), key=str.lower) for group in listed]
    assert len(house_words(project / HOUSE)) == sum(map(len, listed))


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in READERS])
def test_each_kind_of_file_has_much_to_spell(project: Path, ours: Wording, pattern: str) -> None:
    files = {path.relative_to(project).as_posix() for path in project.glob(pattern)}
    assert sum(len(list(words(passage.text))) for name, passage in ours if name in files) > 50


@pytest.mark.parametrize(
    ("name", "source", "place"),
    [
        ("templates/lakip/x.html", "<p>\nAda resiko <b>ini</b>.</p>", ":2"),
        ("templates/lakip/x.html", "{# x #}\n{%- if x -%}\n\n<p>{{ x }} resiko</p>{% endif %}", ":4"),
        ("templates/lakip/x.html", "{% set x = 1 %}\n<td\n{% if x %}class='y'{% endif %}>\n<i>resiko</i></td>", ":4"),
        ("templates/lakip/x.html", "<img\nalt='Gambar resiko'/>", ":1"),
        ("templates/lakip/x.html", "\n{{ perlu('isi resiko unit') }}", ":2"),
        ("templates/contoh/x.csv", 'kunci;isi\ntugas;"baris satu\nbaris dua"\nvisi;kecil resiko\n', ":4"),
        ("report_builder/x.py", "\nraise ReportError([error('Ada resiko.')])", ":2"),
        ("report_builder/x.py", "message = (\n    f'Sel {x} berisi '\n    f'resiko {y}.'\n)", ":2"),
        ("report_builder/x.py", "@app.command()\ndef x():\n    '''Memeriksa resiko.'''", ":3"),
        ("report_builder/x.py", "x = {'a': 'Ada resiko.'}", ":1"),
        ("report_builder/x.schema.json", '{\n"description": "Angka resiko laporan."}', ":2"),
        ("README.md", "# x\n\n## Untuk staf evaluasi\n\n1. Isi resiko.\n\n## Develop\n", ":5"),
    ],
)
def test_a_misspelled_word_is_found_where_it_stands(tmp_path: Path, name: str, source: str, place: str) -> None:
    fault, *others = faults(written(tmp_path, {name: source}), ())
    assert not others
    assert fault.startswith(f"{name}{place}: resiko – ")
    assert "risiko" in fault


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("aktifitas", "aktivitas"),
        ("Analisa", "Analis"),
        ("dibawah", "di bawah"),
        ("ijin", "izin"),
        ("PROSENTASE", "PERSENTASE"),
        ("sistim", "sistem"),
    ],
)
def test_what_offices_often_misspell_is_found_with_a_better_word(tmp_path: Path, wrong: str, right: str) -> None:
    fault, *others = faults(written(tmp_path, {"templates/lakip/x.html": f"<p>{wrong}</p>"}), ())
    assert not others
    assert fault.startswith(f"templates/lakip/x.html:1: {wrong} – ")
    assert right in fault


@pytest.mark.parametrize(
    "source",
    [
        "'''The risk of a misspelled dokstring.'''",
        "def x():\n    '''Tidak dicetak di mana pun: resiko.'''",
        "raise ValueError('no laporan for resiko')",
        "x = {'tidak resiko': 1}",
        "x = re.compile('(?P<resiko>.+) laporan')",
        "x = 'nothing to choose from'",
        "x = 'unit.jumlah_resiko'",
    ],
)
def test_what_nobody_reads_in_the_program_is_not_spelled(tmp_path: Path, source: str) -> None:
    assert faults(written(tmp_path, {"report_builder/x.py": source}), ()) == []


def test_values_tags_comments_and_what_is_typed_are_no_words(tmp_path: Path) -> None:
    template = "{# resiko #}<p class='resiko'>Capaian {{ x.resiko }}nya <a href='#resiko'/>{% set y = resiko %}</p>"
    assert said(tmp_path, "templates/lakip/x.html", template) == [(1, "Capaian")]
    readme = "## Untuk staf evaluasi\nKetik `report-builder resiko` dahulu.\n## Develop\nresiko"
    assert said(tmp_path / "readme", "README.md", readme) == [
        (1, "Untuk"), (1, "staf"), (1, "evaluasi"), (2, "Ketik"), (2, "dahulu"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Program/kegiatan (rata-rata), “kata-katanya”.", ["Program", "kegiatan", "rata-rata", "kata-katanya"]),
        ("LAKIP BNN TW2 PermenPANRB S-1 80–90 d AKUNTABILITAS", ["AKUNTABILITAS"]),
        ("batas_rata {kata} lakip.html .xlsx --json \\1 <p>", []),
        ("Periksa dengan: report-builder templates list. Selesai", ["Periksa", "dengan", "Selesai"]),
    ],
)
def test_words_are_what_can_be_spelled(text: str, spelled: list[str]) -> None:
    assert list(words(text)) == spelled


def test_a_house_word_is_right_until_no_text_has_it(tmp_path: Path) -> None:
    texts = written(tmp_path, {"templates/lakip/x.html": "<p>Akuntabilitas, dengan Excel.</p>"})
    assert faults(texts, {"akuntabilitas", "Excel"}) == []
    assert unused(texts, {"akuntabilitas", "Excel", "nonfisik"}) == ["nonfisik"]


def test_a_name_is_not_right_without_its_capital(tmp_path: Path) -> None:
    texts = written(tmp_path, {"templates/lakip/x.html": "<p>excel</p>"})
    assert [fault.split(" – ")[0] for fault in faults(texts, {"Excel"})] == ["templates/lakip/x.html:1: excel"]
