# make demo   set up, read the bundled examples into demo.db, print the brief
# make test   set up what tests need and run them
# make lint   ruff, formatting, types
# make tables  compile the tables of names after an edit (all works without it, but starts more slowly)
# make bench  speed and memory of `herodot read` beside spaCy's stock pipeline

PYTHON ?= $(shell for p in python3.12 python3; do \
	  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null \
	  && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
export PIP_NO_INPUT = 1

.DEFAULT_GOAL := help
.PHONY: help demo test lint tables bench clean

help:
	@sed -n 's/^# //p' Makefile

.venv/.made:
	@test -n "$(PYTHON)" || { echo "herodot needs Python 3.12 or newer; none was found as python3.12 or python3"; exit 2; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.installed: pyproject.toml constraints.txt .venv/.made
	$(PIP) -c constraints.txt -e .
	@touch $@

.venv/.tested: pyproject.toml constraints.txt .venv/.installed
	$(PIP) -c constraints.txt -e '.[test]'
	@touch $@

demo: .venv/.installed
	@$(BIN)/herodot demo demo.db

test: .venv/.tested
	$(BIN)/python -m pytest

lint: .venv/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

tables: .venv/.installed
	$(BIN)/python -m herodot.ontology.compiled

bench: .venv/.installed
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf .venv dist build demo.db demo.db-wal demo.db-shm
