# Wrong answers of __getnewargs__, and what is no Token
import contextvars
import copy


class A:
    def __getnewargs__(self): return None
class B:
    def __getnewargs_ex__(self): return self.r
for r in (None, (), (1, 2), ((), 2), ([], {})):
    b = B(); b.r = r
    try: copy.copy(b)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
try: copy.copy(A())
except (TypeError, ValueError) as e: print(type(e).__name__, e)
var = contextvars.ContextVar('v')
for wrong in (1, 'x', len):
    try: var.reset(wrong)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
