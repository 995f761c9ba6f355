.PHONY: install
UV_VERSION := 0.13.9

install: .venv/.installed  ## make .venv with the locked dependencies and the command .venv/bin/commonseal

.venv/.installed: pyproject.toml uv.lock
	python3 -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	.venv/bin/uv sync --quiet --frozen --inexact
	@touch $@
