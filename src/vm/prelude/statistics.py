# statistics: means and spreads.
import math
from collections import namedtuple


class StatisticsError(ValueError):
    pass


def _exact(data):
    # All values as whole numbers over one power of two, without rounding.
    values = list(data)
    shift = 0
    ratios = []
    for x in values:
        if not isinstance(x, (int, float)):
            raise TypeError(f"can't convert type {type(x).__name__!r} to "
                            'numerator/denominator')
        n, d = (x, 1) if isinstance(x, int) else float(x).as_integer_ratio()
        ratios.append((n, d.bit_length() - 1))
        shift = max(shift, d.bit_length() - 1)
    return [n << (shift - s) for n, s in ratios], shift, values


def _divide(n, d, whole):
    # n/d, an int when the data were whole and it comes out even.
    if whole and n % d == 0:
        return n // d
    return n / d


def _whole(values):
    return all(isinstance(x, int) for x in values)


def mean(data):
    parts, shift, values = _exact(data)
    if not parts:
        raise StatisticsError('mean requires at least one data point')
    return _divide(sum(parts), len(parts) << shift, _whole(values))


def fmean(data, weights=None):
    values = [float(x) for x in data]
    if weights is not None:
        weights = list(weights)
        return (math.fsum([x * w for x, w in zip(values, weights)]) /
                math.fsum(weights))
    if not values:
        raise StatisticsError('fmean requires at least one data point')
    return math.fsum(values) / len(values)


def geometric_mean(data):
    return math.exp(fmean([math.log(x) for x in data]))


def harmonic_mean(data, weights=None):
    values = list(data)
    if not values:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if any(x < 0 for x in values):
        raise StatisticsError('harmonic mean does not support negative values')
    if len(values) == 1 and weights is None:
        return values[0]
    weights = [1] * len(values) if weights is None else list(weights)
    if 0 in values:
        return 0
    parts, shift, _ = _exact([w / x if w else 0
                              for w, x in zip(weights, values)])
    return (sum(weights) << shift) / sum(parts)


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    if n % 2 == 1:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def multimode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def mode(data):
    modes = multimode(data)
    if not modes:
        raise StatisticsError('no mode for empty data')
    return modes[0]


def _squares(data, name, least):
    # Sum of squared deviations as a fraction n/d.
    parts, shift, values = _exact(data)
    count = len(parts)
    if count < least:
        need = ('at least two data points' if least == 2
                else 'at least one data point')
        raise StatisticsError(f'{name} requires {need}')
    total = sum(parts)
    n = count * sum([p * p for p in parts]) - total * total
    return n, count << (2 * shift), count, values


def variance(data, xbar=None):
    n, d, count, values = _squares(data, 'variance', 2)
    return _divide(n, d * (count - 1), _whole(values))


def pvariance(data, mu=None):
    n, d, count, values = _squares(data, 'pvariance', 1)
    return _divide(n, d * count, _whole(values))


def _root(n, d):
    # The correctly rounded square root of n/d.
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
    n, d, count, _ = _squares(data, 'stdev', 2)
    return _root(n, d * (count - 1))


def pstdev(data, mu=None):
    n, d, count, _ = _squares(data, 'pstdev', 1)
    return _root(n, d * count)


def quantiles(data, *, n=4, method='exclusive'):
    data = sorted(data)
    if n < 1:
        raise StatisticsError('n must be at least 1')
    size = len(data)
    if size < 2:
        raise StatisticsError('must have at least two data points')
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


def _spread(x, y, name):
    # The sums of squares and of products around the means, and the means.
    n = len(x)
    if len(y) != n:
        raise StatisticsError(
            f'{name} requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError(f'{name} requires at least two data points')
    xbar = math.fsum(x) / n
    ybar = math.fsum(y) / n
    sxy = math.fsum([(xi - xbar) * (yi - ybar) for xi, yi in zip(x, y)])
    sxx = math.fsum([(xi - xbar) ** 2.0 for xi in x])
    syy = math.fsum([(yi - ybar) ** 2.0 for yi in y])
    return sxy, sxx, syy, xbar, ybar


def covariance(x, y, /):
    return _spread(x, y, 'covariance')[0] / (len(x) - 1)


def correlation(x, y, /):
    sxy, sxx, syy, _, _ = _spread(x, y, 'correlation')
    if sxx * syy == 0:
        raise StatisticsError('at least one of the inputs is constant')
    return sxy / math.sqrt(sxx * syy)


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    sxy, sxx, _, xbar, ybar = _spread(x, y, 'linear regression')
    if proportional:
        sxy = math.fsum([xi * yi for xi, yi in zip(x, y)])
        sxx = math.fsum([xi * xi for xi in x])
    if sxx == 0:
        raise StatisticsError('x is constant')
    slope = sxy / sxx
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)
