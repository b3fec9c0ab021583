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

.PHONY: demo test setup build lint swift-tests python-tests f2py-suite bench conformance clean

build:
	@swift build -c release --product swiftlet --static-swift-stdlib

setup:
	@Scripts/setup

demo: setup build
	@Scripts/demo

test: lint build swift-tests python-tests f2py-suite
	@echo "make test: everything passed"

lint:
	@swift format lint --strict -r Package.swift Sources Tests
	@echo "lint: clean"

# The whole output is kept; on the screen come the closing lines, or the failures.
swift-tests:
	@mkdir -p .build
	@swift test > .build/swift-tests.log 2>&1 \
	  || { grep -E 'error:|✘|recorded an issue' .build/swift-tests.log | head -n 60; \
	       tail -n 3 .build/swift-tests.log; exit 1; }
	@tail -n 1 .build/swift-tests.log

python-tests: build
	@$(PYTHON) -m pytest Tests/Python -q -p no:cacheprovider > .build/python-tests.log 2>&1 \
	  || { tail -n 60 .build/python-tests.log; exit 1; }
	@tail -n 3 .build/python-tests.log

f2py-suite: build
	@if [ -n "$(SUITES)" ]; then \
	  F2PY_COMMAND="$(COMMAND) f2py" PYTHONPATH="$(SUITES)" \
	    $(PYTHON) -m pytest -p f2py_substitute --pyargs numpy.f2py -q -p no:cacheprovider \
	    > .build/f2py-suite.log 2>&1 || { tail -n 60 .build/f2py-suite.log; exit 1; }; \
	  tail -n 3 .build/f2py-suite.log; \
	else echo "f2py-suite: skipped, ../shared/suites is not there"; fi

bench: build
	@Benchmarks/run

conformance: build
	@Scripts/conformance

clean:
	@rm -rf .build demo
