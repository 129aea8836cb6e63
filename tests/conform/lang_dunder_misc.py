# __call__, __getattr__, __setattr__, __format__, __enter__, __init_subclass__
class Proxy:
    def __init__(self): self.__dict__["log"] = []
    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(f"no {name}")
    def __setattr__(self, name, v): self.log.append((name, v)); object.__setattr__(self, name, v)
    def __delattr__(self, name): print("del", name)
    def __call__(self, *a, **k): return a, k
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "str"
    def __len__(self): return 3
    def __index__(self): return 2
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __contains__(self, k): return k == 1
p = Proxy()
p.a = 1
print(p.xyz, p.log, p(1, k=2), f"{p:abc}", f"{p}", format(p, ""), "%s" % p, callable(p))
print([10, 20, 30][p], int(p), float(p), bin(p), "abc"[:p], 1 in p, hasattr(p, "y"))
del p.a
class Plugin:
    subs = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.subs.append((cls.__name__, tag))
class One(Plugin, tag="uno"): pass
class Two(Plugin): pass
print(Plugin.subs)
class Single:
    it = None
    def __new__(cls, *a):
        if cls.it is None: cls.it = super().__new__(cls)
        return cls.it
    def __init__(self, n): self.n = n
print(Single(1) is Single(2), Single(3).n)
