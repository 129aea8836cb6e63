# Texts that hold a NUL are shown to their end
name = 'a\0b'
print(ascii(str(OSError(2, name))), ascii(str(OSError(name, name, name))))
print(ascii(str(UnicodeDecodeError('utf\0', b'ab', 0, 1, name))))
try:
    type('T', (), {}).__name__ = name
except ValueError as error:
    print(error)
