# types: SimpleNamespace, MappingProxyType, FunctionType and names of the kinds
import types

n = types.SimpleNamespace(a=1, b="x"); n.c = [1]; del n.a; print(n, n == types.SimpleNamespace(b="x", c=[1]), vars(n))
m = types.MappingProxyType({"k": 1}); print(m, m["k"], "k" in m, len(m))
try:
    m["z"] = 1
except TypeError as e:
    print(e)
try:
    n.zz
except AttributeError as e:
    print(e)
def f(): pass
def g(): yield
async def c(): pass
async def a(): yield
co = c()
for x, k in ((f, types.FunctionType), (lambda: 0, types.LambdaType), (g(), types.GeneratorType), (co, types.CoroutineType), (a(), types.AsyncGeneratorType), (len, types.BuiltinFunctionType), (types, types.ModuleType), ("".join, types.BuiltinMethodType), (None, types.NoneType), (NotImplemented, types.NotImplementedType), (..., types.EllipsisType), (int | str, types.UnionType), (list[int], types.GenericAlias)):
    print(isinstance(x, k), k.__name__)
co.close()
class K:
    def m(self): return "m"
k = K(); print(type(k.m) is types.MethodType, types.MethodType(lambda self: self, 5)())
k.extra = types.MethodType(lambda self, x: (type(self).__name__, x), k); print(k.extra(2))
D = types.new_class("D", (K,), {}, lambda ns: ns.update(z=9)); print(D.z, D().m(), type("E", (K,), {"q": 1}).q)
