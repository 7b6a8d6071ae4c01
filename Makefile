# Everything a person or CI needs; nothing but Python 3.11 and make has to be there before.
#   make edition   set up, and build the sample edition under build/harbour
#   make test      set up, and run all checks: style, types, tests
#   make schema    after a change of schema/fascicle.rnc: write what is made from it
#   make xslt      after a change of the table of elements, and after adding a module or messages below xslt/
#   make model     fit anew the weights by which structure is told, on the free texts below DATA (docs/model.md)
#   make corrections-model  fit anew the weights by which corrections of words are judged, on the same texts
#   make names-model  fit anew the weights by which names are recognised, on free texts with names (fascicle/names/recognise/data/SOURCES.md)
#   make docs      write the reference pages that are made from the code, and what tutorials print
#   make pictures  take the README's pictures of the sample edition

PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/external

.PHONY: edition test lint schema xslt model corrections-model names-model docs pictures tools clean

edition: .venv/edition.stamp
	$(BIN)/fascicle build tei/harbour

test: .venv/test.stamp tools lint
	$(BIN)/pytest -n auto --dist loadfile

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

schema: .venv/test.stamp
	$(BIN)/python schema/build.py

xslt: .venv/test.stamp
	$(BIN)/python tools/xslt.py

model: .venv/test.stamp
	PYTHONPATH=tools $(BIN)/python -m fitting.fit $(DATA)

corrections-model: .venv/test.stamp
	PYTHONPATH=tools $(BIN)/python -m fitting.corrections $(DATA) --report

names-model: .venv/test.stamp
	PYTHONPATH=tools $(BIN)/python -m fitting.names $(DATA)

docs: .venv/test.stamp
	$(BIN)/python docs/build.py

pictures: .venv/test.stamp tools edition
	$(BIN)/python docs/pictures.py

# Browsers and referees that tests use where they can be installed; tests that lack one are skipped and say so.
tools:
	sh tests/install-tools.sh

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "fascicle needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv

.venv/edition.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/test.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,fonts]'
	touch $@ .venv/edition.stamp

clean:
	rm -rf build .venv
