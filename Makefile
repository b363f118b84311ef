# The words that people type. Needs make, git and Python 3.11 or newer with venv and pip.
PYTHON ?= python3
ARGS ?=

PY := .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check sample pictures torture bench
.NOTPARALLEL:

help:  ## list these words
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' Makefile

demo: .venv/.run  ## look around in a private copy of sample.db
	@.venv/bin/pincite demo

test: .venv/.test  ## run all tests (ARGS="-k word" for some of them)
	@$(PY) -m pytest -n auto --dist worksteal $(ARGS)

check: .venv/.test  ## read the code: ruff, its format, mypy --strict
	@bad=0; for tool in "ruff check" "ruff format --check" mypy; do $(PY) -m $$tool || bad=1; done; exit $$bad

sample: .venv/.run  ## build sample.db anew from its sources
	@$(PY) -m db.sample

pictures: .venv/.test  ## draw the pictures in docs/pictures anew
	@$(PY) tests/pictures.py

torture: .venv/.test  ## kill writers, flip bits, fill pages with junk: minutes of it (ARGS="--rounds 5" for fewer)
	@$(PY) tests/torture.py $(ARGS)

bench: .venv/.test  ## time the program beside floors (ARGS="--quick", ARGS="--million")
	@$(PY) tests/bench.py $(ARGS)

# A .venv that moved with its folder, or whose Python is gone, is made anew.
ifneq ($(shell .venv/bin/python -c 'import pip' 2>/dev/null && cat .venv/.place 2>/dev/null),$(CURDIR))
.PHONY: .venv/.place
endif

.venv/.place:
	@test ! -L .venv || { echo ".venv is a link to another folder, which setting it up would empty; remove the link, or run $$(readlink .venv)/bin/python itself." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "pincite needs Python 3.11 or newer; $(PYTHON) is: $$($(PYTHON) --version 2>&1 | head -n 1). Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv or no pip. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv, once: half a minute or so ..."
	@$(PYTHON) -m venv --clear .venv
	@echo "$(CURDIR)" > $@

install = $(PY) -m pip install -qq --editable '$(1)' || { echo "Something could not be installed; the lines above say what. The first run needs the network." >&2; exit 1; }

.venv/.run: pyproject.toml .venv/.place
	@$(call install,.)
	@touch $@

.venv/.test: pyproject.toml .venv/.place
	@$(call install,.[test])
	@touch .venv/.run $@
