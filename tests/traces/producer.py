"""A trace that neither the sandbox nor the recorder made: what the manual page
loopscope-trace(5) says must be enough to write it. A task prints, sleeps for a
second and is done. tests/cli/traces.py replays it."""
import json

SOURCE = """import asyncio
async def main():
    print("hello")
    await asyncio.sleep(1)
asyncio.run(main())
"""


def put(kind, /, time=0, **fields):
    print(json.dumps({"e": kind, "t": time, **fields}))


print(json.dumps({"loopscope": 1, "min": 1, "engine": "producer.py",
                  "clock": "virtual", "program": "a.py",
                  "sources": [{"file": "a.py", "text": SOURCE}]}))
put("begin")
put("frame.new", frame=1, kind="module", fn="<module>", file="a.py", line=1)
for line in 1, 2, 5:
    put("line", frame=1, line=line)
put("loop.new", loop=1)
put("task.new", task=1, name="Task-1", label="main", coro="main")
put("ready.push", handle=1, what="step", task=1, why="created")
put("loop.select", timeout=0)
put("loop.pass", n=1, ready=1)
put("ready.pop", handle=1)
put("task.run", task=1)
put("frame.new", frame=2, kind="coro", fn="main", file="a.py", line=2, task=1)
put("line", frame=2, line=3)
put("out", task=1, stream="stdout", text="hello\n")
put("line", frame=2, line=4)
put("future.new", future=1, kind="sleep")
put("timer.set", timer=1, when=1, what="sleep", task=1)
put("suspend", frame=2)
put("task.wait", task=1, on={"kind": "sleep", "id": 1, "text": "sleep(1)"},
    stack=[[2, 4]])
put("loop.select", timeout=1)
put("loop.clock", time=1, to=1)
put("timer.fire", time=1, timer=1, handle=2)
put("ready.push", time=1, handle=2, what="timer", task=1, why="due")
put("loop.pass", time=1, n=2, ready=1)
put("ready.pop", time=1, handle=2)
put("future.done", time=1, future=1, outcome="result", value="None")
put("task.wake", time=1, task=1)
put("ready.push", time=1, handle=3, what="wakeup", task=1, why="done")
put("loop.select", time=1, timeout=0)
put("loop.pass", time=1, n=3, ready=1)
put("ready.pop", time=1, handle=3)
put("task.run", time=1, task=1)
put("resume", time=1, frame=2)
put("return", time=1, frame=2, value="None")
put("task.done", time=1, task=1, outcome="result", value="None")
put("loop.close", time=1, loop=1)
put("return", time=1, frame=1, value="None")
put("end", time=1, status=0)
