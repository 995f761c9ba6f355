# Common Seal: `make demo` shows it, `make test` checks it.
SHELL := /bin/sh
PYTHON ?= python3
UV_VERSION := 0.13.9
# The tests start hundreds of processes: each would compile the whole program anew where nothing may be kept.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/bytecode

.PHONY: help install static demo test check lint types layers docs-check unit bench bench-quick screenshots train reference format clean

help:  ## list what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

install: .venv/.installed  ## make .venv with the locked dependencies and the command .venv/bin/commonseal

.venv/.installed: pyproject.toml uv.lock
	@echo "installing the locked dependencies into .venv …"
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Common Seal needs Python 3.11 or newer; set PYTHON=…")'
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@.venv/bin/uv sync --quiet --frozen --inexact --extra model
	@touch $@

static: src/commonseal/workbench/static/vendor/nhsuk-frontend.css  ## put the styles of the pages in place (needs npm)

src/commonseal/workbench/static/vendor/nhsuk-frontend.css: package.json package-lock.json scripts/static_files.py
	@echo "installing the locked styles of the pages …"
	@npm ci --ignore-scripts --no-audit --no-fund --silent
	@$(PYTHON) scripts/static_files.py

DEMO_SERVE ?= 1

demo: install $(if $(filter 1,$(DEMO_SERVE)),static)  ## from papers to answers and into a browser (not that: DEMO_SERVE=0)
	@.venv/bin/python examples/demonstration.py build $(if $(filter 1,$(DEMO_SERVE)),--serve)

# Types take a minute of one processor: the tests need not wait for them, and begin first, for they take longest.
test: lint  ## run all checks and tests
	@$(MAKE) --no-print-directory --jobs=2 unit types layers docs-check

check: lint types layers docs-check  ## style, types, layering, and whether the docs are true

lint: install
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

types: install
	@.venv/bin/mypy

layers: install
	@.venv/bin/lint-imports

docs-check: install
	@.venv/bin/python scripts/reference.py --check
	@.venv/bin/interrogate --quiet src/commonseal

# One worker for each processor: with three for every two the whole took no less time.
WORKERS ?= auto

unit: install static
	@.venv/bin/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

bench-quick: install  ## the benchmarks on 10,000 statements, under a minute
	@.venv/bin/python benchmarks/register_scale.py --quick

bench: install  ## the benchmarks at full size, beside the anchors; about 25 minutes
	@.venv/bin/python benchmarks/register_scale.py

screenshots: install static  ## a picture of every page, wide and narrow, in screenshots/ (needs chromium)
	@.venv/bin/python scripts/screenshots.py $(PAGES)

train: install  ## train the judge of claims anew from training/judge/claims.jsonl
	@.venv/bin/uv sync --quiet --frozen --inexact --extra model --group training
	@.venv/bin/python training/judge/train.py

reference: install  ## write the reference pages anew from the program
	@.venv/bin/python scripts/reference.py

format: install  ## format the code
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

clean:  ## remove what was built, but not .venv
	@rm -rf build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
