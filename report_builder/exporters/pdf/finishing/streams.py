"""The ends of streams in the written file."""

from __future__ import annotations


def end_streams(data: bytes) -> bytes:
    r"""Give the file with one way to read where each stream ends.

    Before ``endstream`` stands an end of line that is no part of the stream: ``\n``. Where the stream's own last byte
    is ``\r``, the two look like one end of line, and the stream one byte shorter than it says, which PDF/A forbids:
    ``…\r\nendstream`` -> ``…\r\rendstream``.
    """
    return data.replace(b"\r\nendstream\nendobj", b"\r\rendstream\nendobj")
