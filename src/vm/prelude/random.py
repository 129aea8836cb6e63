# random: selections and distributions, drawn from the generator in C. The
# module's functions are the methods of one hidden instance, which starts with
# the run's own seed.
from _random import Random as _Generator, SystemRandom
from bisect import bisect as _bisect
from collections.abc import Sequence as _Sequence
from itertools import accumulate as _accumulate
from math import acos as _acos, ceil as _ceil, cos as _cos, e as _E, \
    exp as _exp, floor as _floor, isfinite as _isfinite, log as _log, \
    pi as _PI, sin as _sin, sqrt as _sqrt
from operator import index as _index
from warnings import warn as _warn

_TWO_PI = 2.0 * _PI
_ONE = 1
_STEPS = 1 << 53  # as many numbers random() can give
_SEEDS = type(None), int, float, str, bytes, bytearray


# An argument of randrange as an int: what has no __index__ may still stand for
# a whole number.
def _whole(given, what):
    try:
        return _index(given)
    except TypeError:
        found = int(given)
        if found != given:
            _warn('randrange() will raise TypeError in the future',
                  DeprecationWarning, 3)
            raise ValueError(f'non-integer {what} for randrange()')
        _warn('non-integer arguments to randrange() have been deprecated since '
              'Python 3.10 and will be removed in a subsequent version',
              DeprecationWarning, 3)
        return found


# The hash of text that Python 2 had, for seeds of the first version.
def _old_hash(text):
    if isinstance(text, bytes):
        text = text.decode('latin-1')
    h = ord(text[0]) << 7 if text else 0
    for c in text:
        h = 1000003 * h & 0xFFFFFFFFFFFFFFFF ^ ord(c)
    h ^= len(text)
    return -2 if h == -1 else h


def _below_by_bits(self, n):
    bits = n.bit_length()
    drawn = self.getrandbits(bits)
    while drawn >= n:
        drawn = self.getrandbits(bits)
    return drawn


def _below_by_random(self, n):
    if n >= _STEPS:
        _warn('Underlying random() generator does not supply \n'
              'enough bits to choose from a population range this large.\n'
              'To remove the range limitation, add a getrandbits() method.')
        return _floor(self.random() * n)
    # what is left over at the end would make the first numbers likelier
    limit = (_STEPS - _STEPS % n) / _STEPS
    drawn = self.random()
    while drawn >= limit:
        drawn = self.random()
    return _floor(drawn * _STEPS) % n


class Random(_Generator):
    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    # A subclass that brings random() or getrandbits() has its whole numbers
    # from there; the nearest class that has either decides.
    def __init_subclass__(cls, /, **kwargs):
        for base in cls.__mro__:
            if '_randbelow' in base.__dict__ or base is Random:
                break
            if 'getrandbits' in base.__dict__:
                cls._randbelow = _below_by_bits
                break
            if 'random' in base.__dict__:
                cls._randbelow = _below_by_random
                break

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        if version == 1 and isinstance(a, (str, bytes)):
            a = _old_hash(a)
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            a = self._number_of(a.encode() if isinstance(a, str) else a)
        elif not isinstance(a, _SEEDS):
            raise TypeError('The only supported seed types are: None,\n'
                            'int, float, str, bytes, and bytearray.')
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        return 3, super().getstate(), self.gauss_next

    def setstate(self, state):
        version = state[0]
        if version not in (2, 3):
            raise ValueError(f'state with version {version} passed to '
                             'Random.setstate() of version 3')
        version, words, self.gauss_next = state
        if version == 2:
            try:
                words = tuple([word % 2 ** 32 for word in words])
            except ValueError as error:
                raise TypeError from error
        super().setstate(words)

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    # -- whole numbers

    def randrange(self, start, stop=None, step=_ONE):
        start = _whole(start, 'arg 1')
        if stop is None:
            if step is not _ONE:
                raise TypeError('Missing a non-None stop argument')
            if start <= 0:
                raise ValueError('empty range for randrange()')
            return self._randbelow(start)
        stop = _whole(stop, 'stop')
        width = stop - start
        step = _whole(step, 'step')
        if step == 1:
            if width <= 0:
                raise ValueError('empty range for randrange() '
                                 f'({start}, {stop}, {width})')
            return start + self._randbelow(width)
        if not step:
            raise ValueError('zero step for randrange()')
        count = (width + step + (-1 if step > 0 else 1)) // step
        if count <= 0:
            raise ValueError('empty range for randrange()')
        return start + step * self._randbelow(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    # -- selections

    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        below = self._randbelow
        for i in range(len(x) - 1, 0, -1):
            j = below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if not isinstance(population, _Sequence):
            raise TypeError('Population must be a sequence.  '
                            'For dicts or sets, use sorted(d).')
        n = len(population)
        if counts is not None:
            return self._sample_counted(population, k, list(_accumulate(counts)))
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        result = [None] * k
        # A set of what was drawn is smaller than a pool of all from some k on.
        most = 21 + (4 ** _ceil(_log(k * 3, 4)) if k > 5 else 0)
        fill = self._fill_from_pool if n <= most else self._fill_by_set
        return fill(population, n, k, result)

    def _sample_counted(self, population, k, totals):
        if len(totals) != len(population):
            raise ValueError('The number of counts does not match the '
                             'population')
        total = totals.pop()
        if not isinstance(total, int):
            raise TypeError('Counts must be integers')
        if total <= 0:
            raise ValueError('Total of counts must be greater than zero')
        return [population[_bisect(totals, at)]
                for at in self.sample(range(total), k=k)]

    def _fill_from_pool(self, population, n, k, result):
        pool, below = list(population), self._randbelow
        for i in range(k):
            j = below(n - i)
            result[i] = pool[j]
            pool[j] = pool[n - i - 1]
        return result

    def _fill_by_set(self, population, n, k, result):
        drawn, below = set(), self._randbelow
        for i in range(k):
            j = below(n)
            while j in drawn:
                j = below(n)
            drawn.add(j)
            result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        draw, n = self.random, len(population)
        if cum_weights is None and weights is None:
            n += 0.0
            return [population[_floor(draw() * n)] for _ in _times(k)]
        if cum_weights is None:
            try:
                cum_weights = list(_accumulate(weights))
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError('The number of choices must be a keyword '
                                f'argument: k={weights!r}') from None
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative '
                            'weights')
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the '
                             'population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        if not _isfinite(total):
            raise ValueError('Total of weights must be finite')
        return [population[_bisect(cum_weights, draw() * total, 0, n - 1)]
                for _ in _times(k)]

    # -- distributions

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        try:
            middle = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > middle:
            u, middle, low, high = 1.0 - u, 1.0 - middle, high, low
        return low + (high - low) * _sqrt(u * middle)

    # Kinderman and Monahan, "Computer generation of random variables using the
    # ratio of uniform deviates", 1977.
    def normalvariate(self, mu=0.0, sigma=1.0):
        draw = self.random
        while True:
            u, v = draw(), 1.0 - draw()
            z = _NORMAL * (u - 0.5) / v
            if z * z / 4.0 <= -_log(v):
                return mu + z * sigma

    # It makes two numbers and keeps the second.
    def gauss(self, mu=0.0, sigma=1.0):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            turn = self.random() * _TWO_PI
            far = _sqrt(-2.0 * _log(1.0 - self.random()))
            z, self.gauss_next = _cos(turn) * far, _sin(turn) * far
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -_log(1.0 - self.random()) / lambd

    # Fisher, "Statistical Analysis of Circular Data", 1993.
    def vonmisesvariate(self, mu, kappa):
        draw = self.random
        if kappa <= 1e-6:
            return _TWO_PI * draw()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_PI * draw())
            d, u = z / (r + z), draw()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        side = (q + z) / (1.0 + q * z)
        if draw() > 0.5:
            return (mu + _acos(side)) % _TWO_PI
        return (mu - _acos(side)) % _TWO_PI

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha > 1.0:
            return self._gamma_above(alpha, beta)
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return self._gamma_below(alpha, beta)

    # Cheng, "The generation of Gamma variables with non-integral shape
    # parameter", 1977.
    def _gamma_above(self, alpha, beta):
        draw, root = self.random, _sqrt(2.0 * alpha - 1.0)
        while True:
            u = draw()
            if not 1e-7 < u < 0.9999999:
                continue
            w = 1.0 - draw()
            v = _log(u / (1.0 - u)) / root
            x = alpha * _exp(v)
            z = u * u * w
            r = (alpha - _LOG_4) + (alpha + root) * v - x
            if r + _GAMMA - 4.5 * z >= 0.0 or r >= _log(z):
                return x * beta

    # Ahrens and Dieter, "Computer methods for sampling from gamma, beta,
    # Poisson and binomial distributions", 1974.
    def _gamma_below(self, alpha, beta):
        draw = self.random
        while True:
            b = (_E + alpha) / _E
            p = b * draw()
            x = p ** (1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
            u = draw()
            if u <= x ** (alpha - 1.0) if p > 1.0 else u <= _exp(-x):
                return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        if y:
            return y / (y + self.gammavariate(beta, 1.0))
        return 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        u = 1.0 - self.random()
        return alpha * (-_log(u)) ** (1.0 / beta)


# How often something is done: what is no int says so when it is asked.
def _times(k):
    from itertools import repeat
    return repeat(None, k)


_NORMAL = 4 * _exp(-0.5) / _sqrt(2.0)
_LOG_4 = _log(4.0)
_GAMMA = 1.0 + _log(4.5)

_inst = Random()
for _name in ('seed', 'random', 'uniform', 'triangular', 'randint', 'choice',
              'randrange', 'sample', 'shuffle', 'choices', 'normalvariate',
              'lognormvariate', 'expovariate', 'vonmisesvariate',
              'gammavariate', 'gauss', 'betavariate', 'paretovariate',
              'weibullvariate', 'getstate', 'setstate', 'getrandbits',
              'randbytes'):
    globals()[_name] = getattr(_inst, _name)
del _name
