"""``read`` asks a language model when it is told to on that very command, and never otherwise."""

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from commonseal.reading.modelled import transport
from support.command import COMMAND, Said, commonseal, commonseal_here, environment
from support.model_server import (
    Asked,
    Given,
    ModelServer,
    model_server,
    ollama_says,
    openai_refuses,
    openai_says,
)

TEXT = "14 May 2018\n\nIda Moss is chair of NHS Dale CCG.\n\nOf Per Holm they say at Fell CCG that the books are his.\n"
KEY = "sk-cli-0815-very-secret"
HOLM = {
    "kind": "appointment",
    "evidence": ["Of Per Holm they say at Fell CCG that the books are his."],
    "person": "Per Holm",
    "role": "finance director",
    "bodies": ["Fell CCG"],
    "status": "held",
}
MOSS = HOLM | {
    "evidence": ["Ida Moss is chair of NHS Dale CCG."],
    "person": "Ida Moss",
    "role": "chair",
    "bodies": ["NHS Dale CCG"],
}
MADE_UP = HOLM | {"evidence": ["Per Holm became king."]}
BAD_DATE = HOLM | {"start": "May 2018"}
ANSWER = json.dumps({"claims": [MOSS, HOLM, MADE_UP, BAD_DATE, {"kind": "rumour"}]})


@pytest.fixture(autouse=True)
def _without_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "_FIRST_PAUSE", 0.005)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A paper in a file."""
    path = tmp_path / "board.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _claims(folder: Path, name: str = "board") -> list[dict[str, object]]:
    claims: list[dict[str, object]] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["claims"]
    return claims


@contextmanager
def _no_connections() -> Iterator[list[object]]:
    """Let nobody in this process connect to anything, and note who tries."""
    tried: list[object] = []
    kept = socket.socket.connect

    def refuse(_self: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError("no connections here")

    socket.socket.connect = refuse  # type: ignore[assignment, method-assign]
    try:
        yield tried
    finally:
        socket.socket.connect = kept  # type: ignore[method-assign]


def test_without_the_option_nothing_is_sent_whatever_the_environment_says(paper: Path, tmp_path: Path) -> None:
    """No variable turns a model on: neither those that other programs mind nor any that ours might."""
    out = tmp_path / "claims"
    with model_server(openai_says(ANSWER)) as server, _no_connections() as tried:
        said = commonseal_here(
            "read", paper, "--out", out,
            OPENAI_API_KEY=KEY, OPENAI_BASE_URL=server.url, OPENAI_MODEL="tiny", OLLAMA_HOST=server.url,
            COMMONSEAL_MODEL="tiny", COMMONSEAL_MODEL_URL=server.url, COMMONSEAL_READ_MODEL="tiny", MODEL="tiny",
            MODEL_URL=server.url,
        )  # fmt: skip
    assert said.code == 0
    assert not tried
    assert not server.connections
    assert "tiny" not in said.out + said.err
    assert [claim["person"] for claim in _claims(out)] == ["Ida Moss"]


def test_in_a_process_of_its_own_nothing_is_sent_either(paper: Path, tmp_path: Path) -> None:
    """The command as a person runs it."""
    with model_server(openai_says(ANSWER)) as server:
        said = commonseal("read", paper, "--out", tmp_path / "claims", OLLAMA_HOST=server.url)
    assert said.code == 0
    assert not server.connections


@pytest.mark.parametrize("kind", ["openai", "ollama"])
def test_with_the_option_the_model_reads_beside_the_rules(paper: Path, tmp_path: Path, kind: str) -> None:
    """It says where the paper goes; each fact is there once; what was dropped is counted."""
    out = tmp_path / "claims"
    given = openai_says(ANSWER) if kind == "openai" else ollama_says(ANSWER)
    with model_server(given) as server:
        said = _read(paper, out, server, "--model-kind", kind, "--format", "json")
    assert said.code == 0
    path = "/chat/completions" if kind == "openai" else "/api/chat"
    assert f"board goes to the model tiny at {server.url}{path}\n" in said.err
    assert [claim["person"] for claim in _claims(out)] == ["Ida Moss", "Per Holm"]
    assert ["confidence" in claim for claim in _claims(out)] == [True, False]
    assert {name: said.json[0][name] for name in said.json[0] if name.startswith("model_")} == {
        "model_kept": 2,
        "model_quote_not_in_paper": 1,
        "model_not_a_claim": 1,
        "model_bad_date": 1,
        "model_name_not_in_paper": 0,
        "model_quotes_dropped": 1,
        "model_requests": 1,
    }
    assert len(server.asked) == 1
    assert paper.name not in json.dumps(server.asked[0].body)


def test_it_is_said_where_a_paper_goes_before_it_goes(paper: Path, tmp_path: Path) -> None:
    """When the question arrives, the announcement has been made."""
    seen: list[str] = []
    err = tmp_path / "err"

    def answer(_: Asked) -> Given:
        seen.append(err.read_text(encoding="utf-8"))
        return openai_says(ANSWER)

    with model_server(answer) as server, err.open("w", encoding="utf-8", buffering=1) as stream:
        _read_into(stream, paper, tmp_path / "claims", server)
    assert "board goes to the model tiny at" in seen[0]


def test_the_counts_are_a_table_of_their_own_for_people(paper: Path, tmp_path: Path) -> None:
    """Below the table of claims; and CSV has them as further columns."""
    with model_server(openai_says(ANSWER)) as server:
        table = _read(paper, tmp_path / "one", server)
        csv = _read(paper, tmp_path / "two", server, "--format", "csv")
    heading = next(line for line in table.lines if "quote not in paper" in line)
    assert heading.split("  ")[0] == "by the model"
    assert csv.lines[0].endswith("model_quotes_dropped,model_requests")
    assert csv.lines[1].endswith(",2,1,1,1,0,1,1")


def test_the_model_alone_leaves_the_rules_out(paper: Path, tmp_path: Path) -> None:
    """What the rules would find is not there."""
    out = tmp_path / "claims"
    with model_server(openai_says(json.dumps({"claims": [HOLM]}))) as server:
        assert _read(paper, out, server, "--model-only").code == 0
    assert [claim["person"] for claim in _claims(out)] == ["Per Holm"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (openai_refuses(401, f"Incorrect API key provided: {KEY}"), "does not accept the key"),
        (openai_refuses(404, "no model tiny"), "does not know the model tiny"),
        (openai_refuses(500, f"while checking {KEY}"), "failed (500"),
        (openai_says("I am sorry."), "is not the JSON that was asked for"),
        (Given(wait=1.5), "gave no full answer within 1 seconds"),
        (Given(breaks_off=True), "broke off 4 times"),
    ],
    ids=["401", "404", "500", "no JSON", "slow", "broken off"],
)
def test_a_model_that_fails_is_one_sentence_and_leaves_nothing(
    paper: Path, tmp_path: Path, given: Given, says: str
) -> None:
    """Exit code 1, no file, no part of a file, no key."""
    out = tmp_path / "claims"
    with model_server(given) as server:
        said = _read(paper, out, server, "--model-key-env", "A_KEY", "--model-timeout", "1", A_KEY=KEY)
    assert said.code == 1
    assert [line for line in said.err.splitlines() if says in line]
    assert not [path for path in out.rglob("*") if "board" in path.name]
    assert KEY not in said.out + said.err
    assert server.asked[0].headers["Authorization"] == f"Bearer {KEY}"


def test_claims_read_before_stay_when_the_model_fails(paper: Path, tmp_path: Path) -> None:
    """A failure writes nothing, and takes nothing away."""
    out = tmp_path / "claims"
    commonseal_here("read", paper, "--out", out)
    before = (out / "board.json").read_bytes()
    with model_server(openai_refuses(500, "no")) as server:
        assert _read(paper, out, server).code == 1
    assert (out / "board.json").read_bytes() == before


def test_nobody_at_the_address_is_one_sentence(paper: Path, tmp_path: Path) -> None:
    """The address is named, and what to look at."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}"
        said = commonseal_here("read", paper, "--out", tmp_path / "c", "--model", "tiny", "--model-url", url)
    assert said.code == 1
    assert f"{url}/chat/completions cannot be reached (Connection refused); check --model-url" in said.err


def test_a_refusal_that_concerns_every_paper_is_met_once(paper: Path, tmp_path: Path) -> None:
    """The second paper is not sent to an address that refuses the key."""
    second = tmp_path / "other.txt"
    second.write_text(TEXT, encoding="utf-8")
    with model_server(openai_refuses(401, "no")) as server:
        words = ("--out", tmp_path / "c", "--model", "tiny", "--model-url", server.url)
        said = commonseal_here("read", paper, second, *words)
    assert said.code == 1
    assert len(server.asked) == 1
    assert "other goes to the model" not in said.err


def test_claims_of_rules_and_of_a_model_are_not_taken_for_each_other(paper: Path, tmp_path: Path) -> None:
    """A paper read by the rules is read again when a model is named, and again when none is."""
    out = tmp_path / "claims"
    with model_server(openai_says(ANSWER)) as server:
        for words, found in (((), 1), (("--model", "tiny", "--model-url", server.url), 2), ((), 1)):
            assert commonseal_here("read", paper, "--out", out, *words).code == 0
            assert len(_claims(out)) == found
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--model", "tiny"], "--model-url"),
        (["--model-url", "http://127.0.0.1:9"], "--model NAME"),
        (["--model-only"], "--model NAME"),
        (["--model-key-env", "A_KEY"], "--model NAME"),
        (["--model", "tiny", "--model-url", "here"], "begins with http"),
        (["--model", "tiny", "--model-url", f"http://user:{KEY}@host"], "holds no user name"),
        (["--model", "tiny", "--model-url", "http://127.0.0.1:9", "--model-kind", "telegraph"], "telegraph"),
        (["--model", "tiny", "--model-url", "http://127.0.0.1:9", "--model-key-env", KEY], "no such variable"),
        (["--model", "tiny", "--model-url", "http://127.0.0.1:9", "--model-key-env", "NONE_SUCH"], "no such variable"),
        (["--model", "tiny", "--model-url", "http://127.0.0.1:9", "--explain"], "leave them or --model out"),
        (["--model", "tiny", "--model-url", "http://127.0.0.1:9", "--trace", "1"], "leave them or --model out"),
        (["--model", "tiny", "--model-url", "http://127.0.0.1:9", "--model-timeout", "0"], "--model-timeout"),
    ],
    ids=str,
)
def test_options_that_do_not_go_together_are_misuse(paper: Path, tmp_path: Path, words: list[str], says: str) -> None:
    """Nothing is read or sent, and what may be a key is not repeated."""
    with _no_connections() as tried:
        said = commonseal_here("read", paper, "--out", tmp_path / "claims", *words)
    assert said.code == 2
    assert says in " ".join(said.err.replace("│", " ").split())
    assert KEY not in said.out + said.err
    assert not tried
    assert not (tmp_path / "claims" / "board.json").exists()


def test_the_help_says_who_answers_for_it() -> None:
    """Whoever gives the option answers for the papers going there."""
    said = commonseal_here("read", "-h")
    assert "answers for these papers going there" in " ".join(said.out.split())


def _read(paper: Path, out: Path, server: ModelServer, *words: str, **more: str) -> Said:
    return commonseal_here("read", paper, "--out", out, "--model", "tiny", "--model-url", server.url, *words, **more)


def _read_into(err: object, paper: Path, out: Path, server: ModelServer) -> None:
    words = ["read", str(paper), "--out", str(out), "--model", "tiny", "--model-url", server.url]
    subprocess.run([str(COMMAND), *words], stdout=subprocess.DEVNULL, stderr=err, check=True, env=environment())  # type: ignore[call-overload]
