"""The attached files: each named once as the document's, and of the kind that the report says."""

from __future__ import annotations

from collections.abc import Mapping

import pydyf

from report_builder.exporters.pdf.finishing.objects import look_up


def settle_files(pdf: pydyf.PDF, media_types: Mapping[str, str]) -> None:
    """Name each attached file once in ``/AF``, and give it its media type, for which WeasyPrint asks the machine."""
    if "AF" not in pdf.catalog:
        return
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    for reference in pdf.catalog["AF"]:
        specification = look_up(pdf, reference)
        media_type = media_types[specification["UF"].string]
        look_up(pdf, specification["EF"]["F"]).extra["Subtype"] = pydyf.name(media_type).decode()
