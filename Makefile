# Two commands do all the set-up on a fresh machine: `make run` and `make test`.
# They need python3 (3.11 or later), python3-venv and make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTEST := $(BIN)/python -m pytest
EMULATORS := tests/emulators
CLICK_JA := bot/texts/locale/ja/LC_MESSAGES/messages

.PHONY: help run install install-ocr install-teams test test-browser test-emulators test-bundle check bench faults bundle lock messages clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

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

install-ocr: .venv/installed requirements/ocr.txt  ## what reads scans and pictures (setting: ocr = "rapidocr")
	$(PIP) install --require-hashes -r requirements/ocr.txt

install-teams: .venv/installed requirements/teams.txt  ## what Microsoft Teams needs
	$(PIP) install --require-hashes -r requirements/teams.txt

test: .venv/installed-dev  ## everything that needs Python packages only
	$(PYTEST) -m "not browser and not emulators"

test-browser: .venv/installed-dev  ## the pages in Chromium (Debian: chromium, fonts-noto-cjk)
	$(PYTEST) -m browser

test-emulators: .venv/installed-dev  ## the channels against emulators from npm
	npm ci --prefix $(EMULATORS) --no-audit --no-fund
	$(PYTEST) -m emulators

test-bundle: bundle  ## install the bundle and ask a question with the network off
	packaging/test-bundle

check: .venv/installed-dev  ## lint, types, import contracts, docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) -q tests/docs

bench: .venv/installed  ## search quality and speed against peers
	$(BIN)/python -m bench

faults: .venv/installed-dev  ## kills and faults while reminders are delivered; takes minutes
	$(BIN)/python -m tests.faults

bundle: .venv/installed  ## one archive that installs without a network
	packaging/bundle

lock:  ## needs uv; names no registry host
	uv pip compile pyproject.toml --extra postgres --group build --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements/runtime.txt
	uv pip compile pyproject.toml --extra postgres --extra teams --group build --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements/teams.txt
	uv pip compile pyproject.toml --extra postgres --extra ocr --group build --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements/ocr.txt
	uv pip compile pyproject.toml --extra postgres --extra teams --group build --group dev --group browser --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements/dev.txt

messages:  ## the Japanese of the command line's library, compiled (Debian: gettext)
	msgfmt --no-hash -o $(CLICK_JA).mo $(CLICK_JA).po

clean:  ## what was built or downloaded here; never the state in MADOGUCHI_HOME
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .bench build dist *.egg-info
