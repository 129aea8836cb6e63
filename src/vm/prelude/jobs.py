# The words for a call that is handed to a pool, as the trace has them:
# "square(3)". What only carries a call (a partial, a context's run, a chunk of a
# map) is seen through; of a chunk the first call is named.
from _thread import _brief

_NAMED = ('function', 'method', 'type', 'builtin_function_or_method',
          'method_descriptor', 'wrapper_descriptor', 'method-wrapper',
          'coroutine', 'generator')


def _first_of_chunk(fn, args):
    # (fn, args, how many others) of what makes several calls
    name = getattr(fn, '__name__', '') if type(fn).__name__ == 'function' else ''
    if name == '_do_chunk':
        fn, chunk = args
        return fn, chunk[0], len(chunk) - 1
    if name in ('mapstar', 'starmapstar'):
        fn, chunk = args[0]
        first = chunk[0] if name == 'starmapstar' else (chunk[0],)
        return fn, first, len(chunk) - 1
    return fn, args, 0


def call_words(fn, args):
    while type(fn).__name__ == 'partial':
        fn, args = fn.func, fn.args + tuple(args)
    if type(getattr(fn, '__self__', None)).__name__ == 'Context' and args:
        fn, *args = args  # asyncio.to_thread calls it in a context
    fn, args, others = _first_of_chunk(fn, args)
    name = fn.__name__ if type(fn).__name__ in _NAMED else type(fn).__name__
    words = f'{name}({", ".join(_brief(arg) for arg in args)})'
    return f'{words} and {others} more' if others else words
