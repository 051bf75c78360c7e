# Goals for people: run. For developers: check, test, slow, live, lessons, parity, live-26, engines, bench, build, new-command, lock.
# What is missing on a fresh machine is installed once; a stamp in .venv remembers it.

SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/pytest -o addopts="-q --strict-markers"
CODE := tutor tests scripts hatch_build.py
ARGS ?=
PLAIN := hello or life or exits or logs or networks or volumes or ports or copies or prunes
LESSONS := tests/live/test_lessons.py tests/live/test_course.py
REST := tests/live $(LESSONS:%=--ignore %)
COMPARED := tests/live/test_tutorial.py tests/parity/test_behaviour.py tests/parity/test_registry.py tests/parity/test_versions.py

.PHONY: run test check unit browser live lessons live-26 engines parity bench build kit new-command lock clean

run: .venv/.ready
	@$(BIN)/docker-tutor $(ARGS)

test: check slow build live lessons parity live-26

check: .venv/.ready-dev
	$(BIN)/ruff format --check -q $(CODE)
	$(BIN)/ruff check -q $(CODE)
	$(BIN)/mypy
	$(BIN)/docker-tutor content check
	$(BIN)/pytest -n 2 --dist loadgroup -m "not slow"

slow: .venv/.ready-dev
	$(BIN)/pytest -n 2 --dist loadgroup -m slow

build: .venv/.ready-dev
	$(BIN)/python scripts/smoke.py

kit: .venv/.ready-dev
	$(BIN)/python -m tutor.practice install --engine
	$(BIN)/python -m tutor.practice build

# Debian's Chromium, for the HTML replay: about half a minute, once.
browser:
	@command -v chromium >/dev/null || { apt-get -qq update && \
	    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install chromium >/dev/null; }

live: kit browser
	$(PYTEST) -n 2 --dist loadfile $(REST) || $(PYTEST) --last-failed $(REST) # what failed under load, alone

# Every lesson solved in each of its ways, and the whole course as a newcomer takes it, in both languages.
lessons: kit
	$(PYTEST) -n 2 --dist worksteal $(LESSONS) || $(PYTEST) --last-failed $(LESSONS)

# The tutorial and its commands on engine 26.1, which is fetched and not installed.
live-26: export DOCKER_TUTOR_ENGINE := trixie
live-26: kit
	$(BIN)/python -m tutor.practice engine trixie
	$(PYTEST) tests/live/test_tutorial.py -k en || $(PYTEST) --last-failed tests/live/test_tutorial.py
	$(PYTEST) tests/parity/test_behaviour.py -k "$(PLAIN)"

# All that is compared, on engines 26.1 and 28.5, on 28.5 with containerd's images, and what podman refuses.
# By hand, not in `test`: each engine takes about ten minutes on two cores.
engines: kit
	$(BIN)/python -m tutor.practice engine trixie
	$(BIN)/python -m tutor.practice engine sid
	DOCKER_TUTOR_ENGINE=trixie $(PYTEST) $(COMPARED)
	DOCKER_TUTOR_ENGINE=sid $(PYTEST) $(COMPARED)
	DOCKER_TUTOR_ENGINE=sid DOCKER_TUTOR_ENGINE_ARGUMENTS=--feature=containerd-snapshotter=true $(PYTEST) $(COMPARED)
	DOCKER_TUTOR_PODMAN=1 $(PYTEST) tests/live/test_podman.py

parity: kit
	$(PYTEST) tests/parity || $(PYTEST) --last-failed tests/parity # what differed by chance, once more

bench: kit
	$(BIN)/python -m tests.bench $(ARGS)

new-command: .venv/.ready-dev
	@test -n "$(NAME)" || { echo 'which one? make new-command NAME="container stop"'; exit 2; }
	$(BIN)/python -m tutor.bank.scaffold "$(NAME)"

lock: .venv/.ready-dev
	$(BIN)/pip install -q pip-tools
	$(BIN)/pip-compile -q --generate-hashes --extra dev --all-build-deps --allow-unsafe --strip-extras \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header \
	    --output-file requirements-dev.txt pyproject.toml

.venv/.ready: pyproject.toml scripts/setup.py
	@scripts/python $(PYTHON) scripts/setup.py run
	@$(BIN)/python -m tutor.practice install
	@touch $@

.venv/.ready-dev: pyproject.toml requirements-dev.txt scripts/setup.py
	@scripts/python $(PYTHON) scripts/setup.py dev
	@touch $@

clean:
	rm -rf .venv dist build content/.compiled .mypy_cache .ruff_cache .pytest_cache .hypothesis
