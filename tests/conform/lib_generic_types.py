# Which types of the library can be subscripted, and what that makes of them
import collections
import contextlib
import contextvars
import dataclasses
import functools
import itertools
import logging
import types

for kind in (list, type, enumerate, filter, map, slice, int, itertools.chain,
             itertools.count, functools.partial, collections.deque,
             collections.ChainMap, collections.UserDict, contextvars.ContextVar,
             contextvars.Token, contextvars.Context, types.MappingProxyType,
             dataclasses.Field, contextlib.AbstractContextManager,
             contextlib.ExitStack, contextlib.AsyncExitStack,
             logging.LoggerAdapter, logging.StreamHandler, logging.Logger):
    try:
        print(kind.__name__, kind[int])
    except TypeError as error:
        print(kind.__name__, error)
print(list(enumerate[int]('ab')), list(itertools.chain[str]('a', 'b')))
name: contextvars.ContextVar[int] = contextvars.ContextVar('name')
try:
    enumerate[1:](x=3)
except TypeError as error:
    print(error)
