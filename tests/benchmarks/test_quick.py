"""The benchmark runs, and its answers are checked; how long anything takes is nobody's business here."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_quick_benchmark_runs_and_its_answers_are_right(tmp_path: Path) -> None:
    """It holds every answer against NumPy before it times it, and ends 0 only where all were right."""
    out = tmp_path / "figures.json"
    command = [sys.executable, str(ROOT / "benchmarks" / "register_scale.py"), "--quick", "--no-postgres"]
    environment = {**os.environ, "COMMONSEAL_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(
        [*command, "--out", str(out), "--work", str(tmp_path)],
        env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (result,) = json.loads(out.read_text(encoding="utf-8"))["results"]
    assert result["checked"] > 200
    assert "| one body, µs |" in done.stdout


def test_the_quick_benchmark_of_reading_runs(tmp_path: Path) -> None:
    """It reads the shipped papers, long ones made of them and texts that no person would write."""
    out = tmp_path / "figures.json"
    command = [sys.executable, str(ROOT / "benchmarks" / "reading_speed.py"), "--quick", "--out", str(out)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert figures["readers"]["claims"]["tokens"] > 10_000
    assert [row["pages"] for row in figures["lengths"]] == [1, 10]
    assert len(figures["nasty"]) > 10
    assert "| claims |" in done.stdout


def test_the_quick_benchmark_of_planning_runs_and_the_engines_agree(tmp_path: Path) -> None:
    """It stops where a plain loop, or SimPy where it is there, gives another distribution of the day of effect."""
    out = tmp_path / "figures.json"
    command = [sys.executable, str(ROOT / "benchmarks" / "planning_speed.py"), "--quick", "--out", str(out)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert {row["engine"] for row in figures["beside"]} >= {"Common Seal", "plain Python"}
    assert [row["steps"] for row in figures["passes"]] == [12, 20, 50, 100]
    assert "| trials a second |" in done.stdout
