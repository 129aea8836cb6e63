# heapq: push, pop, replace, pushpop, nlargest, merge, ties, a priority queue with a counter
import heapq
import itertools

h = []
for x in (5, 1, 4, 1, 5, 9, 2, 6):
    heapq.heappush(h, x)
print(h, heapq.heappop(h), heapq.heapreplace(h, 0), heapq.heappushpop(h, -1), h, h[0])
xs = [9, 8, 7, 6, 5, 4]; heapq.heapify(xs); print(xs, [heapq.heappop(xs) for _ in range(len(xs))])
print(heapq.nlargest(2, [1, 8, 2]), heapq.nsmallest(2, "zebra"), heapq.nlargest(2, [("a", 1), ("b", 3)], key=lambda p: p[1]), heapq.nsmallest(0, [1]), heapq.nlargest(9, [1, 2]))
print(list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([3, 1], [2], reverse=True)), list(heapq.merge(["a", "CC"], ["bbb"], key=len)))
count = itertools.count()
tasks = []
for pri, name in ((2, "code"), (1, "plan"), (2, "test"), (1, "think")):
    heapq.heappush(tasks, (pri, next(count), {"name": name}))
while tasks:
    print(heapq.heappop(tasks)[2]["name"], end=" ")
print()
for bad in (lambda: heapq.heappop([]), lambda: heapq.heappush([(1, {})], (1, {})), lambda: heapq.heapify((1, 2)), lambda: heapq.heapreplace([], 1), lambda: heapq.heappushpop([], 1)):
    try:
        print(bad())
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
def dijkstra(graph, start):
    dist, todo = {start: 0}, [(0, start)]
    while todo:
        d, u = heapq.heappop(todo)
        for v, w in graph.get(u, {}).items():
            if d + w < dist.get(v, float("inf")):
                dist[v] = d + w
                heapq.heappush(todo, (d + w, v))
    return dist
print(dijkstra({"a": {"b": 7, "c": 3}, "c": {"b": 1, "d": 8}, "b": {"d": 2}}, "a"))
