"""What is in an encrypted file byte for byte: every page decrypted, those no table uses too, and the write-ahead log.

SQLCipher 4: AES-256-CBC, the page's vector and seal in its last 80 bytes, the salt in place of the first page's magic.
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from interviewer.storage.cipher import RawKey

PAGE, RESERVED, SALT = 4096, 80, 16
_WAL_HEAD, _FRAME_HEAD = 32, 24


def decrypted(path: Path, key: RawKey) -> bytes:
    """Return every page of the file and of its write-ahead log in the clear."""
    secret = bytes.fromhex(key.literal[2:66])
    content = path.read_bytes()
    assert len(content) % PAGE == 0
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    found = [_page(secret, page, skipped=SALT if number == 0 else 0) for number, page in enumerate(pages)]
    assert found[0][84:].find(b"CREATE TABLE") >= 0 or any(b"CREATE TABLE" in page for page in found)
    log = path.with_name(path.name + "-wal")
    if log.exists():
        frames = log.read_bytes()[_WAL_HEAD:]
        for at in range(0, len(frames), _FRAME_HEAD + PAGE):
            number = int.from_bytes(frames[at : at + 4], "big")
            page = frames[at + _FRAME_HEAD : at + _FRAME_HEAD + PAGE]
            found.append(_page(secret, page, skipped=SALT if number == 1 else 0))
    return b"".join(found)


def _page(secret: bytes, page: bytes, skipped: int) -> bytes:
    vector = page[-RESERVED : -RESERVED + 16]
    decryptor = Cipher(algorithms.AES(secret), modes.CBC(vector)).decryptor()
    return decryptor.update(page[skipped:-RESERVED]) + decryptor.finalize()
