# Every target sets itself up: .venv is made from requirements.lock once, and again only when that changes.
# Another interpreter: make PYTHON=python3.12 …    Arguments for the program behind a target: make test ARGS="-k share"

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
MADE := .venv/made
READY := .venv/ready
NBSTRIPOUT := $(BIN)/nbstripout --keep-id --extra-keys "metadata.language_info.version metadata.papermill cell.metadata.papermill"
NOTEBOOKS = $(wildcard notebooks/*.ipynb)

# Begin anew when the folder has moved (.venv holds its path) or when another interpreter is asked for.
ifneq ($(shell cat $(MADE) 2>/dev/null),$(CURDIR))
$(MADE): anew
else ifneq ($(origin PYTHON),file)
VERSION := -c "import sys; print(sys.version)"
ifneq ($(shell $(PYTHON) $(VERSION) 2>/dev/null),$(shell $(BIN)/python $(VERSION) 2>/dev/null))
$(MADE): anew
endif
endif

.DEFAULT_GOAL := help
.PHONY: help setup lab reports tables pictures test check format hooks lock clean distclean anew

help: ## list the targets (this list)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## set up .venv with everything pinned in requirements.lock
	@echo "Set up: $$($(BIN)/python --version) in .venv"

lab: $(READY) ## open JupyterLab in notebooks/
	$(BIN)/jupyter lab --ServerApp.root_dir=. --ServerApp.preferred_dir=notebooks $(ARGS)

reports: $(READY) ## run all notebooks over all reports in data/reports/, into build/
	$(BIN)/soatso run $(ARGS)

tables: $(READY) ## rewrite data/tables/ from the shipped reports, and what the README shows of them
	$(BIN)/soatso tables $(ARGS)
	$(BIN)/python -m tests.readme

test: $(READY) ## run the tests
	$(BIN)/python -m pytest -n logical --dist loadgroup $(ARGS)

check: $(READY) ## check format, lint, types, and that notebooks carry no output
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(if $(NOTEBOOKS),$(NBSTRIPOUT) --verify $(NOTEBOOKS))

format: $(READY) ## put right what can be: format, lint, notebook outputs
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(if $(NOTEBOOKS),$(NBSTRIPOUT) $(NOTEBOOKS))

hooks: $(READY) ## check at every git commit what `make check` checks
	$(BIN)/pre-commit install

lock: $(READY) ## pin again after a change of pyproject.toml (newest of all: ARGS=--upgrade)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --extra dev $(ARGS) pyproject.toml -o requirements.lock

clean: ## remove what runs and tests made
	rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -path './.venv*' -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints \) -type d -exec rm -rf {} +

distclean: clean ## remove .venv and .venv-bench as well
	rm -rf .venv .venv-bench

# Setting up, in two steps: an empty .venv, then what the lock says. What cannot be done is told in one line.
TOO_OLD := Soát Số needs Python 3.11 or newer, and $(PYTHON) is %d.%d. Name another one: make PYTHON=python3.12
LOCKED_UV := awk '/^[^ ]/ { ours = /^uv==/ } ours' requirements.lock
ALL_BUT_UV := awk '/^[^ ]/ { ours = /^uv==/ } !ours' requirements.lock

$(MADE):
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here: install Python 3.11 or newer." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit("$(TOO_OLD)" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; echo \
	  "$(PYTHON) makes no virtual environments as it is. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@printf '%s\n' '$(CURDIR)' > $(MADE)

$(READY): $(MADE) pyproject.toml requirements.lock src/helpers/__init__.py
	@echo "Setting up .venv from requirements.lock (a minute or so the first time) …"
	@$(LOCKED_UV) > .venv/uv.txt
	@if $(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r .venv/uv.txt; then \
	  uv="$(BIN)/uv pip"; at="--python $(BIN)/python"; [ -t 2 ] || at="$$at --quiet"; \
	  $$uv sync $$at --require-hashes --compile-bytecode requirements.lock && \
	  $$uv install $$at --no-deps --no-build-isolation --editable .; \
	else \
	  echo "There is no uv for this machine; pip does the same, more slowly." >&2; \
	  $(ALL_BUT_UV) > .venv/rest.txt; \
	  $(BIN)/python -m pip install --require-hashes -r .venv/rest.txt && \
	  $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .; \
	fi
	@touch $(READY)

.PHONY: test-browser
test-browser: $(READY) ## run the notebooks in JupyterLab in Chromium (CHROMIUM=path); pictures in build/browser
	$(BIN)/python -m pytest -m browser $(ARGS) tests/browser

pictures: $(READY) ## redraw the README's pictures: a chart, and the first page of a brief
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct -- data/reports) $(BIN)/soatso run --notebooks 30,40 --lang en \
	  --out build/readme --quiet data/reports/dong-da-2020-2025.md
	$(BIN)/pypdfium2 render build/readme/dong-da-2020-2025/brief.pdf --pages 1 --scale 1.5 --format png --output build/readme
	mkdir -p data/pictures
	cp build/readme/dong-da-2020-2025/shares.png data/pictures/shares.png
	cp build/readme/brief_1.png data/pictures/brief.png

.PHONY: test-cluster
test-cluster: $(READY) ## run and scan on a Dask scheduler and workers, and kill them in the middle (minutes)
	SOATSO_CLUSTER=1 $(BIN)/python -m pytest tests/running/test_cluster.py $(ARGS)

# Schedulers have environments of their own: they and what they need never meet the project's pins.
SCHEDULERS := .venv-airflow/ready .venv-schedulers/ready

.PHONY: test-schedulers
test-schedulers: $(READY) $(SCHEDULERS) ## run notebooks/schedule with the real cron, systemd, Airflow and jupyter-scheduler
	SOATSO_SCHEDULERS=1 $(BIN)/python -m pytest tests/schedulers $(ARGS)

.venv-airflow/ready: PACKAGES := 'apache-airflow>=3.1,<4' apache-airflow-providers-papermill apache-airflow-providers-standard
.venv-schedulers/ready: PACKAGES := 'jupyter-scheduler>=2.11,<3' 'jupyterlab>=4.4,<5' 'check-jsonschema>=0.33,<1'
$(SCHEDULERS): $(READY)
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(@D)
	$(BIN)/uv pip install --quiet --python $(@D)/bin/python $(PACKAGES)
	@touch $@

# The benchmarks compare with libraries that the project itself has no use for: they get an environment of their own.
BENCH := .venv-bench/ready
.PHONY: bench
bench: $(BENCH) ## measure speed against other tools; keep the table: ARGS=--keep
	.venv-bench/bin/python -m tests.benchmarks $(ARGS)

$(BENCH): $(READY) tests/benchmarks/requirements.txt
	@echo "Setting up .venv-bench from requirements.lock and tests/benchmarks/requirements.txt …"
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-bench
	@uv="$(BIN)/uv pip"; at="--quiet --python .venv-bench/bin/python"; \
	  $$uv sync $$at --require-hashes requirements.lock && \
	  $$uv install $$at --require-hashes -r tests/benchmarks/requirements.txt && \
	  $$uv install $$at --no-deps --no-build-isolation --editable .
	@touch $(BENCH)

.PHONY: mutation
mutation: $(READY) ## plant errors into 1.000 made-up reports, and count which are found (fewer: ARGS=100)
	$(BIN)/python -m tests.mutation.measure $(ARGS)

test-faults: $(READY) ## break runs in every way we know, and see what is left (minutes)
	$(BIN)/python -m pytest -n logical --dist loadgroup tests/faults tests/faults/long_faults.py $(ARGS)

soak: $(READY) ## make a thousand made-up reports in one run: nothing lost, memory flat (half an hour)
	$(BIN)/python -m tests.benchmarks.batch 1000

.PHONY: test-wheel
test-wheel: $(READY) ## build sdist and wheel, and make reports with the wheel in an empty environment (a minute)
	SOATSO_WHEEL=1 $(BIN)/python -m pytest tests/test_wheel.py $(ARGS)

# The fuzzer has wheels for Linux on x86-64, for Python 3.11 and newer, and for 3.12 and newer on some other machines.
FUZZ := .venv-fuzz/ready
FUZZ_SECONDS ?= 60
.PHONY: fuzz
fuzz: $(FUZZ) ## feed made-up bytes to every way in (FUZZ_SECONDS=60 each; only some: ARGS=figures)
	.venv-fuzz/bin/python -m tests.fuzzing --seconds $(FUZZ_SECONDS) $(ARGS)

$(FUZZ): $(READY) tests/fuzzing/requirements.txt
	@echo "Setting up .venv-fuzz from requirements.lock and tests/fuzzing/requirements.txt …"
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-fuzz
	@uv="$(BIN)/uv pip"; at="--quiet --python .venv-fuzz/bin/python"; \
	  $$uv sync $$at --require-hashes requirements.lock && \
	  $$uv install $$at --require-hashes --only-binary :all: -r tests/fuzzing/requirements.txt || { \
	  echo "atheris, the fuzzer, has no wheel for this machine and Python: Linux on x86-64 has one." >&2; exit 1; }
	@$(BIN)/uv pip install --quiet --python .venv-fuzz/bin/python --no-deps --no-build-isolation --editable .
	@touch $(FUZZ)
