"""An open project: its data, its key when that is open, and who writes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from interviewer.domain.identity import new_id
from interviewer.domain.project import Project
from interviewer.errors import InterviewerError
from interviewer.services.errors import CallRunning, KeyClosed, MergeRunning, ReadOnly
from interviewer.storage import answers, deeds, files, local, locks, log, nodes, projects, seals
from interviewer.storage.cipher import RawKey
from interviewer.storage.driver import Database
from interviewer.storage.locks import WriterLock

Value = TypeVar("Value")

RINGING = "ringing"
"""Under which name a file remembers whose clock runs, as long as somebody holds its lock."""


@dataclass(slots=True)
class Call:
    """Which interview's clock runs in this program, or that a merge does; shared by every connection to the project."""

    interview: str | None = None
    merging: bool = False


@dataclass(slots=True)
class Study:
    """An open project, for use in the thread that opened it; :meth:`again` gives another thread its own."""

    path: Path
    key_path: Path | None
    data: Database
    data_key: RawKey
    key: Database | None = None
    key_key: RawKey | None = None
    read_only: bool = False
    lock: WriterLock | None = None
    call: Call = field(default_factory=Call)
    trial: bool = False
    act: str | None = None
    """The deed in progress; what is done inside it belongs to it."""
    closed: bool = False
    memory: dict[str, tuple[object, object]] = field(default_factory=dict, repr=False, compare=False)
    """What was read and is asked for often, by name, each with how far the log had come; gone when it is closed."""

    @property
    def has_key(self) -> bool:
        """Return whether names can be shown."""
        return self.key is not None

    @property
    def names(self) -> Database:
        """Return the key file's database; raises KeyClosed when it is not open."""
        if self.key is None:
            raise KeyClosed
        return self.key

    @property
    def me(self) -> str:
        """Return who works on this laptop."""
        return nodes.person(self.data)

    @property
    def project(self) -> Project:
        """Return the project's own facts as they are now."""
        return projects.load(self.data)

    @property
    def ringing(self) -> str | None:
        """Return the interview whose clock runs, here or in the window beside which this one reads; else ``None``."""
        if self.call.interview is None and self.read_only and locks.held(self.path):
            return local.get(self.data, RINGING)
        return self.call.interview

    def remembered(self, name: str, reach: object, read: Callable[[], Value]) -> Value:
        """Return what ``read`` gave when ``reach`` was what it is now; read anew where it was something else."""
        held = self.memory.get(name)
        if held is None or held[0] != reach:
            self.memory[name] = held = reach, read()
        return cast("Value", held[1])

    def ring(self, interview: str | None) -> None:
        """Note whose clock runs, for this program and for readers beside it."""
        with self.deed():
            if interview is None:
                local.drop(self.data, RINGING)
            else:
                local.put(self.data, RINGING, interview)
        self.call.interview = interview

    def refuse_in_call(self, interview: str | None = None) -> None:
        """Raise CallRunning while the clock of another interview than ``interview`` runs."""
        if self.ringing not in (None, interview):
            raise CallRunning

    def refuse_in_merge(self) -> None:
        """Raise MergeRunning while other laptops' files come in, in this program."""
        if self.call.merging:
            raise MergeRunning

    @contextmanager
    def merging(self) -> Iterator[None]:
        """Hold the project for a merge: no interview is begun meanwhile. Raises CallRunning, MergeRunning."""
        self.refuse_in_call()
        self.refuse_in_merge()
        self.call.merging = True
        try:
            yield
        finally:
            self.call.merging = False

    @contextmanager
    def deed(self) -> Iterator[str]:
        """Hold one act over both files: all or nothing, the key first; one inside another joins it. Raises ReadOnly."""
        if self.read_only:
            raise ReadOnly
        if self.act is not None:
            yield self.act
            return
        self.act = new_id()
        try:
            with log.transaction(self.data), self._key_transaction(self.act):
                yield self.act
        except BaseException:
            self._take_back_half()
            raise
        finally:
            self.act = None

    @contextmanager
    def _key_transaction(self, act: str) -> Iterator[None]:
        """Hold the key's part of an act, and note in the key what the data file is about to hold as well."""
        if self.key is None:
            yield
            return
        with log.transaction(self.key):
            yield
            if deeds.touches(self.key, act) and deeds.touches(self.data, act):
                local.put(self.key, deeds.PENDING, act)

    def _take_back_half(self) -> None:
        """Take the act back in the key when only the key could be written; where not even that works, opening does."""
        if self.key is not None:
            with suppress(InterviewerError):
                deeds.take_back_orphan(self.key, self.data)

    def again(self) -> "Study":
        """Return the same project with connections of its own, for another thread; that thread closes it."""
        return Study(
            path=self.path,
            key_path=self.key_path,
            data=files.open_checked(self.path, self.data_key, read_only=self.read_only),
            data_key=self.data_key,
            key=self._key_again(),
            key_key=self.key_key,
            read_only=self.read_only,
            call=self.call,
            trial=self.trial,
        )

    def _key_again(self) -> Database | None:
        if self.key_path is None or self.key_key is None:
            return None
        return files.open_checked(self.key_path, self.key_key, read_only=self.read_only)

    def close(self) -> None:
        """Close both files; afterwards each is one file, and others may write.

        Drafts become events first, and the laptop signs its log, where this is the connection that holds the lock.
        Closing once more does nothing.
        """
        self.memory.clear()
        if self.closed:
            return
        self.closed = True
        if self.lock is not None and not self.read_only:
            with suppress(InterviewerError), self.deed():  # a full disk keeps the drafts as they are
                answers.settle_drafts(self.data)
                seals.seal(self.data)
                if self.key is not None:
                    seals.seal(self.key)
        if self.key is not None:
            files.close(self.key, read_only=self.read_only)
        files.close(self.data, read_only=self.read_only)
        if self.lock is not None:
            self.lock.release()
