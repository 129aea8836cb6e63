# A stream of one's own whose flush fails, and the program as well
import sys


class Loud:
    def write(self, text):
        sys.__stdout__.write(text.upper())

    def flush(self):
        raise ValueError('no flush')

    def __repr__(self):
        return 'Loud()'


sys.stdout = Loud()
print('hello')
print('none', file=None, flush=False)
sys.exit(3)
