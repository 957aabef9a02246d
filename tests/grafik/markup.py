"""A chart in the markup of a page."""

from html import escape

from report_builder.charts import Chart, Seri, Titik

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>Alternatif</title></svg>'
"""How it is drawn there is of no interest to Word."""


def figure(chart: Chart, svg: str = SVG) -> str:
    """Give the figure of a chart, its data in a table."""
    acuan = "" if chart.acuan is None else f' data-acuan="{chart.acuan}" data-acuan-nama="{chart.acuan_nama}"'
    rows = "".join(
        f"<tr><th>{escape(name)}</th>{''.join(_point(seri.titik[row]) for seri in chart.seri)}</tr>"
        for row, name in enumerate(chart.kategori)
    )
    table = f"<thead><tr><th/>{''.join(map(_head, chart.seri))}</tr></thead><tbody>{rows}</tbody>"
    return (
        f'<figure class="grafik" data-jenis="{chart.jenis}" data-satuan="{chart.satuan}"{acuan} data-alt="Alternatif">'
        f'{svg}<table class="data">{table}</table></figure>'
    )


def _head(seri: Seri) -> str:
    kelas = ' class="target"' if seri.target else ""
    return f"<th{kelas}>{escape(seri.nama)}</th>"


def _point(titik: Titik) -> str:
    return "<td/>" if titik.nilai is None else f'<td data-nilai="{titik.nilai:f}">{titik.tampil}</td>'
