# string.Template, constants, capwords and Formatter-like uses of format
import string

t = string.Template("$name owes ${amount}$$ to $who.")
print(t.substitute(name="Ann", amount=5, who="Bob"), t.substitute({"name": "A", "amount": 1, "who": "B"}, who="C"))
print(t.safe_substitute(name="Ann"), t.template)
for bad in (lambda: t.substitute(name="x"), lambda: string.Template("cost: $ 5").substitute(), lambda: string.Template("line\n ${a b}").substitute(a=1)):
    try:
        print(bad())
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.ascii_letters == string.ascii_lowercase + string.ascii_uppercase, string.capwords("the  quick brown-fox"), string.capwords("a,b,c", ","))
print("{0} {1} {0}".format("a", "b"), "{x.real} {y[0]} {y[1]!r:>5}".format(x=5, y=["p", "q"]), "{:{}}|{:>{w}}".format("a", 4, "b", w=3), "{{}}".format())
for fmt, args in (("{} {1}", (1, 2)), ("{2}", (1,)), ("{a}", ()), ("{", ()), ("}", ()), ("{0.x}", (1,)), ("{:d}", ("s",)), ("{!z}", (1,)), ("{0[}", (1,)), ("{:5.2x}", (7,))):
    try:
        print(fmt.format(*args))
    except (ValueError, IndexError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
