"""The options that say which report is meant of an input that holds several, and where its files go by default."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

UnitName = Annotated[
    str, typer.Option(metavar="UNIT", help="Unit yang dilaporkan, bila datanya memuat lebih dari satu unit.")
]
Year = Annotated[
    int | None, typer.Option(metavar="TAHUN", help="Tahun laporan dalam basis data; bawaannya yang terakhir.")
]
Period = Annotated[
    str, typer.Option(metavar="PERIODE", help="tahunan, TW1, TW2, TW3, atau TW4; bawaannya menurut lembar Identitas.")
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(metavar="BERKAS", help="Pengaturan dan kueri basis data; bawaannya report.toml di folder ini."),
]


def default_folder(data: str, unit: str = "", year: int | None = None) -> Path:
    """``outputs/`` and the name of the input, in it a folder for a unit and one for a year where these are chosen."""
    from report_builder.batch.folders import folder_name

    chosen = [folder_name(unit)] if unit else []
    return Path("outputs", _name(data), *chosen, *([str(year)] if year else []))


def _name(data: str) -> str:
    if "://" in data:
        return Path(urlsplit(data).path).stem
    path = Path(data).resolve()
    return path.name if path.is_dir() else path.stem
