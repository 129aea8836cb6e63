#include "support/vm_run.h"

#include <string.h>

#include "support/test.h"

struct capture {
    struct virtual_port port; /* first: it is cast back */
    struct sink sink;
    struct vm_run *run;
};

static void capture_write(struct port *p, int stream, struct str text)
{
    struct capture *c = (struct capture *)p;
    buf_adds(stream == 2 ? &c->run->err : &c->run->out, text);
}

static void add_field(struct buf *out, const struct event_field *f,
                      const void *at)
{
    switch (f->type) {
    case FIELD_ID:
        if (*(const event_id *)at)
            buf_printf(out, " %s=%u", f->name, *(const event_id *)at);
        break;
    case FIELD_INT:
        buf_printf(out, " %s=%lld", f->name,
                   (long long)*(const int64_t *)at);
        break;
    case FIELD_NUM:
        buf_printf(out, " %s=%g", f->name, *(const double *)at);
        break;
    case FIELD_ON: {
        const struct event_on *on = at;
        buf_printf(out, " %s=%.*s#%u %.*s", f->name, STR_ARG(on->kind),
                   on->id, STR_ARG(on->text));
        break;
    }
    default: {
        struct str s = *(const struct str *)at;
        if (s.n)
            buf_printf(out, " %s=%.*s", f->name, STR_ARG(s));
    }
    }
}

static void capture_event(struct sink *s, const struct event *e)
{
    struct capture *c =
        (struct capture *)((char *)s - offsetof(struct capture, sink));
    struct buf *out = &c->run->events;
    const struct event_info *info = event_info(e->kind);
    buf_addz(out, info->name);
    for (int i = 0; i < info->n_fields; i++)
        add_field(out, &info->fields[i],
                  (const char *)e + info->fields[i].offset);
    buf_addc(out, '\n');
}

static void run_program(struct vm_run *r, const struct program *p)
{
    struct capture c = {.sink = {capture_event}, .run = r};
    virtual_port_init(&c.port);
    c.port.port.write = capture_write;
    struct vm_options o = {
        .port = &c.port.port,
        .sink = r->traced ? &c.sink : NULL,
        .limits = r->limits,
        .file = r->file,
    };
    struct vm *vm = vm_new(&o);
    if (r->setup)
        r->setup(vm);
    r->status = vm_run(vm, p);
    r->time = c.port.time;
    vm_free(vm);
    r->leaked = vm_leaked;
}

void vm_run_source(struct vm_run *r, const char *source)
{
    if (!r->file)
        r->file = "t.py";
    struct diagnostic why = {0};
    struct program *p = lang_compile(str_of(source), r->file,
                                     r->traced ? LANG_TRACE : 0, &why);
    if (!p) {
        diagnostic_format(&why, r->file, &r->err);
        diagnostic_fini(&why);
        r->status = 1;
        return;
    }
    run_program(r, p);
    program_free(p);
}

void vm_run_fini(struct vm_run *r)
{
    buf_fini(&r->out);
    buf_fini(&r->err);
    buf_fini(&r->events);
}

void assert_runs(const char *source, const char *out, const char *err,
                 int status)
{
    struct vm_run r = {0};
    vm_run_source(&r, source);
    assert_string_equal(buf_z(&r.err), err);
    assert_string_equal(buf_z(&r.out), out);
    assert_int_equal(r.status, status);
    assert_int_equal(r.leaked, 0);
    vm_run_fini(&r);
}

void assert_prints(const char *source, const char *out)
{
    assert_runs(source, out, "", 0);
}
