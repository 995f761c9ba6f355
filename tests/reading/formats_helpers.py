"""What the tests of formats share: small files of every kind, made on the spot."""

from __future__ import annotations

import io
import re
import zipfile
from difflib import SequenceMatcher

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_similarity(one: str, other: str) -> float:
    """Give how alike two texts are, word for word and in order: 1.0 when they have the same words."""
    words = [re.findall(r"\w+", text.lower()) for text in (one, other)]
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def docx(body: str, **parts: str) -> bytes:
    """Make a Word document of the XML of its body; ``parts`` are further parts by name (``header1``, ``footnotes``)."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)
            archive.writestr(zipfile.ZipInfo(f"word/{name}.xml"), f"<w:{root} {_W}>{content}</w:{root}>")
    return written.getvalue()


def paragraph(*runs: str) -> str:
    """Give the XML of a paragraph of runs."""
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def row(*cells: str) -> str:
    """Give the XML of a table's row, a paragraph in each cell."""
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def pdf(*pages: list[tuple[float, float, str]], size: float = 10) -> bytes:
    """Make a PDF of A4 pages; each is a list of pieces of text with their place in points from the top left corner."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        shown = "".join(f"BT /F1 {size} Tf {x} {842 - y} Td ({_escaped(text)}) Tj ET\n" for x, y, text in page)
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}endstream")
        content = len(objects)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return pdf_file(objects)


def pdf_file(objects: list[str], trailer: str = "") -> bytes:
    """Put the objects of a PDF together as a file."""
    written = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        written + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
