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

variant := release$(if $(SAN),-$(subst $(comma),-,$(SAN)))$(if $(COVERAGE),-coverage)$(if $(STRESS),-stress)$(if $(filter clang%,$(CC)),-clang)
comma := ,
# TAG=name keeps a build of one's own; modules="base trace" builds a part.
build := build/$(variant)$(if $(TAG),-$(TAG))

PACKAGES := ncursesw libuv md4c jansson libutf8proc libzstd
PKG_CONFIG ?= pkg-config

WARN := -Wall -Wextra -Wshadow -Wmissing-prototypes -Wstrict-prototypes \
	-Wold-style-definition -Wwrite-strings -Wpointer-arith -Wvla \
	-Wno-missing-field-initializers
OPT := -O2 -g
CPPFLAGS += -D_GNU_SOURCE -Isrc -I$(build)/gen
CFLAGS_ALL = -std=c11 $(OPT) $(WARN) -fno-strict-aliasing $(if $(WERROR),-Werror) \
	$(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=undefined) \
	$(if $(COVERAGE),--coverage) $(if $(STRESS),-DSTRESS=1) \
	$(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null) $(CFLAGS)
LIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null) -lgmp -lm
LDFLAGS_ALL = $(if $(SAN),-fsanitize=$(SAN)) $(if $(COVERAGE),--coverage) $(LDFLAGS)

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
prelude_c := $(prelude:src/%.py=$(build)/gen/%.py.h)

unit_sources := $(foreach m,$(modules),$(wildcard tests/unit/$(m)/test_*.c))
unit_tests := $(unit_sources:tests/unit/%.c=$(build)/tests/%)
support := $(patsubst tests/support/%.c,$(build)/support/%.o,$(wildcard tests/support/*.c))

-include Makefile.tests

all: $(build)/loopscope  ## build build/release/loopscope

$(build)/loopscope: $(app_main) $(library)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

$(library): $(filter-out $(app_main),$(objects))
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(build)/%.o: src/%.c | $(prelude_c)
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# A prelude file as a C array: `static const unsigned char NAME_py[]`.
$(build)/gen/%.py.h: src/%.py
	$(call say,GEN,$@)
	$(Q)mkdir -p $(@D) && { echo 'static const char $(basename $(notdir $<))_py[] = {'; \
		od -An -v -tu1 $< | sed -E 's/([0-9]+)/\1,/g'; echo '0};'; } > $@

$(build)/support/%.o: tests/support/%.c
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) -Itests $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(build)/tests/%: tests/unit/%.c $(support) $(library)
	$(call say,TEST,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS) -Itests $(CFLAGS_ALL) -MMD -MP $(LDFLAGS_ALL) -o $@ $< $(support) $(library) -lcmocka $(LIBS)

-include $(objects:.o=.d) $(unit_tests:=.d) $(support:.o=.d)

clean:  ## remove everything that was built
	rm -rf build

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */  \1\t/' | expand -t 16

.PHONY: all clean help

units: $(unit_tests)  ## build and run the unit tests
	$(Q)failed=0; for t in $^; do CMOCKA_MESSAGE_OUTPUT=stdout $$t > $$t.log 2>&1 \
		&& tail -n 1 $$t.log || { cat $$t.log; failed=1; }; done; exit $$failed

.PHONY: units
