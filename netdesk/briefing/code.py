"""A text as a QR code for paper: a drawing of squares, sharp at any size."""

import io


def drawing(text: str) -> bytes:
    """The code as SVG, error correction M, with the white edge that cameras need (ISO/IEC 18004)."""
    import segno

    out = io.BytesIO()
    code = segno.make_qr(text, error="m", encoding="utf-8", boost_error=False)
    code.save(out, kind="svg", border=4, xmldecl=False, light="#fff")
    return out.getvalue()
