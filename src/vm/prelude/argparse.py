# argparse: the parser of command lines.
import sys as _sys

SUPPRESS = '==SUPPRESS=='
OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
PARSER = 'A...'
REMAINDER = '...'
_EVERYTHING = 1 << 30


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _argument_name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f'argument {self.argument_name}: {self.message}'


class ArgumentTypeError(Exception):
    pass


def _argument_name(action):
    if action is None:
        return None
    if action.option_strings:
        return '/'.join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar
    if action.dest not in (None, SUPPRESS):
        return action.dest
    if action.choices:
        return '{' + ','.join(map(str, action.choices)) + '}'
    return None


class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    __hash__ = None

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        parts = []
        odd = {}
        for name, value in self.__dict__.items():
            if name.isidentifier():
                parts.append('%s=%r' % (name, value))
            else:
                odd[name] = value
        if odd:
            parts.append('**%r' % odd)
        return '%s(%s)' % (type(self).__name__, ', '.join(parts))


def _shown(it, names):
    return '%s(%s)' % (type(it).__name__, ', '.join(
        ['%s=%r' % (name, getattr(it, name)) for name in names]))


# -- actions ------------------------------------------------------------------

class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None,
                 default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def __repr__(self):
        return _shown(self, ('option_strings', 'dest', 'nargs', 'const',
                             'default', 'type', 'choices', 'required', 'help',
                             'metavar'))

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None,
                 default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        if nargs == 0:
            raise ValueError('nargs for store actions must be != 0; if you have '
                             'nothing to store, actions such as store true or '
                             'store const may be more appropriate')
        super().__init__(option_strings, dest, nargs, const, default, type,
                         choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None,
                 required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, nargs=0, const=const,
                         default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False,
                 help=None):
        super().__init__(option_strings, dest, const=True, default=default,
                         required=required, help=help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False,
                 help=None):
        super().__init__(option_strings, dest, const=False, default=default,
                         required=required, help=help)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith('--'):
                names.append('--no-' + name[2:])
        super().__init__(names, dest, nargs=0, default=default, type=type,
                         choices=choices, required=required, help=help,
                         metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith('--no-'))

    def format_usage(self):
        return ' | '.join(self.option_strings)


class _AppendAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None,
                 default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        if nargs == 0:
            raise ValueError('nargs for append actions must be != 0; if arg '
                             'strings are not supplying the value to append, '
                             'the append const action may be more appropriate')
        super().__init__(option_strings, dest, nargs, const, default, type,
                         choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None,
                 required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, nargs=0, const=const,
                         default=default, required=required, help=help,
                         metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.extend(values)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False,
                 help=None):
        super().__init__(option_strings, dest, nargs=0, default=default,
                         required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (count or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS,
                 help=None):
        super().__init__(option_strings, dest, nargs=0, default=default,
                         help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS,
                 default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, nargs=0, default=default,
                         help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = self.version
        if version is None:
            version = parser.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        _sys.stdout.write(formatter.format_help())
        parser.exit()


class _ChoicesAction(Action):
    # A line of help for one subcommand.
    def __init__(self, name, aliases, help):
        metavar = name
        if aliases:
            metavar += ' (%s)' % ', '.join(aliases)
        super().__init__([], name, help=help, metavar=metavar)


class _SubParsersAction(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS,
                 required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._choices_actions = []
        super().__init__(option_strings, dest, nargs=PARSER, choices={},
                         required=required, help=help, metavar=metavar)

    def add_parser(self, name, **kwargs):
        if kwargs.get('prog') is None:
            kwargs['prog'] = '%s %s' % (self._prog_prefix, name)
        aliases = kwargs.pop('aliases', ())
        if name in self.choices:
            raise ArgumentError(self, 'conflicting subparser: %s' % name)
        for alias in aliases:
            if alias in self.choices:
                raise ArgumentError(self,
                                    'conflicting subparser alias: %s' % alias)
        if 'help' in kwargs:
            help = kwargs.pop('help')
            self._choices_actions.append(_ChoicesAction(name, aliases, help))
        parser = self._parser_class(**kwargs)
        self.choices[name] = parser
        for alias in aliases:
            self.choices[alias] = parser
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name = values[0]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        known, extras = self.choices[name].parse_known_args(values[1:], None)
        for key, value in vars(known).items():
            setattr(namespace, key, value)
        if extras:
            parser._extras_of_sub.extend(extras)


_ACTIONS = {
    None: _StoreAction, 'store': _StoreAction,
    'store_const': _StoreConstAction, 'store_true': _StoreTrueAction,
    'store_false': _StoreFalseAction, 'append': _AppendAction,
    'append_const': _AppendConstAction, 'count': _CountAction,
    'help': _HelpAction, 'version': _VersionAction,
    'parsers': _SubParsersAction, 'extend': _ExtendAction,
}


# -- help texts ---------------------------------------------------------------

def _metavar_of(action, default):
    if action.metavar is not None:
        return action.metavar
    if action.choices is not None:
        return '{' + ','.join([str(choice) for choice in action.choices]) + '}'
    return default


def _args_text(action, default):
    # How the values of an action are written: N, [N], [N ...], N [N ...]
    metavar = _metavar_of(action, default)
    nargs = action.nargs

    def names(n):
        return metavar if isinstance(metavar, tuple) else (metavar,) * n
    if nargs is None:
        return '%s' % names(1)
    if nargs == OPTIONAL:
        return '[%s]' % names(1)
    if nargs == ZERO_OR_MORE:
        if isinstance(metavar, tuple) and len(metavar) == 2:
            return '[%s [%s ...]]' % metavar
        return '[%s ...]' % names(1)
    if nargs == ONE_OR_MORE:
        return '%s [%s ...]' % names(2)
    if nargs == REMAINDER:
        return '...'
    if nargs == PARSER:
        return '%s ...' % names(1)
    if nargs == SUPPRESS:
        return ''
    try:
        formats = ['%s' for _ in range(nargs)]
    except TypeError:
        raise ValueError('invalid nargs value') from None
    return ' '.join(formats) % names(nargs)


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24,
                 width=None):
        self._prog = prog
        self._width = 78 if width is None else width
        self._step = indent_increment
        self._max_help_position = min(
            max_help_position, max(self._width - 20, indent_increment * 2))
        self._indent = 0
        self._longest = 0
        self._parts = []

    # What goes into the help, in order; sections are made lazily because the
    # columns depend on the longest entry of all.
    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._parts.append(lambda: self._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._parts.append(
                lambda: self._format_usage(usage, actions, groups, prefix))

    def add_section(self, title, description, actions):
        for action in actions:
            if action.help is SUPPRESS:
                continue
            self._measure(action, self._step)
            for sub in getattr(action, '_choices_actions', ()):
                self._measure(sub, 2 * self._step)
        self._parts.append(
            lambda: self._format_section(title, description, actions))

    def _measure(self, action, indent):
        self._longest = max(self._longest,
                            len(self._invocation(action)) + indent)

    def format_help(self):
        text = ''.join([part() for part in self._parts])
        while '\n\n\n' in text:
            text = text.replace('\n\n\n', '\n\n')
        return text.strip('\n') + '\n' if text else ''

    def _format_section(self, title, description, actions):
        self._indent += self._step
        body = ''
        if description is not None:
            body += self._format_text(description)
        for action in actions:
            body += self._format_action(action)
        self._indent -= self._step
        if not body:
            return ''
        heading = ''
        if title is not SUPPRESS and title is not None:
            heading = '%*s%s:\n' % (self._indent, '', title)
        return '\n' + heading + body + '\n'

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        width = max(self._width - self._indent, 11)
        return self._fill_text(text, width, ' ' * self._indent) + '\n\n'

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(' '.join(text.split()), width,
                             initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(' '.join(text.split()), width)

    def _get_help_string(self, action):
        return action.help

    def _expand_help(self, action):
        params = {'prog': self._prog}
        for name, value in vars(action).items():
            if value is not SUPPRESS:
                params[name] = getattr(value, '__name__', value)
        if params.get('choices') is not None:
            params['choices'] = ', '.join([str(c) for c in params['choices']])
        return self._get_help_string(action) % params

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    def _invocation(self, action):
        if not action.option_strings:
            metavar = _metavar_of(
                action, self._get_default_metavar_for_positional(action))
            return metavar if isinstance(metavar, str) else ' '.join(metavar)
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        text = _args_text(action,
                          self._get_default_metavar_for_optional(action))
        return ', '.join(['%s %s' % (name, text)
                          for name in action.option_strings])

    def _format_action(self, action):
        if action.help is SUPPRESS:
            return ''
        column = min(self._longest + 2, self._max_help_position)
        help_width = max(self._width - column, 11)
        action_width = column - self._indent - 2
        header = self._invocation(action)
        first = 0
        if not action.help:
            out = '%*s%s\n' % (self._indent, '', header)
        elif len(header) <= action_width:
            out = '%*s%-*s  ' % (self._indent, '', action_width, header)
        else:
            out = '%*s%s\n' % (self._indent, '', header)
            first = column
        if action.help and action.help.strip():
            lines = self._split_lines(self._expand_help(action), help_width)
            for i, line in enumerate(lines):
                out += '%*s%s\n' % (column if i else first, '', line)
        elif not out.endswith('\n'):
            out += '\n'
        if hasattr(action, '_choices_actions'):
            self._indent += self._step
            for sub in action._choices_actions:
                out += self._format_action(sub)
            self._indent -= self._step
        return out

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = 'usage: '
        if usage is not None:
            usage = usage % {'prog': self._prog}
        else:
            options = [a for a in actions if a.option_strings]
            positionals = [a for a in actions if not a.option_strings]
            opt_parts = self._usage_parts(options, groups)
            pos_parts = self._usage_parts(positionals, groups)
            usage = ' '.join([self._prog] + self._usage_parts(
                options + positionals, groups))
            if len(prefix) + len(usage) > self._width:
                usage = self._wrapped_usage(prefix, opt_parts, pos_parts)
        return '%s%s\n\n' % (prefix, usage)

    def _usage_parts(self, actions, groups):
        parts = []
        i = 0
        while i < len(actions):
            group = self._group_at(actions, i, groups)
            if group is None:
                if actions[i].help is not SUPPRESS:
                    parts.append(self._usage_part(actions[i], False))
                i += 1
                continue
            shown = [self._usage_part(a, True) for a in group._group_actions
                     if a.help is not SUPPRESS]
            left, right = '()' if group.required else '[]'
            if len(shown) == 1 and group.required:
                parts.append(shown[0])
            elif shown:
                parts.append(left + ' | '.join(shown) + right)
            i += len(group._group_actions)
        return parts

    def _group_at(self, actions, i, groups):
        for group in groups:
            members = group._group_actions
            if members and actions[i:i + len(members)] == members:
                return group
        return None

    def _usage_part(self, action, in_group):
        if not action.option_strings:
            text = _args_text(action,
                              self._get_default_metavar_for_positional(action))
            if in_group and text[0] == '[' and text[-1] == ']':
                return text[1:-1]
            return text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            text = '%s %s' % (action.option_strings[0], _args_text(
                action, self._get_default_metavar_for_optional(action)))
        return text if action.required or in_group else '[%s]' % text

    def _unbroken(self, text):
        # What a line is not broken in: words, and what stands in brackets up to
        # the first closing ones that end a word.
        parts, i = [], 0
        while i < len(text):
            end = self._bracket_end(text, i)
            if end < 0:
                end = text.find(' ', i)
            if end < 0:
                end = len(text)
            parts.append(text[i:end])
            i = end + 1
        return parts

    def _bracket_end(self, text, i):
        close = {'(': ')', '[': ']'}.get(text[i])
        end = text.find(close, i + 1) if close else -1
        while end >= 0:
            while text[end:end + 1] == close:
                end += 1
            if end == len(text) or text[end] == ' ':
                return end
            end = text.find(close, end)
        return -1

    def _wrapped_usage(self, prefix, opt_parts, pos_parts):
        opt_parts = self._unbroken(' '.join(opt_parts))
        pos_parts = self._unbroken(' '.join(pos_parts))
        width = max(self._width - self._indent, 11)

        def lines_of(parts, indent, first=None):
            lines = []
            line = []
            used = len(indent if first is None else first) - 1
            for part in parts:
                if used + 1 + len(part) > width and line:
                    lines.append(indent + ' '.join(line))
                    line = []
                    used = len(indent) - 1
                line.append(part)
                used += len(part) + 1
            if line:
                lines.append(indent + ' '.join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines
        prog = self._prog
        if len(prefix) + len(prog) <= 0.75 * width:
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if opt_parts:
                lines = lines_of([prog] + opt_parts, indent, prefix)
                lines.extend(lines_of(pos_parts, indent))
            elif pos_parts:
                lines = lines_of([prog] + pos_parts, indent, prefix)
            else:
                lines = [prog]
        else:
            indent = ' ' * len(prefix)
            lines = lines_of(opt_parts + pos_parts, indent)
            if len(lines) > 1:
                lines = lines_of(opt_parts, indent)
                lines.extend(lines_of(pos_parts, indent))
            lines = [prog] + lines
        return '\n'.join(lines)


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return ''.join([indent + line for line in text.splitlines(True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        help = action.help or ''
        if '%(default)' not in help and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL,
                                                         ZERO_OR_MORE):
                help += ' (default: %(default)s)'
        return help


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


# -- collecting arguments -----------------------------------------------------

class _ActionsContainer:
    # A parser, or a group that hands its actions on to the parser.
    def _adds_to(self):
        return self

    def add_argument(self, *args, **kwargs):
        if not isinstance(self, _ActionsContainer):
            self.prefix_chars  # the first that is missed of a parser
        parser = self._adds_to()
        if not args or (len(args) == 1 and
                        args[0][0] not in parser.prefix_chars):
            if args and 'dest' in kwargs:
                raise ValueError('dest supplied twice for positional argument')
            kwargs = parser._get_positional_kwargs(*args, **kwargs)
        else:
            kwargs = parser._get_optional_kwargs(*args, **kwargs)
        if 'default' not in kwargs:
            dest = kwargs['dest']
            if dest in parser._defaults:
                kwargs['default'] = parser._defaults[dest]
            elif parser.argument_default is not None:
                kwargs['default'] = parser.argument_default
        kind = kwargs.pop('action', None)
        action_class = _ACTIONS.get(kind, kind) if not callable(kind) else kind
        if not callable(action_class):
            raise ValueError('unknown action "%s"' % (action_class,))
        action = action_class(**kwargs)
        hash(action.type)
        if action.type is not None and not callable(action.type):
            raise ValueError('%r is not callable' % (action.type,))
        try:
            _args_text(action, action.dest)
        except TypeError:
            raise ValueError('length of metavar tuple does not match '
                             'nargs') from None
        self._keep(action)
        return action

    def _keep(self, action):
        self._adds_to()._register(action)
        action.section = self
        self._group_actions.append(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get('nargs')
        if nargs not in (OPTIONAL, ZERO_OR_MORE):
            kwargs['required'] = True
        if nargs == ZERO_OR_MORE and 'default' not in kwargs:
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        names = []
        long_names = []
        for name in args:
            if name[0] not in self.prefix_chars:
                raise ValueError(f'invalid option string {name!r}: must start with '
                                 f'a character {self.prefix_chars!r}')
            names.append(name)
            if len(name) > 1 and name[1] in self.prefix_chars:
                long_names.append(name)
        dest = kwargs.pop('dest', None)
        if dest is None:
            source = long_names[0] if long_names else names[0]
            dest = source.lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f'dest= is required for options like {source!r}')
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=names)


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, parser, title=None, description=None):
        self._parser = parser
        self.title = title
        self.description = description
        self._group_actions = []

    def _adds_to(self):
        return self._parser

    def add_mutually_exclusive_group(self, required=False):
        group = _MutuallyExclusiveGroup(self._parser, required, self)
        self._parser._mutually_exclusive_groups.append(group)
        return group


class _MutuallyExclusiveGroup(_ActionsContainer):
    def __init__(self, parser, required, section=None):
        self._parser = parser
        self.required = required
        self._section = section
        self._group_actions = []

    def _adds_to(self):
        return self._parser

    def _keep(self, action):
        if action.required:
            raise ValueError('mutually exclusive arguments must be optional')
        section = self._section
        if section is None:
            section = (self._parser._optionals if action.option_strings
                       else self._parser._positionals)
        section._keep(action)
        self._group_actions.append(action)


class FileType:
    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._bufsize = bufsize
        self._encoding = encoding
        self._errors = errors

    def __repr__(self):
        parts = [repr(one) for one in (self._mode, self._bufsize) if one != -1]
        parts += ['%s=%r' % pair for pair in (('encoding', self._encoding),
                                              ('errors', self._errors))
                  if pair[1] is not None]
        return '%s(%s)' % (type(self).__name__, ', '.join(parts))

    def __call__(self, string):
        if string == '-':
            return _sys.stdin if 'r' in self._mode else _sys.stdout
        try:
            return open(string, self._mode)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")


# -- the parser ---------------------------------------------------------------

class ArgumentParser(_ActionsContainer):
    def __init__(self, prog=None, usage=None, description=None, epilog=None,
                 parents=(), formatter_class=HelpFormatter, prefix_chars='-',
                 fromfile_prefix_chars=None, argument_default=None,
                 conflict_handler='error', add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        if prog is None:
            prog = _sys.argv[0].rpartition('/')[2]
        self.prog = prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        if conflict_handler not in ('error', 'resolve'):
            raise ValueError('invalid conflict_resolution value: %r' %
                             conflict_handler)
        self.conflict_handler = conflict_handler
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._option_string_actions = {}
        self._mutually_exclusive_groups = []
        self._defaults = {}
        self._subparsers = None
        self._extras_of_sub = []
        self._positionals = _ArgumentGroup(self, 'positional arguments')
        self._optionals = _ArgumentGroup(self, 'options')
        self._action_groups = [self._positionals, self._optionals]
        if add_help:
            short = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(short + 'h', short * 2 + 'help', action='help',
                              default=SUPPRESS,
                              help='show this help message and exit')
        for parent in parents:
            self._defaults.update(parent._defaults)
            self._take_over(parent)

    def __repr__(self):
        return _shown(self, ('prog', 'usage', 'description', 'formatter_class',
                             'conflict_handler', 'add_help'))

    def _take_over(self, parent):
        # The parent's actions, each in the group of the same title here.
        ours = {group.title: group for group in self._action_groups}
        place = {}
        for group in parent._action_groups:
            if group.title not in ours:
                ours[group.title] = self.add_argument_group(group.title,
                                                            group.description)
            for action in group._group_actions:
                place[action] = ours[group.title]
        for group in parent._mutually_exclusive_groups:
            made = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                place[action] = made
        for action in parent._actions:
            place.get(action, self)._keep(action)

    def _keep(self, action):
        if action.option_strings:
            self._optionals._keep(action)
        elif action.nargs != PARSER or self._subparsers is None:
            self._positionals._keep(action)
        else:
            self._register(action)

    def _register(self, action):
        clash = [name for name in action.option_strings
                 if name in self._option_string_actions]
        if clash and self.conflict_handler == 'error':
            plural = 's' if len(clash) > 1 else ''
            raise ArgumentError(action, 'conflicting option string%s: %s' %
                                (plural, ', '.join(clash)))
        for name in clash:
            loser = self._option_string_actions.pop(name)
            loser.option_strings.remove(name)
            if not loser.option_strings: # nobody can name it any more
                self._actions.remove(loser)
                loser.section._group_actions.remove(loser)
        self._actions.append(action)
        for name in action.option_strings:
            self._option_string_actions[name] = action

    def add_argument_group(self, title=None, description=None):
        group = _ArgumentGroup(self, title, description)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _MutuallyExclusiveGroup(self, required)
        self._mutually_exclusive_groups.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, prog=None,
                       parser_class=None, action=None, **kwargs):
        if self._subparsers is not None:
            self.error('cannot have multiple subparser arguments')
        section = self._positionals
        if title is not None or description is not None:
            section = self.add_argument_group(title or 'subcommands',
                                              description)
        self._subparsers = section
        if prog is None:
            formatter = self._get_formatter()
            positionals = [a for a in self._actions if not a.option_strings]
            formatter.add_usage(self.usage, positionals, [], '')
            prog = formatter.format_help().strip()
        made = _SubParsersAction([], prog, parser_class or type(self),
                                 **kwargs)
        self._register(made)
        section._group_actions.append(made)
        return made

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # -- parsing --

    def parse_args(self, args=None, namespace=None):
        args, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error('unrecognized arguments: %s' % ' '.join(extras))
        return args

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS:
                if not hasattr(namespace, action.dest):
                    setattr(namespace, action.dest, action.default)
        for dest in self._defaults:
            if not hasattr(namespace, dest):
                setattr(namespace, dest, self._defaults[dest])
        self._extras_of_sub = []
        if not self.exit_on_error:
            return self._parse(args, namespace)
        try:
            return self._parse(args, namespace)
        except ArgumentError as e:
            self.error(str(e))

    def _parse(self, args, namespace):
        extras = _Parse(self, args, namespace).run()
        return namespace, extras + self._extras_of_sub

    def _parse_optional(self, arg):
        # None for a positional, else (action or None, name, attached value).
        if not arg or arg[0] not in self.prefix_chars:
            return None
        if arg in self._option_string_actions:
            return self._option_string_actions[arg], arg, None
        if len(arg) == 1:
            return None
        if '=' in arg:
            name, _, value = arg.partition('=')
            if name in self._option_string_actions:
                return self._option_string_actions[name], name, value
        matches = self._abbreviations(arg)
        if len(matches) > 1:
            self.error('ambiguous option: %s could match %s' %
                       (arg, ', '.join([name for _, name, _ in matches])))
        if matches:
            return matches[0]
        if _is_negative_number(arg):
            if not any(_is_negative_number(name)
                       for name in self._option_string_actions):
                return None
        if ' ' in arg:
            return None
        return None, arg, None

    def _abbreviations(self, arg):
        found = []
        prefix, _, value = arg.partition('=')
        value = value if '=' in arg else None
        known = self._option_string_actions
        if arg[1] in self.prefix_chars:
            if self.allow_abbrev:
                for name in known:
                    if name.startswith(prefix):
                        found.append((known[name], name, value))
            return found
        for name in known:
            if name == arg[:2]:
                found.append((known[name], name, arg[2:]))
            elif name.startswith(arg):
                found.append((known[name], name, None))
        return found

    def _get_value(self, action, text):
        convert = action.type
        if convert is None:
            return text
        try:
            return convert(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e))
        except (TypeError, ValueError):
            name = getattr(convert, '__name__', repr(convert))
            raise ArgumentError(action, f'invalid {name} value: {text!r}')

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ', '.join(map(repr, action.choices))
            raise ArgumentError(action, f'invalid choice: {value!r} '
                                f'(choose from {choices})')

    def _get_values(self, action, texts):
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER) and '--' in texts:
            texts = list(texts)
            texts.remove('--')
        if not texts and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if (not texts and nargs == ZERO_OR_MORE and
                not action.option_strings):
            if action.default is not None:
                return action.default
            return texts
        if len(texts) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, texts[0])
            self._check_value(action, value)
            return value
        values = [self._get_value(action, text) for text in texts]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    # -- texts --

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions,
                            self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions,
                            self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.add_section(group.title, group.description,
                                  group._group_actions)
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        (file or _sys.stdout).write(self.format_usage())

    def print_help(self, file=None):
        (file or _sys.stdout).write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            _sys.stderr.write(message)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')


def _is_negative_number(text):
    if not text.startswith('-'):
        return False
    whole, point, part = text[1:].partition('.')
    if point:
        return part.isdigit() and (not whole or whole.isdigit())
    return whole.isdigit()


# How many values an action takes: at least, at most.
def _wanted(action):
    nargs = action.nargs
    if nargs is None:
        return 1, 1
    if nargs == OPTIONAL:
        return 0, 1
    if nargs in (ZERO_OR_MORE, REMAINDER):
        return 0, _EVERYTHING
    if nargs in (ONE_OR_MORE, PARSER):
        return 1, _EVERYTHING
    if nargs == SUPPRESS:
        return 0, 0
    return nargs, nargs


def _expected(action):
    nargs = action.nargs
    if nargs is None:
        return 'expected one argument'
    if nargs == OPTIONAL:
        return 'expected at most one argument'
    if nargs == ONE_OR_MORE:
        return 'expected at least one argument'
    return 'expected %s argument%s' % (nargs, '' if nargs == 1 else 's')


# The counts that actions take out of n values, the first ones as many as they
# can; None when it does not work out.
def _allot(actions, n, rest):
    if not actions:
        return []
    least, most = _wanted(actions[0])
    if actions[0].nargs in (REMAINDER, PARSER):
        if least <= n and len(actions) == 1:
            return [rest]
    for count in range(min(most, n), least - 1, -1):
        others = _allot(actions[1:], n - count, rest - count)
        if others is not None:
            return [count] + others
    return None


# One run over a command line.
class _Parse:
    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.args = args
        self.namespace = namespace
        self.positionals = [a for a in parser._actions if not a.option_strings]
        self.seen = []
        self.seen_given = []
        self.extras = []
        self.options = {}
        self.kinds = ''
        only_values = False
        for i, arg in enumerate(args):
            if only_values:
                self.kinds += 'A'
            elif arg == '--':
                self.kinds += '-'
                only_values = True
            else:
                option = parser._parse_optional(arg)
                if option is None:
                    self.kinds += 'A'
                else:
                    self.kinds += 'O'
                    self.options[i] = option

    def run(self):
        at = 0
        last = max(self.options) if self.options else -1
        while at <= last:
            following = at
            while following not in self.options:
                following += 1
            if at != following:
                after = self.take_positionals(at)
                if after > at:
                    at = after
                    continue
            if at not in self.options:
                self.extras.extend(self.args[at:following])
                at = following
            at = self.take_option(at)
        at = self.take_positionals(at)
        self.extras.extend(self.args[at:])
        self.finish()
        return self.extras

    def values_from(self, at):
        # Values that stand together from there on; a '--' among them counts
        # with the value it stands before.
        n = 0
        while at < len(self.args) and self.kinds[at] != 'O':
            n += self.kinds[at] == 'A'
            at += 1
        return n

    def slice(self, at, count):
        # A '--' before the values belongs to them, and one behind them too.
        end = at
        while end < len(self.args) and (count > 0 or self.kinds[end] == '-'):
            count -= self.kinds[end] != '-'
            end += 1
        return end

    def take_positionals(self, at):
        n = self.values_from(at)
        rest = len(self.args) - at
        for k in range(len(self.positionals), 0, -1):
            counts = _allot(self.positionals[:k], n, rest)
            if counts is not None:
                break
        else:
            return at
        taken = self.positionals[:k]
        self.positionals = self.positionals[k:]
        for action, count in zip(taken, counts):
            if action.nargs in (PARSER, REMAINDER):
                end = len(self.args)
                texts = self.args[at:end]
            else:
                end = self.slice(at, count)
                texts = self.args[at:end]
            at = end
            self.act(action, texts)
        return at

    def act(self, action, texts, name=None):
        self.seen.append(action)
        values = self.parser._get_values(action, texts)
        if values is not action.default:
            self.seen_given.append(action)
            for group in self.parser._mutually_exclusive_groups:
                if action not in group._group_actions:
                    continue
                for other in group._group_actions:
                    if other is not action and other in self.seen_given:
                        raise ArgumentError(
                            action, 'not allowed with argument %s' %
                            _argument_name(other))
        action(self.parser, self.namespace, values, name)

    def take_option(self, at):
        action, name, attached = self.options[at]
        if action is None:
            self.extras.append(self.args[at])
            return at + 1
        at += 1
        while attached is not None:
            least, most = _wanted(action)
            if action.nargs != 0:
                if least > 1:
                    raise ArgumentError(action, _expected(action))
                self.act(action, [attached], name)
                return at
            # -abc: a is done, b comes next
            if name[1] in self.parser.prefix_chars or not attached:
                raise ArgumentError(action, 'ignored explicit argument %r' %
                                    attached)
            self.act(action, [], name)
            name = name[0] + attached[0]
            known = self.parser._option_string_actions
            if name not in known:
                raise ArgumentError(action, 'ignored explicit argument %r' %
                                    attached)
            action = known[name]
            attached = attached[1:] or None
        least, most = _wanted(action)
        n = 0
        while at + n < len(self.args) and self.kinds[at + n] == 'A' and n < most:
            n += 1
        if action.nargs == REMAINDER:
            n = len(self.args) - at
        if n < least:
            raise ArgumentError(action, _expected(action))
        self.act(action, self.args[at:at + n], name)
        return at + n

    def finish(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_argument_name(action))
            elif (isinstance(action.default, str) and
                  hasattr(self.namespace, action.dest) and
                  getattr(self.namespace, action.dest) is action.default):
                setattr(self.namespace, action.dest,
                        self.parser._get_value(action, action.default))
        if missing:
            self.parser.error('the following arguments are required: %s' %
                              ', '.join(missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(a in self.seen_given
                                          for a in group._group_actions):
                names = [_argument_name(a) for a in group._group_actions
                         if a.help is not SUPPRESS]
                self.parser.error('one of the arguments %s is required' %
                                  ' '.join(names))
