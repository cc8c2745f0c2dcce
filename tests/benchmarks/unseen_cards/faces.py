"""The fonts of the cards: those of the system and of the program that have all letters of the four languages."""

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

_SYSTEM = Path("/usr/share/fonts")
_OWN = Path(__file__).parents[3] / "resources" / "fonts"
_FACES = (
    (_OWN / "Inter-Regular.ttf", _OWN / "Inter-SemiBold.ttf"),
    (_SYSTEM / "truetype/crosextra/Carlito-Regular.ttf", _SYSTEM / "truetype/crosextra/Carlito-Bold.ttf"),
    (_SYSTEM / "truetype/lato/Lato-Regular.ttf", _SYSTEM / "truetype/lato/Lato-Heavy.ttf"),
    (_SYSTEM / "truetype/lato/Lato-Light.ttf", _SYSTEM / "truetype/lato/Lato-Medium.ttf"),
    (
        _SYSTEM / "truetype/liberation/LiberationSerif-Regular.ttf",
        _SYSTEM / "truetype/liberation/LiberationSerif-Bold.ttf",
    ),
    (
        _SYSTEM / "truetype/liberation/LiberationSansNarrow-Regular.ttf",
        _SYSTEM / "truetype/liberation/LiberationSansNarrow-Bold.ttf",
    ),
    (_SYSTEM / "opentype/cantarell/Cantarell-Regular.otf", _SYSTEM / "opentype/cantarell/Cantarell-Bold.otf"),
    (_SYSTEM / "opentype/ebgaramond/EBGaramond12-Regular.otf", _SYSTEM / "opentype/ebgaramond/EBGaramond12-Italic.otf"),
    (_SYSTEM / "opentype/linux-libertine/LinLibertine_R.otf", _SYSTEM / "opentype/linux-libertine/LinLibertine_RZ.otf"),
    (_SYSTEM / "truetype/dejavu/DejaVuSansCondensed.ttf", _SYSTEM / "truetype/dejavu/DejaVuSansCondensed-Bold.ttf"),
)
_THIN = (
    (_SYSTEM / "truetype/lato/Lato-Thin.ttf", _SYSTEM / "truetype/lato/Lato-Light.ttf"),
    (_SYSTEM / "truetype/lato/Lato-Hairline.ttf", _SYSTEM / "truetype/lato/Lato-Thin.ttf"),
    (_SYSTEM / "truetype/dejavu/DejaVuSans-ExtraLight.ttf", _SYSTEM / "truetype/dejavu/DejaVuSans-ExtraLight.ttf"),
)


@dataclass(frozen=True, slots=True)
class Face:
    """The files of a face: for running text and for names."""

    plain: Path
    strong: Path

    def at(self, size: float, *, strong: bool = False) -> ImageFont.FreeTypeFont:
        """A font so many pixels high."""
        return _font(self.strong if strong else self.plain, max(8, round(size)))


def face(chance: random.Random, *, thin: bool = False) -> Face:
    """Any face that is there."""
    there = [one for one in (_THIN if thin else _FACES) if all(file.exists() for file in one)]
    return Face(*chance.choice(there or _FACES[:1]))


@cache
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size)
