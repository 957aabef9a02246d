# Every target sets up what it needs first: system packages, .venv, the locked versions and this package.
SHELL := /bin/bash
PYTHON := $(shell for python in python3.13 python3.12 python3.11 python3; do \
    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
READY := .venv/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Two targets at once would fight over apt and .venv.
.NOTPARALLEL:
.PHONY: report test trial lint bench golden lock clean python report-packages test-packages

report: report-packages $(READY)
	@$(BIN)/report-builder build inputs/dayamas-2021.xlsx

# Linters, then the quick tests, then the slow ones on all cores.
test: test-packages lint
	@$(BIN)/pytest -q -m "not slow and not trial" -n auto
	@$(BIN)/pytest -q -m slow -n auto

# Whole runs of a batch in a world that fails them: killed, out of memory, on a full disk; the audit of a report that was
# edited in a thousand ways; some fifteen minutes.
trial: test-packages $(READY)
	@$(BIN)/pytest -q -n auto tests/trial

lint: report-packages $(READY)
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary

# What building costs beside WeasyPrint alone, an audit beside the build of what it audits, a batch beside its reports one
# by one, and how fast the program starts;
# some ten minutes. A whole country: make bench OFFICES=207
OFFICES ?= 48
bench: report-packages $(READY)
	@$(BIN)/python -m tests.bench --offices $(OFFICES)

# Renews what tests compare with: the workbooks in inputs/ from their CSV folders, texts and pictures in tests/golden/.
golden: report-packages $(READY)
	@$(BIN)/pytest -q --golden -k golden

# Takes the newest versions that pyproject.toml allows; no address of an index gets into the file. The lock of the oldest
# Python serves the newer ones too (tried: 3.11, 3.12, 3.13), not the reverse: make clean lock PYTHON=python3.11
lock: report-packages $(READY)
	@$(BIN)/pip install --quiet 'pip-tools>=7.6'
	@env -u PIP_FIND_LINKS CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/pip-compile --quiet --upgrade \
	    --all-extras --generate-hashes --allow-unsafe --strip-extras \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	    --output-file requirements.lock pyproject.toml

# Leaves outputs/ alone: people may have edited what lies there.
clean:
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

python:
	@[ -n "$(PYTHON)" ] || { echo "Perlu Python 3.11 atau lebih baru / Python 3.11 or newer is needed" >&2; exit 1; }

report-packages: python
	@.ci/system-packages report $(PYTHON)

test-packages: python
	@.ci/system-packages test $(PYTHON)

$(READY): pyproject.toml requirements.lock | report-packages
	@[ -x $(BIN)/pip ] || { echo "Menyiapkan .venv / setting up .venv"; $(PYTHON) -m venv .venv; }
	@$(BIN)/pip install --quiet --use-pep517 --require-hashes --requirement requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
