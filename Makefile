# make lab and make test are the two commands of README.md; each is enough on a fresh machine.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
NOTEBOOKS = $(wildcard notebooks/*.ipynb)
# JupyterLab asks for it where everybody is root, as in a container
ROOT = $(if $(filter 0,$(shell id -u)),--allow-root)
LAB_ARGS ?=

.PHONY: lab test check notebooks report bench accuracy clean

lab: $(VENV)/.runtime            ## open JupyterLab on the first notebook
	$(BIN)/jupyter lab $(ROOT) $(LAB_ARGS) notebooks/01-article.ipynb

test: $(VENV)/.tools             ## run every test; browser tests need a chromium
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup --benchmark-skip

check: $(VENV)/.tools            ## lint, format, types, import order
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

notebooks: $(VENV)/.runtime      ## run every notebook and keep its pictures
	$(BIN)/python -m analysis press $(NOTEBOOKS)

report: $(VENV)/.runtime         ## charts, data and offline pages of the article in data/
	$(BIN)/python -m analysis report data/articles/lavrov-nbc.txt --out report

bench: $(VENV)/.tools            ## speed, as ratios within one run
	$(BIN)/python -m pytest -q tests/benchmarks --benchmark-only --benchmark-columns=min,median,rounds --benchmark-sort=name

accuracy: $(VENV)/.runtime       ## figures on the corpora in the folder CORPORA, for data/accuracy
	$(BIN)/python -m analysis evaluate all $(CORPORA) --record

clean:                           ## remove the environment and what was made with it
	rm -rf $(VENV) report .mypy_cache .ruff_cache .hypothesis

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit("Python 3.11 or newer is needed; %s is %d.%d. Try: make PYTHON=python3.12" % (sys.executable, v[0], v[1]))'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.tools: $(VENV)/.runtime tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@
