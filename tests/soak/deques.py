# Deques, lists and strings that grow and shrink.
import collections
import heapq

d = collections.deque()
last = collections.deque(maxlen=50)
heap = []
numbers = []
while True:
    for i in range(3000):
        d.append([i])
        last.append(str(i))
        heapq.heappush(heap, -i)
        numbers.append(str(i))
    text = ""
    while d:
        d.popleft()
        heapq.heappop(heap)
        numbers.pop()
        text += "xy"
    del text
