/* Classes that a program makes.
 * The expected texts were printed by CPython 3.11.7. */
#include "support/test.h"
#include "support/vm_run.h"

static void metaclasses_see_the_statement(void **state)
{
    (void)state;
    assert_runs(
        "class Meta(type):\n"
        "    def __new__(m, name, bases, ns, **kw):\n"
        "        print('new', name, sorted(k for k in ns if not k.startswith('__')), kw)\n"
        "        return super().__new__(m, name, bases, ns)\n"
        "    def __init__(cls, name, bases, ns, **kw):\n"
        "        super().__init__(name, bases, ns)\n"
        "    def __call__(cls, *a, **k):\n"
        "        print('call', cls.__name__, a, k); return super().__call__(*a, **k)\n"
        "    @classmethod\n"
        "    def __prepare__(m, name, bases, **kw): print('prep', name, kw); return {'zz': 1}\n"
        "    def __len__(cls): return 7\n"
        "    def hello(cls): return 'hello ' + cls.__name__\n"
        "class A(metaclass=Meta, x=1):\n"
        "    y = 2\n"
        "    def __init__(self, v=0, *, k=3): self.v = v; self.k = k\n"
        "    def __repr__(self): return f'A({self.v})'\n"
        "a = A(5, k=4); print(a, a.v, a.k, len(A), A.hello(), type(A), A.zz)\n",
        "prep A {'x': 1}\n"
        "new A ['y', 'zz'] {'x': 1}\n"
        "call A (5,) {'k': 4}\n"
        "A(5) 5 4 7 hello A <class '__main__.Meta'> 1\n",
        "", 0);
}

static void descriptors_and_init_subclass_are_told(void **state)
{
    (void)state;
    assert_runs(
        "class D:\n"
        "    def __set_name__(self, o, n): print('set_name', o.__name__, n); self.n = n\n"
        "    def __get__(self, i, o): return (self.n, i is None, o.__name__)\n"
        "    def __set__(self, i, v): print('set', self.n, v)\n"
        "    def __delete__(self, i): print('del', self.n)\n"
        "class B:\n"
        "    d = D()\n"
        "    def __init_subclass__(cls, tag=None, **kw): super().__init_subclass__(**kw); print('sub', cls.__name__, tag)\n"
        "b = B(); print(b.d, B.d); b.d = 3; del b.d\n"
        "class C(B, tag='t'): pass\n",
        "set_name B d\n"
        "('d', False, 'B') ('d', True, 'B')\n"
        "set d 3\n"
        "del d\n"
        "sub C t\n",
        "", 0);
}

static void methods_resolve_along_c3(void **state)
{
    (void)state;
    assert_runs(
        "class X: \n"
        "    def f(self): return 'X'\n"
        "class Y(X):\n"
        "    def f(self): return 'Y' + super().f()\n"
        "class Z(X):\n"
        "    def f(self): return 'Z' + super().f()\n"
        "class W(Y, Z):\n"
        "    def f(self): return 'W' + super().f()\n"
        "print(W().f(), [c.__name__ for c in W.__mro__], W.__bases__, X.__subclasses__())\n",
        "WYZX ['W', 'Y', 'Z', 'X', 'object'] (<class '__main__.Y'>, <class '__main__.Z'>) [<class '__main__.Y'>, <class '__main__.Z'>]\n",
        "", 0);
}

static void built_in_types_can_be_subclassed(void **state)
{
    (void)state;
    assert_runs(
        "class L(list):\n"
        "    def __init__(self, *a): super().__init__(*a); self.tag = 'x'\n"
        "    def append(self, v): super().append(v * 2)\n"
        "    def __repr__(self): return 'L' + super().__repr__()\n"
        "l = L([1]); l.append(2); print(l, len(l), l.tag, l[1:], isinstance(l, list), l == [1, 4], l.__dict__)\n"
        "class I(int):\n"
        "    def __add__(self, o): return I(int(self) + o + 100)\n"
        "    def __repr__(self): return f'I({int(self)})'\n"
        "i = I(5); i.q = 1; print(i, i + 1, i * 2, 1 + i, i == 5, hash(i) == hash(5), {5: 'a'}[i], i.q, i.__dict__, f'{i:03d}', str(i))\n"
        "class S(str):\n"
        "    def shout(self): return S(self.upper() + '!')\n"
        "s = S('hi'); s.z = 1; print(s.shout(), s.shout().shout(), s + 'x', len(s), s.z, type(s.shout()).__name__, repr(s), {'hi': 1}[s])\n"
        "class T(tuple):\n"
        "    def __new__(cls, a, b): return super().__new__(cls, (a, b))\n"
        "    @property\n"
        "    def a(self): return self[0]\n"
        "t = T(1, 2); t.w = 5; print(t, t.a, t.w, t == (1, 2), hash(t) == hash((1, 2)))\n"
        "class Di(dict):\n"
        "    def __missing__(self, k): return k + '!'\n"
        "d = Di(a=1); d.m = 2; print(d['a'], d['b'], d, d.m, len(d))\n"
        "class E(ValueError):\n"
        "    def __init__(self, a, b): super().__init__(a); self.b = b\n"
        "try: raise E(1, 2)\n"
        "except ValueError as e: print(repr(e), e.b, e.args, str(e), e.__dict__)\n"
        "class E2(Exception): pass\n"
        "e = E2(1, 2); e.q = 3; print(repr(e), str(e), e.q, E2('x'), repr(E2()))\n",
        "L[1, 4] 2 x [4] True True {'tag': 'x'}\n"
        "I(5) I(106) 10 6 True True a 1 {'q': 1} 005 I(5)\n"
        "HI! HI!! hix 2 1 S 'hi' 1\n"
        "(1, 2) 1 5 True True\n"
        "1 b! {'a': 1} 2 1\n"
        "E(1) 2 (1,) 1 {'b': 2}\n"
        "E2(1, 2) (1, 2) 3 x E2()\n",
        "", 0);
}

static void slots_replace_the_dict(void **state)
{
    (void)state;
    assert_runs(
        "class Sl:\n"
        "    __slots__ = ('a', 'b')\n"
        "    def __init__(self): self.a = 1\n"
        "s = Sl(); print(s.a, Sl.a)\n"
        "for f in (lambda: s.b, lambda: setattr(s, 'c', 1), lambda: s.__dict__):\n"
        "    try: f()\n"
        "    except AttributeError as e: print(e)\n"
        "class Sl2(Sl): __slots__ = ['c']\n"
        "s = Sl2(); s.c = 9; s.b = 8; print(s.a, s.b, s.c)\n",
        "1 <member 'a' of 'Sl' objects>\n"
        "'Sl' object has no attribute 'b'\n"
        "'Sl' object has no attribute 'c'\n"
        "'Sl' object has no attribute '__dict__'\n"
        "1 8 9\n",
        "", 0);
}

static void properties_and_class_methods_work(void **state)
{
    (void)state;
    assert_runs(
        "class P:\n"
        "    def __init__(self): self._x = 1\n"
        "    @property\n"
        "    def x(self): \"doc x\"; return self._x\n"
        "    @x.setter\n"
        "    def x(self, v): self._x = v\n"
        "    @x.deleter\n"
        "    def x(self): print('deleted')\n"
        "    @property\n"
        "    def ro(self): return 1\n"
        "    @staticmethod\n"
        "    def st(a): return a\n"
        "    @classmethod\n"
        "    def cm(cls, a): return cls.__name__, a\n"
        "p = P(); p.x = 5; print(p.x, P.st(1), p.st(2), P.cm(1), p.cm(2), P.x.__doc__); del p.x\n"
        "try: p.ro = 1\n"
        "except AttributeError as e: print(e)\n"
        "try: del p.ro\n"
        "except AttributeError as e: print(e)\n",
        "5 1 2 ('P', 1) ('P', 2) doc x\n"
        "deleted\n"
        "property 'ro' of 'P' object has no setter\n"
        "property 'ro' of 'P' object has no deleter\n",
        "", 0);
}

static void attribute_hooks_are_called(void **state)
{
    (void)state;
    assert_runs(
        "class G:\n"
        "    def __getattribute__(s, n):\n"
        "        if n == 'magic': return 42\n"
        "        return super().__getattribute__(n)\n"
        "    def __setattr__(s, n, v): print('setattr', n, v); super().__setattr__(n, v)\n"
        "    def __delattr__(s, n): print('delattr', n); object.__delattr__(s, n)\n"
        "g = G(); g.a = 1; print(g.magic, g.a); del g.a\n"
        "try: g.a\n"
        "except AttributeError as e: print(e)\n",
        "setattr a 1\n"
        "42 1\n"
        "delattr a\n"
        "'G' object has no attribute 'a'\n",
        "", 0);
}

static void iterators_and_finalizers_work(void **state)
{
    (void)state;
    assert_runs(
        "class It:\n"
        "    def __iter__(s): s.n = 0; return s\n"
        "    def __next__(s):\n"
        "        s.n += 1\n"
        "        if s.n > 3: raise StopIteration\n"
        "        return s.n\n"
        "print(list(It()), sum(It()), [*It()], dict(zip(It(), 'abc')))\n"
        "class Del:\n"
        "    def __del__(s): print('del')\n"
        "Del(); x = Del(); x = None\n",
        "[1, 2, 3] 6 [1, 2, 3] {1: 'a', 2: 'b', 3: 'c'}\n"
        "del\n"
        "del\n",
        "", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(metaclasses_see_the_statement),
        cmocka_unit_test(descriptors_and_init_subclass_are_told),
        cmocka_unit_test(methods_resolve_along_c3),
        cmocka_unit_test(built_in_types_can_be_subclassed),
        cmocka_unit_test(slots_replace_the_dict),
        cmocka_unit_test(properties_and_class_methods_work),
        cmocka_unit_test(attribute_hooks_are_called),
        cmocka_unit_test(iterators_and_finalizers_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
