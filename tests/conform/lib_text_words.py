# textwrap, string, json, os.path, typing, dataclasses: what does not fit.
import dataclasses
import inspect
import json
import os.path
import string
import textwrap
import typing
import warnings


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: textwrap.dedent(5))
show(lambda: textwrap.dedent(b'x'))
show(lambda: textwrap.wrap(b'x'))
show(lambda: textwrap.wrap('a-b long-hyphenated-word', 2))
show(lambda: textwrap.wrap('one-two three', 4))
show(lambda: textwrap.shorten('hello world', 3))
show(lambda: string.Formatter().format(5))
show(lambda: string.Formatter().vformat('{a}', (), {'a': 1, 2: 3}))
show(lambda: json.dumps([], separators=(1, 2)))
show(lambda: json.loads(b'\xef\xbb\xbf[]'))
show(lambda: json.JSONDecoder().raw_decode({2}))
show(lambda: os.path.commonpath(['/a/b/c', '/a/b//d', '/a/./b']))
show(lambda: os.path.commonpath(['a/b', '/a']))
show(lambda: os.path.commonpath([]))
show(lambda: typing.List())
show(lambda: typing.List[int]())
show(lambda: typing.Callable[[int], str][int])
show(lambda: repr(dataclasses.field(default=1))[-16:])
show(lambda: dataclasses.make_dataclass('C', 'x y'))
show(lambda: dataclasses.make_dataclass('C', ['x', 'x']))
show(lambda: inspect.signature(5))
show(lambda: warnings.filterwarnings('nope'))
