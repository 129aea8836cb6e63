# A cooperative scheduler of plain generators, with sleep, spawn and messages: asyncio by hand
import heapq
from collections import deque

class Sleep:
    def __init__(self, t): self.t = t
class Spawn:
    def __init__(self, g, name): self.g, self.name = g, name
class Send:
    def __init__(self, to, what): self.to, self.what = to, what
class Receive: pass

class Kernel:
    def __init__(self): self.now, self.ready, self.timers, self.n, self.boxes, self.waiting = 0, deque(), [], 0, {}, {}
    def spawn(self, g, name): self.ready.append((name, g, None)); self.boxes[name] = deque(); return name
    def handle(self, name, g, op):
        match op:
            case Sleep(t=t): self.n += 1; heapq.heappush(self.timers, (self.now + t, self.n, name, g))
            case Spawn(g=child, name=n): self.ready.append((name, g, self.spawn(child, n)))
            case Send(to=to, what=what):
                if to in self.waiting: self.ready.append((to, self.waiting.pop(to), what))
                else: self.boxes[to].append(what)
                self.ready.append((name, g, None))
            case Receive():
                if self.boxes[name]: self.ready.append((name, g, self.boxes[name].popleft()))
                else: self.waiting[name] = g
            case None: self.ready.append((name, g, None))
            case other: raise TypeError(f"{name} yielded {other!r}")
    def run(self):
        while self.ready or self.timers:
            if not self.ready:
                self.now, _, name, g = heapq.heappop(self.timers); self.ready.append((name, g, None))
            name, g, value = self.ready.popleft()
            try: op = g.send(value)
            except StopIteration as e: print(f"t={self.now} {name} returned {e.value!r}"); continue
            except Exception as e: print(f"t={self.now} {name} failed: {e!r}"); continue
            self.handle(name, g, op)
        if self.waiting: print("still waiting:", sorted(self.waiting))
def ticker(n):
    for i in range(n): print("tick", i); yield Sleep(1)
    return "ticked"
def echo():
    while (m := (yield Receive())) != "stop": print("echo", m)
def main():
    t = yield Spawn(ticker(3), "ticker"); print("spawned", t)
    yield Spawn(echo(), "echo"); yield Spawn(lonely(), "lonely"); yield Spawn(broken(), "broken")
    for m in ("one", "two", "stop"): yield Sleep(0.5); yield Send("echo", m)
def lonely(): yield Receive()
def broken(): yield; yield 1 / 0
k = Kernel(); k.spawn(main(), "main"); k.run(); print("end at", k.now)
