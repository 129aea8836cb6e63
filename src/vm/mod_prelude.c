/* The modules that are written in the sandbox's own language. */
#include "vm/func_c.h"
#include "vm/lib_priv.h"

#include "vm/prelude/abc.py.h"
#include "vm/prelude/argparse.py.h"
#include "vm/prelude/arguments.py.h"
#include "vm/prelude/collections_abc.py.h"
#include "vm/prelude/concurrent.py.h"
#include "vm/prelude/concurrent_base.py.h"
#include "vm/prelude/concurrent_futures.py.h"
#include "vm/prelude/concurrent_process.py.h"
#include "vm/prelude/concurrent_thread.py.h"
#include "vm/prelude/contextlib.py.h"
#include "vm/prelude/copy.py.h"
#include "vm/prelude/dataclasses.py.h"
#include "vm/prelude/datetime.py.h"
#include "vm/prelude/enum.py.h"
#include "vm/prelude/future.py.h"
#include "vm/prelude/hashlib.py.h"
#include "vm/prelude/inspect.py.h"
#include "vm/prelude/io.py.h"
#include "vm/prelude/jobs.py.h"
#include "vm/prelude/json.py.h"
#include "vm/prelude/json_decoder.py.h"
#include "vm/prelude/logging.py.h"
#include "vm/prelude/logging_formats.py.h"
#include "vm/prelude/multiprocessing.py.h"
#include "vm/prelude/multiprocessing_pool.py.h"
#include "vm/prelude/pickling.py.h"
#include "vm/prelude/queue.py.h"
#include "vm/prelude/statistics.py.h"
#include "vm/prelude/string.py.h"
#include "vm/prelude/strptime.py.h"
#include "vm/prelude/textwrap.py.h"
#include "vm/prelude/thread_sync.py.h"
#include "vm/prelude/threading.py.h"
#include "vm/prelude/traceback.py.h"
#include "vm/prelude/typing.py.h"
#include "vm/prelude/uuid.py.h"
#include "vm/prelude/warnings.py.h"

static const struct native string_functions[] = {
    {"_next_part", format_next_part, "text, at, /", 0}, {0}};

const struct module_def mods_prelude[] = {
    {.name = "abc", .source = abc_py},
    {.name = "argparse", .source = argparse_py,
     .imports = "_os=os warnings"},
    {.name = "_arguments", .functions = func_c_natives,
     .source = arguments_py},
    {.name = "collections.abc", .source = collections_abc_py},
    {.name = "concurrent.futures._base", .source = concurrent_base_py},
    {.name = "concurrent.futures", .source = concurrent_futures_py},
    {.name = "concurrent", .source = concurrent_py},
    {.name = "concurrent.futures.process", .source = concurrent_process_py,
     .imports = "mp=multiprocessing queue sys"},
    {.name = "concurrent.futures.thread", .source = concurrent_thread_py,
     .imports = "itertools types"},
    {.name = "contextlib", .source = contextlib_py,
     .imports = "_collections_abc=collections.abc abc os"},
    {.name = "copy", .source = copy_py},
    {.name = "dataclasses", .source = dataclasses_py,
     .imports = "_thread abc builtins copy functools inspect itertools sys"},
    {.name = "datetime", .source = datetime_py,
     .imports = "sys"},
    {.name = "enum", .source = enum_py,
     .imports = "bltns=builtins sys"},
    {.name = "__future__", .source = future_py},
    {.name = "hashlib", .source = hashlib_py},
    {.name = "inspect", .source = inspect_py,
     .imports = "abc builtins collections enum functools itertools"},
    {.name = "io", .source = io_py,
     .imports = "_io=io abc"},
    {.name = "json", .source = json_py},
    {.name = "json.decoder", .source = json_decoder_py, .in_package = true},
    {.name = "json.encoder", .source = json_decoder_py, .in_package = true},
    {.name = "logging", .source = logging_py,
     .imports = "collections io threading traceback warnings"},
    {.name = "_logging_formats", .source = logging_formats_py},
    {.name = "multiprocessing.pool", .source = multiprocessing_pool_py,
     .imports = "collections queue time traceback types warnings"},
    {.name = "multiprocessing", .source = multiprocessing_py},
    {.name = "_jobs", .source = jobs_py},
    {.name = "_pickling", .source = pickling_py},
    {.name = "queue", .source = queue_py,
     .imports = "types"},
    {.name = "statistics", .source = statistics_py,
     .imports = "random sys"},
    {.name = "_string", .in_c = "_string", .functions = string_functions},
    {.name = "string", .source = string_py,
     .imports = "_string"},
    {.name = "_strptime", .source = strptime_py},
    {.name = "textwrap", .source = textwrap_py},
    {.name = "_thread_sync", .source = thread_sync_py},
    {.name = "threading", .source = threading_py,
     .imports = "_os=os functools"},
    {.name = "traceback", .source = traceback_py,
     .imports = "collections itertools textwrap"},
    {.name = "typing", .source = typing_py,
     .imports = "collections contextlib functools operator sys types warnings"},
    {.name = "uuid", .source = uuid_py,
     .imports = "sys"},
    {.name = "warnings", .source = warnings_py},
    {0},
};
