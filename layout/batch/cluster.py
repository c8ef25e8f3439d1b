"""Many issues on a Dask cluster: the client's side.

Dask keeps the queue, and does the tasks of a lost worker again. A worker reads the issue from the
client's paths; the finished files travel back and are put into their places here. What travels is
plain bytes and a function that is sent by value, so that the scheduler needs nothing of this
package.
"""

from __future__ import annotations

import logging
import pickle
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from distributed import Client, Future

from layout.batch.helper import ClusterAnswer, ClusterOrder, OtherFiles, OtherProgram
from layout.batch.issue_inputs import inputs
from layout.batch.issue_work import Answer, Broken, BuiltIssue, IssueOrder, Order, Refused
from layout.batch.same_program import differences, program
from layout.core.diagnostics import Words
from layout.core.files import CannotWriteError
from layout.core.last_resort import fault_report
from layout.core.outputs import OutputDrafts, in_use, judge_places, output_fault

CONNECT_SECONDS = 10
"""How long a scheduler is waited for."""
WORKERS_SECONDS = 30
"""How long a cluster without workers is waited for, at the beginning and on the way."""
POLL_SECONDS = 2.0
"""Seconds between two looks whether there are still workers."""
_NAMED_MOST = 3
"""Files or differences that a message names."""


class ClusterError(Exception):
    """A cluster that cannot be used; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def cluster_answers(address: str, orders: Sequence[Order]) -> Iterator[Answer]:
    """The answer to every order, in their order. Raises ClusterError before anything is done."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it says is said here
    warnings.filterwarnings("ignore", module="distributed")
    client = _connected(address)
    try:
        _judge_workers(client)
    except ClusterError:
        client.close(timeout=1)
        raise
    return _Run(client, orders).answers()


def _connected(address: str) -> Client:
    """A client of a scheduler that has workers."""
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(
            Words(
                f"连不上 Dask 调度器 {address}（等了 {CONNECT_SECONDS} 秒）\n"
                "    怎么办：核对地址，先运行 dask scheduler；不带 --scheduler 就在本机排",
                f"no Dask scheduler answers at {address} (waited {CONNECT_SECONDS} s)\n"
                "    hint: check the address and run dask scheduler; without --scheduler the issues "
                "are built here",
            )
        ) from error
    try:
        client.wait_for_workers(1, timeout=WORKERS_SECONDS)
    except (OSError, TimeoutError) as error:
        client.close(timeout=1)
        raise ClusterError(_no_workers(address)) from error
    return client


def _no_workers(address: str) -> Words:
    return Words(
        f"Dask 调度器 {address} 没有工作进程（等了 {WORKERS_SECONDS} 秒）\n"
        f"    怎么办：在各台机器上运行 dask worker {address}",
        f"the Dask scheduler {address} has no workers (waited {WORKERS_SECONDS} s)\n"
        f"    hint: run dask worker {address} on every machine",
    )


def _judge_workers(client: Client) -> None:
    """Refuse a cluster one of whose workers could write other bytes than this machine."""
    told = client.run(_remote_program(), on_error="return")
    faults = []
    for address, theirs in sorted(told.items()):
        if isinstance(theirs, dict):
            if unlike := differences(program(), theirs):
                faults.append((address, "; ".join(unlike[:_NAMED_MOST])))
        else:
            faults.append((address, _why_not(theirs)))
    if faults:
        zh = "\n".join(f"    {address}：{why}" for address, why in faults)
        en = "\n".join(f"    {address}: {why}" for address, why in faults)
        raise ClusterError(
            Words(
                "集群上的程序和这里的不同，排出的版面可能不同，没有交给它：\n"
                f"{zh}\n    怎么办：各台装同一版的程序、字体和库（pip install -c constraints.txt）",
                "the program on the cluster differs from the one here and could write other bytes; "
                f"nothing was given to it:\n{en}\n    hint: install the same program, fonts and "
                "libraries everywhere (pip install -c constraints.txt)",
            )
        )


def _why_not(error: object) -> str:
    if isinstance(error, ModuleNotFoundError):
        return f"{error.name or ''} ?"
    return type(error).__name__


def _remote_program() -> Callable[[], dict[str, str]]:
    """A function for workers. It is sent by value, being no function of a module."""

    def build_issue_program() -> dict[str, str]:
        from layout.batch.same_program import program  # noqa: PLC0415 - the worker's

        return program()

    return build_issue_program


def _remote_work() -> Callable[[bytes], bytes]:
    """The same for orders."""

    def build_issue(payload: bytes) -> bytes:
        from layout.batch.on_worker import worker_answer  # noqa: PLC0415 - the worker's

        return worker_answer(payload)

    return build_issue


class _Run:
    """The orders of one call on their way."""

    def __init__(self, client: Client, orders: Sequence[Order]) -> None:
        self.client, self.orders = client, orders
        self.came: dict[int, Answer] = {}
        self.numbers: dict[str, int] = {}
        """The numbers of orders that are out, by the keys of their futures."""
        self.ready: SimpleQueue[Future[Any]] = SimpleQueue()
        self.alone = 0.0
        """Seconds for which there have been no workers."""

    def answers(self) -> Iterator[Answer]:
        """Give the orders out; the answers in their order. Files take their places as they come."""
        try:
            payloads = [_payload(order) for order in self.orders]
            futures = self.client.map(_remote_work(), payloads, pure=False)
            for number, future in enumerate(futures):
                self.numbers[future.key] = number
                future.add_done_callback(self.ready.put)
            for number in range(len(self.orders)):
                while number not in self.came:
                    self._receive()
                yield self.came.pop(number)
        finally:
            with suppress(Exception):  # everything is done, or the client is being ended
                self.client.close(timeout=1)

    def _receive(self) -> None:
        try:
            future = self.ready.get(timeout=POLL_SECONDS)
        except Empty:
            self._look_after_workers()
            return
        self.alone = 0.0
        number = self.numbers.pop(future.key, None)
        if number is not None:
            self.came[number] = self._answer(future, self.orders[number])
            future.release()

    def _look_after_workers(self) -> None:
        """Give the orders up that are out when there have been no workers for too long."""
        there = self.client.status == "running" and self.client.scheduler_info()["workers"]
        self.alone = 0.0 if there else self.alone + POLL_SECONDS
        if self.alone >= WORKERS_SECONDS:
            words = _no_workers(self.client.scheduler.address if self.client.scheduler else "")
            for number in self.numbers.values():
                self.came[number] = Refused(words)
            self.numbers.clear()

    def _answer(self, future: Future[Any], order: Order) -> Answer:
        if future.status == "cancelled":
            return Refused(
                Words(
                    f"{order.file}：和 Dask 调度器的连接断了，没有做\n    怎么办：再运行一次",
                    f"{order.file}: lost the connection to the Dask scheduler, not done\n"
                    "    hint: run it again",
                )
            )
        try:
            came: ClusterAnswer = pickle.loads(future.result())
        except Exception as error:
            return _failed(error, order)
        if isinstance(came.answer, OtherProgram):
            return Refused(_other_program(order, came.answer))
        if isinstance(came.answer, OtherFiles):
            return Refused(_other_files(order, came.answer))
        if isinstance(order, IssueOrder) and isinstance(came.answer, BuiltIssue):
            return _placed(order, came.answer, came.files)
        return came.answer


def _payload(order: Order) -> bytes:
    keep = order.request.keep if isinstance(order, IssueOrder) else None
    files = inputs(order.file, order.paper, keep)
    return pickle.dumps(ClusterOrder(program(), str(Path.cwd()), files, order))


def _failed(error: Exception, order: Order) -> Answer:
    """A task that Dask gave up: its workers were lost time after time, or the program is at fault."""
    if type(error).__name__ == "KilledWorker":
        return Refused(
            Words(
                f"{order.file}：做它的工作进程一再退出，Dask 不再试了\n    怎么办：看 dask worker 的输出，"
                "内存够不够",
                f"{order.file}: its workers were lost time after time, and Dask gave it up\n"
                "    hint: see what dask worker prints, and whether it has enough memory",
            )
        )
    return Broken(type(error).__name__, fault_report(error, "build-issue"))


def _other_program(order: Order, found: OtherProgram) -> Words:
    names = "; ".join(found.differences[:_NAMED_MOST])
    return Words(
        f"{order.file}：后来的工作进程和这里的程序不同（{names}），没有做\n    怎么办：装成一样，再运行一次",
        f"{order.file}: a worker that came later has another program ({names}), not done\n"
        "    hint: install the same one and run it again",
    )


def _other_files(order: Order, found: OtherFiles) -> Words:
    missing, other = found.missing[:_NAMED_MOST], found.other[:_NAMED_MOST]
    zh = [*(f"没有 {name}" for name in missing), *(f"{name} 内容不同" for name in other)]
    en = [*(f"{name} is missing" for name in missing), *(f"{name} differs" for name in other)]
    return Words(
        f"{order.file}：工作进程读到的文件和这里的不同：{'；'.join(zh)}\n"
        "    怎么办：把这一期的文件夹放在各台机器都能用同一路径读到的共享盘上",
        f"{order.file}: the worker reads other files than this machine: {'; '.join(en)}\n"
        "    hint: keep the folder of the issue on a disk that every machine reads under one path",
    )


def _placed(order: IssueOrder, done: BuiltIssue, files: dict[str, bytes]) -> BuiltIssue:
    """Put the files of an issue into their places, as a build here would have."""
    built = done.built
    target = order.out / f"{order.file.stem}.pdf"
    older = target if target.exists() else None
    places = {order.out / name: data for name, data in files.items()}
    try:
        with in_use(order.out / order.file.stem):
            if places:
                judge_places(places)
            with OutputDrafts() as drafts:
                drafts.add_all(places)
                drafts.place(order.out)
    except CannotWriteError as error:
        fault = (output_fault(error),)
        built = built._replace(pdf=None, diagnostics=fault, older=older, unwritable=True, files=())
        return done._replace(built=built, digest="")
    if built.pdf is None:
        return done._replace(built=built._replace(older=older))
    beside = [target.with_name(f"{target.stem}-{name}.pdf") for name in ("screen", "spreads")]
    return done._replace(
        built=built._replace(
            pdf=target,
            files=tuple(place for place in places if place.suffix == ".pdf"),
            stale=tuple(path for path in beside if path.exists() and path not in places),
        )
    )
