/* plan.h - finding the one plan that somebody means. */
#ifndef CORE_STORE_PLAN_H
#define CORE_STORE_PLAN_H

#include "core/base/err.h"
#include "core/store/db.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The plan in scope, or of all plans, that name stands for: its id, its
 * document number (marks, case, spaces and dashes are free), the path of its
 * file or the end of that path, or words of either. None: RC_NOTFOUND; more
 * than one: RC_USAGE with a list of them.
 */
enum rc plan_find(
    struct db *db, const char *name, bool of_all, int64_t *id, struct err *err);

#endif
