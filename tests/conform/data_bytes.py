# bytes and bytearray
b = b"hello\x00\xff'"
print(b, b[0], b[1:3], len(b), list(b[:3]), b.hex(), bytes.fromhex("6869 21"), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), b"a" + b"b", b"ab" * 2)
print(b"a,b".split(b","), b"-".join([b"x", b"y"]), b"abc".find(b"c"), b"abc".upper(), b" x ".strip(), b"abc".replace(b"b", b"Z"), b"abc".startswith(b"a"), 97 in b"abc", b"bc" in b"abc", b"a" < b"b", b"a" == "a")
ba = bytearray(b"abc"); ba[0] = 122; ba.append(33); ba += b"??"; ba.extend(b"x"); del ba[1]; print(ba, bytes(ba), ba.decode(), len(ba), ba == b"zc!??x")
print(b"caf\xc3\xa9".decode(), "café".encode("latin-1"), b"\xff".decode("latin-1"), b"\xffa".decode("utf-8", "replace"), b"\xffa".decode("ascii", "ignore"), str(b"x", "ascii"), str(b"x"), repr(b'"'), b"\t\n\\")
print((1025).to_bytes(4, "big"), int.from_bytes(b"\x04\x01", "big"), b"%d-%s" % (3, b"x"), b"abc"[::-1], max(b"abc"), b"".join(bytes([i]) for i in range(4)), hash(b"") == hash(b""))
for f in (lambda: b"a" + "b", lambda: bytes([256]), lambda: b.__setitem__(0, 1), lambda: bytes("é"), lambda: b"\xff".decode(), lambda: bytes.fromhex("zz"), lambda: b"".index(b"q")):
    try:
        f()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
