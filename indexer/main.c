/* main.c - thidua-index: plans in, an index or their records out. */
#define _GNU_SOURCE
#include "core/base/mem.h"
#include "core/base/version.h"
#include "core/cli/opt.h"
#include "core/cli/say.h"
#include "core/cli/streams.h"
#include "indexer/modes.h"
#include "indexer/options.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char program[] = "thidua-index";

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

/* Do the options and paths go together? */
static enum rc
check_usage(const struct session *s, struct err *err)
{
	const struct options *o = s->o;

	if (o->records && o->explain)
		return err_set(
		    err, RC_USAGE, "choose one of --records and --explain");
	if (o->verify)
		return s->n_paths ? err_set(err, RC_USAGE,
					"--verify takes no path; it reads what "
					"is in the index")
				  : RC_OK;
	if (o->review && s->n_paths > 0)
		return err_set(err, RC_USAGE,
		    "--review takes one file and no "
		    "other path");
	if (s->n_paths == 0 && !o->review)
		return err_set(err, RC_USAGE,
		    "name the files or folders to read, as in: thidua-index "
		    "corpus");
	if (!*o->database)
		return err_set(
		    err, RC_USAGE, "the index needs a name: -d FILE");
	if (o->explain && s->n_paths != 1)
		return err_set(err, RC_USAGE, "--explain takes one file");
	return RC_OK;
}

static enum rc
load(struct session *s, struct err *err)
{
	const struct options *o = s->o;
	enum rc rc = authority_load(&s->authority, o->authority, err);

	if (rc == RC_OK && !o->review)
		rc = rules_load(
		    &s->rules, o->rules, authority_pieces(s->authority), err);
	if (rc || o->review)
		return rc;
	rules_allow(s->rules, (double)o->rule_seconds);
	if (o->profile)
		s->profile = profile_new(rules_count(s->rules));
	return RC_OK;
}

static enum rc
run_mode(struct session *s, struct err *err)
{
	const struct options *o = s->o;
	enum rc rc;

	if (s->n_paths == 0 && o->eval)
		read_gold_folder(s);
	rc = check_usage(s, err);
	if (rc)
		return rc;
	if (o->verify)
		return mode_verify(s, err);
	for (size_t i = 0; i < s->n_paths; i++)
		s->paths[i] = tidy_path(s->paths[i]);
	rc = load(s, err);
	if (rc)
		return rc;
	if (o->review)
		return mode_review(s, err);
	if (o->explain)
		return mode_explain(s, err);
	if (o->eval)
		return mode_eval(s, err);
	return o->records ? mode_records(s, err) : mode_index(s, err);
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
	struct options o;
	struct session s = {.program = program, .o = &o};
	struct opt rows[OPTIONS_MOST];
	size_t n;
	int n_paths;
	enum rc rc;

	options_begin(&o);
	n = options_rows(&o, rows);
	take_mode_word(argc, argv);
	rc = opt_parse(rows, n, argc, argv, &s.paths, &n_paths, err);
	if (rc)
		return rc;
	s.n_paths = (size_t)n_paths;
	if (o.help) {
		options_help(rows, n);
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
