"""A running live preview, and a Chromium that shows it."""

from __future__ import annotations

import http.client
import json
import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60.0


@dataclass(frozen=True)
class Live:
    """A running preview of an issue file."""

    spec: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        """The address of the preview in a browser."""
        return f"http://127.0.0.1:{self.port}/"

    def ask(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers of the answer to a request. `headers` may give a foreign `Host`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={"Host": f"127.0.0.1:{self.port}", **given})
        answer = connection.getresponse()
        found = (answer.status, answer.read(), {k.lower(): v for k, v in answer.getheaders()})
        connection.close()
        return found

    def state(self) -> dict[str, Any]:
        """The state that the preview publishes, as its page reads it."""
        return json.loads(self.ask("/state")[1])

    def wait(self, ready: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait until `ready` holds for the state, and return that state; fail after `PATIENCE` seconds."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            state = self.state()
            if ready(state):
                return state
            time.sleep(0.05)
        raise AssertionError(f"not in {PATIENCE} s: {self.state()['notes']}")

    def settled(self) -> dict[str, Any]:
        """Wait until pages are there and nothing is being made up."""
        return self.wait(lambda state: bool(state["pages"]) and not state["busy"])

    def write(self, text: str) -> None:
        """Save the issue file."""
        self.spec.write_text(text, encoding="utf-8")


@contextmanager
def live(spec: Path, *options: str) -> Iterator[Live]:
    """A preview of `spec` on a free port. It is ended when the block is left."""
    command = "import sys; from layout.cli.proof import proof_issue; sys.exit(proof_issue())"
    process = subprocess.Popen(
        [sys.executable, "-c", command, spec.name, "--serve", "--port", "0", *options],
        cwd=spec.parent,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
        line = process.stdout.readline() if ready else ""
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert found, line
        yield Live(spec, int(found[1]), process)
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


@contextmanager
def chromium() -> Iterator[Any]:
    """Chromium with an empty profile. Without Chromium the test is skipped, and fails in CI."""
    path = shutil.which("chromium")
    if path is None:
        assert "CI" not in os.environ, "CI must install chromium"
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@contextmanager
def window(
    started: Any, address: str, size: tuple[int, int] = (1440, 900), *, strict: bool = True
) -> Iterator[Any]:
    """A browser page at `address` with its first sheet drawn. Errors of its scripts, and requests that
    fail, fail the test if it is `strict`.
    """
    # the policy of the pages forbids evaluated code, and the tests evaluate some
    context = started.new_context(viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    # the editor itself is not started: the address that would be opened is kept
    context.add_init_script(
        "HTMLAnchorElement.prototype.click = function () { window.opened = this.href; }"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(address)
    page.wait_for_selector("#sheets .sheet svg.paper")
    yield page
    context.close()
    assert faults == [] or not strict


def digest(page: Any) -> str:
    """The digest of the first sheet that is shown."""
    return str(page.evaluate("document.querySelector('#sheets .sheet').dataset.digest"))


def wait_for_another(page: Any, before: str) -> None:
    """Wait until the first sheet has another digest than `before`."""
    page.wait_for_function(
        "before => document.querySelector('#sheets .sheet').dataset.digest !== before",
        arg=before,
        polling=10,
        timeout=PATIENCE * 1000,
    )
