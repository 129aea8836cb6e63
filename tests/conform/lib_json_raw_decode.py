# Where raw_decode begins, and what is said of what can't be read at all
import json


class Second:
    def __index__(self):
        return 1


decoder = json.JSONDecoder()
for arguments in ((object, 'x'), ('[1]', None), (1, 1.5), ('[1]', -1),
                  ('[1]', 2**70), ('a1', Second()), ('a1', True), (b'1', 0),
                  ('[1] rest', 0), ('', 0), ('1', 5)):
    try:
        print(decoder.raw_decode(*arguments))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
for text in (1, None, b'1', bytearray(b'1'), [], ' 2 '):
    try:
        print(decoder.decode(text))
    except TypeError as error:
        print(error)
