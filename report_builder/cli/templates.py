"""The templates as users see them: listed, shown, and copied to a folder of their own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from report_builder.cli.indonesian import Command, Group, flag
from report_builder.cli.outcome import Outcome, conclude
from report_builder.errors import ExitCode, Place, ReportError, error

if TYPE_CHECKING:
    from report_builder.templating import Library

app = typer.Typer(
    cls=Group,
    help="Melihat dan menyalin templat.",
    options_metavar="[PILIHAN]",
    subcommand_metavar="PERINTAH …",
)

OWN = Path("templates")

Name = Annotated[str, typer.Argument(metavar="NAMA", help="Nama templat seperti pada daftar.")]
SearchPath = Annotated[
    Path | None,
    typer.Option("--templates", metavar="FOLDER", help="Folder templat yang didahulukan."),
]


def search_path(first: Path | None) -> tuple[Path, ...]:
    """Where templates are looked for before the built-in ones: the folder that was named, then the user's own.

    Raises ReportError (usage) where no such folder is there: a slip of the pen would pass for the built-in templates.
    """
    if first is None:
        return (OWN,)
    if not first.is_dir():
        message = "Ini berkas, bukan folder templat." if first.exists() else "Folder templat ini tidak ada."
        raise ReportError([error(message, Place(str(first)), "Periksa isi --templates.")], ExitCode.USAGE)
    return (first, OWN)


@app.command("list", cls=Command, options_metavar="[PILIHAN]")
def list_names(context: typer.Context, *, templates: SearchPath = None) -> None:
    """Menampilkan nama semua templat, gaya, dan huruf."""
    conclude(context, lambda: Outcome(summary="\n".join(_library(templates).names())))


@app.command(cls=Command, options_metavar="[PILIHAN]")
def show(context: typer.Context, name: Name, *, templates: SearchPath = None) -> None:
    """Menampilkan isi templat yang dipakai."""
    conclude(context, lambda: Outcome(summary=_read_text(_library(templates), name)))


@app.command(cls=Command, options_metavar="[PILIHAN]")
def copy(
    context: typer.Context,
    name: Name,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder templat Anda.")] = OWN,
    *,
    replace: Annotated[bool, flag("--replace", text="Menimpa salinan yang sudah ada.")] = False,
) -> None:
    """Menyalin templat bawaan ke folder Anda untuk diubah; sejak itu salinanlah yang dipakai."""

    def work() -> Outcome:
        from report_builder import delivery
        from report_builder.exporters import Output

        original = _library(None).read(f"builtin:{name}")
        target = folder / name
        if target.exists() and not replace:
            hint = "Ubah berkas itu, atau timpa dengan --replace."
            raise ReportError([error("Salinan templat ini sudah ada.", Place(str(target)), hint)], ExitCode.OUTPUT)
        return Outcome(outputs=delivery.deliver([Output(target.name, original)], target.parent, replace=replace))

    conclude(context, work)


def _library(first: Path | None) -> "Library":
    from report_builder.templating import Library

    return Library.on_path(search_path(first))


def _read_text(library: "Library", name: str) -> str:
    try:
        return library.read(name).decode().rstrip("\n")
    except UnicodeDecodeError as failure:
        problem = error(f"“{name}” bukan teks, jadi tidak dapat ditampilkan.", hint="Salin dengan: templates copy.")
        raise ReportError([problem], ExitCode.USAGE) from failure
