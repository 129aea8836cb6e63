# textwrap: wrap, fill, shorten, indent, dedent
import textwrap

text = "The quick brown fox jumps over the lazy dog, and then it runs away from an extraordinarily long-tailed hedgehog."
print(textwrap.fill(text, 30))
print(textwrap.wrap(text, 20)[:3], textwrap.wrap("", 5), textwrap.wrap("abcdefghij", 4), textwrap.wrap("abcdefghij x", 4, break_long_words=False))
print(textwrap.fill(text, width=40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, width=30), textwrap.shorten(text, 30, placeholder="…"), textwrap.shorten("short  text", 20))
print(textwrap.indent("a\n\n b\n", "> "), textwrap.indent("a\n\nb", "+ ", lambda line: True))
print(textwrap.dedent("""\
    first
      second

    third
"""), repr(textwrap.dedent("  a\n\t b\n")), repr(textwrap.dedent("   \n  x\n y")))
print(textwrap.wrap("tabs\tand\nnewlines  here", 12), textwrap.wrap("one two", 3, max_lines=1, placeholder="."))
