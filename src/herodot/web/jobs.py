"""Reports that were handed in are analysed one after another, in a process of their own, while the pages stay quick.

A document is in the desk's inbox before it is acknowledged; it leaves the inbox in the same moment in which its records
are saved. So a server that is stopped at any moment loses none: the next one goes on where it was.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from functools import partial
from multiprocessing.process import BaseProcess
from secrets import token_hex

from sqlalchemy import Connection

from herodot.errors import HerodotError, ModelError, OntologyError
from herodot.link import EDITION, bring_up_to_date
from herodot.pipeline import Failed, Known, Outcome, Read, read_document
from herodot.records import RawDoc
from herodot.store import Store, inbox, open_store, rows
from herodot.store.transactions import number_of

log = logging.getLogger("herodot.web")

_LOOK_SECONDS, _IDLE_SECONDS = 0.1, 1.0
"""Between two looks whether the desk was changed; after which the inbox is looked into in any case."""
_REST_SECONDS = 60.0
"""After linking has failed, or the installation."""
_LINK_AFTER = 50
"""Reports after which stories are linked although more are waiting."""
_TRIES = 2


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def put(store: Store, documents: tuple[RawDoc, ...], failures: tuple[tuple[str, str], ...], by: str) -> str:
    """Keeps documents to be analysed, and what could not be read with its problem; returns the id of the job."""
    job, at = f"job-{token_hex(8)}", now()

    def keep(connection: Connection) -> None:
        inbox.put(connection, job, documents, by, at)
        for name, problem in failures:
            inbox.note(connection, job, name, inbox.Outcome("failed", problem=problem), by, at)

    store.change(keep)
    return job


class Worker:
    """Analyses what is in the inbox, and links what is loose, until it is stopped. Its thread only waits; its process
    works."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stop = threading.Event()
        self._rest_until = 0.0
        self._pool: ProcessPoolExecutor | None = None
        self._thread = threading.Thread(target=self._run, name="herodot-worker", daemon=True)

    def start(self) -> None:
        """Begins, with what an earlier server left."""
        self._thread.start()

    def stop(self) -> None:
        """Ends at once; what still waits stays in the inbox, the document in hand too."""
        self._stop.set()
        if self._pool is not None:
            _end(self._pool)
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def _run(self) -> None:
        fresh = 0
        while not self._stop.is_set():
            try:
                edition = self._store.edition()
                found = self._store.ask(inbox.first_waiting)
                if found is not None:
                    fresh += self._settle(found)
                if fresh >= _LINK_AFTER or ((found is None or self._is_corrected(fresh)) and self._has_loose()):
                    fresh = 0
                    self._link()
                elif found is None:
                    self._wait(edition)
            except (ModelError, OntologyError, ImportError):
                log.exception("the inbox has to wait until herodot is installed in full")
                self._stop.wait(_REST_SECONDS)
            except Exception:
                # Nobody else is there to hear of it, and the next document may be read.
                log.exception("the inbox has to wait")
                self._stop.wait(_IDLE_SECONDS)

    def _wait(self, edition: int) -> None:
        """Until the desk is of another edition, whichever process changed it, or for a second."""
        until = time.monotonic() + _IDLE_SECONDS
        while time.monotonic() < until and self._store.edition() == edition:
            if self._stop.wait(_LOOK_SECONDS):
                return

    def _has_loose(self) -> bool:
        """True where reports are in no story yet, whoever added them; also by `herodot read` while the desk is open."""
        return time.monotonic() >= self._rest_until and not self._store.is_linked(EDITION)

    def _is_corrected(self, fresh: int) -> bool:
        """True where more reports are in no story than were read lately: a decision has taken them out of theirs."""
        return self._store.loose() > fresh

    def _settle(self, found: inbox.Waiting) -> bool:
        """Analyses a document and saves what it yields; True where the desk has a report more."""
        outcome = self._analyse(found.document)
        if self._stop.is_set() and outcome is None:
            return False
        return self._store.change(partial(_save, number=found.number, outcome=outcome))

    def _analyse(self, document: RawDoc) -> Outcome | None:
        for _ in range(_TRIES):
            try:
                return self._process().submit(read_document, document, own=self._store.own_actors()).result()
            except (BrokenProcessPool, RuntimeError):
                self._pool = None
                if self._stop.is_set():
                    return None
            except (ModelError, OntologyError):
                # The installation is at fault and not the document, which waits until it is mended.
                raise
            except HerodotError as error:
                return Failed(document.source_path, error)
        died = HerodotError("the process that read it died", remedy="it may need more memory than there is")
        return Failed(document.source_path, died)

    def _link(self) -> None:
        try:
            self._process().submit(link_loose, self._store.where).result()
        except (BrokenProcessPool, RuntimeError):
            self._pool = None
        except Exception:
            log.exception("stories could not be linked")
            self._rest_until = time.monotonic() + _REST_SECONDS

    def _process(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_begin)
        return self._pool


def _save(connection: Connection, number: int, outcome: Outcome | None) -> bool:
    """Saves what became of a document and takes it out of the inbox, both or neither."""
    match outcome:
        case Read():
            report = outcome.analysis.report.id
            known = number_of(connection, report) is not None
            if not known:
                rows.write(connection, outcome.analysis)
            inbox.settle(connection, number, inbox.Outcome("known" if known else "read", report))
            return not known
        case Known():
            inbox.settle(connection, number, inbox.Outcome("known", outcome.report_id))
        case Failed():
            state: inbox.InboxState = "skipped" if outcome.skipped else "failed"
            inbox.settle(connection, number, inbox.Outcome(state, problem=_told(outcome)))
    return False


def _told(failed: Failed) -> str:
    """The problem and its remedy; the name stands beside it already."""
    error = failed.error
    return f"{error.message}; {error.remedy}" if error.remedy else error.message


def link_loose(where: str) -> None:
    """Links what was added to the desk, or corrected, since it was last linked."""
    with open_store(where, create=False) as store:
        bring_up_to_date(store)


def _begin() -> None:
    """The first that the process which works does: Ctrl-C is for the server, which ends this process then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def end_with_parent() -> None:
    """Ends this process when the one that started it is killed: nobody would tell it otherwise."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for, args=(parent,), daemon=True).start()


def _wait_for(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _end(pool: ProcessPoolExecutor) -> None:
    """Ends a pool's processes now: an analysis may be done again, and nobody should wait for it."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
