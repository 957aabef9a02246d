"""What people get of an audit: rows for a terminal, a page, comments in their own Word file."""

from __future__ import annotations

from report_builder.audit.keluaran.baris import baris, kesimpulan, selebihnya
from report_builder.audit.keluaran.halaman import halaman
from report_builder.audit.keluaran.komentar import beri_komentar, perbarui_komentar
from report_builder.audit.keluaran.sidik import is_hasil

__all__ = ["baris", "beri_komentar", "halaman", "is_hasil", "kesimpulan", "perbarui_komentar", "selebihnya"]
