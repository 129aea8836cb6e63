# statistics: averages, spread, quantiles, and their errors
import statistics as st

xs = [3, 1, 4, 1, 5, 9, 2, 6]
print(st.mean(xs), st.mean([1, 2]), st.mean([1.5, 2]), st.fmean(xs), st.median(xs), st.median([1, 2, 3]), st.median_low(xs), st.median_high(xs), st.mode(xs), st.multimode("aabbc"))
print(st.stdev(xs), st.pstdev(xs), st.variance(xs), st.pvariance(xs), st.stdev([1, 1]), st.harmonic_mean([40, 60]), st.geometric_mean([1, 10, 100]))
print(st.quantiles(xs), st.quantiles(xs, n=10)[:2], st.mode(["x"]), st.mean([True, False]), st.fmean([1, 2], weights=[3, 1]))
for bad in (lambda: st.mean([]), lambda: st.median([]), lambda: st.mode([]), lambda: st.stdev([1]), lambda: st.variance([]), lambda: st.mean(["a"]), lambda: st.harmonic_mean([-1]), lambda: st.quantiles([1])):
    try:
        print(bad())
    except (st.StatisticsError, TypeError) as e:
        print(type(e).__name__, e)
print(st.correlation([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.covariance([1, 2, 3], [1, 2, 4]))
