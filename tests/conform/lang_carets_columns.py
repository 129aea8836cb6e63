# Carets count columns: wide characters are two; the traceback module has ways
# of its own with blanks at a line's end and letters of several bytes.
import sys
import traceback

n = None


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc(file=sys.stdout)
        print('--')


show(lambda: '日本' + n)
show(lambda: 'été' + n)
show(lambda: 'été'[n])
show(lambda: ['😀', n.x])
def trailing():
    return '日' + n   
show(trailing)
def lines():
    return ('日é' +   
            n)
show(lines)
x = 'é日', n.x, '日' + 1
