"""A report on its way: made, edited in LibreOffice, audited and refreshed by the commands, as a user does it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from report_builder.cli import app
from report_builder.errors import ExitCode
from tests.refresh.libreoffice import Ketik, Tindakan, disunting, perbaikan

_TODAY = "Dengan data sekarang: “"
_OUTDATED = "Sesuai dengan data lama; "


@dataclass(frozen=True)
class Diperiksa:
    """How an audit ended, and all that it told."""

    kode: int
    temuan: Sequence[dict[str, Any]]

    @property
    def salah(self) -> list[tuple[str, str]]:
        """The class and the text of what is wrong."""
        return [(one["kelas"], one["teks"]) for one in self.temuan if one["salah"]]

    def kelas(self, kelas: str) -> list[str]:
        """The texts of one class."""
        return [one["teks"] for one in self.temuan if one["kelas"] == kelas]


@dataclass(frozen=True)
class Disegarkan:
    """A refreshed file, and what was told of it."""

    berkas: Path
    catatan: dict[str, Any]

    def hal(self, hal: str) -> list[str]:
        """What stood where one kind of thing was done or left."""
        return [note.get("lama", "") for note in self.catatan[hal]]

    @property
    def tempat_berkomentar(self) -> Iterator[str]:
        """The places of comments, and of the paragraphs behind that a comment speaks of too."""
        for note in self.catatan["dikomentari"]:
            part, _, number = note["di"].rpartition(" ")
            more = re.search(r"dan (\d+) alinea sesudahnya", note["alasan"])
            yield from (f"{part} {int(number) + step}" for step in range(1 + int(more[1] if more else 0)))

    @property
    def perbaikan(self) -> Iterator[Ketik]:
        """What makes each sentence and number that got a comment the one that the comment has."""
        for note in self.catatan["dikomentari"]:
            today = note["alasan"].removeprefix(_TODAY).removesuffix("”")
            if note["alasan"].startswith(_OUTDATED):
                yield Ketik(note["lama"], note["lama"], note["baru"])
            single = today.count(". ") <= note["lama"].count(". ")
            if single and note["alasan"].startswith(_TODAY) and "SHA-256" not in note["lama"]:
                yield from perbaikan(note["lama"], today)


@dataclass(frozen=True)
class Perjalanan:
    """The files of one way, all in one folder."""

    folder: Path

    def sunting(self, berkas: Path, *tindakan: Tindakan) -> Path:
        """The file after what was done to it in LibreOffice."""
        return self.simpan(disunting(berkas.read_bytes(), tindakan, self.folder))

    def simpan(self, data: bytes) -> Path:
        path = next(path for number in count(1) if not (path := self.folder / f"naskah-{number}.docx").exists())
        path.write_bytes(data)
        return path

    def audit(self, berkas: Path, data: Path) -> Diperiksa:
        """The audit of a file, which writes a copy with comments beside it."""
        comments = berkas.with_name(f"{berkas.stem}-komentar.docx")
        ended = _run("audit", berkas, "--data", data, "--comments", comments, "--replace")
        form = json.loads(ended.stdout)
        assert ended.exit_code == (ExitCode.AUDIT if any(one["salah"] for one in form["temuan"]) else ExitCode.OK)
        return Diperiksa(ended.exit_code, form["temuan"])

    def segarkan_gagal(self, berkas: Path, data: Path) -> int:
        """How a refresh ended that wrote nothing."""
        target = berkas.with_name(f"{berkas.stem}-segar.docx")
        ended = _run("refresh", berkas, "--data", data, "-o", target)
        assert not target.exists()
        return ended.exit_code

    def segarkan(self, berkas: Path, data: Path, lama: Path | None = None) -> Disegarkan:
        target = berkas.with_name(f"{berkas.stem}-segar.docx")
        named = ("--old-data", lama) if lama else ()
        ended = _run("refresh", berkas, "--data", data, *named, "-o", target, "--replace")
        assert ended.exit_code == ExitCode.OK, ended.stdout
        return Disegarkan(target, json.loads(ended.stdout))


def _run(command: str, *arguments: object) -> Result:
    return CliRunner().invoke(app, [command, *map(str, arguments), "--json"])
