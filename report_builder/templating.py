"""Templates found along a search path, rendered in Jinja's sandbox with Indonesian filters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.filters import do_trim
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from report_builder import charts, language
from report_builder.dataset import Cell
from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.facts import Fact, Ledger
from report_builder.given import joining, keeping, unmark

BUILTIN_PREFIX = "builtin:"
GAYA = "gaya/token.css"
_TOKEN = re.compile(r"--(?P<nama>[a-z0-9-]+)\s*:\s*(?P<isi>[^;}]*)")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JINJA = (
    (re.compile(r"'(.+)' is undefined"), r"nama “\1” tidak dikenal"),
    (re.compile(r"'(?:.*\.)?(.+?)(?: object)?' has no attribute '(.+)'"), r"nama “\2” tidak dikenal pada \1"),
)


def builtin_root() -> Path:
    """The templates that come with the program: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"


@dataclass(frozen=True)
class Library:
    """Templates, styles, fonts and pictures by name (``lakip/laporan.html``), the first root that has one wins.

    ``builtin:lakip/laporan.html`` is always the program's own, so that a template can extend what it replaces.
    """

    roots: tuple[Path, ...]

    @classmethod
    def on_path(cls, roots: Sequence[Path]) -> Library:
        """The library with these roots first, in order, and the built-in templates last."""
        return cls((*(root for root in roots if root.is_dir()), builtin_root()))

    def find(self, name: str) -> Path:
        """The file of this name; raises ReportError (template) where no root has it."""
        roots = self.roots[-1:] if name.startswith(BUILTIN_PREFIX) else self.roots
        relative = name.removeprefix(BUILTIN_PREFIX)
        for root in roots:
            path = (root / relative).resolve()
            if path.is_relative_to(root.resolve()) and path.is_file():
                return path
        problem = error(
            f"Templat “{relative}” tidak ada.",
            Place(", ".join(str(root) for root in roots)),
            "Periksa namanya dengan: report-builder templates list.",
        )
        raise ReportError([problem], ExitCode.TEMPLATE)

    def read(self, name: str) -> bytes:
        """The bytes of the file of this name."""
        return self.find(name).read_bytes()

    def names(self) -> tuple[str, ...]:
        """Every name that can be found, sorted."""
        found = {path.relative_to(root).as_posix() for root in self.roots for path in _files(root)}
        return tuple(sorted(found))

    def resources(self, prefixes: Sequence[str]) -> dict[str, bytes]:
        """All files whose name begins with one of the prefixes, by name."""
        return {name: self.read(name) for name in self.names() if name.startswith(tuple(prefixes))}

    @cached_property
    def gaya(self) -> Mapping[str, str]:
        """The design tokens, such as ``aksen`` -> ``#12406b``, from the style sheet that also gives them to CSS.

        Raises ReportError (template) where a token of the built-in sheet is lacking or is no colour of this form.
        """
        needed, found = _tokens(self.read(BUILTIN_PREFIX + GAYA)), _tokens(self.read(GAYA))
        problems = [problem for nama in needed for problem in _token_problems(nama, found.get(nama))]
        if problems:
            raise ReportError(problems, ExitCode.TEMPLATE)
        return {nama: token["isi"].strip() for nama, token in found.items()}

    @cached_property
    def environment(self) -> Environment:
        """Jinja's sandbox over this library: autoescape on, unknown names are errors, templates change no value."""
        environment = ImmutableSandboxedEnvironment(
            loader=_LibraryLoader(self),
            bytecode_cache=_COMPILED,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(FILTERS)
        environment.globals.update(pilih=language.choose, grafik_svg=self.draw)
        return environment

    def render(self, name: str, context: Mapping[str, Any], ledger: Ledger) -> str:
        """The markup that a template gives; raises ReportError (template) with its file and line.

        The template sees the context, the ledger as ``ledger``, and the ways to print its facts: ``f`` (the figure),
        ``fs`` (with its unit), ``fb`` (a count as prose has it), ``fr`` (rupiah in short), ``ada`` (whether a fact is
        known).
        """
        return self._run(name, {**context, **Printer(ledger).names})

    def draw(self, chart: charts.Chart, alt: str) -> Markup:
        """A chart as SVG, drawn by ``grafik/grafik.svg``."""
        svg = self.fill("grafik/grafik.svg", {"g": charts.layout(chart), "alt": alt})
        return Markup(svg)  # noqa: S704 - rendered with autoescape

    def fill(self, name: str, context: Mapping[str, Any]) -> str:
        """What a template without facts gives, a drawing or a page; it sees the context and the tokens as ``gaya``.

        Raises ReportError (template) with its file and line.
        """
        return self._run(name, {**context, "gaya": self.gaya})

    def _run(self, name: str, context: Mapping[str, Any]) -> str:
        try:
            return self.environment.get_template(name).render(context)
        except TemplateSyntaxError as failure:
            raise _template_error(failure.message or "", failure.name or name, failure.lineno) from failure
        except TemplateNotFound as failure:
            raise _template_error(f"templat “{failure.name}” tidak ada", name, 0) from failure
        except RUN_ERRORS as failure:
            raise _template_error(_say(failure), *self._place(failure, name)) from failure

    def _place(self, failure: BaseException, name: str) -> tuple[str, int | None]:
        """The innermost template and line that failed: Jinja rewrites the traceback so that its frames name them."""
        found: tuple[str, int | None] = (name, None)
        trace = failure.__traceback__
        while trace is not None:
            path = Path(trace.tb_frame.f_code.co_filename)
            for root in self.roots:
                if path.is_relative_to(root.resolve()):
                    found = (path.relative_to(root.resolve()).as_posix(), trace.tb_lineno)
            trace = trace.tb_next
        return found


RUN_ERRORS = (TemplateError, LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError)
"""What a template can raise while it runs: anything of Jinja's, and what its expressions do to the values."""


def _element(fact: Fact, text: str) -> Markup:
    # Never an exponent: 0.0000006, not 6E-7.
    value = f"{fact.nilai:f}" if isinstance(fact.nilai, Decimal) else (fact.nilai or "")
    element = Markup('<data class="fakta" value="{}" data-fakta="{}">{}</data>')
    return element.format(value, fact.id, text)


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints the facts of a ledger, each as a ``data`` element that carries its id and unrounded value."""

    ledger: Ledger

    @property
    def names(self) -> Mapping[str, Any]:
        """What a template sees of the ledger."""
        printing = {"f": self.figure, "fs": self.with_unit, "fb": self.in_words, "fr": self.in_short}
        return {"ledger": self.ledger, **printing, "ada": self.knows}

    def knows(self, *fact_ids: str) -> bool:
        """Whether the ledger holds a value for every one of these facts."""
        return all(fact_id in self.ledger and self.ledger[fact_id].nilai is not None for fact_id in fact_ids)

    def figure(self, fact_id: str) -> str:
        """The figure as printed: ``122,64%``, ``65``, ``Rp1.250.000``."""
        fact = self.ledger[fact_id]
        return _element(fact, fact.tampil)

    def with_unit(self, fact_id: str) -> str:
        """The figure with its unit behind it, where the unit is not part of it or understood: ``65 kawasan``."""
        fact = self.ledger[fact_id]
        return _element(fact, fact.tampil) + _spoken_unit(fact)

    def in_short(self, fact_id: str) -> str:
        """A sum in rupiah as a headline has it: ``Rp1,25 miliar``."""
        fact = self.ledger[fact_id]
        return _element(fact, language.format_rupiah_short(fact.angka))

    def in_words(self, fact_id: str, *, awal: bool = False) -> str:
        """A count as running text has it: one word where one word says it, else figures; ``awal`` begins a sentence."""
        fact = self.ledger[fact_id]
        words = language.format_count(int(fact.angka))
        return _element(fact, language.sentence_case(words) if awal else words)


UNSPOKEN_UNITS = frozenset({"", "%", "rp", "indeks", "nilai", "skor", "predikat", "opini", "tahun kalender"})
"""Units that are printed with the figure or understood from the indicator's name (EYD V does not repeat them)."""


def _spoken_unit(fact: Fact) -> str:
    if isinstance(fact.nilai, str) and not fact.nilai[:1].isdecimal():  # a predikat has no unit, a range has one
        return ""
    return "" if fact.satuan.casefold() in UNSPOKEN_UNITS else f" {fact.satuan}"


class _LibraryLoader(BaseLoader):
    """Lets Jinja read templates from a Library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        try:
            path = self._library.find(template)
        except ReportError as failure:
            raise TemplateNotFound(template) from failure
        return unmark(path.read_text(encoding="utf-8")), str(path), lambda: True


class _Compiled(BytecodeCache):
    """What the templates of this process were compiled to; each is found by its name and file, for the same text only.

    A document makes its environment anew, and compiling its templates takes longer than running them.
    """

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._code[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


def _tokens(css: bytes) -> Mapping[str, re.Match[str]]:
    """Where each token is set, comments emptied of all but their lines."""
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), css.decode(errors="replace"))
    return {token["nama"]: token for token in _TOKEN.finditer(text)}


def _token_problems(nama: str, token: re.Match[str] | None) -> Iterator[Problem]:
    if token is None:
        hint = f"Lihat nilainya dengan: report-builder templates show {BUILTIN_PREFIX}{GAYA}."
        yield error(f"Warna “{nama}” tidak ada dalam {GAYA}.", Place(GAYA), hint)
    elif not _COLOUR.fullmatch(token["isi"].strip()):
        line = token.string.count("\n", 0, token.start()) + 1
        message = f"“{token['isi'].strip()}” bukan warna; tulis seperti #12406b."
        yield error(message, Place(GAYA, "", f"baris {line}"))


def _files(root: Path) -> Iterator[Path]:
    """Templates of a package lie beside what Python writes there whenever it is imported."""
    return (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _template_error(message: str, name: str, line: int | None) -> ReportError:
    place = Place(name, "", f"baris {line}" if line else "")
    return ReportError([error(f"Templat tidak dapat dijalankan: {message.rstrip('.')}.", place)], ExitCode.TEMPLATE)


def _say(failure: Exception) -> str:
    match failure:
        case TemplateError(message=str(message)):
            return next((found.expand(told) for form, told in _JINJA if (found := form.fullmatch(message))), message)
        case RecursionError():
            return "templat memanggil dirinya sendiri tanpa akhir"
        case KeyError():
            return f"fakta atau nama “{failure.args[0]}” tidak ada"
        case _:
            return str(failure)


def _number(nilai: Decimal | int, desimal: int | None = None) -> str:
    return language.format_number(Decimal(nilai), desimal)


def _end_sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    return text if text.endswith((".", "!", "?", ":", ";", "…")) else f"{text}."


def _without_stop(text: str) -> str:
    return text.rstrip(". ")


def _join_clauses(clauses: Sequence[str]) -> str:
    """Clauses that may hold commas of their own: ``a; b; dan c``."""
    *first, last = clauses
    return "; ".join([*first, f"dan {last}"]) if first else last


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in their order, three or more in a row as a range: 1, 2, 3, 5 -> "1–3 dan 5"."""
    rows: list[list[int]] = []
    for number in numbers:
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    told = [[f"{row[0]}–{row[-1]}"] if len(row) > 2 else map(str, row) for row in rows]
    return language.join_list([each for row in told for each in row])


def _cell(cell: Cell) -> str:
    """A cell of an appendix as the sheet shows it: grouped thousands only where its number format has them."""
    match cell.value:
        case None:
            return ""
        case bool():
            return "ya" if cell.value else "tidak"
        case Decimal():
            text = language.format_number(cell.value)
            text = text if "," in cell.format.partition(".")[0] else text.replace(".", "")
            return f"{text}%" if "%" in cell.format else text
        case date():
            return language.format_date(cell.value)
        case _:
            return cell.value


FILTERS: Mapping[str, Callable[..., str]] = {
    "angka": _number,
    "persen": language.format_percent,
    "poin_persen": language.format_points,
    "rupiah": language.format_rupiah,
    "rupiah_ringkas": language.format_rupiah_short,
    "tanggal": language.format_date,
    "hari_tanggal": language.format_day_date,
    "tanggal_pers": language.format_press_date,
    "bulan_tahun": language.format_month_year,
    "arah": language.direction,
    "lebih": language.higher_or_lower,
    "bilangan": language.format_count,
    "terbilang": language.spell_number,
    "nip": keeping(language.format_nip),
    "romawi": language.roman,
    "kalimat": keeping(language.sentence_case),
    "kecil_awal": keeping(language.lower_first),
    "judul": keeping(language.title_case),
    "uraikan": keeping(language.write_out),
    "rangkai": joining(language.join_list),
    "rentetan": _ranges,
    "rangkai_panjang": joining(_join_clauses),
    "ikat_akhir": keeping(language.hold_end),
    "titik": keeping(_end_sentence),
    "tanpa_titik": keeping(_without_stop),
    "trim": keeping(do_trim),
    "upper": keeping(str.upper),
    "sel": _cell,
}
