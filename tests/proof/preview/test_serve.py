"""The preview's server: who may ask, what is given out, what a thousand saves do to it."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from live import Live, live
from proofkit import MINI

from layout.proof.preview.gate import HEADERS

SAVES = 1000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    folder = tmp_path_factory.mktemp("serve") / "specs"
    folder.mkdir()
    for file in (MINI, MINI.with_name("paper.yaml")):
        (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    with live(folder / "mini.yaml", "--editor", "vscode://file/{file}:{line}:{column}") as running:
        running.settled()
        yield running


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", ""]
)
def test_a_foreign_host_is_refused(server: Live, host: str) -> None:
    status, body, _ = server.ask("/state", Host=host.format(port=server.port))
    assert status in (400, 403) and b"notes" not in body


def test_its_own_names_are_let_in(server: Live) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert server.ask("/state", Host=f"{name}:{server.port}")[0] == 200


def test_a_foreign_origin_is_refused(server: Live) -> None:
    own = f"http://127.0.0.1:{server.port}"
    assert server.ask("/state", Origin=own)[0] == 200
    for origin in ("http://evil.example", "null", own.replace("http", "https"), f"{own}0"):
        assert server.ask("/state", Origin=origin)[0] == 403
    assert server.ask("/state", Sec_Fetch_Site="cross-site")[0] == 403


def test_nothing_is_written_without_the_token(server: Live) -> None:
    token = server.state()["token"]
    for path in ("/pick/1/0", "/unpick/1", "/undo", "/alternatives/1"):
        assert server.ask(path, "POST")[0] == 403
        assert server.ask(path, "POST", X_Proof_Token="guess")[0] == 403
        assert server.ask(path, "GET", X_Proof_Token=token)[0] == 405
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE"):
        assert server.ask("/state", method, X_Proof_Token=token)[0] == 403
    before = server.spec.read_bytes()
    assert server.ask("/pick/1/99", "POST", X_Proof_Token=token)[0] == 409
    assert server.ask("/undo", "POST", X_Proof_Token=token)[0] == 409
    assert server.spec.read_bytes() == before


@pytest.mark.parametrize(
    "path",
    [
        "/static/../serve.py",
        "/static/..%2f..%2fserve.py",
        "/static/%2e%2e/serve.py",
        "/../../../../etc/passwd",
        "/static//etc/passwd",
        "/photo/..%2f..%2fsecret.txt",
        "/photo/secret.jpg",
        "/secret.txt",
        "/mini.yaml",
        "/page/..%2fmini.svg",
        "/font/x.ttf",
        "/round/1.png",
        "/round/-1.png",
        "/source?page=1&run=99999&place=0",
        "/source?page=x&run=1e9&place=nan",
    ],
)
def test_only_its_own_things_are_given_out(server: Live, path: str) -> None:
    status, body, _ = server.ask(path)
    assert status == 404
    assert b"secret" not in body and b"root:" not in body and b"import" not in body


def test_every_answer_has_the_safety_headers(server: Live) -> None:
    for path in ("/", "/state", "/static/app.js", "/nowhere"):
        headers = server.ask(path)[2]
        assert {name: headers.get(name) for name in HEADERS} == HEADERS
        assert "access-control-allow-origin" not in headers
    # nothing is asked of the network
    for name in (
        "/",
        "/static/app.css",
        "/static/app.js",
        "/static/desk.js",
        "/static/panel.js",
        "/static/keys.js",
    ):
        body = server.ask(name)[1].decode()
        assert "https://" not in body and "http://" not in body.replace("http://www.w3.org/", "")


def test_it_listens_on_the_loopback_alone(server: Live) -> None:
    sockets = Path("/proc/net/tcp").read_text(encoding="ascii").split("\n")[1:]
    listening = [
        line.split()[1]
        for line in sockets
        if line
        and line.split()[3] == "0A"
        and int(line.split()[1].split(":")[1], 16) == server.port
    ]
    assert listening == [f"0100007F:{server.port:04X}"]


def test_a_place_opens_the_editor(server: Live) -> None:
    pages = server.state()["pages"]
    svg = server.ask(f"/page/{pages[1]['digest']}.svg")[1].decode()
    last = svg.count("data-run=") - 1
    place = json.loads(server.ask(f"/source?page=2&run={last}&place=0")[1])
    text = server.spec.read_text(encoding="utf-8").split("\n")
    assert "老人更要记得按时喝水" in text[place["line"] - 1]
    assert place["url"] == (
        f"vscode://file{server.spec.resolve()}:{place['line']}:{place['column']}"
    )
    assert all(note["url"].startswith("vscode://file/") for note in server.state()["notes"])


def bench_of(process: int) -> set[str]:
    """The processes that a preview has started and that live."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return set(children.split())


def test_a_thousand_saves_and_half_written_files(server: Live) -> None:
    whole = server.spec.read_text(encoding="utf-8")
    before = server.settled()
    benches = bench_of(server.process.pid)
    dice = random.Random(3)
    for number in range(SAVES):
        match number % 5:
            case 0:  # half written
                server.write(whole[: dice.randrange(len(whole))])
            case 1:  # emptied, then written
                server.write("")
                server.write(whole.replace("两排", f"{number}排"))
            case 2:  # saved as many editors do: another file put in its place
                other = server.spec.with_suffix(".yaml.tmp")
                other.write_text(whole.replace("九点", f"{number}点"), encoding="utf-8")
                other.replace(server.spec)
            case 3:  # torn in the middle of a character
                data = whole.encode()
                server.spec.write_bytes(data[: dice.randrange(len(data))])
            case _:  # gone for a moment
                server.spec.unlink()
                server.write(whole.replace("添了", f"添{number}"))
        if number % 50 == 0:
            time.sleep(0.1)
            assert server.ask("/state")[0] == 200
    server.write(whole)
    after = server.wait(
        lambda s: (
            not s["busy"]
            and not s["stale"]
            and [p["digest"] for p in s["pages"]] == [p["digest"] for p in before["pages"]]
        )
    )
    assert after["version"] > before["version"] + 10
    assert after["notes"] == before["notes"]
    assert server.process.poll() is None
    assert bench_of(server.process.pid) >= benches  # nothing died on the way
    assert server.spec.stat().st_size == len(whole.encode())
