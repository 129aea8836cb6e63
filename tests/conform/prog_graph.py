# Graphs: breadth first, depth first, shortest paths, topological order, cycles
from collections import deque, defaultdict
import heapq

G = {"A": {"B": 4, "C": 2}, "B": {"D": 5}, "C": {"B": 1, "D": 8, "E": 10}, "D": {"E": 2}, "E": {}}
def bfs(g, start):
    seen, todo = [start], deque([start])
    while todo:
        for n in g[todo.popleft()]:
            if n not in seen: seen.append(n); todo.append(n)
    return seen
def dfs(g, n, seen=None):
    seen = seen if seen is not None else []
    if n not in seen:
        seen.append(n)
        for m in g[n]: dfs(g, m, seen)
    return seen
def shortest(g, a, b):
    heap, best = [(0, a, [a])], {}
    while heap:
        d, n, path = heapq.heappop(heap)
        if n == b: return d, "->".join(path)
        if n in best: continue
        best[n] = d
        for m, w in g[n].items(): heapq.heappush(heap, (d + w, m, path + [m]))
    raise LookupError(f"no way from {a} to {b}")
class Cycle(Exception): pass
def topo(deps):
    out, state = [], {}
    def visit(n, trail):
        if state.get(n) == "done": return
        if state.get(n) == "open": raise Cycle(" -> ".join(trail[trail.index(n):] + [n]))
        state[n] = "open"
        for m in deps.get(n, ()): visit(m, trail + [n])
        state[n] = "done"; out.append(n)
    for n in deps: visit(n, [])
    return out
print(bfs(G, "A"), dfs(G, "A"), shortest(G, "A", "E"), topo({"app": ["db", "log"], "db": ["log"], "log": [], "web": ["app"]}))
for f in (lambda: shortest(G, "E", "A"), lambda: topo({"a": ["b"], "b": ["c"], "c": ["a"]}), lambda: bfs(G, "Z")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
rev = defaultdict(dict)
for a, es in G.items():
    for b, w in es.items(): rev[b][a] = w
print(dict(rev), {n: len(e) for n, e in G.items()}, max(G, key=lambda n: len(G[n])))
maze = ["S.#.", "..#.", "#...", "##.E"]
pos = {c: (x, y) for y, row in enumerate(maze) for x, c in enumerate(row) if c in "SE"}
todo, back = deque([pos["S"]]), {pos["S"]: None}
while todo:
    x, y = todo.popleft()
    for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
        if 0 <= nx < 4 and 0 <= ny < 4 and maze[ny][nx] != "#" and (nx, ny) not in back: back[nx, ny] = x, y; todo.append((nx, ny))
path, p = [], pos["E"]
while p: path.append(p); p = back[p]
print(path[::-1], len(path) - 1)
