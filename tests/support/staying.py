"""The program in a process that stays: one command after another, each as a person would call it, loaded once.

For commands of the workbench, whose settings hold for a whole process: they cannot run within that of the tests.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from unittest.mock import patch

if __name__ == "__main__":  # the folder of this file is where its process looks first
    sys.path[0] = str(Path(__file__).parents[1])

from support.command import Said, commonseal_here, environment

Run = Callable[..., Said]


@contextmanager
def staying(db: str) -> Iterator[Run]:
    """Give what runs commands on one register while the block runs; ``typed`` is the standard input of one."""
    told = environment(DJANGO_SETTINGS_MODULE="commonseal.workbench.settings", COMMONSEAL_DB=db)
    words = [sys.executable, str(Path(__file__)), db]
    with subprocess.Popen(words, env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asked, told_back = process.stdin, process.stdout

        def run(*words: str, typed: str = "") -> Said:
            asked.write(json.dumps([words, typed]) + "\n")
            asked.flush()
            return Said(*json.loads(told_back.readline()))

        yield run
        asked.close()


def _answer(db: str) -> None:
    for line in sys.stdin:
        words, typed = json.loads(line)
        with patch.object(sys, "stdin", io.StringIO(typed)):
            said = commonseal_here(*words, db=db, DJANGO_SETTINGS_MODULE=os.environ["DJANGO_SETTINGS_MODULE"])
        print(json.dumps(astuple(said)), flush=True)  # noqa: T201 - a program that prints


if __name__ == "__main__":
    _answer(sys.argv[1])
