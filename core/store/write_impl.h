/* write_impl.h - what the files that write the index share. */
#ifndef CORE_STORE_WRITE_IMPL_H
#define CORE_STORE_WRITE_IMPL_H

#include "core/base/err.h"
#include "core/store/change.h"
#include "core/store/write.h"

#include <sqlite3.h>

sqlite3 *writer_sql(struct writer *writer);
const char *writer_path(const struct writer *writer);
struct change *writer_change(struct writer *writer);

/* The error of the last call of SQLite. */
enum rc writer_fail(struct writer *writer, struct err *err);

enum rc writer_exec(struct writer *writer, const char *sql, struct err *err);

#endif
