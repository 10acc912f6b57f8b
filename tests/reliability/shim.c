/* A shim under the C library: counts, records, fails, slows or stops at the disk operations of a real program.
 *
 * Preloaded (LD_PRELOAD) and asleep until cchc_begin. Only files under one folder count. What is recorded is enough to
 * build every disk that a power cut could leave (disk.py): opens, writes with their bytes, truncations, syncs, renames,
 * links, unlinks, in the order in which the program issued them.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FDS 4096
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int active, log_fd = -1, with_data, half;
static long count, writes, kill_at, fail_at, fail_count, delay_us, syncs;
static char tracked[MOST_FDS];


static int ours(const char *path) { return active && path && strncmp(path, root, root_length) == 0; }
static int ours_fd(int fd) { return active && fd >= 0 && fd < MOST_FDS && tracked[fd]; }

struct record { char op; char pad[3]; int32_t fd; int64_t offset; int64_t length; int32_t one; int32_t two; };

static void put(char op, int fd, int64_t offset, int64_t length, const char *one, const char *two, const void *data) {
    if (log_fd < 0) return;
    struct record r = {op, {0}, fd, offset, length, one ? (int32_t)strlen(one) : 0, two ? (int32_t)strlen(two) : 0};
    if (!with_data && (op == 'w')) data = NULL;
    struct iovec parts[4] = {{&r, sizeof r}, {(void *)one, (size_t)r.one}, {(void *)two, (size_t)r.two},
                             {(void *)data, data ? (size_t)length : 0}};
    syscall(SYS_writev, log_fd, parts, 4);
}

/* One more disk operation; the moment to die. The gate is held. */
static int step(void) {
    count++;
    if (kill_at && count == kill_at) {
        if (half) return 1;
        kill(getpid(), SIGKILL);
    }
    return 0;
}

static int refused(void) { /* the gate is held */
    writes++;
    return fail_at && writes >= fail_at && writes < fail_at + fail_count;
}

void cchc_begin(const char *folder, const char *log, int data, long kill_op, int torn, long fail_op, long fails,
                long delay) {
    pthread_mutex_lock(&gate);
    strncpy(root, folder, sizeof root - 1);
    root_length = strlen(root);
    memset(tracked, 0, sizeof tracked);
    count = writes = syncs = 0;
    with_data = data; kill_at = kill_op; half = torn; fail_at = fail_op; fail_count = fails; delay_us = delay;
    log_fd = log && *log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND, 0644) : -1;
    active = 1;
    pthread_mutex_unlock(&gate);
}

void cchc_end(void) { active = 0; if (log_fd >= 0) { syscall(SYS_close, log_fd); log_fd = -1; } }
long cchc_count(void) { return count; }
long cchc_writes(void) { return writes; }
long cchc_syncs(void) { return syncs; }
void cchc_mark(const char *text) {
    pthread_mutex_lock(&gate);
    put('A', -1, 0, 0, text, NULL, NULL);
    pthread_mutex_unlock(&gate);
}

static int opening(const char *path, int flags, mode_t mode, int folder, int (*plain)(int, const char *, int, mode_t)) {
    if (!ours(path)) return plain(folder, path, flags, mode);
    pthread_mutex_lock(&gate);
    struct stat was;
    int fresh = (flags & O_CREAT) && stat(path, &was) != 0;
    if (fresh) { step(); if (half && kill_at && count == kill_at) kill(getpid(), SIGKILL); }
    if (fresh && refused()) { pthread_mutex_unlock(&gate); errno = ENOSPC; return -1; }
    int fd = plain(folder, path, flags, mode);
    if (fd >= 0 && fd < MOST_FDS) {
        tracked[fd] = 1;
        put(fresh ? 'c' : 'o', fd, (flags & O_TRUNC) ? 1 : 0, 0, path, NULL, NULL);
    }
    pthread_mutex_unlock(&gate);
    return fd;
}

static int at_open(int folder, const char *path, int flags, mode_t mode) {
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define MODE(last) mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list l; va_start(l, last); \
    mode = va_arg(l, mode_t); va_end(l); }
int open(const char *path, int flags, ...) { MODE(flags) return opening(path, flags, mode, AT_FDCWD, at_open); }
int open64(const char *path, int flags, ...) {
    MODE(flags) return opening(path, flags | O_LARGEFILE, mode, AT_FDCWD, at_open);
}
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return opening(path, flags, mode, folder, at_open); }
int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags) return opening(path, flags | O_LARGEFILE, mode, folder, at_open);
}

int close(int fd) {
    if (ours_fd(fd)) {
        pthread_mutex_lock(&gate);
        put('x', fd, 0, 0, NULL, NULL, NULL);
        tracked[fd] = 0;
        int done = (int)syscall(SYS_close, fd);
        pthread_mutex_unlock(&gate);
        return done;
    }
    return (int)syscall(SYS_close, fd);
}

static ssize_t writing(int fd, const void *data, size_t length, off64_t offset, int at) {
    pthread_mutex_lock(&gate);
    if (refused()) { pthread_mutex_unlock(&gate); errno = ENOSPC; return -1; }
    off64_t where = at ? offset : (off64_t)syscall(SYS_lseek, fd, 0, SEEK_CUR);
    if (step()) {
        syscall(SYS_pwrite64, fd, data, length / 2, where);
        kill(getpid(), SIGKILL);
    }
    ssize_t done = at ? syscall(SYS_pwrite64, fd, data, length, offset) : syscall(SYS_write, fd, data, length);
    if (done > 0) put('w', fd, where, done, NULL, NULL, data);
    pthread_mutex_unlock(&gate);
    return done;
}

ssize_t write(int fd, const void *data, size_t length) {
    return ours_fd(fd) ? writing(fd, data, length, 0, 0) : syscall(SYS_write, fd, data, length);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    return ours_fd(fd) ? writing(fd, data, length, offset, 1) : syscall(SYS_pwrite64, fd, data, length, offset);
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    return ours_fd(fd) ? writing(fd, data, length, offset, 1) : syscall(SYS_pwrite64, fd, data, length, offset);
}

#define SIMPLE(op, fd_, offset_, one_, two_, act) \
    pthread_mutex_lock(&gate); \
    if (step()) kill(getpid(), SIGKILL); \
    int done = (int)(act); \
    if (done == 0) put(op, fd_, offset_, 0, one_, two_, NULL); \
    pthread_mutex_unlock(&gate); \
    return done;

int ftruncate(int fd, off_t size) {
    if (!ours_fd(fd)) return (int)syscall(SYS_ftruncate, fd, size);
    SIMPLE('t', fd, size, NULL, NULL, syscall(SYS_ftruncate, fd, size))
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

static int syncing(int fd, long call) {
    if (!ours_fd(fd)) return (int)syscall(call, fd);
    if (delay_us) usleep((useconds_t)delay_us);
    pthread_mutex_lock(&gate);
    syncs++;
    pthread_mutex_unlock(&gate);
    SIMPLE('s', fd, 0, NULL, NULL, syscall(call, fd))
}
int fsync(int fd) { return syncing(fd, SYS_fsync); }
int fdatasync(int fd) { return syncing(fd, SYS_fdatasync); }

int unlink(const char *path) {
    if (!ours(path)) return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    SIMPLE('u', -1, 0, path, NULL, syscall(SYS_unlinkat, AT_FDCWD, path, 0))
}
int rename(const char *from, const char *to) {
    if (!ours(from) && !ours(to)) return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    SIMPLE('r', -1, 0, from, to, syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0))
}
int link(const char *from, const char *to) {
    if (!ours(to)) return (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
    SIMPLE('l', -1, 0, from, to, syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0))
}
