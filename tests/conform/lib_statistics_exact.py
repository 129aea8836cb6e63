# statistics: exact sums, infinities, and what has no mean.
import statistics


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


for f in [statistics.mean, statistics.fmean, statistics.geometric_mean,
          statistics.harmonic_mean, statistics.median, statistics.variance,
          statistics.stdev, statistics.pvariance, statistics.mode,
          statistics.multimode, statistics.quantiles,
          statistics.median_grouped]:
    print(f.__name__)
    for data in [[1, 2, 3, 4], [1.5, 2.5, 4.0], [2], [], [0.1, 0.1, 0.3],
                 range(5), [1, 1, 4, 4], [-1, 2], [True, 2], [10**20, 1],
                 [1, 'a'], [float('nan'), 1], [float('inf'), 1], 5, 'abc']:
        show(lambda: f(data))
show(lambda: statistics.variance([1, 2, 3], 2))
show(lambda: statistics.fmean([1, 2], [3, 4]))
show(lambda: statistics.fmean([1, 2], [3]))
show(lambda: statistics.correlation([1, 2, 3], [1, 5, 7]))
show(lambda: statistics.linear_regression([1, 2, 3], [1, 5, 7]))
