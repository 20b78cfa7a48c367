/* made_index.h - a small index of two plans, as bytes to begin from. */
#ifndef TESTS_FUZZ_MADE_INDEX_H
#define TESTS_FUZZ_MADE_INDEX_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/base/file.h"
#include "core/cli/say.h"
#include "indexer/index.h"
#include "tests/fuzz/folder.h"
#include "tests/fuzz/reading.h"

static struct buf made_index;

enum { INDEX_MAX_BYTES = 16 * 1024 * 1024 };

static const char *const made_plans[][2] = {
    {"a.txt",
	"LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN\nSố: 1/KH-LĐLĐ\n\n"
	"Lạng Sơn, ngày 4 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n"
	"Phát động thi đua năm 2021\n\nI. NỘI DUNG\n\n"
	"1. Phong trào thi đua “Lao động giỏi, lao động sáng tạo” có chủ đề "
	"“Một”, phấn đấu 100% đoàn viên đăng ký.\n"},
    {"b.txt",
	"LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN\nSố: 2/KH-LĐLĐ\n\n"
	"Lạng Sơn, ngày 5 tháng 3 năm 2022\n\nKẾ HOẠCH\n\n"
	"Phát động thi đua năm 2022\n\nI. NỘI DUNG\n\n"
	"1. Phong trào thi đua “Lao động giỏi lao động sáng tạo” và “Giỏi "
	"việc nước”, phấn đấu 90% đoàn viên đăng ký.\n"},
};

/* Makes folder and index, and leaves only the folder. */
static inline void
made_index_open(void)
{
	char *paths[] = {NULL, NULL};
	struct err err = ERR_INIT;

	folder_make();
	reading_open();
	matcher_free(matcher); /* index_run makes its own */
	for (int i = 0; i < 2; i++) {
		folder_write(made_plans[i][0], made_plans[i][1],
		    strlen(made_plans[i][1]));
		paths[i] = strdup(folder_path(made_plans[i][0]));
	}
	const struct index_run run = {
	    .program = "fuzz",
	    .database = folder_path("made.db"),
	    .paths = paths,
	    .n_paths = 2,
	    .rules = rules,
	    .authority = authority,
	    .max_size = INDEX_MAX_BYTES,
	    .workers = 1,
	    .quiet = true,
	};
	HOLDS(index_run(&run, &err) == RC_OK);
	HOLDS(file_read(run.database, INDEX_MAX_BYTES, &made_index, &err) ==
	      RC_OK);
	free(paths[0]);
	free(paths[1]);
	folder_empty();
	say_hush();
}

#endif
