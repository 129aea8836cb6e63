# statistics: means and spreads. Sums are kept as exact fractions (n, d); d is
# None for an infinity or NaN, which nothing can be added to.
import math
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from operator import mul


class StatisticsError(ValueError):
    pass


def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to "
                        'numerator/denominator')


def _wider(kind, other):
    # The type of a result of both.
    if kind is other or other is int or other is bool:
        return kind
    if kind is int or issubclass(other, kind):
        return other
    if issubclass(kind, other):
        return kind
    if issubclass(kind, int):
        return other
    if issubclass(other, int):
        return kind
    raise TypeError("don't know how to coerce %s and %s" % (
        kind.__name__, other.__name__))


def _added(parts):
    # The sum of fractions given as {d: n}.
    if None in parts:
        return parts[None], None
    top, bottom = 0, 1
    for d, n in parts.items():
        top, bottom = top * d + n * bottom, bottom * d
    return top, bottom


def _totals(data):
    """The results' type, the sum, the sum of squares and the count."""
    kind, count, sums, squares = int, 0, {}, {}
    for x in data:
        n, d = _ratio(x)
        kind = _wider(kind, type(x))
        count += 1
        sums[d] = sums.get(d, 0) + n
        square = None if d is None else d * d
        squares[square] = squares.get(square, 0) + n * n
    return kind, _added(sums), _added(squares), count


def _result(kind, n, d, share=1):
    # n/d/share as a number of that type.
    if d is None:
        return kind(n / share)
    d *= share
    if issubclass(kind, int) and n % d == 0:
        return kind(n // d)
    return (float if issubclass(kind, int) else kind)(n / d)


def mean(data):
    kind, total, _, count = _totals(data)
    if count < 1:
        raise StatisticsError('mean requires at least one data point')
    return _result(kind, *total, count)


def _sized(data):
    try:
        len(data)
    except TypeError:
        return list(data)
    return data


def fmean(data, weights=None):
    if weights is not None:
        weights = _sized(weights)
    data = _sized(data)
    if weights is None:
        total = math.fsum(data)
        if not len(data):
            raise StatisticsError('fmean requires at least one data point')
        return total / len(data)
    total = math.fsum(map(mul, data, weights))
    if len(data) != len(weights):
        raise StatisticsError('data and weights must be the same length')
    weight = math.fsum(weights)
    if not weight:
        raise StatisticsError('sum of weights must be non-zero')
    return total / weight


def geometric_mean(data):
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset '
                              'containing positive numbers') from None


def _not_negative(values):
    for x in values:
        if x < 0:
            raise StatisticsError(
                'harmonic mean does not support negative values')
        yield x


def harmonic_mean(data, weights=None):
    if iter(data) is data:
        data = list(data)
    count = len(data)
    if count < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if count == 1 and weights is None:
        if not isinstance(data[0], (int, float)):
            raise TypeError('unsupported type')
        return list(_not_negative(data))[0]
    if weights is None:
        weights, whole = [1] * count, (count, 1)
    else:
        weights = list(weights) if iter(weights) is weights else weights
        if len(weights) != count:
            raise StatisticsError('Number of weights does not match data size')
        whole = _totals(_not_negative(weights))[1]
    try:
        kind, (n, d), _, _ = _totals(
            w / x if w else 0 for w, x in zip(weights, _not_negative(data)))
    except ZeroDivisionError:
        return 0
    if n <= 0:
        raise StatisticsError('Weighted sum must be positive')
    if d is None:
        return kind(whole[0] / whole[1] / n)
    return _result(kind, whole[0] * d, whole[1] * n)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data


def median(data):
    data = _sorted(data)
    n = len(data)
    if n % 2 == 1:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = _sorted(data)
    x = data[len(data) // 2]
    first = bisect_left(data, x)
    after = bisect_right(data, x, lo=first)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return (x - interval / 2.0 +
            interval * (len(data) / 2 - first) / (after - first))


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def mode(data):
    modes = multimode(data)
    if not modes:
        raise StatisticsError('no mode for empty data')
    return modes[0]


def _squares(data, center, name, least):
    """The type, the sum of squares around the center as n/d, and the count."""
    if center is not None:
        kind, (n, d), _, count = _totals(
            (away := x - center) * away for x in data)
    else:
        kind, (n, d), (squares, d2), count = _totals(data)
        if count and d is not None:
            n, d = (count * squares * d * d - n * n * d2,
                    count * d * d * d2)
    if count < least:
        need = 'two data points' if least == 2 else 'one data point'
        raise StatisticsError(f'{name} requires at least {need}')
    return kind, n, d, count


def variance(data, xbar=None):
    kind, n, d, count = _squares(data, xbar, 'variance', 2)
    return _result(kind, n, d, count - 1)


def pvariance(data, mu=None):
    kind, n, d, count = _squares(data, mu, 'pvariance', 1)
    return _result(kind, n, d, count)


def _root(n, d, share):
    # The correctly rounded square root of n/d/share.
    if d is None:
        return n.numerator
    d *= share
    if n == 0:
        return 0.0
    shift = max(0, 2 * 64 - n.bit_length() + d.bit_length())
    shift += shift % 2
    root = math.isqrt((n << shift) // d)
    if root * root * d != n << shift:
        root = root << 1 | 1
        return root / (1 << (shift // 2 + 1))
    return root / (1 << (shift // 2))


def stdev(data, xbar=None):
    _, n, d, count = _squares(data, xbar, 'stdev', 2)
    return _root(n, d, count - 1)


def pstdev(data, mu=None):
    _, n, d, count = _squares(data, mu, 'pstdev', 1)
    return _root(n, d, count)


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError('must have at least two data points')
    if method not in ('inclusive', 'exclusive'):
        raise ValueError(f'Unknown method: {method!r}')
    result = []
    for i in range(1, n):
        if method == 'inclusive':
            j, delta = divmod(i * (size - 1), n)
            low, high = data[j], data[j + 1]
        else:
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            low, high = data[j - 1], data[j]
        result.append((low * (n - delta) + high * delta) / n)
    return result


def _centers(x, y, name):
    # Both means.
    n = len(x)
    if len(y) != n:
        raise StatisticsError(
            f'{name} requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError(f'{name} requires at least two data points')
    return math.fsum(x) / n, math.fsum(y) / n


def _product(x, xbar, y, ybar):
    return math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))


def covariance(x, y, /):
    xbar, ybar = _centers(x, y, 'covariance')
    return _product(x, xbar, y, ybar) / (len(x) - 1)


def correlation(x, y, /):
    xbar, ybar = _centers(x, y, 'correlation')
    both = _product(x, xbar, y, ybar)
    spread = _product(x, xbar, x, xbar) * _product(y, ybar, y, ybar)
    try:
        return both / math.sqrt(spread)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    xbar, ybar = _centers(x, y, 'linear regression')
    if proportional:
        xbar = ybar = 0.0
    try:
        slope = _product(x, xbar, y, ybar) / _product(x, xbar, x, xbar)
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)
