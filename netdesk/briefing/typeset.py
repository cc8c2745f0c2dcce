"""The one door to the typesetter: a template and data in, pages out, with our own fonts."""

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from netdesk import paths

if TYPE_CHECKING:
    import typst


_FIRST = b"""
#set text(font: ("Inter", "Noto Sans Arabic", "Droid Sans Fallback"), hyphenate: true)
#text(weight: 700)[Aa] #text(weight: 600)[Aa] Aa
"""
_AGES = 11  # the typesetter forgets what the last ten runs did not use


class Unreadable(Exception):
    """A file that a page needs cannot be read."""


def typeset(
    template: bytes,
    folder: str | Path,
    inputs: dict[str, str],
    kind: Literal["pdf", "png"],
    dpi: float = 100,
    *,
    any_font: bool = False,
) -> list[bytes]:
    """The pages of a template: one PDF, or one PNG for each page. Templates see only `folder` and `inputs`; with
    `any_font` the fonts of this computer stand in where ours have no letter."""
    import typst

    compiler = typst.Compiler(
        root=Path(folder), font_paths=_fonts(any_font), ignore_system_fonts=True, sys_inputs=inputs
    )
    try:
        made = compiler.compile(template, format=kind, ppi=dpi)
    except typst.TypstError as error:
        raise Unreadable(error.message) from error
    return [made] if isinstance(made, bytes) else list(made or ())


def warm() -> None:
    """Load the typesetter and read the fonts, which takes the first page longer than the page itself."""
    with tempfile.TemporaryDirectory(prefix="netdesk-", ignore_cleanup_errors=True) as folder:
        typeset(_FIRST, folder, {}, "png", 20)
    forget()


def forget() -> None:
    """Let the typesetter drop what it remembers of earlier pages: 40 ms against hundreds of megabytes."""
    import typst

    compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)
    for _age in range(_AGES):
        compiler.compile(b"", format="pdf")


@lru_cache(maxsize=2)
def _fonts(any_font: bool = False) -> "typst.Fonts":
    """The fonts beside the program and no others, so that a sheet looks the same on every computer; or all there are,
    which takes a while to find."""
    import typst

    folder = str(paths.resource("fonts"))
    return typst.Fonts(include_system_fonts=any_font, include_embedded_fonts=False, font_paths=[folder])
