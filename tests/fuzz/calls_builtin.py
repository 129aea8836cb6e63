"""The calls that the fuzzer's grammar of values draws: the methods of the
built-in types and the built-in functions.

A line is a call in the form of a signature: `<s>.split(s?, k?, sep=s)` calls
split of a random string with up to two positional arguments of the kinds s and
k, or with the keyword sep. `?` stands after what may be left out, `*` before
what may come any number of times, and a line that starts with `=` is drawn as it
is, without slips: vars() of a built-in type would show the interpreter's own
documentation, as would a function's in C its signature. A line that starts with `!` changes what
stands before the dot, which is shown afterwards. The kinds are those of
grammar_values.py.
"""

INT = """
int() int(i) int(f) int(s, base?) int(a) int(s, base=base) int(p) int(digits, base)
int(y, base?) int(digits)
<i>.bit_length() <i>.bit_count() <i>.conjugate() <i>.as_integer_ratio()
<i>.to_bytes(k?, order?, length=k, byteorder=order, signed=b)
int.from_bytes(y, order?, byteorder=order, signed=b) int.from_bytes(l, order)
<i>.__index__() <i>.__ceil__() <i>.__round__(k?) <i>.__trunc__() <i>.__floor__()
<i>.__add__(w) <i>.__radd__(w) <i>.__divmod__(x) <i>.__pow__(k, i?) <i>.__bool__()
<i>.__lshift__(k) <i>.__rsub__(x) <i>.__eq__(x) <i>.__lt__(x) <i>.__format__(ispec)
<i>.__getnewargs__() <i>.__hash__() <i>.__repr__() <i>.__neg__() <i>.__float__()
bool(a) bool() <b>.__and__(w) <b>.__or__(b) <b>.__xor__(x) <b>.__repr__()
<i>.real() <i>.__sub__(w) <i>.__rtruediv__(x) <i>.__rmod__(x)
"""

FLOAT = """
float() float(x) float(s) float(a) float(p) float(digits) float.fromhex(hexes)
<f>.hex() <f>.is_integer() <f>.as_integer_ratio() <f>.conjugate() <f>.__round__(k?)
<f>.__trunc__() <f>.__floor__() <f>.__ceil__() <f>.__int__() <f>.__divmod__(x)
<f>.__mod__(x) <f>.__eq__(x) <f>.__lt__(w)
<f>.__format__(fspec) <f>.__add__(w) <f>.__floordiv__(x)
<f>.__getnewargs__() float.__repr__(f) <f>.__rsub__(x) <f>.__bool__() <f>.__abs__()
"""

STR = """
str() str(a) str(y, codec?, errors?) str(object=a) str(y, encoding=codec, errors=errors)
<s>.capitalize() <s>.casefold() <s>.center(k, char?) <s>.count(s, k?, k?)
<s>.encode(codec?, errors?, encoding=codec, errors=errors) <s>.endswith(s, k?, k?)
<s>.endswith(t) <s>.expandtabs(k?, tabsize=k) <s>.find(s, k?, k?) <s>.format_map(d)
<s>.index(s, k?, k?) <s>.isalnum() <s>.isalpha() <s>.isascii() <s>.isdecimal()
<s>.isdigit() <s>.isidentifier() <s>.islower() <s>.isnumeric() <s>.isprintable()
<s>.isspace() <s>.istitle() <s>.isupper() <s>.join(q) <s>.join(strs) <s>.ljust(k, char?)
<s>.lower() <s>.lstrip(s?) <s>.partition(s) <s>.removeprefix(s) <s>.removesuffix(s)
<s>.replace(s, s, k?) <s>.rfind(s, k?, k?) <s>.rindex(s, k?, k?) <s>.rjust(k, char?)
<s>.rpartition(s) <s>.rsplit(s?, k?, sep=s, maxsplit=k) <s>.rstrip(s?)
<s>.split(s?, k?, sep=s, maxsplit=k) <s>.splitlines(b?, keepends=b)
<s>.startswith(s, k?, k?) <s>.startswith(t) <s>.strip(s?) <s>.swapcase() <s>.title()
<s>.translate(table) str.maketrans(s, s?, s?) str.maketrans(d) <s>.upper() <s>.zfill(k)
<s>.__add__(w) <s>.__mul__(w) <s>.__rmul__(k) <s>.__mod__(w) <s>.__contains__(w)
<s>.__getitem__(w) <s>.__eq__(w) <s>.__lt__(w) <s>.__format__(sspec) <s>.__len__()
<s>.__getnewargs__() str.join(s, strs) str.upper(a) str.lower(s) str.split(a, a)
str.__repr__(s) str.__str__(s) <s>.__ge__(s) str.strip(s) <s>.__rmod__(w)
"""

BYTES = """
bytes() bytes(k) bytes(q) bytes(s, codec?, errors?) bytes(y) bytes(a) bytes.fromhex(hexes)
bytearray() bytearray(k) bytearray(l) bytearray(s, codec?) bytearray(a)
bytearray.fromhex(hexes) bytes(source=y) bytes(s, encoding=codec)
<y>.capitalize() <y>.center(k, byte?) <y>.count(y, k?, k?) <y>.count(i)
<y>.decode(codec?, errors?, encoding=codec, errors=errors) <y>.endswith(y, k?, k?)
<y>.expandtabs(k?) <y>.find(y, k?, k?) <y>.find(i) <y>.hex(char?, k?, sep=char)
<y>.index(y, k?, k?) <y>.isalnum() <y>.isalpha() <y>.isascii() <y>.isdigit()
<y>.islower() <y>.isspace() <y>.istitle() <y>.isupper() <y>.join(ys) <y>.join(a)
<y>.ljust(k, byte?) <y>.lower() <y>.lstrip(y?) <y>.partition(y) <y>.removeprefix(y)
<y>.removesuffix(y) <y>.replace(y, y, k?) <y>.rfind(y, k?, k?) <y>.rindex(y, k?, k?)
<y>.rjust(k, byte?) <y>.rpartition(y) <y>.rsplit(y?, k?, sep=y) <y>.rstrip(y?)
<y>.split(y?, k?, sep=y, maxsplit=k) <y>.splitlines(b?) <y>.startswith(y, k?, k?)
<y>.strip(y?) <y>.swapcase() <y>.title() <y>.translate(y, y?) <y>.translate(None, delete=y)
bytes.maketrans(y, y) <y>.upper() <y>.zfill(k) <y>.__add__(w) <y>.__mul__(w)
<y>.__contains__(w) <y>.__getitem__(w) <y>.__eq__(w) <y>.__lt__(w) <y>.__mod__(w)
<y>.startswith(t) <y>.__bytes__()
!<Y>.append(i) !<Y>.extend(q) !<Y>.insert(k, i) !<Y>.pop(k?) !<Y>.remove(i)
!<Y>.reverse() !<Y>.clear() !<Y>.copy() !<Y>.__setitem__(k, i) !<Y>.__iadd__(y)
!<Y>.__delitem__(k) !<Y>.__imul__(k) !<Y>.__setitem__(slices, y)
"""

LIST = """
list() list(q) list(a) !<l>.append(a) !<l>.extend(q) !<l>.extend(a) !<l>.insert(k, a)
!<l>.pop(k?) !<l>.remove(x) !<m>.remove(a) !<l>.clear() !<l>.copy() !<l>.count(x)
!<l>.index(x, k?, k?) !<l>.reverse() !<l>.sort(key=g, reverse=b) !<m>.sort(key=g)
!<l>.__setitem__(k, a) !<l>.__setitem__(slices, q) !<l>.__delitem__(slices)
!<l>.__delitem__(k) !<l>.__iadd__(q) !<l>.__imul__(k) !<l>.__add__(a) !<m>.index(a)
<l>.__mul__(w) <l>.__rmul__(k) <l>.__contains__(a) <l>.__eq__(a) <l>.__lt__(a)
<l>.__len__() <l>.__getitem__(w) <l>.__iter__() <l>.__reversed__() <m>.count(a)
tuple() tuple(q) tuple(a) <t>.count(a) <t>.index(a, k?, k?) <t>.__add__(a) <t>.__mul__(w)
<t>.__getitem__(w) <t>.__contains__(a) <t>.__lt__(t) <t>.__len__()
list.append(a, a) list.sort(a) !<l>.__init__(q) list.__repr__(l) <t>.__getnewargs__()
"""

DICT = """
dict() dict(d) dict(pairs) dict(a) dict(d, x=i, y=s) dict(pairs, k=a) dict.fromkeys(q, a?)
!<d>.clear() !<d>.copy() !<d>.get(key, a?) !<d>.items() !<d>.keys() !<d>.values()
!<d>.pop(key, a?) !<d>.popitem() !<d>.setdefault(key, a?) !<d>.update(d) !<d>.update(pairs)
!<d>.update(a) !<d>.update(x=i, z=s) !<d>.__setitem__(key, a) !<d>.__delitem__(key)
!<d>.__getitem__(key) !<d>.__ior__(d) !<d>.__ior__(pairs) !<d>.__or__(w) !<d>.__ror__(w)
<d>.__contains__(key) <d>.__eq__(a) <d>.__len__() <d>.__iter__() <d>.__reversed__()
<d>.keys().__and__(q) <d>.keys().__or__(q) <d>.keys().__sub__(q) <d>.keys().__xor__(q)
<d>.keys().isdisjoint(q) <d>.items().isdisjoint(q) <d>.keys().__eq__(z)
<d>.items().__and__(pairs) <d>.keys().__lt__(z) <d>.keys().__contains__(a)
<d>.items().__contains__(t) <d>.values().__len__() reversed(views) len(views) list(views)
repr(views) <d>.keys().__rsub__(z) set(views) sorted(views) dict.get(d, key) <d>.__lt__(d)
"""

SET = """
set() set(q) set(a) frozenset() frozenset(q) frozenset(a) !<Z>.add(key) !<Z>.clear()
!<Z>.copy() !<Z>.difference(*q) !<Z>.difference_update(*q) !<Z>.discard(key)
!<Z>.intersection(*q) !<Z>.intersection_update(*q) !<Z>.isdisjoint(q) !<Z>.issubset(q)
!<Z>.issuperset(q) !<Z>.pop() !<Z>.remove(key) !<Z>.symmetric_difference(q)
!<Z>.symmetric_difference_update(q) !<Z>.union(*q) !<Z>.update(*q) !<Z>.__ior__(z)
!<Z>.__isub__(z) !<Z>.__iand__(z) !<Z>.__ixor__(z) <z>.__and__(a) <z>.__or__(w)
<z>.__sub__(w) <z>.__xor__(z) <z>.__le__(a) <z>.__lt__(z) <z>.__eq__(a) <z>.__gt__(z)
<z>.__contains__(a) <z>.__len__() frozenset(<z>).__hash__() <z>.union(*a) <z>.__rsub__(z)
<z>.__hash__() <z>.issubset(a)
"""

RANGE = """
range(k) range(k, k) range(k, k, k) range(a) range(i, i, i) <R>.count(a) <R>.index(a)
<R>.__getitem__(w) <R>.__getitem__(slices) <R>.__contains__(x) <R>.__eq__(a) <R>.__len__()
<R>.__reversed__() <R>.__iter__() list(R) sum(R) max(R) len(R) repr(R)
<R>.start.__add__(k) <R>.stop.__add__(k) <R>.step.__add__(k) <R>.__bool__() reversed(R)
slice(k) slice(k, k?, k?) slice(a, a) slices.indices(k) slice(<k>, <k>).indices(a)
<slices>.indices(k) <slices>.__eq__(a) <slices>.__hash__() repr(slices) <slices>.__lt__(slices)
sorted(R) min(R) bool(R) tuple(R) enumerate(R) set(R) <R>.__lt__(R)
"""

BUILTINS = """
abs(x) abs(a) all(q) all(a) any(q) any(a) ascii(a) bin(i) bin(a) callable(a) chr(i) chr(a)
delattr(a, word) dir(a, a) divmod(x, x) divmod(a, a) enumerate(q, k?, start=k) enumerate(a)
filter(g, q) filter(a, a) format(a, spec?) format(i, ispec) format(f, fspec) format(s, sspec)
getattr(a, word, a?) getattr(a, a) hasattr(a, word) hasattr(a, a) hash(i) hash(s)
hash(l) hex(i) hex(a) id(a, a) isinstance(a, class) isinstance(a, a)
issubclass(type, class) issubclass(a, a) iter(q) iter(a) iter(g, a) iter(a, a) len(a) len(q)
map(g, q) map(h, q, q) map(a, a) map(g) max(q, default=a, key=g) max(x, x, *x) max(a, key=g)
min(q, default=a, key=g) min(x, x, key=g) min(a) max(m, key=g) next(iter(q), a?)
next(a, a?) oct(i) oct(a) ord(char) ord(a) pow(x, x) pow(i, k, i) pow(a, a, a?)
pow(base=x, exp=k, mod=i) repr(a) reversed(q) reversed(a) round(x, k?) round(a, a?)
round(number=x, ndigits=k) setattr(a, word, a) slice(a) sorted(q, key=g, reverse=b)
sorted(a, key=a) sum(l, x?) sum(q, start=x) sum(a, a?) sum(ls, []) type(a) type(a, a)
type(word, bases, sd) zip(*q) zip(q, q, strict=b) zip(*a) zip(q, q, strict=True)
print(*a, sep=s, end=s) print(a, sep=a) print(a, end=a) print(*s, sep=None, flush=b)
=vars(<p>) =vars(<E>) super(a, a) object() object(a) property(g) staticmethod(g) classmethod(g)
staticmethod(<g>).__call__(a)  isinstance(a, class2)
ascii(s) repr(s) repr(f) str(f) sum(fs) sum(xs) max(*a)
aiter(a) anext(a) bool(p) len(p) iter(p) list(p) float(p) abs(p) divmod(p, x)
round(p, k?) sorted(p) reversed(p) max(p) sum(p) tuple(p) dict(p) set(p) enumerate(p)
format(p, s) str(p) repr(p) bytes(p) dir(p, a) range(p) hex(p) chr(p) isinstance(a, p)
"""

ERRORS = """
<E>.with_traceback(a) <E>.add_note(a) <E>.__str__() <E>.__repr__() repr(E) str(E)
<error>(*a) <error>(<a>, <a>).args.__len__() <error>(<s>, <s>).__str__() OSError(*a) OSError(k, s, s?)
OSError(<k>, <s>, <s>).__str__() KeyError(<a>).__str__() StopIteration(<a>).value.__repr__()
SystemExit(<a>).code.__repr__() UnicodeDecodeError(s, y, k, k, s)
UnicodeDecodeError('utf-8', <y>, <n4>, <n4>, <s>).__str__() UnicodeEncodeError(s, s, k, k, s)
UnicodeEncodeError('ascii', 'abé日', <n4>, <n4>, <s>).__str__() ImportError(s, name=s, path=s)
ImportError(*a, name=s) NameError(s, name=s) AttributeError(s, name=s, obj=a)
BaseException(*a) ExceptionGroup(s, es) ExceptionGroup(a, a) BaseExceptionGroup(s, es)
ExceptionGroup('g', <es>).subgroup(errorclass) ExceptionGroup('g', <es>).split(errorclass)
ExceptionGroup('g', <es>).derive(es) ExceptionGroup('g', <es>).subgroup(g)
ExceptionGroup('g', <es>).exceptions.__len__() SyntaxError(*a) SyntaxError(s, place)
SyntaxError(<s>, (<s>, <k>, <k>, <s>)).__str__() UnicodeTranslateError(s, k, k, s)
UnicodeTranslateError('abc', <n4>, <n4>, <s>).__str__() OSError(<k>, <s>).errno.__repr__()
Warning(*a) DeprecationWarning(s) FileNotFoundError(k, s) BlockingIOError(*a)
ExceptionGroup(<s>, <es>).__str__() ExceptionGroup(<s>, <es>).message.upper() <error>(x=a)
"""

TABLES = [INT, FLOAT, STR, STR, BYTES, LIST, DICT, SET, RANGE, BUILTINS, BUILTINS,
          ERRORS]
