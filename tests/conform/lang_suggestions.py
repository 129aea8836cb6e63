# "Did you mean" for names, attributes and imports that nobody caught
# stderr: compared
import sys
import traceback

class Robot:
    def __init__(self): self.position = 0; self.battery = 1
    def move_forward(self): self.positon
    def later(self): return battery
counter = 1
def show(f):
    try: f()
    except Exception: traceback.print_exc(limit=0, file=sys.stdout)
def local():
    total_count = 5
    return total_cuont
def wrong_import(): from time import slep
def mod_attr():
    import math
    return math.squrt(4)
for f in (lambda: Robot().move_forward(), lambda: Robot().move_foward(), local, lambda: countr, lambda: prnt("x"), lambda: "abc".uper(), lambda: [].appendd(1), lambda: {}.itemz(), wrong_import, mod_attr, lambda: Robot().later(), lambda: zzzzzz, lambda: (1).foo, lambda: sys.agrv, lambda: Robot.move, lambda: None.append, lambda: lst, lambda: Ture, lambda: Nnoe):
    show(f)
import asyncio
show(lambda: asyncio.slep(1))
show(lambda: asyncio.Que())
asyncio.creat_task(5)
