"""Compares two inputs, ledgers or documents of ours: figures that changed and why, and words that changed."""

from report_builder.banding.angka import Perbedaan, Perubahan, Sebab, compare
from report_builder.banding.isi import Isi
from report_builder.banding.kata import Ubahan, compare_words
from report_builder.banding.membaca import read
from report_builder.banding.ruas import potongan

__all__ = ["Isi", "Perbedaan", "Perubahan", "Sebab", "Ubahan", "compare", "compare_words", "potongan", "read"]
