"""What releases of offices get wrong is found; the releases that the program writes are sound."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from report_builder import plugins
from report_builder.errors import ExitCode, ReportError
from report_builder.pipeline import Job, compose, examine, write_fakta
from report_builder.templating import builtin_root

Faults: TypeAlias = Callable[..., list[str]]

# As an office wrote of this data; the sentences are ours.
MISTAKES = (
    ("Tahun 2021 ada 4 poin sasaran.", "“4 poin sasaran” tidak cocok dengan data, yang memuat 3 sasaran"),
    ("Targetnya 53 dan terealisasi 65 atau kenaikan 122,64%.", "Capaian bukan “kenaikan”"),
    ("Targetnya 4 dan terealisasi 6 atau Kenaikan 150%.", "Capaian bukan “Kenaikan”"),
    ("Terealisasi 65 atau kenaikan122,64%.", "Capaian bukan “kenaikan”"),
    ("Terealisasi 65 atau kenaikan122,64%.", "Penulisan “kenaikan122,64” salah"),
    ("Nilainya 3,34 atau sekitar kenaikan 106%.", "“sekitar” berdiri di depan angka yang pasti"),
    ("Nilainya 3,34 atau sekitar kenaikan 106%.", "Angka “106%” tidak ada pada data"),
    ("Targetnya 60.00 dan realisasinya nihil.", "Penulisan “60.00” salah"),
    ("Targetnya 60.00 dan realisasinya nihil.", "Angka “60.00” tidak ada pada data"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "mistake"), MISTAKES)
def test_the_mistakes_of_a_real_release_are_found(faults: Faults, sentence: str, mistake: str) -> None:
    assert mistake in [text.split(":")[0] for text in faults(sentence)]


@pytest.mark.parametrize("sudut", plugins.kind("siaran-pers").sudut)
@pytest.mark.parametrize("name", ["dayamas-2021", "contoh-lengkap"])
def test_the_program_s_own_release_is_sound(project: Path, name: str, sudut: str) -> None:
    location = project / "inputs" / f"{name}.xlsx"
    examined = examine(location)
    job = Job(location, kind="siaran-pers", sudut=sudut)
    fakta = write_fakta(examined.measured.ledger)
    assert compose(job, examined, fakta, plugins.kind("siaran-pers")).sections


def test_a_template_that_goes_beyond_the_data_stops_the_release(project: Path, tmp_path: Path) -> None:
    own = tmp_path / "siaran-pers" / "bagian" / "langkah.html"
    own.parent.mkdir(parents=True)
    kept = (builtin_root() / "siaran-pers" / "bagian" / "langkah.html").read_text(encoding="utf-8")
    own.write_text(f"{kept}<p>Hasil terbaik diraih 70 kawasan.</p>", encoding="utf-8")
    location = project / "inputs" / "dayamas-2021.xlsx"
    examined = examine(location)
    job = Job(location, kind="siaran-pers", templates=(tmp_path,))
    with pytest.raises(ReportError) as failure:
        compose(job, examined, write_fakta(examined.measured.ledger), plugins.kind("siaran-pers"))
    assert failure.value.exit_code is ExitCode.TEMPLATE
    assert [problem.message for problem in failure.value.problems] == [
        "Angka “70” tidak ada pada data: “Hasil terbaik diraih 70 kawasan”.",
        "“terbaik” menilai tanpa fakta: “Hasil terbaik diraih 70 kawasan”.",
    ]
