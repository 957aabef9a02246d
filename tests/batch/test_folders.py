"""Every name of an office is the name of a folder on Linux and Windows, and no two become one."""

import unicodedata
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from report_builder.batch.folders import LONGEST, folder_name, same_folder

FORBIDDEN = set('<>:"/\\|?*') | {chr(code) for code in range(32)}


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("BNNP Aceh", "BNNP Aceh"),
        ("BNNK Kota Sawah Lunto (Lama)", "BNNK Kota Sawah Lunto (Lama)"),
        ("BNNP D.I.Y./Sleman", "BNNP D.I.Y.%2FSleman"),
        ("100%", "100%25"),
        ("CON", "%43ON"),
        ("nul.2021", "%6Eul.2021"),
        ("Console", "Console"),
        ("com¹", "%63om¹"),
        ("BNNK. ", "BNNK%2E%20"),
        (".. ", "%2E%2E%20"),
        (" .tersembunyi", "%20.tersembunyi"),
        ("Bali\u202egnp", "Bali%E2%80%AEgnp"),
        ("byte \udcff", "byte %ED%B3%BF"),
    ],
)
def test_what_no_folder_can_be_called_is_written_out(unit: str, name: str) -> None:
    assert folder_name(unit) == name


@given(st.text(min_size=1))
def test_a_name_can_be_told_from_its_folder(unit: str) -> None:
    name = folder_name(unit)
    assume("~" not in name)
    assert unquote(name) == unicodedata.normalize("NFC", unit)


@given(st.text(min_size=1))
def test_a_folder_can_be_made_on_every_system(unit: str) -> None:
    name = folder_name(unit)
    assert not FORBIDDEN & set(name)
    assert name == name.strip(" ").rstrip(".")
    assert len(name.encode()) <= LONGEST
    assert PureWindowsPath("C:/hasil", name).parent == PureWindowsPath("C:/hasil")
    assert not PureWindowsPath(name).is_reserved()


def test_long_names_stay_apart(tmp_path: Path) -> None:
    long = "Badan Narkotika Nasional Kabupaten Ñ " * 20
    names = {folder_name(f"{long}{number}") for number in range(50)}
    assert len(names) == 50
    for name in names:
        (tmp_path / name).mkdir()


def test_spellings_of_one_name_in_unicode_are_one_folder() -> None:
    assert folder_name("Kota Ambe\u0301") == folder_name("Kota Ambé")


def test_capitals_make_no_other_folder() -> None:
    assert same_folder(folder_name("BNNP ACEH")) == same_folder(folder_name("Bnnp Aceh"))
