/* The filter is classic BPF, as the kernel's documentation of seccomp(2) has
 * it: a line of comparisons, one a system call. libseccomp would write the same
 * program, but takes longer for it than a small run lasts. */
#include "host/confine.h"

#ifndef UNCONFINED

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define THIS_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef THIS_ARCH

#define FIELD(name) (offsetof(struct seccomp_data, name))
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, FIELD(field))
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, (what))
/* Goes on with the next instruction when equal, else skips that one. */
#define IF_EQUAL(k) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (k), 0, 1)
#define ALLOW(name)                                                           \
    IF_EQUAL(__NR_##name), RETURN(SECCOMP_RET_ALLOW)

/* What a run needs: memory, threads and forks of its own, the descriptors that
 * are open, waiting, and its end. Nothing that names a file, an address or
 * another program. */
static struct sock_filter filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCH, 1, 0),
    RETURN(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
    /* descriptors that it has */
    ALLOW(write), ALLOW(read), ALLOW(readv), ALLOW(writev), ALLOW(lseek),
    ALLOW(close), ALLOW(fstat), ALLOW(fcntl), ALLOW(dup), ALLOW(ppoll),
    ALLOW(fsync),
    /* memory */
    ALLOW(brk), ALLOW(mmap), ALLOW(munmap), ALLOW(mremap), ALLOW(mprotect),
    ALLOW(madvise),
    /* simulated threads: a real one each, of which one runs at a time */
    ALLOW(clone), ALLOW(clone3), ALLOW(futex), ALLOW(set_robust_list),
    ALLOW(set_tid_address), ALLOW(rseq), ALLOW(sched_yield),
    ALLOW(sched_getaffinity),
    /* simulated processes: a fork each, tied to its parent by a socket pair */
    ALLOW(wait4), ALLOW(waitid), ALLOW(socketpair), ALLOW(pipe2),
    ALLOW(sendto), ALLOW(recvfrom), ALLOW(sendmsg), ALLOW(recvmsg),
    ALLOW(shutdown), ALLOW(prctl),
    /* signals, timers, waiting */
    ALLOW(rt_sigaction), ALLOW(rt_sigprocmask), ALLOW(rt_sigreturn),
    ALLOW(sigaltstack), ALLOW(tgkill), ALLOW(setitimer), ALLOW(nanosleep),
    ALLOW(clock_nanosleep), ALLOW(clock_gettime), ALLOW(clock_getres),
    ALLOW(gettimeofday), ALLOW(restart_syscall), ALLOW(epoll_create1),
    ALLOW(epoll_ctl), ALLOW(epoll_pwait), ALLOW(eventfd2),
#ifdef __x86_64__ /* older names of some, which newer machines never had */
    ALLOW(fork), ALLOW(vfork), ALLOW(pipe), ALLOW(poll), ALLOW(epoll_wait),
#endif
    /* itself */
    ALLOW(getpid), ALLOW(gettid), ALLOW(getppid), ALLOW(getrandom),
    ALLOW(prlimit64), ALLOW(sysinfo), ALLOW(exit), ALLOW(exit_group),
    /* fstat of newer C libraries: without a name, that is */
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_newfstatat, 0, 3),
    LOAD(args[3]),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, AT_EMPTY_PATH, 0, 1),
    RETURN(SECCOMP_RET_ALLOW),
    RETURN(SECCOMP_RET_ERRNO | EPERM),
};

bool host_confine(void)
{
    struct sock_fprog program = {
        .len = sizeof filter / sizeof filter[0],
        .filter = filter,
    };
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#define CONFINED
#endif
#endif

#ifndef CONFINED
bool host_confine(void)
{
    return false;
}
#endif
