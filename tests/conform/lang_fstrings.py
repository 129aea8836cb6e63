# f-strings: formats, conversions, =, nesting, escapes
name, n, pi, d = "Ann", 42, 3.14159265, {"k": [1, 2]}
print(f"{name} {n} {pi:.2f} {d['k'][0]} {n + 1} {name!r} {name.upper()}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:o}|{n:e}|{n:,}|{1234567:_}")
print(f"{pi:8.3f}|{pi:<8.1f}|{pi:g}|{pi:e}|{pi:.0f}|{0.5:%}|{1e10:,.2f}|{-pi:+.1f}|{pi:08.2f}")
print(f"{name:>6}|{name:*^9}|{name:.2}|{name!r:>8}|{'tab	':!<6}")
print(f"{n=} {n = } {name=} {name=!s} {pi=:.1f} {n+1=} {d=}")
w, p = 10, 3
print(f"{pi:{w}.{p}f}|{name:{'*'}^{w}}|{n:{'0'}{w}}")
print(f"{{literal}} {{{n}}} {'{'}{n}{'}'}" "{n}" rf"\d{n}" f"\t|")
print(f"{(lambda x: x * 2)(4)} {[i for i in range(3)]} {'yes' if n else 'no'} {n if n > 50 else 'small'}")
print(f"""multi {
    n
} line
{name}""")
print(f"{True} {None} {(1,)} {'é'!a} {f'in {n}'} {(lambda: 3)()} {'a' 'b'}")
class P:
    def __format__(self, s): return f"P[{s}]"
    def __repr__(self): return "P()"
print(f"{P()} {P():a b} {P()!r} {P()!s:>5}")
for f in (lambda: f"{n:z}", lambda: f"{name:d}", lambda: f"{[]:>3}", lambda: f"{missing}", lambda: f"{n:10.2}"):
    try:
        print(f())
    except (ValueError, TypeError, NameError) as e:
        print(type(e).__name__, e)
