"""A language model is asked over real HTTP, in the protocols that model servers speak."""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commonseal.reading.modelled import ModelAddress, ModelError, ModelKind, ModelledPaper, ModelledReader, Refusal
from commonseal.reading.modelled import transport as transport_module
from support.model_server import (
    Asked,
    Given,
    ModelServer,
    model_server,
    ollama_refuses,
    ollama_says,
    openai_refuses,
    openai_says,
)

PAPER = "14 May 2018\n\nIda Moss is chair of Dale CCG. Dale CCG and Fell CCG share a chief nurse."
KEY = "sk-test-4711-very-secret"
MOSS = {
    "kind": "appointment",
    "evidence": ["Ida Moss is chair of Dale CCG."],
    "person": "Ida Moss",
    "role": "chair",
    "bodies": ["Dale CCG"],
    "status": "held",
}
GOOD = json.dumps({"claims": [MOSS]})
MADE_UP = json.dumps({"claims": [MOSS, MOSS | {"evidence": ["Ida Moss runs it."]}, MOSS | {"kind": "rumour"}]})


@pytest.fixture(autouse=True)
def _without_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a hundredth of the time between tries."""
    monkeypatch.setattr(transport_module, "_FIRST_PAUSE", 0.005)


def _reader(
    server: ModelServer, kind: ModelKind = ModelKind.OPENAI, *, timeout: float = 5, key: str | None = None
) -> ModelledReader:
    url = server.url + ("/v1" if kind is ModelKind.OPENAI else "")
    return ModelledReader(ModelAddress("tiny", url, kind, key), timeout=timeout)


def _read(server: ModelServer, kind: ModelKind = ModelKind.OPENAI, **more: Any) -> ModelledPaper:
    return _reader(server, kind, **more).read(PAPER, name="paper")


@pytest.mark.parametrize(
    ("kind", "given", "path"),
    [
        (ModelKind.OPENAI, openai_says(GOOD), "/v1/chat/completions"),
        (ModelKind.OLLAMA, ollama_says(GOOD), "/api/chat"),
    ],
    ids=["openai", "ollama"],
)
def test_a_good_answer_becomes_claims_with_exact_evidence(kind: ModelKind, given: Given, path: str) -> None:
    """One question, at the address of the protocol, and the claim with its place in the paper."""
    with model_server(given) as server:
        read = _read(server, kind)
    (claim,) = read.found.claims
    assert read.found.published == "2018-05-14"
    assert claim.rule == "language model tiny"
    assert claim.signals == {"modelled"}
    assert claim.confidence is None
    assert all(PAPER[each.start : each.end] == each.quote for each in claim.evidence)
    assert [asked.path for asked in server.asked] == [path]
    assert "Authorization" not in server.asked[0].headers
    assert PAPER in server.asked[0].question
    assert "2018-05-14" in server.asked[0].question
    assert server.asked[0].body["stream"] is False
    assert (read.tally.kept, read.tally.requests) == (1, 1)


def test_the_protocols_ask_for_the_schema_each_in_its_way() -> None:
    """OpenAI's has it as the response format, Ollama's as the format, with a context that is not cut short."""
    with model_server(openai_says(GOOD)) as server:
        _read(server)
    asked = server.asked[0].body["response_format"]
    assert asked["type"] == "json_schema"
    assert asked["json_schema"]["strict"] is True
    with model_server(ollama_says(GOOD)) as server:
        _read(server, ModelKind.OLLAMA)
    assert server.asked[0].body["format"] == asked["json_schema"]["schema"]
    assert server.asked[0].body["options"]["num_ctx"] >= 8192


def test_what_is_made_up_is_dropped_and_counted() -> None:
    """A quote that is not there and a kind that there is not, beside a good claim."""
    with model_server(openai_says(MADE_UP)) as server:
        read = _read(server)
    assert len(read.found.claims) == 1
    assert read.tally.dropped == {Refusal.NO_QUOTE: 1, Refusal.NOT_A_CLAIM: 1}
    assert read.tally.quotes_dropped == 1


_EMPTY = Given(body=b"{}")
_HTML = Given(body=b"<html>Welcome</html>")


@pytest.mark.parametrize(
    ("kind", "answers", "says", "requests"),
    [
        ("openai", [openai_says("not JSON")], "gave an answer that is not the JSON", 2),
        ("openai", [openai_says('{"claims": [')], "gave an answer that is not the JSON", 2),
        ("openai", [openai_says(None)], "gave an answer that is not the JSON", 2),
        ("openai", [openai_says(GOOD, finish="length")], "gave an answer that is not the JSON", 2),
        ("ollama", [ollama_says(GOOD, done="length")], "gave an answer that is not the JSON", 2),
        ("openai", [_EMPTY], "answers in another way than openai does", 1),
        ("openai", [_HTML], "answers in another way than openai does", 1),
        ("openai", [ollama_says(GOOD)], "answers in another way than openai does", 1),
        ("ollama", [openai_says(GOOD)], "answers in another way than ollama does", 1),
        ("openai", [openai_refuses(401, f"Incorrect API key provided: {KEY}")], "does not accept the key (401)", 1),
        ("openai", [openai_refuses(403, f"no rights for {KEY}")], "does not accept the key (403)", 1),
        ("openai", [openai_refuses(404, "no model tiny")], "does not know the model tiny", 1),
        ("ollama", [ollama_refuses(404, 'model "tiny" not found')], '(404: “model "tiny" not found”)', 1),
        ("openai", [openai_refuses(400, f"bad thing {KEY}\nsecond line")], "(400: “bad thing … second line”)", 1),
        ("openai", [openai_refuses(413, "too long")], "finds the question too long", 1),
        ("openai", [Given(307, headers={"Location": "http://example.invalid/"})], "sends on to another address", 1),
        ("openai", [openai_refuses(500, "out of memory")], "failed (500: “out of memory”)", 4),
        ("ollama", [ollama_refuses(503, "busy")], "failed (503: “busy”)", 4),
        ("openai", [openai_refuses(429, "slow down", Retry_After="0")], "takes no more questions", 4),
        ("openai", [Given(breaks_off=True)], "broke off 4 times", 4),
    ],
    ids=str,
)
def test_a_failure_is_one_sentence_without_the_key(
    kind: str, answers: list[Given], says: str, requests: int, caplog: pytest.LogCaptureFixture
) -> None:
    """It names the address, the problem and the remedy; tries are bounded; nothing says the key."""
    caplog.set_level(logging.DEBUG)
    with model_server(*answers) as server, pytest.raises(ModelError) as caught:
        _read(server, ModelKind(kind), key=KEY)
    said = str(caught.value)
    assert says in said
    assert said.startswith(server.url)
    assert "\n" not in said
    assert "; " in said
    assert said.endswith(".")
    assert KEY not in said + repr(caught.value) + caplog.text
    assert len(server.asked) == requests
    assert server.asked[0].headers["Authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    "first",
    [
        [openai_refuses(500, "out of memory")],
        [openai_refuses(503, "loading"), openai_refuses(503, "loading")],
        [openai_refuses(429, "slow down", Retry_After="0")],
        [Given(breaks_off=True)],
        [openai_says("{", finish="length")],
    ],
    ids=["500", "503 twice", "429", "broken off", "cut"],
)
def test_what_passes_is_tried_again(first: list[Given]) -> None:
    """A failure and then a good answer is a good answer."""
    with model_server(*first, openai_says(GOOD)) as server:
        assert len(_read(server).found.claims) == 1
    assert len(server.asked) == len(first) + 1


@pytest.mark.parametrize(
    ("refusals", "left"),
    [
        (["Unknown field response_format"], {"type": "json_object"}),
        (["json_schema is not supported", "response_format: json_object is not supported"], None),
    ],
    ids=["no schema", "no format at all"],
)
def test_a_server_that_knows_no_schema_is_asked_more_simply(refusals: list[str], left: object) -> None:
    """And it is asked so again for the next piece."""
    answers = [openai_refuses(400, refusal) for refusal in refusals]
    with model_server(*answers, openai_says('{"claims": []}')) as server:
        text = "\n\n".join(f"{PAPER} ({number})" for number in range(120))
        _reader(server).read_text(text, name="long")
    formats = [asked.body.get("response_format") for asked in server.asked]
    assert formats[len(refusals) :] == [left] * (len(formats) - len(refusals))
    assert len(formats) > len(refusals) + 1


def test_a_model_that_will_not_be_steadied_is_asked_without() -> None:
    """Some models take no temperature; the rest of the question stays."""
    with model_server(openai_refuses(400, "Unsupported value: 'temperature'"), openai_says(GOOD)) as server:
        assert len(_read(server).found.claims) == 1
    assert "temperature" in server.asked[0].body
    assert not {"temperature", "seed"} & set(server.asked[1].body)
    assert server.asked[1].body["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize("given", [Given(wait=1.0), Given(body=b" " * 100, drip=0.05)], ids=["silent", "dripping"])
def test_a_slow_answer_is_given_up(given: Given) -> None:
    """The time allowed is for the whole answer, and a second try would only be as slow."""
    with model_server(given) as server, pytest.raises(ModelError, match=r"within 0\.2 seconds; .*--model-timeout"):
        _read(server, timeout=0.2)
    assert len(server.asked) == 1


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address at which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


def test_an_address_where_nobody_is_is_named(nobody: str) -> None:
    """At once, for it concerns every paper."""
    with pytest.raises(ModelError, match=r"cannot be reached \(Connection refused\); check --model-url") as caught:
        ModelledReader(ModelAddress("tiny", nobody)).read_text(PAPER, name="paper")
    assert caught.value.concerns_every_paper


def test_a_host_that_is_not_there_is_named() -> None:
    """Nothing is looked for anywhere else."""
    with pytest.raises(ModelError, match="cannot be reached"):
        ModelledReader(ModelAddress("tiny", "http://model.invalid/v1"), timeout=5).read_text(PAPER, name="paper")


def test_neither_proxies_nor_keys_of_the_environment_are_minded(nobody: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper goes straight to the address, with the key that was given or none."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, nobody)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with model_server(openai_says(GOOD)) as server:
        _read(server)
    assert len(server.asked) == 1
    assert KEY not in json.dumps([server.asked[0].headers, server.asked[0].body])


def _answer_for_piece(asked: Asked) -> Given:
    """Claim for the last person named in the piece that she is chair."""
    piece = asked.question.split("=" * 20)[1]
    people = [line.partition(" is chair")[0] for line in piece.splitlines() if " is chair of " in line]
    claims = [
        MOSS | {"person": person, "evidence": [f"{person} is chair of Dale CCG."]} for person in dict.fromkeys(people)
    ]
    return openai_says(json.dumps({"claims": claims}))


def test_a_long_paper_goes_in_pieces_and_offsets_stay_those_of_the_paper() -> None:
    """Every claim of every piece quotes the whole paper exactly."""
    names = [f"Ida M{chr(97 + a)}{chr(97 + b)}" for a in range(20) for b in range(20)]
    text = "\n\n".join(f"{name} is chair of Dale CCG.\n\nThe meeting heard about beds." for name in names)
    with model_server(_answer_for_piece) as server:
        found = _reader(server).read_text(text, name="long")
    assert len(server.asked) > 3
    assert len({claim.evidence[0].start for claim in found.claims}) == len(names)
    assert all(text[each.start : each.end] == each.quote for claim in found.claims for each in claim.evidence)
    assert "for its names only" not in server.asked[0].question
    assert "for its names only: Ida Maa is chair" in server.asked[-1].question


def test_an_answer_that_was_cut_is_asked_for_again_in_halves() -> None:
    """Half the text makes an answer half as long."""
    text = "\n\n".join(f"{PAPER} ({number})" for number in range(40))
    with model_server(openai_says("{", finish="length"), openai_says(GOOD)) as server:
        found = _reader(server).read_text(text, name="long")
    whole, *halves = [len(asked.question) for asked in server.asked]
    assert len(halves) == 2
    assert all(half < whole * 3 / 4 for half in halves)
    assert len(found.claims) == 1
    assert all(text[each.start : each.end] == each.quote for each in found.claims[0].evidence)


@pytest.mark.parametrize(
    ("url", "kind", "endpoint"),
    [
        ("http://localhost:8080/v1", "openai", "http://localhost:8080/v1/chat/completions"),
        ("http://localhost:8080/v1/", "openai", "http://localhost:8080/v1/chat/completions"),
        ("https://host/v1/chat/completions", "openai", "https://host/v1/chat/completions"),
        ("http://localhost:11434", "ollama", "http://localhost:11434/api/chat"),
        ("http://localhost:11434/api", "ollama", "http://localhost:11434/api/chat"),
        ("http://[::1]:11434/api/chat", "ollama", "http://[::1]:11434/api/chat"),
        ("https://host/models", "ollama", "https://host/models/api/chat"),
    ],
)
def test_an_address_may_be_written_with_or_without_its_ending(url: str, kind: str, endpoint: str) -> None:
    """What is shown is where papers go."""
    assert ModelAddress("tiny", url, ModelKind(kind)).endpoint == endpoint


@pytest.mark.parametrize(
    ("url", "is_guarded"),
    [
        ("https://host/v1", True),
        ("http://localhost:1", True),
        ("http://127.0.0.1", True),
        ("http://[::1]:1", True),
        ("http://host/v1", False),
        ("http://10.0.0.1", False),
        ("http://localhost.example.org", False),
    ],
)
def test_what_anybody_may_read_on_the_way_is_told(url: str, is_guarded: bool) -> None:
    """Unencrypted is safe within this machine alone."""
    assert ModelAddress("tiny", url).is_guarded is is_guarded


@pytest.mark.parametrize(
    ("name", "url", "key"),
    [
        ("tiny", "localhost:11434", None),
        ("tiny", "ftp://host", None),
        ("tiny", "http://", None),
        ("tiny", "http://[::1", None),
        ("tiny", "http://host:port", None),
        ("tiny", f"https://user:{KEY}@host/v1", None),
        ("tiny", f"https://host/v1?key={KEY}", None),
        (" ", "http://host", None),
        ("a\nb", "http://host", None),
        ("tiny", "http://host", ""),
        ("tiny", "http://host", f"{KEY}\n"),
        ("tiny", "http://host", f"{KEY}é"),
        ("tiny", "http://host", f"{KEY} "),
    ],
)
def test_an_address_that_is_none_is_refused_without_repeating_secrets(name: str, url: str, key: str | None) -> None:
    """Whatever was given, the sentence does not hold it."""
    with pytest.raises(ValueError, match=r"the (?:model|address|key)") as caught:
        ModelAddress(name, url, key=key)
    assert KEY not in str(caught.value)
    assert caught.value.__cause__ is None


def test_an_address_does_not_show_its_key() -> None:
    """Not where it is printed for developers either."""
    assert KEY not in repr(ModelAddress("tiny", "http://host", key=KEY))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is sent."""
    monkeypatch.setitem(sys.modules, "httpx2", None)
    with model_server(openai_says(GOOD)) as server, pytest.raises(ModelError, match=r"install commonseal\[model\]"):
        _read(server)
    assert not server.connections


_IMPORTS = (
    "import sys, commonseal.reading; from importlib import import_module; "
    "from commonseal.cli.commands import COMMANDS; "
    "assert all(import_module('commonseal.cli.' + each.room) for each in COMMANDS); "
    "assert not {name for name in sys.modules if name.split('.')[0] in {'httpx2', 'httpcore2', 'anyio'}}; "
    "assert 'commonseal.reading.modelled' not in sys.modules; "
    "import commonseal.reading.modelled; assert 'httpx2' not in sys.modules"
)


def test_nothing_of_it_is_loaded_before_it_is_wanted() -> None:
    """Neither the package by the command, nor the HTTP client by the package."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", _IMPORTS], capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 0, done.stderr
