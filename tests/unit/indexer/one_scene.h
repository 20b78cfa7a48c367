/* one_scene.h - one scene, by the built-in rules, for all tests of a file. */
#ifndef TESTS_UNIT_INDEXER_ONE_SCENE_H
#define TESTS_UNIT_INDEXER_ONE_SCENE_H

#include "tests/unit/indexer/scene.h"

static struct scene scene;

/* For cmocka_run_group_tests. */
static inline int
set_up(void **state)
{
	(void)state;
	scene_open(&scene, NULL);
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	scene_close(&scene);
	return 0;
}

#endif
