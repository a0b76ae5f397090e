# `make run` and `make test` work as the first command after `git clone`; `make help` lists the rest.
#
# PYTHON=python3.12      another Python for the virtual environment (3.11 to 3.13)
# NO_APT=1               never run apt, only say what is missing
# ARGS="--lang da"       more arguments for the program (run, screenshots)
# GROUPS="unit ui"       only these groups of tests
# PYTEST_ARGS="-k money" more arguments for pytest
# SECONDS=300            how long torture works (1800)
# HARNESS="flips disk"   only these harnesses (torture)
# WORKERS=0              the tests of a group one after the other, in one process (for a debugger)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
GROUPS := unit contract ui faults e2e
WORKERS := 2
PARALLEL = -n $(WORKERS) --dist loadfile
MOSTLY_WAITING = -n $$((2 * $(WORKERS))) --dist loadfile
COVERED := tests/unit/core tests/unit/store tests/unit/sync tests/faults/test_simulation.py::test_what_failed_once_fails_no_more
WITHOUT_QT := -p no:pytest-qt --no-qt
TRANSLATIONS := resources/translations
TOUR := build/tour
TOUR_COMMAND = QT_QPA_PLATFORM=offscreen $(BIN)/python -m ledgerbee_desktop --demo --data-dir $(TOUR) --tour $(TOUR)/pictures $(ARGS)
SETUP := PYTHON="$(PYTHON)" VENV=$(VENV) packaging/setup-system

# Containers set it. Without bytecode each worker and each program that a test starts compiles the same modules again: 2 s each.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test torture coverage lint bench screenshots translations clean system-run system-test

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

run: system-run $(STAMP)  ## the program with a demo company; without a display a tour that leaves pictures
	@mkdir -p build
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(BIN)/ledgerbee-desktop --demo --data-dir build/demo $(ARGS); \
	else \
		echo "No display: running the tour off screen."; $(TOUR_COMMAND); \
	fi

# The groups "faults" and "e2e" watch the clock and kill processes: they have the machine for themselves.
test: system-test $(STAMP)  ## all groups of tests, stopping at the first that fails
	@times=""; for group in $(GROUPS); do \
		echo "== tests/$$group"; start=$$(date +%s); \
		case $$group in unit) how="$(PARALLEL) $(WITHOUT_QT)" ;; contract) how="$(PARALLEL)" ;; ui) how="$(MOSTLY_WAITING)" ;; *) how="" ;; esac; \
		$(BIN)/python -m pytest tests/$$group $$how $(PYTEST_ARGS) || { echo "make test: the group $$group failed"; exit 1; }; \
		times="$$times $$group $$(( $$(date +%s) - start )) s,"; \
	done; echo "make test: all passed:$${times%,}"

torture: system-test $(STAMP)  ## half an hour of kills, power cuts, failing disks and lost answers, with a table of what was reached
	@$(BIN)/python -m tests.faults.torture $(HARNESS)

coverage: system-test $(STAMP)  ## lines and branches that the tests of sync, outbox, money and rules execute; fails below 95 %
	@rm -rf build/coverage && mkdir -p build/coverage
	@$(BIN)/python -m coverage run -m pytest $(COVERED) $(PARALLEL) $(WITHOUT_QT) $(PYTEST_ARGS)
	@$(BIN)/python -m coverage combine --quiet
	@$(BIN)/python -m coverage json --quiet -o build/coverage/report.json
	@$(BIN)/python -m tests.coverage_parts build/coverage/report.json

lint: system-run $(STAMP)  ## formatting, style, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: system-run $(STAMP)  ## the measurements of tests/benchmarks
	@set -e; for script in tests/benchmarks/bench_*.py; do echo "== $$script"; $(BIN)/python "$$script"; done

screenshots: system-run $(STAMP)  ## the tour, and its pictures into the README
	rm -rf $(TOUR)
	$(TOUR_COMMAND)
	mkdir -p resources/screenshots
	install -m 644 $(TOUR)/pictures/main.png $(TOUR)/pictures/editor.png $(TOUR)/pictures/dark.png resources/screenshots/

translations: system-run $(STAMP)  ## collect the texts into the .ts files and compile them
	$(BIN)/pyside6-lupdate -silent -tr-function-alias QT_TRANSLATE_NOOP+=_T $$(git ls-files --cached --others --exclude-standard 'ledgerbee_desktop/*.py') -no-obsolete -locations none \
		-source-language en_US -target-language da_DK -ts $(TRANSLATIONS)/ledgerbee_da.ts
	$(BIN)/pyside6-lupdate -silent -tr-function-alias QT_TRANSLATE_NOOP+=_T $$(git ls-files --cached --others --exclude-standard 'ledgerbee_desktop/*.py') -no-obsolete -locations none \
		-source-language en_US -target-language en_US -pluralonly -ts $(TRANSLATIONS)/ledgerbee_en.ts
	$(BIN)/pyside6-lrelease $(TRANSLATIONS)/*.ts

clean:  ## remove what was built, the demo's data included; the virtual environment stays
	rm -rf build dist .coverage htmlcov .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find ledgerbee_desktop tests -type d -name __pycache__ -prune -exec rm -rf {} +

system-run:
	@$(SETUP) run

system-test:
	@$(SETUP) run test

# Only a changed pyproject.toml installs again. An environment whose Python is gone or moved is made anew.
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { \
		echo "Python 3.11, 3.12 or 3.13 is needed and $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=/path/to/python3"; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || { echo "Making the virtual environment $(VENV) ..."; $(PYTHON) -m venv --clear $(VENV); }
	@echo "Installing the libraries into $(VENV) (about 800 MB, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[demo,test,dev]'
	@touch $@
