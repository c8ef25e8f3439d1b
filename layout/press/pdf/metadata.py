"""What a document states about itself: information dictionary, XMP packet, document id.

The clock is never read: dates are the issue's, and ids are digests of the content. So the same
input gives the same bytes.
"""

from __future__ import annotations

import datetime
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

from layout.press.pdf.objects import Stream, dictionary, text

PRODUCER = "build-issue (ReportLab)"
CREATOR = "build-issue"
PDFX = "http://www.npes.org/pdfx/ns/id/"
PDFA = "http://www.aiim.org/pdfa/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_SCHEMAS = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


class Metadata(NamedTuple):
    """Title and author of a document, and the date of the issue."""

    title: str
    author: str
    date: datetime.date


class Claim(NamedTuple):
    """A standard that a file claims to keep: one property of its XMP packet."""

    prefix: str
    uri: str
    name: str
    value: str


X4 = (Claim("pdfxid", PDFX, "GTS_PDFXVersion", "PDF/X-4"),)
"""What a PDF/X-4 file claims (ISO 15930-7 6.2)."""
A2B_UA1 = (
    Claim("pdfaid", PDFA, "part", "2"),
    Claim("pdfaid", PDFA, "conformance", "B"),
    Claim("pdfuaid", PDFUA, "part", "1"),
)
"""What the reading file claims: PDF/A-2b (ISO 19005-2 6.6.4) and PDF/UA-1 (ISO 14289-1 5)."""
X1A = "PDF/X-1a:2003"
"""ISO 15930-4: claimed in the information dictionary, not in XMP."""


def information(metadata: Metadata, *, x1a: bool = False, press: bool = True) -> Any:
    """The information dictionary (ISO 32000-1 14.3.3).

    With `x1a` it claims PDF/X-1a; with `press` it states that the file holds no traps.
    """
    day = metadata.date.strftime("D:%Y%m%d000000+08'00'")
    return dictionary(
        {
            "Title": text(metadata.title),
            "Author": text(metadata.author),
            "Creator": text(CREATOR),
            "Producer": text(PRODUCER),
            "CreationDate": text(day),
            "ModDate": text(day),
            "Trapped": "/False" if press else None,
            "GTS_PDFXVersion": text(X1A) if x1a else None,
        }
    )


def xmp(metadata: Metadata, identity: str, claims: tuple[Claim, ...], *, press: bool) -> Stream:
    """The XMP packet, which agrees with the information dictionary.

    `identity` is the document id, 32 hexadecimal digits. With `press` the packet states that the
    file holds no traps.
    """
    day = f"{metadata.date.isoformat()}T00:00:00+08:00"
    schemas = {**_SCHEMAS, **{claim.prefix: claim.uri for claim in claims}}
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in schemas.items())
    fields = [
        ("dc:format", "application/pdf"),
        (
            "dc:title",
            f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(metadata.title, quote=False)}</rdf:li></rdf:Alt>',
        ),
        (
            "dc:creator",
            f"<rdf:Seq><rdf:li>{escape(metadata.author, quote=False)}</rdf:li></rdf:Seq>",
        ),
        ("dc:language", "<rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag>"),
        ("xmp:CreateDate", day),
        ("xmp:ModifyDate", day),
        ("xmp:MetadataDate", day),
        ("xmp:CreatorTool", CREATOR),
        ("pdf:Producer", PRODUCER),
        *([("pdf:Trapped", "False")] if press else []),
        ("xmpMM:DocumentID", f"uuid:{_uuid(identity)}"),
        ("xmpMM:VersionID", "1"),
        ("xmpMM:RenditionClass", "default"),
        *[(f"{claim.prefix}:{claim.name}", claim.value) for claim in claims],
    ]
    content = "\n".join(f"<{field}>{content}</{field}>" for field, content in fields)
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{spaces}>\n{content}\n</rdf:Description>\n'
        f"{_extension(claims)}</rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )
    return Stream("/Type /Metadata /Subtype /XML", packet.encode())


def _uuid(identity: str) -> str:
    """An id in the form of a UUID (RFC 4122): 8-4-4-4-12 digits."""
    cuts = (0, 8, 12, 16, 20, 32)
    return "-".join(identity[a:b] for a, b in pairwise(cuts))


def _extension(claims: tuple[Claim, ...]) -> str:
    """The description of the PDF/UA schema that PDF/A requires (ISO 19005-2 6.6.2.3)."""
    if not any(claim.uri == PDFUA for claim in claims):
        return ""
    resource = '<rdf:li rdf:parseType="Resource">'
    return (
        '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        f"<pdfaExtension:schemas><rdf:Bag>{resource}"
        "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{PDFUA}</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{resource}"
        "<pdfaProperty:name>part</pdfaProperty:name>"
        "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
        "</rdf:Description>\n"
    )
