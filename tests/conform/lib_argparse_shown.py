# Parsers and actions are shown; groups across kinds; what add_argument refuses.
import argparse

parser = argparse.ArgumentParser(prog='tool')
print(parser)
print(parser.add_argument('--size', type=int, default=3, metavar='N'))
print(parser.add_argument('names', nargs='*', choices=['a', 'b']))
print(argparse.FileType('w', encoding='utf-8'), argparse.FileType('rb', 1))
for options in ({'nargs': 2, 'metavar': ('A',)}, {'metavar': ('A', 'B')},
                {'nargs': '+', 'metavar': ('A',)}, {'nargs': 'x'},
                {'action': 'append', 'nargs': 0}):
    try:
        parser.add_argument('--wrong', **options)
    except ValueError as e:
        print(e)
group = parser.add_mutually_exclusive_group(required=True)
group.add_argument('--foo', action='store_true')
group.add_argument('--spam', help='  ')
group.add_argument('badger', nargs='?')
parser.print_usage()

other = argparse.ArgumentParser(prog='tool')
group = other.add_mutually_exclusive_group()
group.add_argument('--foo', action='store_true')
group.add_argument('badger', nargs='*', default='X')
other.print_help()
commands = other.add_subparsers()
commands.add_parser('build', aliases=['b'])
for name, aliases in ('build', ()), ('bake', ['b']):
    try:
        commands.add_parser(name, aliases=aliases)
    except argparse.ArgumentError as e:
        print(e.message, e.argument_name)
