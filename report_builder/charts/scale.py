"""The axis of a chart: from 0, in whole steps that people count in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, floor
from statistics import median

from report_builder.charts.chart import Chart
from report_builder.language import format_number

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
_MOST_STEPS = 5
_UPPER_QUARTILE = 3
_BOX_REACH = Decimal("2.5")
_MAGNITUDES = ((12, "triliun"), (9, "miliar"), (6, "juta"))


@dataclass(frozen=True, slots=True)
class Scale:
    """The values at the two ends of an axis and the step between its ticks."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """Every tick from the low end to the high end."""
        return tuple(self.low + self.step * n for n in range(int((self.high - self.low) / self.step) + 1))

    def share(self, value: Decimal) -> float:
        """Where a value lies on the axis: 0 at the low end, 1 at the high end."""
        return float((value - self.low) / (self.high - self.low))


def scale_for(values: Sequence[Decimal]) -> Scale:
    """Give the axis that holds 0 and all values; where all values are whole, so are the steps."""
    low, high = min((Decimal(0), *values)), max((Decimal(0), *values))
    if low == high:
        return Scale(Decimal(0), Decimal(1), Decimal(1))
    whole = all(value == value.to_integral_value() for value in values)
    step = _nice_step((high - low) / _MOST_STEPS, whole=whole)
    return Scale(floor(low / step) * step, ceil(high / step) * step, step)


def box_scale(chart: Chart) -> Scale:
    """Give the axis of boxes: not so long for a few far values that all others are squashed together.

    It holds what is within 2.5 times the yardstick or the middle one of the upper quartiles, whichever is more, and
    where something is farther below, a step below 0 that points to it.
    """
    values = [point.nilai for series in chart.seri for point in series.titik if point.nilai is not None]
    tops = [point.nilai for point in chart.seri[_UPPER_QUARTILE].titik if point.nilai is not None]
    acuan = [] if chart.acuan is None else [chart.acuan]
    reach = _BOX_REACH * max((*acuan, *([median(tops)] if tops else [])), default=Decimal(0))
    within = [value for value in values if abs(value) <= reach] if reach > 0 else values
    scale = scale_for([*within, *acuan])
    return replace(scale, low=scale.low - scale.step) if any(value < scale.low for value in values) else scale


def tick_labels(chart: Chart, scale: Scale) -> tuple[str, tuple[str, ...]]:
    """Give the unit as written above the axis and the text of each tick: ``Rp miliar``, ``0``, ``5``, ``10``."""
    power, word = magnitude(chart, scale)
    places = decimals(chart, scale)
    numbers = (format_number(tick.scaleb(-power), places) for tick in scale.ticks)
    if chart.satuan == "%":
        return "", tuple(f"{number}%" for number in numbers)
    parts = (chart.satuan, word) if chart.satuan == "Rp" else (word, chart.satuan)
    return " ".join(filter(None, parts)), tuple(numbers)


def magnitude(chart: Chart, scale: Scale) -> tuple[int, str]:
    """Give the power of ten in which an axis counts and its word: ``9, "miliar"``; ``0, ""`` for plain numbers."""
    if chart.satuan == "%":
        return 0, ""
    largest = max(abs(scale.low), abs(scale.high))
    return next(((power, word) for power, word in _MAGNITUDES if largest >= Decimal(10) ** power), (0, ""))


def decimals(chart: Chart, scale: Scale) -> int:
    """Give the decimals that every tick is printed with: as many as one step needs, in the axis' power of ten."""
    exponent = scale.step.scaleb(-magnitude(chart, scale)[0]).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def _nice_step(smallest: Decimal, *, whole: bool) -> Decimal:
    """The least of 1, 2, 2.5, 5 times a power of ten that is not less than ``smallest``."""
    power = Decimal(10) ** smallest.adjusted()
    steps = [step * power * factor for factor in (1, 10) for step in _STEPS]
    if whole:
        steps = [step for step in steps if step == step.to_integral_value()] or [Decimal(1)]
    return next(step for step in steps if step >= smallest)
