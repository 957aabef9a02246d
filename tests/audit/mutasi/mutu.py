"""What an audit must reach, with the anchors of a file and without them."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.audit.mutasi.penilaian import Nilai
from tests.audit.mutasi.penyunting import tanpa_jangkar


@dataclass(frozen=True, slots=True)
class Mutu:
    """How much of what is wrong must be found, how much must have its class, how many others may be called wrong."""

    nama: str
    ubah: Callable[[bytes], bytes]
    ingatan: float
    kelas: float
    alarm: float

    def __str__(self) -> str:
        """Its name, for the name of a test."""
        return self.nama

    def kurang(self, nilai: Nilai) -> list[str]:
        """What falls short, with all that was missed."""
        faults = []
        if nilai.ingatan < self.ingatan:
            faults += [f"found {nilai.ingatan:.2%}, must be {self.ingatan:.0%}", *map(str, nilai.luput)]
        if nilai.kelas_tepat < self.kelas:
            faults += [f"classed {nilai.kelas_tepat:.2%}, must be {self.kelas:.0%}", *map(str, nilai.keliru)]
        if nilai.alarm_palsu > self.alarm:
            told = (f"{each.di}: “{each.teks}” {each.alasan}" for each in nilai.alarm)
            faults += [f"called wrong {nilai.alarm_palsu:.2%}, at most {self.alarm:.0%}", *told]
        return faults


MUTU = (
    Mutu("with anchors", bytes, ingatan=1, kelas=0.98, alarm=0.01),
    Mutu("without anchors", tanpa_jangkar, ingatan=0.98, kelas=0.96, alarm=0.02),
)
