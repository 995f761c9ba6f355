"""Makes the broken papers of this museum, each of its description alone.

Run it with ``python tests/reading/museum/make.py`` from the root of the repository.
"""

import io
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from reading.formats_helpers import docx, paragraph, pdf, pdf_file  # noqa: E402

SENTENCE = "The governing body of NHS Dale CCG approved the plan on 10 July 2019."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)

FRENCH = (
    "Le conseil municipal a approuvé le budget de la ville pour cette année. Les deux communes ont décidé de partager "
    "un directeur général des services, qui sera nommé par le maire dans le mois. Cette décision a été prise après une "
    "longue discussion entre les élus, et elle est contestée par une partie de la population."
)
WELSH = (
    "Mae'r bwrdd iechyd wedi penodi prif weithredwr newydd ar gyfer yr ysbyty. Bydd y cyngor yn cydweithio gyda'r "
    "bwrdd i wella gwasanaethau i bobl sydd wedi bod yn aros yn hir am driniaeth. Nid oes penderfyniad eto am y "
    "gyllideb, ond mae'r ddau gorff yn gobeithio y bydd hyn yn cael ei wneud cyn diwedd y flwyddyn."
)
GERMAN = (
    "Der Rat der Stadt hat den Haushalt für das kommende Jahr beschlossen. Die beiden Gemeinden werden sich einen "
    "Kämmerer teilen, der von dem Bürgermeister ernannt wird. Die Entscheidung ist nach einer langen Beratung gefallen "
    "und wird auch von der Opposition nicht abgelehnt, aber sie ist mit Kosten verbunden."
)
RUSSIAN = "Городской совет утвердил бюджет на следующий год и назначил нового руководителя. " * 4


def word(document: bytes, **more: bytes) -> bytes:
    """Make a Word document of the bytes of its main part."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"word/document.xml": document, **more}.items():
            archive.writestr(zipfile.ZipInfo(name, (2019, 7, 10, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def lying_bomb() -> bytes:
    """Make a bomb whose lists say that it unpacks to a hundred bytes."""
    bomb = bytearray(word(b" " * 80_000_000))
    size = (80_000_000).to_bytes(4, "little")
    place = bomb.find(size)
    while place >= 0:
        bomb[place : place + 4] = (100).to_bytes(4, "little")
        place = bomb.find(size)
    return bytes(bomb)


def laughs() -> bytes:
    """Make XML whose entities would grow to a thousand million."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "ha">{entities}]>'
    return f"{text}<w:document {_W}><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>".encode()


def scan() -> bytes:
    """Make a PDF of two pages, each a grey picture."""
    picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R >>"
    return pdf_file(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
            page,
            page,
            f"<< /Length {len(picture)} >>\nstream\n{picture}\nendstream",
        ]
    )


def protected_pdf() -> bytes:
    """Make a PDF that says it is encrypted, with a password nobody knows."""
    lock = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, lock]
    return pdf_file(objects, f"/Encrypt 4 0 R /ID [<{'43' * 16}> <{'43' * 16}>]")


def pieces() -> dict[str, bytes]:
    """Give every file of the museum by its name."""
    sound_pdf = pdf([(72, 72 + 14 * line, SENTENCE) for line in range(40)])
    sound_docx = docx(paragraph(SENTENCE) * 40)
    deep = f"<html><body>{'<div>' * 6000}{SENTENCE}{'</div>' * 6000}</body></html>"
    return {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n\xc2\xa0\n",
        "numbers.txt": b"12 345 6,789\n2019 2020\n",
        "zero-byte.txt": b"Minutes of\x00 the board\n",
        "half-utf8.txt": "Café ".encode() + "Café\n".encode("latin-1"),
        "control.txt": bytes(range(1, 9)) * 40,
        "pdf-as-text.txt": sound_pdf,
        "french.txt": FRENCH.encode(),
        "welsh.txt": WELSH.encode(),
        "german.txt": GERMAN.encode(),
        "russian.txt": RUSSIAN.encode(),
        "minutes.xyz": SENTENCE.encode(),
        "no-ending": SENTENCE.encode(),
        "old-word.doc": _OLE,
        "sheet.xlsx": word(b"<worksheet/>"),
        "slides.ppt": _OLE,
        "photo.jpg": b"\xff\xd8\xff\xe0",
        "scan.pdf": scan(),
        "protected.pdf": protected_pdf(),
        "garbage.pdf": b"%PDF-1.4\n" + b"not what a PDF is made of\n" * 20,
        "cut-off.pdf": sound_pdf[: len(sound_pdf) // 2],
        "cut-at-the-end.pdf": sound_pdf[:-30],
        "no-end-mark.pdf": sound_pdf.removesuffix(b"%%EOF\n"),
        "web-page.pdf": b"<!DOCTYPE html><html><body><h1>404</h1><p>This page is not here.</p></body></html>",
        "not-a-zip.docx": SENTENCE.encode() * 10,
        "no-document.docx": word(b"", **{"word/document.xml": b""}).replace(b"word/document.xml", b"word/nothing_xml_"),
        "cut-off.docx": sound_docx[: len(sound_docx) // 2],
        "protected.docx": _OLE + "EncryptedPackage".encode("utf-16-le") + bytes(480),
        "old-word.docx": _OLE + "WordDocument".encode("utf-16-le") + bytes(488),
        "bomb.docx": word(b"<w:document>" + b" " * 80_000_000),
        "lying-bomb.docx": lying_bomb(),
        "laughs.docx": word(laughs()),
        "broken-xml.docx": word(f"<w:document {_W}><w:body><w:p>".encode()),
        "no-words.docx": docx(paragraph(" ") * 3),
        "deep.html": deep.encode(),
        "script-only.html": b"<!DOCTYPE html><html><head><title>Agenda</title></head><body><div id='app'></div>"
        b"<script>start('minutes of the board')</script></body></html>",
        "french.html": f"<html lang='fr'><body><nav>Home</nav><main><p>{FRENCH}</p></main></body></html>".encode(),
        "not-an-email.eml": SENTENCE.encode(),
        "no-message.eml": b"From: Ann Lee <ann@example.org>\nDate: 10 Jul 2019 09:00:00 +0100\nSubject: Minutes\n\n",
    }


if __name__ == "__main__":
    for name, content in pieces().items():
        (HERE / name).write_bytes(content)
