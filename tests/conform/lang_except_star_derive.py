# A group that no clause fits goes on as it is, and not as derive() makes it.
import sys
class MyEG(ExceptionGroup):
    def derive(self, excs): return ExceptionGroup('d', excs)
def handle(e):
    try:
        raise e
    except* OSError:
        print('first', repr(sys.exc_info()[1]))
    except* Exception as g:
        print('second', repr(g), repr(sys.exc_info()[1]))
        raise g.exceptions[0]
try:
    handle(MyEG("my", [ValueError(1), TypeError(2)]))
except Exception as e:
    print(repr(e), repr(e.__context__))
print(repr(MyEG('my', [ValueError(1), TypeError(2)]).split(OSError)))
