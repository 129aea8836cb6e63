# Which of several wrong arguments is told first.

def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Text(str):
    pass


class Odd:
    def __index__(self):
        return 1.5


show(lambda: 'abc'.endswith(5, 'x'))
show(lambda: b'abc'.rindex('a', 'x'))
show(lambda: b'abc'.startswith((1,)))
show(lambda: (1, 2).index(1, 'x'))
show(lambda: [1, 2].index(1, None))
show(lambda: str.maketrans(1, 2))
show(lambda: (5).to_bytes(1, 2))
show(lambda: int.from_bytes(b'a', 2))
show(lambda: NameError('x', name='y', sep='z'))
show(lambda: SyntaxError('x', ('f', 1)))
show(lambda: str(SyntaxError('x', ('f', True, 2, 't'))))
show(lambda: bytes(Odd()))
show(lambda: type(iter(Text('a'))).__name__)
show(lambda: b'a'.__bytes__())
show(lambda: 'a\nb'.splitlines('x'))
show(lambda: b'a\nb'.splitlines(1.5))
show(lambda: b'a\nb'.splitlines(2))
show(lambda: bytearray(b'a').__setitem__(9, []))
1 + (int('😀x'))
