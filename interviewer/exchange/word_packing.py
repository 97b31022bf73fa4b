"""Word files as bytes that tell nothing of machine or moment: fixed order and dates inside the zip."""

import io
import zipfile

FIRST = "[Content_Types].xml"
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def packed(content: bytes) -> bytes:
    """Return the same package with members in a fixed order, without dates, comments or attributes of their own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != FIRST, name)):
            member = zipfile.ZipInfo(name, _NO_DATE)
            member.compress_type, member.external_attr, member.create_system = zipfile.ZIP_DEFLATED, 0, 0
            new.writestr(member, old.read(name))
    return stream.getvalue()
