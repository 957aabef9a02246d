"""The hash of all that shapes documents besides the data: templates, styles, fonts, and the options of a plan."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from report_builder import plugins
from report_builder.batch.plan import Options
from report_builder.templating import Library, builtin_root

_SEPARATOR = "."
_NOT_IN_DOCUMENTS = ("batch/", "contoh/", "jadwal/")
"""Templates that no document is made with: the status page, the data of ``new --example``, the units of a schedule."""


def sidik(options: Options) -> str:
    """The hash of the options and of one's own templates, and behind it that of the templates of the program.

    Where templates lie does not matter: two machines with the same files have the same hash.
    """
    chosen = {name: value for name, value in asdict(options).items() if name != "templates"}
    builtin = builtin_root()
    roots = (*map(Path, options.templates), *plugins.template_roots())
    # In a checkout ./templates is the program's own.
    own = _hash([root for root in roots if root.resolve() != builtin.resolve()])
    first = hashlib.sha256(f"{json.dumps(chosen, sort_keys=True)}\0{own}".encode()).hexdigest()
    return f"{first}{_SEPARATOR}{_hash((builtin,))}"


def own_part(sidik: str) -> str:
    """The part that no new version of the program changes."""
    return sidik.partition(_SEPARATOR)[0]


def _hash(roots: Sequence[Path]) -> str:
    """Of the files by their names; the first folder that has one wins."""
    library = Library(tuple(root for root in roots if root.is_dir()))
    digest = hashlib.sha256()
    for name in library.names():
        if name.startswith(_NOT_IN_DOCUMENTS):
            continue
        digest.update(f"{name}\0{hashlib.sha256(library.read(name)).hexdigest()}\0".encode())
    return digest.hexdigest()
