"""The only door between WeasyPrint and the world: resources of the page by name, and data URLs."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "aset:"


def asset_url(name: str) -> str:
    """Give the address under which the fetcher knows a resource: ``aset:gaya/logo.png``."""
    return SCHEME + quote(name)


class ForbiddenUrlError(FatalURLFetchingError):
    """Stops the rendering where a document asks for anything that is not its own; carries the address."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class AssetFetcher(URLFetcher):
    """Gives the page's resources and the content of data URLs, and refuses every other address."""

    def __init__(self, resources: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self._resources = resources

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Give the response for an address; raises ForbiddenUrlError where it is not the page's own."""
        name = unquote(url.removeprefix(SCHEME))
        if url.startswith(SCHEME) and name in self._resources:
            return URLFetcherResponse(url, self._resources[name])
        if url.startswith("data:"):
            return super().fetch(url, headers)
        raise ForbiddenUrlError(url)
