# A line protocol with an incremental parser: send generator, enums, byte buffers.
import enum
import json


class Kind(enum.IntEnum):
    PING = 1
    TEXT = 2
    JSON = 3
    CLOSE = 255

    @property
    def has_body(self):
        return self in (Kind.TEXT, Kind.JSON)


class ProtocolError(Exception):
    def __init__(self, msg, *, at):
        super().__init__(msg)
        self.at = at

    def __str__(self):
        return f"{super().__str__()} at byte {self.at}"


def encode(kind, body=None):
    if kind is Kind.JSON:
        body = json.dumps(body, separators=(",", ":")).encode()
    elif isinstance(body, str):
        body = body.encode()
    data = body or b""
    return bytes([kind]) + len(data).to_bytes(2, "big") + data + bytes([sum(data) % 256])


def parser():
    buf = bytearray()
    out = []
    at = 0

    def need(n):
        nonlocal at
        while len(buf) < n:
            chunk = yield out[:]
            out.clear()
            if chunk is None:
                raise ProtocolError(f"{len(buf)} of {n} bytes", at=at)
            buf.extend(chunk)
        got = bytes(buf[:n])
        del buf[:n]
        at += n
        return got

    while True:
        head = yield from need(3)
        try:
            kind = Kind(head[0])
        except ValueError as e:
            raise ProtocolError(str(e), at=at - 3) from e
        body = yield from need(int.from_bytes(head[1:], "big"))
        (check,) = yield from need(1)
        if check != sum(body) & 255:
            raise ProtocolError(f"checksum {check:#04x} for {body!r}", at=at)
        match kind:
            case Kind.TEXT:
                out.append(body.decode())
            case Kind.JSON:
                out.append(json.loads(body))
            case Kind.CLOSE:
                return out
            case _:
                out.append(kind)


wire = encode(Kind.PING) + encode(Kind.TEXT, "héllo") + encode(Kind.JSON, {"a": [1, None]}) + encode(Kind.TEXT, "")
print(wire, len(wire), wire.hex(" ", 4))
for size in (1, 7, 100):
    p = parser()
    next(p)
    got = []
    for i in range(0, len(wire), size):
        got += p.send(wire[i:i + size])
    try:
        p.send(encode(Kind.CLOSE))
    except StopIteration as e:
        print(size, got, e.value)
for bad in (b"\x09\x00\x00\x00", b"\x02\x00\x01ab", b"\x02\x00\x01\xff\xff", b"\x03\x00\x01{{", None):
    p = parser()
    next(p)
    try:
        print(p.send(bad))
    except (ProtocolError, ValueError) as e:
        print(type(e).__name__, e, "|", repr(e.__cause__))
p = parser()
next(p)
print(p.send(b"\x02\x00"), [k.name for k in Kind if k.has_body], Kind(255), Kind.PING + 1, bytes([Kind.CLOSE]), encode(Kind.TEXT, "x" * 3)[-1])
for f in (lambda: encode(Kind.TEXT, 5), lambda: encode(Kind.TEXT, "x" * 70000), lambda: encode(Kind.JSON, {1, 2}), lambda: encode(300), lambda: Kind(7), lambda: encode("x"), lambda: encode(Kind.TEXT, [1]), lambda: p.send("text")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
p = parser()
next(p)
p.send(b"\x01")
p.send(None)
