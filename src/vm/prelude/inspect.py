# inspect: what kind of thing something is.
import os
import sys
import types
from collections import namedtuple as _namedtuple
from _exceptions import source_line as _source_line


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return (isinstance(object, types.CoroutineType) or
            hasattr(type(object), '__await__'))


# Functions that are Python in CPython have a type of their own here.
_functions = (types.FunctionType, type(os.path.exists),
              types._MethodFunctionType)


def isfunction(object):
    return isinstance(object, _functions)


def ismethod(object):
    return (isinstance(object, types.MethodType) or
            type(object).__name__ == 'method')


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__')


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or
            ismethoddescriptor(object) or ismethodwrapper(object))


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isabstract(object):
    return isinstance(object, type) and bool(
        getattr(object, '__abstractmethods__', ()))


CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_GENERATOR = 32
CO_COROUTINE = 128
CO_ASYNC_GENERATOR = 512


def _flags(object):
    while isinstance(object, types.MethodType):
        object = object.__func__
    while type(object).__name__ == 'partial':
        object = object.func
    known = isfunction(object) or ismethod(object)
    return object.__code__.co_flags if known else 0


def iscoroutinefunction(obj):
    return bool(_flags(obj) & CO_COROUTINE)


def isgeneratorfunction(obj):
    return bool(_flags(obj) & CO_GENERATOR)


def isasyncgenfunction(obj):
    return bool(_flags(obj) & CO_ASYNC_GENERATOR)


CORO_CREATED = 'CORO_CREATED'
CORO_RUNNING = 'CORO_RUNNING'
CORO_SUSPENDED = 'CORO_SUSPENDED'
CORO_CLOSED = 'CORO_CLOSED'
GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


# -- sources ------------------------------------------------------------------

def _lines_of(name):
    lines = []
    while True:
        line = _source_line(name, len(lines) + 1)
        if line is None:
            return lines
        lines.append(line + '\n')


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object if iscode(object) else None


def getfile(object):
    if isclass(object) or ismodule(object):
        module = (object if ismodule(object)
                  else sys.modules.get(object.__module__))
        if getattr(module, '__file__', None):
            return module.__file__
        if isclass(object) and object.__module__ == '__main__':
            raise OSError('source code not available')
        raise TypeError('{!r} is a built-in {}'.format(
            object, 'class' if isclass(object) else 'module'))
    code = _code_of(object)
    if code is None:
        raise TypeError('module, class, method, function, traceback, frame, or '
                        'code object was expected, got {}'.format(
                            type(object).__name__))
    return code.co_filename


def getsourcefile(object):
    name = getfile(object)
    return name if _lines_of(name) else None


def findsource(object):
    lines = _lines_of(getfile(object))
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return lines, _class_line(lines, object.__qualname__)
    return lines, _code_of(object).co_firstlineno - 1


def _class_line(lines, wanted):
    # The first class of that name, with its decorators.
    around, first = [], None
    for i, line in enumerate(lines):
        word, *rest = line.split(None, 1) or ['']
        if word == 'async' and rest:
            word, *rest = rest[0].split(None, 1)
        indent = len(line) - len(line.lstrip())
        if word.startswith('@'):
            first = i if first is None else first
        if word not in ('def', 'class') or not rest:
            continue
        while around and around[-1][0] >= indent:
            around.pop()
        name = ''.join([c if c.isalnum() or c == '_' else ' '
                        for c in rest[0]]).split()[0]
        path = '.'.join([part for _, part in around] + [name])
        if word == 'class' and path == wanted:
            return i if first is None else first
        around.append((indent, name if word == 'class' else name + '.<locals>'))
        first = None
    raise OSError('could not find class definition')


def _unfinished(line, state):
    # (open brackets, quote that a text began with) behind the line.
    depth, quote = state
    at = 0
    while at < len(line):
        c = line[at]
        if quote:
            if c == '\\':
                at += 1
            elif line.startswith(quote, at):
                at += len(quote) - 1
                quote = ''
        elif c == '#':
            break
        elif c in '"\'':
            quote = c * 3 if line.startswith(c * 3, at) else c
            at += len(quote) - 1
        else:
            depth += (c in '([{') - (c in ')]}')
        at += 1
    return depth, quote if len(quote) == 3 else ''


def getblock(lines):
    """The lines of the function or class that begins with the first."""
    state, body, n = (0, ''), None, 0
    margin = len(lines[0]) - len(lines[0].lstrip())
    for i, line in enumerate(lines):
        text = line.strip()
        fresh = state == (0, '')
        indent = len(line) - len(line.lstrip())
        if fresh and body and text and indent <= margin and (
                not text.startswith('#') or indent < margin):
            break
        state = _unfinished(line, state)
        if not text or (fresh and text.startswith('#')):
            continue
        n = i + 1
        if fresh and not body and not text.startswith('@'):
            words = text.split()
            body = words[0] in ('def', 'class', 'async')
            if not body: # a lambda: its line
                body = None
        if body is None and not text.startswith('@') and state == (0, ''):
            break
    return lines[:n]


def getsourcelines(object):
    object = unwrap(object)
    lines, at = findsource(object)
    if ismodule(object):
        return lines, 0
    return getblock(lines[at:]), at + 1


def getsource(object):
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    try:
        lines, at = findsource(object)
    except (OSError, TypeError):
        return None
    start = at
    while start > 0 and lines[start - 1].lstrip().startswith('#'):
        start -= 1
    found = [line.expandtabs().lstrip() for line in lines[start:at]]
    return ''.join(found) or None


def currentframe():
    return sys._getframe(1)


class _Placed:
    # Beside its items such a tuple has the positions of the code.
    def __new__(cls, *items, positions=None):
        made = super().__new__(cls, *items)
        made.positions = positions
        return made

    def __repr__(self):
        items = [f'{name}={item!r}' for name, item in zip(self._fields, self)]
        return (f"{type(self).__name__}({', '.join(items)}, "
                f'positions={self.positions!r})')


class Traceback(_Placed, _namedtuple('_Traceback', (
        'filename', 'lineno', 'function', 'code_context', 'index'))):
    pass


class FrameInfo(_Placed, _namedtuple('_FrameInfo', (
        'frame', *Traceback._fields))):
    pass


def getframeinfo(frame, context=1):
    from _exceptions import source_line
    tb = isinstance(frame, types.TracebackType)
    lineno = frame.tb_lineno if tb else frame.f_lineno
    frame = frame.tb_frame if tb else frame
    if not isframe(frame):
        raise TypeError(f'{frame!r} is not a frame or traceback object')
    code = frame.f_code
    first = max(1, lineno - context // 2)
    lines = [source_line(code.co_filename, n)
             for n in range(first, first + context)]
    lines = [line + '\n' for line in lines if line is not None]
    return Traceback(code.co_filename, lineno, code.co_name, lines or None,
                     lineno - first if lines else None)


def getouterframes(frame, context=1):
    frames = []
    while frame:
        frames.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return frames


def getinnerframes(tb, context=1):
    frames = []
    while tb:
        frames.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return frames


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    return getinnerframes(sys.exc_info()[2], context)


def unwrap(func, *, stop=None):
    given, seen = func, {id(func)}
    while hasattr(func, '__wrapped__') and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(
                'wrapper loop when unwrapping {!r}'.format(given))
        seen.add(id(func))
    return func


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = min([len(line) - len(line.lstrip())
                  for line in lines[1:] if line.strip()], default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmembers(object, predicate=None):
    members = []
    for name in dir(object):
        value = getattr(object, name, None)
        if predicate is None or predicate(value):
            members.append((name, value))
    return members


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    return sys.modules.get(getattr(object, '__module__', None))


class _empty:
    pass


class _ParameterKind(int):
    """A number with a name, as a member of an IntEnum has it."""

    def __new__(cls, value, name, description):
        kind = int.__new__(cls, value)
        kind.name = name
        kind.value = value
        kind.description = description
        return kind

    def __str__(self):
        return self.name

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {self.value}>'


class Parameter:
    empty = _empty
    POSITIONAL_ONLY = _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only')
    POSITIONAL_OR_KEYWORD = _ParameterKind(
        1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
    VAR_POSITIONAL = _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional')
    KEYWORD_ONLY = _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only')
    VAR_KEYWORD = _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword')

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        now = {'name': self.name, 'kind': self.kind, 'default': self.default,
               'annotation': self.annotation}
        return Parameter(**{**now, **changes})

    def __str__(self):
        text = {2: '*', 4: '**'}.get(self.kind, '') + self.name
        if self.annotation is not _empty:
            text += ': ' + formatannotation(self.annotation)
        if self.default is not _empty:
            sign = ' = ' if self.annotation is not _empty else '='
            text += sign + repr(self.default)
        return text

    def __repr__(self):
        return '<Parameter "%s">' % self


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing' or (
            type(annotation).__module__ == 'typing'):
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type) and not hasattr(annotation, '__origin__'):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {p.name: p for p in parameters or ()}
        self.return_annotation = return_annotation

    def __str__(self):
        parts = []
        slash = star = False
        for p in self.parameters.values():
            if p.kind == Parameter.POSITIONAL_ONLY:
                slash = True
            elif slash:
                parts.append('/')
                slash = False
            if p.kind == Parameter.VAR_POSITIONAL:
                star = True
            elif p.kind == Parameter.KEYWORD_ONLY and not star:
                parts.append('*')
                star = True
            parts.append(str(p))
        if slash:
            parts.append('/')
        text = '(%s)' % ', '.join(parts)
        if self.return_annotation is not _empty:
            text += ' -> ' + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return '<Signature %s>' % self

    def __eq__(self, other):
        return isinstance(other, Signature) and str(self) == str(other)

    def _positional(self, args, kwargs, bound):
        """Fills in what goes by place; the parameters that are left."""
        left = iter(self.parameters.values())
        args = iter(args)
        for arg in args:
            p = next(left, None)
            if p is None or p.kind in (Parameter.VAR_KEYWORD,
                                       Parameter.KEYWORD_ONLY):
                raise TypeError('too many positional arguments')
            if p.kind == Parameter.VAR_POSITIONAL:
                bound[p.name] = (arg, *args)
                break
            if p.name in kwargs and p.kind != Parameter.POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {p.name!r}')
            bound[p.name] = arg
        return left

    def _bind(self, args, kwargs, partial=False):
        bound = {}
        rest = None
        for p in self._positional(args, kwargs, bound):
            if p.kind == Parameter.VAR_KEYWORD:
                rest = p
            elif p.kind == Parameter.VAR_POSITIONAL:
                pass
            elif p.name in kwargs and p.kind != Parameter.POSITIONAL_ONLY:
                bound[p.name] = kwargs.pop(p.name)
            elif p.default is _empty and not partial:
                raise TypeError(f'missing a required argument: {p.name!r}')
        if kwargs and rest is None:
            raise TypeError('got an unexpected keyword argument '
                            f'{next(iter(kwargs))!r}')
        if kwargs:
            bound[rest.name] = kwargs
        return BoundArguments(self, bound)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    def apply_defaults(self):
        empty = {Parameter.VAR_POSITIONAL: tuple, Parameter.VAR_KEYWORD: dict}
        arguments = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif p.default is not _empty:
                arguments[name] = p.default
            elif p.kind in empty:
                arguments[name] = empty[p.kind]()
        self.arguments = arguments

    @property
    def args(self):
        args = []
        for name, p in self.signature.parameters.items():
            if name not in self.arguments or p.kind >= Parameter.KEYWORD_ONLY:
                break
            if p.kind == Parameter.VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        for name, p in self.signature.parameters.items():
            if name not in self.arguments:
                continue
            if p.kind == Parameter.KEYWORD_ONLY:
                kwargs[name] = self.arguments[name]
            elif p.kind == Parameter.VAR_KEYWORD:
                kwargs.update(self.arguments[name])
        return kwargs

    def __repr__(self):
        items = ', '.join(f'{name}={value!r}'
                          for name, value in self.arguments.items())
        return f'<BoundArguments ({items})>'


def _dataclass_signature(init):
    # Its __init__ is one function for all fields, which it knows.
    from dataclasses import MISSING
    return Signature([Parameter(
        name, Parameter.KEYWORD_ONLY if by_name
        else Parameter.POSITIONAL_OR_KEYWORD,
        default=_empty if default is MISSING else default,
        annotation=init.__annotations__[name])
        for name, by_name, default in init._fields], return_annotation=None)


def _partial_signature(partial):
    # What is left of the function's: what is given by place is gone, what is
    # given by name is a default, and can only be given by name from there on.
    whole = signature(partial.func)
    try:
        bound = whole.bind_partial(*partial.args, **partial.keywords).arguments
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect '
                         'arguments') from error
    left, behind = [], []
    for p in whole.parameters.values():
        if p.name in bound and p.kind <= Parameter.POSITIONAL_OR_KEYWORD:
            if (p.name not in partial.keywords
                    or p.kind == Parameter.POSITIONAL_ONLY):
                continue
            p = p.replace(kind=Parameter.KEYWORD_ONLY, default=bound[p.name])
            behind.append(p)
        elif p.kind == Parameter.KEYWORD_ONLY and p.name in bound:
            (behind or left).append(p.replace(default=bound[p.name]))
        elif behind and p.kind == Parameter.POSITIONAL_OR_KEYWORD:
            behind.append(p.replace(kind=Parameter.KEYWORD_ONLY))
        elif behind and p.kind != Parameter.VAR_POSITIONAL:
            behind.append(p)
        elif not behind:
            left.append(p)
    return Signature(left + behind, return_annotation=whole.return_annotation)


def _named_tuple_signature(cls):
    # Its __new__ is one function for all fields, which the class knows.
    make = cls.__new__
    defaults = make.__defaults__ or ()
    first = len(cls._fields) - len(defaults)
    notes = make.__annotations__
    return [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD,
                      default=defaults[i - first] if i >= first else _empty,
                      annotation=notes.get(name, _empty))
            for i, name in enumerate(cls._fields)]


def _maker(cls):
    """The function that says what a call of cls takes; None: it takes nothing."""
    for base in cls.__mro__:
        for name in ('__new__', '__init__'):
            if name in base.__dict__ and isfunction(getattr(cls, name)):
                return getattr(cls, name)
    if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return None
    raise ValueError(f'no signature found for builtin type {cls!r}')


def signature(obj):
    skip = 0
    if type(obj).__name__ == 'partial' and hasattr(obj, 'func'):
        return _partial_signature(obj)
    if isinstance(obj, type):
        if (issubclass(obj, tuple) and hasattr(obj, '_field_defaults')
                and obj.__init__ is tuple.__init__):
            return Signature(_named_tuple_signature(obj))
        obj = _maker(obj)
        if obj is None:
            return Signature()
        skip = 1
    obj = unwrap(obj)
    if ismethod(obj):
        obj = obj.__func__
        skip = 1
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if not isfunction(obj):
        raise ValueError(f'no signature found for builtin {obj!r}')
    if hasattr(obj, '_fields'):
        return _dataclass_signature(obj)
    code = obj.__code__
    names = code.co_varnames
    notes = getattr(obj, '__annotations__', {})
    defaults = obj.__defaults__ or ()
    first_default = code.co_argcount - len(defaults)
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default,
                                    annotation=notes.get(name, _empty)))
    for i in range(code.co_argcount):
        kind = (Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount
                else Parameter.POSITIONAL_OR_KEYWORD)
        default = (defaults[i - first_default] if i >= first_default
                   else _empty)
        add(names[i], kind, default)
    at = code.co_argcount + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[at], Parameter.VAR_POSITIONAL)
        at += 1
    kwdefaults = obj.__kwdefaults__ or {}
    for name in names[code.co_argcount:code.co_argcount +
                      code.co_kwonlyargcount]:
        add(name, Parameter.KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[at], Parameter.VAR_KEYWORD)
    return Signature(parameters[skip:],
                     return_annotation=notes.get('return', _empty))


FullArgSpec = _namedtuple('FullArgSpec', (
    'args', 'varargs', 'varkw', 'defaults', 'kwonlyargs', 'kwonlydefaults',
    'annotations'))


def getfullargspec(func):
    # Of a bound method all parameters, self included.
    try:
        found = signature(getattr(func, '__func__', func))
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, defaults, kwonly, kwdefaults, notes = [], (), [], {}, {}
    rest = {Parameter.VAR_POSITIONAL: None, Parameter.VAR_KEYWORD: None}
    if found.return_annotation is not _empty:
        notes['return'] = found.return_annotation
    for p in found.parameters.values():
        if p.kind in rest:
            rest[p.kind] = p.name
        elif p.kind == Parameter.KEYWORD_ONLY:
            kwonly.append(p.name)
            if p.default is not _empty:
                kwdefaults[p.name] = p.default
        else:
            args.append(p.name)
            if p.default is not _empty:
                defaults += (p.default,)
        if p.annotation is not _empty:
            notes[p.name] = p.annotation
    return FullArgSpec(args, rest[Parameter.VAR_POSITIONAL],
                       rest[Parameter.VAR_KEYWORD], defaults or None, kwonly,
                       kwdefaults or None, notes)


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, 'cr_frame', None)
    return frame.f_locals if frame is not None else {}


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}


def istraceback(object):
    return isinstance(object, types.TracebackType)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isinstance(obj, type):
        notes = obj.__dict__.get('__annotations__')
    elif callable(obj) or ismodule(obj):
        notes = getattr(obj, '__annotations__', None)
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if eval_str and notes:
        from typing import get_type_hints
        return get_type_hints(obj, globals, locals, include_extras=True)
    return dict(notes or {})
