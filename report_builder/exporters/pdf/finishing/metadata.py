"""The claim to be PDF/UA, in the metadata that already claims PDF/A."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report_builder.exporters.pdf.finishing.objects import look_up

if TYPE_CHECKING:
    import pydyf

_END = b"</rdf:RDF>"
# PDF/A wants every property that it does not know described beside its use.
_CLAIM = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas>
    <rdf:Bag>
      <rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property>
          <rdf:Seq>
            <rdf:li rdf:parseType="Resource">
              <pdfaProperty:name>part</pdfaProperty:name>
              <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
              <pdfaProperty:category>internal</pdfaProperty:category>
              <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
            </rdf:li>
          </rdf:Seq>
        </pdfaSchema:property>
      </rdf:li>
    </rdf:Bag>
  </pdfaExtension:schemas>
</rdf:Description>
"""


def claim_accessibility(pdf: pydyf.PDF) -> None:
    """Add PDF/UA-1 to the file's metadata, and leave them readable without a PDF reader, as archives want."""
    metadata = look_up(pdf, pdf.catalog["Metadata"])
    before, after = b"".join(metadata.stream).split(_END)
    metadata.stream = [before + _CLAIM + _END + after]
    metadata.compress = False
