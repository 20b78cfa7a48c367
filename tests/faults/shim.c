/*
 * shim.c - makes calls of a program fail, for tests (LD_PRELOAD).
 *
 * Counts allocations and operations on files below one folder, and lets the
 * N-th fail, once or from then on, or be the program's last. Threads are told
 * apart, the first one and the others, so that N is the same call each time.
 *
 *   FAULT_UNDER    the folder whose files count
 *   FAULT_THREAD   main, other or all: whose calls count
 *   FAULT_ALLOC=N  the N-th allocation gives nothing
 *   FAULT_IO=N     the N-th operation fails with FAULT_ERRNO, or is cut short
 *                  (FAULT_ERRNO=short)
 *   FAULT_KILL=N   the N-th operation is not done, a write by half, and the
 *                  program is killed
 *   FAULT_GOOD=1   from then on, not once
 *   FAULT_DISK=S   files may grow by S bytes together
 *   FAULT_COUNT    a file that gets the counts (struct counts)
 *   FAULT_STACKS   a file that gets a hash of the callers of each allocation
 *   FAULT_JOURNAL  a file that gets a line for each operation
 *   FAULT_SHOW=1   the callers of an allocation that fails go to stderr
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <fts.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MOST_FDS = 4096, MOST_STACKS = 1 << 20, DEPTH = 8 };
enum { SHORTENED = -1 };

/* Of the counted threads, then of the first one and of the others. */
struct counts {
	_Atomic uint64_t alloc, io, alloc_of[2], io_of[2], injected;
};

static struct counts own, *counts = &own;
static uint64_t *stacks[2];
static bool on[2], good;
static uint64_t alloc_at, io_at, kill_at;
static int fault_errno;
static bool has_disk, shows;
static _Atomic int64_t disk_left;
static char under[PATH_MAX];
static size_t under_n;
static char *paths[MOST_FDS];
static int journal = -1;
static bool ready;
static __thread int busy;

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

/* Setting up */

static uint64_t
number(const char *name)
{
	const char *s = getenv(name);

	return s ? strtoull(s, NULL, 10) : 0;
}

static void *
map(const char *name, size_t size)
{
	const char *path = getenv(name);
	int fd = path ? (int)syscall(SYS_openat, AT_FDCWD, path,
			    O_RDWR | O_CREAT | O_CLOEXEC, 0666)
		      : -1;
	void *p;

	if (fd < 0)
		return NULL;
	(void)syscall(SYS_ftruncate, fd, size);
	p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	(void)syscall(SYS_close, fd);
	return p == MAP_FAILED ? NULL : p;
}

static int
which(void)
{
	static __thread int thread = -1;

	if (thread < 0)
		thread = syscall(SYS_gettid) != getpid();
	return thread;
}

__attribute__((constructor)) static void
begin(void)
{
	const char *thread = getenv("FAULT_THREAD"), *s;
	void *warm[2];

	on[0] = !thread || strcmp(thread, "other") != 0;
	on[1] = !thread || strcmp(thread, "main") != 0;
	good = number("FAULT_GOOD");
	shows = number("FAULT_SHOW");
	alloc_at = number("FAULT_ALLOC");
	io_at = number("FAULT_IO");
	kill_at = number("FAULT_KILL");
	s = getenv("FAULT_ERRNO");
	fault_errno = !s ? EIO : strcmp(s, "short") == 0 ? SHORTENED : atoi(s);
	s = getenv("FAULT_DISK");
	has_disk = s != NULL;
	disk_left = s ? atoll(s) : 0;
	s = getenv("FAULT_UNDER");
	(void)snprintf(under, sizeof(under), "%s", s ? s : "/nowhere");
	under_n = strlen(under);
	s = getenv("FAULT_JOURNAL");
	if (s)
		journal = (int)syscall(SYS_openat, AT_FDCWD, s,
		    O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	s = (const char *)map("FAULT_COUNT", sizeof(struct counts));
	if (s)
		counts = (struct counts *)(uintptr_t)s;
	stacks[0] = map("FAULT_STACKS", 2 * MOST_STACKS * sizeof(uint64_t));
	stacks[1] = stacks[0] ? stacks[0] + MOST_STACKS : NULL;
	(void)backtrace(warm, 2); /* loads what it needs */
	ready = true;
}

/* Allocations */

static void
note_stack(int thread, uint64_t n)
{
	void *at[DEPTH + 3];
	uint64_t hash = 1469598103934665603u;
	int depth;

	busy++;
	depth = backtrace(at, DEPTH + 3);
	busy--;
	for (int i = 3; i < depth; i++)
		hash = (hash ^ (uint64_t)(uintptr_t)at[i]) * 1099511628211u;
	stacks[thread][n - 1] = hash;
}

static void
show_callers(void)
{
	void *callers[32];
	int depth;

	busy++;
	depth = backtrace(callers, 32);
	backtrace_symbols_fd(callers, depth, STDERR_FILENO);
	busy--;
}

static bool
at(uint64_t n, uint64_t when)
{
	bool hit = when && (n == when || (good && n > when));

	if (hit)
		counts->injected++;
	return hit;
}

static bool
no_memory(void)
{
	int thread;
	uint64_t n, of;

	if (!ready || busy)
		return false;
	thread = which();
	of = ++counts->alloc_of[thread];
	if (stacks[0] && of <= MOST_STACKS)
		note_stack(thread, of);
	if (!on[thread])
		return false;
	n = ++counts->alloc;
	if (!at(n, alloc_at))
		return false;
	if (shows)
		show_callers();
	errno = ENOMEM;
	return true;
}

void *
malloc(size_t n)
{
	return no_memory() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t k, size_t n)
{
	return no_memory() ? NULL : __libc_calloc(k, n);
}

void *
realloc(void *p, size_t n)
{
	return no_memory() ? NULL : __libc_realloc(p, n);
}

void *
aligned_alloc(size_t align, size_t n)
{
	return no_memory() ? NULL : __libc_memalign(align, n);
}

int
posix_memalign(void **p, size_t align, size_t n)
{
	void *got = no_memory() ? NULL : __libc_memalign(align, n);

	if (!got)
		return ENOMEM;
	*p = got;
	return 0;
}

int
pthread_create(pthread_t *thread, const pthread_attr_t *attr,
    void *(*run)(void *), void *arg)
{
	int (*next)(
	    pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

	if (no_memory())
		return EAGAIN;
	*(void **)&next = dlsym(RTLD_NEXT, "pthread_create");
	return next(thread, attr, run, arg);
}

/* glibc's own (io/fts.c) does not survive an allocation that fails; of what it
 * does later, it does. */
FTS64 *
fts64_open(char *const *roots, int options,
    int (*compare)(const FTSENT64 **, const FTSENT64 **))
{
	FTS64 *(*next)(
	    char *const *, int, int (*)(const FTSENT64 **, const FTSENT64 **));
	FTS64 *made;

	*(void **)&next = dlsym(RTLD_NEXT, "fts64_open");
	busy++;
	made = next(roots, options, compare);
	busy--;
	return made;
}

/* Which files count */

static bool
is_under(const char *path)
{
	char full[2 * PATH_MAX];
	size_t n = 0;

	if (!path || !ready)
		return false;
	if (path[0] != '/') {
		if (syscall(SYS_getcwd, full, PATH_MAX) < 0)
			return false;
		n = strlen(full);
		full[n++] = '/';
		while (path[0] == '.' && path[1] == '/')
			path += 2;
	}
	(void)snprintf(full + n, sizeof(full) - n, "%s", path);
	n = strlen(full);
	if (n > 2 && strcmp(full + n - 2, "/.") == 0)
		full[n - 2] = '\0';
	return strncmp(full, under, under_n) == 0 &&
	       (full[under_n] == '/' || full[under_n] == '\0');
}

static const char *
of_fd(int fd)
{
	return fd >= 0 && fd < MOST_FDS ? paths[fd] : NULL;
}

static void
keep_fd(int fd, const char *path)
{
	if (fd < 0 || fd >= MOST_FDS)
		return;
	paths[fd] = __libc_malloc(strlen(path) + 1);
	if (paths[fd])
		strcpy(paths[fd], path);
}

/* Operations */

enum gate { PASS, FAIL, SHORT, LAST };

/* May it be interrupted or cut short? */
enum { PLAIN = 0, STOPS = 1, MOVES = 2 };

static void
die(void)
{
	(void)syscall(SYS_kill, getpid(), SIGKILL);
	for (;;)
		(void)pause();
}

static void
tell(const char *op, const char *path, const char *to)
{
	char line[2 * PATH_MAX + 32];
	int n;

	if (journal < 0)
		return;
	n = snprintf(line, sizeof(line), "%s\t%s%s%s\n", op, path,
	    to ? "\t" : "", to ? to : "");
	(void)syscall(SYS_write, journal, line, (size_t)n);
}

static bool
can_be(int kind)
{
	if (fault_errno == EINTR)
		return kind & STOPS;
	return fault_errno != SHORTENED || kind & MOVES;
}

static enum gate
gate(const char *op, const char *path, const char *to, int kind)
{
	int thread = which();
	uint64_t n;

	counts->io_of[thread]++;
	if (!on[thread])
		return PASS;
	n = ++counts->io;
	if (kill_at && n == kill_at) {
		counts->injected++;
		if (kind & MOVES)
			return LAST;
		die();
	}
	if (can_be(kind) && at(n, io_at)) {
		tell("fault", path, op);
		errno = fault_errno;
		return fault_errno == SHORTENED ? SHORT : FAIL;
	}
	tell(op, path, to);
	return PASS;
}

static off_t
size_of(const char *path)
{
	struct stat st;

	return syscall(SYS_newfstatat, AT_FDCWD, path, &st,
		   AT_SYMLINK_NOFOLLOW) == 0 &&
		       st.st_nlink == 1
		   ? st.st_size
		   : 0;
}

/* How many of n bytes the disk takes at this offset. */
static ssize_t
room(int fd, off_t offset, size_t n)
{
	struct stat st;
	int64_t grow;

	if (!has_disk || syscall(SYS_fstat, fd, &st) != 0)
		return (ssize_t)n;
	grow = offset + (off_t)n - st.st_size;
	if (grow <= 0)
		return (ssize_t)n;
	if (grow <= disk_left) {
		disk_left -= grow;
		return (ssize_t)n;
	}
	counts->injected++;
	grow -= disk_left;
	disk_left = 0;
	if ((int64_t)n > grow)
		return (ssize_t)n - (ssize_t)grow;
	errno = ENOSPC;
	return -1;
}

static int
open_at(int folder, const char *path, int flags, mode_t mode)
{
	const bool mine = folder == AT_FDCWD && is_under(path);
	int fd;

	if (mine && gate("open", path, NULL, STOPS) == FAIL)
		return -1;
	if (mine && has_disk && flags & O_TRUNC)
		disk_left += size_of(path);
	if (mine && has_disk && flags & O_CREAT && disk_left <= 0 &&
	    syscall(SYS_faccessat, AT_FDCWD, path, F_OK) != 0) {
		counts->injected++;
		errno = ENOSPC;
		return -1;
	}
	fd = (int)syscall(SYS_openat, folder, path, flags, mode);
	if (mine)
		keep_fd(fd, path);
	return fd;
}

#define MODE(flags, mode)                                                      \
	mode_t mode = 0;                                                       \
	if ((flags) & (O_CREAT | O_TMPFILE)) {                                 \
		va_list ap;                                                    \
		va_start(ap, flags);                                           \
		mode = va_arg(ap, mode_t);                                     \
		va_end(ap);                                                    \
	}

int
open(const char *path, int flags, ...)
{
	MODE(flags, mode)
	return open_at(AT_FDCWD, path, flags, mode);
}

int
openat(int folder, const char *path, int flags, ...)
{
	MODE(flags, mode)
	return open_at(folder, path, flags, mode);
}

int
close(int fd)
{
	const char *path = of_fd(fd);
	enum gate g = path ? gate("close", path, NULL, PLAIN) : PASS;
	int error = errno, done;

	if (path)
		paths[fd] = NULL;
	done = (int)syscall(SYS_close, fd);
	if (g != FAIL)
		return done;
	errno = error;
	return -1;
}

/* Moves n bytes by the statement call, which uses n. */
#define MOVE(op, offset, call)                                                 \
	do {                                                                   \
		const char *path = of_fd(fd);                                  \
		enum gate g =                                                  \
		    path ? gate(op, path, NULL, STOPS | MOVES) : PASS;         \
		if (g == FAIL)                                                 \
			return -1;                                             \
		if (g != PASS)                                                 \
			n = (n + 1) / 2;                                       \
		if (path && *op == 'w') {                                      \
			ssize_t fits = room(fd, offset, n);                    \
			if (fits < 0)                                          \
				return -1;                                     \
			n = (size_t)fits;                                      \
		}                                                              \
		ssize_t done = (ssize_t)(call);                                \
		if (g == LAST)                                                 \
			die();                                                 \
		return done;                                                   \
	} while (0)

#define HERE lseek(fd, 0, SEEK_CUR)

ssize_t
read(int fd, void *p, size_t n)
{
	MOVE("read", 0, syscall(SYS_read, fd, p, n));
}

ssize_t
pread(int fd, void *p, size_t n, off_t at_byte)
{
	MOVE("read", 0, syscall(SYS_pread64, fd, p, n, at_byte));
}

ssize_t
write(int fd, const void *p, size_t n)
{
	MOVE("write", HERE, syscall(SYS_write, fd, p, n));
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at_byte)
{
	MOVE("write", at_byte, syscall(SYS_pwrite64, fd, p, n, at_byte));
}

ssize_t
copy_file_range(
    int in, off64_t *from, int fd, off64_t *to, size_t n, unsigned flags)
{
	MOVE("write", to ? *to : HERE,
	    syscall(SYS_copy_file_range, in, from, fd, to, n, flags));
}

ssize_t
sendfile(int fd, int in, off_t *from, size_t n)
{
	MOVE("write", HERE, syscall(SYS_sendfile, fd, in, from, n));
}

#define ON_FD(op, kind, call)                                                  \
	do {                                                                   \
		const char *path = of_fd(fd);                                  \
		if (path && gate(op, path, NULL, kind) == FAIL)                \
			return -1;                                             \
		return (int)(call);                                            \
	} while (0)

#define ON_PATH(op, call)                                                      \
	do {                                                                   \
		if (is_under(path) && gate(op, path, NULL, PLAIN) == FAIL)     \
			return -1;                                             \
		return (int)(call);                                            \
	} while (0)

int
fsync(int fd)
{
	ON_FD("fsync", STOPS, syscall(SYS_fsync, fd));
}

int
fdatasync(int fd)
{
	ON_FD("fsync", STOPS, syscall(SYS_fdatasync, fd));
}

int
ftruncate(int fd, off_t size)
{
	struct stat st;

	if (of_fd(fd) && has_disk && syscall(SYS_fstat, fd, &st) == 0 &&
	    st.st_size > size)
		disk_left += st.st_size - size;
	ON_FD("write", STOPS, syscall(SYS_ftruncate, fd, size));
}

int
flock(int fd, int how)
{
	ON_FD("flock", STOPS, syscall(SYS_flock, fd, how));
}

int
fchmod(int fd, mode_t mode)
{
	ON_FD("fchmod", PLAIN, syscall(SYS_fchmod, fd, mode));
}

int
fchown(int fd, uid_t user, gid_t group)
{
	ON_FD("fchown", PLAIN, syscall(SYS_fchown, fd, user, group));
}

int
fstat(int fd, struct stat *st)
{
	ON_FD("fstat", PLAIN, syscall(SYS_fstat, fd, st));
}

int
fcntl(int fd, int op, ...)
{
	va_list ap;
	void *arg;

	va_start(ap, op);
	arg = va_arg(ap, void *);
	va_end(ap);
	if (op != F_SETLK && op != F_SETLKW)
		return (int)syscall(SYS_fcntl, fd, op, arg);
	ON_FD("lock", PLAIN, syscall(SYS_fcntl, fd, op, arg));
}

int
ioctl(int fd, unsigned long op, ...)
{
	va_list ap;
	void *arg;

	va_start(ap, op);
	arg = va_arg(ap, void *);
	va_end(ap);
	/* a clone would be another way to write */
	if (of_fd(fd)) {
		errno = EOPNOTSUPP;
		return -1;
	}
	return (int)syscall(SYS_ioctl, fd, op, arg);
}

int
stat(const char *path, struct stat *st)
{
	ON_PATH("stat", syscall(SYS_newfstatat, AT_FDCWD, path, st, 0));
}

int
lstat(const char *path, struct stat *st)
{
	ON_PATH("stat",
	    syscall(SYS_newfstatat, AT_FDCWD, path, st, AT_SYMLINK_NOFOLLOW));
}

int
access(const char *path, int how)
{
	ON_PATH("stat", syscall(SYS_faccessat, AT_FDCWD, path, how));
}

int
chmod(const char *path, mode_t mode)
{
	ON_PATH("chmod", syscall(SYS_fchmodat, AT_FDCWD, path, mode));
}

int
rmdir(const char *path)
{
	ON_PATH("rmdir", syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR));
}

int
mkdir(const char *path, mode_t mode)
{
	if (is_under(path) && has_disk && disk_left <= 0) {
		counts->injected++;
		errno = ENOSPC;
		return -1;
	}
	ON_PATH("mkdir", syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}

int
unlink(const char *path)
{
	off_t size = has_disk && is_under(path) ? size_of(path) : 0;

	if (is_under(path) && gate("unlink", path, NULL, PLAIN) == FAIL)
		return -1;
	disk_left += size;
	return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

static int
rename_with(const char *path, const char *to, unsigned flags)
{
	if (is_under(to) && gate("rename", path, to, PLAIN) == FAIL)
		return -1;
	if (has_disk && is_under(to) && !flags)
		disk_left += size_of(to);
	return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, to, flags);
}

int
rename(const char *path, const char *to)
{
	return rename_with(path, to, 0);
}

int
renameat2(int a, const char *path, int b, const char *to, unsigned flags)
{
	if (a != AT_FDCWD || b != AT_FDCWD)
		return (int)syscall(SYS_renameat2, a, path, b, to, flags);
	return rename_with(path, to, flags);
}

int
linkat(int a, const char *path, int b, const char *to, int flags)
{
	if (b == AT_FDCWD && is_under(to) &&
	    gate("link", path, to, PLAIN) == FAIL)
		return -1;
	return (int)syscall(SYS_linkat, a, path, b, to, flags);
}

DIR *
opendir(const char *path)
{
	DIR *(*next)(const char *);

	if (is_under(path) && gate("opendir", path, NULL, PLAIN) == FAIL)
		return NULL;
	*(void **)&next = dlsym(RTLD_NEXT, "opendir");
	return next(path);
}

/* The other names of the same calls. */
int open64(const char *, int, ...) __attribute__((alias("open")));
int openat64(int, const char *, int, ...) __attribute__((alias("openat")));
ssize_t pread64(int, void *, size_t, off64_t) __attribute__((alias("pread")));
ssize_t pwrite64(int, const void *, size_t, off64_t)
    __attribute__((alias("pwrite")));
int ftruncate64(int, off64_t) __attribute__((alias("ftruncate")));
int fcntl64(int, int, ...) __attribute__((alias("fcntl")));
int stat64(const char *, struct stat64 *) __attribute__((alias("stat")));
int lstat64(const char *, struct stat64 *) __attribute__((alias("lstat")));
int fstat64(int, struct stat64 *) __attribute__((alias("fstat")));
ssize_t sendfile64(int, int, off64_t *, size_t)
    __attribute__((alias("sendfile")));
