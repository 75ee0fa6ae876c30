# On a fresh machine with Python 3.11+ and make: `make demo` shows the product, `make test` tests it.
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin

.PHONY: demo pack test soak bench check docs coach clean

$(VENV)/.run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group dev
	touch $@

demo: $(VENV)/.run
	rm -rf alearn-demo
	$(BIN)/alearn demo

# The blank forms, for those who install nothing.
pack: $(VENV)/.run
	$(BIN)/alearn pack --blank -o alearn-pack

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist loadfile

soak: $(VENV)/.dev
	ALEARN_SOAK=1 $(BIN)/python -m pytest -n auto --dist loadfile tests/world tests/text tests/commands tests/bad_input tests/coach tests/leaks tests/history tests/disclose tests/report

# Each peer as its users have it: alone in an environment of its own. The last has the C reader it can do without.
PEERS = $(VENV)/peers
$(PEERS)/.made: Makefile
	for peer in check-jsonschema jrnl yamllint mkdocs weasyprint; do \
	  $(PYTHON) -m venv $(PEERS)/$$peer && $(PEERS)/$$peer/bin/python -m pip install --quiet --disable-pip-version-check $$peer || exit 1; \
	done
	$(PYTHON) -m venv $(PEERS)/check-jsonschema-c
	$(PEERS)/check-jsonschema-c/bin/python -m pip install --quiet --disable-pip-version-check check-jsonschema ruamel.yaml.clib
	touch $@

bench: $(VENV)/.dev $(PEERS)/.made
	$(BIN)/python benchmarks/run.py $(PEERS)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.run
	$(BIN)/python -m alearn.schema.export
	$(BIN)/python docs/generate.py

# What docs/smart.md says of the coaches, measured anew on the tests' rows.
coach: $(VENV)/.dev
	$(BIN)/python docs/coach.py

clean:
	rm -rf $(VENV) alearn-demo
