"""The profile of an office: what a TOML file must hold, and what a release of a year takes from it."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import profil
from report_builder.errors import ExitCode, ReportError
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
        "kantor: Kunci “kantor” belum ada. Tambahkan kunci itu.",
        "dateline: Isinya harus teks dan tidak boleh kosong. Tulis di antara tanda petik ganda.",
        "logo: Kunci “logo” tidak dikenal. Yang dikenal: dateline, kantor, moto, lembaga, akun, tagar.",
        (
            "tagar.2021 butir 1: “Contoh” bukan tagar. "
            "Tulis sebagai teks: tanda # lalu huruf, angka, atau garis bawah tanpa spasi."
        ),
    ]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ('moto = " "', "moto: Isinya harus teks dan tidak boleh kosong."),
        ("lembaga = []", "lembaga: “lembaga” harus tabel."),
        ('lembaga = {"Badan Contoh" = 1}', "lembaga.Badan Contoh: Isinya harus teks dan tidak boleh kosong."),
        ('lembaga = {"" = "BC"}', "lembaga: Nama lengkap tidak boleh kosong."),
        ("akun = []", "akun: “akun” harus tabel menurut tahun."),
        ("akun = {lama = []}", "akun.lama: “lama” bukan tahun."),
        ('akun = {2021 = "@contoh"}', "akun.2021: Isinya harus daftar."),
        ('akun = {2021 = ["@contoh"]}', "akun.2021 butir 1: Akun harus terdiri atas media dan nama."),
        ('akun = {2021 = [{media = "X"}]}', "akun.2021 butir 1: Akun harus terdiri atas media dan nama."),
        (
            'akun = {2021 = [{media = "X", nama = ""}]}',
            "akun.2021 butir 1 nama: Isinya harus teks dan tidak boleh kosong.",
        ),
        ('tagar = ["#Contoh"]', "tagar: “tagar” harus tabel menurut tahun."),
        ('tagar = {2021 = "#Contoh"}', "tagar.2021: Isinya harus daftar."),
        ('tagar = {2021 = ["#Dua Kata"]}', "tagar.2021 butir 1: “#Dua Kata” bukan tagar."),
        ("tagar = {2021 = [7]}", "tagar.2021 butir 1: “7” bukan tagar."),
    ],
)
def test_each_key_has_its_form(lines: str, problem: str) -> None:
    (told,) = refusal(f"{MUST}{lines}")
    assert told.startswith(f"{problem} ")


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
    assert refusal(f'dateline = "X"\nkantor = "HUMAS {pattern}"') == [
        f"{problem} Yang dikenal: {{instansi}}, {{unit_kerja}}, {{singkatan}}, {{kota}}."
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (f"{MUST}moto = \n", "baris 3: Berkas ini tidak sah sebagai TOML (Invalid value)."),
        ("moto = [", "Berkas ini tidak sah sebagai TOML (Invalid value)."),
        (f"moto = {'[' * 5000}", "Berkas ini tidak sah sebagai TOML (kurungnya terlalu dalam)."),
        (MUST.encode("utf-16-le"), "baris 1: "),
        (MUST.encode() + b'moto = "\xe9"', "baris 3: Berkas ini bukan teks UTF-8."),
    ],
    ids=["no value", "no end", "too deep", "UTF-16", "Latin-1"],
)
def test_a_file_that_is_no_toml_is_told_at_its_line(data: bytes | str, problem: str) -> None:
    (told,) = refusal(data)
    assert told.removeprefix(": ").startswith(problem)


@given(st.binary(max_size=200) | st.text(alphabet="akuntgr=[]{}#.\"' \n201", max_size=80).map(str.encode))
def test_whatever_a_file_holds_is_read_or_told(data: bytes) -> None:
    with suppress(ReportError):
        profil.parse(data, NAME)
