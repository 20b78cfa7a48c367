/* streams.c - holding the places of standard streams. */
#include "core/cli/streams.h"

#include <fcntl.h>

/* A root without /dev has at least itself: a folder cannot be read as a file,
 * nor written. */
static void
hold(int flags)
{
	if (open("/dev/null", flags) < 0)
		(void)open("/", O_RDONLY);
}

void
streams_hold(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			hold(fd ? O_RDONLY : O_WRONLY);
}
