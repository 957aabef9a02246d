"""The page of evidence: the yearly or quarterly laporan kinerja, each figure with where it comes from."""

from __future__ import annotations

from dataclasses import replace

from report_builder.kinds import Iringan
from report_builder.kinds.lakip import LAKIP

BUKTI = replace(
    LAKIP,
    nama="bukti",
    berkas="bukti",
    formats=(),
    diminta=True,
    iringan=(Iringan("bukti.html", LAKIP.template, "bukti", gambar="bukti/bukti.html"),),
)
