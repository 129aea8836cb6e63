# Numbers that no C integer holds: what is said depends on what they are for.
def show(text, call):
    try:
        print(text, repr(call())[:40])
    except Exception as error:
        print(text, type(error).__name__, error)


HUGE = 2 ** 70
show('times', lambda: 'ab' * HUGE)
show('times', lambda: [1] * HUGE)
show('long', lambda: 'ab' * 2 ** 62)
show('long', lambda: b'ab' * 2 ** 62)
show('item', lambda: [1][HUGE])
show('slice', lambda: [1, 2][:HUGE])
show('pop', lambda: [1].pop(HUGE))
show('center', lambda: 'a'.center(HUGE))
show('split', lambda: 'a'.split('b', HUGE))
show('chr', lambda: chr(2 ** 31))
show('chr', lambda: chr(HUGE))
show('bytes', lambda: bytes(HUGE))
show('bytes', lambda: bytes(2 ** 63 - 1))
show('shift', lambda: 1 << HUGE)
show('shift', lambda: 0 << HUGE)
show('shift', lambda: 5 >> HUGE)
show('round', lambda: (round(5, HUGE), round(5.5, HUGE), round(5.5, -HUGE)))
show('base', lambda: int('1', HUGE))
show('width', lambda: '%*d' % (HUGE, 1))
show('precision', lambda: '%.*f' % (2 ** 40, 1))
show('enumerate', lambda: list(enumerate('ab', HUGE)))
show('range', lambda: len(range(HUGE)))
show('range', lambda: range(HUGE)[-1])
