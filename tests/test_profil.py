"""The profile of an office: what a TOML file must hold, and what a release of a year takes from it."""

import json
from contextlib import suppress
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import profil
from report_builder.errors import ExitCode, Problem, ReportError
from report_builder.profil import Akun, Lembaga, Profil, Tanda

NAME = "profil/contoh.toml"
SOUND = """
dateline = "CONTOH.GO.ID – {kota}"
kantor = "HUMAS {INSTANSI}"
moto = "Melayani"

[lembaga]
"Badan Contoh Provinsi" = "BCP"
"Badan Contoh" = "BC"

[akun]
2020 = [{ media = "Instagram", nama = "@contoh" }]

[tagar]
2021 = ["#Contoh_2021"]
2019 = ["#Lama", "#Contoh"]
2024 = []
"""
MUST = 'dateline = "X"\nkantor = "Y"\n'
YEARS = st.integers(1000, 2999)


def refusal(data: bytes | str) -> list[str]:
    """Give what is wrong, each without the name of the file."""
    with pytest.raises(ReportError) as failure:
        profil.parse(data.encode() if isinstance(data, str) else data, NAME)
    assert failure.value.exit_code is ExitCode.TEMPLATE
    return [str(problem).removeprefix(NAME).removeprefix(" · ") for problem in failure.value.problems]


@pytest.fixture
def sound() -> Profil:
    return profil.parse(SOUND.encode(), NAME)


# What is read


def test_a_profile_keeps_what_its_file_says_in_its_order(sound: Profil) -> None:
    assert sound == Profil(
        "CONTOH.GO.ID – {kota}",
        "HUMAS {INSTANSI}",
        (Lembaga("Badan Contoh Provinsi", "BCP"), Lembaga("Badan Contoh", "BC")),
        {2020: (Akun("Instagram", "@contoh"),)},
        {2019: ("#Lama", "#Contoh"), 2021: ("#Contoh_2021",), 2024: ()},
        "Melayani",
    )


def test_dateline_and_sign_off_are_enough() -> None:
    assert profil.parse(MUST.encode(), NAME) == Profil("X", "Y")


def test_a_file_may_begin_with_the_mark_of_windows_editors() -> None:
    assert profil.parse(b"\xef\xbb\xbf" + MUST.encode(), NAME) == Profil("X", "Y")


@pytest.mark.parametrize("name", ["bnn", "umum"])
def test_the_shipped_profiles_are_sound(project: Path, name: str) -> None:
    path = project / "templates" / "profil" / f"{name}.toml"
    profil.parse(path.read_bytes(), path.name)


def test_the_narcotics_board_signs_and_tags_as_it_did_in_2021(project: Path) -> None:
    board = profil.parse((project / "templates/profil/bnn.toml").read_bytes(), "bnn.toml")
    assert board.tanda({}) == Tanda("BNN.GO.ID – Jakarta,", "BIRO HUMAS DAN PROTOKOL BNN RI")
    assert board.tagar_of(2021) == ("#WarOnDrugs", "#IndonesiaBersinar")
    assert board.akun_of(2022)[0] == Akun("Instagram", "@infobnn_ri")
    assert [each.singkatan for each in board.lembaga] == ["BNN RI", "BNNP", "BNNK", "P4GN"]


# What a release takes from it


@pytest.mark.parametrize(
    ("tahun", "tagar"),
    [
        (2018, ()),
        (2019, ("#Lama", "#Contoh")),
        (2020, ("#Lama", "#Contoh")),
        (2021, ("#Contoh_2021",)),
        (2023, ("#Contoh_2021",)),
        (2024, ()),
    ],
)
def test_hashtags_hold_from_their_year_to_the_next_one(sound: Profil, tahun: int, tagar: tuple[str, ...]) -> None:
    assert sound.tagar_of(tahun) == tagar


def test_there_are_no_accounts_before_their_first_year(sound: Profil) -> None:
    assert sound.akun_of(2019) == ()
    assert sound.akun_of(2020) == (Akun("Instagram", "@contoh"),)


@given(st.dictionaries(YEARS, st.from_regex(r"[A-Za-z]{1,9}", fullmatch=True)), YEARS)
def test_no_hashtag_is_of_a_later_year_and_none_is_older_than_need_be(tags: dict[int, str], tahun: int) -> None:
    lines = [f'{year} = ["#{tag}"]' for year, tag in tags.items()]
    read = profil.parse("\n".join([MUST, "[tagar]", *lines]).encode(), NAME)
    newest = max((year for year in tags if year <= tahun), default=None)
    assert read.tagar_of(tahun) == (() if newest is None else (f"#{tags[newest]}",))


def test_patterns_are_filled_in_capitals_where_they_say_so(sound: Profil) -> None:
    filled = sound.tanda({"kota": "Bandung", "instansi": "Badan Contoh", "singkatan": ""})
    assert filled == Tanda("CONTOH.GO.ID – Bandung", "HUMAS BADAN CONTOH")


def test_a_pattern_without_its_value_is_empty_and_says_what_it_lacks(sound: Profil) -> None:
    assert sound.tanda({"kota": "", "instansi": "Badan Contoh"}) == Tanda("", "HUMAS BADAN CONTOH", ("kota",))
    assert sound.tanda({}) == Tanda("", "", ("kota", "instansi"))


# What is refused


def test_every_problem_is_told_at_once() -> None:
    assert refusal('dateline = 1\nlogo = "x"\n[tagar]\n2021 = ["Contoh"]') == [
        'kantor: Kunci “kantor” belum ada. Tulis, misalnya: kantor = "HUBUNGAN MASYARAKAT {INSTANSI}".',
        "dateline: Isinya harus teks. Tulis sebaris teks di antara tanda petik ganda.",
        "logo: Kunci “logo” tidak dikenal. Yang dikenal: dateline, kantor, moto, lembaga, akun, tagar.",
        (
            "tagar.2021 butir 1: “Contoh” bukan tagar. "
            "Tulis tanda # lalu huruf, angka, atau garis bawah tanpa spasi; paling sedikit satu huruf."
        ),
    ]


LONG = "x" * 201
AKUN = '{media = "X", nama = "@x"}, '


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ('moto = " "', "moto: Isinya tidak boleh kosong."),
        ("moto = 2021-12-17", "moto: Isinya harus teks."),
        (r'moto = "Satu\nDua"', "moto: Isinya tidak boleh memuat tanda kendali."),
        (r'moto = "Satu\u202edua"', "moto: Isinya tidak boleh memuat tanda kendali."),
        (f'moto = "{LONG}"', "moto: Isinya 201 karakter, paling banyak 200."),
        ("lembaga = []", "lembaga: Isinya harus tabel nama lengkap dan singkatannya."),
        ('lembaga = {"Badan Contoh" = 1}', "lembaga.Badan Contoh: Isinya harus teks."),
        (f'lembaga = {{"Badan Contoh" = "{LONG}"}}', "lembaga.Badan Contoh: Isinya 201 karakter, paling banyak 200."),
        ('lembaga = {"" = "BC"}', "lembaga: Kuncinya tidak boleh kosong."),
        (f'lembaga = {{"{LONG}" = "BC"}}', f"lembaga.{'x' * 40}…: Kuncinya 201 karakter, paling banyak 200."),
        ("akun = []", "akun: Isinya harus tabel menurut tahun."),
        ("akun = {lama = []}", "akun.lama: “lama” bukan tahun."),
        (r'akun = {"2021\n" = []}', "akun.2021: “2021” bukan tahun."),
        ('akun = {2021 = "@contoh"}', "akun.2021: Isinya harus daftar."),
        (f"akun = {{2021 = [{AKUN * 21}]}}", "akun.2021: Daftar ini berisi 21 butir, paling banyak 20."),
        ('akun = {2021 = ["@contoh"]}', "akun.2021 butir 1: Isinya harus akun dengan media dan nama."),
        ('akun = {2021 = [{media = "X"}]}', "akun.2021 butir 1 nama: Kunci “nama” belum ada."),
        (
            'akun = {2021 = [{media = "X", nama = "@x", url = "x.id"}]}',
            "akun.2021 butir 1 url: Kunci “url” tidak dikenal.",
        ),
        ('akun = {2021 = [{media = "X", nama = ""}]}', "akun.2021 butir 1 nama: Isinya tidak boleh kosong."),
        (
            f'akun = {{2021 = [{{media = "X", nama = "@{"x" * 60}"}}]}}',
            "akun.2021 butir 1 nama: Isinya 61 karakter, paling banyak 60.",
        ),
        ('tagar = ["#Contoh"]', "tagar: Isinya harus tabel menurut tahun."),
        ('tagar = {2021 = "#Contoh"}', "tagar.2021: Isinya harus daftar."),
        ('tagar = {2021 = ["#Dua Kata"]}', "tagar.2021 butir 1: “#Dua Kata” bukan tagar."),
        ('tagar = {2021 = ["#2021"]}', "tagar.2021 butir 1: “#2021” bukan tagar."),
        ('tagar = {2021 = ["#Satu", 7]}', "tagar.2021 butir 2: Isinya harus teks."),
        (f'tagar = {{2021 = ["#{"x" * 50}"]}}', "tagar.2021 butir 1: Isinya 51 karakter, paling banyak 50."),
        (r'tagar = {2021 = ["#Contoh\n"]}', "tagar.2021 butir 1: Isinya tidak boleh memuat tanda kendali."),
    ],
)
def test_each_key_has_its_form(lines: str, problem: str) -> None:
    (told,) = refusal(f"{MUST}{lines}")
    assert told.startswith(problem)
    assert told.endswith((".", '"]', "}]"))


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("{negara}", "kantor: Isian “{negara}” tidak dikenal."),
        ("{}", "kantor: Isian “{}” tidak dikenal."),
        ("{Kota}", "kantor: Isian “{Kota}” tidak dikenal."),
        ("{kota", "kantor: Kurung kurawal tidak berpasangan."),
    ],
)
def test_a_pattern_holds_only_keys_of_the_sheet(pattern: str, problem: str) -> None:
    known = ", ".join(f"{{{kunci}}}" for kunci in profil.ISIAN)
    assert refusal(f'dateline = "X"\nkantor = "HUMAS {pattern}"') == [f"{problem} Yang dikenal: {known}."]


def test_every_fault_of_a_pattern_is_told() -> None:
    told = refusal('dateline = "X"\nkantor = "{negara} {benua} }"')
    assert [line.partition(": ")[2].partition(".")[0] for line in told] == [
        "Isian “{negara}” tidak dikenal",
        "Isian “{benua}” tidak dikenal",
        "Kurung kurawal tidak berpasangan",
    ]


def test_a_profile_at_its_limits_is_read() -> None:
    akun = f'{{media = "{"m" * 60}", nama = "{"n" * 60}"}}'
    lines = f"""
    moto = "{"x" * 200}"
    lembaga = {{"{"x" * 200}" = "{"x" * 200}"}}
    akun = {{2021 = [{",".join([akun] * 20)}]}}
    tagar = {{2021 = [{",".join([f'"#{"x" * 49}"'] * 20)}]}}
    """
    read = profil.parse(f"{MUST}{lines}".encode(), NAME)
    assert (len(read.akun_of(2021)), len(read.tagar_of(2021))) == (20, 20)


# Whatever a file holds


@given(st.binary(max_size=200) | st.text(alphabet="akuntgr=[]{}#.\"' \n201", max_size=80).map(str.encode))
def test_whatever_a_file_holds_is_read_or_told(data: bytes) -> None:
    with suppress(ReportError):
        profil.parse(data, NAME)


KEYS = st.sampled_from(["dateline", "kantor", "moto", "lembaga", "akun", "tagar", "2021", "media", "nama"])
TEXTS = st.sampled_from(["X", "#Satu", "{kota}", "{", ""]) | st.text(max_size=9)
LEAVES = (
    TEXTS | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.datetimes() | st.dates() | st.times()
)
VALUES: st.SearchStrategy[object] = st.recursive(
    LEAVES, lambda parts: st.lists(parts, max_size=3) | st.dictionaries(KEYS | TEXTS, parts, max_size=4), max_leaves=9
)


def toml(value: object) -> str:
    """Give a value as TOML has it on one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            return f"{{{', '.join(f'{toml(key)} = {toml(part)}' for key, part in value.items())}}}"
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


@given(st.dictionaries(KEYS | TEXTS, VALUES, max_size=6))
def test_whatever_toml_holds_is_a_profile_or_told_at_its_keys(form: dict[str, object]) -> None:
    lines = "\n".join(f"{toml(key)} = {toml(value)}" for key, value in {"kantor": "X", "dateline": "Y", **form}.items())
    found = problems(lines.encode())
    assert all(problem.hint for problem in found)
    assert "sah sebagai TOML" not in " ".join(problem.message for problem in found)


def problems(data: bytes) -> tuple[Problem, ...]:
    """Give what is wrong at the keys of a file that is TOML; nothing where it is a profile."""
    try:
        profil.parse(data, NAME)
    except ReportError as refused:
        return refused.problems
    return ()
