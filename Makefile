# Two commands do all the set-up on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run install test test-browser test-emulators check bench faults bundle lock clean

run: install  ## the page, the scheduler and the built-in index
	$(BIN)/madoguchi serve

install: .venv/installed  ## the environment alone

.venv/installed: requirements/runtime.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements/runtime.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

.venv/installed-dev: .venv/installed requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@

test: .venv/installed-dev  ## everything that needs Python packages only
	$(BIN)/python -m pytest -m "not browser and not emulators"

test-browser: .venv/installed-dev  ## the pages in Chromium
	$(BIN)/python -m pytest -m browser

check: .venv/installed-dev  ## lint, types, import contracts, docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/docs

bench: .venv/installed  ## search quality and speed against peers
	$(BIN)/python -m bench

lock:  ## needs uv; names no registry host
	uv pip compile pyproject.toml --extra postgres --group build --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements/runtime.txt
	uv pip compile pyproject.toml --extra postgres --group build --group dev --group browser --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements/dev.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .bench
