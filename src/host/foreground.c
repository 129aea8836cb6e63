#include "host/foreground.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the terminal sends to both is the program's business alone. */
static const int its_own[] = {SIGINT, SIGQUIT, SIGTSTP};
enum { N_ITS_OWN = sizeof its_own / sizeof its_own[0] };

/* As a shell would start it: we ignore some, and catch others. */
static void be_the_program(char **argv)
{
    sigset_t none;
    for (int i = 0; i < N_ITS_OWN; i++)
        signal(its_own[i], SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execvp(argv[0], argv);
    _exit(127);
}

static int wait_for(pid_t child)
{
    int status;
    for (;;) {
        if (waitpid(child, &status, WUNTRACED) < 0) {
            if (errno == EINTR)
                continue;
            return -1;
        }
        if (!WIFSTOPPED(status))
            return WIFEXITED(status) ? WEXITSTATUS(status)
                                     : 128 + WTERMSIG(status);
        raise(SIGSTOP); /* the shell behind us has the terminal now */
        kill(child, SIGCONT);
    }
}

int host_foreground(char **argv)
{
    struct sigaction before[N_ITS_OWN], ignore = {.sa_handler = SIG_IGN};
    for (int i = 0; i < N_ITS_OWN; i++)
        sigaction(its_own[i], &ignore, &before[i]);
    pid_t child = fork();
    if (child == 0)
        be_the_program(argv);
    int status = child < 0 ? -1 : wait_for(child);
    for (int i = 0; i < N_ITS_OWN; i++)
        sigaction(its_own[i], &before[i], NULL);
    return status;
}
