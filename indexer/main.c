/* main.c - thidua-index: plans in, an index or their records out. */
#define _GNU_SOURCE
#include "core/base/mem.h"
#include "core/base/version.h"
#include "core/cli/opt.h"
#include "core/cli/say.h"
#include "core/cli/streams.h"
#include "core/store/db.h"
#include "indexer/eval.h"
#include "indexer/explain.h"
#include "indexer/index.h"
#include "indexer/pipeline.h"
#include "indexer/record.h"
#include "indexer/review.h"
#include "indexer/verify.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char program[] = "thidua-index";

enum {
	DEFAULT_MAX_SIZE = 32, /* MiB */
	DEFAULT_RULE_SECONDS = 10,
	MOST_WORKERS = 64,
	DEFAULT_MOST_WORKERS = 8,
};

struct options {
	const char *database, *rules, *authority, *review, *eval, *progress;
	long workers, max_size, rule_seconds;
	bool records, explain, verify, verbose, prune, follow, no_reuse,
	    no_trust_mtime, wait, quiet, profile, help, version;
};

static size_t
option_rows(struct options *o, struct opt *rows)
{
	const struct opt all[] = {
	    {'d', "database", "FILE",
		"The index to make or bring up to date; else $THIDUA_DB, else "
		"thidua.db here.",
		OPT_TEXT, &o->database, 0, 0},
	    {'j', "jobs", "N", "Files read at the same time.", OPT_NUMBER,
		&o->workers, 1, MOST_WORKERS},
	    {0, "records", NULL,
		"Print one JSON object a plan instead of making an index.",
		OPT_FLAG, &o->records, 0, 0},
	    {0, "explain", NULL,
		"Show how one file was read: its outline, and each fact with "
		"rule, line and quotation.",
		OPT_FLAG, &o->explain, 0, 0},
	    {0, "verify", NULL,
		"Check the index: every page, its tables, the full-text index, "
		"and "
		"that each stored place still says what was read there.",
		OPT_FLAG, &o->verify, 0, 0},
	    {0, "review", "FILE",
		"Take the decisions of a CSV file that thidua review has "
		"written and a person has filled in.",
		OPT_TEXT, &o->review, 0, 0},
	    {0, "eval", "GOLD",
		"Compare what is read from PATH with gold records (a file, or "
		"a folder of NAME.json; without PATH, the plans beside them): "
		"precision, recall and F1 a field.",
		OPT_TEXT, &o->eval, 0, 0},
	    {'v', "verbose", NULL, "With --eval, every miss and every extra.",
		OPT_FLAG, &o->verbose, 0, 0},
	    {0, "rules", "DIR",
		"A folder of rules, NAME.pcre, that are added to the built-in "
		"ones or replace them by name.",
		OPT_TEXT, &o->rules, 0, 0},
	    {0, "authority", "DIR",
		"A folder with movements.csv, units.csv, events.csv or "
		"abbreviations.csv to use instead of the built-in ones.",
		OPT_TEXT, &o->authority, 0, 0},
	    {0, "max-size", "MIB",
		"Files larger than this many MiB are left out (32).",
		OPT_NUMBER, &o->max_size, 1, 1024},
	    {0, "rule-seconds", "N",
		"A rule that takes longer for a document, on the processor, is "
		"switched off for it (10).",
		OPT_NUMBER, &o->rule_seconds, 1, 3600},
	    {0, "follow", NULL,
		"Read links that lead out of the given folders, too.", OPT_FLAG,
		&o->follow, 0, 0},
	    {0, "prune", NULL, "Remove plans whose file is there no more.",
		OPT_FLAG, &o->prune, 0, 0},
	    {0, "no-trust-mtime", NULL,
		"Open every file again, also those whose size and times are "
		"as they were.",
		OPT_FLAG, &o->no_trust_mtime, 0, 0},
	    {0, "no-reuse", NULL,
		"Do not look for text that plans share; a later run without "
		"this does.",
		OPT_FLAG, &o->no_reuse, 0, 0},
	    {0, "profile", NULL,
		"Say at the end how long each stage and each rule took.",
		OPT_FLAG, &o->profile, 0, 0},
	    {0, "wait", NULL,
		"Where another indexer is at work, wait until it is done.",
		OPT_FLAG, &o->wait, 0, 0},
	    {0, "progress", "HOW",
		"auto: a line that is written over, on a terminal only; log: a "
		"line now and then; none.",
		OPT_TEXT, &o->progress, 0, 0},
	    {'q', "quiet", NULL, "Say only what went wrong.", OPT_FLAG,
		&o->quiet, 0, 0},
	    {'h', "help", NULL, "Show this page.", OPT_FLAG, &o->help, 0, 0},
	    {0, "version", NULL, "Show the version.", OPT_FLAG, &o->version, 0,
		0},
	};

	memcpy(rows, all, sizeof(all));
	return sizeof(all) / sizeof(*all);
}

static void
print_help(const struct opt *rows, size_t n)
{
	(void)printf(
	    "usage: thidua-index [-d FILE] [options] PATH...\n"
	    "       thidua-index --records PATH...\n"
	    "       thidua-index --explain FILE\n"
	    "       thidua-index --eval GOLD [PATH...]\n"
	    "       thidua-index --verify [-d FILE]\n"
	    "       thidua-index --review FILE.csv [-d FILE]\n"
	    "\n"
	    "The words records, explain, eval, verify and review may stand "
	    "first without --,\n"
	    "where there is no file of that name.\n"
	    "\n"
	    "Reads emulation-campaign plans (.txt and .md, UTF-8 or UTF-16; "
	    "folders\n"
	    "recursively) and keeps what they say in an index, one ordinary "
	    "SQLite file.\n"
	    "Running it again reads only what is new or changed.\n"
	    "\n"
	    "examples:\n"
	    "  thidua-index corpus                   index a folder into "
	    "thidua.db\n"
	    "  thidua-index -d my.db plans/2024 plans/2025\n"
	    "  thidua-index --explain plans/a.txt    why was that extracted?\n"
	    "  thidua-index --records plans >plans.ndjson\n"
	    "\n"
	    "options:\n");
	opt_help(rows, n, say_width(STDOUT_FILENO), stdout);
	(void)printf(
	    "\n"
	    "exit status: 0 done; 2 wrong usage; 3 done, but some files could "
	    "not be read;\n"
	    "5 the index is damaged or not ours; 6 another indexer is at work; "
	    "7 no space or\n"
	    "an I/O error; 8 out of memory.\n");
}

static enum rc
flush_output(struct err *err)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		return err_set(err, RC_IO,
		    "cannot write to standard output: %s", strerror(errno));
	return RC_OK;
}

/* What the modes share once the options are read. */
struct session {
	const struct options *o;
	char **paths;
	size_t n_paths;
	char *gold; /* owned: the path, where --eval alone names it */
	struct authority *authority;
	struct rules *rules;
	struct eval *eval;
	struct profile *profile; /* where --profile asks for it */
	size_t files, failed;
};

static size_t
max_bytes(const struct options *o)
{
	return (size_t)o->max_size * 1024 * 1024;
}

/* Records */

static void
warn_path(const char *path, const char *why, void *arg)
{
	struct session *s = arg;

	s->failed++;
	say_warning(program, "%s: %s", path, why);
}

static void
note_path(const char *path, const char *why, void *arg)
{
	const struct session *s = arg;

	if (!s->o->quiet)
		say_note(program, "%s: %s", path, why);
}

static enum rc
print_record(struct work *w, void *arg, struct err *err)
{
	struct session *s = arg;
	char *line;

	if (w->rc) {
		warn_path(w->path, w->err.msg, s);
		return RC_OK;
	}
	line = record_json(&w->doc, &w->facts, s->authority);
	(void)puts(line);
	free(line);
	return ferror(stdout) ? flush_output(err) : RC_OK;
}

/* Every document of the given paths goes to take, in order. */
static enum rc
run_over_files(struct session *s,
    enum rc (*take)(struct work *, void *, struct err *), struct err *err)
{
	struct file_list files = FILE_LIST_INIT;
	const struct pipeline p = {
	    .files = &files,
	    .rules = s->rules,
	    .authority = s->authority,
	    .max_size = max_bytes(s->o),
	    .workers = (size_t)s->o->workers,
	    .profile = s->profile,
	    .take = take,
	    .arg = s,
	};
	const struct walk_options walking = {
	    .follow = s->o->follow,
	    .warn = warn_path,
	    .note = note_path,
	    .arg = s,
	};
	enum rc rc = walk(&files, s->paths, s->n_paths, &walking, err);

	if (rc == RC_OK && files.n == 0 && s->failed == 0)
		rc = err_set(
		    err, RC_USAGE, "no .txt or .md file in %s", s->paths[0]);
	s->files = files.n;
	if (rc == RC_OK)
		rc = pipeline_run(&p, err);
	file_list_release(&files);
	return rc;
}

static enum rc
run_records(struct session *s, struct err *err)
{
	enum rc rc = run_over_files(s, print_record, err);

	if (rc == RC_OK)
		rc = flush_output(err);
	if (rc == RC_OK && s->failed)
		rc = err_set(err, RC_ATTENTION,
		    "%zu of %zu files could not be read", s->failed, s->files);
	return rc;
}

/* Eval */

static enum rc
take_eval(struct work *w, void *arg, struct err *err)
{
	struct session *s = arg;
	char *record;
	enum rc rc;

	if (w->rc) {
		warn_path(w->path, w->err.msg, s);
		return RC_OK;
	}
	record = record_json(&w->doc, &w->facts, s->authority);
	rc = eval_record(s->eval, record, err);
	free(record);
	return rc;
}

static enum rc
run_eval(struct session *s, struct err *err)
{
	const struct sink_options options = {.width = say_width(STDOUT_FILENO),
	    .colour = say_colour(STDOUT_FILENO)};
	enum rc rc = eval_open(&s->eval, s->o->eval, err);

	if (rc == RC_OK && s->o->verbose)
		eval_verbose(s->eval);
	if (rc == RC_OK)
		rc = run_over_files(s, take_eval, err);
	if (rc == RC_OK)
		rc = flush_output(err);
	if (rc == RC_OK)
		rc = eval_write(s->eval, &options, err);
	eval_free(s->eval);
	return rc;
}

/* Explain */

static enum rc
run_explain(struct session *s, struct err *err)
{
	const struct pipeline p = {.rules = s->rules,
	    .authority = s->authority,
	    .max_size = max_bytes(s->o)};
	struct matcher *m = matcher_new(s->rules, NULL);
	struct work *w = mem_alloc(sizeof(*w));
	enum rc rc;

	w->path = s->paths[0];
	work_do(w, &p, m, NULL);
	rc = w->rc;
	if (rc) {
		*err = w->err;
		err_wrap(err, "%s", w->path);
	} else {
		explain(&w->doc, &w->facts, s->authority, stdout);
		rc = flush_output(err);
	}
	work_release(w);
	free(w);
	matcher_free(m);
	return rc;
}

/* Index */

static enum rc
run_index(struct session *s, struct err *err)
{
	struct index_run run = {
	    .program = program,
	    .database = s->o->database,
	    .paths = s->paths,
	    .n_paths = s->n_paths,
	    .rules = s->rules,
	    .authority = s->authority,
	    .max_size = max_bytes(s->o),
	    .workers = (size_t)s->o->workers,
	    .prune = s->o->prune,
	    .follow = s->o->follow,
	    .no_reuse = s->o->no_reuse,
	    .wait = s->o->wait,
	    .no_trust = s->o->no_trust_mtime,
	    .quiet = s->o->quiet,
	    .profile = s->profile,
	};

	enum rc rc = progress_choose(&run.progress, s->o->progress, err);

	if (s->o->quiet)
		run.progress = PROGRESS_NONE;
	return rc ? rc : index_run(&run, err);
}

/* "corpus/" and "./corpus" are "corpus": one file, one source. */
static char *
tidy_path(char *path)
{
	size_t n;

	while (strncmp(path, "./", 2) == 0 && path[2] && path[2] != '/')
		path += 2;
	for (n = strlen(path); n > 1 && path[n - 1] == '/'; n--)
		path[n - 1] = '\0';
	return path;
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* A folder of gold has the plans beside it, unless they are named. */
static void
read_gold_folder(struct session *s)
{
	if (!is_folder(s->o->eval))
		return;
	s->gold = mem_strdup(s->o->eval);
	s->paths = &s->gold;
	s->n_paths = 1;
}

static enum rc
run_mode(struct session *s, struct err *err)
{
	const struct options *o = s->o;
	enum rc rc;

	if (o->records && o->explain)
		return err_set(
		    err, RC_USAGE, "choose one of --records and --explain");
	if (o->verify && s->n_paths == 0)
		return verify(program, o->database, max_bytes(o), err);
	if (o->verify)
		return err_set(err, RC_USAGE,
		    "--verify takes no path; it reads what is in the index");
	if (o->review && s->n_paths > 0)
		return err_set(err, RC_USAGE,
		    "--review takes one file and no "
		    "other path");
	if (s->n_paths == 0 && o->eval)
		read_gold_folder(s);
	if (s->n_paths == 0 && !o->review)
		return err_set(err, RC_USAGE,
		    "name the files or folders to read, as in: thidua-index "
		    "corpus");
	if (!*o->database)
		return err_set(
		    err, RC_USAGE, "the index needs a name: -d FILE");
	if (o->explain && s->n_paths != 1)
		return err_set(err, RC_USAGE, "--explain takes one file");
	for (size_t i = 0; i < s->n_paths; i++)
		s->paths[i] = tidy_path(s->paths[i]);
	rc = authority_load(&s->authority, o->authority, err);
	if (rc == RC_OK && o->review)
		return review(program, o->database, o->review, s->authority,
		    o->wait, err);
	if (rc == RC_OK)
		rc = rules_load(
		    &s->rules, o->rules, authority_pieces(s->authority), err);
	if (rc)
		return rc;
	rules_allow(s->rules, (double)o->rule_seconds);
	if (o->profile)
		s->profile = profile_new(rules_count(s->rules));
	if (o->explain)
		return run_explain(s, err);
	if (o->eval)
		return run_eval(s, err);
	return o->records ? run_records(s, err) : run_index(s, err);
}

/* "review FILE" for "--review FILE", where no file has the word's name. */
static void
take_mode_word(int argc, char **argv)
{
	static char options[][10] = {
	    "--records", "--explain", "--eval", "--verify", "--review"};

	for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++)
		if (argc > 1 && strcmp(argv[1], options[i] + 2) == 0 &&
		    access(argv[1], F_OK) != 0) {
			argv[1] = options[i];
			return;
		}
}

static const char *
name_of_rule(const void *rules, size_t i)
{
	return rules_name(rules, i);
}

static enum rc
run(int argc, char **argv, struct err *err)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	const char *database = getenv("THIDUA_DB");
	struct options o = {
	    .database = database && *database ? database : DB_DEFAULT_PATH,
	    .max_size = DEFAULT_MAX_SIZE,
	    .rule_seconds = DEFAULT_RULE_SECONDS,
	    .workers = cores < 1                      ? 1
		       : cores > DEFAULT_MOST_WORKERS ? DEFAULT_MOST_WORKERS
						      : cores};
	struct session s = {.o = &o};
	struct opt rows[40];
	size_t n = option_rows(&o, rows);
	int n_paths;
	enum rc rc;

	take_mode_word(argc, argv);
	rc = opt_parse(rows, n, argc, argv, &s.paths, &n_paths, err);
	if (rc)
		return rc;
	s.n_paths = (size_t)n_paths;
	if (o.help) {
		print_help(rows, n);
		return flush_output(err);
	}
	if (o.version) {
		(void)printf("thidua-index %s\n", THIDUA_VERSION);
		return flush_output(err);
	}
	rc = run_mode(&s, err);
	if (s.profile)
		profile_print(s.profile, name_of_rule, s.rules, stderr);
	profile_free(s.profile);
	rules_free(s.rules);
	authority_free(s.authority);
	free(s.gold);
	return rc;
}

int
main(int argc, char **argv)
{
	struct err err = ERR_INIT;
	enum rc rc;

	streams_hold();
	json_set_alloc_funcs(mem_alloc, free); /* always there, as ours */
	rc = run(argc, argv, &err);
	if (rc != RC_OK)
		say_error(program, &err);
	return err_exit_code(rc);
}
