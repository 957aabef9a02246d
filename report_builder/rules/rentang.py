"""A range of numbers, the target of an indicator that should stay between two bounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from report_builder import language


@dataclass(frozen=True, slots=True)
class Rentang:
    """All numbers from ``bawah`` to ``atas``, both included; raises ValueError where ``bawah`` is the larger."""

    bawah: Decimal
    atas: Decimal

    def __post_init__(self) -> None:
        """Refuse a range that holds no number."""
        if self.bawah > self.atas:
            message = f"empty range: {self.bawah} to {self.atas}"
            raise ValueError(message)

    def __contains__(self, nilai: object) -> bool:
        """Whether the number lies inside."""
        return isinstance(nilai, Decimal) and self.bawah <= nilai <= self.atas

    def __str__(self) -> str:
        """``80–90``, as the report prints it."""
        return language.format_range(self.bawah, self.atas)
