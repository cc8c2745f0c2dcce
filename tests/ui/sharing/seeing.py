"""What a camera would make of a picture."""

import zxingcpp
from PySide6.QtGui import QImage


def seen(image: QImage) -> str:
    """The text of the one code in a picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    data = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    (found,) = zxingcpp.read_barcodes(data)
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return bytes(found.bytes).decode()
