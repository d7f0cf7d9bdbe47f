# Every target sets itself up: .venv is made from requirements.lock once, and again only when that changes.
# Another interpreter: make PYTHON=python3.12 …    Arguments for the program behind a target: make test ARGS="-k share"
# A target's line after ## is what `make` alone lists of it, below the heading after ##@.

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
MADE := .venv/made
READY := .venv/ready
SCHEDULERS := .venv-airflow/ready .venv-schedulers/ready
FUZZ_SECONDS ?= 60
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
.PHONY: help setup lab reports test tables pictures format check hooks lock test-browser test-wheel test-cluster \
  test-schedulers test-faults mutation fuzz bench soak audit clean distclean anew

help: ## list the targets (this list)
	@awk -F ':.*## ' '/^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-15s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##@ To begin with
setup: $(READY) ## set up .venv with everything pinned in requirements.lock
	@echo "Set up: $$($(BIN)/python --version) in .venv"

lab: $(READY) ## open JupyterLab in notebooks/
	$(BIN)/jupyter lab --ServerApp.root_dir=. --ServerApp.preferred_dir=notebooks $(ARGS)

reports: $(READY) ## run all notebooks over all reports in data/reports/, into build/
	$(BIN)/soatso run $(ARGS)

test: $(READY) ## run the tests
	$(BIN)/python -m pytest -n logical --dist loadgroup $(ARGS)

##@ To change something
check: $(READY) ## check format, lint, types, and that notebooks carry no output
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(if $(NOTEBOOKS),$(NBSTRIPOUT) --verify $(NOTEBOOKS))

format: $(READY) ## put right what can be: format, lint, notebook outputs
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(if $(NOTEBOOKS),$(NBSTRIPOUT) $(NOTEBOOKS))

tables: $(READY) ## rewrite data/tables/, and what the README shows of them
	$(BIN)/soatso tables $(ARGS)
	$(BIN)/python -m tests.readme

pictures: $(READY) ## redraw the README's pictures: a chart, and the first page of a brief
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct -- data/reports) $(BIN)/soatso run --notebooks 30,40 --lang en \
	  --out build/readme --quiet data/reports/dong-da-2020-2025.md
	$(BIN)/pypdfium2 render build/readme/dong-da-2020-2025/brief.pdf --pages 1 --scale 1.5 --format png --output build/readme
	mkdir -p data/pictures
	cp build/readme/dong-da-2020-2025/shares.png data/pictures/shares.png
	cp build/readme/brief_1.png data/pictures/brief.png

hooks: $(READY) ## check at every git commit what `make check` checks
	$(BIN)/pre-commit install

lock: $(READY) ## pin again after a change of pyproject.toml (newest of all: ARGS=--upgrade)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --extra dev $(ARGS) pyproject.toml -o requirements.lock

##@ Long proofs, before a release
test-browser: $(READY) ## run the notebooks in JupyterLab in Chromium (CHROMIUM=path)
	$(BIN)/python -m pytest -m browser $(ARGS) tests/browser

test-wheel: $(READY) ## make reports with the built wheel, in an empty environment
	SOATSO_WHEEL=1 $(BIN)/python -m pytest tests/test_wheel.py $(ARGS)

test-cluster: $(READY) ## run and scan on a Dask cluster, and kill its parts in the middle
	SOATSO_CLUSTER=1 $(BIN)/python -m pytest tests/running/test_cluster.py $(ARGS)

test-schedulers: $(READY) $(SCHEDULERS) ## run notebooks/schedule with the programs it is for
	SOATSO_SCHEDULERS=1 $(BIN)/python -m pytest tests/schedulers $(ARGS)

test-faults: $(READY) ## break runs in every way we know, and see what is left
	$(BIN)/python -m pytest -n logical --dist loadgroup tests/faults/test_faults.py tests/faults/long_faults.py $(ARGS)

mutation: $(READY) ## plant errors into 1.000 made-up reports, count the found (fewer: ARGS=100)
	$(BIN)/python -m tests.mutation.measure $(ARGS)

fuzz: .venv-fuzzing/ready ## feed made-up bytes to every way in (FUZZ_SECONDS=60 each; ARGS=figures)
	.venv-fuzzing/bin/python -m tests.fuzzing --seconds $(FUZZ_SECONDS) $(ARGS)

bench: .venv-benchmarks/ready ## measure speed against other tools; keep the table: ARGS=--keep
	.venv-benchmarks/bin/python -m tests.benchmarks $(ARGS)

soak: $(READY) ## a thousand made-up reports in one run: nothing lost, memory flat
	$(BIN)/python -m tests.benchmarks.batch 1000

# Its answer counts only where every package was asked about: one that was skipped would pass for one without fault.
PIP_AUDIT := pip-audit@2.10.1 --strict --progress-spinner off --require-hashes --disable-pip
audit: $(READY) ## ask for known vulnerabilities in requirements.lock (needs the network)
	@$(BIN)/uv tool run --quiet $(PIP_AUDIT) -r requirements.lock > .venv/audit.txt 2>&1; code=$$?; \
	  if [ $$code -eq 0 ] || grep -q '^Found ' .venv/audit.txt; then cat .venv/audit.txt; exit $$code; fi; \
	  tail -n 1 .venv/audit.txt >&2; \
	  echo "Not every package could be asked about, so nothing is known: the database needs the network." >&2; exit 2

##@ To clean up
clean: ## remove what runs and tests made
	rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -path './.venv*' -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints \) -type d -exec rm -rf {} +

distclean: clean ## remove .venv and its like as well
	rm -rf .venv .venv-*

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

# What the project itself has no use for gets an environment of its own: the lock, and tests/NAME/requirements.txt.
.venv-%/ready: tests/%/requirements.txt $(READY)
	@echo "Setting up .venv-$* from requirements.lock and tests/$*/requirements.txt …"
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-$*
	@uv="$(BIN)/uv pip"; at="--quiet --python .venv-$*/bin/python"; \
	  $$uv sync $$at --require-hashes requirements.lock && \
	  $$uv install $$at --require-hashes -r tests/$*/requirements.txt && \
	  $$uv install $$at --no-deps --no-build-isolation --editable . || \
	  { echo "Something of tests/$*/requirements.txt is not to be had for this machine and its Python." >&2; exit 1; }
	@touch $@

# Schedulers never meet the project's pins.
.venv-airflow/ready: PACKAGES := 'apache-airflow>=3.1,<4' apache-airflow-providers-papermill apache-airflow-providers-standard
.venv-schedulers/ready: PACKAGES := 'jupyter-scheduler>=2.11,<3' 'jupyterlab>=4.4,<5' 'check-jsonschema>=0.33,<1'
$(SCHEDULERS): $(READY)
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(@D)
	$(BIN)/uv pip install --quiet --python $(@D)/bin/python $(PACKAGES)
	@touch $@
