"""Makes the fonts of this folder from their sources; they are checked in, so that nothing has to be fetched to build.

    pip install fonttools==4.68.0 brotli
    npm pack source-sans@3.52.0 source-code-pro@2.42.0      # Adobe's own packages; unpack each
    git clone https://github.com/kosmynkab/Brygada-1918     # at 8325dc36ca87b8c7b8909c3e048fe90fd7e46c4b
    python3 style/fonts/subset.py SOURCE_SANS SOURCE_CODE BRYGADA

What is kept: Latin letters to the end of Latin Extended-A, with the marks that our pages and prices use; the weights
that the stylesheet names; kerning, and figures of one width. The names are ours: the licences reserve theirs.
"""

import hashlib
import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent

MARKS = (
    [0x218, 0x219, 0x21A, 0x21B, 0x1E9E]
    + [0x2009, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E]
    + [0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122]
    + [0x2190, 0x2191, 0x2192, 0x2193, 0x2212]
)
WESTERN = [*range(0x20, 0x7F), *range(0xA0, 0x100), *MARKS]
LATIN = [*WESTERN, *range(0x100, 0x180)]

FONTS = [
    # name, source, its SHA-256, weights, characters, features
    ("text", "sans/VF/SourceSans3VF-Upright.ttf", "1147db9a3f0edd4956068de77930148acce2742dd76d57f7239b2b1c687ac63f", (400, 600), LATIN, ["kern", "tnum"]),
    ("display", "brygada/fonts/variable/Brygada1918[wght].ttf", "93a23e7c6de5e2c54410116abceed294a05b71aa03af52fbaa92c2cc79003d4d", (400, 600), LATIN, ["kern", "liga", "tnum", "lnum"]),
    ("display-italic", "brygada/fonts/variable/Brygada1918-Italic[wght].ttf", "c694f075a9240c47c72a2298acf9c14f79abdf7bae824eca96b78099dbed93c5", 400, WESTERN, ["kern"]),
    ("data", "code/TTF/SourceCodePro-Regular.ttf", "74bd80d3e42a08517cd7e1108ba3d86f2da29ac0f3065be95e0357956ab9db37", None, WESTERN, []),
]


def main(sans: str, code: str, brygada: str) -> None:
    roots = {"sans": Path(sans), "code": Path(code), "brygada": Path(brygada)}
    for name, source, digest, weights, characters, features in FONTS:
        root, path = source.split("/", 1)
        data = (roots[root] / path).read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            sys.exit(f"{source} is not the file that these fonts were made from")
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        if weights is not None:
            font = reread(instancer.instantiateVariableFont(font, {"wght": weights}))
        options = subset.Options(
            layout_features=features, hinting=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True, recalc_timestamp=False
        )
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        rename(font, f"Rightsdesk {name.removesuffix('-italic').title()}")
        font.flavor = "woff2"
        font.save(HERE / f"{name}.woff2")


def reread(font: TTFont) -> TTFont:
    """Narrowing the axes leaves tables that only a file read anew lets be subset."""
    file = io.BytesIO()
    font.save(file)
    file.seek(0)
    return TTFont(file, recalcTimestamp=False)


def rename(font: TTFont, family: str) -> None:
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = family


if __name__ == "__main__":
    main(*sys.argv[1:])
