# Parsing lines of a table, grouping, statistics, a formatted report
import statistics
from collections import namedtuple, defaultdict
from datetime import date

DATA = """date,city,temp
2024-01-01,Oslo,-5.5
2024-01-01,Rome,12
2024-01-02,Oslo,-7.25
2024-01-02,Rome,x
2024-01-03,Oslo
2024-02-01,Rome,14.5
2024-02-02,Oslo,-1
"""
Row = namedtuple("Row", "date city temp")
rows, problems = [], []
header, *lines = DATA.strip().split("\n")
for n, line in enumerate(lines, 2):
    try:
        d, city, temp = line.split(",")
        rows.append(Row(date.fromisoformat(d), city, float(temp)))
    except ValueError as e:
        problems.append((n, str(e)))
print(header.split(","), len(rows), problems)
cities = defaultdict(list)
for r in rows: cities[r.city].append(r.temp)
print(f"{'city':<6}|{'n':>3}|{'mean':>8}|{'min':>8}|{'max':>8}|{'stdev':>8}")
print("-" * 6 + ("+" + "-" * 3) + ("+" + "-" * 8) * 4)
for city, ts in sorted(cities.items()):
    sd = statistics.stdev(ts) if len(ts) > 1 else 0
    print(f"{city:<6}|{len(ts):>3}|{statistics.mean(ts):>8.2f}|{min(ts):>8}|{max(ts):>8}|{sd:>8.3f}")
months = {}
for r in rows: months.setdefault(f"{r.date:%B}", []).append(r)
for m, rs in months.items(): print(m, [r.city for r in rs], f"{sum(r.temp for r in rs):+.2f}", (rs[-1].date - rs[0].date).days)
coldest = min(rows, key=lambda r: r.temp); print(coldest, coldest.date.strftime("%a %d %b"), rows[0]._asdict())
