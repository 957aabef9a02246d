"""Cards of any kind: their Page written by hand, their picture, and where its lines stand."""

from collections.abc import Iterator
from itertools import combinations

from lxml.etree import _Element as Card

from report_builder import page
from report_builder.charts.lettering import text_width
from report_builder.exporters.iringan import Iringan
from report_builder.exporters.iringan.gambar import draw_card
from report_builder.exporters.iringan.tata import HEIGHT, MARGIN, WIDTH
from report_builder.page import Page
from report_builder.templating import Library
from tests.scrutiny.conftest import markup

LIBRARY = Library.on_path([])
SVG = "{http://www.w3.org/2000/svg}"
KARTU = Iringan("kartu.svg", "uji/kartu.html", "svg", gambar="siaran-pers/kartu.svg")
HEAD = "<thead><tr><th>Angka</th><th>Satuan</th><th>Nama</th><th>Keadaan</th><th>Rincian</th></tr></thead>"
MELAMPAUI = '<span class="status melampaui">▲ Melampaui</span>'


def row(angka: str, satuan: str = "", nama: str = "Nama", keadaan: str = "", rincian: str = "") -> str:
    """Give a row of a card's table."""
    return f"<tr>{''.join(f'<td>{text}</td>' for text in (angka, satuan, nama, keadaan, rincian))}</tr>"


def table(*rows: str) -> str:
    """Give a card's table."""
    return f"<table>{HEAD}<tbody>{''.join(rows)}</tbody></table>"


def card_page(*blocks: str, title: str = "Siaran Pers") -> Page:
    """Give the Page of a card with these blocks below its title."""
    text = markup(*blocks).replace("<h1>Siaran Pers</h1>", f"<p>Badan Contoh</p><p>Direktorat</p><h1>{title}</h1>")
    return page.parse(text, gaya=LIBRARY.gaya, resources=LIBRARY.resources(("fonts/",)))


def draw(document: Page) -> Card:
    """Give the picture of a card."""
    return draw_card(KARTU, document, LIBRARY.fill)[0]


def lines(card: Card) -> list[str]:
    """Give the texts of a picture in their order."""
    return [" ".join((text.text or "").split()) for text in card.iter(f"{SVG}text")]


def beyond_margins(card: Card) -> Iterator[str]:
    """Give the lines that leave the margins."""
    for left, right, top, bottom, text in boxes(card):
        if not (left >= MARGIN and right <= WIDTH - MARGIN + 1 and top >= 40 and bottom <= HEIGHT - 25):
            yield text


def collisions(card: Card) -> Iterator[tuple[str, str]]:
    """Give the pairs of lines that run into each other."""
    for one, other in combinations(boxes(card), 2):
        apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
        if not apart:
            yield one[4], other[4]


def boxes(card: Card) -> Iterator[tuple[float, float, float, float, str]]:
    """Give left, right, top and bottom of each line, measured as the charts measure theirs."""
    for text in card.iter(f"{SVG}text"):
        size, content = float(text.get("font-size", "0")), text.text or ""
        spacing = float(text.get("letter-spacing", "0")) * (len(content) - 1)
        width = text_width(content, size, bold=text.get("font-weight") == "bold") + spacing
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        yield x, x + width, y - 0.74 * size, y + 0.2 * size, content
