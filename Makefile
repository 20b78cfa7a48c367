# thidua: `make help` lists the targets.

CC = gcc
BUILD = build
OPT = -O2 -g
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wvla
PKGS = sqlite3 libxxhash libpcre2-8 libutf8proc jansson nettle $(if $(filter yes,$(XML)),libxml-2.0)
# Graphs as GEXF and GraphML, where libxml2 is there: XML=no leaves them out.
XML := $(shell pkg-config --exists libxml-2.0 && echo yes)
XML_SRC = core/out/xml.c core/out/gexf.c core/out/graphml.c
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS))
PKG_LIBS = -Wl,--as-needed $(shell pkg-config --libs $(PKGS)) -lcsv -lm -pthread
ALL_CFLAGS = -std=c17 $(OPT) $(WARN) -pthread $(SAN) $(CFLAGS)
ALL_CPPFLAGS = -I. -D_FILE_OFFSET_BITS=64 $(if $(filter yes,$(XML)),-DTHIDUA_XML) $(CPPFLAGS)
PREFIX = /usr/local
# How much is done at a time, of compiling and of testing.
JOBS ?= $(shell nproc)
export JOBS

# Debian packages: to build, and besides to run the tests.
BUILD_DEPS = gcc libc6-dev pkg-config libsqlite3-dev libpcre2-dev \
             libutf8proc-dev libjansson-dev libcsv-dev nettle-dev libxxhash-dev \
             libxml2-dev
FUZZ_DEPS = $(BUILD_DEPS) clang libclang-rt-14-dev
CHECK_DEPS = $(BUILD_DEPS) libcmocka-dev bats sqlite3 python3 libxml2-utils

CORE_SRC := $(filter-out $(if $(filter yes,$(XML)),,$(XML_SRC)),$(wildcard core/*/*.c))
INDEXER_SRC := $(filter-out indexer/main.c,$(wildcard indexer/*.c indexer/fact/*.c))
QUERY_SRC := $(filter-out query/main.c,$(wildcard query/*.c query/page/*.c))
UNIT_SRC := $(wildcard tests/unit/*/*.c)
ASSETS = schema rules authority reports page
schema_FILES := core/store/schema.sql
rules_FILES := $(wildcard indexer/rules/*.pcre)
authority_FILES := $(wildcard indexer/authority/*.csv)
reports_FILES := $(wildcard query/reports/*.sql)
page_FILES := query/page/page.css

obj = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
LIB := $(BUILD)/libthidua.a
LIB_OBJ := $(call obj,$(CORE_SRC) $(INDEXER_SRC) $(QUERY_SRC)) \
           $(ASSETS:%=$(BUILD)/obj/gen/%.o) $(BUILD)/obj/gen/letters.o
INDEXER := $(BUILD)/bin/thidua-index
QUERY := $(BUILD)/bin/thidua
# Makes calls of the programs fail; not for them to be linked with.
FAULTS := $(BUILD)/faults/shim.so
UNIT_BIN := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(UNIT_SRC))
FUZZ := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_BIN := $(FUZZ:%=$(BUILD)/fuzz/%)

.PHONY: all
all: $(INDEXER) $(QUERY) ## build build/bin/thidua and build/bin/thidua-index

$(INDEXER): $(BUILD)/obj/indexer/main.o $(LIB)
$(QUERY): $(BUILD)/obj/query/main.o $(LIB)
$(INDEXER) $(QUERY):
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(LIB): $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(PKG_CFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/gen/%.o: $(BUILD)/gen/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

# What utf8proc says of the characters of Vietnamese, as tables.
$(BUILD)/gen/letters.c: tools/letters.c core/text/letter.c core/text/letter.h
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(PKG_CFLAGS) $(ALL_CFLAGS) -o $(BUILD)/gen/letters \
	  tools/letters.c core/text/letter.c $(PKG_LIBS)
	$(BUILD)/gen/letters >$@.tmp && mv $@.tmp $@

# A folder counts as a source too: a file that was removed from it is noticed.
define asset
$(BUILD)/gen/$(1).c: $$($(1)_FILES) tools/embed.sh $$(dir $$(firstword $$($(1)_FILES)))
	@mkdir -p $$(@D)
	sh tools/embed.sh assets_$(1) $$($(1)_FILES) >$$@.tmp && mv $$@.tmp $$@
endef
$(foreach a,$(ASSETS),$(eval $(call asset,$(a))))

-include $(shell find $(BUILD)/obj $(BUILD)/unit $(BUILD)/fuzz -name '*.d' 2>/dev/null)

.PHONY: deps check-deps
deps: ## install the packages that building needs, if they are missing
	@sh tools/deps.sh $(BUILD_DEPS)

check-deps:
	@sh tools/deps.sh $(CHECK_DEPS)

.PHONY: demo
demo: deps ## build, index corpus/, show what recurs and what changed
	@$(MAKE) -s -j$(JOBS) all
	@sh tools/demo.sh $(BUILD)/bin

# Tests

$(BUILD)/unit/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(PKG_CFLAGS) $(ALL_CFLAGS) $(LDFLAGS) \
	  -MMD -MP -MF $@.d -o $@ $< $(LIB) -lcmocka $(PKG_LIBS)

# What gives a fuzz target its main: saved inputs, or libFuzzer.
FUZZ_MAIN = tests/fuzz/replay.c

$(BUILD)/fuzz/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(wildcard tests/fuzz/*.h) $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(PKG_CFLAGS) $(ALL_CFLAGS) $(LDFLAGS) \
	  -MMD -MP -MF $@.d -o $@ $< $(FUZZ_MAIN) $(LIB) $(PKG_LIBS)

.PHONY: check check-all check-unit check-seeds check-cli check-gold check-style
check: check-deps ## install what tests need, build, run all tests
	@$(MAKE) -s -j$(JOBS) check-all

check-all: all $(UNIT_BIN) $(FAULTS) $(FUZZ_BIN)
	@BUILD=$(BUILD) sh tests/run.sh style unit seeds cli gold

ifdef unit
check-unit: $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(unit))
	$(DEBUGGER) $<
else
check-unit: $(UNIT_BIN) ## the unit tests; one: unit=FILE DEBUGGER="gdb --args"
	@BUILD=$(BUILD) sh tests/run.sh unit
endif

check-seeds: $(FUZZ_BIN) ## inputs that fuzzing saved, through its targets
	@BUILD=$(BUILD) sh tests/run.sh seeds

check-cli: all $(FAULTS) ## the tests of the programs' whole output
	@BUILD=$(BUILD) sh tests/run.sh cli

check-gold: all ## extraction against the gold sets
	@BUILD=$(BUILD) sh tests/run.sh gold

check-style: ## layers, headers that compile alone, formatting
	@BUILD=$(BUILD) sh tests/run.sh style

$(FAULTS): tests/faults/shim.c
	@mkdir -p $(@D)
	$(CC) -std=c17 $(OPT) $(WARN) $(CFLAGS) -fPIC -shared \
	  -ftls-model=initial-exec -o $@ $<

.PHONY: check-faults
check-faults: all $(FAULTS) ## kills, full disks, failed calls: the long form
	@BUILD=$(BUILD) sh tests/faults/run.sh --long

.PHONY: bench bench-ingest
bench: bench-ingest ## time indexing and searching against what else could do it
	@python3 tests/bench/search.py $(BUILD)/bin $(PLANS)
	@python3 tests/bench/compare.py $(BUILD)/bin $(PLANS)
	@python3 tests/bench/reuse.py $(BUILD)/bin $(PLANS)

bench-ingest: all $(BUILD)/bench/rawfts ## the part of it about indexing
	@python3 tests/bench/ingest.py $(BUILD)/bin $(BUILD)/bench/rawfts $(PLANS)

$(BUILD)/bench/rawfts: tools/rawfts.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< -lsqlite3

.PHONY: asan clang tidy cppcheck
asan: ## all tests under AddressSanitizer and UBSan
	@$(MAKE) -s BUILD=build/asan OPT='-O1 -g -fno-omit-frame-pointer' \
	  SAN='-fsanitize=address,undefined -fno-sanitize-recover=all' check-all

FUZZ_SECONDS = 60
FUZZ_TARGETS = $(FUZZ)
.PHONY: fuzz fuzz-bin
fuzz: ## libFuzzer, FUZZ_SECONDS=60 a target; some: FUZZ_TARGETS="fold open"
	@sh tools/deps.sh $(FUZZ_DEPS)
	@$(MAKE) -s CC=clang BUILD=build/libfuzzer OPT='-O1 -g' \
	  SAN='-fsanitize=fuzzer-no-link,address,undefined' \
	  LDFLAGS='-fsanitize=fuzzer' FUZZ_MAIN= fuzz-bin
	@sh tests/fuzz/fuzz.sh $(FUZZ_SECONDS) $(FUZZ_TARGETS)

fuzz-bin: $(FUZZ_BIN)

clang: ## build with clang, as a second opinion
	@$(MAKE) -s CC=clang BUILD=build/clang all

tidy: ## clang-tidy over all C sources
	clang-tidy --quiet $(CORE_SRC) $(INDEXER_SRC) $(QUERY_SRC) \
	  indexer/main.c query/main.c -- -std=c17 -I. $(PKG_CFLAGS)

cppcheck: ## cppcheck over all C sources
	cppcheck --quiet --std=c11 --enable=warning,portability,performance \
	  --inline-suppr --error-exitcode=1 -I. core indexer query

.PHONY: analyze valgrind coverage
analyze: ## gcc -fanalyzer over all C sources
	@$(MAKE) -s BUILD=build/analyze OPT='-O1 -g' SAN='-fanalyzer -Werror' \
	  build/analyze/bin/thidua build/analyze/bin/thidua-index

valgrind: all ## each command under memcheck; or VALGRIND_TESTS="tests/cli/x.bats"
	@sh tools/deps.sh $(CHECK_DEPS) valgrind
	@BUILD=$(BUILD) sh tests/valgrind.sh $(VALGRIND_TESTS)

# Ends of the run for want of memory are left out: no test can be without any
# (core/base/mem.c), and what a switch over all its values cannot reach.
# Killed programs leave sums that are broken: those lines are left out.
GCOVR = gcovr --root . --object-directory build/coverage \
  --gcov-ignore-parse-errors \
  --filter core/ --filter indexer/ --filter query/ \
  --exclude core/base/mem.c
coverage: ## lines and branches that the tests reach; build/coverage/html
	@sh tools/deps.sh $(CHECK_DEPS) gcovr
	@find build/coverage -name '*.gcda' -delete 2>/dev/null || true
	@GCOV_ERROR_FILE=/dev/null $(MAKE) -s BUILD=build/coverage OPT='-O0 -g' \
	  SAN='--coverage -fprofile-update=atomic' check-all || \
	  echo "Measured programs are slower: what failed is counted as far as it ran."
	@mkdir -p build/coverage/html
	@$(GCOVR) --html-details build/coverage/html/index.html \
	  --print-summary -o build/coverage/summary.txt

.PHONY: format install clean help
format: ## clang-format over all C sources
	clang-format -i $$(git ls-files '*.c' '*.h')

install: all ## copy the programs below PREFIX (/usr/local)
	install -D -m 755 $(INDEXER) $(DESTDIR)$(PREFIX)/bin/thidua-index
	install -D -m 755 $(QUERY) $(DESTDIR)$(PREFIX)/bin/thidua

clean: ## remove what was built
	rm -rf build demo

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | \
	  awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'
