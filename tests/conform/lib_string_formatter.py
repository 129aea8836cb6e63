# string.Formatter: parts, fields, and what a class of one's own makes of them.
import string


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, repr(str(error)))


f = string.Formatter()
show(lambda: f.format('a{b}{{c}} {} {1!r:>5}', 1, 'x', b=2))
show(lambda: f.format('{} {} {0.real:{w}}', 1, 2, w=5))
show(lambda: f.format('{:{}} {x[a][0]}', 5, 3, x={'a': 'bc'}))
for text in ('{', '}', '{0', '{0!x}', '{0}{}', '{}{0}', '{0.}', '{0[}', '{0[1]x}',
             '{nope}', '{5}', 'é{}ü', '{:{:{}}}', '{!r}', '{0!}'):
    show(lambda: f.format(text, 'one', 2))
show(lambda: f.vformat('no field', None, 5))
show(lambda: f.vformat('{0}', {0: 'by key'}, None))
show(lambda: f.vformat('{a}', (), 'text'))
show(lambda: f.vformat(5, (), {}))
print(list(f.parse('a{b!r:c}d{{e}}f{}')), list(f.parse('')))


class Forgiving(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, f'<{key}>')
        return super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        if conversion == 'u':
            return value.upper()
        return super().convert_field(value, conversion)

    def check_unused_args(self, used, args, kwargs):
        print('used', sorted(map(str, used)))


print(Forgiving().format('{x} {y} {0!u}', 'up', x=1))
