"""What belongs to a person is recognised by the words above a column, by its cells and in the midst of a text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.dataset import Cell, CellKind
from report_builder.errors import Place
from report_builder.forms.personal import HIDDEN, is_personal, redact


def cell(value: str | Decimal) -> Cell:
    return Cell(CellKind.NUMBER if isinstance(value, Decimal) else CellKind.TEXT, value, Place(""))


@pytest.mark.parametrize(
    "value",
    [
        "3201010101900001",
        "3201.0101.0190.0001",
        "3201 0101 0190 0001",
        "320101-410190-0001",
        "32.01.01.410190.0001",
        "0812-3456-7890",
        "0812.3456.7890",
        "0812–3456–7890",
        "3201\u20110101\u20110190\u20110001",
        "(0812) 3456 7890",
        "+6281234567890",
        "+62 (812) 3456-7890",
        "62-812-3456-7890",
        "budi.s@contoh.go.id",
        "12.345.678.9-012.345",
    ],
)
def test_numbers_and_addresses_of_persons_are_taken_out_of_a_text_however_they_are_written(value: str) -> None:
    assert redact(f"Hubungi Budi: {value}, sebelum Juni.") == (f"Hubungi Budi: {HIDDEN}, sebelum Juni.", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Rekening BRI 0123-01-012345-50-1",
        "no. rek BNI: 123 456 7890",
        "NPWP 0123456789012345",
        "KTP: 9901 0101 0190 0001",
    ],
)
def test_the_number_of_an_account_goes_with_the_word_before_it(text: str) -> None:
    hidden, count = redact(text)
    assert (hidden.endswith(HIDDEN), count) == (True, 1)


@pytest.mark.parametrize(
    "text",
    [
        "kode 5.01.02.2.07.0001",
        "Kode rekening 5.1.02.01.01.0024",
        "5010202001200001",
        "1001010101010001",
        "Perekaman KTP 2024-2025",
        "pagu 1250000000000000",
        "pagu 1250001501000000",
        "Rp 1.250.000.000.000.000,00",
        "1.234.567.890.123.456",
        "NIP 198001012005011001",
        "NIP. 19800101 200501 1 001",
        "19650312 198903 1 002",
        "2021 2022 2023 2024",
        "0.812345678",
        "0,8123456789",
        "62 812 000 000",
        "62800000000",
        "62.812.000.000",
        "Nomor 62 Tahun 2021",
        "kode 6281.2001.123",
    ],
)
def test_amounts_codes_and_the_numbers_of_officials_stay(text: str) -> None:
    assert redact(text) == (text, 0)


@given(st.integers(10**15, 10**16 - 1))
def test_no_amount_written_by_thousands_is_taken_for_a_person(amount: int) -> None:
    text = f"{amount:,}".replace(",", ".")
    assert redact(text) == (text, 0)


@pytest.mark.parametrize(
    "label",
    ["NIK", "NIK/No. KTP", "No_HP", "No. HP Petugas", "Kontak Person", "E-mail", "Alamat Rumah", "Tgl. Lahir", "NPWP"],
)
def test_a_label_alone_tells_of_persons(label: str) -> None:
    assert is_personal(label, [cell("x")])


@pytest.mark.parametrize(
    "label", ["Nama", "Nama Peserta Pelatihan", "Daftar Nama Penerima", "Nama Kader", "Nama Responden", "Peserta"]
)
def test_names_are_those_of_persons_where_the_label_says_so(label: str) -> None:
    assert is_personal(label, [cell("Siti"), cell("Agus")])


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("Peserta", [Decimal(40), Decimal(30)]),
        ("Nama Program", ["Pembinaan"]),
        ("Nama Indikator", ["Indeks"]),
        ("Alamat Situs", ["contoh.go.id"]),
        ("NIP", ["198001012005011001"]),
        ("No. Rekening", ["5.1.02.01.01.0024"]),
        ("Rekening", ["5.1.02.01", "521211"]),
        ("Rekening", ["Belanja barang"]),
        ("Sisa", [Decimal(1250000000000000)]),
        ("Kode", ["5.01.02.2.07.0001"]),
    ],
)
def test_counts_programs_budget_codes_and_amounts_are_no_data_of_persons(
    label: str, cells: list[str | Decimal]
) -> None:
    assert not is_personal(label, [cell(value) for value in cells])


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("", [Decimal(3201010101900001), Decimal("3.201010101900002E+15")]),
        ("ID", ["'3201010101900001", "3201 0101 0190 0002"]),
        ("Lain-lain", ["0812-3456-7890", "+62 812 3456 7891", "-"]),
        ("Rekening", ["1234567890", "BRI 0123-01-012345-50-1"]),
    ],
)
def test_cells_tell_of_persons_where_the_label_does_not(label: str, cells: list[str | Decimal]) -> None:
    assert is_personal(label, [cell(value) for value in cells])


def test_the_word_before_a_number_of_a_person_stays() -> None:
    assert redact("Budi, NIK 3201014403850001, hadir") == (f"Budi, NIK {HIDDEN}, hadir", 1)
