/* streams.c - holding the places of standard streams. */
#include "core/cli/streams.h"

#include <fcntl.h>

void
streams_hold(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)open("/dev/null", fd ? O_RDONLY : O_WRONLY);
}
