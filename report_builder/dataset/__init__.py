"""Raw tables, and the reading of numbers, dates and units in them as people type them.

Each ``read_…`` takes a cell that is not empty (`is_empty`) and gives its value, or the problem that says why not.
"""

from report_builder.dataset.numbers import MOST_DIGITS, are_plain, plain, read_number, read_range, shown_decimals
from report_builder.dataset.tables import (
    Cell,
    CellKind,
    CellValue,
    Content,
    Dataset,
    Rows,
    Table,
    cell_of,
    column_of,
    contents_of,
    is_blank,
    is_empty,
)
from report_builder.dataset.units import Pilihan, by_unit, of_unit, units
from report_builder.dataset.values import (
    are_clean,
    parse_triwulan,
    read_choice,
    read_code,
    read_date,
    read_list,
    read_text,
    read_triwulan,
    read_year,
)

__all__ = [
    "MOST_DIGITS",
    "Cell",
    "CellKind",
    "CellValue",
    "Content",
    "Dataset",
    "Pilihan",
    "Rows",
    "Table",
    "are_clean",
    "are_plain",
    "by_unit",
    "cell_of",
    "column_of",
    "contents_of",
    "is_blank",
    "is_empty",
    "of_unit",
    "parse_triwulan",
    "plain",
    "read_choice",
    "read_code",
    "read_date",
    "read_list",
    "read_number",
    "read_range",
    "read_text",
    "read_triwulan",
    "read_year",
    "shown_decimals",
    "units",
]
