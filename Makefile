# Every target sets up what it needs: the pinned packages of requirements/ in .venv, and the project itself.

PYTHON ?= python3
DEMO ?= samples/enterprise-service-2022.txt
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
PINNED := --require-hashes -r requirements/build.txt -r

.DEFAULT_GOAL := help
.PHONY: help demo test check golden bench bench-audit lock bench-reading bench-scans bench-speed clean bench-page

help:  ## print this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

demo: .venv/core.stamp  ## audit a sample report (installs the core only)
	@echo "gouji audit $(DEMO)"
	@$(BIN)/gouji audit $(DEMO) --fail-on never

test: .venv/dev.stamp  ## run all tests
	$(BIN)/python -m pytest $(ARGS)

check: .venv/dev.stamp  ## lint, format, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: .venv/dev.stamp  ## rewrite tests/golden and show what changed
	$(BIN)/python -m tests.golden.rewrite

bench: .venv/dev.stamp  ## time the whole process on the largest sample
	$(BIN)/python benchmarks/start.py

bench-audit: .venv/dev.stamp  ## plant errors in 200 made-up reports and count what is found
	$(BIN)/python -m benchmarks.audit_bench $(ARGS)

bench-reading: .venv/dev.stamp  ## read ten known forms in every format and count cells and numerals
	$(BIN)/python -m benchmarks.reading

bench-scans: .venv/dev.stamp  ## read scanned pages and time them beside the bare recogniser
	$(BIN)/python -m benchmarks.scans $(ARGS)

bench-page: .venv/dev.stamp  ## time the page from upload to findings, our share and that of Streamlit
	$(BIN)/python -m benchmarks.page $(ARGS)

bench-speed: .venv/bench.stamp  ## time the readers against their peers within one run
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.stages

bench-batch: .venv/dev.stamp  ## audit 1,000 made-up reports in mixed formats: workers, memory, 10,000 at a stretch
	$(BIN)/python -m benchmarks.batch $(ARGS)

lock:  ## pin the newest versions that pyproject.toml allows
	$(PYTHON) requirements/pin.py

clean:  ## remove .venv and all caches
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist out

# An environment that exists is used, whatever else it holds; the stamps make the second call fast.

.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit("gouji needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -c 'import pip' 2>/dev/null || $(BIN)/python -m ensurepip >/dev/null
	@touch $@

.venv/core.stamp: pyproject.toml requirements/core.txt requirements/build.txt | .venv/python.stamp
	@echo "installing the core into .venv"
	@$(PIP) install $(PINNED) requirements/core.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev.stamp: pyproject.toml requirements/dev.txt requirements/build.txt | .venv/python.stamp
	@echo "installing the core and what tests need into .venv"
	@$(PIP) install $(PINNED) requirements/dev.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch .venv/core.stamp $@

.venv/bench.stamp: requirements/bench.txt | .venv/dev.stamp
	@echo "installing peers to measure against into .venv"
	@$(PIP) install $(PINNED) requirements/bench.txt
	@touch $@
