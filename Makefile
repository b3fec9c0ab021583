# make demo         wraps a real library and plots with it, from nothing
# make test         everything: style, both kinds of tests, NumPy's own f2py suite
# make build        the release command, .build/release/swiftlet
# make lint         swift format, strictly
# make bench        measures beside f2py and beside hand-written C
# make conformance  reads and wraps real libraries
# make clean

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -ec
export PATH := $(CURDIR)/.venv/bin:$(PATH)
PYTHON ?= python3
SUITES ?= $(wildcard ../shared/suites)
COMMAND := $(CURDIR)/.build/release/swiftlet

.PHONY: demo test setup build lint core-alone typing swift-tests python-tests package-tests \
  f2py-suite bench conformance clean

build:
	@swift build -c release --product swiftlet --static-swift-stdlib

setup:
	@Scripts/setup

demo: setup build
	@Scripts/demo

test: setup lint build core-alone typing swift-tests python-tests package-tests f2py-suite
	@echo "make test: everything passed"

lint:
	@swift format lint --strict -r Package.swift Sources Plugins Tests Examples Benchmarks
	@Scripts/array-subscripts --check
	@echo "lint: clean"

# `Arrays` without traits needs no library of the system.
core-alone:
	@swift build -c release --target Arrays > .build/core-alone.log 2>&1 \
	  || { grep -E 'error:' .build/core-alone.log | head -n 20; exit 1; }
	@echo "core-alone: Arrays builds without traits"

# What the usual lines of users cost to type-check.
typing: core-alone
	@Scripts/check-typing

# The whole output is kept; on the screen come the closing lines, or the failures.
swift-tests:
	@mkdir -p .build
	@swift test --enable-all-traits > .build/swift-tests.log 2>&1 \
	  || { grep -E 'error:|✘|recorded an issue' .build/swift-tests.log | head -n 60; \
	       tail -n 3 .build/swift-tests.log; exit 1; }
	@tail -n 1 .build/swift-tests.log

python-tests: build
	@$(PYTHON) -m pytest Tests/Python -q -p no:cacheprovider > .build/python-tests.log 2>&1 \
	  || { tail -n 60 .build/python-tests.log; exit 1; }
	@tail -n 3 .build/python-tests.log

# SwiftPM's plugin, in a package of its own that builds the command once more.
package-tests:
	@mkdir -p .build
	@$(PYTHON) -m pytest Tests/Packages -q -p no:cacheprovider > .build/package-tests.log 2>&1 \
	  || { tail -n 60 .build/package-tests.log; exit 1; }
	@tail -n 1 .build/package-tests.log

# Two classes of the suite test that f2py takes 123.6 for an integer, or rank 2 for rank 1. We
# refuse these unless told otherwise, so they run with f2py's leniency, all else without.
LENIENT := TestFReturnInteger or TestNoSpace

f2py-suite: build
	@if [ -n "$(SUITES)" ]; then \
	  run() { \
	    F2PY_COMMAND="$(COMMAND) f2py $$2" PYTHONPATH="$(SUITES)" \
	      $(PYTHON) -m pytest -p f2py_substitute --pyargs numpy.f2py -q -p no:cacheprovider \
	      -k "$$3" > .build/f2py-suite-$$1.log 2>&1 \
	      || { tail -n 60 .build/f2py-suite-$$1.log; exit 1; }; \
	    echo "numpy.f2py, $$1:"; tail -n 1 .build/f2py-suite-$$1.log; }; \
	  run strict "" "not ($(LENIENT))"; \
	  run legacy --f2py-strictness=legacy "$(LENIENT)"; \
	else echo "f2py-suite: skipped, ../shared/suites is not there"; fi

bench: build
	@Benchmarks/run

conformance: build
	@Scripts/conformance

clean:
	@rm -rf .build demo
