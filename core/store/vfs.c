/* vfs.c - a layer over SQLite's own file system. */
#include "core/store/vfs.h"

#include <string.h>

enum { HEADER = 100 };

/* What SQLite holds for an open file; behind it stands that of the layer
 * below. */
struct file {
	sqlite3_file base;
	sqlite3_file *below;
	bool look, writes;   /* VFS_LOOK; may be written to */
	bool sums;           /* its pages have sums */
	size_t page_size;    /* 0: not known yet */
	uint32_t fault;      /* the page that did not hold, or 0 */
	unsigned char *room; /* for a page; NULL until it is needed */
};

struct layer {
	sqlite3_vfs vfs;
	sqlite3_vfs *below;
	bool look;
};

static struct file *
file_of(sqlite3_file *f)
{
	return (struct file *)f;
}

static sqlite3_file *
below_of(sqlite3_file *f)
{
	return file_of(f)->below;
}

static sqlite3_vfs *
layer_below(sqlite3_vfs *v)
{
	return ((struct layer *)v)->below;
}

static int
read_below(struct file *f, void *p, size_t n, sqlite3_int64 at)
{
	return f->below->pMethods->xRead(f->below, p, (int)n, at);
}

/* SQLite does not write a page that it has freed again: what is read back is
 * a hole. */
static bool
may_be_hole(const struct file *f, const unsigned char *page)
{
	return f->writes && page[0] == 0 &&
	       memcmp(page, page + 1, f->page_size - 1) == 0;
}

static int
read_page(struct file *f, unsigned char *page, uint32_t number)
{
	int rc = read_below(
	    f, page, f->page_size, (sqlite3_int64)f->page_size * (number - 1));

	/* a file that grows is read behind its end */
	if (rc == SQLITE_IOERR_SHORT_READ && f->writes)
		return rc;
	if (rc == SQLITE_OK &&
	    (sums_look(page, f->page_size, number) == SUMS_HOLD ||
		may_be_hole(f, page)))
		return SQLITE_OK;
	if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
		return rc;
	f->fault = number;
	return SQLITE_IOERR_DATA;
}

static int
make_room(struct file *f)
{
	if (!f->room)
		f->room = sqlite3_malloc64(f->page_size);
	return f->room ? SQLITE_OK : SQLITE_NOMEM;
}

static uint32_t
number_of(const struct file *f, uint64_t at)
{
	return (uint32_t)(at / f->page_size + 1);
}

/* Bytes that are no whole page are taken out of their pages. */
static int
read_parts(struct file *f, unsigned char *p, size_t n, uint64_t at)
{
	int rc = make_room(f);

	while (rc == SQLITE_OK && n > 0) {
		size_t skip = (size_t)(at % f->page_size),
		       part = f->page_size - skip;

		part = part < n ? part : n;
		rc = read_page(f, f->room, number_of(f, at));
		if (rc == SQLITE_OK)
			memcpy(p, f->room + skip, part);
		p += part;
		at += part;
		n -= part;
	}
	return rc;
}

static bool
is_page(const struct file *f, size_t n, uint64_t at)
{
	return n == f->page_size && at % f->page_size == 0;
}

/* The header is asked for before page 1 is, which holds it. */
static bool
is_header(size_t n, uint64_t at)
{
	return at + n <= HEADER;
}

static int
on_read(sqlite3_file *file, void *p, int n, sqlite3_int64 at)
{
	struct file *f = file_of(file);

	if (f->fault)
		return SQLITE_IOERR_DATA;
	if (!f->sums || !f->page_size || is_header((size_t)n, (uint64_t)at))
		return read_below(f, p, (size_t)n, at);
	if (is_page(f, (size_t)n, (uint64_t)at))
		return read_page(f, p, number_of(f, (uint64_t)at));
	return read_parts(f, p, (size_t)n, (uint64_t)at);
}

static int
on_write(sqlite3_file *file, const void *p, int n, sqlite3_int64 at)
{
	struct file *f = file_of(file);

	if (f->look)
		return SQLITE_READONLY;
	/* the first that is written to a new file */
	if (f->sums && !f->page_size)
		f->page_size = (size_t)n;
	/* the reserved bytes of SQLite's page are ours to change */
	if (f->sums && is_page(f, (size_t)n, (uint64_t)at))
		sums_put((unsigned char *)p, f->page_size,
		    number_of(f, (uint64_t)at));
	return f->below->pMethods->xWrite(f->below, p, n, at);
}

static int
on_close(sqlite3_file *f)
{
	sqlite3_free(file_of(f)->room);
	return below_of(f)->pMethods->xClose(below_of(f));
}

static int
on_truncate(sqlite3_file *f, sqlite3_int64 n)
{
	if (file_of(f)->look)
		return SQLITE_READONLY;
	return below_of(f)->pMethods->xTruncate(below_of(f), n);
}

static int
on_sync(sqlite3_file *f, int flags)
{
	return below_of(f)->pMethods->xSync(below_of(f), flags);
}

static int
on_file_size(sqlite3_file *f, sqlite3_int64 *n)
{
	return below_of(f)->pMethods->xFileSize(below_of(f), n);
}

/* A file that is looked at is locked as by a reader. */
static int
on_lock(sqlite3_file *f, int lock)
{
	if (file_of(f)->look && lock > SQLITE_LOCK_SHARED)
		return SQLITE_OK;
	return below_of(f)->pMethods->xLock(below_of(f), lock);
}

static int
on_unlock(sqlite3_file *f, int lock)
{
	return below_of(f)->pMethods->xUnlock(below_of(f), lock);
}

static int
on_check_reserved(sqlite3_file *f, int *out)
{
	return below_of(f)->pMethods->xCheckReservedLock(below_of(f), out);
}

static int
on_file_control(sqlite3_file *f, int op, void *arg)
{
	return below_of(f)->pMethods->xFileControl(below_of(f), op, arg);
}

static int
on_sector_size(sqlite3_file *f)
{
	return below_of(f)->pMethods->xSectorSize(below_of(f));
}

/* Nothing that lets SQLite read or write less than a page. */
static int
on_characteristics(sqlite3_file *f)
{
	return below_of(f)->pMethods->xDeviceCharacteristics(below_of(f)) &
	       (SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_SEQUENTIAL |
		   SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN |
		   SQLITE_IOCAP_POWERSAFE_OVERWRITE);
}

/* Version 1: neither WAL nor memory mapping. */
static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_file_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_check_reserved,
    .xFileControl = on_file_control,
    .xSectorSize = on_sector_size,
    .xDeviceCharacteristics = on_characteristics,
};

/* What the header of a file that is there says of its pages. */
static int
learn(struct file *f)
{
	unsigned char header[HEADER] = {0};
	int rc = read_below(f, header, sizeof(header), 0);

	if (rc == SQLITE_IOERR_SHORT_READ)
		return SQLITE_OK;
	f->page_size = sums_page_size(header);
	f->sums = f->page_size != 0 && sums_have_room(header);
	return rc;
}

static int
open_index(
    struct layer *l, const char *name, struct file *f, int flags, int *out)
{
	const int mode =
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_READONLY;
	int given = flags, rc;

	*f = (struct file){.below = (sqlite3_file *)(f + 1), .look = l->look};
	if (l->look)
		flags = (flags & ~mode) | SQLITE_OPEN_READONLY;
	rc = l->below->xOpen(l->below, name, f->below, flags, &flags);
	if (rc == SQLITE_OK)
		rc = learn(f);
	if (f->below->pMethods)
		f->base.pMethods = &methods;
	f->writes = !l->look && (flags & SQLITE_OPEN_READWRITE);
	if (out)
		*out = l->look ? given : flags;
	return rc;
}

static int
on_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct layer *l = (struct layer *)v;

	if (flags & SQLITE_OPEN_MAIN_DB)
		return open_index(l, name, file_of(f), flags, out);
	if (l->look && name) {
		f->pMethods = NULL;
		return SQLITE_CANTOPEN;
	}
	return l->below->xOpen(l->below, name, f, flags, out);
}

static int
on_delete(sqlite3_vfs *v, const char *name, int sync)
{
	if (((struct layer *)v)->look)
		return SQLITE_IOERR_DELETE;
	return layer_below(v)->xDelete(layer_below(v), name, sync);
}

static int
on_access(sqlite3_vfs *v, const char *name, int flags, int *out)
{
	return layer_below(v)->xAccess(layer_below(v), name, flags, out);
}

static int
on_full_name(sqlite3_vfs *v, const char *name, int n, char *out)
{
	return layer_below(v)->xFullPathname(layer_below(v), name, n, out);
}

static int
on_randomness(sqlite3_vfs *v, int n, char *out)
{
	return layer_below(v)->xRandomness(layer_below(v), n, out);
}

static int
on_sleep(sqlite3_vfs *v, int microseconds)
{
	return layer_below(v)->xSleep(layer_below(v), microseconds);
}

static int
on_time(sqlite3_vfs *v, double *out)
{
	return layer_below(v)->xCurrentTime(layer_below(v), out);
}

static int
on_last_error(sqlite3_vfs *v, int n, char *out)
{
	return layer_below(v)->xGetLastError(layer_below(v), n, out);
}

static int
add_layer(const char *name, bool look)
{
	sqlite3_vfs *below = sqlite3_vfs_find(NULL);
	struct layer *l = below ? sqlite3_malloc(sizeof(*l)) : NULL;
	int rc;

	if (!l)
		return SQLITE_NOMEM;
	*l = (struct layer){
	    .vfs = {.iVersion = 1,
		.szOsFile = (int)sizeof(struct file) + below->szOsFile,
		.mxPathname = below->mxPathname,
		.zName = name,
		.xOpen = on_open,
		.xDelete = on_delete,
		.xAccess = on_access,
		.xFullPathname = on_full_name,
		.xRandomness = on_randomness,
		.xSleep = on_sleep,
		.xCurrentTime = on_time,
		.xGetLastError = on_last_error},
	    .below = below,
	    .look = look,
	};
	rc = sqlite3_vfs_register(&l->vfs, 0);
	if (rc != SQLITE_OK)
		sqlite3_free(l);
	return rc;
}

/* A relative path is led by "./": SQLite takes ":memory:" and names like it for
 * something else. */
int
vfs_open(const char *path, int flags, enum vfs vfs, sqlite3 **sql)
{
	static const char *const names[VFS_COUNT] = {
	    [VFS_PLAIN] = "thidua",
	    [VFS_LOOK] = "thidua-look",
	};
	char *full;
	int code = SQLITE_OK;

	*sql = NULL;
	if (!sqlite3_vfs_find(names[vfs]))
		code = add_layer(names[vfs], vfs == VFS_LOOK);
	if (code != SQLITE_OK)
		return code;
	full = sqlite3_mprintf("%s%s", path[0] == '/' ? "" : "./", path);
	code = full ? sqlite3_open_v2(
			  full, sql, flags | SQLITE_OPEN_NOMUTEX, names[vfs])
		    : SQLITE_NOMEM;
	sqlite3_free(full);
	return code;
}

/* The connection's file, where it is one of these. */
static struct file *
find(sqlite3 *sql)
{
	sqlite3_file *f = NULL;

	if (!sql ||
	    sqlite3_file_control(sql, "main", SQLITE_FCNTL_FILE_POINTER, &f) !=
		SQLITE_OK ||
	    !f || f->pMethods != &methods)
		return NULL;
	return file_of(f);
}

int
vfs_reserve(sqlite3 *sql)
{
	struct file *f = find(sql);
	int n = SUMS_BYTES, rc;

	rc = sqlite3_file_control(sql, "main", SQLITE_FCNTL_RESERVE_BYTES, &n);
	if (rc == SQLITE_OK && f)
		f->sums = true;
	return rc;
}

bool
vfs_fault(sqlite3 *sql, uint32_t *page)
{
	const struct file *f = find(sql);

	*page = f ? f->fault : 0;
	return *page != 0;
}

int
vfs_header(sqlite3 *sql, unsigned char header[100])
{
	struct file *f = find(sql);
	int rc;

	memset(header, 0, HEADER);
	if (!f)
		return SQLITE_MISUSE;
	rc = read_below(f, header, HEADER, 0);
	return rc == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : rc;
}

uint32_t
vfs_pages(sqlite3 *sql)
{
	struct file *f = find(sql);
	sqlite3_int64 n = 0;

	if (!f || !f->page_size || on_file_size(&f->base, &n) != SQLITE_OK)
		return 0;
	return (uint32_t)(((size_t)n + f->page_size - 1) / f->page_size);
}

int
vfs_page(sqlite3 *sql, uint32_t number, enum sums *sums, bool *is_zero)
{
	struct file *f = find(sql);
	int rc = f && f->page_size ? make_room(f) : SQLITE_MISUSE;

	if (rc == SQLITE_OK)
		rc = read_below(f, f->room, f->page_size,
		    (sqlite3_int64)f->page_size * (number - 1));
	if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
		return rc;
	*sums = rc == SQLITE_OK ? sums_look(f->room, f->page_size, number)
				: SUMS_BROKEN;
	*is_zero = f->room[0] == 0 &&
		   memcmp(f->room, f->room + 1, f->page_size - 1) == 0;
	return SQLITE_OK;
}
