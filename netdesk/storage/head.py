"""What tells a desk's file, and the newest schema that this program knows. Loads nothing."""

APPLICATION_ID = 0x4E54444B  # "NTDK", at byte 68 of the file, so that the system can tell its type
HEAD = "0006"
