# The methods behind operators, called by name with what does not fit.

def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: 'a'.__mul__('b'))
show(lambda: [1].__mul__({2}))
show(lambda: (1,).__rmul__('x'))
show(lambda: b'a'.__mul__(2))
show(lambda: (8).__format__(2))
show(lambda: 'a'.__format__(None))
show(lambda: [1].__setitem__(1, 2, 3))
show(lambda: (5).__add__())
show(lambda: range(3).__bool__())
show(lambda: bytearray(b'a').__iadd__([1]))
show(lambda: b'x'.join(5))
show(lambda: b'x\ty'.expandtabs(4))
show(lambda: bytearray(b'a\tb\n\tc').expandtabs())
show(lambda: bytearray([300]))
show(lambda: bytes([300]))
show(lambda: int(bytearray(b'x')))
show(lambda: 'abc'.find(1, 'x'))
show(lambda: 'abc'.count(1, 2))
show(lambda: str(1, 'a\0b'))
show(lambda: UnicodeTranslateError('abc', 1, 2, 'why'))
show(lambda: str(UnicodeTranslateError('abc', 1, 2, 'why')))
show(lambda: str(UnicodeTranslateError('abc', 0, 2, 'why')))
show(lambda: UnicodeTranslateError('abc'))
show(lambda: UnicodeDecodeError('utf-8', 'x', 1, 2, 'why'))
show(lambda: UnicodeEncodeError('utf-8', b'x', 1, 2, 'why'))
show(lambda: str(UnicodeEncodeError('ascii', 'x', 5, 6, 'why')))
letters = bytearray(b'abcabc')
letters[0:6:2] = []
print(letters)
