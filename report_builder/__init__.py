"""Performance reports of Indonesian government offices, built from their monitoring workbooks.

`build` is the door for programs; it is loaded when first asked for, so that `import report_builder` stays light.
"""

from typing import TYPE_CHECKING

__all__ = ["__version__", "build"]

__version__ = "0.1.0"

if TYPE_CHECKING:
    from report_builder.pipeline import build
else:  # Hidden from type checkers, which would take any name for granted in a module with `__getattr__`.

    def __getattr__(name: str) -> object:
        """Give `build` from the pipeline; raise AttributeError for any other name."""
        if name == "build":
            from report_builder.pipeline import build

            return build
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
