# A format of logging's is looked at when a Formatter is made of it.
import logging

FORMATS = {
    '%': ['x', '%(a)', '%(message)s', '%%(message)s', '', '%(message)5.3d',
          '%(m m)s', '%(a)s %(b).*f', '%(a).s'],
    '{': ['a', '{a.b}', '{message!r:>{w}}', '{message', '{0}', '{mess age}',
          '{message!x}', '{message:zz}', '{a[b].c}', '{a:*^+#010,.3f}'],
    '$': ['a', '$message', '${message}', '$$', '$', 'x $'],
}
for style, formats in FORMATS.items():
    for text in formats:
        try:
            logging.Formatter(text, style=style)
            print(style, repr(text), 'fits')
        except ValueError as error:
            print(style, repr(text), error)
logging.Formatter('anything', validate=False)
try:
    logging.basicConfig(format='$message')
except ValueError as error:
    print(error, logging.getLogger().handlers)
