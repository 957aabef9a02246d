"""Lets Typer speak Indonesian: titles of its panels, its usage line, its messages about wrong use."""

from __future__ import annotations

import re
import signal
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

from typer import Abort, Option, TyperException, echo
from typer.core import TyperCommand, TyperGroup

from report_builder.cli.outcome import Outcome, tell_json
from report_builder.errors import ExitCode, error

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand
    from typer._click import Context, HelpFormatter
    from typer.core import TyperOption
else:
    AnyCommand = object

HELP_HINT = "Tambahkan --help untuk bantuan."

PANELS = {
    "ARGUMENTS_PANEL_TITLE": "Argumen",
    "OPTIONS_PANEL_TITLE": "Pilihan",
    "COMMANDS_PANEL_TITLE": "Perintah",
    "DEFAULT_STRING": "[bawaan: {}]",
    "ENVVAR_STRING": "[variabel lingkungan: {}]",
    "REQUIRED_LONG_STRING": "[wajib]",
}

MESSAGES = (
    (r"Missing argument '(.+)'\.", r"Argumen \1 belum diisi."),
    (r"Missing option '(.+)'\.", r"Pilihan \1 belum diisi."),
    (r"Missing command\.", r"Perintah belum disebut."),
    (r"No such command '(.+)'\. Did you mean (.+)\?", r"Perintah \1 tidak ada. Maksud Anda \2?"),
    (r"No such command '(.+)'\.", r"Perintah \1 tidak ada."),
    (r"No such option: (\S+) \(Possible options: (.+)\)", r"Pilihan \1 tidak ada. Maksud Anda \2?"),
    (r"No such option: (\S+)", r"Pilihan \1 tidak ada."),
    (r"Option '(.+)' requires an argument\.", r"Pilihan \1 harus diikuti isinya."),
    (r"Option '(.+)' does not take a value\.", r"Pilihan \1 tidak diikuti isi."),
    (r"Got unexpected extra argument(?:\(s\)|s)? \((.+)\)", r"Argumen ini berlebih: \1."),
    (r"Invalid value for '?(.+?)'?: (.+)", r"Isi \1 tidak sah: \2"),
)


def translate(message: str) -> str:
    """Typer's message about wrong use in Indonesian; one that is not known stays as it is."""
    plain = message.replace("' / '", " / ")
    for pattern, indonesian in MESSAGES:
        if match := re.fullmatch(pattern, plain, re.DOTALL):
            return re.sub(r"'([^']+)'", r"“\1”", match.expand(indonesian))
    return message


def flag(*names: str, text: str, **settings: Any) -> Any:  # noqa: ANN401 - as Typer's own Option
    """An option that is there or not; Typer would name its type, which tells the reader nothing."""
    return Option(*names, metavar="", help=text, **settings)


class _SpeaksIndonesian(AnyCommand):
    """Replaces the English words of a command's help."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path.rstrip(), pieces, prefix="Pemakaian: ")

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        option = super().get_help_option(ctx)
        if option:
            option.metavar, option.help = "", "Menampilkan bantuan ini."
        return option

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        from typer import rich_utils

        for name, text in PANELS.items():
            setattr(rich_utils, name, text)
        super().format_help(ctx, formatter)


class Command(_SpeaksIndonesian, TyperCommand):
    """A command whose help is Indonesian."""


class Group(_SpeaksIndonesian, TyperGroup):
    """Commands under one name, whose help is Indonesian."""


class Program(Group):
    """The whole program, which tells wrong use in Indonesian."""

    def main(self, *args: Any, **settings: Any) -> NoReturn:  # noqa: ANN401 - as Typer's own `main`
        """Run the program and end with its exit code; a polite kill ends it too, after it has cleaned up."""
        signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
        if isinstance(sys.stdout, TextIOWrapper):
            # A path may hold bytes that are no text; what is told of it must not end in a fault of its own.
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            code = super().main(*args, **settings | {"standalone_mode": False})
        except TyperException as failure:
            typed = next(iter(args), settings.get("args"))
            tell = _tell_json if "--json" in (sys.argv[1:] if typed is None else typed) else _tell
            tell(failure)
            sys.exit(ExitCode.USAGE)
        except Abort:
            sys.exit(ExitCode.INTERNAL)
        sys.exit(code or ExitCode.OK)


def _tell(failure: TyperException) -> None:
    context = getattr(failure, "ctx", None)
    usage = [context.get_usage()] if context else []
    echo("\n".join([translate(failure.format_message()), *usage, HELP_HINT]), err=True)


def _tell_json(failure: TyperException) -> None:
    problem = error(translate(failure.format_message()), hint=HELP_HINT)
    tell_json(Outcome((problem,), exit_code=ExitCode.USAGE))
