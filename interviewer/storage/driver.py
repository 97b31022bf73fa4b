"""SQLCipher under sqlite-utils: the driver is registered before sqlite-utils is imported, which happens only here.

SQLite before 3.51.3 can lose committed pages when a write-ahead log is reset, so such a driver is refused at start.
"""

import sys

import sqlcipher3
import sqlcipher3.dbapi2 as dbapi

OLDEST = (3, 51, 3)

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi

from sqlite_utils import Database  # noqa: E402 - must see the driver registered above
from sqlite_utils.db import Table  # noqa: E402
from sqlite_utils.migrations import Migrations  # noqa: E402

if tuple(int(part) for part in sqlcipher3.sqlite_version.split(".")) < OLDEST:
    raise ImportError(f"sqlcipher3 carries SQLite {sqlcipher3.sqlite_version}; {'.'.join(map(str, OLDEST))} is needed")

DatabaseError = dbapi.DatabaseError
IntegrityError = dbapi.IntegrityError
OperationalError = dbapi.OperationalError
Connection = dbapi.Connection

__all__ = [
    "Connection",
    "Database",
    "DatabaseError",
    "IntegrityError",
    "Migrations",
    "OperationalError",
    "Table",
    "dbapi",
]
