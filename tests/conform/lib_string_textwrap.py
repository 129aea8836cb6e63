# string constants and Template, textwrap.dedent
import string
import textwrap
print(string.ascii_letters, string.digits, string.punctuation, string.hexdigits, repr(string.whitespace), string.capwords("the end of it"))
print(string.Template("$who owes ${n}$$").substitute(who="Bob", n=3), string.Template("$a $b").safe_substitute(a=1))
print(textwrap.dedent("""\
    first
      second

    third"""))
print(textwrap.fill("the quick brown fox jumps over the lazy dog", 15), textwrap.indent("a\nb", "> "), textwrap.shorten("hello there world", 12), sep="\n")
try:
    string.Template("$x").substitute()
except KeyError as e:
    print(repr(e))
