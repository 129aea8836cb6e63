"""The calls that the fuzzer's grammar of values draws: functions and types of
the modules. Lines are signatures as in calls_builtin.py.
"""

MATH = """
math.acos(x) math.acosh(x) math.asin(x) math.asinh(x) math.atan(x) math.atan2(x, x)
math.atanh(x) math.cbrt(x) math.ceil(x) math.ceil(p) math.comb(k, k) math.copysign(x, x)
math.cos(x) math.degrees(x) math.dist(l, l) math.erf(x) math.exp2(k) math.exp(x)
math.expm1(x) math.fabs(x) math.factorial(k) math.factorial(a) math.floor(x) math.floor(p)
math.fmod(x, x) math.frexp(x) math.fsum(q) math.fsum(fs) math.gcd(*i) math.hypot(*x)
math.isclose(x, x, rel_tol=f, abs_tol=f) math.isfinite(x) math.isinf(x) math.isnan(x)
math.isqrt(i) math.lcm(*i) math.ldexp(x, k) math.log(x, x?) math.log10(x) math.log1p(x)
math.log2(x) math.modf(x) math.nextafter(x, x) math.perm(k, k?) math.pow(x, x)
math.prod(q, start=x) math.radians(x) math.remainder(x, x) math.sin(x) math.sqrt(x)
math.sqrt(a) math.tan(x) math.trunc(x) math.trunc(p) math.ulp(x) math.sinh(k) math.cosh(k)
math.tanh(x) math.gamma(k) math.lgamma(k)
"""

ITERTOOLS = """
itertools.accumulate(q, h?, initial=x) itertools.chain(*q) itertools.chain.from_iterable(m)
itertools.combinations(q, k, r=k) itertools.combinations_with_replacement(q, k)
itertools.compress(q, q) itertools.count(x?, x?, start=x, step=x) itertools.cycle(q)
itertools.dropwhile(g, q) itertools.filterfalse(g, q) itertools.groupby(q, g?, key=g)
itertools.islice(q, k, k?, k?) itertools.pairwise(q) itertools.permutations(q, k?, r=k)
itertools.product(*q, repeat=k) itertools.product(s, l) itertools.repeat(a, k?, times=k)
itertools.starmap(h, pairs) itertools.takewhile(g, q) itertools.tee(q, k?)
itertools.zip_longest(*q, fillvalue=a) itertools.zip_longest(q, q) itertools.islice(q, a, a)
itertools.count(a, a) itertools.chain(a, a) itertools.repeat(a, a) itertools.groupby(a)
"""

FUNCTOOLS = """
functools.partial(g, *a) functools.partial(h, a).__call__(a) functools.reduce(h, q, x?)
functools.reduce(a, a) functools.partial(a) functools.cmp_to_key(h).__call__(a)
sorted(l, key=cmpkey) functools.wraps(g).__call__(g) functools.lru_cache(k?)
functools.lru_cache(maxsize=k, typed=b) functools.cache(g) functools.cache(<g>).__call__(a)
functools.lru_cache(g).cache_info() functools.cache(g).cache_parameters()
functools.partial(<h>, <a>).func functools.singledispatch(g) functools.total_ordering(class)
functools.update_wrapper(two, g)
"""

COLLECTIONS = """
!<Q>.append(a) !<Q>.appendleft(a) !<Q>.clear() !<Q>.copy() !<Q>.count(x) !<Q>.extend(q)
!<Q>.extendleft(q) !<Q>.index(x, k?, k?) !<Q>.insert(k, a) !<Q>.pop() !<Q>.popleft()
!<Q>.remove(x) !<Q>.reverse() !<Q>.rotate(k?) 
!<Q>.__iadd__(q) !<Q>.__imul__(k) <Q>.__add__(w) <Q>.__mul__(w) <Q>[<w>]
<Q>.__contains__(a) <Q>.__eq__(Q) <Q>.__lt__(Q) <Q>.__len__() <Q>.maxlen.__repr__()
collections.deque() collections.deque(q, k?, maxlen=k) collections.deque(a, a?) reversed(Q)
<Q>[<slices>] <Q>.index(a, a) hash(Q) collections.deque(q, maxlen=None)
collections.Counter() collections.Counter(q) collections.Counter(d) collections.Counter(a)
collections.Counter(x=i, y=k) !<C>.update(q) !<C>.update(d) !<C>.subtract(q) !<C>.subtract(d)
!<C>.most_common(k?) !<C>.elements() !<C>.total() !<C>.__getitem__(key) !<C>.__delitem__(key)
!<C>.__add__(C) !<C>.__sub__(C) !<C>.__and__(C) !<C>.__or__(C) !<C>.__iadd__(C)
!<C>.__isub__(C) !<C>.__setitem__(key, i) <C>.__eq__(C) <C>.__le__(C) <C>.__lt__(C)
<C>.__pos__() <C>.__neg__() <C>.__ge__(C) <C>.__add__(w) !<C>.pop(key, a?) <C>.copy()
collections.Counter.fromkeys(q) <C>.most_common(a) <C>.keys() <C>.__repr__() !<C>.clear()
collections.defaultdict(g, d?) collections.defaultdict() collections.defaultdict(a)
!<D>.__getitem__(key) !<D>.__missing__(key) !<D>.setdefault(key, a) !<D>.get(key)
!<D>.update(d) !<D>.copy() !<D>.__or__(d) !<D>.pop(key) !<D>.__contains__(key)
<D>.default_factory.__repr__() collections.defaultdict(g, d, x=i)
collections.OrderedDict(d) collections.OrderedDict(pairs) !<O>.move_to_end(key, last=b)
!<O>.popitem(last=b) !<O>.popitem() <O>.__eq__(d) <O>.__eq__(O) !<O>.pop(key, a?)
!<O>.setdefault(key, a) <O>.__reversed__() !<O>.update(d) !<O>.__or__(d) !<O>.__ior__(d)
collections.OrderedDict.fromkeys(q, a?) !<O>.clear() !<O>.__delitem__(key) <O>.keys()
collections.ChainMap(*d) collections.ChainMap(<d>, <d>).new_child(d?)
collections.ChainMap(<d>, <d>).get(key) collections.ChainMap(<d>, <d>).__getitem__(key)
!collections.ChainMap(<d>,<d>).pop(key) collections.ChainMap(<d>, <d>).parents.__repr__()
collections.namedtuple(word, words, rename=b, defaults=t) collections.namedtuple(a, a)
collections.namedtuple('P','x y').__call__(a, a) collections.namedtuple('P','x y')._make(q)
collections.namedtuple('P','x y',defaults=[5])(*<t>) P(i, i) P(a, a)._replace(x=a)
<P>._asdict() <P>._replace(x=a, y=a) <P>._replace(z=a) <P>.__add__(t) <P>.__eq__(t)
<P>.__getitem__(w) <P>.index(i) <P>.count(x) P._make(a) P(x=i, y=i) <P>.__lt__(t)
collections.UserDict(d).__repr__()
"""

HEAPQ = """
!heapq.heappush(<l>, i) heapq.heappop(l) heapq.heapify(l) heapq.heappushpop(l, x)
heapq.heapreplace(l, x) heapq.merge(*l, key=g, reverse=b) heapq.nlargest(k, q, key=g)
heapq.nsmallest(k, q, key=g) after(l, heapq.heapify) after(l, heapq.heappop)
after(m, heapq.heapify) heapq.heappush(a, a) heapq.nsmallest(a, a) heapq.heappop(a)
bisect.bisect(l, x, k?, k?) bisect.bisect_left(l, x, lo=k, hi=k, key=g)
bisect.bisect_right(m, a) bisect.insort(l, x)
"""

OPERATOR = """
operator.abs(x) operator.add(a, a) operator.and_(a, a) operator.attrgetter(*word)
operator.attrgetter(dotted).__call__(a) operator.call(g, a) operator.concat(a, a)
operator.contains(q, a) operator.countOf(q, a) operator.delitem(d, key) operator.eq(a, a)
operator.floordiv(x, x) operator.ge(a, a) operator.getitem(q, a) operator.gt(a, a)
operator.iadd(l, q) operator.index(a) operator.indexOf(q, a) operator.inv(x)
operator.is_(a, a) operator.is_not(a, None) operator.itemgetter(*key)
operator.itemgetter(<k>).__call__(q) operator.itemgetter(<k>,<k>).__call__(q)
operator.itemgetter(<key>).__call__(d) operator.le(a, a) operator.length_hint(a, k?)
operator.lshift(k, k) operator.lt(a, a) operator.matmul(a, a)
operator.methodcaller(word, *a) operator.methodcaller('count','a').__call__(a)
operator.mod(a, a) operator.mul(x, x) operator.ne(a, a) operator.neg(a) operator.not_(a)
operator.or_(a, a) operator.pos(a) operator.pow(x, k) operator.rshift(i, k)
operator.setitem(d, key, a) operator.sub(a, a) operator.truediv(x, x) operator.truth(a)
operator.xor(a, a) operator.iconcat(l, l) operator.itemgetter(<slices>).__call__(s)
repr(ops) operator.ior(z, z) operator.imul(x, x) operator.ipow(x, k) operator.iconcat(a, a)
"""

RANDOM = """
<r>.seed(seed) <r>.random() <r>.randint(k, k) <r>.randint(i, i) <r>.randint(a, a)
<r>.randrange(k, k?, k?) <r>.randrange(i) <r>.randrange(a) <r>.choice(q) <r>.choice(a)
<r>.choices(q, q?, weights=l, k=k) <r>.choices(q, cum_weights=l, k=k) <r>.choices(s, k=k)
<r>.shuffle(l) after(l, <r>.shuffle) <r>.sample(q, k, counts=l) <r>.sample(l, k)
<r>.sample(R, k) <r>.uniform(x, x) <r>.gauss(x?, x?, mu=x, sigma=x) <r>.getrandbits(k)
<r>.getrandbits(i) <r>.normalvariate(f, f) =<r>.triangular(<k>,<k>,<k>) <r>.expovariate(f)
<r>.betavariate(f, f) <r>.randbytes(k) <r>.lognormvariate(k, f) =<r>.paretovariate(<k>)
=<r>.weibullvariate(<k>,<k>) =<r>.vonmisesvariate(<f>,<k>) <r>.gammavariate(k, k) <r>.seed(seed, k?)
<r>.seed(a) random.Random(<seed>).random() <r>.choice(R) <r>.sample(z, k) <r>.shuffle(a)
random.Random(<seed>).sample(s, k) random.Random(<seed>).choices(s, k=k)
random.Random(<seed>).getstate().__len__() <r>.randint(1, 10**20) <r>.uniform(a, a)
"""

JSON = """
json.dumps(a) json.dumps(j) json.dumps(j, indent=k, sort_keys=b) json.dumps(j, indent=s)
json.dumps(j, separators=seps) json.dumps(j, ensure_ascii=b) json.dumps(j, default=g)
json.dumps(j, skipkeys=b, allow_nan=b) json.dumps(j, indent=None, sort_keys=b)
json.dumps(d, sort_keys=b) json.loads(js) json.loads(js, parse_int=g, parse_float=g)
json.loads(js, object_hook=g) json.loads(js, object_pairs_hook=g) json.loads(a) json.loads(s)
json.loads(json.dumps(<j>)) json.dumps(j, seps) json.loads(js, parse_constant=g, strict=b)
json.JSONEncoder(sort_keys=b).encode(<j>) json.JSONDecoder().raw_decode(js)
json.loads(<js>.encode()) json.dumps(f) json.dumps(s) json.dumps(m) json.dumps(j, cls=a)
"""

STRING = """
string.capwords(s, s?) string.Template(template).substitute(d) textwrap.dedent(text)
string.Template(<template>).substitute(x=a, a=s) string.Template(<template>).safe_substitute(d)
string.Template(<template>).substitute(d, x=i) string.Template(template)
string.Formatter().format(s, *a) string.ascii_letters.find(s) string.digits.count(char)
string.punctuation.index(char) string.whitespace.find(char) string.hexdigits.strip(s)
string.printable.count(s) textwrap.dedent(a) textwrap.wrap(text, k?, width=width)
textwrap.fill(text, width=width, initial_indent=s, subsequent_indent=s)
textwrap.indent(text, s, g?) textwrap.shorten(text, width=width, placeholder=s)
textwrap.wrap(text, width=width, break_long_words=b, break_on_hyphens=b)
textwrap.wrap(text, width=width, max_lines=k, drop_whitespace=b) textwrap.fill(a, a)
string.Formatter().vformat(s, t, d) textwrap.wrap(text, width=width, tabsize=k)
"""

DATETIME = """
datetime.timedelta(*k) datetime.timedelta(days=x, hours=x, minutes=k, seconds=x)
datetime.timedelta(weeks=x, microseconds=x, milliseconds=x) <T>.total_seconds() <T>.__add__(T)
<T>.__mul__(x) <T>.__truediv__(x) <T>.__floordiv__(x) <T>.__divmod__(T) <T>.__mod__(T)
<T>.__neg__() <T>.__abs__() str(T) repr(T) <T>.__eq__(a) <T>.__lt__(a) <T>.__sub__(T)
<T>.days.__str__() <T>.__bool__() <T>.__hash__() <T>.__truediv__(T) <T>.__rmul__(k)
datetime.date(k, k, k) datetime.date(year, k, day) datetime.date.fromisoformat(iso)
datetime.date.fromordinal(k) datetime.date.fromtimestamp(k) <A>.isoformat() <A>.weekday()
<A>.isoweekday() <A>.isocalendar() <A>.strftime(dateformat) <A>.replace(year=k, day=day)
<A>.toordinal() <A>.timetuple() <A>.ctime() <A>.__add__(T) <A>.__sub__(A) <A>.__sub__(T)
<A>.__lt__(A) <A>.__eq__(a) str(A) repr(A) <A>.__format__(dateformat) format(A, dateformat)
datetime.datetime(year, k, day, k?, k?, k?, k?) datetime.datetime.fromisoformat(iso)
datetime.datetime.strptime(iso, parseformat) <B>.strftime(dateformat) <B>.isoformat(char?)
<B>.isoformat(timespec=timespec) <B>.replace(hour=k, minute=k, day=day) <B>.timestamp()
<B>.date() <B>.time() <B>.__sub__(B) <B>.__add__(T) <B>.__sub__(T) <B>.__lt__(B)
<B>.__eq__(a) str(B) repr(B) <B>.weekday() <B>.ctime() <B>.timetuple() <B>.utcoffset()
<B>.astimezone(datetime.timezone.utc) datetime.datetime.combine(A, H) format(B, dateformat)
datetime.datetime.fromtimestamp(k) datetime.datetime.utcfromtimestamp(i) <B>.isocalendar()
datetime.time(k?, k?, k?) datetime.time(hour=k, minute=k) datetime.time.fromisoformat(iso)
<H>.isoformat(timespec=timespec) <H>.strftime(dateformat) <H>.replace(hour=k) str(H) repr(H)
<H>.__lt__(H) <H>.__eq__(H) datetime.timezone(T, s?) datetime.timezone(<T>).utcoffset(None)
datetime.timezone.utc.tzname(a) <A>.__lt__(B) <B>.__sub__(a) <A>.__add__(a) <T>.__add__(A)
datetime.date.today() =datetime.datetime.now(<tz>) <B>.tzname() <B>.toordinal() <B>.hour.__add__(k)
datetime.datetime(a, a, a) datetime.timedelta(a) datetime.date(a, a, a) datetime.time(a)
 datetime.date.fromisocalendar(year, k, k)
<H>.__bool__() datetime.timedelta.max.__add__(T) datetime.datetime.max.__add__(T)
"""

STATISTICS = """
statistics.mean(q) statistics.mean(nums) statistics.median(nums) statistics.mode(q)
statistics.stdev(nums) statistics.variance(nums) statistics.pstdev(nums) statistics.fmean(nums)
statistics.pvariance(nums) statistics.median_low(nums) statistics.median_high(nums)
statistics.multimode(q) statistics.harmonic_mean(nums) statistics.geometric_mean(nums)
statistics.quantiles(nums, n=k) statistics.mean(a) statistics.median(a) statistics.mode(a)
statistics.fmean(nums, nums) statistics.correlation(nums, nums) statistics.stdev(a)
statistics.mean(fs) statistics.variance(nums, x)
statistics.linear_regression(nums, nums) statistics.covariance(nums, nums)
"""

TIME_SYS = """
=time.gmtime(<k>) =time.localtime(<k>) =time.strftime(<gmformat>,<gm>) time.asctime(gm)
=time.ctime(<k>) time.mktime(gm) time.strptime(iso, parseformat) =time.sleep('x')
=time.monotonic() =time.time() =time.sleep(-1) =time.sleep(0.5) <gm>[<w>]
sys.getsizeof.__name__.upper() sys.version_info.__ge__(t) sys.intern(s) sys.maxsize.__add__(k)
sys.stdout.write(s) sys.stdout.write(a) sys.getrecursionlimit() =sys.setrecursionlimit(-<n4>) =sys.setrecursionlimit(1<n4>00)
sys.exit(a) os.path.join(s, *s) os.path.basename(path) os.path.dirname(path)
os.path.split(path) os.path.splitext(path) os.path.normpath(path) os.path.isabs(path)
os.path.join(a, a) os.path.commonprefix(strs) os.path.abspath('/a/../b') =os.environ.get(<s>,<a>)
os.getenv(s, a?) os.urandom(k).__len__() os.environ.__getitem__(s) sys.argv.__len__() sys.byteorder.upper() sys.float_info.max.hex() sys.version_info[:<k>]
os.path.splitext(a) =os.path.relpath('/a/./b/../c/','/a//d') sys.getdefaultencoding() sys.stderr.write('')
os.path.basename(a) os.path.commonpath(strs) os.fspath(a) os.sep.join(strs) sys.stdout.flush()
"""

OBJECTS = """
types.SimpleNamespace(x=a, y=a) types.SimpleNamespace(a) types.MappingProxyType(d)
types.SimpleNamespace(**<d>) types.MappingProxyType(<d>).get(key) types.MappingProxyType(a)
types.MappingProxyType(<d>).__setitem__(key, a) inspect.isfunction(g) inspect.isclass(a)
inspect.ismethod(a) inspect.iscoroutinefunction(g) inspect.isawaitable(a) inspect.isbuiltin(g)
=inspect.signature(two) inspect.signature(two).bind(*a) inspect.isgenerator(a)
inspect.signature(two).parameters.__len__() inspect.cleandoc(text)
inspect.signature(two).bind(a, k=a) inspect.iscoroutine(a)
contextvars.ContextVar(s, default=a) contextvars.ContextVar(a)
contextvars.ContextVar('v', default=<a>).get() contextvars.ContextVar('v').get(*a)
contextvars.ContextVar('v').set(a) contextvars.copy_context().run(g, a)
contextvars.copy_context().get(a) contextlib.suppress(*error) contextlib.nullcontext(a)
contextlib.closing(a) contextlib.ExitStack().pop_all() contextlib.ExitStack().enter_context(a)
contextlib.ExitStack().callback(g, a) contextlib.contextmanager(g) dataclasses.is_dataclass(a)
dataclasses.fields(a) dataclasses.asdict(a) dataclasses.replace(V1, x=a) dataclasses.field(default=a)
dataclasses.asdict(V1) dataclasses.astuple(V1) dataclasses.fields(V1) Vec(a, a) Vec(x=i)
dataclasses.make_dataclass(word, words) dataclasses.field(default=a, default_factory=g)
<V1>.__eq__(V1) <V1>.__lt__(V1) <V1>.__hash__() repr(V1) setattr(V1, word, a) dataclasses.replace(a)
enum.Enum(word, words) Hue(a) Hue[<word>] Hue(k) Hue.RED.__lt__(Hue.BLUE) <U>.name.lower()
Level(k) Level(a) <U>.__eq__(a) <U>.__hash__() <U>.value.__add__(w) repr(U) str(U)
format(U, sspec) list(Hue) Hue.__members__ len(Hue) isinstance(U, class) Hue.__contains__(U)
Perm(k) Perm.R.__or__(U) Perm.R.__and__(Perm.W) <U>.__or__(U) <U>.__and__(w)
<U>.__invert__() <U>.__add__(k) setattr(Hue, word, a) <U>.__lt__(U) sorted([U, U]) max(U, U)
typing.cast(ann, a) typing.get_type_hints(two) typing.NewType(word, int) typing.TypeVar(word)
typing.List[<ann>] typing.Optional[<ann>] typing.Union[<ann>,<ann>] typing.Dict[str,<ann>]
typing.get_origin(hint) typing.get_args(hint) typing.Callable[[<ann>],<ann>] 
repr(hint) <hint>==<hint> abc.ABCMeta(word, (), {}) warnings.warn(s, wclass?)
warnings.simplefilter(word) warnings.warn(a, a?) =traceback.format_exception_only(<E>)
=traceback.format_exception(<E>) =traceback.format_exc() list[<ann>] dict[str,<ann>]
<hint>[<ann>] tuple[<ann>,...] <hint>.__args__ <hint>() <ann>|<ann> warnings.filterwarnings(word)
"""

TABLES = [MATH, ITERTOOLS, ITERTOOLS, FUNCTOOLS, COLLECTIONS, COLLECTIONS, HEAPQ,
          OPERATOR, RANDOM, JSON, STRING, DATETIME, DATETIME, STATISTICS, TIME_SYS,
          OBJECTS, OBJECTS]
