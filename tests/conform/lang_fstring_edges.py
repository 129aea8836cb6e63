# f-strings: nested formats, quotes, =, conversions, multi-line, lambda and dict inside
x, w, p, name, d = 3.14159, 10, 2, "Ann", {"a": 1, "b": [1, 2]}
print(f"{x:{w}.{p}f}|{x:<{w}}|{x!r:>{w}}|{name!s:*^9}|{name!a}|{'é'!a}|{x=}|{x = }|{x=:.1f}|{name=!s}|{d['a']=}")
print(f'{d["b"][1]}', f"{{literal}} {{{x:.0f}}}", f"{'nested ' + f'{name:>5}'}", f"{(lambda v: v * 2)(4)}", f"{1 if x > 3 else 2}", f"{[i for i in range(3)]}", f"{ {'k': 1}['k'] }", f"{{1, 2}}")
print(f"{x!r}" f" and {name}" " plain {x}", rf"\n{name}", f"a\tb{name}\n", F"{name.upper()!r:>8}", f"{x:,.2f} {12345678:,} {12345678:_} {255:#x} {255:08b} {5:+d} {-5: d} {0.256:.1%} {1e10:g} {65:c} {True:d}")
print(f"""multi
{name}
  {x:.1f}""", f"{name:{'>'}{8}}", f"{name:\x3e8}", f"{x:{'.2f'}}", f"{'a' 'b'}", f"{name[::-1]}", f"{name[0]}{name[-1]}", f"{x:>+10.3e}", f"{10**3:>{len('12345')}}", f"{not True}", f"{x, name}", f"{*d,}", f"{(y := 5)} {y}", f"{x:=^12.3f}")
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
print(f"{F()} {F():abc} {F()!s} {F()!r:>6} {F()!s:.2} {F():{w}x}", "%s %r" % (F(), F()), "{:zz} {!r}".format(F(), F()))
for bad in (lambda: f"{x:d}", lambda: f"{name:.2f}", lambda: f"{d['zz']}", lambda: f"{None:>5}", lambda: f"{[1]:5}", lambda: f"{x:{w}{w}q}", lambda: f"{1:,_}", lambda: f"{'a':=5}", lambda: f"{5:.2d}", lambda: f"{undefined}"):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
