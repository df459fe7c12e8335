# Needs make and a Python from 3.11 on; everything else is installed into .venv.
#   make demo    read the example articles, at the terminal and as a page
#   make test    all that has to pass before a change lands
# Another Python: make test PYTHON=python3.13

# The first that runs and is new enough: a name on the path may be a shim for a Python that is not there.
PYTHON ?= $(or $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done),python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input
INSTALLED := $(VENV)/.installed
LOWEST := build/lowest

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help install demo test lint types layers docs pytest bench bench-compiled compiled interpreted format pin test-lowest package clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "%-18s%s\n", $$1, $$2}'

install: $(INSTALLED) ## the pinned packages and musnad itself, in .venv

# The stamp makes a second run instant; it is younger than what decides what is installed.
$(INSTALLED): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "musnad needs Python 3.11 or newer: make PYTHON=…")'
	@test -x $(BIN)/python || { echo "Creating $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing the pinned packages"
	@$(PIP) install --require-hashes -r constraints.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(INSTALLED) ## read the example articles: a table here, a page in demo.html
	@$(BIN)/musnad read --quiet --format table examples/articles
	@$(BIN)/musnad read --quiet --format html --output demo.html examples/articles
	@printf '\nThe same as a page, to open in a browser: %s/demo.html\n' "$(CURDIR)"

# pytest comes last, so that its summary is the last thing said. It builds the documentation too.
test: interpreted lint types layers pytest ## all that has to pass before a change lands

lint: $(INSTALLED) ## style and likely bugs
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@echo "lint: clean"

types: $(INSTALLED) ## every type, strictly
	@$(BIN)/mypy --strict src

layers: $(INSTALLED) ## what is below never looks up
	@$(BIN)/lint-imports --no-logo

docs: $(INSTALLED) ## the pages in docs/_build/html; a warning is an error
	@$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -b html docs docs/_build/html
	@echo "docs: docs/_build/html/index.html"

pytest: $(INSTALLED) ## unit, property, data, gold and documentation tests
	@$(BIN)/python -m pytest

# The rooms where an article's time is spent, turned into C in place; what they do stays the same byte for byte.
HOT := musnad/reader/*.py musnad/reader/times/*.py musnad/reader/places/*.py musnad/reader/who/*.py musnad/lang/times.py musnad/lang/places.py \
	musnad/text/script.py musnad/text/words.py musnad/text/quotes.py musnad/text/language.py musnad/lang/pack.py \
	musnad/lang/known.py musnad/gazetteer/gazetteer.py musnad/gazetteer/globe.py

compiled: $(INSTALLED) ## the reader in C, faster by two thirds: wants gcc and Python's headers; undone by make interpreted
	@rm -rf build/compiled && mkdir -p build/compiled && cp -r src/musnad build/compiled/
	@find build/compiled -name '*.so' -delete
	@echo "Compiling, about a minute"
	@cd build/compiled && ../../$(BIN)/mypyc --strict $(HOT) >compile.log 2>&1 || { tail -20 compile.log; exit 1; }
	@cd build/compiled && find . -path ./build -prune -o -name '*.so' -print | while read -r so; do cp $$so ../../src/$$so; done
	@echo "compiled: edits to these modules have no effect until make interpreted"

interpreted: ## the reader in Python again
	@find src -name '*.so' -delete

bench: $(INSTALLED) ## speed, measured on this machine
	@$(BIN)/python bench/bench.py

bench-compiled: compiled ## the same with the reader compiled, which is undone afterwards
	@$(BIN)/python bench/bench.py; status=$$?; $(MAKE) --no-print-directory interpreted; exit $$status

format: $(INSTALLED) ## rewrite the code in the house's style
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format

pin: ## write constraints.txt anew from pyproject.toml
	@$(PYTHON) scripts/pin.py

test-lowest: ## the tests with the oldest packages that pyproject.toml admits
	@$(PYTHON) scripts/pin.py --lowest $(LOWEST)
	@$(LOWEST)/bin/python -m pytest

package: $(INSTALLED) ## a wheel and a source archive in dist/
	@$(BIN)/python -m hatchling build

clean: ## remove what was made, .venv too
	rm -rf $(VENV) demo.html dist build docs/_build .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache
	find src tests scripts docs -name __pycache__ -type d -prune -exec rm -rf {} +
