# loopscope: `make help` lists the targets.
#
# Objects go to build/<variant>/; sources are found by wildcard, one folder a
# module (README, "How the code is laid out"). V=1 shows the commands.

.DEFAULT_GOAL := all
prefix ?= /usr/local
SHELL := /bin/bash

SAN ?=
COVERAGE ?=
STRESS ?=
WERROR ?=

comma := ,
variant := release$(if $(SAN),-$(subst $(comma),-,$(SAN)))$(if $(COVERAGE),-coverage)$(if $(STRESS),-stress)$(if $(filter clang%,$(CC)),-clang)
# TAG=name keeps a build of one's own; modules="base trace" builds a part.
build := build/$(variant)$(if $(TAG),-$(TAG))

PACKAGES := ncursesw libuv md4c libutf8proc libzstd
PKG_CONFIG ?= pkg-config

WARN := -Wall -Wextra -Wshadow -Wmissing-prototypes -Wstrict-prototypes \
	-Wold-style-definition -Wwrite-strings -Wpointer-arith -Wvla \
	-Wno-missing-field-initializers
OPT := -O2 -g -fno-pie
CPPFLAGS += -D_GNU_SOURCE -Isrc -I$(build)/gen
CFLAGS_ALL = -std=c11 $(OPT) $(WARN) -fno-strict-aliasing $(if $(WERROR),-Werror) \
	$(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=undefined) \
	$(if $(COVERAGE),--coverage) $(if $(STRESS),-DSTRESS=1) \
	$(if $(SAN)$(COVERAGE),-DUNCONFINED=1) \
	$(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null) $(CFLAGS)
# Linked in where the archive is installed: loading a shared library costs every
# start about as much as running a small program.
# Debian calls libuv's archive libuv_a.a.
archive = $(firstword $(foreach a,lib$(1).a lib$(1)_a.a,$(if $(findstring /,$(shell $(CC) -print-file-name=$(a))),$(a))))
linked_in = $(patsubst %,-l:%,$(or $(archive),lib$(1).so))
LIBS = $(foreach l,$(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null) -lgmp,\
	$(if $(filter -l%,$(filter-out -lpthread -ldl -lrt,$(l))),$(call linked_in,$(l:-l%=%)),$(l))) -lm
LDFLAGS_ALL = -no-pie $(if $(SAN),-fsanitize=$(SAN)) $(if $(COVERAGE),--coverage) $(LDFLAGS)

Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2))

# -- sources ----------------------------------------------------------------

modules ?= base trace lang vm loop model story lesson export ui term host app
sources := $(foreach m,$(modules),$(wildcard src/$(m)/*.c))
objects := $(sources:src/%.c=$(build)/%.o)
app_main := $(build)/app/main.o
library := $(build)/libloopscope.a

# Modules of the sandbox that are written in its own language.
prelude := $(wildcard src/vm/prelude/*.py src/loop/prelude/*.py)
themes := $(wildcard assets/themes/*.theme)
# What the page of `export --format html` is made of.
page := $(wildcard src/export/html/*)
generated := $(foreach f,$(prelude) $(page),$(f:src/%=$(build)/gen/%.h)) \
	$(themes:%=$(build)/gen/%.h)

unit_sources := $(foreach m,$(modules),$(wildcard tests/unit/$(m)/test_*.c))
unit_tests := $(unit_sources:tests/unit/%.c=$(build)/tests/%)
support := $(build)/libsupport.a
support_objects := $(patsubst tests/support/%.c,$(build)/support/%.o,$(wildcard tests/support/*.c))

.SECONDARY: $(generated)

all: $(build)/loopscope  ## build build/release/loopscope

$(build)/loopscope: $(app_main) $(library)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

$(library): $(filter-out $(app_main),$(objects))
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(build)/%.o: src/%.c | packages $(generated)
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# A file as a C array: `static const char NAME_EXTENSION[]`.
as_array = $(Q)mkdir -p $(@D) && { \
	echo 'static const char $(subst -,_,$(subst .,_,$(notdir $<)))[] = {'; \
	od -An -v -td1 $< | sed -E 's/([0-9]+)/\1,/g'; echo '0};'; } > $@

$(build)/gen/%.h: src/%
	$(call say,GEN,$@)
	$(as_array)

$(build)/gen/assets/%.h: assets/%
	$(call say,GEN,$@)
	$(as_array)

$(build)/support/%.o: tests/support/%.c | packages-test
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) -Itests $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(support): $(support_objects)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(build)/tests/%: tests/unit/%.c $(support) $(library)
	$(call say,TEST,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) -Itests $(CFLAGS_ALL) -MMD -MP $(LDFLAGS_ALL) -o $@ $< $(support) $(library) -lcmocka $(LIBS)

-include $(objects:.o=.d) $(unit_tests:=.d) $(support_objects:.o=.d)

# -- what must be installed ---------------------------------------------------
# Debian's names. What is missing is installed when we may (root, or sudo);
# else the one line to type is printed.

debian_build := gcc libc6-dev pkg-config libncurses-dev libuv1-dev \
	libmd4c-dev libutf8proc-dev libgmp-dev libzstd-dev
debian_test := libcmocka-dev tmux ncurses-term python3-uvloop asciinema chromium \
	$(if $(shell command -v python3),,python3)

define install_missing
	@command -v dpkg-query >/dev/null || exit 0; \
	missing=; for p in $(1); do \
		dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' \
			|| missing="$$missing $$p"; done; \
	[ -z "$$missing" ] && exit 0; \
	if [ "$$(id -u)" = 0 ]; then as=; \
	elif command -v sudo >/dev/null; then as=sudo; \
	else echo "Missing packages. Type, as root:"; \
		echo "    apt-get install$$missing"; exit 1; fi; \
	echo "Installing:$$missing"; \
	$$as apt-get update -qq && \
	$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
		--no-install-recommends $$missing >/dev/null
endef

packages:
	$(call install_missing,$(debian_build))

packages-test: packages
	$(call install_missing,$(debian_test))

# -- running, testing, measuring ----------------------------------------------

first_lesson := lessons/01-one-thing-at-a-time.md
tutorials := ../shared/tutorials
program := $(build)/loopscope

run: all  ## build and open the first lesson (plain text when not on a terminal)
	@$(program) $(first_lesson)

units: $(unit_tests)  ## build and run the unit tests
	$(Q)failed=0; for t in $^; do $$t > $$t.log 2>&1 \
		&& tail -n 1 $$t.log || { cat $$t.log; failed=1; }; done; exit $$failed

oracle: all packages-test  ## compare with real CPython under a virtual clock
	$(Q)python3 tests/oracle/check.py tutorials $(program) $(tutorials)
	$(Q)python3 tests/oracle/check.py conform $(program) tests/conform
	$(Q)python3 tests/syntax/check.py $(program)
	$(Q)python3 tests/oracle/events.py $(program) $(tutorials)
	$(Q)python3 tests/oracle/recorder.py $(program) tests/recorder/lines
	$(Q)python3 tests/oracle/events.py $(program) tests/events
	$(Q)python3 tests/oracle/events.py $(program) tests/conform

$(build)/screens/golden: tests/screens/golden.c $(library)
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP $(LDFLAGS_ALL) -o $@ $< $(library) $(LIBS)

$(build)/screens/hides: tests/screens/hides.c $(library)
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP $(LDFLAGS_ALL) -o $@ $< $(library) $(LIBS)

hides: all $(build)/screens/hides  ## that a screen gives no answer of an open question away
	$(Q)python3 tests/screens/hides.py $(program) $(build)/screens/hides $(wildcard tests/events/*.py) \
		$(wildcard tests/conform/asyncio_*queue*.py) $(wildcard tests/conform/asyncio_count*.py) \
		$(wildcard tests/conform/asyncio_gather*.py)

golden: all hides $(build)/screens/golden packages-test  ## how screens differ from those once looked at; WRITE=1 takes the new ones
	$(Q)python3 tests/screens/golden.py $(program) $(build)/screens/golden $(tutorials) $(if $(WRITE),--write)

screens: all golden packages-test  ## drive the screen in tmux, and in terminals of every kind
	$(Q)python3 tests/screens/terminals.py $(program)
	$(Q)python3 tests/screens/run.py $(program) $(tutorials)

# A sanitizer looks at our own code, and not at CPython's.
recorder: all packages-test  ## the recorder with each Python on the machine, and --live
	$(Q)python3 tests/recorder/run.py $(program) $(if $(SAN),--traces)
	$(Q)$(if $(SAN),,python3 tests/recorder/bare.py tests/conform --quick)
	$(Q)python3 tests/recorder/live.py $(program) $(if $(SAN),--quick)

recorder-all: recorder  ## and many of conform's programs, bare and recorded, with each
	$(Q)python3 tests/recorder/bare.py tests/conform --each 10

soak-short: all packages-test
	$(Q)python3 tests/soak/run.py $(program) --short

soak: all packages-test  ## endless programs stay small: ten million steps each
	$(Q)python3 tests/soak/run.py $(program)

cli: all packages-test  ## bad input and exit statuses
	$(Q)python3 tests/cli/run.py $(program)
	$(Q)python3 tests/cli/limits.py $(program)
	$(Q)python3 tests/cli/traces.py $(program)
	$(Q)python3 tests/cli/completions.py $(program)
	$(Q)python3 tests/cli/rules.py $(program)
	$(Q)python3 tests/cli/course.py $(program)
	$(Q)python3 tests/cli/quiz.py $(program) $(wildcard tests/events/*.py) \
		$(wildcard tests/conform/asyncio_*queue*.py) $(wildcard tests/conform/walk_[bw]*.py) \
		$(foreach n,1 2 3 4 5,$(wildcard $(tutorials)/001*.txt)\#$(n))
	$(Q)python3 tests/cli/check.py $(program) $(wildcard lessons/*.md)
	$(Q)python3 tests/cli/tricks.py $(program) $(wildcard lessons/*.md)
	$(Q)python3 tests/cli/beside.py $(program)
	$(Q)python3 tests/cli/words.py $(program) $(wildcard $(tutorials)/*.txt)

exports: all packages-test  ## what export writes; its page in a browser
	$(Q)python3 tests/export/run.py $(program) $(if $(SAN),--quick)

# A sanitizer keeps what is freed, to catch who uses it: memory can't be measured.
# First what takes longest: with -j2, what waits (recorder, screens) goes beside
# what computes.
test: recorder oracle screens units exports cli fuzz-traces-few fuzz-screen-few $(if $(SAN),,soak-short fuzz-few)  ## everything that is checked on each change

check: WERROR = 1
check: lint test  ## the same with warnings as errors; SAN=address,undefined

lint:  ## includes point one way, no curses or uv outside their folders
	$(Q)sh tests/lint.sh

reference:  ## manual pages, completions, README's keys: what is made from tables
	$(Q)python3 tests/reference.py --write
	$(Q)python3 tests/manual.py --write
	$(Q)python3 tests/readme.py --write

$(build)/bench/%: tests/bench/%.c $(library)
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP $(LDFLAGS_ALL) -o $@ $< $(library) $(LIBS)

# Broken traces need no sandbox, so its modules need not be built for them.
$(build)/fuzz/traces: tests/fuzz/fuzz_traces.c tests/fuzz/fuzz_reader.c $(library)
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) -Itests $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $< $(library) $(LIBS)

$(build)/fuzz/screen: tests/fuzz/fuzz_screen.c $(support) $(library)
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) -Itests $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $< $(support) $(library) $(LIBS)

bench: all $(build)/bench/replay packages-test  ## times, beside python3 and uvloop in the same run
	$(Q)python3 tests/bench/run.py $(program)

# Random programs reach corners that other releases have in other ways.
fuzz-few: all packages-test
	$(Q)case "$$(python3 --version)" in \
	"Python 3.11.7") python3 -W ignore tests/fuzz/diff.py $(program) --seed 1 --count 300;; \
	*) echo "SKIPPED: random programs are compared with CPython 3.11.7";; esac

# SAN=address,undefined looks closest.
fuzz-traces: all $(build)/fuzz/traces  ## 20,000 broken traces, read, told and walked through
	$(Q)python3 tests/fuzz/traces.py $(program) $(build)/fuzz/traces --count 20000

fuzz-traces-few: all $(build)/fuzz/traces
	$(Q)python3 tests/fuzz/traces.py $(program) $(build)/fuzz/traces --count 500

# SAN=address,undefined again.
fuzz-screen: all $(build)/fuzz/screen $(build)/fuzz/traces  ## 100,000 keys, clicks and sizes at the screen, on traces of every sort
	$(Q)python3 tests/fuzz/screen.py $(program) $(build)/fuzz/screen $(build)/fuzz/traces --count 100000

fuzz-screen-few: all $(build)/fuzz/screen $(build)/fuzz/traces
	$(Q)python3 tests/fuzz/screen.py $(program) $(build)/fuzz/screen $(build)/fuzz/traces

fuzz-smoke: all packages-test  ## 300 random programs against CPython, and broken ones
	$(Q)python3 -W ignore tests/fuzz/diff.py $(program) --seed 1 --count 300
	$(Q)python3 tests/fuzz/syntax.py $(program) tests/conform --seed 1 --count 300
	$(Q)python3 tests/syntax/check.py $(program) --all

fuzz: all packages-test  ## 10,000 random programs against CPython, and broken ones
	$(Q)python3 -W ignore tests/fuzz/diff.py $(program) --seed 1 --count 10000
	$(Q)python3 tests/fuzz/syntax.py $(program) tests/conform --seed 1 --count 10000

install: all  ## prefix=/usr/local DESTDIR=
	install -D $(program) $(DESTDIR)$(prefix)/bin/loopscope
	install -D -m 644 -t $(DESTDIR)$(prefix)/share/man/man1 assets/man/loopscope.1
	install -D -m 644 -t $(DESTDIR)$(prefix)/share/man/man5 assets/man/loopscope-trace.5 \
		assets/man/loopscope-lesson.5
	install -D -m 644 assets/completions/loopscope.bash \
		$(DESTDIR)$(prefix)/share/bash-completion/completions/loopscope
	install -D -m 644 -t $(DESTDIR)$(prefix)/share/zsh/site-functions \
		assets/completions/_loopscope
	install -D -m 644 -t $(DESTDIR)$(prefix)/share/fish/vendor_completions.d \
		assets/completions/loopscope.fish
	install -D -m 644 assets/recorder/loopscope_recorder.py \
		$(DESTDIR)$(prefix)/share/loopscope/recorder/loopscope_recorder.py
	install -D -m 644 -t $(DESTDIR)$(prefix)/share/loopscope/lessons $(wildcard lessons/*)

clean:  ## remove everything that was built
	rm -rf build

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */  \1\t/' | expand -t 16

.PHONY: all run test check units oracle recorder recorder-all screens golden hides cli exports soak soak-short lint bench \
	fuzz fuzz-few fuzz-smoke fuzz-traces fuzz-traces-few fuzz-screen fuzz-screen-few reference install clean help packages packages-test
