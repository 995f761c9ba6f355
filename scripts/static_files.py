"""Put the styles of NHS.UK where pages find them, without the fonts that belong to the NHS and lie elsewhere.

Run by ``make static`` after the packages of ``package.json`` are installed. Nothing is fetched when the workbench runs.
"""

import gzip
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "node_modules/nhsuk-frontend/dist/nhsuk"
TARGET = ROOT / "src/commonseal/workbench/static/vendor"
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
_IMAGE = re.compile(r"url\(/assets/images/")


def without_strangers(styles: str) -> str:
    """Return a style sheet that asks for nothing from another place: no fonts, no maps, pictures from beside it."""
    return _IMAGE.sub("url(images/", _MAP.sub("", _FONT_FACE.sub("", styles)))


def main() -> int:
    """Copy the style sheet, the pictures that it names and nothing else; say so if it would still ask elsewhere."""
    styles = without_strangers((SOURCE / "nhsuk-frontend.min.css").read_text(encoding="utf-8"))
    if "//" in re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL).replace("http://www.w3.org/", ""):
        sys.stderr.write("the styles of this version of nhsuk-frontend ask for something from another place\n")
        return 1
    (TARGET / "images").mkdir(parents=True, exist_ok=True)
    for name in sorted(set(re.findall(r"url\(images/([\w.-]+)\)", styles))):
        (TARGET / "images" / name).write_bytes((SOURCE / "assets/images" / name).read_bytes())
    (TARGET / "nhsuk-frontend.css.gz").write_bytes(gzip.compress(styles.encode(), mtime=0))
    (TARGET / "nhsuk-frontend.css").write_text(styles, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
