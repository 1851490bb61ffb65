# The developer interface. Each target sets itself up in .venv first; nothing is installed when nothing changed.
#
#   make run     everything on one port, with a demonstration clinic   (PORT=8080 DATA=.data DEMO=1)
#   make test    every test that needs no real cloud                   (ARGS="tests/unit -k name")
#   make check   format, lint, types, import rules, Terraform
#   make bench   the benchmarks, each a ratio within one run           (ARGS="report cold_start")

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check bench
.SUFFIXES:

PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
REQUIREMENTS := pyproject.toml $(wildcard functions/*/requirements.txt common/cli/requirements.txt \
	common/backends/*/requirements-*.txt)
TEST_REQUIREMENTS := $(wildcard tests/requirements.txt)

# A virtual environment holds absolute paths, so a moved or copied checkout forgets what it installed.
ifneq ($(shell cat .venv/.made-in 2>/dev/null),$(CURDIR))
$(shell rm -f .venv/.made-in .venv/.run .venv/.test)
endif

help:
	@sed -n 's/^#   //p' Makefile

.venv/.made-in:
	@sh .ci/venv

.venv/.run: $(REQUIREMENTS) | .venv/.made-in
	@echo "Installing FertiVision and its libraries into .venv (the first time takes a minute or two)."
	@$(PIP) --editable '.[functions,local,cli]'
	@touch $@

.venv/.test: $(REQUIREMENTS) $(TEST_REQUIREMENTS) | .venv/.made-in
	@echo "Installing FertiVision, its libraries and the test tools into .venv (the first time takes a minute or two)."
	@$(PIP) --editable '.[functions,local,cli,gcp,test]'
	@touch .venv/.run $@

run: .venv/.run
	@exec .venv/bin/fertivision dev

test: .venv/.test
	@exec $(PY) -m pytest -p tests.parts --numprocesses 2 --dist loadfile $(ARGS)

check: .venv/.test
	@exec sh .ci/check

bench: .venv/.test
	@exec $(PY) -m tests.bench $(ARGS)
