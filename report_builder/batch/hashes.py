"""The hash of what all reports of a run are made with, besides their data: templates and options."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from report_builder import plugins
from report_builder.batch.plan import Options
from report_builder.templating import Library

_NOT_IN_REPORTS = frozenset({"batch", "contoh"})
"""Folders of templates that no report is made with: the status page, and the data of ``new --example``."""


def hash_setup(options: Options) -> str:
    """One hash of the options and the user's templates, and one of the built-in templates: ``3f…:a0…``.

    Where the templates lie does not matter, only what they hold and which of them go first.
    """
    library = Library.on_path((*map(Path, options.templates), *plugins.template_roots()))
    *own, builtin = (root.resolve() for root in library.roots)
    said = asdict(options) | {"templates": [_hash_folder(root) for root in own if root != builtin]}
    return f"{_hash([json.dumps(said, sort_keys=True).encode()])}:{_hash_folder(builtin)}"


def own_part(sidik: str) -> str:
    """The hash of the options and of those templates that no new version of the program brings."""
    return sidik.partition(":")[0]


def _hash_folder(root: Path) -> str:
    """Every file, those too that another root hides: a template may still name them as ``builtin:``."""
    names = (PurePosixPath(name) for name in Library((root,)).names())
    files = (name for name in names if name.parts[0] not in _NOT_IN_REPORTS)
    return _hash(part for name in files for part in (str(name).encode(), (root / name).read_bytes()))


def _hash(parts: Iterable[bytes]) -> str:
    """The length of each part belongs to it, so that no two lists of parts look alike."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
