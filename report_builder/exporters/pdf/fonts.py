"""The fonts of documents, loaded once for all that look alike: WeasyPrint never gives back what it loads them into."""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from functools import lru_cache

from weasyprint.text.fonts import FontConfiguration

_FONTS = "fonts/"


def fonts_of(css: str, resources: Mapping[str, bytes]) -> FontConfiguration:
    """What the ``@font-face`` rules of a style sheet are loaded into, with the fonts that they name among resources.

    Another style sheet or other fonts have one of their own, so that no document meets a font of another.
    """
    return _configuration(css, tuple((name, data) for name, data in resources.items() if name.startswith(_FONTS)))


@lru_cache(maxsize=8)
def _configuration(_css: str, _fonts: tuple[tuple[str, bytes], ...]) -> FontConfiguration:
    return FontConfiguration()


# It removes its folder when it goes, which it could not do once Python has gone.
atexit.register(_configuration.cache_clear)
