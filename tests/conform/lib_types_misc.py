# SimpleNamespace, copy, uuid-less odds and ends: sys, types, copy
import copy
import sys
import types
ns = types.SimpleNamespace(a=1, b="x"); ns.c = [1]; print(ns, ns.a, ns == types.SimpleNamespace(a=1, b="x", c=[1]))
a = [1, [2, {"k": [3]}]]; b = copy.copy(a); c = copy.deepcopy(a); a[1][1]["k"].append(4); a[0] = 9; print(a, b, c)
print(sys.maxsize, sys.version_info[:2], sys.version_info >= (3, 7), len(sys.argv), sys.getrecursionlimit(), types.FunctionType is type(lambda: 0))
print(isinstance((x for x in []), types.GeneratorType), types.coroutine is not None)
