# make demo: install, run the main job, show it.  make test: everything that must hold.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: install install-dev demo test test-sqlite test-postgres lint run messages bench clean

install: .venv/.installed

.venv/.installed: requirements/base.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements/base.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	$(BIN)/python -m cchc.foundation.messages
	touch $@

install-dev: .venv/.installed-dev

.venv/.installed-dev: .venv/.installed requirements/dev.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.lock
	touch $@

demo: install
	$(BIN)/cchc demo --out out/demo

run: install
	$(BIN)/cchc migrate --verbosity 0
	$(BIN)/cchc catalogue load
	$(BIN)/cchc --help

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/cchc makemigrations --check --dry-run

test: lint
	$(MAKE) --no-print-directory -j2 --output-sync=target test-sqlite test-postgres

test-sqlite: install-dev
	@echo "== the suite on SQLite"
	$(BIN)/pytest --durations=5

test-postgres: install-dev
	@echo "== the suite on PostgreSQL"
	$(BIN)/python -m tests.on_postgres --durations=5

messages: install-dev
	$(BIN)/python -m cchc.foundation.messages --extract

bench: install-dev
	$(BIN)/pip install --quiet --require-hashes -r requirements/bench.lock
	$(BIN)/python -m benchmarks

clean:
	rm -rf .venv out var
