# Needs Python 3.11 or newer and make; everything else is set up in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check lock bench clean

demo: .venv/installed  ## set up, then run the main job on the sample press
	$(BIN)/dragoman demo

test: .venv/developed  ## set up, then pass the tests; what needs a browser is skipped by name
	$(BIN)/pytest -n auto --maxprocesses 4

check: .venv/developed  ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: .venv/developed  ## measure quality, speed and memory; prints the table of docs/benchmarks.md
	$(BIN)/python -m bench.run --docs --json bench/out/table.jsonl $(if $(DATA),--data $(DATA))

lock: .venv/developed  ## resolve the ranges of pyproject.toml anew into the two lock files
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml --group dev \
		-c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv dragoman-demo

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dragoman needs Python 3.11 or newer; run: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

.venv/developed: .venv/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@
