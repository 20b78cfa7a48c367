# thidua: `make help` lists the targets.

CC ?= cc
BUILD ?= build
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wvla
OPT ?= -O2 -g
PKGS = sqlite3 libpcre2-8 libutf8proc jansson libmd
CPPFLAGS += -I. -D_FILE_OFFSET_BITS=64
CFLAGS += -std=c17 $(OPT) $(WARN) -pthread $(SAN)
LDLIBS += $(shell pkg-config --libs $(PKGS)) -lcsv -pthread
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS))

BASE_SRC := $(wildcard core/base/*.c core/text/*.c core/store/*.c \
                       core/out/*.c core/cli/*.c)
INDEXER_SRC := $(wildcard indexer/*.c indexer/fact/*.c)
QUERY_SRC := $(wildcard query/*.c)
RULES := $(wildcard indexer/rules/*.pcre)
AUTHORITY := $(wildcard indexer/authority/*.csv)
REPORTS := $(wildcard query/reports/*.sql)

obj = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
CORE_OBJ := $(call obj,$(BASE_SRC)) $(BUILD)/obj/gen/schema.o
INDEXER_LIB_OBJ := $(call obj,$(filter-out indexer/main.c,$(INDEXER_SRC))) \
                   $(BUILD)/obj/gen/rules.o $(BUILD)/obj/gen/authority.o
QUERY_LIB_OBJ := $(call obj,$(filter-out query/main.c,$(QUERY_SRC))) \
                 $(BUILD)/obj/gen/reports.o
INDEXER := $(BUILD)/bin/thidua-index
QUERY := $(BUILD)/bin/thidua

.PHONY: all
all: $(INDEXER) $(QUERY)

$(INDEXER): $(BUILD)/obj/indexer/main.o $(INDEXER_LIB_OBJ) $(CORE_OBJ)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(QUERY): $(BUILD)/obj/query/main.o $(QUERY_LIB_OBJ) $(CORE_OBJ)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/gen/%.o: $(BUILD)/gen/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# The list of files is part of the target, so that a removed file is noticed.
define embed
$(BUILD)/gen/$(1).c: $(2) tools/embed.sh $(dir $(firstword $(2)))
	@mkdir -p $$(@D)
	sh tools/embed.sh assets_$(1) $(2) >$$@.tmp && mv $$@.tmp $$@
endef
$(eval $(call embed,schema,core/store/schema.sql))
$(eval $(call embed,rules,$(RULES)))
$(eval $(call embed,authority,$(AUTHORITY)))
$(eval $(call embed,reports,$(REPORTS)))

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
