"""Where the operator is marked when its sides stand in brackets."""
import traceback

s = "a"


def say(f):
    try:
        f()
    except Exception:
        traceback.print_exc()


say(lambda: ((s.strip()) ** 2))
say(lambda: -(s) ** 2)
say(lambda: ((s)) ** 2)
say(lambda: (s)[0] ** 2)
say(lambda: (s)+(1))
say(lambda: s+(1))
say(lambda: ((s) )*((s)))
say(lambda: (s,)+(s))
say(lambda: s-(lambda a, b: a))
say(lambda: s-(one for one in s))
say(lambda: (s if s else 1)+(1)*2)
say(lambda: 'ééé' + (1))
say(lambda: (s) // (y := 1))
say(lambda: () @ (s))
x = (s.strip())*(s) + 1
