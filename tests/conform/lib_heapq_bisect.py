# Heaps, and a priority queue with ties; bisect
import bisect
import heapq
h = []
for x in (5, 1, 4, 1, 3): heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h)
xs = [9, 8, 7, 3, 2, 1]; heapq.heapify(xs); print(xs, [heapq.heappop(xs) for _ in range(len(xs))])
print(heapq.nlargest(2, [3, 1, 4, 1, 5]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), list(heapq.merge([1, 4], [2, 3], [0, 9])))
tasks = []
for n, (p, name) in enumerate([(2, "write"), (1, "plan"), (2, "edit")]): heapq.heappush(tasks, (p, n, name))
while tasks: print(heapq.heappop(tasks))
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2)); ys = [1, 3]; bisect.insort(ys, 2); print(ys)
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
