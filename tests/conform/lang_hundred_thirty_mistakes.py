# Too many, too few, of the wrong kind.
def pair():
    return 1, 2


def t0():
    a, b = 1, 2, 3

def t1():
    a, b, c = pair()

def t2():
    a, *b = []

def t3():
    a, b = 5

def t4():
    a, b = "xyz"

def t5():
    (a, b), c = 1, 2

def t6():
    *a, b = {}

def t7():
    a, b = {1: 2, 3: 4}.items(); print(a, b)

def t8():
    a, b = {"k": 1, "j": 2}; print(a, b)

def t9():
    for i, j in [1, 2]: pass

def t10():
    for i, j in enumerate("ab"): print(i, j)

def t11():
    for i, j in {"k": 1}: pass

def t12():
    [a, b] = map(int, "12"); print(a, b)

def t13():
    a, b = None

def t14():
    print(*5)

def t15():
    print(**{1: 2})

def t16():
    print(*[1], **[2])

def t17():
    f = lambda a, b: a; f(*"abc")

def t18():
    f = lambda a, b: a; f(*[1], **{"a": 2})

def t19():
    f = lambda **k: k; f(**{"a": 1}, **{"a": 2})

def t20():
    {**[1]}

def t21():
    [*None]

def t22():
    x = (1, 2); x[0] = 5

def t23():
    a, (b, *c), d = 1, "hey", 2; print(a, b, c, d)

def t24():
    a = b, c = 1, 2; print(a, b, c)

def t25():
    first, second = input_missing

def t26():
    x, y = [y for y in range(3)]

def t27():
    dict([1, 2])

def t28():
    dict([(1, 2, 3)])

def t29():
    dict(["ab", "cd"])["a"]; print(dict(["ab", "cd"]))

def t30():
    a, b = iter([1])

def t31():
    (a), b = (1,), ; print(a, b)

def t32():
    a, b = range(2); print(a, b)

def t33():
    a, b = 1.5

def t34():
    max()

def t35():
    max(1)

def t36():
    max([])

def t37():
    sum("ab")

def t38():
    sorted(1)

def t39():
    int("1", "2")

def t40():
    "a".join([1])

def t41():
    "".join(5)

def t42():
    [].append()

def t43():
    [].append(1, 2)

def t44():
    {}.update(1)

def t45():
    {}.get()

def t46():
    len(1, 2)

def t47():
    len()

def t48():
    range()

def t49():
    range(1.0)

def t50():
    isinstance(1, "int")

def t51():
    zip(1)

def t52():
    open()

def t53():
    print("a", seperator="")

def t54():
    "a" "b".upper(1)

def t55():
    enumerate()

def t56():
    abs("1")

def t57():
    ord("ab")

def t58():
    chr(-1)

def t59():
    sum(1)

def t60():
    sum([[1]])

def t61():
    round("1")

def t62():
    float("x")

def t63():
    int("1.5")

def t64():
    int(None)

def t65():
    [1][None]

def t66():
    "a"["b"]

def t67():
    "a" + 1

def t68():
    1 + "a"

def t69():
    [] + ()

def t70():
    None + 1

def t71():
    {} | []

def t72():
    {1} + {2}

def t73():
    -"a"

def t74():
    ~1.5

def t75():
    1 < "a"

def t76():
    [] < {}

def t77():
    None > 0

def t78():
    1 in 5

def t79():
    "a" in 5

def t80():
    5 in "a"

def t81():
    1()

def t82():
    "a"()

def t83():
    []()

def t84():
    None()

def t85():
    None.x

def t86():
    (1).x

def t87():
    "".foo

def t88():
    [].push

def t89():
    {}.has_key

def t90():
    len.x

def t91():
    int.foo

def t92():
    print.foo = 1

def t93():
    (1).real = 2

def t94():
    ""[0]

def t95():
    [][0]

def t96():
    {}["k"]

def t97():
    ().index(1)

def t98():
    [].index(1)

def t99():
    [].remove(1)

def t100():
    [].pop()

def t101():
    {}.pop(1)

def t102():
    set().pop()

def t103():
    {}.popitem()

def t104():
    set().remove(1)

def t105():
    "a".index("b")

def t106():
    "%d" % "a"

def t107():
    "%s %s" % 1

def t108():
    "%s" % (1, 2)

def t109():
    "%(a)s" % {}

def t110():
    "%q" % 1

def t111():
    "{} {}".format(1)

def t112():
    next(iter([]))

def t113():
    1 / 0

def t114():
    1 // 0

def t115():
    1 % 0

def t116():
    1.0 / 0

def t117():
    0 ** -1

def t118():
    divmod(1, 0)

def t119():
    1 << -1

def t120():
    2 ** 0.5; print((-8) ** 2)

def t121():
    bytes("a")

def t122():
    bytes([256])

def t123():
    b"a" + "a"

def t124():
    "a".encode("ascii").decode("utf-9")

def t125():
    "é".encode("ascii")

def t126():
    b"\xff".decode()

def t127():
    del x

def t128():
    del undefined_name

def t129():
    raise

def t130():
    raise 5

def t131():
    assert False, "no"

def t132():
    assert ()




for t in [t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15, t16, t17, t18, t19, t20, t21, t22, t23, t24, t25, t26, t27, t28, t29, t30, t31, t32, t33, t34, t35, t36, t37, t38, t39, t40, t41, t42, t43, t44, t45, t46, t47, t48, t49, t50, t51, t52, t53, t54, t55, t56, t57, t58, t59, t60, t61, t62, t63, t64, t65, t66, t67, t68, t69, t70, t71, t72, t73, t74, t75, t76, t77, t78, t79, t80, t81, t82, t83, t84, t85, t86, t87, t88, t89, t90, t91, t92, t93, t94, t95, t96, t97, t98, t99, t100, t101, t102, t103, t104, t105, t106, t107, t108, t109, t110, t111, t112, t113, t114, t115, t116, t117, t118, t119, t120, t121, t122, t123, t124, t125, t126, t127, t128, t129, t130, t131, t132]:
    try:
        t()
    except Exception as e:
        print(f"{t.__name__:<6} {type(e).__name__}: {e}")
