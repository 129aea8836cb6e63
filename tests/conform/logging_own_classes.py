# Classes of the program's own in logging: what of theirs is called, and what
# happens at the program's end.
import json
import logging


class Fields(logging.Logger):
    def makeRecord(self, name, level, fn, lno, msg, args, exc_info,
                   func=None, extra=None, sinfo=None):
        record = super().makeRecord(name, level, fn, lno, msg, args, exc_info,
                                    func, extra, sinfo)
        record.shout = record.getMessage().upper()
        return record


class Kept(logging.Handler):
    def __init__(self, name):
        super().__init__()
        self.set = name
        self.lines = []

    def acquire(self):
        print(self.set, "acquire")
        super().acquire()

    def release(self):
        print(self.set, "release")
        super().release()

    def emit(self, record):
        self.lines.append(self.format(record))

    def flush(self):
        print(self.set, "flush", self.lines)

    def close(self):
        print(self.set, "close")
        super().close()


class Told(logging.StreamHandler):
    def flush(self):
        print("stream flush")
        super().flush()


logging.setLoggerClass(Fields)
log = logging.getLogger("app")
first, second = Kept("first"), Kept("second")
log.addHandler(second)
log.addHandler(first)
first.setFormatter(logging.Formatter("%(name)s %(shout)s %(user)s"))
log.warning("hello %s", "you", extra={"user": "me"})
try:
    log.warning("again", extra={"name": 1})
except KeyError as e:
    print(e)
print(logging.getLoggerClass().__name__, type(logging.getLogger("x")).__name__)
try:
    logging.setLoggerClass(int)
except TypeError as e:
    print(e)
told = Told()
log.addHandler(told)
log.error("to the stream", extra={"user": "me"})
print(told.setStream(told.stream))


class Decoder(json.JSONDecoder):
    def __init__(self, **asked):
        print(sorted(asked))
        super().__init__(object_hook=lambda d: list(d.items()), **asked)


class Encoder(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        print("iterencode", _one_shot)
        return super().iterencode(o, _one_shot)

    def default(self, o):
        return sorted(o)


print(json.loads('{"a": 1.5}', cls=Decoder, parse_float=str))
print(json.dumps([1, {3, 2}], cls=Encoder), json.dumps("a", cls=Encoder))
print("".join(Encoder(indent=1).iterencode({"a": [1, 2]})))
