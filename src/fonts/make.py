"""Makes assets/fonts/*.ttf: a Latin family and the Chinese of Noto Sans SC in one file each.

JavaFX knows no list of families, and falls back only on fonts that the machine has. So that Chinese
shows on a machine with no Chinese font, one file must hold both. Needs fontTools 4.38 or newer,
booleanOperations 0.9 or newer, and the upstream files, for example from the npm packages
@expo-google-fonts/{inter,jetbrains-mono,noto-sans-sc}:

    python3 src/fonts/make.py node_modules/@expo-google-fonts assets/fonts
"""

import os
import sys
import tempfile

from booleanOperations.booleanOperationManager import BooleanOperationManager
from fontTools.merge import Merger
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.basePen import BasePen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.pointPen import PointToSegmentPen, SegmentToPointPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x370, 0x3D0), *range(0x2010, 0x2070),
         *range(0x2070, 0x20D0), *range(0x2100, 0x2600), *range(0x2600, 0x2720)]


def gb2312(rows):
    """The characters of the given rows of GB 2312."""
    codes = []
    for row in rows:
        for cell in range(1, 95):
            try:
                codes.append(ord(bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return codes


PUNCTUATION = [*gb2312(range(1, 10)), 0x2027, 0x30FB]
LEVEL_1 = gb2312(range(16, 56))
LEVEL_2 = gb2312(range(56, 88))


def part(path, codes, upem):
    font = TTFont(path)
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 1, 2, 13, 14])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "STAT", "meta", "DSIG", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    scale_upem(font, upem)
    unite(font)
    return font


def unite(font):
    """Unites contours that overlap: JavaFX leaves a hole there when it shows text scaled."""
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        contours = Contours()
        glyphs[name].draw(Cubic(glyphs, SegmentToPointPen(contours)))
        united = Contours()
        BooleanOperationManager.union(contours, united)
        if abs(contours.area() - united.area()) > 100:
            glyph = TTGlyphPen(None)
            # A two-thousandth of the height of a line.
            united.draw(PointToSegmentPen(Cu2QuPen(glyph, font["head"].unitsPerEm / 2000)))
            font["glyf"][name] = glyph.glyph()
            font["glyf"][name].recalcBounds(font["glyf"])
            font["hmtx"][name] = font["hmtx"][name][0], font["glyf"][name].xMin


class Cubic(BasePen):
    """Hands on what is drawn with it, quadratic curves as cubic ones."""

    def __init__(self, glyphs, pen):
        super().__init__(glyphs)
        self._moveTo = pen.moveTo
        self._lineTo = pen.lineTo
        self._curveToOne = pen.curveTo
        self._closePath = pen.closePath


class Contour(list):
    """The points of a contour, each as a point pen was told of it."""

    def drawPoints(self, pen):
        pen.beginPath()
        for point, options in self:
            pen.addPoint(point, **options)
        pen.endPath()


class Contours(list):
    """Contours, drawn with it as with a point pen."""

    def beginPath(self, **_):
        self.append(Contour())

    def addPoint(self, point, segmentType=None, smooth=False, name=None, **_):
        self[-1].append((point, {"segmentType": segmentType, "smooth": smooth}))

    def endPath(self):
        pass

    def draw(self, pen):
        for contour in self:
            contour.drawPoints(pen)

    def area(self):
        """In square units; what is covered twice counts twice."""
        pen = AreaPen()
        self.draw(PointToSegmentPen(pen))
        return abs(pen.value)


def name(font, family, style, weight, notices, out):
    """Gives the font its own name, as the licence asks of a changed one, and saves it."""
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
    font["head"].macStyle = 1 if style == "Bold" else 0
    font["head"].modified = font["head"].created = 0
    font.recalcTimestamp = False
    font["name"].names = []
    full = family.replace(" ", "") + "-" + style
    for number, text in {0: "; ".join(notices), 1: family, 2: style, 3: full, 4: f"{family} {style}",
                         5: "Version 1.0", 6: full,
                         13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
                         14: "https://openfontlicense.org"}.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["post"].formatType = 3.0
    path = os.path.join(out, full + ".ttf")
    font.save(path)
    print(path, os.path.getsize(path), len(font.getBestCmap()))


def make(out, latin, han, han_codes, family, style, weight):
    upem = TTFont(latin)["head"].unitsPerEm
    first = part(latin, LATIN, upem)
    second = part(han, set(han_codes) - set(first.getBestCmap()), upem)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, font in enumerate((first, second)):
            paths.append(os.path.join(folder, f"{i}.ttf"))
            font.save(paths[-1])
        merged = Merger().merge(paths)
    for table, fields in {
        "hhea": ["ascent", "descent", "lineGap"],
        "OS/2": ["sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent",
                 "xAvgCharWidth", "sxHeight", "sCapHeight", "fsSelection"],
        "post": ["underlinePosition", "underlineThickness", "isFixedPitch"],
    }.items():
        for field in fields:
            setattr(merged[table], field, getattr(first[table], field))
    notices = [font["name"].getDebugName(0) for font in (first, second)]
    name(merged, family, style, weight, notices, out)


def main(source, out):
    def file(package, weight, name):
        return os.path.join(source, package, weight, f"{name}_{weight}.ttf")

    inter = lambda weight: file("inter", weight, "Inter")
    noto = lambda weight: file("noto-sans-sc", weight, "NotoSansSC")
    every = PUNCTUATION + LEVEL_1 + LEVEL_2
    make(out, inter("400Regular"), noto("400Regular"), every, "Threadworks Sans", "Regular", 400)
    make(out, inter("600SemiBold"), noto("600SemiBold"), every, "Threadworks Sans", "Bold", 700)
    italic = part(inter("400Regular_Italic"), LATIN, 2048)
    name(italic, "Threadworks Italic", "Regular", 400, [italic["name"].getDebugName(0)], out)
    make(out, file("jetbrains-mono", "400Regular", "JetBrainsMono"), noto("400Regular"),
         PUNCTUATION + LEVEL_1, "Threadworks Mono", "Regular", 400)


if __name__ == "__main__":
    main(*sys.argv[1:])
