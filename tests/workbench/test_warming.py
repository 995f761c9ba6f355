"""A worker behind a WSGI server has read its pages before the first is asked for, whatever the register is like."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.command import commonseal, environment

_BEGIN = """
import json, sys, threading
from commonseal.workbench import wsgi
for each in threading.enumerate():
    if each.name == "warming":
        each.join()
from django.template import engines
loaded = engines["jinja2"].env.cache
print(json.dumps({"views": "commonseal.workbench.views.home" in sys.modules, "templates": len(loaded.keys())}))
"""


@pytest.mark.parametrize("there", [True, False], ids=["a register", "no register"])
def test_a_worker_reads_its_pages_before_it_is_asked(tmp_path: Path, there: bool) -> None:
    """Views and templates are there at once; where there is no register yet, that is left to the page to tell."""
    url = f"sqlite:///{tmp_path / 'register.db'}"
    if there:
        assert commonseal("load", Path("examples/northumberland"), db=url).code == 0
    told = environment(COMMONSEAL_DB=url)
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN], env=told, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["views"]
    assert found["templates"] > 50
    assert ("could not be read beforehand" in done.stderr) is not there
