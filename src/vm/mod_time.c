/* The time module on the run's own clock: seconds since 0.0, read as UTC, so
 * that a run begins on 1970-01-01 at midnight. sleep moves the clock.
 */
#include <errno.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "vm/lane.h"
#include "vm/data_priv.h"
#include "vm/lib_priv.h"

/* -- reading the clock ------------------------------------------------------ */

static value clock_seconds(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return float_new(vm, vm_now(vm));
}

static value clock_ns(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return int_from_double(vm, trunc(vm_now(vm) * 1e9));
}

static value time_sleep(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    double seconds;
    if (!is_float(a[0]) && !has_index(a[0]))
        return exc_raise(vm, &exc_TypeError, "'%s' object cannot be "
                         "interpreted as an integer", type_of(a[0])->name);
    bool fits = value_as_double(vm, a[0], &seconds) == 0;
    if (!fits && !exc_is(vm, &exc_OverflowError))
        return NULL;
    exc_clear(vm);
    if (fits && isnan(seconds))
        return exc_raise(vm, &exc_ValueError,
                         "Invalid value NaN (not a number)");
    if (fits && seconds < 0 && seconds > -9223372036.0)
        return exc_raise(vm, &exc_ValueError,
                         "sleep length must be non-negative");
    if (!fits || !(fabs(seconds) < 9223372036.0))
        return exc_raise(vm, &exc_OverflowError, is_float(a[0])
                         ? "timestamp out of range for platform time_t"
                         : "timestamp too large to convert to C _PyTime_t");
    double since = vm_now(vm);
    bool alone = !lane_many(vm); /* else lane_wait tells of it */
    if (lane_sleep(vm, seconds) < 0)
        return NULL;
    if (alone && vm->tracing && vm_hooks.held) {
        struct buf call = {0};
        buf_printf(&call, "sleep(%g)", seconds);
        vm_hooks.held(vm, since, buf_z(&call));
        buf_fini(&call);
    }
    return ref(NONE);
}

/* -- struct_time ------------------------------------------------------------ */

static const char *const tm_names[] = {
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday",
    "tm_yday", "tm_isdst", NULL,
};

static value struct_time_repr(struct vm *vm, value self)
{
    return structseq_repr(vm, self, tm_names);
}

static value struct_time_getattr(struct vm *vm, value self, value name)
{
    if (str_eqz(str_text(name), "tm_zone"))
        return str_newz(vm, "UTC");
    if (str_eqz(str_text(name), "tm_gmtoff"))
        return small_new(0);
    return structseq_getattr(vm, self, name, tm_names);
}

static struct type struct_time_type;

static value struct_time_new(struct vm *vm, struct type *t, const value *args,
                             size_t n, value kwnames)
{
    if (no_keywords(vm, "struct_time", kwnames) < 0)
        return NULL;
    value items = n == 1 ? tuple_of_iterable(vm, args[0]) : NULL;
    if (items && tuple_len(items) == 9) {
        value taken[9];
        for (size_t i = 0; i < 9; i++)
            taken[i] = ref(tuple_items(items)[i]);
        unref(vm, items);
        return structseq_new(vm, t, taken, 9);
    }
    xunref(vm, items);
    return vm->exc ? NULL
                   : exc_raise(vm, &exc_TypeError, "time.struct_time() takes "
                               "an at least 9-sequence");
}

static struct type struct_time_type = {
    .name = "time.struct_time", STRUCTSEQ_SLOTS,
    .new_ = struct_time_new, .repr = struct_time_repr,
    .getattr = struct_time_getattr,
};

static value struct_time_of(struct vm *vm, const struct tm *tm)
{
    const int fields[9] = {
        tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday, tm->tm_hour,
        tm->tm_min, tm->tm_sec, (tm->tm_wday + 6) % 7, tm->tm_yday + 1, 0,
    };
    value items[9];
    for (size_t i = 0; i < 9; i++)
        items[i] = small_new(fields[i]);
    return structseq_new(vm, &struct_time_type, items, 9);
}

/* Whole seconds of a timestamp, as C's time_t takes them; 0 or -1. */
static int whole_seconds(struct vm *vm, value v, time_t *out)
{
    int64_t whole;
    if (is_float(v)) {
        double d = floor(float_get(v));
        if (isnan(d)) {
            exc_raise(vm, &exc_ValueError, "Invalid value NaN (not a number)");
            return -1;
        }
        *out = (time_t)(d >= -0x1p63 && d < 0x1p63 ? d : 0);
        if (d >= -0x1p63 && d < 0x1p63)
            return 0;
    } else if (value_as_int64(vm, v, &whole) == 0) {
        *out = (time_t)whole;
        return 0;
    } else if (!exc_is(vm, &exc_OverflowError)) {
        return -1;
    }
    exc_clear(vm);
    exc_raise(vm, &exc_OverflowError,
              "timestamp out of range for platform time_t");
    return -1;
}

static void raise_errno(struct vm *vm, int number)
{
    value args[2] = {small_new(number), str_newz(vm, strerror(number))};
    value e = args[1] ? value_call(vm, (value)&exc_OSError, args, 2, NULL)
                      : NULL;
    if (e)
        exc_raise_value(vm, e);
    xunref(vm, e);
    xunref(vm, args[1]);
}

/* A point in time (or now, for None) as broken-down UTC. */
static int tm_of_seconds(struct vm *vm, value v, struct tm *tm)
{
    time_t t = (time_t)floor(vm_now(vm));
    if (!absent(v) && whole_seconds(vm, v, &t) < 0)
        return -1;
    if (!gmtime_r(&t, tm)) {
        raise_errno(vm, EOVERFLOW);
        return -1;
    }
    tm->tm_zone = "UTC";
    return 0;
}

/* `who` is the function that a wrong tuple was given to. */
static int tm_of_tuple(struct vm *vm, value v, const char *who, struct tm *tm)
{
    if (!v)
        return tm_of_seconds(vm, NULL, tm);
    if (!is_tuple(v) || tuple_len(v) != 9) {
        exc_raise(vm, &exc_TypeError, is_tuple(v)
                      ? "%s(): illegal time tuple argument"
                      : "Tuple or struct_time argument required", who);
        return -1;
    }
    int f[9];
    for (size_t i = 0; i < 9; i++)
        if (value_as_int(vm, tuple_items(v)[i], &f[i]) < 0)
            return -1;
    if (f[0] < INT_MIN + 1900) {
        exc_raise(vm, &exc_OverflowError, "year out of range");
        return -1;
    }
    *tm = (struct tm){
        .tm_year = f[0] - 1900, .tm_mon = f[1] - 1, .tm_mday = f[2],
        .tm_hour = f[3], .tm_min = f[4], .tm_sec = f[5],
        .tm_wday = (f[6] + 1) % 7, .tm_yday = f[7] - 1, .tm_zone = "UTC",
    };
    return 0;
}

/* Is every field in its range? 0 stands for the first month, day and day of
 * the year. */
static int tm_check(struct vm *vm, struct tm *tm)
{
    if (tm->tm_mon == -1)
        tm->tm_mon = 0;
    if (tm->tm_mday == 0)
        tm->tm_mday = 1;
    if (tm->tm_yday == -1)
        tm->tm_yday = 0;
    const struct {
        int have, least, most;
        const char *name;
    } fields[] = {
        {tm->tm_mon, 0, 11, "month"}, {tm->tm_mday, 0, 31, "day of month"},
        {tm->tm_hour, 0, 23, "hour"}, {tm->tm_min, 0, 59, "minute"},
        {tm->tm_sec, 0, 61, "seconds"},
        {tm->tm_wday, 0, INT_MAX, "day of week"},
        {tm->tm_yday, 0, 365, "day of year"},
    };
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        if (fields[i].have < fields[i].least ||
            fields[i].have > fields[i].most) {
            exc_raise(vm, &exc_ValueError, "%s out of range", fields[i].name);
            return -1;
        }
    return 0;
}

static value time_gmtime(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct tm tm;
    return tm_of_seconds(vm, a[0], &tm) < 0 ? NULL : struct_time_of(vm, &tm);
}

static value time_mktime(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct tm tm;
    return tm_of_tuple(vm, a[0], "mktime", &tm) < 0
               ? NULL : float_new(vm, (double)timegm(&tm));
}

/* -- as text ---------------------------------------------------------------- */

static value time_strftime(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct tm tm;
    if (!is_str(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "strftime() argument 1 must be str, not %s",
                         argument_name(a[0]));
    if (memchr(str_text(a[0]).p, 0, str_text(a[0]).n))
        return exc_raise(vm, &exc_ValueError, "embedded null character");
    if (tm_of_tuple(vm, a[1], "strftime", &tm) < 0 || tm_check(vm, &tm) < 0)
        return NULL;
    /* An empty result is told from a full buffer by a guard character. */
    struct buf format = {0};
    buf_adds(&format, str_text(a[0]));
    buf_addc(&format, '.');
    size_t cap = format.n * 40 + 100, len;
    struct buf out = {0};
    buf_reserve(&out, cap);
    len = strftime(out.p, cap, buf_z(&format), &tm);
    out.n = len ? len - 1 : 0;
    buf_fini(&format);
    return str_take_buf(vm, &out);
}

static value tm_text(struct vm *vm, const struct tm *tm)
{
    static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri",
                                    "Sat"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May",
                                       "Jun", "Jul", "Aug", "Sep", "Oct",
                                       "Nov", "Dec"};
    return str_printf(vm, "%s %s %2d %02d:%02d:%02d %d", days[tm->tm_wday % 7],
                      months[tm->tm_mon % 12], tm->tm_mday, tm->tm_hour,
                      tm->tm_min, tm->tm_sec, tm->tm_year + 1900);
}

static value time_asctime(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct tm tm;
    return tm_of_tuple(vm, a[0], "asctime", &tm) < 0 || tm_check(vm, &tm) < 0
               ? NULL : tm_text(vm, &tm);
}

static value time_ctime(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct tm tm;
    return tm_of_seconds(vm, a[0], &tm) < 0 ? NULL : tm_text(vm, &tm);
}

/* The reading of texts is in the prelude. */
static value time_strptime(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self;
    if (n == 0)
        return exc_raise(vm, &exc_TypeError, "_strptime_time() missing 1 "
                         "required positional argument: 'data_string'");
    if (n > 2)
        return exc_raise(vm, &exc_TypeError, "_strptime_time() takes from 1 to "
                         "2 positional arguments but %zu were given", n);
    value module = module_import(vm, "_strptime");
    value usual = n > 1 ? NULL : str_newz(vm, "%a %b %d %H:%M:%S %Y");
    value args[] = {a[0], n > 1 ? a[1] : usual};
    value r = module && args[1]
                  ? value_call_method(vm, module, "struct_time", args, 2)
                  : NULL;
    xunref(vm, usual);
    xunref(vm, module);
    return r;
}

static const struct native functions[] = {
    {"time", clock_seconds, "", 0},
    {"monotonic", clock_seconds, "", 0},
    {"perf_counter", clock_seconds, "", 0},
    {"process_time", clock_seconds, "", 0},
    {"thread_time", clock_seconds, "", 0},
    {"time_ns", clock_ns, "", 0},
    {"monotonic_ns", clock_ns, "", 0},
    {"perf_counter_ns", clock_ns, "", 0},
    {"process_time_ns", clock_ns, "", 0},
    {"sleep", time_sleep, "secs, /", 0},
    {"gmtime", time_gmtime, "secs=, /", NATIVE_BARE},
    {"localtime", time_gmtime, "secs=, /", NATIVE_BARE},
    {"mktime", time_mktime, "tuple, /", 0},
    {"strftime", time_strftime, "format, tuple=, /", NATIVE_BARE},
    {"strptime", time_strptime, "...", NATIVE_BARE},
    {"asctime", time_asctime, "tuple=, /", NATIVE_BARE},
    {"ctime", time_ctime, "secs=, /", NATIVE_BARE},
    {0},
};

static int time_init(struct vm *vm, value module)
{
    int rc = module_add_type(vm, module, &struct_time_type);
    rc |= module_set(vm, module, "timezone", small_new(0));
    rc |= module_set(vm, module, "altzone", small_new(0));
    rc |= module_set(vm, module, "daylight", small_new(0));
    rc |= module_set_take(vm, module, "tzname",
                          pair_take(vm, str_newz(vm, "UTC"),
                                    str_newz(vm, "UTC")));
    return rc;
}

const struct module_def mods_time[] = {
    {.name = "time", .in_c = "time",
     .functions = functions, .init = time_init},
    {0},
};
