# The interpreter works out the constants of a marked expression before it looks
# for its sides, and the traceback module doesn't. Both mark what goes on over
# the line's end up to its last letter; the interpreter counts it in bytes.
import sys
import traceback


def tell(act):
    try:
        act()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)
        traceback.print_exc()


def delete_letter():
    del 'it\'s'[0]


def store_letter():
    'abc'[0] = 'b'


def add_to_letter():
    'abc'[0] += 'b'


def delete_item_of_sum():
    del (() + ('a', 1))[0]


def delete_byte():
    del (b'a' * 3)[True]


def delete_behind_the_end():
    del 'abc'[7]


def delete_slice():
    del (1, 2)[0:1]


def add_wrong():
    1 + 'a'


class Wrong:
    def __init__(self, *args):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return self.nothing


def over_the_end():
    return 'ß€ straße' + Wrong('é',  
                               'e')


def whole_line_but():
    with Wrong('ß straße') as w:
        print(type(w))


for act in (delete_letter, store_letter, add_to_letter, delete_item_of_sum,
            delete_byte, delete_behind_the_end, delete_slice, add_wrong,
            over_the_end, whole_line_but):
    tell(act)
