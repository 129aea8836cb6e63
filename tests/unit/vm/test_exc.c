/* Exceptions: the classes, groups, and the text of an uncaught one.
 * The expected texts were printed by CPython 3.11.7. */
#include "support/test.h"
#include "support/vm_run.h"

static void classes_have_their_attributes(void **state)
{
    (void)state;
    assert_runs(
        "import sys\n"
        "def p(e): print(type(e).__name__, repr(e), str(e), e.args)\n"
        "for e in (ValueError(), ValueError('a'), ValueError('a', 1), KeyError('k'), KeyError(), KeyError(1, 2), OSError(2, 'No'), OSError(2, 'No', 'f'), OSError('x'), StopIteration(3), SystemExit(3), SystemExit(), SystemExit(1, 2), ImportError('m', name='n', path='p'), AttributeError('a', name='n', obj=1), NameError('x', name='q'), UnicodeDecodeError('utf8', b'\\xff', 0, 1, 'bad'), UnicodeDecodeError('utf8', b'\\xff\\xfe', 0, 2, 'bad'), UnicodeEncodeError('ascii', 'é', 0, 1, 'bad'), SyntaxError('msg', ('f.py', 3, 4, 'text')), ExceptionGroup('g', [ValueError(1), TypeError(2)]), BaseExceptionGroup('g', [KeyboardInterrupt()]), BaseExceptionGroup('g', [ValueError(1)]), PermissionError(13, 'x'), TimeoutError(), ConnectionError('q')):\n"
        "    p(e)\n"
        "e = OSError(2, 'No', 'f'); print(e.errno, e.strerror, e.filename, e.filename2)\n"
        "print(StopIteration(3).value, SystemExit(3).code, SystemExit(1, 2).code, ImportError('m', name='n').name, NameError('x', name='q').name, AttributeError('a').name)\n"
        "try: ValueError(x=1)\n"
        "except TypeError as e: print(e)\n"
        "try: NameError(x=1)\n"
        "except TypeError as e: print(e)\n"
        "try:\n"
        "    try: 1/0\n"
        "    except ZeroDivisionError as e: raise ValueError('v') from e\n"
        "except ValueError as e:\n"
        "    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)\n"
        "try:\n"
        "    try: 1/0\n"
        "    except ZeroDivisionError: {}['x']\n"
        "except KeyError as e:\n"
        "    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)\n"
        "    tb = e.__traceback__; print(tb.tb_lineno, tb.tb_next)\n"
        "e = ValueError(1); print(hasattr(e, '__notes__')); e.add_note('n1'); e.add_note('n2'); print(e.__notes__)\n"
        "try: e.add_note(1)\n"
        "except TypeError as x: print(x)\n"
        "for bad in (lambda: ExceptionGroup('a', []), lambda: ExceptionGroup('a', [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup('a', [KeyboardInterrupt()]), lambda: ExceptionGroup('a'), lambda: ExceptionGroup('a', 1)):\n"
        "    try: bad()\n"
        "    except Exception as x: print(type(x).__name__, x)\n"
        "g = ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [TypeError(2), ValueError(3)]), OSError(4)])\n"
        "print(g.split(ValueError)); print(g.subgroup(lambda e: isinstance(e, OSError))); print(g.split((TypeError, OSError))); print(g.subgroup(KeyError)); print(g.message, g.exceptions)\n"
        "print(isinstance(g, Exception))\n"
        "try: raise g\n"
        "except* ValueError as eg: print('V', repr(eg))\n"
        "except* TypeError as eg: print('T', repr(eg))\n"
        "except* OSError as eg: print('O', repr(eg))\n"
        "try:\n"
        "    try: raise g\n"
        "    except* ValueError: pass\n"
        "except ExceptionGroup as e: print(repr(e))\n"
        "class EG(ExceptionGroup):\n"
        "    def derive(self, excs): return EG(self.message, excs)\n"
        "print(repr(EG('x', [ValueError(1), TypeError(2)]).split(ValueError)))\n"
        "try: raise 1\n"
        "except TypeError as e: print(e)\n"
        "try: raise ValueError from 1\n"
        "except TypeError as e: print(e)\n"
        "try: raise int\n"
        "except TypeError as e: print(e)\n"
        "try: raise\n"
        "except RuntimeError as e: print(e)\n"
        "try:\n"
        "    try: 1\n"
        "    except 5: pass\n"
        "    1/0\n"
        "except ZeroDivisionError as e: print('zd')\n"
        "try:\n"
        "    try: 1/0\n"
        "    except 5: pass\n"
        "except TypeError as e: print(e, repr(e.__context__))\n"
        "class ME(Exception):\n"
        "    def __str__(self): return 'me!'\n"
        "print(ME(1), repr(ME(1)))\n"
        "def f():\n"
        "    try: return 1\n"
        "    finally: print('fin')\n"
        "f()\n"
        "try:\n"
        "    try: raise ValueError(1)\n"
        "    finally: raise TypeError(2)\n"
        "except TypeError as e: print(repr(e.__context__))\n"
        "e = ValueError(1).with_traceback(None); print(e.__traceback__)\n"
        "print(FileNotFoundError.__mro__, issubclass(TimeoutError, OSError), IOError is OSError)\n"
        "print(type(OSError(11, 'x')), type(OSError(32, 'x')), type(OSError(999, 'x')))\n",
        "ValueError ValueError()  ()\n"
        "ValueError ValueError('a') a ('a',)\n"
        "ValueError ValueError('a', 1) ('a', 1) ('a', 1)\n"
        "KeyError KeyError('k') 'k' ('k',)\n"
        "KeyError KeyError()  ()\n"
        "KeyError KeyError(1, 2) (1, 2) (1, 2)\n"
        "FileNotFoundError FileNotFoundError(2, 'No') [Errno 2] No (2, 'No')\n"
        "FileNotFoundError FileNotFoundError(2, 'No') [Errno 2] No: 'f' (2, 'No')\n"
        "OSError OSError('x') x ('x',)\n"
        "StopIteration StopIteration(3) 3 (3,)\n"
        "SystemExit SystemExit(3) 3 (3,)\n"
        "SystemExit SystemExit()  ()\n"
        "SystemExit SystemExit(1, 2) (1, 2) (1, 2)\n"
        "ImportError ImportError('m') m ('m',)\n"
        "AttributeError AttributeError('a') a ('a',)\n"
        "NameError NameError('x') x ('x',)\n"
        "UnicodeDecodeError UnicodeDecodeError('utf8', b'\\xff', 0, 1, 'bad') 'utf8' codec can't decode byte 0xff in position 0: bad ('utf8', b'\\xff', 0, 1, 'bad')\n"
        "UnicodeDecodeError UnicodeDecodeError('utf8', b'\\xff\\xfe', 0, 2, 'bad') 'utf8' codec can't decode bytes in position 0-1: bad ('utf8', b'\\xff\\xfe', 0, 2, 'bad')\n"
        "UnicodeEncodeError UnicodeEncodeError('ascii', 'é', 0, 1, 'bad') 'ascii' codec can't encode character '\\xe9' in position 0: bad ('ascii', 'é', 0, 1, 'bad')\n"
        "SyntaxError SyntaxError('msg', ('f.py', 3, 4, 'text')) msg (f.py, line 3) ('msg', ('f.py', 3, 4, 'text'))\n"
        "ExceptionGroup ExceptionGroup('g', [ValueError(1), TypeError(2)]) g (2 sub-exceptions) ('g', [ValueError(1), TypeError(2)])\n"
        "BaseExceptionGroup BaseExceptionGroup('g', [KeyboardInterrupt()]) g (1 sub-exception) ('g', [KeyboardInterrupt()])\n"
        "ExceptionGroup ExceptionGroup('g', [ValueError(1)]) g (1 sub-exception) ('g', [ValueError(1)])\n"
        "PermissionError PermissionError(13, 'x') [Errno 13] x (13, 'x')\n"
        "TimeoutError TimeoutError()  ()\n"
        "ConnectionError ConnectionError('q') q ('q',)\n"
        "2 No f None\n"
        "3 3 (1, 2) n q None\n"
        "ValueError() takes no keyword arguments\n"
        "'x' is an invalid keyword argument for NameError()\n"
        "ZeroDivisionError('division by zero') ZeroDivisionError('division by zero') True\n"
        "None ZeroDivisionError('division by zero') False\n"
        "18 None\n"
        "False\n"
        "['n1', 'n2']\n"
        "note must be a str, not 'int'\n"
        "ValueError second argument (exceptions) must be a non-empty sequence\n"
        "ValueError Item 0 of second argument (exceptions) is not an exception\n"
        "TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int\n"
        "TypeError Cannot nest BaseExceptions in an ExceptionGroup\n"
        "TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)\n"
        "TypeError second argument (exceptions) must be a sequence\n"
        "(ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(3)])]), ExceptionGroup('g', [ExceptionGroup('h', [TypeError(2)]), OSError(4)]))\n"
        "g (1 sub-exception)\n"
        "(ExceptionGroup('g', [ExceptionGroup('h', [TypeError(2)]), OSError(4)]), ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(3)])]))\n"
        "None\n"
        "g (ValueError(1), ExceptionGroup('h', [TypeError(2), ValueError(3)]), OSError(4))\n"
        "True\n"
        "V ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(3)])])\n"
        "T ExceptionGroup('g', [ExceptionGroup('h', [TypeError(2)])])\n"
        "O ExceptionGroup('g', [OSError(4)])\n"
        "ExceptionGroup('g', [ExceptionGroup('h', [TypeError(2)]), OSError(4)])\n"
        "(EG('x', [ValueError(1)]), EG('x', [TypeError(2)]))\n"
        "exceptions must derive from BaseException\n"
        "exception causes must derive from BaseException\n"
        "exceptions must derive from BaseException\n"
        "No active exception to reraise\n"
        "zd\n"
        "catching classes that do not inherit from BaseException is not allowed ZeroDivisionError('division by zero')\n"
        "me! ME(1)\n"
        "fin\n"
        "ValueError(1)\n"
        "None\n"
        "(<class 'FileNotFoundError'>, <class 'OSError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) True True\n"
        "<class 'BlockingIOError'> <class 'BrokenPipeError'> <class 'OSError'>\n",
        "", 0);
}

static void repeated_lines_are_counted(void **state)
{
    (void)state;
    assert_runs(
        "def f(n):\n"
        "    if n == 0: raise ValueError('deep')\n"
        "    return f(n - 1)\n"
        "f(30)\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 4, in <module>\n"
        "    f(30)\n"
        "  File \"t.py\", line 3, in f\n"
        "    return f(n - 1)\n"
        "           ^^^^^^^^\n"
        "  File \"t.py\", line 3, in f\n"
        "    return f(n - 1)\n"
        "           ^^^^^^^^\n"
        "  File \"t.py\", line 3, in f\n"
        "    return f(n - 1)\n"
        "           ^^^^^^^^\n"
        "  [Previous line repeated 27 more times]\n"
        "  File \"t.py\", line 2, in f\n"
        "    if n == 0: raise ValueError('deep')\n"
        "               ^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "ValueError: deep\n", 1);
}

static void contexts_and_causes_are_told(void **state)
{
    (void)state;
    assert_runs(
        "try:\n"
        "    try: 1/0\n"
        "    except ZeroDivisionError as e: raise ValueError('v') from e\n"
        "except ValueError:\n"
        "    [][1]\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 2, in <module>\n"
        "    try: 1/0\n"
        "         ~^~\n"
        "ZeroDivisionError: division by zero\n"
        "\n"
        "The above exception was the direct cause of the following exception:\n"
        "\n"
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 3, in <module>\n"
        "    except ZeroDivisionError as e: raise ValueError('v') from e\n"
        "                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "ValueError: v\n"
        "\n"
        "During handling of the above exception, another exception occurred:\n"
        "\n"
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 5, in <module>\n"
        "    [][1]\n"
        "    ~~^^^\n"
        "IndexError: list index out of range\n", 1);
}

static void groups_are_drawn_as_boxes(void **state)
{
    (void)state;
    assert_runs(
        "def mk(x):\n"
        "    try: raise x\n"
        "    except Exception as e: return e\n"
        "def inner():\n"
        "    try: raise KeyError('k')\n"
        "    except KeyError: raise ValueError('in ctx\\nline2')\n"
        "try: inner()\n"
        "except ValueError as e: ve = e\n"
        "ve.add_note('note 1\\nnote 1b'); ve.add_note('note 2')\n"
        "g = ExceptionGroup('sub', [TypeError('t'), mk(OSError(2, 'No', 'f'))])\n"
        "raise ExceptionGroup('top', [ve, g, mk(AttributeError('zz'))]) from mk(RuntimeError('cause'))\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 2, in mk\n"
        "    try: raise x\n"
        "         ^^^^^^^\n"
        "RuntimeError: cause\n"
        "\n"
        "The above exception was the direct cause of the following exception:\n"
        "\n"
        "  + Exception Group Traceback (most recent call last):\n"
        "  |   File \"t.py\", line 11, in <module>\n"
        "  |     raise ExceptionGroup('top', [ve, g, mk(AttributeError('zz'))]) from mk(RuntimeError('cause'))\n"
        "  | ExceptionGroup: top (3 sub-exceptions)\n"
        "  +-+---------------- 1 ----------------\n"
        "    | Traceback (most recent call last):\n"
        "    |   File \"t.py\", line 5, in inner\n"
        "    |     try: raise KeyError('k')\n"
        "    |          ^^^^^^^^^^^^^^^^^^^\n"
        "    | KeyError: 'k'\n"
        "    | \n"
        "    | During handling of the above exception, another exception occurred:\n"
        "    | \n"
        "    | Traceback (most recent call last):\n"
        "    |   File \"t.py\", line 7, in <module>\n"
        "    |     try: inner()\n"
        "    |          ^^^^^^^\n"
        "    |   File \"t.py\", line 6, in inner\n"
        "    |     except KeyError: raise ValueError('in ctx\\nline2')\n"
        "    |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "    | ValueError: in ctx\n"
        "line2\n"
        "    | note 1\n"
        "    | note 1b\n"
        "    | note 2\n"
        "    +---------------- 2 ----------------\n"
        "    | ExceptionGroup: sub (2 sub-exceptions)\n"
        "    +-+---------------- 1 ----------------\n"
        "      | TypeError: t\n"
        "      +---------------- 2 ----------------\n"
        "      | Traceback (most recent call last):\n"
        "      |   File \"t.py\", line 2, in mk\n"
        "      |     try: raise x\n"
        "      |          ^^^^^^^\n"
        "      | FileNotFoundError: [Errno 2] No: 'f'\n"
        "      +------------------------------------\n"
        "    +---------------- 3 ----------------\n"
        "    | Traceback (most recent call last):\n"
        "    |   File \"t.py\", line 2, in mk\n"
        "    |     try: raise x\n"
        "    |          ^^^^^^^\n"
        "    | AttributeError: zz\n"
        "    +------------------------------------\n", 1);
}

static void wide_groups_are_cut(void **state)
{
    (void)state;
    assert_runs(
        "raise ExceptionGroup('many', [ValueError(i) for i in range(20)])\n",
        "",
        "  + Exception Group Traceback (most recent call last):\n"
        "  |   File \"t.py\", line 1, in <module>\n"
        "  |     raise ExceptionGroup('many', [ValueError(i) for i in range(20)])\n"
        "  | ExceptionGroup: many (20 sub-exceptions)\n"
        "  +-+---------------- 1 ----------------\n"
        "    | ValueError: 0\n"
        "    +---------------- 2 ----------------\n"
        "    | ValueError: 1\n"
        "    +---------------- 3 ----------------\n"
        "    | ValueError: 2\n"
        "    +---------------- 4 ----------------\n"
        "    | ValueError: 3\n"
        "    +---------------- 5 ----------------\n"
        "    | ValueError: 4\n"
        "    +---------------- 6 ----------------\n"
        "    | ValueError: 5\n"
        "    +---------------- 7 ----------------\n"
        "    | ValueError: 6\n"
        "    +---------------- 8 ----------------\n"
        "    | ValueError: 7\n"
        "    +---------------- 9 ----------------\n"
        "    | ValueError: 8\n"
        "    +---------------- 10 ----------------\n"
        "    | ValueError: 9\n"
        "    +---------------- 11 ----------------\n"
        "    | ValueError: 10\n"
        "    +---------------- 12 ----------------\n"
        "    | ValueError: 11\n"
        "    +---------------- 13 ----------------\n"
        "    | ValueError: 12\n"
        "    +---------------- 14 ----------------\n"
        "    | ValueError: 13\n"
        "    +---------------- 15 ----------------\n"
        "    | ValueError: 14\n"
        "    +---------------- ... ----------------\n"
        "    | and 5 more exceptions\n"
        "    +------------------------------------\n", 1);
}

static void deep_groups_are_cut(void **state)
{
    (void)state;
    assert_runs(
        "g = ExceptionGroup('0', [ValueError(1)])\n"
        "for i in range(12): g = ExceptionGroup(str(i + 1), [g])\n"
        "raise g\n",
        "",
        "  + Exception Group Traceback (most recent call last):\n"
        "  |   File \"t.py\", line 3, in <module>\n"
        "  |     raise g\n"
        "  | ExceptionGroup: 12 (1 sub-exception)\n"
        "  +-+---------------- 1 ----------------\n"
        "    | ExceptionGroup: 11 (1 sub-exception)\n"
        "    +-+---------------- 1 ----------------\n"
        "      | ExceptionGroup: 10 (1 sub-exception)\n"
        "      +-+---------------- 1 ----------------\n"
        "        | ExceptionGroup: 9 (1 sub-exception)\n"
        "        +-+---------------- 1 ----------------\n"
        "          | ExceptionGroup: 8 (1 sub-exception)\n"
        "          +-+---------------- 1 ----------------\n"
        "            | ExceptionGroup: 7 (1 sub-exception)\n"
        "            +-+---------------- 1 ----------------\n"
        "              | ExceptionGroup: 6 (1 sub-exception)\n"
        "              +-+---------------- 1 ----------------\n"
        "                | ExceptionGroup: 5 (1 sub-exception)\n"
        "                +-+---------------- 1 ----------------\n"
        "                  | ExceptionGroup: 4 (1 sub-exception)\n"
        "                  +-+---------------- 1 ----------------\n"
        "                    | ExceptionGroup: 3 (1 sub-exception)\n"
        "                    +-+---------------- 1 ----------------\n"
        "                      | ... (max_group_depth is 10)\n"
        "                      +------------------------------------\n", 1);
}

static void attributes_are_suggested(void **state)
{
    (void)state;
    assert_runs(
        "class Foo:\n"
        "    blue = 1\n"
        "    def method(self): return self.bleu\n"
        "Foo().method()\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 4, in <module>\n"
        "    Foo().method()\n"
        "  File \"t.py\", line 3, in method\n"
        "    def method(self): return self.bleu\n"
        "                             ^^^^^^^^^\n"
        "AttributeError: 'Foo' object has no attribute 'bleu'\n", 1);
}

static void locals_are_suggested(void **state)
{
    (void)state;
    assert_runs(
        "def g():\n"
        "    counter = 1\n"
        "    print(countre)\n"
        "g()\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 4, in <module>\n"
        "    g()\n"
        "  File \"t.py\", line 3, in g\n"
        "    print(countre)\n"
        "          ^^^^^^^\n"
        "NameError: name 'countre' is not defined. Did you mean: 'counter'?\n", 1);
}

static void builtins_are_suggested(void **state)
{
    (void)state;
    assert_runs(
        "prnt(\"x\")\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 1, in <module>\n"
        "    prnt(\"x\")\n"
        "    ^^^^\n"
        "NameError: name 'prnt' is not defined. Did you mean: 'print'?\n", 1);
}

static void notes_and_nested_names_are_shown(void **state)
{
    (void)state;
    assert_runs(
        "class MyErr(Exception): pass\n"
        "class Out:\n"
        "    class In(Exception):\n"
        "        def __str__(self): return ''\n"
        "def f(): raise Out.In('x')\n"
        "try: f()\n"
        "except Exception as e:\n"
        "    e.add_note('hello')\n"
        "    raise MyErr('a', 1)\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 6, in <module>\n"
        "    try: f()\n"
        "         ^^^\n"
        "  File \"t.py\", line 5, in f\n"
        "    def f(): raise Out.In('x')\n"
        "             ^^^^^^^^^^^^^^^^^\n"
        "Out.In\n"
        "hello\n"
        "\n"
        "During handling of the above exception, another exception occurred:\n"
        "\n"
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 9, in <module>\n"
        "    raise MyErr('a', 1)\n"
        "MyErr: ('a', 1)\n", 1);
}

static void a_failing_str_is_told(void **state)
{
    (void)state;
    assert_runs(
        "class Bad(Exception):\n"
        "    def __str__(self): raise ValueError\n"
        "raise Bad\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 3, in <module>\n"
        "    raise Bad\n"
        "Bad: <exception str() failed>\n", 1);
}

static void markers_stop_at_the_line_end(void **state)
{
    (void)state;
    assert_runs(
        "x = [1, 2]\n"
        "total = (x[0] +\n"
        "         x[1] +\n"
        "         x[2])\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 4, in <module>\n"
        "    x[2])\n"
        "    ~^^^\n"
        "IndexError: list index out of range\n", 1);
}

static void a_multi_line_call_is_marked(void **state)
{
    (void)state;
    assert_runs(
        "def a(): \n"
        "	return b(1,\n"
        "	    2)\n"
        "def b(*args):\n"
        "    return sum(args) / (len(args) - 2)\n"
        "a()\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 6, in <module>\n"
        "    a()\n"
        "  File \"t.py\", line 2, in a\n"
        "    return b(1,\n"
        "           ^^^^\n"
        "  File \"t.py\", line 5, in b\n"
        "    return sum(args) / (len(args) - 2)\n"
        "           ~~~~~~~~~~^~~~~~~~~~~~~~~~~\n"
        "ZeroDivisionError: division by zero\n", 1);
}

static void from_none_hides_the_context(void **state)
{
    (void)state;
    assert_runs(
        "def gen():\n"
        "    yield 1\n"
        "    raise ValueError('g')\n"
        "def use():\n"
        "    for x in gen(): print(x)\n"
        "class C:\n"
        "    @property\n"
        "    def p(self): return self.q.r\n"
        "    def __init__(self): self.q = None\n"
        "try: use()\n"
        "except ValueError as e:\n"
        "    try: C().p\n"
        "    except AttributeError as e2:\n"
        "        raise RuntimeError('both') from None\n",
        "1\n",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 14, in <module>\n"
        "    raise RuntimeError('both') from None\n"
        "RuntimeError: both\n", 1);
}

static void recursion_ends_in_an_error(void **state)
{
    (void)state;
    assert_runs(
        "def rec(): return rec()\n"
        "rec()\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 2, in <module>\n"
        "    rec()\n"
        "  File \"t.py\", line 1, in rec\n"
        "    def rec(): return rec()\n"
        "                      ^^^^^\n"
        "  File \"t.py\", line 1, in rec\n"
        "    def rec(): return rec()\n"
        "                      ^^^^^\n"
        "  File \"t.py\", line 1, in rec\n"
        "    def rec(): return rec()\n"
        "                      ^^^^^\n"
        "  [Previous line repeated 996 more times]\n"
        "RecursionError: maximum recursion depth exceeded\n", 1);
}

static void operators_are_pointed_at(void **state)
{
    (void)state;
    assert_runs(
        "x = (1 +\n"
        "     (2 * 3) / 0 + 1)\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 2, in <module>\n"
        "    (2 * 3) / 0 + 1)\n"
        "    ~~~~~~~~^~~\n"
        "ZeroDivisionError: division by zero\n", 1);
}

static void subscripts_are_pointed_at(void **state)
{
    (void)state;
    assert_runs(
        "if 1:\n"
        "  [[1]][0] [5]\n",
        "",
        "Traceback (most recent call last):\n"
        "  File \"t.py\", line 2, in <module>\n"
        "    [[1]][0] [5]\n"
        "    ~~~~~~~~~^^^\n"
        "IndexError: list index out of range\n", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_have_their_attributes),
        cmocka_unit_test(repeated_lines_are_counted),
        cmocka_unit_test(contexts_and_causes_are_told),
        cmocka_unit_test(groups_are_drawn_as_boxes),
        cmocka_unit_test(wide_groups_are_cut),
        cmocka_unit_test(deep_groups_are_cut),
        cmocka_unit_test(attributes_are_suggested),
        cmocka_unit_test(locals_are_suggested),
        cmocka_unit_test(builtins_are_suggested),
        cmocka_unit_test(notes_and_nested_names_are_shown),
        cmocka_unit_test(a_failing_str_is_told),
        cmocka_unit_test(markers_stop_at_the_line_end),
        cmocka_unit_test(a_multi_line_call_is_marked),
        cmocka_unit_test(from_none_hides_the_context),
        cmocka_unit_test(recursion_ends_in_an_error),
        cmocka_unit_test(operators_are_pointed_at),
        cmocka_unit_test(subscripts_are_pointed_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
