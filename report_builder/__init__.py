"""Performance reports of Indonesian government offices, built from their monitoring workbooks.

`build` is the door for programs; it is loaded when first asked for, so that `import report_builder` stays light.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report_builder.pipeline import build

__all__ = ["__version__", "build"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Give `build` from the pipeline on first use; any other name raises AttributeError."""
    if name == "build":
        from report_builder import pipeline

        return pipeline.build
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
