"""Performance reports of Indonesian government offices, built from their monitoring workbooks.

`build` and `facts_frame` are the doors for programs; each is loaded when first asked for, so that
`import report_builder` stays light.
"""

from typing import TYPE_CHECKING

__all__ = ["__version__", "build", "facts_frame"]

__version__ = "0.1.0"

if TYPE_CHECKING:
    from report_builder.pipeline import build
    from report_builder.sources.frames import facts_frame
else:  # Hidden from type checkers, which would take any name for granted in a module with `__getattr__`.

    def __getattr__(name: str) -> object:
        """Give a door from where it is; raise AttributeError for any other name."""
        if name in _DOORS:
            from pkgutil import resolve_name

            return resolve_name(_DOORS[name])
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    _DOORS = {"build": "report_builder.pipeline:build", "facts_frame": "report_builder.sources.frames:facts_frame"}
